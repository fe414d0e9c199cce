"""Lists in what ties a person to an organization: "a cook at Acme, Beta and Gamma", "has written for Acme and Beta".

Titles and clauses give the first name of the list; the others follow it. They count as ties only: which of several
houses someone moved from, a list does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...syntax import tree
from ...syntax.mention import ORG, Mention
from ..draft import Page
from .posts import Employment


def with_lists(page: Page, ties: list[Employment]) -> Iterator[Employment]:
    """The ties, each followed by those to the other organizations of its list."""
    for tie in ties:
        yield tie
        for ref in _listed(page, tie):
            yield replace(tie, org=ref)


def _listed(page: Page, tie: Employment) -> Iterator[int]:
    """The organizations that follow the tie's own one in a list."""
    sentence = page.doc[tie.start].sent
    named = page.index.between(tie.start, sentence.end, ORG)
    first = next((m for m in named if m.ref == tie.org), None)
    if first is None or first.start < tie.start or first.form != "name":
        return
    heads = first.data.get("coordinated", ())
    members = [m for m in named if m.head in heads and m.start > first.start]
    if any(_acts(page, m) for m in (first, *members)):
        return
    yield from (m.ref for m in members if m.ref is not None)


def _acts(page: Page, member: Mention) -> bool:
    """Whether a verb follows the name: "..., a nurse at Acme, and Beta agreed"."""
    after = page.doc[member.end] if member.end < len(page.doc) else None
    return after is not None and tree.is_finite(after) and page.doc[member.head].dep_ in tree.SUBJECTS
