"""Lines of values between bare commas become rows; prose and lists of names do not."""

from __future__ import annotations

import pytest

from talent_ner.text.clean import clean


def kinds(text: str) -> list[str]:
    return [block.kind for block in clean(text).blocks]


def test_pasted_values_are_rows_of_cells():
    view = clean("Person,Old,New\nLaura Chen,Acme Corp,Orbit\nDavid Miller,,Orbit")
    assert [block.kind for block in view.blocks] == ["row", "row", "row"]
    assert [view.text[start:end] for start, end in view.blocks[1].cells] == ["Laura Chen", "Acme Corp", "Orbit"]


@pytest.mark.parametrize(
    "text",
    [
        "Laura Chen, Acme, Orbit\nDavid Miller, Acme, Orbit",
        "a,b,c",
        "one,two,three\nfour,five",
        "We met Laura,David,Anna.\nThey met Carl,Dora,Emil.",
    ],
)
def test_other_commas_make_no_rows(text):
    assert "row" not in kinds(text)
