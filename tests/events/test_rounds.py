"""Funding rounds told over several sentences."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.model

Deals = list[tuple[set[str], set[str], float | None]]


def _deals(nlp: Any, text: str) -> Deals:
    """Buyers, targets and sum of each deal."""
    events = [event for event in nlp(text)._.talent_events if event.type == "deal"]
    return [({o.name for o in e.buyer}, {o.name for o in e.target}, e.amount.max if e.amount else None) for e in events]


@pytest.mark.parametrize(("text", "expected"), [
    ("Mistral raised $1 billion. Sequoia Capital led the round.", [({"Sequoia Capital"}, {"Mistral"}, 1e9)]),
    ("Mistral raised $9 million. Investors in the round included Accel and Nvidia.",
     [({"Accel", "Nvidia"}, {"Mistral"}, 9e6)]),
    ("The round, which values Mistral at $2 billion, was led by Accel.", [({"Accel"}, {"Mistral"}, None)]),
    ("Mistral raised $1 billion.", []),
    ("Accel led a round.", []),
])
def test_pieces_of_a_round_are_one_deal(nlp: Any, text: str, expected: Deals) -> None:
    assert _deals(nlp, text) == expected
