"""When two drafts are one event, and what becomes of their slots."""

from __future__ import annotations

from typing import Any

import pytest
from drafts import ACME, CHEN, DEEPMIND, GOOGLE, MILLER, bare_page, draft

from talent_ner.events.coreference.merge import merge
from talent_ner.events.draft import Draft, Page
from talent_ner.syntax.mention import GROUP, Mention


def _told(value: str | None) -> dict[str, Any]:
    return {"text": value or "then", "value": value, "precision": "month"}


def _merged(page: Page, *drafts: Draft) -> list[Draft]:
    return merge(list(drafts), page)


JOINS: dict[str, Any] = {"who": CHEN, "destination": [ACME]}


def test_a_repeat_fills_what_is_open() -> None:
    page = bare_page()
    first = draft(page, 5, **JOINS, sources=["Reuters"])
    again = draft(page, 35, **JOINS, origin=[GOOGLE], role="president", date=_told("2025-07"),
                  sources=["Wired", "Reuters"])
    (event,) = _merged(page, first, again)
    assert event.orgs == {"origin": [GOOGLE], "destination": [ACME]}
    assert (event.role, event.date, sorted(event.sources)) == ("president", _told("2025-07"), ["Reuters", "Wired"])
    assert sorted(event.evidence) == [(0, 10), (30, 40)]


@pytest.mark.parametrize(("other", "events"), [
    ({}, 1),
    ({"who": MILLER}, 2),
    ({"destination": [GOOGLE]}, 2),
    ({"event": "appointment", "organization": [ACME]}, 1),
    ({"event": "offer", "organization": [ACME]}, 1),
    ({"event": "offer", "organization": [GOOGLE]}, 2),
    ({"event": "offer", "organization": [ACME], "status": "declined"}, 2),
    ({"date": _told("2025-07")}, 1),
    ({"status": "expected"}, 1),
    ({"status": "denied"}, 2),
])
def test_what_is_the_same_event(other: dict[str, Any], events: int) -> None:
    page = bare_page()
    values: dict[str, Any] = {**({"who": CHEN} if "event" in other else JOINS), **other}
    assert len(_merged(page, draft(page, 5, **JOINS), draft(page, 35, **values))) == events


@pytest.mark.parametrize(("left", "right", "events", "kept"), [
    ("2025", "2025-07", 1, "2025-07"), ("2025-07", "2025-07-14", 1, "2025-07-14"), (None, "2025-07", 1, "2025-07"),
    ("2025-07", "2025-08", 2, "2025-07"), ("2024", "2025", 2, "2024"),
])
def test_dates(left: str | None, right: str, events: int, kept: str) -> None:
    page = bare_page()
    found = _merged(page, draft(page, 5, **JOINS, date=_told(left)), draft(page, 35, **JOINS, date=_told(right)))
    assert len(found) == events
    assert (found[0].date or {})["value"] == kept


def test_a_subsidiary_agrees_with_its_parent() -> None:
    page = bare_page()
    part, whole = draft(page, 5, who=CHEN, origin=[DEEPMIND]), draft(page, 35, who=CHEN, origin=[GOOGLE], role="x")
    (event,) = _merged(page, part, whole)
    assert event.orgs["origin"] == [GOOGLE]


def test_there_and_back_are_two_moves() -> None:
    page = bare_page()
    out = draft(page, 5, who=CHEN, origin=[ACME], destination=[GOOGLE])
    back = draft(page, 35, who=CHEN, origin=[GOOGLE], destination=[ACME])
    assert [event.trigger.i for event in _merged(page, out, back)] == [5, 35]


def test_the_two_ends_of_a_move_are_joined() -> None:
    page = bare_page()
    (event,) = _merged(page, draft(page, 5, who=CHEN, origin=[GOOGLE]), draft(page, 15, **JOINS, status="expected"))
    assert (event.orgs, event.trigger.i, event.status) == ({"origin": [GOOGLE], "destination": [ACME]}, 5, "occurred")
    assert event.evidence == [(0, 10), (10, 20)]


@pytest.mark.parametrize("joining", [
    {"trigger": 95, "who": CHEN, "destination": [ACME]}, {"trigger": 15, "who": MILLER, "destination": [ACME]},
    {"trigger": 15, "who": CHEN, "destination": [GOOGLE]}, {"trigger": 15, "who": CHEN, "destination": [DEEPMIND]},
    {"trigger": 15, "who": CHEN, "destination": [ACME], "status": "declined"},
    {"trigger": 15, "who": CHEN, "destination": [ACME], "date": _told("2025-09")},
])
def test_other_ends_are_not_joined(joining: dict[str, Any]) -> None:
    page = bare_page()
    leaving = draft(page, 5, who=CHEN, origin=[GOOGLE], date=_told("2025-07"))
    assert len(_merged(page, leaving, draft(page, **joining))) == 2


@pytest.mark.parametrize(("event", "left", "right", "status"), [
    ("move", "expected", "occurred", "occurred"), ("move", "considered", "expected", "expected"),
    ("offer", "occurred", "declined", "declined"), ("offer", "considered", "failed", "failed"),
])
def test_the_stronger_status_stays(event: str, left: str, right: str, status: str) -> None:
    page = bare_page()
    orgs = {"destination" if event == "move" else "organization": [ACME]}
    (found,) = _merged(page, draft(page, 5, event, who=CHEN, status=left, **orgs),
                       draft(page, 35, event, who=CHEN, status=right, **orgs))
    assert found.status == status


def test_an_offer_taken_up_lends_its_role_and_amount() -> None:
    page = bare_page()
    pay = {"text": "$5 million", "min": 5e6, "max": 5e6, "currency": "USD"}
    (event,) = _merged(page, draft(page, 5, "offer", who=CHEN, organization=[ACME], role="president", amount=pay),
                       draft(page, 35, **JOINS))
    assert (event.type, event.role, event.amount) == ("move", "president", pay)
    assert sorted(event.evidence) == [(0, 10), (30, 40)]


def test_groups_are_the_same_by_their_figures() -> None:
    def group(start: int, count: int | None) -> Mention:
        return Mention(start, start + 2, start + 1, GROUP, "group", None, {"count": count, "share": None})

    page = bare_page()
    four = [draft(page, at, group=group(at - 3, 4), origin=[GOOGLE]) for at in (5, 35)]
    assert len(_merged(page, *four)) == 1
    assert len(_merged(page, four[0], draft(page, 35, group=group(32, 5), origin=[GOOGLE]))) == 2
    vague = [draft(page, at, group=group(at - 3, None), origin=[GOOGLE]) for at in (5, 35)]
    assert len(_merged(page, *vague)) == 2


def test_a_round_gathers_its_buyers_and_a_purchase_does_not() -> None:
    page = bare_page()
    for kind, buyers in (("investment", [[GOOGLE, DEEPMIND]]), ("acquisition", [[GOOGLE], [ACME]])):
        data = {"kind": kind}
        first = draft(page, 5, "deal", data, buyer=[GOOGLE], target=[MILLER])
        second = draft(page, 15, "deal", data, buyer=[DEEPMIND if kind == "investment" else ACME], target=[MILLER])
        assert [event.orgs["buyer"] for event in _merged(page, first, second)] == buyers


def test_the_order_of_telling_does_not_matter_and_events_come_in_text_order() -> None:
    page = bare_page()

    def told(*order: int) -> list[tuple[int, dict[str, list[int]]]]:
        drafts = [draft(page, 35, **JOINS), draft(page, 5, who=MILLER, origin=[GOOGLE]),
                  draft(page, 55, **JOINS, role="x")]
        return [(event.trigger.i, event.orgs) for event in _merged(page, *(drafts[i] for i in order))]

    assert told(0, 1, 2) == told(2, 1, 0) == told(1, 2, 0)
    assert [trigger for trigger, _ in told(0, 1, 2)] == sorted(trigger for trigger, _ in told(0, 1, 2))
