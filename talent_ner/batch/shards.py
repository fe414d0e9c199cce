"""Shards: the inputs cut into pieces of bounded size, each named by files and positions, never by their rows.

The plan is a function of the inputs alone, so an interrupted run finds the same shards again.
"""

from __future__ import annotations

import csv
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .readers import Piece, csv_rows, files, open_binary, read_piece

SHARD_BYTES = 2_000_000  # a few seconds of work where every page is read in full, some ms where the gate drops all
_FILE_BYTES = 2_000  # what opening one more file counts for


@dataclass(frozen=True, slots=True)
class Shard:
    """Pieces that are read together: ``index`` is their place in the output, ``size`` their bytes (as stored)."""

    index: int
    size: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """The name of its part file: its place, and a digest of what is in it."""
        spec = json.dumps([asdict(piece) for piece in self.pieces], ensure_ascii=False)
        return f"{self.index:06d}-{hashlib.sha256(spec.encode('utf-8', 'replace')).hexdigest()[:12]}.jsonl"

    def to_dict(self) -> dict[str, Any]:
        """JSON-native values, such as a scheduler sends to a worker."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Shard:
        """The shard of its ``to_dict``."""
        return cls(data["index"], data["size"], tuple(Piece(**piece) for piece in data["pieces"]))


def stamp(path: str) -> list[int] | None:
    """Size and time of change of a file, None where there is none: what tells that an input has changed."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def plan(paths: Iterable[str | Path], size: int = SHARD_BYTES) -> Iterator[Shard]:
    """The shards of files and folders, in the order in which ``readers.read`` reads them.

    Args:
        paths: as for ``readers.read``, without ``-``.
        size: bytes of a shard, unpacked where the input is packed; a line, row group or text file is never divided.
    """
    held: list[Piece] = []
    index = weight = 0
    for piece, cost in _pieces(paths, size):
        if held and weight + cost > size:
            yield Shard(index, weight, tuple(held))
            index, held, weight = index + 1, [], 0
        held.append(piece)
        weight += cost
    if held:
        yield Shard(index, weight, tuple(held))


def _pieces(paths: Iterable[str | Path], size: int) -> Iterator[tuple[Piece, int]]:
    for file in files(paths):
        cuts = next((cut for ending, cut in _CUTS.items() if file.lower().endswith(ending)), None)
        try:
            found = list(cuts(Path(file), size)) if cuts is not None else []
        except (OSError, EOFError, ValueError, zlib.error, csv.Error):  # the reader will say what is wrong with it
            found = []
        yield from found or [(Piece(file), _FILE_BYTES + (stamp(file) or [0])[0])]


def _jsonl(path: Path, size: int) -> Iterator[tuple[Piece, int]]:
    with open_binary(path) as stream:
        start = position = first = 0
        for lines, data in enumerate(stream, 1):
            position += len(data)
            if position - start >= size:
                yield Piece(str(path), start, position, first), position - start
                start, first = position, lines
    if position > start:
        yield Piece(str(path), start, position, first), position - start


def _csv(path: Path, size: int) -> Iterator[tuple[Piece, int]]:
    """Cuts between rows, which are not always between lines: a quoted field may hold line ends."""
    with open_binary(path) as stream, open_binary(path) as lengths:
        ends = iter(lengths)
        position = start = first = seen = 0
        reader = csv_rows(stream, Piece(str(path)))
        for _ in reader:
            for _line in range(reader.line_num - seen):
                position += len(next(ends))
            seen = reader.line_num
            if position - start >= size:
                yield Piece(str(path), start, position, first), position - start
                start, first = position, seen
    yield Piece(str(path), start, None, first), max(position - start, 1)


def _parquet(path: Path, size: int) -> Iterator[tuple[Piece, int]]:
    try:
        import pyarrow.lib as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        return
    try:
        with parquet.ParquetFile(path) as table:
            rows = 0
            for group in range(table.num_row_groups):
                data = table.metadata.row_group(group)
                yield Piece(str(path), group, group + 1, rows), data.total_byte_size
                rows += data.num_rows
    except arrow.ArrowException:
        return


_CUTS = {".jsonl": _jsonl, ".jsonl.gz": _jsonl, ".csv": _csv, ".parquet": _parquet}

__all__ = ["SHARD_BYTES", "Shard", "plan", "read_piece", "stamp"]
