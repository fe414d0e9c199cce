"""What can be told of an event: the statuses, and how sure the grammar makes them."""

from __future__ import annotations

from dataclasses import dataclass

OCCURRED, EXPECTED, CONSIDERED = "occurred", "expected", "considered"
DECLINED, FAILED, DENIED = "declined", "failed", "denied"
UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status (or :data:`UNREAL`: no event is told), and whether the grammar itself distances the claim."""

    status: str
    hedged: bool = False


def combined(status: str, governor: Assessment | None) -> Assessment:
    """A status under a governor that is itself denied, declined or unreal: "has no plans to", "never tried to"."""
    if governor is None:
        return Assessment(status)
    if governor.status == UNREAL:
        return governor
    if governor.status == DENIED:
        return Assessment(DENIED, governor.hedged)
    if status == EXPECTED and governor.status in (DECLINED, FAILED, CONSIDERED):
        return governor
    return Assessment(status, governor.hedged)
