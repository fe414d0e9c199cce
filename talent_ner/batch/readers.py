"""Readers: files, folders and standard input to records, one bad input never stopping the rest.

Text and Markdown are decoded as UTF-8 and kept character by character, line ends included, so that offsets point
into the file as it stands. For HTML, offsets point into the text that ``html_to_text`` makes of the page.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, cast

from .html import decode_html, html_to_text

STDIN = "-"
_PARQUET_ROWS = 256  # rows held in memory at a time


@dataclass(frozen=True, slots=True)
class Record:
    """One text to read: ``origin`` is the file, with ``:line`` (or row) where the file holds several."""

    doc_id: str
    text: str
    published: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class InputError:
    """An input that could not be used: the file, the line or row in it (from 1) if known, and the reason."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.reason}"

    def to_dict(self) -> dict[str, Any]:
        """A line of ``OUT.errors.jsonl``."""
        return asdict(self)


Item = Record | InputError


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an input: bytes ``start`` to ``stop`` of a JSONL (unpacked) or CSV file, row groups of a Parquet
    file; for other files always the whole. ``line`` is the number of lines or rows before it, ``None`` the end."""

    path: str
    start: int = 0
    stop: int | None = None
    line: int = 0


def iso_date(value: object) -> str | None:
    """The ISO date (``2025-07-10``) of a date, a datetime or a string that starts with one; None for None and "".

    Raises:
        ValueError: anything else, a day that does not exist included.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = re.match(r"\s*(\d{4}-\d\d-\d\d)(?=$|[\sT])", value) if isinstance(value, str) else None
    if found:
        try:
            return date.fromisoformat(found.group(1)).isoformat()
        except ValueError:
            pass
    raise ValueError(f"published {value!r} is not an ISO date such as 2025-07-10")


def surrogate_free(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"text holds half of a surrogate pair at character {error.start}") from None
    return text


def _row(row: Mapping[str, Any], file: str, line: int) -> Record:
    """A record of one row; raises ValueError where it has no usable text or date."""
    text = row.get("text")
    if not isinstance(text, str):
        found = "is missing" if text is None else f"is {type(text).__name__}, not a string"
        raise ValueError(f"field 'text' {found}")
    name = next((row[key] for key in ("doc_id", "id") if row.get(key) not in (None, "")), None)
    doc_id = f"{_stem(file)}-{line}" if name is None else str(name)
    return Record(doc_id, surrogate_free(text), iso_date(row.get("published")), f"{file}:{line}")


def _stem(file: str) -> str:
    name = Path(file).name
    return re.sub(r"(\.jsonl)?\.gz$", "", name) if name.endswith(".gz") else Path(name).stem


def _rows(rows: Iterable[tuple[int, Mapping[str, Any]]], file: str) -> Iterator[Item]:
    for line, row in rows:
        try:
            yield _row(row, file, line)
        except ValueError as error:
            yield InputError(file, line, str(error))


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte {error.start} is 0x{data[error.start]:02x}") from None


def _read_text(path: Path, piece: Piece) -> Iterator[Item]:
    yield Record(path.stem, _utf8(path.read_bytes()), None, str(path))


def _read_html(path: Path, piece: Piece) -> Iterator[Item]:
    text, published = html_to_text(decode_html(path.read_bytes()))
    yield Record(path.stem, text, published, str(path))


def _json_line(data: bytes) -> dict[str, Any]:
    try:
        row = json.loads(_utf8(data))
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("not usable: nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError(f"not a JSON object but {type(row).__name__}")
    return row


def open_binary(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked if its name ends in ``.gz``."""
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")


def _lines(stream: IO[bytes], piece: Piece) -> Iterator[bytes]:
    """The lines of a piece."""
    stream.seek(piece.start)
    position = piece.start
    for data in stream:
        if piece.stop is not None and position >= piece.stop:
            return
        position += len(data)
        yield data


def _read_jsonl(path: Path, piece: Piece) -> Iterator[Item]:
    with open_binary(path) as stream:
        for line, data in enumerate(_lines(stream, piece), piece.line + 1):
            data = data.removeprefix(b"\xef\xbb\xbf") if line == 1 else data
            if not data.strip():
                continue
            try:
                yield _row(_json_line(data), str(path), line)
            except ValueError as error:
                yield InputError(str(path), line, str(error))


def csv_rows(stream: IO[bytes], piece: Piece) -> csv.DictReader[str]:
    """The rows of a piece of a CSV file; the header is read from the file's first line.

    Raises:
        ValueError: the header names no column ``text``.
        UnicodeDecodeError: here or later, the file is not UTF-8.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a page of news is longer than the default 131,072 characters
    header = next(csv.reader(line.decode("utf-8-sig") for line in stream), None)
    if "text" not in (header or ()):
        raise ValueError("no column named 'text'")
    if piece.start:
        return csv.DictReader((line.decode("utf-8") for line in _lines(stream, piece)), fieldnames=header)
    stream.seek(0)
    return csv.DictReader(line.decode("utf-8-sig" if n == 0 else "utf-8")
                          for n, line in enumerate(_lines(stream, piece)))


def _read_csv(path: Path, piece: Piece) -> Iterator[Item]:
    with open_binary(path) as stream:
        reader = csv_rows(stream, piece)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield InputError(str(path), piece.line + reader.line_num, str(error))
                continue
            if None in row:
                yield InputError(str(path), piece.line + reader.line_num, "more fields than the header names")
                continue
            yield from _rows([(piece.line + reader.line_num, row)], str(path))


def _read_parquet(path: Path, piece: Piece) -> Iterator[Item]:
    try:
        import pyarrow.lib as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise ValueError("reading Parquet needs pyarrow: pip install 'talent-ner[frame]'") from None
    try:
        with parquet.ParquetFile(path) as table:
            names = [name for name in ("doc_id", "id", "text", "published") if name in table.schema_arrow.names]
            if "text" not in names:
                raise ValueError("no column named 'text'")
            row = piece.line
            groups = list(range(table.num_row_groups))[piece.start:piece.stop]
            for batch in table.iter_batches(batch_size=_PARQUET_ROWS, row_groups=groups, columns=names):
                rows = batch.to_pylist()
                yield from _rows(enumerate(rows, row + 1), str(path))
                row += len(rows)
    except arrow.ArrowException as error:
        raise ValueError(f"not readable as Parquet: {error}") from None


_READERS: dict[str, Callable[[Path, Piece], Iterator[Item]]] = {
    ".txt": _read_text, ".md": _read_text, ".html": _read_html, ".htm": _read_html, ".jsonl": _read_jsonl,
    ".jsonl.gz": _read_jsonl, ".csv": _read_csv, ".parquet": _read_parquet,
}


def _reader(path: Path) -> Callable[[Path, Piece], Iterator[Item]] | None:
    name = path.name.lower()
    return next((reader for ending, reader in _READERS.items() if name.endswith(ending)), None)


def files(paths: Iterable[str | Path]) -> Iterator[str]:
    """The files that ``read`` would read, in its order; a folder without any, and ``-``, stand for themselves."""
    for path in map(Path, paths):
        found = _inside(path) if path.is_dir() else []
        yield from map(str, found or [path])


def _inside(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and _reader(file))


def read_piece(piece: Piece) -> Iterator[Item]:
    """The records of a piece, read as ``read`` reads the whole file."""
    path = Path(piece.path)
    if path.is_dir():
        yield InputError(str(path), None, f"folder holds no file ending in {', '.join(_READERS)}")
        return
    reader = _reader(path)
    if reader is None:
        yield InputError(str(path), None, f"unknown kind of file; known endings: {', '.join(_READERS)}")
        return
    try:
        yield from reader(path, piece)
    except OSError as error:  # gzip.BadGzipFile included
        yield InputError(str(path), None, error.strerror or str(error))
    except (ValueError, EOFError, zlib.error) as error:
        yield InputError(str(path), None, str(error))


def _stdin(stream: IO[bytes]) -> Iterator[Item]:
    try:
        yield Record("stdin", _utf8(stream.read()), None, STDIN)
    except ValueError as error:
        yield InputError(STDIN, None, str(error))


def read(paths: Iterable[str | Path], stdin: IO[bytes] | None = None) -> Iterator[Item]:
    """The records of files, folders (read through, sorted by path, other files passed over) and ``-``, in order.

    Args:
        paths: ``.txt``, ``.md``, ``.html``, ``.jsonl``, ``.jsonl.gz``, ``.csv`` or ``.parquet`` files, folders, or
            ``-`` for one text on standard input. Rows have ``text``, and may have ``doc_id`` or ``id``, and
            ``published``; a row without a name is called after its file and line.
        stdin: what ``-`` reads; the process's standard input if None.

    Yields:
        A ``Record`` for each text, an ``InputError`` for each input that cannot be used. Reading goes on after it.
    """
    for name in paths:
        if str(name) == STDIN:
            yield from _stdin(stdin or sys.stdin.buffer)
            continue
        for file in files([name]):
            yield from read_piece(Piece(file))
