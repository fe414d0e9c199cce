"""Where a name begins and ends, where the recogniser or the lists are off by a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..text.english import english_words

_GENITIVES = frozenset({"'s", "'"})
_QUOTES = frozenset({'"', "'", "“", "”"})
_YEAR_CUES = frozenset({"in", "since", "until", "by", "from", "of", "before", "after", "during"})
_NAMES_TOO = frozenset({"will", "may", "the"})  # function words that open names as well


def trimmed(span: Span, given_names: Collection[str], alone: Collection[str]) -> Span | None:
    """The span without what is no part of the name; None where nothing of it is one.

    Args:
        span: what the recogniser marked.
        given_names: known first names in lower case.
        alone: the capitalised words that the page has without a genitive.
    """
    doc, start, end = span.doc, span.start, span.end
    while end - start > 1 and doc[end - 1].text in _GENITIVES and doc[end - 2].text in alone:
        end -= 1
    if span.label_ == "PERSON":
        start = _after_lower_case(doc, start, end)
        if start == end:
            return None
    while end - start > 1 and _stands_before(doc[start], doc[start + 1], span.label_, end - start, given_names):
        start += 1
    only = doc[start]
    if end - start == 1 and only.lower_ in word_set("titles", "role_modifiers"):
        return None
    return Span(doc, start, end, label=span.label_)


def _after_lower_case(doc: Doc, start: int, end: int) -> int:
    """Where a person's name begins behind small words: "co-founder Li", "Danish-born Li", not "Ann van den Berg"."""
    for i in range(end - 1, start - 1, -1):
        word = doc[i].text
        if word.islower() and len(word) > 3 and word.rpartition("-")[2] in english_words():
            return i + 1
    return start


def _stands_before(first: Token, second: Token, label: str, size: int, given_names: Collection[str]) -> bool:
    """Whether a capital is the sentence's or the headline's: "Though Berg", "Tearful Ann Li", "Attorney Ann Li"."""
    if first.lower_ in _NAMES_TOO or first.lower_ in given_names:
        return False
    if first.is_sent_start and first.is_stop and second.text[:1].isupper():
        return True
    if label != "PERSON" or size < 3 or second.lower_ not in given_names:
        return False
    return first.text in word_set("titles", "honorifics") or first.lower_ in english_words()


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
        if before.is_digit and start == end - 1 and _no_year(doc, start - 1):
            return start - 1
        if not before.is_title or before.is_stop or before.is_sent_start or not before.is_alpha or _names_post(before):
            break
        start -= 1
    return start


def _no_year(doc: Doc, i: int) -> bool:
    """Whether a figure is no year: "the fund 1789 Capital", but "in 2016 Labs grew"."""
    return not (len(doc[i]) == 4 and doc[i].text[:2] in ("19", "20") and i > 0 and doc[i - 1].lower_ in _YEAR_CUES)


def _names_post(token: Token) -> bool:
    """Whether a word heads a job title or addresses someone, so that it stands before a name rather than in it."""
    heads = word_set("titles", "heads")
    return token.lower_ in heads or token.text in heads or token.text in word_set("titles", "honorifics")


def opens_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a listed word that has other meanings opens a longer name: "Time Out Oslo", "Block Party Studios"."""
    stop = end
    while stop < len(doc) and doc[stop].text[:1].isupper() and doc[stop].is_alpha and not doc[stop].is_sent_start:
        if _names_post(doc[stop]) or doc[stop].ent_type_ == "PERSON":
            return False
        stop += 1
    if stop == end or doc[start].is_sent_start and doc[end].pos_ in ("VERB", "AUX"):
        return False
    small = doc[end].is_stop and not _headline(doc, start)
    return small or doc[stop - 1].text in word_set("organizations", "suffixes") and stop > end + 1


def _headline(doc: Doc, i: int) -> bool:
    """Whether two thirds of the sentence's words are capitalised, so that capitals tell nothing."""
    words = [t for t in doc[i].sent if t.is_alpha]
    return 3 * sum(t.text[0].isupper() for t in words) > 2 * len(words)


def nicknamed(doc: Doc, given_names: Collection[str]) -> Iterator[Span]:
    """Names with a nickname between quotation marks: 'Carla "Rocket" Reyes'."""
    for token in doc[1:-3]:
        if token.text not in _QUOTES or doc[token.i + 2].text not in _QUOTES:
            continue
        first, nick, last = doc[token.i - 1], doc[token.i + 1], doc[token.i + 3]
        known = first.lower_ in given_names or first.ent_type_ == "PERSON"
        if known and nick.is_title and last.is_title and not last.is_stop and not last.is_sent_start:
            yield Span(doc, token.i - 1, token.i + 4, label="PERSON")
