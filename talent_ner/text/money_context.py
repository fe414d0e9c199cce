"""What the words around a sum say of it: how exact it is, per what, over how long, and what it pays for."""

from __future__ import annotations

import re

from talent_ner.text.numerals import parse_number_words
from talent_ner.types import AmountKind, Period, Qualifier

_BEFORE: dict[str, Qualifier] = {
    **dict.fromkeys((
        "about", "around", "roughly", "approximately", "approx", "approx.", "some", "nearly", "almost", "circa", "ca.",
        "c.", "close to", "near", "an estimated", "estimated", "in the region of", "in the neighborhood of",
        "in the neighbourhood of", "in the vicinity of", "in the range of", "on the order of", "in the order of",
        "somewhere around", "what amounts to", "perhaps", "maybe", "virtually", "practically", "not far from",
        "something like", "to the tune of"), "about"),
    **dict.fromkeys((
        "at least", "more than", "over", "well over", "just over", "north of", "upward of", "upwards of",
        "in excess of", "above", "exceeding", "exceeds", "exceeded", "exceed", "topping", "tops",
        "topped", "as low as", "as little as",
        "greater than",
        "no less than", "not less than", "no fewer than", "minimum of", "a minimum", "minimum", "beyond", "surpassing",
        "surpassed", "better than", "higher than", "well above"), "at_least"),
    **dict.fromkeys((
        "up to", "upto", "as much as", "as high as", "as many as", "at most", "no more than", "not more than",
        "less than", "under", "just under", "well under", "below", "capped at", "maximum of", "a maximum", "lower than",
        "fewer than", "not exceeding", "cap of", "ceiling of", "limited to", "limit of", "shy of", "just shy of",
        "short of", "smaller than", "no higher than", "not to exceed"), "at_most"),
}
_SYMBOLS: dict[str, Qualifier] = {"~": "about", "≈": "about", "≥": "at_least", ">": "at_least", "≤": "at_most",
                                  "<": "at_most"}
_SYMBOL = re.compile(r"(?:^|[\s(\[])([~≈≥>≤<])\s?$")
_ARTICLES = frozenset(("a", "an", "the"))
_FILLERS = _ARTICLES | frozenset(
    "reported reportedly rumored rumoured whopping staggering record eye-popping eyepopping eye-watering cool "
    "massive combined total further additional another possible potential hefty jaw-dropping astonishing stunning "
    "mind-boggling incredible alleged".split())
_PHRASAL = re.compile(  # "handed over $5 million", "taking over $2 billion in debt"
    r"\b(?:hand|turn|take|took|fork|pass|carry|carried|roll|sign|cross)\w*\s(?:\w+\s)?over$")
_AFTER = re.compile(
    r",?\s(?:(?P<at_least>or\smore|or\shigher|or\sgreater|and\sup|and\supwards?|and\sabove|and\sbeyond|or\sabove"
    r"|at\sleast|at\sa\sminimum)|(?P<at_most>or\sless|or\sunder|or\sbelow|at\s(?:the\s)?(?:very\s)?most|tops|max)"
    r"|(?P<about>or\sso|or\sthereabouts|give\sor\stake))(?![a-z])")

#: Signs of an open upper side that are written onto the figure.
PLUS = re.compile(r"\+(?![\d$€£])|\s?-\s?plus(?![a-z])|\s\+(?=\s*(?:$|[),.;\n]))|\splus(?=\s*(?:$|[),.;\n]))")


def qualifier(low: str, start: int, end: int) -> Qualifier | None:
    """The bound or vagueness told around the span ``start:end`` of lower-cased text, or None. A bound beats "about"."""
    found: Qualifier | None = None
    head = low[max(0, start - 64):start]
    if symbol := _SYMBOL.search(head):
        return _SYMBOLS[symbol[1]]
    head = head.rstrip(" -\u00a0\n[*_\"“‘'")
    words = head.split()
    stripped = loose = False  # loose: a lone article bars what may be a preposition: "a fight over a $5 million fine"
    while words:
        size, told = _trailing_qualifier(words)
        if told and not (size == 1 and loose) and not (words[-1] == "over" and _PHRASAL.search(" ".join(words))):
            if told != "about":
                return told
            found, words, stripped = told, words[:-size], False
        elif words[-1] in _FILLERS:
            loose = words[-1] in _ARTICLES and not stripped
            stripped = True
            words = words[:-1]
        else:
            break
    after = _AFTER.match(low, end)
    if after and after.lastgroup == "at_least":
        return "at_least"
    if after and after.lastgroup == "at_most":
        return "at_most"
    return "about" if after else found


def _trailing_qualifier(words: list[str]) -> tuple[int, Qualifier | None]:
    """The longest qualifier the words end in: how many words it takes, and what it says."""
    for size in (4, 3, 2, 1):
        told = _BEFORE.get(" ".join(words[-size:])) if len(words) >= size else None
        if told:
            return size, told
    return 0, None


_NUMBER = r"(?:\d+(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a)"
_UNIT = r"(?P<unit>year|yr|annum|month|mo|week|wk|day|hour|hr)(?![a-z])"
_PER = re.compile(
    rf"[\s)]{{0,2}}(?:/\s?|-?(?:per|an?|each|every)[\s-]){_UNIT}"
    r"(?!\s(?:ago|earlier|before|later|from\s(?:now|then|today|that|this|\d)|after|since|old|prior)|-(?:old|long|end))"
    r"|[\s,(]{0,2}(?P<adverb>annually|yearly|p\.a\.?|pa\b|monthly|per\sannum|annualized|annualised|annual\b|in\sannual)"
    r"|\s?(?:an?|per)\s(?P<other>share|apiece)")
_PER_LATER = re.compile(
    rf"[^.;!?\n$€£¥₹\d]{{0,48}}?\s(?:(?:per|an?|each|every)\s{_UNIT}(?!\s(?:ago|earlier|before|later|from|after|since|"
    rf"old|prior))|(?P<adverb>annually|yearly))")
_ANNUAL_BEFORE = re.compile(
    r"\b(?:(?P<year>annual|annualized|annualised|yearly|annually|per[\s-]year|a\syear)|(?P<month>monthly))\b"
    r"(?:\s(?!revenue|report)[a-z-]+){0,6}[\s:]*$")
_TERM_AFTER = re.compile(
    rf"[^.;!?\n$€£¥₹]{{0,60}}?\b(?P<how>over|across|spread|spanning|during|for)\s(?:the\s|a\s|its\s|their\s)?"
    r"(?:(?:next|first|coming|following|course\sof|period\sof|span\sof|about|at\sleast|up\sto|as\smany\sas|roughly|some"
    r"|more\sthan|around|a|the|initial)\s){0,4}"
    rf"(?:(?P<number>{_NUMBER})|several|multiple|many|a\sfew|(?P<multi>multi))"
    rf"(?:(?:-?\sto\s|-|–|\sor\s)(?P<upper>{_NUMBER}))?[\s-]years?(?![a-z])(?!\s(?:ago|of|old|earlier)|-old|\s?[-–]\sold)")
_TERM_BEFORE = re.compile(
    rf"\b(?:(?P<number>{_NUMBER})|(?P<multi>multi|several|multiple))[\s-]year(?![\w-])[,\s]{{1,2}}"
    r"(?:(?:pay|compensation|comp|employment|all-stock|stock|equity|retention|vesting|contract|deal|package|agreement|"
    r"offer|pact|commitment|grant|plan|term|worth|valued|of|at|for|totaling|totalling|total|that|could|be|is|was|with|"
    r"reportedly|up|to|as|much|nearly|about|around|more|than|over|roughly|at|least|an?|the|and|award|bonus|incentive|"
    r"exceeding|estimated|some|between|from|period|he|she|they|would|pays?|paying|earns?)[\s,]{1,2}){0,10}$")
_TOTAL = re.compile(r"(?:\bin\stotal|\baltogether|\bone-time|\blump[\s-]sum|\bup[\s-]front)\b")


def period(low: str, start: int, end: int, floor: int, ceiling: int) -> tuple[Period | None, float | None]:
    """Per what the sum is paid, and over how many years.

    Args:
        low: the lower-cased text.
        start, end: the sum's span.
        floor, ceiling: the stretch the sum's own words lie in: beyond it another sum begins.

    Returns:
        "year" or "month" for a rate, "total" for a sum over a term or told to be one, else None; and the term's years.
    """
    years, termed = _term(low, start, end, floor, ceiling)
    near = _PER.match(low, end, ceiling)
    if near is None:
        near = _PER_LATER.match(low, end, ceiling)
    if near:
        groups = near.groupdict()
        if groups.get("unit") in ("year", "yr", "annum"):
            return "year", years
        if groups.get("unit") in ("month", "mo") or groups["adverb"] == "monthly":
            return "month", years
        if groups["adverb"]:
            return "year", years
        return None, years
    if low[:end].endswith("lpa"):
        return "year", years
    head = low[max(floor, start - 70):start]
    before = _ANNUAL_BEFORE.search(_last_clause(head))
    if before:
        return ("year" if before["year"] else "month"), years
    if termed or _TOTAL.search(low[end:min(end + 24, ceiling)]) or _TOTAL.search(head[-24:]):
        return "total", years
    return None, years


def _last_clause(head: str) -> str:
    """The part of ``head`` behind its last sentence end or line break."""
    return re.split(r"[.;!?\n](?:\s|$)", head)[-1]


def _term(low: str, start: int, end: int, floor: int, ceiling: int) -> tuple[float | None, bool]:
    """The years a sum is spread over (None where they are not numbered) and whether a term is told at all."""
    match = _TERM_AFTER.match(low, end, ceiling)
    if match and match["how"] == "for" and match.start("how") - end > 24:
        match = None
    if match is None:
        match = _TERM_BEFORE.search(_last_clause(low[max(floor, start - 90):start]))
    if match is None:
        return None, False
    number = match.groupdict().get("upper") or match["number"]
    if number == "a":
        return (1.0, True) if match.re is _TERM_AFTER else (None, False)
    return (parse_number_words(number) if number else None), True


_WORDS: tuple[tuple[str, AmountKind | None, int, str], ...] = (
    # group name, kind, handicap in characters (weak words yield to strong ones near by), words
    ("signing", "signing_bonus", 0, r"sign(?:ing)?[\s-]on(?:\s(?:bonus(?:es)?|payments?|fees?|packages?|awards?))?"
     r"|signing\s(?:bonus(?:es)?|fees?|payments?|packages?|awards?)|(?:joining|hiring|welcome)\sbonus(?:es)?"
     r"|golden\shellos?|upfront\sbonus(?:es)?"),
    ("retention", "retention", 0, r"(?:retention|stay|stay-on|loyalty)(?:[\s-](?:bonus(?:es)?|packages?|payments?"
     r"|awards?|grants?|offers?|deals?|pool|plan|incentives?|equity|stock|bids?))"
     r"|retention|to\s(?:retain|keep)|stay\sbonus(?:es)?"),
    ("severance", "severance", 0, r"severance(?:\s(?:packages?|payments?|pay|deals?))?|golden\sparachutes?"
     r"|exit\spackages?|redundancy\s(?:pay|payments?|packages?)|payoffs?"),
    ("bonus", "bonus", 0, r"(?:performance\s|annual\s|cash\s|special\s|year-end\s|one-time\s)?bonus(?:es)?"),
    ("salary", "salary", 0, r"(?:base\s|annual\s|starting\s|basic\s)?salar(?:y|ies)|base\s(?:pay|compensation)|wages?"
     r"|base|annual\spay|hourly\srate|take-home"),
    ("package", "package", 2, r"(?:(?:pay|compensation|comp|salary|stock|total|equity|retention)\s)?packages?"
     r"|pay\spackets?|total\s(?:compensation|comp|pay|remuneration)|compensation|remuneration|\btc\b|\bctc\b|pay\sdeals?"
     r"|all-in\scomp(?:ensation)?|comp"),
    ("valuation", "valuation", 0, r"(?:pre-money\s|post-money\s|private\s)?valuations?|valued|values|valuing"
     r"|market\s(?:cap(?:itali[sz]ation)?|value)"),
    ("acquisition", "acquisition", 2, r"acqui(?:re[sd]?|ring|sitions?)|takeovers?|buyouts?|bought|buy(?:s|ing|ers?)?"
     r"|purchase[sd]?|purchasing|acqui-?hire[sd]?|(?:was\s|were\s|been\s)?sold|merge[rd]?s?|takeover\s(?:bids?|offers?)"
     r"|snapped\sup|(?:acquisition|purchase|takeover|sale)\sprice"),
    ("licence", None, 0, r"licen[cs](?:e|es|ing|ed)"),
    ("money_in", "investment", 0, r"invest(?:s|ed|ing|ments?)?|seeded|stakes?"
     r"|(?:seed|funding|financing|venture|investment)(?:\s(?:rounds?|money|funding|capital))?|rounds?|raise[sd]?|raising|fund-?rais\w+|series\s[a-k]\b|backing"
     r"|pour(?:s|ed|ing)?|injection|injected|injecting|injects?|plough(?:ed|s|ing)?|plow(?:ed|s|ing)?|capital"),
    ("equity", "equity", 0, r"(?:restricted\s)?(?:stock|share)\s(?:options?|grants?|units?|awards?)|restricted\sstock"
     r"|equity(?:\s(?:grants?|awards?|packages?))?|stock(?!\s(?:deal|purchase|market|price))|shares|options|rsus?"),
    ("pay", "salary", 22, r"(?<!to\s)(?<!will\s)(?<!would\s)(?<!could\s)(?<!can\s)(?<!must\s)pay(?!\sfor)"
     r"|paychecks?|earn(?:s|ed|ing|ings)?"),
    ("offer", "package", 26, r"contracts?|offers?|offered|offering|job\soffers?|counter-?offers?"),
    ("deal", "package", 26, r"deals?"),
    ("into", "investment", 6, r"(?<!well\s)(?<!far\s)into(?!\sthe\s(?:hundreds|tens|millions|billions))"),
    ("commit", "investment", 24, r"commit(?:s|ted|ting)?|commitments?|led"),
    ("worth", "valuation", 40, r"company\sworth|startup\sworth|start-up\sworth"),
    ("cost", None, 18, r"costs?|costing"),
    ("other", None, 4, r"revenues?|sales|profits?|loss(?:es)?|fines?|fined|lawsuits?|settle(?:ment|d)"
     r"|budgets?|capex|capital\s(?:expenditures?|spending)|debts?|loans?|arr|turnover|damages|credits?|prices?|priced|penalt(?:y|ies)"
     r"|subscriptions?|grants?\sfor|savings?|expenses?"),
)
_KINDS = re.compile(r"(?<![\w$-])(?:" + "|".join(f"(?P<{name}>{words})" for name, _, _, words in _WORDS)
                    + r")(?![\w])")
_KIND_OF = {name: (kind, handicap) for name, kind, handicap, _ in _WORDS}
_PAYING = re.compile(r"\b(?:pa(?:y|ys|id|ying)|ma(?:ke|kes|de|king))\b")
_VALUED_PAY = re.compile(  # "a package valued at $5 million" tells of a package
    r"\b(?:packages?|stock|shares|equity|options|rsus?|grants?|awards?|bonus(?:es)?|offers?|deals?|contracts?|compensation)"
    r"(?:\s(?:is|was|are|were|that|reportedly|currently|initially|been|be)){0,3},?\s$")
_ASIDE = ("with ", "including ")
_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
_REACH = 90


def kind(low: str, start: int, end: int, floor: int, ceiling: int, rate: Period | None) -> AmountKind | None:
    """What the sum pays for, by the nearest telling word of its sentence; None where none is near.

    Args:
        low: the lower-cased text.
        start, end: the sum's span.
        floor, ceiling: offsets other sums keep: words beyond them belong to those.
        rate: the sum's period; earning so much a year is a salary.
    """
    left, right = max(floor, start - _REACH), min(ceiling, end + _REACH)
    for stop in _STOP.finditer(low, left, start):
        left = stop.end()
    if stop_after := _STOP.search(low, end, right):
        right = stop_after.start()
    best: tuple[float, AmountKind | None] | None = None
    for match in _KINDS.finditer(low, left, right):
        if match.start() < start < match.end() or start <= match.start() < end:
            continue
        if match.lastgroup == "valuation" and _VALUED_PAY.search(low, left, match.start()):
            continue
        told, handicap = _KIND_OF[match.lastgroup or ""]
        distance = float(handicap)
        if match.end() <= start:
            gap = low[match.end():start]
            distance += len(gap) + 0.5
        else:
            gap = low[end:match.start()]
            distance += 0 if gap == " of " else len(gap) + (0 if len(gap) < 16 else 6)
        if low.endswith(_ASIDE, left, match.start()):
            distance += 45
        distance += 14 * gap.count(",") + 10 * gap.count(" and ") + 80 * (gap.count(" plus ") + gap.count("+"))
        if match.lastgroup == "deal" and rate is None:
            told = None  # a deal with a term is somebody's contract, any other may be between companies
        if best is None or distance < best[0]:
            best = distance, told
    if best is not None and best[0] <= 75:
        return best[1]
    return "salary" if rate and _PAYING.search(low, left, start) else None
