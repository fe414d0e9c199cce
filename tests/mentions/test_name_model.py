"""What a surface names: the weighing of its features, and the features themselves."""

from __future__ import annotations

import pytest
from parses import parse

from talent_ner.mentions.name_doubts import plain_words
from talent_ner.mentions.name_evidence import ORG, OTHER, PERSON
from talent_ner.mentions.name_features import Features, NameFeatures
from talent_ner.mentions.name_model import KINDS, NEITHER, NameModel, shipped_model
from talent_ner.mentions.names import NameRecogniser
from talent_ner.syntax.reading import reading

MODEL = NameModel({"person": (2.0, 0.0, 0.0), "house": (0.0, 2.0, 0.0), "thing": (0.0, 0.0, 2.0)})


def test_probabilities_add_up_and_follow_the_weights() -> None:
    found = MODEL.probabilities({"person": 1.0, "house": 0.5, "never seen": 9.0})
    assert set(found) == set(KINDS)
    assert sum(found.values()) == pytest.approx(1.0)
    assert found[PERSON] > found[ORG] > found[OTHER]


@pytest.mark.parametrize(("told", "kind"), [
    ({"person": 1.0}, PERSON),
    ({"house": 1.0, "person": 0.4}, ORG),
    ({"thing": 1.0}, OTHER),
    ({"house": 1.0, "thing": 1.1}, ORG),  # "neither" has to be much more probable
    ({"house": 1.0, "thing": 1.9}, OTHER),
    ({"house": 1.0, "thing": 1.1, "read:PLACE": 1.0}, OTHER),  # the recogniser took it for a place
])
def test_kind(told: Features, kind: str) -> None:
    assert 0 < NEITHER < 1
    assert MODEL.kind(told) == kind


def test_the_shipped_weights_know_what_matters() -> None:
    weights = shipped_model().weights
    person, house = KINDS.index(PERSON), KINDS.index(ORG)
    assert weights["told:PERSON"][person] > weights["told:PERSON"][house]
    assert weights["of a person"][person] > weights["of a person"][house]


def _told(identifier: str) -> dict[str, Features]:
    doc = parse(identifier)
    with reading(doc):
        return {spans[0].text: features for spans, features in NameRecogniser(None).surfaces(doc)}


def test_features_of_a_page() -> None:
    told = _told("names-ceo")
    person, house = told["Tomasz Grelka"], told["Norrvane"]
    assert person["words:2"] == 1.0
    assert house["words:1"] == 1.0
    assert any(name.startswith("read:") for name in person)
    assert house["told:ORG"] > house.get("told:PERSON", 0.0)
    assert "of a person" not in house


def test_what_differs_from_place_to_place_is_a_share() -> None:
    doc = parse("names-orgsurname")
    features = NameFeatures(doc, frozenset(), {}, plain_words(doc))
    spans = [doc[t.i : t.i + 1] for t in doc if t.text == "Norrvane"]
    told = features.of(spans)
    assert len(spans) == 2
    assert sum(value for name, value in told.items() if name.startswith("before:")) == pytest.approx(1.0)


@pytest.mark.parametrize(("label", "as_read"), [("GPE", "read:PLACE"), ("LAW", "read:PRODUCT"), ("ORG", "read:ORG")])
def test_labels_of_other_recognisers(label: str, as_read: str) -> None:
    doc = parse("names-dotted")
    name = next(ent for ent in doc.ents if ent.text == "Figure.ai") if doc.ents else doc[0:1]
    doc.set_ents([type(name)(doc, name.start, name.end, label=label)])
    assert as_read in NameFeatures(doc, frozenset(), {}, plain_words(doc)).of([name])
