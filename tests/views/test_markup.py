"""displaCy markup: marks over the original text, none overlapping, the text itself escaped."""

from __future__ import annotations

import html
import re
from types import SimpleNamespace
from typing import Any

import pytest

from talent_ner.types import Amount, Document
from talent_ner.views.markup import Mark, apart, render

TEXT = "<b>Mira</b> joined\nLattice for $40 million."


def _doc(sample: Document, entities: tuple[dict[str, Any], ...], amounts: tuple[Amount, ...]) -> Any:
    values = SimpleNamespace(talent_source=TEXT, talent_entities=entities, talent_amounts=amounts,
                             talent_events=sample.events[:1])
    return SimpleNamespace(_=values)


@pytest.fixture
def doc(sample: Document) -> Any:
    entities = ({"start": 3, "end": 7, "label": "PERSON"}, {"start": 19, "end": 26, "label": "ORG"},
                {"start": 31, "end": 34, "label": "ORG"})
    return _doc(sample, entities, (Amount("$40 million", 40e6, 40e6, "USD", start=31, end=42),))


def test_render(doc: Any) -> None:
    page = render(doc)
    found = re.findall(r"<mark[^>]*>\s*(.*?)\s*<span[^>]*>(\w+)</span>", page, re.DOTALL)
    assert found == [("Mira", "PERSON"), ("joined", "MOVE"), ("Lattice", "ORG"), ("$40 million", "AMOUNT")]
    words = re.sub(r"<span[^>]*>\w+</span>", "", page).replace("<br>", "\n")
    assert "".join(html.unescape(re.sub(r"<[^>]+>", "", words)).split()) == "".join(TEXT.split())


def test_notebook_shows_it(doc: Any) -> None:
    assert render(doc)._repr_html_() == str(render(doc))
    assert "<!DOCTYPE html>" in render(doc, page=True)


def test_text_without_marks(sample: Document) -> None:
    doc = _doc(sample, (), ())
    doc._.talent_events = ()
    assert "&lt;b&gt;Mira" in render(doc)
    assert "<mark" not in render(doc)


def test_earlier_layers_and_longer_marks_win() -> None:
    layers = [[Mark(5, 9, "MOVE")], [Mark(0, 3, "AMOUNT"), Mark(0, 4, "AMOUNT")],
              [Mark(8, 12, "ORG"), Mark(4, 5, "ORG"), Mark(12, 12, "ORG")]]
    assert apart(layers) == [Mark(0, 4, "AMOUNT"), Mark(4, 5, "ORG"), Mark(5, 9, "MOVE")]
