"""One house for both ends of a succession: who follows whom follows at the house that the other leaves.

"Acme has named Ann Li treasurer. She replaces Bo Chen, who retired in May.": Bo Chen retired from Acme. "Li took over
at Acme after the departure of Bo Chen", "the post had been vacant since Bo Chen left" likewise.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG
from ...syntax.sentences import sentences_back, sentences_on
from ..draft import Draft, Page, long_ago

WINDOW = 3
"""Sentences between the two halves of a succession, at most."""
_TOLD = frozenset({"occurred", "expected"})
_AFTER = frozenset("after following since upon by with from".split())
_AS = frozenset("as after when once since".split())
_VACANT = frozenset("vacant empty open unfilled".split())


def hand_over(drafts: list[Draft], page: Page) -> None:
    """Gives the untold end of a succession the house that its other end names."""
    for follower in drafts:
        if follower.type == "appointment" and follower.predecessor is not None and follower.status in _TOLD:
            own = [d for d in drafts if d.who == follower.predecessor and _near(follower, d, page)]
            leaving = [d for d in own if _leaves(d) or d.type == "move" and d.status == "expected"]
            _share(follower, leaving, drafts, page)
    for draft in drafts:
        if _leaves(draft) and not draft.orgs["origin"]:
            taken = _taken_up(draft, drafts, page)
            if taken is not None:
                _share(taken, [draft], drafts, page)


def _leaves(draft: Draft) -> bool:
    return draft.type == "move" and draft.frame.implies != "destination" and draft.status in _TOLD


def _near(follower: Draft, draft: Draft, page: Page) -> bool:
    """Whether a departure is told in the sentence of the succession or in the one behind."""
    sentence = follower.trigger.sent
    return sentence.start <= draft.trigger.i < sentences_on(page.doc, sentence.end, 1)


def _share(follower: Draft, leaving: list[Draft], drafts: list[Draft], page: Page) -> None:
    """Fills the organization of an appointment and the origins of the departures it follows, where some are told."""
    house = _house(follower, drafts, page)
    if house is None:
        told = {ref for d in leaving for ref in d.orgs["origin"] if not d.orgs["destination"]}
        house = told.pop() if len(told) == 1 else None
    if house is None:
        return
    if follower.type == "appointment" and not follower.orgs["organization"]:
        follower.orgs["organization"] = [house]
    for draft in leaving:
        if house not in draft.orgs["destination"] and (not draft.orgs["origin"] or _only_described(draft, page)):
            draft.orgs["origin"] = [house]


def _only_described(leaving: Draft, page: Page) -> bool:
    """ "She replaces Bo Chen, who left the station in May": which station, the succession tells."""
    sentence = leaving.trigger.sent
    named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form == "name"}
    return not named & set(leaving.orgs["origin"])


def _house(follower: Draft, drafts: list[Draft], page: Page) -> int | None:
    """Where the follower comes to: as told with the succession, else as the text told last before it, or next."""
    own = [(d, ref) for d in drafts if d.who is not None and d.who == follower.who for ref in _goal(d)]
    own = [(d, ref) for d, ref in own if d is follower or not long_ago(d, page)]
    here = [ref for d, ref in own if d is follower]
    before = [ref for d, ref in own if d.trigger.i < follower.trigger.i]
    after = [ref for d, ref in own if d.trigger.i > follower.trigger.i]
    return next(iter([*here, *reversed(before), *after]), None)


def _goal(draft: Draft) -> list[int]:
    if draft.status not in _TOLD or draft.type not in ("appointment", "move"):
        return []
    return draft.orgs["organization" if draft.type == "appointment" else "destination"][:1]


def _taken_up(leaving: Draft, drafts: list[Draft], page: Page) -> Draft | None:
    """The appointment or arrival of somebody else that the text hangs a departure on."""
    others = [
        d
        for d in drafts
        if d.type in ("appointment", "move") and d.who is not None and d.who != leaving.who and d.status in _TOLD
        if d.type == "appointment" or d.frame.implies == "destination"
    ]
    own = {d.trigger.i for d in drafts if d.who == leaving.who}
    after = [d for d in others if d.trigger.i not in own and _told_after(d, leaving, page)]
    if after:
        return after[-1]
    if not _of_a_vacancy(leaving):
        return None
    start = sentences_back(page.doc, leaving.trigger.sent.start, WINDOW)
    before = [d for d in others if start <= d.trigger.i < leaving.trigger.i and _goal(d)]
    return max(before, key=lambda d: d.trigger.i, default=None)


def _told_after(follower: Draft, leaving: Draft, page: Page) -> bool:
    """ "Li took over in May after the departure of Bo Chen": a noun of leaving behind the verb, no house between.

    Or a clause: "Acme has named Ann Li treasurer as Bo Chen steps down".
    """
    verb, noun = follower.trigger, leaving.trigger
    if noun.dep_ == "advcl" and noun.head.i == verb.i < noun.i:
        return any(c.lower_ in _AS for c in tree.children(noun, "mark", "advmod"))
    if noun.pos_ != "NOUN" or not verb.i < noun.i < verb.sent.end:
        return False
    hung = any(t.dep_ == "prep" and t.lower_ in _AFTER or t.lower_ == "following" for t in _above(noun, verb.i))
    between = {m.ref for m in page.index.between(verb.i, noun.i, ORG)} - {None, *_goal(follower)}
    return hung and not between


def _above(noun: Token, stop: int) -> Iterator[Token]:
    """What a noun hangs on, as far as it stands behind a token."""
    return (t for t in noun.ancestors if stop < t.i)


def _of_a_vacancy(leaving: Draft) -> bool:
    """ "The post had been vacant since Bo Chen left"."""
    verb = leaving.trigger
    governor = verb.head
    if verb.dep_ != "advcl" or governor.lemma_ not in ("be", "remain", "stand", "stay"):
        return False
    subject = surface_subject(governor)
    vacant = any(c.lower_ in _VACANT for c in tree.children(governor, "acomp", "attr", "oprd"))
    return vacant and subject is not None and subject.lemma_ in word_set("titles", "post_nouns") | {"seat", "chair"}
