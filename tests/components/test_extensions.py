"""The attributes on ``Doc._``: there once, empty where nothing was found, and typed."""

from __future__ import annotations

import pytest
from parses import BLANK, parse
from spacy.tokens import Doc

from talent_ner.components import extensions
from talent_ner.components.state import state
from talent_ner.types import Amount, DateValue, Document

NAMES = ("talent_events", "talent_affiliations", "talent_amounts", "talent_dates", "talent_entities")


@pytest.fixture(autouse=True)
def _registered() -> None:
    extensions.register()


def test_registering_again_changes_nothing() -> None:
    before = {name: Doc.get_extension(name) for name in (*NAMES, "talent_source", "talent_published")}
    extensions.register()
    extensions.register()
    assert {name: Doc.get_extension(name) for name in before} == before


def test_an_attribute_that_somebody_set_is_left_alone() -> None:
    own = ("own", None, None, None)
    before = Doc.get_extension("talent_published")
    Doc.set_extension("talent_published", default="own", force=True)
    try:
        extensions.register()
        assert Doc.get_extension("talent_published") == own
    finally:
        Doc.set_extension("talent_published", default=before[0], force=True)


@pytest.mark.parametrize("doc", [Doc(BLANK.vocab), Doc(BLANK.vocab, words=["Hello"]), parse("active-join")])
def test_a_doc_that_no_component_saw_has_no_results(doc: Doc) -> None:
    for name in NAMES[:4]:
        assert getattr(doc._, name) == (), name
    assert doc._.talent_source == doc.text
    assert doc._.talent_published is None


def test_entities_are_located_in_the_source() -> None:
    doc = parse("active-join")
    found = [(doc._.talent_source[e["start"] : e["end"]], e["label"]) for e in doc._.talent_entities]
    assert found == [("Laura Chen", "PERSON"), ("Acme", "ORG"), ("Google", "ORG")]
    assert Doc(BLANK.vocab)._.talent_entities == ()


def test_getters_type_what_the_state_holds(sample: Document) -> None:
    doc = Doc(BLANK.vocab, words=["x"])
    amount, when = Amount("$1", 1.0, 1.0, "USD"), DateValue("May", "2025-05", "month")
    state(doc).update(
        events=[event.to_dict() for event in sample.events],
        affiliations=[tie.to_dict() for tie in sample.affiliations],
        amounts=[{"start": 0, "end": 1, "value": amount.to_dict()}],
        dates=[{"start": 0, "end": 1, "value": when.to_dict()}])
    assert doc._.talent_events == sample.events
    assert doc._.talent_affiliations == sample.affiliations
    assert doc._.talent_amounts == (amount,)
    assert doc._.talent_dates == (when,)


def test_results_cannot_be_overwritten(sample: Document) -> None:
    doc = Doc(BLANK.vocab, words=["x"])
    doc._.talent_events = sample.events
    assert doc._.talent_events == ()
