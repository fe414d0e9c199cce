"""The weights of ``models/names/kinds.json`` and the recipe that fits them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from recipes import recipe

from talent_ner.lexicon.resources import model_path


@pytest.fixture(scope="module")
def kinds() -> ModuleType:
    return recipe("names", "kinds")


def test_fitting_prefers_what_the_labels_prefer(kinds: ModuleType) -> None:
    surfaces = [kinds.Surface({"said": 1.0}, Counter(PERSON=2)), kinds.Surface({"hired": 1.0}, Counter(ORG=1))] * 20
    model = kinds.fit(surfaces)
    assert [model.kind({name: 1.0}) for name in ("said", "hired")] == ["PERSON", "ORG"]
    verdicts: Counter[tuple[str, str]] = Counter()
    for label, verdict, count in kinds.judged(model, surfaces):
        verdicts[label, verdict] += count
    assert verdicts["PERSON", "right"] == verdicts["PERSON", "labelled"] == verdicts["PERSON", "told"] == 40


def test_a_surface_that_means_two_things_counts_for_both(kinds: ModuleType) -> None:
    mixed = kinds.fit([kinds.Surface({"here": 1.0}, Counter(PERSON=3, ORG=1))] * 20).probabilities({"here": 1.0})
    assert mixed["PERSON"] > mixed["ORG"] > mixed["OTHER"]


@pytest.mark.model
def test_surfaces_carry_the_labels_of_their_places(kinds: ModuleType) -> None:
    page = kinds.Page("Ida Moe has left Vendrix Labs. Moe, who joined in May, gave no reason.",
                      [(0, 7, "PERSON"), (17, 29, "ORG"), (31, 34, "PERSON")], False)
    nlp = kinds.load(model_path("names", "model"))
    found = [surface.labels for surface in kinds.surfaces(nlp, [page])]
    assert sum(labels["PERSON"] for labels in found) == 2
    assert sum(labels["ORG"] for labels in found) == 1


def test_the_weights_are_few() -> None:
    assert Path(model_path("names", "kinds.json")).stat().st_size < 200_000
