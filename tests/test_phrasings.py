"""Plain phrasings of the news, each with several sets of names: what is found must not depend on who is called what.

The suites of ``test_suites.py`` show one text each; here a text is a template, ``{P}``, ``{Q}`` and ``{R}`` people,
``{L}`` the last name of ``{P}``, ``{A}``, ``{B}`` and ``{C}`` houses, ``{he}``, ``{his}`` and ``{him}`` the pronouns of
``{P}``. An event must have what its entry names; ``goal`` is the destination of a move and the organization of others.
``tie_phrasings.jsonl`` holds such templates of ties between people and houses.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from talent_ner import extract_many

pytestmark = pytest.mark.model

DATA = Path(__file__).parent / "data"
FOUND, FALSE = 0.90, 0
"""Floors: the share of all events that are found (0.91 when set), and events in texts that tell of none."""
TIES = 0.93
"""Floor: the F1 of the ties (0.95 when set)."""

JSON = dict[str, Any]
_SHE = {"he": "she", "his": "her", "him": "her", "He": "She", "His": "Her", "R": "Laura Finch"}
_HE = {"he": "he", "his": "his", "him": "him", "He": "He", "His": "His", "R": "Peter Marsh"}
NAMES = [
    {"P": "Karen Whitlock", "Q": "Tom Brenner", "A": "Corvane", "B": "Halder Systems", "C": "Osk Robotics", **_SHE},
    {"P": "Chukwudi Okafor", "Q": "Ngozi Bello", "A": "Zenvia Bank", "B": "Kadara", "C": "Lagoon Cement", **_HE},
    {"P": "Wei-Lin Huang", "Q": "Mei Tan", "A": "Formis", "B": "Tessera Biotech", "C": "Jade Foods", **_SHE},
    {"P": "Anders Lindqvist", "Q": "Ingrid Voss", "A": "Norrland Energi", "B": "Kvarn", "C": "Baltica Shipping", **_HE},
    {"P": "Priyanka Deshmukh", "Q": "Rohan Iyer", "A": "Bluefin Analytics", "B": "Trelleck", "C": "Sahara Motors",
     **_SHE},
]
_KEYS = {
    "move": {"origin": "origin", "goal": "destination"},
    "deal": {"buyer": "buyer", "target": "target"},
}
_PUBLISHED = "2025-06-02"


def _told(event: JSON, wanted: JSON, names: dict[str, str]) -> bool:
    """Whether an event is of the wanted type and status and has what is wanted of it."""
    if event["type"] not in wanted["type"].split("|"):
        return False
    if "status" in wanted and event["status"] not in wanted["status"].split("|"):
        return False
    if "who" in wanted and not (event.get("who") or {}).get("name", "").endswith(names[wanted["who"]].split()[-1]):
        return False
    if "role" in wanted and wanted["role"] not in json.dumps(event.get("role")):
        return False
    keys = _KEYS.get(event["type"], {"goal": "organization", "origin": "origin"})
    houses = ((keys.get(slot, slot), wanted[slot]) for slot in ("origin", "goal", "buyer", "target") if slot in wanted)
    return all(any(names[house] in org["name"] for org in event.get(slot) or ()) for slot, house in houses)


def _read(name: str, nlp: Any) -> list[tuple[JSON, JSON, dict[str, str]]]:
    """Of each template of a file with each set of names: the template, what is found, and the names."""
    rows = [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    each = [(row, {**names, "L": names["P"].split()[-1]}) for row in rows for names in NAMES]
    texts = ((row["text"].format(**names), {"published": _PUBLISHED}) for row, names in each)
    found = [result.to_dict() for result in extract_many(texts, nlp=nlp)]
    return [(row, result, names) for (row, names), result in zip(each, found, strict=True)]


@pytest.fixture(scope="module")
def read(nlp: Any) -> list[tuple[str, list[JSON], list[JSON], dict[str, str]]]:
    """Of each text with each set of names: its id, the wanted and the found events, and the names."""
    told = _read("phrasings.jsonl", nlp)
    return [(row["id"], row["events"], result["events"], names) for row, result, names in told]


def test_events_are_found(read: list[tuple[str, list[JSON], list[JSON], dict[str, str]]]) -> None:
    told = [
        (any(_told(event, wanted, names) for event in events), f"{name} {names['P']}: {wanted}")
        for name, wants, events, names in read
        for wanted in wants
    ]
    share = sum(right for right, _ in told) / len(told)
    assert share >= FOUND, f"{share:.3f}\n" + "\n".join(text for right, text in told if not right)


def test_nothing_is_found_where_nothing_is_told(
    read: list[tuple[str, list[JSON], list[JSON], dict[str, str]]],
) -> None:
    wrong = [f"{name} {names['P']}: {events}" for name, wants, events, names in read if not wants and events]
    assert len(wrong) <= FALSE, "\n".join(wrong)


def _ties(tie: JSON, wanted: JSON, names: dict[str, str]) -> bool:
    """Whether a tie is the wanted one."""
    if not tie["person"]["name"].endswith(names[wanted["person"]].split()[-1]):
        return False
    if names[wanted["organization"]] not in tie["org"]["name"]:
        return False
    role = wanted.get("role", "").lower() in (tie.get("role") or "").lower()
    return role and wanted.get("current", tie["current"]) == tie["current"]


def test_ties_are_found(nlp: Any) -> None:
    right = found = told = 0
    wrong: list[str] = []
    for row, result, names in _read("tie_phrasings.jsonl", nlp):
        ties = result["affiliations"]
        missed = [w for w in row["ties"] if not any(_ties(tie, w, names) for tie in ties)]
        right += len(row["ties"]) - len(missed)
        found, told = found + len(ties), told + len(row["ties"])
        wrong += [f"{row['id']} {names['P']}: {want}" for want in missed]
    share = 2 * right / (found + told)
    assert share >= TIES, f"{share:.3f}\n" + "\n".join(wrong)
