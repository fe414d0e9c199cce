"""Roles told without a title: by a verb of leading, a noun of duty, or the post that a title names."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax import tree
from ..syntax.columns import tokens_with
from ..syntax.direct_objects import surface_objects
from ..syntax.mention import ORG, ROLE, Mention, MentionIndex
from .name_evidence import is_title

_UNITS = frozenset(
    "unit division team group department lab laboratory operation operations desk newsroom program programme project"
    " portfolio".split()
)
_PUTTING = frozenset("bring put place move fold".split())
_ADVANCES = frozenset("push foray expansion move drive entry".split())  # "lead its push into healthcare"
_HOUSES = frozenset("organization organisation company firm business club institution agency".split())
_STAND_INS = frozenset({"one"})  # "moves into a new one focused on sales"
_REACH = 12  # tokens from the verb to what someone is taken on as
_TAKEN_ON = frozenset("join rejoin hire rehire recruit employ engage start begin come return work".split())
_NO_JOBS = frozenset(
    "child boy girl kid teenager teen youngster refugee student pupil member guest part result way team pair whole"
    " replacement substitute sponsor client customer investor shareholder agent rookie favour favor surprise unit"
    " company group one couple family subsidiary vehicle tool means condition".split()
)


def leading_roles(doc: Doc, index: MentionIndex, titles: list[Mention]) -> list[Mention]:
    """Roles told by a verb or a noun of duty: who is hired to lead the robotics team is "head of the robotics team".

    Likewise "responsibility for sales", "is responsible for sales", "in charge of trials", "brings sales under Ann Li",
    and what a post is named by, a title or a duty: "the post of treasurer", "a role overseeing trials", "a new role
    focused on exports".
    """
    words = vocabulary("titles")["verbs_of_leading"]
    found = []
    telling = tokens_with(doc, _telling())
    for token in telling:
        if token.pos_ == "VERB" and tree.base(token) in words:
            target = next(iter(tree.children(token, *tree.OBJECTS, "nsubjpass")), None) or _gerund(token)
            title = words[tree.base(token)]
        elif token.lemma_.lower() == "take" and any(c.lower_ == "over" for c in tree.children(token, "prt")):
            target, title = next((c for c in tree.children(token, "dobj") if c.lemma_ in _UNITS), None), "head of"
        elif token.lower_ in word_set("titles", "duty_nouns") and token.pos_ == "NOUN":
            target, title = _complement_of(token, ("of", "for", "over")), "head of"
        elif token.lower_ == "responsible" and token.dep_ == "acomp" and token.head.lemma_ == "be":
            target, title = _complement_of(token, ("for",)), "head of"
        elif token.lemma_.lower() in _PUTTING and _complement_of(token, ("under",)) is not None:
            target, title = next((c for c in surface_objects(token)), None), "head of"
        elif (leading := _led_from(token)) is not None:
            target, title = _led(leading), words[leading.lemma_.lower()]
        else:
            continue
        if target is None or is_part_of_title(token, target):
            continue
        if not target.is_sent_start and not _run_on_foot(token, target):
            found.append(_leading_role(token, target, title, index))
    posts = (
        _post(token, titles) or _focused(token) or _office(token, index) or _taken_on_as(token, index, titles)
        for token in telling
    )
    return found + [role for role in posts if role is not None]


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The lemmas and forms of the words that may tell a role so."""
    titles = vocabulary("titles")
    nouns = word_set("titles", "duty_nouns") | word_set("titles", "post_nouns") | titles["posts_by_noun"].keys()
    return nouns | titles["verbs_of_leading"].keys() | _PUTTING | _STAND_INS | {"take", "responsible", "as", "rank"}


def _taken_on_as(link: Token, index: MentionIndex, titles: list[Mention]) -> Mention | None:
    """ "Joined the railway as a brakeman", "was hired as a weekend baker": whatever someone is taken on as is a job."""
    noun = next(iter(tree.children(link, "pobj")), None) if link.lower_ == "as" else None
    if noun is None or noun.tag_ != "NN" or noun.lemma_.lower() in _NO_JOBS or link.head.pos_ == "NOUN":
        return None
    before = link.doc[max(link.i - _REACH, link.sent.start) : link.i]
    verb = next((t for t in reversed(before) if t.pos_ == "VERB"), None)
    start = link.i + 2
    words = link.doc[start : noun.i + 1]
    if verb is None or verb.lemma_ not in _TAKEN_ON or link.nbor(1).lower_ not in ("a", "an") or not len(words):
        return None
    taken = any(title.start <= noun.i < title.end for title in titles) or index.covering(noun.i) is not None
    if taken or not all(t.is_lower or t.text == "-" for t in words):
        return None
    head = noun.lower_
    data = {"text": words.text, "employer": None, "former": False, "core": noun.i, "head": head, "plural": False}
    return Mention(start, noun.i + 1, noun.i, ROLE, "leading", None, data)


def is_part_of_title(word: Token, head: Token) -> bool:
    """ "She was previously managing director": a participle right before the bare head of a title belongs to it."""
    bare = word.tag_ == "VBG" and head.i == word.i + 1 and head.tag_ == "NN" and head.dep_ in ("dobj", "attr", "oprd")
    return bare and is_title(head) and any(c.lemma_ == "be" for c in tree.children(word, "aux"))


def _run_on_foot(verb: Token, target: Token) -> bool:
    """ "The first man to run a marathon in two hours" leads nothing."""
    return verb.lemma_.lower() == "run" and target.lemma_.lower() in word_set("titles", "races")


def _office(noun: Token, index: MentionIndex) -> Mention | None:
    """ "The presidency of Acme", "Acme's chairmanship": the post by its noun."""
    title = vocabulary("titles")["posts_by_noun"].get(noun.lower_)
    if title is None or noun.pos_ not in ("NOUN", "PROPN") or index.covering(noun.i) is not None:
        return None
    of = _complement_of(noun, ("of", "at"))
    owner = of if of is not None else next(iter(tree.children(noun, "poss")), None)
    house = index.covering(owner.i) if owner is not None else None
    employer = house.head if house is not None and house.type == ORG else None
    data = {"text": title, "employer": employer, "former": False, "core": noun.i, "head": title, "plural": False}
    return Mention(noun.i, noun.i + 1, noun.i, ROLE, "leading", None, data)


def _led_from(noun: Token) -> Token | None:
    """The verb that says what a post is for: "a role leading X", "the added role of overseeing X"."""
    if noun.lower_ not in word_set("titles", "post_nouns") or noun.pos_ != "NOUN":
        return None
    verbs = [noun.nbor(1)] if noun.i + 1 < noun.sent.end and noun.nbor(1).tag_ == "VBG" else []
    verbs += [c for c in tree.children(noun, "acl", "relcl") if c.tag_ == "VBG"]
    verbs += [c for of in tree.children(noun, "prep") if of.lower_ == "of" for c in tree.children(of, "pcomp")]
    words = vocabulary("titles")["verbs_of_leading"]
    return next((v for v in verbs if v.lemma_.lower() in words), None)


def _gerund(verb: Token) -> Token | None:
    """ "Led marketing at Acme": the field that parsers take for a clause of its own."""
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    field = following is not None and following.tag_ == "VBG" and following.head.i == verb.i
    bare = field and following is not None and not any(c.dep_ in tree.OBJECTS for c in following.children)
    return following if bare else None


def _led(verb: Token) -> Token | None:
    """What someone leads; parsers take "leading" right before a noun for its adjective."""
    return verb.head if verb.dep_ == "amod" else next(iter(tree.children(verb, *tree.OBJECTS)), None)


def _focused(noun: Token) -> Mention | None:
    """ "A new role focused on exports": a post that is named by nothing but its field."""
    if noun.lower_ not in word_set("titles", "post_nouns") | _STAND_INS:
        return None
    focus = next((c for c in tree.children(noun, "acl") if c.lemma_.lower() in word_set("titles", "focus_verbs")), None)
    target = _complement_of(focus, ("on", "to", "around", "upon")) if focus is not None else None
    if focus is None or target is None:
        return None
    end = _first_object_end(target)
    words = noun.doc[focus.i : end].text.replace('"', "").replace("“", "").replace("”", "")
    data = {"text": f"role {words}", "employer": None, "former": False, "core": noun.i, "head": "role", "plural": False}
    return Mention(noun.i, end, noun.i, ROLE, "leading", None, data)


def _first_object_end(noun: Token) -> int:
    """Past the noun and what stands right behind it: of "special projects, including X" only the first."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or child.lower_ not in ("of", "for") or child.i != end:
            break
        end = child.right_edge.i + 1
    return min(end, noun.i + 8)


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
    start += trigger.i < start < target.i and doc[start].lemma_.lower() in vocabulary("titles")["verbs_of_leading"]
    employer = index.covering(start) or next(iter(index.between(start, min(end + 4, target.sent.end), ORG)), None)
    house = index.covering(end + 1) if end + 1 < len(doc) and doc[end].lower_ == "at" else None
    employer = house if house is not None and house.type == ORG else employer
    skip = _owner_end(target, employer) - start or int(doc[start].pos_ in ("DET", "PRON") and end - start > 1)
    head = (
        employer.head
        if employer is not None and employer.type == ORG
        else start
        if doc[start].lower_ == "its"
        else None
    )
    whole = target.pos_ == "PRON" or _whole(index.covering(end - 1), start, end, target.i) or _house(target, end)
    skip = max(skip, _past_unit(target) - start)
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


def _house(target: Token, end: int) -> bool:
    """ "To lead the organization": all of it."""
    plain = target.i + 1 == end and all(c.dep_ in ("det", "poss") for c in target.children if c.i < target.i)
    return plain and target.lemma_.lower() in _HOUSES


def _past_unit(target: Token) -> int:
    """Where "the unit's 25-strong team" goes on behind its owner and its size; else where the phrase begins."""
    start = target.left_edge.i
    owner = next(iter(tree.children(target, "poss")), None)
    if owner is not None and owner.tag_ == "NN" and owner.right_edge.lower_ in ("'s", "’s", "'", "’"):
        start = owner.right_edge.i + 1
    sized = start + 2 < target.i and target.doc[start].like_num and target.doc[start + 1].text == "-"
    return start + 3 if sized else start


def _owner_end(target: Token, employer: Mention | None) -> int:
    """Where "Acme's fraud team" goes on behind its owner, an organization; else where the phrase begins."""
    start = target.left_edge.i
    if employer is None or employer.type != ORG or employer.start != start or employer.end >= target.i:
        return start
    return employer.end + 1 if target.doc[employer.end].lower_ in ("'s", "’s", "'", "’") else start


def _whole(named: Mention | None, start: int, end: int, target: int) -> bool:
    """ "To lead the Acme Institute", "the 310-room Acme Palace": whoever leads the organization itself is its head, not
    the head of a part.
    """
    if named is None or named.type != ORG or named.form != "name":
        return False
    return named.end == end and named.start <= max(target, start + 1)


def _post(noun: Token, titles: list[Mention]) -> Mention | None:
    """ "The post of head of branches", "the head of branches role": the title, headed by the post's own word."""
    if noun.lower_ not in word_set("titles", "post_nouns") | {"rank"} or noun.pos_ != "NOUN":
        return None
    before = next((m for m in titles if m.end == noun.i), None)
    if before is not None:
        return Mention(before.start, noun.i + 1, noun.i, ROLE, "leading", None, {**before.data, "person": None})
    if _topmost(noun):
        data = {"text": "head", "employer": None, "former": False, "core": noun.i, "head": "head", "plural": False}
        return Mention(noun.i - 1, noun.i + 1, noun.i, ROLE, "leading", None, data)
    title = next((m for m in titles if noun.i + 1 < m.head <= noun.i + 7), None)
    if title is None or noun.nbor(1).lower_ not in ("of", "as"):
        return None
    return Mention(noun.i, title.end, noun.i, ROLE, "leading", None, {**title.data, "person": None})


def _topmost(noun: Token) -> bool:
    """ "The top job": whoever has it leads the house."""
    before = [t.lower_ for t in noun.doc[max(noun.i - 2, 0) : noun.i]]
    return before == ["the", "top"]


def _object_end(noun: Token, index: MentionIndex) -> int:
    """Past the object noun, a short "of"/"for" complement, unless that names an organization, and a second object."""
    end = noun.i + 1
    second = next((c for c in tree.children(noun, "conj") if c.i < noun.i + 7 and c.pos_ in ("NOUN", "PROPN")), None)
    plain = second is not None and all(t.pos_ != "VERB" for t in noun.doc[end : second.i])
    if second is not None and plain and index.covering(second.i) is None:
        return second.i + 1
    if noun.lemma_.lower() in _ADVANCES and end < noun.sent.end and noun.doc[end].lower_ == "into":
        end = noun.doc[end].right_edge.i + 1  # whatever the parser hangs it on
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end:
            named = any(
                (m := index.covering(t.i)) is not None and m.type == ORG and m.form == "name" for t in child.subtree
            )
            end = child.i if named else child.right_edge.i + 1
    return min(end, noun.i + 8)
