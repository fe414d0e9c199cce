"""Notices without a verb: "Ann Li to chief curator, Elm Museum, Leeds", "Bo Chen to Board of Trustees, Elm Museum"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ..draft import Page

_SEATS = {"Trustees": "trustee", "Directors": "director", "Governors": "governor"}


@dataclass(frozen=True, slots=True)
class Notice:
    """People given a post, or a seat on a board, of a house named behind it."""

    people: list[Mention]
    role: str
    seat: bool
    house: Mention
    start: int
    end: int


def notices(page: Page) -> Iterator[Notice]:
    """The notices of a page, in text order."""
    titles = {m.start: m for m in page.index.mentions if m.type == ROLE and m.form == "title"}
    for start in sorted({to.sent.start for to in page.tokens(["to"])}):
        sentence, first = page.doc[start].sent, page.index.covering(start)
        if first is not None and first.type == PERSON and not any(map(tree.is_finite, sentence)):
            yield from _read(page, sentence, titles)


def _read(page: Page, sentence: Span, titles: dict[int, Mention]) -> Iterator[Notice]:
    """Entries of one sentence; a house behind the last is that of all."""
    i, entries = sentence.start, []
    while (entry := _entry(page, i, sentence.end, titles)) is not None:
        entries.append(entry)
        i = entry[3] + (entry[3] < sentence.end and page.doc[entry[3]].lower_ in ("and", ";"))
    if not entries:
        return
    behind = page.index.between(entries[-1][3], sentence.end, ORG)
    house = next((m for m in behind if m.form == "name" and m.ref is not None), None)
    for people, role, seat, _ in entries:
        if house is not None:
            yield Notice(people, role, seat, house, sentence.start, sentence.end)


def _entry(page: Page, i: int, end: int, titles: dict[int, Mention]) -> tuple[list[Mention], str, bool, int] | None:
    """Names, "to" and a post or a board; and where they end."""
    doc, people = page.doc, []
    while i < end:
        named = page.index.covering(i)
        if named is not None and named.type == PERSON and named.form == "name" and named.start == i:
            people.append(named)
            i = named.end
        elif people and (doc[i].lower_ in (",", "and") or named is None and doc[i].is_title):
            i += 1  # a comma, or a name that was not recognised
        else:
            break
    if not people or i + 1 >= end or doc[i].lower_ != "to":
        return None
    i += 1 + (doc[i + 1].lower_ in ("the", "a", "an"))
    title = titles.get(i)
    if title is not None:
        return people, title.data["text"], False, title.end
    return _board(doc, people, i, end)


def _board(doc: Doc, people: list[Mention], i: int, end: int) -> tuple[list[Mention], str, bool, int] | None:
    """A seat on a "board of trustees"."""
    if doc[i : i + 2].text.lower() != "board of" or i + 2 >= end:
        return None
    members = doc[i + 2].text
    known = members.lower() in word_set("organizations", "board_members")
    return (people, _SEATS.get(members.title(), "member"), True, i + 3) if known else None
