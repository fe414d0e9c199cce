"""The Arrow seam: schemas as documented, rows in order, failures as rows; a function in the place of the pipeline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pyarrow as arrow
import pytest

from talent_ner.batch import extract_batches, output_schema
from talent_ner.batch.rows import COLUMNS, rows
from talent_ner.types import Document

BATCH = arrow.RecordBatch.from_pydict({
    "id": ["a", "b", None, "d"], "text": ["x", "bad", "x", None], "url": ["u1", "u2", "u3", "u4"],
    "published": [date(2025, 1, 2), None, None, None],
})


@pytest.fixture
def extract(sample: Document) -> Any:
    def found(inputs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Document]:
        for text, context in inputs:
            if text == "bad":
                raise RuntimeError("no way")
            yield Document(context["doc_id"] or "digest", context["published"], sample.events, sample.affiliations)

    return found


def test_documents(extract: Any, sample: Document) -> None:
    [found] = extract_batches([BATCH], extract=extract, published="2025-06-30")
    assert found.schema == output_schema(BATCH.schema, "documents")
    assert found.schema.names == ["doc_id", "published", "events", "document", "error", "url"]
    assert found.column("doc_id").to_pylist() == ["a", "b", "digest", "d"]
    assert found.column("published").to_pylist() == ["2025-01-02", None, "2025-06-30", None]
    assert found.column("events").to_pylist() == [5, None, 5, None]
    assert found.column("error").to_pylist() == [None, "RuntimeError: no way", None, "field 'text' is missing"]
    assert found.column("url").to_pylist() == ["u1", "u2", "u3", "u4"]
    expected = {**sample.to_dict(), "doc_id": "a", "published": "2025-01-02"}
    assert json.loads(found.column("document")[0].as_py()) == expected


def test_events(extract: Any, sample: Document) -> None:
    [found] = extract_batches([BATCH], form="events", extract=extract)
    assert found.schema == output_schema(BATCH.schema, "events")
    assert found.schema.names == [*COLUMNS, "error", "url"]
    data = found.to_pylist()
    assert [row["url"] for row in data] == ["u1"] * 5 + ["u2"] + ["u3"] * 5 + ["u4"]
    failed = [row["error"] for row in data if row["url"] in ("u2", "u4")]
    assert failed == ["RuntimeError: no way", "field 'text' is missing"]
    expected = [row | {"doc_id": "a", "published": "2025-01-02"} for row in rows(sample)]
    assert [{name: row[name] for name in COLUMNS} for row in data[:5]] == expected


def test_one_batch_out_for_each_in_lazily_and_the_same_whatever_their_size(extract: Any) -> None:
    whole = arrow.Table.from_batches(extract_batches([BATCH], extract=extract))
    single = arrow.Table.from_batches(extract_batches((BATCH.slice(i, 1) for i in range(4)), extract=extract))
    assert single.to_pylist() == whole.to_pylist()
    [empty] = extract_batches([BATCH.slice(0, 0)], extract=extract)
    assert empty.num_rows == 0


@pytest.mark.parametrize(("columns", "message"), [
    ({"body": ["x"]}, "no column named 'text' among body"),
    ({"text": ["x"], "error": ["e"]}, "error would be overwritten"),
])
def test_unusable_columns(extract: Any, columns: dict[str, list[str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(extract_batches([arrow.RecordBatch.from_pydict(columns)], extract=extract))
