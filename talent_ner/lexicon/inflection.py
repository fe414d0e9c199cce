"""The inflected forms of a lemma: the rules of the English lemmatizer, read backwards.

Rules and exceptions are those of spacy-lookups-data, which the pipeline's lemmatizer was built from; so every regular
form that it takes back to a lemma is among the forms given here. Forms that do not exist ("taked") do no harm.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

_KINDS = ("verb", "noun")


def _table(name: str) -> Any:
    data = files("spacy_lookups_data").joinpath("data").joinpath(f"en_lemma_{name}.json.gz").read_bytes()
    return json.loads(gzip.decompress(data))


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, str], ...]:
    """Pairs of ending and what the lemmatizer puts in its place."""
    table = _table("rules")
    return tuple((old, new) for kind in _KINDS for old, new in table[kind])


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    """Irregular forms by lemma."""
    table = _table("exc")
    found: dict[str, set[str]] = {}
    for kind in _KINDS:
        for form, lemmas in table[kind].items():
            for lemma in lemmas:
                found.setdefault(lemma, set()).add(form)
    return {lemma: frozenset(forms) for lemma, forms in found.items()}


def forms(lemma: str) -> frozenset[str]:
    """The lemma and all forms, of verb and noun, that a lemmatizer may take back to it.

    >>> sorted(forms("quit"))
    ['quit', 'quited', 'quites', 'quiting', 'quits', 'quitted', 'quitting']
    """
    regular = {lemma[:len(lemma) - len(new)] + old for old, new in _rules() if lemma.endswith(new)}
    return frozenset({lemma} | regular | _irregular().get(lemma, frozenset()))
