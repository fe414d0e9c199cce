"""How the name recogniser sees a word: as itself if the training texts know it, else by its spelling alone.

The stock embedding gives every unknown word rows of its own, drawn by hash: noise, which takes one invented company for
a person wherever it stands. Here all words outside the list share one row, so that letters and context decide.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy
from spacy.attrs import ORTH
from spacy.lang.lex_attrs import word_shape
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from ..lexicon.resources import model_path

_MAX_WORDS = 50_000  # words whose features are kept
_SPELLING: tuple[Callable[[str], str], ...] = (
    lambda word: word[:3].lower(),
    lambda word: word[-3:].lower(),
    lambda word: word[-4:].lower(),
    word_shape,
)


@lru_cache
def known_words() -> frozenset[str]:
    """The words, in lower case, that the recogniser learned as such."""
    return frozenset(model_path("names", "words.txt").read_text(encoding="utf-8").split())


@lru_cache(_MAX_WORDS)
def word_features(word: str) -> tuple[int, ...]:
    """The keys of a word: itself if it is known, three letters in front, three and four at the end, its shape."""
    lower = word.lower()
    known = lower in known_words() or not any(map(str.isalnum, lower))
    return (hash_string(lower if known else ""), *(hash_string(read(word)) for read in _SPELLING))


def word_reader() -> Model[list[Doc], list[Any]]:
    """A layer that gives for each document an array of the features of its words, one row a word."""
    return Model("word_features", _read)


def _read(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    rows = [[word_features(doc.vocab.strings[key]) for key in doc.to_array(ORTH).tolist()] for doc in docs]
    shape = (-1, 1 + len(_SPELLING))
    return [numpy.asarray(part, dtype=numpy.uint64).reshape(shape) for part in rows], lambda change: []


@registry.architectures("talent_ner.NameEmbedding.v1")
def name_embedding(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """The embedding layer.

    Args:
        width: the size of the vectors.
        rows: the rows of the tables for the word, its first three letters, its last three and four, and its shape.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=at, seed=8 + at, dropout=0.0) for at, size in enumerate(rows)
    ]
    mix = Maxout(nO=width, nI=width * len(rows), nP=3, dropout=0.0, normalize=True)
    return chain(word_reader(), list2ragged(), with_array(concatenate(*tables)), with_array(mix), ragged2list())
