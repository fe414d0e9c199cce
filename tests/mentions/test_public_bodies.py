"""Public bodies called by a place and a small noun, and places beside an office."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _houses(nlp: Language, text: str) -> set[str]:
    return {ent.text for ent in nlp(text).ents if ent.label_ == "ORG"}


@pytest.mark.model
@pytest.mark.parametrize(("text", "name"), [
    ("The Harlow County school board met with Ann Bell on Monday.", "Harlow County school board"),
    ("Ann Bell joined the Decker school district in May.", "Decker school district"),
    ("Pickett County commissioners fired Ann Bell.", "Pickett County"),
    ("The town of Ashby has hired Ann Bell.", "town of Ashby"),
    ("Ann Bell was elected mayor of Ridgeport.", "Ridgeport"),
    ("Orrville City Manager Ann Bell resigned.", "Orrville"),
    ("The Millard County sheriff's office fired Ann Bell.", "Millard County sheriff's office"),
])
def test_bodies_in_small_letters(nlp: Language, text: str, name: str) -> None:
    assert name in _houses(nlp, text)


@pytest.mark.model
@pytest.mark.parametrize("text", [
    "Ann Bell moved from the city of Dunbar to a farm.",
    "She walked home in the town of Ashby.",
    "The local school board met on Monday.",
    "The council appointed Ann Bell police chief on Monday.",
])
def test_places_and_people_are_no_bodies(nlp: Language, text: str) -> None:
    assert _houses(nlp, text) == set()
