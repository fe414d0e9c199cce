"""Resumable jobs: the same bytes however often a run is killed, and nothing overwritten unasked."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from talent_ner.batch import parts
from talent_ner.batch.extractor import Options
from talent_ner.batch.jobs import in_process
from talent_ner.batch.parts import Job, JobError
from talent_ner.batch.shards import plan
from talent_ner.types import Document


class Killed(BaseException):
    """What ends a run in the middle."""


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes jobs over thirty rows in many shards."""
    source = tmp_path / "in.jsonl"
    rows = [f'{{"id": "r{i}", "text": "x{i}"}}\n' for i in range(30)]
    source.write_text("".join(rows) + "nonsense\n", encoding="utf-8")
    monkeypatch.setattr(parts, "plan", lambda paths: plan(paths, 60))
    return lambda out="out.jsonl", **options: Job(
        [source], tmp_path / out, options.pop("form", "documents"), Options(**options), "1")


def _extract(sample: Document, die: Any = lambda: False) -> Any:
    def extract(inputs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Document]:
        for _, context in inputs:
            if die():
                raise Killed
            yield Document(context["doc_id"], context["published"], sample.events, sample.affiliations)

    return extract


def _run(job: Job, extract: Any, **how: bool) -> bool:
    if not job.prepare(**how):
        return False
    list(in_process(job.pending(), job.folder, extract, job.options.published))
    job.finish()
    return True


@pytest.mark.parametrize("out", ["out.jsonl", "out.csv", "out.jsonl.gz"])
def test_a_run_killed_ten_times_gives_the_same_bytes(job: Any, sample: Document, tmp_path: Path, out: str) -> None:
    form = "events" if out == "out.csv" else "documents"
    assert _run(job(f"whole-{out}", form=form), _extract(sample))
    chance = random.Random(7)
    for _ in range(10):
        left = iter(range(chance.randint(1, 5)))
        with pytest.raises(Killed):
            _run(job(out, form=form), _extract(sample, lambda left=left: next(left, None) is None), resume=True)
        assert not (tmp_path / out).exists()
    begun = job(out, form=form)
    assert 0 < len(begun.pending()) < len(begun.shards)
    assert _run(begun, _extract(sample), resume=True)
    assert (tmp_path / out).read_bytes() == (tmp_path / f"whole-{out}").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(out)) == [
        out, f"{out}.errors.jsonl", f"{out}.job.json"]


def test_every_document_comes_once_and_failures_are_listed(job: Any, sample: Document, tmp_path: Path) -> None:
    _run(job(), _extract(sample))
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["doc_id"] for line in lines] == [f"r{i}" for i in range(30)]
    assert [(failure.line, failure.reason.split(":")[0]) for failure in job().failures()] == [(31, "not JSON")]


def test_a_complete_output_is_left_alone(job: Any, sample: Document) -> None:
    assert _run(job(), _extract(sample))
    assert not _run(job(), _extract(sample, lambda: True), resume=True)


@pytest.mark.parametrize(("change", "message"), [
    ({"published": "2025-01-01"}, r"another configuration \(published\)"),
    ({"gated": False}, r"another configuration \(gated\)"),
])
def test_another_configuration_is_refused(job: Any, sample: Document, change: dict[str, Any], message: str) -> None:
    with pytest.raises(Killed):
        _run(job(), _extract(sample, lambda: True))
    with pytest.raises(JobError, match=message):
        job(**change).prepare(resume=True)
    with pytest.raises(JobError, match="interrupted run"):
        job().prepare()
    _run(job(), _extract(sample), resume=True)
    with pytest.raises(JobError, match=message):
        job(**change).prepare()
    assert job(**change).prepare(overwrite=True)


def test_a_changed_input_is_named(job: Any, sample: Document, tmp_path: Path) -> None:
    with pytest.raises(Killed):
        _run(job(), _extract(sample, lambda: True))
    os.utime(tmp_path / "in.jsonl", (1, 1))
    with pytest.raises(JobError, match=r"in\.jsonl has changed since"):
        job().prepare(resume=True)


def test_a_file_of_unknown_origin_is_not_overwritten(job: Any, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("mine\n", encoding="utf-8")
    with pytest.raises(JobError, match="is there already"):
        job().prepare()
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "mine\n"
