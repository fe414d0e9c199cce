"""Members of a group named behind its sentence: "four have left. They include A, B and C", or as list items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from ..syntax import tree
from ..syntax.mention import Mention, MentionIndex

_OPENING = 8
"""Tokens of the next sentence within which the verb of naming has to stand."""
_POINTING = frozenset("these those they them list group".split())
_NAMING = frozenset({"include", "be"})
_SENTENCES_ON = 3
_EVENTS = frozenset("move departure exit resignation defection hire appointment arrival change trio duo group".split())
_OPENERS = frozenset({"-", "–", "—", "(", ":", ","})
_MOVING = frozenset(
    "start begin join leave quit depart resign exit move go come return retire arrive embark found launch".split()
)


def listed_next(doc: Doc, mention: Mention, index: MentionIndex, items: Sequence[tuple[int, int]]) -> list[Mention]:
    """The persons that the next sentence, or the list that the sentence opens with a colon, names as a group's members.

    "Acme has lost four chemists. Among them are Ann Li and Bo Chen", "Beta has hired several chemists, including:" and
    a list of names, each at the start of its item.
    """
    end = doc[mention.head].sent.end
    if end >= len(doc) or len(index.between(mention.start, doc[mention.head].right_edge.i + 1, "ORG")) > 1:
        return []  # "twenty people from Acme and Beta": of which house each one is remains open
    if doc[end - 1].text == ":":
        return list(_opening_items(end, index, items))
    if any(start == end for start, _ in items):
        return []
    following = doc[end].sent
    return _named_in(following, index) or _who_do_so(following, mention, index) or _counted(following, mention, index)


def _who_do_so(sentence: Span, mention: Mention, index: MentionIndex) -> list[Mention]:
    """ "Acme has hired two engineers. Ann Li, a designer, and Bo Chen both start in May": as many names as counted."""
    count, verb = mention.data.get("count"), sentence.root
    if not count or count < 2 or verb.lemma_.lower() not in _MOVING:
        return []
    names = [m for m in index.between(sentence.start, verb.i, "PERSON") if m.form == "name"]
    return names if len(names) == count and names[0].start < sentence.start + 3 else []


def _counted(sentence: Span, mention: Mention, index: MentionIndex) -> list[Mention]:
    """ "The three engineers - A, B and C - worked on speech", "The moves involve A, B and C": as many names as counted,
    behind words that point back, in this sentence or one of the next.
    """
    doc = sentence.doc
    for _ in range(_SENTENCES_ON):
        names = [m for m in index.between(sentence.start, sentence.end, "PERSON") if m.form == "name"]
        if mention.data.get("count") == len(names) > 1 and _points_back(doc[sentence.start : names[0].start], mention):
            listed = doc[names[0].start : names[-1].end]
            return names if not any(tree.is_finite(t) for t in listed) else []
        if sentence.end >= len(doc):
            break
        sentence = doc[sentence.end].sent
    return []


def _points_back(opening: Span, mention: Mention) -> bool:
    """Whether words before a name speak of a group told before and go on to name it: "The engineers -"."""
    words = [t.lower_ for t in opening[:_OPENING]]
    if not words or words[0] not in ("the", "these", "those", "all"):
        return False
    nouns = {t.lemma_.lower() for t in opening[1:_OPENING] if t.pos_ == "NOUN"}
    if not nouns & (_EVENTS | {opening.doc[mention.head].lemma_.lower()}):
        return False
    verbs = [t.lemma_.lower() for t in opening if tree.is_finite(t)]
    return verbs in (["include"], ["involve"], ["be"]) or not verbs and any(t.text in _OPENERS for t in opening)


def _named_in(sentence: Span, index: MentionIndex) -> list[Mention]:
    """The names behind "these include", "among them are", "the latest departures include"."""
    opening = list(sentence[:_OPENING])
    verb = next((t for t in opening if tree.is_finite(t)), None)
    if verb is None or verb.lemma_.lower() not in _NAMING:
        return []
    before = {t.lower_ for t in sentence.doc[sentence.start : verb.i]}
    among = sentence[0].lower_ == "among" and bool(before & _POINTING)
    points = verb.lemma_.lower() == "include" and bool(before & _POINTING)
    if not (among or points) or index.between(sentence.start, verb.i, "PERSON"):
        return []
    end = next((t.i for t in sentence.doc[verb.i + 1 : sentence.end] if tree.is_finite(t)), sentence.end)
    return [m for m in index.between(verb.i + 1, end, "PERSON") if m.form == "name"]


def _opening_items(start: int, index: MentionIndex, items: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The names that open the items of the list that starts at a token."""
    for begin, end in items:
        named = index.covering(begin) if begin == start else None
        if named is not None and named.type == "PERSON" and named.form == "name" and named.start == begin:
            yield named
            start = end
