"""Whether enough is known of a draft to call it an event: a named organization, a group told apart, no mere guess."""

from __future__ import annotations

from ...lexicon.resources import vocabulary, word_set
from ...syntax.mention import ORG, ROLE
from ..draft import Draft, Page
from ..ties.careers import Careers
from ..ties.employment import Employments
from ..ties.posts import Employment
from .motion import is_employer

_OCCASIONS = frozenset(
    "summit conference festival marathon olympics expo symposium hackathon oscars grammys emmys tonys baftas"
    " tournament gala biennale".split()
)


_TOLD_BEFORE = frozenset({"those told", "stood in for", "seeks another", "single house", "heading", "the post told"})
"""Reasons of inferences that are no guess."""
_LEADERS = frozenset("director president chief head chair ceo".split())


def _visited(ref: int, draft: Draft, page: Page) -> bool:
    """People go to a conference without changing employers; those who come to lead it work there."""
    leads = bool(set((draft.role or "").lower().split()) & _LEADERS)
    house = page.referents[ref].name.split()[-1] in word_set("organizations", "suffixes")  # "Summit Valley Bank"
    return not leads and not house and bool(page.referents[ref].words & _OCCASIONS)


# Words for going anywhere, not only from one employer to another.
_MOTION = frozenset(
    "walk pull break drop check bow peel move storm come go return arrive arrival departure flight land bring turn show"
    " start begin leave depart exit retire retirement draw steal grab pinch raid gain sign net secure attract".split()
)


def guessed(draft: Draft, page: Page, employments: Employments, careers: Careers) -> bool:
    """A move whose sentence names no organization, by someone whom nothing ties to the one that is inferred:
    people arrive at and walk out of places of every kind.
    """
    if draft.frame.id == "take_over_alone" and draft.predecessor is None and "organization" in draft.inferred:
        return not {t.org for t in employments.of(draft.who)} & set(draft.orgs["organization"]) and draft.role is None
    if draft.frame.id in ("be_removed", "take_leave"):
        return not any(_leads(tie, page) for tie in employments.of(draft.who))
    if draft.type != "move" or draft.who is None or draft.role is not None or _TOLD_BEFORE & {*draft.reasons.values()}:
        return False
    if draft.trigger.lemma_.lower() not in _MOTION:
        return False
    told = {slot: refs for slot, refs in draft.orgs.items() if refs}
    if not told or any(slot not in draft.inferred for slot in told):
        return False
    sentence = draft.trigger.sent
    if draft.frame.id in _LEFT_POSTS and _of_post_told(draft, page):
        return False
    tied = {t.org for t in employments.of(draft.who)} | {page.protagonist}
    # "retired and lives near Acme": only what is told before it
    end = draft.trigger.i if draft.frame.id == "retire" else sentence.end
    tied |= {m.ref for m in page.index.between(sentence.start, end, ORG)}
    if draft.date is not None and draft.date.get("value"):  # "joined Acme in 2009. He left in 2013."
        tied |= {s.org for s in careers.stays if s.person == draft.who and s.token < draft.trigger.i}
    return not any(ref in tied for refs in told.values() for ref in refs)


def _leads(tie: Employment, page: Page) -> bool:
    """Whether a tie is a leader's, by its title or its verb: who leads no house may be removed from any place."""
    titled = set((tie.role or "").lower().split()) & _LEADERS
    verbs = vocabulary("titles")["verbs_of_leading"]
    return bool(titled) or any(t.lemma_.lower() in verbs for t in page.doc[tie.start : tie.end])


_LEFT_POSTS = frozenset({"departure", "retirement"})
_POSTS = frozenset("post job role position seat chair vacancy vacant fill".split())


def _of_post_told(draft: Draft, page: Page) -> bool:
    """ "The retirement of chair Ann Li", "filling the post since Bo Chen's exit": what is left is the passage's house,
    if the sentence names no other.
    """
    sentence = draft.trigger.sent
    if page.index.between(sentence.start, sentence.end, ORG):
        return False
    held = (page.ref_at(m.data.get("person")) for m in page.index.between(sentence.start, sentence.end, ROLE))
    return draft.who in held or any(t.lemma_.lower() in _POSTS for t in sentence)


_SURE, _LISTED = 5.0, 1.0
"""From which weight on a name, or a listed one that is also a word, is surely an organization's."""


def far_fetched(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> bool:
    """Whether all that ties the event to an organization is a guess at a name that is hardly known to be one.

    "She became ambassador" does not tell that it was to what a capital makes look like a house near by. What the
    sentence ties to the person, or names as a house by its last word, may well be meant; so may the house for which
    the page tells other people's moves and posts, and, of a post that someone is given, what the whole page is about.
    """
    refs = {ref for slot in draft.inferred for ref in draft.orgs.get(slot, ())}
    if not refs or any(slot not in draft.inferred for slot, told in draft.orgs.items() if told):
        return False
    sentence = draft.trigger.sent
    here = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG)}
    refs -= {t.org for t in employments.of(draft.who)} & here
    refs -= {ref for ref in refs if is_employer(ref, page)}
    refs -= _told_of_others(draft, drafts)
    if draft.type == "appointment" and draft.role is not None:
        refs -= {page.protagonist}
    return bool(refs) and all(hardly_known(ref, page) for ref in refs)


def _told_of_others(draft: Draft, drafts: list[Draft]) -> set[int]:
    """The houses that events of others name: "Acme named Ann Li treasurer. She replaces Bo Chen, who resigned"."""
    people = [d for d in drafts if d.type in ("move", "appointment") and d.who is not None and d.who != draft.who]
    told = ((d, slot) for d in people for slot in d.orgs if slot not in d.inferred)
    return {ref for d, slot in told for ref in d.orgs[slot] if slot != "origin" or d.frame.implies == "origin"}


def hardly_known(ref: int, page: Page) -> bool:
    """Whether little on the page makes the name an organization's."""
    organization = page.referents[ref]
    weight = organization.weight
    return weight is not None and not page.short and weight < (_LISTED if organization.id else _SURE)


def substantial(draft: Draft, page: Page) -> bool:
    """Whether enough is known to call it an event: a named organization, and a group only if it is told apart."""
    orgs = [ref for refs in draft.orgs.values() for ref in refs]
    if draft.type in ("move", "appointment", "offer") and any(_visited(ref, draft, page) for ref in orgs):
        return False
    if draft.type == "deal":
        known = bool(draft.orgs["buyer"]) or draft.frame.kind == "investment" and draft.amount is not None
        return bool(draft.orgs["target"]) and known
    if "destination" in draft.unresolved and "origin" in draft.inferred and not draft.orgs.get("destination"):
        return False  # "Li, a chemist at Acme, joined the paper": nothing that it says is known
    if draft.group is not None:
        return bool(orgs) and _substantial_group(draft)
    if draft.type == "founding":
        return True
    if draft.type == "appointment" and draft.role:
        head = draft.role.lower().split(" of ")[0].split()[-1]
        return bool(orgs) and head not in word_set("titles", "founder_heads")
    return bool(orgs)


def _substantial_group(draft: Draft) -> bool:
    assert draft.group is not None
    data = draft.group.data
    if draft.type == "offer":
        keeps = draft.frame.id == "retain"  # "is keeping all seven staff": no bid for any of them
        return draft.amount is not None or bool(data.get("count")) and not keeps
    if data.get("count") == 1:
        return bool(draft.orgs.get("origin") and draft.orgs.get("destination"))
    if data.get("count") or data.get("share"):
        return True
    if data.get("noun") in ("people", "folk", "folks", "person", "user", "customer", "anyone", "visitor"):
        return False
    return draft.type == "move" and not draft.inferred and bool(draft.orgs["origin"] and draft.orgs["destination"])
