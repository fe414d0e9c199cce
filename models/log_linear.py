"""Fits log-linear models, for the recipes beside the weights.

The probability of a candidate is the softmax over its rivals of its weighted features; the weights maximise the
likelihood of the right candidates under a Gaussian prior (Berger, Della Pietra and Della Pietra 1996). Adam over all
data at once: nothing is drawn at random, so that the same data give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

STEPS, RATE = 400, 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates with their features by name, which of them are right, and how much the choice counts."""

    candidates: Mapping[Any, Mapping[str, float]]
    right: Collection[Hashable]
    weight: float = 1.0


def fit(choices: Sequence[Choice], *, prior: float, rare: int) -> dict[str, float]:
    """The weights by the name of the feature, rounded to three digits; those that come to 0 are left out.

    Args:
        choices: each with at least one right candidate.
        prior: the inverse variance of the prior.
        rare: features of fewer candidates get no weight.
    """
    seen = Counter(name for choice in choices for told in choice.candidates.values() for name in told)
    names = sorted(name for name, count in seen.items() if count >= rare)
    data = _Design(choices, {name: i for i, name in enumerate(names)})
    weights = np.zeros(len(names))
    mean, spread = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        gradient = data.gradient(weights) + prior * weights
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights) if round(float(weight), 3)}


class _Design:
    """All candidates of all choices as rows of a sparse matrix."""

    def __init__(self, choices: Sequence[Choice], column: dict[str, int]):
        rows, columns, values, groups, right = [], [], [], [], []
        for group, choice in enumerate(choices):
            for key, told in choice.candidates.items():
                known = [(column[name], value) for name, value in told.items() if name in column]
                rows += [len(groups)] * len(known)
                columns += [c for c, _ in known]
                values += [v for _, v in known]
                groups.append(group)
                right.append(key in choice.right)
        self.rows, self.columns, self.values = np.array(rows), np.array(columns), np.array(values)
        self.groups, self.right, self.width = np.array(groups), np.array(right, dtype=float), len(column)
        self.counts = np.array([choice.weight for choice in choices])[self.groups]

    def gradient(self, weights: np.ndarray) -> np.ndarray:
        """Of the negative log-likelihood of the right candidates."""
        scores = np.bincount(self.rows, self.values * weights[self.columns], len(self.groups))
        parts = np.exp(scores - scores.max())
        expected = parts / np.bincount(self.groups, parts)[self.groups]
        wanted = parts * self.right
        wanted /= np.bincount(self.groups, wanted)[self.groups]
        return np.bincount(self.columns, self.values * (self.counts * (expected - wanted))[self.rows], self.width)
