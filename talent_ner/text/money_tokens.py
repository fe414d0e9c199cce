"""Cuts a text into the pieces amounts are made of: currency marks, numbers, and sizes told without a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from price_parser import Price

from talent_ner.text.currencies import SIGNS, WORDS, Mark, sign_mark, word_mark
from talent_ner.text.numerals import NUMBER_PATTERN, TENS, UNITS, parse_number_words, scale_of

LETTER_SCALES: dict[str, float] = {
    "k": 1e3, "l": 1e5, "lpa": 1e5, "m": 1e6, "mm": 1e6, "mn": 1e6, "cr": 1e7, "b": 1e9, "bn": 1e9, "t": 1e12,
    "tn": 1e12,
}
_PLURAL_SCALES = {"tens": 10.0, "10s": 10.0, "100s": 100.0, "dozens": 24.0, "scores": 40.0}
_DEGREES = r"(?:(?:low|mid|high)[\s-]+(?:to[\s-]+(?:low|mid|high)[\s-]+)?)?"


@dataclass(frozen=True, slots=True)
class Token:
    """A currency mark (``mark`` set) or a quantity: its offsets and, for a quantity, the bounds it spans.

    ``factor`` is the scale in the quantity ("5 million" 1e6) and ``scaled`` tells that there is one, ``vague`` that it
    is told without a number, ``bare`` that it stands alone ("million"); ``floor`` is a size open above
    ("multimillion", "$100-plus million"), ``figures`` a size told by its digits ("seven-figure"), and ``year_like``
    means four digits that may be a calendar year.
    """

    start: int
    end: int
    mark: Mark | None = None
    low: float = 0.0
    high: float = 0.0
    factor: float = 1.0
    scaled: bool = False
    vague: bool = False
    bare: bool = False
    floor: bool = False
    figures: bool = False
    year_like: bool = False

    @property
    def leads(self) -> bool:
        """Whether this is a mark that may stand in front of its number."""
        return self.mark is not None and self.mark.leads

    @property
    def is_mark(self) -> bool:
        """Whether this is a currency and no quantity; "LPA" (lakhs of rupees a year) makes a number both."""
        return self.mark is not None and not self.high


def _trie(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, longest first, branching once per letter."""
    heads: dict[str, list[str]] = {}
    final = False
    for word in words:
        if word:
            heads.setdefault(word[0], []).append(word[1:])
        else:
            final = True
    branches = [(r"\s" if head == " " else re.escape(head)) + _trie(tails) for head, tails in sorted(heads.items())]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not final else f"(?:{'|'.join(branches)})"
    return body + ("?" if final else "")


_scale = r"(?:hundred|thousand|lakh|lac|million|mln|crore|billion|bln|trillion)s?(?![a-z])"
_glued_scale = r"(?:(?:million|billion|trillion)(?!aire)s?|(?:hundred|thousand|lakh|lac|mln|crore|bln)s?(?![a-z]))"
_digits = (  # the last form is that of tokenised newswire: "$ 2 . 5 million"
    r"\.{0,2}\d+(?:[.,'’]\d+|[\u00a0\u202f]\d{3}(?!\d)| 000(?!\d))*(?:\s?[½¼¾]"
    rf"|\s\.\s\d\d?(?=\s{_scale}))?"
)
_unit = (
    rf"(?:\+|-plus)?(?:(?:{'|'.join(sorted(LETTER_SCALES, key=len, reverse=True))})(?![a-z0-9])"
    rf"|\s(?:k|mm?|mn|bn?|tn|cr|lpa)(?![a-z0-9'’]|-[a-z]{{2}})|[\s-]?{_glued_scale}(?:\s{_scale})?)"
)
_figure_count = r"(?:four|five|six|seven|eight|nine|ten|eleven|[4-9]|1[0-2])"
_figure = (
    rf"{_DEGREES}{_figure_count}(?:(?:-?\s(?:or|to|and)\s|[-–/]|-to-|-or-){_DEGREES}{_figure_count})?"
    r"[\s-]figures?(?![a-z])"
)
_multiple = r"(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores|100?s)(?![a-z])"
_vague = (
    rf"(?:several|a\sfew|few|multiple|many|(?:a\s)?couple(?:\sof)?)\s{_scale}(?:\s{_scale})?"
    rf"|{_multiple}(?:,?\s(?:or|and|to)\s(?:even\s|perhaps\s|possibly\s)?{_multiple})?(?:\sof\s{_multiple}){{0,2}}"
    rf"|multi[\s-]?(?:hundred[\s-])?{_scale}"
    rf"|{_DEGREES}(?:single|double|triple)[\s-]digit[\s-]{_scale}"
)
_first_words = {
    *UNITS, *TENS, *(word.split()[0] for word in WORDS), *"half quarter quarters dozen hundred thousand "
    "lakh lac million crore billion trillion several few multiple many couple tens scores multi single double triple "
    "low mid high".split(),
}
_long_words = _trie(word for word in WORDS if word != "r")
_LEXER = re.compile(  # most of a text is told from money by one look at a first sign, digit or word
    rf"(?P<sign>[{''.join(map(re.escape, SIGNS))}])"
    rf"|(?=[.\d])(?!{_figure}|100?s\sof\s)(?P<digits>{_digits})(?P<unit>{_unit})?"
    rf"|(?<![^\W\d_])(?=\d|an?[\s-](?:few|couple|half|quarter|dozen|{_scale})|{_trie(_first_words)})"
    rf"(?:(?P<figure>{_figure})|(?P<vague>{_vague})|(?P<words>{NUMBER_PATTERN})s?(?![a-z])"
    rf"|(?P<word>{_long_words}|r(?=\d))(?![^\W\d_]))"
)
_FIGURE_COUNT = re.compile(_figure_count)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENGLISH_DIGITS = re.compile(r"\d+(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d*\.\d{1,2}|\d*\.\d{4,}|\d+")
_LARGE = re.compile(r"illion|crore|lakh")
_NEAR = 80  # characters: no part of a sum stands farther from its mark
_LONGEST_FIGURE = 32
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def fold(text: str) -> str:
    """The text in lower case with every offset kept: the few letters whose lower case is longer stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def tokens(text: str, low: str) -> Iterator[Token]:
    """The currency marks and quantities of ``text``, in order; ``low`` is its :func:`fold`.

    Plain numbers far from any mark or scale, which is most numbers of most texts, are passed over.
    """
    waiting: list[re.Match[str]] = []
    reach = -1
    for match in _LEXER.finditer(low):
        plain = match.lastgroup == "digits" or (match.lastgroup == "words" and not _LARGE.search(match["words"]))
        if plain and match.start() > reach:
            waiting.append(match)
            continue
        if not plain:
            for earlier in waiting:
                if earlier.end() >= match.start() - _NEAR:
                    yield from _token(text, earlier)
            waiting.clear()
            reach = match.end() + _NEAR
        yield from _token(text, match)


def _token(text: str, match: re.Match[str]) -> Iterator[Token]:
    """The token of one match; none for a word that its case tells from money, or an ill-formed number."""
    kind = match.lastgroup
    start, end = match.span()
    if kind == "sign":
        mark, start = sign_mark(text, start)
        yield Token(start, end, mark)
    elif kind == "word":
        found = word_mark(text[start:end])
        if found:
            yield Token(start, end, found)
    elif kind == "figure":
        yield _figure_token(match)
    elif kind == "vague":
        low_bound, high_bound, floor = _vague_bounds(match["vague"])
        yield Token(start, end, None, low_bound, high_bound, scaled=True, vague=True, floor=floor)
    elif kind == "words":
        yield from _word_token(match)
    elif len(match["digits"]) <= _LONGEST_FIGURE:
        yield from _digit_token(match)


def _digit_token(match: re.Match[str]) -> Iterator[Token]:
    digits, unit = match["digits"], match["unit"] or ""
    words = unit.replace("-plus", " ").replace("+", " ").replace("-", " ").split()
    factor = 1.0
    for word in words:
        factor *= LETTER_SCALES.get(word) or scale_of(word) or 1.0
    figure = read_figure(digits, scaled=bool(words))
    if figure is None:
        return
    value = figure * factor
    yield Token(
        match.start(), match.end(), Mark("INR", False) if words == ["lpa"] else None, value, value, factor,
        scaled=bool(words), floor="plus" in unit or "+" in unit, year_like=not unit and bool(_YEAR.fullmatch(digits)),
    )


def _word_token(match: re.Match[str]) -> Iterator[Token]:
    value, factor, bare = _worded(match["words"])
    if value is not None:
        yield Token(match.start(), match.end(), None, value, value, factor, scaled=factor > 1, bare=bare)


@lru_cache(maxsize=4096)
def _worded(words: str) -> tuple[float | None, float, bool]:
    """The value of a number in words, the scale it ends in (1 for none), and whether it is nothing but that scale."""
    parts = words.replace("-", " ").split()
    factor = 1.0
    for part in reversed(parts):
        scale = scale_of(part)
        if scale is None:
            break
        factor *= scale
    return parse_number_words(words), factor, factor > 1 and len(parts) == 1


def _figure_token(match: re.Match[str]) -> Token:
    counts = [int(UNITS.get(word) or word) for word in _FIGURE_COUNT.findall(match["figure"])]
    return Token(match.start(), match.end(), None, 10.0 ** (min(counts) - 1), 10.0 ** max(counts) - 1, scaled=True,
                 vague=True, figures=True)


@lru_cache(maxsize=1024)
def _vague_bounds(phrase: str) -> tuple[float, float, bool]:
    """The bounds of a size without a number, and whether it is open above.

    A plural scale spans up to the next one: "tens of millions" 10 to 99 million, "hundreds of millions" 100 to 999
    million, "billions" 1 to 999 billion. "Several" and "a few" span 2 to 9, "a couple" is 2.
    """
    words = re.sub(r"[\s,-]+", " ", phrase).split()
    if words[0].startswith("multi") and words[0] != "multiple":
        rest = [words[0].removeprefix("multi"), *words[1:]]
        low = _product(word for word in rest if word)
        return low, low, True
    if "digit" in words:
        low = {"single": 1.0, "double": 10.0, "triple": 100.0}[words[words.index("digit") - 1]]
        factor = _product(words)
        return low * factor, (low * 10 - 1) * factor, False
    if words[0] in ("several", "a", "few", "multiple", "many", "couple"):
        factor = _product(words)
        return 2 * factor, (2 if "couple" in words else 9) * factor, False
    heads, _, scales = (part.split() for part in " ".join(words).partition(" of "))
    sizes = [_PLURAL_SCALES.get(word) or scale_of(word) or 0.0 for word in heads]
    sizes = [size for size in sizes if size]
    factor = _product(scales)
    top = 99.0 if sizes[-1] < 100 else 999.0 if sizes[-1] == 100 else 999 * sizes[-1]
    return sizes[0] * factor, top * factor, False


def _product(words: Iterable[str]) -> float:
    factor = 1.0
    for word in words:
        factor *= scale_of(word) or 1.0
    return factor


@lru_cache(maxsize=8192)
def read_figure(digits: str, *, scaled: bool) -> float | None:
    """The value of digits cut out of a text, as price-parser reads them.

    In an English figure the point is the decimal one; three digits behind it are decimals only before a scale or
    after a leading zero ("1.125 billion"). Any other notation ("2.150.000", "27,80") is left to price-parser's guess;
    None where it reads no number ("1.2.3").
    """
    fraction = _VULGAR.get(digits[-1], 0.0)
    digits = digits.rstrip("½¼¾ ").replace("’", "'").replace("..", ".").replace(" . ", ".").strip()
    english = bool(_ENGLISH_DIGITS.fullmatch(digits)) or (digits.count(".") == 1 and (scaled or digits.startswith("0")))
    amount = Price.fromstring(digits, decimal_separator="." if english else None).amount_float
    return None if amount is None else amount + fraction
