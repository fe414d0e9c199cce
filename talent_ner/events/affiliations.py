"""Ties between people and organizations that the text states, beyond those its events tell."""

from __future__ import annotations

from .draft import Draft, Page
from .employment import Employment, Employments
from .merge import _related


def affiliations(page: Page, employments: Employments, drafts: list[Draft]) -> list[Employment]:
    """One tie a person and organization, its best role first; a tie the events already tell only with a role."""
    chosen: dict[tuple[int, int, bool], Employment] = {}
    for tie in employments.all:
        tie = _as_of_now(tie, drafts, page)
        key = (tie.person, tie.org, tie.current)
        known = chosen.get(key)
        if known is None or (known.role is None and tie.role is not None):
            chosen[key] = tie
    kept = [tie for tie in chosen.values() if tie.role is not None or not _told(tie, drafts)]
    return sorted(kept, key=lambda t: (t.start, t.end, t.org))


def _as_of_now(tie: Employment, drafts: list[Draft], page: Page) -> Employment:
    """A title of the time before a departure that the document tells is a former one."""
    left = any(d.type == "move" and d.who == tie.person and d.status == "occurred" and _related(set(d.orgs["origin"]), {tie.org}, page)
               and not any(e.type == "move" and e.who == tie.person and tie.org in e.orgs["destination"] and e.trigger.i > d.trigger.i
                           for e in drafts) for d in drafts)
    return Employment(tie.person, tie.org, tie.role, tie.current and not left, tie.start, tie.end)


def _told(tie: Employment, drafts: list[Draft]) -> bool:
    return any(d.who == tie.person and tie.org in (ref for refs in d.orgs.values() for ref in refs) for d in drafts)
