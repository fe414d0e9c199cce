"""What employers cut: jobs, shares of a staff left unsaid, and one cut in two figures."""

from __future__ import annotations

from typing import Any

import pytest

from talent_ner.mentions.cuts import cuts, in_two_figures
from talent_ner.mentions.groups import groups
from talent_ner.syntax.mention import GROUP, JOBS, MentionIndex

pytestmark = pytest.mark.model


def _found(nlp: Any, text: str) -> list[tuple[str, str, int | None, float | None]]:
    doc, index = nlp(text), MentionIndex([])
    crowd = in_two_figures(doc, [*groups(doc, index), *cuts(doc, index)])
    return [(doc[m.start : m.end].text, m.type, m.data["count"], m.data["share"]) for m in crowd
            if m.data["count"] or m.data["share"]]


@pytest.mark.parametrize(("text", "expected"), [
    ("The mill cut 310 jobs.", [("310 jobs", JOBS, 310, None)]),
    ("The mill laid off another 10%.", [("another 10%", GROUP, None, 0.1)]),
    ("The mill will reduce its headcount by 12%.", [("12%", GROUP, None, 0.12)]),
    ("The mill reduced its costs by 12%.", []),
    ("The mill laid off 250 employees, or 30% of its workforce.",
     [("250 employees, or 30% of its workforce", GROUP, 250, 0.3)]),
    ("The mill fired 400 people in March 2021, 12% of its workforce.",
     [("400 people in March 2021, 12% of its workforce", GROUP, 400, 0.12)]),
    ("The mill laid off half of its staff, two people said.",
     [("half of its staff", GROUP, None, 0.5), ("two people", GROUP, 2, None)]),
    ("The actor cut two roles.", []),
])
def test_cuts(nlp: Any, text: str, expected: list[tuple[str, str, int | None, float | None]]) -> None:
    assert _found(nlp, text) == expected
