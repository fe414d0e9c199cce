"""How far the name of a body reaches: what its kind, its legal form and its partners add on either side.

"The Pulp and Timber Workers' Union", "Midland Forestry Board", "Olatunji, Peters & Co.", "Kaldbakur hf.",
"Inyama Yethu (Pty) Ltd"; while "Helios Utilities of Madrid" is told with its seat.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from spacy.tokens import Doc, Span

from ..lexicon.resources import word_set
from ..syntax.tree import is_time
from ..text.english import english_words
from .name_evidence import is_title
from .public_bodies import before_office

_PLACES = frozenset({"GPE", "LOC", "NORP", "PLACE"})
_BEFORE_FIRMS = frozenset("at of with for from joined join joins left by acquired bought acquires buys firm".split())
_PARTNERS = 4
"""Tokens of two names with commas: of so many, the last of which ends in "& Co.", one firm is made."""
_BODIES = frozenset({"Council", "Senate", "Board", "Court"})
_LONGEST_FORM = 8  # tokens
_GROUPS = frozenset("Boys Girls Men Women Children Farmers Growers Workers Teachers Veterans Students".split())
_SAINTS = frozenset({"St", "St.", "Saint"})
_PATRONS = frozenset({"Prime Minister", "King", "Queen", "President", "Lord Mayor"})
_OWNING = frozenset({"'s", "\u2019s"})
_HOUSES = frozenset(
    "University College School Hospital Academy Church Cathedral Theatre Theater Brewery Express".split()
)
_FIRSTS = frozenset({"First", "Second", "Third", "Fourth"})


def whole_name(span: Span, taken: Collection[int]) -> Span:
    """The span with all words that belong to the name of a body, and without its seat.

    Args:
        span: a candidate.
        taken: tokens of listed names, which stay names of their own.
    """
    doc, start, end, label = span.doc, span.start, _before_seat(span), span.label_
    end = before_office(doc, start, _past_unit(doc, start, end))
    end = _past_kind(doc, _past_sign(doc, _past_patron(doc, start, end, taken)), label, taken)
    end = _past_unread(doc, start, end, taken)
    end = _past_members(doc, end, taken)
    if _ends_in_kind(doc, start, end):
        start = _from_place(doc, start, taken)
        start = _from_first_field(doc, start, end, taken)
        start = _from_joined_field(doc, start, end, taken)
        start = _from_members(doc, start, taken)
    if doc[end - 1].text in word_set("organizations", "suffixes") | word_set("organizations", "with_of"):
        start = _from_owner(doc, start, taken)
    if doc[start:end].text.endswith("& Co."):
        start = _from_partner(doc, start, taken)
    end = _past_legal_form(doc, end, taken)
    start = _from_governed(doc, start, end)
    return Span(doc, start, end, label=label) if (start, end) != (span.start, span.end) else span


def _past_patron(doc: Doc, start: int, end: int, taken: Collection[int]) -> int:
    """Past what a house is behind whose it is called: "St Anselm's | Church", "Prime Minister | 's Office"."""
    patron = doc[start].text in _SAINTS or doc[start:end].text in _PATRONS
    owning = end < len(doc) and doc[end].text in _OWNING
    stop = end + owning
    if not patron or not owning and doc[end - 1].text not in _OWNING:
        return end
    while stop < len(doc) and stop not in taken and doc[stop].is_title and not doc[stop].is_sent_start:
        stop += 1
    kinds = word_set("organizations", "suffixes") | word_set("organizations", "boards")
    while stop > end and doc[stop - 1].text not in kinds:
        stop -= 1
    return stop if stop > end + owning else end


def _past_sign(doc: Doc, end: int) -> int:
    """Past what a club signs with: "Ashby | SC"."""
    signed = end < len(doc) and doc[end].text in word_set("organizations", "club_signs") and doc[end - 1].is_title
    return end + 1 if signed and not doc[end].is_sent_start else end


def _past_kind(doc: Doc, end: int, label: str, taken: Collection[int]) -> int:
    """Past the one word behind that tells the kind of house: "Elm Lake University | HealthSystem"."""
    if label != "ORG" or end >= len(doc) or end in taken or not doc[end].text[:1].isupper() or doc[end].is_sent_start:
        return end
    closed = end + 1 >= len(doc) or not doc[end + 1].text[:1].isupper() or bool(doc[end + 1].is_sent_start)
    joined = doc[end].head.i in (end - 1, end) or doc[end - 1].head.i == end
    return end + 1 if closed and joined and doc[end].text in word_set("organizations", "suffixes") else end


def has_legal_form(span: Span) -> bool:
    """Whether a name ends in a company's legal form: "Kaldbakur hf.", "Corvane Sdn Bhd"."""
    words = span.text.split()
    return len(words) > 1 and any(" ".join(words[-n:]) in word_set("organizations", "legal_forms") for n in (1, 2, 3))


def _ends_in_kind(doc: Doc, start: int, end: int) -> bool:
    suffixes, last = word_set("organizations", "suffixes"), doc[end - 1].text
    if last in suffixes or last in word_set("organizations", "boards") and end - start > 1:
        return True
    return doc[start].text in word_set("organizations", "with_of") and end - start > 2 and doc[start + 1].lower_ == "of"


def _from_governed(doc: Doc, start: int, end: int) -> int:
    """From the house that a body governs: "the Governing Council of Lind University" acts for Lind University."""
    body = next((i for i in range(start, min(start + 4, end)) if doc[i].text in _BODIES), None)
    if body is None or body + 3 >= end or doc[body + 1].lower_ != "of":
        return start
    house = body + 2 + (doc[body + 2].lower_ == "the")
    named = end - house > 1 and any(t.text in word_set("organizations", "governed") for t in doc[house:end])
    kind = doc[end - 1].text in word_set("organizations", "suffixes")
    named |= doc[body].text == "Board" and end - house > 2 and kind
    opens = named and (end - house > 2 or doc[house].text not in word_set("organizations", "with_of"))
    return house if opens else start


def _past_unit(doc: Doc, start: int, end: int) -> int:
    """Past the last word of "Medicines Procurement Unit" and the number of "Dockers Local 1188"."""
    following = doc[end : end + 2]
    if len(following) == 2 and following[0].text == "Local" and following[1].is_digit:
        return end + 2
    if len(following) == 0 or following[0].is_sent_start or end - start < 2 or doc[start].ent_type_ == "PERSON":
        return end
    unit = following[0].text in word_set("organizations", "boards") and doc[end - 1].lower_ in english_words()
    return end + 1 if unit and following[0].text[0].isupper() and not following[0].ent_type_ else end


def _past_unread(doc: Doc, start: int, end: int, taken: Collection[int]) -> int:
    """Past one more capital that the recogniser left out, if the page never goes without it: "Cavendish Row"."""
    if doc[start].ent_type_ not in ("PERSON", "ORG") or not _may_close(doc, end, taken):
        return end
    following = doc[end + 1] if end + 1 < len(doc) else None
    closed = following is None or following.is_sent_start or not following.text[:1].isupper()
    if not closed or doc[end].text in word_set("organizations", "things"):
        return end
    name, longer = doc[start:end].text, doc[start : end + 1].text
    return end + 1 if doc.text.count(name) == doc.text.count(longer) else end


def _may_close(doc: Doc, i: int, taken: Collection[int]) -> bool:
    if i >= len(doc) or i in taken or doc[i].is_sent_start or not doc[i - 1].whitespace_:
        return False
    token = doc[i]
    read = token.ent_iob_ in ("B", "I") or not token.is_title or not token.is_alpha or token.pos_ != "PROPN"
    return not (read or is_title(token) or is_time(token) or token.is_stop)


def _from_place(doc: Doc, start: int, taken: Collection[int]) -> int:
    """From the place before a body's field: "Midland Forestry Board", "West African Society of Engineers"."""
    first, i = doc[start], start
    if first.text in word_set("organizations", "with_of") and doc[start + 1].lower_ == "of":
        while i > 1 and _may_open(doc, i, taken):
            i -= 1
        return i if doc[i - 1].lower_ == "the" else start
    if first.lower_ not in english_words() or first.ent_type_ in _PLACES:
        return start
    while i > 0 and not doc[i].is_sent_start and doc[i - 1].ent_type_ in _PLACES and doc[i - 1].text[:1].isupper():
        i -= 1
    return start if i in taken or start - i > 2 or any(j in taken for j in range(i, start)) else i


def _may_open(doc: Doc, i: int, taken: Collection[int]) -> bool:
    before = doc[i - 1]
    plain = before.is_title and before.is_alpha and not before.is_sent_start and not doc[i].is_sent_start
    return plain and i - 1 not in taken and before.ent_type_ not in ("PERSON", "ORG") and not before.is_stop


def _from_first_field(doc: Doc, start: int, end: int, taken: Collection[int]) -> int:
    """From the first of two fields behind an article: "the Pulp and Timber Workers' Union"."""
    if start < 3 or doc[start].is_sent_start or doc[start - 1].lower_ not in ("and", "&") or end - start < 2:
        return start
    i = start - 2
    while i > 0 and _is_field(doc, i, taken):
        i -= 1
    opened = doc[i].lower_ == "the" and i < start - 2
    return i + 1 if opened and doc[start].lower_.removesuffix("s'") in english_words() else start


def _from_joined_field(doc: Doc, start: int, end: int, taken: Collection[int]) -> int:
    """From the place before the first of two fields: "Elm Parks and Recreation Department", "Ashby and District Club".

    What follows "and" only tells a field and a kind, so that it names no house of its own.
    """
    if start < 2 or doc[start].is_sent_start or doc[start - 1].lower_ != "and" or end - start < 2:
        return start
    if not all(t.lower_ in english_words() and t.is_alpha and t.ent_type_ != "PERSON" for t in doc[start:end]):
        return start
    i = start - 1
    while i > 0 and start - i < 5 and _may_precede(doc, i - 1, taken) and not doc[i].is_sent_start:
        i -= 1
    if i == start - 1 or doc[i - 1 : i].text.lower() in ("and", "&", ","):
        return start
    district = doc[start].text == "District" and i == start - 2
    fields = start - 1 - i > 1 and _is_field(doc, start - 2, taken)
    return i if district or fields else start


def _from_members(doc: Doc, start: int, taken: Collection[int]) -> int:
    """From before those whom a house is for, a patron or a rank: "Mount Elm Girls' High School", "Our Lady of Sorrows
    Parish", "First Baptist Church".
    """
    if start > 2 and doc[start - 3 : start].text == "Our Lady of":
        return start - 3
    if start > 0 and doc[start - 1].text in _FIRSTS and doc[start].lower_ in english_words():
        return start - 1
    if start < 2 or doc[start - 1].text not in ("'", "'s") or doc[start - 2].text not in _GROUPS:
        return start
    i = start - 2
    while i > 0 and not doc[i].is_sent_start and _may_precede(doc, i - 1, taken):
        i -= 1
    return i


def _from_owner(doc: Doc, start: int, taken: Collection[int]) -> int:
    """From the genitive that opens a name, "the Hawke's Bay Orchestra"; an article stands before no owner's name, but
    for outlets ("the Gazette's"), which the page calls so elsewhere or by a plain word.
    """
    if start < 2 or doc[start - 1].text not in _OWNING or start - 2 in taken:
        return start
    owner = doc[start - 2]
    if doc[start].text in _HOUSES and (start + 1 == len(doc) or not doc[start + 1].is_title) and owner.is_title:
        return start - 2  # "Bishop's University"
    article = doc[max(start - 3, 0)]
    named = owner.is_title and owner.lower_ not in english_words() and article.lower_ == "the"
    alone = named and doc.text.count(owner.text) > doc.text.count(doc[start - 2 : start + 1].text)
    return start - 2 if named and not alone else start


def _past_members(doc: Doc, end: int, taken: Collection[int]) -> int:
    """Past what those named own: "Elm Lake Workers | ' Unity Council"."""
    if doc[end - 1].text not in _GROUPS or end + 1 >= len(doc) or doc[end].text != "'":
        return end
    i = end + 1
    while i < len(doc) and i not in taken and doc[i].is_title and not doc[i].is_sent_start and doc[i].is_alpha:
        i += 1
    return i if doc[i - 1].text in word_set("organizations", "suffixes") else end


def _may_precede(doc: Doc, i: int, taken: Collection[int]) -> bool:
    token = doc[i]
    if i in taken or not token.is_title or not token.is_alpha or token.is_stop or is_title(token) or is_time(token):
        return False
    return token.ent_type_ != "PERSON" and token.text not in word_set("organizations", "suffixes")


def _is_field(doc: Doc, i: int, taken: Collection[int]) -> bool:
    token = doc[i]
    if i in taken or not token.is_title or token.lower_ not in english_words() or token.ent_type_ in _PLACES:
        return False
    return not token.is_stop and token.text not in word_set("organizations", "suffixes")


def _from_partner(doc: Doc, start: int, taken: Collection[int]) -> int:
    """From the first partner of a firm: "partners at Olatunji, Peters & Co.", "Hollin, Tarn, Rudd & Co. has bought"."""
    first = start
    while first > 1 and doc[first - 1].text == "," and doc[first - 2].is_title and first - 2 not in taken:
        first -= 2
    if first == start or doc[first].is_sent_start and start - first < _PARTNERS:
        return start
    before = doc[first - 1].lower_ if first else ""
    return first if before in _BEFORE_FIRMS or start - first >= _PARTNERS else start


def _past_legal_form(doc: Doc, end: int, taken: Collection[int]) -> int:
    """Past "hf.", "Sdn Bhd", "(Pty) Ltd", ", Inc."."""
    following = doc[end].text if end < len(doc) else ""
    if following != "," and following[:2] not in _legal_openings():
        return end
    after = doc[end - 1].whitespace_ + doc[end : end + _LONGEST_FORM].text
    match = _legal_form().match(after)
    if match is None:
        return end
    at = doc[end - 1].idx + len(doc[end - 1])
    found = doc.char_span(at + match.start("form"), at + match.end("form"))
    return end if found is None or any(t.i in taken for t in found) else found.end


@lru_cache(maxsize=1)
def _legal_openings() -> frozenset[str]:
    """The first letters of the forms, one or two."""
    return frozenset(form[:size] for form in word_set("organizations", "legal_forms") for size in (1, 2))


@lru_cache(maxsize=1)
def _legal_form() -> re.Pattern[str]:
    forms = sorted(word_set("organizations", "legal_forms"), key=len, reverse=True)
    return re.compile(rf",? (?P<form>{'|'.join(map(re.escape, forms))})(?![^\W_])")


def _before_seat(span: Span) -> int:
    """Before the seat of a company: "Helios Utilities" of Madrid, "Corvane Data" of Lund."""
    doc, at = span.doc, span.end - 2
    if at - span.start > 2 and doc[at - 1].lower_ == "of":
        at -= 1  # "Jebel Capital of Abu Dhabi"
    if at - span.start < 2 or doc[at].lower_ != "of":
        return span.end
    if doc[at - 1].text in word_set("organizations", "seated") and doc[at + 1].is_title:
        return at
    if at + 2 < span.end:
        return span.end
    kind = doc[at - 1].text
    seat = not doc[at + 1].lower_.endswith("s") and doc[at + 1].is_title
    if not seat or not kind.endswith("s") or kind in word_set("organizations", "with_of"):
        return span.end
    company = kind in word_set("organizations", "suffixes") or kind in word_set("organizations", "trades")
    return at if company else span.end
