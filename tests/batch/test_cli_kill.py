"""``talent-ner extract`` as a whole: killed at any moment and resumed, or stopped by what stands in its way.

A run is held where it is to be killed by named pipes, so that no test depends on how fast anything goes: a text that is
a pipe keeps its shard unfinished until somebody writes to it, and an output file that is a pipe keeps the run from
ending.
"""

from __future__ import annotations

import errno
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from talent_ner import cli
from talent_ner.batch import parts, runner
from talent_ner.batch.extractor import Extractor, Options
from talent_ner.batch.parts import Job
from talent_ner.batch.shards import SHARD_BYTES, plan
from talent_ner.types import Document

TEXTS = (
    "Mira Okonkwo left Orbit Systems in May 2025 to join Lattice Robotics.",
    "Fold the butter into the flour until the dough is smooth.",
    "Quarry Analytics appointed Ingrid Solheim as chief financial officer.",
    "The ferry to the island runs every two hours in summer.",
    "Tern Capital acquired Lattice Robotics for $40 million.",
    "Salt the water before it boils.",
)
HELD = "Jonas Albrecht joined Quarry Analytics."
WAIT = 300  # seconds after which a run that should go on is taken to hang
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


class Run:
    """The command with its inputs; each row is a shard of its own, and so is the text that is a pipe."""

    def __init__(self, folder: Path):
        self.rows, self.held = folder / "rows.jsonl", folder / "held.txt"
        lines = [json.dumps({"id": f"r{i}", "text": text, "other": "x" * SHARD_BYTES}) for i, text in enumerate(TEXTS)]
        self.rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
        os.mkfifo(self.held)

    def start(self, out: Path, jobs: int, *options: str) -> subprocess.Popen[str]:
        os.utime(self.held, (1, 1))  # what is written to a pipe changes its time, but it is the same input still
        command = ["extract", str(self.held), str(self.rows), "-o", str(out), "--jobs", str(jobs), *options]
        return subprocess.Popen([sys.executable, "-m", "talent_ner.cli", *command], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def feed(self) -> None:
        """Lets the text that is a pipe be read."""
        threading.Thread(target=self.held.write_text, args=(HELD,), daemon=True).start()


def _wait(reached: Callable[[], Any], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + WAIT
    while not reached():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < end, "the run hangs"
        time.sleep(0.02)


def _kill(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """Kills the command; its workers are gone, too, when the ends of its standard error are closed."""
    process.send_signal(number)
    process.communicate(timeout=WAIT)
    assert process.returncode == -number


def _end(process: subprocess.Popen[str]) -> str:
    errors = process.communicate(timeout=WAIT)[1]
    assert process.returncode == 0, errors
    return errors


def _parts(out: Path) -> int:
    return len(list(out.with_name(f"{out.name}.parts").glob("[0-9]*.jsonl")))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, bytes]:
    """The inputs, and what a run in one process makes of them."""
    folder = tmp_path_factory.mktemp("kill")
    run, out = Run(folder), folder / "alone.jsonl"
    process = run.start(out, 1)
    run.feed()
    assert _end(process) == ""
    documents = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [document["doc_id"] for document in documents] == ["held", *(f"r{i}" for i in range(len(TEXTS)))]
    assert [len(document["events"]) for document in documents] == [1, 1, 0, 1, 0, 1, 0]
    return run, out.read_bytes()


@pipes
@pytest.mark.model
def test_two_workers_killed_at_three_moments(undisturbed: tuple[Run, bytes], tmp_path: Path) -> None:
    run, expected = undisturbed
    out = tmp_path / "out.jsonl"
    process = run.start(out, 2)
    _wait(lambda: _parts(out), process)
    _kill(process, signal.SIGKILL)
    assert 0 < _parts(out) <= len(TEXTS)

    process = run.start(out, 2, "--resume")
    _wait(lambda: _parts(out) == len(TEXTS), process)  # all but the one that is held
    _kill(process, signal.SIGTERM)
    assert not out.exists()

    whole = out.with_name(f"{out.name}.part")
    os.mkfifo(whole)
    process = run.start(out, 2, "--resume")
    run.feed()
    reading = os.open(whole, os.O_RDONLY | os.O_NONBLOCK)
    try:
        _wait(lambda: select.select([reading], [], [], 0)[0], process)  # the parts are being put together
        _kill(process, signal.SIGKILL)
    finally:
        os.close(reading)
        whole.unlink()
    assert _parts(out) == len(TEXTS) + 1
    assert not out.exists()

    assert _end(run.start(out, 2, "--resume")) == ""
    assert out.read_bytes() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.job.json"]
    assert "is complete" in _end(run.start(out, 2, "--resume"))
    assert out.read_bytes() == expected


@pipes
@pytest.mark.model
def test_one_process_killed_in_its_first_shard(undisturbed: tuple[Run, bytes], tmp_path: Path) -> None:
    run, expected = undisturbed
    out = tmp_path / "out.jsonl"
    process = run.start(out, 1)
    _wait((tmp_path / "out.jsonl.parts" / "job.json").exists, process)
    _kill(process, signal.SIGTERM)
    assert (_parts(out), out.exists()) == (0, False)
    process = run.start(out, 1, "--resume")
    run.feed()
    assert _end(process) == ""
    assert out.read_bytes() == expected


@pytest.mark.model
@pytest.mark.parametrize("characters", [1, 150, 10**6])
def test_batches_do_not_matter(nlp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, characters: int) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), encoding="utf-8")
    extract = Extractor(Options(), nlp)
    monkeypatch.setattr(cli, "_extract_with", lambda options: extract)
    found = []
    for name, size, shard in (("usual", runner.BATCH_CHARACTERS, SHARD_BYTES), ("other", characters, characters)):
        monkeypatch.setattr(runner, "BATCH_CHARACTERS", size)
        monkeypatch.setattr(parts, "plan", lambda paths, shard=shard: plan(paths, shard))
        assert CliRunner().invoke(cli.app, ["extract", str(rows), "-o", str(tmp_path / f"{name}.jsonl")]).exit_code == 0
        found.append((tmp_path / f"{name}.jsonl").read_bytes())
    assert found[0] == found[1]
    assert found[0].count(b'"trigger"') == 3


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Document) -> Any:
    """The command on forty rows in several shards, with a function in the place of the pipeline."""
    def extract(inputs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Document]:
        for _, context in inputs:
            yield Document(context["doc_id"], context["published"], sample.events, sample.affiliations)

    rows = tmp_path / "in.jsonl"
    rows.write_text("".join(json.dumps({"id": f"r{i}", "text": "x"}) + "\n" for i in range(40)), encoding="utf-8")
    monkeypatch.setattr(cli, "_extract_with", lambda options: extract)
    monkeypatch.setattr(parts, "plan", lambda paths: plan(paths, 200))

    def run(out: Path, *options: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli.app, ["extract", str(rows), "-o", str(out), *options])
        return done.exit_code, done.stderr

    return run


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk on which the third part does not fit."""
    real, written = os.fsync, iter(range(10**6))

    def fsync(descriptor: int) -> None:
        if next(written) >= 6:  # a file and its folder each for the job and two parts
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        yield patch


def test_a_full_disk_is_told_and_what_is_done_is_kept(command: Any, full: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert command(out) == (2, f"talent-ner: cannot write {out}: No space left on device\n")
    assert (out.exists(), _parts(out)) == (False, 2)
    full.undo()
    other = command(out, "--resume", "--published", "2025-07-10")
    assert other == (2, f"talent-ner: {out}.parts holds a run of another configuration (published): "
                        "give another name, or --overwrite\n")
    begun = command(out)
    assert begun == (2, f"talent-ner: {out}.parts holds an interrupted run: "
                        "go on with --resume, or give --overwrite\n")
    assert (out.exists(), _parts(out)) == (False, 2)
    assert command(out, "--resume") == (0, "")
    assert command(tmp_path / "alone.jsonl") == (0, "")
    assert out.read_bytes() == (tmp_path / "alone.jsonl").read_bytes()


def test_a_changed_input_is_told(command: Any, full: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert command(out)[0] == 2
    full.undo()
    with (tmp_path / "in.jsonl").open("a", encoding="utf-8") as rows:
        rows.write('{"id": "new", "text": "x"}\n')
    assert command(out, "--resume") == (
        2, f"talent-ner: {out}.parts holds a run of other inputs ({tmp_path / 'in.jsonl'} has changed since): "
           "give another name, or --overwrite\n")
    assert command(out, "--overwrite") == (0, "")
    assert out.read_text(encoding="utf-8").count("\n") == 41


def test_an_output_of_another_kind_is_left_alone(command: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine\n", encoding="utf-8")
    assert command(out) == (2, f"talent-ner: {out} is there already: give another name, or --overwrite\n")
    assert out.read_text(encoding="utf-8") == "mine\n"
    assert command(out, "--overwrite") == (0, "")
    before = out.read_bytes()
    status, message = command(out, "--format", "events")
    assert (status, "of another configuration (output, form)" in message) == (2, True)
    assert out.read_bytes() == before


def test_parts_left_by_a_run_killed_while_it_cleared_up_are_not_used(command: Any, tmp_path: Path) -> None:
    out, kept = tmp_path / "out.jsonl", tmp_path / "kept"
    assert command(out) == (0, "")
    expected = out.read_bytes()
    shards = Job([tmp_path / "in.jsonl"], out, "documents", Options(), "1").shards
    folder = tmp_path / "out.jsonl.parts"

    def leave() -> None:
        folder.mkdir()
        (folder / shards[0].name).write_text('{"error": {"file": "old", "line": 1, "reason": "old"}}\n')

    leave()
    assert command(out, "--resume") == (0, f"talent-ner: {out} is complete\n")
    assert not folder.exists()
    leave()
    out.rename(kept)
    assert command(out) == (0, "")
    assert out.read_bytes() == expected == kept.read_bytes()


def test_a_folder_that_cannot_be_written_is_told(command: Any, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):
        folder = Path("/sys")  # where not even the superuser can make files
        if not folder.is_dir():
            pytest.skip("nothing here that this user may not write to")
    status, message = command(folder / "out.jsonl")
    assert status == 2
    assert message.startswith(f"talent-ner: cannot write {folder / 'out.jsonl'}: ")
    assert any(reason in message for reason in ("not permitted", "denied", "Read-only"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A disk of its own whose size can be set."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")

    def sized(size: str) -> Path:
        kind = "remount" if folder.is_mount() else "rw"
        subprocess.run([str(mount), "-t", "tmpfs", "-o", f"{kind},size={size}", "tmpfs", folder], check=True,
                       capture_output=True)
        return folder

    try:
        if mount is None:
            pytest.skip("no program mount")
        try:
            sized("16k")
        except subprocess.CalledProcessError as error:
            pytest.skip(f"cannot mount a small disk: {error.stderr.decode().strip()}")
        yield sized
    finally:
        if folder.is_mount():
            subprocess.run(["umount", folder], check=True)


def test_workers_on_a_disk_that_is_really_full(command: Any, small_disk: Callable[[str], Path], tmp_path: Path) -> None:
    out = small_disk("16k") / "out.jsonl"
    status, message = command(out, "--jobs", "2")
    assert status == 2
    assert message.startswith(f"talent-ner: cannot write {out}: No space left on device")
    assert not out.exists()
    small_disk("1m")
    assert command(out, "--jobs", "2", "--resume") == (0, "")
    documents = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [document["doc_id"] for document in documents] == [f"r{i}" for i in range(40)]
