"""Long texts: cut at the ends of paragraphs, read piece by piece, and put together with offsets into the whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..types import Document

LONGEST = 100_000  # characters; a text of 90,000 words takes some 800 MB in one go
_ENDS = tuple(map(re.compile, (r"\n[^\S\n]*\n\s*", r"\n", r"(?<=[.!?])\s+", r"\s+")))


def split(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """The pieces of a text, each with its offset; together they are the text.

    A piece ends behind the last paragraph that fits, failing that behind a line, a sentence or a word; a text without
    any of these is cut where it must be.

    >>> list(split("One.\\n\\nTwo. Three.", 12))
    [(0, 'One.\\n\\n'), (6, 'Two. Three.')]
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int, latest: int) -> int:
    earliest = start + (latest - start) // 2  # pieces must not become tiny for the sake of a paragraph's end
    for pattern in _ENDS:
        ends = [match.end() for match in pattern.finditer(text, earliest, latest)]
        if ends:
            return ends[-1]
    return latest


def join(whole: Document, offsets: Sequence[int], documents: Sequence[Document]) -> Document:
    """``whole`` with the results of a text's pieces; a tie told in several pieces is kept where told first."""
    events, ties, seen = [], [], set()
    for offset, document in zip(offsets, documents):
        data = document.to_dict()
        for event in data["events"]:
            if offset:
                event["id"] = hashlib.sha256(f"{event['id']}@{offset}".encode()).hexdigest()[:12]
            _shift([event["trigger"], *event["evidence"]], offset)
            events.append(event)
        for tie in data["affiliations"]:
            key = (tie["person"]["name"], tie["org"]["name"], tie["role"], tie["current"])
            if key not in seen:
                seen.add(key)
                _shift(tie["evidence"], offset)
                ties.append(tie)
    return Document.from_dict({**whole.to_dict(), "events": events, "affiliations": ties})


def _shift(quotes: list[dict[str, Any]], offset: int) -> None:
    for quote in quotes:
        quote["start"] += offset
        quote["end"] += offset
