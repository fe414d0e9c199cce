"""The frame engine: finds triggers, reads their roles, and binds typed mentions to the slots of a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ..lexicon.frames import Frame, FrameLexicon, Slot
from . import tree
from .contents import Contents
from .fillers import Acting, Fillers
from .joined import equated
from .lemmas import coarse_pos, has_lemma, lemma, lemmas_of, possible_lemmas
from .mention import ORG, PERSON, ROLE, Mention, MentionIndex
from .roles import Roles, roles
from .small_clauses import gapped, in_turn, with_small_clause
from .status import Assessment


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
        self.lexicon, self.index = lexicon, index
        self._fillers = Fillers(index, acting)

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
        """The frames that the token may evoke; a part of a name evokes none, nor does "following" as a preposition."""
        mention = self.index.covering(token.i)
        if mention is not None and mention.form in ("name", "surname"):
            return ()
        if token.dep_ == "prep" and token.lower_ == "following":
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
                fillers = [m for m in self._fillers.of(token, slot, trigger) if m.start not in used]
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
