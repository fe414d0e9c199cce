"""Layoffs told with different figures are one event, serial ones are several."""

from __future__ import annotations

from typing import Any

import pytest

from talent_ner import extract

pytestmark = pytest.mark.model


def _told(nlp: Any, text: str, published: str | None = None) -> list[tuple[int | None, float | None]]:
    return [(event.who.count, event.who.share) for event in extract(text, published=published, nlp=nlp).events]


def test_count_in_the_headline_and_share_in_the_lead(nlp: Any) -> None:
    text = "# Nokia to cut 4,000 jobs\n\nNokia said it will eliminate about 12% of its workforce."
    assert _told(nlp, text) == [(4000, None)]  # one event; who is counted needs no share


def test_other_years_are_other_layoffs(nlp: Any) -> None:
    text = "Nokia laid off 300 employees in 2021. Nokia laid off 8% of its staff in 2023."
    assert _told(nlp, text) == [(300, None), (None, 0.08)]


def test_an_undated_cut_is_not_that_of_a_year_before(nlp: Any) -> None:
    text = "Nokia laid off 300 employees. Nokia laid off 8% of its staff in 2023."
    assert _told(nlp, text, "2025-03-01") == [(300, None), (None, 0.08)]


def test_figures_that_differ_are_not_joined(nlp: Any) -> None:
    text = "Nokia will lay off 300 employees in Oulu and 90 workers in Turku."
    assert _told(nlp, text) == [(300, None), (90, None)]


def test_what_is_no_employer_cuts_nobodys_jobs(nlp: Any) -> None:
    assert _told(nlp, "Nokia fears the worst. The bill would cut 5,000 jobs.") == []
