"""Drafts that tell no event of their own beside another.

The duties of a new post, posts and offers that a move takes up, groups whose members are named.
"""

from __future__ import annotations

from ...lexicon.resources import word_set
from ..draft import Draft, Page
from .sameness import GENERIC, TOLD, compatible_dates, compatible_organizations, compatible_status, related

_OF_DUTIES = frozenset({"will_lead", "will_lead_work", "set_to_lead"})


def without_asides(drafts: list[Draft], page: Page) -> list[Draft]:
    """The drafts but for those that only tell what another's post is about; a post told in passing is no role."""
    kept = []
    for draft in drafts:
        given = next((o for o in drafts if _only_duties(draft, o)), None)
        if given is not None:
            given.role = given.role or draft.role  # what someone will lead there is the post
        elif not any(_welcomed_to_post(draft, o, page) for o in drafts):
            kept.append(draft)
    drafts = kept
    for draft in drafts:
        if any(_post_in_passing(draft, other) for other in drafts):
            draft.role = None
    return drafts


def _post_in_passing(following: Draft, told: Draft) -> bool:
    """ "Ann Li takes over as chair, replacing Bo Chen, the former chief": the post is the one that is taken over."""
    if following.type != "appointment" or following.predecessor is None or following.trigger.tag_ != "VBG":
        return False
    given = told.type in ("appointment", "move") and told.role is not None and told.who == following.who
    return given and following.who is not None and told.trigger.is_ancestor(following.trigger)


def without_named_groups(drafts: list[Draft], page: Page) -> list[Draft]:
    """The drafts but for counted groups whose members the text names one by one; members learn what the group tells."""
    kept = []
    for draft in drafts:
        count = draft.group.data.get("count") if draft.group is not None else None
        members = [
            d
            for d in drafts
            if d.who is not None
            and d.type == draft.type
            and compatible_status(d, draft)
            and compatible_dates(d, draft)
            and compatible_organizations(d, draft, page)
        ]
        here = [d for d in members if d.trigger.sent.start == draft.trigger.sent.start]
        named = next((told for told in (here, members) if len({d.identity for d in told}) == count), None)
        if named is None:
            kept.append(draft)
            continue
        for member in named:
            member.evidence += [e for e in draft.evidence if e not in member.evidence]
            for slot, refs in draft.orgs.items():  # "hired three partners from Acme. A, B and C will join in May."
                if not member.orgs[slot] or slot in member.inferred and slot not in draft.inferred:
                    member.orgs[slot] = list(refs)
    return kept


def taken_up(drafts: list[Draft], page: Page) -> list[Draft]:
    """Offers and appointments that a move of the same person to the same organization already tells."""
    moves = [d for d in drafts if d.type == "move" and d.status in TOLD and d.orgs["destination"]]
    kept = []
    for draft in drafts:
        move = next((m for m in moves if _tells(m, draft, page)), None)
        if move is None:
            kept.append(draft)
            continue
        move.role = move.role or draft.role
        if draft.type == "offer":
            move.amount = move.amount or draft.amount
        else:
            _start_told(move, draft)
        move.evidence += [e for e in draft.evidence if e not in move.evidence]
    return kept


def _start_told(move: Draft, appointment: Draft) -> None:
    """ "Was named treasurer, effective June 3. She joins from Beta": the move is to come, on the day that is told."""
    move.date = move.date or appointment.date
    present = move.trigger.tag_ in ("VBZ", "VBP")
    if appointment.status == "expected" and move.status == "occurred" and (appointment.ahead or present):
        move.status = "expected"


def _only_duties(draft: Draft, told: Draft) -> bool:
    """ "Acme appoints Ann Li. She will lead the work in Asia.": what the new post is about is no second event."""
    if draft.frame.id not in _OF_DUTIES or told is draft or told.identity != draft.identity or told.status not in TOLD:
        return False
    if told.type == "move":
        here = bool(told.orgs["destination"]) and "organization" in draft.inferred
        return here and not _later_step(told, draft)
    return told.type == "appointment" and told.frame.id not in _OF_DUTIES and told.trigger.i < draft.trigger.i


def _welcomed_to_post(move: Draft, post: Draft, page: Page) -> bool:
    """ "Ann Li becomes head of Acme's labs. I want to welcome her to the team": nobody comes from elsewhere."""
    if move.type != "move" or move.trigger.lemma_ != "welcome" or post.type != "appointment" or move.orgs["origin"]:
        return False
    given = related(set(move.orgs["destination"]), set(post.orgs["organization"]), page)
    return given and move.identity == post.identity and post.status in TOLD


def _tells(move: Draft, other: Draft, page: Page) -> bool:
    if other.type not in ("offer", "appointment") or other.identity != move.identity:
        return False
    if other.status not in TOLD or not related(set(other.orgs["organization"]), set(move.orgs["destination"]), page):
        return False
    followed = other.role is None and other.predecessor is not None  # "Li was hired as dean. She replaces Bo Chen."
    same = move.role is not None and (move.role == other.role or other.role in GENERIC)
    if other.type == "offer" or same or followed:
        return other.type == "offer" or compatible_dates(move, other)
    if _already_there(move, other, page):
        return False
    return move.role is None and compatible_dates(move, other) and not _later_step(move, other)


def _already_there(move: Draft, appointment: Draft, page: Page) -> bool:
    """ "Acme has named Ann Li president. Li joined Acme in 2019": she had long been there when she was named."""
    date = move.date or {}
    value, told = date.get("value") or "", (date.get("text") or "").lower()
    ago = "year" in told and told.endswith("ago")
    past = ago or value[:4].isdigit() and (page.published is None or value[:7] < page.published[: len(value[:7])])
    perfect = any(c.lower_ in ("has", "have") for c in appointment.trigger.children if c.dep_ == "aux")
    now = perfect and appointment.status == "occurred" and appointment.date is None
    return past and now and move.trigger.tag_ == "VBD" and appointment.trigger.i < move.trigger.i


def _later_step(move: Draft, appointment: Draft) -> bool:
    """Whether someone had arrived long before: "joined in 2011", "will move to"; "joined and rose to treasurer"."""
    if appointment.trigger.lemma_.lower() in word_set("titles", "verbs_of_rising"):
        return True
    return move.status == "occurred" and appointment.status == "expected" and bool(move.date) and not appointment.date
