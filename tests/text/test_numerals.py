"""Number words: values, refusals, and the reading back of spelled numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent_ner.text.numerals import NUMBER_PATTERN, SCALES, TENS, UNITS, parse_number_words, scale_of

ONES = list(UNITS)
DECADES = list(TENS)


def spell(number: int) -> str:
    """The number below a trillion in words."""
    for name, size in (("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{spell(head)} {name}" + (f" {spell(rest)}" if rest else "")
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{ONES[head]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number >= 20:
        return DECADES[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 10**12 - 1))
def test_spelled_numbers_read_back(number: int) -> None:
    words = spell(number)
    assert parse_number_words(words) == number
    matched = re.match(NUMBER_PATTERN, words)
    assert matched is not None
    assert matched[0] == words


@pytest.mark.parametrize(("words", "value"), [
    ("half a billion", 5e8), ("a quarter of a million", 250_000), ("three-quarters of a billion", 7.5e8),
    ("one and a half million", 1.5e6), ("a million and a half", 1.5e6), ("a dozen", 12), ("half a dozen", 6),
    ("two dozen", 24), ("a couple", 2), ("2.5 million", 2.5e6), ("1,200", 1200), ("four crore", 4e7),
    ("one lakh crore", 1e12), ("Twenty-Five", 25), ("a hundred thousand", 1e5), ("half-million", 5e5),
    ("thousand", 1000),
])
def test_values(words: str, value: float) -> None:
    assert parse_number_words(words) == value


@pytest.mark.parametrize("words", ["", "and", "two three", "twenty zero", "two and", "a five", "a few", "many",
                                   "ten twelve", "five banana", "million billion half"])
def test_what_is_no_number(words: str) -> None:
    assert parse_number_words(words) is None


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    value = parse_number_words(text)
    assert value is None or value >= 0


def test_scale_of_takes_plurals() -> None:
    assert scale_of("millions") == SCALES["million"]
    assert scale_of("people") is None
