"""Which organization an event means that leaves one untold: a log-linear model over the page's organizations.

The rules of ``infer`` and ``implied`` choose first; the model weighs their choice with everything else that the page
shows (``slot_features``) and keeps it or takes another, or fills what they left open. Weights and thresholds come from
``models/slots``, whose model card tells how they were fitted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...lexicon.log_linear import Features, probabilities
from ...lexicon.resources import model_path
from ...syntax.mention import ORG
from ..draft import Draft, Page
from ..ties.employment import Employments
from .companions import COMPANIONS
from .slot_features import SlotFeatures
from .succession import COMING_BACK
from .vacancies import POINTING


@dataclass(frozen=True, slots=True)
class SlotModel:
    """Weighs candidates.

    Args:
        weights: by the name of the feature.
        kept: from which probability the choice of the rules is kept without a look at others.
        changed: from which probability another takes its place.
        filled: from which probability one is taken where the rules chose none.
    """

    weights: dict[str, float]
    kept: float
    changed: float
    filled: float

    def choose(self, candidates: dict[int | None, Features], chosen: int | None) -> int | None:
        """The organization that is meant, if any, given the one that the rules chose."""
        found = probabilities(self.weights, candidates)
        found.pop(None)
        if not found or chosen is not None and found[chosen] >= self.kept:
            return chosen
        best = max(found, key=lambda ref: (found[ref], -(ref or 0)))
        return best if found[best] >= (self.filled if chosen is None else self.changed) else chosen


@lru_cache(maxsize=1)
def shipped_model() -> SlotModel:
    """The model of ``models/slots/weights.json``, read once.

    Raises:
        FileNotFoundError: the file is not there.
    """
    data = json.loads(model_path("slots", "weights.json").read_text(encoding="utf-8"))
    return SlotModel(**data)


def fill_open_slots(drafts: list[Draft], page: Page, employments: Employments, titled: set[int]) -> None:
    """Fills or mends the slots that no word of the clause tells.

    Args:
        drafts: the page's events, with what the rules inferred.
        page: the document.
        employments: who works where.
        titled: who works at the page's protagonist by a title that names no house.
    """
    slots = [(draft, slot) for draft in drafts for slot in open_slots(draft) if not told_beside(draft, slot, drafts)]
    if not slots:
        return
    model, features = shipped_model(), SlotFeatures(page, employments, drafts, titled)
    chosen = [
        model.choose(features.candidates(draft, slot), next(iter(draft.orgs[slot]), None)) for draft, slot in slots
    ]  # all by what the rules inferred
    filled = sorted(zip(slots, chosen, strict=True), key=lambda pair: pair[0][1] != pair[0][0].frame.implies)
    for (draft, slot), ref in filled:  # what the trigger implies goes first: nobody leaves a house for itself
        if ref is not None and not any(ref in refs for refs in draft.orgs.values()) and not _owns(ref, draft, page):
            draft.infer(slot, ref, "weighed")


def _owns(ref: int, draft: Draft, page: Page) -> bool:
    """ "Joined Acme's Beta Labs": whoever owns one end is not the other."""
    told = {other for refs in draft.orgs.values() for other in refs}
    sentence = draft.trigger.sent
    return any(
        (owned := page.index.covering(mention.end + 1)) is not None and owned.type == ORG and owned.ref in told
        for mention in page.index.between(sentence.start, sentence.end - 2, ORG)
        if mention.ref == ref and page.doc[mention.end].tag_ == "POS"
    )


def open_slots(draft: Draft) -> Iterator[str]:
    """The slots that the draft's meaning entails and its words leave out, whether or not the rules filled them."""
    if draft.type == "deal" or draft.frame.id in COMING_BACK | COMPANIONS | POINTING:
        return
    for slot, refs in draft.orgs.items():
        if slot in draft.inferred:
            yield slot
        elif not refs and slot not in draft.unresolved:
            arrives = draft.type == "move" and slot == "origin" and bool(draft.orgs["destination"])
            if arrives or slot == draft.frame.implies:
                yield slot


def told_beside(draft: Draft, slot: str, drafts: list[Draft]) -> bool:
    """ "Ann Li left Acme to join Beta": whether the sentence tells the slot of what will be one event with this one."""
    return draft.who is not None and any(
        other.who == draft.who and other.type == draft.type and other.orgs[slot] and slot not in other.inferred
        for other in drafts
        if other is not draft and other.trigger.sent == draft.trigger.sent
    )
