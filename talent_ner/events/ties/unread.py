"""Houses that stand at a title, but were read as no organization: whose title it is, the page's others do not tell."""

from __future__ import annotations

from ...mentions.referents import fold
from ...syntax.mention import ORG, PERSON
from ..draft import Page
from .posts import Untold

_REACH = 6
"""Words between "of" or "at" and the house's name at most: "at the Aarhus shipping group Norvik"."""
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})


def names_unread(title: Untold, page: Page) -> bool:
    """ "Ann Li, chief executive of Norvik Subsea": the house is named, though nothing else tells it for one.

    Not "chief executive Ann Li of Leeds", where a place follows, nor "met chief executive Ann Li at Norvik Subsea".
    """
    doc = page.doc
    last = page.index.covering(title.end - 1)
    links = ("of",) if last is not None and last.type == PERSON else ("of", "at")
    if title.end + 1 >= len(doc) or doc[title.end].lower_ not in links:
        return False
    for token in doc[title.end + 1 : title.end + 1 + _REACH]:
        if token.is_sent_start or token.is_punct or token.pos_ in ("VERB", "AUX", "PRON"):
            return False
        if token.text[:1].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in _PLACES:
            return True
    return False


def named_short(title: Untold, page: Page) -> int | None:
    """ "Norvik chief executive Ann Li" on a page about Norvik Subsea, whose name may be somebody's last as well."""
    before = page.index.covering(title.start - 1) if title.start else None
    if before is None or before.type != PERSON or before.ref == title.person or before.end - before.start > 1:
        return None
    word = fold(page.doc[before.start].text)
    named = {m.ref for m in page.index.mentions if m.type == ORG and m.form == "name" and m.ref is not None}
    houses = [ref for ref in named if fold(page.referents[ref].name.split()[0]) == word]
    return houses[0] if len(houses) == 1 else None
