"""Shipped data files: every key stands there once, and a broken file is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from talent_ner.lexicon import resources
from talent_ner.lexicon.resources import pattern_json, with_single_keys


def _shipped(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _shipped(item)
        elif item.name.endswith(".json"):
            yield item


SHIPPED = [item for name in ("patterns", "models") for item in _shipped(files(f"talent_ner.{name}"))]


@pytest.mark.parametrize("item", SHIPPED, ids=lambda item: item.name)
def test_no_key_stands_twice(item: Traversable) -> None:
    assert json.loads(item.read_text(encoding="utf-8"), object_pairs_hook=with_single_keys)


@pytest.mark.parametrize(("text", "reason"), [
    ('{"heads": [1],\n "heads": [2]}', r"patterns/words\.json: the key 'heads' stands there twice"),
    ('{"more": {"a": 1, "a": 1}}', r"patterns/words\.json: the key 'a' stands there twice"),
    ('{"heads": [1]\n "tails": [2]}', r"patterns/words\.json: line 2: "),
])
def test_a_broken_file_is_named(monkeypatch: pytest.MonkeyPatch, text: str, reason: str) -> None:
    monkeypatch.setattr(resources, "pattern_text", lambda *parts: text)
    with pytest.raises(ValueError, match=reason):
        pattern_json("words.json")
