"""Slots that the clause leaves open, filled from titles, groups and the passage; what is too little for an event."""

from __future__ import annotations

from typing import Any

import pytest
from drafts import draft, parsed_page, referent

from talent_ner.events.draft import Draft, Page
from talent_ner.events.inference.focus import focus
from talent_ner.events.inference.infer import complete
from talent_ner.events.ties.employment import Employments
from talent_ner.mentions.referents import Referent
from talent_ner.syntax.mention import GROUP


def _complete(page: Page, *drafts: Draft) -> list[Draft]:
    return complete(list(drafts), page, Employments(page))


def _person(page: Page, name: str = "Laura Chen") -> dict[str, Any]:
    """Who a draft is about, and the first mention."""
    number = referent(page, name)
    return {"who": number, "mention": next(m for m in page.index.mentions if m.ref == number)}


def _names(page: Page, event: Draft, slot: str) -> list[str]:
    return [page.referents[ref].name for ref in event.orgs[slot]]


@pytest.mark.parametrize("identifier", ["infer-title", "appos-after"])
def test_the_employer_in_a_title_is_where_a_move_begins(identifier: str) -> None:
    page = parsed_page(identifier)
    (event,) = _complete(page, draft(page, "joined", **_person(page), destination=[referent(page, "Acme")]))
    assert _names(page, event, "origin") == ["Google"]
    assert event.inferred == {"origin"}


def test_what_the_clause_says_is_not_overwritten() -> None:
    page = parsed_page("active-join")
    (event,) = _complete(page, draft(page, "joined", **_person(page), origin=[referent(page, "Google")],
                                     destination=[referent(page, "Acme")]))
    assert (_names(page, event, "origin"), event.inferred) == (["Google"], set())


def test_nobody_moves_from_a_place_to_itself() -> None:
    page = parsed_page("active-join")
    acme = referent(page, "Acme")
    (event,) = _complete(page, draft(page, "joined", **_person(page), origin=[acme], destination=[acme]))
    assert "Acme" not in _names(page, event, "origin")


def test_the_employer_of_a_group() -> None:
    page = parsed_page("group-former")
    group = next(m for m in page.index.mentions if m.type == GROUP)
    (event,) = _complete(page, draft(page, "joined", group=group, destination=[referent(page, "Acme")]))
    assert _names(page, event, "origin") == ["Google"]


def test_an_implied_end_is_what_the_sentence_is_about() -> None:
    page = parsed_page("infer-resigned")
    (event,) = _complete(page, draft(page, "resigned", frame_data={"implies": "origin"}, **_person(page)))
    assert _names(page, event, "origin") == ["Google"]
    assert event.inferred == {"origin"}
    assert _complete(page, draft(page, "resigned", **_person(page))) == []


def test_without_an_organization_there_is_no_move() -> None:
    page = parsed_page("engine-left-friday")
    assert _complete(page, draft(page, "left", frame_data={"implies": "origin"}, **_person(page))) == []


@pytest.mark.parametrize(("event", "values", "stays"), [
    ("move", {}, False), ("move", {"origin": ["Google"]}, True), ("offer", {}, False),
    ("offer", {"organization": ["Acme"]}, True),
    ("founding", {}, True), ("appointment", {}, False), ("appointment", {"role": "president"}, False),
    ("appointment", {"organization": ["Acme"]}, True), ("deal", {"buyer": ["Google"]}, False),
    ("deal", {"buyer": ["Google"], "target": ["Acme"]}, True), ("deal", {"target": ["Acme"]}, False),
])
def test_substance(event: str, values: dict[str, Any], stays: bool) -> None:
    page = parsed_page("active-join")
    refs = {key: value if key == "role" else [referent(page, name) for name in value] for key, value in values.items()}
    who = {} if event == "deal" else _person(page)
    assert bool(_complete(page, draft(page, "joined", event, **who, **refs))) is stays


@pytest.mark.parametrize(("identifier", "text", "stays"), [
    ("group-count", "Four researchers", True), ("group-share", "Half of its staff", True),
    ("group-vague", "Several researchers", False),
    ("group-dozens", "Dozens of engineers", False),
])
def test_a_group_without_figures_needs_both_ends(identifier: str, text: str, stays: bool) -> None:
    page = parsed_page(identifier)
    group = next(m for m in page.index.mentions if page.doc[m.start : m.end].text == text)
    page.referents.append(Referent("ORG", "Acme"))
    known = [n for n, r in enumerate(page.referents) if r.type == "ORG"]
    assert bool(_complete(page, draft(page, "left", group=group, origin=known[:1]))) is stays


def test_focus_and_protagonist() -> None:
    page = parsed_page("infer-protagonist")
    assert page.protagonist == focus(page.doc[len(page.doc) - 2], page, set()) == referent(page, "Google")
    assert parsed_page("active-join").protagonist is None
