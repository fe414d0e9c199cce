"""A person's tie to an organization, and a title that leaves the organization untold."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ...syntax.mention import Mention

_BEFORE = 6  # tokens before a name in which "and before that at" stands


@dataclass(frozen=True, slots=True)
class Employment:
    """A person's tie to an organization; ``start`` and ``end`` are the tokens that state it."""

    person: int
    org: int
    role: str | None
    current: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Untold:
    """A person's title that names no employer."""

    person: int
    role: str
    current: bool
    start: int
    end: int


def told_as_earlier(doc: Doc, org: Mention) -> bool:
    """ "Worked for Acme, and before that at Beta": whether what stands before a house puts it before the others."""
    words = [t.lower_ for t in doc[max(org.start - _BEFORE, org.start and doc[org.start].sent.start) : org.start]]
    return ("before", "that") in zip(words, words[1:])
