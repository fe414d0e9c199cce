"""The gate: whatever the frames tell passes, and prose about other things does not."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from talent_ner.batch.extractor import Extractor, Options
from talent_ner.batch.gate import Gate
from talent_ner.lexicon.frames import FrameLexicon, parse_frame, shipped_frames
from talent_ner.lexicon.inflection import forms
from talent_ner.lexicon.resources import pattern_json, pattern_text, vocabulary
from talent_ner.types import Document

EXAMPLES = [(frame.id, text) for frame in shipped_frames().frames for text in frame.examples]
NOTHING = [
    "Fold the butter into the flour until the dough is smooth, then let it rest for an hour.",
    "the meeting was moved to thursday.",
    "Rain is likely in the north tomorrow, with temperatures of 12 degrees.",
    "",
]


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


def test_every_example_of_every_frame_passes(gate: Gate) -> None:
    stopped = [(name, text) for name, text in EXAMPLES if not gate.candidates(text)]
    assert stopped == []
    assert all(gate.scan([text for _, text in EXAMPLES]))


def test_every_layout_that_tells_a_move_passes(gate: Gate) -> None:
    texts = [form["example"] for form in vocabulary("layout")["forms"]]
    assert [text for text in texts if not gate.candidates(text)] == []


@pytest.mark.parametrize("text", NOTHING)
def test_other_prose_is_stopped(gate: Gate, text: str) -> None:
    assert gate.candidates(text) == []


def test_only_the_passages_that_can_tell_something_are_candidates(gate: Gate) -> None:
    text = f"{NOTHING[0]}\n\nMira Okonkwo left Acme Labs in May. {NOTHING[2]}"
    assert gate.candidates(text) == ["Mira Okonkwo left Acme Labs in May."]


def test_a_pronoun_brings_the_passage_before(gate: Gate) -> None:
    text = "Mira Okonkwo spoke first.\n\nRain fell.\n\nAna Ferreira sang. She left Acme in May."
    assert gate.candidates(text)[-2:] == ["Ana Ferreira sang.", "She left Acme in May."]


def test_it_follows_the_lexicon() -> None:
    raw = {"id": "x", "event": "move", "trigger": {"lemma": ["teleport"], "pos": ["VERB"]},
           "slots": {"who": {"roles": ["subject"], "types": ["PERSON"], "required": True}}, "examples": ["x"]}
    own = Gate(FrameLexicon([parse_frame(raw, "test")]))
    assert own.candidates("Ana Ferreira teleported.")
    assert not own.candidates("Ana Ferreira spoke.")
    assert own.scan(["she teleports", "she walks"]) == [True, False]


def test_affiliations_let_titles_pass(gate: Gate) -> None:
    text = "Ana Ferreira, chief scientist of Acme, spoke."
    assert Gate(affiliations=True).candidates(text) == [text]
    assert gate.candidates("Ana Ferreira is tall.") == []


def test_scan_is_the_same_without_pyarrow(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*NOTHING, *(text for _, text in EXAMPLES), "Zürich – naïve", "a → b"]
    with_arrow = gate.scan(texts)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert gate.scan(texts) == with_arrow


@pytest.mark.parametrize(("lemma", "form"), [
    ("leave", "left"), ("quit", "quit"), ("co-found", "co-founded"), ("get", "gotten"), ("poach", "poaches"),
    ("carry", "carried"), ("swap", "swapping"), ("exodus", "exodus"), ("hire", "hiring"),
])
def test_forms(lemma: str, form: str) -> None:
    assert form in forms(lemma)


@pytest.mark.model
def test_results_of_the_demo_texts_are_the_same_with_and_without(nlp: Any) -> None:
    texts = [(pattern_text("demo", entry["file"]), {"published": entry["published"]})
             for entry in pattern_json("demo", "index.json")]
    texts += [(f"{NOTHING[0]}\n\n" * 30 + text, context) for text, context in texts[:2]]
    gated, full = (list(Extractor(Options(gated=value), nlp)(texts)) for value in (True, False))
    assert gated == full
    assert sum(len(document.events) for document in full) > 5
    [stopped] = Extractor(Options(), nlp)([(NOTHING[0], {"doc_id": "none", "published": "2025-01-02"})])
    assert stopped == Document("none", "2025-01-02", (), ())
