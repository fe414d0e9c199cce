"""Terms that a release or a contract defines for itself: 'Acme Nickel Limited (ASX: ACN) ("Acme" or "the Company")'."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ..syntax.columns import places_of
from ..syntax.mention import ORG, Mention

_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_REACH = 14  # tokens between the opening bracket and the term
_TICKER = 8  # tokens of another bracket between the name and the definition


def defined_terms(doc: Doc, mentions: Iterable[Mention]) -> dict[str, int]:
    """For the capitalised noun of each defined term ("Company") the referent it stands for on the whole page."""
    names = {m.end: m.ref for m in mentions if m.type == ORG and m.form == "name" and m.ref is not None}
    found: dict[str, int] = {}
    for i in (mark - 1 for mark in places_of(doc, _QUOTES) if mark > 2):
        quoted = doc[i - 2].text in _QUOTES
        if quoted and doc[i].is_title and doc[i - 1].lower_ == "the":
            ref = _defined(doc, i, names)
            if ref is not None:
                found.setdefault(doc[i].text, ref)
    return found


def _defined(doc: Doc, i: int, names: dict[int, int]) -> int | None:
    """The organization named before the bracket that holds a token."""
    opening = next((j for j in range(i - 1, max(i - _REACH, 0), -1) if doc[j].text == "("), None)
    if opening is None:
        return None
    if opening in names:
        return names[opening]
    if doc[opening - 1].text != ")":
        return None
    ticker = next((j for j in range(opening - 2, max(opening - _TICKER, 0), -1) if doc[j].text == "("), None)
    return names.get(ticker) if ticker is not None else None
