"""Who goes along: "Bo Chen is going with her", "her deputy will follow in May", "has gone as well", "did the same".

Such clauses name no house: where someone comes from and goes to is what was told just before of somebody else. So it
is with who "is also leaving".
"""

from __future__ import annotations

from spacy.tokens import Token

from ...syntax.mention import PERSON, Mention
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from ..ties.employment import Employments

COMPANIONS = frozenset("go_with come_along follow_suit gone_too do_the_same bring_along followed_by".split())
_REAL = frozenset({"occurred", "expected", "considered"})
_BETWEEN_TWO = frozenset(
    "agreement argument battle call chat clash conflict conversation deal disagreement discussion dispute falling-out"
    " feud fight friction interview meeting quarrel relationship rift row spat talk tension".split()
)
_ALSO = frozenset({"also", "too", "well", "likewise"})


def go_along(drafts: list[Draft], page: Page, employments: Employments) -> None:
    """Gives those who go along the ends of the move that they join, in place."""
    for draft in sorted(drafts, key=lambda d: d.trigger.i):
        if draft.frame.id not in COMPANIONS or draft.trigger.lower_ == "following":  # "following her exit in May"
            continue
        leader = _leader(draft, drafts, page)
        if draft.frame.id == "followed_by" and leader is not None and not leader.orgs["destination"]:
            continue  # in the post, as likely as not
        if leader is not None:
            _share(draft, leader, employments)
        elif draft.frame.id == "gone_too":
            draft.orgs["origin"] = _employer(draft, employments)


def join_person(draft: Draft, drafts: list[Draft], page: Page) -> None:
    """ "Ann Li has founded Acme. Bo Chen will join her": where the one who is joined has gone, or what she founded."""
    if draft.frame.id != "join_person":
        return
    objects = (page.index.at(t.i) for t in roles(draft.trigger).get("object", ()))
    joined = next((m.ref for m in objects if m is not None and m.type == PERSON), None)
    near = range(sentences_back(page.doc, draft.trigger.sent.start, 1), draft.trigger.i)
    told = [d for d in drafts if joined is not None and d.who == joined and d.trigger.i in near]
    gone = [d for d in told if d.status in _REAL and (d.orgs.get("destination") or d.type == "founding")]
    if gone:
        last = max(gone, key=lambda d: d.trigger.i)
        draft.orgs["destination"] = list(last.orgs.get("destination") or last.orgs["organization"])


def goes_with(partner: Mention, trigger: Token) -> bool:
    """Whether "with Bo Chen" belongs to what is told; not in "joined Acme as part of a deal with Bo Chen"."""
    head = trigger.doc[partner.head]
    link, noun = head.head, head.head.head
    inside = noun.dep_ == "pobj" and (noun.head.lower_ == "of" or noun.lemma_.lower() in _BETWEEN_TWO)
    return not (head.dep_ == "pobj" and link.lower_ == "with" and inside)


def left_as_well(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> int | None:
    """ "Ann Li has left Acme. The partner Bo Chen is also leaving": the house that the other one is told to leave."""
    if draft.type != "move" or draft.frame.implies != "origin" or draft.orgs["destination"]:
        return None
    if not any(c.lower_ in _ALSO for c in draft.trigger.children if c.dep_ == "advmod"):
        return None
    leader = _leader(draft, drafts, page)
    left = leader.orgs["origin"] if leader is not None else []
    ties = employments.of(draft.who) if draft.who is not None else ()
    here = draft.trigger.sent
    elsewhere = {t.org for t in ties if t.current or here.start <= t.start < here.end} - set(left)
    return left[0] if len(left) == 1 and not elsewhere else None


def _leader(draft: Draft, drafts: list[Draft], page: Page) -> Draft | None:
    """The move told last before the draft, in its sentence or the one before."""
    start = sentences_back(page.doc, draft.trigger.sent.start, 1)
    before = [
        d
        for d in drafts
        if d.type == "move" and d.status in _REAL and start <= d.trigger.i < draft.trigger.i
        if any(d.orgs.values()) and (d.who is None or d.who != draft.who) and not _aside(d, draft)
    ]
    return max(before, key=lambda d: d.trigger.i, default=None)


def _aside(told: Draft, draft: Draft) -> bool:
    """ "At Acme since 2015, when Beta hired her, she leaves for Cove, and Bo Chen is coming along": told in passing."""
    verb = told.trigger
    inside = any(t.dep_ in ("relcl", "advcl", "acl") for t in (verb, *verb.ancestors))
    return verb.sent == draft.trigger.sent and inside and not verb.is_ancestor(draft.trigger)


def _share(draft: Draft, leader: Draft, employments: Employments) -> None:
    """Both ends, the person's own employer first; of who has "gone as well" only where from is known."""
    draft.orgs["origin"] = _employer(draft, employments) or list(leader.orgs["origin"])
    if draft.frame.id != "gone_too" or draft.trigger.tag_ != "VBN":
        draft.orgs["destination"] = [ref for ref in leader.orgs["destination"] if ref not in draft.orgs["origin"]]
    if draft.trigger.tag_ == "VBG" and not any(c.dep_ == "aux" for c in draft.trigger.children):
        draft.status = leader.status  # "with Bo Chen coming along"


def _employer(draft: Draft, employments: Employments) -> list[int]:
    """The house of which alone the person is told to be."""
    posts = {tie.org for tie in employments.of(draft.who) if tie.current} if draft.who is not None else set()
    return list(posts) if len(posts) == 1 else []
