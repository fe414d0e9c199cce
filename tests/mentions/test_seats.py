"""Seats told before a house or within its name."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from talent_ner.mentions.seats import bracketed_lands, seat_ends, without_seats

VOCAB = Language().vocab


def doc(text: str) -> Doc:
    return Doc(VOCAB, text.split())


@pytest.mark.parametrize(("text", "seat"), [
    ("chief of Ashby , Ore.-based Lantern Health", "Ashby , Ore.-based"),
    ("of St. Osk , New Mexico - based Lantern", "St. Osk , New Mexico - based"),
    ("left Pune , India - based Kordil", "Pune , India - based"),
    ("left Acme , New York - based Beta", None),  # two houses
    ("a Lund - based house", None),
    ("it is based on Acme , a house", None),
])
def test_seats(text: str, seat: str | None) -> None:
    page = doc(text)
    assert [page[start:end].text for start, end in seat_ends(page).items()] == ([seat] if seat else [])


def test_what_only_tells_the_seat_is_no_name() -> None:
    page = doc("chief of Ashby , Ore.-based Lantern and Bo")
    spans = [Span(page, 2, 3, "ORG"), Span(page, 5, 6, "PERSON"), Span(page, 7, 8, "PERSON")]
    assert [(s.text, s.label_) for s in without_seats(page, spans)] == [("Lantern", "ORG"), ("Bo", "PERSON")]


def test_a_house_behind_its_seat_is_named_if_nobody_named_it() -> None:
    page = doc("chief of Ashby , Ore.-based Lantern Health since")
    assert [s.text for s in without_seats(page, [])] == ["Lantern Health"]


@pytest.mark.parametrize(("text", "name"), [
    ("left Ashby ( Ore. ) General Hospital for", "Ashby ( Ore. ) General Hospital"),
    ("left Ashby ( Ore. ) for", None),
    ("left Ashby ( Bo ) Hospital for", None),
])
def test_lands_in_brackets(text: str, name: str | None) -> None:
    assert [s.text for s in bracketed_lands(doc(text))] == ([name] if name else [])
