"""Lists of people who left: "Who has left Acme this year" above lines that each tell of one person.

The heading tells the house once for all; the lines say when each left and where some of them went.
"""

from __future__ import annotations

from ...syntax.layout import TextBlock
from ...syntax.mention import ORG, PERSON
from ..draft import Draft, Page

_LEFT = frozenset("left leaving leave departed departing departures departure exits exit exodus quit gone out".split())
_LONGEST = 14  # tokens of such a heading


def left_by_heading(draft: Draft, page: Page) -> int | None:
    """The house that the heading above the draft's line says people have left, if the line opens with its person."""
    number = next((n for n, b in enumerate(page.blocks) if b.start <= draft.trigger.i < b.end), None)
    if number is None or draft.who is None:
        return None
    line = page.blocks[number]
    named = page.index.between(line.start, line.end, PERSON)
    if not named or named[0].ref != draft.who or named[0].start > line.start + 1:
        return None
    heading = next((b for b in reversed(page.blocks[:number]) if b.kind == "heading"), None)
    return _house_left(heading, page) if heading is not None else None


def _house_left(heading: TextBlock, page: Page) -> int | None:
    """The one house of a heading that tells of departures and of nobody by name."""
    words = page.doc[heading.start : heading.end]
    if len(words) > _LONGEST or page.index.between(heading.start, heading.end, PERSON):
        return None
    houses = {m.ref for m in page.index.between(heading.start, heading.end, ORG)}
    told = any(t.lower_ in _LEFT for t in words)
    return houses.pop() if told and len(houses) == 1 else None
