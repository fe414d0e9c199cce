"""Date expressions of a text: the corpus of example rows, round trips of rendered dates, and hostile input."""

from __future__ import annotations

import calendar
import json
import re
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talent_ner.text.dates import dateline, find
from talent_ner.types import DateValue

ROWS = [json.loads(line)
        for line in (Path(__file__).parent.parent / "data" / "dates.jsonl").read_text(encoding="utf-8").splitlines()]
ISO = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4])?)"
SHAPES = {"year": r"\d{4}", "quarter": r"\d{4}-Q[1-4]", "month": r"\d{4}-\d\d", "week": r"\d{4}-W\d\d",
          "day": r"\d{4}-\d\d-\d\d", "range": rf"{ISO}/{ISO}|{ISO}/|/{ISO}"}
WORDS = ("in on at by since until the of from to between and early late last next this May March June Monday Friday "
         "sat second week month year quarter ago two 5 12 2024 2025 14th 1990s Q3 spring fall weekend . , - – / ' “ $ "
         "% \n will joined half end year's 10/11/2024 2024-05-06 a an today first").split(" ")


def _values(found: list[DateValue]) -> list[dict[str, Any]]:
    return [item.to_dict() for item in found]


def _only(text: str, reference: str | date | None = None) -> str | None:
    found = find(text, reference)
    assert len(found) == 1, found
    return found[0].value


@pytest.mark.parametrize("row", [
    pytest.param(row, id=row["text"], marks=(
        [pytest.mark.xfail(strict=True, raises=AssertionError, reason=row["known_failure"])]
        if "known_failure" in row else []))
    for row in ROWS])
def test_corpus(row: dict[str, Any]) -> None:
    assert _values(find(row["text"], row["reference"])) == row["dates"]


def test_the_corpus_is_large_and_has_negatives() -> None:
    assert len(ROWS) >= 300
    assert sum(not row["dates"] for row in ROWS) >= 60


def test_offsets_locate_the_surface() -> None:
    text = "He left Naver on 5 May 2023 and was back by the end of 2024."
    assert [(found.start, found.end, text[found.start:found.end]) for found in find(text)] == [
        (17, 27, "5 May 2023"), (41, 59, "by the end of 2024")]


@pytest.mark.parametrize("reference", ["2025-07-16", "2025-07-16T08:30:00Z", date(2025, 7, 16),
                                       datetime(2025, 7, 16, 23, 59)])
def test_reference_forms(reference: str | date) -> None:
    assert _only("She quit yesterday.", reference) == "2025-07-15"


def test_a_reference_that_is_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="soon"):
        find("She quit yesterday.", "soon")


def test_no_expression_runs_over_a_line_end() -> None:
    assert [found.text for found in find("It was dropped in March\n6 people left in 2024\n", "2025-01-05")] == [
        "March", "2024"]


def test_years_at_the_edge_of_the_calendar_are_no_error() -> None:
    assert _only("He will be back in two years.", "9999-06-01") is None
    assert _only("It was built 990 years ago.", "0900-01-01") is None


DAY_STYLES = {
    "14 October 2025": "{d} {month} {y}", "14th of October 2025": "{nth} of {month} {y}",
    "14 Oct 2025": "{d} {short} {y}", "October 14, 2025": "{month} {d}, {y}", "Oct. 14, 2025": "{short}. {d}, {y}",
    "October 14th, 2025": "{month} {nth}, {y}", "Tuesday, 14 October 2025": "{weekday}, {d} {month} {y}",
    "Tuesday, October 14, 2025": "{weekday}, {month} {d}, {y}", "2025-10-14": "{y}-{m:02d}-{d:02d}",
    "10/14/2025": "{m}/{d}/{y}", "2025/10/14": "{y}/{m}/{d}", "Tue, 14 Oct 2025": "{weekday3}, {d} {short} {y}",
}
FRAMES = ("{}", "Ana Reyes joined Meta on {}.", "On {}, the lab closed.", "The memo ({}) names no one.",
          "It opened on {} and closed soon after.")
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


def _nth(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _rendered(day: date, style: str) -> str:
    month, weekday = calendar.month_name[day.month], calendar.day_name[day.weekday()]
    return style.format(d=day.day, m=day.month, y=day.year, month=month, short="May" if day.month == 5 else month[:3],
                        weekday=weekday, weekday3=weekday[:3], nth=_nth(day.day)).replace("May.", "May")


@settings(max_examples=150, deadline=None)
@given(day=DAYS, style=st.sampled_from(sorted(DAY_STYLES.values())), frame=st.sampled_from(FRAMES))
def test_a_rendered_day_reads_back(day: date, style: str, frame: str) -> None:
    surface = _rendered(day, style)
    text = frame.format(surface)
    assert find(text) == [DateValue(surface, day.isoformat(), "day")]
    assert find(text)[0].start == text.index(surface)


@settings(max_examples=60, deadline=None)
@given(day=DAYS, style=st.sampled_from(["{month} {y}", "{month} of {y}", "{month}, {y}", "early {month} {y}"]))
def test_a_rendered_month_reads_back(day: date, style: str) -> None:
    surface = _rendered(day, style)
    assert find(f"The team left in {surface}.") == [DateValue(surface, f"{day:%Y-%m}", "month")]


@settings(max_examples=60, deadline=None)
@given(reference=DAYS, back=st.integers(0, 6))
def test_a_weekday_is_the_last_such_day(reference: date, back: int) -> None:
    told = reference - timedelta(days=back)
    assert _only(f"The firm said on {calendar.day_name[told.weekday()]} that he was out.", reference) == str(told)


@settings(max_examples=60, deadline=None)
@given(reference=DAYS, ahead=st.integers(1, 7))
def test_next_weekday_is_the_first_one_after(reference: date, ahead: int) -> None:
    told = reference + timedelta(days=ahead)
    assert _only(f"She joins next {calendar.day_name[told.weekday()]}.", reference) == str(told)


@settings(max_examples=60, deadline=None)
@given(reference=DAYS, days=st.integers(1, 400))
def test_days_ago_and_ahead_mirror_each_other(reference: date, days: int) -> None:
    assert _only(f"He quit {days} days ago.", reference) == str(reference - timedelta(days=days))
    assert _only(f"He will quit in {days} days.", reference) == str(reference + timedelta(days=days))


@settings(max_examples=40, deadline=None)
@given(reference=DAYS, month=st.integers(1, 12))
def test_a_bare_month_is_the_last_or_the_next_one(reference: date, month: int) -> None:
    name = calendar.month_name[month]
    past, future = _only(f"She quit in {name}.", reference), _only(f"She will quit in {name}.", reference)
    now = f"{reference:%Y-%m}"
    assert past is not None
    assert future is not None
    assert past <= now <= future
    assert (past == future) == (month == reference.month)


@settings(max_examples=40, deadline=None)
@given(first=st.integers(1950, 2040), length=st.integers(1, 9),
       style=st.sampled_from(["from {} to {}", "between {} and {}", "{}-{}", "{} – {}"]))
def test_a_rendered_range_reads_back(first: int, length: int, style: str) -> None:
    surface = style.format(first, first + length)
    assert find(f"He ran it ({surface}).") == [DateValue(surface, f"{first}/{first + length}", "range")]


@settings(max_examples=250, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)),
       reference=st.one_of(st.none(), st.dates()))
def test_any_text_gives_sound_results(text: str, reference: date | None) -> None:
    end = 0
    for found in find(text, reference):
        assert found.start >= end
        assert text[found.start:found.end] == found.text != ""
        assert (found.value is None) == (found.precision is None)
        if found.value is not None and found.precision is not None:
            assert re.fullmatch(SHAPES[found.precision], found.value)
        end = found.end


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_dateline_never_raises(text: str) -> None:
    assert dateline(text) is None or date.fromisoformat(str(dateline(text)))


def test_the_past_tense_of_a_later_clause_does_not_bend_the_first() -> None:
    values = [found.value for found in find("He left in March, and in December he will start at Wayve.", "2025-09-10")]
    assert values == ["2025-03", "2025-12"]


@pytest.mark.parametrize("piece", ["1/", "2024-", "the ", "from ", "between 1 and ", "May ", "week of ", "early ", "1 ",
                                   "Monday ", "twenty ", "2024 ", " ", "Sept. 1 to ", "' ", "\n", "- ", "x/"])
def test_time_grows_with_length_only(piece: str) -> None:
    find("5 May 2020")  # dateparser loads its tables at the first day it reads
    text = piece * (8_000 // len(piece))
    start = time.process_time()
    find(text, "2025-01-01")
    assert time.process_time() - start < 5  # 8 kB; reading that grows with the square takes far longer


@pytest.mark.parametrize("text", ["5 Auguſt 2024", "5 Aprıl 2024", "5‑9 May 2024", "5\u00a0May 2024"])
def test_odd_letters_and_blanks_keep_their_offsets(text: str) -> None:
    (found,) = find(f"He left on {text}.")
    assert found.text == text
    assert found.value is not None


def test_nested_edges_do_not_recurse() -> None:
    assert find("early " * 5_000 + "week of " * 5_000) == []


BODY = ("Nadia Kerr joined the board on 3 March 2021, the company said. It had looked for a chair since June 2020 and "
        "met twelve candidates, two of whom declined.")
DATELINES = [
    ("LISBON, Portugal, Dec 2, 2025 - " + BODY, "2025-12-02"),
    ("OSLO, March 4, 2026 — " + BODY, "2026-03-04"),
    ("Tallinn, 14 February 2025 (Baltic Newswire)\n\n" + BODY, "2025-02-14"),
    ("PORTO, 11 February 2026. " + BODY, "2026-02-11"),
    ("TURIN, Italy – 3 March 2025 – " + BODY, "2025-03-03"),
    ("New chair for Feldspar\n\nOctober 14, 2025\n\n" + BODY, "2025-10-14"),
    ("New chair for Feldspar\n19 September 2025\n" + BODY, "2025-09-19"),
    ("# New chair\n\n*2025-09-19*\n\n" + BODY, "2025-09-19"),
    ("Published: 14 October 2025\n" + BODY, "2025-10-14"),
    ("Posted Sep 22, 2025 · Updated 4:12 PM · 3 comments\n" + BODY, "2025-09-22"),
    ("Last updated 22 November 2023, 09:40 GMT. Newest first.\n" + BODY, "2023-11-22"),
    ("Chairs\nEvery second week | No. 12 | September 15, 2025\n\n" + BODY, "2025-09-15"),
    ("r/boards · posted by u/quill · 3 March 2025 · 14 comments\n" + BODY, "2025-03-03"),
    ("Feldspar picks chair By Desk Reporter June 26, 2025 2 min read Share\n" + BODY, "2025-06-26"),
    ("By our business desk, 20 August 2025\n\n" + BODY, "2025-08-20"),
    ("Chairs in one place. (Posted 6 May 2024.)\n\n" + BODY, "2024-05-06"),
    ("Week ending Friday, 12 September 2025\n\n" + BODY, "2025-09-12"),
    (BODY + "\n\nFirst published 5 May 2025\n", "2025-05-05"),
    (BODY + "\n\n(Posted 6 May 2024.)\n", "2024-05-06"),
    ("---\ntitle: New chair\ndate: 2025-07-10\n---\n" + BODY, "2025-07-10"),
    ("---\ndate: '2025-07-10'\npublished: \"2025-07-08T09:00:00Z\"\n---\n" + BODY, "2025-07-08"),
    ("---\ntitle: New chair\npublished_date: 10 July 2025\n---\n" + BODY, "2025-07-10"),
    ("9:11 AM PDT · March 28, 2026\n\n" + BODY, "2026-03-28"),
]
UNDATED = [
    BODY,
    "",
    "New chair for Feldspar\n\n" + BODY,
    "Staff at the Porto office, Lisbon, on Aug. 29, 2025.\n\n" + BODY,
    "The head office with its logo, Lisbon, Aug. 29, 2025.\n\n" + BODY,
    "Milestones\n\nMarch 3, 2019\n\nMay 9, 2021\n\nJune 1, 2023\n\n" + BODY,
    "03/10/2025\n\n" + BODY,
    "October 2025\n\n" + BODY,
    BODY + "\n\nNext meeting\n\nPORTO, Portugal | June 9, 2026\n",
    "On 3 March 2021, she joined.\n" + BODY,
]


@pytest.mark.parametrize(("text", "day"), DATELINES)
def test_dateline(text: str, day: str) -> None:
    assert dateline(text) == day


@pytest.mark.parametrize("text", UNDATED)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None
