"""Names of people and organizations: list entries, the statistical recogniser, and cues in the text, weighed together.

Every capitalised candidate collects evidence at each of its occurrences (list entry, statistical label, its own form,
the words around it); the document decides once for all occurrences of the same surface. So a name on no list counts
fully, a statistical label can be overruled, and an ordinary word that happens to be a company's name needs support.
Weights are hand-set, in units of "one weak cue"; a surface needs :data:`THRESHOLD` to count as a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..text.english import english_words
from .deal_names import deal_cues
from .gazetteer import Gazetteer, ListedName
from .spans import in_longer_name, lengthened, nicknamed, paired, trimmed, widened
from .staff_names import staff_cues

THRESHOLD = 2.0
PERSON, ORG, OTHER = "PERSON", "ORG", "OTHER"
_CUED = "cued"  # what the words around say for a person
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "PRODUCT", "NORP", "FAC", "PLACE", "TEAM"})
_PARTICLES = frozenset("de da di del della der den des van von bin al ibn la le los ter ten zu af el".split())
_INNER = frozenset({"&", "-", "'"})
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|O'|D'|Van|Von|Fitz)(?:[a-z]+[A-Z]|[A-Z][a-z]+[A-Z])\w*$")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{1,5}$")
_DOTTED = re.compile(r"^\w[\w-]*\.(?:ai|com|io|org|net|co|dev|inc)$", re.IGNORECASE)
_NAME_WORD = re.compile(r"^[A-ZÀ-ÞŁŚŽŠČĐŞİĆ][\w'’\u00C0-\u024F-]*\.?$")
_MOVES_INTO = frozenset("join rejoin quit leave found cofound co-found".split())
_MOVES_PEOPLE = frozenset("hire poach recruit name appoint promote fire oust lure woo court rehire".split())
_PERSON_VERBS = frozenset(
    "say tell write tweet resign retire earn study graduate join leave quit move return succeed step"
    " depart found cofound co-found become take turn".split()
)
_ORG_VERBS = frozenset(
    "hire poach recruit rehire name appoint promote fire oust dismiss sack acquire buy raise employ unveil"
    " announce offer invest lay lure woo court approach tap lose let launch merge licence license".split()
)


def _titles(key: str) -> frozenset[str]:
    return word_set("titles", key)


def _organizations(key: str) -> frozenset[str]:
    return word_set("organizations", key)


def is_title(token: Token) -> bool:
    """Whether the token heads a job title ("chief", "researcher", "CEO")."""
    return token.lower_ in _titles("heads") or token.text in _titles("heads")


class NameRecogniser:
    """Decides which token spans are people and which are organizations.

    Args:
        gazetteer: the listed names, or None to do without lists.
    """

    def __init__(self, gazetteer: Gazetteer | None):
        self.gazetteer = gazetteer
        entries = gazetteer.organizations.values() if gazetteer is not None else ()
        self.products = {product for entry in entries for product in entry.products} - {
            surface for entry in entries for surface in entry.surfaces
        }
        self.given_names = frozenset().union(*(word_set("people", key) for key in ("female", "male", "given")))
        if gazetteer is not None:
            self.given_names |= {entry.name.split()[0].lower() for entry in gazetteer.people.values()}

    def __call__(self, doc: Doc) -> list[Span]:
        """The name spans (labels PERSON and ORG), in text order; ``kb_id_`` is the list entry's id."""
        listed = [
            name
            for name in (self.gazetteer.find(doc) if self.gazetteer else [])
            if not _inside_person(doc, name) and not (name.guarded and in_longer_name(doc, name.start, name.end))
        ]
        taken = {i: name for name in listed for i in range(name.start, name.end)}
        scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        candidates = list(self._candidates(doc, taken))
        employers = [deal_cues(doc), staff_cues(doc)]
        for span in candidates:
            for label, weight in self._evidence(span):
                scores[span.text][label] += weight
            if len(span) == 1:
                scores[span.text][_CUED] += sum(weight for label, weight in self._context(span) if label == PERSON)
            scores[span.text][ORG] += max((cues.get(t.i, 0.0) for cues in employers for t in span), default=0.0)
        for name in listed:
            for label, weight in self._evidence(doc[name.start : name.end]):
                scores[doc[name.start : name.end].text][label] += weight
        spans = [found for name in listed if (found := self._listed(doc, name, scores)) is not None]
        spans += self._names(candidates, scores)
        spans += nicknamed(doc, self.given_names)
        spans += paired([span for span in spans if span.label_ == PERSON], self.given_names)
        return _without_overlap(self._with_repeats(doc, spans, candidates))

    def _listed(self, doc: Doc, name: ListedName, scores: dict[str, dict[str, float]]) -> Span | None:
        span = Span(doc, name.start, name.end, label=name.label, kb_id=name.id)
        if not name.guarded:
            return span
        if not span.text[:1].isupper():
            return None
        score = scores[span.text]
        rival = max(score[PERSON if name.label == ORG else ORG], score[OTHER] - 1.0)
        own = score[name.label] + (1.5 if _capitalised_by_choice(span) else 0.0)
        return span if own >= 1.0 and own >= rival - 1.5 else None

    def _names(self, candidates: list[Span], scores: dict[str, dict[str, float]]) -> list[Span]:
        found = []
        full = {
            word
            for span in candidates
            if len(span) > 1
            for word in span.text.split()
            if scores[span.text][PERSON] >= THRESHOLD
        }
        for span in candidates:
            score = scores[span.text]
            if len(span) == 1 and span.text not in full and score[PERSON] > 0:
                # news gives a person's full name first: a lone word is more often something else
                # and the recogniser's word alone does not outweigh what speaks for an organization
                cued = score[_CUED] > 0 or span.text.lower() in self.given_names or score[ORG] < THRESHOLD
                person = score[PERSON] - 1.5 if cued else 0.0
                score = dict(score) | {OTHER: score[OTHER], ORG: score[ORG], PERSON: person}
            label = max((PERSON, ORG, OTHER), key=lambda key: score[key])
            if label != OTHER and score[label] >= THRESHOLD:
                found.append(Span(span.doc, span.start, span.end, label=label))
        return found

    def _with_repeats(self, doc: Doc, spans: list[Span], candidates: list[Span]) -> list[Span]:
        """Adds single-word candidates that repeat the last (or a distinctive first) word of a person's full name."""
        surnames = {
            word for span in spans if span.label_ == PERSON and len(span) > 1 for word in (span[-1].text, span[0].text)
        }
        found = []
        for span in spans:
            if span.label_ == ORG and not span.kb_id_ and len(span) == 1 and span.text in surnames:
                span = Span(doc, span.start, span.end, label=PERSON)
            found.append(span)
        have = {span.start for span in found}
        found += [
            Span(doc, span.start, span.end, label=PERSON)
            for span in candidates
            if len(span) == 1 and span.text in surnames and span.start not in have
        ]
        return found

    def _candidates(self, doc: Doc, taken: dict[int, ListedName]) -> Iterator[Span]:
        """What the recogniser marked, and other runs of capitalised words, outside listed names."""
        alone = {t.text for t in doc[:-1] if t.text[:1].isupper() and not t.nbor().text.startswith("'")}
        marked = [
            name
            for ent in doc.ents
            if ent.label_ in _NAME_LABELS
            and not any(i in taken for i in range(ent.start, ent.end))
            and (name := trimmed(ent, self.given_names, alone)) is not None
        ]
        marked = _without_overlap([lengthened(name, taken) for name in marked])
        yield from marked
        covered = set(taken) | {i for ent in marked for i in range(ent.start, ent.end)}
        i = 0
        while i < len(doc):
            if i in covered or not self._starts(doc[i]):
                i += 1
                continue
            j = i + 1
            while j < len(doc) and j not in covered and self._continues(doc, j):
                j += 1
            while j > i + 1 and not _NAME_WORD.match(doc[j - 1].text) and not doc[j - 1].is_digit:
                j -= 1
            after_listed = i - 1 in taken and taken[i - 1].label == ORG and not doc[i].is_sent_start
            if not after_listed and not (
                j == i + 1 and (doc[i].text in _organizations("never") or doc[i].is_stop or len(doc[i].text) < 2)
            ):
                yield lengthened(doc[widened(doc, i, j, covered) : j], taken)
            i = j

    def _starts(self, token: Token) -> bool:
        if not _looks_like_name(token) or is_title(token):
            return False
        if token.text in _organizations("never") or token.lower_ in _titles("role_modifiers"):
            return False
        if token.text in _honorifics() or token.is_stop:
            return False
        return token.pos_ == "PROPN" or (token.pos_ in ("NOUN", "X") and not token.is_sent_start)

    def _continues(self, doc: Doc, i: int) -> bool:
        token = doc[i]
        if token.is_sent_start and not doc[i - 1].text.endswith("."):
            return False
        following = doc[i + 1] if i + 1 < len(doc) else None
        if token.lower_ in _PARTICLES or token.text in _INNER:
            return (
                following is not None
                and _looks_like_name(following)
                and (token.text not in ("-", "&") or token.text == "&" or not doc[i - 1].whitespace_)
            )
        if token.text in ("of", "for") and following is not None and _looks_like_name(following):
            return doc[i - 1].text in _organizations("with_of")
        if is_title(token) and token.text not in _organizations("suffixes"):
            return False
        return (
            _looks_like_name(token) and token.text not in _honorifics() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        )

    def _evidence(self, span: Span) -> Iterator[tuple[str, float]]:
        if span.text in self.products or all(t.like_num or t.is_stop for t in span):
            yield OTHER, 9.0
        if _opens_title(span) or _fills_title_line(span):
            yield OTHER, 9.0
        if span.text in _organizations("places"):
            yield ORG, -6.0
        yield from self._statistical(span)
        yield from self._form(span)
        yield from self._context(span)

    def _statistical(self, span: Span) -> Iterator[tuple[str, float]]:
        label = next((t.ent_type_ for t in span if t.ent_type_), "")
        if label == "PERSON":
            yield PERSON, 3.5
        elif label == "ORG":
            yield ORG, 3.5
        elif label in ("GPE", "LOC", "NORP", "LANGUAGE", "FAC", "PLACE", "TEAM"):
            yield OTHER, 2.5
        elif label in ("PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "DATE", "TIME", "MONEY"):
            yield OTHER, 2.0

    def _form(self, span: Span) -> Iterator[tuple[str, float]]:
        last, size = span[-1].text, len(span)
        if last in _organizations("suffixes") and size > 1:
            yield ORG, 4.0
        if any(t.text in ("&", "of") for t in span):
            yield ORG, 1.5
        if any(t.like_num for t in span):
            yield OTHER, 1.0
        if size == 1:
            if _CAMEL.match(last) or _DOTTED.match(last):
                yield ORG, 2.0
            elif _ACRONYM.match(last):
                yield ORG, 0.5
                yield PERSON, -2.0
            else:
                yield PERSON, -0.5
                if span[0].pos_ == "PROPN" and not span[0].is_sent_start:
                    yield ORG, 0.5
        elif span[0].lower_ in self.given_names:
            # "Ilan Gold" and "Jackson Gold" look alike: a surname that companies end in leaves it to the context
            yield PERSON, 2.5 if last in _organizations("suffixes") else 4.0
        elif (
            2 <= size <= 4
            and last not in _organizations("suffixes")
            and all(_NAME_WORD.match(t.text) or t.lower_ in _PARTICLES for t in span)
        ):
            yield PERSON, 0.5

    def _context(self, span: Span) -> Iterator[tuple[str, float]]:
        doc = span.doc
        before = doc[span.start - 1] if span.start > 0 and not span[0].is_sent_start else None
        after = doc[span.end] if span.end < len(doc) and not doc[span.end].is_sent_start else None
        if before is not None:
            yield from self._left_context(doc, span, before)
        if after is not None:
            yield from self._right_context(doc, span, after)

    def _left_context(self, doc: Doc, span: Span, before: Token) -> Iterator[tuple[str, float]]:
        if before.text in _honorifics():
            yield PERSON, 3.5
        elif is_title(before) and before.i > 0:
            yield PERSON, 2.5
        if before.lower_ in _organizations("context_before"):
            yield ORG, 3.0
        elif before.lower_ == "at":
            yield ORG, 1.5
        elif before.lower_ == "of" and before.i > 0 and is_title(before.nbor(-1)):
            yield ORG, 2.0
        elif before.lower_ in ("from", "by"):
            yield ORG, 1.0
        elif before.lower_ in ("to", "for", "with"):
            yield ORG, 0.5
        if before.pos_ == "VERB" or before.tag_.startswith("VB"):
            if before.lemma_.lower() in _MOVES_INTO:
                yield ORG, 2.0
            elif before.lemma_.lower() in _MOVES_PEOPLE:
                yield PERSON, 1.5

    def _right_context(self, doc: Doc, span: Span, after: Token) -> Iterator[tuple[str, float]]:
        following = doc[after.i + 1] if after.i + 1 < len(doc) else None
        if _names_employee(after, following):
            yield ORG, 2.0
        elif (verb := _following_verb(doc, after)) is not None:
            if verb in _PERSON_VERBS:
                yield PERSON, 0.5 if len(span) == 1 else 1.5
            elif verb in _ORG_VERBS:
                yield ORG, 2.0 if len(span) == 1 else 1.0
        elif after.lower_ == "," and following is not None:
            yield from self._after_comma(doc, following)
        elif after.lower_ == "who":
            yield PERSON, 2.5

    def _after_comma(self, doc: Doc, token: Token) -> Iterator[tuple[str, float]]:
        if token.lower_ in ("who", "whose", "whom"):
            yield PERSON, 2.5
            return
        if token.lower_ == "which":
            yield ORG, 1.0
        if token.is_digit:
            yield PERSON, 1.5
        window = doc[token.i : min(token.i + 7, len(doc))]
        for word in window:
            if word.lower_ in (",", ".", ";") or word.pos_ == "VERB":
                return
            if word.lower_ in _organizations("description_nouns") and token.lower_ in ("a", "an", "the"):
                yield ORG, 2.5
                return
            if is_title(word):
                yield PERSON, 2.0
                return


def _opens_title(span: Span) -> bool:
    """Whether the span is but the first words of a title: "Deputy" editor, "Co-founder" and CEO, "Then-" president."""
    modifiers = _titles("role_modifiers") | _titles("prefix_modifiers")
    if not all(is_title(t) or t.text == "-" or t.lower_.rstrip("-") in modifiers for t in span):
        return False
    following = span.doc[span.end : span.end + 2]
    joined = len(following) > 1 and following[0].lower_ in ("and", "&", "-") and is_title(following[1])
    return joined or len(following) > 0 and is_title(following[0]) and not following[0].is_sent_start


def _fills_title_line(span: Span) -> bool:
    """ "Consumer News Editor" alone in its line: words of the dictionary before a title are a part of it."""
    following = span.doc[span.end : span.end + 2]
    if not span[0].is_sent_start or len(following) == 0 or len(following) > 1 and not following[1].is_sent_start:
        return False
    titled = is_title(following[0]) and following[0].text[0].isupper()
    return titled and all(t.lower_ in english_words() for t in span)


def _names_employee(after: Token, following: Token | None) -> bool:
    """Whether the words after a name speak of someone who works there: "Acme engineer", "Acme's chief", "Acme CEO"."""
    if after.text in ("CEO", "CTO", "CFO", "COO"):
        return True
    if after.lower_ in ("'s", "'") and following is not None:
        return _leads_to_title(following) or following.ent_type_ == "PERSON"
    return is_title(after) and after.lower_ not in ("chair", "lead") and not after.text[0].isupper()


def _following_verb(doc: Doc, token: Token) -> str | None:
    """The lemma of the verb that follows at once or after auxiliaries and adverbs, if it is active."""
    words = doc[token.i : min(token.i + 4, len(doc))]
    for word in words:
        if word.tag_.startswith("VB") and word.pos_ == "VERB":
            passive = any(w.lemma_ == "be" for w in doc[token.i : word.i]) and word.tag_ == "VBN"
            return None if passive else word.lemma_.lower()
        if word.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def _capitalised_by_choice(span: Span) -> bool:
    """A capital that no sentence start explains, or a word the tagger took for a name."""
    token = span[0]
    return not token.is_sent_start or token.pos_ == "PROPN"


def _inside_person(doc: Doc, name: ListedName) -> bool:
    """Whether a listed organization is a part of what the recogniser takes for a person's name ("Ada Kolbe")."""
    if name.label != ORG or name.end - name.start > 1:
        return False
    token = doc[name.start]
    following = doc[name.end] if name.end < len(doc) else None
    return token.ent_type_ == "PERSON" and (
        token.ent_iob_ == "I" or following is not None and following.ent_iob_ == "I"
    )


def _honorifics() -> frozenset[str]:
    return word_set("titles", "honorifics")


def _looks_like_name(token: Token) -> bool:
    text = token.text
    return bool(_NAME_WORD.match(text) or _CAMEL.match(text) or _DOTTED.match(text)) and not text.isdigit()


def _leads_to_title(token: Token) -> bool:
    """Whether a job title starts at the token, within four words."""
    for step in range(4):
        if token.i + step >= len(token.doc):
            return False
        word = token.nbor(step)
        if is_title(word):
            return True
        if word.pos_ not in ("NOUN", "ADJ", "PROPN", "ADV"):
            return False
    return False


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
