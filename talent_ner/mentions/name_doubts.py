"""What speaks against a name that is on no list: technical words, file names, letters, things that look like people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from .name_evidence import ORG, OTHER, PERSON, is_title, organization_words

_LONG_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{2,6}$")
_FILE = re.compile(r"\.(?:[cm]?jsx?|tsx?|py|rs|go|rb|cpp|hpp|json|ya?ml|toml|md|txt|sh|html?|css|exe|dll|php|java)$|_")
_REACH = 7  # words behind a comma within which a description says what is named


def doubts(span: Span, given_names: Collection[str]) -> Iterator[tuple[str, float]]:
    """Evidence against a span as a person or an organization, by label; names on lists need not face it."""
    if len(span) == 1:
        if span.text in organization_words("technical") or len(span.text) == 1 or _FILE.search(span.text):
            yield OTHER, 9.0
    elif _no_person(span, given_names):
        yield PERSON, -4.0
    if _is_place(span):
        yield OTHER, 3.0
        yield ORG, -2.0


def _no_person(span: Span, given_names: Collection[str]) -> bool:
    """ "Magnetic Mask", "BBC Sport", "NDAA-ready cameras", "Beats USB"; not "RONALDO DIAZ" nor "Adam Bridge"."""
    first, named = span[0], span[0].lower_ in given_names
    if any(t.text in organization_words("technical") or _FILE.search(t.text) for t in span):
        return True
    if _LONG_ACRONYM.match(first.text) and not span.text.isupper() and not named:
        return not is_title(first)
    return span[-1].text in organization_words("things") and (not named or len(span) > 2)


def _is_place(span: Span) -> bool:
    """ "The strait of Osk", "Osk, a Beirut suburb", "Osk, the capital of Lund"."""
    doc = span.doc
    if span.start > 1 and doc[span.start - 1].lower_ == "of" and not span[0].is_sent_start:
        return doc[span.start - 2].lower_ in organization_words("place_nouns")
    if span.end + 1 >= len(doc) or doc[span.end].text != "," or doc[span.end + 1].lower_ not in ("a", "an", "the"):
        return False
    employers = organization_words("description_nouns")
    for word in doc[span.end + 1 : span.end + 1 + _REACH]:
        if word.text in (",", ".", ";") or word.pos_ == "VERB" or word.lower_ in employers:
            return False
        if _heads(word) and word.lower_ in organization_words("place_nouns"):
            return True
    return False


def _heads(word: Token) -> bool:
    """Not "a state agency", "the city's bank"."""
    return word.dep_ not in ("compound", "nmod", "amod", "poss")
