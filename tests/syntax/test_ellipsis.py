"""Remnants of a coordination get the verb of the full clause, and the full clause loses what is theirs."""

from __future__ import annotations

import pytest
from pages import page

from talent_ner.lexicon.frames import parse_frame
from talent_ner.syntax.ellipsis import with_remnants
from talent_ner.syntax.engine import Binding
from talent_ner.syntax.mention import ORG, PERSON

FRAME = parse_frame(
    {
        "id": "go",
        "event": "move",
        "trigger": {"lemma": ["go"], "pos": ["VERB"]},
        "examples": ["-"],
        "slots": {
            "who": {"roles": ["subject"], "types": ["PERSON"]},
            "origin": {"roles": ["from", "object"], "types": ["ORG"]},
            "destination": {"roles": ["to", "for"], "types": ["ORG"]},
        },
    },
    "test.json",
)


def told(text: str, **orgs: str) -> list[str]:
    """The bindings that come of one whose first person is the text's first and whose organizations are given."""
    known = page(text)
    doc, mentions = known.doc, known.index.mentions
    trigger = next(t for t in doc if t.text in ("left", "came", "went", "is"))
    slots = {
        slot: [next(m for m in mentions if m.type == ORG and doc[m.start : m.end].text == name)]
        for slot, name in orgs.items()
    }
    whole = Binding(FRAME, trigger, {}, {"who": [next(m for m in mentions if m.type == PERSON)], **slots})
    lines = []
    for part in with_remnants(whole, known.index):
        ends = (" ".join(doc[m.start : m.end].text for m in part.slots.get(s, [])) for s in ("origin", "destination"))
        lines += [f"{doc[m.start : m.end].text}: {' > '.join(e or '?' for e in ends)}" for m in part.slots["who"]]
    return lines


@pytest.mark.parametrize(
    ("text", "orgs", "expected"),
    [
        (
            "Laura Chen left for Acme, David Miller for Orbit, and Anna Weber for Sequoia.",
            {"destination": "Acme"},
            ["Laura Chen: ? > Acme", "David Miller: ? > Orbit", "Anna Weber: ? > Sequoia"],
        ),
        (
            "Laura Chen came to Acme from Orbit and David Miller from Sequoia.",
            {"destination": "Acme", "origin": "Sequoia"},
            ["Laura Chen: Orbit > Acme", "David Miller: Sequoia > Acme"],
        ),
        (
            "Laura Chen left Acme for Orbit, and David Miller for Sequoia.",
            {"origin": "Acme", "destination": "Orbit"},
            ["Laura Chen: Acme > Orbit", "David Miller: Acme > Sequoia"],
        ),
        (
            "Laura Chen left for Acme, David Miller for Orbit and Anna Weber for a quiet life.",
            {"destination": "Acme"},
            ["Laura Chen: ? > Acme", "David Miller: ? > Orbit", "Anna Weber: ? > ?"],
        ),
        (
            "Laura Chen left Acme in March 2023 and David Miller in April.",
            {"origin": "Acme"},
            ["Laura Chen: Acme > ?", "David Miller: Acme > ?"],
        ),
        (
            "Laura Chen is leaving Acme, and so is David Miller.",
            {"origin": "Acme"},
            ["Laura Chen: Acme > ?", "David Miller: Acme > ?"],
        ),
    ],
)
def test_remnants(text, orgs, expected):
    assert told(text, **orgs) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Laura Chen went to Acme, and David Miller wrote to Orbit.",
        "Laura Chen went to Acme with David Miller of Orbit.",
        "Laura Chen went to Acme and Orbit, David Miller said.",
        "Laura Chen went to Acme. David Miller to Orbit.",
    ],
)
def test_other_clauses_are_no_remnants(text):
    assert told(text, destination="Acme") == ["Laura Chen: ? > Acme"]
