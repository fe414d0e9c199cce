"""Houses that surely are not the one that a clause leaves out: where its person goes, comes from, or was before."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...mentions.reference_features import told_as_past
from ...syntax import tree
from ...syntax.mention import ORG
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from ..ties.careers import Careers
from ..ties.employment import Employments
from ..ties.posts import Employment

_BESIDES = frozenset({"leave_the_board", "resign_from_the_board", "accept_role", "board_approaches", "board_offers"})
_INVESTORS = frozenset({"partner", "investor", "principal"})
_AWAY = frozenset("lure poach headhunt entice pluck tempt".split())  # from where one works, not to there
_NEW = frozenset({"new", "next", "incoming"})


def not_meant(
    draft: Draft, drafts: list[Draft], slot: str, page: Page, employments: Employments, careers: Careers
) -> set[int]:
    """The organizations that cannot fill the draft's open slot, whatever else speaks for them."""
    others = _of_fellows(draft, drafts) | _went_for(draft, drafts) | draft.ruled_out.get(slot, set())
    others |= _left_behind(draft, drafts, page) | _aimed_at(draft, page)
    others |= {ref for name, refs in draft.orgs.items() if name != slot for ref in refs}
    others |= {tie.org for tie in employments.of(draft.who) if _elsewhere(tie, draft, slot, page)}
    if slot == "destination" and draft.trigger.lemma_ in _AWAY:
        others |= {tie.org for tie in employments.of(draft.who) if tie.current}
    others |= _where_from(draft, page) if slot == "destination" else _come_from(draft, drafts)
    others |= _follow_from(draft, drafts, employments)
    if slot in ("destination", "organization"):
        others |= careers.times_before(draft)  # "Ann Li joins after six years at Acme"
    if slot == "organization" or slot == "destination" and draft.type == "move":
        others |= _pasts(draft, page)
    return others


def _come_from(draft: Draft, drafts: list[Draft]) -> set[int]:
    """ "Ann Li, who joined Acme from Beta, will retire": the house that she came from is not the one she leaves."""
    own = [d for d in drafts if d is not draft and d.type == "move" and d.who is not None and d.who == draft.who]
    here = [d for d in own if d.status == "occurred" and d.trigger.sent == draft.trigger.sent]
    came = [d for d in here if d.orgs["destination"] or d.frame.implies == "destination" and draft.type != "move"]
    return {ref for d in came for ref in d.orgs["origin"]}


def _pasts(draft: Draft, page: Page) -> set[int]:
    """ "Was appointed dean in 2014, having taught at Acme", "before becoming dean, she taught at Acme": where somebody
    was before appoints nobody now.
    """
    sentence, trigger = draft.trigger.sent, draft.trigger
    named = page.index.between(sentence.start, sentence.end, ORG)
    if trigger.head.lower_ == "before" or any(c.lower_ == "before" and c.dep_ == "mark" for c in trigger.children):
        own = range(trigger.left_edge.i, trigger.right_edge.i + 1)
        return {m.ref for m in named if m.ref is not None and m.head not in own}
    before = ((m.ref, page.doc[m.start - 1].lower_) for m in named if m.ref is not None and m.start > sentence.start)
    former = word_set("titles", "former") | {"ex-"} if draft.type == "move" else frozenset()
    left = {ref for ref, word in before if word in former}  # "hired former Acme colleagues"
    return left | {m.ref for m in named if m.ref is not None and told_as_past(page.doc[m.head], draft.trigger)}


def _follow_from(draft: Draft, drafts: list[Draft], employments: Employments) -> set[int]:
    """ "He is succeeded by Ann Li, previously at Acme": who takes another's post takes none where she was before."""
    if draft.type != "appointment" or draft.predecessor is None:
        return set()
    arrivals = [d for d in drafts if d.type == "move" and d.who == draft.who and d.frame.implies == "destination"]
    return {tie.org for tie in employments.of(draft.who) if not tie.current} | {
        ref for arrival in arrivals for ref in arrival.orgs["origin"]
    }


def _where_from(draft: Draft, page: Page) -> set[int]:
    """The houses named in what someone comes from, also in a phrase that was read as no house: "from Acme Cloud"."""
    told = roles(draft.trigger).get("from", ())
    return {m.ref for t in told for m in page.index.between(t.left_edge.i, t.i + 1, ORG) if m.ref is not None}


def _elsewhere(tie: Employment, draft: Draft, slot: str, page: Page) -> bool:
    """Whether an employer of the draft's person is surely another house than the one meant."""
    if tie.current and draft.frame.id == "start_as":
        return False  # "Ann Li is president of Acme. She started as a clerk": at Acme
    if tie.current:
        return _besides(draft, tie) or slot == "destination" and _comes_from(draft, tie, page)
    # "Ann Li, former chief of Acme, will join us", "before joining us she was chief of Acme", "Ann Li, who spent nine
    # years at Acme, took over"
    sentence = draft.trigger.sent
    end = sentence.end if draft.trigger.tag_ == "VBG" else draft.trigger.i
    arrives = slot == "destination" and tie.role is not None
    promoted = slot == "organization" and tie.role is None and page.protagonist != tie.org and len(page.named) > 1
    return (arrives or promoted) and sentence.start <= tie.start < end


def _of_fellows(draft: Draft, drafts: list[Draft]) -> set[int]:
    """The organizations of those told by the same verb: "Li joined from Acme and Berg from Beta" is about neither."""
    return {
        ref
        for other in drafts
        if other is not draft and other.trigger.i == draft.trigger.i
        for slot, refs in other.orgs.items()
        if slot not in other.inferred
        for ref in refs
    }


def _went_for(draft: Draft, drafts: list[Draft]) -> set[int]:
    """Where the sentence says the person went: "fired before she joined Acme", "left to set up her own firm, Acme"."""
    sentence = draft.trigger.sent
    fellows = [d for d in drafts if d is not draft and d.who is not None and d.who == draft.who]
    # "moved to Acme and stayed until she retired"
    if any(t.lower_ in ("until", "till") for t in draft.trigger.children):
        fellows = [d for d in fellows if d.trigger.i > draft.trigger.i]
    arrived = [
        d.orgs["destination"]
        for d in fellows
        if d.type == "move" and sentence.start <= d.trigger.i < sentence.end and "destination" not in d.inferred
    ]
    founded = [
        d.orgs["organization"] for d in fellows if d.type == "founding" and draft.trigger.is_ancestor(d.trigger)
    ]
    return {ref for refs in (*arrived, *founded) for ref in refs if draft.frame.implies == "origin"}


def _aimed_at(draft: Draft, page: Page) -> set[int]:
    """ "Left to open an office for Acme": whoever the departure is to serve is not who was left."""
    if draft.frame.implies != "origin":
        return set()
    aims = [c for c in tree.children(draft.trigger, "xcomp", "advcl") if tree.has_to(c)]
    inside = (m.ref for aim in aims for m in page.index.between(aim.i, aim.right_edge.i + 1, ORG))
    return {ref for ref in inside if ref is not None}


def _left_behind(draft: Draft, drafts: list[Draft], page: Page) -> set[int]:
    """ "Left Acme to become a teacher": what someone leaves for is not to be had at Acme.

    Nor is the post of whom the sentence before told to come from Acme.
    """
    start = draft.trigger.sent.start
    before = range(sentences_back(page.doc, start, 1), start)
    return {
        ref
        for other in drafts
        if draft.type == "appointment" and other.type == "move" and other.who is not None and other.who == draft.who
        if other.frame.implies == "origin" and other.trigger.is_ancestor(draft.trigger)
        or other.frame.implies != "origin" and other.trigger.i in before
        for ref in other.orgs["origin"]
    }


def _comes_from(draft: Draft, post: Employment, page: Page) -> bool:
    """Whether a present employer is left for the house that is meant: by who is still to come, or for another title.

    "Ann Li and Bo Chen, chemists at Acme, are expected to join in May"; "trustees hired Ann Li as deputy chief. Li,
    a captain with Acme, starts in May". The title of a new post is no post that is left.
    """
    words = set((post.role or "").lower().split())
    new = any(t.lower_ in _NEW for t in page.doc[max(post.start - 1, 0) : post.end])
    sentence = draft.trigger.sent
    if draft.trigger.pos_ == "NOUN" and words and sentence.start <= post.start < sentence.end:
        return not new  # "its purchase of Acme and the hiring of Acme's chief, Ann Li"
    other = bool(words) and draft.role is not None and not words & set(draft.role.lower().split())
    return not new and (draft.status in ("expected", "considered") or other)


def _besides(draft: Draft, post: Employment) -> bool:
    """Whether a present employer is another house than the one meant: of those on boards, and who take new posts."""
    investor = draft.frame.title == "board member" and bool(_INVESTORS & set((post.role or "").lower().split()))
    return investor or draft.frame.id in _BESIDES
