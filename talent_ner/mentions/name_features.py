"""What a page shows of a surface that may be a name, as features of ``name_model.py``.

Of each place where it stands: what the recogniser read and the words around; the share of the places is the value. Of
the surface: its form. Of the page: the evidence that ``names.py`` has weighed by hand, and whether a longer name holds
the surface.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from ..text.english import english_words
from .name_evidence import (
    ACRONYM,
    CAMEL,
    DOTTED,
    ORG,
    OTHER,
    PARTICLES,
    PERSON,
    following_verb,
    is_title,
    organization_words,
)

Features = dict[str, float]

_LISTS = {"suffixes": "suffix", "trades": "trade", "surnames_too": "surname", "things": "thing"}
# What other pipelines' recognisers tell apart, in the terms of the library's own.
_ALIKE = {
    **dict.fromkeys(("GPE", "LOC", "FAC"), "PLACE"),
    **dict.fromkeys(("EVENT", "LAW", "WORK_OF_ART"), "PRODUCT"),
}
_FAR, _SCALE = 2.0, 4.0  # hand-set evidence counts up to 2 units of "4 weak cues" a place
_SHORT = 60  # tokens of a text that is a sentence or two rather than a page
_LAST = 3  # words from which on names count as equally long


class NameFeatures:
    """The features of the surfaces of a page.

    Args:
        doc: the page.
        given_names: known first names in lower case.
        scores: by surface, the evidence for ``PERSON``, ``ORG`` and ``OTHER``.
        plain: the words that the page writes small.
    """

    def __init__(
        self,
        doc: Doc,
        given_names: Collection[str],
        scores: Mapping[str, Mapping[str, float]],
        plain: Collection[str],
    ):
        self.given_names, self.scores, self.small = given_names, scores, plain
        sentences = doc.sents if doc.has_annotation("SENT_START") else ()
        self.titled = {sentence.start for sentence in sentences if _in_title_case(sentence)}
        # what the recogniser says is worth more in a report about people than on a page of code or of links
        self.page = {"short": float(len(doc) < _SHORT), "people": math.log1p(len(_people(doc))) / 3}
        self.settle({text: self._leans(text) for text in scores if " " in text})

    def settle(self, kinds: Mapping[str, str]) -> None:
        """Lets names of several words tell whose parts single words may be, given what those names are taken for."""
        self.of_people = {word for text, kind in kinds.items() if kind == PERSON for word in _ends(text)}
        self.of_houses = {text.split()[0] for text, kind in kinds.items() if kind == ORG}

    def _leans(self, text: str) -> str:
        told = self.scores[text]
        return max((PERSON, ORG, OTHER), key=lambda label: told.get(label, 0.0))

    def of(self, spans: Sequence[Span]) -> Features:
        """The features of a surface, given all places where it stands."""
        counts: Counter[str] = Counter()
        for span in spans:
            counts.update(set(self._place(span)))
        told = {name: count / len(spans) for name, count in counts.items()}
        told.update(dict.fromkeys(self._form(spans[0]), 1.0))
        told.update(self._evidence(spans[0].text, len(spans)))
        words = min(len(spans[0]), _LAST - 1)
        for name in [name for name in told if name.startswith("read:")]:
            told[f"{name}|{words}"] = told[name]
            told.update({f"{name}|{key}": told[name] * value for key, value in self.page.items() if value})
        return told

    def _place(self, span: Span) -> Iterator[str]:
        doc = span.doc
        yield f"read:{_label(span)}"
        if _is_whole(span):
            yield f"whole:{_label(span)}"
        before, after = _neighbour(doc, span.start, -1), _neighbour(doc, span.end - 1, 1)
        further = None if after is None else _neighbour(doc, after.i, 1)
        yield f"before:{_word(before)}"
        yield f"after:{_word(after)}"
        if after is not None and (verb := following_verb(doc, after)) is not None:
            yield f"does:{verb}"
        yield f"as:{span.root.dep_}"
        for side, token in (("left", before), ("right", after)):
            if token is not None and token.ent_type_:
                yield f"{side}:{_kind(token)}"
        if further is not None and after is not None and after.text in ("'s", "’s") and further.ent_type_:
            yield f"owns:{_kind(further)}"
        if self.titled and span.sent.start in self.titled:
            yield "title case"

    def _form(self, span: Span) -> Iterator[str]:
        first, last, words = span[0], span[-1], min(len(span), _LAST)
        yield f"words:{words}"
        yield f"last:{last.lower_}"
        yield f"given:{first.lower_ in self.given_names}:{words}"
        if span.text.isupper():
            yield f"capitals:{words}"
        for name, holds in _SHAPES.items():
            if holds(span):
                yield f"shape:{name}"
        for key, name in _LISTS.items():
            if last.text in organization_words(key):
                yield f"{name}:{min(words, 2)}"
        if span.text in organization_words("places"):
            yield "place"
        plain = [t.lower_ in english_words() for t in span if t.is_alpha]
        if plain:
            share = "all" if all(plain) else "last" if plain[-1] else "first" if plain[0] else "none"
            yield f"plain:{share}:{min(words, 2)}"
        if all(t.lower_ in self.small for t in span if t.is_alpha):
            yield f"small:{min(words, 2)}"

    def _evidence(self, text: str, places: int) -> Iterator[tuple[str, float]]:
        told = self.scores.get(text, {})
        for label in (PERSON, ORG, OTHER):
            score = told.get(label, 0.0)
            yield f"told:{label}", max(-_FAR, min(_FAR, score / places / _SCALE))
            yield f"told in all:{label}", math.copysign(math.log1p(abs(score)), score) / 2
            if score > 0:
                yield f"for:{label}", 1.0
        margin = told.get(PERSON, 0.0) - told.get(ORG, 0.0)
        yield "person rather", max(-_FAR, min(_FAR, margin / 6))
        yield "places", math.log(places)
        yield "any", 1.0
        if text in self.of_people:
            yield "of a person", 1.0
        if text in self.of_houses and told.get(PERSON, 0.0) < _CLEARLY + 2 * max(told.get(ORG, 0.0), 0.0):
            yield "of a house", 1.0


_CLEARLY = 10.0
"""From how much more evidence for a person a name is no house's that others begin with: "the Berg administration"."""

_SHAPES = {
    "camel": lambda span: CAMEL.match(span[-1].text) is not None,
    "dotted": lambda span: DOTTED.match(span[-1].text) is not None,
    "acronym": lambda span: len(span) == 1 and ACRONYM.match(span.text) is not None,
    "digit": lambda span: any(c.isdigit() for c in span.text),
    "and": lambda span: "&" in span.text,
    "of": lambda span: any(t.text == "of" for t in span),
    "hyphen": lambda span: "-" in span.text,
    "particle": lambda span: any(t.lower_ in PARTICLES for t in span),
    "initial": lambda span: any(len(t) == 1 and t.is_upper or len(t) == 2 and t.text[1] == "." for t in span),
}


def _kind(token: Token) -> str:
    """The label of a token, as the library's own recogniser would have it."""
    return _ALIKE.get(token.ent_type_, token.ent_type_)


def _label(span: Span) -> str:
    return next((_kind(t) for t in span if t.ent_type_), "none")


def _is_whole(span: Span) -> bool:
    """Whether the recogniser marked just these words."""
    goes_on = span.end < len(span.doc) and span.doc[span.end].ent_iob_ == "I"
    return span[0].ent_iob_ == "B" and not goes_on and all(t.ent_iob_ == "I" for t in span[1:])


def _neighbour(doc: Doc, at: int, step: int) -> Token | None:
    """The word beside a place, if it is of the same sentence."""
    beside = at + step
    if not 0 <= beside < len(doc) or doc[max(at, beside)].is_sent_start:
        return None
    return doc[beside]


def _word(token: Token | None) -> str:
    if token is None:
        return "^"
    if is_title(token):
        return "TITLE"
    return "#" if token.like_num or token.text.isalnum() and not token.is_alpha else token.lower_


def _people(doc: Doc) -> set[str]:
    return {ent.text for ent in doc.ents if ent.label_ == PERSON}


def _ends(text: str) -> tuple[str, str]:
    words = text.split()
    return words[0], words[-1]


def _in_title_case(sentence: Span) -> bool:
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    return len(sentence) > 3 and all(t.text[0].isupper() for t in words)
