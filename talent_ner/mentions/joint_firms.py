"""Firms called by two surnames, which the verb tells to be one: "Sallow and Mead has hired Ann Li"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from ..syntax.columns import tokens_with
from ..syntax.tree import SUBJECTS
from ..text.english import english_words
from .name_evidence import NAME_WORD, ORG, is_title

_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})


def joint_firms(doc: Doc, given_names: Collection[str]) -> Iterator[Span]:
    """The pairs of names that are the subject of a verb in the singular.

    Args:
        doc: the parsed document.
        given_names: known first names in lower case; two people would be told by those.
    """
    for link in tokens_with(doc, ("and",)):
        if 0 < link.i < len(doc) - 2 and _alone(doc, link.i) and _singular(doc[link.i + 2]):
            pair = (doc[link.i - 1], doc[link.i + 1])
            if all(_surname(t, given_names) for t in pair) and any(t.lower_ not in english_words() for t in pair):
                yield Span(doc, link.i - 1, link.i + 2, label=ORG)


def _alone(doc: Doc, link: int) -> bool:
    """Whether one capitalised word stands on either side, no longer name and no list, as the subject."""
    if doc[link - 1].dep_ not in SUBJECTS:
        return False
    before = doc[link - 2] if link > 1 and not doc[link - 1].is_sent_start else None
    return before is None or before.text != "," and not before.text[:1].isupper()


def _singular(token: Token) -> bool:
    """ "Has", "is", "was" or another verb's third person behind a subject of two."""
    return token.tag_ == "VBZ" or token.lower_ == "was"


def _surname(token: Token, given_names: Collection[str]) -> bool:
    known = token.tag_ == "NNP" or token.lower_ not in english_words()
    plain = known and bool(NAME_WORD.match(token.text)) and token.ent_type_ not in _PLACES
    return plain and token.lower_ not in given_names and not is_title(token)
