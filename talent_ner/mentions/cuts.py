"""What employers cut: "4,000 jobs", "headcount by 40 %", "another 10 %"; and a cut told in two figures as one group.

Jobs are no people: mentions of the type JOBS fill only the slots of frames that speak of job cuts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.columns import tokens_with
from ..syntax.direct_objects import surface_objects
from ..syntax.mention import GROUP, JOBS, Mention, MentionIndex, group_data
from .groups import group_at
from .quantities import PERCENT, is_percent, share_of

_CUTS = frozenset({"cut", "loss", "reduction"})
_FEWEST = 5  # "cut two roles" is as likely to be about a play
_WITHIN = 10  # tokens between the two figures of one cut: "250 employees, or - at the time - about 30 percent"


def cuts(doc: Doc, index: MentionIndex) -> Iterator[Mention]:
    """JOBS mentions for counted jobs and job cuts, and GROUP mentions for percentages of a staff that stays unsaid."""
    for token in tokens_with(doc, _telling()):
        if _job_noun(token) and index.covering(token.i) is None:
            mention = group_at(doc, token, index)
            if mention is not None and ((mention.data["count"] or 0) >= _FEWEST or mention.data["share"]):
                yield replace(mention, type=JOBS)
        elif is_percent(token) and _of_staff(token):
            yield _share(token)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The nouns of jobs and job cuts, and the signs of a percentage."""
    nouns = word_set("titles", "job_nouns") | word_set("titles", "layoff_nouns")
    return nouns | _CUTS | PERCENT


def in_two_figures(doc: Doc, groups: list[Mention]) -> list[Mention]:
    """The mentions with "about 250 employees, or 30 % of its workforce" as one group that has both figures."""
    kept: list[Mention] = []
    for mention in sorted(groups, key=lambda m: m.start):
        last = kept[-1] if kept else None
        if last is None or not _one_cut(doc, last, mention):
            kept.append(mention)
            continue
        data = {**last.data, "count": last.data["count"] or mention.data["count"]}
        data["share"] = last.data["share"] or mention.data["share"]
        data["employer"] = last.data["employer"] if last.data["employer"] is not None else mention.data["employer"]
        kept[-1] = replace(last, end=max(last.end, mention.end), data=data)
    return kept


def _job_noun(token: Token) -> bool:
    lemma = token.lemma_.lower()
    told = lemma in word_set("titles", "job_nouns") or lemma in word_set("titles", "layoff_nouns")
    if not told and lemma not in _CUTS:
        return False
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "amod"):
        return False
    if told:
        return True
    before = {c.lemma_.lower() for c in tree.children(token, "compound", "nmod")}
    return not before.isdisjoint(word_set("titles", "job_nouns") | word_set("titles", "mass_group_nouns"))


def _of_staff(percent: Token) -> bool:
    """ "Lay off another 10 %", "cut its headcount by 10 %"."""
    head = tree.conj_head(percent)
    governor = head.head
    if head.dep_ in tree.OBJECTS and governor.lemma_ == "lay":
        return not tree.children(percent, "prep") and any(c.lower_ == "off" for c in tree.children(governor, "prt"))
    if head.dep_ != "pobj" or governor.lower_ != "by" or not tree.is_verbal(governor.head):
        return False
    objects = [*surface_objects(governor.head), *tree.children(governor.head, "nsubjpass")]
    return any(o.lemma_.lower() in word_set("titles", "mass_group_nouns") for o in objects)


def _share(percent: Token) -> Mention:
    words = [t for t in percent.subtree if t.i <= percent.i]
    data = group_data(share=share_of(words), noun="staff")
    return Mention(min(t.i for t in words), percent.i + 1, percent.i, GROUP, "group", None, data)


def _one_cut(doc: Doc, first: Mention, second: Mention) -> bool:
    """Whether the second mention only tells the size of the first in the other measure."""
    if not (first.data["count"] and second.data["share"] or first.data["share"] and second.data["count"]):
        return False
    if first.data["count"] and first.data["share"] or second.data["count"] and second.data["share"]:
        return False
    between = doc[first.end : second.start]
    if second.start < first.end or len(between) > _WITHIN or any(t.is_sent_start for t in doc[first.end : second.end]):
        return False
    links = word_set("titles", "restating")
    marks = ",(–—-" if second.data["share"] else "("
    marked = any(t.lower_ in links or t.text in marks for t in between)
    return marked and all(_passes(t) or t.lower_ in links for t in between)


def _passes(token: Token) -> bool:
    """Punctuation, small words and dates between two figures."""
    return token.is_punct or tree.is_time(token) or token.pos_ in ("ADV", "DET", "PRON", "ADP")
