"""Whose house it is where the clause says only "the company" or "it": the one that the person leads or lent a name."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...mentions.referents import fold
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from ..ties.employment import Employments

_PARTING = frozenset("leave quit exit depart walk step part".split())
_SHORT_NAME = 2  # letters: "Li" is also a part of other words and names


def found_own(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """ "Ann Li, head of Acme, founded the company in 2016": Acme, whatever else was spoken of in between.

    A founding that names its company is left as it is, and so is one whose company the person is known to be tied to.
    """
    told = draft.orgs["organization"]
    if not told or "organization" not in draft.inferred:
        return
    raised = _raised_before(draft, drafts, page)
    if raised is not None:
        draft.orgs["organization"] = [raised]
        return
    left = {ref for d in drafts if d.type == "move" and d.who == draft.who for ref in d.orgs["origin"]}
    own = named_after(draft.who, page)
    if own is not None and own not in left:
        led = {own}
    else:
        ties = employments.of(draft.who)
        if any(tie.org in told for tie in ties):
            return
        here = range(draft.trigger.i, draft.trigger.sent.end)  # "set up by Acme co-founder Ann Li": not Acme
        led = {tie.org for tie in ties if tie.current and _leads(tie.role) and tie.start not in here} - left
    if len(led) == 1:
        fellows = [d for d in drafts if d.type == "founding" and d.trigger.i == draft.trigger.i]
        for fellow in fellows:
            fellow.orgs["organization"] = list(led)


def _raised_before(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Beta raised $9 million from Acme. The start-up was set up by Ann Li": Beta, and not who paid for it."""
    near = range(sentences_back(page.doc, draft.trigger.sent.start, 1), draft.trigger.i)
    paid = [d for d in drafts if d.type == "deal" and d.trigger.i in near]
    targets = {ref for d in paid if set(d.orgs["buyer"]) & set(draft.orgs["organization"]) for ref in d.orgs["target"]}
    return targets.pop() if len(targets) == 1 else None


def leaves_to_found(leaving: Draft, joining: Draft, drafts: list[Draft]) -> bool:
    """ "Acme has hired Ann Li. In 2022 she left Beta and founded Cove": what she left Beta for is told."""
    sentence = leaving.trigger.sent
    if not joining.orgs.get("destination") or joining.trigger.i >= sentence.start:
        return False
    own = [d for d in drafts if d.type == "founding" and d.who is not None and d.who == leaving.who]
    return any(leaving.trigger.i < d.trigger.i < sentence.end for d in own)


def left_to_found(joining: Draft, drafts: list[Draft]) -> set[int]:
    """The houses that somebody left to found another one, and so not for the one joined before."""
    own = [d for d in drafts if d is not joining and d.type == "move" and d.who is not None and d.who == joining.who]
    return {ref for d in own if leaves_to_found(d, joining, drafts) for ref in d.orgs["origin"]}


def left_own(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Ann Li, who founded Acme in 2019, left it in May": the one house that she is told to have founded or joined."""
    if draft.type != "move" or draft.who is None or draft.orgs["origin"] or draft.trigger.lemma_ not in _PARTING:
        return None
    filled = roles(draft.trigger)
    left = [t.lower_ for name in ("object", "from") for t in filled.get(name, ())]
    if not left or set(left) != {"it"}:
        return None
    sentence = draft.trigger.sent.start
    told = (d for d in drafts if d.who == draft.who and sentence <= d.trigger.i < draft.trigger.i)
    orgs = {ref for d in told for slot in ("organization", "destination") for ref in d.orgs.get(slot, ())}
    return orgs.pop() if len(orgs) == 1 else None


def named_after(person: int | None, page: Page) -> int | None:
    """ "Lund Berg buys Holm & Vik. The firm was set up by Ann Holm; Vik retired": the one house with her surname in it.

    A surname may also be a town's or a great company's; public bodies and what the lists know are no such houses.
    """
    surname = fold(page.referents[person].name.split()[-1]) if person is not None else ""
    houses = {
        ref
        for ref in page.named
        if surname in page.referents[ref].words
        and page.referents[ref].id is None
        and not page.referents[ref].words & word_set("reference", "public_names")
    }
    return houses.pop() if len(houses) == 1 and len(surname) > _SHORT_NAME else None


def _leads(role: str | None) -> bool:
    words = set((role or "").lower().split())
    return bool(words & (word_set("titles", "founder_heads") | {"ceo"})) or {"chief", "executive"} <= words
