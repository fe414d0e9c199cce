"""Public bodies called by their place and a small noun: "the Elm County school board", "the city of Ashby"; and places
for which someone holds an office: "city manager of Ashby", "Ashby Police Chief Ann Li".

Local news writes such bodies without capitals, so that neither the recogniser nor the form of a name tells them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax.columns import tokens_of
from ..syntax.tree import is_time
from ..text.english import english_words
from .name_evidence import NAME_WORD, ORG, is_title

_LONGEST_PLACE = 4  # tokens: "Upper Elm River County"
_WHERE = frozenset("from in into to near around outside across throughout through within over off".split())
_PLACES = frozenset({"GPE", "LOC", "FAC", "PLACE", "ORG", "PERSON"})
_MODIFIERS = ("former", "prefix_modifiers", "role_modifiers")
_OF_OFFICES = frozenset({"of", "for", "in"})
_SOUGHT = frozenset("a an the new next its permanent full-time interim".split())
_DETERMINERS = 3
_BETWEEN_PARISHES = frozenset({"from", "to"})
_SENT = frozenset("transfer move assign appoint post".split())
_TOWNS = frozenset({"City", "Town", "Village"})


def public_bodies(doc: Doc, given_names: Collection[str]) -> Iterator[Span]:
    """The bodies of a text that a place and a small noun name, and the places beside an office.

    Args:
        doc: the parsed document.
        given_names: known first names in lower case.
    """
    for token in tokens_of(doc, _telling()):
        span = _behind_place(token) or _seat(token) or _behind_office(token) or _before_officers(token, given_names)
        span = span or _trust(token) or _searching(token) or _parish(token)
        if span is not None:
            yield span


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words, as written, at which one of the readings below may find a body or a place."""
    offices = {re.split(r"[\s-]", office)[0] for office in word_set("titles", "local_offices")}
    written = {form for word in offices for form in (word, word.capitalize(), word.upper())}
    named = word_set("organizations", "local_seats") | word_set("titles", "county_officers") | _phrases().keys()
    return frozenset(written | named | _OF_OFFICES | _BETWEEN_PARISHES | {"County", "NHS"})


def before_office(doc: Doc, start: int, end: int) -> int:
    """Where a name ends whose last word belongs to the office behind it: "Ashby | City Manager Ann Li"."""
    town = end - start > 1 and end < len(doc) and doc[end - 1].text in _TOWNS and not doc[end].is_sent_start
    return end - 1 if town and doc[end - 1 : end + 1].text.lower() in word_set("titles", "local_offices") else end


def _behind_place(token: Token) -> Span | None:
    """ "Elm County school board": a place and what such bodies are called."""
    doc = token.doc
    phrases = _phrases().get(token.text, ())
    end = max((token.i + len(words) for words in phrases if _reads(doc, token.i, words)), default=token.i)
    start = _place_start(doc, token.i) if end > token.i else token.i
    if start == token.i or start and doc[start - 1].lower_ in ("a", "an", "another", "'s"):
        return None
    return Span(doc, start, end, label=ORG)


def _reads(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    return tuple(t.text for t in doc[start : start + len(words)]) == words


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """What public bodies are called behind their place, by the first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in vocabulary("organizations")["public_bodies"]:
        words = tuple(phrase.replace("'s", " 's").split())
        found.setdefault(words[0], []).append(words)
    return found


def _seat(token: Token) -> Span | None:
    """ "The city of Ashby" as a body; "in the city of Ashby" is where something is."""
    doc, i = token.doc, token.i
    if token.text not in word_set("organizations", "local_seats") or i < 1 or doc[i - 1].lower_ != "the":
        return None
    if doc[i + 1 : i + 2].text != "of" or i > 1 and doc[i - 2].lower_ in _WHERE:
        return None
    end = _place_end(doc, i + 2)
    return Span(doc, i, end, label=ORG) if end > i + 2 else None


def _behind_office(token: Token) -> Span | None:
    """ "City manager of Ashby", "police chief in Ashby": the place that someone serves."""
    doc, i = token.doc, token.i
    end = _before_post(doc, i)
    if token.text not in _OF_OFFICES or end < 1 or doc[end - 1].lower_ not in _ends_of_offices():
        return None
    if not any(doc[max(end - n, 0) : end].text.lower() in word_set("titles", "local_offices") for n in (1, 2, 3)):
        return None
    end = _place_end(doc, i + 1)
    read = end < len(doc) and doc[end].text in ("'s", "-")
    return Span(doc, i + 1, end, label=ORG) if end > i + 1 and not read else None


def _parish(token: Token) -> Span | None:
    """ "Fr. Sean Lund moves from Ashby to Elm": for the clergy a place is the parish that bears its name."""
    doc, i = token.doc, token.i
    if token.lower_ not in _BETWEEN_PARISHES or token.head.lemma_.lower() not in _SENT:
        return None
    if word_set("titles", "clergy").isdisjoint(t.text for t in doc[token.sent.start : i]):
        return None
    end = _place_end(doc, i + 1)
    return Span(doc, i + 1, end, label=ORG) if end > i + 1 else None


def _before_post(doc: Doc, end: int) -> int:
    """Where an office ends behind which a noun of posts stands: "the city manager's | job"."""
    if end < 2 or doc[end - 1].lower_ not in word_set("titles", "post_nouns") | {"search"}:
        return end
    return end - 1 - (doc[end - 2].text in ("'s", "\u2019s"))


def _searching(token: Token) -> Span | None:
    """ "Ashby's search for a new city manager": the place that has the office."""
    doc, i = token.doc, token.i
    if token.lower_ not in _heads_of_offices() or not _opens_office(doc, i):
        return None
    start = i
    while start > max(i - _DETERMINERS, 2) and doc[start - 1].lower_ in _SOUGHT:
        start -= 1
    if start < 4 or doc[start - 2 : start].text.lower() != "search for" or doc[start - 3].text not in ("'s", "\u2019s"):
        return None
    place = _place_start(doc, start - 3)
    return Span(doc, place, start - 3, label=ORG) if place < start - 3 and _is_place(doc, place, start - 3) else None


def _before_officers(token: Token, given_names: Collection[str]) -> Span | None:
    """ "Elm County commissioners", "Ashby City Manager Ann Li", "Ashby police chief Bo Chen": the place has them."""
    doc, i = token.doc, token.i
    if token.text == "County" and _acts(token):
        return Span(doc, _place_start(doc, i + 1), i + 1, label=ORG)
    county = i > 1 and doc[i - 1].text == "County" and token.text in word_set("titles", "county_officers")
    if not county and not (token.lower_ in _heads_of_offices() and _opens_office(doc, i)):
        return None
    i += token.text == "County"  # "Elm County Administrator Ann Li"
    start = _place_start(doc, i)
    someone = i - start > 1 and doc[start].lower_ in given_names and doc[i - 1].text != "County"
    someone |= start > 0 and not doc[start].is_sent_start and doc[start - 1].pos_ == "VERB"
    placed = start < i and (_is_place(doc, start, i) or doc[i - 1].text == "County" and i - start > 1)
    return Span(doc, start, i, label=ORG) if placed and not someone else None


def _opens_office(doc: Doc, i: int) -> bool:
    return any(doc[i : i + n].text.lower() in word_set("titles", "local_offices") for n in (1, 2, 3))


@lru_cache(maxsize=1)
def _heads_of_offices() -> frozenset[str]:
    """The first words of the offices."""
    return frozenset(word for office in word_set("titles", "local_offices") for word in _at_joints(office, 0))


@lru_cache(maxsize=1)
def _ends_of_offices() -> frozenset[str]:
    """The last words of the offices."""
    return frozenset(word for office in word_set("titles", "local_offices") for word in _at_joints(office, -1))


def _at_joints(office: str, place: int) -> tuple[str, str]:
    """A word of an office, where a hyphen joins words and where it parts them."""
    return office.split()[place], re.split(r"[\s-]", office)[place]


def _acts(token: Token) -> bool:
    """ "Elm County hired Ann Li", "was fired by Elm County": the county as an employer."""
    doc, start = token.doc, _place_start(token.doc, token.i + 1)
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    staffing = word_set("titles", "verbs_of_staffing")
    hires = after is not None and after.tag_ in ("VBD", "VBZ") and after.lemma_.lower() in staffing
    by = before is not None and before.lower_ in ("by", "for") and before.head.lemma_.lower() in staffing
    return start < token.i and (hires or by)


def _trust(token: Token) -> Span | None:
    """ "Tarn and Elm Hospitals NHS Foundation Trust": the trusts that run hospitals bear the names of several."""
    doc, start = token.doc, token.i
    end = start + 2 + (doc[start + 1 : start + 2].text == "Foundation")
    if token.text != "NHS" or doc[end - 1 : end].text != "Trust":
        return None
    while start > 0 and not doc[start].is_sent_start:
        joint = doc[start - 1].lower_ in ("and", "&", "of") and start > 1 and doc[start - 2].is_title
        if not joint and (not doc[start - 1].is_title or doc[start - 1].is_stop or is_time(doc[start - 1])):
            break
        start -= 1 + joint
    return Span(doc, start, end, label=ORG) if start < token.i else None


def _place_start(doc: Doc, end: int) -> int:
    """Where the capitals before a token begin that may name a place; the token itself if there are none."""
    start = end
    while start > 0 and end - start < _LONGEST_PLACE and _may_be_place(doc[start - 1]):
        start -= 1
        if doc[start].is_sent_start:
            break
    opens = start < end and bool(doc[start].is_sent_start) and doc[start].ent_type_ not in _PLACES
    plain = opens and doc[start].lower_ in english_words() and doc[start + 1].text != "County"
    return start + int(plain)


def _place_end(doc: Doc, start: int) -> int:
    """Where the capitals end that may name a place from a token on; the token itself if there are none."""
    end = start
    while end < len(doc) and not doc[end].is_sent_start and _may_be_place(doc[end]):
        end += 1
    return end if _is_place(doc, start, end) else start


def _is_place(doc: Doc, start: int, end: int) -> bool:
    """Whether capitals are no plain words: "Ashby", but not "Public Instruction"."""
    return any(t.ent_type_ in _PLACES or t.lower_ not in english_words() for t in doc[start:end])


def _may_be_place(token: Token) -> bool:
    plain = token.is_stop or is_time(token) or is_title(token) or token.ent_type_ in ("NORP", "DATE")
    named = NAME_WORD.match(token.text) is not None and token.text not in word_set("titles", "honorifics")
    return named and not plain and not any(token.lower_ in word_set("titles", key) for key in _MODIFIERS)
