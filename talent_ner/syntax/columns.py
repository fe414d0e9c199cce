"""A Doc's words and tags as columns, for rules that look through a whole page for a few of its tokens.

To make a Token and ask it for its word takes a tenth of a microsecond, and a page has thousands, which a hundred rules
go past. A column is read once a page, and a rule that looks for certain words only visits their places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from spacy.attrs import DEP, LEMMA, LOWER, ORTH, POS, TAG
from spacy.tokens import Doc, Token

from . import tree
from .reading import once_a_doc

# Strings by their hash, which is the same in every vocabulary; spaCy's own store never forgets one, either.
_STRINGS: dict[int, str] = {}


def _column(doc: Doc, attribute: int) -> list[str]:
    keys = doc.to_array(attribute).tolist()
    for key in set(keys):
        if key not in _STRINGS:
            _STRINGS[key] = doc.vocab.strings[key]
    return list(map(_STRINGS.__getitem__, keys))


@once_a_doc
def words(doc: Doc) -> list[str]:
    """The tokens' texts."""
    return _column(doc, ORTH)


@once_a_doc
def lower_words(doc: Doc) -> list[str]:
    """The tokens' texts in lower case."""
    return _column(doc, LOWER)


@once_a_doc
def lemmas(doc: Doc) -> list[str]:
    """The tokens' lemmas as the pipeline gives them; empty without a lemmatizer."""
    return _column(doc, LEMMA)


@once_a_doc
def tags(doc: Doc) -> list[str]:
    """The tokens' fine tags."""
    return _column(doc, TAG)


@once_a_doc
def parts_of_speech(doc: Doc) -> list[str]:
    """The tokens' universal parts of speech."""
    return _column(doc, POS)


@once_a_doc
def labels(doc: Doc) -> list[str]:
    """The tokens' dependency labels."""
    return _column(doc, DEP)


@once_a_doc
def _by_word(doc: Doc) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words(doc)):
        found[word].append(i)
    return found


@once_a_doc
def _by_form(doc: Doc) -> dict[str, list[int]]:
    """Places by lemma (as ``tree.base`` has it) and by form, in small letters."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, (form, lemma) in enumerate(zip(lower_words(doc), map(str.lower, lemmas(doc)))):
        found[form].append(i)
        if lemma != form:
            found[lemma].append(i)
    for form in tree.LED_TOGETHER & found.keys():
        found["co-lead"] += found[form]
    return found


def places_of(doc: Doc, texts: Set[str]) -> list[int]:
    """Where the tokens stand that read exactly as one of some texts."""
    index = _by_word(doc)
    return sorted(i for text in index.keys() & texts for i in index[text])


def places_with(doc: Doc, forms: Iterable[str]) -> list[int]:
    """Where the tokens stand whose lemma or form in small letters is one of some words."""
    index = _by_form(doc)
    known = index.keys() & forms if isinstance(forms, Set) else [form for form in forms if form in index]
    return sorted({i for form in known for i in index[form]})


def tokens_of(doc: Doc, texts: Set[str]) -> list[Token]:
    """The tokens of :func:`places_of`."""
    return [doc[i] for i in places_of(doc, texts)]


def tokens_with(doc: Doc, forms: Iterable[str]) -> list[Token]:
    """The tokens of :func:`places_with`."""
    return [doc[i] for i in places_with(doc, forms)]
