"""The drafts of a deal: one a target, with those who buy, and who merges with whom."""

from __future__ import annotations

from collections.abc import Iterator

from ...syntax.engine import Binding
from ...syntax.status import Assessment
from ..attribution import hedged
from ..draft import Draft, Page, referents
from .deal_lists import dated_series, more_buyers


def deals(binding: Binding, page: Page, orgs: dict[str, list[int]], verdict: Assessment) -> Iterator[Draft]:
    """One deal a target; those who merge with each other are buyer and target in the order of the text."""
    buyers, targets = orgs["buyer"] + list(more_buyers(binding, page)), orgs["target"]
    if binding.frame.kind == "merger" and (not targets or binding.places.get("target") == "modifier"):
        parties = [*binding.slots["buyer"], *binding.slots.get("target", ())]  # "the Acme-Beta merger"
        in_order = referents(sorted(parties, key=lambda mention: mention.start), page)
        buyers, targets = in_order[:1], in_order[1:]
    sentence = binding.trigger.sent
    regions = _dated_targets(binding, page)
    targets = targets + [ref for ref in regions if ref not in targets]
    for aim in [[target] for target in targets] or [[]]:
        if set(aim) & set(buyers):
            continue
        described = all(m.form != "name" for m in binding.slots.get("target", ()))
        yield Draft(
            binding.frame,
            binding.trigger,
            None,
            None,
            None,
            {"buyer": list(buyers), "target": aim},
            None,
            verdict.status,
            verdict.hedged or hedged(binding.trigger),
            evidence=[(sentence.start, sentence.end)],
            inferred={"target"} if described else set(),
            region=regions.get(aim[0], binding.region) if aim else binding.region,
        )


def _dated_targets(binding: Binding, page: Page) -> dict[int, tuple[int, int]]:
    """Where each of the companies bought in a row has its date."""
    mentions = binding.slots.get("target", [])
    first = next((m for m in mentions if m.start > binding.trigger.i), None)
    if binding.frame.kind != "acquisition" or first is None:
        return {}
    return {m.ref: span for m, span in dated_series(first, page) if m.ref is not None}
