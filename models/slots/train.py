"""Fits the weights of ``weights.json``: ``python models/slots/train.py``; ``--measure`` only measures.

A log-linear model (``models/log_linear.py``). Measured by five-fold cross-validation over texts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable

from observe import HERE, Observation, observe, read_texts
from talent_ner.models import log_linear
from talent_ner.models.log_linear import Choice

import talent_ner
from talent_ner.events.inference.open_slots import SlotModel

PRIOR = 4.0
"""The inverse variance of the prior."""
RARE = 3
"""Features of fewer candidates get no weight."""
PASSAGE = 0.5
"""What a slot of a short passage counts, where that of a page counts 1."""
KEPT, CHANGED, FILLED = 0.3, 0.5, 0.6
"""From which probability the choice of the rules is kept, and another takes its place or fills what they left open."""
FOLDS = 5


def fit(observations: list[Observation]) -> SlotModel:
    """The model of these open slots."""
    choices = [Choice(o.candidates, o.right, PASSAGE if o.passage else 1.0) for o in observations]
    return SlotModel(log_linear.fit(choices, prior=PRIOR, rare=RARE), KEPT, CHANGED, FILLED)


def measure(observations: list[Observation]) -> dict[str, Counter[str]]:
    """How often rules and model are right and wrong on pages, each judged by weights fitted without it."""
    texts = sorted({o.text for o in observations if not o.passage})
    counts = {"rules": Counter(judged(o, o.chosen) for o in observations if not o.passage), "model": Counter()}
    for fold in range(FOLDS):
        held = set(texts[fold::FOLDS])
        model = fit([o for o in observations if o.text not in held])
        counts["model"].update(judged(o, model.choose(o.candidates, o.chosen)) for o in observations if o.text in held)
    return counts


def judged(observation: Observation, chosen: int | None) -> str:
    """The verdict on a choice."""
    if chosen is not None:
        return "right" if chosen in observation.right else "wrong"
    return "missed" if observation.named else "rightly none"


def table(counts: dict[str, Counter[str]]) -> Iterable[str]:
    for name, verdicts in counts.items():
        yield f"{name:6} " + "  ".join(f"{verdict} {verdicts[verdict]}" for verdict in sorted(verdicts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="print figures and leave the weights alone")
    only_measure = parser.parse_args().measure
    observations = list(observe(talent_ner.load(), read_texts()))
    print("\n".join(table(measure(observations))))
    if not only_measure:
        model = fit(observations)
        data = {"kept": KEPT, "changed": CHANGED, "filled": FILLED, "weights": model.weights}
        (HERE / "weights.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
