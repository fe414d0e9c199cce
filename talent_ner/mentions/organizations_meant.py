"""Which organization "it", "we", "the company" and "his former employer" mean."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax import tree
from ..syntax.arguments import surface_subject
from ..syntax.mention import ORG, PERSON, Mention
from .antecedents import WINDOW, Antecedents
from .beside import Tie
from .defined import defined_terms
from .employers import Employers
from .fitness import Fitness
from .plurals import together
from .reference_features import ReferenceFeatures, kind_of
from .reference_model import shipped_model
from .salience import modifies_subject, unknown_speaker

# "its startup", "our lab": one that somebody has, not the one the text is about
_OTHERS = frozenset({"its", "their", "my", "your"})
_UNITS = frozenset("department division unit team office practice desk newsroom faculty".split())
_CALLED_SO = frozenset("brand chain conglomerate empire franchise group network".split())
_NAMED_BY_OF = frozenset("firm house partnership practice brokerage".split())
_FOUNDING = frozenset("found cofound co-found start launch create establish".split())
_JOINING = frozenset("join rejoin follow come move".split())
_DIRECTIONS = frozenset("out over up down right".split())
_SPOKESPEOPLE = frozenset("spokesperson spokesman spokeswoman representative rep".split())
_BUYING = frozenset("buy acquire purchase invest pay spend fund back".split())


class OrganizationsMeant:
    """Resolves the open mentions of organizations.

    Args:
        page: the document's mentions.
        employers: employments stated by titles, to know whose company "his company" is.
        ties: the same employments, one by one.
        resolve: resolves another mention on which one turns.
        speaker: the person who says what a mention in the first person is part of.
    """

    def __init__(
        self,
        page: Antecedents,
        employers: Employers,
        ties: list[Tie],
        resolve: Callable[[Mention], None],
        speaker: Callable[[Mention], int | None],
    ):
        self._page, self._employers, self._resolve, self._speaker = page, employers, resolve, speaker
        mentions = page.mentions
        self._by_start = {m.start: m for m in mentions if m.type == ORG and m.form == "name"}
        former = {tie.org for tie in ties if tie.org is not None and not tie.current}
        self._fitness = Fitness(page.doc, mentions, page.referents)
        self._features = ReferenceFeatures(page, employers, former, self._fitness, speaker)
        self._model = shipped_model()
        self._defined = defined_terms(page.doc, mentions)

    def referent(self, mention: Mention) -> int | None:
        """The organization that a mention means, as its place in the registry."""
        data = mention.data
        if "id" in data:
            return next((i for i, r in enumerate(self._page.referents) if r.id == data["id"]), None)
        if mention.form == "part":
            part_of = self._page.by_head.get(data["of"])
            return part_of.ref if part_of is not None else None
        named = self._defined.get(self._page.doc[mention.head].text) if data.get("determiner") == "the" else None
        named = self._beside(mention) if named is None else named
        if named is not None:
            return named
        if data.get("determiner") == "its" and data["noun"] in _UNITS:
            whole = self._page.by_head.get(mention.start)
            return whole.ref if whole is not None and whole.type == ORG else None  # "its cardiology department"
        if data.get("owner") is not None:
            return self._employer(mention)
        if data.get("determiner") in _OTHERS and data["noun"] in word_set("reference", "commercial"):
            return None
        if mention.form == "first":  # "we" is the house of who speaks
            speaker = data.get("speaker", self._speaker(mention))
            house = self._employers.current.get(speaker) if speaker is not None else None
            return house[0] if house is not None else self._recent_organization(mention)
        if mention.form == "description" and self._restricted(mention):
            return None
        if mention.form == "pronoun" and unknown_speaker(self._page.doc[mention.head], self._page.by_head, ORG):
            return None
        if mention.form in ("pronoun", "description") and (spoken := self._of_spokesperson(mention)) is not None:
            return spoken
        if mention.form == "pronoun" and (ahead := self._subject_ahead(mention)) is not None:
            return ahead
        return self._recent_organization(mention)

    def _restricted(self, mention: Mention) -> bool:
        """ "The startup founded by Ann Li": what follows tells which one is meant, and not one told before."""
        doc = self._page.doc
        participle = doc[mention.end] if mention.end + 1 < len(doc) else None
        if participle is None or participle.lemma_.lower() not in _FOUNDING or participle.nbor(1).lower_ != "by":
            return False
        here = self._page.sentence[mention.start]
        return not any(
            m.ref is not None and self._page.sentence[start] == here
            for start, m in self._by_start.items()
            if start < mention.start
        )

    def _employer(self, mention: Mention) -> int | None:
        """ "His company", "her former employer": not "his own new company", which no title has tied to him yet."""
        modifiers = set(mention.data["modifiers"].split())
        owner = self._page.by_head.get(mention.data["owner"])
        ref = self._owner(mention, owner) if owner is not None else None
        past = bool(modifiers & word_set("reference", "past"))
        if modifiers & word_set("reference", "not_present") and not past or ref is None:
            return None
        found = (self._employers.former if past else self._employers.current).get(ref)
        if found is None:
            return None
        fit = self._fitness.score(found[0], mention.data["noun"])
        return found[0] if fit is not None and fit > -1.5 else None

    def _of_spokesperson(self, mention: Mention) -> int | None:
        """ "A spokesperson for Acme said Ann Li no longer works there": the house for which it is said."""
        node = self._page.doc[mention.head]
        while node.head.i != node.i and node.dep_ != "ccomp":
            node = node.head
        speaker = tree.own_subject(node.head) if node.dep_ == "ccomp" else None
        if speaker is None or speaker.lemma_.lower() not in _SPOKESPEOPLE or speaker.i > mention.start:
            return None
        links = (p for p in tree.children(speaker, "prep") if p.lower_ in ("for", "of", "at", "from"))
        houses = (self._page.by_head.get(t.i) for p in links for t in tree.children(p, "pobj"))
        return next((m.ref for m in houses if m is not None and m.type == ORG), None)

    def _subject_ahead(self, mention: Mention) -> int | None:
        """ "Following its purchase of Osier, Corvane grew": in a phrase put first, the named subject is meant."""
        node = self._page.doc[mention.head]
        while node.head.i != node.i and not (node.dep_ == "prep" and tree.is_verbal(node.head)):
            node = node.head
        subject = tree.own_subject(node.head) if node.head.i != node.i else None
        other = self._page.by_head.get(subject.i) if subject is not None and subject.i > mention.start else None
        owned = other is not None and other.type == ORG and other.data.get("owner") is not None
        if other is not None and owned and other.ref is None:
            other.ref = self._employer(other)
        named = other is not None and other.type == ORG and (other.form == "name" or owned)
        opens = node.left_edge.i == self._page.doc[mention.start].sent.start
        return other.ref if other is not None and named and opens else None

    def _beside(self, mention: Mention) -> int | None:
        """The name that a description stands beside: "the Tokyo lab, Sakana", "his lab Sakana"."""
        if mention.form != "description":
            return None
        after = self._by_start.get(mention.end) or self._inside(mention) or self._of_name(mention)
        if after is not None:
            return after.ref
        if mention.end < len(self._page.doc) and self._page.doc[mention.end].tag_ == "POS":
            return None  # "according to the Gazette, the museum's curator"
        for comma, other in ((mention.start - 1, mention.start - 2), (mention.end, mention.end + 1)):
            if comma >= 0 and other < len(self._page.doc) and self._page.doc[comma].text == ",":
                names = (m for m in self._page.mentions if m.type == ORG and m.form == "name")
                name = next((m for m in names if m.start <= other < m.end), None)
                if name is None or self._page.sentence[name.start] != self._page.sentence[mention.start]:
                    continue
                if not self._new_subject(mention, name):
                    return name.ref
        return None

    def _new_subject(self, mention: Mention, name: Mention) -> bool:
        """ "Founded by Ann Li, a professor at Elm College, the startup makes lamps": a new subject."""
        subject, before = self._page.doc[mention.head], self._page.doc[name.head]
        return name.start < mention.start and subject.dep_ in tree.SUBJECTS and before.dep_ == "pobj"

    def _inside(self, mention: Mention) -> Mention | None:
        """Lund in "the neighbouring Lund municipality", Medway in "the Medway chain": which one of a kind it is."""
        noun = mention.data["noun"]
        if noun not in vocabulary("reference")["required_names"] and noun not in _CALLED_SO:
            return None
        within = (self._by_start.get(i) for i in range(mention.start + 1, mention.head))
        return next((name for name in within if name is not None and name.end == mention.head), None)

    def _of_name(self, mention: Mention) -> Mention | None:
        """Petrak & Bell in "the law firm of Petrak & Bell"."""
        named = self._page.doc[mention.end].lower_ == "of" if mention.end < len(self._page.doc) else False
        return self._by_start.get(mention.end + 1) if named and mention.data["noun"] in _NAMED_BY_OF else None

    def _owner(self, mention: Mention, owner: Mention) -> int | None:
        """Whose company: nobody joins or buys their own, so "Nadella says Wei joins his company" means Nadella's."""
        verb = _acting(self._page.doc[mention.head])
        if verb is None:
            return owner.ref
        subject = surface_subject(verb)
        joining = self._page.by_head.get(subject.i) if subject is not None else None
        refs = set(together(joining, self._page.by_head)) if joining is not None else set()
        if owner.ref not in refs:
            return owner.ref
        others = [
            s
            for s in self._page.candidates(owner, PERSON, WINDOW)
            if s.mention.ref not in refs and s.mention.ref in self._employers.current
        ]
        return max(others, key=lambda s: self._page.rank(owner, s)).mention.ref if others else None

    def _recent_organization(self, mention: Mention) -> int | None:
        """The organization that the model finds meant among those told before and those that the clause allows."""
        token = self._page.doc[mention.head]
        described = mention.form == "description"
        if token.lower_ == "there" and self._page.doc[max(0, token.i - 1)].lower_ in _DIRECTIONS:
            return None
        own, outlet = self._own(mention) if described else (None, None)
        if own is not None and own == outlet:
            return own  # a journalist joins or leaves the paper that she writes for
        fellows = self._page.fellow_arguments(mention) | self._clause_mates(mention) | self._cited(mention)
        fellows |= self._put_first(mention)
        if own is not None and "join" not in token.head.lemma_:
            fellows.discard(own)
        later = self._named_later(mention) if described else set()
        candidates = self._features.candidates(mention, fellows, own, later)
        found = self._model.choose(candidates, kind_of(mention, token))
        if found is not None:
            self._features.resolved(mention, found)
        return found

    def _own(self, mention: Mention) -> tuple[int | None, int | None]:
        """The house of who leaves or joins it, and again if that is an outlet that employs a journalist.

        "Before joining the paper, she wrote for Acme" speaks of her only later.
        """
        mover = self._employers.mover(mention)
        if mover is not None and mover.ref is None and mover.start > mention.start:
            self._resolve(mover)
        outlet = self._employers.writes_for(mover, self._page.sentence)
        own = outlet if outlet is not None else self._employers.of_mover(mover)
        press = outlet is not None or mover is not None and mover.ref in self._employers.outlets
        return own, own if press else None

    def _named_later(self, mention: Mention) -> set[int]:
        """Organizations named after a subject in its sentence: who is named there is rarely the described one."""
        token = self._page.doc[mention.head]
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return set()
        end = token.sent.end
        return {m.ref for m in self._by_start.values() if token.i < m.start < end and m.ref is not None}

    def _cited(self, mention: Mention) -> set[int]:
        """ "According to the Gazette, the museum's curator has quit": an outlet that the sentence cites."""
        if mention.form != "description" or mention.data.get("noun") in word_set("reference", "media_nouns"):
            return set()
        sentence = self._page.doc[mention.head].sent
        named = (m for m in self._by_start.values() if sentence.start <= m.start < sentence.end)
        return {m.ref for m in named if m.ref is not None and self._is_cited(m)}

    def _put_first(self, mention: Mention) -> set[int]:
        """ "Founded by Ann Li, a professor at Elm College, the startup makes lamps": none that the participle names."""
        subject = self._page.doc[mention.head]
        if mention.form != "description" or subject.dep_ not in tree.SUBJECTS:
            return set()
        participles = (c for c in subject.head.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i < subject.i)
        spans = [range(c.left_edge.i, c.right_edge.i + 1) for c in participles]
        named = (m for start, m in self._by_start.items() if any(start in span for span in spans))
        return {m.ref for m in named if m.ref is not None}

    def _is_cited(self, name: Mention) -> bool:
        token = self._page.doc[name.head]
        source = token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
        return source and self._page.referents[name.ref or 0].kind == "media"

    def _clause_mates(self, mention: Mention) -> set[int]:
        """Other organizations of the clause: "left the company for Meta", "Sequoia led a round for the company"."""
        token = self._page.doc[mention.head]
        if token.dep_ == "poss":
            return set()
        verb, place = tree.governing(token), token.lower_ == "there"
        found = set()
        for other_token in tree.clause_tokens(verb):
            other = self._page.by_head.get(other_token.i)
            if (
                other is not None
                and other is not mention
                and other.type == ORG
                and other.ref is not None
                and not (modifies_subject(other_token) and not place)
            ):
                found.add(other.ref)
        return found


def _acting(noun: Token) -> Token | None:
    """The verb of joining or buying whose object, goal or price a noun is: "joins his firm", "pays for his firm"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ in _JOINING:
        return verb
    while noun.dep_ in ("dobj", "pobj", "prep") and not tree.is_verbal(noun.head) and noun.head.i != noun.i:
        noun = noun.head
    return noun.head if noun.head.lemma_ in _BUYING else None
