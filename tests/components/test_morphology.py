"""Parts of speech and lemmas from memory are those of the stock components."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
import spacy
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from talent_ner.components.morphology import RememberedRules, quicken
from talent_ner.lexicon.resources import pattern_json, pattern_text
from talent_ner.pipeline import installed_pipeline

TEXTS = [pattern_text("demo", entry["file"]) for entry in pattern_json("demo", "index.json")]
ATTRIBUTES = [TAG, DEP, POS, MORPH, LEMMA]


def _ruled(words: list[str], rules: list[tuple[list[list[dict[str, Any]]], dict[str, str], int]],
           remembered: bool) -> list[list[int]]:
    """The attributes that a ruler sets on tagged words."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    for patterns, attrs, index in rules:
        ruler.add(patterns, attrs, index)
    if remembered:
        quicken(nlp)
    tags = ["VB" if word.islower() else "NNP" for word in words]
    doc = Doc(nlp.vocab, words, tags=tags, deps=["dep"] * len(words), heads=[0] * len(words))
    return ruler(doc).to_array(ATTRIBUTES).tolist()


ONE = ([[{"TAG": "VB"}]], {"POS": "VERB", "MORPH": "VerbForm=Inf"}, 0)
WORD = ([[{"LOWER": {"IN": ["gon", "na"]}, "TAG": "VB"}]], {"POS": "AUX"}, 0)
TWO = ([[{"LOWER": "gon"}, {"LOWER": {"REGEX": "^na$"}}]], {"LEMMA": "to", "POS": "PART"}, -1)
REPEATED = ([[{"TAG": "VB", "OP": "+"}]], {"POS": "X"}, 0)
SHAPED = ([[{"SHAPE": "Xxx"}]], {"POS": "PROPN"}, 0)


@pytest.mark.parametrize("rules", [[ONE], [ONE, WORD], [ONE, WORD, TWO], [TWO, ONE], [ONE, REPEATED], [ONE, SHAPED]])
@pytest.mark.parametrize("words", [["gon", "na", "leave"], ["Ann", "gon"], ["gon", "gon", "na"], ["na"], []])
def test_rules_have_the_same_effect_in_the_same_order(words: list[str], rules: list[Any]) -> None:
    assert _ruled(words, rules, remembered=True) == _ruled(words, rules, remembered=False)


def test_a_rule_added_later_counts() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    quicken(nlp)
    ruler.add([[{"LOWER": "a"}]], {"POS": "DET"})  # type: ignore[attr-defined]
    assert nlp("a")[0].pos_ == "DET"
    ruler.add([[{"LOWER": "a"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    assert nlp("a")[0].pos_ == "NOUN"


def test_attributes_that_are_set_already_are_left_to_the_stock_ruler() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "a"}]], {"POS": "DET"})  # type: ignore[attr-defined]
    doc = Doc(quicken(nlp).vocab, ["a", "b"], pos=["NOUN", "NOUN"])
    assert [token.pos_ for token in ruler(doc)] == ["DET", "NOUN"]


@pytest.mark.model
def test_the_pipeline_gives_what_the_stock_components_give(nlp: Any) -> None:
    stock = spacy.load(installed_pipeline(), exclude=["ner", "tok2vec", "tagger", "parser"])
    assert isinstance(vars(nlp.get_pipe("attribute_ruler"))["match"], RememberedRules)
    for text in TEXTS:
        doc = nlp.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            doc = nlp.get_pipe(name)(doc)
        other = Doc(stock.vocab).from_bytes(doc.to_bytes(exclude=["user_data"]))
        for name in ("attribute_ruler", "lemmatizer"):
            doc, other = nlp.get_pipe(name)(doc), stock.get_pipe(name)(other)
        assert doc.to_array(ATTRIBUTES).tolist() == other.to_array(ATTRIBUTES).tolist()


@pytest.mark.model
def test_the_memory_survives_pickling(nlp: Any) -> None:
    ruler = pickle.loads(pickle.dumps(nlp.get_pipe("attribute_ruler")))
    assert isinstance(vars(ruler)["match"], RememberedRules)
