"""Long texts: pieces that make the text, and results that count characters of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent_ner.batch.extractor import Extractor, Options
from talent_ner.batch.long import LONGEST, join, split
from talent_ner.types import Document


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(2, 40))
def test_pieces_are_the_text(text: str, longest: int) -> None:
    pieces = list(split(text, longest))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, offset) and len(piece) <= longest for offset, piece in pieces)


def test_paragraphs_come_before_lines_sentences_and_words() -> None:
    found = [piece for _, piece in split("one two. three\nfour\n\nfive six", 25)]
    assert found == ["one two. three\nfour\n\n", "five six"]
    assert [piece for _, piece in split("one two. three\nfour five", 18)] == ["one two. three\n", "four five"]
    assert [piece for _, piece in split("one two. three", 10)] == ["one two. ", "three"]
    assert [piece for _, piece in split("x" * 7, 3)] == ["xxx", "xxx", "x"]


def test_results_are_those_of_the_whole(sample: Document) -> None:
    whole = Document("name", "2025-01-01", (), ())
    joined = join(whole, [0, 1000], [sample, sample])
    assert (joined.doc_id, joined.published) == ("name", "2025-01-01")
    assert joined.events[:5] == sample.events
    moved = joined.events[5]
    assert (moved.trigger.start, moved.evidence[0].end) == (1012, 1035)
    first = sample.events[0]
    assert replace(moved, id=first.id, trigger=first.trigger, evidence=first.evidence) == first
    assert len({event.id for event in joined.events}) == 10
    assert joined.affiliations == sample.affiliations


@pytest.mark.model
def test_a_long_text_is_read_in_pieces(nlp: Any) -> None:
    filler = "Rain is likely in the north, with a light wind from the sea.\n\n" * 1800
    told = "Ana Ferreira left Acme Labs to join Orbit Corp."
    text = f"{told}\n\n{filler}{told.replace('Ana', 'Mira')}"
    assert len(text) > LONGEST
    [document] = Extractor(Options(gated=False), nlp)([(text, {"doc_id": "long", "published": None})])
    people = {event.who.name for event in document.events if event.who is not None}
    assert {"Ana Ferreira", "Mira Ferreira"} <= people
    quotes = [quote for event in document.events for quote in (event.trigger, *event.evidence)]
    assert all(text[quote.start:quote.end] == quote.text for quote in quotes)
