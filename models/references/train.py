"""Fits the weights of ``weights.json``: ``python models/references/train.py``; ``--measure`` only measures.

A log-linear model with a Gaussian prior, fitted by Adam over all data at once: nothing is drawn at random, so that the
same data give the same weights. Measured by five-fold cross-validation over pages.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable

import numpy as np
from observe import HERE, Observation, observe, read_pages

import talent_ner
from talent_ner.mentions.reference_model import ReferenceModel

PRIOR = 0.5
"""The inverse variance of the prior."""
RARE = 6
"""Features of fewer candidates get no weight."""
STEPS, RATE = 400, 0.05
ROUNDS = 2
"""In the first round earlier mentions are resolved by the weights there are, in the second by those just fitted."""
LEAST = {"description": (0.05, 0.25), "it": (0.15, 0.3), "its": (0.15, 0.3), "there": (0.3, 0.3), "we": (0.7, 0.6)}
"""From which share of its own and none's probability, and of that of all organizations, the best one is meant.

Low, since what is asked for stands where an organization is expected: as a party to an event. Chosen by the events of
the same pages.
"""
FOLDS = 5


def fit(observations: list[Observation]) -> dict[str, float]:
    """The weights by the name of the feature, rounded to three digits."""
    seen = Counter(name for o in observations for told in o.candidates.values() for name in told)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    data = _Design(observations, {name: i for i, name in enumerate(names)})
    weights = np.zeros(len(names))
    mean, spread = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        gradient = data.gradient(weights) + PRIOR * weights
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights) if round(float(weight), 3)}


class _Design:
    """All candidates of all observations as rows of a sparse matrix."""

    def __init__(self, observations: list[Observation], column: dict[str, int]):
        rows, columns, values, groups, right = [], [], [], [], []
        for group, observation in enumerate(observations):
            for ref, told in observation.candidates.items():
                known = [(column[name], value) for name, value in told.items() if name in column]
                rows += [len(groups)] * len(known)
                columns += [c for c, _ in known]
                values += [v for _, v in known]
                groups.append(group)
                right.append(ref in observation.right)
        self.rows, self.columns, self.values = np.array(rows), np.array(columns), np.array(values)
        self.groups, self.right, self.width = np.array(groups), np.array(right, dtype=float), len(column)

    def gradient(self, weights: np.ndarray) -> np.ndarray:
        """Of the negative log-likelihood of the right candidates."""
        scores = np.bincount(self.rows, self.values * weights[self.columns], len(self.groups))
        parts = np.exp(scores - scores.max())
        expected = parts / np.bincount(self.groups, parts)[self.groups]
        wanted = parts * self.right
        wanted /= np.bincount(self.groups, wanted)[self.groups]
        return np.bincount(self.columns, self.values * (expected - wanted)[self.rows], self.width)


def measure(observations: list[Observation]) -> dict[str, dict[str, float]]:
    """Precision and recall by kind of mention, each page judged by weights fitted without it."""
    pages = sorted({o.page for o in observations})
    counts: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        held = set(pages[fold::FOLDS])
        model = ReferenceModel(fit([o for o in observations if o.page not in held]), LEAST)
        counts.update(judged(model, (o for o in observations if o.page in held)))
    return summary(counts)


def judged(model: ReferenceModel, observations: Iterable[Observation]) -> Iterable[tuple[str, str]]:
    """Kind and verdict of each choice."""
    for o in observations:
        chosen = model.choose(o.candidates, o.kind)
        if o.named:
            yield o.kind, "named"
        if chosen is not None:
            yield o.kind, "right" if o.named and chosen in o.right else "wrong"


def summary(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    found = {}
    for kind in sorted({kind for kind, _ in counts}):
        right, wrong, named = (counts[kind, verdict] for verdict in ("right", "wrong", "named"))
        found[kind] = {
            "precision": round(right / max(right + wrong, 1), 3),
            "recall": round(right / max(named, 1), 3),
            "named": named,
        }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="print figures and leave the weights alone")
    only_measure = parser.parse_args().measure
    nlp, pages = talent_ner.load(), read_pages()
    path = HERE / "weights.json"
    model = ReferenceModel(json.loads(path.read_text(encoding="utf-8"))["weights"], LEAST)
    for _ in range(1 if only_measure else ROUNDS):
        observations = list(observe(nlp, pages, model))
        model = ReferenceModel(fit(observations), LEAST)
    for kind, figures in measure(observations).items():
        print(f"{kind:12} P {figures['precision']:.3f}  R {figures['recall']:.3f}  of {figures['named']}")
    if not only_measure:
        text = json.dumps({"least": LEAST, "weights": model.weights}, indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
