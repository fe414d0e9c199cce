"""What a page tells of a name by calling it something: "the Norwegian driller Fjellgas", "Fjellgas, a gas producer".

Each cue holds for one occurrence and is worth the more the less a person could stand there; ``names.py`` sums the
cues of all occurrences, so that one clear statement settles a name for the whole page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from ..syntax.columns import lower_words
from ..text.english import english_words, given_names
from .extents import has_legal_form
from .name_evidence import (
    LINKED,
    NAME_WORD,
    ORG,
    OTHER,
    PARTICLES,
    PERSON,
    honorifics,
    is_title,
    organization_words,
    title_words,
)

Evidence = Iterator[tuple[str, float]]

_STATED, _LIKELY = 4.5, 2.5
_ARTICLES = frozenset({"a", "an", "the"})
_OWNED = frozenset({"a", "an", "its", "his", "her", "their", "our", "my", "own"})
_EXCHANGES = frozenset("ASX NYSE NASDAQ Nasdaq LSE AIM TSX TSXV JSE NSE BSE HKEX SGX SIX FTSE OSE Euronext".split())
_TO_PLACES = frozenset({"in", "near", "across", "outside", "throughout"})
_HELD = frozenset("stake share interest holding investment confidence investor shareholder trust invest buy".split())
_LEADERS = frozenset({"director", "officer", "manager", "executive"})
# what companies, programs and devices are called as well as people
_THINGS_TOO = frozenset(
    "editor manager assistant agent driver host controller operator player partner leader lead member maker provider"
    " star guide reader owner publisher trader advisor adviser supervisor administrator creator master".split()
)
_FIRMS = frozenset(
    "firm bank retailer insurer airline carmaker chipmaker drugmaker nonprofit non-profit consultancy charity club"
    " brokerage supermarket newspaper magazine hospital university college".split()
)
_RIVALS = frozenset({"rival", "competing", "competitor"})
_ENTERED = frozenset("leave join quit exit depart rejoin acquire buy".split())
_NEAR = 3  # words before the noun of a kind
_REACH = 9


def told_kinds(span: Span, given_names: Collection[str]) -> Evidence:
    """What the words around a name call it, by label."""
    doc, i = span.doc, span.start - 1
    if span[0].text in honorifics() and len(span) > 1:
        yield PERSON, 6.0
        yield ORG, -4.0
        return
    named = span[0].lower_ in given_names and span[0].lower_ not in PARTICLES
    if i >= 0 and not span[0].is_sent_start:
        yield from _introduced(span, doc[i], named)
        yield from _titled(span, doc[i])
        if not named and len(span) > 1 and _works_there(span, doc[i]):
            yield ORG, 1.5
            yield PERSON, -2.0
        if not named and len(span) > 1 and _seated(span):
            yield ORG, _LIKELY + _out_of(span)
            yield PERSON, -1.5
        if not named or len(span) == 1:
            yield from _placed(span, doc[i])
    if named and len(span) > 1 and _leads_group(span):
        yield PERSON, _STATED
    yield from _explained(span)
    yield from _said_to_be(span)
    yield from _listed(span)
    if not named and _speaks_of_itself(span):
        yield ORG, _LIKELY
        yield PERSON, -1.0
    if _is_many(span):
        yield ORG, 3.0
        yield PERSON, -4.0
    if span[0].text in organization_words("openers") and len(span) > 1 and not named:
        yield ORG, _STATED
        yield PERSON, -4.0
    if not named and _ends_in_land(span):
        yield ORG, _STATED
        yield PERSON, -_STATED
    if has_legal_form(span) or span[-1].is_digit and len(span) > 2 and span[-2].text == "Local":
        yield ORG, _STATED
        yield PERSON, -4.0


def _leads_group(span: Span) -> bool:
    """ "Joined Ann Li's research group": who has a group and a given name is a researcher."""
    behind = [t.lower_ for t in span.doc[span.end : span.end + 3]]
    return behind[:1] in (["'s"], ["’s"]) and bool({"group", "lab", "laboratory"} & set(behind[1:]))


def _ends_in_land(span: Span) -> bool:
    """ "Osk Nigeria", "Corvane Cement Kenya": the branch of a house; not "West Africa" or "Northern Ireland"."""
    words, places = [t.text for t in span], organization_words("places")
    if len(words) < 2 or words[-1] not in places or span.text in places or span[0].ent_type_ not in (PERSON, ORG):
        return False
    return not any(word.lower().removesuffix("ern") in organization_words("directions") for word in words)


def _introduced(span: Span, before: Token, named: bool) -> Evidence:
    """ "Startup Corvane", "consultants Adler Voss", "her own practice, Corvane,", "the Corvane Institute"."""
    noun = before.lower_
    if before.text == "," and before.i > 0:
        yield from _in_apposition(span, before)
    elif noun in organization_words("introducing") and before.is_lower:
        # "brewer John Smith" may be a man
        yield (ORG, _LIKELY) if named or span.text.isupper() else (ORG, _STATED - 1.0)
        if not is_title(before):
            yield PERSON, -1.0
    elif noun in organization_words("plural_agents") and before.is_lower and not _goes_on(span):
        yield ORG, _LIKELY if named else _STATED
    elif noun == "the" and len(span) > 1:
        yield from _with_article(span)


def called_firm(span: Span) -> bool:
    """ "Law firm Ann Li", "left the law firm, Ann Li,": the word before says what it is; not "the firm Ann Li runs"."""
    doc, i = span.doc, span.start - 1
    if i > 0 and doc[i].text == "," and doc[i - 1].lower_ in _FIRMS and _entered(doc[i - 1]):
        return span.end == len(doc) or doc[span.end].is_punct
    if i < 0 or span[0].is_sent_start or doc[i].lower_ not in _FIRMS or not doc[i].is_lower:
        return False
    following = doc[span.end] if span.end < len(doc) else None
    return following is None or following.tag_ not in ("VBD", "VBZ", "VBP", "MD", "VBN")


def _in_apposition(span: Span, comma: Token) -> Evidence:
    """ "Left to open her own practice, Nimrod, in Lund": an owned or a new body of a kind, and its name."""
    noun = comma.nbor(-1)
    closed = span.end < len(span.doc) and span.doc[span.end].text in (",", ".", ";", ")", "(")
    if not closed or not _is_kind(noun):
        return
    words = span.doc[max(noun.i - 5, noun.sent.start) : noun.i]
    if not is_title(noun) and _entered(noun):
        yield ORG, _STATED  # "left the law firm, Howard Quill, for the rival firm, Tarn"
        yield PERSON, -3.0
        return
    opening = next((t for t in reversed(words) if t.pos_ in ("DET", "PRON") or t.text in ("'s", "’s")), None)
    if opening is not None and (opening.lower_ in _OWNED or opening.text in ("'s", "’s")):
        yield ORG, 3.5


def _entered(noun: Token) -> bool:
    """Whether what a noun names is left or joined, or is somebody's rival: nobody is called so in an aside."""
    words = noun.doc[max(noun.i - _NEAR, noun.sent.start) : noun.i]
    return any(t.lower_ in _RIVALS for t in words) or noun.dep_ == "dobj" and noun.head.lemma_ in _ENTERED


def _works_there(span: Span, before: Token) -> bool:
    """ "A habit at Pelagos Ro-Ro", "a lawyer at Van Kist": the place of a noun, not "at Ann Li's house"."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    owned = following is not None and following.text in ("'s", "’s", "'", "’")
    if before.lower_ != "at" or owned or span[0].ent_type_ not in (PERSON, ORG):
        return False
    return before.is_sent_start or before.head.pos_ in ("NOUN", "PROPN")


def _is_many(span: Span) -> bool:
    """ "Al Wahat have appointed", "Corvane are hiring": houses take plural verbs, one person never does."""
    doc = span.doc
    if span[0].ent_type_ not in (PERSON, ORG) or span[-1].tag_ in ("NNS", "NNPS"):
        return False
    if span.end >= len(doc) or doc[span.end].lower_ not in ("have", "are", "were") or doc[span.end].is_sent_start:
        return False
    if span.start == 0 or span[0].is_sent_start:
        return True
    before = doc[span.start - 1]
    return before.pos_ in ("NOUN", "ADJ") and before.text not in ("/", "+")


def _seated(span: Span) -> bool:
    """ "Slovenia's Kranska Hranila", "Doha-based Dhow Gasna": a land or a seat before a name with no given name."""
    doc, before = span.doc, span.doc[span.start - 1]
    if before.text in ("'s", "’s") and before.i > 0:
        land = before.nbor(-1)
        return land.text in organization_words("places") or land.ent_type_ in ("GPE", "PLACE")
    return before.lower_ == "based" and before.i > 0 and doc[before.i - 1].text == "-"


def _out_of(span: Span) -> float:
    """What "from", "by" or "at" before the land is worth, as it is right before a name."""
    before = span.doc[max(span.start - 3, 0)].lower_
    return LINKED[before] if before in ("from", "by", "at") else 0.0


def _goes_on(span: Span) -> bool:
    """Whether the name is the first of several, so that a plural before it counts them."""
    following = span.doc[span.end : span.end + 2]
    if len(following) < 2:
        return False
    return following[0].lower_ in ("and", "&", "or") or following[0].text == "," and following[1].text[:1].isupper()


def _with_article(span: Span) -> Evidence:
    """People go without an article, but for "the Ann Li that I know" and "the Lis"."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    used = following is not None and following.pos_ in ("NOUN", "PROPN") and not following.is_sent_start
    if not used and not (following is not None and following.lower_ in ("that", "who", "of")):
        yield PERSON, -3.0


def _titled(span: Span, before: Token) -> Evidence:
    """ "President of the Milk Producers", "a reporter for the Courier": no person, nor is what leaders lead."""
    if span[0].lower_ not in given_names() and _led_as_kind(before):
        yield ORG, _STATED
        yield PERSON, -_STATED
    i = before.i - (before.lower_ == "the")
    if i > 0 and span.doc[i].lower_ == "for" and _of_the_press(span.doc[i - 1]):
        yield ORG, _LIKELY
        yield PERSON, -_LIKELY
    if i < 1 or span.doc[i].lower_ not in ("of", "at"):
        return
    if any(t.ent_type_ in ("NORP", "GPE", "PLACE") for t in span) and len(span) < 3:
        return
    if span.doc[i - 1].lower_ in _LEADERS or span.doc[i - 1].lower_ in title_words("leading_heads"):
        yield ORG, 2.5 if before.lower_ == "the" else 1.0
        yield PERSON, -2.5


def _led_as_kind(noun: Token) -> bool:
    """ "Chairman of troubled builder Corvane", "chief executive of carpet maker Osk": of what leaders are leaders.

    Not so "head of banking Ann Li".
    """
    if noun.tag_ != "NN" or not noun.is_lower or not (noun.lower_.endswith(("er", "or")) or _is_kind(noun)):
        return False
    i = noun.i - 1
    while i > 1 and noun.i - i < _NEAR + 1 and noun.doc[i].tag_ in ("JJ", "NN", "VBN", "HYPH", "JJS"):
        i -= 1
    leader = noun.doc[i - 1] if i > 0 and noun.doc[i].lower_ in ("of", "at") else None
    return leader is not None and (leader.lower_ in _LEADERS or leader.lower_ in title_words("leading_heads"))


def _of_the_press(token: Token) -> bool:
    """Whether outlets follow behind "for": "a reporter for the Courier", "writes for the Courier"."""
    return token.lower_ in title_words("press_heads") or token.lemma_ in ("write", "report") and token.pos_ == "VERB"


def _placed(span: Span, before: Token) -> Evidence:
    """ "Died in Kirkwall", "Teviot Brothers of Hawick": a place, unless something is held or bought "in" it."""
    seat = before.lower_ == "of" and len(span) == 1 and before.i > 0 and before.ent_iob_ == "I"
    if seat and before.ent_type_ == "ORG" and span[0].ent_iob_ == "I":
        yield OTHER, _STATED
        return
    if before.lower_ not in _TO_PLACES or before.tag_ == "RP" or before.dep_ == "prt":
        return
    if span[-1].text in organization_words("suffixes") or len(span) > 1 and span[0].ent_type_ in ("PERSON", "ORG"):
        return
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.text in ("'s", "’s") or following is not None and following.pos_ == "NOUN":
        return
    governors = {before.head.lemma_.lower()} | {t.lemma_.lower() for t in span.doc[max(before.i - 4, 0) : before.i]}
    if governors & _HELD or any(t.is_digit and len(t) == 4 for t in span):
        return
    yield OTHER, 2.0
    yield ORG, -1.0


def _explained(span: Span) -> Evidence:
    """ "Corvane, the Dutch dredging giant", "Corvane is a maker of": the head of what follows is a body's noun."""
    doc, i = span.doc, span.end
    if i < len(doc) and doc[i].text == "(":
        closing = next((t.i for t in doc[i + 1 : i + 7] if t.text == ")"), None)
        if closing is None:
            return
        if doc[i + 1].text in _EXCHANGES:
            yield ORG, 6.0
        i = closing + 1
    if i + 2 >= len(doc) or doc[i].text not in (",", "–", "—") and doc[i].lemma_ != "be":
        return
    if doc[i + 1].lower_ not in _ARTICLES or doc[i + 1].is_sent_start:
        return
    head = _head_noun(doc, i + 2)
    if head is not None and _is_kind(head):
        yield ORG, 2.5
        yield PERSON, -1.0


def _is_kind(noun: Token) -> bool:
    """Whether a noun says what kind of body something is."""
    return noun.lower_ in organization_words("description_nouns") or noun.lower_ in organization_words("introducing")


def _said_to_be(span: Span) -> Evidence:
    """ "Ann Li is an entrepreneur who", "Ann Li was a nurse": a calling that things do not have, or anyone "who"."""
    doc, i = span.doc, span.end
    if len(span) < 2 or i + 2 >= len(doc) or doc[i].lemma_ != "be" or doc[i + 1].lower_ not in ("a", "an"):
        return
    head = _head_noun(doc, i + 2)
    if head is None or not is_title(head):
        return
    who = head.i + 1 < len(doc) and head.nbor(1).lower_ == "who"
    if who or head.lower_ not in _THINGS_TOO:
        yield PERSON, 2.0


def _head_noun(doc: Doc, start: int) -> Token | None:
    """The last word of the noun phrase that begins at a token."""
    last = None
    for token in doc[start : start + _REACH]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV") and token.text not in ("-", "'s", "’s"):
            break
        if token.pos_ == "VERB" and token.tag_ not in ("VBG", "VBN", "JJ"):
            break
        last = token
    return last


def _listed(span: Span) -> Evidence:
    """ "Corvane (Lund, software): 180 roles": an entry of a list whose figure counts staff."""
    doc, i = span.doc, span.end
    if i + 3 >= len(doc) or not _opens_line(span):
        return
    colon = doc[i].text in (":", "–", "—")
    if doc[i].text == "(":
        closing = next((t.i for t in doc[i + 1 : i + 10] if t.text in (")", "):")), None)
        if closing is None:
            return
        i = closing + 1
        colon = doc[closing].text == "):" or i < len(doc) and doc[i].text in (":", "–", "—")
    ahead = doc[i : i + 8]
    if colon and any(t.like_num or t.text == "%" for t in ahead) and any(map(_counts_staff, ahead)):
        yield ORG, _STATED


def _counts_staff(token: Token) -> bool:
    word = token.lemma_.lower()
    return any(word in title_words(key) for key in ("group_nouns", "job_nouns", "mass_group_nouns"))


def _opens_line(span: Span) -> bool:
    return span[0].is_sent_start or span.start == 0 or span.doc[span.start - 1].text in ("-", "*", "•", "**", "–")


def _speaks_of_itself(span: Span) -> bool:
    """ "Corvane closed its doors", "Corvane has laid off half its staff": what only a body does with its own."""
    doc, told = span.doc, False
    if "its" not in lower_words(doc)[span.end : span.end + _REACH]:
        return False
    for token in doc[span.end : span.end + _REACH]:
        if token.is_sent_start:
            return False
        if token.lower_ == "its":
            return told
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            told = token.lemma_.lower() in organization_words("own_verbs")
        elif token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ not in ("DATE", "TIME", "PERCENT"):
            return False
    return False


def trade_words(span: Span, given_names: Collection[str]) -> Evidence:
    """Names that end in a trade: "Lindgren Copper", "Perla Footwear"; people bear some of these words too."""
    if len(span) < 2:
        return
    last = span[-1].text
    if last in organization_words("trades") and (span[0].lower_ not in given_names or len(span) > 2):
        marked = any(t.ent_type_ in ("PERSON", "ORG", "PRODUCT", "FAC") for t in span)
        yield ORG, 2.0 if marked else 1.0
        yield PERSON, -3.0
    if last in organization_words("suffixes") and span[0].lower_ not in given_names:
        yield PERSON, -1.5
    if last in organization_words("boards") and len(span) > 2 and _says_field(span[-2]):
        yield ORG, 3.0
        yield PERSON, -3.0
    body = span[0].text in organization_words("with_of") and span[0].text in organization_words("generic_names")
    if (body or span[0].text in organization_words("openers")) and span[1].lower_ == "of":
        yield ORG, 1.5


def _says_field(token: Token) -> bool:
    return token.lower_ in english_words() and token.lower_ not in organization_words("not_before_boards")


def partners(spans: Collection[Span], given_names: Collection[str]) -> frozenset[str]:
    """Names made of two people's surnames: "Shaw Inyang", where the page has a Bode Shaw and a Rachel Inyang."""
    bearers: dict[str, set[str]] = {}
    for span in spans:
        if len(span) > 1 and span[0].ent_type_ in ("PERSON", ""):
            bearers.setdefault(span[-1].text, set()).add(span.text)
    return frozenset(
        span.text
        for span in spans
        if len(span) == 2
        and span[0].lower_ not in given_names
        and all(NAME_WORD.match(t.text) and bearers.get(t.text, set()) - {span.text} for t in span)
    )
