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
from typing import IO, Any

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


def _surrogate_free(text: str) -> str:
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
    return Record(doc_id, _surrogate_free(text), iso_date(row.get("published")), f"{file}:{line}")


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


def _read_text(path: Path) -> Iterator[Item]:
    yield Record(path.stem, _utf8(path.read_bytes()), None, str(path))


def _read_html(path: Path) -> Iterator[Item]:
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


def _read_jsonl(path: Path) -> Iterator[Item]:
    opener: Callable[..., IO[bytes]] = gzip.open if path.suffix == ".gz" else open  # type: ignore[assignment]
    with opener(path, "rb") as lines:
        for line, data in enumerate(lines, 1):
            data = data.removeprefix(b"\xef\xbb\xbf") if line == 1 else data
            if not data.strip():
                continue
            try:
                yield _row(_json_line(data), str(path), line)
            except ValueError as error:
                yield InputError(str(path), line, str(error))


def _read_csv(path: Path) -> Iterator[Item]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a page of news is longer than the default 131,072 characters
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if "text" not in (reader.fieldnames or ()):
            raise ValueError("no column named 'text'")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield InputError(str(path), reader.line_num, str(error))
                continue
            if None in row:
                yield InputError(str(path), reader.line_num, "more fields than the header names")
                continue
            yield from _rows([(reader.line_num, row)], str(path))


def _read_parquet(path: Path) -> Iterator[Item]:
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
            row = 0
            for batch in table.iter_batches(batch_size=_PARQUET_ROWS, columns=names):
                rows = batch.to_pylist()
                yield from _rows(enumerate(rows, row + 1), str(path))
                row += len(rows)
    except arrow.ArrowException as error:
        raise ValueError(f"not readable as Parquet: {error}") from None


_READERS: dict[str, Callable[[Path], Iterator[Item]]] = {
    ".txt": _read_text, ".md": _read_text, ".html": _read_html, ".htm": _read_html, ".jsonl": _read_jsonl,
    ".jsonl.gz": _read_jsonl, ".csv": _read_csv, ".parquet": _read_parquet,
}


def _reader(path: Path) -> Callable[[Path], Iterator[Item]] | None:
    name = path.name.lower()
    return next((reader for ending, reader in _READERS.items() if name.endswith(ending)), None)


def _folder(path: Path) -> Iterator[Item]:
    files = sorted(file for file in path.rglob("*") if file.is_file() and _reader(file))
    if not files:
        yield InputError(str(path), None, f"folder holds no file ending in {', '.join(_READERS)}")
    for file in files:
        yield from _file(file)


def _file(path: Path) -> Iterator[Item]:
    reader = _reader(path)
    if reader is None:
        yield InputError(str(path), None, f"unknown kind of file; known endings: {', '.join(_READERS)}")
        return
    try:
        yield from reader(path)
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
        path = Path(name)
        if str(name) == STDIN:
            yield from _stdin(stdin or sys.stdin.buffer)
        elif path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)
