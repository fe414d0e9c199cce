"""Stretches of time before a title: "until last month chief executive", "for the past nine years head of design"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree

_REACH = 5
_ENDING = frozenset({"until", "till"})
_OPENING = _ENDING | {"for", "since"}


def is_unit(token: Token) -> bool:
    """ "Years", "month": no part of a title, but in "a ten-year veteran"."""
    unit = token.lemma_.lower() in word_set("titles", "time_units")
    return unit and not (token.i > 0 and token.nbor(-1).text == "-")


def before_stretch(doc: Doc, i: int) -> tuple[int, bool]:
    """The token before a stretch of time that ends at a token, or that token, and whether the stretch is over.

    Args:
        doc: the parsed document.
        i: the token before a title's first word.
    """
    if i < 1 or not (is_unit(doc[i]) or doc[i].like_num or tree.is_time(doc[i])):
        return i, False
    for j in range(i - 1, max(i - 1 - _REACH, -1), -1):
        if doc[j + 1].is_sent_start:
            break
        if doc[j].lower_ in _OPENING:
            return j - 1, doc[j].lower_ in _ENDING
        if doc[j].pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"):
            break
    return i, False
