"""Writers: forms, endings, stable bytes, and nothing left behind by a failure."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from talent_ner.batch.rows import COLUMNS, rows
from talent_ner.batch.writers import Form, check, default_form, writing
from talent_ner.types import Document


def _save(path: Path, form: Form, *documents: Document) -> Path:
    with writing(path, form) as write:
        for document in documents:
            write(document)
    return path


def test_rows_have_exactly_the_columns(sample: Document) -> None:
    found = list(rows(sample))
    assert [list(row) for row in found] == [list(COLUMNS)] * 5
    for row in found:
        assert all(value is None or type(value) is COLUMNS[name] for name, value in row.items())
    move, offer, _, _, deal = found
    assert (move["origin"], move["origin_ids"]) == ("Orbit Labs; Lattice Zürich", "orbit-labs; ")
    assert (move["destination"], move["destination_ids"]) == ("Lattice Zürich", None)
    assert (move["date"], move["date_precision"], move["sources"]) == ("2025-07", "month", "The Courier; Wired")
    assert (offer["who"], offer["who_kind"], offer["count"]) == ("four researchers", "group", 4)
    assert (offer["amount_min"], offer["amount_max"], offer["amount_currency"]) == (40e6, 40e6, "USD")
    assert (deal["who"], deal["deal_kind"], deal["buyer"], deal["target"]) == (
        None, "acquisition", "Orbit Labs", "Lattice Zürich")


def test_documents_as_json_lines(sample: Document, tmp_path: Path) -> None:
    path = _save(tmp_path / "out.jsonl", "documents", sample, sample)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [Document.from_dict(json.loads(line)).to_dict() for line in lines] == [sample.to_dict()] * 2
    assert "Zürich" in lines[0]


def test_events_as_json_lines(sample: Document, tmp_path: Path) -> None:
    path = _save(tmp_path / "out.jsonl", "events", sample)
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert found == [{"doc_id": "doc-1", "published": "2025-07-14", **event.to_dict()} for event in sample.events]


def test_gzip_has_the_same_bytes_each_time(sample: Document, tmp_path: Path) -> None:
    first = _save(tmp_path / "a.jsonl.gz", "documents", sample).read_bytes()
    second = _save(tmp_path / "b.jsonl.gz", "documents", sample).read_bytes()
    assert first == second
    assert json.loads(gzip.decompress(first)) == sample.to_dict()


def test_events_as_csv(sample: Document, tmp_path: Path) -> None:
    with _save(tmp_path / "out.csv", "events", sample).open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert found == [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows(sample)]


def test_events_as_parquet(sample: Document, tmp_path: Path) -> None:
    path = _save(tmp_path / "out.parquet", "events", *[sample] * 300)
    assert parquet.read_table(path).to_pylist() == [*rows(sample)] * 300


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.jsonl", "out.jsonl.gz"])
def test_no_events_give_a_readable_file(tmp_path: Path, name: str) -> None:
    path = _save(tmp_path / name, "events", Document("empty", None, (), ()))
    if name == "out.parquet":
        assert parquet.read_table(path).column_names == list(COLUMNS)
    elif name == "out.csv":
        assert path.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    else:
        data = path.read_bytes()
        assert (gzip.decompress(data) if name.endswith(".gz") else data) == b""


def test_failure_leaves_the_old_file(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")

    with pytest.raises(RuntimeError), writing(path, "events") as write:  # noqa: PT012
        write(sample)
        raise RuntimeError("stop")
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"out.jsonl": "old"}


def test_form_follows_the_ending() -> None:
    names = ("a.jsonl", "a.JSONL.GZ", "a.csv", "a.parquet")
    assert [default_form(Path(name)) for name in names] == ["documents", "documents", "events", "events"]


@pytest.mark.parametrize(("name", "form", "message"), [
    ("out.txt", "events", "must end in .jsonl, .jsonl.gz, .csv, .parquet"),
    ("out.csv", "documents", "documents are nested"),
    ("gone/out.csv", "events", "there is no folder"),
    ("folder.csv", "events", "is a folder"),
])
def test_what_cannot_be_written(tmp_path: Path, name: str, form: Form, message: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ValueError, match=message):
        check(tmp_path / name, form)
