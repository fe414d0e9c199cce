"""Which organization a passage or a page is about: who is meant where a sentence names nobody."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from ..syntax.mention import ORG
from .draft import Page


def focus(trigger: Token, page: Page, excluded: set[int]) -> int | None:
    """The organization that the passage around a trigger is about, or None if none stands out.

    Candidates stand in the trigger's sentence or the two before it, or make up most of the page's mentions; outlets
    and funds that only report or pay are none.
    """
    counts = Counter(
        m.ref for m in page.index.mentions if m.type == ORG and m.ref is not None and employs(page, m.ref)
    )
    sentence, main = trigger.sent, protagonist(page)
    starts = sentence_starts(page.doc, sentence.start, 2)
    best: dict[int, float] = {}
    for mention in page.index.between(starts, sentence.end, ORG):
        if (
            mention.ref is None
            or mention.ref in excluded
            or not employs(page, mention.ref)
            or mention.data.get("venue")
        ):
            continue
        subject = page.doc[mention.head].dep_ in ("nsubj", "nsubjpass", "poss")
        if mention.start < sentence.start and (counts[mention.ref] < 2 or not subject and mention.ref != main):
            continue
        score = 1.0 - 0.01 * abs(trigger.i - mention.start) + 0.3 * counts[mention.ref]
        if subject:
            score += 1.0
        best[mention.ref] = max(best.get(mention.ref, 0.0), score)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 0.4):
        return ranked[0][0]
    if ranked:
        return None
    return main if main is not None and main not in excluded else None


def protagonist(page: Page) -> int | None:
    """The organization the document is about: named at least three times, and half as often again as any other."""
    counts = Counter(
        m.ref for m in page.index.mentions if m.type == ORG and m.ref is not None and employs(page, m.ref)
    )
    opening = page.headings[0][1] if page.headings else 0
    for mention in page.index.between(0, max(opening, 30), ORG):
        if mention.ref in counts:
            counts[mention.ref] += 1  # type: ignore[index]
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or len(ranked) > 1 and 2 * ranked[0][1] < 3 * ranked[1][1]:
        return None
    return ranked[0][0]


def employs(page: Page, ref: int) -> bool:
    """Whether an organization may be what a passage is about: outlets only report, agencies only sell pictures."""
    referent = page.referents[ref]
    return referent.kind != "media" and "images" not in referent.words


def sentence_starts(doc: Doc, start: int, back: int) -> int:
    """The first token of the sentence so many sentences before the one that starts at ``start``."""
    while start > 0 and back > 0:
        start = doc[start - 1].sent.start
        back -= 1
    return start
