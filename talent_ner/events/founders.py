"""What a founder founded where the clause says only "the company" or "it": the organization that the person leads."""

from __future__ import annotations

from ..lexicon.resources import word_set
from .draft import Draft, Page
from .employment import Employments


def found_own(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """ "Ann Li, head of Acme, founded the company in 2016": Acme, whatever else was spoken of in between.

    A founding that names its company is left as it is, and so is one whose company the person is known to be tied to.
    """
    told = draft.orgs["organization"]
    if not told or "organization" not in draft.inferred:
        return
    ties = employments.of(draft.who)
    if any(tie.org in told for tie in ties):
        return
    left = {ref for d in drafts if d.type == "move" and d.who == draft.who for ref in d.orgs["origin"]}
    here = range(draft.trigger.i, draft.trigger.sent.end)  # "set up by Acme co-founder Ann Li": not Acme
    led = {tie.org for tie in ties if tie.current and _leads(tie.role) and tie.start not in here} - left
    if len(led) == 1:
        fellows = [d for d in drafts if d.type == "founding" and d.trigger.i == draft.trigger.i]
        for fellow in fellows:
            fellow.orgs["organization"] = list(led)


def _leads(role: str | None) -> bool:
    words = set((role or "").lower().split())
    return bool(words & (word_set("titles", "founder_heads") | {"ceo"})) or {"chief", "executive"} <= words
