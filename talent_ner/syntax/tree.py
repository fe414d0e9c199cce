"""Small questions to a dependency tree in spaCy's English label set (ClearNLP): voice, subject, clause, particles.

Everything here takes and returns tokens of one parsed Doc and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..text.date_words import MONTHS, SEASONS, WEEKDAYS
from .reading import once
from .word_order import fronted_subject, restricting_subject

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj"})
_TRANSITIVE = frozenset("hire poach recruit lure appoint oust fire dismiss sack headhunt snag".split())
CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj", "csubjpass", "parataxis"})
OBJECT_CONTROL = frozenset(
    "hire recruit poach persuade convince ask tap appoint name promote invite bring allow lure get help force tell want"
    " pick select choose urge encourage enable push press assign send elect entice tempt court woo approach nominate"
    " expect order commission empower entrust task charge lead prompt inspire spur drive cause motivate".split()
)

BARRING = frozenset("prevent stop bar block prohibit keep dissuade deter discourage ban".split())

# Without an object of their own these are passive after a passive, whatever the tagger says: "was hired and promoted".
_TRANSITIVE = frozenset(
    "hire rehire recruit poach appoint name promote fire oust dismiss sack elect acquire lure".split()
)


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of the dependency labels."""
    return [child for label, child in _labelled(token) if label in labels]


@once
def _labelled(token: Token) -> list[tuple[str, Token]]:
    return [(child.dep_, child) for child in token.children]


# Taggers without the word guess a noun or an adverb.
FOUND_TOGETHER = frozenset(
    {"co-found", "co-founded", "co-founding", "co-founds", "cofound", "cofounded", "cofounding", "cofounds"}
)


_LED_TOGETHER = frozenset({"co-led", "co-leads", "co-leading"})


def base(token: Token) -> str:
    """The lemma in lower case; "co-led" is a form of "co-lead"."""
    return "co-lead" if token.lower_ in _LED_TOGETHER else token.lemma_.lower()


def is_verbal(token: Token) -> bool:
    """A verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX") or token.lower_ in FOUND_TOGETHER


def is_time(token: Token) -> bool:
    """A month, weekday, season or number, whatever the recogniser of entities takes it for."""
    word = token.lower_.rstrip(".")
    return token.is_digit or word in SEASONS or token.is_title and (word in MONTHS or word in WEEKDAYS)


def is_relative_pronoun(token: Token) -> bool:
    return token.tag_ in ("WP", "WDT", "WP$") or (
        token.lower_ == "that" and token.dep_ in SUBJECTS | OBJECTS | {"pobj"}
    )


@once
def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself; of several (a misread heading) the closest before it."""
    helping = (c for c in children(verb, "aux") if c.lower_.startswith("help"))  # "helped found Acme"
    holders = [verb, *helping, *children(verb, "auxpass")]
    found = [c for holder in holders for c in holder.children if c.dep_ in SUBJECTS and c.dep_ != "expl"]
    before = [c for c in found if c.i < verb.i]
    return before[-1] if before else found[0] if found else None


def conj_head(token: Token) -> Token:
    """The first token of the coordination that the token continues."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


@once
def is_passive(verb: Token) -> bool:
    """True for a passive verb form, full or reduced ("a researcher poached from X"), also as a later conjunct."""
    labels = {c.dep_ for c in verb.children}
    if _clipped_perfect(verb):
        return False
    if labels & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if restricting_subject(verb) is not None:
        return False
    if "agent" in labels and verb.tag_ in ("VBN", "VBD") and not labels & (OBJECTS | {"aux"}):
        return True
    if _lacks_object(verb):
        return True
    if verb.tag_ not in ("VBN", "VBD") or labels & {"nsubj", "aux"}:
        return False
    if _told_of_apposed(verb):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not labels & OBJECTS:
        return not _closes_apposition(verb)
    if verb.dep_ == "acl" and not labels & OBJECTS:
        # "Acme's chief, Ann Li, left for Beta": a finite verb that the parser hung on the title
        return verb.tag_ != "VBD" or verb.lemma_ not in _GOING
    if verb.dep_ == "amod" and "advmod" in labels:
        return True
    if verb.dep_ == "conj" and not labels & OBJECTS and (verb.tag_ == "VBN" or verb.lemma_ in _TRANSITIVE):
        return is_passive(verb.head)
    return False


_GOING = frozenset("leave quit resign depart retire step return join rejoin".split())
_PARTING = frozenset("leave quit exit depart resign retire".split())


def _closes_apposition(verb: Token) -> bool:
    """ "After Acme's counsel, Ann Li, left in May": a verb of going behind a name between commas is a past tense."""
    if verb.lemma_ not in _GOING or verb.dep_ != "acl" or verb.i < 2 or verb.nbor(-1).text != ",":
        return False
    return any(name.pos_ == "PROPN" and name.right_edge.i == verb.i - 2 for name in children(verb.head, "appos"))


def _told_of_apposed(verb: Token) -> bool:
    """ "Acme's counsel, Ann Li, left in May", "after its chief, Ann Li, left": the only verb that the title has."""
    if verb.lemma_ not in _GOING or verb.dep_ != "acl":
        return False
    before = [c for c in (verb.head, *children(verb.head, "appos")) if c.dep_ == "appos" and c.pos_ == "PROPN"]
    name = next((c for c in before if c.i == verb.i - 2), None)
    if name is None:
        return False
    title = name.head
    alone = title.dep_ == "ROOT" or title.dep_ == "pobj" and title.head.lower_ in ("after", "before", "since", "until")
    return alone and verb.nbor(-1).text == "," and title.i < name.i


def _lacks_object(verb: Token) -> bool:
    """A verb that must have an object and has none is a reduced passive: "both hired last spring from Acme"."""
    if verb.lemma_ not in _TRANSITIVE or verb.tag_ not in ("VBN", "VBD") or verb.dep_ in ("relcl", "conj"):
        return False
    labels = {c.dep_ for c in verb.children}
    if labels & (OBJECTS | {"aux", "ccomp", "xcomp", "prt", "dative", "oprd", "attr"}):
        return False
    return any(c.dep_ in ("prep", "agent") and c.lower_ in ("from", "by") for c in verb.children)


def relative_antecedent(verb: Token) -> Token | None:
    """The noun that a relative or reduced clause modifies."""
    top = conj_head(verb)
    while top.dep_ in ("xcomp", "ccomp") and is_verbal(top.head):
        top = conj_head(top.head)
    return top.head if top.dep_ in ("relcl", "acl") else None


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a clause: its own, or the one it shares or is controlled by.

    Climbs coordination, control and raising ("decided to leave", "is set to join"), participles and purpose clauses
    ("leaving Apple, he ..."), gerunds under prepositions ("after leaving"), relatives and noun complements
    ("talks to hire"). Of two subjects around an inserted "Miller said" the first is that of the clause.
    """
    if depth > 6:
        return None
    misread = displaced_subject(verb)
    if misread is None:
        misread = _reported_subject(verb)
    if misread is not None:
        return misread
    subject = own_subject(verb)
    if subject is not None:
        if is_relative_pronoun(subject):
            antecedent = relative_antecedent(verb) or _cleft(verb)
            if antecedent is not None and subject.lower_ == "who":
                antecedent = _described(antecedent)
            return antecedent if antecedent is not None else subject
        return subject
    head, label = verb.head, verb.dep_
    inverted = _after_copula(verb)
    if inverted is not None:
        return inverted
    if head.i == verb.i:
        return None
    if label == "conj":
        if is_verbal(head):
            return surface_subject(head, depth + 1)
        return _climb_noun(head, depth)
    if label == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP") and len(subjects := children(head, *SUBJECTS)) > 1:
        return subjects[0]
    if label in ("xcomp", "ccomp", "oprd", "pcomp", "advcl", "prep", "dep", "acomp", "attr", "parataxis"):
        return _controller(verb, head, depth)
    if label in ("acl", "relcl"):
        infinitive = verb.tag_ == "VB" or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        return _climb_noun(head, depth) if infinitive else head
    return None


def _reported_subject(verb: Token) -> Token | None:
    """ "Acme said that Ann Li was retiring and would be replaced": parsers join the second verb to "said"."""
    if verb.dep_ != "conj" or verb.head.lemma_ not in _SAYING or own_subject(verb) is not None:
        return None
    if not any(c.lower_ in ("would", "'d") for c in children(verb, "aux")):
        return None
    told = [c for c in children(verb.head, "ccomp") if verb.head.i < c.i < verb.i]
    return own_subject(told[-1]) if told else None


_SAYING = frozenset("say announce report tell state confirm write add disclose reveal".split())


def displaced_subject(verb: Token) -> Token | None:
    """The name before a finite verb that the parse hung on the noun before it."""
    restricting = restricting_subject(verb)
    return restricting[0] if restricting is not None else fronted_subject(verb)


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
    copulas = [c for c in verb.children if c.lemma_ == "be" and c.i > verb.i and c.dep_ in ("advcl", "ccomp", "conj")]
    copulas += [verb.head] if verb.head.lemma_ == "be" and verb.head.i > verb.i else []
    return next((a for copula in copulas for a in children(copula, "attr") if a.pos_ == "PROPN"), None)


_BLAMING = frozenset(
    {("of", verb) for verb in ("accuse", "suspect", "convict")}
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
            return objects[0] if objects and barred else surface_subject(governor, depth + 1)
        return _climb_noun(governor, depth)
    if is_verbal(head):
        objects = children(head, *OBJECTS)
        if objects and verb.tag_ == "VB" and head.lemma_ in OBJECT_CONTROL and not is_passive(head):
            return objects[0]
        return surface_subject(head, depth + 1)
    if head.pos_ == "ADJ":
        if head.dep_ in ("acomp", "xcomp", "oprd", "conj", "advcl", "amod") and is_verbal(head.head):
            return surface_subject(head.head, depth + 1)
        return own_subject(head)
    return _climb_noun(head, depth)


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
        subject = surface_subject(governor, depth + 1)
        return subject if subject is None or subject.i != noun.i else noun
    return None


def _clipped_perfect(verb: Token) -> bool:
    """ "It's bought several firms": with an object after it, "'s" is "has"."""
    auxiliary = next((c for c in verb.children if c.dep_ in ("auxpass", "aux") and c.lower_ in ("'s", "\u2019s")), None)
    return auxiliary is not None and verb.tag_ == "VBN" and any(c.dep_ == "dobj" for c in verb.children)


def surface_objects(verb: Token) -> list[Token]:
    """Direct objects, including the antecedent of an object relative ("the company he joined")."""
    found = [
        bonus for part in children(verb, "xcomp") if part.lower_ == "signing" for bonus in children(part, *OBJECTS)
    ]
    for child in children(verb, *OBJECTS, "dative"):
        if child.dep_ == "dative" and child.pos_ == "ADP" or _apposed(child):
            continue
        if is_relative_pronoun(child):
            antecedent = relative_antecedent(verb)
            if antecedent is not None:
                found.append(antecedent)
        else:
            found.append(child)
    restricting = restricting_subject(verb)
    if restricting is not None:
        return [*found, restricting[1]]
    if not found and not is_passive(verb):
        found = _shared_objects(verb)
    if not found and verb.dep_ == "relcl" and own_subject(verb) is not None:
        subject = own_subject(verb)
        if (
            subject is not None
            and not is_relative_pronoun(subject)
            and not _has_relative_adverb(verb)
            and not _whose(subject)
        ):
            found.append(verb.head)
    return found


def _apposed(noun: Token) -> bool:
    """ "Defected to Acme, a startup": what parsers take for an object explains the name before the comma."""
    first = noun.left_edge
    if first.i < 2 or first.lower_ not in ("a", "an", "the") or noun.head.i > first.i:
        return False
    comma, name = first.nbor(-1), first.nbor(-2)
    return comma.text == "," and bool(name.ent_type_) and name.head.i != noun.head.i


def _shared_objects(verb: Token) -> list[Token]:
    """The object that two verbs share: "founded and led Acme"."""
    for other in children(verb, "conj"):
        joined = other.i == verb.i + 2 and verb.nbor(1).lower_ in ("and", "or")
        if verb.lemma_ in _PARTING and other.lemma_ not in _PARTING:
            return []  # "resigned and joined Acme": nobody leaves where they go
        if joined and other.tag_ == verb.tag_ and is_verbal(other):
            return children(other, *OBJECTS)
    return []


def _whose(noun: Token) -> bool:
    """ "Wei, whose firm was sold": the antecedent is the owner."""
    return any(child.tag_ == "WP$" for child in noun.children)


def _has_relative_adverb(verb: Token) -> bool:
    return any(c.tag_ in ("WRB", "WP", "WDT") or c.lower_ == "when" for c in verb.children) or any(
        g.tag_ in ("WDT", "WP") for c in verb.children if c.dep_ == "prep" for g in c.children
    )


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated after it."""
    return [token, *_after(token)]


def repeated(token: Token) -> list[Token]:
    """The objects of the prepositions coordinated to the token's own: "by Ann Li and by Bo Chen"."""
    others = [other for whole in _wholes(token) for other in _after(whole)] + _companions(token)
    if token.dep_ != "pobj":
        return others
    return others + [obj for preposition in _after(token.head) for obj in children(preposition, "pobj")]


def _companions(token: Token) -> list[Token]:
    """ "Ann Li, along with Bo Chen, will join": who is added to a subject or object."""
    links = [c for c in children(token, "prep") if c.lower_ in ("along", "together", "alongside") and c.i > token.i]
    withs = [inner for link in links for inner in children(link, "prep") if inner.lower_ == "with"]
    withs += [link for link in links if link.lower_ == "alongside"]
    return [name for inner in withs for obj in children(inner, "pobj") for name in conjuncts(obj)]


def _wholes(token: Token) -> list[Token]:
    """The plural that one is taken out of: "one of its lead engineers, Ann Li"."""
    if token.lower_ != "one":
        return []
    return [obj for of in children(token, "prep") if of.lower_ == "of" for obj in children(of, "pobj")]


def _after(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _after(child)


def equated(token: Token) -> list[Token]:
    """The token and those that the grammar makes the same thing: its appositions, the noun it is in apposition to, and
    the complement of a copula whose subject it is ("the first to leave was Wei").
    """
    found = [token, *children(token, "appos")]
    if token.dep_ == "appos":
        found.append(token.head)
    for whole in _wholes(token):
        found += children(whole, "appos") or _named_next(whole)
    if token.dep_ == "pobj" and token.tag_.startswith("VB"):  # "into the startup Acme", read as a verb and its object
        found += [c for c in children(token, *OBJECTS) if c.pos_ == "PROPN"]
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        found += [c for c in children(token.head, "attr") if c.pos_ == "PROPN"]
    return found


def _named_next(noun: Token) -> list[Token]:
    """ "One of its founders, Ann Li, ...": the name between commas, where the parse hung it elsewhere."""
    tail = noun.doc[noun.i + 1 : noun.sent.end]
    if len(tail) < 2 or tail[0].text != "," or tail[1].pos_ != "PROPN":
        return []
    name = tail[1]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return [name]


_SINGLING = frozenset({"including", "notably", "namely", ":", "\u2014", "\u2013"})


def examples_start(noun: Token) -> int | None:
    """Where the members of a plural are named: "startups such as ...", "three firms this year: ...", or None."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return None
    for token in noun.doc[noun.i + 1 : min(noun.i + 16, noun.sent.end)]:
        if token.lower_ in _SINGLING:
            return token.i + 1
        if token.lower_ == "as" and token.nbor(-1).lower_ == "such":
            return token.i + 1
        if token.lower_ == "like" and token.i == noun.i + 1:
            return token.i + 1
        if is_finite(token) or token.text in (".", ";"):
            return None
    return None


def is_finite(token: Token) -> bool:
    """A finite verb; "startup", which taggers take for one before a name, is none."""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.lower_ not in ("startup", "start")


def clause_tokens(verb: Token) -> list[Token]:
    """The tokens of the verb's own clause: its subtree without nested clauses and coordinated verbs."""
    found = [verb]
    stack = list(verb.children)
    while stack:
        token = stack.pop()
        if token.dep_ in CLAUSES and (is_verbal(token) or token.dep_ == "relcl"):
            continue
        if token.dep_ == "conj" and is_verbal(token) and is_verbal(token.head):
            continue
        if token.dep_ in ("xcomp", "pcomp") and is_verbal(token) and own_subject(token) is None and token.tag_ != "VBN":
            continue
        found.append(token)
        stack.extend(token.children)
    return sorted(found, key=lambda t: t.i)


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence, from 0."""
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start) or token.i == 0
        numbers.append(current)
    return numbers
