"""Sums told in a sentence of their own, behind the event they belong to.

"Beta has hired Ann Li. She will be paid $90,000 a year", "Acme has bought Beta. The purchase price was $9 million".
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.anchors import anchor
from ...syntax.arguments import surface_subject
from ...syntax.mention import PERSON
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page, long_ago
from .amounts import only_leaves
from .owning import inside

_BACK, _FAR = 3, 5
"""Sentences between a deal or a hire and its sum, at most, where the sum names nobody."""
_PAY = frozenset({"salary", "package", "equity", "signing_bonus", "bonus"})
_PAY_NOUNS = frozenset("salary pay package compensation contract appointment award remuneration wage".split())
_EARNING = frozenset({"earn", "make", "receive", "get", "pay"})
_OPEN = ("occurred", "expected", "considered")
_POINTING = frozenset({"the", "this", "that", "his", "her", "their"})


def sums_as_told(drafts: list[Draft], page: Page) -> None:
    """Gives hires, offers and purchases without a sum the one that a later sentence tells of them."""
    for told in page.amounts:
        span = page.doc[told["start"] : told["end"]]
        if any(d.amount is told["value"] for d in drafts):
            continue
        draft = _bought(span, drafts, page) or _offered(span, drafts, page)
        if draft is None and told["value"]["kind"] in _PAY:
            draft = _paid(span, drafts, page)
        if draft is not None:
            draft.amount = told["value"]


def _bought(span: Span, drafts: list[Draft], page: Page) -> Draft | None:
    """The deal whose price a sentence tells: "the purchase price was $9 million", "the $9 million deal"."""
    if not _of_what_was_told(span, word_set("deals", "deal_nouns") - {"round", "valuation", "investment"} | {"price"}):
        return None
    deals = [d for d in drafts if d.type == "deal" and d.frame.kind != "investment" and d.orgs["target"]]
    near = _before(span, deals, _BACK, page)
    return near[0] if len({tuple(d.orgs["target"]) for d in near}) == 1 and near[0].amount is None else None


def _offered(span: Span, drafts: list[Draft], page: Page) -> Draft | None:
    """The offer told just before: "the offer was worth $9 million a year"."""
    if not _of_what_was_told(span, frozenset({"offer", "package", "bid"})):
        return None
    bids = [d for d in drafts if d.type == "offer" or d.type == "move" and d.status == "considered"]
    near = _before(span, bids, _BACK, page)
    return near[0] if len(near) == 1 and near[0].amount is None else None


def _before(span: Span, drafts: list[Draft], count: int, page: Page) -> list[Draft]:
    """The drafts of the last sentence, of so many before the sum's own, that tells any of them."""
    sentence = span.sent
    start = sentences_back(page.doc, sentence.start, count)
    near = [d for d in drafts if start <= d.trigger.i < sentence.start]
    last = max((d.trigger.sent.start for d in near), default=0)
    return [d for d in near if d.trigger.sent.start == last]


def _of_what_was_told(span: Span, nouns: frozenset[str]) -> bool:
    """Whether a sum is that of what "the" noun points back to: its subject, object, or the noun that it sizes."""
    noun, holder = span[-1].head, anchor(span)
    if noun.i >= span.end and noun.lemma_.lower() in nouns:
        return any(c.lower_ in _POINTING for c in tree.children(noun, "det", "poss"))
    if holder.lemma_ == "put":  # "put the price at $9 million"
        found = tree.children(holder, *tree.OBJECTS)
    elif holder.lemma_ in ("be", "value", "total"):
        subject = surface_subject(holder)
        found = [subject] if subject is not None else []
    else:
        return False
    told = [t for t in found if t.lemma_.lower() in nouns]
    return any(c.lower_ in _POINTING for t in told for c in tree.children(t, "det", "poss"))


def _paid(span: Span, drafts: list[Draft], page: Page) -> Draft | None:
    """The hire of the person whose pay a sentence tells; "a salary of $9,000" alone is that of the last one hired."""
    sentence = span.sent
    if inside([{"start": d.trigger.i, "end": d.trigger.i + 1} for d in drafts], sentence.start, sentence.end):
        return None
    who = _earner(span, page)
    alone = who is None and not page.index.between(sentence.start, sentence.end, PERSON) and _salary_told(span)
    if who is None and not alone:
        return None
    start = sentences_back(page.doc, sentence.start, _FAR) if who is None else 0
    hires = [
        d
        for d in drafts
        if d.type == "move" and start <= d.trigger.i < sentence.start and d.status in _OPEN and not only_leaves(d)
        if d.orgs["destination"] and not long_ago(d, page) and who in (None, d.who)
    ]
    hires.sort(key=lambda d: d.trigger.i)  # what a page is about it tells first; "a salary" alone is what was told last
    hire = hires[0 if who is not None else -1] if hires else None
    return hire if hire is not None and hire.who is not None and hire.amount is None else None


def _earner(span: Span, page: Page) -> int | None:
    """Who earns it: "she will be paid", "her salary is"."""
    verb = anchor(span)
    subject = surface_subject(verb)
    if subject is None:
        return None
    owner = subject
    if subject.lemma_.lower() in _PAY_NOUNS:
        owner = next(iter(tree.children(subject, "poss")), subject)
    elif verb.lemma_ not in _EARNING or verb.lemma_ == "pay" and not tree.is_passive(verb):
        return None
    mention = page.index.at(owner.i)
    return mention.ref if mention is not None and mention.type == PERSON else None


def _salary_told(span: Span) -> bool:
    """ "A one-year contract for a salary of $90,000", "the appointment comes with a salary of $90,000"."""
    nouns: list[Token] = [t for t in span.root.ancestors if t.lemma_.lower() == "salary"]
    return bool(nouns) and nouns[0].sent.start == span.sent.start
