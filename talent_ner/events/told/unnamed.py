"""People described without a name: "Acme co-founder to join Beta", "Acme's chief engineer is leaving for Beta".

Such a person is a group of one; where the page names somebody with the same move, the description is that person's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...syntax.mention import GROUP, PERSON, Mention, group_data
from ..draft import ORG_SLOTS, Draft, Page

FORM = "unnamed"


def unnamed(mention: Mention | None, page: Page, goals: Collection[int]) -> Iterator[tuple[None, Mention]]:
    """The described person who stayed unresolved, as a group of one.

    Args:
        mention: the description.
        page: the document.
        goals: the organizations where that person goes; below the headlines a page names its people, so that only
            both ends make a move of somebody left unnamed.
    """
    if mention is None or mention.type != PERSON or mention.form != "description" or mention.ref is not None:
        return
    employer = mention.data.get("employer")
    if employer is None or not (_in_heading(mention, page) or _goes_elsewhere(mention, page, goals)):
        return
    data = group_data(1, employer=employer, former=mention.data["former"])
    yield None, Mention(mention.start, mention.end, mention.head, GROUP, FORM, None, data)


def _in_heading(mention: Mention, page: Page) -> bool:
    return any(b.kind == "heading" and b.start <= mention.start < b.end for b in page.blocks)


def _goes_elsewhere(mention: Mention, page: Page, goals: Collection[int]) -> bool:
    """Whether the description opens with the employer's name and the goal is another house."""
    house = page.index.headed(mention.data["employer"])
    opens = house is not None and house.start == mention.start and house.form == "name" and house.ref is not None
    return opens and house is not None and bool(goals) and house.ref not in goals


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
