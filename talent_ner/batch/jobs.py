"""Shards on one machine: in this process, or in worker processes that are replaced when they die."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from .extractor import Options, shared
from .parts import Count, do_shard, give_up
from .runner import Extract
from .shards import Shard

ATTEMPTS = 3  # deaths of a worker over one shard before that shard is given up
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class WorkerError(RuntimeError):
    """A worker could not do its work at all: no pipeline, no space, no right to write."""


def in_process(shards: Iterable[Shard], folder: Path, extract: Extract, published: str | None) -> Iterator[Count]:
    """Does shards one after the other, here."""
    return (do_shard(shard, folder, extract, published) for shard in shards)


@dataclass(slots=True)
class _Worker:
    """A process, the connection to it, and the shard it is at."""

    process: Any
    link: Connection
    shard: Shard | None = field(default=None)


def in_workers(shards: Iterable[Shard], folder: Path, options: Options, jobs: int) -> Iterator[Count]:
    """Does shards in worker processes; yields what each came to, in the order in which they end.

    A worker that dies is replaced and its shard done again. A shard that kills :data:`ATTEMPTS` workers is written
    down as failed, and the rest goes on.

    Raises:
        WorkerError: no pipeline to load, or the parts cannot be written.
    """
    waiting = deque(shards)
    deaths: dict[int, int] = {}
    workers = [_started(folder, options) for _ in range(min(jobs, len(waiting)))]
    try:
        while waiting or any(worker.shard for worker in workers):
            for place, worker in enumerate(workers):
                if worker.shard is None and waiting:
                    workers[place] = _given(worker, waiting.popleft(), folder, options)
            busy = {worker.link: place for place, worker in enumerate(workers) if worker.shard is not None}
            for link in wait(list(busy)):
                place = busy[link]  # type: ignore[index]
                worker = workers[place]
                shard, worker.shard = worker.shard, None
                assert shard is not None
                try:
                    answer = worker.link.recv()
                except (EOFError, OSError):
                    _stop(worker)
                    workers[place] = _started(folder, options)
                    deaths[shard.index] = deaths.get(shard.index, 0) + 1
                    if deaths[shard.index] < ATTEMPTS:
                        waiting.appendleft(shard)
                    else:
                        yield give_up(shard, folder, f"the process reading it died {ATTEMPTS} times")
                    continue
                if isinstance(answer, str):
                    raise WorkerError(answer)
                yield answer
    finally:
        for worker in workers:
            _stop(worker)


def _given(worker: _Worker, shard: Shard, folder: Path, options: Options) -> _Worker:
    """The worker, or one in its place if it died idle, with a shard to do."""
    try:
        worker.link.send(shard)
    except OSError:
        _stop(worker)
        worker = _started(folder, options)
        worker.link.send(shard)
    worker.shard = shard
    return worker


def _started(folder: Path, options: Options) -> _Worker:
    context = multiprocessing.get_context("spawn")  # forking is unsafe where a library has started threads
    here, there = context.Pipe()
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update({name: before[name] or "1" for name in _THREADS})  # workers share the cores among them
    try:
        process = context.Process(target=_work, args=(there, folder, options), daemon=True)
        process.start()
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    there.close()
    return _Worker(process, here)


def _stop(worker: _Worker) -> None:
    worker.link.close()
    worker.process.terminate()
    worker.process.join()


def _work(link: Connection, folder: Path, options: Options) -> None:
    """Does the shards that come down the link, until it is closed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    extract = shared(options)
    while True:
        try:
            shard: Shard = link.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            answer: Count | str = do_shard(shard, folder, extract, options.published)
        except OSError as error:
            answer = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
        except KeyboardInterrupt:
            return
        link.send(answer)


def _end_with_parent() -> None:
    """Ends this process, in the middle of a shard if need be, when the one that started it has been killed.

    Otherwise it would go on reading, and write into the folder of a run that has been resumed meanwhile.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
