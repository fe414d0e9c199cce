"""Which names stand where a deal makes an organization of them."""

from __future__ import annotations

from typing import Any

import pytest

from talent_ner.mentions.deal_names import deal_cues

pytestmark = pytest.mark.model


def _cued(nlp: Any, text: str) -> set[str]:
    doc = nlp(text)
    return {doc[i].text for i in deal_cues(doc)}


@pytest.mark.parametrize(("text", "names"), [
    ("Quellmark raised $9 million from Tamsin and Ostrava.", {"Quellmark", "Tamsin", "Ostrava"}),
    ("Brennholt was acquired by Wexley in 2019.", {"Brennholt", "Wexley"}),
    ("Wexley led a $20 million round in Quellmark.", {"Wexley", "Quellmark"}),
    ("Wexley's acquisition of Brennholt was completed.", {"Wexley", "Brennholt"}),
    ("He sold his first company, Brennholt, to Wexley for $50 million.", {"Brennholt", "Wexley"}),
    ("Wexley has bought three companies this year: Tamsin, Brennholt and Quellmark.",
     {"Wexley", "Tamsin", "Brennholt", "Quellmark"}),
    ("The board rejected a takeover bid from Tamsin and Ostrava.", {"Tamsin", "Ostrava"}),
    ("Its planned merger with Tamsin is off.", {"Tamsin"}),
])
def test_parties_of_deals(nlp: Any, text: str, names: set[str]) -> None:
    assert _cued(nlp, text) == names


@pytest.mark.parametrize("text", [
    "Laura Chen raised the matter with Wexley.", "Laura Chen led the team at Wexley.",
    "Laura Chen sold her house to a neighbour.", "Laura Chen spoke of her takeover.",
])
def test_other_places_tell_nothing(nlp: Any, text: str) -> None:
    assert not _cued(nlp, text)
