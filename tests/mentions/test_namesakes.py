"""Whom a single word means that people and a company are called by."""

from __future__ import annotations

import pytest
from parses import BLANK
from spacy.tokens import Doc, Span

from talent_ner.mentions.namesakes import firms_in_short, with_repeats

FIRM_FIRST = "Varnes Tiles has a new kiln . Varnes was founded by Gustav Varnes ."
PERSON_FIRST = "Gustav Varnes owns Varnes Tiles . Varnes said so ."


def names(text: str, *marked: tuple[str, str]) -> tuple[Doc, list[Span]]:
    """The marked names wherever they stand, the longer ones first."""
    words = text.split()
    doc, spans, taken = Doc(BLANK.vocab, words=words), [], set()
    for name, label in marked:
        size = len(name.split())
        for start in range(len(words) - size + 1):
            if " ".join(words[start : start + size]) == name and start not in taken:
                spans.append(Span(doc, start, start + size, label=label))
                taken |= set(range(start, start + size))
    return doc, spans


@pytest.mark.parametrize(("text", "label"), [
    (FIRM_FIRST, "ORG"),
    (PERSON_FIRST, "PERSON"),
    ("Varnes Tiles closed . Mr. Varnes retired . Gustav Varnes is well .", "PERSON"),
    ("Varnes Tiles closed . The Varnes family moved . Gustav Varnes is well .", "PERSON"),
    ("Varnes Foundation gave . Varnes spoke . Gustav Varnes is well .", "PERSON"),
])
def test_who_was_named_before(text: str, label: str) -> None:
    longer = [("Varnes Tiles", "ORG"), ("Varnes Foundation", "ORG"), ("Gustav Varnes", "PERSON")]
    doc, spans = names(text, *longer, ("Varnes", "PERSON"))
    single = [span.label_ for span in with_repeats(doc, spans, [], set()) if len(span) == 1]
    assert single == [label]


def test_a_listed_person_goes_by_the_surname() -> None:
    doc, spans = names(FIRM_FIRST, ("Varnes Tiles", "ORG"), ("Gustav Varnes", "PERSON"), ("Varnes", "ORG"))
    assert [s.label_ for s in with_repeats(doc, spans, [], {"Varnes"}) if len(s) == 1] == ["PERSON"]


def test_the_long_name_and_the_short_one_are_paired() -> None:
    _, spans = names(FIRM_FIRST, ("Varnes Tiles", "ORG"), ("Gustav Varnes", "PERSON"), ("Varnes", "ORG"))
    assert [(long.text, short.start) for long, short in firms_in_short(spans)] == [("Varnes Tiles", 7)]
