"""The command line ``talent-ner``. Exit status: 0 done, 1 done but some inputs failed, 2 bad usage."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from . import __version__
from .batch.extractor import Extractor, Options
from .batch.parts import Count, Job, JobError
from .batch.readers import STDIN, InputError, Item, Record, iso_date, read
from .batch.runner import Extract, run
from .batch.writers import Form, Write, check, default_form, ending, json_lines, writing
from .evaluation import read_gold, score
from .evaluation import report as evaluation_report
from .lexicon.resources import pattern_json, pattern_text
from .merging.merge import merge as merged_events
from .merging.model import Report
from .stored import read_reports
from .types import Document
from .views.schema import merged_schema
from .views.schema import schema as json_schema
from .views.table import table

if TYPE_CHECKING:
    from spacy.language import Language

app = typer.Typer(help="Typed events about people moving between AI labs and companies, from news text.",
                  no_args_is_help=True, pretty_exceptions_enable=False)

SOME_FAILED, BAD_USAGE = 1, 2
Result = TypeVar("Result", Document, Report)
T = TypeVar("T")

Model = Annotated[str | None, typer.Option(
    "--model", metavar="NAME", help="English pipeline with tagger and parser, or the folder of a saved one.")]


def _examples(*lines: str) -> str:
    """What a command's help ends with; blank lines keep the lines apart whatever draws them."""
    return "\n\n".join(["Examples:", *lines])


class Format(str, Enum):
    """What ``extract`` prints or writes."""

    table = "table"
    documents = "documents"
    events = "events"


def _load(model: str | None) -> Language:
    from .pipeline import load

    try:
        return load(model)
    except (ImportError, OSError, ValueError) as error:
        typer.echo(f"talent-ner: {error}", err=True)
        raise typer.Exit(BAD_USAGE) from None


def _extract_with(options: Options) -> Extract:
    return Extractor(options, _load(options.model))


class _Failures:
    """Inputs that failed: named on standard error at once, and kept for the errors file."""

    def __init__(self) -> None:
        self.kept: list[InputError] = []

    def sift(self, results: Iterable[Result | InputError]) -> Iterator[Result]:
        """The results among results and failures."""
        for result in results:
            if isinstance(result, InputError):
                self.kept.append(result)
                typer.echo(f"talent-ner: {result}", err=True)
            else:
                yield result

    def save(self, path: Path) -> None:
        """Write one JSON object a failure; a file left from an earlier run goes if there is none."""
        if self.kept:
            lines = [json.dumps(failure.to_dict(), ensure_ascii=False) + "\n" for failure in self.kept]
            path.write_text("".join(lines), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)

    def exit(self) -> None:
        """End the program with status 1 if anything failed."""
        if self.kept:
            raise typer.Exit(SOME_FAILED)


def _printer(form: Form) -> Write:
    def write(document: Document) -> None:
        for line in json_lines(document, form):
            typer.echo(line)

    return write


def _checked_date(value: str | None) -> str | None:
    try:
        return iso_date(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _checked_paths(paths: list[str]) -> list[str]:
    if not any(path == STDIN or Path(path).exists() for path in paths):
        raise typer.BadParameter(f"no such file or folder: {', '.join(paths)}")
    return paths


def _checked_output(format: Format | None, output: Path | None) -> Form | None:
    """The form of what is printed or written; None for a table on the screen."""
    form = None if format in (None, Format.table) else cast(Form, format.value)
    if output is None:
        return form
    if format is Format.table:
        raise typer.BadParameter("--format table is for the screen; leave out -o, or ask for events")
    form = form or default_form(output)
    try:
        check(output, form)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return form


def _write(documents: Iterable[Document], form: Form, output: Path | None) -> None:
    try:
        with nullcontext(_printer(form)) if output is None else writing(output, form) as write:
            for document in documents:
                write(document)
    except OSError as error:
        if output is None:
            raise  # a reader such as `head` that has had enough: click ends the program quietly
        typer.echo(f"talent-ner: cannot write {output}: {error.strerror or error}", err=True)
        raise typer.Exit(BAD_USAGE) from None


def _bar(**values: Any) -> Any:
    """A bar with rate and time left, on standard error where that is a screen."""
    from tqdm import tqdm

    return tqdm(unit_scale=True, disable=None, leave=False, file=sys.stderr, **values)


def _watch(items: Iterable[T], what: str, total: int) -> Iterable[T]:
    return cast(Iterable[T], _bar(iterable=items, desc=what, total=total, unit=""))


class _Progress:
    """What has been done so far of a job."""

    def __init__(self, job: Job):
        done = sum(shard.size for shard in job.shards) - sum(shard.size for shard in job.pending())
        self._bar = _bar(total=sum(shard.size for shard in job.shards), initial=done, unit="B")
        self._documents = self._events = 0

    def show(self, counts: Iterable[Count]) -> None:
        """Draws the bar while the counts come in; it gives MB a second and the time left by itself."""
        with self._bar as bar:
            for count in counts:
                self._documents += count.documents
                self._events += count.events
                elapsed = bar.format_dict["elapsed"] or 1
                documents, events = self._documents / elapsed, self._events / elapsed
                bar.set_postfix_str(f"{documents:,.0f} documents/s, {events:,.1f} events/s")
                bar.update(count.size)


def _counts(job: Job, jobs: int, cluster: str | None) -> Iterator[Count]:
    shards, options = job.pending(), job.options
    if cluster is not None:
        try:
            from distributed import Client

            from .batch.cluster import run_shards
        except ImportError:
            raise typer.BadParameter("--cluster needs Dask: pip install 'talent-ner[cluster]'") from None
        with Client(cluster) as client:
            yield from run_shards(client, shards, job.folder, options)
    elif jobs > 1:
        from .batch.jobs import in_workers

        yield from in_workers(shards, job.folder, options, jobs)
    elif shards:
        from .batch.jobs import in_process

        yield from in_process(shards, job.folder, _extract_with(options), options.published)


def _run_job(job: Job, jobs: int, cluster: str | None, resume: bool, overwrite: bool) -> list[InputError]:
    """Makes the output of a job; the inputs that failed. Ends the program where that cannot be done."""
    from .batch.jobs import WorkerError

    try:
        if not job.prepare(resume, overwrite):
            typer.echo(f"talent-ner: {job.output} is complete", err=True)
            return job.failures()
        _Progress(job).show(_counts(job, jobs, cluster))
        return job.finish()
    except JobError as error:
        typer.echo(f"talent-ner: {error}", err=True)
    except (OSError, WorkerError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        typer.echo(f"talent-ner: cannot write {job.output}: {reason}", err=True)
    raise typer.Exit(BAD_USAGE)


@app.command(epilog=_examples(
    "talent-ner extract article.html", "talent-ner extract news/ --published 2025-07-10 -o events.csv",
    "talent-ner extract pages.jsonl.gz -o documents.jsonl --jobs 4 --resume",
    "cat article.txt | talent-ner extract - --format documents"))
def extract(
    paths: Annotated[list[str], typer.Argument(
        metavar="PATH|-...", help=".txt, .md, .html, .jsonl, .jsonl.gz, .csv or .parquet files, folders, "
        "or - for one text on standard input.")],
    format: Annotated[Format | None, typer.Option(
        help="table: for the screen (the default there); documents: JSON, one document a line; "
        "events: JSON, one event a line, or flat columns in CSV and Parquet.", show_default=False)] = None,
    output: Annotated[Path | None, typer.Option(
        "-o", "--output", metavar="OUT", help="Write to OUT: .jsonl, .jsonl.gz, .csv or .parquet. "
        "Inputs that failed are listed in OUT.errors.jsonl.")] = None,
    published: Annotated[str | None, typer.Option(
        metavar="DATE", help="Date of publication (2025-07-10) of inputs that carry none.")] = None,
    model: Model = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Worker processes; needs -o.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run of this command.")] = False,
    overwrite: Annotated[bool, typer.Option(
        "--overwrite", help="Replace OUT even if it was made from something else.")] = False,
    cluster: Annotated[str | None, typer.Option(
        metavar="ADDRESS", help="Dask scheduler (tcp://host:8786) whose workers do the work; needs -o.")] = None,
    no_gate: Annotated[bool, typer.Option(
        "--no-gate", help="Read every text in full, also those in which a quick look finds nothing.")] = False,
) -> None:
    """Extract events from texts."""
    paths, date = _checked_paths(paths), _checked_date(published)
    form = _checked_output(format, output)
    options = Options(form or "events", model, date, not no_gate)
    if output is None or form is None or STDIN in paths:
        if jobs > 1 or resume or cluster is not None:
            raise typer.BadParameter("--jobs, --resume and --cluster need -o OUT, and files rather than standard input")
        failures = _Failures()
        documents = failures.sift(run(read(paths), _extract_with(options), date))
        if form is None:
            typer.echo(table(documents))
        else:
            _write(documents, form, output)
        if output is not None:
            failures.save(output.with_name(f"{output.name}.errors.jsonl"))
        failures.exit()
        return
    failed = _run_job(Job(paths, output, form, options, __version__), jobs, cluster, resume, overwrite)
    for failure in failed:
        typer.echo(f"talent-ner: {failure}", err=True)
    if failed:
        raise typer.Exit(SOME_FAILED)


@app.command(epilog=_examples("talent-ner evaluate annotated/", "talent-ner evaluate annotated/ --show | grep MISSED"))
def evaluate(
    folder: Annotated[Path, typer.Argument(
        metavar="GOLD_DIR", exists=True, file_okay=False, help="Folder of NAME.txt with annotations NAME.json.")],
    show: Annotated[bool, typer.Option("--show", help="Print every difference.")] = False,
    model: Model = None,
) -> None:
    """Precision, recall and F1 of what is extracted from annotated texts, read as `extract` reads them."""
    try:
        gold = read_gold(folder)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    failures = _Failures()
    texts = read(folder / f"{name}.txt" for name in gold)
    results = run(texts, _extract_with(Options(model=model)))
    found = {document.doc_id: document.to_dict() for document in failures.sift(results)}
    typer.echo(evaluation_report(score(gold, found, typer.echo if show else None)))
    failures.exit()


@app.command(epilog=_examples('talent-ner explain "Meta hired Ana Ruiz from OpenAI."'))
def explain(sentence: Annotated[str, typer.Argument(help="A sentence, in quotation marks.")]) -> None:
    """Show the parse of a sentence, the frames tried, which bound, which not and why."""
    from .explanation import explain as explained

    typer.echo(explained(sentence))


Stored = Annotated[list[str], typer.Argument(
    metavar="EVENTS...", help="Files that `extract` or `merge` wrote: .jsonl, .jsonl.gz, .csv or .parquet.")]


def _reports(paths: list[str], failures: _Failures) -> Iterator[Report]:
    """The reports in files, with a bar of the bytes read."""
    size = sum(Path(path).stat().st_size for path in paths if Path(path).is_file())
    with _bar(desc="files read", total=size, unit="B") as bar:
        yield from failures.sift(read_reports(paths, bar.update))


@contextmanager
def _saving(path: Path) -> Iterator[IO[str]]:
    """A text file that appears whole or not at all; ends the program with 2 where it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as raw:  # no name and no time in the header of gzip: same input, same bytes
            packed = path.name.lower().endswith(".gz")
            data = gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if packed else nullcontext(raw)
            with data as out, io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="") as text:
                yield text
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        typer.echo(f"talent-ner: cannot write {path}: {error.strerror or error}", err=True)
        raise typer.Exit(BAD_USAGE) from None


@app.command(epilog=_examples(
    "talent-ner merge monday.jsonl tuesday.jsonl -o merged.jsonl", "talent-ner merge events.csv | head -n 3"))
def merge(
    events: Stored,
    output: Annotated[Path | None, typer.Option(
        "-o", "--output", metavar="OUT", help="Write to OUT (.jsonl or .jsonl.gz) instead of the screen.")] = None,
) -> None:
    """Join what several documents tell of the same event: one JSON line an event, with all its reports."""
    if output is not None and ending(output) not in (".jsonl", ".jsonl.gz"):
        raise typer.BadParameter(f"{output}: the name must end in .jsonl or .jsonl.gz")
    failures = _Failures()
    found = merged_events(_reports(_checked_paths(events), failures), _watch)
    lines = (json.dumps(event.to_dict(), ensure_ascii=False) + "\n" for event in found)
    if output is None:
        for line in lines:
            typer.echo(line, nl=False)
    else:
        with _saving(output) as out:
            out.writelines(_watch(lines, "events written", len(found)))
    failures.exit()


@app.command(epilog=_examples(
    "talent-ner report events.jsonl -o report.html",
    'talent-ner report merged.jsonl.gz -o july.html --title "July 2025"'))
def report(
    events: Stored,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The page to write, report.html.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading of the page.")] = "Who moved where",
) -> None:
    """Write one HTML page that opens offline: flows, timeline, money, and a table whose rows open their evidence."""
    from .views.report import report as page

    failures = _Failures()
    text = page(_reports(_checked_paths(events), failures), title, _watch)
    with _saving(output) as out:
        out.write(text)
    failures.exit()


@app.command(epilog=_examples(
    "talent-ner schema > document.schema.json", "talent-ner schema --merged > merged.schema.json"))
def schema(
    merged: Annotated[bool, typer.Option("--merged", help="Of the merged events that `merge` writes.")] = False,
) -> None:
    """Print the JSON Schema of the documents that `extract --format documents` writes, or of merged events."""
    typer.echo(json.dumps(merged_schema() if merged else json_schema(), indent=2))


def _demo_texts() -> Iterator[Item]:
    for entry in pattern_json("demo", "index.json"):
        yield Record(Path(entry["file"]).stem, pattern_text("demo", entry["file"]), entry["published"], entry["file"])


@app.command(epilog=_examples("talent-ner demo", "talent-ner demo --model en_core_web_trf"))
def demo(model: Model = None) -> None:
    """Print the events of the short news texts that ship with the package."""
    failures = _Failures()
    typer.echo(table(failures.sift(run(_demo_texts(), _extract_with(Options(model=model))))))
    failures.exit()


def main() -> None:
    """Run the command line; standard output is UTF-8 whatever the locale says, as JSON requires."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app()


if __name__ == "__main__":
    main()
