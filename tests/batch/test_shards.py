"""Shards: read one after the other they give what reading everything gives, wherever the cuts fall."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from talent_ner.batch.readers import read, read_piece
from talent_ner.batch.shards import Shard, plan


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with every kind of file, and some that cannot be used."""
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    text = "\nZürich, \"quoted\"\r\nend"
    rows = [{"doc_id": f"d{i}", "text": f"Line {i}{text}", "published": "2025-01-02"} for i in range(40)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "\nnonsense\n{\"text\": 3}\n"
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(lines)
    with (tmp_path / "c.csv").open("w", encoding="utf-8-sig", newline="") as table:
        writer = csv.DictWriter(table, ["doc_id", "text", "published"])
        writer.writeheader()
        writer.writerows(rows)
    parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "d.parquet", row_group_size=7)
    for name in ("e.txt", "f.md", "g.html"):
        (tmp_path / name).write_text("Some text.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "bad.csv").write_text("name\nx\n", encoding="utf-8")
    (tmp_path / "bad.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "bad.parquet").write_bytes(b"no parquet")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize("size", [1, 150, 1000, 10_000_000])
def test_shards_hold_everything_once_and_in_order(inputs: Path, size: int) -> None:
    paths = [inputs, inputs / "gone.txt", inputs / "setup.cfg"]
    shards = list(plan(paths, size))
    assert [item for shard in shards for piece in shard.pieces for item in read_piece(piece)] == list(read(paths))
    assert [shard.index for shard in shards] == list(range(len(shards)))
    assert (len(shards) > 20) == (size <= 1000)
    assert shards == list(plan(paths, size))
    assert len({shard.name for shard in shards}) == len(shards)


def test_a_shard_travels_as_plain_values(inputs: Path) -> None:
    for shard in plan([inputs], 1000):
        assert Shard.from_dict(json.loads(json.dumps(shard.to_dict()))) == shard
