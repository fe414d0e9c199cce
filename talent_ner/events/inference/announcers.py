"""Whose house a leader speaks of: "Ann Li, chief executive of Acme, said that Bo Chen would take over" is of Acme."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ..draft import Draft, Page
from ..ties.employment import Employments

_ANNOUNCES = frozenset("announce confirm reveal say disclose tell write add declare".split())


def announcers_house(draft: Draft, page: Page, employments: Employments) -> int | None:
    """The one house led by who announces an event of somebody else, or None."""
    clause = tree.conj_head(tree.governing(draft.trigger))
    while clause.dep_ == "xcomp" and clause.head.i != clause.i:
        clause = tree.conj_head(clause.head)
    if clause.dep_ != "ccomp" or clause.head.lemma_ not in _ANNOUNCES:
        return None
    speaker = surface_subject(clause.head)
    who = page.ref_at(speaker.i) if speaker is not None else None
    if who is None or who == draft.who:
        return None
    leading = word_set("titles", "leading_heads")
    led = {t.org for t in employments.of(who) if t.current and leading & set((t.role or "").lower().split())}
    return led.pop() if len(led) == 1 else None
