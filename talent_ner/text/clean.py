"""The clean view of a page: what a parser should read, and where each character of it came from.

Raw pages carry Markdown, HTML left-overs, wrongly decoded quotes, glued list numbers and headlines in capitals.
``clean`` turns one into blocks of plain sentences and keeps a map, so that whatever is found in the clean text can
be quoted from the page as it was given. Pure and linear in the length of the text; any string is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .blocks import Block, Group, Seams, groups
from .casing import Vocabulary, is_caps, is_titled, truecase, untitle
from .markup import plain_markup, repair_characters
from .offsets import Builder, OffsetMap, apply_edits
from .spacing import separate_words

_SPACES = re.compile(r"[ \t]{2,}|\t|\n")
_RECASED = frozenset(("heading", "item", "row", "paragraph"))
_HEADLINE_LENGTH = 200
_SHORTEST = 10
_PROSE = 120


@dataclass(frozen=True, slots=True)
class CleanView:
    """A page as given (``source``) and as it should be read (``text``), with its ``blocks`` and the map between.

    Blocks are joined by one space. Block and cell offsets count characters of ``text``.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``source`` that is the surface of the clean span ``[start, end)``."""
        return self.offsets.to_source(start, end)

    def to_clean(self, source_offset: int) -> int:
        """The offset in ``text`` of a source offset; one in a dropped stretch gives the next clean character."""
        return self.offsets.to_clean(source_offset)

    def excerpt(self, spans: Sequence[tuple[int, int]]) -> CleanView:
        """The view with only some spans of its text, in order and apart from each other.

        Each span lies in one block. Spans with nothing but blanks between them stay together; where something is left
        out a new block begins. Offsets lead to the same source as before.
        """
        builder, blocks = Builder(self.text), list[Block]()
        rest = iter(self.blocks)
        block, before = Block(0, 0, ""), (Block(0, 0, ""), 0)
        for start, end in spans:
            while block.end <= start:
                block = next(rest)
            if before[0] is block and not self.text[before[1]:start].strip():
                builder.keep(before[1], end)
                blocks[-1] = replace(blocks[-1], end=builder.length)
            else:
                if builder.length:
                    builder.put(start, start, " ")
                shift = builder.length - start
                builder.keep(start, end)
                cells = tuple((begin + shift, stop + shift) for begin, stop in block.cells)
                blocks.append(replace(block, start=start + shift, end=builder.length, cells=cells))
            before = block, end
        text, offsets = builder.finish()
        return CleanView(self.source, text, tuple(blocks), offsets.through(self.offsets))

    def to_dict(self) -> dict[str, Any]:
        """Blocks and map as JSON-native values; source and text are kept by the caller."""
        return {"offsets": self.offsets.to_list(), "blocks": [block.to_list() for block in self.blocks]}

    @classmethod
    def from_dict(cls, data: dict[str, Any], source: str, text: str) -> CleanView:
        """The view of its ``to_dict``, with the source and the clean text it was made for."""
        return cls(source, text, tuple(Block.from_list(values) for values in data["blocks"]),
                   OffsetMap.from_list(data["offsets"]))


def clean(text: str) -> CleanView:
    """The clean view of a page.

    >>> view = clean("# News\\n\\n- 1Meta **hired** four\\n- 2OpenAI lost [two](http://x.example)")
    >>> [(view.text[block.start:block.end], block.kind) for block in view.blocks]
    [('News', 'heading'), ('Meta hired four', 'item'), ('OpenAI lost two', 'item')]
    >>> view.source[slice(*view.to_source(5, 15))]
    'Meta **hired'
    """
    plain, origin = apply_edits(text, repair_characters(text))
    for step in (plain_markup, separate_words):
        plain, offsets = apply_edits(plain, step(plain))
        origin = offsets.through(origin)
    builder, seams = Builder(plain), Seams(plain)
    blocks = [block for group in groups(plain) if (block := _build(builder, group, seams)).end > block.start]
    built, offsets = builder.finish()
    recased, blocks = _recase(built, blocks)
    return CleanView(text, recased, tuple(blocks), offsets.through(origin))


def _build(builder: Builder, group: Group, seams: Seams) -> Block:
    """Append one block's text to the builder, after a space if it is not the first."""
    if builder.length:
        begin = group.spans[0][0]
        builder.put(begin - builder.text[begin - 1].isspace(), begin, " ")
    start = builder.length
    if group.cells:
        cells = tuple(_build_cells(builder, group.cells))
        return Block(start, builder.length, group.kind, group.level, cells)
    begin, end = group.spans[0]
    for following, stop in group.spans[1:]:
        cut, glue = seams.joint(end, following)
        _squeeze(builder, begin, cut)
        builder.put(cut, following, glue)
        begin, end = following, stop
    _squeeze(builder, begin, end)
    return Block(start, builder.length, group.kind, group.level)


def _build_cells(builder: Builder, cells: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Append a row, its cells set apart by " | "; yields the cells' new offsets."""
    for number, (begin, end) in enumerate(cells):
        if number:
            builder.put(cells[number - 1][1], begin, " | ")
        start = builder.length
        _squeeze(builder, begin, end)
        yield start, builder.length


def _squeeze(builder: Builder, begin: int, end: int) -> None:
    """Append a span with every run of blanks as one space."""
    while (match := _SPACES.search(builder.text, begin, end)) is not None:
        builder.keep(begin, match.start())
        builder.put(match.start(), match.end(), " ")
        begin = match.end()
    builder.keep(begin, end)


def _recase(text: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The text with headlines in capitals or Title Case rewritten in running case, and the blocks saying so."""
    cased = [_casing(text, block) for block in blocks]
    if not any(cased):
        return text, blocks
    vocabulary = Vocabulary(text[block.start:block.end] for block in blocks if block.end - block.start >= _PROSE)
    pieces, position, result = [], 0, []
    for block, case in zip(blocks, cased):
        if case:
            line = text[block.start:block.end]
            changed = truecase(line, vocabulary) if case == "caps" else untitle(line, vocabulary)
            pieces += [text[position:block.start], changed]
            position = block.end
            block = replace(block, caps=case == "caps", titled=case == "titled" and changed != line)
        result.append(block)
    return "".join(pieces) + text[position:], result


def _casing(text: str, block: Block) -> str:
    """``caps`` or ``titled`` for a headline written so, else an empty string."""
    if block.kind not in _RECASED or not _SHORTEST <= block.end - block.start <= _HEADLINE_LENGTH:
        return ""
    line = text[block.start:block.end]
    if line[-1] in ".,;":
        return ""
    return "caps" if is_caps(line) else "titled" if is_titled(line) else ""
