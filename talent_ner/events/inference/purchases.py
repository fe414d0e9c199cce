"""Purchases told in pieces: who bought what is said once, the price and the date elsewhere.

"The $9 million purchase of Beta" names no buyer: it is who is said to have bought Beta, else, as the purchase of a
company is told on the page of its buyer, the organization that the page is about. "It also licensed ..." happened when
what was told just before happened.
"""

from __future__ import annotations

from ...syntax import tree
from ..draft import Draft, Page


def share_purchases(drafts: list[Draft], page: Page) -> list[Draft]:
    """Gives purchases without a buyer theirs, and what "also" happened its date; in place, for drafts with values."""
    bought = [d for d in drafts if d.type == "deal" and d.frame.kind == "acquisition"]
    for draft in bought:
        if draft.orgs["target"] and not draft.orgs["buyer"]:
            _find_buyer(draft, bought, page)
    for draft in drafts:
        if draft.type == "deal" and draft.date is None:
            _happened_too(draft, drafts)
    return drafts


def _find_buyer(draft: Draft, bought: list[Draft], page: Page) -> None:
    fellows = [d for d in bought if d.orgs["buyer"] and set(d.orgs["target"]) & set(draft.orgs["target"])]
    buyers = {tuple(d.orgs["buyer"]) for d in fellows}
    if len(buyers) == 1:
        draft.orgs["buyer"] = list(buyers.pop())
        return
    main = page.protagonist
    told = draft.frame.id == "acquisition" and any(c.lower_ == "the" for c in draft.trigger.children)
    if not buyers and told and main is not None and main not in draft.orgs["target"]:
        draft.orgs["buyer"] = [main]
        draft.inferred.add("buyer")


def _happened_too(draft: Draft, drafts: list[Draft]) -> None:
    """ "In June Acme hired Beta's chief. It also licensed Beta's software.": the same month."""
    if not any(c.lower_ == "also" for c in tree.children(draft.trigger, "advmod")):
        return
    start = draft.trigger.sent.start
    before = draft.trigger.doc[start - 1].sent if start else None
    for other in drafts:
        if other is draft or other.date is None or before is None or other.status != draft.status:
            continue
        here = before.start <= other.trigger.i < start
        actors = set(other.orgs.get("buyer", ())) | set(other.orgs.get("destination", ()))
        if here and actors & set(draft.orgs["buyer"]):
            draft.date = other.date
            return
