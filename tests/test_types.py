"""The result types: frozen, compared by value, and exactly what their JSON says."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from talent_ner import types
from talent_ner.types import (
    EVENT_TYPES,
    Affiliation,
    Amount,
    DateValue,
    Deal,
    Document,
    Event,
    Group,
    Move,
    Organization,
    Person,
    Quote,
    event_from_dict,
    participant_from_dict,
)

AMOUNT = Amount("up to $5 million a year", None, 5e6, "USD", "at_most", "year", 4.0, "package")
SHARED = ["id", "type", "status", "hedged", "who", "date", "sources", "trigger", "evidence", "rule"]


def _again(data: Any) -> Any:
    """The data as another program reads them."""
    return json.loads(json.dumps(data))


def test_every_event_round_trips(sample: Document) -> None:
    assert {type(event) for event in sample.events} == set(EVENT_TYPES.values())
    for event in sample.events:
        assert event_from_dict(_again(event.to_dict())) == event
    assert Document.from_dict(_again(sample.to_dict())) == sample


@pytest.mark.parametrize("value", [
    Quote("joined", 3, 9), Organization("Orbit", None), Organization("Orbit", "orbit"), AMOUNT,
    Amount("$1", 1.0, 1.0, "USD"), DateValue("in May", "2025-05", "month"), DateValue("then", None, None),
    Affiliation(Person("Ada Brook", "ada"), Organization("Orbit"), None, True, (Quote("x", 0, 1), Quote("y", 4, 5))),
])
def test_values_round_trip(value: Any) -> None:
    assert type(value).from_dict(_again(value.to_dict())) == value


@pytest.mark.parametrize("who", [Person("Ada Brook"), Person("Ada Brook", "ada"), Group("staff"),
                                 Group("at least four", 4, True), Group("half", None, False, 0.5)])
def test_participants_round_trip(who: Person | Group) -> None:
    assert participant_from_dict(_again(who.to_dict())) == who


@pytest.mark.parametrize(("event", "slots"), [
    ("move", ["origin", "destination", "role", "amount"]), ("offer", ["organization", "role", "amount"]),
    ("appointment", ["organization", "role"]), ("founding", ["organization"]),
    ("deal", ["kind", "buyer", "target", "amount"]),
])
def test_json_has_the_slots_of_its_type_and_no_others(sample: Document, event: str, slots: list[str]) -> None:
    data = next(e.to_dict() for e in sample.events if e.type == event)
    assert sorted(data) == sorted(SHARED + slots)


def test_keys_of_the_document(sample: Document) -> None:
    data = sample.to_dict()
    assert list(data) == ["doc_id", "published", "events", "affiliations"]
    assert list(data["affiliations"][0]) == ["person", "org", "role", "current", "evidence"]
    assert list(data["events"][0]["trigger"]) == ["text", "start", "end"]
    assert data["events"][0]["who"] == {"kind": "person", "name": "Mira Okonkwo", "id": "mira-okonkwo"}
    assert data["events"][1]["who"] == {"kind": "group", "text": "four researchers", "count": 4, "at_least": False,
                                        "share": None}


def test_everything_is_frozen(sample: Document) -> None:
    values = [sample, *sample.events, *sample.affiliations, sample.events[0].trigger, sample.events[0].who, AMOUNT]
    for value in values:
        name = dataclasses.fields(value)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, None)
        assert value == dataclasses.replace(value)
    assert len({*sample.events, *sample.events}) == len(sample.events)


def test_all_result_types_are_frozen_and_slotted() -> None:
    found = [value for value in vars(types).values() if dataclasses.is_dataclass(value)]
    assert len(found) >= 13
    for cls in found:
        assert cls.__dataclass_params__.frozen, cls
        assert "__slots__" in vars(cls), cls


def test_offsets_of_values_locate_but_do_not_count() -> None:
    assert dataclasses.replace(AMOUNT, start=5, end=9) == AMOUNT
    assert "start" not in AMOUNT.to_dict()
    assert DateValue("May", None, None, 3, 6) == DateValue("May", None, None)
    assert Quote("x", 0, 1) != Quote("x", 1, 2)


def test_organizations_of_an_event_slot_by_slot(sample: Document) -> None:
    by_type = {event.type: [org.name for org in event.organizations] for event in sample.events}
    assert by_type["move"] == ["Orbit Labs", "Lattice Zürich", "Lattice Zürich"]
    assert by_type["deal"] == ["Orbit Labs", "Lattice Zürich"]


def test_type_names_are_those_of_the_json(sample: Document) -> None:
    assert list(EVENT_TYPES) == ["move", "offer", "appointment", "founding", "deal"]
    for event in sample.events:
        assert isinstance(event, Event)
        assert EVENT_TYPES[event.to_dict()["type"]] is type(event)


@pytest.mark.parametrize("change", [{"type": "trip"}, {"colour": "red"}, {"who": {"kind": "person"}}])
def test_json_of_another_shape_is_refused(sample: Document, change: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError)):
        event_from_dict(sample.events[0].to_dict() | change)


def test_a_deal_has_no_participant(sample: Document) -> None:
    deal = next(event for event in sample.events if isinstance(event, Deal))
    assert deal.to_dict()["who"] is None
    assert event_from_dict(deal.to_dict()).who is None


def test_slots_are_empty_unless_given(sample: Document) -> None:
    event = sample.events[3]
    shared = {name: getattr(event, name) for name in SHARED if name != "type"}
    move = Move(**shared)
    assert (move.origin, move.destination, move.role, move.amount) == ((), (), None, None)
