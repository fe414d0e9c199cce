"""What was written is read back: documents, events and merged events, in every kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from talent_ner import cli
from talent_ner.batch.readers import InputError
from talent_ner.batch.writers import Form, writing
from talent_ner.merging.merge import merge
from talent_ner.merging.model import Report
from talent_ner.stored import read_reports
from talent_ner.types import Document


def _run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.app, [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


def _write(path: Path, document: Document, form: Form = "events") -> Path:
    with writing(path, form) as write:
        write(document)
    return path


@pytest.mark.parametrize(("name", "form"), [
    ("o.jsonl", "documents"), ("o.jsonl", "events"), ("o.jsonl.gz", "events"), ("o.csv", "events"),
    ("o.parquet", "events")])
def test_every_kind_of_file_gives_the_events_back(tmp_path: Path, sample: Document, name: str, form: Form) -> None:
    assert list(read_reports([_write(tmp_path / name, sample, form)])) == [
        Report("doc-1", "2025-07-14", event) for event in sample.events]


def test_merged_events_are_read_as_their_reports(tmp_path: Path, sample: Document) -> None:
    source, out = _write(tmp_path / "o.jsonl", sample), tmp_path / "merged.jsonl.gz"
    assert _run("merge", source, source, "-o", out) == (0, "", "")
    assert merge(item for item in read_reports([out]) if isinstance(item, Report)) == merge([sample])
    first = out.read_bytes()
    assert _run("merge", out, "-o", out)[0] == 0
    assert out.read_bytes() == first


def test_merge_prints_the_documented_json(tmp_path: Path, sample: Document) -> None:
    code, printed, _ = _run("merge", _write(tmp_path / "o.csv", sample))
    rows = [json.loads(line) for line in printed.splitlines()]
    assert (code, len(rows)) == (0, 5)
    assert list(rows[0])[-6:] == ["documents", "outlets", "first_report", "last_report", "claims", "reports"]
    assert rows == [event.to_dict() for event in merge([sample])]


def test_bad_lines_files_and_endings_are_named_and_the_rest_is_done(tmp_path: Path, sample: Document) -> None:
    mixed = tmp_path / "mixed.jsonl"
    good = json.dumps({"doc_id": "d", "published": None, **sample.events[0].to_dict()})
    lines = ['{"a": 1}', "[]", "no", good, '{"doc_id": "d", "published": null, "type": "party"}']
    mixed.write_bytes("\n".join(lines).encode() + b"\n\xff\n")
    other, table = tmp_path / "note.txt", tmp_path / "table.csv"
    other.write_text("x", encoding="utf-8")
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    code, printed, errors = _run("merge", mixed, other, tmp_path / "gone.jsonl", table)
    assert (code, len(printed.splitlines())) == (1, 1)
    for part in ("mixed.jsonl:1:", "mixed.jsonl:2:", "mixed.jsonl:3:", "mixed.jsonl:5:", "mixed.jsonl:6:",
                 "note.txt: unknown kind of file", "gone.jsonl: No such file", "table.csv: no column named 'doc_id'"):
        assert part in errors
    assert "mixed.jsonl:4:" not in errors


@pytest.mark.parametrize("change", [
    {"published": 5}, {"who": {"kind": "person", "name": 3, "id": None}}, {"status": "maybe"}, {"sources": [None]},
    {"trigger": {"text": "joined", "start": "0", "end": 6}}, {"origin": [{"name": "Orbit", "id": 4}]}, {"who": "Mira"},
    {"date": {"text": "2025", "value": 2025, "precision": "year"}}, {"evidence": 7}, {"role": ["chief"]}])
def test_values_of_the_wrong_kind_are_named(tmp_path: Path, sample: Document, change: dict[str, object]) -> None:
    path = tmp_path / "o.jsonl"
    path.write_text(json.dumps({"doc_id": "d", "published": None, **sample.events[0].to_dict(), **change}), "utf-8")
    (found,) = read_reports([path])
    assert isinstance(found, InputError)
    assert found.reason.startswith("not usable: neither a document, an event nor a merged event of talent-ner (")


def test_a_bad_row_is_named(tmp_path: Path, sample: Document) -> None:
    path = _write(tmp_path / "o.csv", sample)
    path.write_text(path.read_text(encoding="utf-8").replace(",founding,", ",party,"), encoding="utf-8")
    found = list(read_reports([path]))
    assert [item for item in found if isinstance(item, InputError)] == [
        InputError(str(path), 5, "not usable: unknown type of event 'party'")]
    assert len(found) == 5


def test_bad_usage(tmp_path: Path, sample: Document) -> None:
    source = _write(tmp_path / "o.jsonl", sample)
    assert _run("merge", tmp_path / "gone.jsonl")[0] == 2
    assert _run("merge", source, "-o", tmp_path / "o.csv")[0] == 2
    assert _run("merge", source, "-o", tmp_path / "no" / "o.jsonl")[0] == 2
