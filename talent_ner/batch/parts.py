"""Part files: each shard's results in a file of its own, so that a run can be killed at any moment and go on.

``OUT.parts/`` holds the job (what is read, and how) and one file a shard, written under another name, flushed to the
disk and renamed: a part that is there is complete. When all are there they become OUT and ``OUT.errors.jsonl``;
``OUT.job.json`` stays beside it and tells what OUT was made from.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..types import Document
from .extractor import Options
from .readers import InputError, files, read_piece
from .runner import Extract, run
from .shards import Shard, plan, stamp
from .writers import Form, writing

FORMAT = 1  # of the part files


class JobError(ValueError):
    """The output, or what is left of an earlier run, stands in the way; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a shard came to."""

    documents: int
    events: int
    errors: int
    size: int


class Job:
    """One output file to be made from inputs.

    Args:
        paths: files and folders.
        output: where the result goes.
        form: documents or events.
        options: of the extraction.
        version: of the library; results of another one are not mixed with it.
    """

    def __init__(self, paths: Iterable[str | Path], output: Path, form: Form, options: Options, version: str):
        self.paths, self.output, self.form, self.options = [str(path) for path in paths], output, form, options
        self.folder = output.with_name(f"{output.name}.parts")
        self.record = output.with_name(f"{output.name}.job.json")
        self.errors = output.with_name(f"{output.name}.errors.jsonl")
        self.shards = list(plan(self.paths))
        self.fingerprint: dict[str, Any] = {
            "format": FORMAT, "version": version, "output": form, **asdict(options),
            "inputs": [[path, stamp(path)] for path in files(self.paths)],
        }

    def prepare(self, resume: bool = False, overwrite: bool = False) -> bool:
        """Makes ready for parts; False if the output is complete already.

        Args:
            resume: whether to go on with an interrupted run.
            overwrite: whether an output, or parts, of another job may be replaced.

        Raises:
            JobError: an output or an interrupted run would be overwritten, or cannot be resumed.
            OSError: the folder cannot be written.
        """
        if overwrite and not resume:
            shutil.rmtree(self.folder, ignore_errors=True)
        begun = _load(self.folder / "job.json")
        if begun is not None:
            if not resume:
                raise JobError(f"{self.folder} holds an interrupted run: go on with --resume, or give --overwrite")
            self._compare(begun, f"{self.folder} holds a run")
            return True
        if self.output.exists() and self.output.stat().st_size and not overwrite:
            made = _load(self.record)
            if made is None:
                raise JobError(f"{self.output} is there already: give another name, or --overwrite")
            self._compare(made, f"{self.output} is the result")
            if resume:
                shutil.rmtree(self.folder, ignore_errors=True)  # what a run killed while it cleared up has left
                return False
        self.folder.mkdir(exist_ok=True)
        for part in self.folder.glob("[0-9]*-*.jsonl"):  # left by a run killed while it cleared up: made who knows how
            part.unlink()
        _write(self.folder / "job.json", [json.dumps(self.fingerprint, ensure_ascii=False)])
        return True

    def _compare(self, other: dict[str, Any], what: str) -> None:
        mine = json.loads(json.dumps(self.fingerprint))
        changed = [key for key in mine if mine[key] != other.get(key)]
        if changed == ["inputs"]:
            before = dict(other["inputs"])
            path = next((p for p, value in mine["inputs"] if before.get(p) != value), "the list of files")
            raise JobError(f"{what} of other inputs ({path} has changed since): give another name, or --overwrite")
        if changed:
            raise JobError(f"{what} of another configuration ({', '.join(changed)}): give another name, or --overwrite")

    def pending(self) -> list[Shard]:
        """The shards that have no part yet."""
        return [shard for shard in self.shards if not (self.folder / shard.name).exists()]

    def finish(self) -> list[InputError]:
        """Puts the parts together and removes them; the inputs that failed.

        Raises:
            OSError: the output cannot be written; the parts stay.
        """
        failed: list[InputError] = []
        with writing(self.output, self.form) as write:
            for shard in self.shards:
                for result in _results(self.folder / shard.name):
                    if isinstance(result, InputError):
                        failed.append(result)
                    else:
                        write(result)
        if failed:
            _write(self.errors, (json.dumps(error.to_dict(), ensure_ascii=False) for error in failed))
        else:
            self.errors.unlink(missing_ok=True)
        os.replace(self.folder / "job.json", self.record)
        sync_folder(self.output.parent)
        shutil.rmtree(self.folder)
        return failed

    def failures(self) -> list[InputError]:
        """The failed inputs of a complete output."""
        if not self.errors.exists():
            return []
        lines = self.errors.read_text(encoding="utf-8").splitlines()
        return [InputError(**json.loads(line)) for line in lines]


def do_shard(shard: Shard, folder: Path, extract: Extract, published: str | None) -> Count:
    """Reads a shard and writes its part.

    Raises:
        OSError: the part cannot be written.
    """
    items = (item for piece in shard.pieces for item in read_piece(piece))
    documents = events = errors = 0

    def lines() -> Iterator[str]:
        nonlocal documents, events, errors
        for result in run(items, extract, published):
            if isinstance(result, InputError):
                errors += 1
                yield json.dumps({"error": result.to_dict()}, ensure_ascii=False)
            else:
                documents += 1
                events += len(result.events)
                yield json.dumps(result.to_dict(), ensure_ascii=False)

    _write(folder / shard.name, lines())
    return Count(documents, events, errors, shard.size)


def give_up(shard: Shard, folder: Path, reason: str) -> Count:
    """Writes the part of a shard that cannot be read: an error for each of its pieces."""
    errors = [InputError(piece.path, piece.line + 1 if piece.stop else None, reason) for piece in shard.pieces]
    _write(folder / shard.name, (json.dumps({"error": error.to_dict()}, ensure_ascii=False) for error in errors))
    return Count(0, 0, len(errors), shard.size)


def _results(part: Path) -> Iterator[Document | InputError]:
    with part.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            data = json.loads(line)
            yield InputError(**data["error"]) if "error" in data else Document.from_dict(data)


def _load(path: Path) -> dict[str, Any] | None:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write(path: Path, lines: Iterable[str]) -> None:
    """Writes a file that appears under its name when it is complete and on the disk."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with waiting.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)
            out.flush()
            os.fsync(out.fileno())
        os.replace(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes renames in a folder last, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
