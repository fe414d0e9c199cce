"""Ties that lines tell which hold no sentence: a name, and below it a title and a house, or the outlet alone.

Contacts and speakers are given so ("Ann Li" / "Director of Sales, Acme Foods"), and reporters above their articles
("Ann Li" / "Elm County Register" / a date).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.layout import TextBlock
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ..draft import Page
from .posts import Employment

_HEAD = 12
"""Lines from the page's first in which the writer's name stands, at most."""
_LONGEST = 16
"""Tokens of a line that is no sentence, at most."""


def nameplates(page: Page) -> Iterator[Employment]:
    """The ties of such pairs of lines."""
    blocks = page.blocks
    for name, below, last in zip_longest(blocks, blocks[1:], blocks[2:]):
        person = _alone(page, name, PERSON) if below is not None else None
        if person is None or person.ref is None or not _is_plate(page, below):
            continue
        title = _title(page, below)
        if title is not None:
            alone = _is_all(page, title, below)
            house = _alone(page, last, ORG) if alone else _behind(page, title, below)
        else:
            house = _alone(page, below, ORG) if last is not None and last.kind in ("meta", "byline") else None
        if house is not None and house.ref is not None:
            role = title.data["text"] if title is not None else None
            yield Employment(person.ref, house.ref, role, True, person.start, house.end)
    yield from _under_masthead(page)


def _under_masthead(page: Page) -> Iterator[Employment]:
    """ "The Elm Gazette" on the page's first line, and "By Ann Li" on a line of its own above the article."""
    masthead = _alone(page, page.blocks[0], ORG) if page.blocks else None
    if masthead is None or masthead.ref is None:
        return
    for line in page.blocks[1:_HEAD]:
        writer = _alone(page, line, PERSON) if page.doc[line.start].lower_ == "by" else None
        if writer is not None and writer.ref is not None:
            yield Employment(writer.ref, masthead.ref, None, True, writer.start, writer.end)


def _words(page: Page, block: TextBlock) -> Iterator[int]:
    """The tokens of a line, but for what may stand around a name."""
    aside = word_set("titles", "honorifics") | word_set("titles", "degrees")
    tokens = page.doc[block.start : block.end]
    return (t.i for t in tokens if t.is_alpha and t.text not in aside and t.lower_ not in ("by", "the") or t.is_digit)


def _alone(page: Page, block: TextBlock | None, kind: str) -> Mention | None:
    """The name that makes up a line."""
    words = _words(page, block) if block is not None else iter(())
    first = next(words, None)
    named = page.index.covering(first) if first is not None else None
    if named is None or named.type != kind or named.form != "name":
        return None
    return named if all(named.start <= i < named.end for i in words) else None


def _is_plate(page: Page, block: TextBlock) -> bool:
    tokens = page.doc[block.start : block.end]
    return len(tokens) <= _LONGEST and tokens[-1].text not in (".", "!", "?") and not any(map(tree.is_finite, tokens))


def _title(page: Page, block: TextBlock) -> Mention | None:
    """The title that a line opens with and that no other name takes."""
    found = next(iter(page.index.between(block.start, block.end, ROLE)), None)
    opens = found is not None and found.form == "title" and found.start <= block.start + 1
    return found if opens and found is not None and not found.data["former"] else None


def _behind(page: Page, title: Mention, block: TextBlock) -> Mention | None:
    """The house that closes the line behind the title."""
    employer = title.data.get("employer")
    named = page.index.headed(employer, ORG) if employer is not None else None
    if named is None:
        after = [m for m in page.index.between(title.end, block.end, ORG) if m.form == "name"]
        named = after[0] if len(after) == 1 else None
    return named if named is not None and named.form == "name" and block.start <= named.start < block.end else None


def _is_all(page: Page, title: Mention, block: TextBlock) -> bool:
    return all(title.start <= i < title.end for i in _words(page, block))
