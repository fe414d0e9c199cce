"""Quantities of people and jobs in words and figures: "four", "1,200", "dozens", "30 percent", "two-thirds"."""

from __future__ import annotations

import re

from spacy.tokens import Token

NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen"
        " eighteen nineteen".split()
    )
}
NUMBERS |= {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    "dozen": 12,
    "couple": 2,
    "pair": 2,
    "trio": 3,
    "quartet": 4,
    "quintet": 5,
    "score": 20,
    "duo": 2,
    "million": 1_000_000,
}
_SCALES = frozenset({"hundred", "thousand", "dozen", "million", "score"})
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}


def number(tokens: list[Token]) -> int | None:
    """The whole number that number words or digits spell, or None."""
    total, part, seen = 0, 0, False
    for token in tokens:
        word = token.lower_.replace(",", "")
        if re.fullmatch(r"\d+", word):
            # "100 to 150 people": a second figure replaces the first
            part, seen = int(word), True
        elif re.fullmatch(r"[a-z]+-[a-z]+", word) and all(p in NUMBERS for p in word.split("-")):
            part, seen = part + sum(NUMBERS[p] for p in word.split("-")), True
        elif word == "dozen" and _halved(token):
            part, seen = part + 6, True
        elif word in _SCALES:
            part, seen = max(part, 1) * NUMBERS[word], True
            if word in ("thousand", "million"):
                total, part = total + part, 0
        elif word in NUMBERS:
            part, seen = part + NUMBERS[word], True
    return total + part if seen else None


def _halved(token: Token) -> bool:
    """ "Half a dozen", "a half-dozen"."""
    before = [t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]]
    return before in (["half", "a"], ["half", "-"])


def share_of(words: list[Token]) -> float | None:
    """The share that a percentage or fraction in words spells: 0.3 for "30 %", 0.75 for "three-quarters"."""
    text = " ".join(t.lower_ for t in words)
    match = re.search(r"(\d+(?:\.\d+)?) ?(?:%|percent|per cent|pc\b)", text)
    if match:
        return round(float(match.group(1)) / 100, 4)
    parts = re.findall(r"[a-z]+", text)
    for before, word in zip(["", *parts], parts, strict=False):
        unit = FRACTIONS.get(word) or FRACTIONS.get(word.removesuffix("s"))
        if unit is not None:
            times = NUMBERS.get(before, 1) if word.endswith("s") else 1
            return round(times * unit, 4)
    return None


def is_number(token: Token) -> bool:
    """Whether the token is a figure or a number word."""
    return token.like_num or token.lower_ in NUMBERS or token.pos_ == "NUM"


PERCENT = frozenset({"%", "percent", "per", "pc"})


def is_percent(token: Token) -> bool:
    """Whether the token is a percent sign or word."""
    return token.lower_ in PERCENT
