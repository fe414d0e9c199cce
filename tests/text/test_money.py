"""Amounts: the corpus of example rows, properties over random text and random styles, and speed on hostile input."""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talent_ner.text import money
from talent_ner.text.currencies import word_mark
from talent_ner.text.money_tokens import fold, read_figure
from talent_ner.types import Amount

CORPUS = Path(__file__).parents[1] / "data" / "money.jsonl"


def rows() -> list[Any]:
    """One parameter set a row; a row with ``xfail`` must fail, for the reason it gives."""
    params = []
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []
        params.append(pytest.param(row["text"], row["amounts"], id=f"row{number}", marks=marks))
    return params


@pytest.mark.parametrize(("text", "expected"), rows())
def test_corpus(text: str, expected: list[dict[str, Any]]) -> None:
    found = [amount.to_dict() for amount in money.find(text)]
    assert [{**amount, "min": None, "max": None} for amount in found] == [
        {**amount, "min": None, "max": None} for amount in expected]
    for got, want in zip(found, expected):
        assert same_bound(got["min"], want["min"])
        assert same_bound(got["max"], want["max"])


def same_bound(got: float | None, want: float | None) -> bool:
    """Equality up to rounding; an open side equals only an open side."""
    return got is want is None or (got is not None and want is not None and math.isclose(got, want, rel_tol=1e-9))


def test_corpus_is_large_and_has_negatives() -> None:
    lines = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    assert len(lines) >= 300
    assert sum(not line["amounts"] for line in lines) >= 40
    assert len({line["text"] for line in lines}) == len(lines)


def assert_sound(text: str, amounts: list[Amount]) -> None:
    """Offsets exact, in order and apart; bounds in order; an open side exactly where the qualifier says so."""
    floor = 0
    for amount in amounts:
        assert text[amount.start:amount.end] == amount.text != ""
        assert amount.start >= floor
        floor = amount.end
        assert (amount.min is None) == (amount.qualifier == "at_most")
        assert (amount.max is None) == (amount.qualifier == "at_least")
        if amount.min is not None and amount.max is not None:
            assert amount.min < amount.max if amount.qualifier == "range" else amount.min == amount.max


PIECES = st.sampled_from(
    "$ € £ ¥ US$ C$ A$ Rs USD EUR RMB dollars euros yen won pounds a-year million-dollar seven-figure figures million "
    "bn k M lakh crore billion half quarter of a an one two twenty hundred thousand tens hundreds millions several few "
    "between and to or - – — up as much more than about over under ( ) [ ] , . ; 5 10 2.5 1,000 2021 4 .. "
    "1.2.3 % + plus per year years month annual salary bonus package stock four-year raised valued at İ ß \n \u00a0 ½"
    .split(" "))


@given(st.lists(PIECES, max_size=24), st.sampled_from(["", " "]))
@settings(max_examples=150, deadline=None)
def test_sound_on_any_mix_of_pieces(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    assert_sound(text, money.find(text))
    assert_sound(text, money.find(text, share_prices=True, join_conversions=False))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_sound_on_any_text(text: str) -> None:
    assert_sound(text, money.find(text))
    assert len(fold(text)) == len(text)


LEADING = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "C$": "CAD", "HK$": "HKD", "₩": "KRW",
           "USD ": "USD", "RMB ": "CNY", "CHF ": "CHF", "Rs ": "INR", "AED ": "AED"}
TRAILING = {" dollars": "USD", " euros": "EUR", " yuan": "CNY", " yen": "JPY", " Canadian dollars": "CAD",
            " rupees": "INR", " USD": "USD", " Korean won": "KRW", " Swiss francs": "CHF"}
SCALES = {" million": 1e6, " billion": 1e9, "bn": 1e9, "m": 1e6, "k": 1e3, "M": 1e6,
          " trillion": 1e12, " crore": 1e7, " lakh": 1e5, "-million": 1e6}
FRAMES = {"They paid {}.": "exact", "They offered up to {}, she said.": "at_most", "It is more than {} now.":
          "at_least",
          "It took about {} to win.": "about", "At least {} is at stake.": "at_least", "{} was paid.": "exact",
          "The bill ({}) is due.": "exact", "A fee of nearly {} hurts.": "about"}


@st.composite
def styled(draw: st.DrawFn) -> tuple[str, float, str]:
    """A random figure in a random style, its value and its currency."""
    tenths, scale = draw(st.integers(10, 9999)), draw(st.sampled_from(sorted(SCALES)))
    figure = f"{tenths / 10:,.1f}" if draw(st.booleans()) else f"{tenths // 10:,}"
    value = float(figure.replace(",", "")) * SCALES[scale]
    if draw(st.booleans()):
        mark = draw(st.sampled_from(sorted(LEADING)))
        return f"{mark}{figure}{scale}", value, LEADING[mark]
    mark = draw(st.sampled_from(sorted(TRAILING)))
    return f"{figure}{scale}{mark}", value, TRAILING[mark]


@given(styled(), st.sampled_from(sorted(FRAMES)))
@settings(max_examples=150, deadline=None)
def test_a_rendered_amount_reads_back(sample: tuple[str, float, str], frame: str) -> None:
    surface, value, currency = sample
    [amount] = money.find(frame.format(surface))
    assert (amount.text, amount.currency, amount.qualifier) == (surface, currency, FRAMES[frame])
    for bound in (amount.min, amount.max):
        assert bound is None or bound == pytest.approx(value)


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from([" million", "bn", "k", "m"]),
       st.sampled_from(["$", "€", "£"]), st.sampled_from(["{c}{a}-{b}{s}", "{c}{a}{s} to {c}{b}{s}", "{c}{a}{s}–{b}{s}",
                                                          "{c}{a} to {c}{b}{s}", "{c}{a}{s} - {c}{b}{s}"]))
def test_a_rendered_range_reads_back(first: int, second: int, scale: str, sign: str, style: str) -> None:
    low, high = min(first, second), max(first, second) + 1
    surface = style.format(c=sign, a=low, b=high, s=scale)
    [amount] = money.find(f"Offers of {surface} were made.")
    factor = SCALES[scale]
    assert amount.text == surface
    assert (amount.min, amount.max, amount.qualifier) == (
        pytest.approx(low * factor), pytest.approx(high * factor), "range")


def test_share_prices_only_on_request() -> None:
    text = "The bid is $98 a share, or $4 billion."
    assert [amount.text for amount in money.find(text)] == ["$4 billion"]
    assert [amount.text for amount in money.find(text, share_prices=True)] == ["$98", "$4 billion"]


def test_conversions_apart_on_request() -> None:
    text = "It paid £20m ($25m) for the team."
    assert [amount.text for amount in money.find(text)] == ["£20m ($25m)"]
    assert [amount.currency for amount in money.find(text, join_conversions=False)] == ["GBP", "USD"]


@pytest.mark.parametrize(("digits", "scaled", "value"), [
    ("1,234", False, 1234), ("2.150.000", False, 2150000), ("27,80", False, 27.8),
    ("23,45,678.50", False, 2345678.5),
    ("1.125", True, 1.125), ("0.125", False, 0.125), ("..75", False, 0.75), ("2½", False, 2.5),
    ("10\u00a0000", False, 1e4),
])
def test_read_figure(digits: str, scaled: bool, value: float) -> None:
    assert read_figure(digits, scaled=scaled) == pytest.approx(value)


def test_read_figure_refuses_versions() -> None:
    assert read_figure("1.2.3", scaled=True) is None
    assert money.find("Release 1.2.3 million dollars") == []


@pytest.mark.parametrize(("surface", "code"), [
    ("TRY", "TRY"), ("try", None), ("Rs", "INR"), ("rs", None), ("usd", "USD"), ("pen", None),
    ("Hong  Kong\ndollars", "HKD"), ("dollar", "USD"), ("banana", None),
])
def test_word_mark(surface: str, code: str | None) -> None:
    mark = word_mark(surface)
    assert (mark.code if mark else None) == code


HOSTILE = ["$", "$ ", "$1", "$1-", "1-", "one ", "a ", "million ", "$5 to ", "($1 ", "$1 (€", "tens of ", "1.", "9",
           "six-", "over ", "$1 over ", "USD ", "half a ", " \n", "a dollar or ", "hundred and ", "$1,",
           "bonus $1 and ", "shares rose at $1 ", "up to about a ", "1 year ", "$9 in 3-year "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_in_line_with_length(piece: str) -> None:
    """Four times the text may take four times as long, with slack for noise, never sixteen times."""
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            money.find(text)
            best = min(best, time.process_time() - begin)
        return best

    assert seconds(6_000) < 9 * seconds(1_500) + 0.03
