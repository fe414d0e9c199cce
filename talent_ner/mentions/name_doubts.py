"""What speaks against a name that is on no list: technical words, file names, letters, things that look like people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..syntax.columns import words
from ..text.english import english_words
from .name_evidence import ORG, OTHER, PERSON, is_title, organization_words

_LONG_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{2,6}$")
_FILE = re.compile(r"\.(?:[cm]?jsx?|tsx?|py|rs|go|rb|cpp|hpp|json|ya?ml|toml|md|txt|sh|html?|css|exe|dll|php|java)$|_")
_CODE = re.compile(r"[;=<>{}|\\]")  # marks that no name holds
_INITIALS = re.compile(r"^(?:[A-Z]\.){2,3}$")
_NUMBERED = re.compile(r"^[A-Z][a-z]{3,}\d{1,2}$")
_VERSION = re.compile(r"^v?\d+(?:\.\d+)+$")
_INSTALLING = frozenset("install reinstall uninstall boot compile emulate port upgrade".split())
_LAST_HUMP = re.compile(r"[a-z]([A-Z][a-z]+)$")
_IN_NAMES = frozenset("- ' ’ . – \" “ ” ( )".split())
_ALSO_HOUSES = frozenset({"city", "state", "port", "county", "borough", "town"})
_REACH = 7  # words behind a comma within which a description says what is named
_POSTS_OF_FIELDS = frozenset("vp evp svp head director manager lead leader chief".split())


def plain_words(doc: Doc) -> frozenset[str]:
    """The words that a page writes small."""
    return frozenset(word for word in set(words(doc)) if word.islower() and word.isalpha())


class Doubts:
    """Evidence against the names of a page.

    Args:
        plain: the words that the page writes small.
        given_names: known first names in lower case.
    """

    def __init__(self, plain: Collection[str], given_names: Collection[str]):
        self.given_names = given_names
        self.plain_words = plain

    def of(self, span: Span) -> Iterator[tuple[str, float]]:
        """Labels with weights for a name that is on no list."""
        if _CODE.search(span.text):
            yield OTHER, 9.0
        if len(span) == 1:
            yield from self._single(span[0])
        elif self._no_person(span):
            yield PERSON, -4.0
        elif span[0].lower_ not in self.given_names and all(t.lower_ in english_words() for t in span):
            yield PERSON, -3.0  # "Command Palette", "Dual Knit Band"
        if len(span) > 1 and _with_article(span):
            yield PERSON, -2.5
        if _is_software(span):
            yield OTHER, 3.0
            yield ORG, -2.0
        if _is_field_of_post(span):
            yield ORG, -5.0
        if _is_place(span):
            yield OTHER, 5.0
            yield ORG, -4.0
        if _is_unit_of_director(span):
            yield OTHER, 4.0
            yield ORG, -6.0

    def _single(self, token: Token) -> Iterator[tuple[str, float]]:
        if token.text in organization_words("technical") or len(token.text) == 1 or _FILE.search(token.text):
            yield OTHER, 9.0
        elif _behind_comma(token) and _is_state_or_service(token) or _abbreviates_title(token):
            yield OTHER, 9.0
            yield ORG, -6.0
        elif _INITIALS.match(token.text) or _is_code(token):
            yield OTHER, 4.0
        elif _is_field(token):
            yield ORG, -2.0
        elif _has_kin(token):
            yield PERSON, 3.0
            yield ORG, -3.0

    def _no_person(self, span: Span) -> bool:
        """ "Magnetic Mask", "BBC Sport", "NDAA-ready cameras", "Beats USB"; not "RONALDO DIAZ" nor "Adam Bridge"."""
        first, named = span[0], span[0].lower_ in self.given_names
        if any(t.text in organization_words("technical") or _FILE.search(t.text) or _is_sign(t) for t in span):
            return True
        if _LONG_ACRONYM.match(first.text) and not span.text.isupper() and not named:
            return not is_title(first)
        if span[-1].text in organization_words("things"):
            return not named or len(span) > 2
        return not named and all(t.lower_ in self.plain_words and t.lower_ in english_words() for t in span)


def _behind_comma(token: Token) -> bool:
    return token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2).text[:1].isupper()


def _is_state_or_service(token: Token) -> bool:
    """ "Lexington, KY", "Ann Li, IAS": codes of states behind a town, of a service behind a person's name."""
    return token.text in organization_words("state_codes") or token.text in organization_words("civil_services")


def _abbreviates_title(token: Token) -> bool:
    """ "Secretary to the State Government (SSG)": the letters in brackets are those of the post."""
    doc, letters = token.doc, token.text
    bracketed = token.i > len(letters) and doc[token.i - 1].text == "(" and doc[token.i + 1 : token.i + 2].text == ")"
    if not bracketed or not _LONG_ACRONYM.match(letters):
        return False
    before = [t for t in doc[max(token.i - 3 * len(letters), 0) : token.i - 1] if t.is_title and not t.is_stop]
    words = before[-len(letters) :]
    return [t.text[0] for t in words] == list(letters) and any(is_title(t) for t in (words[0], words[-1]))


def _is_unit_of_director(span: Span) -> bool:
    """ "Director of Health Services Ann Li": the field of a post, whose holder's name follows at once."""
    doc, following = span.doc, span.doc[span.end : span.end + 1]
    if span.start < 2 or doc[span.start - 1].lower_ != "of" or not is_title(doc[span.start - 2]) or not following:
        return False
    named = following[0].ent_type_ == PERSON and not following[0].is_sent_start
    return named and all(t.lower_ in english_words() for t in span)


def _with_article(span: Span) -> bool:
    """ "Discontinued the Mac Pro": people's names stand without an article, but for "the ousted Ann Li"."""
    if span.start == 0 or span[0].is_sent_start:
        return False
    article = span[0].nbor(-1)
    return article.lower_ in ("the", "a", "an", "this") and article.head.i == span.root.i


def _is_code(token: Token) -> bool:
    """ "RequestHandler", "Footnote7": a name in a program, or a word that a mark stuck to."""
    hump = _LAST_HUMP.search(token.text)
    if hump is not None and hump[1] in organization_words("code_words"):
        return True
    return not token.ent_type_ and _NUMBERED.match(token.text) is not None


def _is_software(span: Span) -> bool:
    """ "Tessel 4.2", "boots Tessel", "installed Tessel on her laptop": what has versions and runs on a machine."""
    doc = span.doc
    if span.end < len(doc) and _VERSION.match(doc[span.end].text):
        return True
    before = doc[span.start - 1] if span.start else None
    return before is not None and before.pos_ == "VERB" and before.lemma_.lower() in _INSTALLING


def _is_sign(token: Token) -> bool:
    """An emblem, a plus: nothing that a person's name holds."""
    return not any(c.isalpha() for c in token.text) and token.text not in _IN_NAMES


def _is_field(token: Token) -> bool:
    """ "VP of Gaming", "head of Education": an ordinary word that says what someone directs."""
    if token.i < 2 or token.nbor(-1).lower_ != "of" or token.lower_ not in english_words():
        return False
    title = token.nbor(-2)
    vice = title.lower_ == "president" and token.i > 2 and token.nbor(-3).lower_ in ("vice", "-")
    return vice or title.lower_ in _POSTS_OF_FIELDS


def _is_field_of_post(span: Span) -> bool:
    """ "Executive Director, Retail Banking": behind a post and a comma a field of work is no house."""
    if span.start < 2 or span[0].nbor(-1).text != "," or span[-1].lower_ not in word_set("titles", "fields_of_posts"):
        return False
    return is_title(span[0].nbor(-2)) and span[0].nbor(-2).is_title


def _has_kin(token: Token) -> bool:
    """ "Leggett's widow", "Leggett's childhood"."""
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return len(following) == 2 and following[0] in ("'s", "’s") and following[1] in word_set("people", "kin")


def _is_place(span: Span) -> bool:
    """ "The strait of Osk", "Osk, a Beirut suburb", "Osk, the capital of Lund", "Northern Central Italy"."""
    doc = span.doc
    if len(span) > 2 and span[0].lower_ in organization_words("place_nouns") and span[1].lower_ == "of":
        return span[0].lower_ not in _ALSO_HOUSES  # "Strait of Osk"; "Bank of Osk" is none, nor "City of Osk"
    if len(span) > 2 and any(t.text in ("&", "and") for t in span):
        parts = re.split(r" (?:&|and) ", span.text)
        return all(part in organization_words("places") for part in parts)
    if len(span) > 1 and span[-1].text in organization_words("places"):
        return all(t.lower_ in organization_words("directions") for t in span[:-1])
    if span.start > 1 and doc[span.start - 1].lower_ == "of" and not span[0].is_sent_start:
        return doc[span.start - 2].lower_ in organization_words("place_nouns")
    if span.end + 1 >= len(doc) or doc[span.end].text != "," or doc[span.end + 1].lower_ not in ("a", "an", "the"):
        return False
    employers = organization_words("description_nouns")
    for word in doc[span.end + 1 : span.end + 1 + _REACH]:
        if word.text in (",", ".", ";") or word.pos_ == "VERB" or word.lower_ in employers:
            return False
        if _heads(word) and word.lower_ in organization_words("place_nouns"):
            return True
    return False


def _heads(word: Token) -> bool:
    """Not "a state agency", "the city's bank"."""
    return word.dep_ not in ("compound", "nmod", "amod", "poss")
