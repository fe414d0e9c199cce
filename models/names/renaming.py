"""Open text for training: rows of a corpus, and examples whose names are replaced by invented ones."""

from __future__ import annotations

import gzip
import json
import random
from functools import lru_cache
from pathlib import Path
from typing import Any

from generate import Generator
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

Labelled = tuple[list[str], list[bool], list[tuple[int, int, str]], set[int]]
"""Words, whether a space follows each, labelled spans (tokens), and the tokens left open."""
RENAMED = 0.7
"""The share of the names that are replaced in a text whose names are."""


@lru_cache(maxsize=1)
def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a ``.jsonl`` or ``.jsonl.gz`` file, read once for all who use it."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


class Renamer:
    """Makes training examples; replacing a name keeps the sentence and forgets the name."""

    def __init__(self, nlp: Language, seed: int) -> None:
        self.rng, self.names = random.Random(seed), Generator(seed)
        self.tokenizer, self.vocab = nlp.tokenizer, nlp.vocab

    def example(self, labelled: Labelled, share: float) -> Example:
        """The text with about a ``share`` (0 to 1) of its people and organizations renamed."""
        words, spaces, spans, unsure = labelled
        new_words: list[str] = []
        new_spaces: list[bool] = []
        tags: list[str] = []
        at = 0
        for start, end, label in [*spans, (len(words), len(words), "")]:
            new_words += words[at:start]
            new_spaces += spaces[at:start]
            tags += ["-" if i in unsure else "O" for i in range(at, start)]
            name, gaps = words[start:end], spaces[start:end]
            if label in ("PERSON", "ORG") and self.rng.random() < share:
                tokens = self.tokenizer(self._other_name(label, full=end - start > 1))
                name = [token.text for token in tokens]
                gaps = [bool(token.whitespace_) for token in tokens][:-1] + [spaces[end - 1]]
            new_words += name
            new_spaces += gaps
            tags += _biluo(label, len(name))
            at = end
        return Example.from_dict(Doc(self.vocab, words=new_words, spaces=new_spaces), {"entities": tags})

    def _other_name(self, label: str, full: bool) -> str:
        if label == "ORG":
            return self.names.org()
        person = self.names.person()
        return person[0] if full else person[1]


def _biluo(label: str, size: int) -> list[str]:
    if size < 2:
        return [f"U-{label}"] * size
    return [f"B-{label}", *[f"I-{label}"] * (size - 2), f"L-{label}"]
