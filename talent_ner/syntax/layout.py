"""The blocks of a page (headings, items, table rows, paragraphs) as stretches of tokens of its Doc."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ..text.blocks import Block
from ..text.clean import CleanView


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block in tokens, end exclusive. ``cells`` are those of a row; ``columns`` says in which column each stands."""

    kind: str
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[int, ...] = ()


def text_blocks(doc: Doc, view: CleanView | None) -> list[TextBlock]:
    """The blocks of a view in text order; a Doc that was tokenised without one has none."""
    if view is None:
        return []
    found = []
    for block in view.blocks:
        span = _tokens(doc, block.start, block.end)
        if span is not None:
            cells = tuple(c for c in (_tokens(doc, *cell) for cell in block.cells) if c is not None)
            columns = _columns(block, view) if len(cells) == len(block.cells) else tuple(range(len(cells)))
            found.append(TextBlock(block.kind, *span, block.level, cells, columns))
    return found


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None else (span.start, span.end)


def _columns(block: Block, view: CleanView) -> tuple[int, ...]:
    """Column numbers of a row's cells: empty cells are no cells, but their bars still count."""
    columns: list[int] = []
    position = 0
    for number, (start, end) in enumerate(block.cells):
        begin, stop = view.to_source(start, end)
        between = view.source[position:begin] if number else ""
        bars = between.count("|") or between.count("\t")
        columns.append(columns[-1] + max(1, bars) if columns else 0)
        position = stop
    return tuple(columns)
