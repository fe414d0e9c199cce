"""The organization that a meaning entails where the clause leaves it out: "Ann Li retired", "was named treasurer"."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG, ROLE
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from ..ties.careers import Careers
from ..ties.employment import Employments
from ..ties.untold import beside_bare_title, untold_ties
from .announcers import announcers_house
from .focus import focus
from .founders import named_after
from .leavers import left_by_heading
from .not_meant import not_meant
from .sellers import sellers_house
from .told_near import (
    clause_before,
    house_of_posts,
    left_since,
    left_the_post,
    of_those_told,
    one_of_those,
    seeks_another,
    stood_in_for,
)

_SEATS = frozenset("director trustee independent non-executive nonexecutive board member".split())


def imply(
    draft: Draft,
    drafts: list[Draft],
    slot: str,
    page: Page,
    employments: Employments,
    careers: Careers,
    titled: set[int],
) -> None:
    """Fills a slot of organizations with the one that the context tells, if it does.

    The person's present employer, else the only one the text ties a leaver to, else the house of a title that names
    none, else the one the passage is about.
    """
    if draft.type == "appointment" and set((draft.role or "").lower().split()) & word_set("titles", "office_heads"):
        draft.ruled_out[slot] = set(page.named)  # "Danish prime minister": an office of no house that is named near by
        return
    others = not_meant(draft, drafts, slot, page, employments, careers)
    draft.ruled_out[slot] = others
    reason, found = _by_person(draft, drafts, slot, page, employments, careers, others)
    if found is None or found in others:
        reason, found = "title", page.protagonist if draft.who in titled and page.protagonist not in others else None
    if found is None and _holds_office(draft.who, page):
        draft.ruled_out[slot] = set(page.named)
    elif found is None:
        reason, found = "focus", _in_focus(draft, drafts, page, others)
    if found is None and slot == "origin" and (found := _single_house(draft, page, others)) is not None:
        reason = "single house"
    if found is None and (found := house_of_posts(draft, drafts, page, employments)) is not None:
        reason = "posts told"
    if found is not None and found not in others:
        draft.infer(slot, found, reason)


def _by_person(
    draft: Draft,
    drafts: list[Draft],
    slot: str,
    page: Page,
    employments: Employments,
    careers: Careers,
    others: set[int],
) -> tuple[str, int | None]:
    """The house that what is told of the person, or of who appoints, leaves as the only one; and by which rule."""
    if draft.frame.id == "sell_up":
        return "seller", sellers_house(draft, page, employments)
    if (found := clause_before(draft, drafts)) is not None:
        return "clause before", found
    if (found := of_those_told(draft, drafts, slot, page)) is not None:
        return "those told", found
    if slot == "origin" and (found := one_of_those(draft, drafts, page)) is not None:
        return "those told", found
    own = named_after(draft.who, page) if _of_the_house(draft, slot) else None
    if own is not None and own not in others:
        return "namesake", own
    if (found := announcers_house(draft, page, employments)) is not None and found not in others:
        return "announcer", found
    if draft.type == "appointment":
        found = _appointing(draft, drafts, page, employments, others)
        if found is not None:
            return "who appoints", found
    if slot == "origin" and (found := left_by_heading(draft, page)) is not None and found not in others:
        return "heading", found
    if slot == "origin" and (found := left_the_post(draft, drafts, page)) is not None and found not in others:
        return "the post told", found
    if slot == "origin" and (found := seeks_another(draft, page)) is not None and found not in others:
        return "seeks another", found
    if slot == "origin" and (found := stood_in_for(draft, drafts, page, employments)) is not None:
        return "stood in for", found
    if (found := _employer(draft, slot, employments, others)) is not None:
        return "employer", found
    if slot == "destination" and (found := left_since(draft, drafts)) is not None:
        return "left since", found
    if slot == "origin" and (found := careers.only(draft.who, others)) is not None:
        return "career", found
    return "bare title", beside_bare_title(draft, page, employments) if slot == "origin" else None


def _of_the_house(draft: Draft, slot: str) -> bool:
    """ "Holm retired", "Ann Holm becomes chair": what happens at one's own house; elsewhere one is "elected fellow"."""
    leads = set((draft.role or "").lower().split()) & word_set("titles", "leading_heads")
    return slot == "origin" or draft.type == "appointment" and bool(leads)


def _employer(draft: Draft, slot: str, employments: Employments, others: set[int]) -> int | None:
    """The one present employer of the draft's person besides the others."""
    # once a founder, always a founder: the title does not tell where someone arrives
    founders = word_set("titles", "founder_heads") if slot == "destination" else frozenset()
    posts = [t for t in employments.of(draft.who) if t.current and not founders & set((t.role or "").lower().split())]
    current = {tie.org for tie in posts} - others
    return current.pop() if len(current) == 1 else None


def _in_focus(draft: Draft, drafts: list[Draft], page: Page, others: set[int]) -> int | None:
    """What the passage is about, if the sentence names it or the page tells of other such events."""
    found = focus(draft.trigger, page, others)
    sentence = draft.trigger.sent
    here = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG)}
    told = found == page.protagonist if draft.type == "deal" else _tells_of_moves(draft, drafts)
    if found is None and (meant := _they(draft, page)) is not None and meant not in others:
        return meant
    if found is None and draft.frame.implies == "origin":
        return _only_house(draft, page, others)
    return found if told or found in here else None


def _they(draft: Draft, page: Page) -> int | None:
    """ "Demand has fallen at Acme. In May they laid off 90 people": the only house of the sentence before."""
    subject = surface_subject(draft.trigger) if draft.group is not None else None
    if subject is None or subject.lower_ != "they":
        return None
    start = sentences_back(page.doc, draft.trigger.sent.start, 1)
    near = {m.ref for m in page.index.between(start, subject.i, ORG) if m.ref is not None and page.employs(m.ref)}
    return near.pop() if len(near) == 1 else None


def _only_house(draft: Draft, page: Page, others: set[int]) -> int | None:
    """ "Acme is looking for a new treasurer. Ann Li resigned as treasurer on Friday": the only house told so far."""
    post = next((title for t in roles(draft.trigger).get("as", ()) if (title := page.index.title(t.i))), None)
    if post is None or post.data.get("employer") is not None:
        return None
    start, end = sentences_back(page.doc, draft.trigger.sent.start, 2), draft.trigger.sent.end
    near = {m.ref for m in page.index.between(start, end, ORG) if m.ref is not None and page.employs(m.ref)}
    return near.pop() if len(near) == 1 and not near & others else None


def _single_house(draft: Draft, page: Page, others: set[int]) -> int | None:
    """ "Ann Li has been the face of Acme for years. On Tuesday she said she was leaving": the only house of the page,
    which a sentence before names together with the person.
    """
    house = next(iter(page.named), None) if len(page.named) == 1 else None
    if house is None or house in others or draft.who is None:
        return None
    start = sentences_back(page.doc, draft.trigger.sent.start, 2)
    here = (m.head for m in page.index.between(start, draft.trigger.sent.start, ORG) if m.ref == house)
    sentences = {page.doc[i].sent.start for i in here}
    people = (m for m in page.index.between(start, draft.trigger.sent.start) if m.ref == draft.who)
    return house if any(page.doc[m.head].sent.start in sentences for m in people) else None


def by_bare_titles(page: Page, employments: Employments, drafts: list[Draft]) -> set[int]:
    """Who works at the page's protagonist by a title that names no house: "medical director Ann Li"."""
    return {t.person for t in untold_ties(page, employments, drafts) if t.current and t.org == page.protagonist}


def _appointing(
    draft: Draft, drafts: list[Draft], page: Page, employments: Employments, others: set[int]
) -> int | None:
    """Who appoints where the sentence names no one: the only organization told just before, else the document's.

    Where the directors come from is no house that appoints them: "Former Acme chief Ann Li has been named a director".
    """
    sentence = draft.trigger.sent
    start = sentences_back(page.doc, sentence.start, 1)
    near = {
        m.ref for m in page.index.between(start, sentence.end, ORG) if m.ref is not None and not m.data.get("venue")
    }
    fellows = [d.who for d in drafts if d.trigger.i == draft.trigger.i]
    seat = set((draft.role or "none").lower().split()) <= _SEATS
    near -= others | {t.org for who in fellows for t in employments.of(who) if seat}
    if any(m.ref in near for m in page.index.between(sentence.start, sentence.end, ORG)):
        return None
    candidates = (near.pop() if len(near) == 1 else None, page.protagonist)
    return next((ref for ref in candidates if ref is not None and ref not in others and page.employs(ref)), None)


def _tells_of_moves(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the page tells some other event of this kind in full: only then is a gap worth filling from context."""
    return draft.type in ("appointment", "offer") or any(
        d.trigger.i != draft.trigger.i
        and d.type in ("move", "offer", "appointment", "founding")
        and any(refs and slot not in d.inferred for slot, refs in d.orgs.items())
        for d in drafts
    )


def _holds_office(who: int | None, page: Page) -> bool:
    """A minister or mayor: nobody's employee, so that no organization near by is the one that is left."""
    return any(
        page.ref_at(role.data.get("person")) == who and role.data.get("head") in word_set("titles", "office_heads")
        for role in page.index.mentions
        if who is not None and role.type == ROLE and role.data.get("person") is not None
    )
