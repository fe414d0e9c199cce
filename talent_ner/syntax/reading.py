"""What a parse answers again and again, worked out once while a component reads a Doc.

Inside ``with reading(doc):`` the functions marked ``@once`` keep their answers by token, those marked ``@once_a_doc``
their one answer, and ``token.sent``, which spaCy searches for at each call (10 microseconds against 0.3), is looked up.
The parse must not change meanwhile.
Outside of it everything works as ever, only slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, TypeVar

from spacy.tokens import Doc, Token

Answer = TypeVar("Answer")


class _Held(local):
    """The Doc that this thread reads, and the answers by function and token."""

    def __init__(self) -> None:
        self.doc: Doc | None = None
        self.answers: dict[Any, dict[int, Any]] = {}
        self.columns: dict[Any, Any] = {}


_HELD = _Held()


@contextmanager
def reading(doc: Doc) -> Iterator[None]:
    """Keeps answers about a parsed Doc for as long as the block lasts; a host's own sentence hook stays in force."""
    before = _HELD.doc, _HELD.answers, _HELD.columns
    hooks = doc.user_token_hooks
    hooked = "sent" not in hooks and doc.has_annotation("SENT_START")
    if hooked:
        hooks["sent"] = _sentences(doc)
    _HELD.doc, _HELD.answers, _HELD.columns = doc, {}, {}
    try:
        yield
    finally:
        _HELD.doc, _HELD.answers, _HELD.columns = before
        if hooked:
            del hooks["sent"]


def _sentences(doc: Doc) -> Callable[[Token], Any]:
    by_token = [sentence for sentence in doc.sents for _ in range(len(sentence))]
    return lambda token: by_token[token.i]


def once(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """A function of one token whose answer is kept while its Doc is read; nobody may change the answer."""

    def answer(token: Token) -> Answer:
        if token.doc is not _HELD.doc:
            return question(token)
        kept = _HELD.answers.setdefault(question, {})
        if token.i not in kept:
            kept[token.i] = question(token)
        return kept[token.i]

    answer.__doc__, answer.__name__ = question.__doc__, question.__name__
    return answer


def once_a_doc(question: Callable[[Doc], Answer]) -> Callable[[Doc], Answer]:
    """A function of a Doc whose answer is kept while that Doc is read; nobody may change the answer."""

    def answer(doc: Doc) -> Answer:
        if doc is not _HELD.doc:
            return question(doc)
        if question not in _HELD.columns:
            _HELD.columns[question] = question(doc)
        kept: Answer = _HELD.columns[question]
        return kept

    answer.__doc__, answer.__name__ = question.__doc__, question.__name__
    return answer
