"""What makes a figure money without its currency, and what makes one with a currency no sum: the price of a share."""

from __future__ import annotations

import re

from talent_ner.text.money_tokens import Token

_PER_SHARE = re.compile(
    r"(?:\s|-)?(?:/\s?|(?:an?|per|each)[\s-])(?:\w+\s)?(?:share|unit\sof\sstock)(?![a-z])")
_SHARE_PRICE = re.compile(
    r"\b(?:(?:shares?|stock)\b[^.;!?\n]{0,70}\b(?:closed?|closing|trad\w+|open(?:ed|ing)|rose|fell|gained|lost|climbed"
    r"|slipped|end(?:ed|ing)|jumped|dropped|surged|plunged)\b[^.;!?\n]{0,30}\b(?:at|to|by)|(?:share|stock|strike|exercise)"
    r"\sprice\s(?:of|at|is|was|to)|price\starget\s(?:of|to|at|is|was)"
    r"|(?:closed|closing|trad(?:ed|es|ing))\s(?:\w+\s){0,2}at)\s(?:about\s|around\s|a\s)?$")
_NO_FIGURE_NOUN = re.compile(
    r"\s(?:\w+\s)?(?:followers?|users?|subscribers?|audience|viewers?|downloads?|circulation|population|stars|crowds?"
    r"|headcount|employees|numbers?)")
_FIGURES_CUE = re.compile(
    r"\b(?:paid|pay(?:s|ing)?|earn(?:s|ed|ing)?|ma[dk]e[sn]?|making|worth|into|in(?:\sthe)?|at|reach(?:es|ed|ing)?|hits?"
    r"|near(?:s|ly|ing)?|over|above|up\sto|than|to|well|deep|for|of|cost\w*|spen[dt]\w*|offer\w*|low|mid|high|least|about"
    r"|nearly|around)\s$")
_SPENDING = re.compile(
    r"\b(?:worth|pa(?:id|y|ys|ying)|offer(?:s|ed|ing)?|earn(?:s|ed|ing)?|spen[dt](?:s|ing)?|invest(?:s|ed|ing)?"
    r"|pour(?:s|ed|ing)?|rais(?:e|es|ed|ing)|ma[dk](?:e|es|ing)|cost(?:s|ing)?|dangl(?:e|es|ed|ing)|valued\sat)"
    r"\s(?:(?:him|her|them|people|researchers|engineers|staff|out|in|up|to|as|much|more|than|potentially|reportedly|over"
    r"|nearly|well|into|the|at|least|perhaps)\s){0,4}$")
_PAY_IN = re.compile(  # "bonuses in the millions"
    r"\b(?:pay|salar(?:y|ies)|compensation|bonus(?:es)?|packages?|offers?|awards?|equity|stock|fortunes?|grants?)\b"
    r"[^.;!?\n]{0,40}\b(?:in|into|of|reach\w*|total\w*|exceed\w*|worth|to)\s(?:the\s)?$")
_MONEY_NOUN = re.compile(
    r"[\s-](?:in|of|on|for)?\s?(?:\w+\s)?(?:stock|equity|shares|pay(?:\spackages?)?|compensation|salar(?:y|ies)|bonus(?:es)?"
    r"|funding|investments?|cash|packages?|contracts?|offers?|options|rsus|severance|capital|deals?)(?![a-z])")
_PAY_BEFORE = re.compile(
    r"(?:\b(?:salar(?:y|ies)|(?<!user\s)(?<!code\s)(?<!customer\s)base|pay|comp|compensation|tc|ctc|bonus(?:es)?|package"
    r"|equity|rsus?))"
    r"(?:\s(?:of|is|was|at|from|ranges?|ranged|ranging|around|about|up\sto|to|over|nearly|worth|between|up|hit)|[:=~])"
    r"{0,3}\s?$")
_PAY_AFTER = re.compile(
    r"\s(?:a\syear\s)?(?:(?:in|of)\s)?(?:base(?!\s(?:model|user|version|layer|param))|salar(?:y|ies)|tc\b|ctc\b"
    r"|total\scomp|signing\sbonus|sign-on|bonus|stock|equity|ote\b|rsus?|annual\s(?:pay|salary))(?![a-z])")
_PAY_SCALE = re.compile(r"\d(?:k|mm?)$|million$|\s?(?:lakhs?|crores?|cr)$")  # billions and "70B" are nobody's pay
_FREE = re.compile(r"\s*(?:$|[.,;:)!?—–\n]|\s(?:in|on|to|for|over|each|an?|per|from|more|into|at|by|annually)\b)")
_INDIAN = re.compile(r"lakh|lac|crore|\dcr")
_LEAST_VAGUE = 1e5  # "paid thousands" may be people
_MAX_SHARE_PRICE = 100_000


def is_share_price(low: str, start: int, end: int, number: Token) -> bool:
    """Whether the sum at ``start:end`` of lower-cased text is the price of one share ("$98 a share")."""
    if number.scaled or number.low > _MAX_SHARE_PRICE:
        return False
    return bool(_PER_SHARE.match(low, end) or _SHARE_PRICE.search(low, max(0, start - 130), start))


def speaks_for_itself(low: str, start: int, end: int, number: Token) -> bool:
    """Whether a number without a currency is money all the same: a size in figures, or next to a word of pay.

    Args:
        low: the lower-cased text.
        start, end: the span of the number, or of the range it begins.
        number: the number itself.
    """
    head, after = low[max(0, start - 60):start], low[end:end + 40]
    if number.figures:
        plural = low[:number.end].endswith("s")
        told = not plural or _FIGURES_CUE.search(head) or _MONEY_NOUN.match(after)
        return bool(told) and not _NO_FIGURE_NOUN.match(after)
    if not number.scaled or number.bare:
        return False
    if number.vague:
        spent = _SPENDING.search(head) and _FREE.match(after)
        paid = _PAY_IN.search(head) and not after.startswith(" of ")
        return number.low >= _LEAST_VAGUE and bool(_MONEY_NOUN.match(after) or spent or paid)
    if not _PAY_SCALE.search(low[number.start:number.end]):
        return False
    return bool(_PAY_BEFORE.search(head) or _PAY_AFTER.match(after))


def bare_code(surface: str) -> str:
    """The currency of a sum told without one: rupees with an Indian scale, else US dollars."""
    return "INR" if _INDIAN.search(surface) else "USD"
