"""The probabilities of a log-linear model: the softmax over candidates of their weighted features.

Berger, Della Pietra and Della Pietra (1996). ``models/log_linear.py`` fits the weights.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import TypeVar

Features = dict[str, float]
Candidate = TypeVar("Candidate", bound=Hashable)


def probabilities(
    weights: Mapping[str, float], candidates: Mapping[Candidate, Mapping[str, float]]
) -> dict[Candidate, float]:
    """The probability of each candidate; they add up to 1.

    Args:
        weights: by the name of the feature; features without weight count for nothing.
        candidates: at least one, each with its features.
    """
    scores = {
        candidate: sum(weights.get(name, 0.0) * value for name, value in told.items())
        for candidate, told in candidates.items()
    }
    top = max(scores.values())
    parts = {candidate: math.exp(score - top) for candidate, score in scores.items()}
    total = sum(parts.values())
    return {candidate: part / total for candidate, part in parts.items()}
