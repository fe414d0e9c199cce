"""Reading back what was written: documents, events or merged events, from JSON Lines, CSV or Parquet, as reports."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, get_args

from .batch.readers import InputError
from .batch.rows import COLUMNS
from .batch.writers import ENDINGS, ending
from .merging.model import Report
from .types import EVENT_TYPES, JSON, Status, event_from_dict

_NEEDED = ("doc_id", "type", "status", "trigger", "evidence")
_PARQUET_ROWS = 1000  # rows held in memory at a time
Done = Callable[[int], None]  # is told how many bytes of a file have been read


def _texts(report: Report) -> Iterator[object]:
    """Everything of a report that must be a string."""
    event = report.event
    date, amount = event.date, getattr(event, "amount", None)
    yield from (report.doc_id, event.status, event.trigger.text, *event.sources, *(q.text for q in event.evidence))
    yield from (org.name for org in event.organizations)
    who = [getattr(event.who, key, None) for key in ("name", "text", "id")]
    yield from (value for value in (report.published, getattr(event, "role", None), *who) if value is not None)
    yield from (value for value in (date.text, date.value) if value is not None) if date else ()
    yield from (amount.text, amount.currency) if amount else ()
    yield from (org.id for org in event.organizations if org.id is not None)


def _checked(report: Report) -> Report:
    """The report, if what should be text is text and what should be a number is a number."""
    event, amount = report.event, getattr(report.event, "amount", None)
    places = [(quote.start, quote.end) for quote in (event.trigger, *event.evidence)]
    sums = [value for value in (amount.min, amount.max) if value is not None] if amount else []
    if not all(isinstance(text, str) for text in _texts(report)) or event.status not in get_args(Status) or not all(
            isinstance(place, int) for pair in places for place in pair) or not all(
            isinstance(value, (int, float)) for value in sums):
        raise TypeError("a value of the wrong kind")
    return report


def reports_of(data: JSON) -> Iterator[Report]:
    """The reports of one JSON object: a document, an event with its ``doc_id``, or a merged event.

    Raises:
        ValueError: it is none of these.
    """
    try:
        for report in _parsed(data):
            yield _checked(report)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"neither a document, an event nor a merged event of talent-ner ({error})") from None


def _parsed(data: JSON) -> Iterator[Report]:
    if "events" in data:
        for event in data["events"]:
            yield Report(data["doc_id"], data["published"], event_from_dict(event))
    elif "reports" in data:
        yield from (Report.from_dict(report) for report in data["reports"])
    else:
        values = dict(data)
        doc_id, published = values.pop("doc_id"), values.pop("published")
        yield Report(doc_id, published, event_from_dict(values))


def _value(column: str, value: Any) -> Any:
    """A cell as its column's kind of value; None for an empty one."""
    kind = COLUMNS[column]
    if value is None or value == "":
        return None
    if kind is bool:
        return value if isinstance(value, bool) else value.casefold() == "true"
    return kind(float(value)) if kind is int else kind(value)


def _organizations(row: JSON, slot: str) -> list[JSON]:
    names = (row[slot] or "").split("; ") if row[slot] else []
    ids = row[f"{slot}_ids"].split("; ") if row[f"{slot}_ids"] else []
    ids = ids if len(ids) == len(names) else [""] * len(names)
    return [{"name": name, "id": org_id or None} for name, org_id in zip(names, ids)]


def _who(row: JSON) -> JSON | None:
    if row["who_kind"] == "group":
        return {"kind": "group", "text": row["who"] or "", "count": row["count"], "at_least": bool(row["at_least"]),
                "share": row["share"]}
    return {"kind": "person", "name": row["who"], "id": row["who_id"]} if row["who"] else None


def _event(row: JSON) -> JSON:
    """The event's JSON of a flat row; several quotes have become one."""
    cls = EVENT_TYPES[row["type"]]
    start = row["evidence_start"] or 0
    own: JSON = {slot: _organizations(row, slot) for slot in cls.org_slots}
    fields = cls.__dataclass_fields__
    if "kind" in fields:
        own["kind"] = row["deal_kind"]
    if "role" in fields:
        own["role"] = row["role"]
    if "amount" in fields:
        own["amount"] = {key: row[f"amount_{key}"] for key in (
            "text", "min", "max", "currency", "qualifier", "period", "years", "kind")} if row["amount_text"] else None
    date = {"text": row["date_text"] or "", "value": row["date"], "precision": row["date_precision"]}
    trigger_start = row["trigger_start"] or 0
    return {
        "id": row["event_id"] or "", "type": row["type"], "status": row["status"], "hedged": bool(row["hedged"]),
        "who": _who(row), **own, "date": date if row["date_text"] or row["date"] else None,
        "sources": row["sources"].split("; ") if row["sources"] else [],
        "trigger": {"text": row["trigger"] or "", "start": trigger_start,
                    "end": row["trigger_end"] or trigger_start},
        "evidence": [{"text": row["evidence"], "start": start, "end": row["evidence_end"] or start}]
        if row["evidence"] else [],
        "rule": row["rule"] or "",
    }


def report_of_row(row: Mapping[str, Any]) -> Report:
    """The report of one row of a CSV or Parquet file of events.

    Raises:
        ValueError: a column is missing, or a cell does not hold what its column should.
    """
    missing = [column for column in _NEEDED if column not in row]
    if missing:
        raise ValueError(f"no column named {missing[0]!r}; a table of events as talent-ner writes it is needed")
    values = {column: _value(column, row.get(column)) for column in COLUMNS}
    if values["type"] not in EVENT_TYPES:
        raise ValueError(f"unknown type of event {values['type']!r}")
    return _checked(Report(values["doc_id"] or "", values["published"], event_from_dict(_event(values))))


def _json_lines(path: Path, raw: BinaryIO, done: Done) -> Iterator[Report | InputError]:
    with (gzip.open(raw, "rb") if path.name.lower().endswith(".gz") else raw) as lines:
        for number, line in enumerate(lines, 1):
            done(raw.tell())
            if not line.strip():
                continue
            try:
                data = json.loads(line.decode("utf-8-sig"))
                if not isinstance(data, dict):
                    raise ValueError(f"not a JSON object but {type(data).__name__}")
                yield from list(reports_of(data))
            except (ValueError, RecursionError) as error:
                yield InputError(str(path), number, f"not usable: {error}")


def _rows(rows: Iterable[tuple[int, Mapping[str, Any]]], path: Path) -> Iterator[Report | InputError]:
    for number, row in rows:
        try:
            yield report_of_row(row)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            yield InputError(str(path), number, f"not usable: {error}")


def _csv(path: Path, raw: BinaryIO, done: Done) -> Iterator[Report | InputError]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"no column named {missing[0]!r}; a table of events as talent-ner writes it is needed")
        for result in _rows(((reader.line_num, row) for row in reader), path):
            done(raw.tell())
            yield result


def _parquet(path: Path, raw: BinaryIO, done: Done) -> Iterator[Report | InputError]:
    try:
        import pyarrow.lib as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise ValueError("reading Parquet needs pyarrow: pip install 'talent-ner[frame]'") from None
    size = path.stat().st_size
    try:
        with parquet.ParquetFile(raw) as table:
            batches = table.iter_batches(batch_size=_PARQUET_ROWS)
            rows = enumerate((row for batch in batches for row in batch.to_pylist()), 1)
            for number, result in enumerate(_rows(rows, path), 1):
                done(size * number // table.metadata.num_rows)
                yield result
    except arrow.ArrowException as error:
        raise ValueError(str(error)) from None


_READERS: dict[str, Callable[[Path, BinaryIO, Done], Iterator[Report | InputError]]] = {
    ".jsonl": _json_lines, ".jsonl.gz": _json_lines, ".csv": _csv, ".parquet": _parquet}


def read_reports(
    paths: Iterable[str | Path], advance: Callable[[int], object] | None = None,
) -> Iterator[Report | InputError]:
    """The reports in files that ``talent-ner extract`` or ``merge`` wrote, file after file.

    Args:
        paths: ``.jsonl``, ``.jsonl.gz`` (documents, events or merged events), ``.csv`` or ``.parquet`` (events).
        advance: is told how many bytes of the files more have been read, now and then; a progress bar's ``update``.

    Yields:
        A ``Report`` for each event, an ``InputError`` for each file, line or row that cannot be used.
    """
    for name in paths:
        path, read = Path(name), 0

        def done(position: int) -> None:
            nonlocal read
            if advance is not None and position > read:
                advance(position - read)
                read = position

        reader = _READERS.get(ending(path) or "")
        if reader is None:
            yield InputError(str(path), None, f"unknown kind of file; known endings: {', '.join(ENDINGS)}")
            continue
        try:
            with path.open("rb") as raw:
                yield from reader(path, raw, done)
            done(path.stat().st_size)
        except OSError as error:
            yield InputError(str(path), None, error.strerror or str(error))
        except (ValueError, EOFError, csv.Error, zlib.error) as error:
            yield InputError(str(path), None, str(error))
