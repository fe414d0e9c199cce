"""Header rows say what the columns of a table hold; empty cells keep the columns of the others."""

from __future__ import annotations

import pytest
from parses import BLANK

from talent_ner.syntax.layout import header, tables, text_blocks
from talent_ner.text.clean import clean


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (["Name", "From", "To"], ["who", "origin", "destination"]),
        (["Researcher", "Previous lab", "New lab", "Announced"], ["who", "origin", "destination", None]),
        (["PERSON", "Former employer", "New role"], ["who", "origin", "role"]),
        (["Company", "Name", "Move"], ["organization", "who", "change"]),
    ],
)
def test_headers_of_tables_of_moves(words, columns):
    assert header(words) == columns


@pytest.mark.parametrize(
    "words",
    [
        ["Name", "Age", "City"],
        ["From", "To", "Price"],
        ["Name", "Company", "Title"],
        ["Name", "From", "Former employer"],
    ],
)
def test_other_headers(words):
    assert header(words) is None


def test_rows_keep_their_columns():
    view = clean("| Name | From | To |\n|---|---|---|\n| Laura Chen |  | Orbit |\n\nThe end of it all.")
    doc = BLANK(view.text)
    ((columns, rows),) = tables(doc, text_blocks(doc, view))
    assert columns == {0: "who", 1: "origin", 2: "destination"}
    assert [rows[0].columns, len(rows)] == [(0, 2), 1]


def test_a_doc_without_a_view_has_no_blocks():
    assert text_blocks(BLANK("Some words"), None) == []
