"""Which date and which amount an event gets, and what they do to it."""

from __future__ import annotations

import pytest
from drafts import draft, parsed_page, referent

from talent_ner.events.draft import Draft, Page
from talent_ner.events.values.attach import attach_values


def _draft(page: Page, trigger: str, event: str = "move") -> Draft:
    return draft(page, trigger, event, who=0)


def _date(page: Page, trigger: str, *others: str) -> str | None:
    drafts = [_draft(page, trigger), *(_draft(page, other) for other in others)]
    attach_values(drafts, page)
    return (drafts[0].date or {}).get("value")


@pytest.mark.parametrize(("identifier", "trigger", "others", "date"), [
    ("values-date", "left", ["joined"], "2024-05"), ("values-date", "joined", ["left"], "2025-06"),
    ("control-agree", "join", [], None), ("ends", "quit", ["joined"], "2025-05"),
    ("ends", "joined", ["quit"], "2025-06"), ("passive-bare", "poached", [], "2025-07"),
    ("values-report", "left", [], None), ("values-aside", "left", [], None),
    ("raising-expected", "join", [], "2026-05"), ("relative-object-which", "joined", [], "2024"),
])
def test_a_date_belongs_to_its_clause(identifier: str, trigger: str, others: list[str], date: str | None) -> None:
    found = _date(parsed_page(identifier, "2025-07-16"), trigger, *others)
    assert found is None if date is None else (found or "").startswith(date)


@pytest.mark.parametrize(("published", "status"), [
    ("2030-01-15", "expected"), ("2031-06-01", "occurred"), (None, "occurred"),
])
def test_what_lies_ahead_is_expected(published: str | None, status: str) -> None:
    page = parsed_page("values-ahead", published)
    event = _draft(page, "left")
    attach_values([event], page)
    assert (event.date or {})["value"] == "2031-05"
    assert event.status == status


def test_amounts_go_to_their_own_clause() -> None:
    page = parsed_page("values-amount")
    offers = [_draft(page, "offered#1", "offer"), _draft(page, "offered#2", "offer")]
    attach_values(offers, page)
    assert [(offer.amount or {})["text"] for offer in offers] == ["$20 million", "$5 million"]


def test_foundings_and_appointments_take_no_amount() -> None:
    page = parsed_page("values-amount")
    for event in ("founding", "appointment"):
        found = _draft(page, "offered#1", event)
        attach_values([found], page)
        assert found.amount is None


def test_a_heading_that_is_a_date_dates_what_stands_below() -> None:
    page = parsed_page("values-heading", headings=[(0, 2)])
    event = draft(page, "left", who=referent(page, "Laura Chen"))
    attach_values([event], page)
    assert event.date is None, "one dated heading makes no timeline"
    page.headings = [(0, 2), (0, 2)]
    attach_values([event], page)
    assert (event.date or {})["value"] == "2024-05"
    page.headings = []
    attach_values([event], page)
    assert event.date is None


@pytest.mark.parametrize(("identifier", "value"), [("values-by", "2026-03"), ("values-since", "2018")])
def test_an_open_range_gives_the_end_that_is_known(identifier: str, value: str) -> None:
    page = parsed_page(identifier, "2025-07-16")
    event = _draft(page, "joined" if identifier == "values-since" else "join")
    attach_values([event], page)
    assert (event.date or {})["value"] == value
