"""Small clauses read off the surface: "named Wei head of research", "made Ann Li chair and Bo Chen president".

Parsers take the name and the title behind it for one stack of nouns, so that neither reaches the verb. The mentions
show where the one ends and the other begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .mention import ORG, PERSON, ROLE, Mention, MentionIndex
from .roles import Roles
from .tree import is_passive, is_time

NAMING = frozenset(
    "name appoint make elect crown anoint install designate choose pick select declare confirm tap"
    " elevate promote nominate".split()
)
_STEPS = frozenset({"promote", "elevate"})
_RISING = frozenset("rise demote reassign move raise".split())
_DETERMINERS = frozenset("a an the its their his her our".split())
_NEW = frozenset("new next first interim permanent".split())
_JOINTS = frozenset({"and", ",", ";", "&"})
_TURNS = frozenset({"but", "yet", "though"})  # "details were not made public, but Ann Li, the chief, has left"
_LATER = frozenset("later then finally eventually subsequently".split())
_TIME_WORDS = frozenset("in by from of at on since early late mid the as to".split())
_LINKS = frozenset({"and", ",", ";", "&", "while", "with"})


def with_small_clause(verb: Token, filled: Roles, index: MentionIndex) -> Roles:
    """The roles of a verb of naming, with the person and the title that follow it put first."""
    if verb.lemma_.lower() not in NAMING | _RISING:
        return filled
    reached = _reached(verb, index)
    if reached is not None:
        filled = filled | {"to": [verb.doc[reached.head], *filled.get("to", [])]}
        if verb.lemma_.lower() in _STEPS and _comes_after_from(verb, reached):
            return filled  # "promoted Ann Li from treasurer to president": the first title is the post she had
    pair = _pair(verb, index) or _titled(verb, index) or _named(verb, filled, index) or _voted(verb, filled, index)
    if verb.lemma_.lower() not in NAMING or pair is None:
        return filled
    person, title = pair
    tokens = verb.doc
    people = [person.head, *(_joined(person) if title.data["plural"] else ())]
    return filled | {
        "object": [*(tokens[i] for i in people), *filled.get("object", [])],
        "complement": [tokens[title.head], *filled.get("complement", [])],
    }


def _comes_after_from(verb: Token, title: Mention) -> bool:
    return any(t.lower_ == "from" for t in verb.doc[verb.i + 1 : title.start])


def _pair(verb: Token, index: MentionIndex) -> tuple[Mention, Mention] | None:
    """The person and the title behind it; an apposition between commas is stepped over."""
    doc = verb.doc
    person, commas = None, 0
    for i in range(verb.i + 1, min(verb.i + 8, verb.sent.end)):
        mention = index.covering(i)
        pronoun = mention is not None and mention.form == "pronoun" and doc[i].tag_ != "PRP"
        if mention is not None and mention.type == PERSON and mention.start == i and not pronoun:
            person = mention
            break
        turns = doc[i].pos_ in ("VERB", "ADP", "SCONJ") or doc[i].lower_ in _TURNS
        if turns or mention is not None and mention.form == "name":
            return None
        commas += doc[i].text == ","
    if person is None or person.end >= len(doc) or commas and is_passive(verb):
        return None  # "until a chief is appointed, Ann Li, her deputy, acts": another clause
    last = max((m.end for head in _joined(person) if (m := index.headed(head)) is not None), default=person.end)
    title = _title_from(last, index) if person.end < last < verb.sent.end else None
    if title is not None and title.data["plural"]:
        return person, title
    i = person.end
    if doc[i].text == ",":
        i = i + 1 if commas else _past_aside(i, verb)
    title = _title_from(i, index) if i < verb.sent.end else None
    return (person, title) if title is not None else None


def _joined(person: Mention) -> list[int]:
    """The heads of the names joined to a person's, behind it: "named Ann Li and Bo Chen vice presidents"."""
    return [head for head in person.data.get("coordinated", ()) if head > person.head]


def _titled(verb: Token, index: MentionIndex) -> tuple[Mention, Mention] | None:
    """ "Names new chief executive Ann Li": a title that is new to the person it stands before."""
    for title in index.between(verb.i + 1, min(verb.i + 8, verb.sent.end), ROLE):
        holder = title.data.get("person")
        words = {t.lower_ for t in verb.doc[verb.i + 1 : title.head]}
        if any(t.pos_ == "ADP" for t in verb.doc[verb.i + 1 : title.start]):
            return None  # "named its new hall after former principal Ann Li"
        if title.form == "title" and holder is not None and holder > title.head and words & _NEW:
            person = index.headed(holder, PERSON)
            return (person, title) if person is not None else None
    return None


def _named(verb: Token, filled: Roles, index: MentionIndex) -> tuple[Mention, Mention] | None:
    """ "Ann Li Named President of Acme": in a headline the participle stands without its auxiliary, and the title
    without an article, so that the parser may take it for what she named.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.i + 1 >= verb.sent.end:
        return None
    if filled.get("object") and not _bare_title(verb, filled["object"], index):
        return None
    people = [m for t in filled.get("subject", ()) if (m := index.at(t.i)) is not None and m.type == PERSON]
    start = verb.i + 1
    while start + 1 < verb.sent.end and verb.doc[start].lower_ in _DETERMINERS | _NEW | {"as", "to"}:
        start += 1
    title = _title_from(start, index)
    if len(people) != 1 or title is None or title.data.get("person") not in (None, people[0].head):
        return None
    return people[0], title


def _bare_title(verb: Token, objects: list[Token], index: MentionIndex) -> bool:
    """Whether the verb's object is a title right behind it, with no article and no name of its own."""
    title = _title_from(verb.i + 1, index)
    bare = title is not None and title.start == verb.i + 1 and verb.doc[verb.i + 1].lower_ not in _DETERMINERS
    return bare and title is not None and all(title.start <= obj.i < title.end for obj in objects)


def _voted(verb: Token, filled: Roles, index: MentionIndex) -> tuple[Mention, Mention] | None:
    """ "Ann Li was elected chair unopposed": the title right behind a passive whose complement is something else."""
    people = [m for t in filled.get("object", ()) if (m := index.at(t.i)) is not None and m.type == PERSON]
    told = any(index.headed(t.i, ROLE) for name in ("complement", "as", "to") for t in filled.get(name, ()))
    if told or not is_passive(verb) or len(people) != 1 or people[0].start > verb.i or verb.i + 1 >= verb.sent.end:
        return None
    title = _title_from(verb.i + 1, index)
    return (people[0], title) if title is not None and title.start == verb.i + 1 else None


def _reached(verb: Token, index: MentionIndex) -> Mention | None:
    """The title after "to" in "promoted to captain", which taggers take for an infinitive."""
    for i in range(verb.i + 1, min(verb.i + 9, verb.sent.end - 1)):
        token = verb.doc[i]
        if token.pos_ in ("VERB", "SCONJ") or token.text in (";", ":"):
            return None
        if token.lower_ == "to":
            return _title_from(i + 1 + (verb.doc[i + 1].lower_ in _DETERMINERS), index)
    return None


def _past_aside(comma: int, verb: Token) -> int:
    """Past the comma that closes an aside, or past the end of the sentence."""
    for i in range(comma + 1, min(comma + 12, verb.sent.end)):
        if verb.doc[i].text == ",":
            return i + 1
    return verb.sent.end


def _title_from(i: int, index: MentionIndex) -> Mention | None:
    """The title that starts at the token, whose own words or employer come first."""
    return next(
        (
            m
            for m in index.mentions
            if m.type == ROLE
            and m.form == "title"
            and (m.start == i or m.start <= i <= m.data["core"] or m.start == i + 1 and _determines(i, index, m))
        ),
        None,
    )


def _determines(i: int, index: MentionIndex, title: Mention) -> bool:
    mention = index.covering(i)
    return title.data["core"] > i and (mention is None or mention.form == "pronoun")


def gapped(person: Mention, title: Mention, verb: Token, index: MentionIndex) -> Iterator[tuple[Mention, Mention]]:
    """Further pairs that share the verb: "Ann Li became president and Bo Chen chief scientist"."""
    doc, end = verb.doc, title.end
    for _ in range(6):
        i = _past_links(end, verb)
        following = index.covering(i) if end < i < verb.sent.end else None
        if end < i < verb.sent.end and doc[end].text == "," and (following is None or following.type == ORG):
            i = _past_links(_past_field(i, verb), verb)
            following = index.covering(i) if i < verb.sent.end else None
        if following is None or following.type != PERSON or following.form not in ("name", "surname"):
            return
        j = following.end
        while j < verb.sent.end and doc[j].lower_ in ("as", "to", *_DETERMINERS):
            j += 1
        next_title = _title_from(j, index) if j < verb.sent.end else None
        if next_title is None or next_title is title or next_title.data.get("person") == following.head:
            return
        yield following, next_title
        end = next_title.end


def _past_field(i: int, verb: Token) -> int:
    """ "As director, Private Banking, and Bo Chen as director": past the field of work between commas."""
    end = min(i + 5, verb.sent.end)
    while i < end and verb.doc[i].text[:1].isupper() and verb.doc[i].pos_ in ("PROPN", "NOUN", "ADJ"):
        i += 1
    return i


def _past_links(i: int, verb: Token) -> int:
    while i < verb.sent.end and verb.doc[i].lower_ in _LINKS:
        i += 1
    return i


def in_turn(title: Mention, verb: Token, index: MentionIndex) -> Iterator[tuple[Mention, int, int]]:
    """Further posts of the same person, each with a date or "later": "became treasurer in 2017 and chair in 2022".

    Yields the title and the stretch that tells it, from the joint before it to the next.
    """
    posts: list[tuple[Mention, int]] = []
    last, joint, timed = title, None, False
    i = max(title.end, title.data.get("until", 0))
    while i < verb.sent.end:
        token = verb.doc[i]
        mention = index.covering(i)
        named = mention is not None and mention.type == PERSON and mention.form != "description"
        following = _title_from(i, index) if joint is not None and not named else None
        if following is not None and following is not last and timed and _same_holder(following, title):
            posts.append((following, joint or i))
            last, joint, i = following, None, max(following.end, following.data["until"])
            continue
        if token.lower_ in _JOINTS:
            joint = i if joint is None else joint
        elif is_time(token) or token.lower_ in _LATER:
            timed = True
        elif not _between_posts(token, mention, joint):
            break
        i += 1
    ends = [start for _, start in posts[1:]] + [i]
    yield from ((post, start, end) for (post, start), end in zip(posts, ends))


def _between_posts(token: Token, mention: Mention | None, joint: int | None) -> bool:
    """A small word or, before the joint, the house of the post told last."""
    if mention is not None and (mention.type != ORG or joint is not None and mention.form != "pronoun"):
        return False
    return mention is not None or token.lower_ in _TIME_WORDS | _DETERMINERS


def _same_holder(following: Mention, title: Mention) -> bool:
    """Whether the second title is not another person's."""
    return following.data.get("person") in (None, title.data.get("person"))
