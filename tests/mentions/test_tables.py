"""Cells and lines of moves hold names that no other cue tells."""

from __future__ import annotations

import pytest
from parses import BLANK
from spacy.tokens import Span

from talent_ner.mentions.tables import layout_names
from talent_ner.syntax.layout import text_blocks
from talent_ner.text.clean import clean


def names(text: str) -> list[tuple[str, str]]:
    view = clean(text)
    doc = BLANK(view.text)
    return [(span.text, span.label_) for span in layout_names(doc, text_blocks(doc, view), [])]


def test_columns_hold_people_and_organizations():
    assert names("Name | From | To\nQuill Ashby | Brightmere | n/a") == [
        ("Quill Ashby", "PERSON"),
        ("Brightmere", "ORG"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- Quill Ashby – Brightmere to Lumos Labs",
        "- Quill Ashby: Brightmere → Lumos Labs",
        "- Quill Ashby (Brightmere -> Lumos Labs)",
        "- Brightmere → Lumos Labs: Quill Ashby",
    ],
)
def test_lines_with_two_ends(text):
    assert sorted(names(text)) == [("Brightmere", "ORG"), ("Lumos Labs", "ORG"), ("Quill Ashby", "PERSON")]


@pytest.mark.parametrize(
    "text",
    ["Quill Ashby walked from Brightmere to Lumos.", "Name | Age\nQuill Ashby | Forty", "Monday to Friday: Open House"],
)
def test_other_lines(text):
    assert names(text) == []


def test_a_known_name_keeps_its_entry():
    view = clean("Name | From | To\nQuill Ashby | Brightmere | Lumos")
    doc = BLANK(view.text)
    place = next(t.i for t in doc if t.text == "Brightmere")
    found = layout_names(doc, text_blocks(doc, view), [Span(doc, place, place + 1, label="ORG", kb_id="brightmere")])
    assert [(span.text, span.kb_id_) for span in found] == [
        ("Quill Ashby", ""),
        ("Brightmere", "brightmere"),
        ("Lumos", ""),
    ]
