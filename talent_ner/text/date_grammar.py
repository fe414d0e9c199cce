"""The grammar of date expressions: which stretch of text is one, and what it says before any reference date.

A form is read forward from its first word, within the bounds of its patterns, so that reading a text takes time
proportional to its length.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from talent_ner.text import date_patterns as patterns
from talent_ner.text.date_words import (
    ANCHORED,
    CARDINALS,
    DAY_WORDS,
    DECADES,
    MONTHS,
    ORDINALS,
    SEASONS,
    SHIFTS,
    SIDES,
    TENS,
    WEEKDAYS,
    Form,
    Kind,
    Unit,
    calendar_day,
    full_year,
    ordinal,
    size_of,
)


def _shift(text: str) -> dict[str, Any]:
    words = " ".join(text.lower().split())
    return {"shift": SHIFTS[words], "anchored": words in ANCHORED}


def _year_of(match: re.Match[str]) -> dict[str, Any]:
    groups = match.groupdict()
    if year := groups.get("year") or groups.get("dashed"):
        return {"year": int(year)}
    if short := groups.get("short"):
        return {"year": full_year(short)}
    if shift := groups.get("yshift"):
        return _shift("this" if shift.lower() == "the" else shift)
    return {}


def _form(kind: Kind, match: re.Match[str], **fields: Any) -> Form:
    return Form(kind, match.start(), match.end(), **fields)


def _read_day(match: re.Match[str]) -> Form:
    year = _year_of(match)
    found = calendar_day(match["cut"], year.get("year"))
    if not found:
        return _form("void", match)
    weekday = match["weekday"]
    return _form("date", match, month=found[0], day=found[1], weekday=WEEKDAYS[weekday.lower()] if weekday else None,
                 **year)


def _read_numeric(match: re.Match[str]) -> Form | None:
    year = match["year"]
    if match["sep"] == "." and len(year) == 2:
        return None
    full = full_year(year)
    found = calendar_day(match["cut"], full)
    return _form("date", match, year=full, month=found[0], day=found[1]) if found else _form("void", match)


def _read_iso(match: re.Match[str]) -> Form:
    year, sep = int(match["year"]), match["sep"]
    found = calendar_day(f"{match['a']}{sep}{match['b']}{sep}", year)
    return _form("date", match, year=year, month=found[0], day=found[1]) if found else _form("void", match)


def _read_day_span(match: re.Match[str]) -> Form | None:
    """Two days of one month; a first day after the second lies in the month before."""
    if match.groupdict().get("and") and not match.string[:match.start()].rstrip().lower().endswith(
            ("between", "between the")):
        return None
    month, year = MONTHS[match["month"].lower()], _year_of(match)
    first, last = ordinal(match["a"]), ordinal(match["b"])
    if last > calendar.monthrange(year.get("year", 2000), month)[1]:
        return _form("void", match)
    late = _form("date", match, month=month, day=last, **year)
    early = replace(late, day=first)
    if first > last:
        early = replace(early, month=(month - 2) % 12 + 1, year=year["year"] - (month == 1) if "year" in year else None)
    return _form("range", match, parts=(early, late))


def _read_month_day(match: re.Match[str]) -> Form:
    day = match["day"]
    if day:
        found = calendar_day(f"{match['month']} {day}", int(match["year"]))
        return _form("date", match, year=int(match["year"]), month=found[0], day=found[1]) if found else _form(
            "void", match)
    return _read_month(match)


def _read_month(match: re.Match[str]) -> Form:
    return _form("date", match, month=MONTHS[match["month"].lower()], **_year_of(match))


def _read_numeric_month(match: re.Match[str]) -> Form:
    return _form("date", match, year=int(match["year"] or match["year2"]), month=int(match["month"] or match["month2"]))


def _read_slashed(match: re.Match[str]) -> Form | None:
    before = match.string[max(0, match.start() - 8):match.start()].lower()
    if not re.search(r"\b(?:on|until|by|since|dated?)\s$", before):
        return None
    return _form("date", match, month=int(match["month"]), day=int(match["day"]))


def _read_year_span(match: re.Match[str]) -> Form | None:
    first, last = int(match["first"]), int(match["last"])
    if first >= last:
        return None
    return _form("range", match, parts=(_form("date", match, year=first), _form("date", match, year=last)))


def _read_decade(match: re.Match[str]) -> Form | None:
    if match["year"]:
        return _form("decade", match, year=int(match["year"]))
    # Without an apostrophe or "the", "in her 40s" and "in the high 30s" are ages and degrees.
    before = match.string[max(0, match.start() - 5):match.start()].lower()
    if not before.endswith(("'", "’")) and not (before.endswith(("the ", "in ")) and int(match["short"]) >= 50):
        return None
    return _form("decade", match, year=1900 + int(match["short"]))


def _read_part(match: re.Match[str]) -> Form | None:
    """A quarter or half; a half without its year is a football match's as often as a company's."""
    groups = match.groupdict()
    digit = groups.get("digit") or groups.get("led") or str(ordinal(groups["word"]))
    kind: Kind = "half" if match.re is patterns.HALF or groups.get("letter", "").lower() == "h" else "quarter"
    year = _year_of(match)
    if (kind == "half" and (not year or int(digit) > 2)) or (groups.get("led") and not year):
        return None
    return _form(kind, match, number=int(digit), **year)


def _read_weekday_day(match: re.Match[str]) -> Form:
    return _form("weekday", match, weekday=WEEKDAYS[match["weekday"].lower()],
                 day=ordinal(match["day"] or match["nth"] or match["bare"]))


def _read_weekday(match: re.Match[str]) -> Form:
    shift = match.groupdict().get("shift")
    unit: Unit | None = "week" if shift else None
    return _form("weekday", match, weekday=WEEKDAYS[match["weekday"].lower()], unit=unit,
                 **(_shift(shift) if shift else {}))


def _read_shifted(match: re.Match[str]) -> Form:
    shift = _shift(match["shift"])
    if match["unit"]:
        return _form("unit", match, unit=match["unit"].lower(), **shift)
    if match["season"]:
        return _form("season", match, month=SEASONS[match["season"].lower()], **shift)
    if match["month"]:
        return _form("date", match, month=MONTHS[match["month"].lower()], unit="month", **shift)
    return _form("weekday", match, weekday=WEEKDAYS[match["weekday"].lower()], **shift)


def _read_season(match: re.Match[str]) -> Form:
    return _form("season", match, month=SEASONS[match["season"].lower()], **_year_of(match))


def _read_offset(match: re.Match[str]) -> Form:
    groups = match.groupdict()
    number, way = size_of(match["number"]), groups.get("way", "hence").lower()
    if number and (groups.get("half") or groups.get("more")):
        number += 0.5
    return _form("offset", match, number=number, unit=match["unit"].lower(), anchored=way in ("later", "earlier"),
                 shift=-1 if way in ("ago", "earlier") else 1)


def _read_day_word(match: re.Match[str]) -> Form | None:
    word = " ".join(match["word"].lower().split())
    if word == "today" and match.string[match.end():match.end() + 2] in ("'s", "’s"):
        return None
    return _form("offset", match, number=abs(DAY_WORDS[word]), unit="day", shift=-1 if DAY_WORDS[word] < 0 else 1)


def _read_bare_year(match: re.Match[str]) -> Form:
    return _form("date", match, year=int(match["year"]))


def _read_apostrophe_year(match: re.Match[str]) -> Form | None:
    """The year of "in '22"."""
    before = match.string[max(0, match.start() - 9):match.start()]
    led = re.search(r"\b(?:in|since|of|by|until|from|early|late)\s['’]$", before, re.IGNORECASE)
    return _form("date", match, year=full_year(match["short"]), edge="short") if led else None


def _read_year_end(match: re.Match[str]) -> Form:
    return _form("unit", match, unit="year", shift=0, edge="end")


def _read_after_next(match: re.Match[str]) -> Form:
    return _form("unit", match, unit=match["unit"].lower(), shift=2 if match["next"] else -2)


def _read_weekend(match: re.Match[str]) -> Form:
    return _form("unit", match, unit="weekend")


def _read_named_decade(match: re.Match[str]) -> Form | None:
    """The nineties; "in her twenties" is an age."""
    if not re.search(r"\bthe\s+(?:(?:early|mid|late)[\s-]+)?$", match.string[max(0, match.start() - 12):match.start()],
                     re.IGNORECASE):
        return None
    return _form("decade", match, year=DECADES[match["name"].lower()])


# Each list is tried in order; the first pattern that reads wins, so the longer forms stand first.
_Rules = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], "Form | None"]], ...]
_PARTS: _Rules = ((patterns.QUARTER, _read_part), (patterns.HALF, _read_part))
_OFFSETS: _Rules = ((patterns.OFFSET, _read_offset),)
_ORDINAL_DAYS: _Rules = ((patterns.DAY_SPAN, _read_day_span), (patterns.DAY_MONTH, _read_day))
_NUMBERS: _Rules = (
    (patterns.ISO, _read_iso), (patterns.NUMERIC, _read_numeric), (patterns.NUMERIC_MONTH, _read_numeric_month),
    (patterns.SLASHED, _read_slashed), (patterns.YEAR_PART, _read_part), (patterns.YEAR_MONTH, _read_month_day),
    *_ORDINAL_DAYS, *_PARTS, (patterns.DECADE, _read_decade), *_OFFSETS, (patterns.YEAR_SPAN, _read_year_span),
    (patterns.BARE_YEAR, _read_bare_year),
    (patterns.APOSTROPHE_YEAR, _read_apostrophe_year))
_MONTHS: _Rules = (
    (patterns.MONTH_SPAN, _read_day_span), (patterns.MONTH_DAY, _read_day), (patterns.MONTH_YEAR, _read_month),
    (patterns.BARE_MONTH, _read_month))
_WEEKDAYS: _Rules = (
    (patterns.MONTH_DAY, _read_day), (patterns.DAY_MONTH, _read_day), (patterns.NUMERIC, _read_numeric),
    (patterns.WEEKDAY_DAY, _read_weekday_day), (patterns.WEEKDAY_WEEK, _read_weekday),
    (patterns.BARE_WEEKDAY, _read_weekday))
_SHIFTED: _Rules = (
    (patterns.DAY_WORD, _read_day_word), (patterns.WEEK_WEEKDAY, _read_weekday), (patterns.SHIFTED, _read_shifted))
_UNITS: _Rules = ((patterns.AFTER_NEXT, _read_after_next),)
_YEARS: _Rules = ((patterns.THE_YEAR, _read_bare_year), (patterns.YEAR_END, _read_year_end))

_RULES: dict[str, _Rules] = {
    **dict.fromkeys(MONTHS, _MONTHS),
    **dict.fromkeys(WEEKDAYS, _WEEKDAYS),
    **dict.fromkeys(SEASONS, ((patterns.SEASON_YEAR, _read_season), (patterns.BARE_SEASON, _read_season))),
    **dict.fromkeys(CARDINALS, _OFFSETS),
    **dict.fromkeys(ORDINALS, (*_ORDINAL_DAYS, *_PARTS)),
    **dict.fromkeys(TENS, (*_ORDINAL_DAYS, *_OFFSETS)),
    **dict.fromkeys(("a", "an", "several", "few", "half", "couple"), _OFFSETS),
    **dict.fromkeys({words.split()[0] for words in SHIFTS}, _SHIFTED),
    **dict.fromkeys(DECADES, ((patterns.NAMED_DECADE, _read_named_decade),)),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), _PARTS),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "day"), ((patterns.DAY_WORD, _read_day_word),)),
    **dict.fromkeys(("week", "month", "quarter"), _UNITS),
    "year": (*_YEARS, *_UNITS),
    "fiscal": _YEARS,
    "in": ((patterns.AHEAD, _read_offset),),
    "weekend": (*_UNITS, (patterns.WEEKEND, _read_weekend)),
}
_EDGE_WORDS = frozenset(
    "early earlier mid middle late later beginning start end close rest remainder".split())
_BOUND_WORDS = frozenset(word.split()[0] for word in (*SIDES, "from", "between", "effective"))
_WORD = re.compile(r"\w+")
_LED_BY_THE = frozenset({"unit", "season", "quarter", "half", "decade", "offset"})
_OPENING = frozenset({*_RULES, *_EDGE_WORDS, *_BOUND_WORDS, "the"})


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
    if over and (spanned := _read_day_span(over)):
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
    counted_day = form.kind == "date" and form.day is not None and text[form.start:form.start + 3].lower() not in MONTHS
    return form.kind in _LED_BY_THE or bool(form.edge) or (counted_day and form.weekday is None) or (
        text[form.start:form.start + 4].lower() == "year")


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
