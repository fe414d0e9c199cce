"""The command line: forms, endings, errors file and exit status; with a function in the place of the pipeline."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import shlex
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from talent_ner import cli
from talent_ner.types import Document
from talent_ner.views.schema import merged_schema, schema


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, sample: Document) -> Any:
    """The command line with a pipeline that finds the sample's events in every text, and fails on "bad"."""
    def extract(inputs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Document]:
        for text, context in inputs:
            if text == "bad":
                raise RuntimeError("no way")
            yield Document(context["doc_id"], context["published"], sample.events, sample.affiliations)

    monkeypatch.setattr(cli, "_extract_with", lambda options: extract)
    return lambda *args, **kwargs: CliRunner().invoke(cli.app, [str(arg) for arg in args], **kwargs)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("text", encoding="utf-8")
    return folder


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_table_is_the_default_on_screen(run: Any, texts: Path) -> None:
    result = run("extract", texts)
    assert result.exit_code == 0
    assert result.stdout == run("extract", texts, "--format", "table").stdout
    assert [line.split()[:2] for line in result.stdout.splitlines() if line.startswith(("a ", "b "))] == [
        [name, event] for name in "ab" for event in ("move", "offer", "appointment", "founding", "acquisition")]


def test_documents_and_events_on_screen(run: Any, texts: Path, sample: Document) -> None:
    documents = _lines(run("extract", texts, "--format", "documents", "--published", "2025-02-03").stdout)
    assert documents == [{**sample.to_dict(), "doc_id": name, "published": "2025-02-03"} for name in "ab"]
    events = _lines(run("extract", texts / "b.txt", "--format", "events").stdout)
    assert events == [{"doc_id": "b", "published": None, **event.to_dict()} for event in sample.events]


def test_several_paths_and_standard_input(run: Any, texts: Path) -> None:
    found = _lines(run("extract", texts / "b.txt", "-", texts / "a.txt", "--format", "documents", input="x").stdout)
    assert [document["doc_id"] for document in found] == ["b", "stdin", "a"]


def test_ending_of_the_output_chooses(run: Any, texts: Path, tmp_path: Path) -> None:
    for name in ("o.jsonl", "o.csv"):
        result = run("extract", texts, "-o", tmp_path / name)
        assert (result.exit_code, result.output) == (0, "")
    assert [document["doc_id"] for document in _lines((tmp_path / "o.jsonl").read_text(encoding="utf-8"))] == ["a", "b"]
    with (tmp_path / "o.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["doc_id"] for row in csv.DictReader(lines)] == ["a"] * 5 + ["b"] * 5


def test_failed_inputs_are_named_and_the_rest_is_done(run: Any, texts: Path, tmp_path: Path) -> None:
    (texts / "a.txt").write_text("bad", encoding="utf-8")
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"id": "r1", "text": "x"}\nnonsense\n', encoding="utf-8")
    gone = tmp_path / "gone.txt"
    result = run("extract", texts, gone, rows, "-o", out)
    assert result.exit_code == 1
    assert [document["doc_id"] for document in _lines(out.read_text(encoding="utf-8"))] == ["b", "r1"]
    failed = _lines((tmp_path / "out.jsonl.errors.jsonl").read_text(encoding="utf-8"))
    assert [(entry["file"], entry["line"]) for entry in failed] == [
        (str(texts / "a.txt"), None), (str(gone), None), (str(rows), 2)]
    assert failed[0]["reason"] == "RuntimeError: no way"
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        str(texts / "a.txt"), str(gone), f"{rows}:2"]


def test_old_errors_file_goes_when_all_is_well(run: Any, texts: Path, tmp_path: Path) -> None:
    errors = tmp_path / "out.jsonl.errors.jsonl"
    errors.write_text("{}\n", encoding="utf-8")
    assert run("extract", texts, "-o", tmp_path / "out.jsonl").exit_code == 0
    assert not errors.exists()


@pytest.mark.parametrize(("args", "message"), [
    (["extract"], "Missing argument"),
    (["extract", "nowhere.txt"], "no such file or folder"),
    (["extract", "-", "--published", "July"], "is not an ISO date"),
    (["extract", "-", "--format", "xml"], "Invalid value"),
    (["extract", "-", "-o", "out.txt"], "must end in"),
    (["extract", "-", "-o", "out.csv", "--format", "documents"], "nested"),
    (["extract", "-", "-o", "out.csv", "--format", "table"], "for the screen"),
    (["evaluate", "nowhere"], "does not exist"),
    (["evaluate", "."], "holds no NAME.json"),
    (["explain"], "Missing argument"),
    (["nonsense"], "No such command"),
])
def test_bad_usage(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], message: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERMINAL_WIDTH", "200")
    result = run(*args)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert not list(tmp_path.iterdir())


def test_pipeline_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.app, ["extract", "-", "--model", str(tmp_path / "gone")], input="text")
    assert result.exit_code == 2
    assert "gone" in result.stderr


def test_evaluate(run: Any, texts: Path, sample: Document) -> None:
    (texts / "a.json").write_text(json.dumps(sample.to_dict()), encoding="utf-8")
    result = run("evaluate", texts)
    assert result.exit_code == 0
    assert result.stdout.startswith("events         P 1.000  R 1.000  F1 1.000   (5 right, 0 spurious, 0 missed)\n")
    (texts / "c.json").write_text(json.dumps(sample.to_dict()), encoding="utf-8")
    result = run("evaluate", texts, "--show")
    assert result.exit_code == 1
    assert "c.txt: No such file" in result.stderr
    assert result.stdout.count("c MISSED") == 5


def test_schema(run: Any) -> None:
    assert json.loads(run("schema").stdout) == schema()
    assert json.loads(run("schema", "--merged").stdout) == merged_schema()


COMMANDS = [command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_that_are_commands(run: Any, command: str) -> None:
    shown = run(command, "--help", env={"TERMINAL_WIDTH": "200"}).stdout
    examples = [line.strip() for line in shown.partition("Examples:")[2].splitlines() if line.strip()]
    assert examples
    for example in examples:
        program, name, *words = shlex.split(re.sub(r"^cat \S+ \| | (?:\||>) .*$", "", example))
        assert (program, name) == ("talent-ner", command)
        options = {option for word in words if word.startswith("-") and word != "-" for option in [word]}
        assert all(re.search(rf"(?<!\S){option}(?!\S)", shown.partition("Examples:")[0]) for option in options)


def _completed(line: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    words = line.split(" ")
    env = {**os.environ, "_TALENT_NER_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    program = "import sys; sys.argv[0] = 'talent-ner'; from talent_ner.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    return done.stdout.split()


def test_tab_completes_commands_options_and_values() -> None:
    assert _completed("talent-ner e") == ["extract", "evaluate", "explain"]
    assert _completed("talent-ner extract --f") == ["--format"]
    assert _completed("talent-ner extract --format ") == ["table", "documents", "events"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("command", "stages"), [
    ("merge", ["files read:", "reports compared:", "events put together:", "events written:"]),
    ("report", ["files read:", "reports compared:", "events laid out:"])])
def test_long_work_shows_progress_on_a_terminal_only(
        sample: Document, tmp_path: Path, command: str, stages: list[str]) -> None:
    import fcntl
    import pty
    import termios

    source = tmp_path / "events.jsonl"
    source.write_text(json.dumps(sample.to_dict()) + "\n", encoding="utf-8")
    program = [sys.executable, "-m", "talent_ner.cli", command, str(source), "-o", str(tmp_path / "out.jsonl")]
    assert subprocess.run(program, capture_output=True, check=True).stderr == b""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 120, 0, 0))
    process = subprocess.Popen(program, stderr=theirs)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # what reading gives at the end of a terminal
        while part := os.read(ours, 4096):
            shown += part
    os.close(ours)
    assert process.wait() == 0
    assert [stage for stage in stages if stage not in shown.decode()] == []
    assert "B/s]" in shown.decode()  # the rate, after the time left


def test_demo_reads_every_shipped_text(run: Any) -> None:
    result = run("demo", env={"COLUMNS": "200"})
    assert result.exit_code == 0
    folder = Path(__file__).parent.parent / "patterns" / "demo"
    shipped = {path.stem for path in folder.glob("*.txt")}
    assert {line.split()[0] for line in result.stdout.splitlines()[2:] if line[0] != " "} == shipped
    assert len(shipped) >= 6
