"""Imports run downward only, and the lowest floors know nothing of spaCy."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "talent_ner"
# From the bottom up; a module may import its own floor and those before it.
FLOORS = (
    "types", "text", "lexicon", "gate", "merging", "syntax", "mentions", "events", "components", "pipeline", "api",
    "explanation", "batch", "stored", "views", "plot", "evaluation", "__init__", "cli",
)
WITHOUT_SPACY = ("types", "text", "lexicon", "gate", "merging", "batch", "stored", "evaluation")


def _imports(path: Path, package: str) -> Iterator[str]:
    """The absolute names of all modules a file imports, inside functions too; ``package`` is the file's package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[:len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _floor(module: str) -> str | None:
    """The floor of a module of this package; None for the package itself and for what is no module or folder of it."""
    parts = module.split(".")
    if parts[0] != "talent_ner" or len(parts) == 1:
        return None
    known = (PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").is_file()
    return parts[1] if known else None


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_imports_run_downward(path: Path) -> None:
    inside = path.relative_to(PACKAGE)
    floor = inside.parts[0].removesuffix(".py")
    found = set(_imports(path, ".".join(["talent_ner", *inside.parts[:-1]])))
    above = FLOORS[FLOORS.index(floor) + 1:]
    assert sorted(name for name in found if _floor(name) in above) == []
    if floor in WITHOUT_SPACY:
        assert sorted(name for name in found if name.split(".")[0] in ("spacy", "thinc")) == []


def test_relative_imports_are_resolved(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text("from . import a\nfrom ..types import B\ndef f():\n    import talent_ner.cli\n", encoding="utf-8")
    assert list(_imports(path, "talent_ner.batch")) == [
        "talent_ner.batch", "talent_ner.batch.a", "talent_ner.types", "talent_ner.types.B", "talent_ner.cli"]
    assert [_floor(name) for name in ("talent_ner", "talent_ner.types.Quote", "talent_ner.Move", "json")] == [
        None, "types", None, None]
