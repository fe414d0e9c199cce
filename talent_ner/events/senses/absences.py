"""Away for a while and back again: leave, holidays, the end of a working day, a visit for a talk. No employer changes.

Each check takes a draft and says whether its person only goes away for a time, comes back from that, or is a guest.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax.roles import roles
from ..draft import Draft, Page

_GOING = frozenset({"leave", "go_to", "return", "come_back", "arrive_at", "join", "be_back", "be_on_way"})
_BACK = frozenset({"be_back", "return", "come_back", "return_noun", "reinstate"})
_AFTER = frozenset({"after", "from", "following", "since", "on", "for"})
_CLOCK = frozenset("a.m. am p.m. pm o'clock noon midnight dawn dusk lunchtime".split())


def away_for_a_while(draft: Draft, page: Page) -> bool:
    """Whether nobody starts or ends work for good."""
    return draft.type == "move" and any(check(draft) for check in _CHECKS)


def _for_a_time(draft: Draft) -> bool:
    """ "Has left Acme for the weekend", "is leaving Acme for a two-week holiday"."""
    if draft.frame.id not in _GOING or draft.orgs["destination"] and "destination" not in draft.inferred:
        return False
    return any(t.lemma_.lower() in word_set("titles", "absences") for t in roles(draft.trigger).get("for", ()))


def _by_the_clock(draft: Draft) -> bool:
    """ "Left Acme at 5 p.m.": the end of a day."""
    return draft.frame.id in _GOING and any(_hour(t) for t in roles(draft.trigger).get("at", ()))


def _hour(token: Token) -> bool:
    return token.lower_ in _CLOCK or token.like_num and token.i + 1 < len(token.doc) and token.nbor().lower_ in _CLOCK


def _back_from_leave(draft: Draft) -> bool:
    """ "Was on leave and has been back at Acme since May", "returned to Acme after six months of parental leave"."""
    if draft.frame.id not in _BACK or draft.role is not None:
        return False
    return any(_leave_of_absence(t) for t in draft.trigger.sent)


def _leave_of_absence(token: Token) -> bool:
    """ "Leave" as a noun, or another reason for being away, as in "after surgery"; a chief of surgery is not away."""
    if token.lower_ in ("leave", "leaves"):
        return token.pos_ == "NOUN"
    away = token.dep_ == "pobj" and token.head.lower_ in _AFTER
    return away and token.lower_ in word_set("titles", "reasons_for_absence")


def _guest(draft: Draft) -> bool:
    """ "Will join Acme for a panel on Friday"."""
    if draft.frame.id != "join" or draft.role is not None:
        return False
    return any(t.lemma_.lower() in word_set("titles", "talks") for t in roles(draft.trigger).get("for", ()))


_CHECKS: tuple[Callable[[Draft], bool], ...] = (_for_a_time, _by_the_clock, _back_from_leave, _guest)
