"""The mentions that a token of a role stands for, where a slot takes their type."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from ..lexicon.frames import Slot
from ..lexicon.resources import word_set
from . import tree
from .brackets import bracket_before
from .joined import conjuncts, counted_among, equated, examples_start, repeated
from .mention import GROUP, ORG, PERSON, ROLE, Mention, MentionIndex

_NAMED = frozenset({"called", "named", "dubbed"})
_RUN = frozenset("run led backed owned founded controlled funded chaired headed".split())
_BESIDE = frozenset({"appos", "oprd", "dep", "npadvmod", "attr", "nmod", "dobj"})


Acting = Callable[[Mention], Mention | None]


class Fillers:
    """Finds the mentions that fill slots.

    Args:
        index: the typed mentions of the document.
        acting: gives the organization for which a person mention acts ("Zuckerberg" for Meta), or None.
    """

    def __init__(self, index: MentionIndex, acting: Acting):
        self.index, self.acting = index, acting

    def of(self, token: Token, slot: Slot, trigger: Token) -> list[Mention]:
        """The mentions a role token stands for, with everything coordinated to them, if the types fit."""
        token = _they_of_houses(token, slot)
        first = self._typed(token, slot)
        if first is None:
            first = self._example(token, slot)
            token = token.doc[first.head] if first is not None else token
        if first is None:
            return []
        found = [first]
        if first.type == GROUP and PERSON in slot.types:
            told = [m for t in counted_among(token) if (m := self._typed(t, slot)) is not None and _names_people(m)]
            found = [*told, first] if told and token.head.lower_ == "among" else told or found
        others = [*conjuncts(token)[1:], *repeated(token)]
        if first.type == PERSON and token.tag_ == "NNS" and first.head != token.i:
            others += conjuncts(token.doc[first.head])[1:]  # "the appointment of two clerks, Ann Li and Bo Chen"
        for other in others:
            mention = self._typed(other, slot)
            if mention is not None and mention not in found:
                found.append(mention)
        last = self._told_of_last(first, trigger)
        if last is not None:
            return [last]
        for mention in list(found):
            for linked in mention.data.get("coordinated", ()):
                other_mention = self.index.headed(linked)
                if other_mention is None or other_mention.type not in slot.types or other_mention in found:
                    continue
                if not _names_thing(other_mention, token.doc):
                    found.append(other_mention)
        found = sorted((m for m in found if not _outside(first, m, trigger)), key=lambda m: m.start)
        return found[-1:] if _of_last(found, trigger, self.index) else found

    def _told_of_last(self, first: Mention, trigger: Token) -> Mention | None:
        """ "Counsel Ann Li, clerks Bo Chen and Cy Diaz, and treasurer Ida Berg, who left": only the last left, with a
        title of her own, or as one of whom the verb speaks.
        """
        clause = next((t for t in (trigger, trigger.head) if t.dep_ == "relcl"), None)
        who = next((c for c in clause.children if c.lower_ == "who"), None) if clause is not None else None
        if clause is None or who is None or who.i < 2:
            return None
        last = self.index.covering(who.i - 1 - (who.nbor(-1).text == ","))
        if last is None or last is first or last.type != PERSON or last.head not in first.data.get("coordinated", ()):
            return None
        title = self.index.covering(last.start - 1)
        own = title is not None and title.type == ROLE and title.data.get("person") == last.head
        verbs = [clause, *(c for c in clause.children if c.dep_ in ("aux", "auxpass"))]
        return last if own or any(v.tag_ == "VBZ" or v.lower_ == "was" for v in verbs) else None

    def _typed(self, token: Token, slot: Slot) -> Mention | None:
        """The mention of the token or of what stands for the same thing, if the slot takes its type.

        A name is preferred to the description beside it ("Acme, the company she founded").
        """
        readings = [m for t in equated(token) if (m := self._reading(t, slot)) is not None]
        if readings and readings[0].type in (ORG, PERSON) and readings[0].form == "description":
            return next((m for m in readings if m.form == "name" and m.type == readings[0].type), readings[0])
        return readings[0] if readings else self._called(token, slot) or self._holder(token, slot)

    def _holder(self, title: Token, slot: Slot) -> Mention | None:
        """ "Founder and former Acme chief Ann Li": who bears a bare title is who bears the one joined to it."""
        if PERSON not in slot.types or any(c.dep_ in ("det", "poss") for c in title.children):
            return None
        first = self.index.headed(title.i, ROLE)
        if first is None:  # "entrepreneur and former Acme chief, Ann Li"
            joined = (self.index.headed(t.i, ROLE) for t in conjuncts(title)[1:] if title.tag_ == "NN")
            held_by = [m.data.get("person") for m in joined if m is not None]
            return self.index.at(held_by[0]) if held_by and held_by[0] is not None else None
        for name in conjuncts(title)[1:]:
            person = self.index.at(name.i)
            second = self.index.covering(first.end + 1) if first.end < len(title.doc) - 1 else None
            held = second is not None and second.type == ROLE and second.data.get("person") == name.i
            if held and person is not None and person.type == PERSON:
                return person
        return None

    def _called(self, noun: Token, slot: Slot) -> Mention | None:
        """Who is told by a name that follows a noun at once: "the talk show Acme", "the sisters Ann and Ida Berg"."""
        tags = ("NN",) if ORG in slot.types else ("NN", "NNS")
        if noun.tag_ not in tags or noun.i + 1 >= noun.sent.end or self.index.covering(noun.i) is not None:
            return None
        start = noun.i + 1 + (noun.nbor(1).lower_ in _NAMED)  # "a start-up called Acme"
        name = self.index.covering(start)
        if name is None or name.type not in slot.types or name.form != "name" or name.start != start:
            return None
        return name if start > noun.i + 1 or noun.doc[name.head].dep_ in _BESIDE else None

    def _example(self, noun: Token, slot: Slot) -> Mention | None:
        """The first organization of a plural that goes on to name them: "several startups, including Acme and Beta"."""
        start = examples_start(noun) if slot.types == {ORG} else None
        if start is None:
            return None
        for token in noun.doc[start : min(start + 7, noun.sent.end)]:
            mention = self.index.covering(token.i)
            if mention is not None and (mention.type != ORG or mention.form != "name") or tree.is_finite(token):
                return None
            if mention is not None:
                return mention if noun.doc[mention.head].dep_ not in ("compound", "poss", "nmod") else None
        return None

    def _reading(self, token: Token, slot: Slot) -> Mention | None:
        mention = self.index.at(token.i)
        if (
            mention is not None
            and mention.type == ROLE
            and mention.data.get("person") is not None
            and ROLE not in slot.types
        ):
            mention = self.index.at(mention.data["person"])
        mention = self._other_reading(token, mention, slot)
        if slot.acting and ORG in slot.types and (mention is None or mention.type == GROUP):
            mention = self._whose_people(token) or mention
        if mention is not None and (_in_compound(mention, token.doc) or _one_of_many(mention, token.doc)):
            return None
        if mention is None or mention.type in slot.types:
            return mention
        if slot.acting and mention.type == "PERSON" and "ORG" in slot.types:
            return self.acting(mention)
        return None

    def _whose_people(self, people: Token) -> Mention | None:
        """ "Trustees of Acme have hired", "Acme's directors voted to sack": the house for which they act."""
        if people.tag_ not in ("NNS", "NNPS") or people.lower_ not in word_set("organizations", "acting_people"):
            return None
        links = [t for p in tree.children(people, "prep") if p.lower_ in ("of", "at") for t in tree.children(p, "pobj")]
        houses = (self.index.at(t.i) for t in (*links, *tree.children(people, "poss", "compound", "nmod")))
        return next((m for m in houses if m is not None and m.type == ORG), None)

    def _other_reading(self, token: Token, mention: Mention | None, slot: Slot) -> Mention | None:
        """A title that also describes a person or a part of a company, or the firm that "a startup" stands behind."""
        if mention is not None and mention.type in slot.types:
            return mention
        if ROLE in slot.types:
            return self.index.headed(token.i, ROLE) or mention
        if slot.name == "destination" and mention is not None and mention.type == GROUP:
            part = self.index.headed(token.i, ORG)
            return part if part is not None and part.start == token.i else mention  # "joined the staff of Acme"
        if ORG in slot.types and mention is None:
            start = min(token.left_edge.i, tree.conj_head(token).left_edge.i)
            if start > 1 and token.doc[start].lower_ in ("a", "an") and token.doc[start - 1].text == ",":
                before = self.index.covering(start - 2)
                return before if before is not None and before.type == ORG and before.form == "name" else None
        return mention


def _in_compound(mention: Mention, doc: Doc) -> bool:
    """ "Key figures from Ann Li-run Acme": a name that only tells whose house it is."""
    behind = doc[mention.end : mention.end + 2]
    joined = mention.type == PERSON and len(behind) == 2 and behind[0].text == "-" and not behind[0].whitespace_
    return joined and behind[1].lower_ in _RUN


def _one_of_many(mention: Mention, doc: Doc) -> bool:
    """ "Merges with an ApoA", "bought a Tesla": a thing of a kind, not a house."""
    if mention.type != ORG or mention.form != "name" or mention.start == 0:
        return False
    article = doc[mention.start - 1]
    return article.lower_ in ("a", "an") and article.dep_ == "det" and article.head.i == mention.head


def _they_of_houses(token: Token, slot: Slot) -> Token:
    """ "Acme and Beta said they had agreed to merge": the houses that say so, where a slot takes but houses."""
    clause = tree.governing(token)
    while clause.dep_ == "xcomp" and tree.is_verbal(clause.head):
        clause = clause.head
    said = clause.head if token.lower_ == "they" and slot.types == {ORG} and clause.dep_ == "ccomp" else None
    subject = tree.own_subject(said) if said is not None else None
    return subject if subject is not None and len(conjuncts(subject)) > 1 else token


def _names_people(mention: Mention) -> bool:
    return mention.type == PERSON or bool(mention.data.get("members"))


def _names_thing(mention: Mention, doc: Doc) -> bool:
    """ "Bought Acme and the Tessel trademark": the second name only says whose or which thing."""
    head = doc[mention.head]
    thing = head.head
    return head.dep_ in ("compound", "nmod") and thing.tag_ == "NN" and thing.i >= mention.end and mention.type == ORG


def _outside(first: Mention, other: Mention, trigger: Token) -> bool:
    """Whether a relative clause ends before the other name: in "Li, who quit, and Bo" only Li quit.

    Likewise "Acme and Beta, a startup bought by Corvane": one startup is one company, the last named, and a bracket
    speaks of one: "Acme (bought by Beta), Corvane".
    """
    bracket = bracket_before(trigger)
    if bracket is not None and (first.head < bracket.i or other.head < bracket.i):
        return other is not first
    clause = trigger if trigger.dep_ == "acl" else trigger.head
    noun = clause.head
    if clause.dep_ == "acl" and noun.dep_ == "appos" and noun.tag_ == "NN" and noun.i < trigger.i:
        start = noun.left_edge.i
        coordinated = start > 1 and trigger.doc[start - 2].dep_ == "conj"
        return other.end < start - 1 and (other.head != noun.head.i or coordinated)
    return (
        first.head < trigger.i < other.head
        and trigger.sent.start <= first.head
        and any(t.dep_ == "relcl" and _describes(t, trigger.doc[first.head]) for t in (trigger, trigger.head))
    )


def _of_last(found: list[Mention], trigger: Token, index: MentionIndex) -> bool:
    """Whether a relative clause behind several people speaks of the last alone.

    "Counsel Ann Li, and treasurer Bo Chen, who went to Acme", "Ann Li and Bo Chen, who has left": by a title of the
    last one's own behind a comma and "and", or by a verb in the singular.
    """
    clause = trigger if trigger.dep_ == "relcl" else trigger.head
    subject = tree.own_subject(clause) if clause.dep_ == "relcl" else None
    if len(found) < 2 or subject is None or subject.tag_ != "WP" or subject.i < found[-1].end:
        return False
    if any(t.tag_ == "VBZ" or t.lower_ == "was" for t in (clause, *tree.children(clause, "aux", "auxpass"))):
        return True
    last = found[-1]
    title = index.covering(last.start - 1)
    if title is None or title.type != ROLE or title.data.get("plural") or title.start < max(found[-2].end, 2):
        return False
    doc = trigger.doc
    return doc[title.start - 1].lower_ == "and" and doc[title.start - 2].text == ","


def _describes(clause: Token, name: Token) -> bool:
    """Whether a relative clause hangs on the name, or on what stands in apposition to it."""
    return clause.head.i == name.i or name.is_ancestor(clause) and not any(
        t.dep_ == "conj" for t in clause.ancestors if name.is_ancestor(t)
    )
