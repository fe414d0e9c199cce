"""What is sold by those who "sell up", "sell out" or "sell the firm": the house that bears their name, or is theirs."""

from __future__ import annotations

from ...mentions.referents import fold
from ...syntax.mention import ORG
from ...syntax.roles import roles
from ..draft import Draft, Page
from ..ties.employment import Employments


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


def sell_own(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """ "Ann Li, who founded Acme in 1984, is selling the gallery to Corvane": what is sold is Acme."""
    if draft.orgs["target"] and "target" not in draft.inferred:
        return
    for seller in roles(draft.trigger).get("subject", ()):
        ref = page.ref_at(seller.i)
        founded = {org for d in drafts if d.type == "founding" and d.who == ref for org in d.orgs["organization"]}
        own = founded or {tie.org for tie in employments.of(ref) if tie.current}
        own -= set(draft.orgs["buyer"])
        if ref is not None and len(own) == 1:
            draft.orgs["target"] = list(own)
            draft.inferred.add("target")
