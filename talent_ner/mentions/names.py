"""Names of people and organizations: list entries, the statistical recogniser, and cues in the text, weighed together.

Every capitalised candidate collects evidence at each of its occurrences (statistical label, its own form, the words
around it), with hand-set weights in units of "one weak cue"; the document decides once for all occurrences of the same
surface. So a name on no list counts fully and a statistical label can be overruled: ``name_model.py`` weighs the
evidence together with what it was trained to look at. A listed name that is also an ordinary word needs support.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from ..syntax.columns import words
from ..text.english import english_words, given_names
from .broadcasters import broadcasters
from .deal_names import CERTAIN, SETTLED, deal_cues
from .extents import whole_name
from .gazetteer import Gazetteer, ListedName, as_title, ends_house, inside_person, read_on
from .joint_firms import joint_firms
from .listed_names import listed_cues
from .longer_spans import in_longer_name, lengthened, widened
from .name_doubts import Doubts, plain_words
from .name_evidence import (
    CAMEL,
    DOTTED,
    NAME_WORD,
    ORG,
    OTHER,
    PARTICLES,
    PERSON,
    NameEvidence,
    honorifics,
    is_title,
    organization_words,
    plainly_person,
    title_words,
)
from .name_features import Features, NameFeatures
from .name_model import likeliest, shipped_model
from .namesakes import with_repeats
from .posted import posted
from .public_bodies import public_bodies
from .seats import bracketed_lands, without_seats
from .spans import describes, nicknamed, paired, parted, trimmed, wherever
from .spelt_out import spelt_out
from .staff_names import staff_cues
from .told_kinds import called_firm, partners, told_kinds, trade_words

THRESHOLD = 2.0
CERTAINLY = 99.0  # what the list alone is worth for names that are no ordinary words
SURE, SURELY = 0.9, 30.0  # what an organization is worth that the model is sure of
HARDLY = 0.05  # a listed name that is a word too needs this probability where the recogniser read none: "Easter Sunday"
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "PRODUCT", "NORP", "FAC", "PLACE", "TEAM"})
_INNER = frozenset({"&", "-", "'"})


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Of a page: the list entries that it may mean, other candidates by place, the evidence by surface and label, the
    first tokens of those entries that are written small and without a cue, the words that the page writes small, and
    the surfaces that its grammar settles to be organizations.
    """

    listed: list[ListedName]
    candidates: list[Span]
    scores: dict[str, dict[str, float]]
    small: set[int]
    plain_words: frozenset[str]
    settled: set[str] = field(default_factory=set)


class NameRecogniser:
    """Decides which token spans are people and which are organizations.

    Args:
        gazetteer: the listed names, or None to do without lists.
    """

    def __init__(self, gazetteer: Gazetteer | None):
        self.gazetteer = gazetteer
        entries = gazetteer.organizations.values() if gazetteer is not None else ()
        products = {product for entry in entries for product in entry.products} - {
            surface for entry in entries for surface in entry.surfaces
        }
        self.given_names = given_names()
        if gazetteer is not None:
            firsts = {entry.name.split()[0] for entry in gazetteer.people.values()} - honorifics()
            self.given_names |= {first.lower() for first in firsts}
        self.evidence = NameEvidence(products, self.given_names, _surnames(gazetteer))
        self.model = shipped_model()

    def __call__(self, doc: Doc) -> list[Span]:
        """The name spans (labels PERSON and ORG), in text order; ``kb_id_`` is the list entry's id."""
        return self.weighed(doc)[0]

    def weighed(self, doc: Doc) -> tuple[list[Span], dict[str, float]]:
        """The name spans, and by surface what speaks for an organization in all; listed names that are like no
        other word need no evidence.
        """
        told = self._gathered(doc)
        shown = list(self._judged(doc, told))
        judged = {places[0].text: found for places, _, found in shown}
        kinds = {places[0].text: _surely(places) or likeliest(found, features) for places, features, found in shown}
        kinds |= {text: PERSON for text in kinds if plainly_person(told.scores.get(text, {}))}
        kinds |= dict.fromkeys(told.settled & kinds.keys(), ORG)
        spans = [known for name in told.listed if (known := self._listed(doc, name, told, judged)) is not None]
        firm = {i for name in told.listed if not name.guarded for i in range(name.start, name.end)}
        spelt = [body for body in spelt_out(doc) if firm.isdisjoint(range(body.start, body.end))]
        bodies = [*spelt, *bracketed_lands(doc), *broadcasters(doc), *public_bodies(doc, self.given_names)]
        bodies += joint_firms(doc, self.given_names)
        bodies = _without_overlap(bodies)
        inner = {i for body in bodies for i in range(body.start, body.end)}
        spans = [span for span in spans if span.start not in inner] + bodies
        spans += _names(told.candidates, kinds)
        spans += nicknamed(doc, self.given_names)
        spans += paired([span for span in spans if span.label_ == PERSON], self.given_names)
        spans += wherever(doc, spans)
        sure = {doc[name.start : name.end].text for name in told.listed if not name.guarded}
        weights = {text: CERTAINLY if text in sure else score[ORG] for text, score in told.scores.items()}
        for text, found in judged.items():
            weights[text] = max(weights.get(text, 0.0), SURELY if found[ORG] >= SURE else 0.0)
        weights |= {body.text: SURELY for body in bodies}
        names = _without_overlap(with_repeats(doc, spans, told.candidates, self.evidence.surnames))
        return without_seats(doc, names), weights

    def surfaces(self, doc: Doc) -> Iterator[tuple[list[Span], Features]]:
        """Each surface that may be a name and that no list makes sure: the places where it stands, its features."""
        for places, features, _ in self._judged(doc, self._gathered(doc)):
            yield places, features

    def _judged(self, doc: Doc, told: _Gathered) -> Iterator[tuple[list[Span], Features, dict[str, float]]]:
        """The same with the probability of each kind; those of several words first, as they tell of single ones."""
        places: dict[str, list[Span]] = defaultdict(list)
        guarded = [Span(doc, name.start, name.end, label=name.label) for name in told.listed if name.guarded]
        for span in (*told.candidates, *guarded):
            places[span.text].append(span)
        features, kinds = NameFeatures(doc, self.given_names, told.scores, told.plain_words), {}
        for single in (False, True):
            for text, spans in places.items():
                if (len(spans[0]) == 1) is single:
                    shown = features.of(spans)
                    found = self.model.probabilities(shown)
                    kinds[text] = likeliest(found, shown)
                    yield spans, shown, found
            features.settle(kinds)

    def _gathered(self, doc: Doc) -> _Gathered:
        """What may be a name, and the evidence for it."""
        listed = self._listed_names(doc)
        taken = {i: name for name in listed for i in range(name.start, name.end)}
        small = {name.start for name in listed if name.guarded and not doc[name.start].text[:1].isupper()}
        scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        told = _Gathered(listed, list(self._candidates(doc, taken)), scores, small, plain_words(doc))
        employers = [deal_cues(doc, small), staff_cues(doc), listed_cues(doc)]
        self._weigh(doc, told, employers)
        settled = {i for cues in employers for i, weight in cues.items() if weight >= SETTLED}
        told.settled.update(span.text for span in told.candidates if any(t.i in settled for t in span))
        for name in listed:
            span = doc[name.start : name.end]
            own = (*self.evidence.of(span), *self.evidence.form(span), *self.evidence.context(span))
            for label, weight in own:
                told.scores[span.text][label] += weight
            if name.guarded and name.label == ORG:
                told.scores[span.text][ORG] += max(employers[0].get(i, 0.0) for i in range(name.start, name.end))
        self._add_short_forms(told.candidates, told.scores)
        told.small.difference_update(employers[0])
        return told

    def _listed_names(self, doc: Doc) -> list[ListedName]:
        """The list entries that a text may mean."""
        found = self.gazetteer.find(doc) if self.gazetteer else []
        longer = [(name, tail) for name in found if (tail := read_on(doc, name)) is not None]
        marked = [name for name, _ in longer]
        # where "Bolt Financial" is spoken of, "Bolt" is not the listed Bolt
        namesakes = {doc[name.start : name.end].text for name, tail in longer if name.guarded and ends_house(tail[-1])}
        namesakes |= {doc[name.start : name.end].text for name in found if name.guarded and as_title(doc, name)}
        return [
            name
            for name in found
            if not inside_person(doc, name, self.given_names)
            and name not in marked
            and doc[name.start : name.end].text not in namesakes
            and not (name.guarded and in_longer_name(doc, name.start, name.end))
        ]

    def _weigh(self, doc: Doc, told: _Gathered, employers: list[dict[int, float]]) -> None:
        """Adds up the evidence for the names on no list."""
        candidates, scores, doubts = told.candidates, told.scores, Doubts(told.plain_words, self.given_names)
        for span in {span.text: span for span in reversed(candidates)}.values():
            for label, weight in self.evidence.form(span):
                scores[span.text][label] += weight
        for span in candidates:
            called = (*told_kinds(span, self.given_names), *trade_words(span, self.given_names), *posted(span))
            around = self.evidence.context(span)
            for label, weight in (*self.evidence.of(span), *around, *doubts.of(span), *called):
                scores[span.text][label] += weight
            scores[span.text][ORG] += max((cues.get(t.i, 0.0) for cues in employers for t in span), default=0.0)
        for text, weight in _certain(candidates, employers[:2], self.given_names):
            # what one clause tells for certain holds of the name wherever the recogniser guesses at it
            scores[text][ORG] += weight
        for firm in partners(candidates, self.given_names):
            scores[firm][ORG] += scores[firm][PERSON] + THRESHOLD

    def _listed(
        self, doc: Doc, name: ListedName, told: _Gathered, judged: Mapping[str, Mapping[str, float]]
    ) -> Span | None:
        """The span of a listed name that the text means; written small like any word, it means none without cues."""
        span = Span(doc, name.start, name.end, label=name.label, kb_id=name.id)
        if not name.guarded:
            return span
        if name.start in told.small:
            return None
        score = told.scores[span.text]
        rival = max(score[PERSON if name.label == ORG else ORG], score[OTHER] - 1.0)
        own = score[name.label] + (1.5 if _capitalised_by_choice(span) else 0.0)
        read = any(token.ent_type_ == name.label for token in span)
        possible = read or judged[span.text][name.label] >= HARDLY
        return span if possible and own >= 1.0 and own >= rival - 1.5 else None

    def _add_short_forms(self, candidates: list[Span], scores: dict[str, dict[str, float]]) -> None:
        """Lets "Velindra Labs" speak for "Velindra", unless a person on the page bears that name."""
        known = {name.text: name for name in candidates if len(name) > 1}
        people = {t.text for text, span in known.items() if scores[text][PERSON] > scores[text][ORG] for t in span}
        for text, span in known.items():
            head = span[0].text
            sure = scores[text][ORG] >= 2 * THRESHOLD and span[-1].text in organization_words("suffixes")
            alone = head in scores and scores[head][OTHER] <= 0
            if sure and alone and head not in people and not self._is_plain(head.lower()):
                scores[head][ORG] += 3.0

    def _is_plain(self, word: str) -> bool:
        return word in self.given_names or word in english_words()

    def _candidates(self, doc: Doc, taken: dict[int, ListedName]) -> Iterator[Span]:
        """What the recogniser marked, and other runs of capitalised words, outside listed names."""
        alone = {word for word, after in pairwise(words(doc)) if word[:1].isupper() and not after.startswith("'")}
        marked = [
            name
            for whole in doc.ents
            if whole.label_ in _NAME_LABELS
            and (not whole.text.islower() or _is_brand(whole.text))
            and not any(i in taken for i in range(whole.start, whole.end))
            for ent in parted(whole)
            if (name := trimmed(ent, self.given_names, alone)) is not None
        ]
        marked = _without_overlap([whole_name(lengthened(name, taken), taken) for name in _with_endings(marked)])
        yield from marked
        covered = set(taken) | {i for ent in marked for i in range(ent.start, ent.end)}
        looks = list(map(_spelled_like_name, words(doc)))
        i = 0
        while i < len(doc):
            if i in covered or not looks[i] or not self._starts(doc[i]):
                i += 1
                continue
            j = i + 1
            while j < len(doc) and j not in covered and self._continues(doc, j):
                j += 1
            while j > i + 1 and not NAME_WORD.match(doc[j - 1].text) and not doc[j - 1].is_digit:
                j -= 1
            after_listed = i - 1 in taken and taken[i - 1].label == ORG and not doc[i].is_sent_start
            start = widened(doc, i, j, covered)
            if not after_listed and not (j == start + 1 and _means_nothing_alone(doc[i])):
                yield whole_name(lengthened(doc[start:j], taken), taken)
            i = j

    def _starts(self, token: Token) -> bool:
        """Whether a name may start at a token that is spelled like one."""
        if is_title(token):
            return False
        if token.text in organization_words("never") or token.lower_ in title_words("role_modifiers"):
            return False
        if token.text in honorifics() or token.is_stop:
            return False
        return token.pos_ == "PROPN" or (token.pos_ in ("NOUN", "X") and not token.is_sent_start)

    def _continues(self, doc: Doc, i: int) -> bool:
        token = doc[i]
        if token.is_sent_start and not doc[i - 1].text.endswith("."):
            return False
        following = doc[i + 1] if i + 1 < len(doc) else None
        if token.lower_ in PARTICLES or token.text in _INNER:
            return (
                following is not None
                and _looks_like_name(following)
                and (token.text not in ("-", "&") or token.text == "&" or not doc[i - 1].whitespace_)
            )
        if token.text in ("of", "for") and following is not None and _looks_like_name(following):
            return doc[i - 1].text in organization_words("with_of")
        if is_title(token) and token.text not in organization_words("suffixes"):
            return False
        return (
            _looks_like_name(token) and token.text not in honorifics() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        )


def _surely(places: list[Span]) -> str | None:
    """ORG for "Ashby SC", signed as clubs are, and for "law firm Ann Li": a house, however a person may be called."""
    name = places[0]
    signed = len(name) > 1 and name[-1].text in organization_words("club_signs")
    return ORG if signed or any(map(called_firm, places)) else None


def _names(candidates: list[Span], kinds: dict[str, str]) -> list[Span]:
    """The names on no list, each surface decided once for the page."""
    return [
        Span(span.doc, span.start, span.end, label=kinds[span.text])
        for span in candidates
        if kinds[span.text] != OTHER and not _only_origin(span)
    ]


def _certain(
    candidates: list[Span], told: list[dict[int, float]], given_names: Collection[str]
) -> Iterator[tuple[str, float]]:
    """Names that a deal, a founding or a chief tells to be organizations: for each further place of theirs the weight
    of that, and once for the longer names that they open: "Corvane's chief executive" tells what Corvane Logic is.
    """
    places = Counter(span.text for span in candidates)
    sure = {span.text for span in candidates if any(cues.get(t.i, 0.0) >= CERTAIN for cues in told for t in span)}
    people = {span[-1].text for span in candidates if len(span) > 1 and span[0].lower_ in given_names}
    for text in sure - people:
        yield text, CERTAIN * (places[text] - 1)
    for text in {span.text for span in candidates if len(span) > 1 and span[0].text in sure - people}:
        yield text, CERTAIN


def _surnames(gazetteer: Gazetteer | None) -> frozenset[str]:
    """Of the listed people, those that are no other words and that no organization bears."""
    if gazetteer is None:
        return frozenset()
    last = {entry.name.split()[-1] for entry in gazetteer.people.values()}
    other = {name for entry in gazetteer.organizations.values() for name in entry.surfaces}
    other |= set(organization_words("places"))
    return frozenset(name for name in last - other if len(name) > 2 and name.lower() not in english_words())


def _capitalised_by_choice(span: Span) -> bool:
    """A capital that no sentence start explains, or a word the tagger took for a name."""
    token = span[0]
    return not token.is_sent_start or token.pos_ == "PROPN"


def _with_endings(marked: list[Span]) -> list[Span]:
    """The marked names, an ending that was marked by itself put to its name: "Free Software" + "Foundation"."""
    joined: list[Span] = []
    for span in marked:
        before = joined[-1] if joined else None
        ending = len(span) == 1 and span.text in organization_words("suffixes") and not span[0].is_sent_start
        if ending and before is not None and before.end == span.start and before.label_ == ORG:
            joined[-1] = Span(span.doc, before.start, span.end, label=ORG)
        else:
            joined.append(span)
    return joined


def _is_brand(word: str) -> bool:
    """ "kopi.ai" is written small and a name; "kopi.com" in a text is most often an address."""
    return bool(DOTTED.match(word)) and word.rpartition(".")[2] not in ("com", "org", "net")


def _looks_like_name(token: Token) -> bool:
    return _spelled_like_name(token.text)


@lru_cache(maxsize=50_000)
def _spelled_like_name(text: str) -> bool:
    return bool(NAME_WORD.match(text) or CAMEL.match(text) or DOTTED.match(text)) and not text.isdigit()


def _without_overlap(spans: list[Span]) -> list[Span]:
    """Listed names first, then longer spans, in text order."""
    chosen: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (not s.kb_id_, -len(s), s.start)):
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            chosen.append(span)
            taken.update(tokens)
    return sorted(chosen, key=lambda s: s.start)


def _means_nothing_alone(token: Token) -> bool:
    """Whether a capitalised word is no name where it stands alone."""
    return token.text in organization_words("never") or token.is_stop or len(token.text) < 2 or describes(token)


def _only_origin(span: Span) -> bool:
    """ "Mexican AI" in "Mexican AI startup Cobrix": words that tell where something is from or of what trade it is."""
    plain = organization_words("nationalities") | organization_words("never")
    return all(token.text in plain for token in span)
