"""The frame engine: finds triggers, reads their roles, and binds typed mentions to the slots of a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ..lexicon.frames import Frame, FrameLexicon, Slot
from . import tree
from .brackets import bracket_before
from .contents import Contents
from .joined import conjuncts, counted_among, equated, examples_start, repeated
from .lemmas import coarse_pos, has_lemma, lemma, lemmas_of, possible_lemmas
from .mention import GROUP, ORG, PERSON, ROLE, Mention, MentionIndex
from .roles import Roles, roles
from .small_clauses import gapped, in_turn, with_small_clause
from .status import Assessment

Acting = Callable[[Mention], Mention | None]


@dataclass(slots=True)
class Binding:
    """A frame bound to a trigger: for each slot its filler mentions, in text order.

    ``verdict`` is the status where the parse cannot tell it, ``region`` the stretch of a clause that shares its verb.
    """

    frame: Frame
    trigger: Token
    roles: Roles
    slots: dict[str, list[Mention]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    verdict: Assessment | None = None
    region: tuple[int, int] | None = None

    @property
    def strength(self) -> tuple[int, int]:
        return self.frame.specificity, len(self.slots)


def _stands_so(token: Token, frame: Frame) -> bool:
    """Whether a trigger has the governor and the auxiliary that a frame requires, which need no roles to be read."""
    governor, auxiliary = (frame.trigger.requires.get(role) for role in ("governor", "auxiliary"))
    governed = governor is None or has_lemma([token.head], governor)
    return governed and (auxiliary is None or has_lemma(tree.children(token, "aux"), auxiliary))


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a frame that was tried did not bind."""

    frame: Frame
    trigger: Token
    reason: str


class Engine:
    """Binds the frames of a lexicon.

    Args:
        lexicon: the frames.
        index: the typed mentions of the document.
        acting: gives the organization for which a person mention acts ("Zuckerberg" for Meta), or None.
    """

    def __init__(self, lexicon: FrameLexicon, index: MentionIndex, acting: Acting = lambda mention: None):
        self.lexicon, self.index, self.acting = lexicon, index, acting

    def bindings(self, doc: Doc, contents: Contents | None = None) -> list[Binding]:
        """At most one binding a trigger: the most specific frame that binds.

        Args:
            doc: the parsed document.
            contents: what its sentences hold, where that is known already.
        """
        found = []
        contents = contents if contents is not None else Contents(doc, self.index)
        for token in self._triggers(doc):
            frames = [frame for frame in contents.allow(token, self._evoked(token)) if _stands_so(token, frame)]
            bound = [result for result in self._outcomes(token, frames) if isinstance(result, Binding)]
            if bound:
                best = max(bound, key=lambda b: b.strength)
                found += [best, *self._gapped(best), *self._in_turn(best)]
        return found

    def _gapped(self, binding: Binding) -> Iterator[Binding]:
        """The bindings of "and Bo Chen chief scientist" after "Ann Li became president".

        Also where the names are read as one list: "hired Ann Li as counsel and Bo Chen as clerk".
        """
        people, titles = binding.slots.get("who", []), binding.slots.get("role", [])
        if not people or not titles or titles[0].type != ROLE:
            return
        if len(people) > 1 and not people[0].end <= titles[0].start < people[1].start:
            return
        pairs = list(gapped(people[0], titles[0], binding.trigger, self.index))
        if pairs and len(people) > 1:
            others = [person for person, _ in pairs]
            binding.slots = {**binding.slots, "who": [p for p in people if p not in others], "role": titles[:1]}
        elif len(titles) > 1:
            return
        for person, title in pairs:
            yield Binding(
                binding.frame,
                binding.trigger,
                binding.roles,
                {**binding.slots, "who": [person], "role": [title]},
                binding.places,
            )

    def _in_turn(self, binding: Binding) -> Iterator[Binding]:
        """The bindings of "and chair in 2012" after "Ann Li became president in 2005"; each has its own stretch."""
        titles = binding.slots.get("role", [])
        if binding.frame.event != "appointment" or not titles or titles[0].type != ROLE:
            return
        for title, start, end in in_turn(titles[0], binding.trigger, self.index):
            if binding.region is None:
                binding.region = (binding.trigger.i, start)
            slots = {**binding.slots, "role": [title]}
            yield Binding(binding.frame, binding.trigger, binding.roles, slots, binding.places, region=(start, end))

    def tries(self, token: Token) -> Iterator[Binding | Rejection]:
        """The outcome of every frame that the token may evoke."""
        return self._outcomes(token, self._evoked(token))

    def _triggers(self, doc: Doc) -> list[Token]:
        """The tokens whose lemma, or what may be its stem, evokes frames."""
        told = lemmas_of(doc)
        known = {word for word in set(told) if not self.lexicon.lemmas.isdisjoint((word, word[:-1], word[:-2]))}
        return [doc[i] for i, word in enumerate(told) if word in known]

    def _evoked(self, token: Token) -> Sequence[Frame]:
        """The frames that the token may evoke; a part of a name evokes none."""
        mention = self.index.covering(token.i)
        if mention is not None and mention.form in ("name", "surname"):
            return ()
        pos = coarse_pos(token)
        if pos not in self.lexicon.parts_of_speech:
            return ()
        return next((found for word in possible_lemmas(token) if (found := self.lexicon.evoked(word, pos))), ())

    def _outcomes(self, token: Token, frames: Sequence[Frame]) -> Iterator[Binding | Rejection]:
        if frames:
            filled = with_small_clause(token, roles(token), self.index)
            for frame in frames:
                yield self.attempt(frame, token, filled)

    def attempt(self, frame: Frame, token: Token, filled: Roles) -> Binding | Rejection:
        """The outcome of one frame, given the roles of its trigger."""
        for role, lemmas in frame.trigger.requires.items():
            if not has_lemma(filled.get(role, ()), lemmas):
                return Rejection(frame, token, f"{role} must be one of: {', '.join(sorted(lemmas))}")
        for role, lemmas in frame.trigger.forbids.items():
            tokens = filled.get(role, [])
            if has_lemma(self._unnamed(tokens, lemmas) if frame.event == "founding" else tokens, lemmas):
                return Rejection(frame, token, f"{role} must not be: {', '.join(sorted(lemmas))}")
        if frame.trigger.voice is not None and (frame.trigger.voice == "passive") != tree.is_passive(token):
            return Rejection(frame, token, f"the verb must be {frame.trigger.voice}")
        binding = Binding(frame, token, filled)
        used: set[int] = set()
        for slot in frame.slots:
            place, fillers = self._fill(slot, filled, used, token, frame.event in ("appointment", "move"))
            if fillers:
                binding.slots[slot.name] = fillers
                binding.places[slot.name] = place
                used.update(m.start for m in fillers)
            elif slot.required:
                types = "/".join(sorted(slot.types))
                return Rejection(frame, token, f"no {types} for {slot.name} in {', '.join(slot.roles)}")
        stray = self._stray(frame, filled, used)
        return binding if stray is None else Rejection(frame, token, f"{stray.text!r} does not suit the trigger")

    def _unnamed(self, tokens: Sequence[Token], lemmas: frozenset[str]) -> list[Token]:
        """The tokens that are words, not parts of a name: who founds "the Tern Group" founds more than a group."""
        if "*" in lemmas:
            return list(tokens)
        named = (self.index.covering(token.i) for token in tokens)
        return [t for t, m in zip(tokens, named) if m is None or m.type != ORG or m.form != "name"]

    def _stray(self, frame: Frame, filled: Roles, used: set[int]) -> Token | None:
        """A filler of a limited role that neither fills a slot nor is one of the lemmas allowed there."""
        for role, lemmas in frame.trigger.limits.items():
            for token in filled.get(role, ()):
                mentions = [m for t in equated(token) if (m := self.index.at(t.i)) is not None]
                bound = any(m.start in used for m in mentions) or any(
                    m.type in (ORG, ROLE) and m.form != "leading" for m in mentions[:1]
                )
                if not bound and lemma(token) not in lemmas and not _is_time(token):
                    return token
        return None

    def _fill(
        self, slot: Slot, filled: Roles, used: set[int], trigger: Token, named_first: bool
    ) -> tuple[str, list[Mention]]:
        """The fillers of a slot and their role; with ``named_first`` "the unit" gives way to a house told elsewhere."""
        vague: tuple[str, list[Mention]] = ("", [])
        for role in slot.roles:
            for token in filled.get(role, ()):
                if role == "object" and ROLE in slot.types and self._bears_title(token, trigger, used):
                    continue
                if role == "as" and _held_before(token):
                    continue
                fillers = [m for m in self.fillers(token, slot, trigger) if m.start not in used]
                if fillers and named_first and all(m.type == ORG and m.ref is None for m in fillers):
                    vague = vague if vague[1] else (role, fillers)
                elif fillers:
                    return role, fillers
        return vague

    def _bears_title(self, token: Token, trigger: Token, used: set[int]) -> bool:
        """ "Ann Li, chief executive of Acme, was named to a hall of fame": the title beside the name is an old one."""
        mention = self.index.at(token.i)
        if mention is not None and mention.type == PERSON and mention.form != "description":
            return mention.start in used
        named = (self.index.at(t.i) for t in equated(token))
        return token.i < trigger.i and any(m is not None and m.type == PERSON and m.start in used for m in named)

    def fillers(self, token: Token, slot: Slot, trigger: Token) -> list[Mention]:
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
        if mention is not None and _in_compound(mention, token.doc):
            return None
        if mention is None or mention.type in slot.types:
            return mention
        if slot.acting and mention.type == "PERSON" and "ORG" in slot.types:
            return self.acting(mention)
        return None

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


_NAMED = frozenset({"called", "named", "dubbed"})
_RUN = frozenset("run led backed owned founded controlled funded chaired headed".split())
_BESIDE = frozenset({"appos", "oprd", "dep", "npadvmod", "attr", "nmod", "dobj"})


def _in_compound(mention: Mention, doc: Doc) -> bool:
    """ "Key figures from Ann Li-run Acme": a name that only tells whose house it is."""
    behind = doc[mention.end : mention.end + 2]
    joined = mention.type == PERSON and len(behind) == 2 and behind[0].text == "-" and not behind[0].whitespace_
    return joined and behind[1].lower_ in _RUN


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


def _held_before(title: Token) -> bool:
    """ "Comes to Acme with 20 years of experience, most recently as treasurer of Beta": a post of the past."""
    link = title.head
    return link.lower_ == "as" and link.i > 0 and link.nbor(-1).lower_ in _PAST


_PAST = frozenset("recently previously formerly latterly lately earlier".split())


def _is_time(token: Token) -> bool:
    return (
        tree.is_time(token)
        or token.ent_type_ in ("DATE", "TIME")
        or token.lemma_.lower() in ("week", "month", "year", "day", "today", "yesterday")
    )
