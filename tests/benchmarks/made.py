"""Invented reports of events for measuring: as many as asked for, the same ones for the same number.

About three reports tell one event. Few organizations and people take part in most events, as in the news (shares fall
with the rank), one event in ten is of an unnamed group, and two reports in five tell only one end of a move.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from typing import Any

from talent_ner.merging.model import Report
from talent_ner.types import (
    Amount,
    Appointment,
    DateValue,
    Deal,
    Event,
    Founding,
    Group,
    Move,
    Offer,
    Organization,
    Participant,
    Person,
    Quote,
)

_FIRST = ("Mira Jonas Ana Priya Samuel Ingrid Tomasz Leila Wen Daniel Rosa Karim Noor Elif Hugo Petra Oskar Yuki "
          "Ibrahim Clara").split()
_LAST = ("Okonkwo Albrecht Ferreira Raghunathan Adeyemi Solheim Wieczorek Haddad Zhaoling Brandt Castellan Dahl Moreau "
         "Ozturk Lindqvist Vance Tanaka Bello Novak Abara").split()
_KNOWN = (("OpenAI", "openai"), ("Google DeepMind", "google-deepmind"), ("Meta", "meta"), ("Anthropic", "anthropic"),
          ("Google", "google"), ("Apple", "apple"), ("Microsoft", "microsoft"), ("xAI", "xai"))
_INVENTED = [" ".join(words) for words in product(
    "Lattice Orbit Quarry Helio Fernhill Brightwater Cedar Nimbus Onyx Parallax Sable Tundra".split(),
    "Labs Robotics AI Systems Compute Research".split())]
ORGANIZATIONS = [Organization(*pair) for pair in _KNOWN] + [Organization(name) for name in _INVENTED]
_ROLES = ("research scientist", "chief scientist", "head of safety", "vice president of engineering", None)
_STATUSES = ("occurred",) * 6 + ("expected", "considered", "declined", "denied", "failed")
_OUTLETS = ("Reuters", "Wired", "Bloomberg", "The Courier", "The Gazette")
_TIES = 3  # reports an event


def _ranked(chance: random.Random, count: int) -> int:
    """A number below ``count``; small ones are much more frequent."""
    return int(count ** chance.random()) - 1


def _person(chance: random.Random, events: int) -> Person:
    number = _ranked(chance, max(events, 2))
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
    return Person(f"{first} {last}{number // (len(_FIRST) * len(_LAST)) or ''}")


def _event(chance: random.Random, events: int) -> dict[str, Any]:
    """What all reports of one event tell."""
    group = chance.random() < 0.1
    size = chance.randint(2, 12)
    year, month = chance.randint(2016, 2025), chance.randint(1, 12)
    return {"type": chance.choices(("move", "offer", "appointment", "founding", "deal"), (60, 15, 10, 5, 10))[0],
            "who": Group(f"{size} researchers", size) if group else _person(chance, events),
            "origin": ORGANIZATIONS[_ranked(chance, len(ORGANIZATIONS))],
            "destination": ORGANIZATIONS[_ranked(chance, len(ORGANIZATIONS))],
            "role": chance.choice(_ROLES), "millions": 10 + _ranked(chance, 2000), "year": year, "month": month}


def _typed(told: dict[str, Any], shared: dict[str, Any], chance: random.Random) -> Event:
    who: Participant = told["who"]
    origin, destination, role = (told["origin"],), (told["destination"],), told["role"]
    millions = told["millions"]
    amount = Amount(f"${millions} million", millions * 1e6, millions * 1e6, "USD", kind="package")
    kind, ends = told["type"], chance.choices(("both", "origin", "destination"), (6, 2, 2))[0]
    if kind == "move":
        return Move(**shared, who=who, role=role, origin=() if ends == "destination" else origin,
                    destination=() if ends == "origin" else destination)
    if kind == "offer":
        return Offer(**shared, who=who, organization=destination, amount=amount)
    if kind == "appointment":
        return Appointment(**shared, who=who, organization=destination, role=role)
    if kind == "founding":
        return Founding(**shared, who=who, organization=destination)
    return Deal(**shared, who=None, kind="investment", buyer=origin, target=destination, amount=amount)


def reports(count: int) -> Iterator[Report]:
    """So many reports, each with an evidence sentence of its own."""
    for number in range(count):
        told = _event(random.Random(number // _TIES), count // _TIES)
        chance = random.Random(-1 - number)
        who, month = told["who"], f"{told['year']}-{told['month']:02}"
        name = who.text if isinstance(who, Group) else who.name
        text = (f"{name} joined {told['destination'].name} from {told['origin'].name}, people familiar with the matter "
                f"told a reporter, and {told['millions']} million dollars were spoken of.")
        start = 100 + text.index("joined")
        shared = {
            "id": f"e{number}", "status": chance.choice(_STATUSES), "hedged": chance.random() < 0.2, "rule": "join",
            "date": DateValue(f"in {month}", month, "month") if chance.random() < 0.5 else None,
            "sources": (chance.choice(_OUTLETS),), "trigger": Quote("joined", start, start + len("joined")),
            "evidence": (Quote(text, 100, 100 + len(text)),)}
        yield Report(f"doc-{number}", f"{month}-{chance.randint(1, 28):02}", _typed(told, shared, chance))
