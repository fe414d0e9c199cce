"""Further stations of one person behind one verb: "moved to A in 2006, then to B and from there to C in 2012".

A station repeats the preposition of the first, or, behind a verb that takes the house itself, stands beside a date of
its own: "joined A in 1990, B in 1995 and C in 2003". Read off the surface, as other clauses without a verb are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from . import tree
from .engine import Binding
from .mention import ORG, PERSON, Mention, MentionIndex

_JOINTS = frozenset({",", ";", "and"})
_ONWARD = frozenset("then later next subsequently finally eventually afterwards ultimately from there".split())
_LEADS = frozenset({"to", "at", "with", "for"})
_IN = frozenset({"in", "on"})


def with_stations(binding: Binding, index: MentionIndex) -> Iterator[Binding]:
    """The binding, of what is told before the first further station, and one binding a station."""
    first = _arrival(binding)
    found = list(_stations(binding, first, index)) if first is not None else []
    if first is None or not found:
        yield binding
        return
    limit = found[0][1][0]
    own = {name: [m for m in mentions if m.start < limit] for name, mentions in binding.slots.items()}
    slots = {name: mentions for name, mentions in own.items() if mentions}
    yield replace(binding, slots={**slots, "destination": [first]}, region=(binding.trigger.sent.start, limit))
    before = first
    for place, region in found:
        told = {"who": binding.slots["who"], "origin": [before], "destination": [place]}
        yield replace(binding, slots=told, region=region)
        before = place


def _arrival(binding: Binding) -> Mention | None:
    """Where the verb itself says that one named person went."""
    people, places = binding.slots.get("who", []), binding.slots.get("destination", [])
    past = binding.trigger.tag_ in ("VBD", "VBN")
    if binding.frame.event != "move" or not past or not places or [m.type for m in people] != [PERSON]:
        return None
    first = min(places, key=lambda m: m.start)
    return first if first.start > binding.trigger.i else None


def _stations(
    binding: Binding, first: Mention, index: MentionIndex
) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """The houses behind the first one, each with the stretch that tells of it."""
    doc, end = binding.trigger.doc, binding.trigger.sent.end
    lead = doc[first.start - 1 - (doc[first.start - 1].lower_ == "the")].lower_
    i, dated = _past_date(first.end, doc, end)
    while i < end and doc[i].lower_ in _JOINTS:
        start = i
        while i < end and doc[i].lower_ in _JOINTS:
            i += 1
        onward = i
        while i < end and doc[i].lower_ in _ONWARD:
            i += 1
        repeated = lead in _LEADS and i < end and doc[i].lower_ == lead
        i += repeated
        i += i < end and doc[i].lower_ == "the"
        place = index.covering(i) if i < end else None
        if place is None or place.type != ORG or place.form != "name" or place.start < i - 1:
            return
        stop, its_own = _past_date(place.end, doc, end)
        told = i - repeated > onward or its_own if repeated else dated and its_own and lead not in _LEADS
        if not told:
            return
        yield place, (start, stop)
        i, dated = stop, its_own


def _past_date(i: int, doc: Doc, end: int) -> tuple[int, bool]:
    """The token behind "in 1990", if that follows, and whether it does."""
    if i + 1 < end and doc[i].lower_ in _IN and tree.is_time(doc[i + 1]):
        i += 1
        while i < end and tree.is_time(doc[i]):
            i += 1
        return i, True
    return i, False


