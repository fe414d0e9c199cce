"""A company's purchases told in a row, each with its year: "bought Brimlow in 2014 and Tessel in 2016".

Parsers attach only the first of them to the verb. What goes on in the same way after it, name and year, is bought
too, and each year belongs to the name before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...syntax import tree
from ...syntax.engine import Binding
from ...syntax.mention import ORG, Mention
from ..draft import Page

_LISTING = frozenset({"investors_include", "participation", "counts_among_backers"})
_LEAD = 3  # words before the name in a place of the list: "affiliated funds of Osier"
_GAP = 6  # tokens between a year and the next name: "and the kiln firm"


def dated_series(first: Mention, page: Page) -> list[tuple[Mention, tuple[int, int]]]:
    """The organizations of the series that begins with a target, each with the token span of its date.

    Empty unless at least two of them follow each other, each with a date of its own.
    """
    found = list(_series(first, page))
    return found if len(found) > 1 else []


def _series(first: Mention, page: Page) -> Iterator[tuple[Mention, tuple[int, int]]]:
    mention: Mention | None = first
    while mention is not None:
        dated = _date_after(mention, page)
        if dated is None:
            return
        yield mention, dated
        mention = _next_name(dated[1], page)


def _date_after(mention: Mention, page: Page) -> tuple[int, int] | None:
    """The date that follows a name at once: "Tessel in 2016", "Tessel (2016)"."""
    opener = mention.end
    if opener >= len(page.doc) or page.doc[opener].lower_ not in ("in", "("):
        return None
    for date in page.dates:
        if date["start"] in (opener, opener + 1):
            closed = date["end"] < len(page.doc) and page.doc[date["end"]].text == ")"
            return date["start"], date["end"] + closed
    return None


def _next_name(start: int, page: Page) -> Mention | None:
    """The organization that a comma or "and" adds behind the date, in the same clause."""
    sentence_end = page.doc[start - 1].sent.end
    if start >= sentence_end or page.doc[start].lower_ not in (",", "and", ";"):
        return None
    for token in page.doc[start : min(start + _GAP, sentence_end)]:
        mention = page.index.covering(token.i)
        if mention is not None:
            return mention if mention.type == ORG and mention.form == "name" else None
        if token.pos_ in ("VERB", "AUX", "ADP"):
            return None
    return None


def more_buyers(binding: Binding, page: Page) -> Iterator[int]:
    """The further investors of a long list, where the parse loses its thread: each name that a comma sets off.

    Also those who come in with the leader: "led by Osier with Tamsin joining".
    """
    known = binding.slots.get("buyer", [])
    if binding.frame.id == "lead_round":
        beside = (page.index.at(token.i) for token in [*binding.roles.get("with", ()), *_joining(binding.trigger)])
        yield from (m.ref for m in beside if m is not None and m.ref is not None and m.type == ORG and m.form == "name")
    if binding.frame.id not in _LISTING or not known or known[-1].start < binding.trigger.i:
        return
    end = known[-1].end
    while (name := _next_place(end, page)) is not None:
        if name.ref is not None and all(m.ref != name.ref for m in known):
            yield name.ref
        end = _place_end(name, page)


def _joining(leading: Token) -> Iterator[Token]:
    """ "With Tamsin joining": who does what stands behind "with"."""
    for doing in leading.subtree:
        if doing.dep_ == "pcomp" and doing.head.lower_ == "with" and doing.lemma_ in _COMING_IN:
            yield from tree.children(doing, *tree.SUBJECTS)


_COMING_IN = frozenset("join participate pitch chip follow invest co-invest contribute".split())


def _next_place(at: int, page: Page) -> Mention | None:
    """The organization that the next place of the list names, or None if no place follows."""
    doc = page.doc
    if at >= len(doc) or doc[at].text != ",":
        return None
    at += 2 if at + 1 < len(doc) and doc[at + 1].lower_ in ("and", "&") else 1
    for token in doc[at : min(at + _LEAD + 1, len(doc))]:
        mention = page.index.covering(token.i)
        if mention is not None:
            return mention if mention.type == ORG and mention.form == "name" else None
        if token.is_sent_start or tree.is_finite(token) or token.is_punct:
            return None
    return None


def _place_end(name: Mention, page: Page) -> int:
    """Where a place of the list ends: at the comma after the name, past "(QIA)" and "through its fund"."""
    depth = 0
    for token in page.doc[name.end : min(name.end + 12, len(page.doc))]:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "," and depth == 0 or token.is_sent_start or tree.is_finite(token):
            return token.i
    return name.end
