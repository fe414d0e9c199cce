"""Calendar units as stretches of whole days: what a day lies in, and so many units further."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


class Span(NamedTuple):
    """Whole calendar days, both ends included, and the calendar unit they make up ("weekend" and "range" too)."""

    first: date
    last: date
    unit: str


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def block(first: date, unit: str) -> Span:
    """The unit that begins with a day."""
    return Span(first, months_on(first, LENGTHS[unit]) - DAY, unit)


def containing(day: date, unit: str) -> Span:
    """The calendar unit a day lies in; weeks begin on Monday."""
    if unit == "day":
        return Span(day, day, "day")
    monday = day - day.weekday() * DAY
    if unit == "week":
        return Span(monday, monday + 6 * DAY, "week")
    if unit == "weekend":
        return Span(monday + 5 * DAY, monday + 6 * DAY, "weekend")
    if unit == "decade":
        return block(date(day.year // 10 * 10, 1, 1), unit)
    length = LENGTHS[unit]
    return block(date(day.year, (day.month - 1) // length * length + 1, 1), unit)


def moved(day: date, count: float, unit: str) -> date:
    """The day so many units on, or back."""
    if unit == "day":
        return day + round(count) * DAY
    if unit in ("week", "weekend"):
        return day + round(7 * count) * DAY
    return months_on(day, round(count * LENGTHS[unit]))
