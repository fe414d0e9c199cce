"""Going somewhere without changing employers: visits, trips, and ends of moves that nothing in the text supports."""

from __future__ import annotations

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import ORG
from .draft import Draft, Page

# Words for going anywhere, not only from one employer to another; the second list hardly ever tells of employers.
_MOTION = frozenset("go come head return leave depart".split())
_PLAY = frozenset("jump hop cross pass shift flee bolt migrate".split())
_TOWARD = frozenset({"toward", "towards"})
_ARRIVALS = frozenset({"go_to", "return", "leave"})


def mere_motion(draft: Draft, page: Page) -> bool:
    """ "Went to Lind Museum", "returned to the White House", "left for Brighton": nothing says that it is a job.

    What says so is a role, where the person comes from, or (but not where people go as guests) a year or a name that
    is surely an employer's.
    """
    if draft.type != "move" or draft.frame.id not in _ARRIVALS or not draft.orgs["destination"]:
        return False
    verb = draft.trigger.lemma_.lower()
    if verb not in _MOTION | _PLAY or draft.role is not None or draft.orgs["origin"]:
        return _toward(draft, page)
    goals = draft.orgs["destination"]
    if any(_is_venue(ref, page) for ref in goals) or any(c.lower_ == "along" for c in draft.trigger.children):
        return True
    dated = draft.date is not None and draft.date.get("precision") not in ("day", "week")
    if verb in _PLAY:
        return not dated
    return not (dated and draft.frame.id != "leave") and not all(_is_employer(ref, page) for ref in goals)


def _is_employer(ref: int, page: Page) -> bool:
    """A listed organization, or one whose name ends like one."""
    referent = page.referents[ref]
    return referent.id is not None or bool(set(referent.name.split()) & word_set("organizations", "suffixes"))


def _toward(draft: Draft, page: Page) -> bool:
    """ "Shifting toward Acme" is no arrival."""
    for mention in page.index.between(draft.trigger.i, draft.trigger.sent.end, ORG):
        if mention.ref in draft.orgs["destination"] and page.doc[mention.start - 1].lower_ in _TOWARD:
            return True
    return False


def _is_venue(ref: int, page: Page) -> bool:
    return bool(page.referents[ref].words & word_set("organizations", "visited"))


def unsupported_arrival(draft: Draft, page: Page) -> bool:
    """Whether an arrival names no place in its sentence and nothing else of substance: "she is joining a great team".

    Over annotated pages, one in five such inferred destinations was right.
    """
    if draft.type != "move" or draft.inferred != {"destination"} and draft.inferred != {"destination", "origin"}:
        return False
    if draft.role is not None or draft.orgs["origin"] and "origin" not in draft.inferred:
        return False
    sentence = draft.trigger.sent
    told = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form != "pronoun"}
    return not told & {*draft.orgs["origin"], *draft.orgs["destination"]}


def said_of_oneself(draft: Draft, page: Page) -> bool:
    """ "The mayor said she would replace the head of the port": who says so does not succeed but dismisses."""
    if draft.frame.id != "succeed" or draft.trigger.lemma_ != "replace" or draft.mention is None:
        return False
    if draft.mention.form != "pronoun" or draft.trigger.dep_ != "ccomp":
        return False
    speaker = tree.own_subject(draft.trigger.head)
    return speaker is not None and page.ref_at(speaker.i) == draft.who
