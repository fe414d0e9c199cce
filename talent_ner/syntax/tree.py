"""Small questions to a dependency tree in spaCy's English label set (ClearNLP): voice, subject, clause.

Everything here takes and returns tokens of one parsed Doc and changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from spacy.tokens import Token

from ..lexicon.resources import word_set
from ..text.date_words import MONTHS, SEASONS, WEEKDAYS
from .reading import once
from .word_order import restricting_subject

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj"})
CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj", "csubjpass", "parataxis"})

# Without an object of their own these are passive after a passive, whatever the tagger says: "was hired and promoted".
_TRANSITIVE = frozenset(
    "hire rehire recruit poach appoint name promote fire oust dismiss sack elect acquire lure".split()
)
# Taggers without the word guess a noun or an adverb.
FOUND_TOGETHER = frozenset(
    {"co-found", "co-founded", "co-founding", "co-founds", "cofound", "cofounded", "cofounding", "cofounds"}
)
LED_TOGETHER = frozenset({"co-led", "co-leads", "co-leading"})
# Verbs without a passive: "a team of 32 decamped from Acme" is a clause, not a team that somebody decamped.
_WITHOUT_OBJECT = frozenset("decamp defect resign arrive migrate hop bolt".split())
_GOING = frozenset("leave quit resign depart retire step return join rejoin".split())


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of the dependency labels."""
    if len(labels) == 1:
        return list(_labelled(token)[1][labels[0]])
    return [child for label, child in _labelled(token)[0] if label in labels]


def by_label(token: Token) -> Mapping[str, list[Token]]:
    """The token's children by their label, for those who ask for many labels; nobody may change the lists."""
    return _labelled(token)[1]


@once
def _labelled(token: Token) -> tuple[list[tuple[str, Token]], defaultdict[str, list[Token]]]:
    """A token's children with their labels, in order and by label."""
    found = [(child.dep_, child) for child in token.children]
    under: defaultdict[str, list[Token]] = defaultdict(list)
    for label, child in found:
        under[label].append(child)
    return found, under


def base(token: Token) -> str:
    """The lemma in lower case; "co-led" is a form of "co-lead"."""
    return "co-lead" if token.lower_ in LED_TOGETHER else token.lemma_.lower()


def is_verbal(token: Token) -> bool:
    """A verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX") or token.lower_ in FOUND_TOGETHER


def is_misread_noun(token: Token) -> bool:
    """ "Recent exits include Ann Li": a plural that the tagger took for a verb, though a subject or object it is."""
    return token.tag_ == "VBZ" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and own_subject(token) is None


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
    found = [c for c in found if c.lower_ not in _SELVES] or found  # "Ann Li was herself approached"
    before = [c for c in found if c.i < verb.i]
    return before[-1] if before else found[0] if found else None


_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself"})


def conj_head(token: Token) -> Token:
    """The first token of the coordination that the token continues."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def phrase_head(token: Token) -> Token:
    """The head of the noun phrase that a token is coordinated with, apposed to or part of the name of."""
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head.i != token.i:
        token = token.head
    return token


@once
def _agents_as_verb(verb: Token) -> bool:
    """ "Founded by former Acme engineers Ann Li and Bo Chen": parsers take the engineers for a verb."""
    return any(obj.tag_ == "VBZ" for agent in children(verb, "agent") for obj in children(agent, "pobj"))


def is_passive(verb: Token) -> bool:
    """True for a passive verb form, full or reduced ("a researcher poached from X"), also as a later conjunct."""
    labels = {c.dep_ for c in verb.children}
    if verb.tag_ == "VBG" or _clipped_perfect(verb) or verb.lemma_ in _WITHOUT_OBJECT and verb.dep_ != "amod":
        return False
    if labels & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if restricting_subject(verb) is not None:
        return False
    if "agent" in labels and verb.tag_ in ("VBN", "VBD") and not labels & (OBJECTS | {"aux"}):
        return True
    if "agent" in labels and verb.dep_ == "acl" and _agents_as_verb(verb):
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


def _closes_apposition(verb: Token) -> bool:
    """ "After Acme's counsel, Ann Li, left in May": a verb of going behind a name between commas is a past tense."""
    if verb.lemma_ not in _GOING or verb.dep_ != "acl" or verb.i < 2 or verb.nbor(-1).text != ",":
        return False
    if verb.head.pos_ == "PROPN" and verb.head.dep_ == "ROOT" and children(verb.head, "relcl"):
        return True  # "Ann Li, who ran the branch, left in May"
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
    while top.dep_ in ("xcomp", "ccomp") and top.head.i != top.i and is_verbal(top.head):
        top = conj_head(top.head)
    return _which(verb, _named_last(verb, top.head)) if top.dep_ in ("relcl", "acl") else None


def _named_last(verb: Token, noun: Token) -> Token:
    """ "They include Ann Li who joined Acme and Bo Chen who left Beta": "who" right behind a name is that name's."""
    pronoun = next((c for c in verb.children if c.lower_ == "who"), None)
    if pronoun is None or pronoun.i < 2 or any(c.lower_ in _PLURAL for c in (verb, *verb.children)):
        return noun
    name = phrase_head(pronoun.nbor(-1)) if pronoun.nbor(-1).dep_ == "compound" else pronoun.nbor(-1)
    listed = name.dep_ in ("conj", "appos") and noun.i < name.i < pronoun.i
    return name if listed and name.pos_ == "PROPN" else noun


_PLURAL = frozenset({"are", "were", "have"})


def _which(verb: Token, noun: Token) -> Token:
    """ "The founder of Acme, which she started in 2011": "which" after a post is the house named right before it."""
    pronoun = next((c for c in verb.children if c.lower_ == "which"), None)
    if pronoun is None or pronoun.i < 2 or noun.lemma_.lower() not in word_set("titles", "heads"):
        return noun
    name = verb.doc[pronoun.i - 1 - (verb.doc[pronoun.i - 1].text == ",")]
    return name if name.pos_ == "PROPN" and noun.is_ancestor(name) else noun


def _clipped_perfect(verb: Token) -> bool:
    """ "It's bought several firms": with an object after it, "'s" is "has"."""
    auxiliary = next((c for c in verb.children if c.dep_ in ("auxpass", "aux") and c.lower_ in ("'s", "\u2019s")), None)
    return auxiliary is not None and verb.tag_ == "VBN" and any(c.dep_ == "dobj" for c in verb.children)


def has_to(verb: Token) -> bool:
    """Whether a verb stands behind "to": "to lead the lab"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def is_finite(token: Token) -> bool:
    """A finite verb; "startup", which taggers take for one before a name, is none."""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.lower_ not in ("startup", "start")


def governing(token: Token) -> Token:
    """The verb whose clause a token stands in, or the root of its sentence where that is none."""
    while token.head.i != token.i and not is_verbal(token):
        token = token.head
    return token


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
        clause = token.dep_ in ("xcomp", "pcomp") and is_verbal(token) and token.tag_ != "VBN"
        if clause and own_subject(token) is None and not _field_of_title(token):
            continue
        found.append(token)
        stack.extend(token.children)
    return sorted(found, key=lambda t: t.i)


def _field_of_title(token: Token) -> bool:
    """ "Lost its head of learning, Ann Li, to Acme": a field of work, which parsers take for a verb."""
    of = token.head
    return token.dep_ == "pcomp" and of.lower_ == "of" and of.head.lemma_.lower() in word_set("titles", "heads")
