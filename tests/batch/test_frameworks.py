"""Spark and Ray over the Arrow seam, called as the documentation shows it; skipped where they are not installed."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import pyarrow as arrow
import pytest

from talent_ner.batch import extract_batches, output_schema

pytestmark = pytest.mark.model

MOVE = "Mira Okonkwo left Orbit Systems to join Lattice Robotics."
ROWS = [(f"d{i}", MOVE if i % 3 == 0 else "Fold the butter into the flour.", f"u{i}") for i in range(6)]
ROWS.append(("none", None, "u6"))
COLUMNS = ("doc_id", "text", "url")
SCHEMA = arrow.schema([(name, arrow.string()) for name in COLUMNS])
EXPECTED = [(name, None if text is None else int(text == MOVE), url) for name, text, url in ROWS]


def test_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    pyspark = pytest.importorskip("pyspark.sql", reason="Spark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    from pyspark.sql.pandas.types import from_arrow_schema

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = pyspark.SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(ROWS, ", ".join(f"{name} string" for name in COLUMNS)).repartition(2)
        schema = from_arrow_schema(output_schema(SCHEMA))
        found = [row.asDict() for row in frame.mapInArrow(extract_batches, schema).collect()]
    finally:
        session.stop()
    assert sorted((row["doc_id"], row["events"], row["url"]) for row in found) == EXPECTED
    assert [row["error"] for row in found if row["error"]] == ["field 'text' is missing"]


def test_ray() -> None:
    ray: Any = pytest.importorskip("ray", reason="Ray is not installed")
    data: Any = pytest.importorskip("ray.data", reason="Ray Data is not installed")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        dataset = data.from_arrow(arrow.Table.from_pylist([dict(zip(COLUMNS, row)) for row in ROWS], schema=SCHEMA))
        found = dataset.map_batches(
            lambda table: arrow.Table.from_batches(extract_batches(table.to_batches())), batch_format="pyarrow"
        ).take_all()
    finally:
        ray.shutdown()
    assert sorted((row["doc_id"], row["events"], row["url"]) for row in found) == EXPECTED
    assert [row["error"] for row in found if row["error"]] == ["field 'text' is missing"]
