"""What pronouns and descriptions refer to, by recency, grammatical prominence and agreement; unsure means unresolved.

One left-to-right walk. The window is the sentence and the few before it: on news pages nearly every antecedent of a
pronoun stands within two sentences.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.arguments import surface_subject
from ..syntax.mention import GROUP, ORG, PERSON, Mention
from .beside import Tie
from .defined import defined_terms
from .employers import Employers
from .fitness import Fitness
from .holders import Holders, is_single
from .plurals import resolve_plural, together
from .referents import Referent
from .salience import as_place, left_for, modifies_subject, prominence, tells_origin, unknown_speaker

WINDOW = 3
ORG_WINDOW = 6
# "its startup", "our lab": one that somebody has, not the one the text is about
_OTHERS = frozenset({"its", "their", "my", "your"})


@dataclass(slots=True)
class _Seen:
    """An earlier mention as an antecedent candidate."""

    mention: Mention
    sentence: int
    prominence: float


class Resolver:
    """Resolves the open mentions of one document in place.

    Args:
        doc: the parsed document.
        mentions: all mentions in text order; names carry their referent.
        referents: the document's registry.
        ties: employments stated by titles, to know whose company "his company" is.
        items: token ranges of the page's list items, each about something of its own: nothing in one points into
            another.
        titles: by the head of a person's name, the head of the title beside it, which may be the subject instead.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: list[Mention],
        referents: list[Referent],
        ties: list[Tie],
        items: list[tuple[int, int]] | None = None,
        titles: dict[int, int] | None = None,
    ):
        self.doc, self.mentions, self.referents = doc, mentions, referents
        self.sentence = tree.sentence_numbers(doc)
        self.seen: list[_Seen] = []
        self.by_head = {m.head: m for m in mentions}
        self.titles = titles or {}
        self.by_start = {m.start: m for m in mentions if m.type == ORG and m.form == "name"}
        self.item = {i: k for k, (start, end) in enumerate(items or []) for i in range(start, end)}
        self.employers = Employers(doc, ties, self.by_head)
        self.holders = Holders(ties, self.by_head)
        self.former = {tie.org for tie in ties if tie.org is not None and not tie.current}
        self.weight = Counter(m.ref for m in mentions if m.type == ORG and m.form == "name")
        self.fitness = Fitness(doc, mentions, referents)
        self.defined = defined_terms(doc, mentions)

    def run(self) -> None:
        for mention in self.mentions:
            if mention.ref is None:
                self._resolve(mention)
            if mention.ref is not None or mention.data.get("refs") or mention.type == GROUP:
                titled = self.titles.get(mention.head, mention.head)
                weight = max(prominence(self.doc, mention.head), prominence(self.doc, titled))
                self.seen.append(_Seen(mention, self.sentence[mention.start], weight))

    def _resolve(self, mention: Mention) -> None:
        if mention.type == PERSON:
            if mention.form == "pronoun":
                unknown = unknown_speaker(self.doc[mention.head], self.by_head, PERSON)
                mention.ref = None if unknown else self._person(mention, mention.data["gender"])
                if mention.ref is not None and not self.referents[mention.ref].gender:
                    self.referents[mention.ref].gender = mention.data["gender"]
            elif mention.form == "description":
                mention.ref = self._described_person(mention)
            elif mention.form == "first":
                mention.ref = self._speaker(mention)
        elif mention.type == ORG:
            mention.ref = self._organization(mention)
        elif mention.type == GROUP:
            here = self.sentence[mention.start]
            near = [seen for seen in reversed(self.seen) if here - seen.sentence <= WINDOW]
            resolve_plural(mention, near, self.by_head)

    def _candidates(self, mention: Mention, kind: str, window: int) -> list[_Seen]:
        here = self.sentence[mention.start]
        return [
            s
            for s in self.seen
            if s.mention.type == kind
            and s.mention.ref is not None
            and not (kind == ORG and s.mention.form == "first")
            and here - s.sentence <= window
            and s.mention.end <= mention.start
            and not s.mention.data.get("venue")
            and (kind != PERSON or s.mention.data.get("furniture") == mention.data.get("furniture"))
            and self.item.get(s.mention.start) in (None, self.item.get(mention.start))
        ]

    def _rank(self, mention: Mention, seen: _Seen) -> float:
        distance = self.sentence[mention.start] - seen.sentence
        score = seen.prominence - 1.2 * distance - 0.002 * (mention.start - seen.mention.start)
        if seen.mention.form == "pronoun":
            score += 0.4
        return score

    def _person(self, mention: Mention, gender: str | None) -> int | None:
        """The most prominent recent person of the right gender, no fellow argument of the same verb."""
        fellows = self._fellow_arguments(mention)
        best: dict[int, float] = {}
        for seen in self._candidates(mention, PERSON, WINDOW):
            ref = seen.mention.ref
            assert ref is not None
            known = self.referents[ref].gender
            if (gender and known and known != gender) or ref in fellows or seen.mention.form == "first":
                continue
            best[ref] = max(best.get(ref, -9.0), self._rank(mention, seen))
        return max(best, key=lambda ref: best[ref]) if best else self._cataphor(mention, gender)

    def _cataphor(self, mention: Mention, gender: str | None) -> int | None:
        """ "Before he left, Wei ...": the next person of the same sentence."""
        here = self.sentence[mention.start]
        for other in self.mentions:
            if (
                other.start > mention.start
                and other.type == PERSON
                and other.ref is not None
                and self.sentence[other.start] == here
            ):
                known = self.referents[other.ref].gender
                return other.ref if not (gender and known and known != gender) else None
        return None

    def _fellow_arguments(self, mention: Mention) -> set[int]:
        """Referents that fill another argument of the verb the mention depends on (no reflexive reading)."""
        token = self.doc[mention.head]
        if token.dep_ == "poss":
            return set()
        found = set()
        subject = surface_subject(token.head) if tree.is_verbal(token.head) else None
        for child in (*token.head.children, *([subject] if subject is not None and subject.i != token.i else [])):
            other = self.by_head.get(child.i)
            if other is not None and other is not mention and other.ref is not None and other.type == mention.type:
                found.add(other.ref)
        return found

    def _described_person(self, mention: Mention) -> int | None:
        """Whom "the researcher", "the Acme executive", "the chairman" mean.

        A post that one person holds is looked up on the whole page; else a recent person whom nothing contradicts: a
        stated employer must fit, a known title must not be another one.
        """
        data, noun = mention.data, mention.data.get("noun")
        employer = data.get("employer")
        wanted = self.by_head[employer].ref if employer is not None and employer in self.by_head else None
        if set(data.get("text", "").lower().split()) & {"next", "future", "one", "right"}:
            return None
        if wanted is not None or is_single(noun or ""):
            holder = self.holders.only(noun or "", data.get("text", ""), wanted, bool(data.get("former")))
            if holder is not None:
                return holder
        owner = self.by_head.get(mention.start - 1)
        barred = self._fellow_arguments(mention)
        if owner is not None and owner.type == PERSON and owner.ref is not None:
            barred.add(owner.ref)
        best: dict[int, float] = {}
        for seen in self._candidates(mention, PERSON, WINDOW):
            ref = seen.mention.ref
            assert ref is not None
            fit = None if ref in barred else self._holds(ref, noun or "", wanted, data.get("text", ""))
            if fit is not None:
                best[ref] = max(best.get(ref, -9.0), self._rank(mention, seen) + fit)
        return max(best, key=lambda ref: best[ref]) if best else self._only_person(mention)

    def _only_person(self, mention: Mention) -> int | None:
        """ "The former Acme engineer says" tells a past of the only person that the sentences before speak of."""
        token = self.doc[mention.head]
        definite = mention.start > 0 and self.doc[mention.start - 1].lower_ == "the"
        if not mention.data.get("former") or not definite or token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        here = self.sentence[mention.start]
        refs = {s.mention.ref for s in self._candidates(mention, PERSON, WINDOW) if s.sentence < here}
        return refs.pop() if len(refs) == 1 else None

    def _holds(self, person: int, noun: str, wanted: int | None, text: str) -> float | None:
        """How well a person suits a description by what the page says of them; None if it says otherwise."""
        known = self.employers.current.get(person)
        if wanted is not None and (known is None or known[0] != wanted):
            return None
        told = self.holders.compatible(person, noun)
        if told and self.holders.agrees(person, noun, text):
            return 2.0
        if noun in word_set("reference", "offices") or is_single(noun) and told is False:
            return None
        if " of " in text and told is False:
            return None  # "the head of safety" is not who is known as the head of sales
        if wanted is not None:
            return 2.0
        leads = noun in ("founder", "chief", "executive", "ceo", "boss", "officer")
        return -1.0 if leads and known is None else 0.0

    def _speaker(self, mention: Mention) -> int | None:
        """Who says "I": the subject of the reporting verb around the quotation."""
        token = self.doc[mention.head]
        for _ in range(12):
            if token.head.i == token.i:
                break
            if token.dep_ in ("ccomp", "parataxis", "advcl", "dep"):
                subject = tree.own_subject(token.head)
                speaker = self.by_head.get(subject.i) if subject is not None else None
                if speaker is not None and speaker.type == PERSON and speaker.ref is not None:
                    return speaker.ref
            token = token.head
        sentence = self.sentence[mention.start]
        for child in self.doc[mention.head].sent.root.subtree:
            if child.dep_ == "nsubj" and child.head.lemma_ in (
                "say",
                "write",
                "tell",
                "post",
                "tweet",
                "add",
                "explain",
                "announce",
            ):
                speaker = self.by_head.get(child.i)
                if (
                    speaker is not None
                    and speaker.type == PERSON
                    and speaker.ref is not None
                    and self.sentence[speaker.start] == sentence
                ):
                    return speaker.ref
        return None

    def _organization(self, mention: Mention) -> int | None:
        data = mention.data
        if "id" in data:
            return next((i for i, r in enumerate(self.referents) if r.id == data["id"]), None)
        if mention.form == "part":
            part_of = self.by_head.get(data["of"])
            return part_of.ref if part_of is not None else None
        named = self.defined.get(self.doc[mention.head].text) if data.get("determiner") == "the" else None
        named = self._beside(mention) if named is None else named
        if named is not None:
            return named
        if data.get("owner") is not None:
            return self._employer(mention)
        if data.get("determiner") in _OTHERS and data["noun"] in word_set("reference", "commercial"):
            return None
        if mention.form == "first":  # "we" is the house of who speaks
            speaker = data.get("speaker", self._speaker(mention))
            house = self.employers.current.get(speaker) if speaker is not None else None
            return house[0] if house is not None else None
        if mention.form == "pronoun" and unknown_speaker(self.doc[mention.head], self.by_head, ORG):
            return None
        if mention.form == "pronoun" and (ahead := self._subject_ahead(mention)) is not None:
            return ahead
        return self._recent_organization(mention)

    def _employer(self, mention: Mention) -> int | None:
        """ "His company", "her former employer": not "his own new company", which no title has tied to him yet."""
        modifiers = set(mention.data["modifiers"].split())
        owner = self.by_head.get(mention.data["owner"])
        ref = self._owner(mention, owner) if owner is not None else None
        past = bool(modifiers & word_set("reference", "past"))
        if modifiers & word_set("reference", "not_present") and not past or ref is None:
            return None
        found = (self.employers.former if past else self.employers.current).get(ref)
        if found is None:
            return None
        fit = self.fitness.score(found[0], mention.data["noun"])
        return found[0] if fit is not None and fit > -1.5 else None

    def _subject_ahead(self, mention: Mention) -> int | None:
        """ "Following its purchase of Osier, Corvane grew": in a phrase put first, the named subject is meant."""
        node = self.doc[mention.head]
        while node.head.i != node.i and not (node.dep_ == "prep" and tree.is_verbal(node.head)):
            node = node.head
        subject = tree.own_subject(node.head) if node.head.i != node.i else None
        other = self.by_head.get(subject.i) if subject is not None and subject.i > mention.start else None
        owned = other is not None and other.type == ORG and other.data.get("owner") is not None
        if other is not None and owned and other.ref is None:
            other.ref = self._employer(other)
        named = other is not None and other.type == ORG and (other.form == "name" or owned)
        opens = node.left_edge.i == self.doc[mention.start].sent.start
        return other.ref if other is not None and named and opens else None

    def _beside(self, mention: Mention) -> int | None:
        """The name that a description stands beside: "the Tokyo lab, Sakana", "his lab Sakana"."""
        if mention.form != "description":
            return None
        after = self.by_start.get(mention.end)
        if after is not None:
            return after.ref
        for comma, other in ((mention.start - 1, mention.start - 2), (mention.end, mention.end + 1)):
            if comma >= 0 and other < len(self.doc) and self.doc[comma].text == ",":
                name = next(
                    (m for m in self.mentions if m.type == ORG and m.form == "name" and m.start <= other < m.end), None
                )
                if name is not None and self.sentence[name.start] == self.sentence[mention.start]:
                    return name.ref
        return None

    def _owner(self, mention: Mention, owner: Mention) -> int | None:
        """Whose company: nobody joins or buys their own, so "Nadella says Wei joins his company" means Nadella's."""
        verb = _acting(self.doc[mention.head])
        if verb is None:
            return owner.ref
        subject = surface_subject(verb)
        joining = self.by_head.get(subject.i) if subject is not None else None
        refs = set(together(joining, self.by_head)) if joining is not None else set()
        if owner.ref not in refs:
            return owner.ref
        others = [
            s
            for s in self._candidates(owner, PERSON, WINDOW)
            if s.mention.ref not in refs and s.mention.ref in self.employers.current
        ]
        return max(others, key=lambda s: self._rank(owner, s)).mention.ref if others else None

    def _recent_organization(self, mention: Mention) -> int | None:
        """The organization that stands out most among the recent ones that the noun and the clause allow."""
        token = self.doc[mention.head]
        described, place = mention.form == "description", token.lower_ == "there"
        if place and self.doc[max(0, token.i - 1)].lower_ in ("out", "over", "up", "down", "right"):
            return None
        noun = mention.data.get("noun")
        fellows = self._fellow_arguments(mention) | self._clause_mates(mention)
        own, outlet = self._own(mention) if described else (None, None)
        if own is not None and "join" not in token.head.lemma_:
            fellows.discard(own)
        topic = 0.6 if mention.data.get("modifiers") else 1.2
        later = self._named_later(mention) if described else set()
        origin = described and tells_origin(token)
        best: dict[int, float] = {}
        for seen in self._candidates(mention, ORG, ORG_WINDOW if described else WINDOW):
            ref = seen.mention.ref
            assert ref is not None
            fit = 0.0 if ref == outlet else None if ref in fellows else self.fitness.score(ref, noun)
            if fit is None:
                continue
            other = self.doc[seen.mention.head]
            score = self._rank(mention, seen) + fit
            score += min(0.2 * self.weight[ref], topic) if described else 0.0
            score -= 1.5 if seen.mention.head in self.former or left_for(other) else 0.0
            score += 2.5 if ref == own else 0.0
            score += 1.5 if origin and self.fitness.introduced(ref) else 0.0
            score -= 1.0 if ref in later else 0.0
            score += as_place(other) if place else 0.0
            score += 0.5 if described and seen.sentence == self.sentence[mention.start] else 0.0
            # "who runs Acme's sales and the company's stores": parallel phrases speak of the same
            score += 0.4 if described and token.dep_ == other.dep_ == "poss" else 0.0
            best[ref] = max(best.get(ref, -9.0), score)
        if own is not None and own not in best and own not in fellows:
            # "before joining the bank, Ann Li, a lawyer at Acme, ...": named only after it
            fit = 0.0 if own == outlet else self.fitness.score(own, noun)
            best |= {own: 3.5 + fit} if fit is not None else {}
        return max(best, key=lambda ref: best[ref]) if best else None

    def _own(self, mention: Mention) -> tuple[int | None, int | None]:
        """The house of who leaves or joins it, and again if that is an outlet that employs a journalist.

        "Before joining the paper, she wrote for Acme" speaks of her only later.
        """
        mover = self.employers.mover(mention)
        if mover is not None and mover.ref is None and mover.start > mention.start:
            self._resolve(mover)
        own = self.employers.of_mover(mover)
        press = mover is not None and mover.ref in self.employers.outlets
        return own, own if press else None

    def _named_later(self, mention: Mention) -> set[int]:
        """Organizations named after a subject in its sentence: who is named there is rarely the described one."""
        token = self.doc[mention.head]
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return set()
        end = token.sent.end
        return {m.ref for m in self.by_start.values() if token.i < m.start < end and m.ref is not None}

    def _clause_mates(self, mention: Mention) -> set[int]:
        """Other organizations of the clause: "left the company for Meta", "Sequoia led a round for the company"."""
        token = self.doc[mention.head]
        if token.dep_ == "poss":
            return set()
        verb, place = token, token.lower_ == "there"
        while verb.head.i != verb.i and not tree.is_verbal(verb):
            verb = verb.head
        found = set()
        for other_token in tree.clause_tokens(verb):
            other = self.by_head.get(other_token.i)
            if (
                other is not None
                and other is not mention
                and other.type == ORG
                and other.ref is not None
                and not (modifies_subject(other_token) and not place)
            ):
                found.add(other.ref)
        return found


_JOINING = frozenset("join rejoin follow come move".split())
_BUYING = frozenset("buy acquire purchase invest pay spend fund back".split())


def _acting(noun: Token) -> Token | None:
    """The verb of joining or buying whose object, goal or price a noun is: "joins his firm", "pays for his firm"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ in _JOINING:
        return verb
    while noun.dep_ in ("dobj", "pobj", "prep") and not tree.is_verbal(noun.head) and noun.head.i != noun.i:
        noun = noun.head
    return noun.head if noun.head.lemma_ in _BUYING else None
