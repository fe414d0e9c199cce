"""The shards of a job on a Dask cluster: the workers write the same part files as one machine does.

Needs the extra ``talent-ner[cluster]`` here and on the workers, and paths (inputs and output) that all of them see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .extractor import Options, shared
from .parts import Count, Job, do_shard, give_up
from .readers import InputError
from .shards import Shard
from .writers import Form, check, default_form

if TYPE_CHECKING:
    from distributed import Client

RETRIES = 3  # how often a shard is tried again whose worker died or failed


def run_shards(client: Client, shards: Iterable[Shard], folder: Path, options: Options) -> Iterator[Count]:
    """Does shards on a cluster; yields what each came to, in the order in which they end.

    What is sent is paths and positions, never rows. A shard is done again when its worker dies; one that fails all its
    tries is written down as failed.
    """
    from distributed import as_completed

    futures = {
        client.submit(_work, shard.to_dict(), str(folder), asdict(options), pure=False, retries=RETRIES): shard
        for shard in shards
    }
    for future in as_completed(futures):
        shard = futures.pop(future)
        error = future.exception()
        if isinstance(error, OSError):
            raise error
        yield Count(*future.result()) if error is None else give_up(shard, folder, f"on the cluster: {error}")


def _work(shard: dict[str, Any], folder: str, options: dict[str, Any]) -> tuple[int, ...]:
    """On a worker: one shard, with the pipeline that the process has loaded."""
    chosen = Options(**options)
    count = do_shard(Shard.from_dict(shard), Path(folder), shared(chosen), chosen.published)
    return tuple(asdict(count).values())


def extract(
    client: Client,
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    form: Form | None = None,
    model: str | None = None,
    published: str | None = None,
    gated: bool = True,
    resume: bool = False,
    overwrite: bool = False,
) -> list[InputError]:
    """Extracts from files and folders into one file, on the workers of a Dask cluster.

    Args:
        client: connected to the cluster.
        paths: files and folders, under the same names here and on the workers.
        out: the output; its ending chooses JSON Lines, CSV or Parquet.
        form: ``documents`` or ``events``; by default what the ending suggests.
        model: the English pipeline; the installed one by default.
        published: ISO date of texts that carry none.
        gated: whether texts that the gate stops are left unread.
        resume: go on with an interrupted run.
        overwrite: replace an output of another job.

    Returns:
        The inputs that failed; they are in ``OUT.errors.jsonl``, too.

    Raises:
        JobError: an output or an interrupted run stands in the way.
        ValueError: the output cannot hold what is asked for.
        OSError: the output or a part cannot be written.
    """
    from .. import __version__

    output = Path(out).absolute()
    kind = form or default_form(output)
    check(output, kind)
    options = Options(kind, model, published, gated)
    job = Job([Path(path).absolute() for path in paths], output, kind, options, __version__)
    if not job.prepare(resume, overwrite):
        return job.failures()
    for _ in run_shards(client, job.pending(), job.folder, options):
        pass
    return job.finish()
