"""Same text in, same bytes out: whatever the batch, the process or the seed of hashes; and offsets that hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import talent_ner
from talent_ner.lexicon.resources import pattern_json, pattern_text

pytestmark = pytest.mark.model

TEXTS = (
    "Mira Okonkwo and Daniel Brandt left OpenAI in May 2025 to join Anthropic, Reuters reported. They had met at Meta.",
    "Lattice Robotics hired four researchers from Google, Nvidia and Meta, offering each $2 million a year.",
    "# Who moved where\n\n- **Ana Ferreira**, formerly of Apple, co-founded Orbit Labs.\n"
    "- Jonas Albrecht: Meta to Cohere\n",
)
PROGRAM = """
import json, sys
import talent_ner

nlp = talent_ner.load()
size, *texts = json.loads(sys.argv[1])
results = talent_ner.extract_many(texts, nlp=nlp, batch_size=size)
print(json.dumps([result.to_dict() for result in results], ensure_ascii=False))
"""


def _bytes(nlp: Any, texts: tuple[str, ...], batch_size: int) -> list[bytes]:
    results = talent_ner.extract_many(texts, nlp=nlp, batch_size=batch_size)
    return [json.dumps(result.to_dict(), ensure_ascii=False).encode() for result in results]


@pytest.fixture(scope="module")
def expected(nlp: Any) -> list[bytes]:
    found = _bytes(nlp, TEXTS, 1)
    assert all(json.loads(each)["events"] for each in found)
    return found


def test_batches_do_not_matter(nlp: Any, expected: list[bytes]) -> None:
    assert _bytes(nlp, TEXTS, 8) == expected
    assert _bytes(nlp, TEXTS[::-1], 2) == expected[::-1]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_with_another_hash_seed(expected: list[bytes], seed: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, json.dumps([2, *TEXTS])], capture_output=True, text=True,
                          encoding="utf-8", check=False,
                          env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0, done.stderr
    assert [json.dumps(each, ensure_ascii=False).encode() for each in json.loads(done.stdout)] == expected


def _sources() -> list[tuple[str, str]]:
    """The demonstration texts, and three short documents of the suite."""
    demo = [(entry["file"], pattern_text("demo", entry["file"])) for entry in pattern_json("demo", "index.json")]
    path = Path(__file__).parent / "data" / "positive.jsonl"
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    several = [(row["id"], row["text"]) for row in rows if row["phenomenon"] == "short document with several types"]
    return demo + several[:3]


@pytest.mark.parametrize(("name", "text"), _sources(), ids=[name for name, _ in _sources()])
def test_offsets_quote_the_text_as_given(nlp: Any, name: str, text: str) -> None:
    result = talent_ner.extract(text, nlp=nlp)
    assert result.events, name
    quotes = [quote for event in result.events for quote in (event.trigger, *event.evidence)]
    quotes += [quote for tie in result.affiliations for quote in tie.evidence]
    assert [text[quote.start : quote.end] for quote in quotes] == [quote.text for quote in quotes]
    for event in result.events:
        assert any(quote.start <= event.trigger.start and event.trigger.end <= quote.end for quote in event.evidence)
    assert len({event.id for event in result.events}) == len(result.events)
