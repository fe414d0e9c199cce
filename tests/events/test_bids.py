"""Bids: tries told as hires, recipients told elsewhere, outcomes in the next sentence, rounds told in pieces."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def offers(nlp, text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    found = [e for e in nlp(text)._.talent_events if e.type == "offer"]
    return [(getattr(e.who, "name", None), tuple(o.name for o in e.organization), e.status) for e in found]


def deals(nlp, text: str) -> list[tuple[set[str], set[str], str, str]]:
    found = [e for e in nlp(text)._.talent_events if e.type == "deal"]
    return [({o.name for o in e.buyer}, {o.name for o in e.target}, e.kind, e.status) for e in found]


@pytest.mark.parametrize(("text", "status"), [
    ("Microsoft is trying to recruit Lily Tran.", "considered"),
    ("Microsoft would like to hire Lily Tran.", "considered"),
    ("Microsoft is in talks to hire Lily Tran.", "considered"),
    ("Microsoft tried to hire Lily Tran last year.", "failed"),
    ("Microsoft failed to recruit Lily Tran.", "failed"),
])
def test_a_hire_that_was_only_tried_is_an_offer(nlp, text, status):
    assert offers(nlp, text) == [("Lily Tran", ("Microsoft",), status)]
    assert [e.type for e in nlp(text)._.talent_events] == ["offer"]


@pytest.mark.parametrize(("text", "status"), [
    ("Lily Tran turned down the opportunity to join Microsoft.", "declined"),
    ("Lily Tran chose to reject an offer from Microsoft.", "declined"),
    ("Lily Tran rejected an offer to work as an adviser at Microsoft.", "declined"),
    ("Lily Tran was approached by Microsoft about becoming its head of design.", "occurred"),
    ("Lily Tran turned down an offer from Microsoft to become its head of design.", "declined"),
    ("Microsoft is interested in appointing Lily Tran as its head of design.", "considered"),
    ("Microsoft wants Lily Tran to become its head of design.", "considered"),
    ("Lily Tran was offered the chance to join Microsoft.", "occurred"),
    ("Microsoft is keen to hire Lily Tran.", "considered"),
    ("Lily Tran is in talks with Microsoft to become its head of design.", "considered"),
])
def test_what_is_refused_or_talked_over_is_offered(nlp, text, status):
    assert offers(nlp, text) == [("Lily Tran", ("Microsoft",), status)]
    assert [e.type for e in nlp(text)._.talent_events] == ["offer"]


@pytest.mark.parametrize(("text", "status"), [
    ("Merger talks between Nvidia and Mistral have collapsed.", "failed"),
    ("Nvidia ended merger talks with Mistral.", "failed"),
    ("A planned merger between Nvidia and Mistral is off the table.", "failed"),
    ("Merger talks between Nvidia and Mistral continue.", "considered"),
    ("Mistral received a takeover approach from Nvidia.", "considered"),
    ("Regulators may block the merger of Nvidia and Mistral.", "expected"),
    ("Nvidia did not end its merger with Mistral.", "occurred"),
])
def test_deals_are_talked_of_and_called_off(nlp, text, status):
    assert [e.status for e in nlp(text)._.talent_events] == [status]


def test_what_is_offered_for_leaving_is_no_leaving(nlp):
    text = "Microsoft offered Lily Tran of Google $6 million to jump ship."
    assert offers(nlp, text) == [("Lily Tran", ("Microsoft",), "occurred")]
    assert [e.type for e in nlp(text)._.talent_events] == ["offer"]


def test_a_hire_that_came_about_stays_a_move(nlp):
    assert [e.type for e in nlp("Microsoft has hired Lily Tran.")._.talent_events] == ["move"]


@pytest.mark.parametrize(("told", "status"), [
    ("She said no.", "declined"), ("She turned it down.", "declined"), ("She stayed.", "declined"),
    ("She has not answered.", "occurred"), ("She declined to comment.", "occurred"),
])
def test_the_next_sentence_tells_the_outcome(nlp, told, status):
    assert offers(nlp, f"Microsoft offered Lily Tran a job. {told}") == [("Lily Tran", ("Microsoft",), status)]


def test_a_counter_bid_goes_to_the_person_bid_for(nlp):
    text = "Microsoft offered Lily Tran $6 million. Google countered with $7 million."
    assert offers(nlp, text) == [("Lily Tran", ("Microsoft",), "occurred"), ("Lily Tran", ("Google",), "occurred")]


def test_who_is_asked_to_join_has_not_joined(nlp):
    text = "Lily Tran was asked to join Microsoft."
    assert [e.type for e in nlp(text)._.talent_events] == ["offer"]


def test_the_investors_of_a_round_are_buyers_of_one_deal(nlp):
    text = "Anthropic raised $9 million in a round led by Nvidia, with participation from Microsoft."
    assert deals(nlp, text) == [({"Nvidia", "Microsoft"}, {"Anthropic"}, "investment", "occurred")]


def test_two_targets_are_two_deals(nlp):
    found = deals(nlp, "Nvidia bought Anthropic and Mistral in 2021.")
    assert sorted(next(iter(target)) for _, target, *_ in found) == ["Anthropic", "Mistral"]


def test_companies_that_merge_with_each_other(nlp):
    assert deals(nlp, "Microsoft and Nvidia have agreed to merge.")[0][:3] == ({"Microsoft"}, {"Nvidia"}, "merger")
