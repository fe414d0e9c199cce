"""Whose post it was, and whose deputy someone is: ties that a person's own post gives to the one before or below.

"Acme named Ann Li treasurer. She replaces Bo Chen": Bo Chen was treasurer of Acme. "Her predecessor, Bo Chen" and
"Ann Li was promoted from buyer to treasurer" likewise tell of former posts at the same house.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...mentions.ties import is_founder, is_house_title
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.direct_objects import surface_objects
from ...syntax.mention import PERSON
from ...syntax.modality import assess
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ...syntax.status import UNREAL
from ..draft import Draft, Page, long_ago
from ..inference.succession import lasting
from .careers import first_job
from .employment import Employments
from .posts import Employment

ONGOING = frozenset({"expected", "considered", "declined", "failed", "denied"})
_FOLLOW = frozenset({"replace", "succeed", "follow", "relieve"})
_TAKE = frozenset({"take", "assume"})
_PLACES = frozenset("place seat role post".split())
_WINDOW = 2
"""Sentences between the report of a post and the words on who held it before, at most."""


def predecessors(page: Page, drafts: list[Draft], employments: Employments) -> Iterator[Employment]:
    """The ties of those who held a post before, and of the posts that people rose from."""
    for draft in drafts:
        if draft.type == "appointment" and draft.predecessor is not None:
            yield from _same_post(draft.predecessor, draft, draft.trigger)
        yield from _risen_from(draft, page)
    yield from _subordinates(page, drafts, employments)
    for token in page.tokens(_FOLLOW | _TAKE | {"predecessor", "place"}):
        if token.lemma_ in _FOLLOW and token.pos_ == "VERB":
            yield from _followed(token, surface_objects(token), page, drafts)
        elif token.lemma_ in _TAKE and token.pos_ == "VERB":
            yield from _followed(token, _whose_post(token), page, drafts)
        elif token.lower_ == "place":
            yield from _in_place(token, page, drafts)
        elif token.lower_ == "predecessor":
            yield from _before(token, page, drafts, employments)


def _same_post(person: int, draft: Draft, told: Token) -> Iterator[Employment]:
    """The follower's post as that of the one before, who holds it until the follower comes."""
    orgs = draft.orgs.get("organization") or draft.orgs.get("destination")
    if draft.role and orgs and person != draft.who:
        sentence = told.sent
        current = draft.status in ONGOING or _still_there(told)
        yield Employment(person, orgs[0], lasting(draft.role), current, sentence.start, sentence.end)


def _still_there(told: Token) -> bool:
    """ "Succeeds Bo Chen, who will retire in May", "who announced his retirement": gone, but not yet."""
    for verb in (child for name in surface_objects(told) for child in name.children if child.dep_ == "relcl"):
        coming = any(t.dep_ == "aux" and t.lower_ == "will" for t in verb.children)
        if coming or verb.lemma_ in ("announce", "plan") and not any(t.dep_ == "neg" for t in verb.children):
            return True
    return False


def _whose_post(verb: Token) -> list[Token]:
    """Whose post someone takes: "takes over from Bo Chen", "takes the place of Bo Chen"."""
    if any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children):
        links = [c for c in tree.children(verb, "prep") if c.lower_ in ("from", "for")]
    else:
        places = [c for c in tree.children(verb, "dobj") if c.lower_ in _PLACES]
        nodes = (*places, verb) if places else ()
        links = [c for node in nodes for c in tree.children(node, "prep") if c.lower_ in ("of", "from")]
    return [t for link in links for t in tree.children(link, "pobj")]


def _in_place(noun: Token, page: Page, drafts: list[Draft]) -> Iterator[Employment]:
    """ "Hired Ann Li as treasurer in place of Bo Chen"."""
    before = [t.lower_ for t in page.doc[max(noun.i - 1, 0) : noun.i + 2]]
    named = page.index.covering(noun.i + 2) if before == ["in", "place", "of"] and noun.i + 2 < len(page.doc) else None
    if named is None or named.type != PERSON or named.ref is None:
        return
    for draft in _posts_near(noun, page, drafts):
        if draft.trigger.sent == noun.sent and draft.trigger.i < noun.i:
            yield from _same_post(named.ref, draft, noun)
            return


def _followed(verb: Token, before: list[Token], page: Page, drafts: list[Draft]) -> Iterator[Employment]:
    """ "Named Ann Li treasurer to replace Bo Chen", "Ann Li, who replaces Bo Chen"; ``before`` is Bo Chen."""
    people = [m for t in before if (m := page.index.at(t.i)) is not None and m.type == PERSON]
    if not people or people[0].ref is None or assess(verb).status == UNREAL:
        return
    subject = surface_subject(verb)
    follower = page.ref_at(subject.i) if subject is not None else None
    for draft in _posts_near(verb, page, drafts):
        purpose = verb.tag_ in ("VB", "VBG") and draft.trigger.sent == verb.sent and draft.trigger.i < verb.i
        if draft.who is not None and (draft.who == follower or purpose):
            yield from _same_post(people[0].ref, draft, verb)
            return


def _posts_near(token: Token, page: Page, drafts: list[Draft]) -> list[Draft]:
    """The reports of a post in a token's sentence and those before, the nearest first."""
    start = sentences_back(page.doc, token.sent.start, _WINDOW)
    near = [d for d in drafts if d.role and start <= d.trigger.i < token.sent.end and d.type in ("appointment", "move")]
    near = [d for d in near if not first_job(d) and not long_ago(d, page)]
    return sorted(near, key=lambda d: abs(d.trigger.i - token.i))


def _before(noun: Token, page: Page, drafts: list[Draft], employments: Employments) -> Iterator[Employment]:
    """ "Her predecessor, Bo Chen", "predecessor Bo Chen", "Ann Li's predecessor is Bo Chen"."""
    named = page.index.covering(noun.i + 1 + (noun.i + 1 < len(page.doc) and noun.nbor(1).text == ","))
    owner = next(iter(roles(noun).get("possessor", [])), None)
    holder = page.ref_at(owner.i) if owner is not None else None
    if named is None or named.type != PERSON or named.ref is None or holder is None or holder == named.ref:
        return
    draft = next((d for d in _posts_near(noun, page, drafts) if d.who == holder), None)
    if draft is not None:
        yield from _same_post(named.ref, draft, noun)
        return
    for tie in employments.of(holder):
        if tie.role is not None and tie.start < noun.i:
            yield Employment(named.ref, tie.org, tie.role, False, noun.i, named.end)
            return


def _subordinates(page: Page, drafts: list[Draft], employments: Employments) -> Iterator[Employment]:
    """ "Her deputy, Bo Chen", "his chief designer, Bo Chen": at the house where she is, or that he has just left."""
    for title in employments.untold:
        owner = page.doc[title.start - 1] if title.start else None
        if owner is None or owner.lower_ not in ("his", "her") or not _below(title.role):
            continue
        superior = page.ref_at(owner.i)
        house = _house(superior, title.start, page, drafts, employments) if superior != title.person else None
        if house is not None:
            yield Employment(title.person, house, title.role, title.current, title.start, title.end)


def _below(role: str) -> bool:
    words = role.lower().split()
    return "deputy" in words or is_house_title(role) and not is_founder(role)


def _house(person: int | None, i: int, page: Page, drafts: list[Draft], employments: Employments) -> int | None:
    """The house that someone has just left or come to lead, or the one where the text gives a title."""
    start = sentences_back(page.doc, page.doc[i].sent.start, _WINDOW)
    for draft in sorted(drafts, key=lambda d: -d.trigger.i):
        if draft.who != person or person is None or not start <= draft.trigger.i < page.doc[i].sent.end:
            continue
        leads = set((draft.role or "").lower().split()) & word_set("titles", "leading_heads")
        found = draft.orgs.get("origin") or leads and draft.orgs.get("organization")
        if found:
            return found[0]
    held = {tie.org for tie in employments.of(person) if tie.role is not None}
    return held.pop() if len(held) == 1 else None


def _risen_from(draft: Draft, page: Page) -> Iterator[Employment]:
    """ "Promoted from buyer to treasurer of Acme": the buyer's post was at Acme as well."""
    if draft.type != "appointment" or draft.who is None or not draft.orgs["organization"]:
        return
    for token in roles(draft.trigger).get("from", ()):
        title = page.index.title(token.i)
        if title is not None and title.data.get("employer") is None and title.data["text"] != draft.role:
            going_on = draft.status in ONGOING
            yield Employment(
                draft.who, draft.orgs["organization"][0], title.data["text"], going_on, draft.trigger.i, title.end
            )
