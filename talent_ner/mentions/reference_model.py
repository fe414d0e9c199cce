"""Chooses what an open mention of an organization means: a log-linear model over its candidates.

The probability of a candidate is the softmax over all candidates of its weighted features (Berger, Della Pietra and
Della Pietra 1996). Weights and thresholds come from ``models/references``, whose model card tells how they were fitted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from ..lexicon.log_linear import Features, probabilities
from ..lexicon.resources import model_path


class ReferenceModel:
    """Weighs features.

    Args:
        weights: by the name of the feature; features without weight count for nothing.
        least: by the kind of mention, the least share of the best organization in its probability and that of "none",
            and in that of all organizations, below which none is meant.
    """

    def __init__(self, weights: Mapping[str, float], least: Mapping[str, tuple[float, float]]):
        self.weights, self.least = weights, least

    def probabilities(self, candidates: Mapping[int | None, Features]) -> dict[int | None, float]:
        """The probability of each candidate; they add up to 1."""
        return probabilities(self.weights, candidates)

    def choose(self, candidates: Mapping[int | None, Features], kind: str) -> int | None:
        """The most probable organization, or None if none is probable enough or another nearly as probable."""
        found = self.probabilities(candidates)
        none = found.pop(None, 0.0)
        if not found:
            return None
        best = max(found, key=lambda ref: (found[ref], -(ref or 0)))
        against_none, among = self.least.get(kind, (0.5, 0.5))
        told = found[best] >= against_none * (found[best] + none)
        return best if told and found[best] >= among * sum(found.values()) else None


@lru_cache(maxsize=1)
def shipped_model() -> ReferenceModel:
    """The model of ``models/references/weights.json``, read once.

    Raises:
        FileNotFoundError: the file is not there.
    """
    data = json.loads(model_path("references", "weights.json").read_text(encoding="utf-8"))
    return ReferenceModel(data["weights"], {kind: (none, among) for kind, (none, among) in data["least"].items()})
