"""Whom a title describes, and other ties of a person to an organization that stand side by side in the text."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax import tree
from ..syntax.arguments import surface_subject
from ..syntax.mention import PERSON, Mention, MentionIndex
from .beside import EMPLOYER_NEARBY, NOW, ONCE, Tie, abutting, names_after, names_before, past_brackets, plain_ties
from .complements import DETERMINERS
from .duties import is_part_of_title
from .fronted import fronted
from .name_evidence import ACRONYM
from .offices import local_offices, office_of
from .stretches import before_stretch
from .titles import ADVERBS

_JOINTS = frozenset(", ; and & / a an the its former current as well".split())
_PLACES = frozenset({"GPE", "LOC", "PLACE"})
_PAST = ONCE | {"until", "then", "recently"}
_ARTICLES = frozenset({"a", "an", "the"})
_MODIFIERS = 5  # words before a title that describe its holder, at most
_CLOSING = frozenset(", - — . ; ) and".split())


def is_house_title(text: str) -> bool:
    """Whether a title is one that people hold inside some organization, named or not: "CFO", "managing director".

    Not those that name a calling or an office of the state: "director", "president", "police chief".
    """
    words = text.lower().replace(",", "").replace("/", " ").split()
    if set(words) & word_set("titles", "office_modifiers"):
        return False
    if set(words) & word_set("titles", "house_heads") or "chief" in words[:-1]:
        return True
    if words[-1] == "chief":
        return bool(set(words[:-1]) & word_set("titles", "role_modifiers"))
    phrases = vocabulary("titles")["house_phrases"]
    return any(head in words and set(words) & set(modifiers) for head, modifiers in phrases.items()) or words[:2] == [
        "head",
        "of",
    ]


def is_founder(text: str | None) -> bool:
    """Whether a title is a founder's: "co-founder and CEO"."""
    return bool(word_set("titles", "founder_heads") & set((text or "").lower().split()))


def link(doc: Doc, roles: list[Mention], index: MentionIndex, pronouns: Iterable[Mention] = ()) -> list[Tie]:
    """Ties between titles and the people they describe: before the name, in apposition, or through a copula.

    Args:
        doc: the parsed document.
        roles: its titles; ``data["person"]`` is written.
        index: names and descriptions.
        pronouns: personal pronouns, which only a copula ties to a title ("she is the editor of").
    """
    ties: list[Tie] = []
    subjects = MentionIndex([*index.mentions, *(p for p in pronouns if p.type == PERSON)])
    offices = local_offices(doc, roles, index)
    for i, role in enumerate(roles):
        found = (
            _named_after(doc, role, index)
            or _named_before(doc, role, index, roles)
            or _listed_after(doc, role, subjects, roles)
            or _copula_subject(doc, role, subjects, roles)
            or _copula_complement(doc, role, index)
            or _apposed_to(doc, role, index)
            or fronted(doc, role, subjects)
        )
        if found is None:
            continue
        person, current = found
        role.data["person"], role.data["present"] = person.head, current
        if role.data["employer"] is None:
            role.data["employer"] = _shared_employer(doc, i, roles, index) or offices.get(office_of(role))
            role.data["shared"] = role.data["employer"] is not None
        current = current and not role.data["former"] and role.data["head"] not in word_set("titles", "former_heads")
        current = current and [t.lower_ for t in doc[role.end : role.end + 3]] != ["at", "the", "time"]
        ties += _ties_of(doc, role, _all_named(doc, role, person, index), current, index)
    return ties + plain_ties(doc, index, subjects)


def _ties_of(doc: Doc, role: Mention, people: list[Mention], current: bool, index: MentionIndex) -> list[Tie]:
    """One tie a person and employer of the title."""
    untitled = role.data["head"] in word_set("titles", "not_roles")
    membership = role.data["head"] == "member" and " " in role.data["text"]
    text = None if untitled and not membership else role.data["text"]
    if text is None and _of_board(doc, role):
        text = "board member"
    employer = role.data["employer"]
    for find in EMPLOYER_NEARBY:
        employer = find(doc, role, index) if employer is None else employer
    of = index.headed(employer) if employer is not None else None
    if _holds_office(doc, role, of) or _cut_short(doc, of) or _wrote(doc, role, of):
        employer = None
    return [
        Tie(
            named.head,
            org,
            text,
            current and not (named.start > 0 and doc[named.start - 1].lower_ == "late"),
            min(role.start, named.start),
            max(role.end, named.end),
        )
        for named in people
        for org in (employer, *role.data["others"])
    ]


def _of_board(doc: Doc, role: Mention) -> bool:
    """ "A member of the supervisory board of Acme"."""
    behind = [t.lower_ for t in doc[role.end : role.end + 4]]
    return role.data["head"] == "member" and behind[:1] == ["of"] and "board" in behind


def _wrote(doc: Doc, role: Mention, of: Mention | None) -> bool:
    """Whether the title names a book, "the author of Salt Road", not an outlet, "author of the newsletter Salt"."""
    if of is None or of.start == 0 or role.data["head"] not in ("author", "co-author", "coauthor"):
        return False
    return doc[of.start - 1].lower_ not in word_set("titles", "outlets") | {"newsletter", "blog", "podcast"}


def _cut_short(doc: Doc, of: Mention | None) -> bool:
    """Whether of a longer name only its last word was found: "Foreign [Office] minister"."""
    if of is None or of.form != "name" or of.end - of.start > 1 or of.start == 0 or doc[of.start].ent_kb_id_:
        return False
    return doc[of.start].text in word_set("organizations", "suffixes") and doc[of.start - 1].text.istitle()


def _holds_office(doc: Doc, role: Mention, of: Mention | None) -> bool:
    """Whether the title is an office of a place, not of a body: "the mayor of Kettleby", "Ohio attorney general"."""
    office = role.data["head"] in word_set("titles", "office_heads") or "attorney general" in role.data["text"].lower()
    if not office or of is None or of.form != "name":
        return False
    words = {t.text for t in doc[of.start : of.end]}
    if of.end - of.start == 1 and ACRONYM.match(doc[of.start].text):
        return False  # "a minister in the DWP"; recognisers know the acronyms of countries for places
    return not doc[of.start].ent_kb_id_ and not words & word_set("organizations", "suffixes")


def _all_named(doc: Doc, role: Mention, person: Mention, index: MentionIndex) -> list[Mention]:
    """Who else the title in the plural describes."""
    if not role.data["plural"]:
        return [person]
    if doc[role.head].dep_ == "attr" and person.start < role.start:
        return [person, *names_after(doc, person, index)]
    if person.start < role.start:
        listed = doc[role.start - 1].lower_ in ("both", "all") or role.start - 1 == person.end
        return [person, *(names_before(doc, person, index) if listed else [])]
    return [person, *names_after(doc, person, index)]


def _shared_employer(doc: Doc, i: int, roles: list[Mention], index: MentionIndex) -> int | None:
    """The employer named at a title beside: "chairman and former CEO of Acme", "Acme CEO Ann Li and CFO Bo Chen"."""
    role = roles[i]
    following = roles[i + 1] if i + 1 < len(roles) else None
    beside = role.data["head"] in word_set("titles", "post_heads") and index.covering(role.end) is not None
    startup = role.data["text"].lower().startswith(("startup ", "start-up "))
    if startup or not (is_house_title(role.data["text"]) or beside):
        return None
    if following is not None and (following.data["employer"] or 0) > following.head:
        gap = [t.lower_ for t in doc[role.end : following.start]]
        if "and" in gap and set(gap) <= _JOINTS and not doc[following.start].is_sent_start:
            return int(following.data["employer"])
    previous = roles[i - 1] if i else None
    if previous is None or previous.data["employer"] is None:
        return None
    named = index.headed(previous.data["person"]) if previous.data.get("person") is not None else None
    reach = max(previous.data["until"], named.end if named is not None else 0)
    gap = [t.lower_ for t in doc[reach : role.start]]
    joined = bool(gap) and set(gap) <= _JOINTS and not any(t.is_sent_start for t in doc[reach : role.start + 1])
    return int(previous.data["employer"]) if joined else None


def _named_after(doc: Doc, role: Mention, index: MentionIndex) -> tuple[Mention, bool] | None:
    until = _past_place(doc, role.data["until"])
    for i in (role.end, until):
        if i < len(doc) and doc[i].text in (",", "-", ":", "—") and i + 1 < len(doc):
            if role.data["employer"] is None and role.start == 0:
                return None
            mention = index.covering(_past_honorifics(doc, i + 1))
            opening, former = _opening(doc, role)
            closes = mention is not None and (opening or mention.end >= len(doc) or doc[mention.end].text in _CLOSING)
            if mention is not None and mention.type == PERSON and closes and not _describes_left(doc, role, index):
                return mention, not former
            return None
    for i in (role.end, until):  # "Acme CEO Ann Li", "the CEO of Acme Ann Li"
        i = _past_honorifics(doc, i)
        if i < len(doc) and not doc[i].is_sent_start:
            mention = index.covering(i)
            if mention is not None and mention.type == PERSON and mention.start == i:
                return mention, True
    return None


def _past_place(doc: Doc, i: int) -> int:
    """The token behind the place of a house: "the former dean of Elm College in Ohio, Ann Li"."""
    if i + 1 >= len(doc) or doc[i].lower_ not in ("in", "of") or doc[i + 1].ent_type_ not in _PLACES:
        return i
    i += 2
    while i < len(doc) and doc[i].ent_iob_ == "I":
        i += 1
    return i


def _past_honorifics(doc: Doc, i: int) -> int:
    """The token where the name in "Mrs. Ann Li", "Professor Dr. Ann Li" begins."""
    while i < len(doc) and doc[i].text in word_set("titles", "honorifics"):
        i += 1
    return i


def _opening(doc: Doc, role: Mention) -> tuple[bool, bool]:
    """Whether the title opens its sentence, ahead of its subject, and as past: "Once a nurse at Acme, Ann Li ..."."""
    i, former = role.start, False
    while i > 0 and not doc[i].is_sent_start and (doc[i - 1].lower_ in DETERMINERS or doc[i - 1].lower_ in ADVERBS):
        i -= 1
        former |= doc[i].lower_ in ONCE
    known = doc[i].lower_ in ("the", "its", "their") and not (role.data["former"] or doc[role.start].lower_ in NOW)
    return bool(doc[i].is_sent_start) and not known, former


def _before_phrase(doc: Doc, role: Mention) -> tuple[int, bool]:
    """The token before the noun phrase of a title, and whether it tells of a past: "once a widely read columnist"."""
    i, former = _before_modifiers(doc, role), False
    if i > 1 and doc[i].lower_ == "now" and doc[i - 1].lower_ in ("to", "until", "till"):
        return i - 2 - (doc[i - 2].lower_ == "up"), False  # "up to now deputy head of Acme"
    while i > 0 and (doc[i].lower_ in DETERMINERS or doc[i].lower_ in ADVERBS):
        former |= doc[i].lower_ in _PAST
        i -= 1 + (doc[i].lower_ == "recently" and doc[i - 1].lower_ == "most")
    return i, former


def _before_modifiers(doc: Doc, role: Mention) -> int:
    """The article before what describes the holder of a title, "a Danish-born visiting professor", if there is any."""
    i = role.start - 1
    while role.start - i <= _MODIFIERS and i > 0 and not doc[i].is_sent_start and _modifies(doc[i], role):
        i -= 1
    return i if i > 0 and doc[i].lower_ in _ARTICLES else role.start - 1


def _modifies(word: Token, role: Mention) -> bool:
    """Whether a word is a modifier inside the noun phrase of a title."""
    inside = word.i < word.head.i < role.end and word.text != ","
    describes = word.pos_ in ("ADJ", "ADV", "PUNCT") or word.tag_ in ("VBN", "VBG")
    return inside and (describes or word.nbor().text == "-")


def _describes_left(doc: Doc, role: Mention, index: MentionIndex) -> bool:
    """Whether the title already stands in apposition to a name on its left."""
    i = role.start - 1
    while i >= 0 and (doc[i].lower_ in DETERMINERS or doc[i].lower_ in ADVERBS):
        i -= 1
    return i > 0 and doc[i].text == "," and (m := index.covering(i - 1)) is not None and m.type == PERSON


def _named_before(doc: Doc, role: Mention, index: MentionIndex, roles: list[Mention]) -> tuple[Mention, bool] | None:
    i, former = _before_phrase(doc, role)
    i, over = before_stretch(doc, i)
    former |= over
    if i > 1 and doc[i].lower_ == "of" and doc[i - 1].lower_ == "one":
        i -= 2
    elif i > 0 and role.data["plural"] and doc[i].lower_ in ("both", "all"):
        i -= 1
    if i < 0 or doc[i + 1].is_sent_start:
        return None
    bracket = doc[i].text in (",", "(", "-", "—", "|", ":")
    if not bracket and doc[i].lower_ not in ("and", "as"):
        return None
    if doc[i].lower_ == "as":
        return None
    j = past_brackets(doc, i - 1)
    while j >= 0 and (doc[j].is_digit or doc[j].text in (",", ")") or doc[j].text in word_set("titles", "degrees")):
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
            or abutting(doc, role, index) is not None
        )
        return (mention, not former) if closes else None
    return None


def _listed_after(doc: Doc, role: Mention, index: MentionIndex, roles: list[Mention]) -> tuple[Mention, bool] | None:
    """A title joined to one before it: "Ann Li, a cook at Acme and ...", "she was a cook at Acme, and later ..."."""
    i, former = _before_phrase(doc, role)
    if i < 1 or doc[i].text != "," and doc[i].lower_ != "and" or doc[i + 1].is_sent_start:
        return None
    end = i - 1 if doc[i].lower_ == "and" and doc[i - 1].text == "," else i
    if doc[end - 1].text in word_set("organizations", "description_nouns"):
        end -= 1  # "a cook at Stockpot magazine and ..."
    joints = {i, i + 1, end}
    earlier = next((r for r in roles if {r.end, r.data["until"]} & joints and r is not role and _has(r)), None)
    person = index.at(earlier.data["person"]) if earlier is not None else None
    return (person, earlier.data["present"] and not former) if person is not None and earlier is not None else None


def _copula_subject(
    doc: Doc, role: Mention, index: MentionIndex, titles: list[Mention]
) -> tuple[Mention, bool] | None:
    """Who "is", "remains" or "stays" what the title says."""
    head = next((t for t in doc[role.data["core"] : role.head] if t.dep_ == "attr"), doc[role.head])
    while head.dep_ in ("compound", "conj", "nmod") and role.start <= head.head.i:
        if head.head.i == head.i:
            break
        head = head.head
    verb = _before_stretch(doc, role) or _part_of_title(head)
    if verb is None:
        if head.dep_ not in ("attr", "oprd", "acomp") or head.head.lemma_ not in ("be", "remain", "stay"):
            return None
        verb = head.head
    subject = surface_subject(verb)
    goes_on = verb.lemma_ in ("remain", "stay")
    if any(c.dep_ == "neg" for c in verb.children) or verb.tag_ == "VB" and not goes_on:
        return None
    mention = index.at(subject.i) if subject is not None else _line_above(verb, index)
    if mention is None and subject is not None:
        # "Acme founder and CEO Ann Li (who is also ...)": parsers hang the clause on the title
        mention = next((index.at(t.data["person"]) for t in titles if t.start <= subject.i < t.end and _has(t)), None)
    if mention is None or mention.type != PERSON:
        return None
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if goes_on and aux == {"will"}:
        return mention, True
    if aux & set(vocabulary("modality")["counterfactual_auxiliaries"] + ["will", "may", "might", "could"]):
        return None
    perfect = aux & {"has", "have", "'s"}
    return mention, verb.tag_ in ("VBZ", "VBP") or bool(perfect) or verb.tag_ == "VBG" and not aux & {"was", "were"}


def _part_of_title(head: Token) -> Token | None:
    """ "She was previously marketing director": the participle that the parser took for what she was doing."""
    return head.head if is_part_of_title(head.head, head) else None


def _before_stretch(doc: Doc, role: Mention) -> Token | None:
    """The verb of "was until last month head of design", before the stretch of time in the title's sentence."""
    i, _ = before_stretch(doc, role.start - 1)
    if not doc[role.start].sent.start <= i < role.start - 1 or doc[i].lemma_ != "be":
        return None
    return doc[i]


def _has(title: Mention) -> bool:
    return title.data.get("person") is not None


def _line_above(verb: Token, index: MentionIndex) -> Mention | None:
    """The name on a line of its own above a biography that starts with its verb: "Ann Li" / "is a reporter at"."""
    doc = verb.doc
    i = verb.i - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    if i < 0 or not (verb.is_sent_start or doc[i + 1].is_sent_start or i + 1 < verb.i or "\n" in doc[i].whitespace_):
        return None
    mention = index.covering(i)
    return mention if mention is not None and mention.type == PERSON and mention.form == "name" else None


def _apposed_to(doc: Doc, role: Mention, index: MentionIndex) -> tuple[Mention, bool] | None:
    """A title further on in an apposition: "Ann Li, the hand behind its ovens, and the firm's former president"."""
    noun = tree.conj_head(doc[role.head])
    before, former = _before_phrase(doc, role)
    if (
        noun.dep_ != "appos"
        or noun.i == role.head
        or doc[before].lower_ not in ("and", ",")
        or noun.sent != doc[role.head].sent
    ):
        return None
    mention = index.at(noun.head.i)
    return (mention, not former) if mention is not None and mention.type == PERSON else None


def _copula_complement(doc: Doc, role: Mention, index: MentionIndex) -> tuple[Mention, bool] | None:
    """ "The firm's founder is Ann Li", "Acme, whose chief executive is Ann Li"."""
    noun = doc[role.head]
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or any(c.dep_ in ("neg", "aux") for c in noun.head.children):
        return None
    attributes = tree.children(noun.head, "attr")
    mention = index.headed(attributes[0].i, PERSON) if attributes else None
    if mention is None:
        return None
    return mention, noun.head.tag_ in ("VBZ", "VBP")
