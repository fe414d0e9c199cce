"""The words of dates: names and numbers, and the calendar day that dateparser reads from a cut-out span."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateparser.date import DateDataParser

from talent_ner.text.numerals import TENS, UNITS, parse_number_words

Kind = Literal["date", "weekday", "unit", "season", "quarter", "half", "decade", "offset", "range", "open", "void"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]

_MONTH_NAMES = ("january february march april may june july august september october november december").split()
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = {name[:length]: number for number, name in enumerate(_MONTH_NAMES, 1) for length in (3, len(name))}
MONTHS["sept"] = 9
WEEKDAYS = {name[:length]: number for number, name in enumerate(_DAY_NAMES) for length in (3, len(name))}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

CARDINALS = {word: number for word, number in (UNITS | TENS).items() if number}
ORDINALS = {word: n for n, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)} | {"thirtieth": 30}
DECADES = {f"{word[:-1]}ies": 1900 + n for word, n in TENS.items()}

SHIFTS = {"last": -1, "past": -1, "previous": -1, "prior": -1, "this": 0, "current": 0, "the same": 0, "that": 0,
          "that same": 0,
          "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this past": -1, "this last": -1,
          "this coming": 1, "this upcoming": 1, "this next": 1, "the current": 0}
ANCHORED = {"that", "the same", "that same", "following"}
DAY_WORDS = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
             "last night": -1, "last evening": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}

SIDES = {
    **dict.fromkeys(("since", "starting", "beginning", "not before"), "from"),
    **dict.fromkeys(("no earlier than", "not earlier than", "no sooner than", "not sooner than"), "from"),
    "after": "after", "before": "before", "prior to": "before",
    **dict.fromkeys(("until", "till", "through"), "until"),
    **dict.fromkeys(("by", "no later than", "not later than"), "by"),
}
ORDINAL = ("(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
           + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")(?![a-z])")
_ORDINAL_DAY = re.compile(ORDINAL, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A date expression as read: only what its own words say. ``shift`` counts units from the reference's own."""

    kind: Kind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: float | None = None
    unit: Unit | None = None
    shift: int | None = None
    anchored: bool = False
    edge: str | None = None
    side: str | None = None
    parts: tuple[Form, ...] = ()


@lru_cache(maxsize=1)
def _dateparser() -> DateDataParser:
    return DateDataParser(languages=["en"], settings={"DATE_ORDER": "MDY", "PARSERS": ["absolute-time"]})


@lru_cache(maxsize=8192)
def _month_and_day(cut: str) -> tuple[int, int] | None:
    """Month and day of a cut-out calendar day without its year; read in a leap year, so that February 29 exists.

    Leaving the year out keeps the cache small: a few hundred spans make up nearly all days that texts name.
    """
    found = _dateparser().get_date_data(f"{cut}2000" if cut[-1] in "-/." else f"{cut} 2000").date_obj
    return (found.month, found.day) if found else None


def calendar_day(cut: str, year: int | None) -> tuple[int, int] | None:
    found = _month_and_day(_ORDINAL_DAY.sub(lambda m: str(ordinal(m.group())), " ".join(cut.lower().split())))
    if found and year and found[1] > calendar.monthrange(year, found[0])[1]:
        return None
    return found


def ordinal(text: str) -> int:
    """The number of a day of the month: 3, 3rd, third, twenty-third."""
    if text[0].isdigit():
        return int(re.match(r"\d+", text).group())  # type: ignore[union-attr]
    return sum(TENS.get(part) or ORDINALS[part] for part in re.split(r"[-\s]+", text.lower()))


def size_of(text: str) -> float | None:
    """The size of an offset; None where the words leave it vague."""
    words = re.split(r"[-\s]+", text.lower())
    if words[0][0].isdigit():
        return float(words[0])
    if "few" in words or "several" in words:
        return None
    for word, size in (("couple", 2.0), ("dozen", 12.0), ("half", 0.5)):
        if word in words:
            return size
    return 1.0 if words[0] in ("a", "an") else parse_number_words(text)


def full_year(digits: str) -> int:
    """Two-digit years below 40 are of this century."""
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 40 else 1900)
