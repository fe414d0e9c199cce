"""How currencies are written in English text, and the ISO 4217 code each way stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

#: One sign, read without what stands before it. A bare dollar is the US dollar; a bare yen sign is decided by context.
SIGNS: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "￦": "KRW", "₹": "INR", "₨": "INR",
    "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₦": "NGN", "₸": "KZT",
    "₾": "GEL", "₿": "XBT",
}
#: Letters set before a sign, by the sign. Case counts except where the prefix is spelled as a code ("usd$").
PREFIXES: dict[str, dict[str, str]] = {
    "$": {"US": "USD", "U.S.": "USD", "U": "USD", "USD": "USD", "AU": "AUD", "A": "AUD", "AUD": "AUD", "CA": "CAD",
          "C": "CAD", "CDN": "CAD", "Can": "CAD", "CAD": "CAD", "HK": "HKD", "HKD": "HKD", "NT": "TWD", "NTD": "TWD",
          "TW": "TWD", "S": "SGD", "SG": "SGD", "SGD": "SGD", "NZ": "NZD", "NZD": "NZD", "R": "BRL", "BR": "BRL",
          "MX": "MXN", "Mex": "MXN", "AR": "ARS", "CL": "CLP", "COL": "COP"},
    "¥": {"CN": "CNY", "RMB": "CNY", "JP": "JPY"},
    "£": {"E": "EGP"},
}
#: ISO codes (and two everyday near-codes) read in capitals wherever they touch a number.
CODES = frozenset(
    "USD EUR GBP JPY CNY RMB CNH AUD CAD CHF HKD SGD NZD SEK NOK DKK KRW INR MXN TWD NTD ZAR BRL PLN THB ILS NIS IDR "
    "CZK AED TRY HUF CLP SAR PHP MYR COP RUB RON PEN BHD BGN ARS QAR KWD OMR EGP NGN KES VND PKR BDT LKR UAH GEL KZT "
    "ISK MAD TND JOD LBP GHS".split())
_CODE_ALIASES = {"RMB": "CNY", "CNH": "CNY", "NTD": "TWD", "NIS": "ILS"}
#: Codes that are no English words, safe in lower case too.
_LOWER_CODES = CODES - {"TRY", "RON", "PEN", "COP", "MAD", "CAD", "PHP", "NIS", "ARS", "SAR", "SEK", "NOK"}
#: Codes that also name other things ("PHP 8", "COP 28"): only a large or a scaled number makes them money.
_HOMOGRAPH_CODES = frozenset({"TRY", "RON", "PEN", "COP", "MAD", "PHP", "ARS", "GEL"})

_BEFORE_OR_AFTER = {"rm": "MYR", "rp": "IDR", "dh": "AED", "dhs": "AED",
                    "zł": "PLN", "kč": "CZK", "ringgit": "MYR", "ringgits": "MYR", "rupees": "INR"}
_CASED = {"rs": ("Rs",), "rs.": ("Rs.",), "rm": ("RM",), "rp": ("Rp",), "dh": ("Dh",), "tl": ("TL",), "r": ("R",),
          "dhs": ("Dhs",), "ft": ("Ft",), "zł": ("zł",), "kč": ("Kč",)}
_NOUNS: dict[str, tuple[str, ...]] = {
    "USD": ("dollar", "dollars", "buck", "bucks"), "EUR": ("euro", "euros"), "JPY": ("yen",),
    "GBP": ("pound", "pounds", "quid", "pound sterling", "pounds sterling"), "CNY": ("yuan", "renminbi"),
    "KRW": ("won",), "INR": ("rupee",), "CHF": ("franc", "francs"), "ILS": ("shekel", "shekels"),
    "AED": ("dirham", "dirhams"), "SAR": ("riyal", "riyals", "rial", "rials"), "VND": ("dong",),
    "BRL": ("reais", "reals"),
    "MXN": ("peso", "pesos"), "RUB": ("ruble", "rubles", "rouble", "roubles"), "TRY": ("lira", "liras"),
    "ZAR": ("rand", "rands"), "PLN": ("zloty", "zlotys", "zloties"), "THB": ("baht",), "IDR": ("rupiah", "rupiahs"),
    "HUF": ("forint", "forints"), "CZK": ("koruna", "korunas"), "SEK": ("krona", "kronor"),
    "NOK": ("krone", "kroner"), "NGN": ("naira",), "UAH": ("hryvnia", "hryvnias"), "KWD": ("dinar", "dinars"),
}
_NATIONAL: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("us", "u.s.", "american"), ("dollar", "dollars"), "USD"),
    (("canadian",), ("dollar", "dollars"), "CAD"),
    (("australian", "aussie"), ("dollar", "dollars"), "AUD"),
    (("hong kong",), ("dollar", "dollars"), "HKD"),
    (("singapore", "singaporean"), ("dollar", "dollars"), "SGD"),
    (("new zealand",), ("dollar", "dollars"), "NZD"),
    (("taiwan", "taiwanese", "new taiwan"), ("dollar", "dollars"), "TWD"),
    (("british", "uk"), ("pound", "pounds"), "GBP"),
    (("egyptian",), ("pound", "pounds"), "EGP"),
    (("lebanese",), ("pound", "pounds"), "LBP"),
    (("korean", "south korean"), ("won",), "KRW"),
    (("chinese",), ("yuan", "renminbi"), "CNY"),
    (("japanese",), ("yen",), "JPY"),
    (("indian",), ("rupee", "rupees"), "INR"),
    (("pakistani", "pakistan"), ("rupee", "rupees"), "PKR"),
    (("sri lankan",), ("rupee", "rupees"), "LKR"),
    (("swiss",), ("franc", "francs"), "CHF"),
    (("israeli", "new israeli"), ("shekel", "shekels"), "ILS"),
    (("uae", "emirati"), ("dirham", "dirhams"), "AED"),
    (("moroccan",), ("dirham", "dirhams"), "MAD"),
    (("saudi",), ("riyal", "riyals", "rial", "rials"), "SAR"),
    (("qatari", "qatar"), ("riyal", "riyals", "rial", "rials"), "QAR"),
    (("omani",), ("riyal", "riyals", "rial", "rials"), "OMR"),
    (("kuwaiti",), ("dinar", "dinars"), "KWD"),
    (("bahraini",), ("dinar", "dinars"), "BHD"),
    (("jordanian",), ("dinar", "dinars"), "JOD"),
    (("tunisian",), ("dinar", "dinars"), "TND"),
    (("philippine", "filipino"), ("peso", "pesos"), "PHP"),
    (("chilean",), ("peso", "pesos"), "CLP"),
    (("colombian",), ("peso", "pesos"), "COP"),
    (("argentine", "argentinian"), ("peso", "pesos"), "ARS"),
    (("mexican",), ("peso", "pesos"), "MXN"),
    (("turkish",), ("lira", "liras"), "TRY"),
    (("russian",), ("ruble", "rubles", "rouble", "roubles"), "RUB"),
    (("brazilian",), ("reais", "real", "reals"), "BRL"),
    (("south african",), ("rand", "rands"), "ZAR"),
    (("polish",), ("zloty", "zlotys"), "PLN"),
    (("thai",), ("baht",), "THB"),
    (("vietnamese",), ("dong",), "VND"),
    (("malaysian", "malaysia"), ("ringgit", "ringgits"), "MYR"),
    (("indonesian",), ("rupiah", "rupiahs"), "IDR"),
    (("hungarian",), ("forint", "forints"), "HUF"),
    (("czech",), ("koruna", "korunas", "crown", "crowns"), "CZK"),
    (("swedish",), ("krona", "kronor", "kroner", "crown", "crowns"), "SEK"),
    (("danish",), ("krone", "kroner", "crown", "crowns"), "DKK"),
    (("norwegian",), ("krone", "kroner", "crown", "crowns"), "NOK"),
    (("nigerian",), ("naira",), "NGN"),
    (("ukrainian",), ("hryvnia", "hryvnias"), "UAH"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a currency word is: its ISO code, whether it may stand before the number, and what the number must be.

    ``demand`` names the check of :func:`plausible`: "" none, "large" a scale word or at least 100, "lead" a number
    behind the mark only, "scaled" a scale word, "won", "pound" and "foot" the checks of those words ("Ft" may be
    forints or feet).
    """

    code: str
    leads: bool
    demand: str = ""


def _words() -> dict[str, Mark]:
    table = {noun: Mark(code, False) for code, nouns in _NOUNS.items() for noun in nouns}
    for adjectives, nouns, code in _NATIONAL:
        table.update({f"{adjective} {noun}": Mark(code, False) for adjective, noun in product(adjectives, nouns)})
    table.update({word: Mark(code, True) for word, code in _BEFORE_OR_AFTER.items()})
    for code in CODES:
        demand = "large" if code in _HOMOGRAPH_CODES else ""
        table[code.lower()] = Mark(_CODE_ALIASES.get(code, code), True, demand)
    table["rs"], table["rs."] = Mark("INR", True), Mark("INR", True, "lead")
    table["tl"], table["r"] = Mark("TRY", False), Mark("ZAR", True, "scaled")
    table["won"] = Mark("KRW", False, "won")
    table["ft"] = Mark("HUF", False, "foot")
    for noun in ("pound", "pounds"):
        table[noun] = Mark("GBP", False, "pound")
    return table


WORDS: dict[str, Mark] = _words()

_FALSE_FRIENDS = {
    "won": re.compile(r"\s(?:the|an?|his|her|its|their|this|that|over|by|in|at|gold|silver|awards?|medals?)\b"),
    "pound": re.compile(
        r"-?(?:\s|-)(?:of\s(?!debt|funding|investment|cash|credit|savings|revenue|equity|stock)|bags?\b|weights?\b"
        r"|heavy\b|heavier\b|lighter\b|per\ssquare|each\sof)"),
    "foot": re.compile(r"\s(?:tall|long|high|wide|deep|from|by|above|below|x|of)\b"),
}
_WEIGHING = re.compile(r"\b(?:weigh\w*|lost|gained?|shed|lose|lift\w*|heav\w+|mass)\b[^.;]{0,20}$")


def word_mark(surface: str) -> Mark | None:
    """The currency a word, code or adjective with noun stands for; None where its case forbids it ("try", "FT")."""
    key = " ".join(surface.lower().split())
    mark = WORDS.get(key)
    if mark is None:
        return None
    if key in _CASED:
        return mark if surface in _CASED[key] else None
    code = key.upper()
    if code in CODES and surface != code and code not in _LOWER_CODES:
        return None
    return mark


_WORD_LIKE = frozenset(("A", "U", "S", "R", "E", "Can", "can", "us"))
_PREFIX = re.compile(r"(?<![^\W\d_])([A-Za-z]{1,3}|U\.S\.)([ \u00a0]?)$")


def sign_mark(text: str, position: int) -> tuple[Mark, int]:
    """The currency of the sign at ``position`` and the offset where its prefix begins.

    Letters stand apart from the sign only where they cannot be a word: "US $5", "C $5", but "A $5 million deal".
    """
    sign = text[position]
    known = PREFIXES.get("¥" if sign == "￥" else sign, {})
    if known and (match := _PREFIX.search(text, max(0, position - 6), position)):
        letters, apart = match.group(1, 2)
        code = known.get(letters) or (known.get(letters.upper()) if len(letters) > 1 or letters == "c" else None)
        if code and (not apart or letters not in _WORD_LIKE):
            return Mark(code, True), match.start()
    return Mark(SIGNS[sign], True), position


def plausible(mark: Mark, value: float, *, scaled: bool, plain_year: bool, adjectival: bool,
              before: str, after: str) -> bool:
    """Whether a number with this currency word is money: "3 billion won" is, "in 2021 won the" and "20 pounds" are not.

    Args:
        mark: the currency word.
        value: the number's value.
        scaled: the number carries a scale (million, bn).
        plain_year: the number is written like a calendar year.
        adjectival: a hyphen joins number and word ("twenty-pound").
        before: lower-case text in front of the number.
        after: lower-case text behind the word.
    """
    if mark.demand in ("", "lead") or (scaled and mark.demand != "won"):
        return True
    if mark.demand == "scaled":
        return False
    if mark.demand == "large":
        return value >= 100 and not plain_year
    if _FALSE_FRIENDS[mark.demand].match(after):
        return False
    if mark.demand == "won":
        return scaled or (value >= 100 and not plain_year)
    if mark.demand == "pound":
        return not adjectival and not _WEIGHING.search(before)
    return True


_YUAN = re.compile(r"yuan|renminbi|\brmb\b|\bcny\b|\bchin(?:a|ese)\b", re.IGNORECASE)
_YEN = re.compile(r"\byen\b|\bjpy\b|\bjapan|\btokyo|\bosaka|\bkyoto", re.IGNORECASE)


def yen_sign_code(text: str) -> str:
    """What a bare ¥ means in this text: CNY where it speaks of China or the yuan and not of Japan, else JPY."""
    return "CNY" if _YUAN.search(text) and not _YEN.search(text) else "JPY"
