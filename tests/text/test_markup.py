"""Cleaned names as their sources write them."""

from __future__ import annotations

import pytest

from talent_ner.text.markup import as_written


@pytest.mark.parametrize(
    ("name", "source", "written"),
    [
        ("Fiona O'Carolan", "Fiona O\u2019Carolan has left.", "Fiona O\u2019Carolan"),
        ("Fiona O'Carolan", "Fiona O'Carolan, or O\u2019Carolan, has left.", "Fiona O'Carolan"),
        ("Jean-Luc Bray", "Jean\u2011Luc Bray has left.", "Jean\u2011Luc Bray"),
        ("Ana Ruiz", "ANA RUIZ has left.", "Ana Ruiz"),
        ("O'Dell & Co. (UK)", "O\u2018Dell & Co. (UK) grows.", "O\u2018Dell & Co. (UK)"),
        ("O'Dell", "Nobody is named.", "O'Dell"),
    ],
)
def test_as_written(name: str, source: str, written: str) -> None:
    assert as_written(name, source) == written
