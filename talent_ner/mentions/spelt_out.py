"""Names that an acronym of the page spells out: "Grenada Investment and Export Corporation", where it has "GIEC" too.

The recogniser cuts long names of bodies at "and" and in other languages; their initials tell where they begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..syntax.columns import words
from .name_evidence import ORG, is_title

_ACRONYM = re.compile(r"[A-Z]{3,8}")
_LINKS = frozenset("& a an and at da de del der des di do du el et for in la las le les los of on the to y".split())
_KINDS = ("suffixes", "with_of", "boards", "foreign_heads")
_FEWEST = 3  # words with a capital, or of another language before the bracket


def spelt_out(doc: Doc) -> Iterator[Span]:
    """The bodies of a page whose initials are an acronym that stands there too, in brackets behind them or not."""
    by_initial: dict[str, list[str]] = {}
    for acronym in sorted({word for word in words(doc) if _ACRONYM.fullmatch(word)}):
        by_initial.setdefault(acronym[0], []).append(acronym)
    taken = 0
    for i, word in enumerate(words(doc)) if by_initial else ():
        if i < taken or _ACRONYM.fullmatch(word):
            continue
        for acronym in by_initial.get(word[0], ()):
            end = _end(doc, i, acronym)
            if end is not None and _names_body(doc[i:end]):
                taken = end
                yield Span(doc, i, end, label=ORG)
                break


def _end(doc: Doc, start: int, acronym: str) -> int | None:
    """Where the words end whose initials are the letters, each taken in turn; links have one of their own or none."""
    at, left = start, acronym
    while left:
        if at >= len(doc) or at > start and doc[at].is_sent_start:
            return None
        token = doc[at]
        fits = token.text[0].upper() == left[0] and token.is_alpha
        if token.lower_ in _LINKS and at > start:
            follows = at + 1 < len(doc) and doc[at + 1].text[0].upper() == left[0]
            left = left[1:] if fits and not follows else left
        elif not fits or token.text.isupper() and len(token) > 1:
            return None
        else:
            left = left[1:]
        at += 1
    own = [t for t in doc[start:at] if t.lower_ not in _LINKS]
    bracketed = doc[at : at + 2].text.startswith(f"({acronym}")
    if len(own) < _FEWEST or not bracketed and not all(t.text[0].isupper() for t in own):
        return None
    return at


def _names_body(span: Span) -> bool:
    """Whether a word says what kind of body this is, or the recogniser took a part for one; posts are none."""
    if any(is_title(t) and t.text not in word_set("organizations", "suffixes") for t in span):
        return False
    return any(_says_kind(t) for t in span) or any(t.ent_type_ == ORG for t in (span[0], span[-1]))


def _says_kind(token: Token) -> bool:
    return any(token.text in word_set("organizations", key) for key in _KINDS)
