"""Figures against gold annotations: hand-counted cases, and agreement with the shared scorer where it is there."""

from __future__ import annotations

import copy
import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from talent_ner.evaluation import _best_pairs, read_gold, report, score
from talent_ner.types import EVENT_TYPES, Document

JSON = dict[str, Any]


def _move(who: Any = "Ada Brook", **slots: Any) -> JSON:
    return {"type": "move", "status": "occurred", "hedged": False, "who": who, "origin": [], "destination": ["Orbit"],
            "role": None, "date": None, "amount": None, **slots}


def _score(gold: list[JSON], found: list[JSON]) -> JSON:
    return score({"a": {"events": gold}}, {"a": {"events": found}})


def test_the_same_is_all_right(sample: Document) -> None:
    document = sample.to_dict()
    figures = score({"doc-1": document}, {"doc-1": document})
    assert figures["events"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 5, "fp": 0, "fn": 0}
    assert figures["affiliations"]["tp"] == 1
    assert (figures["status_accuracy"], figures["hedged_accuracy"]) == (1.0, 1.0)
    assert set(figures["by_type"]) == set(EVENT_TYPES)


def test_nothing_found_counts_every_slot() -> None:
    gold = _move(origin=["Lattice", "Helio?"], role="chief scientist", amount="5 USD")
    figures = score({"a": {"events": [gold]}}, {})
    assert (figures["events"]["fn"], figures["slots"]["fn"], figures["status_accuracy"]) == (1, 5, None)


@pytest.mark.parametrize(("gold", "found", "right"), [
    (_move("Ruoming Pang"), _move("Pang Ruoming"), True),
    (_move("Dr. Ada Brook|Brook"), _move({"kind": "person", "name": "Brook", "id": None}), True),
    (_move("Ada Brook"), _move("Ada"), False),
    (_move("group:?"), _move({"kind": "group", "text": "staff", "count": 9, "share": None}), True),
    (_move("group:4"), _move({"kind": "group", "text": "five", "count": 5, "share": None}), False),
    (_move("group:4.3%"), _move({"kind": "group", "text": "4.3%", "count": None, "share": 0.043}), True),
    (_move("group:4"), _move("Ada Brook"), False),
    (_move(destination=["Orbit Labs|Orbit"]), _move(destination=[{"name": "Orbit, Inc.", "id": None}]), False),
    (_move(destination=["Orbit Inc"]), _move(destination=["The Orbit Company"]), True),
    (_move(origin=["Helio?"]), _move(), True),
    (_move(), _move(origin=["Helio"]), False),
])
def test_participant_and_organizations(gold: JSON, found: JSON, right: bool) -> None:
    assert _score([gold], [found])["events"]["tp"] == right


@pytest.mark.parametrize(("slot", "gold", "found", "right"), [
    ("role", "chief scientist", "the chief scientist", True), ("role", "head of safety", "engineer", False),
    ("date", "2025-07", {"value": "2025-07-14"}, True), ("date", "2025-07-14", {"value": "2025-07"}, False),
    ("date", "2025-07|2025-08", "2025-08", True),
    ("amount", "5000000 USD", {"min": 5e6, "max": 5e6, "currency": "USD"}, True),
    ("amount", "-5000000 USD", {"min": 5e6, "max": 5e6, "currency": "USD"}, True),
    ("amount", "5000000 USD", {"min": 5e6, "max": 5e6, "currency": "EUR"}, False),
    ("amount", "1-5 USD", {"min": 1.0, "max": 4.0, "currency": "USD"}, False),
    ("amount", "5- USD", {"min": 5.0, "max": None, "currency": "USD"}, True),
])
def test_values(slot: str, gold: str, found: Any, right: bool) -> None:
    figures = _score([_move(**{slot: gold})], [_move(**{slot: found})])
    assert figures["slots"]["tp"] == 2 + right
    assert figures["slots"]["fp"] == figures["slots"]["fn"] == (not right)


def test_optional_events_count_neither_way() -> None:
    optional = _move(optional=True)
    assert _score([optional], [])["events"] == _score([optional], [_move()])["events"] == _score([], [])["events"]
    assert _score([optional], [_move("Somebody Else")])["events"]["fp"] == 1


def test_status_has_alternatives() -> None:
    gold = _move(status="occurred|expected")
    assert _score([gold], [_move(status="expected")])["status_accuracy"] == 1.0
    assert _score([gold], [_move(status="denied")])["status_accuracy"] == 0.0


def test_pairs_of_greatest_total() -> None:
    assert _best_pairs({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}) == {0: 1, 1: 0}
    assert _best_pairs({(0, 0): 9.0, (0, 1): 4.0, (1, 0): 4.0}) == {0: 0}
    assert _best_pairs({(0, 0): -1.0}) == {}


def test_differences_are_told() -> None:
    lines: list[str] = []
    score({"a": {"events": [_move(), _move("B"), _move("Cy", role="x")]}},
          {"a": {"events": [_move("D"), _move("Cy"), _move()]}}, lines.append)
    assert [line.split()[1] for line in lines] == ["MISSED", "DIFFERS", "SPURIOUS"]


def test_report_names_every_figure() -> None:
    text = report(_score([_move()], [_move(), _move("B")]))
    assert text.splitlines()[0] == "events         P 0.500  R 1.000  F1 0.667   (1 right, 1 spurious, 0 missed)"
    assert text.splitlines()[3].split()[0] == "move"
    assert text.splitlines()[-1] == "status accuracy 1.000  hedged accuracy 1.000  documents 1"


@pytest.mark.parametrize(("content", "message"), [
    ("{", r"a\.json: not a gold annotation"), ("[]", r"a\.json: not a gold annotation"),
    ('{"events": [{"type": "hire"}]}', r"a\.json: unknown event type hire"),
])
def test_bad_gold_names_the_file(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"holds no NAME\.json"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_gold(tmp_path)


def _spoiled(gold: dict[str, JSON], dice: random.Random) -> dict[str, JSON]:
    """Predictions made of gold annotations by leaving out, changing, doubling and adding events."""
    pool = [event for document in gold.values() for event in document["events"]]
    found = copy.deepcopy(gold)
    for document in found.values():
        events = [event for event in document["events"] if dice.random() > 0.15]
        for event in events:
            donor = dice.choice([other for other in pool if other["type"] == event["type"]])
            event.update({key: value for key, value in donor.items() if dice.random() < 0.12})
        events += copy.deepcopy([event for event in [*events, dice.choice(pool)] if dice.random() < 0.15])
        document["events"] = events
        document["affiliations"] = [tie for tie in document.get("affiliations", []) if dice.random() < 0.8]
    return found


@pytest.mark.parametrize("seed", range(5))
def test_figures_equal_those_of_the_shared_scorer(shared: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = read_gold(shared / "gold" / "dev")
    found = _spoiled(gold, random.Random(seed))
    assert score(gold, found) == scorer.score(gold, found)
