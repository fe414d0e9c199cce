"""Fits the weights of ``weights.json``: ``python models/references/train.py``; ``--measure`` only measures.

A log-linear model (``models/log_linear.py``). Measured by five-fold cross-validation over pages.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable

from observe import HERE, Observation, observe, read_pages
from talent_ner.models import log_linear
from talent_ner.models.log_linear import Choice

import talent_ner
from talent_ner.mentions.reference_model import ReferenceModel

PRIOR = 0.5
"""The inverse variance of the prior."""
RARE = 6
"""Features of fewer candidates get no weight."""
ROUNDS = 2
"""In the first round earlier mentions are resolved by the weights there are, in the second by those just fitted."""
LEAST = {"description": (0.05, 0.25), "it": (0.15, 0.3), "its": (0.15, 0.3), "there": (0.3, 0.3), "we": (0.7, 0.6)}
"""From which share of its own and none's probability, and of that of all organizations, the best one is meant.

Low, since what is asked for stands where an organization is expected: as a party to an event. Chosen by the events of
the same pages.
"""
FOLDS = 5


def fit(observations: list[Observation]) -> dict[str, float]:
    """The weights by the name of the feature."""
    return log_linear.fit([Choice(o.candidates, o.right) for o in observations], prior=PRIOR, rare=RARE)


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
