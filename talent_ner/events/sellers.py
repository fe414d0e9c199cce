"""What is sold by those who "sell up" or "sell out": the house that bears their name, or that they lead or founded."""

from __future__ import annotations

from ..mentions.referents import fold
from ..syntax.mention import ORG
from ..syntax.roles import roles
from .draft import Draft, Page
from .employment import Employments


def sellers_house(draft: Draft, page: Page, employments: Employments) -> int | None:
    """The house of the sellers: "the Adler brothers sold up to Corvane" tells of Adler Shipping; None if unclear."""
    buyers = set(draft.orgs["buyer"])
    for seller in roles(draft.trigger).get("subject", ()):
        names = {fold(t.text) for t in seller.subtree if t.pos_ == "PROPN" and t.i < draft.trigger.i}
        names |= {name.removesuffix("s") for name in names}
        houses = (i for i, r in enumerate(page.referents) if r.type == ORG and r.words & names and r.words - names)
        found = set(houses) - buyers or {tie.org for tie in employments.of(page.ref_at(seller.i))} - buyers
        if len(found) == 1:
            return found.pop()
    return None
