"""Posts given to people from outside: who is named to a post at one house and was last at another has moved there.

"Acme has named Ann Li treasurer. She was previously at Beta.": a move from Beta to Acme. "Beta's Ann Li will become
Acme's treasurer" likewise. Seats that one holds beside a job (boards, committees, chairs) move nobody.
"""

from __future__ import annotations

from dataclasses import replace

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.sentences import sentences_back, sentences_on
from ...text.english import english_words
from ..draft import Draft, Page
from ..ties.careers import Careers, Stay
from ..ties.employment import Employments
from .infer import one_house

WINDOW = 3
"""Sentences behind the appointment's own in which the last post may be told."""
_DUTIES = frozenset({"take_over_duties", "assume_duty", "put_under"})  # of them one has some beside a post
_VOTES = frozenset({"elect", "nominate"})
_TOLD = frozenset({"occurred", "expected"})
_SEATS = frozenset({"director", "chair", "chairman", "chairwoman", "member"})
_OUTSIDE = frozenset({"non", "nonexecutive", "independent"})
_TEAMS = frozenset({"team", "committee", "group", "council", "leadership", "cabinet"})
_BODIES = ("committee", "steering group", "advisory group", "panel", "task force", "working group", "advisory board")
_FOR_A_TIME = frozenset({"interim", "acting", "temporary", "caretaker"})  # beside a job when given, a job when left
_GIVERS = frozenset({"council", "board", "senate", "the council", "the board", "the senate"})
_RISES = frozenset({"promotion", "elevation"})


def from_outside(drafts: list[Draft], page: Page, employments: Employments) -> list[Draft]:
    """Turns the appointments of people who come from another house into moves, arrivals on boards into seats."""
    _seat(drafts, page)
    _on_own_team(drafts, page)
    careers = Careers(page, employments, drafts)
    origins: dict[tuple[int | None, int], int] = {}
    kept = {(d.who, ref) for d in drafts if d.type == "appointment" and _beside(d) for ref in d.orgs["organization"]}
    given = [(d, house) for d in drafts if (house := _house(d)) is not None and (d.who, house) not in kept]
    given = [(d, house) for d, house in given if not _is_body(house, page)]
    for draft, house in given:
        if not _insider(draft, house, drafts, employments):
            origin = _last_post(draft, house, page, careers)
            origin = _left(draft, house, drafts, page) if origin is None else origin
            origin = _told_before(draft, house, page, careers) if origin is None else origin
            if origin is not None and not _akin(origin, house, page):
                origins.setdefault((draft.who, house), origin)
    for draft, house in given:
        if (draft.who, house) in origins:
            draft.frame = replace(draft.frame, event="move", implies="destination")
            draft.inferred = {"origin"} | ({"destination"} if "organization" in draft.inferred else set())
            draft.orgs = {"origin": [origins[draft.who, house]], "destination": [house]}
    for draft in drafts:
        hired = _hired(draft, page)
        origin = _last_post(draft, hired, page, careers) if hired is not None else None
        if origin is not None:
            draft.orgs["origin"] = [origin]
            draft.inferred.add("origin")
    return drafts


def _hired(draft: Draft, page: Page) -> int | None:
    """The one house that is told to have hired someone for a post of late, and from nowhere."""
    goals = draft.orgs.get("destination", ())
    objects = any(slot.name == "who" and "object" in slot.roles for slot in draft.frame.slots)
    if draft.type != "move" or draft.who is None or not objects or len(goals) != 1 or not draft.role:
        return None
    if draft.orgs["origin"] or draft.status not in _TOLD or {"origin", "destination"} & draft.unresolved:
        return None
    if "destination" in draft.inferred:
        return None
    when = (draft.date or {}).get("value") or page.published
    late = when is None or page.published is None or when[:4] >= page.published[:4]
    return goals[0] if late and (draft.date is None or page.published is not None) else None


def _akin(a: int, b: int, page: Page) -> bool:
    """ "Nordlys Kapital" and "the Nordlys fund": a post in a house of the same name is no post from outside."""
    first, second = (page.referents[ref].name.removeprefix("The ").split()[0].lower() for ref in (a, b))
    return first == second and first not in english_words()


def _seat(drafts: list[Draft], page: Page) -> None:
    """ "Ann Li joined Acme as a non-executive director", "joins the Acme steering group": she stays where she works."""
    for draft in drafts:
        words = set((draft.role or "").lower().replace("-", " ").split())
        if draft.type != "move" or draft.frame.implies != "destination" or not draft.orgs["destination"]:
            continue
        bodies = all(_is_body(ref, page) for ref in draft.orgs["destination"])
        if "trustee" in words or words & _SEATS and words & _OUTSIDE or bodies and draft.frame.id == "join":
            draft.frame = replace(draft.frame, event="appointment", implies="organization")
            draft.inferred = {"organization"} if "destination" in draft.inferred else set()
            draft.orgs = {"organization": draft.orgs["destination"]}


def _is_body(org: int, page: Page) -> bool:
    """ "Acme steering group": people sit on it beside their work; "Council": a body that gives posts elsewhere."""
    name = page.referents[org].name.lower()
    return name.endswith(_BODIES) or name in _GIVERS


def _on_own_team(drafts: list[Draft], page: Page) -> None:
    """ "Ann Li, a partner at Acme, is to join the firm's leadership team as head of sales": a post where she works."""
    for draft in drafts:
        teams = [t for t in tree.children(draft.trigger, "dobj") if t.lemma_.lower() in _TEAMS]
        whose = {page.ref_at(owner.i) for team in teams for owner in tree.children(team, "poss")}
        told = draft.type == "move" and draft.frame.id == "join" and draft.role and not draft.orgs["destination"]
        if told and whose & set(draft.orgs["origin"]):
            draft.frame = replace(draft.frame, event="appointment", implies="organization")
            draft.inferred = {"organization"}
            draft.orgs = {"organization": draft.orgs["origin"]}


def _house(draft: Draft) -> int | None:
    """The one house at which a post is given that takes a person's whole time; None for every other draft."""
    if draft.type != "appointment" or draft.who is None or draft.status not in _TOLD | {"considered"}:
        return None
    verb = draft.trigger.lemma_.lower()
    rises = verb in _RISES or verb in word_set("titles", "verbs_of_rising")
    if len(draft.orgs["organization"]) != 1 or rises or draft.frame.id in _DUTIES:
        return None
    return None if _beside(draft) else draft.orgs["organization"][0]


def _beside(draft: Draft) -> bool:
    """Whether a post is one that people hold beside a job, or one that they are voted into."""
    words = set((draft.role or "").lower().replace("-", " ").split())
    titles = words & (word_set("titles", "posts_beside") | word_set("titles", "office_heads"))
    return bool(titles) or draft.trigger.lemma_.lower() in _VOTES


def _insider(draft: Draft, house: int, drafts: list[Draft], employments: Employments) -> bool:
    """Whether the text ties the person to the house in another way: another post there, an arrival told apart."""
    heads = _words(draft)
    posts = [tie for tie in employments.of(draft.who) if tie.org == house]
    if any(not heads & set((tie.role or "").lower().split()) for tie in posts):
        return True
    own = [d for d in drafts if d is not draft and d.who == draft.who and d.predecessor is None]
    if any(d.type == "appointment" and house in d.orgs["organization"] and _apart(heads, _words(d)) for d in own):
        return True
    return any(house in d.orgs.get("destination", ()) and d.status in _TOLD for d in own)


def _words(draft: Draft) -> set[str]:
    return set((draft.role or "").lower().split())


def _apart(left: set[str], right: set[str]) -> bool:
    """Whether two titles name two posts."""
    return bool(left and right) and not left & right


def _last_post(draft: Draft, house: int, page: Page, careers: Careers) -> int | None:
    """Where the person was last: as told in the sentence itself, else first of all in the sentences that follow."""
    sentence = draft.trigger.sent
    end = sentences_on(page.doc, sentence.end, WINDOW)
    stays = [s for s in careers.stays if s.person == draft.who and sentence.start <= s.token < end]
    stays = [s for s in stays if s.org != house and not s.founded and _takes_whole_time(s, page)]
    here = [s for s in stays if s.token < sentence.end]
    last = next(iter(here or stays), None)
    return last.org if last is not None and not one_house(last.org, house, page) else None


def _told_before(draft: Draft, house: int, page: Page, careers: Careers) -> int | None:
    """ "Ann Li was treasurer of Acme until June. She succeeds Bo Chen.": who follows somebody was there before."""
    if draft.predecessor is None or draft.mention is None or draft.mention.form != "pronoun":
        return None
    start = sentences_back(page.doc, draft.trigger.sent.start, 1)
    stays = [s for s in careers.stays if s.person == draft.who and start <= s.token < draft.trigger.sent.start]
    stays = [s for s in stays if not s.present and not s.founded and s.move is None and _takes_whole_time(s, page)]
    orgs = {s.org for s in stays}
    return None if len(orgs) != 1 or one_house(stays[0].org, house, page) else stays[0].org


def _left(draft: Draft, house: int, drafts: list[Draft], page: Page) -> int | None:
    """ "Ann Li left Acme in May. She has been named treasurer of Beta.": the house that was left just before."""
    start = sentences_back(page.doc, draft.trigger.sent.start, 1)
    left = [
        ref
        for d in drafts
        if d.type == "move" and d.who == draft.who and d.status in _TOLD and not d.orgs["destination"]
        if start <= d.trigger.i < draft.trigger.sent.end and not _years_apart(d, draft, page)
        for ref in d.orgs["origin"]
    ]
    return left[-1] if left and not one_house(left[-1], house, page) else None


def _years_apart(left: Draft, given: Draft, page: Page) -> bool:
    """ "Since leaving Acme in 2011, ... was just named chair of Beta": what is told of long ago is another step."""
    told = [((d.date or {}).get("value") or page.published or "")[:4] for d in (left, given)]
    return all(told) and told[0] != told[1]


def _takes_whole_time(stay: Stay, page: Page) -> bool:
    """Not on a board or committee, nor long ago: "she serves on the board of Beta", "he began his career at Beta"."""
    token = page.doc[stay.token]
    sentence = token.sent
    behind = {t.lower_ for t in page.doc[stay.token : min(stay.token + 10, sentence.end)]}
    before = {t.lemma_.lower() for t in page.doc[sentence.start : stay.token + 1]}
    beside = word_set("titles", "posts_beside") - _FOR_A_TIME
    return not behind & beside and not before & word_set("titles", "long_ago")
