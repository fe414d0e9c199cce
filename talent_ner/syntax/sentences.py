"""Places so many sentences before or after another."""

from __future__ import annotations

from spacy.tokens import Doc


def sentences_back(doc: Doc, start: int, count: int) -> int:
    """The first token of the sentence so many sentences before the one that starts at ``start``."""
    while start > 0 and count > 0:
        start = doc[start - 1].sent.start
        count -= 1
    return start


def sentences_on(doc: Doc, end: int, count: int) -> int:
    """The end of the sentence so many sentences after the one that ends before ``end``."""
    while end < len(doc) and count > 0:
        end = doc[end].sent.end
        count -= 1
    return end
