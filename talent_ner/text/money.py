"""Sums of money in English text: where they stand, what they come to, and what the text says they are.

Tokens come from :mod:`talent_ner.text.money_tokens`; here they are put together: number and currency, ranges,
conversions in brackets. :mod:`talent_ner.text.money_context` reads the words around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from talent_ner.text.currencies import Mark, plausible, yen_sign_code
from talent_ner.text.money_context import PLUS, kind, period, qualifier
from talent_ner.text.money_cues import bare_code, is_share_price, speaks_for_itself
from talent_ner.text.money_tokens import Token, fold, tokens
from talent_ner.text.numerals import NUMBER_PATTERN, SCALES, parse_number_words
from talent_ner.types import Amount, Qualifier

_LEAD_GAP = re.compile(r"[^\S\n]?:?[^\S\n]?")
_TAIL_GAP = re.compile(r"\s?|-|\s-\s")
_OF_GAP = re.compile(r"\s(?:in\s|of\s(?:the\s)?)")
_SPAN_GAP = re.compile(
    r"(?P<dash>-?\s?[-‐‑–—−~_]\s?|\s?\.\.\.?\s?)"
    r"|-?\s(?P<word>to|or|through|until|till)\s(?:(?:as\s(?:much|high)\sas|more\sthan|over|nearly|almost|about|around"
    r"|up\sto|upwards?\sof|perhaps|possibly|even|well\sover|roughly|a|maybe)\s){0,2}"
    r"|-(?:to|or)-|,?\s(?P<both>and)\s(?:(?:about|around|nearly|perhaps|possibly|even|maybe)\s)?"
)
_BETWEEN = re.compile(r"\b(?:between|anywhere\sfrom|ranging\sfrom|ranges?\sbetween)\s(?:about\s|around\s|roughly\s)?$")
_CHANGE = re.compile(
    r"\b(?:rose|rise[sn]?|rising|rais(?:e[sd]?|ing)|gr[eo]w\w*|jump\w*|climb\w*|increas\w*|went|gone|go(?:es|ing)?|fell"
    r"|fall\w*|drop\w*|declin\w*|slip\w*|cut\w*|slash\w*|lower\w*|reduc\w*|boost\w*|bump\w*|doubl\w*|tripl\w*"
    r"|quadrupl\w*|surg\w*|soar\w*|up|down|sank|sink\w*|shrank|swell\w*|swelled|lift\w*|mov\w*|chang\w*|revis\w*"
    r"|expand\w*|upgrad\w*|balloon\w*|valuation|valued)\b[^.;!?\n]{0,60}\bfrom\s(?:about\s|around\s|just\s)?$")
_CONVERSION = re.compile(
    r"(?P<open>\s?[(\[]\s?|,\sor\s|\s?,\s?equivalent\sto\s)(?:(?:about|around|roughly|approximately|approx\.?|some|nearly"
    r"|almost|or|equivalent\sto|equal\sto|just\s(?:over|under)|over|more\sthan|up\sto|ca\.|c\.|worth|at\sleast|[~≈=])\s?)"
    r"{0,3}$")
_CLOSE = re.compile(r"[^()\[\]]{0,60}?[)\]]")
_RATE_GAP = re.compile(r"\s(?:per|an?|each)\s(?:year|month|annum)|\s(?:annually|monthly)")
_NO_DOLLAR_NOUN = re.compile(r"[\s-](?:figure|amount|sign|value|denominated|bill|store|peg|index|coin|cost|menu)")
_CENTS = re.compile(rf",?\s(?:and\s)?(?P<number>\d{{1,2}}|{NUMBER_PATTERN})[\s-](?:cents?|pence)(?![a-z])")
_LEADING_ARTICLE = re.compile(r"an?\s")
_ARTICLE = re.compile(r"(?<![a-z'])an?\s$")
_PERCENT = ("%", " %", " percent", " per cent", "-percent")
_GLUE = frozenset("+_^{}\\=#@")
_FARTHEST = 32  # longer than anything that joins the two ends of a range


@dataclass(frozen=True, slots=True)
class _Sum:
    """A quantity with or without its currency, and the index of the token behind it."""

    start: int
    end: int
    number: Token
    mark: Mark | None
    leading: bool
    next: int
    high: float | None = None  # the upper bound, of a range only
    told_end: int = 0  # where the figure ends that a conversion follows

    @property
    def low(self) -> float:
        return self.number.low


def find(text: str, *, share_prices: bool = False, join_conversions: bool = True) -> list[Amount]:
    """The sums of money told in ``text``, in order, none overlapping another.

    Args:
        text: any text; English is understood.
        share_prices: also give prices of one share, which are no sum anybody is paid.
        join_conversions: make "$100 million (€93 million)" one amount, of the first figure; else give both.

    Returns:
        Amounts in whole units of the currency. ``text[start:end]`` is the figure with its currency, both ends of a
        range and a conversion in brackets, without the words of vagueness or period around it. An open side is None;
        "about" and "nearly" leave both bounds at the figure. A bare dollar is the US dollar.
    """
    low = fold(text)
    parser = _Parser(low, list(tokens(text, low)), join_conversions)
    found = [item for item in parser.sums()
             if share_prices or not is_share_price(low, item.start, item.end, item.number)]
    yen = yen_sign_code(text) if "¥" in text or "￥" in text else "JPY"
    amounts, floor = [], 0
    for position, item in enumerate(found):
        ceiling = found[position + 1].start if position + 1 < len(found) else len(low)
        amounts.append(_amount(text, low, item, floor, ceiling, yen))
        floor = item.end
    return amounts


def _amount(text: str, low: str, item: _Sum, floor: int, ceiling: int, yen: str) -> Amount:
    code = item.mark.code if item.mark else "USD"
    if code == "JPY" and yen != "JPY" and any(sign in text[item.start:item.end] for sign in "¥￥"):
        code = yen
    told = qualifier(low, item.start, item.end)
    bottom, top, exactness = _bounds(item, "at_least" if item.number.floor else told)
    rate, years = period(low, item.start, item.end, floor, ceiling)
    if rate is None and item.told_end:
        rate, years = period(low, item.start, item.told_end, floor, item.end)
    return Amount(
        text[item.start:item.end], bottom, top, code, exactness, rate, years,
        kind(low, item.start, item.end, floor, ceiling, rate), item.start, item.end,
    )


def _bounds(item: _Sum, told: Qualifier | None) -> tuple[float | None, float | None, Qualifier]:
    """Bounds and qualifier: a told range stays one; a bound opens a single figure or a vague size on its far side."""
    bottom, top = round(item.low, 6), round(item.high or item.number.high, 6)  # 2.01 million is no 2,009,999.9999999998
    if item.high is not None:
        return bottom, top, "range"
    if told == "at_least":
        return bottom, None, "at_least"
    if told == "at_most":
        return None, top, "at_most"
    if bottom != top:
        return bottom, top, "range"
    return bottom, top, told or ("about" if item.number.bare or item.number.vague else "exact")


class _Parser:
    """Puts the tokens of one text together to sums."""

    def __init__(self, low: str, items: list[Token], join_conversions: bool) -> None:
        self.low = low
        self.items = items
        self.join_conversions = join_conversions

    def gap(self, index: int) -> str:
        """The text between token ``index`` and the next; too long a stretch comes back cut."""
        return self.low[self.items[index].end:min(self.items[index + 1].start, self.items[index].end + 40)]

    def sums(self) -> list[_Sum]:
        found: list[_Sum] = []
        index = 0
        while index < len(self.items):
            item = self.span(index) if self.may_begin(index) else None
            if item is None:
                index += 1
                continue
            if item.mark is None:
                if not speaks_for_itself(self.low, item.start, item.end, item.number):
                    index += 1
                    continue
                item = replace(item, mark=Mark(bare_code(self.low[item.start:item.end]), False))
            if self.join_conversions:
                item = self.joined(item)
            found.append(item)
            index = item.next
        return found

    def may_begin(self, index: int) -> bool:
        """A cheap look ahead: a plain number with nothing near behind it begins no sum."""
        token = self.items[index]
        if token.scaled or token.mark or index + 1 == len(self.items):
            return token.scaled or token.mark is not None
        return self.items[index + 1].start - token.end < _FARTHEST

    def operand(self, index: int) -> _Sum | None:
        """A number with or without a currency, beginning at token ``index``."""
        items, lead, first, start = self.items, None, index, self.items[index].start
        while index < len(items) and items[index].is_mark and index < first + 3:
            if not items[index].leads or index + 1 >= len(items) or not _LEAD_GAP.fullmatch(self.gap(index)):
                return None if lead else self.article_sum(index)
            named = items[index].mark
            lead = named if lead is None or lead.code == "USD" else lead
            index += 1
        if index >= len(items) or items[index].is_mark:
            return None
        number = items[index]
        if self.is_no_number(number, led=lead is not None):
            return None
        item = _Sum(start, number.end, number, lead or number.mark, lead is not None, index + 1)
        if lead and not plausible(lead, number.high, scaled=number.scaled, plain_year=number.year_like,
                                  adjectival=False, before="", after=self.low[number.end:number.end + 24]):
            return None
        return self.with_plus(self.with_tail(item))

    def is_no_number(self, number: Token, *, led: bool) -> bool:
        """Percentages, formulas ("$0$", "N{-}1$") and, without a currency in front, the digits of "GPT4" or "U+20"."""
        low = self.low
        formula = low[number.end:number.end + 1] == "$" == low[number.start - 1:number.start]
        if formula and not low[number.end + 1:number.end + 2].isdigit() or low.startswith(_PERCENT, number.end):
            return True
        before = low[number.start - 1:number.start]
        return not led and low[number.start].isdigit() and (before.isalpha() or before in _GLUE)

    def article_sum(self, index: int) -> _Sum | None:
        """ "a dollar", "a euro": the article is the number."""
        token = self.items[index]
        article = _ARTICLE.search(self.low, max(0, token.start - 3), token.start)
        word = self.low[token.start:token.end]
        if not article or not word.endswith(("dollar", "euro", "rupee", "buck")):
            return None
        if _NO_DOLLAR_NOUN.match(self.low, token.end):
            return None
        one = Token(article.start(), token.start, None, 1.0, 1.0)
        return _Sum(article.start(), token.end, one, token.mark, False, index + 1)

    def with_tail(self, item: _Sum) -> _Sum:
        """The sum with the currency told behind its number: "5 million euros", "$250 AUD", "75 USD million"."""
        items, index = self.items, item.next
        if index >= len(items) or not items[index].is_mark or (item.number.mark and not item.leading):
            return item
        gap, token = self.gap(index - 1), items[index]
        mark = token.mark
        if mark is None or (token.leads and ("\n" in gap or gap == " - " or mark.demand == "lead"
                                             or self.runs_on(token, gap))):
            return item
        plural = item.number.vague or self.low[item.number.end - 1] == "s"
        if not _TAIL_GAP.fullmatch(gap) and not (plural and _OF_GAP.fullmatch(gap)):
            return item
        if self.leads_on(item, index, gap):
            return item
        if item.leading and (item.mark is None or item.mark.code != "USD") and mark.code != "USD":
            return item
        if item.number.year_like and self.low.endswith("in ", 0, item.start):
            return item  # "in 2016 dollars"
        if not plausible(mark, item.number.high, scaled=item.number.scaled, plain_year=item.number.year_like,
                         adjectival=gap == "-", before=self.low[max(0, item.start - 32):item.start],
                         after=self.low[token.end:token.end + 24]):
            return item
        if gap == "-" and (article := _LEADING_ARTICLE.match(self.low, item.start)):
            item = replace(item, start=article.end())
            if self.low[item.start:item.number.end] in SCALES:
                item = replace(item, number=replace(item.number, bare=True))  # "a million-dollar bonus"
        keep = item.leading and item.mark is not None and mark.code == "USD"
        item = replace(item, end=token.end, mark=item.mark if keep else mark, next=index + 1)
        return self.with_cents(self.with_late_scale(item))

    def with_cents(self, item: _Sum) -> _Sum:
        """The sum with the hundredths told behind its currency: "five dollars and ten cents"."""
        cents = _CENTS.match(self.low, item.end)
        value = parse_number_words(cents["number"]) if cents and not item.number.scaled else None
        if cents is None or value is None:
            return item
        behind = item.next
        while behind < len(self.items) and self.items[behind].start < cents.end():
            behind += 1
        total = item.number.low + value / 100
        return replace(item, end=cents.end(), number=replace(item.number, low=total, high=total), next=behind)

    def runs_on(self, token: Token, gap: str) -> bool:
        """Whether a mark is glued to what follows: "2CAD2", "47$ssh"."""
        behind = self.low[token.end:token.end + 1]
        if self.low[token.end - 1].isalpha():
            return not gap and behind.isdigit()
        return behind.isalpha()

    def leads_on(self, item: _Sum, index: int, gap: str) -> bool:
        """Whether the mark at ``index`` belongs to the number behind it: "GPT-4 $5 million", "$20 $37"."""
        items = self.items
        if index + 1 >= len(items) or items[index + 1].is_mark or not items[index].leads:
            return False
        behind, number = self.gap(index), items[index + 1]
        if number.bare and number.scaled or not _LEAD_GAP.fullmatch(behind):
            return False
        if item.leading:
            return True
        if not gap and not behind and self.low[items[index].start] == "$":
            return True
        return len(behind) < len(gap) or item.number.year_like or (number.scaled and not item.number.scaled)

    def with_late_scale(self, item: _Sum) -> _Sum:
        if item.next < len(self.items) and not item.number.scaled:
            late = self.items[item.next]
            if late.bare and self.gap(item.next - 1) == " ":
                low, high = item.number.low * late.low, item.number.high * late.high
                number = replace(item.number, low=low, high=high, scaled=True)
                return replace(item, end=late.end, number=number, next=item.next + 1)
        return item

    def with_plus(self, item: _Sum) -> _Sum:
        plus = PLUS.match(self.low, item.end)
        if plus and item.mark:
            return replace(item, end=plus.end(), number=replace(item.number, floor=True))
        return item

    def span(self, index: int) -> _Sum | None:
        """A sum, or a range of two, beginning at token ``index``."""
        first = self.operand(index)
        if first is None or first.next >= len(self.items):
            return first
        between = _SPAN_GAP.fullmatch(self.low, first.end, self.items[first.next].start)
        if between is None or (first.number.floor and not between["dash"]):
            return first
        second = self.operand(first.next)
        if second is None or not self.makes_range(first, second, between):
            return first
        bottom, top = self.scaled_bounds(first, second, between)
        if not bottom < top:
            return first
        mark = first.mark if first.mark and not (second.mark and first.mark.code == "USD") else second.mark
        number = replace(first.number, low=bottom, scaled=first.number.scaled or second.number.scaled)
        return replace(first, end=second.end, number=number, mark=mark, next=second.next, high=top)

    def makes_range(self, first: _Sum, second: _Sum, between: re.Match[str]) -> bool:
        marks = [mark.code for mark in (first.mark, second.mark) if mark]
        if len(set(marks)) > 1 and marks[0] != "USD" or (len(set(marks)) > 1 and second.leading):
            return False
        if not marks and not (first.number.scaled or second.number.scaled):
            return False
        head = self.low[max(0, first.start - 110):first.start]
        if between["both"]:
            return bool(_BETWEEN.search(head))
        if between["word"] in ("until", "till") or _CHANGE.search(head):
            return False
        if first.mark is None and first.number.year_like:
            return False
        if between["word"] and first.mark and second.mark is None and not second.number.scaled:
            return not first.number.scaled and not re.match(r"\s[a-z]{3,}", self.low[second.end:second.end + 8]) \
                or bool(re.match(r"\s(?:per|an?|each)\s", self.low[second.end:second.end + 8]))
        return not (between["dash"] and first.number.scaled and second.mark is None and not second.number.scaled)

    def scaled_bounds(self, first: _Sum, second: _Sum, between: re.Match[str]) -> tuple[float, float]:
        """Both bounds, the first in the second's scale where it has none: "$5-20 million", "$1 to $2 billion"."""
        bottom, top = first.number.low, second.number.high
        if not second.number.scaled or first.number.scaled or first.number.vague:
            return bottom, top
        factor = second.number.factor
        if bottom * factor <= top or (first.mark is None and factor > 1):
            return bottom * factor, top
        if between["dash"] and bottom * factor / 1000 <= top and bottom < 1000:
            return bottom * factor / 1000, top  # "$500-1 million"
        return bottom, top

    def joined(self, item: _Sum) -> _Sum:
        """The sum with its conversion: "$100 million (€93 million)", "100 million yuan, or about $14 million,"."""
        if item.next >= len(self.items):
            return item
        begin = item.end
        if rate := _RATE_GAP.match(self.low, begin):
            begin = rate.end()
        stop = self.items[item.next].start
        opened = _CONVERSION.fullmatch(self.low, begin, stop) if stop - begin < 60 else None
        other = self.span(item.next) if opened else None
        if opened is None or other is None or other.mark is None or (item.mark and other.mark.code == item.mark.code):
            return item
        end = other.end
        if "(" in opened["open"] or "[" in opened["open"]:
            closed = _CLOSE.match(self.low, other.end)
            if closed is None:
                return item
            end = closed.end()
        while other.next < len(self.items) and self.items[other.next].start < end:
            other = replace(other, next=other.next + 1)
        return replace(item, end=end, next=other.next, told_end=item.end)
