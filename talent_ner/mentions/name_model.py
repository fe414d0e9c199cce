"""Decides what a surface names on a page: a person, an organization, or neither; a log-linear model.

It weighs what the recogniser, the form, the context and the hand-set evidence say of all places together. The weights
are in ``models/names/kinds.json``; the model card tells how they were fitted and what they gain.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache

from ..lexicon.resources import model_path
from .name_evidence import ORG, OTHER, PERSON
from .name_features import Features

KINDS = (PERSON, ORG, OTHER)
NEITHER = 0.3
"""What "neither" counts for: a name that is none seldom takes part in an event, one that is missed loses its events. In
full where the recogniser took it for a place, a product or a team.
"""
_STRONG = 1.5
_ELSE = ("read:PLACE", "read:PRODUCT", "read:TEAM")


class NameModel:
    """Weighs features.

    Args:
        weights: by the name of the feature those for each of :data:`KINDS`; features without weights count for nothing.
    """

    def __init__(self, weights: Mapping[str, tuple[float, float, float]]):
        self.weights = weights

    def probabilities(self, told: Features) -> dict[str, float]:
        """The probability of each kind; they add up to 1."""
        scores = [0.0, 0.0, 0.0]
        for name, value in told.items():
            if (weights := self.weights.get(name)) is not None:
                for i, weight in enumerate(weights):
                    scores[i] += weight * value
        top = max(scores)
        parts = [math.exp(score - top) for score in scores]
        return {kind: part / sum(parts) for kind, part in zip(KINDS, parts)}

    def kind(self, told: Features) -> str:
        """The kind that a name with these features is taken for."""
        return likeliest(self.probabilities(told), told)


def likeliest(found: Mapping[str, float], told: Features) -> str:
    """The most probable kind, but for the discount on neither."""
    if _looks_like_person(told) or _is_told_house(told):
        return max((PERSON, ORG), key=lambda kind: found[kind])
    otherwise = sum(told.get(name, 0.0) for name in _ELSE) >= 0.5
    return max(KINDS, key=lambda kind: found[kind] * (NEITHER if kind == OTHER and not otherwise else 1.0))


def _looks_like_person(told: Features) -> bool:
    """ "Nora Blum": a first name and another word, and no evidence that weighs more, is no thing."""
    rivals = max(told.get(f"told:{ORG}", 0.0), told.get(f"told:{OTHER}", 0.0))
    return "given:True:2" in told and told.get(f"told:{PERSON}", 0.0) > rivals


def _is_told_house(told: Features) -> bool:
    """ "Quillwise CIO Ann Li": each place tells a house, by six weak cues or more and no other evidence."""
    others = max(told.get(f"told:{PERSON}", 0.0), told.get(f"told:{OTHER}", 0.0))
    return told.get(f"told:{ORG}", 0.0) >= _STRONG and others <= 0


@lru_cache(maxsize=1)
def shipped_model() -> NameModel:
    """The model of ``models/names/kinds.json``, read once.

    Raises:
        FileNotFoundError: the file is not there.
    """
    data = json.loads(model_path("names", "kinds.json").read_text(encoding="utf-8"))
    return NameModel({name: (p, o, n) for name, (p, o, n) in data.items()})
