"""Slots that stand elsewhere: in the participant's title, in the group's employer, in the document's other ties."""

from __future__ import annotations

from spacy.tokens import Token

from ...syntax.mention import ORG
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page, arrived_long_ago
from ..senses.doubtful import doubtful
from ..senses.substance import far_fetched, guessed, hardly_known, substantial
from ..ties.careers import Careers, first_job, further_back
from ..ties.employment import Employments
from ..ties.posts import Employment
from .bound_for import hires_too, not_the_new_house, not_the_old_house, post_at_new_house, posts_at_bought
from .companions import COMPANIONS, go_along, join_person, left_as_well
from .contracts import own_contracts
from .founders import found_own, left_own, left_to_found
from .implied import by_bare_titles, imply
from .leavers import left_by_heading
from .open_slots import fill_open_slots
from .sellers import sell_own
from .succession import (
    COMING_BACK,
    arrived_before,
    given_a_post,
    inherit_posts,
    joined_before,
    joined_first,
    joined_last,
    left_again,
    return_again,
    same_departure,
    same_post,
    title_held,
)
from .told_near import arrives_likewise, now_at
from .vacancies import POINTING, fill_vacancy

_FORMERLY, _LINKS = frozenset({"formerly", "previously", "once"}), frozenset({"of", "at", "with"})
_MANY, _PART = 6, 0.25  # organizations of a page that is about several, and the share of it that is but a part


def complete(drafts: list[Draft], page: Page, employments: Employments) -> list[Draft]:
    """Fills open organization slots from what the text says of the participants; drops what stays without substance."""
    for draft in drafts:
        if draft.type == "founding":
            found_own(draft, drafts, page, employments)
            _founded(draft, drafts, page)
        if draft.frame.id == "sell":
            sell_own(draft, drafts, page, employments)
    own_contracts(drafts, employments)
    not_the_new_house(drafts, page)
    inherit_posts(drafts, page, employments)
    careers = Careers(page, employments, drafts)
    titled = by_bare_titles(page, employments, drafts)
    for draft in drafts:
        if draft.frame.id in COMING_BACK | COMPANIONS:
            continue
        _told_before(draft, drafts, page, employments)
        join_person(draft, drafts, page)
        if (now := now_at(draft, page)) is not None and not draft.orgs["destination"]:
            draft.orgs["destination"] = [now]
        fill_vacancy(draft, drafts, page, employments)
        if draft.frame.id in POINTING:
            continue
        arrives = draft.type == "move" and draft.frame.implies == "destination"
        if draft.type == "move":
            out = draft.ruled_out.setdefault("origin", set())
            out |= left_to_found(draft, drafts) | _formerly_at(draft, page)
        if draft.type == "move" and not arrives:
            _move(draft, page, employments, careers)
        implied = draft.frame.implies
        if implied in draft.orgs and not draft.orgs[implied] and implied not in draft.unresolved:
            imply(draft, drafts, implied, page, employments, careers, titled)
        if arrives:
            _move(draft, page, employments, careers)
        title_held(draft, drafts, page, employments)
    fill_open_slots(drafts, page, employments, titled)
    not_the_old_house(drafts, page)
    post_at_new_house(drafts, page)
    posts_at_bought(drafts)
    hires_too(drafts, page)
    return_again(drafts, page)
    go_along(drafts, page, employments)
    _share_origins(drafts)
    for draft in drafts:
        if draft.frame.implies == "destination" and (likewise := arrives_likewise(draft, drafts)) is not None:
            draft.infer("destination", likewise, "arrives likewise")
    return [
        draft
        for draft in drafts
        if substantial(draft, page)
        and not guessed(draft, page, employments, careers)
        and not far_fetched(draft, drafts, page, employments)
        and not doubtful(draft, page)
    ]


def _told_before(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """Whose post it is, or whom someone left, where the sentence told the person's arrival just before."""
    slot = draft.frame.implies
    if draft.type == "move" and (joined := joined_first(draft, drafts, page)) is not None:
        draft.orgs["destination"] = [joined]
        draft.unresolved |= {"origin"}  # what the sentence tells besides came later
    if draft.type == "move" and (given := given_a_post(draft, drafts, page)) is not None:
        draft.orgs["destination"] = [given]
    if (arrived := arrived_before(draft, drafts, page)) is not None:
        draft.orgs["destination"] = [arrived]
    if (own := left_own(draft, drafts)) is not None:
        draft.orgs["origin"] = [own]
    if slot not in ("organization", "origin") or draft.orgs[slot] or slot in draft.unresolved:
        return
    appointed = draft.type == "appointment"
    found = left_again(draft, drafts)
    found = joined_last(draft, drafts, page) if found is None and not appointed else found
    found = same_departure(draft, drafts) if found is None and not appointed else found
    if appointed:
        found = same_post(draft, drafts)
        found = joined_before(draft, drafts, page) if found is None else found
    if found is not None and (appointed or found not in draft.orgs.get("destination", ())):
        draft.infer(slot, found, "told before")
    elif (left := left_as_well(draft, drafts, page, employments)) is not None:
        draft.orgs[slot] = [left]


def _move(draft: Draft, page: Page, employments: Employments, careers: Careers) -> None:
    origin, destination = draft.orgs["origin"], draft.orgs["destination"]
    if origin and destination:
        draft.orgs["origin"] = [ref for ref in origin if ref not in destination]
        origin = draft.orgs["origin"]
    untold = "origin" in draft.unresolved
    if untold and draft.frame.id == "leave" and (spent := careers.time_before(draft)) is not None:
        draft.orgs["origin"] = [spent]  # "after ten years at Acme, Ann Li is leaving the gallery"
    if origin or untold or first_job(draft):
        return
    employer = _group_employer(draft, page)
    if employer is not None and employer not in destination:
        draft.infer("origin", employer, "group's employer")
        return
    reason, found = _came_from(draft, page, employments, careers)
    if found is not None and not any(one_house(found, ref, page) for ref in destination):
        draft.infer("origin", found, reason)


def _came_from(draft: Draft, page: Page, employments: Employments, careers: Careers) -> tuple[str, int | None]:
    """Where a mover comes from by what is told of the person, and by which rule."""
    destination = draft.orgs["destination"]
    if destination and (found := careers.time_before(draft)) is not None:
        return "time before", found
    if destination and (found := left_by_heading(draft, page)) is not None:
        return "heading", found
    if (tie := _origin_tie(draft, page, employments, careers.drafts)) is not None:
        return "tie", tie.org
    if not destination:
        return "none", None
    if (found := careers.before(draft)) is not None:
        return "station before", found
    if (found := careers.told_after(draft)) is not None:
        return "told after", found
    if (found := careers.named_before(draft)) is not None:
        return "named before", found
    ties = employments.of(draft.who)
    if all(t.org in destination for t in ties) and (found := _bought(draft, careers.drafts, page)) is not None:
        return "bought", found
    return "protagonist", None if ties else _left_protagonist(draft, page)


def without_reporters(draft: Draft, page: Page) -> None:
    """An outlet that reports an event is no party to it."""
    for slot, refs in draft.orgs.items():
        draft.orgs[slot] = [
            ref for ref in refs if page.referents[ref].kind != "media" or page.referents[ref].name not in draft.sources
        ]


def _share_origins(drafts: list[Draft]) -> None:
    """Whoever goes along comes from where the others come from: "Luan left Adept with four fellow founders"."""
    for draft in drafts:
        if draft.type != "move" or draft.group is None or draft.orgs["origin"]:
            continue
        fellows = [d for d in drafts if d is not draft and d.type == "move" and d.trigger.i == draft.trigger.i]
        origins = {ref for fellow in fellows for ref in fellow.orgs["origin"]} - set(draft.orgs["destination"])
        if len(origins) == 1:
            draft.infer("origin", origins.pop(), "fellows")


def _bought(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """Who joins the buyer of a company told just before comes from there: "Acme buys Beta. Its founders join Acme"."""
    first = sentences_back(page.doc, draft.trigger.sent.start, 2)
    targets = {
        target
        for deal in drafts
        if deal.type == "deal" and deal.frame.kind in ("acquisition", "licensing") and first <= deal.trigger.i
        if deal.trigger.i < draft.trigger.sent.end and set(deal.orgs["buyer"]) & set(draft.orgs["destination"])
        for target in deal.orgs["target"]
    }
    return targets.pop() if len(targets) == 1 else None


def _left_protagonist(draft: Draft, page: Page) -> int | None:
    """In a text about one organization, people who go elsewhere without a word of where from go from there.

    Only for what is told as news: in the publication's own year or without a date.
    """
    year = (draft.date or {}).get("value") or ""
    if page.published and year[:4].isdigit() and year[:4] < page.published[:4] or year and not page.published:
        return None
    main = page.protagonist
    if main is None or main in draft.orgs["destination"] or draft.status == "considered" or _long_past(draft.trigger):
        return None
    if hardly_known(main, page) or _rivalled(main, draft.trigger, page) or _told_in_one_place(main, page):
        return None
    return main


def _told_in_one_place(org: int, page: Page) -> bool:
    """Whether a page of many organizations speaks of one in a single part, as a column of short notices does."""
    places = [m.start for m in page.index.mentions if m.type == ORG and m.ref == org]
    return len(page.named) >= _MANY and places[-1] - places[0] < _PART * len(page.doc)


def _rivalled(org: int, trigger: Token, page: Page) -> bool:
    """ "Is joining Acme rival Beta": that Acme is named so tells of Beta, not of who comes from where."""
    sentence = trigger.sent
    named = [m for m in page.index.between(sentence.start, sentence.end, ORG) if m.ref == org]
    rivals = [page.doc[m.end + (page.doc[m.end].text in ("'s", "’s"))] for m in named if m.end + 1 < len(page.doc)]
    return any(t.lemma_.lower() in ("rival", "competitor", "challenger") for t in rivals)


def _long_past(trigger: Token) -> bool:
    """ "Prior to joining Acme, she wrote for Beta": background, not the page's news."""
    return trigger.tag_ == "VBG" and any(
        t.lower_ in ("before", "prior") for t in trigger.doc[max(trigger.i - 2, 0) : trigger.i]
    )


def _group_employer(draft: Draft, page: Page) -> int | None:
    return page.ref_at(draft.group.data.get("employer")) if draft.group is not None else None


def one_house(a: int, b: int, page: Page) -> bool:
    """Whether two organizations are one, or one is a part of the other: "Acme AI" and "Acme"."""
    left, right = page.referents[a], page.referents[b]
    if a == b or left.id and left.id == right.parent or right.id and right.id == left.parent:
        return True
    return left.words < right.words or right.words < left.words


def _origin_tie(draft: Draft, page: Page, employments: Employments, drafts: list[Draft]) -> Employment | None:
    """The employer in the person's own title, else the one employer that the document names besides the destination."""
    destination = draft.orgs["destination"]
    ties = [t for t in employments.of(draft.who) if not any(one_house(t.org, ref, page) for ref in destination)]
    ties = [t for t in ties if t.org not in draft.ruled_out["origin"]]
    ties = [t for t in ties if t.current or not further_back(page.doc[t.start])]
    if arrived_long_ago(draft, page):  # what someone is at present, she need not have been then
        ties = [t for t in ties if not t.current]
    if draft.mention is None or not ties:
        return None
    sentence = draft.trigger.sent
    next_houses = {
        ref
        for d in drafts
        if d.type == "move" and d.who == draft.who and draft.trigger.i < d.trigger.i < sentence.end
        for ref in d.orgs["destination"]
    }  # "who joined Acme in 2011, is the latest hire for Beta"
    ties = [t for t in ties if not _since(draft, t) and not (t.current and t.org in next_houses)]
    beside = [
        t
        for t in ties
        if t.start <= draft.mention.end and t.end >= draft.mention.start or sentence.start <= t.start < sentence.end
    ]
    if beside:
        current = [t for t in beside if t.current]
        return (current or beside)[0]
    if draft.date is not None and draft.date.get("value") and draft.status != "expected":
        return None
    if draft.status in ("denied",) or destination:
        candidates = {t.org for t in ties if t.current} or {t.org for t in ties}
    else:
        candidates = {t.org for t in ties if t.current}
    return next((t for t in ties if t.org in candidates), None) if len(candidates) == 1 else None


def _formerly_at(draft: Draft, page: Page) -> set[int]:
    """ "Ann Li, formerly of Acme and Beta, resigned": from where she was since."""
    if draft.orgs["destination"]:
        return set()
    links = [t for t in draft.trigger.sent if t.lower_ in _LINKS and t.i and t.nbor(-1).lower_ in _FORMERLY]
    named = (m for link in links for m in page.index.between(link.i + 1, link.right_edge.i + 1, ORG))
    return {m.ref for m in named if m.ref is not None}


def _since(draft: Draft, tie: Employment) -> bool:
    """ "Joined Acme in 2011 and now leads sales at Beta": a later post, told with a verb behind the move's."""
    verb = draft.trigger
    later = tie.current and verb.i < tie.start < verb.sent.end and verb.tag_ == "VBD"
    return later and verb.doc[tie.start].tag_ in ("VBZ", "VBP")


def _founded(draft: Draft, drafts: list[Draft], page: Page) -> None:
    """Who left Acme to start "it" or "the company" did not start Acme, but what was spoken of just before.

    Not so who left "Acme, the company she started".
    """
    if draft.trigger.dep_ in ("relcl", "acl") and draft.trigger.tag_ in ("VBD", "VBN"):
        return
    sentence = draft.trigger.sent
    left = {
        ref
        for d in drafts
        if d.type == "move" and d.who == draft.who and sentence.start <= d.trigger.i < draft.trigger.i
        for ref in d.orgs["origin"]
    }
    if not left & set(draft.orgs["organization"]):
        return
    before = page.index.between(sentences_back(page.doc, sentence.start, 1), draft.trigger.i, ORG)
    near = (m.ref for m in reversed(before) if m.ref is not None and m.ref not in left and page.employs(m.ref))
    draft.orgs["organization"] = [ref for ref in [next(near, None)] if ref is not None]
