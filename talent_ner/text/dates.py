"""Date expressions of a text and their values, and the publication date a text carries.

Spans, relative words, ranges and bounds are read here; dateparser reads the calendar day of a cut-out span.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from talent_ner.text.calendar_units import Span
from talent_ner.text.date_context import direction, same_sentence
from talent_ner.text.date_spans import forms, yearless
from talent_ner.text.date_values import Setting, resolve, value
from talent_ner.text.date_words import Form
from talent_ner.text.datelines import dateline
from talent_ner.types import DateValue

__all__ = ["dateline", "find"]

_STARTING = re.compile(r"starting|beginning", re.IGNORECASE)
_PASSAGE = 600  # characters over which a date told before carries on where the text has no date of its own


def _as_date(reference: str | date | None) -> date | None:
    if isinstance(reference, datetime):
        return reference.date()
    return date.fromisoformat(reference[:10]) if isinstance(reference, str) else reference


def _leans(form: Form) -> bool:
    """Whether the value of a form turns on the way its clause looks."""
    if form.anchored:
        return True
    return form.year is None and form.shift is None and form.kind in ("date", "weekday", "season", "quarter", "unit")


class _Told(NamedTuple):
    """A single date told before: where it ended, its days, and whether its year stands in the text."""

    end: int
    span: Span
    dated: bool


def _setting(text: str, form: Form, reference: date | None, told: _Told | None) -> Setting:
    way = direction(text, form.start, form.end) if any(map(_leans, form.parts or (form,))) else None
    if form.kind == "open" and ((way is None and form.side in ("by", "until")) or _STARTING.match(text, form.start)):
        way = "future"
    if told is None or form.start - told.end > _PASSAGE:
        return Setting(reference, way)
    near = same_sentence(text, told.end, form.start) and told.span.unit != "year"
    continued = yearless(form) and told.dated and way != "future" and (reference is None or near)
    return Setting(reference, way, told.span, continued)


def find(text: str, reference: str | date | None = None) -> list[DateValue]:
    """The date expressions of ``text`` in order, without overlap.

    Args:
        text: any text; offsets count its characters, end exclusive.
        reference: the day the text was published (ISO string, date or datetime), against which "last week", "in
            July" or "Tuesday" are resolved. Without it such expressions are found with value None.

    Returns:
        DateValues in the order of the text. A span holds its preposition only where that is part of the value
        ("since 2021", "by the end of 2024"). Seasons and "early", "mid" or "late" in a year are told to the year.

    Raises:
        ValueError: if ``reference`` is a string and not an ISO date.
    """
    day = _as_date(reference)
    found: list[DateValue] = []
    told: _Told | None = None
    for form in forms(text):
        setting = _setting(text, form, day, told)
        span = resolve(form, setting) if form.kind != "open" else None
        if setting.continued and day and span and span.first > day:
            setting = replace(setting, continued=False)
            span = resolve(form, setting)
        iso, precision = value(form, setting)
        found.append(DateValue(text[form.start:form.end], iso, precision, form.start, form.end))
        single = form.parts[0] if form.kind == "open" else form
        if form.kind != "range" and (days := span or resolve(single, setting)):
            told = _Told(form.end, days, bool(single.year) or setting.continued)
    return found
