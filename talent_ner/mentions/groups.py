"""Unnamed people: "four researchers", "at least 11 ex-OpenAI staff", "dozens of engineers", "half of its team"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.columns import tokens_with
from ..syntax.mention import GROUP, ORG, PERSON, Mention, MentionIndex, group_data
from .bare_numbers import bare_numbers
from .beside import names_before
from .members_below import listed_next
from .named_members import UP_TO_NAME, closing, each_titled, latest, set_off
from .quantities import FRACTIONS, NUMBERS, is_number, is_percent, number, share_of

_VAGUE = frozenset(
    "several some many few dozens scores hundreds thousands handful number numerous various multiple"
    " group wave string slew batch host team bunch clutch raft flurry most more other others all".split()
)
_PARTITIVE = _VAGUE | NUMBERS.keys() | {"dozen", "one"}
_BEFORE_NAMES = frozenset("among them and whom led by co - founder of who are".split())
_TITLE_PARTS = frozenset({"DET", "ADJ", "NOUN"})
_PERIODS = frozenset("day week month year decade".split())
_OF_STAFF = frozenset("staff team crew faculty board council cast cabinet".split())
_UNITS = frozenset("group team lab department staff unit".split())
_CLAUSE = 16  # tokens of a relative clause inside a list of names, at most
_OF_WHERE = frozenset({"from", "at", "of", "'s"})


def groups(doc: Doc, index: MentionIndex, items: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """GROUP mentions; ``data`` holds count, at_least, share, and the employer (a token of an ORG mention).

    Args:
        doc: the parsed document.
        index: names and descriptions.
        items: token ranges of the page's list items, which may name a group's members.
    """
    found: list[Mention] = []
    for token in tokens_with(doc, word_set("titles", "group_nouns") | {"reports", "members"}):
        if not _group_noun(token) or index.covering(token.i) is not None and index.covering(token.i).type == PERSON:  # type: ignore[union-attr]
            continue
        mention = None if _of_others(token) or _counted_before(token) else group_at(doc, token, index)
        if mention is not None and not _names_follow(doc, mention, index, items):
            found.append(mention)
    return found + [m for m in bare_numbers(doc) if not _names_follow(doc, m, index, items)]


def _counted_before(noun: Token) -> bool:
    """ "At least 12 executives and researchers": the number counts them all, and they are one group."""
    first = tree.conj_head(noun)
    quantified = any(c.i < noun.i for c in tree.children(noun, "det", "nummod", "amod", "poss"))
    return first.i != noun.i and not quantified and _group_noun(first) and bool(tree.children(first, "nummod"))


def _names_follow(doc: Doc, mention: Mention, index: MentionIndex, items: Sequence[tuple[int, int]]) -> bool:
    """Whether the members are named: writes them to ``data["members"]``; True if the names say it all.

    "A former Acme manager, Ann Li, ..." is Ann Li; "three researchers: A, B and C" are A, B and C; "four people,
    including A" are four people, one of them A.
    """
    count = mention.data.get("count")
    included = _told_to_include(doc, mention, index)
    members = (
        _listed_after(doc, mention.end, index)
        or each_titled(doc, _inclusion(doc, mention.end), index)
        or set_off(doc, mention, index)
        or _listed_after_colon(doc, mention, index)
        or included
        or latest(doc, mention, index)
        or listed_next(doc, mention, index, items)
        or _listed_before(doc, mention, index)
    )
    if not members or count is not None and len(members) > count:
        return False
    mention.data["members"] = [m.head for m in members]
    if count == len(members) and count > 1 or count is None and (included or _apposed(doc, mention.end, index)):
        mention.data["complete"] = True  # "reporters Ann Li and Bo Chen": others, if any, are not counted
    return count == 1


def _listed_after(doc: Doc, start: int, index: MentionIndex) -> list[Mention]:
    """Person names that a comma, colon or "including" opens right after the token."""
    i, opened = start, _apposed(doc, start, index)
    included = any(t.lower_ == "including" for t in doc[start : start + 2])
    while i < len(doc) and i - start < 8 and not doc[i].is_sent_start:
        mention = index.covering(i)
        if mention is not None and mention.type == PERSON and (mention.form == "name" or included):
            break
        if doc[i].lower_ in (",", ":", "-", "–", "—", "including", "(", "namely"):
            opened = True
        elif doc[i].lower_ in _UNITS and not opened and i > start and doc[i - 1].tag_ in ("POS", "PRP$"):
            pass  # "two members of her team, Ann Li and Bo Chen"
        elif doc[i].lower_ not in _BEFORE_NAMES and mention is None and (opened or doc[i].lower_ not in _OF_WHERE):
            return []
        i += 1
    return _names_from(doc, i, index) if opened else []


def _listed_before(doc: Doc, mention: Mention, index: MentionIndex) -> list[Mention]:
    """ "Ann Li and Bo Chen, two engineers from Acme": as many names as the group counts, before its comma."""
    count, comma = mention.data.get("count"), mention.start - 1
    last = index.covering(comma - 1) if comma > 0 and doc[comma].text == "," else None
    if last is None or last.type != PERSON or not count or count < 2 or doc[mention.start].is_sent_start:
        return []
    names = [*reversed(names_before(doc, last, index)), last]
    return names if len(names) == count else []


def _names_from(doc: Doc, i: int, index: MentionIndex) -> list[Mention]:
    """The person names of a list that starts at the token."""
    found: list[Mention] = []
    while i < len(doc) and not doc[i].is_sent_start:
        mention = index.covering(i)
        if mention is not None and mention.type == PERSON:
            found.append(mention)
            i = mention.end
        elif doc[i].lower_ in (",", "and", "&"):
            i += 1
        elif doc[i].text == "(" and found and (end := closing(doc, i)) is not None:
            i = end + 1  # "Ann Li (director) and Bo Chen"
        elif doc[i].lower_ == "who" and found and (end := _past_clause(doc, i, index)) is not None:
            i = end  # "Ann Li, who led sales, and Bo Chen"
        else:
            break
    return found


def _past_clause(doc: Doc, who: int, index: MentionIndex) -> int | None:
    """Where the list goes on behind a relative clause of one of its names: at ", and" before another name."""
    for i in range(who, min(who + _CLAUSE, doc[who].sent.end - 2)):
        if doc[i].text == "," and doc[i + 1].lower_ == "and":
            named = index.covering(i + 2)
            return i if named is not None and named.type == PERSON and named.form == "name" else None
    return None


def _inclusion(doc: Doc, i: int) -> int | None:
    """Where names may begin behind ", including" or ", among them" at the token."""
    i += i < len(doc) and doc[i].text == ","
    words = [t.lower_ for t in doc[i : i + 2]]
    if words[:1] == ["including"]:
        return i + 1
    return i + 2 if words in (["among", "them"], ["among", "whom"]) else None


def _told_to_include(doc: Doc, mention: Mention, index: MentionIndex) -> list[Mention]:
    """ "The team joining Acme from Beta includes New York-based Ann Li and Bo Chen"."""
    noun = doc[mention.head]
    if noun.dep_ != "nsubj" or noun.head.lemma_ not in ("include", "comprise"):
        return []
    for i in range(noun.head.i + 1, min(noun.head.i + UP_TO_NAME, len(doc))):
        person = index.covering(i)
        if person is not None and person.type == PERSON and person.form == "name":
            return _names_from(doc, i, index)
        if doc[i].text in (",", ".") or tree.is_finite(doc[i]):
            return []
    return []


def _apposed(doc: Doc, start: int, index: MentionIndex) -> bool:
    """ "Colleagues Ann Li and Bo Chen": a plural that stands right before the names of its members."""
    name = index.covering(start) if start < len(doc) else None
    noun = doc[start - 1]
    if name is None or name.type != "PERSON" or noun.tag_ != "NNS" or name.start != start:
        return False
    head = doc[name.head]
    misread = head.tag_.startswith("VB")  # a given name taken for a verb
    return misread or head.dep_ == "appos" and head.head.i == noun.i or noun.head.i == head.i


def _listed_after_colon(doc: Doc, mention: Mention, index: MentionIndex) -> list[Mention]:
    """ "Three researchers have quit: A, B and C": as many names as counted, after a colon later in the sentence."""
    sentence = doc[mention.head].sent
    colon = next((t.i for t in sentence if t.text == ":" and t.i >= mention.end), None)
    if colon is None:
        return _including(doc, mention, index)
    if colon + 1 == sentence.end:
        return []
    for found in (_listed_after(doc, colon, index), _entitled(doc, colon + 1, index)):
        if len(found) == mention.data.get("count"):
            return found
    return []


def _including(doc: Doc, mention: Mention, index: MentionIndex) -> list[Mention]:
    """ "Several of its chemists have quit, including A and B": names added to the subject behind its clause."""
    if tree.conj_head(doc[mention.head]).dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return []
    tail = doc[mention.end : doc[mention.head].sent.end]
    start = next((t.i for t in tail if t.text == "," and _inclusion(doc, t.i) or t.lower_ == "including"), None)
    if start is None or any(t.tag_ == "NNS" and _group_noun(t) for t in doc[mention.end : start]):
        return []
    names = _inclusion(doc, start) or start
    return _listed_after(doc, start, index) or _entitled(doc, names, index) or each_titled(doc, names, index)


def _entitled(doc: Doc, start: int, index: MentionIndex) -> list[Mention]:
    """ "Including the engineers A and B", "including its chief, A; former dean B; and C": names after their titles.

    In a list with semicolons each part has one name; else the names follow one plural.
    """
    end = next((t.i for t in doc[start : doc[start].sent.end] if tree.is_finite(t)), doc[start].sent.end)
    parts, opening = [], start
    for token in doc[start:end]:
        if token.text == ";":
            parts.append((opening, token.i))
            opening = token.i + 1
    parts.append((opening, end))
    named = [[m for m in index.between(a, b, "PERSON") if m.form == "name"] for a, b in parts]
    if len(parts) > 1:
        return [found[0] for found in named if len(found) == 1] if all(len(found) < 2 for found in named) else []
    first = next(iter(named[0]), None)
    before: list[Token] = list(doc[start : first.start]) if first is not None else []
    plural = 0 < len(before) < 5 and before[-1].tag_ == "NNS" and all(t.pos_ in _TITLE_PARTS for t in before)
    return _listed_after(doc, before[-1].i + 1, index) if plural else []


def _group_noun(token: Token) -> bool:
    nouns = word_set("titles", "group_nouns")
    if token.lemma_.lower() not in nouns and token.lower_ not in nouns and not _reports(token):
        return False
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.lower_ in ("men", "women") and token.dep_ == "poss":
        return False  # "the women's basketball coach"
    return token.dep_ not in ("compound", "nmod", "amod") or token.head.pos_ == "PROPN"


def _reports(noun: Token) -> bool:
    """ "Four of his direct reports", "two staff members": people, not papers nor states."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return noun.lower_ == "reports" and before == "direct" or noun.lower_ == "members" and before in _OF_STAFF


def group_at(doc: Doc, noun: Token, index: MentionIndex) -> Mention | None:
    """The quantity of people, or of whatever the noun names, that the noun heads; None if it is not counted at all."""
    plural = (
        noun.tag_ in ("NNS", "NNPS") or noun.lower_ in word_set("titles", "mass_group_nouns") or noun.lower_ == "people"
    )
    quantifiers = [
        c
        for c in noun.children
        if c.dep_ in ("nummod", "det", "amod", "quantmod", "predet", "compound", "nmod") and c.i < noun.i
    ]
    numerals = sorted(
        (
            t
            for q in quantifiers
            if q.dep_ in ("nummod", "compound", "amod", "nmod")
            for t in q.subtree
            if is_number(t) and not _counts_time(t)
        ),
        key=lambda t: t.i,
    )
    count = number(numerals) if numerals else None
    head, start, share = noun, min([noun.i, *(q.i for q in quantifiers), *(t.i for t in numerals)]), None
    if any(q.dep_ == "predet" and q.lower_ == "half" for q in quantifiers):
        share = FRACTIONS["half"]
    outer = _partitive(noun)
    if outer is not None:
        head = outer
        words = sorted((t for t in outer.subtree if t.i <= outer.i), key=lambda t: t.i)
        numerals = [t for t in words if is_number(t) or t.lower_ in NUMBERS]
        share = share_of(words)
        count = (
            None
            if share is not None
            else number(numerals)
            if numerals and outer.lower_ not in ("dozens", "hundreds")
            else count  # "a team of 32 lawyers"
            if outer.lower_ in _VAGUE
            else None
        )
        start = min(t.i for t in words)
    if count is None and share is None and outer is None:
        singular = not plural
        if singular:
            return _single(doc, noun, index, quantifiers)
        vague = any(q.lower_ in _VAGUE for q in quantifiers)
    else:
        vague = False
    employer, former = _employer(noun, index)
    if count is None and share is None and not vague and outer is None and employer is None and not plural:
        return None
    end = noun.i + 1
    before = {t.lower_ for t in doc[max(0, start - 4) : head.i]}
    data = {
        "count": count,
        "at_least": bool(before & {"least", "more", "over"}) and "up" not in before,
        "share": share,
        "employer": employer,
        "former": former,
        "vague": vague or outer is not None and count is None and share is None,
        "noun": noun.lemma_.lower(),
        "definite": any(
            q.lower_ in ("the", "these", "those", "both", "all", "its", "their", "his", "her") for q in quantifiers
        ),
    }
    return Mention(start, max(end, head.i + 1), head.i, GROUP, "group", None, data)


def _counts_time(number: Token) -> bool:
    """ "A 27-year veteran", "three-month contractors": how long, not how many."""
    following = [t.lower_ for t in number.doc[number.i + 1 : number.i + 3]]
    return len(following) == 2 and following[0] == "-" and following[1] in _PERIODS


def _single(doc: Doc, noun: Token, index: MentionIndex, quantifiers: list[Token]) -> Mention | None:
    """ "a senior engineer at X": one unnamed person with a named employer."""
    if (
        not any(q.lower_ in ("a", "an", "one", "another") for q in quantifiers)
        or noun.dep_ in ("attr", "appos", "pobj")
        and noun.dep_ != "pobj"
    ):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ in ("as", "of"):
        return None
    employer, former = _employer(noun, index)
    if employer is None or noun.lower_ in word_set("titles", "mass_group_nouns"):
        return None
    start = min([noun.i, *(q.i for q in quantifiers)])
    return Mention(
        start,
        noun.i + 1,
        noun.i,
        GROUP,
        "group",
        None,
        group_data(1, employer=employer, former=former, noun=noun.lemma_.lower()),
    )


def _of_others(noun: Token) -> bool:
    """ "A team of five advisers": the advisers are the group, of which "team" is a measure."""
    if noun.lower_ not in _PARTITIVE:
        return False
    counted = [o for of in tree.children(noun, "prep") if of.lower_ == "of" for o in tree.children(of, "pobj")]
    return any(_group_noun(o) for o in counted)


def _partitive(noun: Token) -> Token | None:
    """The quantity noun in "dozens of researchers", "most of its staff", "half the team"."""
    preposition = noun.head
    if noun.dep_ == "pobj" and preposition.lower_ == "of":
        outer = preposition.head
        if outer.lower_ in _PARTITIVE or outer.lemma_.lower() in FRACTIONS or is_percent(outer) or outer.like_num:
            return outer
    return None


def _employer(noun: Token, index: MentionIndex) -> tuple[int | None, bool]:
    """The organization the group belongs to: "OpenAI's researchers", "ex-Google staff", "engineers from Acme"."""
    former = any(
        c.lower_ in word_set("titles", "former") | {"ex", "ex-"}
        for t in (noun, *noun.children)
        for c in (t, *t.children)
        if c.i < noun.i
    )
    for child in noun.children:
        mention = index.at(child.i) if child.dep_ in ("compound", "poss", "nmod", "amod") else None
        if mention is not None and mention.type == ORG:
            return mention.head, former
    for preposition in tree.children(noun, "prep"):
        if preposition.lower_ in ("at", "from", "of", "in", "inside"):
            for obj in tree.children(preposition, "pobj"):
                mention = index.at(obj.i)
                if mention is not None and mention.type == ORG:
                    return mention.head, former
    left = noun.i - 1
    while left >= 0 and left > noun.i - 5 and not noun.doc[left + 1].is_sent_start:
        mention = index.covering(left)
        if mention is not None:
            return (mention.head, former) if mention.type == ORG else (None, former)
        if noun.doc[left].pos_ not in ("NOUN", "ADJ", "PUNCT", "PROPN", "PART") or noun.doc[left].text == ",":
            break
        left -= 1
    return None, former
