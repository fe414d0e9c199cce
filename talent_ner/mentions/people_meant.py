"""Which person a pronoun or description means, and who says "I"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import PERSON, Mention
from ..syntax.reading import once
from .antecedents import WINDOW, Antecedents
from .employers import Employers
from .holders import Holders, is_single
from .salience import unknown_speaker

_HIRING = frozenset("hire rehire recruit poach lure tap appoint name snag nab land sign bring".split())
_FRONTING = frozenset("until before during in since as throughout".split())
_GOING = frozenset("leave quit exit depart resign retire step".split())
_DISMISSING = frozenset("sack fire dismiss oust axe remove lose".split())
_COMING = frozenset("join rejoin move head start return switch defect take".split())
_SUCCEEDING = frozenset("take succeed replace become fill step start head return appoint name be".split())
_FAREWELLS = frozenset("hang bow farewell goodbye retirement".split())
_NOTICES = frozenset("resignation retirement departure notice exit".split())
_JOBS = frozenset("job position post role offer appointment".split())
_REPORTING = frozenset("say write tell post tweet add explain announce".split())
_PRAISING = frozenset("applaud commend compliment congratulate praise salute thank toast welcome wish".split())


class PeopleMeant:
    """Resolves the open mentions of persons.

    Args:
        page: the document's mentions.
        employers: employments stated by titles.
        holders: the posts that titles name, and who holds them.
    """

    def __init__(self, page: Antecedents, employers: Employers, holders: Holders):
        self._page, self._employers, self._holders = page, employers, holders

    def resolve(self, mention: Mention) -> None:
        """Gives a pronoun or description its referent, and the referent the pronoun's gender."""
        if mention.form == "pronoun":
            unknown = unknown_speaker(self._page.doc[mention.head], self._page.by_head, PERSON)
            mention.ref = None if unknown else self._person(mention, mention.data["gender"])
            if mention.ref is not None and not self._page.referents[mention.ref].gender:
                self._page.referents[mention.ref].gender = mention.data["gender"]
        elif mention.form == "description":
            mention.ref = self._described_person(mention)
        elif mention.form == "first":
            mention.ref = self.speaker(mention)

    def _person(self, mention: Mention, gender: str | None) -> int | None:
        """The most prominent recent person of the right gender, no fellow argument of the same verb."""
        teller = self._teller(mention)
        teller = self._fronted(mention) if teller is None else teller
        teller = self._praised(mention) if teller is None else teller
        if teller is not None and self._page.referents[teller].gender in (None, "", gender):
            return teller
        fellows = self._page.fellow_arguments(mention)
        leaver = self._leaver(mention)
        if leaver is not None and leaver not in fellows and self._page.referents[leaver].gender in (None, "", gender):
            return leaver

        def agrees(ref: int, form: str) -> float | None:
            known = self._page.referents[ref].gender
            barred = (gender and known and known != gender) or ref in fellows or form == "first"
            return None if barred else 0.0

        found = self._likeliest(mention, agrees)
        return self._cataphor(mention, gender) if found is None else found

    def _teller(self, mention: Mention) -> int | None:
        """ "She succeeds Bo Chen, who announced that he will retire", "who announced his retirement": who speaks of
        himself in a clause about him.
        """
        token = self._page.doc[mention.head]
        told, clause = token.head, token.head.head
        own = token.dep_ == "poss" and told.dep_ == "dobj"
        if not own and (token.dep_ not in tree.SUBJECTS or told.dep_ != "ccomp") or clause.dep_ != "relcl":
            return None
        subject = tree.own_subject(clause)
        person = self._person_at(clause.head.i) if subject is not None and subject.lower_ == "who" else None
        return person.ref if person is not None else None

    def _fronted(self, mention: Mention) -> int | None:
        """ "Until her appointment, Ann Li was a treasurer", "after completing her training, Ann Li left": who stands
        behind what is said of the time before.
        """
        token = self._page.doc[mention.head]
        governor = token.head.head
        gerund = governor.dep_ == "pcomp" and governor.tag_ == "VBG"
        link = governor.head if gerund else governor
        fronting = gerund or link.lower_ in _FRONTING
        if token.dep_ != "poss" or not fronting or not link.is_sent_start or link.dep_ != "prep":
            return None
        subject = tree.own_subject(link.head)
        if subject is None or subject.i < token.i:
            return None
        named = next((m for m in self._page.mentions if m.start <= subject.i < m.end and m.type == PERSON), None)
        return named.ref if named is not None and named.form in ("name", "surname") else None

    def _praised(self, mention: Mention) -> int | None:
        """ "Cy Diaz congratulated Ann Li on her appointment", "paid tribute to her for her work": who is spoken to."""
        token = self._page.doc[mention.head]
        link = token.head.head
        if token.dep_ != "poss" or link.lower_ not in ("on", "upon", "for") or link.dep_ != "prep":
            return None
        verb = link.head
        while not tree.is_verbal(verb) and verb.dep_ in ("prep", "pobj", "dobj", "appos", "conj") and verb.i > 0:
            verb = verb.head
        words = self._page.doc[verb.i + 1 : token.i]
        tribute = verb.lemma_.lower() == "pay" and any(t.lower_ == "tribute" for t in words)
        if not tribute and verb.lemma_.lower() not in _PRAISING:
            return None
        people = [m for m in self._page.mentions if m.type == PERSON and verb.i < m.start and m.end <= link.i]
        named = people[-1] if people else None
        return named.ref if named is not None and named.form in ("name", "surname") else None

    def _leaver(self, mention: Mention) -> int | None:
        """ "Ann Li is leaving, said Cy Diaz. Bo Chen will replace her": who goes is replaced, not who says so."""
        token = self._page.doc[mention.head]
        if token.dep_ != "dobj" or token.head.lemma_.lower() not in ("replace", "succeed"):
            return None
        for seen in reversed(self._page.candidates(mention, PERSON, 1)):
            goes = self._page.doc[seen.mention.head]
            if goes.dep_ == "nsubj" and goes.head.lemma_.lower() in _GOING:
                return seen.mention.ref
        return None

    def _likeliest(self, mention: Mention, fit: Callable[[int, str], float | None]) -> int | None:
        """The recent person who ranks highest with a bonus for the referent and the form; those without are barred."""
        best: dict[int, float] = {}
        for seen in self._page.candidates(mention, PERSON, WINDOW):
            ref = seen.mention.ref
            assert ref is not None
            bonus = fit(ref, seen.mention.form)
            if bonus is not None:
                best[ref] = max(best.get(ref, -9.0), self._page.rank(mention, seen) + bonus)
        return max(best, key=lambda ref: best[ref]) if best else None

    def _cataphor(self, mention: Mention, gender: str | None) -> int | None:
        """ "Before he left, Wei ...": the next person of the same sentence; not "he left before Wei"."""
        pronoun = self._page.doc[mention.head]
        if pronoun.dep_ in tree.SUBJECTS and pronoun.head.dep_ == "ROOT":
            return None
        here = self._page.sentence[mention.start]
        for other in self._page.mentions:
            if (
                other.start > mention.start
                and other.type == PERSON
                and other.ref is not None
                and self._page.sentence[other.start] == here
            ):
                known = self._page.referents[other.ref].gender
                return other.ref if not (gender and known and known != gender) else None
        return None

    def _described_person(self, mention: Mention) -> int | None:
        """Whom "the researcher", "the Acme executive", "the chairman" mean.

        A post that one person holds is looked up on the whole page; else a recent person whom nothing contradicts: a
        stated employer must fit, a known title must not be another one.
        """
        data, noun = mention.data, mention.data.get("noun")
        employer = data.get("employer")
        wanted = self._page.by_head[employer].ref if employer is not None and employer in self._page.by_head else None
        if set(data.get("text", "").lower().split()) & {"next", "future", "one", "right"}:
            return None
        if wanted is not None or is_single(noun or ""):
            holder = self._holders.only(noun or "", data.get("text", ""), wanted, bool(data.get("former")))
            if holder is not None:
                return holder
        owner = self._page.by_head.get(mention.start - 1)
        barred = self._page.fellow_arguments(mention)
        if owner is not None and owner.type == PERSON and owner.ref is not None:
            barred.add(owner.ref)

        def fits(ref: int, form: str) -> float | None:
            return None if ref in barred else self._holds(ref, noun or "", wanted, data.get("text", ""))

        found = self._likeliest(mention, fits)
        found = self._only_person(mention) if found is None else found
        found = self._told_before(mention) if found is None and wanted is not None else found
        return self._named_next(mention, wanted) if found is None else found

    def _told_before(self, mention: Mention) -> int | None:
        """ "Ann Li is retiring. The head of design at Acme leaves on Friday": the one person of whose going or coming
        the sentence before tells, and of whom neither an employer nor another post is known.
        """
        doc, token = self._page.doc, self._page.doc[mention.head]
        if token.left_edge.lower_ != "the" or token.dep_ not in tree.SUBJECTS or not _tells_of_job(token.head):
            return None
        here = self._page.sentence[mention.start]
        before = [s.mention for s in self._page.candidates(mention, PERSON, 1) if s.sentence == here - 1]
        people = {m.ref for m in before}
        person = next((m for m in before if doc[m.head].dep_ in tree.SUBJECTS and m.form != "pronoun"), None)
        if person is None or person.ref is None or len(people) > 1:
            return None
        told = any(_tells_of_job(t) or t.lemma_ in _FAREWELLS for t in doc[person.head].sent)
        known = self._employers.current.get(person.ref) or self._employers.former.get(person.ref)
        other = self._holders.compatible(person.ref, mention.data.get("noun") or "") is False
        return person.ref if told and known is None and not other else None

    def _named_next(self, mention: Mention, wanted: int | None) -> int | None:
        """ "Acme has hired the former treasurer of Beta. Ann Li joined in May": whom the next sentence names first.

        Likewise "the head of Beta has resigned. In a letter, Ann Li said she had found another job". Nobody whom the
        text has named before, who is told to speak of others, or who has another employer than the described one.
        """
        token = self._page.doc[mention.head]
        hired = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in _HIRING
        leaves = token.dep_ == "nsubj" and _gives_notice(token.head) or _dismissed(token)
        goes = mention.data.get("employer") is not None and leaves
        if not (hired or goes) or token.sent.end >= len(self._page.doc):
            return None
        verb = self._page.doc[token.sent.end].sent.root
        subject = tree.own_subject(verb)
        lemma = verb.lemma_.lower()
        before = any(c.lower_ == "had" for c in tree.children(verb, "aux"))  # "Ann Li had been in post for a year"
        of_others = lemma in _REPORTING and not (goes and _of_oneself(verb))
        of_others |= goes and lemma in _SUCCEEDING and not before
        named = self._person_at(subject.i) if subject is not None and not of_others else None
        if named is None or named.form != "name" or goes and self._holders.compatible(named.ref or 0, "") is not None:
            return None
        known = any(m.ref == named.ref and m.start < mention.start for m in self._page.mentions)
        house = self._employers.current.get(named.ref) if named.ref is not None else None
        return None if known or house is not None and house[0] != wanted else named.ref

    def _only_person(self, mention: Mention) -> int | None:
        """ "The former Acme engineer says" tells a past of the only person that the sentences before speak of."""
        token = self._page.doc[mention.head]
        definite = mention.start > 0 and self._page.doc[mention.start - 1].lower_ == "the"
        if not mention.data.get("former") or not definite or token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        here = self._page.sentence[mention.start]
        refs = {s.mention.ref for s in self._page.candidates(mention, PERSON, WINDOW) if s.sentence < here}
        return refs.pop() if len(refs) == 1 else None

    def _holds(self, person: int, noun: str, wanted: int | None, text: str) -> float | None:
        """How well a person suits a description by what the page says of them; None if it says otherwise."""
        known = self._employers.current.get(person)
        if wanted is not None and (known is None or known[0] != wanted):
            return None
        told = self._holders.compatible(person, noun)
        if told and self._holders.agrees(person, noun, text):
            return 2.0
        if noun in word_set("reference", "offices") or is_single(noun) and told is False:
            return None
        if " of " in text and told is False:
            return None  # "the head of safety" is not who is known as the head of sales
        if wanted is not None:
            return 2.0
        leads = noun in ("founder", "chief", "executive", "ceo", "boss", "officer")
        return -1.0 if leads and known is None else 0.0

    def speaker(self, mention: Mention) -> int | None:
        """Who says "I": the subject of the reporting verb around the quotation."""
        token = self._page.doc[mention.head]
        for _ in range(12):
            if token.head.i == token.i:
                break
            if token.dep_ in ("ccomp", "parataxis", "advcl", "dep"):
                subject = tree.own_subject(token.head)
                speaker = self._person_at(subject.i) if subject is not None else None
                if speaker is not None:
                    return speaker.ref
            token = token.head
        sentence = self._page.sentence[mention.start]
        for subject in _reporters(self._page.doc[mention.head].sent.root):
            speaker = self._person_at(subject.i)
            if speaker is not None and self._page.sentence[speaker.start] == sentence:
                return speaker.ref
        return None

    def _person_at(self, head: int) -> Mention | None:
        """The person, already known, whose mention has its head there."""
        found = self._page.by_head.get(head)
        return found if found is not None and found.type == PERSON and found.ref is not None else None


def _tells_of_job(verb: Token) -> bool:
    """Whether a verb speaks of taking or leaving a job."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in _HIRING | _GOING | _COMING


def _gives_notice(verb: Token) -> bool:
    """ "Has resigned", "submitted her resignation", "has announced his retirement"."""
    told = any(t.lemma_.lower() in _NOTICES for t in tree.children(verb, "dobj"))
    return told or verb.lemma_.lower() in _GOING


def _dismissed(noun: Token) -> bool:
    """ "Has sacked its treasurer", "parted with its treasurer"."""
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ == "with":
        return governor.head.lemma_ == "part"
    return noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_.lower() in _DISMISSING


def _of_oneself(verb: Token) -> bool:
    """ "Ann Li said she had found another job", "announced her departure": who tells it speaks of a job of her own."""
    if any(t.lemma_ in _NOTICES and tree.children(t, "poss") for t in tree.children(verb, "dobj")):
        return True
    clauses = [(c, tree.own_subject(c)) for c in tree.children(verb, "ccomp")]
    own = [c for c, subject in clauses if subject is not None and subject.lower_ in ("he", "she")]
    return any(_tells_of_job(c) or any(t.lemma_ in _JOBS for t in tree.children(c, "dobj")) for c in own)


@once
def _reporters(root: Token) -> list[Token]:
    """The subjects of the verbs of saying under a sentence's root."""
    return [t for t in root.subtree if t.dep_ == "nsubj" and t.head.lemma_ in _REPORTING]
