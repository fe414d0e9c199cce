"""Names of a group's members, each with a title and a house of its own: "lawyers A and B from Acme, and dean C"."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ..syntax import tree
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex

UP_TO_NAME = 7
"""Tokens of a title within which a name has to stand: "New York-based partners Ann Li"."""
_BRACKET = 9
_OPENING = 3  # tokens of the next sentence within which "the latest" may stand
_LATEST = frozenset({"latest", "newest", "recent", "last"})
_TITLE_PARTS = frozenset({"DET", "ADJ", "NOUN"})
_OPENERS = frozenset({",", "–", "—", "-", "(", ":"})
_CLOSERS = frozenset({",", "–", "—", "-", ")", ".", ";"})
_BETWEEN = frozenset({",", "and", "&", "plus", "with", ";"})


@dataclass(slots=True)
class Listed:
    """Names read one after the other, where they end, and the token of the house that some are told to come from."""

    names: list[Mention] = field(default_factory=list)
    origins: dict[int, int] = field(default_factory=dict)
    end: int = 0


def closing(doc: Doc, opening: int) -> int | None:
    """Where a short bracket without a name closes."""
    return next((i for i in range(opening, min(opening + _BRACKET, len(doc))) if doc[i].text == ")"), None)


def each_titled(doc: Doc, start: int | None, index: MentionIndex) -> list[Mention]:
    """ "Including deputy editor Ann Li and head of sales Bo Chen": names each behind a title of its own."""
    return _read(doc, start, index).names if start is not None else []


def set_off(doc: Doc, group: Mention, index: MentionIndex) -> list[Mention]:
    """ "Two of the partners join from Acme – dean Ann Li and Bo Chen – alongside": as many names as the group counts.

    Where the names tell of houses that they come from, the group's data gets them: tokens by the names' tokens.
    """
    count, noun = group.data.get("count"), doc[group.head]
    if not count or count < 2:
        return []
    for opener in doc[group.end : noun.sent.end]:
        if opener.text not in _OPENERS or opener.i + 1 >= noun.sent.end:
            continue
        listed = _read(doc, opener.i + 1, index)
        if len(listed.names) == count and _closes(doc, listed.end, noun):
            group.data["member_origins"] = listed.origins
            return listed.names
    return []


def latest(doc: Doc, group: Mention, index: MentionIndex) -> list[Mention]:
    """ "Three founders have left, the latest being Ann Li", "Two are out. The most recent is Bo Chen"."""
    noun = doc[group.head]
    end = noun.sent.end
    stop = doc[end].sent.end if end < len(doc) else end
    for word in doc[group.end : min(stop, end + _OPENING)]:
        if word.lower_ in _LATEST and any(t.lower_ == "the" for t in doc[word.i - 2 : word.i]):
            verb = next((t for t in doc[word.i + 1 : word.i + 4] if t.lemma_ == "be"), None)
            return _read(doc, verb.i + 1, index).names if verb is not None else []
    return []


def _closes(doc: Doc, end: int, noun: Token) -> bool:
    """Whether a list ends as an aside does; "two left, Ann Li and Bo Chen said" goes on."""
    return end >= noun.sent.end or doc[end].text in _CLOSERS


def _read(doc: Doc, start: int, index: MentionIndex) -> Listed:
    """The names from a token on, until something stands there that is neither title, house nor separator."""
    listed, words, sentence_end = Listed(), 0, doc[start].sent.end if start < len(doc) else 0
    told_from = 0  # the first name that no "from" has covered yet
    i = start
    while i < sentence_end and words < UP_TO_NAME:
        mention = index.covering(i)
        if mention is not None and mention.type == PERSON and mention.form == "name":
            if words and doc[i - 1].pos_ not in ("NOUN", "PROPN"):
                break  # "including a brother of Ann Li"
            listed.names.append(mention)
            i, words = mention.end, 0
            listed.end = i
        elif (house := _house_behind(doc, i, index)) is not None and listed.names and not words:
            listed.origins |= {m.head: house.head for m in listed.names[told_from:]}
            told_from, i = len(listed.names), house.end
            listed.end = i
        elif doc[i].text == "(" and listed.names and not words and (end := closing(doc, i)) is not None:
            i = listed.end = end + 1
        elif mention is None and doc[i].lower_ in _BETWEEN:
            i, words = i + 1, 0
        elif _of_title(doc[i], mention):
            i, words = i + 1, words + 1
        else:
            break
    return listed


def _of_title(token: Token, mention: Mention | None) -> bool:
    """Whether a token may belong to the title before a name; a house may, if the title is of it: "Acme partner Li"."""
    if mention is not None and mention.type == ORG:
        return token.dep_ in ("compound", "nmod", "amod", "poss") and not tree.is_finite(token)
    return mention is None and (token.pos_ in _TITLE_PARTS or token.lower_ in ("of", "-"))


def _house_behind(doc: Doc, i: int, index: MentionIndex) -> Mention | None:
    """The organization behind a "from" at the token."""
    if doc[i].lower_ != "from":
        return None
    following = i + 1 + (doc[i + 1].lower_ == "the" if i + 2 < len(doc) else 0)
    house = index.covering(following) if following < len(doc) else None
    return house if house is not None and house.type == ORG and house.form == "name" else None
