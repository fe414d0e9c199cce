"""Numbers written in words, and the regular expressions that find them: shared by amounts, dates and counts."""

from __future__ import annotations

import re
from functools import lru_cache

UNITS: dict[str, int] = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}
TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lac": 1e5, "million": 1e6, "mil": 1e6, "mln": 1e6, "mio": 1e6,
    "crore": 1e7, "billion": 1e9, "bln": 1e9, "trillion": 1e12, "trn": 1e12,
}

_scale = r"(?:hundred|thousand|lakhs?|lacs?|million|crores?|billion|trillion)(?![a-z])"
_small = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_word = rf"(?:(?:{_small})(?![a-z])|{_scale}|dozen(?![a-z]))"
_and = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\sand\s"

#: A fraction of a scale: "half a billion", "a quarter of a million", "three-quarters of a billion".
FRACTION_PATTERN = (
    rf"(?:(?:an?|one|three)[\s-])?(?:half|quarters?)(?:\sof)?(?:[\s-]an?)?[\s-](?:{_scale}|dozen)(?:[\s-]{_scale})?"
)
#: A cardinal in lower-case words: "twenty-five", "a hundred and fifty thousand", "two and a half billion".
CARDINAL_PATTERN = (
    rf"(?:an?[\s-](?={_scale}|dozen))?{_word}(?:(?:[\s-]|{_and}){_word}){{0,20}}"
    rf"(?:[\s-]and[\s-](?:a[\s-])?half(?![a-z])(?:[\s-]{_scale}){{0,2}})?"
)
#: Either of the two, to be matched against lower-cased text at a word's beginning.
NUMBER_PATTERN = rf"(?:{FRACTION_PATTERN}|{CARDINAL_PATTERN})"

_FRACTION = re.compile(
    r"(?:(?P<count>an?|one|three) )?(?P<part>half|quarters?)(?: of)?(?: an?)?(?P<rest>(?: [a-z]+){0,2})")
_AND_HALF = re.compile(r"(?P<whole>.+?) and (?:a )?half(?P<rest>(?: [a-z]+){0,2})")
_DIGITS = re.compile(r"\d+(?:,\d{2,3})*(?:\.\d+)?")


def scale_of(word: str) -> float | None:
    """The factor a scale word stands for, singular or plural ("crores" -> 1e7); None for any other word."""
    return SCALES.get(word) or (SCALES.get(word[:-1]) if word.endswith("s") else None)


def parse_number_words(text: str) -> float | None:
    """The value of a number written in words, in digits, or in both.

    Args:
        text: the number alone, such as "twenty-five", "a dozen", "2.5 million" or "half a billion".

    Returns:
        The value, or None where the text is no well-formed number.
    """
    return _parse(" ".join(text.lower().replace("-", " ").split()))


@lru_cache(maxsize=4096)
def _parse(text: str) -> float | None:
    if match := _FRACTION.fullmatch(text):
        factor = _product(match["rest"])
        share = 0.5 if match["part"] == "half" else 0.25 * (3 if match["count"] == "three" else 1)
        return None if factor is None else share * factor
    if match := _AND_HALF.fullmatch(text):
        whole, factor = _parse(match["whole"]), _product(match["rest"])
        if whole is None or factor is None:
            return None
        half = 0.5 * (scale_of(match["whole"].rpartition(" ")[2]) or 1)  # "a million and a half" is 1.5 million
        return (whole + half) * factor
    return _cardinal(text.split())


def _product(words: str) -> float | None:
    """The factors in a row multiplied: " hundred million" -> 1e8, "" -> 1; None at a word that is no scale."""
    factor = 1.0
    for word in words.split():
        scale = 12.0 if word == "dozen" else scale_of(word)
        if scale is None:
            return None
        factor *= scale
    return factor


def _cardinal(words: list[str]) -> float | None:
    if len(words) > 1 and words[0] in ("a", "an"):
        words = ["one", *words[1:]]
        if scale_of(words[1]) is None and words[1] not in ("dozen", "couple"):
            return None
    total, group, last = 0.0, 0.0, "start"
    lowest = float("inf")  # scales fall from left to right, or multiply: "hundred thousand", "lakh crore"
    for word in words:
        scale = scale_of(word)
        if _DIGITS.fullmatch(word) and last == "start":
            group, last = float(word.replace(",", "")), "unit"
        elif word in UNITS and (last in ("start", "scale", "and") or (last == "ten" and 0 < UNITS[word] < 10)):
            group, last = group + UNITS[word], "unit"
        elif word in TENS and last in ("start", "scale", "and"):
            group, last = group + TENS[word], "ten"
        elif word == "and" and last == "scale":
            last = "and"
        elif word in ("dozen", "couple") and last in ("start", "unit"):
            group, last = (group or 1) * (12 if word == "dozen" else 2), "dozen"
        elif scale == 100 and last in ("start", "unit", "ten", "scale"):
            group, last = (group or 1) * 100, "scale"
        elif scale and last != "and":
            if group == 0 and last == "scale":
                total *= scale
            elif scale < lowest:
                total += (group or 1) * scale
            else:
                return None
            group, last, lowest = 0.0, "scale", scale
        else:
            return None
    return total + group if last not in ("start", "and") else None
