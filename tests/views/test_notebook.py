"""What notebooks show: sentences with trigger and arguments marked, a table, charts; all of it escaped."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any, cast

import pytest

import talent_ner
from talent_ner.types import Document, Move, Organization, Person, Quote
from talent_ner.views.notebook import SHOWN


def test_an_event_shows_its_sentence_with_trigger_and_arguments_marked(sample: Document) -> None:
    shown = replace(sample.events[0], trigger=Quote("joined", 13, 19))._repr_html_()
    sentence = shown[shown.index("<blockquote>"):]
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", sentence) == ["Mira Okonkwo", "joined", "Lattice Zürich"]
    assert "<td>Mira Okonkwo</td><td>Orbit Labs, Lattice Zürich → Lattice Zürich</td>" in shown


TEXT = "<b>\nMira Okonkwo joined Lattice Zürich for $40 million.\n"


def _with_text(sample: Document, text: str, shift: int = 0) -> Document:
    """The sample's first event, told in this text after so many characters."""
    begin = shift + len("<b>\n")
    event = replace(sample.events[0], trigger=Quote("joined", begin + 13, begin + 19),
                    evidence=(Quote(TEXT[4:-1], begin, begin + len(TEXT) - 5),))
    places = ((0, 12, "PERSON"), (20, 34, "ORG"), (39, 42, "ORG"), (39, 50, "AMOUNT"))
    return Document("d", None, (event,), (), text, tuple((begin + left, begin + right, label)
                                                         for left, right, label in places))


def _plain(shown: str) -> str:
    body = shown[shown.index("<div"):shown.index("</div>")]
    return html.unescape(re.sub(r"<[^>]+>", "", body.replace("<br>", "\n")))


def test_a_document_shows_its_whole_text_marked_above_a_table(sample: Document) -> None:
    shown = _with_text(sample, TEXT)._repr_html_()
    assert _plain(shown) == TEXT
    assert re.findall(r'title="(\w+)">([^<]*)</mark>', shown) == [
        ("org", "org"), ("person", "person"), ("amount", "amount"), ("move", "move"),
        ("person", "Mira Okonkwo"), ("move", "joined"), ("org", "Lattice Zürich"), ("amount", "$40 million")]
    assert shown.index("</div>") < shown.index("<table>")


def test_of_a_long_text_the_beginning_and_the_events_are_shown_and_the_rest_is_counted(sample: Document) -> None:
    before, after = "Nothing of note. " * 1000, "Rain again. " * 2000
    document = _with_text(sample, before + TEXT + after, len(before))
    shown = _plain(document._repr_html_())
    assert TEXT in shown
    assert len(shown) < SHOWN
    hidden = [int(count.replace(",", "")) for count in re.findall(r"\[… ([\d,]+) characters not shown …\]", shown)]
    visible = re.sub(r"\[… [\d,]+ characters not shown …\]", "", shown)
    assert len(hidden) == 2
    assert sum(hidden) + len(visible) == len(document.text or "")
    assert shown.startswith("Nothing of note. ")


def test_a_long_text_without_events_or_with_too_many_is_cut(sample: Document) -> None:
    assert SHOWN <= len(_plain(Document("d", None, (), (), "word " * 9000)._repr_html_())) < SHOWN + 60
    many = _with_text(sample, TEXT * 900)
    events = tuple(replace(many.events[0], evidence=(Quote("x", place, place + 50),)) for place in range(0, 45000, 900))
    assert len(_plain(replace(many, events=events)._repr_html_())) < SHOWN + 800


@pytest.mark.model
def test_results_carry_their_text(nlp: Any) -> None:
    text = "Mira Okonkwo joined Lattice Robotics for $40 million."
    document = talent_ner.extract(text, nlp=nlp)
    assert document.text == text
    assert {(text[start:end], label) for start, end, label in document.spans} >= {
        ("Mira Okonkwo", "PERSON"), ("$40 million", "AMOUNT")}
    assert Document.from_dict(document.to_dict()) == document
    assert "text" not in document.to_dict()


def test_a_document_without_text_shows_each_sentence_once_above_a_table_of_all_events(sample: Document) -> None:
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
