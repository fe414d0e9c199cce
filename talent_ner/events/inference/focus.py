"""Which organization a passage is about: who is meant where a sentence names nobody."""

from __future__ import annotations

from spacy.tokens import Token

from ...syntax import tree
from ...syntax.mention import ORG
from ...syntax.sentences import sentences_back
from ..attribution import only_says_so
from ..draft import Page


def focus(trigger: Token, page: Page, excluded: set[int]) -> int | None:
    """The organization that the passage around a trigger is about, or None if none stands out.

    Candidates stand in the trigger's sentence or the two before it, or make up most of the page's mentions; outlets
    and funds that only report or pay are none. Between those of earlier sentences what the page is about decides.
    """
    opening = _opening_place(trigger, page)
    if opening is not None and opening not in excluded:
        return opening
    main = page.protagonist
    best = _candidates(trigger, page, excluded)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 0.4):
        return ranked[0][0]
    sentence = trigger.sent
    here = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG)}
    if ranked and (main not in best or here & set(best)):
        return None
    return main if main is not None and main not in excluded else None


def _opening_place(trigger: Token, page: Page) -> int | None:
    """ "At Acme, Ann Li takes over as treasurer", "In Acme Plc, Bo Chen has left": the house a sentence opens with."""
    sentence = trigger.sent
    if sentence[0].lower_ not in ("at", "in"):
        return None
    for mention in page.index.between(sentence.start, min(sentence.start + 8, trigger.i), ORG):
        closed = mention.end < sentence.end and page.doc[mention.end].text == ","
        return mention.ref if closed and mention.form == "name" and not mention.data.get("venue") else None
    return None


def _candidates(trigger: Token, page: Page, excluded: set[int]) -> dict[int, float]:
    """How much each organization named near a trigger stands out."""
    counts, sentence = page.named, trigger.sent
    starts = sentences_back(page.doc, sentence.start, 2)
    best: dict[int, float] = {}
    for mention in page.index.between(starts, sentence.end, ORG):
        if (
            mention.ref is None
            or mention.ref in excluded
            or not page.employs(mention.ref)
            or mention.data.get("venue")
            or _goes_on_about(page.doc[mention.head], trigger)
            or only_says_so(mention, page)
        ):
            continue
        subject = page.doc[mention.head].dep_ in ("nsubj", "nsubjpass", "poss")
        passing = counts[mention.ref] < 2 or not subject and mention.ref != page.protagonist
        if mention.start < sentence.start and passing:
            continue
        score = 1.0 - 0.01 * abs(trigger.i - mention.start) + 0.3 * counts[mention.ref]
        if subject:
            score += 1.0
        best[mention.ref] = max(best.get(mention.ref, 0.0), score)
    return best


def _goes_on_about(name: Token, trigger: Token) -> bool:
    """ "Ann Li is said to have retired, and Acme's Bo Chen has left": a clause behind, with a subject of its own."""
    verb = tree.governing(name)
    added = verb.dep_ == "conj" and not verb.is_ancestor(trigger) and tree.own_subject(verb) is not None
    return added and trigger.i < verb.i
