"""Passages: the sentences of paragraphs, and items, rows and headings whole, as spans of a page's clean view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.blocks import Block
from ..text.clean import CleanView

# A sentence's end: behind a word in small letters, a number, an abbreviation in capitals, a bracket or a quotation.
_END = re.compile(r"(?:(?<=[a-z0-9%)\]\"'”’][.!?])|(?<=[A-Z]{2}[.!?])|(?<=[.!?][\"'”’)]))\s+(?=[A-Z\"'“‘\[(])")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Mt|Sr|Jr|Inc|Corp|Co|Ltd|Bros|No|Nos|vs|etc|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[Ee]st|[Aa]pprox|i\.e|e\.g)\.$")
_RAW_END = re.compile(rf"\n\s*\n|\n(?=\s*(?:[-*+•#>|]|\d+[.)]))|{_END.pattern}")
_SPLIT = frozenset({"paragraph", "quote"})
_LONGEST_ABBREVIATION = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the clean text, the block it is of and that block's number in the page."""

    start: int
    end: int
    block: Block
    number: int


def raw_passages(text: str) -> list[str]:
    """What look like the passages of a text that has not been cleaned."""
    return _RAW_END.split(text)


def passages(view: CleanView) -> Iterator[Passage]:
    """The passages of a page in order; a sentence's end that is not plain parts nothing."""
    for number, block in enumerate(view.blocks):
        start = block.start
        if block.kind in _SPLIT and not block.cells:
            for end in _END.finditer(view.text, block.start, block.end):
                if not _ABBREVIATION.search(view.text, max(start, end.start() - _LONGEST_ABBREVIATION), end.start()):
                    yield Passage(start, end.start(), block, number)
                    start = end.end()
        yield Passage(start, block.end, block, number)
