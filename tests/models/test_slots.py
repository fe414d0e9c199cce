"""The weights of ``models/slots``: what they weigh, and the recipe."""

from __future__ import annotations

from types import ModuleType

import pytest
from recipes import recipe

import talent_ner
from talent_ner.events.inference.open_slots import SlotModel, shipped_model

NEAR, FAR, NONE = {"near": 1.0}, {"far": 1.0}, {"none": 1.0}
MODEL = SlotModel({"near": 3.0, "none": 1.0}, kept=0.3, changed=0.5, filled=0.6)


@pytest.fixture(scope="module")
def train() -> ModuleType:
    return recipe("slots", "train")


@pytest.mark.parametrize(("candidates", "chosen", "meant"), [
    ({1: NEAR, 2: FAR, None: NONE}, 2, 1),  # far more probable than what the rules chose
    ({1: NEAR, 2: NEAR, None: NONE}, 2, 2),  # as probable
    ({1: NEAR, 2: FAR, None: NONE}, None, 1),
    ({1: FAR, 2: FAR, None: NONE}, None, None),  # too doubtful to fill
    ({1: FAR, 2: FAR, None: {"none": 9.0}}, 2, 2),  # improbable, but nothing better
    ({None: NONE}, None, None),
])
def test_what_is_meant(candidates: dict, chosen: int | None, meant: int | None) -> None:
    assert MODEL.choose(candidates, chosen) == meant


def test_fitting_prefers_what_the_labels_prefer(train: ModuleType) -> None:
    rows = [
        train.Observation(f"page{i}", "move origin", {1: NEAR, 2: FAR, None: NONE}, {1}, 2, True, False)
        for i in range(20)
    ]
    model = train.fit(rows)
    assert model == train.fit(rows)
    assert model.weights["near"] > 0 > max(model.weights["far"], model.weights["none"])
    assert train.measure(rows)["rules"] == {"wrong": 20}
    assert train.measure(rows)["model"] == {"right": 20}


def test_labelled_texts_are_whole(train: ModuleType) -> None:
    texts = train.read_texts()
    assert sum("page" in text for text in texts) >= 140
    assert len({text["id"] for text in texts}) == len(texts)


@pytest.mark.model
def test_the_shipped_weights_are_right_on_most_labels(train: ModuleType) -> None:
    pages = [text for text in train.read_texts() if "page" in text][:16]
    model = shipped_model()
    observations = list(train.observe(talent_ner.load(), pages))
    verdicts = [train.judged(o, model.choose(o.candidates, o.chosen)) for o in observations]
    assert len(verdicts) > 40
    assert verdicts.count("right") > 3 * verdicts.count("wrong")
