"""Whose post someone takes where the sentence leaves that out: the one that the text has just told somebody to leave.

"Bo Chen, chief executive of Acme, retires in June. Ann Li takes over.", "Acme has parted ways with its treasurer. Ann
Li steps in as interim treasurer.", "Bo Chen left Acme in May. Ann Li was put in his place."
"""

from __future__ import annotations

from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG, ROLE
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from ..ties.employment import Employments
from .succession import inherit_post

WINDOW = 2
"""Sentences before the succession's own in which the departure has to be told."""
POINTING = frozenset(
    "step_into_the_post take_over_the_post take_the_chair put_in_place_of fill_in_for_now take_on_for_now begin_work"
    " take_charge_for_now post_passes_to chosen_from".split()
)
"""Frames that point at a post and do not name it: without somebody who leaves one they tell nothing."""
_FOLLOWING = POINTING | {"take_over_alone"}
_STAND_INS = frozenset("interim acting temporary caretaker".split())
_TOLD = frozenset({"occurred", "expected", "considered"})


def fill_vacancy(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """Gives an appointment without a house the one of the departure told last before it, and its post likewise."""
    if draft.type != "appointment" or draft.orgs["organization"] or draft.unresolved:
        return
    stands_in = draft.trigger.lemma_ in ("act", "ask") or set((draft.role or "").lower().split()) & _STAND_INS
    if draft.frame.id not in _FOLLOWING and not stands_in:
        return
    left = _vacated(draft, drafts, page, employments)
    if left is None:
        _fill_new_post(draft, page)
        return
    house = left.orgs["origin"][0]
    draft.orgs["organization"] = [house]
    if "origin" in left.inferred:
        draft.inferred.add("organization")
    draft.predecessor = left.who if left.who != draft.who else None
    if left.who is not None:
        inherit_post(draft, left.who, drafts, page, employments)


def _fill_new_post(draft: Draft, page: Page) -> None:
    """ "Acme has a new chief executive. Ann Li took over on Monday": the post of which the sentence before speaks."""
    start = draft.trigger.sent.start
    if draft.frame.id not in _FOLLOWING or draft.role is not None:
        return
    for title in page.index.between(sentences_back(page.doc, start, 1), start, ROLE):
        verb = page.doc[title.head].head
        new = any(t.lower_ == "new" for t in page.doc[max(title.start - 1, 0) : title.head])
        subject = surface_subject(verb) if new and verb.lemma_ == "have" else None
        house = page.index.at(subject.i) if subject is not None else None
        if house is not None and house.type == ORG and house.ref is not None:
            draft.orgs["organization"], draft.role = [house.ref], title.data["text"].removeprefix("new ")


def _vacated(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> Draft | None:
    """The last departure before the appointment, if no organization is spoken of behind the verb but those of whoever
    takes the post.
    """
    start = sentences_back(page.doc, draft.trigger.sent.start, WINDOW)
    left = [
        d
        for d in drafts
        if d.type == "move" and d.frame.implies != "destination" and d.group is None and d.status in _TOLD
        if (d.who != draft.who or _long_held(draft)) and d.orgs["origin"] and start <= d.trigger.i < draft.trigger.i
    ]
    last = max(left, key=lambda d: d.trigger.i, default=None)
    if last is None:
        return None
    behind = page.index.between(draft.trigger.i, draft.trigger.sent.end, ORG)
    own = last.who == draft.who
    known = {None, *last.orgs["origin"], *(tie.org for tie in employments.of(draft.who))}
    return last if own or {m.ref for m in behind} <= known else None


def _long_held(draft: Draft) -> bool:
    """ "Ann Li has resigned as chief of Acme. She took the job in 2021": the post that she leaves, told by its year."""
    year = (draft.date or {}).get("precision") == "year"
    return year and draft.trigger.tag_ == "VBD" and draft.frame.id in POINTING
