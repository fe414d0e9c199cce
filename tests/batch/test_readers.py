"""Readers: every kind of file, and every way in which one can be unusable."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as arrow
import pyarrow.parquet as parquet
import pytest

from talent_ner.batch.readers import InputError, Record, iso_date, read


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["note.txt", "note.md", "NOTE.TXT"])
def test_text_is_kept_character_by_character(tmp_path: Path, name: str) -> None:
    path = _write(tmp_path / name, "\ufeff– Zürich\r\n\r\nEnd ".encode())
    assert list(read([path])) == [Record(path.stem, "\ufeff– Zürich\r\n\r\nEnd ", None, str(path))]


def test_text_that_is_not_utf8_names_the_byte(tmp_path: Path) -> None:
    path = _write(tmp_path / "old.txt", b"caf\xe9")
    assert list(read([path])) == [InputError(str(path), None, "not UTF-8: byte 3 is 0xe9")]


def test_html_file_gives_text_and_date(tmp_path: Path) -> None:
    page = b'<meta property="article:published_time" content="2025-07-10T08:00:00Z"><p>One'
    path = _write(tmp_path / "page.html", page)
    assert list(read([path])) == [Record("page", "One", "2025-07-10", str(path))]


def test_jsonl_names_rows_and_goes_on_after_bad_lines(tmp_path: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"doc_id": "a", "id": "b", "text": "one", "published": "2025-07-10T09:00:00Z"}', b"",
        b'{"id": 7, "text": "two"}', b'{"text": "three", "published": ""}', b"{broken", b'["text"]', b'{"text": null}',
        b'{"text": 5}', b'{"text": "\xff"}', b'{"text": "x", "published": "last July"}', b'{"text": "\\ud83d"}',
        b'{"doc_id": "z", "text": ""}',
    ]
    path = _write(tmp_path / "in.jsonl", b"\n".join(lines))
    assert list(read([path])) == [
        Record("a", "one", "2025-07-10", f"{path}:1"),
        Record("7", "two", None, f"{path}:3"),
        Record("in-4", "three", None, f"{path}:4"),
        InputError(str(path), 5, "not JSON: Expecting property name enclosed in double quotes at column 2"),
        InputError(str(path), 6, "not a JSON object but list"),
        InputError(str(path), 7, "field 'text' is missing"),
        InputError(str(path), 8, "field 'text' is int, not a string"),
        InputError(str(path), 9, "not UTF-8: byte 10 is 0xff"),
        InputError(str(path), 10, "published 'last July' is not an ISO date such as 2025-07-10"),
        InputError(str(path), 11, "text holds half of a surrogate pair at character 0"),
        Record("z", "", None, f"{path}:12"),
    ]


def test_deeply_nested_json_is_an_error_of_its_line(tmp_path: Path) -> None:
    path = _write(tmp_path / "deep.jsonl", b'{"text": ' + b"[" * 100_000 + b'\n{"id": "a", "text": "fine"}\n')
    first, second = read([path])
    assert isinstance(first, InputError)
    assert second == Record("a", "fine", None, f"{path}:2")


def test_gzipped_lines(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl.gz", gzip.compress(b'{"text": "one"}\n'))
    assert list(read([path])) == [Record("in-1", "one", None, f"{path}:1")]


@pytest.mark.parametrize("data", [gzip.compress(b'{"text": "one"}\n' * 9)[:-12], b"plain"], ids=["cut", "not gzip"])
def test_broken_gzip_is_one_error(tmp_path: Path, data: bytes) -> None:
    path = _write(tmp_path / "in.jsonl.gz", data)
    errors = [item for item in read([path]) if isinstance(item, InputError)]
    assert [error.file for error in errors] == [str(path)]


def test_csv_with_long_quoted_fields_and_bad_rows(tmp_path: Path) -> None:
    long = "word " * 40_000
    path = _write(tmp_path / "in.csv", f'id,text,published\n1,"a\nb",2025-07-10\n2,"{long}",\n3,x,,extra\n4\n'.encode())
    assert list(read([path])) == [
        Record("1", "a\nb", "2025-07-10", f"{path}:3"),
        Record("2", long, None, f"{path}:4"),
        InputError(str(path), 5, "more fields than the header names"),
        InputError(str(path), 6, "field 'text' is missing"),
    ]


def test_csv_without_text_column(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.csv", b"id,body\n1,x\n")
    assert list(read([path])) == [InputError(str(path), None, "no column named 'text'")]


def test_parquet_rows_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    parquet.write_table(arrow.table({
        "doc_id": ["a", None], "text": ["one", None], "published": [date(2025, 7, 10), None], "other": [[1], [2]],
    }), path)
    assert list(read([path])) == [
        Record("a", "one", "2025-07-10", f"{path}:1"), InputError(str(path), 2, "field 'text' is missing"),
    ]


def test_file_that_is_not_parquet(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.parquet", b"no parquet")
    (error,) = read([path])
    assert isinstance(error, InputError)
    assert error.reason.startswith("not readable as Parquet")


def test_folder_is_read_through_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", "notes.pdf", "gold.json"):
        _write(tmp_path / name, b"x")
    found = [item.doc_id for item in read([tmp_path]) if isinstance(item, Record)]
    assert found == ["a", "b", "c"]


def test_inputs_that_cannot_be_opened_do_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    good = _write(tmp_path / "good.txt", b"x")
    *errors, last = read([tmp_path / "gone.txt", tmp_path / "empty", _write(tmp_path / "a.pdf", b""), good])
    assert last == Record("good", "x", None, str(good))
    assert [str(error).partition(": ")[2].split(";")[0] for error in errors] == [
        "No such file or directory",
        "folder holds no file ending in .txt, .md, .html, .htm, .jsonl, .jsonl.gz, .csv, .parquet",
        "unknown kind of file",
    ]


def test_standard_input() -> None:
    assert list(read(["-"], io.BytesIO("Zoë".encode()))) == [Record("stdin", "Zoë", None, "-")]
    assert list(read(["-"], io.BytesIO(b"\xff"))) == [InputError("-", None, "not UTF-8: byte 0 is 0xff")]


def test_error_as_text_and_as_json() -> None:
    error = InputError("in.csv", 5, "why")
    assert str(error) == "in.csv:5: why"
    assert json.loads(json.dumps(error.to_dict())) == {"file": "in.csv", "line": 5, "reason": "why"}


@pytest.mark.parametrize(("value", "expected"), [
    (None, None), ("", None), ("2025-07-10", "2025-07-10"), ("2025-07-10 08:00", "2025-07-10"),
    (datetime(2025, 7, 10, 23), "2025-07-10"), (date(2025, 7, 10), "2025-07-10"),
])
def test_iso_date(value: object, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize("value", ["2025-02-30", "2025-7-1", "2025-07-101", "July", 20250710, 1.5])
def test_iso_date_refuses(value: object) -> None:
    with pytest.raises(ValueError, match="is not an ISO date"):
        iso_date(value)
