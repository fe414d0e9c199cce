"""The typed results of the library: frozen, comparable, JSON-ready, and free of spaCy.

Every ``start``/``end`` counts characters of the text as the caller gave it, end exclusive, so that
``text[start:end]`` is the quoted surface. ``to_dict`` of each type gives the JSON of the public contract and
``from_dict`` reads it back; the round trip is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, ClassVar, Literal

Status = Literal["occurred", "expected", "considered", "declined", "failed", "denied"]
EventType = Literal["move", "offer", "appointment", "founding", "deal"]
Precision = Literal["year", "quarter", "month", "week", "day", "range"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "range"]
Period = Literal["year", "month", "total"]
AmountKind = Literal[
    "salary",
    "bonus",
    "signing_bonus",
    "retention",
    "equity",
    "package",
    "severance",
    "investment",
    "acquisition",
    "valuation",
]
JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the text as given: its surface and its character offsets."""

    text: str
    start: int
    end: int

    def to_dict(self) -> JSON:
        return {"text": self.text, "start": self.start, "end": self.end}

    @classmethod
    def from_dict(cls, data: JSON) -> Quote:
        return cls(data["text"], data["start"], data["end"])


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; ``id`` is the entry in ``patterns/researchers.jsonl`` or None."""

    name: str
    id: str | None = None

    def to_dict(self) -> JSON:
        return {"kind": "person", "name": self.name, "id": self.id}


@dataclass(frozen=True, slots=True)
class Group:
    """People who stay unnamed: ``count`` persons (or at least so many), or else a ``share`` of a whole (0 to 1)."""

    text: str
    count: int | None = None
    at_least: bool = False
    share: float | None = None

    def to_dict(self) -> JSON:
        return {"kind": "group", "text": self.text, "count": self.count, "at_least": self.at_least, "share": self.share}


Participant = Person | Group


def participant_from_dict(data: JSON) -> Participant:
    """The ``who`` of an event from its JSON."""
    if data["kind"] == "group":
        return Group(data["text"], data["count"], data["at_least"], data["share"])
    return Person(data["name"], data["id"])


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organization; ``id`` is the entry in ``patterns/labs.jsonl`` or None."""

    name: str
    id: str | None = None

    def to_dict(self) -> JSON:
        return {"name": self.name, "id": self.id}

    @classmethod
    def from_dict(cls, data: JSON) -> Organization:
        return cls(data["name"], data["id"])


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as told: bounds in whole currency units, and what the text says it is.

    ``min`` or ``max`` is None on an open side; ``currency`` is ISO 4217; ``years`` is the length of the term the
    sum is spread over. ``start`` and ``end`` locate ``text``; they are not part of the event's JSON.
    """

    text: str
    min: float | None
    max: float | None
    currency: str
    qualifier: Qualifier = "exact"
    period: Period | None = None
    years: float | None = None
    kind: AmountKind | None = None
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)

    def to_dict(self) -> JSON:
        return {
            "text": self.text,
            "min": self.min,
            "max": self.max,
            "currency": self.currency,
            "qualifier": self.qualifier,
            "period": self.period,
            "years": self.years,
            "kind": self.kind,
        }

    @classmethod
    def from_dict(cls, data: JSON) -> Amount:
        return cls(**data)


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date expression and its value: ``2025``, ``2025-07``, ``2025-07-16``, ``2025-Q3``, ``2025-W28`` or ``A/B``.

    An open range leaves its side empty (``2021/``, ``/2024-12``). Value and precision are None where the text,
    or a missing reference date, does not support one.
    """

    text: str
    value: str | None
    precision: Precision | None
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)

    def to_dict(self) -> JSON:
        return {"text": self.text, "value": self.value, "precision": self.precision}

    @classmethod
    def from_dict(cls, data: JSON) -> DateValue:
        return cls(**data)


def _organizations(data: list[JSON]) -> tuple[Organization, ...]:
    return tuple(Organization.from_dict(item) for item in data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all five event types share. ``rule`` is the id of the frame that found it."""

    type: ClassVar[EventType]
    org_slots: ClassVar[tuple[str, ...]] = ()

    id: str
    status: Status
    hedged: bool
    who: Participant | None
    date: DateValue | None
    sources: tuple[str, ...]
    trigger: Quote
    evidence: tuple[Quote, ...]
    rule: str

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """All organizations of the event, slot by slot."""
        return tuple(org for slot in self.org_slots for org in getattr(self, slot))

    def _own_slots(self) -> JSON:
        return {slot: [org.to_dict() for org in getattr(self, slot)] for slot in self.org_slots}

    def to_dict(self) -> JSON:
        return {
            "id": self.id,
            "type": self.type,
            "status": self.status,
            "hedged": self.hedged,
            "who": self.who.to_dict() if self.who else None,
            **self._own_slots(),
            "date": self.date.to_dict() if self.date else None,
            "sources": list(self.sources),
            "trigger": self.trigger.to_dict(),
            "evidence": [quote.to_dict() for quote in self.evidence],
            "rule": self.rule,
        }

    def _repr_html_(self) -> str:
        """What a notebook shows; the import is late because results know nothing of how they are shown."""
        return str(import_module("talent_ner.views.notebook").event_html(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Event):
    """Someone starts at, leaves, or changes organization."""

    type: ClassVar[EventType] = "move"
    org_slots: ClassVar[tuple[str, ...]] = ("origin", "destination")
    origin: tuple[Organization, ...] = ()
    destination: tuple[Organization, ...] = ()
    role: str | None = None
    amount: Amount | None = None

    def _own_slots(self) -> JSON:
        return {**Event._own_slots(self), "role": self.role, "amount": self.amount.to_dict() if self.amount else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Event):
    """An organization tries to win or keep someone."""

    type: ClassVar[EventType] = "offer"
    org_slots: ClassVar[tuple[str, ...]] = ("organization",)
    organization: tuple[Organization, ...] = ()
    role: str | None = None
    amount: Amount | None = None

    def _own_slots(self) -> JSON:
        return {**Event._own_slots(self), "role": self.role, "amount": self.amount.to_dict() if self.amount else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Event):
    """Someone is given a role inside an organization."""

    type: ClassVar[EventType] = "appointment"
    org_slots: ClassVar[tuple[str, ...]] = ("organization",)
    organization: tuple[Organization, ...] = ()
    role: str | None = None

    def _own_slots(self) -> JSON:
        return {**Event._own_slots(self), "role": self.role}


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding(Event):
    """Someone founds or co-founds a company or lab."""

    type: ClassVar[EventType] = "founding"
    org_slots: ClassVar[tuple[str, ...]] = ("organization",)
    organization: tuple[Organization, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Event):
    """An organization invests in, acquires, licenses or merges with another; ``who`` is None."""

    type: ClassVar[EventType] = "deal"
    org_slots: ClassVar[tuple[str, ...]] = ("buyer", "target")
    kind: Literal["investment", "acquisition", "licensing", "merger"]
    buyer: tuple[Organization, ...] = ()
    target: tuple[Organization, ...] = ()
    amount: Amount | None = None

    def _own_slots(self) -> JSON:
        return {"kind": self.kind, **Event._own_slots(self), "amount": self.amount.to_dict() if self.amount else None}


EVENT_TYPES: dict[str, type[Event]] = {cls.type: cls for cls in (Move, Offer, Appointment, Founding, Deal)}


def event_from_dict(data: JSON) -> Event:
    """The typed event of its JSON."""
    cls = EVENT_TYPES[data["type"]]
    values = {key: value for key, value in data.items() if key != "type"}
    values["who"] = participant_from_dict(data["who"]) if data["who"] else None
    values["date"] = DateValue.from_dict(data["date"]) if data["date"] else None
    values["sources"] = tuple(data["sources"])
    values["trigger"] = Quote.from_dict(data["trigger"])
    values["evidence"] = tuple(Quote.from_dict(quote) for quote in data["evidence"])
    for slot in cls.org_slots:
        values[slot] = _organizations(data[slot])
    if data.get("amount"):
        values["amount"] = Amount.from_dict(data["amount"])
    return cls(**values)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A tie between a person and an organization that the text states."""

    person: Person
    org: Organization
    role: str | None
    current: bool
    evidence: tuple[Quote, ...]

    def to_dict(self) -> JSON:
        return {
            "person": {"name": self.person.name, "id": self.person.id},
            "org": self.org.to_dict(),
            "role": self.role,
            "current": self.current,
            "evidence": [quote.to_dict() for quote in self.evidence],
        }

    @classmethod
    def from_dict(cls, data: JSON) -> Affiliation:
        return cls(
            Person(data["person"]["name"], data["person"]["id"]),
            Organization.from_dict(data["org"]),
            data["role"],
            data["current"],
            tuple(Quote.from_dict(quote) for quote in data["evidence"]),
        )


@dataclass(frozen=True, slots=True)
class Document:
    """The results for one text. ``published`` is the ISO date the caller gave or the text carries, else None.

    ``text`` and ``spans`` (start, end and label of the names and sums in it) are what a notebook shows. ``extract`` and
    ``extract_many`` give them; they are not part of the JSON, and equality does not ask for them.
    """

    doc_id: str
    published: str | None
    events: tuple[Event, ...]
    affiliations: tuple[Affiliation, ...]
    text: str | None = field(default=None, compare=False, repr=False)
    spans: tuple[tuple[int, int, str], ...] = field(default=(), compare=False, repr=False)

    def to_dict(self) -> JSON:
        return {
            "doc_id": self.doc_id,
            "published": self.published,
            "events": [event.to_dict() for event in self.events],
            "affiliations": [tie.to_dict() for tie in self.affiliations],
        }

    @classmethod
    def from_dict(cls, data: JSON) -> Document:
        return cls(
            data["doc_id"],
            data["published"],
            tuple(event_from_dict(event) for event in data["events"]),
            tuple(Affiliation.from_dict(tie) for tie in data["affiliations"]),
        )

    def _repr_html_(self) -> str:
        """What a notebook shows; see :meth:`Event._repr_html_`."""
        return str(import_module("talent_ner.views.notebook").document_html(self))
