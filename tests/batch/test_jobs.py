"""Worker processes: the same bytes as without them, also when one is killed; and the Arrow seam and Dask over them."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from talent_ner.batch import parts
from talent_ner.batch.extractor import Extractor, Options
from talent_ner.batch.jobs import ATTEMPTS, in_process, in_workers
from talent_ner.batch.parts import Job
from talent_ner.batch.shards import plan
from talent_ner.lexicon.resources import pattern_json, pattern_text


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """The demo texts twice over, as rows."""
    source = tmp_path / "in.jsonl"
    entries = [entry for _ in range(2) for entry in pattern_json("demo", "index.json")]
    source.write_text("".join(
        json.dumps({"id": f"r{i}", "text": pattern_text("demo", entry["file"]), "published": entry["published"]}) + "\n"
        for i, entry in enumerate(entries)), encoding="utf-8")
    return source


@pytest.fixture
def job(rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(parts, "plan", lambda paths: plan(paths, 3000))
    return lambda name: Job([rows], tmp_path / f"{name}.jsonl", "documents", Options(), "1")


def _kill_a_child() -> None:
    """Kills one worker process of this process soon after it has started."""
    import multiprocessing

    for _ in range(600):
        children = multiprocessing.active_children()
        if children:
            time.sleep(0.5)
            os.kill(children[0].pid or 0, signal.SIGKILL)
            return
        time.sleep(0.05)


@pytest.mark.model
def test_two_workers_of_which_one_is_killed_give_the_same_bytes(nlp: Any, job: Any) -> None:
    alone, shared = job("alone"), job("shared")
    assert alone.prepare()
    list(in_process(alone.pending(), alone.folder, Extractor(alone.options, nlp), None))
    alone.finish()
    assert shared.prepare()
    killer = threading.Thread(target=_kill_a_child)
    killer.start()
    counts = list(in_workers(shared.pending(), shared.folder, shared.options, 2))
    killer.join()
    shared.finish()
    assert sum(count.documents for count in counts) == 14
    assert shared.output.read_bytes() == alone.output.read_bytes()


def test_a_shard_that_kills_its_workers_is_given_up(job: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from talent_ner.batch import jobs

    doomed = job("doomed")
    assert doomed.prepare()
    monkeypatch.setattr(jobs, "_work", _die)
    counts = list(in_workers(doomed.pending()[:1], doomed.folder, doomed.options, 1))
    assert [(count.documents, count.errors) for count in counts] == [(0, 1)]
    [line] = (doomed.folder / doomed.shards[0].name).read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["error"]["reason"] == f"the process reading it died {ATTEMPTS} times"


def _die(*args: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def client() -> Iterator[Any]:
    """A cluster of two worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    with (distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
          distributed.Client(cluster) as found):
        yield found


@pytest.mark.model
def test_a_cluster_gives_the_same_bytes_with_a_worker_killed(nlp: Any, job: Any, rows: Path, client: Any) -> None:
    from talent_ner.batch.cluster import extract

    alone = job("alone")
    assert alone.prepare()
    list(in_process(alone.pending(), alone.folder, Extractor(alone.options, nlp), None))
    alone.finish()
    pids = list(client.run(os.getpid).values())
    threading.Timer(1, os.kill, (pids[0], signal.SIGKILL)).start()
    output = alone.output.with_name("cluster.jsonl")
    assert extract(client, [rows], output) == []
    assert output.read_bytes() == alone.output.read_bytes()
