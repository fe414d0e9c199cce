"""Ties that a clause states: "works at X", "led research at X", "stayed with X", "after seven years at X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ...syntax.modality import assess
from ...syntax.prepositions import PLACING
from ...syntax.roles import Roles, roles
from ...syntax.status import UNREAL
from ..draft import Page
from .posts import Employment, Untold, told_as_earlier

_WORK = frozenset("work serve consult teach intern practice practise apprentice".split())
_LEAD = frozenset("lead co-lead head run oversee manage direct chair helm".split())
_STAY = frozenset("stay remain".split())
_EMPLOY = frozenset("pay employ".split())
_WORK_OR_LEAD, _STAY_OR_EMPLOY = _WORK | _LEAD, _STAY | _EMPLOY
_POSTS = frozenset("job role position post chair".split())
_ENDED = frozenset("work write intern consult report".split())
_SPANS = frozenset("year month week decade long".split())
_UNTOLD = frozenset("will would could may might not n't 'll".split())
_PAST = frozenset("previously formerly once earlier before".split())
_SAME_FORMS = frozenset({"run"})
_GOING_ON, _FUTURE = frozenset("remain stay continue".split()), frozenset({"will", "'ll"})
_AFTER = frozenset({"after", "following", "before"})
_WHILE = frozenset({"while", "whilst"})
_HOLD = frozenset("leave quit have hold give keep lose vacate resign abandon occupy".split())


def goes_on(verb: Token) -> bool | None:
    """Whether what the verb tells still holds; None if it is not told as a fact."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg")}
    if verb.lemma_ in _GOING_ON and auxiliaries <= _FUTURE:
        return True  # "will remain chairman", "continues as chair"
    if verb.dep_ == "pcomp" and verb.head.lower_ in _AFTER and not auxiliaries:
        return False  # "joined after working at Acme"
    beside = verb.tag_ == "VBG" and not auxiliaries and verb.head.tag_ == "VBD"
    if beside and any(c.lower_ in _WHILE and c.i < verb.i for c in verb.children):
        return False  # "while working at Acme, she wrote"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "to" and tree.governing(verb.head).tag_ != "VBD":
        return None  # "will go back to practising law with Acme", "looks forward to working at Acme"
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.head.i < verb.i:
        return False
    if auxiliaries & _UNTOLD or verb.tag_ == "VB":
        return None
    # "she's written for X" is parsed as a passive
    contracted = verb.lemma_ in _ENDED and verb.tag_ in ("VBN", "VBD")
    passive = next((c for c in verb.children if c.dep_ == "auxpass" and not (contracted and c.lower_ == "'s")), None)
    bare = verb.lower_ in _SAME_FORMS and verb.tag_ == "VBD"  # "they run Acme": the past would be "ran"
    going_on = ((passive or verb).tag_ in ("VBZ", "VBP", "VBG") or bare) and not auxiliaries & {"had", "was", "were"}
    reduced = verb.tag_ in ("VBN", "VBD") and verb.dep_ == "acl"
    perfect = bool(auxiliaries & {"has", "have", "'s", "'ve"}) and verb.tag_ != "VBG"
    ended = perfect and verb.lemma_ in _ENDED and not any(lasts(c) for c in verb.children)
    current = going_on or reduced or perfect and not ended
    return current and not any(c.lower_ in _PAST for c in verb.children)


def lasts(child: Token) -> bool:
    """ "since 2019", "for six years": the work goes on."""
    spans = [t for t in child.children if t.lemma_ in _SPANS or tree.is_time(t)]
    return child.lower_ == "since" or child.lower_ == "for" and bool(spans)


def _for_once(verb: Token, found: Roles) -> bool:
    """ "Led the funding round", "ran the meeting": no post."""
    passing = word_set("titles", "led_for_once")
    things = [t for t in found.get("object", []) if t.pos_ != "PRON"]
    return tree.base(verb) in _LEAD and any(t.lemma_.lower() in passing for t in things)


def _is_tenure(noun: Token) -> bool:
    return noun.lemma_.lower() in ("year", "decade", "career", "stint", "month") or noun.lower_ == "life"


def _is_body(org: Mention, verb: Token) -> bool:
    """Whether who works "in" it works for it: "in the Ministry of Health", "in Acme's labs"; not "in Education"."""
    doc = verb.doc
    opening = doc[org.start - 1].lower_ if org.start else ""
    determined = opening in ("the", "'s", "'") or doc[org.start].lower_ == "the"
    return org.form == "part" or determined and org.form == "name"


class Clauses:
    """The ties that verbs of work and nouns of tenure state on a page."""

    def __init__(self, page: Page):
        self.page = page

    def ties(self) -> Iterator[Employment]:
        yield from self._from_verbs()
        yield from self._from_having_been()
        yield from self._from_stays()
        yield from self._from_tenures()
        yield from self._from_spans()

    def _from_stays(self) -> Iterator[Employment]:
        """ "Stayed with X", "remains at X", "remained at X until 2011", and "X pays her"."""
        for token in self.page.tokens(_STAY_OR_EMPLOY):
            if (
                token.pos_ != "VERB"
                or token.lemma_ not in _STAY_OR_EMPLOY
                or not self.page.contents.hold(token, PERSON, ORG)
                or any(c.dep_ == "neg" for c in token.children)
            ):
                continue
            filled = roles(token)
            if token.lemma_ in _STAY:
                people = self._typed(filled.get("subject", []), PERSON)
                orgs = self._typed([t for name in ("at", "with") for t in filled.get(name, [])], ORG)
                told = token.tag_ in ("VBD", "VBZ", "VBP") or token.head.lemma_ in ("decide", "choose", "opt")
                told |= any(c.lower_ in _FUTURE for c in token.children)
            else:
                people = self._typed(filled.get("object", []), PERSON)
                orgs = self._typed(filled.get("subject", []), ORG)
                told = token.tag_ in ("VBZ", "VBP")
            if told and people and orgs and assess(token).status != UNREAL:
                over = token.tag_ == "VBD" and any(c.lower_ in ("until", "till") for c in token.children)
                for person in self._together(people[0], token):
                    yield Employment(person, orgs[0].ref, None, not over, token.i, token.i + 1)  # type: ignore[arg-type]

    def _from_having_been(self) -> Iterator[Employment]:
        """ "Having previously been with X", "she had been with X since 2016": where someone was before what is told."""
        for verb in self.page.tokens(["be"]):
            auxiliaries = {c.lower_ for c in verb.children} if verb.tag_ == "VBN" else set()
            since = any(c.lower_ == "since" for c in verb.children) and "had" in auxiliaries
            if not (since or "having" in auxiliaries) or not self.page.contents.hold(verb, PERSON, ORG):
                continue
            found = roles(verb)
            people = self._typed(found.get("subject", []), PERSON)
            orgs = self._typed([t for name in ("at", "with") for t in found.get(name, [])], ORG)
            for person in self._together(people[0], verb) if people and orgs else ():
                yield Employment(person, orgs[0].ref, None, False, verb.sent.start, verb.sent.end)  # type: ignore[arg-type]

    def _from_verbs(self) -> Iterator[Employment]:
        """ "works at X", "led research at X", "served as CFO of X"."""
        for token in self._verbs(_WORK_OR_LEAD):
            found = roles(token)
            people = self._typed(found.get("subject", []), PERSON)
            role, refs = self._work_place(token, found)
            current = goes_on(token)
            if not people or not refs or current is None or _for_once(token, found):
                continue
            span = token.sent
            # "and now leads sales at Beta" is later than what the sentence told before
            start = token.i if token.tag_ in ("VBZ", "VBP") else span.start
            for person, ref in product(self._together(people[0], token), refs):
                yield Employment(person, ref, role, current, start, span.end)

    def untold(self) -> Iterator[Untold]:
        """ "Ann Li, who leads the design team": the unit of a house that the clause leaves out."""
        for token in self._verbs(_LEAD):
            found = roles(token)
            people = self._typed(found.get("subject", []), PERSON)
            units = word_set("titles", "led_units")
            unit = next((t for t in found.get("object", []) if t.lemma_.lower() in units), None)
            role, refs = self._work_place(token, found)
            current = goes_on(token)
            named = unit is not None and role is not None and len(role.split()) > 3  # not "the team that won"
            if people and unit is not None and named and not refs and current is not None:
                yield Untold(people[0].ref, role, current, token.i, unit.i + 1)  # type: ignore[arg-type]

    def _verbs(self, lemmas: frozenset[str]) -> Iterator[Token]:
        """The verbs of these lemmas in sentences that speak of a person, in text order."""
        for token in self.page.tokens(lemmas):
            named = token.pos_ == "VERB" and tree.base(token) in lemmas and not self._in_title(token)
            if named and self.page.contents.hold(token, PERSON):
                yield token

    def _in_title(self, token: Token) -> bool:
        """Whether the word is a modifier inside a title: "managing editor"."""
        covering = self.page.index.covering(token.i)
        return covering is not None and covering.type == ROLE and covering.form == "title"

    def _work_place(self, verb: Token, found: Roles) -> tuple[str | None, list[int]]:
        """The role and the organizations that a verb of work gives."""
        orgs = self._typed([t for name in ("at", "for", "with", "where") for t in found.get(name, [])], ORG)
        orgs.sort(key=lambda org: told_as_earlier(self.page.doc, org))
        orgs = orgs or [org for org in self._typed(found.get("in", []), ORG) if _is_body(org, verb)]
        role, employer = self._role(found, verb)
        if not orgs and tree.base(verb) in _LEAD:
            orgs = self._typed(found.get("object", []), ORG)
            role = (self._head_of(orgs[0]) if orgs else role) or None
            role = "chair" if orgs and tree.base(verb) == "chair" else role
        if not orgs and employer is None and tree.base(verb) in _LEAD:
            orgs = self._inside(found.get("object", []))
        named = [orgs[0], *self._coordinated(orgs[0])] if orgs else []
        refs = [org.ref for org in named if org.ref is not None]
        return role, refs or ([employer] if employer is not None else [])

    def _head_of(self, unit: Mention) -> str | None:
        """The role of who leads a named part: "led Acme's health unit"; none where it is the organization itself."""
        if unit.form != "part" or unit.end - unit.start < 2:
            return None
        owner = self.page.index.headed(unit.data["of"], ORG)
        if owner is None or owner.end >= unit.end:
            return None
        start = owner.end + (self.page.doc[owner.end].lower_ in ("'s", "'"))
        return f"head of {self.page.doc[start : unit.end].text}"

    def _inside(self, objects: list[Token]) -> list[Mention]:
        """ "Led the team building cameras at Acme": the parser hangs the place on the last noun."""
        places = [
            child
            for noun in objects[:1]
            for token in noun.subtree
            if token.lower_ == "at" and token.dep_ == "prep"
            for child in token.children
            if child.dep_ == "pobj"
        ]
        return self._typed(places[:1], ORG)

    def _typed(self, tokens: list[Token], kind: str) -> list[Mention]:
        found = [self.page.index.at(t.i) for t in tokens]
        if kind == PERSON:
            found = [self._described(t) or mention for t, mention in zip(tokens, found)]
        return [m for m in found if m is not None and m.type == kind and m.ref is not None]

    def _described(self, noun: Token) -> Mention | None:
        """ "Ann Li, an engineer who worked at Acme": whom the noun of an apposition describes."""
        apposed = noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.i < noun.i
        return self.page.index.headed(noun.head.i, PERSON) if apposed else None

    def _role(self, found: Roles, verb: Token) -> tuple[str | None, int | None]:
        for token in found.get("as", []):
            mention = self.page.index.at(token.i)
            if mention is not None and mention.type == ROLE:
                return mention.data["text"], self.page.ref_at(mention.data.get("employer"))
        if tree.base(verb) in _LEAD:
            mention = self.page.index.headed(verb.i)
            if mention is not None and mention.type == ROLE:
                return mention.data["text"], self.page.ref_at(mention.data.get("employer"))
        return None, None

    def _from_tenures(self) -> Iterator[Employment]:
        """ "after seven years at X", "stints at X and Y", "his time at X": former ties of the clause's subject."""
        nouns = word_set("titles", "tenure_nouns")
        for token in self.page.tokens(nouns):
            if token.lemma_.lower() not in nouns or not self.page.contents.hold(token, ORG):
                continue
            if token.dep_ == "compound" and token.i and token.nbor(-1).text == "-":
                continue  # "a two-year deal with Acme"
            if not self.page.contents.speak(token, PLACING):
                continue
            filled = roles(token)
            orgs = self._typed(filled.get("at", []) + filled.get("with", []), ORG)
            if not orgs or token.lemma_.lower() in _POSTS and self._not_held(token):
                continue
            owners = self._typed(filled.get("possessor", []), PERSON) or self._typed(clause_subject(token), PERSON)
            for org in [*orgs, *self._coordinated(orgs[0])]:
                if owners and org.ref is not None and owners[0].ref is not None:
                    yield Employment(owners[0].ref, org.ref, None, False, token.i, org.end)

    def _from_spans(self) -> Iterator[Employment]:
        """ "Spent ten years at X", "has spent her career with X"."""
        for verb in self.page.tokens(["spend"]):
            if verb.lemma_ != "spend" or not self.page.contents.hold(verb, PERSON, ORG):
                continue
            if not any(_is_tenure(t) for t in tree.children(verb, "dobj", "npadvmod")):
                continue
            found = roles(verb)
            places = [t for name in ("at", "with") for t in found.get(name, [])]
            orgs = self._typed(places or self._behind_object(verb), ORG)
            people = self._typed(found.get("subject", []), PERSON)
            current = goes_on(verb)
            if orgs and people and current is not None:
                yield Employment(people[0].ref, orgs[0].ref, None, current, verb.i, orgs[0].end)  # type: ignore[arg-type]

    def _behind_object(self, verb: Token) -> list[Token]:
        """ "Spent [ten years at X]": the parser hangs the place on the years."""
        spans = tree.children(verb, "dobj", "npadvmod")
        return [t for span in spans for name in ("at", "with") for t in roles(span).get(name, [])]

    def _not_held(self, post: Token) -> bool:
        """A job that is offered, taken or turned down is not one that was held."""
        return tree.is_verbal(post.head) and post.head.lemma_ not in _HOLD

    def _together(self, person: Mention, verb: Token) -> list[int]:
        """Who does what the verb tells: "Ann Li and Bo Chen worked at Acme"; not "and Bo Chen, who worked at Acme"."""
        if verb.dep_ == "relcl" and not any(c.lower_ in ("both", "all", "were", "are", "have") for c in verb.children):
            return [person.ref] if person.ref is not None else []
        listed = (self.page.index.headed(head, PERSON) for head in person.data.get("coordinated", ()))
        found = [person, *(m for m in listed if m is not None and m.type == PERSON)]
        return [m.ref for m in found if m.ref is not None]

    def _coordinated(self, mention: Mention) -> list[Mention]:
        found = [self.page.index.headed(head) for head in mention.data.get("coordinated", ())]
        return [m for m in found if m is not None and m.type == ORG]


def clause_subject(token: Token) -> list[Token]:
    """The subject of the clause that the token stands in."""
    node = token
    for _ in range(6):
        if tree.is_verbal(node):
            subject = surface_subject(node)
            return [subject] if subject is not None else []
        if node.head.i == node.i:
            break
        node = node.head
    return []
