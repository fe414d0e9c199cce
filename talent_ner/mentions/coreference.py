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
from ..syntax.mention import GROUP, ORG, PERSON, Mention
from .referents import Referent
from .ties import Tie

WINDOW = 3
ORG_WINDOW = 6
_LEAVING = frozenset("leave quit exit depart resign join rejoin run lead found cofound co-found build".split())
_POSTS = frozenset("ceo cto cfo coo president chairman chairwoman chair professor".split())
_KINDS = {
    "startup": {"startup", "lab"},
    "start-up": {"startup", "lab"},
    "lab": {"lab", "startup", "institute"},
    "laboratory": {"lab", "institute"},
    "university": {"university"},
    "institute": {"institute", "university"},
    "bank": {"company"},
    "giant": {"company"},
    "fund": {"fund"},
    "firm": {"company", "startup", "fund"},
    "company": {"company", "startup", "lab"},
    "newspaper": {"media"},
    "magazine": {"media"},
    "maker": {"company", "startup", "lab"},
    "college": {"university"},
    "school": {"university"},
    "nonprofit": {"nonprofit", "lab", "institute"},
}
_NAME_HINTS = {
    "bank": "bank",
    "university": "university",
    "hospital": "hospital",
    "institute": "institute",
    "museum": "museum",
    "college": "college",
    "airline": "air",
    "council": "council",
    "school": "school",
    "lab": "lab",
    "fund": "fund",
    "studio": "studio",
    "clinic": "clinic",
    "orchestra": "orchestra",
    "club": "club",
    "foundation": "foundation",
}


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
    """

    def __init__(
        self,
        doc: Doc,
        mentions: list[Mention],
        referents: list[Referent],
        ties: list[Tie],
        items: list[tuple[int, int]] | None = None,
    ):
        self.doc, self.mentions, self.referents = doc, mentions, referents
        self.sentence = tree.sentence_numbers(doc)
        self.seen: list[_Seen] = []
        self.by_head = {m.head: m for m in mentions}
        self.item = {i: k for k, (start, end) in enumerate(items or []) for i in range(start, end)}
        self.employers = self._employers(ties)
        self.posts = {tie.person: (tie.role or "").lower() for tie in ties if tie.current}
        self.former = {tie.org for tie in ties if tie.org is not None and not tie.current}
        self.weight = Counter(m.ref for m in mentions if m.type == ORG and m.form == "name")

    def _employers(self, ties: list[Tie]) -> dict[int, tuple[int, int]]:
        """Whose company is whose; not that of the press, whose people report on other companies."""
        found: dict[int, tuple[int, int]] = {}
        for tie in ties:
            person, org = self.by_head.get(tie.person), self.by_head.get(tie.org) if tie.org is not None else None
            if (
                person is not None
                and org is not None
                and person.ref is not None
                and org.ref is not None
                and tie.current
                and not word_set("titles", "press_heads") & set((tie.role or "").lower().split())
            ):
                found.setdefault(person.ref, (org.ref, org.start))
        return found

    def run(self) -> None:
        for mention in self.mentions:
            if mention.ref is None:
                self._resolve(mention)
            if mention.ref is not None or mention.data.get("refs") or mention.type == GROUP:
                prominence = _prominence(self.doc, mention)
                self.seen.append(_Seen(mention, self.sentence[mention.start], prominence))

    def _resolve(self, mention: Mention) -> None:
        if mention.type == PERSON:
            if mention.form == "pronoun":
                mention.ref = self._person(mention, mention.data["gender"])
                if mention.ref is not None and not self.referents[mention.ref].gender:
                    self.referents[mention.ref].gender = mention.data["gender"]
            elif mention.form == "description":
                mention.ref = self._described_person(mention)
            elif mention.form == "first":
                mention.ref = self._speaker(mention)
        elif mention.type == ORG:
            mention.ref = self._organization(mention)
        elif mention.type == GROUP:
            self._plural(mention)

    def _candidates(self, mention: Mention, kind: str, window: int) -> list[_Seen]:
        here = self.sentence[mention.start]
        return [
            s
            for s in self.seen
            if s.mention.type == kind
            and s.mention.ref is not None
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
        subject = tree.surface_subject(token.head) if tree.is_verbal(token.head) else None
        for child in (*token.head.children, *([subject] if subject is not None and subject.i != token.i else [])):
            other = self.by_head.get(child.i)
            if other is not None and other is not mention and other.ref is not None and other.type == mention.type:
                found.add(other.ref)
        return found

    def _described_person(self, mention: Mention) -> int | None:
        """A recent person for "the researcher", "the former Acme executive"; a stated employer must fit."""
        employer = mention.data.get("employer")
        wanted = self.by_head[employer].ref if employer is not None and employer in self.by_head else None
        best: dict[int, float] = {}
        for seen in self._candidates(mention, PERSON, WINDOW):
            ref = seen.mention.ref
            assert ref is not None
            known = self.employers.get(ref)
            score = self._rank(mention, seen)
            if wanted is not None:
                if known is None or known[0] != wanted:
                    continue
                score += 2.0
            elif (
                mention.data.get("noun") in ("founder", "chief", "executive", "ceo", "boss", "officer")
                and known is None
            ):
                score -= 1.0
            if (
                mention.data.get("noun") in _POSTS
                and mention.data["noun"] in self.posts.get(seen.mention.head, "").split()
            ):
                score += 2.0
            best[ref] = max(best.get(ref, -9.0), score)
        return max(best, key=lambda ref: best[ref]) if best else None

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
        if data.get("owner") is not None:
            owner = self.by_head.get(data["owner"])
            ref = self._owner(mention, owner) if owner is not None else None
            return self.employers[ref][0] if ref in self.employers else None
        if mention.form == "first":
            return None
        if mention.form == "pronoun" and (ahead := self._subject_ahead(mention)) is not None:
            return ahead
        beside = self._beside(mention)
        return beside if beside is not None else self._recent_organization(mention)

    def _subject_ahead(self, mention: Mention) -> int | None:
        """ "Following its purchase of Osier, Corvane grew": in a phrase put first, the named subject is meant."""
        node = self.doc[mention.head]
        while node.head.i != node.i and not (node.dep_ == "prep" and tree.is_verbal(node.head)):
            node = node.head
        subject = tree.own_subject(node.head) if node.head.i != node.i else None
        other = self.by_head.get(subject.i) if subject is not None and subject.i > mention.start else None
        named = other is not None and other.type == ORG and other.form == "name"
        opens = node.left_edge.i == self.doc[mention.start].sent.start
        return other.ref if other is not None and named and opens else None

    def _beside(self, mention: Mention) -> int | None:
        """The name that a description stands in apposition to: "Sakana, the Tokyo lab," and "the Tokyo lab, Sakana"."""
        if mention.form != "description":
            return None
        for comma, other in ((mention.start - 1, mention.start - 2), (mention.end, mention.end + 1)):
            if comma >= 0 and other < len(self.doc) and self.doc[comma].text == ",":
                name = next(
                    (m for m in self.mentions if m.type == ORG and m.form == "name" and m.start <= other < m.end), None
                )
                if name is not None and self.sentence[name.start] == self.sentence[mention.start]:
                    return name.ref
        return None

    def _owner(self, mention: Mention, owner: Mention) -> int | None:
        """Whose company: nobody joins their own, so "Nadella says Wei joins his company" means Nadella's."""
        token = self.doc[mention.head]
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if verb.lemma_ not in ("join", "rejoin", "follow", "come", "move"):
            return owner.ref
        subject = tree.surface_subject(verb)
        joining = self.by_head.get(subject.i) if subject is not None else None
        refs = set(self._together(joining)) if joining is not None else set()
        if owner.ref not in refs:
            return owner.ref
        others = [
            s
            for s in self._candidates(owner, PERSON, WINDOW)
            if s.mention.ref not in refs and s.mention.ref in self.employers
        ]
        return max(others, key=lambda s: self._rank(owner, s)).mention.ref if others else None

    def _recent_organization(self, mention: Mention) -> int | None:
        noun = mention.data.get("noun")
        fellows = self._fellow_arguments(mention) | self._clause_mates(mention)
        own = self._employer_of_subject(mention) if mention.form == "description" else None
        best: dict[int, float] = {}
        window = WINDOW if mention.form == "pronoun" else ORG_WINDOW
        for seen in self._candidates(mention, ORG, window):
            ref = seen.mention.ref
            assert ref is not None
            if ref in fellows:
                continue
            fit = self._fits(self.referents[ref], noun)
            if fit is None:
                continue
            topic = min(0.2 * self.weight[ref], 1.2) if mention.form == "description" else 0.0
            topic -= 1.5 if seen.mention.head in self.former or self._left_for(seen.mention) else 0.0
            best[ref] = max(best.get(ref, -9.0), self._rank(mention, seen) + fit + topic + (2.5 if ref == own else 0.0))
        return max(best, key=lambda ref: best[ref]) if best else None

    def _left_for(self, mention: Mention) -> bool:
        """ "Li left for Acme, and the company fired forty": where somebody goes is not what the passage is about."""
        token = self.doc[mention.head]
        return token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_ in _LEAVING

    def _clause_mates(self, mention: Mention) -> set[int]:
        """Other organizations of the clause: "left the company for Meta", "Sequoia led a round for the company"."""
        token = self.doc[mention.head]
        if token.dep_ == "poss":
            return set()
        verb = token
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
                and not _modifies_subject(other_token)
            ):
                found.add(other.ref)
        return found

    def _employer_of_subject(self, mention: Mention) -> int | None:
        token = self.doc[mention.head]
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if not tree.is_verbal(verb) or verb.lemma_ not in _LEAVING:
            return None
        subject = tree.surface_subject(verb)
        person = self.by_head.get(subject.i) if subject is not None else None
        if person is not None and person.type == GROUP and not person.data.get("former"):
            employer = self.by_head.get(person.data.get("employer") or -1)
            return employer.ref if employer is not None else None
        if person is None or person.ref is None:
            return None
        return self.employers.get(person.ref, (None, 0))[0]

    def _fits(self, referent: Referent, noun: str | None) -> float | None:
        """How well a description's noun suits an organization; None if it cannot."""
        if referent.kind == "media" and noun not in (
            "newspaper",
            "magazine",
            "publisher",
            "website",
            "broadcaster",
            "outlet",
        ):
            return -1.5
        if noun is None:
            return 0.0
        hint = _NAME_HINTS.get(noun)
        if hint is not None:
            if hint in referent.name.lower():
                return 2.0
            if referent.kind is None:
                return -0.8
        kinds = _KINDS.get(noun)
        if kinds is None or referent.kind is None:
            return 0.0
        return (
            0.5
            if referent.kind in kinds
            else (-1.5 if noun in ("startup", "start-up", "company", "firm", "lab", "giant", "maker") else None)
        )

    def _plural(self, mention: Mention) -> None:
        """ "They", "both", "the duo", "the three researchers": named people told together, or a group told before."""
        if mention.data.get("antecedent") is not None:
            self._members_of(mention)
            return
        if mention.form not in ("plural", "group") or mention.form == "group" and not mention.data.get("definite"):
            return
        if mention.form == "group" and (mention.data.get("employer") is not None or mention.data.get("count") is None):
            return
        wanted = mention.data.get("count")
        here = self.sentence[mention.start]
        for seen in reversed(self.seen):
            if here - seen.sentence > WINDOW:
                break
            if (
                seen.mention.type == GROUP
                and (wanted is None or seen.mention.data.get("count") == wanted)
                and seen.mention.form in ("group", "plural")
            ):
                if seen.mention.data.get("refs"):
                    mention.data["refs"] = seen.mention.data["refs"]
                elif seen.mention.data.get("count"):
                    mention.data["same"] = seen.mention.head
                    mention.data.update(
                        {k: seen.mention.data[k] for k in ("count", "at_least", "share", "employer", "former", "vague")}
                    )
                else:
                    continue
                return
            refs = self._together(seen.mention)
            if seen.mention.type == PERSON and len(refs) > 1 and (wanted is None or len(refs) == wanted):
                mention.data["refs"] = sorted(refs)
                return
        if wanted and wanted <= 4:
            self._several(mention, wanted, here)

    def _members_of(self, mention: Mention) -> None:
        """ "A dozen of them": the employer is that of the group told before."""
        for seen in reversed(self.seen):
            if self.sentence[mention.start] - seen.sentence > WINDOW:
                return
            if seen.mention.type == GROUP and seen.mention.data.get("employer") is not None:
                mention.data.update({k: seen.mention.data[k] for k in ("employer", "former")})
                return

    def _together(self, mention: Mention) -> list[int]:
        refs = [mention.ref] if mention.ref is not None else []
        for head in mention.data.get("coordinated", ()):
            other = self.by_head.get(head)
            if other is not None and other.type == PERSON and other.ref is not None and other.ref not in refs:
                refs.append(other.ref)
        return refs

    def _several(self, mention: Mention, wanted: int, here: int) -> None:
        """Exactly as many different people named in the last sentences."""
        refs: list[int] = []
        for seen in reversed(self.seen):
            if here - seen.sentence > WINDOW:
                break
            if seen.mention.type == PERSON and seen.mention.ref is not None and seen.mention.ref not in refs:
                refs.append(seen.mention.ref)
        if len(refs) == wanted:
            mention.data["refs"] = sorted(refs)


def _modifies_subject(token: Token) -> bool:
    """Inside a noun phrase rather than an argument of its own: "Acme's chief", "an Acme chief", "a chief at Acme"."""
    if token.dep_ == "poss":
        return True
    noun = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else token.head
    inside = token.dep_ in ("compound", "nmod", "pobj")
    return inside and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("nsubj", "nsubjpass", "compound")


def _prominence(doc: Doc, mention: Mention) -> float:
    """Subjects before objects before the rest; main clauses before others."""
    token = doc[mention.head]
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head.i != token.i:
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return 2.0 if token.head.dep_ in ("ROOT", "conj", "ccomp") else 1.5
    if token.dep_ in ("dobj", "ROOT"):
        return 1.2
    if token.dep_ == "poss":
        return 0.9
    return 0.6
