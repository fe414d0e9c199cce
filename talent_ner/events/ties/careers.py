"""Where a person was before: the organization told last, when a move names only its other end.

"He ran pricing at Iberlux. In 2020 he moved to Kestrel.": the move's origin is Iberlux. Stays are read off verbs of
work with an "at" phrase, off titles, and off the moves told before; only the sentence itself and the two before it
count, and a stay told with a later date than the move does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.mention import ORG, PERSON, Mention
from ...syntax.prepositions import PLACING
from ...syntax.reading import sentence_numbers
from ...syntax.roles import roles
from ..draft import Draft, Page, arrived_long_ago
from .employment import Employments
from .posts import told_as_earlier

WINDOW = 2
_PHRASE = 14  # tokens behind "most recently" in which the employer stands
_STAYING = frozenset({"stay", "remain"})
_SPENDING = frozenset({"spend", "work", "serve"})


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time at an organization, told at a token; ``year`` as far as known, ``present`` if it lasts.

    ``move`` is the move that it began with, if the stay is known from one.
    """

    person: int
    org: int
    token: int
    year: str | None = None
    founded: bool = False
    present: bool = False
    move: Draft | None = None


class Careers:
    """The stays of a page, by person, in text order."""

    def __init__(self, page: Page, employments: Employments, drafts: list[Draft]):
        self.page, self.drafts = page, drafts
        self._sentence = sentence_numbers(page.doc)
        stays = [
            *self._from_verbs(),
            *self._from_latest(),
            *(Stay(t.person, t.org, t.start, present=t.current) for t in employments.careers),
            *self._from_moves(drafts),
        ]
        self.stays = sorted(stays, key=lambda s: s.token)

    def before(self, draft: Draft) -> int | None:
        """The organization where the draft's person was last, or None if the text near by does not tell."""
        here = self._sentence[draft.trigger.i]
        year = _year(draft)
        candidates = [
            s
            for s in self.stays
            if s.person == draft.who
            and s.token < draft.trigger.i
            and here - self._sentence[s.token] <= WINDOW
            and not (s.year and year and s.year > year)
            and not (s.present and arrived_long_ago(draft, self.page))
            and not _begins_later(s, draft)
            and not further_back(self.page.doc[s.token])
        ]
        if not candidates:
            return None
        last = candidates[-1]
        if last.org in draft.orgs["destination"] or last.founded and self._left_since(last, draft):
            return None
        return last.org

    def _left_since(self, stay: Stay, draft: Draft) -> bool:
        """Whether a founder may have gone on: several companies were founded, or another one is told since."""
        if any(s.person == stay.person and s.token == stay.token and s.org != stay.org for s in self.stays):
            return True
        known = {stay.org, *draft.orgs["destination"]}
        since = self.page.index.between(stay.token + 1, draft.trigger.i, ORG)
        return any(m.ref is not None and m.ref not in known and m.form == "name" for m in since)

    def time_before(self, draft: Draft) -> int | None:
        """ "Joined Acme after five years with Beta", "after spending five years with Beta": the one organization where
        the time before was spent.
        """
        orgs = self.times_before(draft)
        found = orgs.pop() if len(orgs) == 1 else None
        return None if found in draft.orgs.get("destination", ()) else found

    def times_before(self, draft: Draft) -> set[int]:
        """All organizations where that time was spent: "after stints at Acme and Beta"."""
        nouns = word_set("titles", "tenure_nouns")
        spent = [t for t in roles(draft.trigger).get("after", ()) if t.lemma_.lower() in nouns]
        afters = (p for p in tree.children(draft.trigger, "prep") if p.lower_ in ("after", "following"))
        spent += [g for p in afters for g in tree.children(p, "pcomp") if g.lemma_ in _SPENDING]
        return {
            m.ref
            for time in spent
            for m in self.page.index.between(time.i, time.right_edge.i + 1, ORG)
            if m.ref is not None and self.page.doc[m.start - 1].dep_ != "punct"
        }

    def told_after(self, draft: Draft) -> int | None:
        """The one organization that the next sentence gives as the person's former one: "Before that, she was at X"."""
        sentence = draft.trigger.sent
        if draft.who is None or sentence.end >= len(self.page.doc):
            return None
        following = self.page.doc[sentence.end].sent
        if not looks_back(following):
            return None
        orgs = {s.org for s in self.stays if s.person == draft.who and following.start <= s.token < following.end}
        found = orgs.pop() if len(orgs) == 1 else None
        return None if found in draft.orgs["destination"] else found

    def named_before(self, draft: Draft) -> int | None:
        """The one organization of a sentence that opens with "prior to" or "before" and where someone went."""
        if draft.who is None or not draft.orgs["destination"]:
            return None
        orgs = {
            stay.org
            for stay in self.stays
            if stay.person == draft.who and self._opens_before(self.page.doc[stay.token].sent, draft)
        }
        orgs -= set(draft.orgs["destination"])
        return orgs.pop() if len(orgs) == 1 else None

    def _opens_before(self, sentence: Span, draft: Draft) -> bool:
        """ "Prior to Acme, she worked with Bo Chen at Beta", "Before joining Acme, she ran Beta"."""
        if sentence[0].lower_ not in ("before", "prior"):
            return False
        comma = next((t.i for t in sentence[:12] if t.text == ","), sentence.start)
        return any(m.ref in draft.orgs["destination"] for m in self.page.index.between(sentence.start, comma, ORG))

    def only(self, person: int | None, excluded: set[int]) -> int | None:
        """The one organization the whole text ties the person to, besides the excluded ones."""
        orgs = {s.org for s in self.stays if s.person == person} - excluded if person is not None else set()
        return orgs.pop() if len(orgs) == 1 else None

    def _from_verbs(self) -> Iterator[Stay]:
        verbs = word_set("titles", "verbs_of_stay")
        for token in self.page.tokens(verbs):
            bare = token.tag_ in ("VB", "MD") and token.lemma_ not in _STAYING  # "had planned to stay at Acme"
            if token.lemma_.lower() not in verbs or token.pos_ not in ("VERB", "AUX") or bare:
                continue
            if not self.page.contents.hold(token, ORG) or not self.page.contents.speak(token, PLACING):
                continue
            filled = roles(token)
            people = [m for t in filled.get("subject", []) if (m := self.page.index.at(t.i)) is not None]
            orgs = [
                m
                for name in ("at", "for", "with")
                for t in filled.get(name, [])
                if (m := self.page.index.at(t.i)) is not None and m.type == ORG and m.ref is not None
            ]
            orgs.sort(key=lambda m: told_as_earlier(self.page.doc, m))
            if people and orgs:
                for person in self._persons(people[0]):
                    yield Stay(person, orgs[0].ref, token.i)  # type: ignore[arg-type]

    def _from_latest(self) -> Iterator[Stay]:
        """ "She brings twenty years of experience, most recently at Acme", "most recently as dean of Lind College"."""
        for token in self.page.tokens(["recently"]):
            sentence = token.sent
            if token.lower_ != "recently" or token.i in (sentence.start, sentence.end - 1):
                continue
            if token.nbor(-1).lower_ != "most" or token.nbor(1).lower_ not in ("at", "with", "for", "as"):
                continue
            behind = self.page.index.between(token.i + 1, min(token.i + _PHRASE, sentence.end), ORG)
            before = self.page.index.between(sentence.start, token.i, PERSON)
            person = next((m.ref for m in before if m.ref is not None), None)
            org = next((m.ref for m in behind if m.form == "name"), None)
            if person is not None and org is not None:
                yield Stay(person, org, token.i)

    def _persons(self, mention: Mention) -> list[int]:
        """The referents of a person mention, of what is coordinated to it, or of a plural pronoun."""
        if mention.data.get("refs"):
            return list(mention.data["refs"])
        refs = [mention.ref] if mention.type == PERSON and mention.ref is not None else []
        for head in mention.data.get("coordinated", ()):
            other = self.page.index.headed(head)
            if other is not None and other.type == PERSON and other.ref is not None:
                refs.append(other.ref)
        return refs

    def _from_moves(self, drafts: list[Draft]) -> Iterator[Stay]:
        for draft in drafts:
            if draft.type == "founding" and draft.who is not None and draft.status == "occurred":
                for org in draft.orgs["organization"]:
                    yield Stay(draft.who, org, draft.trigger.i, _year(draft), founded=True)
            if draft.type == "move" and draft.who is not None and draft.status in ("occurred", "expected"):
                for org in draft.orgs["destination"]:
                    yield Stay(draft.who, org, draft.trigger.i, _year(draft), move=draft)


_BACK = frozenset("previously formerly earlier prior recently".split())
_OPENINGS = frozenset({("before", "that"), ("before", "then"), ("before", "this")})


def further_back(token: Token) -> bool:
    """ "She led Acme, and before that she was at Beta": a time before the one told before it."""
    told = [t.lower_ for t in token.doc[token.sent.start : token.i]]
    return any(pair in _OPENINGS for pair in zip(told, told[1:]))


def looks_back(sentence: Span) -> bool:
    """Whether a sentence opens with a phrase like "prior to that", "she previously", or tells what was latest."""
    words = [t.lower_ for t in sentence if t.is_alpha]
    latest = ("most", "recently") in zip(words, words[1:])
    return latest or bool(_BACK & set(words[:5])) or tuple(words[:2]) in _OPENINGS


def _begins_later(stay: Stay, draft: Draft) -> bool:
    """ "Ann Li is leaving Acme for Beta. She joined Acme in 2017": the house that she goes to is not the one before.

    Whoever comes back may well have been there in between.
    """
    move = stay.move
    verb = draft.trigger
    back = any(c.lower_ == "back" for c in verb.children)
    if move is None or back or verb.lemma_.lower() in word_set("titles", "verbs_of_return"):
        return False
    planned = move.status == "expected" and draft.status == "occurred"
    return planned or bool(set(move.orgs["origin"]) & set(draft.orgs["destination"]))


def first_job(draft: Draft) -> bool:
    """ "Started her career at Acme", "her career began at Acme": nobody comes from elsewhere, nor is there still.

    Likewise "she began at Acme, rose through the ranks at Beta and ...": the first of several stations.
    """
    verb = draft.trigger
    signs = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "prt", "nsubj")}
    opens = verb.lemma_ in ("begin", "start") and verb.tag_ == "VBD" and verb.dep_ == "ROOT" and draft.date is None
    first = opens and any(c.tag_ == "VBD" for c in verb.conjuncts)
    return draft.type == "move" and (first or bool(signs & {"career", "start", "out", "off"}))


def _year(draft: Draft) -> str | None:
    value = draft.date.get("value") if draft.date else None
    return value[:4] if value and value[:4].isdigit() else None
