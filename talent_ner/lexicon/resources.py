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
    """A JSON file under ``patterns/``.

    Raises:
        ValueError: it is malformed, or an object of it has a key twice, of which one would be lost; names the file.
    """
    try:
        return json.loads(pattern_text(*parts), object_pairs_hook=with_single_keys)
    except json.JSONDecodeError as error:
        raise ValueError(f"patterns/{'/'.join(parts)}: line {error.lineno}: {error.msg}") from error
    except KeyError as error:
        raise ValueError(f"patterns/{'/'.join(parts)}: the key {error} stands there twice") from error


def with_single_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys and values, for ``json``'s ``object_pairs_hook``.

    Raises:
        KeyError: a key stands there twice, of which ``json`` would keep the last without a word.
    """
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise KeyError(key)
        found[key] = value
    return found


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
