"""The weights of ``models/references``: the labelled pages they come from, and the recipe."""

from __future__ import annotations

from types import ModuleType

import pytest
from recipes import recipe

import talent_ner
from talent_ner.mentions.reference_model import shipped_model


@pytest.fixture(scope="module")
def train() -> ModuleType:
    return recipe("references", "train")


@pytest.fixture(scope="module")
def pages(train: ModuleType) -> list[dict]:
    return train.read_pages()


def test_labels_stand_in_their_pages(pages: list[dict]) -> None:
    assert len({page["id"] for page in pages}) == len(pages) >= 150
    for page in pages:
        for start, end, name in page["mentions"]:
            assert 0 <= start < end <= len(page["text"]), page["id"]
            assert name is None or _plain(name) in _plain(page["text"]), (page["id"], name)


def _plain(text: str) -> str:
    """Capitals and line breaks are a matter of layout."""
    return " ".join(text.lower().split())


def test_fitting_prefers_what_the_labels_prefer(train: ModuleType) -> None:
    rows = [
        train.Observation(f"page{i}", "it", "it", {1: {"near": 1.0}, 2: {"far": 1.0}, None: {"none": 1.0}}, {1}, True)
        for i in range(20)
    ]
    weights = train.fit(rows)
    assert weights == train.fit(rows)
    assert weights["near"] > 0 > max(weights["far"], weights["none"])


@pytest.mark.model
def test_the_shipped_weights_are_right_on_most_labels(train: ModuleType, pages: list[dict]) -> None:
    model = shipped_model()
    observations = list(train.observe(talent_ner.load(), pages[:12], model))
    verdicts = [verdict for _, verdict in train.judged(model, observations) if verdict != "named"]
    assert len(verdicts) > 60
    assert verdicts.count("right") > 2 * verdicts.count("wrong")
