"""Writers: documents or events to JSON Lines, CSV or Parquet, chosen by the ending of the file's name.

A file appears under its name only when it is complete: it is written beside it first and renamed at the end.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Literal

from ..types import Document
from .rows import COLUMNS, rows

Form = Literal["documents", "events"]
Write = Callable[[Document], None]
ENDINGS = (".jsonl", ".jsonl.gz", ".csv", ".parquet")
_PARQUET_ROWS = 1000  # rows of one group


def ending(path: Path) -> str | None:
    """The known ending of a file's name, or None."""
    return next((item for item in ENDINGS if path.name.lower().endswith(item)), None)


def default_form(path: Path) -> Form:
    """What a file holds where nothing else is asked for: documents in JSON Lines, events in tables."""
    return "documents" if ending(path) in (".jsonl", ".jsonl.gz") else "events"


def json_lines(document: Document, form: Form) -> Iterator[str]:
    """The lines of a document: itself, or each event with the document's ``doc_id`` and ``published`` in front."""
    data = document.to_dict()
    if form == "documents":
        yield json.dumps(data, ensure_ascii=False)
        return
    for event in data["events"]:
        yield json.dumps({"doc_id": document.doc_id, "published": document.published, **event}, ensure_ascii=False)


def _jsonl(out: IO[str], form: Form) -> Write:
    def write(document: Document) -> None:
        out.writelines(f"{line}\n" for line in json_lines(document, form))

    return write


def _csv(out: IO[str]) -> Write:
    writer = csv.DictWriter(out, fieldnames=list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    return lambda document: writer.writerows(rows(document))


@contextmanager
def _parquet(path: Path) -> Iterator[Write]:
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    kinds = {str: arrow.string(), bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64()}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    waiting: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema) as table:
        def write(document: Document) -> None:
            waiting.extend(rows(document))
            if len(waiting) >= _PARQUET_ROWS:
                flush()

        def flush() -> None:
            table.write_table(arrow.Table.from_pylist(waiting, schema=schema))
            waiting.clear()

        yield write
        flush()


@contextmanager
def _open(path: Path, kind: str, form: Form) -> Iterator[Write]:
    with ExitStack() as stack:
        if kind == ".parquet":
            yield stack.enter_context(_parquet(path))
            return
        raw: IO[bytes] | gzip.GzipFile = stack.enter_context(path.open("wb"))
        if kind == ".jsonl.gz":  # no name and no time in the header: same input, same bytes
            raw = stack.enter_context(gzip.GzipFile("", "wb", fileobj=raw, mtime=0))
        out = stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8", newline=""))
        yield _csv(out) if kind == ".csv" else _jsonl(out, form)


def check(path: Path, form: Form) -> None:
    """Whether ``form`` can be written to ``path``.

    Raises:
        ValueError: unknown ending, a folder that does not exist, documents (which are nested) for a table, or
            Parquet without pyarrow.
    """
    kind = ending(path)
    if kind is None:
        raise ValueError(f"{path}: the name must end in {', '.join(ENDINGS)}")
    if form == "documents" and kind in (".csv", ".parquet"):
        raise ValueError(f"{path}: documents are nested and need .jsonl or .jsonl.gz; {kind} holds events")
    if not path.parent.is_dir():
        raise ValueError(f"{path}: there is no folder {path.parent}")
    if path.is_dir():
        raise ValueError(f"{path}: is a folder")
    if kind == ".parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise ValueError("writing Parquet needs pyarrow: pip install 'talent-ner[frame]'") from None


@contextmanager
def writing(path: Path, form: Form) -> Iterator[Write]:
    """A function that writes one document after another to ``path``; nothing is left behind if the body raises.

    Raises:
        ValueError: as ``check``.
        OSError: the file cannot be written.
    """
    check(path, form)
    part = path.with_name(f"{path.name}.part")
    try:
        with _open(part, ending(path) or "", form) as write:
            yield write
        with part.open("rb") as done:
            os.fsync(done.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
