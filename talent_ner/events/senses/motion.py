"""Going somewhere without changing employers: visits, trips, and ends of moves that nothing in the text supports."""

from __future__ import annotations

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax.mention import ORG
from ..draft import Draft, Page

# Words for going anywhere, not only from one employer to another; the second list hardly ever tells of employers.
_MOTION = frozenset("go come head return leave depart".split())
_PLAY = frozenset("jump hop cross pass shift flee bolt migrate".split())
_EMPLOYING = frozenset("club firm company bank start-up startup lab agency charity".split())
_QUITTING = frozenset({"leave", "depart"})
_TOWARD = frozenset({"toward", "towards"})
_TRIPS = frozenset("trip visit tour mission pilgrimage holiday vacation date errand".split())
_ARRIVALS = frozenset({"go_to", "return", "return_noun", "leave"})
# seats of those who govern: people are elected there
_SEATS = frozenset({"White House", "Downing Street", "Kremlin", "Capitol"})


def mere_motion(draft: Draft, page: Page) -> bool:
    """ "Went to Lind Museum", "returned to the White House", "left for Brighton": nothing says that it is a job.

    What says so is a role, where the person comes from, or (but not where people go as guests) a year or a name that
    is surely an employer's.
    """
    if draft.type != "move" or draft.frame.id not in _ARRIVALS or not draft.orgs["destination"]:
        return False
    verb = draft.trigger.lemma_.lower()
    goals = draft.orgs["destination"]
    told = draft.role is not None or _origin_told(draft, page) or _to_a_job(draft.trigger) or _to_rival(draft, page)
    if verb not in _MOTION | _PLAY or told:
        return _toward(draft, page)
    if any(_is_venue(ref, page) for ref in goals) or _on_a_trip(draft.trigger) or _walks_in(draft.trigger):
        return True
    if draft.orgs["origin"] and draft.frame.id != "return_noun":
        return _toward(draft, page)
    dated = draft.date is not None and draft.date.get("precision") not in ("day", "week")
    if verb in _PLAY:
        return not dated
    return not (dated and draft.frame.id != "leave") and not all(is_employer(ref, page) for ref in goals)


def _to_a_job(verb: Token) -> bool:
    """ "Left for a better job at Elm Library"."""
    links = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("for", "to")]
    goals = {g.lemma_.lower() for link in links for g in link.children if g.dep_ == "pobj"}
    return bool(goals & word_set("titles", "post_nouns"))


def _to_rival(draft: Draft, page: Page) -> bool:
    """ "Has gone to rival Acme", "went to law firm Acme": what is called so is somebody's employer."""
    sentence = draft.trigger.sent
    goals = (m for m in page.index.between(draft.trigger.i, sentence.end, ORG) if m.ref in draft.orgs["destination"])
    before = (page.doc[m.start - 1] for m in goals if m.start > sentence.start)
    return any(t.lower_ == "rival" or t.is_lower and t.lower_ in _EMPLOYING for t in before)


def _walks_in(verb: Token) -> bool:
    """ "Came into the shop", "headed into the office": people walk into a building."""
    return any(c.dep_ == "prep" and c.lower_ in ("into", "inside") for c in verb.children)


def _on_a_trip(verb: Token) -> bool:
    """ "Went on a school trip to Acme", "along came Ann Li of Acme"."""
    words = {g.lemma_.lower() for c in verb.children if c.dep_ == "prep" for g in c.children}
    return bool(words & _TRIPS) or verb.lemma_ == "come" and any(c.lower_ == "along" for c in verb.children)


def _origin_told(draft: Draft, page: Page) -> bool:
    """Whether the sentence says where the person comes from; what it merely names may be where she is."""
    sentence = draft.trigger.sent
    here = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG)}
    held = draft.trigger.lemma_.lower() in _QUITTING and draft.reasons.get("origin") == "tie"
    return ("origin" not in draft.inferred or held) and bool(here & set(draft.orgs["origin"]))


def is_employer(ref: int, page: Page) -> bool:
    """A listed organization, one whose name ends like one, or one that the page calls a club or a firm."""
    referent = page.referents[ref]
    if referent.id is not None or set(referent.name.split()) & word_set("organizations", "suffixes"):
        return True
    called = (m for m in page.index.mentions if m.ref == ref and m.form == "description")
    return any(m.data.get("noun") in _EMPLOYING for m in called)


def _toward(draft: Draft, page: Page) -> bool:
    """ "Shifting toward Acme" is no arrival."""
    for mention in page.index.between(draft.trigger.i, draft.trigger.sent.end, ORG):
        if mention.ref in draft.orgs["destination"] and page.doc[mention.start - 1].lower_ in _TOWARD:
            return True
    return False


def _is_venue(ref: int, page: Page) -> bool:
    referent = page.referents[ref]
    return referent.name in _SEATS or bool(referent.words & word_set("organizations", "visited"))
