"""A person's tie to an organization, and a title that leaves the organization untold."""

from __future__ import annotations

from dataclasses import dataclass


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
