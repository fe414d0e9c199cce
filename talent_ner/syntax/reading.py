"""What a parse answers again and again, worked out once while components read a Doc.

Inside ``with reading(doc):`` the functions marked ``@once`` keep their answers by token, those marked ``@once_a_doc``
their one answer, and ``token.sent``, which spaCy searches for at each call (10 microseconds against 0.3), is looked up.
Tags and tree must not change meanwhile, nor entities for what is marked ``@once_with_names``. The next component that
reads the same Doc finds those answers that still hold: the latter in sentences whose entities are what they were.
Outside of it everything works as ever, only slower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, TypeVar

import numpy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.tokens import Doc, Span, Token

Answer = TypeVar("Answer")
Question = Callable[[Token], Answer]


class _Answers:
    """What has been answered about a Doc, and the annotation that the answers rest on."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.parse: Any = doc.to_array([TAG, POS, LEMMA, HEAD, DEP, SENT_START])
        self.names: Any = doc.to_array([ENT_IOB, ENT_TYPE])
        self.of_doc: dict[Any, Any] = {}
        self.of_parse: defaultdict[Any, dict[int, Any]] = defaultdict(dict)
        self.of_names: defaultdict[Any, dict[int, Any]] = defaultdict(dict)

    def still_true(self) -> _Answers:
        """These answers without those that what has been annotated since makes void."""
        now = _Answers(self.doc)
        if numpy.array_equal(now.parse, self.parse):
            now.of_doc, now.of_parse = self.of_doc, self.of_parse
            sentence = sentence_numbers(self.doc)
            changed = {sentence[i] for i in (now.names != self.names).any(axis=1).nonzero()[0].tolist()}
            for question, kept in self.of_names.items():
                now.of_names[question] = {i: kept[i] for i in kept if sentence[i] not in changed} if changed else kept
        return now


class _Held(local):
    """What this thread reads, and what it read last."""

    now: _Answers | None = None
    last: _Answers | None = None


_HELD = _Held()


@contextmanager
def reading(doc: Doc, *, ends: bool = False) -> Iterator[None]:
    """Keeps answers about a parsed Doc for as long as the block lasts; a host's own sentence hook stays in force.

    Args:
        doc: the Doc.
        ends: whether no other component is to read it, so that nothing need be kept of it.
    """
    before, last = _HELD.now, _HELD.last
    _HELD.now = last.still_true() if last is not None and last.doc is doc else _Answers(doc)
    hooks = doc.user_token_hooks
    hooked = "sent" not in hooks and doc.has_annotation("SENT_START")
    if hooked:
        sentences = _sentences(doc)
        hooks["sent"] = lambda token: sentences[token.i]
    try:
        yield
    finally:
        _HELD.now, _HELD.last = before, None if ends else _HELD.now
        if hooked:
            del hooks["sent"]


def once(question: Question[Answer]) -> Question[Answer]:
    """A function of one token and its tree whose answer is kept; nobody may change the answer."""
    return _kept(question, names=False)


def once_with_names(question: Question[Answer]) -> Question[Answer]:
    """The same for a function that also looks at entities."""
    return _kept(question, names=True)


def _kept(question: Question[Answer], *, names: bool) -> Question[Answer]:
    def answer(token: Token) -> Answer:
        held = _HELD.now
        if held is None or token.doc is not held.doc:
            return question(token)
        kept = (held.of_names if names else held.of_parse)[question]
        place = token.i
        if place not in kept:
            kept[place] = question(token)
        known: Answer = kept[place]
        return known

    answer.__doc__, answer.__name__ = question.__doc__, question.__name__
    return answer


def once_a_doc(question: Callable[[Doc], Answer]) -> Callable[[Doc], Answer]:
    """A function of a Doc's words, tags and tree whose answer is kept; nobody may change the answer."""

    def answer(doc: Doc) -> Answer:
        held = _HELD.now
        if held is None or doc is not held.doc:
            return question(doc)
        if question not in held.of_doc:
            held.of_doc[question] = question(doc)
        kept: Answer = held.of_doc[question]
        return kept

    answer.__doc__, answer.__name__ = question.__doc__, question.__name__
    return answer


@once_a_doc
def _sentences(doc: Doc) -> list[Span]:
    """The sentence of each token."""
    return [sentence for sentence in doc.sents for _ in range(len(sentence))]


@once_a_doc
def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence, from 0."""
    starts = doc.to_array(SENT_START) == 1
    starts[:1] = True
    return (starts.cumsum() - 1).tolist()
