"""What speaks for a person, an organization or something else at one occurrence of a name, in units of "one weak cue".

The statistical label, the form of the name and the words beside it each have their say; ``names.py`` weighs them up
over the document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..text.english import english_words

PERSON, ORG, OTHER = "PERSON", "ORG", "OTHER"
PARTICLES = frozenset("de da di del della der den des van von bin al ibn la le los ter ten zu af el".split())
CAMEL = re.compile(
    r"^(?!Mc|Mac|De|Di|La|Le|O'|D'|Van|Von|Fitz)(?:[a-z]+[A-Z]|[A-Z][a-z]+[A-Z]|[A-Z]{2,4}[a-z]+[A-Z])\w*$"
)
DOTTED = re.compile(r"^\w[\w-]*\.(?:ai|com|io|org|net|co|dev|inc)$", re.IGNORECASE)
NAME_WORD = re.compile(r"^[A-ZÀ-ÞŁŚŽŠČĐŞİĆ][\w'’\u00C0-\u024F-]*\.?$")
LINKED = {"at": 1.5, "from": 1.0, "by": 1.0, "to": 0.5, "for": 0.5, "with": 0.5}
"""What a link before a name speaks for an organization."""
_STAFF = frozenset({"employee", "worker"})
_OF_PEOPLE = frozenset({("et", "al"), ("et", "al."), ("(", "pictured")})
ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{1,5}$")
_MOVES_INTO = frozenset("join rejoin quit leave found cofound co-found".split())
_MOVES_PEOPLE = frozenset("hire poach recruit name appoint promote fire oust lure woo court rehire".split())
_DONE_BY_PEOPLE = frozenset("found cofound co-found write".split())
_ONES_OWN = frozenset("assistant deputy successor predecessor aide agent".split())  # a person's as well as a house's
_DONE_TO_PEOPLE = frozenset(
    "addition appointment departure dismissal election hiring nomination promotion recruitment resignation retirement"
    .split()
)
_PERSON_VERBS = frozenset(
    "say tell write tweet resign retire earn study graduate join leave quit move return succeed step"
    " depart found cofound co-found become take turn".split()
)
_ORG_VERBS = frozenset(
    "hire poach recruit rehire name appoint promote fire oust dismiss sack acquire buy raise employ unveil"
    " announce offer invest lay lure woo court approach tap lose let launch merge licence license".split()
)


#: A list of ``patterns/titles.json``.
title_words = partial(word_set, "titles")
#: A list of ``patterns/organizations.json``.
organization_words = partial(word_set, "organizations")
#: "Mr.", "Dr." and the like.
honorifics = partial(word_set, "titles", "honorifics")


def is_title(token: Token) -> bool:
    """Whether the token heads a job title ("chief", "researcher", "CEO")."""
    heads = title_words("heads")
    return token.lower_ in heads or token.text in heads


class NameEvidence:
    """What speaks for or against a span as a name.

    Args:
        products: names of listed organizations' products.
        given_names: known first names in lower case.
        surnames: those of listed people, which are no other words.
    """

    def __init__(self, products: Collection[str], given_names: Collection[str], surnames: Collection[str] = ()):
        self.products = products
        self.given_names = given_names
        self.surnames = surnames

    def of(self, span: Span) -> Iterator[tuple[str, float]]:
        """What the recogniser and fixed words say of an occurrence: labels with weights, which may be negative."""
        text = span.text
        if text in self.products or all(t.like_num or t.is_stop for t in span):
            yield OTHER, 9.0
        if _opens_title(span) or _fills_title_line(span):
            yield OTHER, 9.0
        if text in organization_words("places"):
            yield ORG, -6.0
            if len(span) > 1:
                yield PERSON, -6.0
        if text in self.surnames:
            yield PERSON, 3.0
        yield from self._statistical(span)

    def _statistical(self, span: Span) -> Iterator[tuple[str, float]]:
        label = next((t.ent_type_ for t in span if t.ent_type_), "")
        if label == "PERSON":
            yield PERSON, 3.5
        elif label == "ORG":
            yield ORG, 3.5
        elif label:
            yield OTHER, 2.5
        else:
            yield ORG, -0.25  # it read the word and saw no name: many such places outweigh a weak cue

    def form(self, span: Span) -> Iterator[tuple[str, float]]:
        """What the look of a name says, which is the same wherever it stands and so counts once a page."""
        last, size = span[-1].text, len(span)
        if last in organization_words("suffixes") and size > 1 and not self._may_be_surname(span):
            yield ORG, 1.5 if _is_heading(span) else 4.0
        if last in organization_words("prizes") and size > 1:
            yield OTHER, 6.0
        if any(t.text in ("&", "of") for t in span):
            yield ORG, 1.5
        if any(t.text == "of" and t.nbor(-1).text in organization_words("with_of") for t in span[1:]):
            yield ORG, 3.0  # "Lewis Lind School of Medicine" bears a person's name
        if any(t.like_num for t in span):
            yield OTHER, 1.0
        if size == 1:
            if CAMEL.match(last) or DOTTED.match(last):
                yield ORG, 3.0 if last.endswith("AI") else 2.0
            elif ACRONYM.match(last):
                yield ORG, 0.5
                yield PERSON, -2.0
            else:
                yield PERSON, -0.5
                if span[0].pos_ == "PROPN" and not span[0].is_sent_start:
                    yield ORG, 0.5
        elif _named_after_someone(span) or span[0].text in organization_words("foreign_heads"):
            yield ORG, 5.0
        elif span[0].lower_ in self.given_names:
            yield PERSON, 4.0 if self._may_be_surname(span) else _given_name_weight(span)
        elif (
            2 <= size <= 4
            and last not in organization_words("suffixes")
            and last not in organization_words("trades")
            and all(NAME_WORD.match(t.text) or t.lower_ in PARTICLES for t in span)
        ):
            yield PERSON, 0.5

    def _may_be_surname(self, span: Span) -> bool:
        """ "Ilan Gold": a given name before what ends the names of companies and of people alike."""
        surname = span[-1].text in organization_words("surnames_too")
        return surname and len(span) == 2 and span[0].lower_ in self.given_names

    def context(self, span: Span) -> Iterator[tuple[str, float]]:
        """What the words before and after say."""
        doc = span.doc
        before = doc[span.start - 1] if span.start > 0 and not span[0].is_sent_start else None
        after = doc[span.end] if span.end < len(doc) and not doc[span.end].is_sent_start else None
        if before is not None:
            yield from self._left_context(doc, span, before)
        if after is not None:
            yield from self._right_context(doc, span, after)

    def _left_context(self, doc: Doc, span: Span, before: Token) -> Iterator[tuple[str, float]]:
        if before.text in honorifics():
            yield PERSON, 6.0
        elif is_title(before) and before.i > 0:
            # "the operator Teleq", but "the operator Ann Li"
            yield PERSON, 0.5 if len(span) == 1 and before.lower_ in organization_words("description_nouns") else 2.5
        elif before.lower_ in word_set("people", "kin") and len(span) < 3:
            yield PERSON, 4.0
        if before.lower_ in organization_words("context_before"):
            yield ORG, 3.0
        elif before.lower_ == "of" and before.i > 0 and is_title(before.nbor(-1)):
            yield ORG, 2.0
        elif before.lower_ == "of" and before.i > 0 and before.nbor(-1).lower_ in _DONE_TO_PEOPLE:
            yield PERSON, 4.0 if _as_title(doc, span) else 1.5
        elif before.lower_ == "by" and before.head.lemma_.lower() in _DONE_BY_PEOPLE and len(span) > 1:
            yield PERSON, 1.5
        elif before.lower_ in LINKED:
            yield ORG, LINKED[before.lower_]
        if before.pos_ == "VERB" or before.tag_.startswith("VB"):
            if before.lemma_.lower() in _MOVES_INTO:
                yield ORG, 2.0
            elif before.lemma_.lower() in _MOVES_PEOPLE:
                yield PERSON, 1.5

    def _right_context(self, doc: Doc, span: Span, after: Token) -> Iterator[tuple[str, float]]:
        following = doc[after.i + 1] if after.i + 1 < len(doc) else None
        if _names_employee(after, following):
            yield ORG, 2.0
        elif (verb := following_verb(doc, after)) is not None:
            if verb in _PERSON_VERBS:
                yield PERSON, 0.5 if len(span) == 1 else 1.5
            elif verb in _ORG_VERBS:
                yield ORG, 2.0 if len(span) == 1 else 1.0
        elif after.lower_ == "," and following is not None:
            yield from self._after_comma(span, following)
        elif after.lower_ == "who":
            yield PERSON, 2.5
        yield from _beside(after, following)

    def _after_comma(self, span: Span, token: Token) -> Iterator[tuple[str, float]]:
        doc, last = span.doc, span[-1].text
        if token.lower_ in ("who", "whose", "whom"):
            if not _of_someone(span):
                yield PERSON, 2.5 if len(span) == 1 or last in organization_words("suffixes") else 4.0
            return
        if token.lower_ == "which":
            yield ORG, 1.0
            yield PERSON, -3.0
        if token.is_digit:
            yield PERSON, 1.5
        window = doc[token.i : min(token.i + 7, len(doc))]
        for word in window:
            if word.lower_ in (",", ".", ";") or word.pos_ in ("VERB", "AUX"):
                return
            if word.i == token.i and word.pos_ == "CCONJ":
                return
            if word.lower_ in organization_words("description_nouns") and token.lower_ in ("a", "an", "the"):
                yield ORG, 2.5
                return
            if is_title(word):
                yield PERSON, 2.0
                return


def _as_title(doc: Doc, span: Span) -> bool:
    """ "The hiring of Ann Li as its treasurer", "the promotion of Bo Chen to vice president"."""
    if span.end + 1 >= len(doc) or doc[span.end].lower_ not in ("as", "to"):
        return False
    return _leads_to_title(doc[span.end + 1])


def _of_someone(span: Span) -> bool:
    """ "Ann Li of the brokerage Corvane, who": the clause speaks of her."""
    doc, i = span.doc, span.start - 1
    if i > 1 and doc[i].is_lower and doc[i].lower_ in organization_words("introducing"):
        i -= 1
    i -= i > 1 and doc[i].lower_ == "the"
    return i > 0 and doc[i].lower_ in ("of", "at", "from", "with") and doc[i - 1].ent_type_ == "PERSON"


def _beside(after: Token, following: Token | None) -> Iterator[tuple[str, float]]:
    """What a few set phrases say: "Li et al.", "Li (pictured)", "Li succeeds Ann Moe", "Acme has 80 employees"."""
    if following is None:
        return
    behind = after.doc[following.i + 1] if following.i + 1 < len(after.doc) else None
    if (after.lower_, following.lower_) in _OF_PEOPLE or after.lemma_ == "succeed" and _full_name(following):
        yield PERSON, 4.0
    elif after.text == "(" and following.lower_ == "formerly":
        yield ORG, 3.0
    elif after.lemma_ in ("have", "employ") and following.like_num and behind and behind.lemma_ in _STAFF:
        yield ORG, 4.0


def _is_heading(span: Span) -> bool:
    """ "Search Tools" alone in its line: words of the dictionary in which the recogniser saw no name."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    alone = span[0].is_sent_start and (following is None or following.is_sent_start)
    body = span[-1].text in organization_words("with_of")
    return bool(alone and not body and all(not t.ent_type_ and t.lower_ in english_words() for t in span))


def _given_name_weight(span: Span) -> float:
    """What a first name is worth: "Al Wahat" may be a club, "Pearl Delta Footwear" and "Jackson Steelworks" a company.

    A last word in which companies end leaves it to the context.
    """
    last = span[-1].text
    suffix = last in organization_words("suffixes")
    if suffix and len(span) == 2 and span[0].lower_ in english_words():
        return 0.0  # "Sable Logic", "Pearl Shipping"
    if span[0].lower_ in PARTICLES:
        return 0.5
    if len(span) > 2 and (suffix or last in organization_words("trades")):
        return 1.0
    return 2.5 if suffix else 4.0


def _opens_title(span: Span) -> bool:
    """Whether the span is but the first words of a title: "Deputy" editor, "Co-founder" and CEO, "Then-" president."""
    if not all(is_title(t) or t.text in ("-", "&") or _modifies_title(t.lower_.rstrip("-")) for t in span):
        return False
    if len(span) == 1 and span.text.isupper() or is_title(span[0]) and is_title(span[-1]) and "&" in span.text:
        return True  # "CIO", as in "Acme CIO Ann Li", "Founder & Portfolio Manager"
    following = span.doc[span.end : span.end + 2]
    joined = len(following) > 1 and following[0].lower_ in ("and", "&", "-") and is_title(following[1])
    return joined or len(following) > 0 and is_title(following[0]) and not following[0].is_sent_start


def _modifies_title(word: str) -> bool:
    return word in title_words("role_modifiers") or word in title_words("prefix_modifiers")


def _fills_title_line(span: Span) -> bool:
    """ "Consumer News Editor" alone in its line: words of the dictionary before a title are a part of it."""
    if not span[0].is_sent_start:
        return False
    following = span.doc[span.end : span.end + 2]
    if len(following) == 0 or len(following) > 1 and not following[1].is_sent_start:
        return False
    titled = is_title(following[0]) and following[0].text[0].isupper()
    return titled and all(t.lower_ in english_words() for t in span)


def _names_employee(after: Token, following: Token | None) -> bool:
    """Whether the words after a name speak of someone who works there: "Acme engineer", "Acme's chief", "Acme CEO"."""
    if names_chief(after):
        return True
    if after.lower_ in ("'s", "'") and following is not None:
        if following.lower_ in _ONES_OWN:
            return False
        return _leads_to_title(following) or _full_name(following)
    return is_title(after) and after.lower_ not in ("chair", "lead") and not after.text[0].isupper()


def names_chief(token: Token) -> bool:
    """Whether a word is a post's own acronym: "CMO", "CTO"."""
    return token.text.isupper() and len(token) > 2 and token.text in title_words("heads")


def _full_name(token: Token) -> bool:
    """Whether a person's name of several words starts at the token."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and len(after) > 0 and after[0].ent_iob_ == "I"


def _named_after_someone(span: Span) -> bool:
    """ "Lewis Katz School of Medicine": a house that bears a person's name in full."""
    houses = organization_words("with_of")
    return any(span[i].text in houses and span[i + 1].text in ("of", "for") for i in range(1, len(span) - 1))


def following_verb(doc: Doc, token: Token) -> str | None:
    """The lemma of the verb that follows at once or after auxiliaries and adverbs, if it is active."""
    helped = False
    for place in range(token.i, min(token.i + 4, len(doc))):
        word = doc[place]
        if word.pos_ == "VERB" and word.tag_.startswith("VB"):
            return None if helped and word.tag_ == "VBN" else word.lemma_.lower()
        if word.pos_ not in ("AUX", "ADV", "PART"):
            return None
        helped = helped or word.lemma_ == "be"
    return None


def _leads_to_title(token: Token) -> bool:
    """Whether a job title starts at the token, within four words."""
    for step in range(4):
        if token.i + step >= len(token.doc):
            return False
        word = token.nbor(step)
        if is_title(word):
            return True
        if word.pos_ not in ("NOUN", "ADJ", "PROPN", "ADV"):
            return False
    return False


_PLAINLY = 20.0
"""From which weight in all for a person a name is one, if four times what speaks for a house."""


def plainly_person(score: Mapping[str, float]) -> bool:
    """Whether a page says so often what only people do or are that no look of the name weighs against it."""
    return score.get(PERSON, 0.0) >= _PLAINLY and score[PERSON] >= 4 * score.get(ORG, 0.0)
