"""What speaks for each organization of a page as the one that a pronoun or description means, and what for none.

Each candidate gets named figures, mostly 0 or 1; ``models/references`` weighs them. Besides recency and grammatical
role they tell how much of the page an organization has, whether it is only told in passing (as a past employer of
somebody), and for whom the people of the clause work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from ..lexicon.log_linear import Features
from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.arguments import surface_subject
from ..syntax.columns import lower_words
from ..syntax.mention import ORG, PERSON, Mention
from ..syntax.reading import once_a_doc
from .antecedents import Antecedents, Seen
from .employers import Employers
from .fitness import Fitness
from .salience import LEAVING, as_place, leading, left_for, tells_origin

_DISTANCES = ((0, "same sentence"), (1, "one back"), (2, "two back"), (4, "four back"), (8, "eight back"))
_PAST = frozenset("having previously formerly earlier prior before ex former once until".split())
_DEPTH = 8  # steps up the parse within which somebody's past is told
_OPENING = 40  # tokens at the start of the page
_NEAR = 12  # tokens before a pronoun whose things it may mean
_COMPANIES = frozenset({"company", "firm", "business", "group"})  # nouns that suit every house
_SUBJECTS = ("nsubj", "nsubjpass")
_BY_KIND = frozenset({"fit", "far", "share", "protagonist", "prominence", "told as past", "same as last", "speaker's"})
_BY_KIND |= {name for _, name in _DISTANCES}


def kind_of(mention: Mention, token: Token) -> str:
    """Which of the five kinds of open mention one is: each has weights of its own."""
    if mention.form in ("first", "description"):
        return "we" if mention.form == "first" else "description"
    if token.lower_ == "there":
        return "there"
    return "its" if token.tag_ == "PRP$" else "it"


class ReferenceFeatures:
    """The features of one document's open mentions of organizations.

    Args:
        page: the document's mentions.
        employers: employments stated by titles.
        former: the heads of names told as somebody's former employer.
        fitness: how well nouns suit organizations.
        speaker: the person who says what a mention in the first person is part of.
    """

    def __init__(
        self,
        page: Antecedents,
        employers: Employers,
        former: set[int],
        fitness: Fitness,
        speaker: Callable[[Mention], int | None],
    ):
        self._page, self._employers, self._fitness, self._speaker = page, employers, fitness, speaker
        self._former = former
        names = [m for m in page.mentions if m.type == ORG and m.form == "name" and m.ref is not None]
        self._named = Counter(m.ref for m in names if m.ref is not None)
        self._total = max(len(names), 1)
        self._opening = {m.ref for m in names if m.start < _OPENING}
        self._protagonist = leading(self._named)
        self._past: dict[int, bool] = {}
        self._last: dict[str, int] = {}
        self._standings: dict[int, tuple[str, Features]] = {}

    def _is_past(self, name: Mention) -> bool:
        """Whether a name tells somebody's former employer."""
        if name.head not in self._past:
            self._past[name.head] = name.head in self._former or told_as_past(self._page.doc[name.head])
        return self._past[name.head]

    def resolved(self, mention: Mention, ref: int) -> None:
        """Notes what a mention was found to mean: the next like it probably means the same."""
        self._last[_series(mention)] = ref

    def candidates(
        self, mention: Mention, excluded: set[int], own: int | None, later: set[int]
    ) -> dict[int | None, Features]:
        """The features of each organization that a mention may mean, and under None of that it means none of them.

        Args:
            mention: the open mention.
            excluded: organizations that the clause rules out.
            own: the house of who leaves or joins what is described.
            later: organizations first named further on in the sentence.
        """
        kind = kind_of(mention, self._page.doc[mention.head])
        seen: dict[int, list[Seen]] = defaultdict(list)
        for earlier in self._page.candidates(mention, ORG, len(self._page.doc)):
            if earlier.mention.ref is not None:
                seen[earlier.mention.ref].append(earlier)
        ahead = set(self._named) if kind == "we" else {own} if own is not None else set()
        seen |= {ref: [] for ref in ahead if ref is not None and ref not in seen}
        noun = mention.data.get("noun")
        fits = {ref: self._fitness.score(ref, noun) for ref in seen if ref not in excluded}
        seen = {ref: mentions for ref, mentions in seen.items() if fits.get(ref) is not None}
        houses = self._houses(mention)
        order = sorted(seen, key=lambda ref: -seen[ref][-1].mention.start if seen[ref] else 1)
        found: dict[int | None, Features] = {}
        for place, ref in enumerate(order):
            told = self._of_page(ref, mention, fits[ref] or 0.0) | self._of_clause(ref, mention, own, later, houses)
            if seen[ref]:
                told |= self._of_mentions(mention, kind, seen[ref], place)
            else:
                told["only later"] = 1.0
            found[ref] = _crossed(told, kind)
        found[None] = self._nobody(mention, kind, houses.get("speaker's"), found)
        return found

    def _of_page(self, ref: int, mention: Mention, fit: float) -> Features:
        """What an organization is to the page."""
        referent, noun = self._page.referents[ref], mention.data.get("noun")
        share = self._named[ref] / self._total
        told = {
            "fit": fit,
            "noun in name": noun is not None and noun in referent.words,
            "share": share,
            "once": self._named[ref] <= 1,
            "protagonist": ref == self._protagonist,
            "opening": ref in self._opening,
            "media": referent.kind == "media",
            "investor": referent.kind == "fund",
            "same as last": self._last.get(_series(mention)) == ref,
        }
        if noun in _COMPANIES:
            told |= {"share|company": share, "protagonist|company": ref == self._protagonist}
        return told

    def _houses(self, mention: Mention) -> dict[str, int | None]:
        """For whom the speaker works, and the subject of the mention's clause now and before."""
        verb = tree.governing(self._page.doc[mention.head])
        subject = surface_subject(verb) if tree.is_verbal(verb) else None
        person = self._page.by_head.get(subject.i) if subject is not None else None
        acting = person.ref if person is not None and person.type == PERSON else None
        speaker = mention.data["speaker"] if "speaker" in mention.data else self._speaker(mention)
        current, former = self._employers.current, self._employers.former
        return {
            "speaker's": current.get(speaker, (None, 0))[0] if speaker is not None else None,
            "subject's": current.get(acting, (None, 0))[0] if acting is not None else None,
            "subject's former": former.get(acting, (None, 0))[0] if acting is not None else None,
        }

    def _of_clause(
        self, ref: int, mention: Mention, own: int | None, later: set[int], houses: dict[str, int | None]
    ) -> Features:
        """What the mention's clause says for an organization."""
        origin = mention.form == "description" and tells_origin(self._page.doc[mention.head])
        told: Features = {name: house == ref for name, house in houses.items()}
        house = houses["speaker's"]
        return told | {
            "another speaker's": house is not None and house != ref,
            "own": ref == own,
            "named later": ref in later,
            "introduced": self._fitness.introduced(ref),
            "introduced, now explained": origin and self._fitness.introduced(ref),
        }

    def _of_mentions(self, mention: Mention, kind: str, seen: list[Seen], place: int) -> Features:
        """What the earlier mentions of an organization say for it."""
        doc, here, last = self._page.doc, self._page.sentence[mention.start], seen[-1]
        distance = here - last.sentence
        label = doc[mention.head].dep_
        before, standing = self._standing(last.mention.head)
        prominence = max(s.prominence for s in seen if s.sentence == last.sentence)
        past = [self._is_past(s.mention) for s in seen if s.mention.form == "name"]
        subject = before in _SUBJECTS
        return {
            **standing,
            next((name for limit, name in _DISTANCES if distance <= limit), "far"): 1.0,
            "prominence": prominence,
            "prominence near": prominence if distance <= 1 else 0.0,
            "nearest": place == 0,
            "second nearest": place == 1,
            "often near": min(sum(here - s.sentence <= 4 for s in seen), 4) / 2,
            f"last as {last.mention.form}": 1.0,
            "only as past": bool(past) and all(past),
            "told as past": bool(past) and past[-1],
            "both subjects": subject and label in _SUBJECTS,
            "near subject": subject and distance <= 1,
            "as a place": as_place(doc[last.mention.head]) if kind == "there" else 0.0,
            "both possessors": before == label == "poss" and kind == "description",
        }

    def _standing(self, head: int) -> tuple[str, Features]:
        """The label of an earlier mention's phrase, and what that says for it whatever the later mention is."""
        if head not in self._standings:
            token = self._page.doc[head]
            label = tree.phrase_head(token).dep_
            self._standings[head] = label, {
                "left for": left_for(token),
                "in a phrase": label == "pobj",
                "possessor": label == "poss",
                "modifier": token.dep_ in ("compound", "nmod", "amod"),
            }
        return self._standings[head]

    def _nobody(
        self, mention: Mention, kind: str, house: int | None, found: dict[int | None, Features]
    ) -> Features:
        """What speaks for a mention's meaning no organization of the page: a thing, a clause, a stranger."""
        doc, token = self._page.doc, self._page.doc[mention.head]
        told: Features = {
            f"none|{kind}": 1.0,
            "none|few": 1.0 - min(len(found), 6) / 6,
            "none|no protagonist": float(self._protagonist is None),
        }
        if kind in ("it", "its"):
            lemma = token.head.lemma_.lower()
            told |= {f"none|{kind} {token.dep_} of {lemma}": 1.0, f"none|{kind} of {lemma}": 1.0}
            told |= {f"none|{kind} {token.dep_}": 1.0, f"none|subject before: {self._subject_before(token)}": 1.0}
            nouns = sum(t.pos_ == "NOUN" and t.dep_ in (*_SUBJECTS, "dobj", "attr") for t in _before(doc, token))
            told |= {"none|things": min(nouns, 2) / 2, "none|expletive": float(_expletive(token))}
            told["none|party"] = float(_is_party(token))
            told["none|acting"] = float(kind == "it" and lemma in _acts() and token.dep_ in _SUBJECTS)
            told["none|post"] = float(kind == "its" and lemma in word_set("titles", "heads"))
        if kind == "description":
            told |= {f"none|{mention.data.get('determiner')}": 1.0, f"none|noun {mention.data.get('noun')}": 1.0}
            told["none|modified"] = float(bool(mention.data.get("modifiers")))
        if kind == "we":
            told |= {"none|speaker without house": float(house is None)}
            told["none|quoted"] = float(any(t.text in ('"', "“", "”") for t in token.sent))
        return {name: value for name, value in told.items() if value}

    def _subject_before(self, token: Token) -> str:
        """What the last subject before a pronoun is, in its sentence or the one before."""
        doc = token.doc
        start = self._page.sentence[token.i] - 1
        for i in range(token.i - 1, -1, -1):
            if self._page.sentence[i] < start:
                break
            if doc[i].dep_ in _SUBJECTS:
                mention = self._page.by_head.get(i)
                if mention is not None and mention.type in (ORG, PERSON):
                    return f"{mention.type} {'known' if mention.ref is not None else 'open'}"
                return doc[i].pos_
        return "none"


def _series(mention: Mention) -> str:
    """What the next mention of the same kind is found by: "the company" by its noun, "it" by its form."""
    return mention.data.get("noun") or mention.form


def _crossed(told: Features, kind: str) -> Features:
    """The features that are not 0, and those that weigh differently by kind once more under their kind."""
    found = {name: float(value) for name, value in told.items() if value}
    return found | {f"{name}|{kind}": value for name, value in found.items() if name in _BY_KIND}


def _before(doc: Doc, token: Token) -> Iterable[Token]:
    return (doc[i] for i in range(max(token.i - _NEAR, 0), token.i))


def _acts() -> frozenset[str]:
    """Verbs whose subjects are organizations."""
    return word_set("organizations", "own_verbs") | word_set("attribution", "reporting_verbs")


def _is_party(token: Token) -> bool:
    """What is joined, left, run, founded or bought: "walked away from it", "co-founded it"."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    bought = word_set("deals", "acquiring") | word_set("deals", "founding")
    return token.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in LEAVING | bought


def _expletive(token: Token) -> bool:
    """ "It is unclear whether", "it took years to": the pronoun stands for the clause that follows."""
    labels = {c.dep_ for c in token.head.children if c.i > token.head.i}
    return token.dep_ in _SUBJECTS and bool(labels & {"ccomp", "xcomp", "csubj", "advcl"}) and bool(
        labels & {"acomp", "attr"}
    )


@once_a_doc
def _past_sentences(doc: Doc) -> set[int]:
    """The starts of the sentences that hold a word of the past."""
    return {doc[i].sent.start for i, word in enumerate(lower_words(doc)) if word in _PAST}


def told_as_past(token: Token, verb: Token | None = None) -> bool:
    """Whether a name stands where somebody's past is told: "before joining Beta, she led sales at Acme".

    With a verb, whether what the verb's clause adds tells so: "was named dean, having taught at Beta".
    """
    if token.sent.start not in _past_sentences(token.doc):
        return False
    node = tree.phrase_head(token)
    for _ in range(_DEPTH):
        if verb is not None and (node.i == verb.i or node.is_ancestor(verb)):
            return False
        if node.lower_ in _PAST or any(c.lower_ in _PAST for c in node.children):
            return True
        if node.head.i == node.i:
            return False
        node = node.head
    return False
