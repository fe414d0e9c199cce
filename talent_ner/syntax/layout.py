"""The blocks of a page (headings, items, table rows, paragraphs) as stretches of tokens of its Doc; tables of moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from ..lexicon.resources import vocabulary
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
        bars = between.count("|") or between.count("\t") or between.count(",")
        columns.append(columns[-1] + max(1, bars) if columns else 0)
        position = stop
    return tuple(columns)


def header(words: list[str]) -> list[str | None] | None:
    """What each column of a table holds, by the words of its header row, or None if it tells no moves.

    >>> header(["Name", "From", "To", "Salary"])
    ['who', 'origin', 'destination', None]
    >>> header(["Researcher", "Previous lab", "New lab"])
    ['who', 'origin', 'destination']
    """
    columns = [_column(word.strip(" :*#").lower()) for word in words]
    held = [c for c in columns if c]
    if len(held) != len(set(held)) or "who" not in held:
        return None
    told = {"origin", "destination"} & set(held) or {"organization", "change"} <= set(held)
    return columns if told else None


def _column(title: str) -> str | None:
    """The column a header names: a word of the list, or a noun of organizations or jobs after "old" or "new"."""
    data = vocabulary("layout")
    known = {name: column for column, names in data["columns"].items() for name in names}
    first, _, rest = title.partition(" ")
    noun = known.get(rest)
    if title in known or noun not in ("organization", "role"):
        return known.get(title)
    side = next((column for column, words in data["column_qualifiers"].items() if first in words), None)
    return side if noun == "organization" else "role" if side == "destination" else None


def tables(doc: Doc, blocks: list[TextBlock]) -> Iterator[tuple[dict[int, str], list[TextBlock]]]:
    """Each table of moves: what its columns hold, by number, and its rows."""
    columns: dict[int, str] = {}
    rows: list[TextBlock] = []
    for block in [*blocks, TextBlock("end", 0, 0)]:
        if not block.cells:
            if columns and rows:
                yield columns, rows
            columns, rows = {}, []
            continue
        named = header([doc[start:end].text for start, end in block.cells])
        if named is not None:
            if columns and rows:
                yield columns, rows
            columns, rows = {c: name for c, name in zip(block.columns, named) if name}, []
        elif columns:
            rows.append(block)
