"""Places so many sentences before and after another; the text's own ends are as far as they go."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from talent_ner.syntax.sentences import sentences_back, sentences_on


def _doc() -> Doc:
    """Three sentences, at the tokens 0, 3 and 5."""
    words = ["Kiln", "closed", ".", "Staff", "left", "Orla", "stayed", "."]
    return Doc(spacy.blank("en").vocab, words=words, sent_starts=[i in (0, 3, 5) for i in range(len(words))])


@pytest.mark.parametrize(("start", "count", "expected"), [(5, 0, 5), (5, 1, 3), (5, 2, 0), (5, 9, 0), (0, 1, 0)])
def test_back(start: int, count: int, expected: int) -> None:
    assert sentences_back(_doc(), start, count) == expected


@pytest.mark.parametrize(("end", "count", "expected"), [(3, 0, 3), (3, 1, 5), (3, 2, 8), (3, 9, 8), (8, 1, 8)])
def test_on(end: int, count: int, expected: int) -> None:
    assert sentences_on(_doc(), end, count) == expected
