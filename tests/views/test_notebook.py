"""What notebooks show: sentences with trigger and arguments marked, a table, charts; all of it escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

import pytest

import talent_ner
from talent_ner.types import Document, Move, Organization, Person, Quote


def test_an_event_shows_its_sentence_with_trigger_and_arguments_marked(sample: Document) -> None:
    shown = replace(sample.events[0], trigger=Quote("joined", 13, 19))._repr_html_()
    sentence = shown[shown.index("<blockquote>"):]
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", sentence) == ["Mira Okonkwo", "joined", "Lattice Zürich"]
    assert "<td>Mira Okonkwo</td><td>Orbit Labs, Lattice Zürich → Lattice Zürich</td>" in shown


def test_a_document_shows_each_sentence_once_above_a_table_of_all_events(sample: Document) -> None:
    shown = sample._repr_html_()
    assert (shown.count("<blockquote>"), shown.count("<tr>")) == (1, 6)
    assert "<strong>doc-1 · 2025-07-14</strong>" in shown
    assert Document("d", None, (), ())._repr_html_() == "<p><strong>d</strong></p>no events"


def test_markup_in_texts_is_escaped(sample: Document) -> None:
    bad = "<script>alert(1)</script>"
    event = replace(sample.events[0], who=Person(bad), evidence=(Quote(bad, 0, 25),), trigger=Quote("script", 1, 7))
    assert "<script" not in Document(bad, None, (event,), ())._repr_html_()


def test_flows_count_people_between_organizations(sample: Document) -> None:
    pytest.importorskip("plotly", reason="plotly is not installed")
    move = replace(cast(Move, sample.events[0]), origin=(Organization("Google DeepMind", "google-deepmind"),),
                   destination=(Organization("<b>Lattice</b>"),))
    denied = replace(move, id="x", status="denied", who=Person("Ana Ruiz"))
    documents = [Document("a", None, (move, denied), ()), Document("b", None, (move,), ())]
    (chart,) = talent_ner.plot.flows(documents).data
    assert list(chart.node.label) == ["Google DeepMind", "&lt;b&gt;Lattice&lt;/b&gt;"]
    assert (list(chart.link.source), list(chart.link.target), list(chart.link.value)) == ([0], [1], [1])
    assert talent_ner.plot.flows(documents, fold=True).data[0].node.label[0] == "Alphabet"
    assert not talent_ner.plot.flows([]).data[0].node.label


def test_the_timeline_tells_status_and_hedging(sample: Document) -> None:
    pytest.importorskip("plotly", reason="plotly is not installed")
    bars = {bar.name: bar for bar in talent_ner.plot.timeline([sample]).data}
    assert {name: (list(bar.x), list(bar.y), bar.marker.pattern.shape) for name, bar in bars.items()} == {
        "occurred, hedged": (["2025-07-01"], [1], "/"), "declined": (["2025-07-01"], [1], "")}
