"""What stands beside a name or a title and ties a person to an organization without a title's help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax.columns import tokens_with
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex

ONCE = frozenset("once formerly previously ex late".split())
NOW = frozenset("now currently current still".split())
_PEERS = frozenset("counterpart number colleague co-worker coworker boss".split())
_PLACED = frozenset("left right center centre middle pictured above below far second third from top bottom".split())
_REPORTS = frozenset("say tell add comment note write remark explain state".split())
_VENTURES = frozenset("company startup start-up firm lab venture outfit business employer".split())
_PAST = frozenset("former old previous ex last first first- one-time onetime".split())


@dataclass(slots=True)
class Tie:
    """A person's employment as a title states it. Indices are tokens of the mentions' heads."""

    person: int
    org: int | None
    role: str | None
    current: bool
    start: int
    end: int


def plain_ties(doc: Doc, index: MentionIndex, subjects: MentionIndex) -> list[Tie]:
    """ "Sam Altman of OpenAI", "OpenAI's Sam Altman", "Ann Li (Acme)", "Ann Li, formerly of Acme", "Ann Li's Acme".

    ``subjects`` are the names together with the pronouns that may own an organization ("her start-up, Acme").
    """
    ties = [*_owned(doc, index, subjects), *_counterparts(doc, index)]
    mentions = [m for m in index.mentions if m.form in ("name", "surname")]
    for left, right in zip(mentions, mentions[1:]):
        if right.start - left.end > 6 or any(t.is_sent_start for t in doc[left.end : right.start + 1]):
            continue
        gap = [t.lower_ for t in doc[left.end : right.start] if t.text not in word_set("titles", "degrees")]
        gap = gap[1:] if gap[:2] == [",", ","] else gap
        if left.type == PERSON and right.type == ORG:
            shared = gap[:2] in ([",", "both"], [",", "all"])
            current = _tie_of([*gap[:1], *gap[2:]] if shared else gap, doc, right)
            if gap == ["("] and left.end - left.start == right.end - right.start == 1:
                current = None  # "Ferdinand (Alad)": a nickname
            people = [left, *(names_before(doc, left, index) if shared else ())] if current is not None else []
            ties += [Tie(person.head, right.head, None, bool(current), person.start, right.end) for person in people]
        elif left.type == ORG and right.type == PERSON and _owns(doc, left, right, gap) and not _modifies(doc, right):
            ties.append(Tie(right.head, left.head, None, True, left.start, right.end))
    return ties


def names_after(doc: Doc, first: Mention, index: MentionIndex) -> list[Mention]:
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


def names_before(doc: Doc, last: Mention, index: MentionIndex) -> list[Mention]:
    """The names of the list that ends with the person: "Ann Li and Bo Chen, both researchers at Acme"."""
    found, i = [], last.start - 1
    while i > 0 and doc[i].lower_ in (",", "and", "&"):
        i -= doc[i - 1].text == ","
        mention = index.covering(i - 1)
        if mention is None or mention.type != PERSON:
            break
        found.append(mention)
        i = mention.start - 1
    return found


def past_brackets(doc: Doc, i: int) -> int:
    """The token before "(left)", "(second from right)" and the like if one ends at the token, else the token."""
    if i < 0 or doc[i].text != ")":
        return i
    opening = next((j for j in range(i - 1, max(i - 6, -1), -1) if doc[j].text == "("), None)
    if opening is None or any(t.lower_ not in _PLACED for t in doc[opening + 1 : i]):
        return i
    return opening - 1


def _owned(doc: Doc, index: MentionIndex, subjects: MentionIndex) -> Iterator[Tie]:
    """ "Ann Li's ceramics startup, Acme,", "her latest company Acme", "Acme, Ann Li's startup"."""
    for noun in tokens_with(doc, _VENTURES):
        if noun.lower_ not in _VENTURES or noun.i + 1 >= len(doc) or noun.is_sent_start:
            continue
        org = _called_or_apposed(doc, noun, index)
        owners = (c for t in (noun, *([doc[org.head]] if org is not None else ())) for c in t.children)
        owner = next((c for c in owners if c.dep_ == "poss" and c.i < noun.i), None)
        person = subjects.at(owner.i) if owner is not None else None
        if org is None or person is None or person.type != PERSON:
            continue
        words = {t.lower_ for t in doc[person.end : noun.i]}
        start, end = min(person.start, org.start), max(noun.i + 1, org.end)
        if not words & _PAST and not any(t.is_sent_start for t in doc[start + 1 : end]):
            yield Tie(person.head, org.head, None, True, start, end)


def _called_or_apposed(doc: Doc, noun: Token, index: MentionIndex) -> Mention | None:
    """The organization that follows "Ann Li's startup" as its name, or that the phrase stands behind."""
    named = index.covering(min(noun.i + 1 + (doc[noun.i + 1].text == ","), len(doc) - 1))
    if named is not None and named.type == ORG and named.form == "name":
        behind = doc[named.end] if named.end < len(doc) else None
        # "for Ann Li's startup, Acme announced": a new subject
        clause = doc[noun.i + 1].text == "," and behind is not None and behind.pos_ in ("VERB", "AUX")
        return None if clause else named
    first = noun.left_edge.i
    before = index.covering(first - 2) if first > 1 and doc[first - 1].text == "," else None
    if before is None or before.type != ORG or before.form != "name":
        return None
    return before if noun.dep_ == "appos" and noun.head.i == before.head else None


def _counterparts(doc: Doc, index: MentionIndex) -> Iterator[Tie]:
    """ "Spoke to her Acme counterpart, Ann Li", "his former colleague at Acme, Ann Li"."""
    for noun in tokens_with(doc, _PEERS):
        if noun.lower_ not in _PEERS or noun.i == 0 or noun.i + 2 >= len(doc):
            continue
        before = noun.i - 1 - (noun.lower_ == "number" and doc[noun.i - 1].lower_ == "opposite")
        org, end = index.covering(before), noun.i + 1
        if org is None and doc[end].lower_ in ("at", "from"):
            org = index.covering(end + 1)
            end = org.end if org is not None else end
        person = index.covering(min(end + (doc[end].text == ","), len(doc) - 1)) if end < len(doc) else None
        if org is not None and org.type == ORG and person is not None and person.type == PERSON:
            current = doc[noun.i - 1].lower_ not in _PAST
            yield Tie(person.head, org.head, None, current, min(org.start, noun.i), person.end)


def _owns(doc: Doc, org: Mention, person: Mention, gap: list[str]) -> bool:
    """ "Acme's Ann Li", "Acme Research's Ann Li": the words of a part's name may stand between."""
    if gap in (["'s"], ["'"]):
        return True
    if not gap or gap[-1] != "'s":
        return False
    part = doc[org.end : person.start - 1]
    return len(part) < 3 and all(t.pos_ == "PROPN" and t.text[:1].isupper() for t in part)


def _speaks(doc: Doc, org: Mention) -> bool:
    """Whether the person before "from X", "at X" is the subject of what follows or the speaker of what precedes, not
    someone whom another takes from X.
    """
    before = org.start - 1 - (doc[org.start - 1].lower_ == "the")
    named = doc[before - 1] if before > 0 else None
    if named is None or named.dep_ != "nsubj":
        return False
    speaker = named.head.lemma_ in _REPORTS and named.head.i < named.i
    return speaker or org.end < len(doc) and doc[org.end].pos_ in ("VERB", "AUX")


def _reports(name: Token) -> bool:
    """Whether a name's last word is the subject of "said" or the like."""
    return name.dep_ == "nsubj" and name.head.lemma_ in _REPORTS


def _modifies(doc: Doc, name: Mention) -> bool:
    """Whether the name is part of a longer phrase: "Ann Li's Acme shares", "Acme's Aria 2", "Acme's Aria engine"."""
    following = doc[name.end] if name.end < len(doc) else None
    return (
        following is not None
        and (following.pos_ in ("NOUN", "NUM") or following.text in ("'s", "'", "-") and following.i == name.end)
        and not following.is_sent_start
    )


def _is_public(doc: Doc, org: Mention) -> bool:
    """Whether it is a public body, which a head of government is said to own: "the president's Justice Department"."""
    name, bodies = doc[org.start : org.end], word_set("organizations", "bodies_of_state")
    return name.text in bodies or name[-1].text in bodies or name[0].text in bodies and name.text.split()[1:2] == ["of"]


def _tie_of(gap: list[str], doc: Doc, org: Mention) -> bool | None:
    """Whether the words between a person and an organization make a present tie, a former one, or none."""
    if gap == ["("]:
        # "Star Hunter (PS5)": a platform or a code, unless the name is spelled out or listed
        name = doc[org.start : org.end].text  # nor a party, "(Ind)"
        spelled = any(c.islower() for c in name) and len(name) > 3 or bool(doc[org.start].ent_kb_id_)
        return True if spelled and org.end < len(doc) and doc[org.end].text == ")" else None
    if gap in (["'s"], ["'"]):
        return None if _modifies(doc, org) or _is_public(doc, org) else True
    if gap and gap[-1] == "the":
        gap = gap[:-1]
    if gap[-2:] == ["-", "based"]:
        gap = [gap[0], *gap[-1:]] if len(gap) > 3 else gap
    if gap == ["of"]:
        return True
    if gap[:1] == ["of"] and (gap[-1] == "based" or gap[-1] in word_set("organizations", "description_nouns")):
        return True
    if gap in (["from"], ["at"]):
        return True if _speaks(doc, org) else None
    if gap == ["with"]:  # "attorney Ann Li with Acme said"
        return True if _speaks(doc, org) and _reports(doc[org.start - 2]) else None
    closed = org.end >= len(doc) or doc[org.end].text in (",", ".", ";", ")", '"') or doc[org.end].is_sent_start
    if gap in ([",", "of"], [",", "from"]):
        return True if closed else None
    if gap in ([",", "ex"], [",", "ex-"], ["(", "ex"], ["(", "ex-"]):
        return False if closed else None
    if gap[:1] == ["("] and set(gap[1:]) <= ONCE and org.end < len(doc) and doc[org.end].text == ")":
        return False  # "Ann Li (formerly Acme)"
    if gap[:2] == [",", "with"] and closed and _reports(doc[org.start - len(gap) - 1]):
        kind = gap[-1] in word_set("organizations", "description_nouns")
        return True if len(gap) < 3 or kind else None
    if len(gap) < 3 or gap[0] not in (",", "(") or gap[-1] not in ("of", "at", "with"):
        return None
    words = set(gap[1:-1])
    if words & (ONCE | {"recently"}) and words <= ONCE | {"-", "most", "recently"}:
        return False
    return True if words and words <= NOW else None


def _after_comma(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """The employer in a list's or a caption's own order: "Ann Li, CEO, Acme Foods; Bo Chen, dean, Lind College"."""
    opened = role.start > 1 and doc[role.start - 1].text in (",", "(")
    if role.end + 1 >= len(doc) or doc[role.end].text != "," or not opened:
        return None
    named = index.covering(role.end + 1)
    if (
        named is None
        or named.type != ORG
        or named.form != "name"
        or any(t.is_sent_start for t in doc[role.end : named.end])
    ):
        return None
    if named.end >= len(doc) or doc[named.end].text in (";", ".", ")") or doc[named.end].is_sent_start:
        return named.head
    # "Ann Li, CEO, Acme Foods, said": in running text the verb that follows shows that the name closes the list
    after = named.end + (doc[named.end].text == ",")
    reports = after < len(doc) and doc[after].lemma_ in _REPORTS
    return named.head if reports or doc[named.end].text in ("\n", '"') else None


def _behind_name(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """The employer that follows the name, or the last name of several: "founders Ann Li and Bo Chen of Acme"."""
    named = index.headed(role.data["person"], PERSON)
    if named is not None and named.start >= role.end and role.data["plural"]:
        named = [named, *names_after(doc, named, index)][-1]
    if (
        named is None
        or named.start < role.end
        or named.end + 1 >= len(doc)
        or doc[named.end].lower_ not in ("of", "at")
    ):
        return None
    behind = index.covering(named.end + 1 + (doc[named.end + 1].lower_ == "the"))
    return behind.head if behind is not None and behind.type == ORG and behind.form == "name" else None


def abutting(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """The employer right behind the title, with no word between: "Dr. Ann Li, Director Lind College, said"."""
    if role.start < 2 or doc[role.start - 1].text != "," or role.end >= len(doc):
        return None
    before, behind = index.covering(role.start - 2), index.covering(role.end)
    if before is None or before.type != PERSON or behind is None or behind.type != ORG or behind.form != "name":
        return None
    closed = behind.end >= len(doc) or doc[behind.end].text in (",", ".", ";", ")") or doc[behind.end].is_sent_start
    return behind.head if closed and behind.start == role.end and not doc[role.end].is_sent_start else None


def _place(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """ "Acme, where she had been a director": the antecedent of the clause that gives the title."""
    where = next((i for i in range(role.start - 1, max(role.start - 9, 0), -1) if doc[i].lower_ == "where"), None)
    if where is None or where < 2:
        return None
    antecedent = index.covering(where - 1 - (doc[where - 1].text == ","))
    return antecedent.head if antecedent is not None and antecedent.type == ORG else None


def _whose(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """ "Led by Acme Ventures, whose partner Ann Li joins the board": the antecedent of the clause."""
    i = role.start - 1
    if i < 2 or doc[i].lower_ != "whose":
        return None
    antecedent = index.covering(i - 1 - (doc[i - 1].text == ","))
    return antecedent.head if antecedent is not None and antecedent.type == ORG else None


EMPLOYER_NEARBY = (_place, _whose, _after_comma, _behind_name, abutting)
"""Where to look for the employer of a title that names none, in this order."""
