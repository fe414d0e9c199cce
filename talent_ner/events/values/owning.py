"""Which values of a sentence, dates and amounts alike, are a trigger's own."""

from __future__ import annotations

from typing import Any

from ...syntax.anchors import anchor, clause_heads
from ..draft import Draft, Page


def inside(values: list[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    """The values that stand wholly between two tokens."""
    return [v for v in values if start <= v["start"] and v["end"] <= end]


def owned_by(draft: Draft, values: list[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """The values of the sentence in the draft's clause, the closest clause first, then the closest in the text."""
    heads = [t.i for t in clause_heads(draft.trigger)]
    rated = []
    for value in values:
        holder = anchor(page.doc[value["start"] : value["end"]]).i
        if holder in heads:
            rated.append((heads.index(holder), abs(value["start"] - draft.trigger.i), value))
    return [value for *_, value in sorted(rated, key=lambda r: r[:2])]


def alone(draft: Draft, drafts: list[Draft], types: frozenset[str] | None = None) -> bool:
    """Whether no other trigger of the sentence could claim a value."""
    sentence = draft.trigger.sent
    return not any(
        other.trigger.i != draft.trigger.i
        and sentence.start <= other.trigger.i < sentence.end
        and (types is None or other.type in types)
        for other in drafts
    )
