"""Where floors above ``text`` find shipped data: ``patterns/`` (linguistic knowledge), ``models/`` (settings, weights).

Both folders are mapped into the wheel as ``talent_ner.patterns`` and ``talent_ner.models``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any


def pattern_text(*parts: str) -> str:
    """The text of a file under ``patterns/``.

    Raises:
        FileNotFoundError: no such file is shipped.
    """
    return files("talent_ner.patterns").joinpath(*parts).read_text(encoding="utf-8")


def pattern_json(*parts: str) -> Any:
    """A JSON file under ``patterns/``; the error of a malformed one names the file."""
    try:
        return json.loads(pattern_text(*parts))
    except json.JSONDecodeError as error:
        raise ValueError(f"patterns/{'/'.join(parts)}: line {error.lineno}: {error.msg}") from error


def frame_files() -> list[str]:
    """The names of the frame files under ``patterns/frames/``, sorted."""
    folder = files("talent_ner.patterns").joinpath("frames")
    return sorted(item.name for item in folder.iterdir() if item.name.endswith(".json"))


def model_path(*parts: str) -> Path:
    """The path of a file or folder under ``models/``."""
    return Path(str(files("talent_ner.models"))).joinpath(*parts)


@lru_cache(maxsize=None)
def vocabulary(name: str) -> dict[str, Any]:
    """A vocabulary file ``patterns/<name>.json``, read once."""
    return pattern_json(f"{name}.json")


@lru_cache(maxsize=None)
def word_set(name: str, key: str) -> frozenset[str]:
    """The list ``key`` of a vocabulary file as a set."""
    return frozenset(vocabulary(name)[key])
