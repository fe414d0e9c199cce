"""README.md and docs/: every Python and shell block is run, in order, and what it prints is what the page shows.

The Python blocks of a page share a namespace, all blocks of a page a working folder that begins empty. A ``text``
block straight after a ``python`` or ``sh`` block is its output, to the letter. A ``json`` block must be JSON.

``python tests/test_docs.py`` puts what is printed today in the place of what the pages show; read the difference.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its language, its text, the output shown for it if any, and the lines where both start."""

    kind: str
    body: str
    output: str | None
    line: int
    output_line: int | None


def _blocks(page: str) -> list[Block]:
    found = list(FENCE.finditer(page))
    blocks = []
    for fence, after in zip_longest(found, found[1:]):
        follows = after and after["kind"] == "text" and not page[fence.end():after.start()].strip()
        line = page.count("\n", 0, fence.start()) + 1
        shown = (after["body"], page.count("\n", 0, after.start()) + 1) if after and follows else (None, None)
        blocks.append(Block(fence["kind"], fence["body"], shown[0], line, shown[1]))
    return blocks


def _python(block: Block, page: Path, namespace: dict[str, Any]) -> str:
    printed = io.StringIO()
    source = "\n" * block.line + block.body  # tracebacks then name the page's own lines
    with contextlib.redirect_stdout(printed):
        exec(compile(source, str(page), "exec"), namespace)
    return printed.getvalue()


def _shell(block: Block, page: Path) -> str:
    env = {**os.environ, "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", block.body], env=env, capture_output=True, text=True,
                          encoding="utf-8", check=False)
    assert done.returncode == 0, f"{page.name}:{block.line}\n{done.stdout}{done.stderr}"
    return done.stdout


def _run(page: Path) -> Iterator[tuple[Block, str]]:
    """The blocks of a page that can be run, with what each prints, run in the current folder."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in _blocks(page.read_text(encoding="utf-8")):
        assert block.kind in ("python", "sh", "text", "json"), f"{page.name}:{block.line}: unknown kind {block.kind!r}"
        if block.kind == "json":
            json.loads(block.body)
        elif block.kind != "text":
            yield block, _python(block, page, namespace) if block.kind == "python" else _shell(block, page)


def _refresh(page: Path) -> None:
    """Replaces the outputs that a page shows by what its blocks print."""
    text = page.read_text(encoding="utf-8")
    lines = text.splitlines()
    for block, printed in reversed(list(_run(page))):
        if block.output is not None and block.output_line is not None:
            end = block.output_line + block.output.count("\n")
            lines[block.output_line:end] = printed.rstrip().splitlines()
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=[path.name for path in PAGES])
def test_blocks_run_and_print_what_is_shown(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for block, printed in _run(page):
        assert block.output is None or printed.rstrip() == block.output.rstrip(), f"{page.name}:{block.line}"


def test_blocks_and_their_output_are_found() -> None:
    page = "# T\n```python\nprint(1)\n```\n\n```text\n1\n```\nwords\n```text\nfree\n```\n```sh\nls\n```\nmore\n"
    assert _blocks(page) == [
        Block("python", "print(1)\n", "1\n", 2, 6), Block("text", "1\n", None, 6, None),
        Block("text", "free\n", None, 10, None), Block("sh", "ls\n", None, 13, None)]


def test_outputs_are_refreshed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# T\n```python\nprint('a\\nb')\n```\n\n```text\nold\n```\nend\n", encoding="utf-8")
    _refresh(page)
    assert page.read_text(encoding="utf-8") == "# T\n```python\nprint('a\\nb')\n```\n\n```text\na\nb\n```\nend\n"
    _refresh(page)
    assert page.read_text(encoding="utf-8").count("a\nb") == 1


if __name__ == "__main__":
    for name in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            _refresh(name)
