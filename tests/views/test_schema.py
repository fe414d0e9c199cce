"""The JSON Schema: valid itself, accepts real output, refuses what the contract does not allow."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from talent_ner.types import Document
from talent_ner.views.schema import schema


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
