"""Ties between people and organizations that the text states, beyond those its events tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ...lexicon.resources import word_set
from ...mentions.ties import is_founder
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.mention import PERSON
from ...syntax.modality import assess
from ...syntax.roles import roles
from ..coreference.sameness import related
from ..draft import Draft, Page, arrived_long_ago
from ..inference.succession import COMING_BACK
from .careers import first_job
from .employment import Employments
from .fragments import fragments
from .lists import with_lists
from .memberships import memberships
from .nameplates import nameplates
from .posts import Employment
from .predecessors import ONGOING, predecessors
from .untold import RISES, untold_ties

_ANNOUNCE = frozenset("announce disclose declare".split())
_LEAVE = frozenset("leave quit resign depart".split())
_NEW = frozenset("new incoming next".split())


def affiliations(page: Page, employments: Employments, drafts: list[Draft]) -> list[Employment]:
    """One tie a person and organization, its best role first, and a post given up for another.

    A tie that the events already tell counts only with a role.
    """
    chosen: dict[tuple[int, int], Employment] = {}
    earlier: dict[tuple[int, int], Employment] = {}
    stated = [
        *employments.all,
        *_left_posts(page, drafts),
        *predecessors(page, drafts, employments),
        *untold_ties(page, employments, drafts),
        *memberships(page),
        *fragments(page),
        *nameplates(page),
    ]
    dead = set(_dead(page))
    for tie in with_lists(page, stated):
        tie = _as_of_now(tie, drafts, page)
        tie = replace(tie, current=tie.current and tie.person not in dead)
        if _repeats(tie, drafts, page):
            continue
        key = (tie.person, tie.org)
        known = chosen.get(key)
        if known is None or _better(tie, known):
            chosen[key] = tie
        # what someone led may well be a part of the present post
        if tie.role is not None and not tie.current and not tie.role.startswith("head of "):
            earlier.setdefault(key, tie)
    second = [tie for key, tie in earlier.items() if _differs(tie, chosen[key])]
    return sorted([*chosen.values(), *second], key=lambda t: (t.start, t.end, t.org))


def _better(tie: Employment, known: Employment) -> bool:
    """A tie with a role before one without; of two of a kind the one that goes on."""
    return (tie.role is not None, tie.current) > (known.role is not None, known.current)


def _differs(former: Employment, chosen: Employment) -> bool:
    """ "Acme's chief, who was its treasurer until May": the post given up is a tie beside the present one."""
    return chosen.current and chosen.role is not None and not _same_role(former.role or "", chosen.role)


def _as_of_now(tie: Employment, drafts: list[Draft], page: Page) -> Employment:
    """A title of the time before a departure or a promotion that the document tells is a former one."""
    own = [draft for draft in drafts if draft.who == tie.person]
    gone = any(_left(draft, tie, own, page) or _elsewhere(draft, tie, page) or _risen(draft, tie) for draft in own)
    gone = gone or tie.role is not None and _gone(tie, page)
    current = tie.current and (not gone or _so_far(tie, page))
    return Employment(tie.person, tie.org, tie.role, current, tie.start, tie.end)


def _dead(page: Page) -> Iterator[int]:
    """ "Ann Li, editor of the Gazette, has died aged 79", "Ann Li passed away on Sunday": who is nothing any more."""
    for verb in page.tokens(("die", "pass")):
        if verb.lemma_ != "die" and not any(c.lower_ == "away" for c in verb.children):
            continue
        told = verb.pos_ == "VERB" and verb.tag_ != "VBG" and assess(verb).status == "occurred"
        people = (page.index.at(t.i) for t in roles(verb).get("subject", ())) if told else ()
        yield from (m.ref for m in people if m is not None and m.type == PERSON and m.ref is not None)


def _so_far(tie: Employment, page: Page) -> bool:
    """ "Ann Li comes from Acme, where she has been treasurer since 2020", "currently treasurer of Acme": still there
    when the text was written.
    """
    doc = page.doc
    sentence = doc[tie.start].sent
    before = [t.lower_ for t in doc[max(tie.start - 4, sentence.start) : tie.end]]
    beside = [t.lower_ for t in doc[max(tie.start - 2, sentence.start) : tie.end]]
    if {"currently", "current"} & set(before) or "is" in beside:
        return True
    perfect = any(a in ("has", "have") and b in ("been", "served") for a, b in pairwise(before))
    return perfect and any(t.lower_ == "since" for t in doc[tie.end : min(tie.end + 8, sentence.end)])


def _left(draft: Draft, tie: Employment, own: list[Draft], page: Page) -> bool:
    """Whether someone left the organization of a tie, and is not told to have come back."""
    if draft.type != "move" or draft.status != "occurred" or not related(set(draft.orgs["origin"]), {tie.org}, page):
        return False
    if _only_announced(draft):
        return False
    return not any(e.type == "move" and tie.org in e.orgs["destination"] and _later(e, draft) for e in own)


def _gone(tie: Employment, page: Page) -> bool:
    """ "Policy head Ann Li left in June to start a nonprofit": the title is that of a house left, told or not."""
    sentence = page.doc[tie.start].sent
    for verb in page.doc[tie.start : sentence.end]:
        told = verb.lemma_ in _LEAVE and verb.tag_ in ("VBD", "VBN")
        if not told or any(c.dep_ in tree.OBJECTS or c.lower_ in ("from", "as") for c in verb.children):
            continue  # "who left Beta in 2015", "resigned from the board": some other house
        subject = surface_subject(verb)
        if subject is not None and page.ref_at(subject.i) == tie.person and assess(verb).status == "occurred":
            return True
    return False


def _later(arrival: Draft, departure: Draft) -> bool:
    """ "Left Acme in 2019 and returned in 2021", not "left Acme on Friday. She came to Acme from Beta"."""
    left, came = ((d.date or {}).get("value") or "" for d in (departure, arrival))
    if left and came:
        return bool(left < came)
    back = arrival.frame.id in COMING_BACK or arrival.trigger.lemma_ in word_set("titles", "verbs_of_return")
    return back and arrival.trigger.i > departure.trigger.i


def _elsewhere(draft: Draft, tie: Employment, page: Page) -> bool:
    """ "Acme co-founder Ann Li joined Beta in 2024": the move is told right beside the title of another house."""
    told = draft.type == "move" and draft.status == "occurred" and bool(draft.orgs["destination"])
    if not is_founder(tie.role) and (arrived_long_ago(draft, page) or first_job(draft)):
        return False  # "Ann Li, chief economist at Acme, joined Beta as a trainee in 1994"
    sentence = draft.trigger.sent
    if not told or tie.role is None or not sentence.start <= tie.start < draft.trigger.i:
        return False
    return not draft.orgs["origin"] and not related(set(draft.orgs["destination"]), {tie.org}, page)


def _only_announced(draft: Draft) -> bool:
    """ "Announced her departure": who has not been told to have left is still there."""
    trigger = draft.trigger
    told = trigger.dep_ == "dobj" and trigger.head.lemma_ in _ANNOUNCE and trigger.head.dep_ != "relcl"
    return told and not any(t.lemma_ == "leave" and t.tag_ in ("VBD", "VBN") for t in trigger.sent)


def _risen(draft: Draft, tie: Employment) -> bool:
    """ "Acme promoted Ann Li, an engineer, to director"; who founded a house remains its founder."""
    sentence = draft.trigger.sent
    return not is_founder(tie.role) and (
        draft.type == "appointment"
        and draft.status == "occurred"
        and draft.trigger.lemma_.lower() in RISES
        and tie.org in draft.orgs["organization"]
        and sentence.start <= tie.start < sentence.end
    )


def _repeats(tie: Employment, drafts: list[Draft], page: Page) -> bool:
    """Whether an event tells the tie already: without a role, or with the very role that the event gives there."""
    for draft in drafts:
        if draft.who != tie.person:
            continue
        ends = {ref for refs in draft.orgs.values() for ref in refs}
        if tie.role is None and (tie.org in ends or related(ends, {tie.org}, page)):
            return True
        given = set(draft.orgs.get("organization" if draft.type == "appointment" else "destination", ()))
        if tie.role is None or draft.role is None or tie.org not in given or not _told_with(tie, draft, page):
            continue
        if _same_role(tie.role, draft.role):
            return True
    return False


def _told_with(tie: Employment, draft: Draft, page: Page) -> bool:
    """Whether a title is part of an event's own report, or calls its holder new; elsewhere it is a tie of its own."""
    sentence = draft.trigger.sent
    words = {t.lower_ for t in page.doc[max(tie.start - 1, 0) : tie.end]}
    return sentence.start < tie.end and tie.start < sentence.end or bool(words & _NEW)


def _same_role(left: str, right: str) -> bool:
    a, b = ({w for w in text.lower().split() if w not in ("of", "the", "its", "for")} for text in (left, right))
    return a <= b or b <= a


def _left_posts(page: Page, drafts: list[Draft]) -> Iterator[Employment]:
    """ "Quit as chief scientist of Acme": the post belongs to the organization left."""
    for draft in drafts:
        if draft.type != "move" or draft.who is None or not draft.orgs["origin"]:
            continue
        titles = [page.index.title(token.i) for token in roles(draft.trigger).get("as", ())]
        filler = next((title for title in titles if title is not None), None)
        if filler is not None and filler.data["text"] != draft.role:
            yield Employment(
                draft.who,
                draft.orgs["origin"][0],
                filler.data["text"],
                draft.status in ONGOING,
                draft.trigger.i,
                filler.end,
            )
