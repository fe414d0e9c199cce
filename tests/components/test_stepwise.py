"""Steps taken for all documents at once lead where spaCy's own loop leads."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

import talent_ner
from talent_ner.components.names import TrainedNames
from talent_ner.components.stepwise import StepwiseParser, take_steps_together
from talent_ner.lexicon.resources import pattern_json, pattern_text
from talent_ner.pipeline import installed_pipeline

TEXTS = [pattern_text("demo", entry["file"]) for entry in pattern_json("demo", "index.json")]


@pytest.fixture(scope="module")
def plain() -> spacy.Language:
    return spacy.load(installed_pipeline(), exclude=["ner"])


def _through(component: Any, docs: list[Doc], attributes: list[int]) -> list[list[list[int]]]:
    component.set_annotations(docs, component.predict(docs))
    return [doc.to_array(attributes).tolist() for doc in docs]


@pytest.mark.model
@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], ["", *TEXTS[:2], "", "Ann Li left."], [""] * 5, ["Ann"] * 5])
def test_parses_are_those_of_the_stock_parser(plain, texts):
    stock = plain.get_pipe("parser")
    stepwise = StepwiseParser(plain.vocab, stock.model, moves=stock.moves)
    found = []
    for parser in (stock, stepwise):
        docs = list(plain.pipe(texts, disable=["parser", "attribute_ruler", "lemmatizer"]))
        found.append(_through(parser, docs, [HEAD, DEP]))
    assert found[0] == found[1]


@pytest.mark.model
def test_names_are_those_of_the_stock_loop(monkeypatch):
    nlp = talent_ner.load()
    found = []
    for _ in range(2):
        docs = list(nlp.pipe(TEXTS, disable=[name for name in nlp.pipe_names if name != "tok2vec"]))
        found.append(_through(nlp.get_pipe("ner"), docs, [ENT_TYPE, ENT_IOB]))
        monkeypatch.setattr(TrainedNames, "greedy_parse", EntityRecognizer.greedy_parse)
    assert found[0] == found[1]


@pytest.mark.model
def test_a_copy_in_another_process_takes_the_same_steps(plain):
    stock = plain.get_pipe("parser")
    copied = pickle.loads(pickle.dumps(StepwiseParser(plain.vocab, stock.model, moves=stock.moves)))
    assert type(copied) is StepwiseParser
    found = []
    for parser in (stock, copied):
        docs = list(plain.pipe(TEXTS[:5], disable=["parser", "attribute_ruler", "lemmatizer"]))
        found.append(_through(parser, docs, [HEAD]))
    assert found[0] == found[1]


@pytest.mark.model
def test_only_the_stock_parser_gives_way_and_is_stored_as_itself(plain, tmp_path):
    nlp = spacy.load(installed_pipeline(), exclude=["ner"])
    before = nlp.pipe_names
    take_steps_together(nlp)
    assert nlp.pipe_names == before
    assert [name for name, component in nlp.pipeline if isinstance(component, StepwiseParser)] == ["parser"]
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert type(loaded.get_pipe("parser")) is DependencyParser
    assert loaded("Ann Li left Acme.").to_json() == plain("Ann Li left Acme.").to_json()
