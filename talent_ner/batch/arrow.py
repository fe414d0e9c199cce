"""The seam for batch systems: Arrow record batches in, Arrow record batches out.

Input columns: ``text`` (string), and where known ``doc_id`` (or ``id``) and ``published`` (ISO string, date or
timestamp). Further columns are passed through, repeated for each event. Output columns are those of
:func:`output_schema`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as arrow

from ..types import Document
from .extractor import Extractor, Options, shared
from .readers import InputError, Item, Record, iso_date, surrogate_free
from .rows import COLUMNS, rows
from .runner import Extract, run
from .writers import Form

_KINDS = {str: arrow.string(), bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64()}
_DOCUMENT = [
    ("doc_id", arrow.string()), ("published", arrow.string()), ("events", arrow.int64()),
    ("document", arrow.string()), ("error", arrow.string()),
]
_EVENT = [*((name, _KINDS[kind]) for name, kind in COLUMNS.items()), ("error", arrow.string())]
_CONSUMED = frozenset({"doc_id", "id", "text", "published"})


def output_schema(schema: arrow.Schema, form: Form = "documents") -> arrow.Schema:
    """The schema of what :func:`extract_batches` yields for batches of a schema.

    ``documents``: one row a text with ``doc_id``, ``published``, ``events`` (their number), ``document`` (its JSON) and
    ``error`` (why there is none, else null). ``events``: one row an event with the columns of ``rows.COLUMNS`` and
    ``error``; a text that fails gives one row with its ``doc_id`` and the ``error``. Then the columns passed through.

    Raises:
        ValueError: no column ``text``, or a column to be passed through has the name of an output column.
    """
    if "text" not in schema.names:
        raise ValueError(f"no column named 'text' among {', '.join(schema.names)}")
    own = [arrow.field(name, kind) for name, kind in (_DOCUMENT if form == "documents" else _EVENT)]
    passed = [field for field in schema if field.name not in _CONSUMED]
    clash = {field.name for field in own} & {field.name for field in passed}
    if clash:
        raise ValueError(f"columns {', '.join(sorted(clash))} would be overwritten: rename them")
    return arrow.schema([*own, *passed])


def extract_batches(
    batches: Iterable[arrow.RecordBatch],
    *,
    form: Form = "documents",
    model: str | None = None,
    published: str | None = None,
    gated: bool = True,
    extract: Extract | None = None,
) -> Iterator[arrow.RecordBatch]:
    """The documents or events of record batches: one batch out for each batch in, in order.

    Args:
        batches: see the module for their columns.
        form: ``documents`` or ``events``; see :func:`output_schema`.
        model: the English pipeline; the installed one by default. A process loads it once.
        published: ISO date of texts that carry none.
        gated: whether texts that the gate stops are left unread.
        extract: what turns texts into documents, in place of the pipeline.

    Raises:
        ValueError: as :func:`output_schema`. A text that cannot be read raises nothing: see its ``error``.
    """
    extractor: Extract | Extractor = extract or shared(Options(form, model, published, gated))
    for batch in batches:
        yield _batch(batch, form, extractor, published)


def _batch(batch: arrow.RecordBatch, form: Form, extract: Extract, published: str | None) -> arrow.RecordBatch:
    schema = output_schema(batch.schema, form)
    names = [name for name in ("doc_id", "id", "text", "published") if name in batch.schema.names]
    items = [_item(row, place) for place, row in enumerate(batch.select(names).to_pylist())]
    found: list[dict[str, Any]] = []
    source: list[int] = []
    for place, result in enumerate(run(items, extract, published)):
        values = list(_values(result, items[place], form))
        found += values
        source += [place] * len(values)
    own = schema.names[:len(schema) - sum(name not in _CONSUMED for name in batch.schema.names)]
    columns = [arrow.array([row.get(name) for row in found], schema.field(name).type) for name in own]
    taken = arrow.array(source, arrow.int64())
    columns += [batch.column(name).take(taken) for name in schema.names[len(own):]]
    return arrow.RecordBatch.from_arrays(columns, schema=schema)


def _item(row: dict[str, Any], place: int) -> Item:
    name = next((str(row[key]) for key in ("doc_id", "id") if row.get(key) not in (None, "")), None)
    text = row["text"]
    try:
        if not isinstance(text, str):
            raise ValueError(f"field 'text' is {'missing' if text is None else type(text).__name__ + ', not a string'}")
        return Record(name or "", surrogate_free(text), iso_date(row.get("published")), f":{place + 1}")
    except ValueError as error:
        return InputError(name or "", place + 1, str(error))


def _values(result: Document | InputError, item: Item, form: Form) -> Iterator[dict[str, Any]]:
    if isinstance(result, InputError):
        name = item.doc_id if isinstance(item, Record) else item.file
        yield {"doc_id": name or None, "error": result.reason}
    elif form == "events":
        yield from rows(result)
    else:
        yield {"doc_id": result.doc_id, "published": result.published, "events": len(result.events),
               "document": json.dumps(result.to_dict(), ensure_ascii=False)}
