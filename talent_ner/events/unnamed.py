"""People whom a headline describes without a name: "Acme co-founder to join Beta" is one person's move.

Such a person is a group of one; where the page names somebody with the same move, the description is that person's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..syntax.mention import GROUP, PERSON, Mention, group_data
from .draft import ORG_SLOTS, Draft, Page

FORM = "unnamed"


def unnamed(mention: Mention | None, page: Page) -> Iterator[tuple[None, Mention]]:
    """The described person of a headline who stayed unresolved, as a group of one."""
    if mention is None or mention.type != PERSON or mention.form != "description" or mention.ref is not None:
        return
    if mention.data.get("employer") is None or not any(
        b.kind == "heading" and b.start <= mention.start < b.end for b in page.blocks
    ):
        return
    data = group_data(1, employer=mention.data["employer"], former=mention.data["former"])
    yield None, Mention(mention.start, mention.end, mention.head, GROUP, FORM, None, data)


def named_instead(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of a described person whom another draft of the same event names."""
    named = [d for d in drafts if d.who is not None]
    return [
        d
        for d in drafts
        if d.group is None or d.group.form != FORM or not any(_same_event(d, other) for other in named)
    ]


def _same_event(draft: Draft, other: Draft) -> bool:
    """Whether no organization differs and one is shared."""
    if draft.type != other.type:
        return False
    pairs = [(set(draft.orgs[slot]), set(other.orgs[slot])) for slot in ORG_SLOTS[draft.type]]
    told = [bool(left & right) for left, right in pairs if left and right]
    return bool(told) and all(told)
