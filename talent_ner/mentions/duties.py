"""Roles told without a title: by a verb of leading, a noun of duty, or the post that a title names."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..lexicon.resources import vocabulary
from ..syntax import tree
from ..syntax.mention import ORG, ROLE, Mention, MentionIndex

_DUTIES = frozenset("charge responsibility responsibilities command oversight".split())
_UNITS = frozenset(
    "unit division team group department lab laboratory operation operations desk newsroom program programme project"
    " portfolio".split()
)
_POSTS = frozenset("post position role title job".split())


def leading_roles(doc: Doc, index: MentionIndex, titles: list[Mention]) -> list[Mention]:
    """Roles told by a verb or a noun of duty: who is hired to lead the robotics team is "head of the robotics team".

    Likewise "responsibility for sales", "in charge of trials", and the title a post is named by: "the post of
    treasurer".
    """
    words = vocabulary("titles")["verbs_of_leading"]
    found = []
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_.lower() in words:
            target = next(iter(tree.children(token, *tree.OBJECTS, "nsubjpass")), None)
            title = words[token.lemma_.lower()]
        elif token.lemma_.lower() == "take" and any(c.lower_ == "over" for c in tree.children(token, "prt")):
            target, title = next((c for c in tree.children(token, "dobj") if c.lemma_ in _UNITS), None), "head of"
        elif token.lower_ in _DUTIES and token.pos_ == "NOUN":
            target, title = _complement_of(token, ("of", "for", "over")), "head of"
        else:
            continue
        if target is not None and not target.is_sent_start:
            found.append(_leading_role(token, target, title, index))
    return found + [role for post in doc if (role := _post(post, titles)) is not None]


def _complement_of(noun: Token, prepositions: tuple[str, ...]) -> Token | None:
    return next(
        (
            obj
            for prep in tree.children(noun, "prep")
            if prep.lower_ in prepositions
            for obj in tree.children(prep, "pobj")
        ),
        None,
    )


def _leading_role(trigger: Token, target: Token, title: str, index: MentionIndex) -> Mention:
    doc = trigger.doc
    start, end = target.left_edge.i, _object_end(target, index)
    employer = index.covering(start) or next(iter(index.between(start, min(end + 4, target.sent.end), ORG)), None)
    skip = _owner_end(target, employer) - start or int(doc[start].pos_ in ("DET", "PRON") and end - start > 1)
    head = (
        employer.head
        if employer is not None and employer.type == ORG
        else start
        if doc[start].lower_ == "its"
        else None
    )
    whole = _whole(index.covering(end - 1), start, end)
    return Mention(
        trigger.i,
        max(end, trigger.i + 1),
        trigger.i,
        ROLE,
        "leading",
        None,
        {
            "text": title.split()[0] if whole else f"{title} {doc[start + skip : end].text}",
            "employer": head,
            "former": False,
            "core": trigger.i,
            "head": trigger.lemma_.lower(),
            "plural": False,
        },
    )


def _owner_end(target: Token, employer: Mention | None) -> int:
    """Where "Acme's fraud team" goes on behind its owner, an organization; else where the phrase begins."""
    start = target.left_edge.i
    if employer is None or employer.type != ORG or employer.start != start or employer.end >= target.i:
        return start
    return employer.end + 1 if target.doc[employer.end].lower_ in ("'s", "’s", "'", "’") else start


def _whole(named: Mention | None, start: int, end: int) -> bool:
    """ "To lead the Acme Institute": whoever leads the organization itself is its head, not the head of a part."""
    if named is None or named.type != ORG or named.form != "name":
        return False
    return named.end == end and named.start <= start + 1


def _post(noun: Token, titles: list[Mention]) -> Mention | None:
    """ "The post of head of branches", "the head of branches role": the title, headed by the post's own word."""
    if noun.lower_ not in _POSTS or noun.pos_ != "NOUN":
        return None
    before = next((m for m in titles if m.end == noun.i), None)
    if before is not None:
        return Mention(before.start, noun.i + 1, noun.i, ROLE, "leading", None, {**before.data, "person": None})
    title = next((m for m in titles if noun.i + 1 < m.head <= noun.i + 7), None)
    if title is None or noun.nbor(1).lower_ not in ("of", "as"):
        return None
    return Mention(noun.i, title.end, noun.i, ROLE, "leading", None, {**title.data, "person": None})


def _object_end(noun: Token, index: MentionIndex) -> int:
    """Past the object noun and a short "of"/"for" complement, unless that names an organization."""
    end = noun.i + 1
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end:
            named = any(
                (m := index.covering(t.i)) is not None and m.type == ORG and m.form == "name" for t in child.subtree
            )
            end = child.i if named else child.right_edge.i + 1
    return min(end, noun.i + 8)
