"""Clauses that leave out their verb: "A left for X, B for Y and C for Z", "A is leaving, and so is B".

A remnant repeats a preposition of the full clause with other fillers; read off the surface, since parsers hang its
parts on the first clause. What a remnant does not say it shares with the full clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..lexicon.frames import Slot
from . import tree
from .engine import Binding
from .mention import GROUP, ORG, PERSON, Mention, MentionIndex

_PREPOSITIONS = frozenset({"from", "for", "to", "at", "into", "with"})
_TIME_PREPOSITIONS = frozenset({"in", "on"})
_SAME = {"into": "to"}
_JOINTS = frozenset({",", ";", "and", "while", "but"})
_AUXILIARIES = frozenset("is are was were has have had does do did will would".split())


@dataclass(frozen=True, slots=True)
class Remnant:
    """Who a verbless clause is about, and what it says instead: a mention (or None) by preposition."""

    who: Mention
    start: int
    end: int
    places: dict[str, Mention | None]


def with_remnants(binding: Binding, index: MentionIndex) -> Iterator[Binding]:
    """The binding, without what belongs to remnants of its clause, and one binding a remnant."""
    people = binding.slots.get("who", [])
    if not people or binding.frame.event not in ("move", "offer", "appointment"):
        yield binding
        return
    sentence = binding.trigger.sent
    start = max(binding.trigger.i, people[0].start)
    found = list(_remnants(binding.trigger, start, sentence.end, people[0], index))
    if found:
        yield _trimmed(binding, found[0].start, any(not r.places for r in found), index)
    else:
        yield binding
    for remnant in found:
        yield _filled(binding, remnant, found[0].start, index)
    echoed = _echo(binding.trigger, start, sentence.end, index)
    if echoed:
        yield replace(binding, slots={**binding.slots, "who": echoed})
    yield from _followers(binding, sentence.end, index)


def _followers(binding: Binding, end: int, index: MentionIndex) -> Iterator[Binding]:
    """ "A left Acme in May, followed by B in June": B did the same at a time of their own; B's other end is untold."""
    doc, implied = binding.trigger.doc, binding.frame.implies
    if binding.frame.event != "move" or implied is None:
        return
    for link in doc[binding.trigger.i + 2 : end - 2]:
        if link.lower_ != "followed" or link.nbor(-1).text != "," or link.nbor(1).lower_ != "by":
            continue
        who = next((m for m in index.between(link.i + 2, end, PERSON) if m.form in ("name", "surname")), None)
        if who is None or any(t.text == "," or t.pos_ == "VERB" for t in doc[link.i + 2 : who.start]):
            return
        others = [index.headed(head) for head in who.data.get("coordinated", ())]
        people = [who, *(m for m in others if m is not None and m.start > who.start)]
        shared = {implied: binding.slots[implied]} if implied in binding.slots else {}
        yield replace(binding, slots={**shared, "who": people}, region=(link.i, end))
        return


def _remnants(trigger: Token, start: int, end: int, first: Mention, index: MentionIndex) -> Iterator[Remnant]:
    """Remnants in text order; one without an organization counts only beside one with."""
    said: dict[str, int] = {}
    found: list[Remnant] = []
    doc, i = trigger.doc, start + 1
    while i < end:
        word = _SAME.get(doc[i].lower_, doc[i].lower_)
        who = index.covering(i)
        if who is not None and who is not first and who.type in (PERSON, GROUP) and who.start == i and _joined(doc[i]):
            remnant = _remnant(doc[i], who, end, said, index)
            if remnant is not None:
                found.append(remnant)
                i = remnant.end
                continue
        if (
            not found
            and word in _PREPOSITIONS | _TIME_PREPOSITIONS
            and (_filler(doc[i], end, index) or _is_date(doc[i]))
        ):
            said.setdefault(word, i)
        i += 1
    if any(not r.places or any(r.places.values()) for r in found):
        yield from found


def _joined(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in _JOINTS


def _remnant(token: Token, who: Mention, end: int, said: dict[str, int], index: MentionIndex) -> Remnant | None:
    """The remnant that starts with a person, if a preposition of the full clause follows at once."""
    doc, i = token.doc, who.end
    places: dict[str, Mention | None] = {}
    while i + 1 < end:
        word = _SAME.get(doc[i].lower_, doc[i].lower_)
        if word in _TIME_PREPOSITIONS and word in said and _is_date(doc[i]):
            return Remnant(who, who.start, _date_end(i + 1, end, doc[i]), places)
        if word not in _PREPOSITIONS or word not in said:
            break
        mention = _filler(doc[i], end, index)
        if mention is None and (places or doc[i + 1].lower_ not in ("a", "an", "the")):
            break
        places[word] = mention
        i = mention.end if mention is not None else i + 2
    return Remnant(who, who.start, i, places) if places else None


def _filler(preposition: Token, end: int, index: MentionIndex) -> Mention | None:
    """The organization named right after a preposition."""
    i = preposition.i + 1
    while i < end and preposition.doc[i].pos_ in ("DET", "ADJ") and index.covering(i) is None:
        i += 1
    mention = index.covering(i) if i < end else None
    return mention if mention is not None and mention.type == ORG else None


def _is_date(preposition: Token) -> bool:
    return (
        preposition.lower_ in _TIME_PREPOSITIONS
        and preposition.i + 1 < len(preposition.doc)
        and tree.is_time(preposition.nbor(1))
    )


def _date_end(i: int, end: int, preposition: Token) -> int:
    while i < end and (tree.is_time(preposition.doc[i]) or preposition.doc[i].lower_ in ("the", "early", "late", ",")):
        i += 1
    return i


def _slot_of(slots: tuple[Slot, ...], preposition: str) -> str | None:
    """The slot that a preposition fills in a frame."""
    return next((slot.name for slot in slots if preposition in slot.roles and ORG in slot.types), None)


def _trimmed(binding: Binding, limit: int, dated: bool, index: MentionIndex) -> Binding:
    """The full clause's own fillers; one that the parse took from a remnant gives way to the clause's own."""
    slots = {name: [m for m in mentions if m.start < limit] for name, mentions in binding.slots.items()}
    doc = binding.trigger.doc
    for token in doc[binding.trigger.i + 1 : limit]:
        name = (
            _slot_of(binding.frame.slots, _SAME.get(token.lower_, token.lower_))
            if token.lower_ in _PREPOSITIONS
            else None
        )
        own = _filler(token, limit, index) if name is not None else None
        if name is not None and own is not None and not slots.get(name):
            slots[name] = [own]
    region = (binding.trigger.sent.start, limit) if dated else None
    return replace(binding, slots={name: mentions for name, mentions in slots.items() if mentions}, region=region)


def _filled(binding: Binding, remnant: Remnant, limit: int, index: MentionIndex) -> Binding:
    """The full clause's meaning with the remnant's fillers."""
    slots = {**_trimmed(binding, limit, False, index).slots, "who": [remnant.who]}
    for preposition, mention in remnant.places.items():
        name = _slot_of(binding.frame.slots, preposition)
        if name is not None:
            slots[name] = [mention] if mention is not None else []
    return replace(binding, slots=slots, region=(remnant.start, remnant.end))


def _echo(trigger: Token, start: int, end: int, index: MentionIndex) -> list[Mention]:
    """The people of "and so is B", "as have B and C": an auxiliary between "so" or "as" and a name."""
    doc = trigger.doc
    for first in index.between(start, end, PERSON):
        if first.form not in ("name", "surname") or first.start < start + 3:
            continue
        auxiliary, pro_form = doc[first.start - 1], doc[first.start - 2]
        if auxiliary.lower_ in _AUXILIARIES and pro_form.lower_ in ("so", "as") and pro_form.i > trigger.i:
            others = [index.headed(head) for head in first.data.get("coordinated", ())]
            return [first, *(m for m in others if m is not None and m.start > first.start)]
    return []
