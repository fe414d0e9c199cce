"""Whom a title describes, and other ties of a person to an organization that stand side by side in the text."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ..lexicon.resources import vocabulary, word_set
from ..syntax import tree
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex
from .titles import ADVERBS, DETERMINERS

_ONCE = frozenset("once formerly previously ex late".split())
_NOW = frozenset("now currently still".split())


@dataclass(slots=True)
class Tie:
    """A person's employment as a title states it. Indices are tokens of the mentions' heads."""

    person: int
    org: int | None
    role: str | None
    current: bool
    start: int
    end: int


def link(doc: Doc, roles: list[Mention], index: MentionIndex) -> list[Tie]:
    """Ties between titles and the people they describe: before the name, in apposition, or through a copula."""
    ties: list[Tie] = []
    for role in roles:
        person = (
            _named_after(doc, role, index)
            or _named_before(doc, role, index, roles)
            or _copula_subject(doc, role, index)
        )
        if person is None:
            continue
        mention, current = person
        role.data["person"] = mention.head
        current = current and not role.data["former"] and role.data["head"] not in word_set("titles", "former_heads")
        text = None if role.data["head"] in word_set("titles", "not_roles") else role.data["text"]
        employer = role.data["employer"]
        employer = _place(doc, role, index) if employer is None else employer
        for named in [mention, *(_names_after(doc, mention, index) if role.data["plural"] else [])]:
            ties.append(
                Tie(named.head, employer, text, current, min(role.start, named.start), max(role.end, named.end))
            )
    return ties + _plain_ties(doc, index)


def _named_after(doc: Doc, role: Mention, index: MentionIndex) -> tuple[Mention, bool] | None:
    i = role.end
    if (
        i < len(doc)
        and doc[i].text in (",", "-")
        and i + 1 < len(doc)
        and (role.data["employer"] is not None or role.start > 0)
    ):
        mention = index.covering(i + 1)
        closes = mention is not None and mention.end < len(doc) and doc[mention.end].text in (",", "-", ".", "and")
        if mention is not None and mention.type == PERSON and closes and not _describes_left(doc, role, index):
            return mention, True
        return None
    while i < len(doc) and doc[i].text in word_set("titles", "honorifics"):
        i += 1
    if i < len(doc) and not doc[i].is_sent_start:
        mention = index.covering(i)
        if mention is not None and mention.type == PERSON and mention.start == i:
            return mention, True
    return None


def _describes_left(doc: Doc, role: Mention, index: MentionIndex) -> bool:
    """Whether the title already stands in apposition to a name on its left."""
    i = role.start - 1
    while i >= 0 and (doc[i].lower_ in DETERMINERS or doc[i].lower_ in ADVERBS):
        i -= 1
    return i > 0 and doc[i].text == "," and (m := index.covering(i - 1)) is not None and m.type == PERSON


def _named_before(doc: Doc, role: Mention, index: MentionIndex, roles: list[Mention]) -> tuple[Mention, bool] | None:
    i = role.start - 1
    former = False
    while i >= 0 and (doc[i].lower_ in DETERMINERS or doc[i].lower_ in ADVERBS):
        former |= doc[i].lower_ in ("formerly", "previously", "once", "until")
        i -= 1
    if i < 0 or doc[i + 1].is_sent_start:
        return None
    bracket = doc[i].text in (",", "(", "-", "—", "|", ":")
    if not bracket and doc[i].lower_ not in ("and", "as"):
        return None
    if doc[i].lower_ == "as":
        return None
    j = i - 1
    while j >= 0 and (doc[j].is_digit or doc[j].text in (",", ")")):
        j -= 1
    if j < 0:
        return None
    mention = index.covering(j)
    if mention is not None and mention.type == PERSON and mention.end == j + 1 and bracket:
        closes = (
            role.end >= len(doc)
            or doc[role.end].text in (",", ".", ")", "—", "-", ";", ":", "|", "'s")
            or doc[role.end].is_sent_start
            or doc[role.end].pos_ in ("ADP", "CCONJ", "AUX", "VERB", "PRON")
        )
        return (mention, not former) if closes else None
    earlier = next(
        (r for r in roles if r.end in (i, i + 1) and r is not role and r.data.get("person") is not None), None
    )
    if earlier is not None:
        person = index.at(earlier.data["person"])
        return (person, not former) if person is not None else None
    return None


def _copula_subject(doc: Doc, role: Mention, index: MentionIndex) -> tuple[Mention, bool] | None:
    head = doc[role.head]
    while head.dep_ in ("compound", "conj", "nmod") and role.start <= head.head.i:
        if head.head.i == head.i:
            break
        head = head.head
    if head.dep_ not in ("attr", "oprd", "acomp") or head.head.lemma_ not in ("be", "remain", "stay"):
        return None
    verb = head.head
    subject = tree.surface_subject(verb)
    if subject is None or any(c.dep_ == "neg" for c in verb.children) or verb.tag_ == "VB":
        return None
    mention = index.at(subject.i)
    if mention is None or mention.type != PERSON:
        return None
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if aux & set(vocabulary("modality")["counterfactual_auxiliaries"] + ["will", "may", "might", "could"]):
        return None
    perfect = aux & {"has", "have", "'s"}
    return mention, verb.tag_ in ("VBZ", "VBP") or bool(perfect)


def _names_after(doc: Doc, first: Mention, index: MentionIndex) -> list[Mention]:
    """The other names of a list that a title in the plural opens: "Acme researchers Ann Li and Bo Chen"."""
    found, i = [], first.end
    while i < len(doc) and doc[i].lower_ in (",", "and", "&"):
        i += doc[i].text == "," and i + 1 < len(doc) and doc[i + 1].lower_ == "and"
        mention = index.covering(i + 1) if i + 1 < len(doc) else None
        if mention is None or mention.type != PERSON:
            break
        found.append(mention)
        i = mention.end
    return found


def _place(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """ "Acme, where she had been a director": the antecedent of the clause that gives the title."""
    where = next((i for i in range(role.start - 1, max(role.start - 9, 0), -1) if doc[i].lower_ == "where"), None)
    if where is None or where < 2:
        return None
    antecedent = index.covering(where - 1 - (doc[where - 1].text == ","))
    return antecedent.head if antecedent is not None and antecedent.type == ORG else None


def _plain_ties(doc: Doc, index: MentionIndex) -> list[Tie]:
    """ "Sam Altman of OpenAI", "OpenAI's Sam Altman", "Ann Li (Acme)", "Ann Li, formerly of Acme"."""
    ties = []
    mentions = [m for m in index.mentions if m.form in ("name", "surname")]
    for left, right in zip(mentions, mentions[1:]):
        if right.start - left.end > 6 or any(t.is_sent_start for t in doc[left.end : right.start + 1]):
            continue
        gap = [t.lower_ for t in doc[left.end : right.start]]
        if left.type == PERSON and right.type == ORG:
            closed = right.end < len(doc) and doc[right.end].text == ")"
            current = _tie_of(gap, closed)
            if current is not None:
                ties.append(Tie(left.head, right.head, None, current, left.start, right.end))
        elif left.type == ORG and right.type == PERSON and gap in (["'s"], ["'"]):
            ties.append(Tie(right.head, left.head, None, True, left.start, right.end))
    return ties


def _tie_of(gap: list[str], closed: bool) -> bool | None:
    """Whether the words between a person and an organization make a present tie, a former one, or none."""
    if gap == ["("] and closed:
        return True
    if gap and gap[-1] == "the":
        gap = gap[:-1]
    if gap == ["of"]:
        return True
    if len(gap) < 3 or gap[0] not in (",", "(") or gap[-1] not in ("of", "at", "with"):
        return None
    words = set(gap[1:-1])
    if words & _ONCE and words <= _ONCE | {"-", "most", "recently"}:
        return False
    return True if words and words <= _NOW else None
