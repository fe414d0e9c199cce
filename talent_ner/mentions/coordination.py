"""Mentions that one conjunction joins: "Ann Li, Bo Chen and Cy Diaz", "Meta, OpenAI and Cohere".

Read off the surface between mentions, since long name lists are where parsers go astray. A list counts only if it
holds a conjunction, so that "left Google, OpenAI said" joins nothing.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import GROUP, ORG, PERSON, Mention
from .named_members import closing

_LINKS = frozenset(
    {
        ",",
        "and",
        "or",
        "&",
        "as",
        "well",
        "both",
        "even",
        "also",
        "then",
        "fellow",
        "plus",
        "later",
        "finally",
        "the",
        "its",
        "former",
        "either",
        "ex",
        "and/or",
    }
)
_CONJUNCTIONS = frozenset({"and", "or", "&", "plus", "well", "and/or"})


def coordinate(doc: Doc, mentions: list[Mention], titles: list[Mention]) -> None:
    """Writes to each mention's ``data["coordinated"]`` the heads of the others in its list."""
    title_tokens = {i for role in titles for i in range(role.start, role.end)}
    for kind in ((PERSON, GROUP), (ORG,)):
        row = [
            m
            for m in mentions
            if m.type in kind
            and (
                m.form in ("name", "surname", "group", "part")
                or m.type == PERSON
                and m.form in ("pronoun", "description")
                and doc[m.head].tag_ != "PRP$"
            )
            and not (m.type == ORG and _owns_next(doc, m, title_tokens))
            and not (m.type == PERSON and _has_kin(doc, m))
        ]
        others = {
            i for m in mentions if m.type not in kind and m.form in ("name", "surname") for i in range(m.start, m.end)
        }
        chain: list[Mention] = []
        for mention in row:
            if chain and mention.start < chain[-1].end:
                continue
            if chain and not _linked(doc, chain[-1], mention, title_tokens, others):
                _close(doc, chain)
                chain = []
            chain.append(mention)
        _close(doc, chain)


def _linked(doc: Doc, left: Mention, right: Mention, titles: set[int], others: set[int]) -> bool:
    gap = _behind_bracket(doc[left.end : right.start], others)
    if not len(gap) or len(gap) > 14 or any(t.is_sent_start for t in doc[left.end : right.start + 1]):
        return False
    if not any(t.lower_ in _CONJUNCTIONS or t.text == "," for t in gap):
        return False
    head = doc[right.head]
    opens = gap[0].lower_ in _CONJUNCTIONS or gap[0].text == "," and len(gap) > 1 and gap[1].tag_ == "PRP$"
    kin = word_set("people", "kin") if right.type == PERSON and opens else frozenset()
    plain = all(
        t.lower_ in _LINKS
        or t.i in titles
        or kin and (t.lower_ in kin or t.tag_ == "PRP$")
        or (t.head.i == head.i and t.dep_ in ("compound", "amod", "nmod"))
        for t in gap
    )
    if plain or _beside(gap, right):
        return True
    return (
        len(gap) <= 8
        and all(
            t.lower_ in _LINKS or t.i in titles or t.i in others or t.lower_ in ("of", "from", "at", "a", "an", "'s")
            for t in gap
        )
        and gap[-1].lower_ in _CONJUNCTIONS
    )


def _behind_bracket(gap: Span, others: set[int]) -> Span:
    """What follows a short bracket behind a member: "Ann Li (28 years), dean Bo Chen (11 years) and Cy Diaz"."""
    end = closing(gap.doc, gap.start) if len(gap) and gap[0].text == "(" else None
    if end is None or end >= gap.end or not others.isdisjoint(range(gap.start, end)):
        return gap
    return gap[end + 1 - gap.start :]


def _beside(gap: Span, right: Mention) -> bool:
    """Whether what stands between two members only tells of one of them."""
    if right.type == ORG:
        return _described(gap) or _aside(gap) or _placed(gap)
    return right.type == PERSON and _titled(gap)


def _owns_next(doc: Doc, mention: Mention, titles: set[int]) -> bool:
    """ "Acme boss Ann Li", "Acme's Ann Li": the name only tells whose the next one is."""
    return mention.end < len(doc) and (mention.end in titles or doc[mention.end].lower_ in ("'s", "\u2019s", "'"))


def _has_kin(doc: Doc, mention: Mention) -> bool:
    """ "Ida's brother Horst Vogt": the name only tells whose brother the next one is."""
    kin = mention.end + 1 < len(doc) and doc[mention.end].lower_ in ("'s", "\u2019s", "'")
    return kin and doc[mention.end + 1].lower_ in word_set("people", "kin")


_DESCRIBING = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "DET", "PART"})


def _described(gap: Span) -> bool:
    """ ", the battery firm" before a name: each member of a list may say what it is."""
    links = [t.i for t in gap if t.text == "," or t.lower_ in _CONJUNCTIONS]
    words = [t for t in gap if t.i > links[-1]] if links else []
    before = all(t.lower_ in _LINKS for t in gap if links and t.i <= links[-1])
    plain = all(t.pos_ in _DESCRIBING or t.text == "-" or not tree.is_finite(t) and t.pos_ == "VERB" for t in words)
    return before and bool(words) and plain and words[-1].lower_ in word_set("organizations", "description_nouns")


def _titled(gap: Span) -> bool:
    """ ", recruiting heads" or ", her colleague" before a name: each member of a list may say who that is."""
    links = [t.i for t in gap if t.text == "," or t.lower_ in _CONJUNCTIONS]
    words = [t for t in gap if t.i > links[-1]] if links else []
    if not words or len(words) > _LONGEST_TITLE or any(t.lower_ not in _LINKS for t in gap[: -len(words)]):
        return False
    named = words[-1].lemma_.lower()
    return all(t.pos_ in _DESCRIBING or t.tag_ in ("VBG", "PRP$") or t.text == "-" for t in words) and any(
        named in word_set("titles", key) for key in ("heads", "descriptions")
    )


_LONGEST_TITLE = 6


def _aside(gap: Span) -> bool:
    """ ", a maker of test rigs, and": what the comma says of the member before."""
    ends = len(gap) > 3 and gap[-1].lower_ in _CONJUNCTIONS and gap[-2].text == ","
    opens = gap[0].text == "," and gap[1].lower_ in ("a", "an", "the")
    return ends and opens and not any(t.tag_ in _FINITE for t in gap)


_FINITE = frozenset({"VBZ", "VBP", "MD"})


def _placed(gap: Span) -> bool:
    """ " in Leeds, England, and": where the member before has its seat."""
    words = [t for t in gap[1:-1] if not t.is_punct]
    ends = len(words) > 0 and gap[-1].lower_ in _CONJUNCTIONS
    return ends and gap[0].lower_ == "in" and all(t.pos_ == "PROPN" and not tree.is_time(t) for t in words)


def _close(doc: Doc, chain: list[Mention]) -> None:
    if len(chain) < 2:
        return
    if _opens_rest(doc, chain[-1].end):
        _join(chain)
        return
    joined = any(t.lower_ in _CONJUNCTIONS for a, b in zip(chain, chain[1:]) for t in doc[a.end : b.start])
    if joined:
        # a list ends at its conjunction: what follows by comma alone is something else
        last = (
            max(
                k
                for k, (a, b) in enumerate(zip(chain, chain[1:]))
                if any(t.lower_ in _CONJUNCTIONS for t in doc[a.end : b.start])
            )
            + 1
        )
        _join(chain[: last + 1])


def _join(members: list[Mention]) -> None:
    for mention in members:
        mention.data["coordinated"] = [m.head for m in members if m is not mention]


def _opens_rest(doc: Doc, i: int) -> bool:
    """Whether the list ends in "and more", "among others" or the like, so its names need no conjunction."""
    words = [t.lower_ for t in doc[i : i + 4] if t.text != ","]
    return not word_set("reference", "rests").isdisjoint((" ".join(words[:1]), " ".join(words[:2])))
