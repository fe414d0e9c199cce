"""One layoff told in several places with different figures: "to cut 4,000 jobs", later "12 % of its workforce"."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from ...syntax.reading import sentence_numbers
from ..draft import Draft, Page

_FRAMES = frozenset(
    "lay_off cut_jobs reduce_staff_by layoffs_affect announce_layoffs plan_layoffs layoffs_of lose_jobs make_redundant"
    " let_go let_go_of".split()
)
_NEAR = 2  # sentences within which a count and a share of the same staff are one cut


def align_layoffs(drafts: list[Draft], page: Page) -> list[Draft]:
    """Gives drafts that tell the same layoff the figures of both, so that they are found to be the same event."""
    numbers = sentence_numbers(page.doc)
    layoffs = [d for d in drafts if d.frame.id in _FRAMES and d.group is not None and d.orgs["origin"]]
    for first, second in combinations(layoffs, 2):
        gap = abs(numbers[first.trigger.i] - numbers[second.trigger.i])
        titled = any(start <= d.trigger.i < end for d in (first, second) for start, end in page.headings)
        if _one_time(first, second, page) and _one_size(first, second, gap <= _NEAR or titled):
            _share_figures(first, second)
    return drafts


def _one_time(a: Draft, b: Draft, page: Page) -> bool:
    """Same employer, and no date that sets the two apart; what bears no date is of the page's own year."""
    if not set(a.orgs["origin"]) & set(b.orgs["origin"]):
        return False
    left, right = ((d.date or {}).get("value") or (page.published or "")[:4] for d in (a, b))
    return not left or not right or left.startswith(right) or right.startswith(left)


def _one_size(a: Draft, b: Draft, close: bool) -> bool:
    """No figure differs, and one is the same; or close by, one tells the count and the other the share."""
    assert a.group is not None
    assert b.group is not None
    pairs = [(a.group.data.get(key), b.group.data.get(key)) for key in ("count", "share")]
    if any(x and y and x != y for x, y in pairs):
        return False
    return any(x and x == y for x, y in pairs) or close and all(x or y for x, y in pairs)


def _share_figures(a: Draft, b: Draft) -> None:
    assert a.group is not None
    assert b.group is not None
    data = {key: a.group.data.get(key) or b.group.data.get(key) for key in ("count", "share")}
    a.group = replace(a.group, data={**a.group.data, **data})
    b.group = replace(b.group, data={**b.group.data, **data})
