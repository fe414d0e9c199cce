"""From a date expression as read to its value: calendar arithmetic against a reference date.

News mostly looks back. A bare weekday or month is the last one, a day of a month the nearest one, unless the clause
speaks of the future. Seasons and ``early`` or ``late 2024`` are told to the year; the end of a year is its December.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from talent_ner.text.calendar_units import DAY, LENGTHS, Span, block, containing, months_on, moved
from talent_ner.text.date_words import Form
from talent_ner.types import Precision

Direction = Literal["past", "future"]
_NEAR = timedelta(days=45)
_FINE = {"week": "day", "weekend": "day", "half": "month", "decade": "year"}  # the units ends of ranges are told in
_RANK = {unit: rank for rank, unit in enumerate(
    ("day", "weekend", "week", "month", "quarter", "half", "year", "decade"))}


class Value(NamedTuple):
    """What a DateValue carries: the ISO value and its precision."""

    iso: str | None
    precision: Precision | None


UNKNOWN = Value(None, None)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the reference date, the clause's direction, and the date told before it.

    ``told`` is the previous dated mention of the passage; ``continued`` says that a bare month takes its year from it.
    """

    reference: date | None
    direction: Direction | None = None
    told: Span | None = None
    continued: bool = False


def _origin(form: Form, setting: Setting) -> date | None:
    """The day a form counts from: for "that year" and "a month later" the date told before.

    Where nothing was told, "that year" is open, and so is "the following month" of a clause about the past; "a year
    earlier" then compares with the present.
    """
    if not form.anchored:
        return setting.reference
    if setting.told:
        return setting.told.first
    if form.kind == "offset":
        return setting.reference if form.shift == -1 else None
    return setting.reference if form.shift and setting.direction != "past" else None


def _chosen(days: Iterable[date], reference: date, direction: Direction | None) -> date | None:
    """The candidate nearest to the reference, on the side of it that the clause speaks of where there is one.

    A day within a few weeks is that day whatever the clause: "they moved the talks to 3 March".
    """
    ordered = sorted(days, key=lambda day: abs(day - reference))
    for day in ordered:
        if direction is None or (day <= reference + _NEAR if direction == "past" else day >= reference - _NEAR):
            return day
    return ordered[0] if ordered else None


def _days(month: int, day: int, years: Iterable[int]) -> list[date]:
    return [date(year, month, day) for year in years if 0 < year <= 9999 and day <= calendar.monthrange(year, month)[1]]


def _date(form: Form, setting: Setting) -> Span | None:
    year = form.year
    if year is None and form.shift is not None and form.unit is None:
        base = _origin(form, setting)
        if base is None:
            return None
        year = base.year + form.shift
    if form.month is None:
        return block(date(year, 1, 1), "year") if year else None
    if year is not None:
        if form.day is None:
            return block(date(year, form.month, 1), "month")
        return next((Span(day, day, "day") for day in _days(form.month, form.day, [year])), None)
    if setting.continued and setting.told and form.shift is None:
        return _next_told(form, setting.told)
    if setting.reference is None:
        return None
    return _yearless(form, setting, setting.reference)


def _next_told(form: Form, told: Span) -> Span | None:
    """The first such month or day at or after the date told before: "in March 2024 ..., and in June"."""
    assert form.month is not None
    start = told.first.replace(day=1)
    if form.day:
        days = [day for day in _days(form.month, form.day, range(start.year, start.year + 9)) if day >= start]
        return Span(days[0], days[0], "day") if days else None
    return block(date(start.year + (form.month < start.month), form.month, 1), "month")


def _yearless(form: Form, setting: Setting, reference: date) -> Span | None:
    assert form.month is not None
    if form.day:
        days = _days(form.month, form.day, range(reference.year - 8, reference.year + 9))
        if form.weekday is not None:
            days = [day for day in days if day.weekday() == form.weekday] or days
        chosen = _chosen(days, reference, setting.direction)
        return Span(chosen, chosen, "day") if chosen else None
    if form.shift is not None:
        back = form.month >= reference.month if form.shift < 0 else form.month > reference.month
        year = reference.year if form.shift == 0 else reference.year - back if form.shift < 0 else (
            reference.year + (not back))
    elif setting.direction == "future":
        year = reference.year + (form.month < reference.month)
    elif setting.direction is None and form.edge and 0 < form.month - reference.month < 3:
        year = reference.year  # "early March" in February, with no verb that says otherwise
    else:
        year = reference.year - (form.month > reference.month)
    return block(date(year, form.month, 1), "month")


def _weekday(form: Form, setting: Setting) -> Span | None:
    reference = setting.reference
    if reference is None:
        return None
    assert form.weekday is not None
    if form.day is not None:
        starts = [months_on(reference.replace(day=1), offset) for offset in range(-14, 15)]
        days = [start.replace(day=form.day) for start in starts
                if form.day <= calendar.monthrange(start.year, start.month)[1]]
        chosen = _chosen([day for day in days if day.weekday() == form.weekday], reference, setting.direction)
        return Span(chosen, chosen, "day") if chosen else None
    back = (reference.weekday() - form.weekday) % 7
    ahead = (form.weekday - reference.weekday()) % 7
    if form.unit == "week" or form.shift == 0:
        day = reference + (form.weekday - reference.weekday() + 7 * (form.shift or 0)) * DAY
    elif form.shift is not None:
        day = reference - (back or 7) * DAY if form.shift < 0 else reference + (ahead or 7) * DAY
    else:
        day = reference + ahead * DAY if setting.direction == "future" else reference - back * DAY
    return Span(day, day, "day")


def _unit(form: Form, setting: Setting) -> Span | None:
    base, unit = _origin(form, setting), form.unit or "day"
    if base is None:
        return None
    shift = form.shift
    if shift is None:  # "the weekend": the one before in a clause about the past, else the one of this week
        shift = -1 if setting.direction == "past" and base.weekday() < 5 else 0
    return containing(moved(base.replace(day=1) if unit not in ("week", "weekend") else base, shift, unit), unit)


def _season(form: Form, setting: Setting) -> Span | None:
    """The year a season begins in."""
    year, reference = form.year, setting.reference
    if year is None:
        if reference is None:
            return None
        assert form.month is not None
        year = reference.year
        if form.shift == -1:  # the last one that is over
            year -= form.month + 2 >= reference.month
        elif form.shift == 1:  # the next one that is not at the door
            year += form.month < reference.month + 3
        elif form.shift is None and setting.direction == "future":
            year += form.month + 2 < reference.month
        elif form.shift is None:
            year -= form.month > reference.month
    return block(date(year, 1, 1), "year")


def _part(form: Form, setting: Setting) -> Span | None:
    """A quarter or half; without a year it is the reference's own year, or the last one begun in the past."""
    assert form.number is not None
    first, year = int(form.number - 1) * LENGTHS[form.kind] + 1, form.year
    if year is None:
        base = _origin(form, setting)
        if base is None:
            return None
        year = base.year + (form.shift or 0)
        if form.shift is None and setting.direction == "past":
            year -= first > base.month
    return block(date(year, first, 1), form.kind)


def _decade(form: Form, setting: Setting) -> Span | None:
    return block(date(form.year, 1, 1), "decade") if form.year else None


def _offset(form: Form, setting: Setting) -> Span | None:
    """So many units before or after: told to the unit itself, decades to the year."""
    base, unit = _origin(form, setting), form.unit or "day"
    if base is None or form.number is None:
        return None
    if form.anchored and setting.told and _RANK[unit] < _RANK[setting.told.unit]:
        return None  # "a month later" than a year
    count = form.number * (form.shift or 0)
    if unit == "quarter" or (unit == "year" and form.number < 1):
        return containing(moved(base, count, unit), "month")
    return containing(moved(base, count, unit), "year" if unit == "decade" else unit)


_RESOLVERS = {"date": _date, "weekday": _weekday, "unit": _unit, "season": _season, "quarter": _part, "half": _part,
              "decade": _decade, "offset": _offset}


def resolve(form: Form, setting: Setting) -> Span | None:
    """The days a single form or range stands for; None where the reference is missing or the words are vague."""
    try:
        if form.kind == "range":
            return _range(form, setting)
        span = _RESOLVERS[form.kind](form, setting)
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return None
    if span and form.edge == "week":
        return containing(span.first, "week")
    return containing(span.last, "month") if span and form.edge == "end" and span.unit == "year" else span


def _range(form: Form, setting: Setting) -> Span | None:
    spans = _filled(form, setting)
    if spans is None or spans[0].first > spans[1].last:
        return None
    return Span(spans[0].first, spans[1].last, "range")


def _filled(form: Form, setting: Setting) -> tuple[Span, Span] | None:
    """Both ends of a range; an end without its year takes it from the other end."""
    first, last = form.parts
    if _lacks_year(first) and not _lacks_year(last):
        end = resolve(last, setting)
        if end is None:
            return None
        options = [_with_year(first, year, setting) for year in (end.first.year, end.first.year - 1)]
        begin = next((span for span in options if span and span.first <= end.first), None)
        return (begin, end) if begin else None
    if setting.direction == "future" and setting.reference and _lacks_year(first) and _lacks_year(last):
        return _coming(first, last, setting, setting.reference)
    begin = resolve(first, setting)
    if begin is None:
        return None
    if _lacks_year(last):
        options = [_with_year(last, year, setting) for year in (begin.first.year, begin.first.year + 1)]
        end = next((span for span in options if span and span.last >= begin.first), None)
    elif last.kind == "weekday" and last.unit is None:
        after = Setting(begin.first, "future") if last.shift is None else setting
        end = resolve(last, after)
    else:
        end = resolve(last, setting)
    return (begin, end) if end else None


def _coming(first: Form, last: Form, setting: Setting, reference: date) -> tuple[Span, Span] | None:
    """The first such stretch that is not over at the reference date."""
    for year in range(reference.year - 1, reference.year + 2):
        begin = _with_year(first, year, setting)
        ends = [_with_year(last, after, setting) for after in (year, year + 1)] if begin else []
        end = next((span for span in ends if span and begin and span.last >= begin.first), None)
        if begin and end and end.last >= reference:
            return begin, end
    return None


def _lacks_year(form: Form) -> bool:
    return form.kind in ("date", "quarter", "half") and form.year is None and form.shift is None


def _with_year(form: Form, year: int, setting: Setting) -> Span | None:
    return resolve(Form(form.kind, form.start, form.end, year=year, month=form.month, day=form.day,
                        number=form.number), setting)


def _iso(day: date, unit: str) -> str:
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}-{day.month:02d}" if unit == "month" else day.isoformat()


def _ends(form: Form, span: Span, setting: Setting) -> str:
    """The value of a range, each end as coarse as its words."""
    spans = _filled(form, setting)
    assert spans is not None
    begin, end = spans
    first = _iso(begin.first, _FINE.get(begin.unit, begin.unit))
    return f"{first}/{_iso(end.last, _FINE.get(end.unit, end.unit))}"


def _closed(span: Span) -> Value:
    if span.unit == "week":
        year, week, _ = span.first.isocalendar()
        return Value(f"{year:04d}-W{week:02d}", "week")
    if span.unit in ("day", "month", "quarter", "year"):
        return Value(_iso(span.first, span.unit), span.unit)  # type: ignore[arg-type]
    unit = _FINE.get(span.unit, "day")
    return Value(f"{_iso(span.first, unit)}/{_iso(span.last, unit)}", "range")


def _open(form: Form, setting: Setting) -> Value:
    """``since``, ``after``, ``until``, ``by`` and ``before``: one side stays empty, the other is included."""
    span = resolve(form.parts[0], setting)
    if span is None:
        return UNKNOWN
    unit = span.unit if span.unit in ("day", "month", "year", "quarter") else _FINE.get(span.unit, "day")
    if form.side == "after":
        return Value(f"{_iso(span.last + DAY, unit)}/", "range")
    if form.side == "from":
        return Value(f"{_iso(span.first, unit)}/", "range")
    if form.side == "before":
        return Value(f"/{_iso(span.first - DAY, unit)}", "range")
    return Value(f"/{_iso(span.last, unit)}", "range")


def value(form: Form, setting: Setting) -> Value:
    """The value and precision of an expression where it stands."""
    if form.kind == "open":
        try:
            return _open(form, setting)
        except (ValueError, OverflowError):
            return UNKNOWN
    span = resolve(form, setting)
    if span is None:
        return UNKNOWN
    return Value(_ends(form, span, setting), "range") if form.kind == "range" else _closed(span)
