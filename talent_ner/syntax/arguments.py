"""Who acts and what is acted on: the subjects and objects that a verb shares, is controlled by or leaves understood."""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from .cofounding import misread_infinitive
from .reading import once_with_names
from .tree import (
    OBJECTS,
    SUBJECTS,
    children,
    has_to,
    is_passive,
    is_relative_pronoun,
    is_time,
    is_verbal,
    own_subject,
    phrase_head,
    relative_antecedent,
)
from .word_order import (
    fronted_subject,
    restricting_subject,
    subject_before_aside,
    subject_behind_link,
    subject_behind_source,
    subject_behind_year,
)

OBJECT_CONTROL = frozenset(
    "hire recruit poach persuade convince ask tap appoint name promote invite bring allow lure get help force tell want"
    " pick select choose urge encourage enable push press assign send elect entice tempt court woo approach nominate"
    " expect order commission empower entrust task charge lead prompt inspire spur drive cause motivate".split()
)
BARRING = frozenset("prevent stop bar block prohibit keep dissuade deter discourage ban".split())
_SAYING = frozenset("say announce report tell state confirm write add disclose reveal".split())


@once_with_names
def surface_subject(verb: Token) -> Token | None:
    """The subject of a clause: its own, or the one it shares or is controlled by.

    Climbs coordination, control and raising ("decided to leave", "is set to join"), participles and purpose clauses
    ("leaving Apple, he ..."), gerunds under prepositions ("after leaving"), relatives and noun complements
    ("talks to hire"). Of two subjects around an inserted "Miller said" the first is that of the clause.
    """
    return _surface_subject(verb, 0)


def _surface_subject(verb: Token, depth: int) -> Token | None:
    if depth > 6:
        return None
    unread = misread_infinitive(verb)
    if unread is not None:
        return _surface_subject(unread[0], depth + 1)
    misread = displaced_subject(verb)
    if misread is None:
        misread = _reported_subject(verb)
    if misread is not None:
        return misread
    subject = own_subject(verb)
    if subject is not None and _in_idiom(subject, verb):
        return _surface_subject(verb.head, depth + 1)
    if subject is not None:
        if is_relative_pronoun(subject):
            antecedent = relative_antecedent(verb) or _cleft(verb)
            if antecedent is not None and subject.lower_ == "who":
                antecedent = _among(antecedent) or _described(antecedent)
            return antecedent if antecedent is not None else subject
        return _behind_post(subject, verb) or subject
    head, label = verb.head, verb.dep_
    inverted = _after_copula(verb) or _misread_subject(verb)
    if inverted is not None:
        return inverted
    if is_gerund_of(head, verb):
        return _controller(verb, head.head, depth)
    if head.i == verb.i:
        return None
    if label == "conj":
        if is_verbal(head):
            return _surface_subject(_past_insertion(verb, head) or head, depth + 1)
        return _climb_noun(head, depth)
    if label == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP") and len(subjects := children(head, *SUBJECTS)) > 1:
        return subjects[0]
    if label in ("xcomp", "ccomp", "oprd", "pcomp", "advcl", "prep", "dep", "acomp", "attr", "parataxis"):
        return _controller(verb, head, depth)
    if label in ("acl", "relcl"):
        infinitive = verb.tag_ == "VB" or has_to(verb)
        return _climb_noun(head, depth) if infinitive else _among(head) or _beside_time(head) or head
    return None


def _behind_post(subject: Token, verb: Token) -> Token | None:
    """ "She was out as chief and Ann Li would take over": parsers take the post and the name for one subject."""
    opened = any(c.lower_ == "as" and c.i + 1 == subject.left_edge.i for c in children(verb, "mark"))
    title = not word_set("titles", "heads").isdisjoint((subject.text, subject.lower_))
    if not opened or not title or children(subject, "det"):
        return None
    return next((c for c in children(subject, "conj") if c.pos_ == "PROPN"), None)


def _misread_subject(verb: Token) -> Token | None:
    """ "Ann Tully left", where the parser takes a surname in -ly for an adverb."""
    modal = verb.tag_ == "VB" and any(c.tag_ == "MD" for c in children(verb, "aux"))
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") and not modal or verb.i == 0:
        return None
    names = (c for c in children(verb, "advmod", "npadvmod") if c.i < verb.i and c.tag_ == "NNP" and not is_time(c))
    return next((c for c in names if c.text.endswith("ly") and c.left_edge.i < c.i), None)


def is_gerund_of(name: Token, gerund: Token) -> bool:
    """ "Before co-founding Acme": a gerund that parsers take for a part of the name behind it."""
    if name.dep_ != "pobj" or name.tag_ not in ("NNP", "NNPS") or gerund.dep_ not in ("compound", "amod"):
        return False
    return gerund.tag_ == "VBG" and gerund.is_lower and name.head.i == gerund.i - 1


def _past_insertion(verb: Token, saying: Token) -> Token | None:
    """ "Acme had held talks, she said, but walked away": what goes on behind "she said" is not her doing."""
    if saying.lemma_ not in _SAYING or saying.i + 1 >= len(saying.doc) or saying.nbor(1).text != ",":
        return None
    subject = own_subject(saying)
    inserted = subject is not None and subject.i < saying.i and saying.doc[subject.left_edge.i - 1].text == ","
    said = [c for c in children(saying, "ccomp") if subject is not None and c.i < subject.i]
    return said[-1] if inserted and said and verb.i > saying.i else None


def _among(those: Token) -> Token | None:
    """ "Among those who left were Ann Li and Bo Chen", "some of those who left were Ann Li and Bo Chen": the names
    behind the copula are those who did it.
    """
    if those.lower_ not in ("those", "people") or those.dep_ != "pobj":
        return None
    link, copula = those.head, those.head.head
    if link.lower_ == "of" and copula.lower_ in _PARTS and copula.dep_ == "nsubj":
        copula = copula.head
    elif link.lower_ != "among":
        return None
    if copula.dep_ == "amod" and any(c.lemma_ == "be" for c in children(copula, "aux")):
        return phrase_head(copula.head)  # "were managing editor Ann Li", taken for what they were doing
    named = [c for c in children(copula, "nsubj", "attr", "dobj") if c.i > copula.i]
    return named[0] if named and copula.lemma_ in ("be", "include") else None


_PARTS = frozenset({"some", "many", "several", "most", "two", "three", "four", "one"})


def _beside_time(time: Token) -> Token | None:
    """ "Raised a Series C in October led by Osier": what is led is not the month that the participle stands behind."""
    preposition = time.head
    if not is_time(time) or time.dep_ != "pobj" or preposition.dep_ != "prep":
        return None
    governor = preposition.head
    return next(iter(children(governor, *OBJECTS)), None) if is_verbal(governor) else governor


def _reported_subject(verb: Token) -> Token | None:
    """ "Acme said that Ann Li was retiring and would be replaced": parsers join the second verb to "said"."""
    if verb.dep_ != "conj" or verb.head.lemma_ not in _SAYING or own_subject(verb) is not None:
        return None
    if not any(c.lower_ in ("would", "'d") for c in children(verb, "aux")):
        return None
    told = [c for c in children(verb.head, "ccomp") if verb.head.i < c.i < verb.i]
    return own_subject(told[-1]) if told else None


def displaced_subject(verb: Token) -> Token | None:
    """The name before a finite verb that the parse hung on the noun before it."""
    restricting = restricting_subject(verb)
    if restricting is not None:
        return restricting[0]
    readings = (fronted_subject, subject_behind_source, subject_before_aside, subject_behind_year, subject_behind_link)
    return next((found for read in readings if (found := read(verb)) is not None), None)


def _described(noun: Token) -> Token:
    """ "Ann Li, the head of design on Acme's turbine, who left", "Ann Li, the head of Acme, who left": after a thing
    that is owned or an organization, "who" is the person whom the whole apposition describes.
    """
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.head.head.tag_ == "NN":
        # "a former accountant at Acme who was dismissed": nobody is "at" a person
        title = noun.head.head
        return title.head if title.dep_ == "appos" and title.head.pos_ == "PROPN" else title
    owned = noun.pos_ == "NOUN" and bool(children(noun, "poss"))
    if not owned and noun.ent_type_ != "ORG" or noun.doc[noun.i + 1].text != ",":
        return noun
    node = noun
    while node.dep_ in ("pobj", "prep") and node.head.i != node.i:
        node = node.head
    return node.head if node is not noun and node.dep_ == "appos" and node.head.pos_ == "PROPN" else noun


def _cleft(verb: Token) -> Token | None:
    """What a cleft sentence puts first: "it was Acme that bought it"."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ != "be":
        return None
    return next(iter(children(verb.head, "attr")), None)


def _after_copula(verb: Token) -> Token | None:
    """ "Joining him will be Ann Li": the name after the copula is the gerund's subject."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("ROOT", "csubj", "nsubj", "advcl"):
        return None
    below = [c for c in verb.children if c.lemma_ == "be" and c.i > verb.i]
    copulas = [c for c in below if c.dep_ in ("advcl", "ccomp", "conj", "aux")]
    copulas += [verb.head] if verb.head.lemma_ == "be" and verb.head.i > verb.i else []
    told = (a for copula in copulas for a in children(copula, "attr", "nsubj") if a.i > copula.i)
    return next((a for a in told if a.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in children(a, "appos"))), None)


_BLAMING = frozenset(
    {("of", verb) for verb in ("accuse", "suspect", "convict")}
    | {("on", "pitch"), ("on", "sell")}
    | {("into", verb) for verb in ("talk", "persuade", "coax", "lure", "tempt", "pressure", "push", "cajole")}
    | {("about", verb) for verb in word_set("modality", "approaching_verbs")}
    | {("for", verb) for verb in ("blame", "thank", "praise", "criticize", "criticise", "sue", "fault", "slam")}
)


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    """Who is understood as the subject of a non-finite clause under ``head``."""
    if head.pos_ == "ADP" or head.dep_ in ("prep", "agent", "mark"):
        governor = head.head
        if is_verbal(governor):
            objects = children(governor, *OBJECTS)
            barred = (head.lower_, governor.lemma_) in _BLAMING or head.lower_ == "from" and governor.lemma_ in BARRING
            barred &= not is_passive(governor)
            return objects[0] if objects and barred else _surface_subject(governor, depth + 1)
        return _climb_noun(governor, depth)
    if is_verbal(head):
        follower = _follower(head)
        if follower is not None:
            return follower
        objects = children(head, *OBJECTS)
        if objects and verb.tag_ == "VB" and head.lemma_ in OBJECT_CONTROL and not is_passive(head):
            return objects[0]
        return _surface_subject(head, depth + 1)
    if head.pos_ == "ADJ":
        if head.dep_ in ("acomp", "xcomp", "oprd", "conj", "advcl", "amod") and is_verbal(head.head):
            return _surface_subject(head.head, depth + 1)
        return own_subject(head)
    return _climb_noun(head, depth)


def _follower(participle: Token) -> Token | None:
    """ "Ann Li quit in May, followed by Bo Chen in June to start a fund": who follows, not who went first."""
    if participle.lemma_ != "follow" or participle.tag_ != "VBN" or own_subject(participle) is not None:
        return None
    return next((obj for agent in children(participle, "agent") for obj in children(agent, "pobj")), None)


def _climb_noun(noun: Token, depth: int) -> Token | None:
    """Who acts in a clause that complements a noun: its possessor, or the subject of the verb that governs it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    governor = noun.head
    if governor.i == noun.i:
        return None
    if governor.pos_ == "ADP" and noun.dep_ in ("pobj", "conj"):
        governor = governor.head
    if noun.dep_ == "conj" and not is_verbal(governor):
        return _climb_noun(governor, depth + 1) if depth < 6 else None
    if is_verbal(governor):
        subject = _surface_subject(governor, depth + 1)
        return subject if subject is None or subject.i != noun.i else noun
    return None


def _in_idiom(subject: Token, verb: Token) -> bool:
    """ "Ann Li called it quits to found Acme": no clause of its own."""
    return verb.lower_ == "quits" and subject.lower_ == "it" and verb.head.lemma_ == "call"


