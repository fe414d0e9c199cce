"""Whom "they", "both", "the trio" and "a dozen of them" mean: people told together, or a group told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..syntax.mention import GROUP, PERSON, Mention

_COPIED = ("count", "at_least", "share", "employer", "former", "vague")


class Earlier(Protocol):
    """An earlier mention and the number of its sentence."""

    mention: Mention
    sentence: int


def resolve_plural(mention: Mention, earlier: Sequence[Earlier], by_head: dict[int, Mention]) -> None:
    """Writes ``refs``, or the particulars of the group meant, into the mention's data.

    Args:
        mention: the plural mention.
        earlier: resolved mentions within reach, the nearest first.
        by_head: mentions by the token that heads them.
    """
    data = mention.data
    if data.get("antecedent") is not None:
        _members_of(mention, earlier)
        return
    if mention.form not in ("plural", "group") or mention.form == "group" and not data.get("definite"):
        return
    if mention.form == "group" and (data.get("employer") is not None or data.get("count") is None):
        return
    wanted = data.get("count")
    for seen in earlier:
        if _same_group(mention, seen.mention, wanted):
            return
        refs = together(seen.mention, by_head)
        if seen.mention.type == PERSON and len(refs) > 1 and (wanted is None or len(refs) == wanted):
            data["refs"] = sorted(refs)
            return
    if wanted and wanted <= 4:
        _several(mention, wanted, earlier)


def together(mention: Mention, by_head: dict[int, Mention]) -> list[int]:
    """The referents of a mention and of those it is coordinated with."""
    refs = [mention.ref] if mention.ref is not None else []
    for head in mention.data.get("coordinated", ()):
        other = by_head.get(head)
        if other is not None and other.type == PERSON and other.ref is not None and other.ref not in refs:
            refs.append(other.ref)
    return refs


def _same_group(mention: Mention, other: Mention, wanted: int | None) -> bool:
    if other.type != GROUP or other.form not in ("group", "plural"):
        return False
    if wanted is not None and other.data.get("count") != wanted:
        return False
    if other.data.get("refs"):
        mention.data["refs"] = other.data["refs"]
        return True
    if other.data.get("count"):
        mention.data["same"] = other.head
        mention.data.update({k: other.data[k] for k in _COPIED})
        return True
    return False


def _members_of(mention: Mention, earlier: Sequence[Earlier]) -> None:
    """ "A dozen of them": the employer is that of the group told before."""
    for seen in earlier:
        if seen.mention.type == GROUP and seen.mention.data.get("employer") is not None:
            mention.data.update({k: seen.mention.data[k] for k in ("employer", "former")})
            return


def _several(mention: Mention, wanted: int, earlier: Sequence[Earlier]) -> None:
    """Exactly as many different people named in the last sentences."""
    refs: list[int] = []
    for seen in earlier:
        if seen.mention.type == PERSON and seen.mention.ref is not None and seen.mention.ref not in refs:
            refs.append(seen.mention.ref)
    if len(refs) == wanted:
        mention.data["refs"] = sorted(refs)
