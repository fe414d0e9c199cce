"""The JSON Schema: valid itself, accepts real output, refuses what the contract does not allow."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from talent_ner.merging.merge import merge
from talent_ner.types import Document
from talent_ner.views.schema import merged_schema, schema


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def test_accepts_every_type_of_event(validator: Draft202012Validator, sample: Document) -> None:
    assert list(validator.iter_errors(sample.to_dict())) == []


@pytest.mark.model
def test_accepts_what_the_pipeline_gives(validator: Draft202012Validator, nlp: Any) -> None:
    import talent_ner

    text = "Mira Okonkwo, a former Google engineer, joined OpenAI in May 2024. Meta offered four engineers $2 million."
    document = talent_ner.extract(text, published="2025-01-02", nlp=nlp).to_dict()
    assert document["events"]
    assert list(validator.iter_errors(document)) == []


def _spoil(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    *keys, last = [int(key) if key.isdigit() else key for key in path.split("/")]

    def change(document: Any) -> None:
        for key in keys:
            document = document[key]
        document[last] = value

    return change


@pytest.mark.parametrize(("path", "value"), [
    ("published", 2025), ("extra", None), ("events/0/status", "done"), ("events/0/type", "hire"),
    ("events/0/who", None), ("events/4/who", {"kind": "person", "name": "A", "id": None}),
    ("events/0/trigger/start", -1), ("events/0/buyer", []), ("events/1/amount/currency", "dollars"),
    ("events/1/who/count", "4"), ("events/0/date/precision", "hour"),
    ("events/4/kind", "loan"), ("affiliations/0/current", None),
])
def test_refuses(validator: Draft202012Validator, sample: Document, path: str, value: object) -> None:
    document = copy.deepcopy(sample.to_dict())
    _spoil(path, value)(document)
    assert not validator.is_valid(document)


def test_refuses_a_missing_slot(validator: Draft202012Validator, sample: Document) -> None:
    document = copy.deepcopy(sample.to_dict())
    del document["events"][0]["destination"]
    assert not validator.is_valid(document)


@pytest.fixture(scope="module")
def merged() -> Draft202012Validator:
    Draft202012Validator.check_schema(merged_schema())
    return Draft202012Validator(merged_schema())


def _merged(sample: Document) -> list[dict[str, Any]]:
    """The sample's events, told by two documents of which one has no date."""
    return [event.to_dict() for event in merge([sample, replace(sample, doc_id="doc-2", published=None)])]


def test_merged_events_fit_their_schema(merged: Draft202012Validator, sample: Document) -> None:
    events = _merged(sample)
    assert {event["type"] for event in events} == {"move", "offer", "appointment", "founding", "deal"}
    assert [len(event["reports"]) for event in events] == [2] * 5
    for event in events:
        assert list(merged.iter_errors(event)) == []


@pytest.mark.parametrize(("path", "value"), [
    ("documents", 0), ("outlets", None), ("first_report", 2025), ("claims", []), ("claims/0/status", "done"),
    ("claims/0/documents", "2"), ("reports", []), ("reports/0/event/rule", None), ("reports/0/extra", 1),
    ("status", "done"), ("doc_id", None), ("extra", 1)])
def test_merged_events_that_do_not_fit_are_refused(
        merged: Draft202012Validator, sample: Document, path: str, value: object) -> None:
    event = copy.deepcopy(_merged(sample)[0])
    _spoil(path, value)(event)
    assert not merged.is_valid(event)


def test_a_report_must_be_of_its_events_type(merged: Draft202012Validator, sample: Document) -> None:
    first, *others = _merged(sample)
    first["reports"][0]["event"] = others[0]["reports"][0]["event"]
    assert not merged.is_valid(first)
