"""The same event from several documents is one, whatever the order in which they come."""

from __future__ import annotations

import json
import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import talent_ner
from talent_ner.merging.merge import merge
from talent_ner.merging.model import MergedEvent, Report
from talent_ner.types import (
    Amount,
    Appointment,
    DateValue,
    Deal,
    Document,
    Event,
    Group,
    Move,
    Organization,
    Participant,
    Person,
    Quote,
)

MIRA = Person("Mira Okonkwo")


def _orgs(names: str) -> tuple[Organization, ...]:
    return tuple(Organization(name) for name in names.split(",") if name)


def _shared(who: Participant | None, **values: Any) -> dict[str, Any]:
    date = values.pop("date", None)
    return {"id": "x", "status": "occurred", "hedged": False, "who": who, "sources": (), "rule": "join",
            "date": DateValue(date, date, None) if date else None, "trigger": Quote("joined", 5, 11),
            "evidence": (Quote("Mira joined Orbit", 0, 17),), **values}


def _move(origin: str = "", destination: str = "", who: Participant = MIRA, **values: Any) -> Move:
    return Move(**_shared(who, **values), origin=_orgs(origin), destination=_orgs(destination))


def _deal(buyer: str, target: str, price: float | None = None) -> Deal:
    amount = Amount(f"${price}", price, price, "USD") if price else None
    return Deal(**_shared(None), kind="acquisition", buyer=_orgs(buyer), target=_orgs(target), amount=amount)


def _told(*events: Event, published: str | None = "2025-07-10") -> list[Document]:
    return [Document(f"d{number}", published, (event,), ()) for number, event in enumerate(events)]


def test_reports_of_one_move_become_one() -> None:
    first, second, third = (Document(name, day, (event,), ()) for name, day, event in (
        ("a", "2025-07-01", _move("Orbit", status="considered", hedged=True, sources=("Wired",))),
        ("b", "2025-07-09", _move("Orbit Inc.", "Lattice", sources=("The Courier",), date="2025-07-08")),
        ("c", "2025-07-20", _move("", "Lattice", who=Person("Mira A. Okonkwo", "mira"), sources=("courier",)))))
    (found,) = talent_ner.merge([first, second, third])
    assert isinstance(found.event, Move)
    assert (found.event.status, found.event.hedged) == ("occurred", False)
    assert [org.name for org in found.event.organizations] == ["Orbit Inc.", "Lattice"]
    assert found.event.who == Person("Mira A. Okonkwo", "mira")
    assert found.event.date == DateValue("2025-07-08", "2025-07-08", None)
    assert (found.documents, found.outlets, found.first_report, found.last_report) == (
        3, 2, "2025-07-01", "2025-07-20")
    assert [(claim.status, claim.hedged, claim.documents) for claim in found.claims] == [
        ("considered", True, 1), ("occurred", False, 2)]
    assert found.doc_id == "b"
    assert [report.doc_id for report in found.reports] == ["a", "b", "c"]


@pytest.mark.parametrize(("left", "right", "count"), [
    (_move("Orbit"), _move("", "Lattice"), 2),  # nothing says that these are one move
    (_move("Orbit", "Lattice"), _move("Lattice", "Orbit"), 2),
    (_move("Orbit", "Lattice"), _move("Orbit", "Quarry"), 2),
    (_move("Orbit", "Lattice", date="2021"), _move("Orbit", "Lattice", date="2024"), 2),
    (_move("Orbit", "Lattice", date="2024-12-20"), _move("Orbit", "Lattice", date="2025-01"), 1),
    (_move("Orbit", "Lattice"), _move("Orbit", "Lattice", who=Person("Ana Ruiz")), 2),
    (_move("Google,Orbit"), _move("Orbit", "Lattice"), 1),
    (_move("Orbit", who=Group("four", 4)), _move("Orbit", who=Group("4 staff", 4)), 1),
    (_move("Orbit", who=Group("four", 4)), _move("Orbit", who=Group("five", 5)), 2),
    (_deal("Orbit", "Lattice", 14e9), _deal("Orbit", "Lattice", 15e9), 1),
    (_deal("Orbit", "Lattice", 1e9), _deal("Orbit", "Lattice", 15e9), 2),
    (_deal("Orbit", "Lattice"), _deal("Quarry", "Lattice"), 2),
])
def test_what_is_one_event(left: Event, right: Event, count: int) -> None:
    assert len(merge(_told(left, right))) == len(merge(_told(right, left))) == count


def test_a_person_has_several_appointments() -> None:
    posts = [Appointment(**_shared(MIRA), organization=_orgs("Orbit"), role=role)
             for role in ("chief scientist", "treasurer", "Chief Scientist", None)]
    assert [(found.event.to_dict()["role"], found.documents) for found in merge(_told(*posts))] == [
        ("chief scientist", 3), ("treasurer", 1)]


@pytest.mark.parametrize(("claims", "strongest"), [
    ([("considered", False), ("expected", True)], ("expected", True)),
    ([("occurred", True), ("declined", False)], ("declined", False)),
    ([("occurred", True), ("expected", False), ("expected", False)], ("occurred", True)),
    ([("denied", False), ("occurred", False)], ("occurred", False)),
    ([("occurred", False), ("failed", False), ("failed", False)], ("failed", False)),
    ([("occurred", False), ("occurred", True), ("occurred", True)], ("occurred", False)),
])
def test_the_strongest_claim_is_the_status(claims: list[tuple[Any, bool]], strongest: tuple[str, bool]) -> None:
    (found,) = merge(_told(*(_move("Orbit", status=status, hedged=hedged) for status, hedged in claims)))
    assert (found.event.status, found.event.hedged) == strongest
    assert {(claim.status, claim.hedged) for claim in found.claims} == set(claims)


def test_the_same_report_twice_counts_once_and_nothing_gives_nothing() -> None:
    documents = _told(_move("Orbit"))
    assert merge(documents * 2) == merge(documents)
    assert merge([]) == []


_EVENTS = st.builds(
    _move, st.sampled_from(["", "Orbit", "Google", "Quarry,Orbit"]),
    st.sampled_from(["", "Lattice", "Google DeepMind"]),
    who=st.sampled_from([MIRA, Person("Mira B. Okonkwo", "mira"), Person("Ana Ruiz"), Group("four", 4)]),
    status=st.sampled_from(["occurred", "expected", "denied", "declined"]), hedged=st.booleans(),
    date=st.sampled_from([None, "2021", "2025-07", "2025-07-16", "2025-Q3", "2020/"]),
    sources=st.sampled_from([(), ("Wired",), ("The Courier", "Wired")]))
_DOCUMENTS = st.builds(
    Document, st.sampled_from("abcdef"), st.sampled_from([None, "2021-05-05", "2025-07-10"]),
    st.lists(st.one_of(_EVENTS, st.builds(_deal, st.sampled_from(["", "Orbit", "Orbit,Quarry"]), st.just("Lattice"),
                                          st.sampled_from([None, 1e9, 1.1e9, 2e9]))), max_size=3).map(tuple),
    st.just(()))


@settings(max_examples=150, deadline=None)
@given(st.lists(_DOCUMENTS, max_size=12), st.randoms())
def test_any_order_gives_the_same_bytes_and_loses_nothing(documents: list[Document], chance: random.Random) -> None:
    found = merge(documents)
    shuffled = [Document(one.doc_id, one.published, tuple(chance.sample(one.events, len(one.events))), ())
                for one in chance.sample(documents, len(documents))]
    assert _bytes(merge(shuffled)) == _bytes(found)
    told = [report for one in found for report in one.reports]
    assert len(told) == len(set(told))
    assert set(told) == {Report(document.doc_id, document.published, event)
                         for document in documents for event in document.events}
    assert _bytes(merge(found)) == _bytes(found)  # merging what is merged changes nothing


def _bytes(found: list[MergedEvent]) -> list[str]:
    return [json.dumps(one.to_dict()) for one in found]


def test_time_grows_with_the_number_of_events_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        documents = [Document(f"d{number}", f"202{number % 6}-0{number % 9 + 1}-01", (
            _move("Orbit", f"Lab {number % 997}", who=Person(f"Ana Ruiz{number // 3}")),
            _move("Orbit", "Lattice", date=f"20{number % 30 + 10}")), ()) for number in range(count)]
        start = time.process_time()
        merge(documents)
        return time.process_time() - start

    assert seconds(2000) < 4 * 3 * max(seconds(500), 0.02)
