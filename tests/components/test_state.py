"""What the components leave in a Doc: plain data that survives every way of storing it, and offsets into the source."""

from __future__ import annotations

import json
import pickle

import pytest
from parses import BLANK, parse
from spacy.tokens import Doc, DocBin

from talent_ner.components.state import (
    KEY,
    Offsets,
    clean_view,
    keep_participants,
    keep_view,
    load_participants,
    source_text,
    state,
)
from talent_ner.mentions.build import participants
from talent_ner.text.clean import clean

SOURCE = "**Laura Chen** joined\u00a0Acme &amp; Co.\n\n- She left Google&#39;s lab.\n"


def _viewed(source: str = SOURCE) -> Doc:
    """A Doc of the clean view of a text."""
    view = clean(source)
    doc = BLANK.make_doc(view.text)
    keep_view(doc, view)
    return doc


def test_the_state_is_made_once_and_kept() -> None:
    doc = Doc(BLANK.vocab, words=["x"])
    assert KEY not in doc.user_data
    state(doc)["doc_id"] = "a"
    assert state(doc) is doc.user_data[KEY]
    assert state(doc) == {"doc_id": "a"}


def test_reading_leaves_no_trace() -> None:
    doc = Doc(BLANK.vocab, words=["x"], spaces=[False])
    assert (source_text(doc), clean_view(doc)) == ("x", None)
    assert Offsets(doc).span(0, 1) == (0, 1)
    assert KEY not in doc.user_data


def test_offsets_lead_to_the_surface_in_the_source() -> None:
    doc = _viewed()
    offsets = Offsets(doc)
    assert offsets.source == source_text(doc) == SOURCE
    for name in ("Laura Chen", "joined", "She", "left"):
        start = doc.text.index(name)
        begin, end = offsets.span(start, start + len(name))
        assert SOURCE[begin:end] == offsets.text(start, start + len(name)) == name
    start = doc.text.index("Acme & Co.")
    assert offsets.text(start, start + len("Acme & Co.")) == "Acme &amp; Co."


def test_the_source_is_kept_only_where_it_differs() -> None:
    assert state(_viewed("Plain text."))["source"] is None
    assert source_text(_viewed("Plain text.")) == "Plain text."
    assert state(_viewed())["source"] == SOURCE


@pytest.mark.parametrize("identifier", [
    "group-complete", "coref-they", "list-titles", "coref-his-company", "coref-no-one",
])
def test_participants_come_back_as_they_were(identifier: str) -> None:
    doc = parse(identifier)
    found = participants(doc, {})
    keep_participants(doc, found)
    again = load_participants(doc)
    assert (again.mentions, again.referents, again.ties) == (found.mentions, found.referents, found.ties)


def test_the_state_is_plain_data_and_survives_storage() -> None:
    doc = parse("list-titles")
    keep_participants(doc, participants(doc, {}))
    assert json.loads(json.dumps(state(doc))) == state(doc)
    (binned,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(doc.vocab)
    for copy in (binned, Doc(doc.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert json.dumps(state(copy)) == json.dumps(state(doc))
        assert load_participants(copy).referents == load_participants(doc).referents


def test_the_view_survives_storage() -> None:
    doc = _viewed()
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert clean_view(copy) == clean_view(doc)
    assert source_text(copy) == SOURCE
