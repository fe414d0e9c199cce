"""Which organization an open mention means: the choice between weighed candidates, and the features of a page."""

from __future__ import annotations

import pytest
import spacy
from parses import parse, word
from spacy.tokens import Doc

from talent_ner.mentions.antecedents import Antecedents, Seen
from talent_ner.mentions.build import participants
from talent_ner.mentions.employers import Employers
from talent_ner.mentions.fitness import Fitness
from talent_ner.mentions.reference_features import Features, ReferenceFeatures, kind_of, told_as_past
from talent_ner.mentions.reference_model import ReferenceModel, shipped_model
from talent_ner.syntax.mention import ORG, Mention

MODEL = ReferenceModel({"subject": 2.0, "past": -3.0, "none": 1.0}, {"it": (0.5, 0.6)})


def _candidates(none: float = 0.0, **told: Features) -> dict[int | None, Features]:
    found: dict[int | None, Features] = {int(name[1:]): features for name, features in told.items()}
    return found | {None: {"none": none}}


def test_probabilities_add_up_and_follow_the_weights() -> None:
    found = MODEL.probabilities(_candidates(r1={"subject": 1.0}, r2={"past": 1.0}, none=1.0))
    assert sum(found.values()) == pytest.approx(1.0)
    assert found[1] > found[None] > found[2]


@pytest.mark.parametrize(("candidates", "chosen"), [
    (_candidates(r1={"subject": 1.0}, r2={}), 1),
    (_candidates(r1={"subject": 1.0}, r2={"subject": 1.0}), None),  # neither is clearly ahead of the other
    (_candidates(r1={}, r2={"past": 1.0}, none=3.0), None),  # more likely none of them
    (_candidates(), None),
    (_candidates(r1={"unheard of": 9.0}), 1),  # a feature without weight counts for nothing
])
def test_choice(candidates: dict[int | None, Features], chosen: int | None) -> None:
    assert MODEL.choose(candidates, "it") == chosen


def test_the_shipped_weights_know_what_matters() -> None:
    model = shipped_model()
    assert set(model.least) == {"it", "its", "there", "we", "description"}
    assert model.weights["share|company"] > 0 > model.weights["only as past"]
    assert model.weights["none|expletive"] > 0


def _features(identifier: str) -> tuple[ReferenceFeatures, list[Mention]]:
    doc = parse(identifier)
    found = participants(doc, {})
    page = Antecedents(doc, found.mentions, found.referents)
    page.seen = [Seen(m, page.sentence[m.start], 1.0) for m in found.mentions if m.type == ORG and m.form == "name"]
    fitness, employers = Fitness(doc, found.mentions, found.referents), Employers(doc, found.ties, page.by_head)
    return ReferenceFeatures(page, employers, set(), fitness, lambda mention: None), found.mentions


def test_features_of_a_pronoun() -> None:
    features, mentions = _features("coref-it")
    doc = parse("coref-it")
    it = next(m for m in mentions if m.head == word(doc, "It").i and m.type == ORG)
    assert kind_of(it, doc[it.head]) == "it"
    candidates = features.candidates(it, set(), None, set())
    (acme,) = (ref for ref in candidates if ref is not None)
    assert candidates[acme]["one back"] == candidates[acme]["one back|it"] == 1.0
    assert candidates[None]["none|it"] == 1.0
    assert set(features.candidates(it, {acme}, None, set())) == {None}


@pytest.mark.parametrize(("words", "heads", "deps", "past"), [
    ("a former Acme chemist", [3, 3, 3, 3], ["det", "amod", "compound", "ROOT"], True),
    ("she left Acme", [1, 1, 1], ["nsubj", "ROOT", "dobj"], False),
    ("before that she led Acme", [3, 0, 3, 3, 3], ["prep", "pobj", "nsubj", "ROOT", "dobj"], True),
])
def test_past_employers(words: str, heads: list[int], deps: list[str], past: bool) -> None:
    doc = Doc(spacy.blank("en").vocab, words.split(), heads=heads, deps=deps)
    assert told_as_past(word(doc, "Acme")) is past
