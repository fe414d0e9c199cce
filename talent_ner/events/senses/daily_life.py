"""What local news tells in words of moves and posts: visits, deaths, patients, honours, divisions of a league."""

from __future__ import annotations

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ..draft import Draft, Page

_VISITING = frozenset(
    "attend celebrate cheer collect commemorate deliver inspect meet open perform play present protest see sing speak"
    " support talk thank tour unveil visit watch".split()
)
_ARRIVING = frozenset({"come", "go", "head", "travel", "return"})
_DAY = frozenset("day evening night afternoon morning".split())
_VEHICLES = frozenset(
    "bike bus cab car door foot gate window exit"
    " helicopter jet limousine motorcade plane taxi train tram van".split()
)
_OFTEN = frozenset({"sometimes", "often", "usually", "always"})
_ORDERS = ("Order of ", "Order Of ", "Royal Victorian Order", "Hall of Fame")
_STUDIES = frozenset(
    "mba degree doctorate phd ph.d. thesis dissertation diploma studies master masters m.a. bachelor".split()
)
_TERMS = frozenset("semester term class course degree freshman sophomore study school".split())
_SERVANTS = frozenset("lawyer attorney guardian executor heir bodyguard doctor".split())
_LEVELS = frozenset("class division form grade league reserves side squad tier".split())


def of_daily_life(draft: Draft, page: Page) -> bool:
    """Whether the draft's words mean no change of employers or posts, but what anybody may do in a town."""
    if draft.type == "appointment":
        return _decorated(draft, page) or _promoted_in_league(draft) or _own_servant(draft)
    if draft.type != "move":
        return False
    if _drops_out(draft) or any(t.lower_ == "fictional" for t in draft.trigger.sent):
        return True
    return _died(draft) or _visits(draft) or _studies(draft) or _joins_others(draft) or _is_patient(draft, page)


def _died(draft: Draft) -> bool:
    """ "Passed away at Elm Hospice"."""
    verb = draft.trigger
    return verb.lemma_.lower() == "pass" and any(c.lower_ == "away" for c in verb.children)


def _drops_out(draft: Draft) -> bool:
    """ "Dropped out of Elm College after two semesters": a student."""
    verb = draft.trigger
    drops = verb.lemma_.lower() == "drop" and any(c.lower_ == "out" for c in verb.children)
    return drops and any(t.lemma_.lower() in _TERMS for t in verb.sent)


def _own_servant(draft: Draft) -> bool:
    """ "Appointed Ann Li as his lawyer": for himself, and no house."""
    titles = (t for t in draft.trigger.subtree if t.lemma_.lower() in _SERVANTS)
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for t in titles for c in t.children)


def _visits(draft: Draft) -> bool:
    """ "Came to Elm College to open its new library", "left Elm College by the back door"."""
    verb = draft.trigger
    if verb.lemma_.lower() in ("arrive", "leave", "exit") and _travels(verb):
        return True
    if verb.lemma_.lower() in _ARRIVING and _same_day(verb):
        return True
    if verb.lemma_.lower() not in _ARRIVING or draft.role is not None:
        return False
    aims = [c for c in tree.children(verb, "xcomp", "advcl", "relcl", "acl") if tree.has_to(c)]
    places = [obj for link in tree.children(verb, "prep") for obj in tree.children(link, "pobj")]
    aims += [clause for place in places for clause in tree.children(place, "relcl", "acl")]
    return any(aim.lemma_.lower() in _VISITING for aim in aims)


def _studies(draft: Draft) -> bool:
    """ "Went back to Elm College to finish her MBA", "moved to Elm, where she began her PhD"; not "stepped down to
    pursue a degree".
    """
    verb = draft.trigger
    if verb.lemma_.lower() not in _ARRIVING | {"move"} or not draft.orgs["destination"]:
        return False
    aims = [c for c in tree.children(verb, "xcomp", "advcl", "relcl", "acl") if tree.has_to(c)]
    places = [obj for link in tree.children(verb, "prep") for obj in tree.children(link, "pobj")]
    aims += [clause for place in places for clause in tree.children(place, "relcl", "acl")]
    where = [c for c in verb.subtree if c.dep_ == "relcl" and any(t.lower_ == "where" for t in c.children)]
    goals = {obj.lower_ for aim in (*aims, *where) for obj in tree.children(aim, "dobj")}
    return bool(goals & _STUDIES) or any(aim.lemma_.lower() == "study" for aim in aims)


def _travels(verb: Token) -> bool:
    """ "Arrived at Elm College by helicopter", "sometimes arrives at Elm College early"."""
    links = [c for c in tree.children(verb, "prep") if c.lower_ in ("by", "in", "on", "through")]
    vehicles = {t.lemma_.lower() for link in links for t in tree.children(link, "pobj")}
    often = {c.lower_ for c in tree.children(verb, "advmod")}
    return bool(vehicles & _VEHICLES or often & _OFTEN)


def _same_day(verb: Token) -> bool:
    """ "Will return to Elm the same evening"."""
    times = tree.children(verb, "npadvmod")
    return any(any(c.lower_ == "same" for c in t.children) and t.lemma_ in _DAY for t in times)


def _joins_others(draft: Draft) -> bool:
    """ "Joined Bo Chen in calling on the council to act"."""
    verb = draft.trigger
    links = [c for c in tree.children(verb, "prep") if c.lower_ == "in"]
    return verb.lemma_.lower() == "join" and any(tree.children(link, "pcomp") for link in links)


def _is_patient(draft: Draft, page: Page) -> bool:
    """ "Left Elm Hospital on Tuesday after surgery"."""
    names = {word for refs in draft.orgs.values() for ref in refs for word in page.referents[ref].name.lower().split()}
    if draft.role is not None or names.isdisjoint(word_set("reference", "houses_of_patients")):
        return False
    told = [t for t in draft.trigger.sent if t.lower_ in word_set("reference", "words_of_patients")]
    return any(t.head.lower_ != "of" for t in told)  # not "was chief of surgery"


def _decorated(draft: Draft, page: Page) -> bool:
    """ "Was appointed an Officer of the Order of Elm"."""
    houses = [page.referents[ref].name for ref in draft.orgs["organization"]]
    return any(name.removeprefix("the ").startswith(_ORDERS) for name in houses)


def _promoted_in_league(draft: Draft) -> bool:
    """ "Promoted from the second grade", "were promoted to the first division"."""
    verb = draft.trigger
    links = [c for c in tree.children(verb, "prep") if c.lower_ in ("from", "to", "into")]
    levels = {t.lemma_.lower() for link in links for t in tree.children(link, "pobj")}
    return verb.lemma_.lower() == "promote" and draft.role is None and bool(levels & _LEVELS)
