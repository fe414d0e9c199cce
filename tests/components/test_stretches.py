"""Window layers read by stretches give what they give for all words at once."""

from __future__ import annotations

import pickle

import numpy
import pytest
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MishWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc
from thinc.api import Model

from talent_ner.components import stretches
from talent_ner.components.stretches import read_in_stretches

NLP = spacy.blank("en")
TEXTS = ["Acme hired Ida Moe from Orbel . " * 5, "Ida Moe left Acme", "", "Orbel", "Orbel , Orbel and Orbel " * 3]


def _docs() -> list[Doc]:
    return [Doc(NLP.vocab, words=text.split()) for text in TEXTS]


def _layer(encode: Model) -> Model:
    embed = MultiHashEmbed(16, ["NORM", "SUFFIX", "SPACY"], [50, 50, 10], include_static_vectors=False)
    layer = build_Tok2Vec_model(embed, encode)
    layer.initialize(X=_docs()[:1])
    for node in layer.walk():
        for name in node.param_names if node.name in ("maxout", "layernorm") else ():
            weights = node.get_param(name)
            node.set_param(name, weights + numpy.random.default_rng(1).normal(size=weights.shape).astype("f"))
    return layer


def _close(one: list, other: list) -> bool:
    return all(numpy.allclose(a, b, atol=1e-5) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("words", [1, 3, 7, 1024])
def test_values_do_not_depend_on_the_stretches(monkeypatch, words):
    monkeypatch.setattr(stretches, "_WORDS", words)
    layer = _layer(MaxoutWindowEncoder(16, 1, 3, 4))
    plain, stored = layer.predict(_docs()), layer.to_bytes()
    read_in_stretches(layer)
    assert _close(layer.predict(_docs()), plain)
    assert layer.to_bytes() == stored
    assert _close(pickle.loads(pickle.dumps(layer)).predict(_docs()), plain)


def test_training_goes_through_the_layers_themselves():
    layer = _layer(MaxoutWindowEncoder(16, 1, 3, 4))
    plain, _ = layer(_docs(), True)
    read_in_stretches(layer)
    made, back = layer(_docs(), True)
    assert _close(made, plain)
    back([numpy.ones_like(rows) for rows in made])
    assert any(node.has_grad("W") for node in layer.walk() if node.name == "maxout")


@pytest.mark.parametrize("encode", [MaxoutWindowEncoder(16, 2, 3, 4), MishWindowEncoder(16, 1, 4)])
def test_other_layers_are_left_as_they_are(encode):
    layer = _layer(encode)
    functions = [node._func for node in layer.walk()]
    read_in_stretches(layer)
    assert [node._func for node in layer.walk()] == functions
