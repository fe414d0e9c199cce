"""The grammar of date expressions: which stretch of text is one, and what it says before any reference date.

A form is read forward from its first word, within the bounds of its patterns, so that reading a text takes time
proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from talent_ner.text import date_patterns as patterns
from talent_ner.text import date_readers as readers
from talent_ner.text.date_words import CARDINALS, DECADES, MONTHS, ORDINALS, SEASONS, SHIFTS, SIDES, WEEKDAYS, Form
from talent_ner.text.numerals import TENS

# Each list is tried in order; the first pattern that reads wins, so the longer forms stand first.
_Rules = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], "Form | None"]], ...]
_PARTS: _Rules = ((patterns.QUARTER, readers.part), (patterns.HALF, readers.part))
_OFFSETS: _Rules = ((patterns.OFFSET, readers.offset),)
_ORDINAL_DAYS: _Rules = ((patterns.DAY_SPAN, readers.day_span), (patterns.DAY_MONTH, readers.day))
_NUMBERS: _Rules = (
    (patterns.ISO, readers.iso), (patterns.NUMERIC, readers.numeric), (patterns.NUMERIC_MONTH, readers.numeric_month),
    (patterns.SLASHED, readers.slashed), (patterns.YEAR_PART, readers.part), (patterns.YEAR_MONTH, readers.month_day),
    *_ORDINAL_DAYS, *_PARTS, (patterns.DECADE, readers.decade), *_OFFSETS, (patterns.YEAR_SPAN, readers.year_span),
    (patterns.BARE_YEAR, readers.bare_year),
    (patterns.APOSTROPHE_YEAR, readers.apostrophe_year))
_MONTHS: _Rules = (
    (patterns.MONTH_SPAN, readers.day_span), (patterns.MONTH_DAY, readers.day), (patterns.MONTH_YEAR, readers.month),
    (patterns.BARE_MONTH, readers.month))
_WEEKDAYS: _Rules = (
    (patterns.MONTH_DAY, readers.day), (patterns.DAY_MONTH, readers.day), (patterns.NUMERIC, readers.numeric),
    (patterns.WEEKDAY_DAY, readers.weekday_day), (patterns.WEEKDAY_WEEK, readers.weekday),
    (patterns.BARE_WEEKDAY, readers.weekday))
_SHIFTED: _Rules = (
    (patterns.DAY_WORD, readers.day_word), (patterns.WEEK_WEEKDAY, readers.weekday),
    (patterns.SHIFTED, readers.shifted))
_UNITS: _Rules = ((patterns.AFTER_NEXT, readers.after_next),)
_YEARS: _Rules = ((patterns.THE_YEAR, readers.bare_year), (patterns.YEAR_END, readers.year_end))

_RULES: dict[str, _Rules] = {
    **dict.fromkeys(MONTHS, _MONTHS),
    **dict.fromkeys(WEEKDAYS, _WEEKDAYS),
    **dict.fromkeys(SEASONS, ((patterns.SEASON_YEAR, readers.season), (patterns.BARE_SEASON, readers.season))),
    **dict.fromkeys(CARDINALS, _OFFSETS),
    **dict.fromkeys(ORDINALS, (*_ORDINAL_DAYS, *_PARTS)),
    **dict.fromkeys(TENS, (*_ORDINAL_DAYS, *_OFFSETS)),
    **dict.fromkeys(("a", "an", "several", "few", "half", "couple"), _OFFSETS),
    **dict.fromkeys({words.split()[0] for words in SHIFTS}, _SHIFTED),
    **dict.fromkeys(DECADES, ((patterns.NAMED_DECADE, readers.named_decade),)),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), _PARTS),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "day"), ((patterns.DAY_WORD, readers.day_word),)),
    **dict.fromkeys(("week", "month", "quarter"), _UNITS),
    "year": (*_YEARS, *_UNITS),
    "fiscal": _YEARS,
    "in": ((patterns.AHEAD, readers.offset),),
    "weekend": (*_UNITS, (patterns.WEEKEND, readers.weekend)),
}
_EDGE_WORDS = frozenset(
    "early earlier mid middle late later beginning start end close rest remainder".split())
_BOUND_WORDS = frozenset(word.split()[0] for word in (*SIDES, "from", "between", "effective"))
_WORD = re.compile(r"\w+")
_LED_BY_THE = frozenset({"unit", "season", "quarter", "half", "decade", "offset"})
_POINTS = frozenset({*_RULES, *_EDGE_WORDS})
_OPENING = _POINTS | _BOUND_WORDS | {"the"}


def opens(word: str) -> bool:
    """Whether a lower-case word can be the first of a date expression."""
    return word in _OPENING or word[0].isdigit()


def _simple(text: str, pos: int) -> Form | None:
    """The date, unit or offset that starts at ``pos`` with no word before it that narrows it down."""
    word = _WORD.match(text, pos)
    if not word:
        return None
    lowered = word.group().lower()
    for pattern, read in _NUMBERS if lowered[0].isdigit() else _RULES.get(lowered, ()):
        match = pattern.match(text, pos)
        if match and (form := read(match)):
            return form
    return None


def _point(text: str, pos: int) -> Form | None:
    """The single expression that starts at ``pos``, its edge or "week of" included."""
    word = _WORD.match(text, pos)
    if not word or not (word.group().lower() in _POINTS or word.group()[0].isdigit()):
        return None
    return _simple(text, pos) or _edge(text, pos) or _week_of(text, pos)


def _week_of(text: str, pos: int) -> Form | None:
    head = patterns.WEEK_OF.match(text, pos)
    day = _simple(text, head.end()) if head else None
    return replace(day, start=pos, edge="week") if day and day.kind == "date" and day.day else None


def _edge(text: str, pos: int) -> Form | None:
    """``early 2024``, ``end of last week``, ``later in the year``: the unit named, with its edge noted."""
    head = patterns.EDGE.match(text, pos)
    if not head:
        return None
    edge = (head["edge"] or head["of"]).lower()
    plain = patterns.PLAIN_UNIT.match(text, head.end())
    if plain and re.search(r"\s(?:of|in)\s", head.group()):
        return Form("unit", pos, plain.end(), unit=plain["unit"].lower(), shift=0, edge=edge)  # type: ignore[arg-type]
    inner = _simple(text, head.end())
    if inner is None or inner.kind in ("void", "range") or inner.unit == "decade":
        return None
    return replace(inner, start=pos, edge=edge)


def _joined(text: str, first: Form, between: bool, led: bool) -> Form | None:
    """The range that ``first`` opens, if a connector and a second date follow."""
    join = patterns.JOIN.match(text, first.end)
    if not join or first.kind not in ("date", "quarter", "half", "weekday", "unit", "offset", "decade"):
        return None
    word = (join["word"] or "").lower()
    if (word == "and") > between or (word in ("until", "till") and not led):
        return None
    last = _point(text, join.end())
    if last is None or last.kind in ("void", "range", "season"):
        return None
    if not led and (first.kind != last.kind or (first.kind == "weekday" and first.shift is None)) and not (
            first.kind == "offset" and first.unit == "day"):
        return None
    return Form("range", first.start, last.end, parts=(first, last))


def _bound(text: str, pos: int) -> Form | None:
    head = patterns.BOUND.match(text, pos)
    if not head:
        return None
    word = " ".join(head["word"].lower().split())
    led = word in ("from", "between")
    over = patterns.OVER_SPAN.match(text, head.end()) if led else None
    if over and (spanned := readers.day_span(over)):
        return replace(spanned, start=pos)
    first = _point(text, head.end())
    if first is None or first.kind == "void":
        return first
    if first.kind == "date" and not first.month and not first.edge and re.search(r"\bthe\s+$", head.group()):
        return None  # "after the 2015 deal"
    if first.kind == "range":
        return replace(first, start=pos) if led else first
    joined = _joined(text, first, word == "between", led)
    if joined:
        return replace(joined, start=pos) if led else joined
    if word == "from" and (onward := patterns.ONWARD.match(text, first.end)):
        return Form("open", pos, onward.end(), side="from", parts=(first,))
    if led or word == "effective" or (first.kind == "offset" and word in ("by", "from") and first.unit != "day"):
        return first
    return Form("open", pos, first.end, side=SIDES[word], parts=(first,))


def _takes_the(form: Form, text: str) -> bool:
    """Whether "the" before a form belongs to it: the third quarter, the 4th of July; not "the 2019 deal"."""
    first = text[form.start:form.start + 4].lower()
    counted_day = form.day is not None and form.kind == "date" and not first.rstrip().isdigit() and first[:3] not in (
        *MONTHS, *WEEKDAYS)
    return form.kind in _LED_BY_THE or bool(form.edge) or counted_day or first == "year"


def parse(text: str, pos: int, word: str) -> Form | None:
    """The date expression whose first word, given in lower case, stands at ``pos`` of ``text``, else None.

    A form of kind ``void`` is a stretch that looks like a date and is none, such as February 30.
    """
    if word == "the":
        inner = _point(text, pos + 4) if text[pos + 3:pos + 4].isspace() else None
        return replace(inner, start=pos) if inner and _takes_the(inner, text) else None
    if word in _BOUND_WORDS and (form := _bound(text, pos)):
        return form
    first = _point(text, pos)
    if first is None or first.kind in ("void", "range"):
        return first
    if first.kind == "date" and (present := patterns.PRESENT.match(text, first.end)):
        return Form("open", pos, present.end(), side="from", parts=(first,))
    return _joined(text, first, between=False, led=False) or first
