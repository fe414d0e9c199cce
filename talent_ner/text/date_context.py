"""What the words around a date expression say: whether it is one at all, and which way its clause looks.

"May", "March", "Sun" and "2000" are words, names and counts as often as dates; the neighbouring words decide.
"""

from __future__ import annotations

import re

from talent_ner.text.date_values import Direction
from talent_ner.text.date_words import MONTHS, WEEKDAYS, Form

_REACH = 120  # characters of a clause that are looked at on either side

_BEFORE_WORD = re.compile(r"(\S+)\s+(?:the\s+)?$")
_AFTER_WORD = re.compile(r"\s+([^\W\d_]+)")
_LEADS = frozenset("in of by since until till before after during from to through thru last this next early late mid "
                   "and or between for past beginning starting year around circa throughout end on".split())
_FIRM_LEADS = frozenset("in since until till during last next early late mid this".split())
_AMBIGUOUS_MONTHS = frozenset("may march april june august jan feb mar apr jun jul aug sep sept oct nov dec".split())
_NAME_MONTHS = frozenset("may april june august jan".split())
_DETERMINERS = frozenset("the a an its their his her our".split())
_MONTH_NEAR = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)
_AMBIGUOUS_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_DAY_NAMES_BEFORE = frozenset("black good super cyber ash easter holy palm bloody casual girl man every each".split())
_COUNTED = frozenset("about over than nearly almost some least most roughly approximately only another no number room "
                     "model version v page pages windows copyright © (c) $ € £ ¥ us$ usd eur".split())
_NOT_PLURAL = frozenset("was is has as its this does us vs sees says plus perhaps thus across towards besides onwards "
                        "afterwards".split())
_VAGUE_BOUND = re.compile(r"\b(?:(?:since|until|till|after|before|by)\s+(?:at\s+least|about|around|roughly)"
                          r"|(?:sooner|later|earlier)\s+than)\s+$", re.IGNORECASE)
_COUNT_LEADS = frozenset("of to for and or from with between around on".split())

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“(])|\n")
_NEW_CLAUSE = re.compile(r"(?:^|[,;:–—]|\s-|\b(?:and|but|then|while))\s*(?:(?:only|later|early|late)\s+)?"
                         r"(?:in|on|by|from|until|for|starting)?\s*(?:the\s+)?$", re.IGNORECASE)
_IRREGULAR = ("was|were|had|did|been|gone|become|taken|done|begun|said|told|left|went|came|took|became|began|made"
              "|gave|got|bought|sold|won|lost|quit|wrote|ran|led|met|put|fell|rose|built|held|spent|knew|saw|spoke|brought|drew|grew|kept|sent|paid"
              "|chose|hit|let(?![’'])|broke|drove|flew|found|heard|stood|struck|swore|taught|thought|threw|shut|ended")
_SCHEDULED = ("starts|begins|joins|leaves|retires|departs|takes|steps|moves|heads|opens|closes|launches|returns|expires"
              "|ends|goes|becomes|arrives|kicks|close|open|begin|start|vests?")
_CUES = re.compile(
    rf"\b(?:(?P<unreal>(?:would|could|may|might|must|should)(?:\s+not)?\s+have\s+\w+)"
    r"|(?P<future>(?:will|shall|would|could|(?-i:may)|might|should|must|won[’']t)(?:\s+(?:not|also|then|soon|now|only|\w+ly))*"
    r"\s+(?:be\s+)?\w+"
    r"|(?:due|set|expected|scheduled|slated|poised|planned|about|going|likely|hop\w+|plan\w*|intend\w*|aim\w*|prepar\w+"
    r"|wants?|agreed|agrees|ready|reportedly)\s+to\s+(?:be\s+)?\w+|(?:due|set|scheduled|slated|planned|effective)\b"
    rf"|(?:is|are|am)\s+(?:(?:not|also|now|soon)\s+)?(?:being\s+)?\w+ing|(?:{_SCHEDULED}))"
    r"|(?P<gone>(?:following|after|left\s+by|created\s+by)\s+(?:the|his|her|their)\s+(?:\w+\s+)?"
    r"(?:retirement|departure|resignation|death|exit|dismissal|removal|ouster|firing|promotion)s?)"
    r"|(?P<none>(?:the|a|an|its|their|his|her|our|newly|\w{2,}ly|so|year|be)[\s-]+\w+ed)"
    rf"|(?P<past>(?<!-)[a-z]{{2,}}ed|{_IRREGULAR}))\b|[’'](?P<will>ll)\s+\w+", re.IGNORECASE)
_HEADLINE = re.compile(r"\bto\s+(?:join|leave|start|begin|become|step|take|lead|retire|depart|replace|succeed|open"
                       r"|launch|close|return|move|head|run|resign|quit|be|go|hire|buy|acquire|invest)\b",
                       re.IGNORECASE)
_TITLE = re.compile(r"\W*(?:[A-Z][\w.’'-]*\s+){1,6}to\s+(?!the\b|an?\b|its\b|their\b)[a-z]+\b")  # "Acme to cut jobs"
_COPULA = re.compile(r"\b(?:is|are)\s+(?:on\s+|in\s+|by\s+)?(?:the\s+)?$", re.IGNORECASE)  # "the deadline is Friday"
# "Resigned with effect from 31 January", "effective March 1": the nearest such day, which may just have passed.
_TAKING_EFFECT = re.compile(r"\b(?:with\s+effect|effective)\s+(?:(?:from|on|as\s+of)\s+)?(?:the\s+)?\S+", re.IGNORECASE)
_LEAD = len("with effect as of the ")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ADDRESS = re.compile(r"\S*/\S*/\S*")  # the words in a link tell nothing


def _clause_before(text: str, start: int) -> str:
    window = text[max(0, start - _REACH):start]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    return _ADDRESS.sub(" ", window[ends[-1]:] if ends else window)


def _clause_after(text: str, end: int) -> str:
    window = text[end:end + _REACH]
    stop = _SENTENCE_END.search(window)
    return _ADDRESS.sub(" ", window[:stop.start()] if stop else window)


def same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between the two offsets."""
    return end - start < 3 * _REACH and not _SENTENCE_END.search(text, start, end)


def _way(match: re.Match[str]) -> Direction | None:
    if match["future"] or match["will"]:
        return "future"
    return "past" if match["past"] or match["unreal"] or match["gone"] else None


def direction(text: str, start: int, end: int) -> Direction | None:
    """Whether the clause around ``text[start:end]`` tells of the past or the future, None where nothing says."""
    before, after = _clause_before(text, start), _clause_after(text, end)
    behind = [way for match in _CUES.finditer(before) if (way := _way(match))]
    ahead = next((way for match in _CUES.finditer(after) if (way := _way(match))), None)
    if _COPULA.search(before):
        return "future"
    if _TAKING_EFFECT.search(before[-_LEAD:] + text[start:end]) and _DAY.search(text, start, end):
        return None
    if ahead and (not behind or _NEW_CLAUSE.search(before)):
        return ahead
    if behind:
        return behind[-1]
    return "future" if _HEADLINE.search(before) or _TITLE.match(before) else None


def clean_start(text: str, start: int) -> bool:
    """Whether what stands before ``start`` lets a date begin: no part of an address, code, price or longer number."""
    if start == 0:
        return True
    previous = text[start - 1]
    if previous.isspace():
        return not (text[start].isdigit() and text[max(0, start - 2)] in "$€£¥₹#")
    if previous.isalnum() or previous in "_/\\@#=&?+%$€£¥₹~^":
        return False
    if previous in ".:,-–'’" and start > 1:
        if text[start].isdigit() and previous in "'’" and not text[start - 2].isalnum():
            return True
        return (previous not in "-'’" and not (text[start - 2].isalnum() and previous in ".:,")) or previous == "–"
    return True


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the expression is all there is on its line or in its table cell."""
    line = text[text.rfind("\n", max(0, start - 40), start) + 1 if start else 0:start]
    rest = text[end:end + 40].split("\n", 1)[0]
    return not line.rpartition("|")[2].strip(" *_>([\t") and not rest.partition("|")[0].strip(" .,:;!?*_)]\t\r")


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The word before, with its punctuation, and the word that follows after blanks only."""
    before = _BEFORE_WORD.search(text[max(0, start - 40):start])
    after = _AFTER_WORD.match(text, end)
    return before[1] if before else "", after[1] if after else ""


def _is_month(text: str, form: Form) -> bool:
    surface = text[form.start:form.end]
    word = surface.lower()
    if word not in _AMBIGUOUS_MONTHS:
        return True
    before, after = _neighbours(text, form.start, form.end)
    lead, follower = before.lower(), after.lower()
    led = lead in _LEADS or lead.rstrip(",/&") in MONTHS or text[max(0, form.start - 1):form.start] in ("-", "–", "~")
    named = after[:1].isupper() and follower not in MONTHS and follower not in WEEKDAYS
    if surface[0].islower() and word in ("may", "march", "august"):
        return (lead in _FIRM_LEADS - {"this"} and (not after or word != "march" or follower not in ("on", "to", "of"))
                ) or _alone(text, form.start, form.end)
    if lead in ("and", "or") and word in _NAME_MONTHS:
        return not named and bool(_MONTH_NEAR.search(text[max(0, form.start - 24):form.start]))
    if led:
        return not (named and word in _NAME_MONTHS and lead not in _FIRM_LEADS)
    if _alone(text, form.start, form.end):
        return True
    if word in ("may", "march") or (len(word) < 5 and word != "june"):
        return (lead in _DETERMINERS and after.islower()
                and follower not in ("on", "of", "to", "for", "in", "at", "through", "from", "be", "have", "not"))
    return not named and (not before[:1].isupper() or lead in _DETERMINERS)


def _is_weekday(text: str, form: Form) -> bool:
    surface = text[form.start:form.end]
    word = surface.lower()
    before, after = _neighbours(text, form.start, form.end)
    lead = before.lower().strip("(\"“'")
    if lead in _DAY_NAMES_BEFORE:
        return False
    article = text[max(0, form.start - 4):form.start].lower() == "the "
    named = after[:1].isupper() and after.lower() not in MONTHS and after != "I"
    if word in _AMBIGUOUS_DAYS:
        if article:
            return False
        leads = ("on", "this", "next", "last", "until", "by", "since", "from", "to", "or", "and")
        return _alone(text, form.start, form.end) or (lead in leads and not named)
    if named and (article or lead in ("a", "an", "of", "in", "to", "for", "with", "at", "by") or not before
                  or before[-1] in ".:"):
        return False
    return surface[0].isupper() or not article


def _is_year(text: str, form: Form) -> bool:
    assert form.year is not None
    before, after = _neighbours(text, form.start, form.end)
    lead = before.lower().strip("(\"“'[")
    if _VAGUE_BOUND.search(text[max(0, form.start - 24):form.start]):
        lead = "since"
    if lead in _COUNTED or (before[-1:] in "$€£¥©#" and before):
        return False
    plural = after.islower() and after.endswith("s") and after not in _NOT_PLURAL
    if lead in _LEADS - _COUNT_LEADS:
        return not plural or 1980 <= form.year <= 2040
    if not 1900 <= form.year <= 2049 or plural or text[form.end:form.end + 1] == "-":
        return False
    if lead in _COUNT_LEADS or _alone(text, form.start, form.end):
        return True
    return not (before[-1:].isalnum() and before[:1].isupper()) or lead in _DETERMINERS or before.endswith(("'s", "’s"))


def _is_season(text: str, form: Form) -> bool:
    before = text[max(0, form.start - 20):form.start].lower()
    fall = text[form.start:form.end].lower() == "fall"
    if fall:
        return bool(re.search(r"\b(?:in|during|since|by|until|before|after|over)\s+the\s$", before)) and not re.match(
            r"\s+(?:of|from)\b", text[form.end:form.end + 8])
    return bool(re.search(r"\b(?:in|during|since|by|until|before|after|over|through)\s+(?:the\s+)?$", before))


_ROLLING = re.compile(r"\b(?:over|during|in|for|within|throughout|across)\s+(?:(?:the|this|his|her|their)\s+)?$",
                      re.IGNORECASE)
_COUNTING = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|times?|twice|once|only|most|biggest|largest|record"
                       r"|just|lowest|highest|worst|best)\b[^.,;]{0,40}$", re.IGNORECASE)


def _is_shifted(text: str, form: Form) -> bool:
    """``over the past year`` is a length that ends at the reference, not the calendar year before."""
    words = text[form.start:form.end].lower()
    if form.shift == 0 or "quarter" in words or ("decade" in words and "last" not in words and "past" not in words):
        before = text[max(0, form.start - 12):form.start].lower()
        return not ("decade" in words and "next" in words and "over" in before)
    lead = text[max(0, form.start - 24):form.start + (4 if words.startswith("the ") else 0)]
    return not (_ROLLING.search(lead) and words.split()[-2] in ("last", "past", "next", "coming", "this"))


def _leaf_plausible(text: str, form: Form) -> bool:
    if form.edge:
        return True
    if form.kind == "date" and form.year and not form.month:
        return _is_year(text, form)
    if form.kind == "date" and form.month and form.year is None and form.shift is None:
        if form.day:
            return _is_month_day(text, form)
        return _is_month(text, form)
    if form.kind == "weekday" and form.shift is None and form.day is None:
        return _is_weekday(text, form)
    if form.kind == "season" and form.year is None and form.shift is None:
        return _is_season(text, form)
    if form.kind == "date" and form.unit == "month" and form.shift == 0:
        return not text[form.start:form.end].endswith((" may", " march"))  # "this may take time"
    if form.kind == "season" and text[form.start:form.end].lower() == "that fall":
        return text[form.end:form.end + 1] in (",", ".", ";")  # "firms that fall short"
    if form.kind == "unit" and form.shift:
        return _is_shifted(text, form)
    if form.kind == "unit" and form.unit == "weekend":
        return _is_weekend(text, form)
    if form.kind == "offset":
        return _is_offset(text, form)
    return True


def _is_weekend(text: str, form: Form) -> bool:
    """"Over the weekend", but no weekend project and no weekend editor."""
    if form.shift is not None:
        return True
    before, after = _neighbours(text, form.start, form.end)
    led = before.lower() in ("on", "over", "by", "until", "since", "during", "all", "for", "at")
    definite = text[form.start:form.start + 3].lower() == "the"
    return (led or definite) and (not after.islower() or (led and definite)) or _alone(text, form.start, form.end)


def _is_offset(text: str, form: Form) -> bool:
    surface = text[form.start:form.end]
    if surface[:3].lower() == "in ":
        if _alone(text, form.start, form.end):
            return True
        return (direction(text, form.start, form.end) == "future"
                and not _COUNTING.search(_clause_before(text, form.start)))
    if surface.lower() not in ("today", "tomorrow"):
        return True
    before, after = _neighbours(text, form.start, form.end)
    if before.lower() == "of" or (surface.isupper() and not after.isupper() and after):  # "the TODAY show"
        return False
    return surface.islower() or not (before[:1].isupper() and before[-1:].isalnum())  # "USA Today"


def _is_month_day(text: str, form: Form) -> bool:
    """Lower-case "may 5" and "march 3" need more than the bare number to be no verb."""
    surface = text[form.start:form.end]
    if surface.lower().startswith("march ") and _neighbours(text, form.start, form.end)[0] == "Long":
        return False  # a rocket's name
    if surface.startswith("may ") and not re.search(r"\d(?:st|nd|rd|th)$", surface):
        return not re.match(r"\s+[a-z]", text[form.end:form.end + 3])
    return not (surface.lower().endswith("second") and re.match(r"\s+[a-z]", text[form.end:form.end + 3]))


def plausible(text: str, form: Form) -> bool:
    """Whether every part of an expression is a date where it stands.

    A range with a day or a year in it needs no further sign: "Jan-Feb 2017".
    """
    if form.kind == "range" and any(part.month and (part.year or part.day) for part in form.parts):
        return True
    return all(_leaf_plausible(text, part) for part in form.parts or (form,))
