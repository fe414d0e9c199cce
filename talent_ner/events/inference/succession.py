"""What an appointment leaves to its neighbours: the house its holder had just joined, the post of a predecessor.

"She joined Acme in 2001 and was named treasurer in 2005": the treasurer of Acme. "Bo Chen is stepping down as chief
executive, to be replaced by Ann Li": Ann Li's post is the one that Bo Chen gives up.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.mention import ORG
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back, sentences_on
from ..draft import Draft, Page
from ..ties.careers import looks_back
from ..ties.employment import Employments

_TOLD = ("occurred", "expected")
WINDOW = 2
"""Sentences between a post and the word of arriving there, at most."""
COMING_BACK = frozenset({"come_back", "reinstate"})  # frames of a return whose goal was told before
_BACK = frozenset("rejoin return".split())
_POSTS = frozenset("role post position job office".split())


def joined_before(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """The one organization that the text has the person join last: for the same post, or just before it."""
    sentence = draft.trigger.sent
    start = page.doc[sentence.start - 1].sent.start if sentence.start else 0
    joins = [
        d
        for d in drafts
        if d.type == "move" and d.who is not None and d.who == draft.who and d.status in _TOLD
        if len(d.orgs["destination"]) == 1
    ]
    near = [
        d
        for d in joins
        if start <= d.trigger.i < draft.trigger.i or d.role and draft.role and d.role.lower() == draft.role.lower()
    ]
    return max(near, key=lambda d: d.trigger.i).orgs["destination"][0] if near else None


def same_post(draft: Draft, drafts: list[Draft]) -> int | None:
    """The one organization that the text names elsewhere for the same appointment of the same person, or just before
    for the first of a series of posts.
    """
    role = (draft.role or "").lower()
    own = [d for d in drafts if d is not draft and d.type == "appointment" and d.who is not None and d.who == draft.who]
    own = [d for d in own if len(d.orgs["organization"]) == 1]
    series = [d for d in own if d.trigger.i == draft.trigger.i]
    if series:
        return series[-1].orgs["organization"][0]
    before = [d for d in own if sentences_back(draft.trigger.doc, draft.trigger.sent.start, WINDOW) <= d.trigger.i]
    before = [d for d in before if d.trigger.i < draft.trigger.i]
    if before and _points_back(draft):
        return before[-1].orgs["organization"][0]  # "will take up the role in May": the one just told
    told = {d.orgs["organization"][0] for d in own if not role or not d.role or role in d.role.lower()}
    return told.pop() if len(told) == 1 and draft.date is None else None


def _given_before(draft: Draft, drafts: list[Draft], page: Page, back: int) -> list[Draft]:
    """The posts that the draft's person is given before it, at most so many sentences back."""
    start = sentences_back(page.doc, draft.trigger.sent.start, back)
    own = (d for d in drafts if d.type == "appointment" and d.who == draft.who and d.status in _TOLD)
    return [d for d in own if start <= d.trigger.i < draft.trigger.i]


def given_a_post(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Acme has named Ann Li treasurer. She joins from Beta.": one arrives where one was given a post just before."""
    told = draft.frame.implies == "destination" and draft.orgs["origin"] and not draft.orgs["destination"]
    if draft.who is None or not told or "destination" in draft.unresolved:
        return None
    posts = [d for d in _given_before(draft, drafts, page, WINDOW) if len(d.orgs["organization"]) == 1]
    found = max(posts, key=lambda d: d.trigger.i).orgs["organization"][0] if posts else None
    if found is None or found in draft.orgs["origin"]:
        return None
    body = page.referents[found].words & word_set("titles", "bodies_in_titles")
    return None if body else found  # the council that gives a post need not be the house that has it


def lasting(role: str) -> str:
    """The post that is held for a while: the one before or after an "interim director" is director."""
    first, _, rest = role.partition(" ")
    return rest if rest and first.lower() in ("interim", "acting", "current", "longtime") else role


def named_to_follow(drafts: list[Draft]) -> None:
    """ "The minister named Ann Li treasurer, replacing Bo Chen": who follows is who was named, not who named her."""
    for draft in drafts:
        if draft.predecessor is None or draft.trigger.tag_ != "VBG" or draft.trigger.dep_ != "advcl":
            continue
        given = [d for d in drafts if d.trigger.i == draft.trigger.head.i and d.who not in (None, draft.predecessor)]
        if any("object" in s.roles for d in given for s in d.frame.slots if s.name == "who"):
            draft.who, draft.mention = given[0].who, given[0].mention


def arrived_before(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Acme has hired Ann Li from Beta. She joins as treasurer in May": the house where the text has her arrive."""
    if draft.type != "move" or draft.frame.implies != "destination" or draft.orgs["destination"]:
        return None
    verb = draft.trigger
    earlier = verb.dep_ in ("advcl", "relcl", "pcomp") or any(c.lower_ == "had" for c in verb.children)
    if "destination" in draft.unresolved or earlier or tree.is_passive(verb) or looks_back(verb.sent):
        return None
    found = joined_before(draft, drafts, page) if draft.who is not None else None
    return None if found in draft.orgs["origin"] else found


def left_again(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Joined Acme in 1998 and left in 2004", "Ann Li, who joined Acme in 1998, retired in 2004": a departure is from
    where the first verb of the sentence leads.
    """
    first = tree.conj_head(draft.trigger)
    subject = tree.own_subject(draft.trigger)
    filled = roles(draft.trigger)
    if first.i == draft.trigger.i and subject is not None and not filled.get("from") and not filled.get("object"):
        first = next((c for c in tree.children(subject, "relcl") if c.i < draft.trigger.i), first)
    if first.i == draft.trigger.i:
        return None
    joins = [
        d
        for d in drafts
        if d.type == "move" and d.who is not None and d.who == draft.who and "destination" not in d.inferred
        if first.i <= d.trigger.i < draft.trigger.i and len(d.orgs["destination"]) == 1
    ]
    return max(joins, key=lambda d: d.trigger.i).orgs["destination"][0] if joins else None


def joined_last(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Wrote for Beta before she moved to Acme in 2017. In April she left": from where the sentences before lead."""
    filled = roles(draft.trigger)
    if draft.who is None or draft.trigger.pos_ != "VERB" or any(filled.get(role) for role in ("from", "object", "as")):
        return None
    near = range(sentences_back(page.doc, draft.trigger.sent.start, WINDOW), draft.trigger.i)
    own = [d for d in drafts if d.type == "move" and d.who == draft.who and d.trigger.i in near]
    last = max(own, key=lambda d: d.trigger.i, default=None)
    if last is None or last.status != "occurred" or "destination" in last.inferred:
        return None
    return last.orgs["destination"][0] if len(last.orgs["destination"]) == 1 else None


def joined_first(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Joined in 2018 and, after two years at Beta, rejoined Acme": what someone comes back to is what was joined."""
    if draft.who is None or draft.frame.implies != "destination" or draft.orgs["destination"]:
        return None
    back = [
        d
        for d in drafts
        if d.type == "move" and d.who == draft.who and d.trigger.lemma_ in _BACK and d.trigger.i > draft.trigger.i
        if len(d.orgs["destination"]) == 1 and _near(draft, d, page)
    ]
    return back[0].orgs["destination"][0] if back and draft.trigger.lemma_ not in _BACK else None


def return_again(drafts: list[Draft], page: Page) -> None:
    """ "Left Acme in 2022. He returned in 2025", "was reinstated days later": back to the house told as left last."""
    for draft in drafts:
        if draft.frame.id not in COMING_BACK or draft.who is None or draft.orgs["destination"]:
            continue
        moves = [
            d
            for d in drafts
            if d.type == "move" and d.who == draft.who and d.status == "occurred" and d.trigger.i < draft.trigger.i
        ]
        last = max(moves, key=lambda d: d.trigger.i, default=None)
        if last is None or last.orgs["destination"] or not _near(last, draft, page):
            continue
        sentence = last.trigger.sent
        named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG)}
        if "origin" not in last.inferred or named & set(last.orgs["origin"]):
            draft.orgs["destination"] = list(last.orgs["origin"])


def _near(earlier: Draft, later: Draft, page: Page) -> bool:
    """Whether two events are told in one sentence or in sentences side by side; a post may be told one later."""
    return later.trigger.i < sentences_on(page.doc, earlier.trigger.sent.end, 2 if later.role else 1)


def same_departure(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Left Acme's board on Monday. Her departure was disclosed": the departure is the one told just before."""
    if draft.trigger.pos_ != "NOUN":
        return None
    told = [
        d
        for d in drafts
        if d.type == "move" and d.who is not None and d.who == draft.who and d.trigger.i < draft.trigger.i
        if d.trigger.pos_ == "VERB" and len(d.orgs["origin"]) == 1 and "origin" not in d.inferred
    ]
    return max(told, key=lambda d: d.trigger.i).orgs["origin"][0] if told else None


def inherit_posts(drafts: list[Draft], page: Page, employments: Employments) -> None:
    """Gives an appointment without a role the post of the predecessor it names, and its organization likewise."""
    for draft in drafts:
        if draft.type != "appointment" or draft.predecessor is None:
            continue
        told = _told_just_before(draft, drafts, page)
        if told is not None:
            draft.role, draft.orgs["organization"] = told.role, list(told.orgs["organization"])
            draft.inferred.add("organization")
        else:
            inherit_post(draft, draft.predecessor, drafts, page, employments)


def _told_just_before(draft: Draft, drafts: list[Draft], page: Page) -> Draft | None:
    """ "Ann Li has become chair of Acme. She succeeded Bo Chen, head of Beta": the post is the one just told."""
    if draft.role is not None or draft.orgs["organization"] or draft.who is None:
        return None
    given = _given_before(draft, drafts, page, 1)
    told = [d for d in given if d.predecessor is None and d.role and d.orgs["organization"]]
    return max(told, key=lambda d: d.trigger.i, default=None)


def inherit_post(draft: Draft, predecessor: int, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """Gives one appointment the post and the organization of the predecessor as far as it lacks them."""
    posts = {
        (role, org)
        for role, org in _posts(predecessor, draft, drafts, page, employments)
        if org is None or not draft.orgs["organization"] or org in draft.orgs["organization"]
    }
    titles = {role.lower() for role, _ in posts}
    if draft.role is None and len(titles) == 1:
        draft.role = lasting(min(role for role, _ in posts))
    employers = {org for _, org in posts if org is not None} or _houses_left(predecessor, drafts)
    if not draft.orgs["organization"] and len(employers) == 1:
        draft.orgs["organization"] = [employers.pop()]
        draft.inferred.add("organization")


def _houses_left(person: int, drafts: list[Draft]) -> set[int]:
    """ "Bo Chen is leaving Acme in May. Ann Li will replace him": the house that the predecessor is told to leave."""
    own = (d for d in drafts if d.who == person and d.type == "move" and d.status in _TOLD)
    return {ref for d in own if d.frame.implies == "origin" for ref in d.orgs["origin"]}


def title_held(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> None:
    """Names the post that is only pointed at, from the holder's own title there.

    "Acme's head of sales was promoted to the role last year"; "its chairman, appointed to lead the Harbor Board";
    "Acme's chief executive, who succeeded Bo Chen in 2011"; "the president, who took the reins in May".
    """
    leads = draft.role is not None and draft.role.lower() in ("head", "leader")
    follows = draft.role is None and (draft.predecessor is not None or draft.frame.id == "take_over_alone")
    if draft.type != "appointment" or draft.status != "occurred" or not (leads or follows or _points_back(draft)):
        return
    titles = {
        tie.role
        for tie in employments.of(draft.who)
        if tie.current and tie.role is not None and tie.org in draft.orgs["organization"]
    }
    if draft.who is not None:
        orgs = {None, *draft.orgs["organization"]}
        titles |= {role for role, org in _given_up(draft.who, drafts, page) if org in orgs}
    leads = leads or follows
    titles = {t for t in titles if not leads or set(t.lower().split()) & word_set("titles", "leading_heads")}
    if len({t.lower() for t in titles}) == 1:
        draft.role = min(titles)


def _points_back(draft: Draft) -> bool:
    """ "Promoted to the role": which one, the person's title tells."""
    if draft.role is not None:
        return False
    filled = roles(draft.trigger)
    return any(t.lower_ in _POSTS for name in ("to", "in", "object") for t in filled.get(name, ()))


def _posts(
    person: int, draft: Draft, drafts: list[Draft], page: Page, employments: Employments
) -> Iterator[tuple[str, int | None]]:
    """The posts that a person gives up, or else holds, or held by the title in the draft's sentence."""
    given_up = list(_given_up(person, drafts, page))
    if given_up:
        yield from given_up
        return
    founders = word_set("titles", "founder_heads")  # nobody takes over that someone has founded the house
    sentence = draft.trigger.sent
    for tie in employments.of(person):
        held = tie.current or sentence.start <= tie.start < sentence.end
        if tie.role is not None and held and tie.role.lower() not in founders:
            yield tie.role, tie.org
    start = sentences_back(page.doc, sentence.start, 1)
    for title in employments.untold:
        if title.person == person and start <= title.start < sentence.end and title.role.lower() not in founders:
            yield title.role, None


def _given_up(person: int, drafts: list[Draft], page: Page) -> Iterator[tuple[str, int | None]]:
    for draft in drafts:
        if draft.who != person or draft.type != "move" or draft.status not in _TOLD:
            continue
        if draft.frame.implies == "destination" or draft.frame.id == "go_to" and draft.orgs["destination"]:
            continue  # "he was hired as a driver in 1990", "went to Acme as an adviser": not the post he gives up
        filled = roles(draft.trigger)
        for token in (*filled.get("as", ()), *filled.get("from", ())):
            title = page.index.title(token.i)
            if title is not None:
                yield title.data["text"], next(iter(draft.orgs["origin"]), None)
