"""Word vectors that are remembered are the vectors that would have been computed."""

from __future__ import annotations

import pickle

import numpy
import pytest
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc
from thinc.api import Model

from talent_ner.components import remembered
from talent_ner.components.remembered import remember_words

NLP = spacy.blank("en")
TEXTS = ["Acme hired Ida Moe from Orbel .", "Ida Moe left Acme", "", "Orbel , Orbel and Orbel"]


def _docs() -> list[Doc]:
    return [Doc(NLP.vocab, words=text.split()) for text in TEXTS]


def _layer() -> Model:
    embed = MultiHashEmbed(16, ["NORM", "SUFFIX", "SPACY"], [50, 50, 10], include_static_vectors=False)
    layer = build_Tok2Vec_model(embed, MaxoutWindowEncoder(16, 1, 2, 1))
    layer.initialize(X=_docs()[:1])
    return layer


def _same(one: list, other: list) -> bool:
    return all(numpy.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("most", [50_000, 6])
def test_remembered_vectors_are_the_same(monkeypatch, most):
    monkeypatch.setattr(remembered, "MAX_WORDS", most)
    layer = _layer()
    plain, stored = layer.predict(_docs()), layer.to_bytes()
    remember_words(layer)
    assert _same(layer.predict(_docs()), plain)
    assert _same(layer.predict(_docs()), plain)
    assert layer.to_bytes() == stored
    assert _same(pickle.loads(pickle.dumps(layer)).predict(_docs()), plain)


def test_new_weights_are_not_met_with_old_vectors():
    layer, other = _layer(), _layer()
    for node in other.walk():
        for name in node.param_names:
            node.set_param(name, node.get_param(name) + 0.5)
    remember_words(layer)
    layer.predict(_docs())
    layer.from_bytes(other.to_bytes())
    assert _same(layer.predict(_docs()), other.predict(_docs()))


def test_training_goes_through_the_embedding_itself():
    layer, plain = _layer(), _layer()
    plain.from_bytes(layer.to_bytes())
    remember_words(layer)
    results = []
    for model in (layer, plain):
        vectors, back = model.begin_update(_docs()[:2])
        back(vectors)
        nodes = [(node, name) for node in model.walk() for name in node.param_names if node.has_grad(name)]
        results.append([node.get_grad(name) for node, name in nodes])
    assert _same(results[0], results[1])
