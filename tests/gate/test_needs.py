"""The gate: whatever the frames tell passes, and prose about other things does not."""

from __future__ import annotations

import sys

import pytest

from talent_ner.gate import Gate, excerpts
from talent_ner.gate.signs import leans, surnames
from talent_ner.lexicon.frames import FrameLexicon, parse_frame, shipped_frames
from talent_ner.lexicon.inflection import forms
from talent_ner.lexicon.resources import vocabulary

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
    views = excerpts([text for _, text in EXAMPLES], events_only=True)
    assert [example for example, view in zip(EXAMPLES, views) if not view.text] == []
    assert all(gate.scan([text for _, text in EXAMPLES]))


def test_every_layout_that_tells_a_move_passes() -> None:
    texts = [form["example"] for form in vocabulary("layout")["forms"]]
    assert [text for text, view in zip(texts, excerpts(texts, events_only=True)) if not view.text] == []


@pytest.mark.parametrize("text", NOTHING)
def test_other_prose_is_stopped(gate: Gate, text: str) -> None:
    assert gate.reads(text) is None


@pytest.mark.parametrize("text", [
    "Ana Ferreira can see that.",  # the modal is no dismissal
    "Ana Ferreira said the sack of flour fell.",
])
def test_a_word_that_only_looks_like_a_trigger_is_none(gate: Gate, text: str) -> None:
    assert gate.reads(text, surnames(text)) is None


def test_what_a_frame_requires_must_stand_near_by(gate: Gate) -> None:
    near = "Ana Ferreira walked away from Acme."
    far = "Ana Ferreira walked the dogs of her old neighbours every day along the river banks, miles away."
    assert gate.reads(near, surnames(near)) is not None
    assert gate.reads(far, surnames(far)) is None


def test_it_follows_the_lexicon() -> None:
    raw = {"id": "x", "event": "move", "trigger": {"lemma": ["teleport"], "pos": ["VERB"]},
           "slots": {"who": {"roles": ["subject"], "types": ["PERSON"], "required": True}}, "examples": ["x"]}
    own = Gate(FrameLexicon([parse_frame(raw, "test")]))
    known = frozenset({"Ferreira"})
    assert own.reads("Ana Ferreira teleported.", known) is not None
    assert own.reads("Ana Ferreira spoke.", known) is None
    assert own.scan(["she teleports", "she walks"]) == [True, False]


@pytest.mark.parametrize("text", [
    "Ana Ferreira, chief scientist of Acme, spoke.", "Ana Ferreira works at Acme.", "Ana Ferreira (Acme) spoke.",
    "Ana Ferreira, formerly of Acme, spoke.", "Acme's chief scientist Ana Ferreira spoke."])
def test_ties_let_passages_pass(gate: Gate, text: str) -> None:
    reading = Gate(affiliations=True).reads(text, surnames(text))
    assert reading is not None
    assert not reading.event
    assert gate.reads(text, surnames(text)) is None


def test_a_passage_leans_on_others_if_it_names_nobody_first() -> None:
    known = frozenset({"Ana", "Ferreira"})
    assert leans("She left.", known)
    assert leans("The company said so.", known)
    assert leans("It sold its unit.", known)
    assert not leans("Ferreira said she left.", known)
    assert not leans("Acme sold its unit.", known)


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
