"""The terminal table: what a row says, and that it fits."""

from __future__ import annotations

import pytest

from talent_ner.types import Document
from talent_ner.views.table import table


def test_rows(sample: Document) -> None:
    lines = table([sample], width=200).splitlines()
    assert [line.split() for line in lines[2:]] == [
        row.split() for row in (
            "doc-1 move occurred (hedged) Mira Okonkwo Orbit Labs, Lattice Zürich → Lattice Zürich "
            "chief scientist 2025-07",
            "doc-1 offer declined four researchers Orbit Labs $40 million",
            "doc-1 appointment occurred Jonas Albrecht Lattice Zürich head of safety",
            "doc-1 founding occurred Ana Ferreira Lattice Zürich",
            "doc-1 acquisition occurred Orbit Labs → Lattice Zürich",
        )
    ]
    assert lines[0].split() == ["document", "event", "status", "who", "organizations", "role", "date", "amount"]


def test_columns_line_up(sample: Document) -> None:
    head, rule, *body = table([sample], width=200).splitlines()
    for heading in ("event", "status", "who", "organizations"):
        at = head.index(heading)
        assert all(line[at - 2:at] == "  " and line[at] != " " for line in [rule, *body[:1]])


@pytest.mark.parametrize("width", [70, 80, 100, 120])
def test_fits_the_width_and_loses_no_word(sample: Document, width: int) -> None:
    text = table([sample], width=width)
    assert max(map(len, text.splitlines())) <= width
    assert sorted("".join(text.split()).replace("-", "")) == sorted(
        "".join(table([sample], width=500).split()).replace("-", ""))


def test_empty_columns_are_left_out(sample: Document) -> None:
    founding = Document("doc-2", None, sample.events[3:4], ())
    assert table([founding], width=100) == (
        "document  event     status    who           organizations\n"
        "--------  --------  --------  ------------  --------------\n"
        "doc-2     founding  occurred  Ana Ferreira  Lattice Zürich")


def test_no_events() -> None:
    assert table([Document("doc-2", None, (), ())]) == "no events"
