"""Where a name that was found too short goes on, and names that are parts of longer ones."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..syntax.tree import is_time
from ..text.english import english_words
from .name_evidence import is_title

_FIGURED = re.compile(r"\d+(?!(?:st|nd|rd|th|s|k|m|bn|am|pm)$)[a-zA-Z]{1,3}")  # "10x" Research
_YEAR_CUES = frozenset({"in", "since", "until", "by", "from", "of", "before", "after", "during"})


def lengthened(span: Span, listed: Collection[int]) -> Span:
    """The span with what its last word asks for: "Lind School" + "of Medicine", "Center" + "for Soil and Water".

    Args:
        span: a name.
        listed: tokens of listed names, which stay names of their own.
    """
    doc, end = span.doc, _past_hyphen(span.doc, span.end)
    if doc[end - 1].text in word_set("organizations", "with_of"):
        end = _past_complement(doc, end, listed)
    office = doc[end : end + 2].text in ("'s Office", "’s Office")
    if office and doc[end - 1].text in word_set("organizations", "offices_of"):
        return Span(doc, span.start, end + 2, label="ORG")
    if any(t.text in word_set("organizations", "with_of") for t in doc[span.start : end]):
        end = _past_pair(doc, span.start, end, listed)
    if doc[span.start : end].text in word_set("organizations", "campus_systems"):
        end = _past_campus(doc, end)
    start = _syllables_before(doc, span.start, span.end) if span.label_ == "PERSON" else span.start
    return Span(doc, start, end, label=span.label_) if end > span.end or start < span.start else span


def _syllables_before(doc: Doc, start: int, end: int) -> int:
    """Before "Tae-yang" in "Tae-yang Lim", before "Shim" in "Shim Dong-geun", where the recogniser began too late."""
    if start > 2 and _hyphened(doc, start - 3):
        return start - 3
    if start > 0 and end - start == 3 and _hyphened(doc, start):
        family = doc[start - 1]
        named = family.is_title and family.tag_ == "NNP" and not is_title(family)
        return start - 1 if named and family.text not in word_set("titles", "honorifics") else start
    return start


def _hyphened(doc: Doc, i: int) -> bool:
    """Whether a given name of two syllables begins there: "Tae-yang", not "Paris-based"."""
    first, hyphen, second = doc[i : i + 3]
    joined = hyphen.text == "-" and not first.whitespace_ and not hyphen.whitespace_
    return joined and first.is_title and second.is_lower and second.tag_ == "NNP"


def _past_hyphen(doc: Doc, end: int) -> int:
    """Past the second syllable of "Yoo Tae-sung" where the recogniser stopped at the hyphen."""
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return end
    syllable = doc[end + 1]
    joined = doc[end - 1].text == "Co" and syllable.text in ("op", "ops", "operative")  # "Elm River Co-op"
    return end + 2 if joined or syllable.text.islower() and syllable.pos_ == "PROPN" else end


def _past_complement(doc: Doc, end: int, listed: Collection[int]) -> int:
    """Past "of Medicine and Health" behind a name; the end itself where none follows."""
    if end + 1 >= len(doc) or doc[end].text not in ("of", "for", "on"):
        return end
    if doc[end].text == "for" and doc[end - 1].text in word_set("organizations", "never_for"):
        return end
    stop = end + 1 + (doc[end + 1].lower_ == "the")
    start = stop
    while stop < len(doc) and _may_continue(doc[stop], listed):
        stop += 1
    return stop if stop > start else end


def _past_pair(doc: Doc, start: int, end: int, listed: Collection[int]) -> int:
    """Past the second of two fields of work: "School of Arts and Sciences", not "Bank of Lind and Acme"."""
    if not any(t.text in ("of", "for") for t in doc[start:end]) or end + 1 >= len(doc):
        return end
    if doc[end].lower_ not in ("and", "&"):
        return end
    if _of_one_ending(doc[end - 1], doc[end + 1]) and _may_continue(doc[end + 1], listed):
        return end + 2  # "College of Podiatrists and Chiropodists"
    if doc[end - 1].lower_ not in english_words():
        return end
    stop = end + 1
    while stop < len(doc) and _may_continue(doc[stop], listed) and doc[stop].lower_ in english_words():
        stop += 1
    return stop if stop > end + 1 else end


def _of_one_ending(first: Token, second: Token) -> bool:
    """Whether two capitalised plurals name callings alike: "Podiatrists", "Chiropodists"."""
    return first.text[-4:] == second.text[-4:] and first.text.endswith(("ists", "ians", "ters", "kers", "ners"))


def _may_continue(token: Token, listed: Collection[int]) -> bool:
    return (
        token.text[:1].isupper()
        and token.is_alpha
        and not is_time(token)
        and token.i not in listed
        and not token.is_sent_start
        and token.ent_type_ != "PERSON"
        and token.text not in word_set("titles", "honorifics")
    )


def _past_campus(doc: Doc, end: int) -> int:
    """Past the town behind the name of a university that has several: "University of California, Davis"."""
    stop = end + 1
    if end < len(doc) and doc[end].text in (",", "-"):
        while stop < min(end + 3, len(doc)) and _may_continue(doc[stop], ()):
            stop += 1
    return stop if stop > end + 1 else end


def widened(doc: Doc, start: int, end: int, covered: Collection[int]) -> int:
    """Where a run of capitals that ends like an organization's name really begins.

    Words of job titles and figures do not open a name by themselves, but before such an ending they belong to it:
    "Technology Business Programming Network", "4210 Labs".
    """
    suffixes = word_set("organizations", "suffixes")
    if doc[end - 1].text not in suffixes:
        return start
    while start > 0 and start - 1 not in covered and not doc[start].is_sent_start:
        before = doc[start - 1]
        figure = before.is_digit and _no_year(doc, start - 1) or _FIGURED.fullmatch(before.text)
        if figure and start == end - 1:
            return start - 1
        if not before.is_title or before.is_stop or before.is_sent_start or not before.is_alpha or names_post(before):
            break
        start -= 1
    return start


def _no_year(doc: Doc, i: int) -> bool:
    """Whether a figure is no year: "the fund 1789 Capital", but "in 2016 Labs grew"."""
    return not (len(doc[i]) == 4 and doc[i].text[:2] in ("19", "20") and i > 0 and doc[i - 1].lower_ in _YEAR_CUES)


def names_post(token: Token) -> bool:
    """Whether a word heads a job title or addresses someone, so that it stands before a name rather than in it."""
    heads = word_set("titles", "heads")
    return token.lower_ in heads or token.text in heads or token.text in word_set("titles", "honorifics")


def in_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a listed word that has other meanings is but a part of a longer name."""
    return _opens_longer_name(doc, start, end) or _ends_longer_name(doc, start)


def _ends_longer_name(doc: Doc, start: int) -> bool:
    """Whether the recogniser reads on from capitals before the word: "Lakeland Times", "Center for Soil Science"."""
    if doc[start].ent_iob_ != "I" or doc[start].ent_type_ != "ORG":
        return False
    before = doc[start - 1]
    plain = before.text[:1].isupper() and not before.is_stop and not names_post(before)
    if not plain or before.lower_ in word_set("titles", "former"):
        return False
    return before.lower_ not in word_set("titles", "prefix_modifiers")


def _opens_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a listed word that has other meanings opens a longer name: "Time Out Oslo", "Block Party Studios"."""
    stop = end
    while stop < len(doc) and doc[stop].text[:1].isupper() and doc[stop].is_alpha and not doc[stop].is_sent_start:
        if names_post(doc[stop]) or doc[stop].ent_type_ == "PERSON":
            return False
        stop += 1
    if start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_ and doc[start - 2].is_title:
        return not doc[start - 1].whitespace_  # "Lind-Bell Foundation"
    if doc[start].text in word_set("organizations", "with_of") and doc[end : end + 1].text == "of":
        return True  # "the Faculty of Engineering"
    if stop == end or doc[start].is_sent_start and doc[end].pos_ in ("VERB", "AUX"):
        return False
    small = doc[end].is_stop and not _headline(doc, start)
    return small or doc[stop - 1].text in word_set("organizations", "suffixes") and stop > end + 1


def _headline(doc: Doc, i: int) -> bool:
    """Whether two thirds of the sentence's words are capitalised, so that capitals tell nothing."""
    words = [t for t in doc[i].sent if t.is_alpha]
    return 3 * sum(t.text[0].isupper() for t in words) > 2 * len(words)
