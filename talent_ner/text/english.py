"""The English words and word lists by which spaces are put back: shipped data, read once and only when needed."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from .headline_words import ORDINARY


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Ordinary words in lower case, inflected forms included: those of ``patterns/english.txt`` and of headlines."""
    lines = files("talent_ner.patterns").joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    return ORDINARY.union(*(line.split() for line in lines if not line.startswith("#")))


@lru_cache(maxsize=None)
def spacing_words(key: str) -> frozenset[str]:
    """One of the lists of ``patterns/spacing.json``."""
    data = json.loads(files("talent_ner.patterns").joinpath("spacing.json").read_text(encoding="utf-8"))
    return frozenset(data[key])


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Known first names in lower case: those of ``patterns/people.json``."""
    data = json.loads(files("talent_ner.patterns").joinpath("people.json").read_text(encoding="utf-8"))
    return frozenset(name for key in ("female", "male", "given") for name in data[key])
