"""The objects of a verb as the clause shows them, also where they are shared, displaced or misread."""

from __future__ import annotations

from spacy.tokens import Token

from .arguments import OBJECT_CONTROL, is_gerund_of
from .cofounding import misread_infinitive, opens_name
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
    relative_antecedent,
)
from .word_order import (
    restricting_subject,
)

_WISHING = frozenset("tell want expect let help get".split())  # what is wished for need not be done to anybody
_WITH_OBJECT = frozenset("join rejoin leave quit exit hire recruit poach".split())  # never followed by a clause
_PARTING = frozenset("leave quit exit depart resign retire".split())


def _one_of_them(name: Token, verb: Token) -> bool:
    """ "Six chemists left Acme, among them Ann Li": added by a comma, a name among those who did it is no object;
    of "chemists hired by Acme, among them Ann Li" it is.
    """
    if verb.tag_ == "VBN" and not children(verb, "aux"):
        return False
    among = name.left_edge
    return among.lower_ == "among" and among.i > 0 and among.nbor(-1).text == "," and among.head.i == name.i


def _titles_subject(noun: Token, verb: Token) -> bool:
    """ "Confirmed that chief counsel Ann Li has left": parsers take the title for what is confirmed."""
    if not any(c.lower_ == "that" for c in children(noun, "det")):
        return False
    subjects = [subject for clause in children(verb, "ccomp") for subject in children(clause, "nsubj", "nsubjpass")]
    return any(subject.left_edge.i == noun.right_edge.i + 1 for subject in subjects)


def surface_objects(verb: Token) -> list[Token]:
    """Direct objects, including the antecedent of an object relative ("the company he joined")."""
    infinitive = misread_infinitive(verb)
    if infinitive is not None:
        return [infinitive[1]]
    found = [
        bonus for part in children(verb, "xcomp") if part.lower_ == "signing" for bonus in children(part, *OBJECTS)
    ]
    for child in children(verb, *OBJECTS, "dative"):
        if child.dep_ == "dative" and child.pos_ == "ADP" or _apposed(child) or any(map(opens_name, child.children)):
            continue
        if _opens_report(child, verb) or _one_of_them(child, verb) or _titles_subject(child, verb):
            continue
        if is_relative_pronoun(child) and not _told_that(child, verb):
            antecedent = relative_antecedent(verb)
            if antecedent is not None:
                found.append(antecedent)
        elif not is_relative_pronoun(child):
            found.append(child)
    if not found and is_gerund_of(verb.head, verb):
        found = [verb.head]
    if not found:  # "quits CAF": parsers take a short name for a verb
        found = [c for c in children(verb, "xcomp") if _named(c) and c.i > verb.i]
    restricting = restricting_subject(verb)
    if restricting is not None:
        return [*found, restricting[1]]
    if not found and not is_passive(verb):
        found = _shared_objects(verb) or _misread_object(verb) or _controlled(verb)
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


def _named(token: Token) -> bool:
    """A name, as "Dunmere Welding", whatever its last word is taken for."""
    return token.tag_ in ("NNP", "NNPS") or token.ent_type_ == "ORG" and token.text[:1].isupper()


def _told_that(pronoun: Token, verb: Token) -> bool:
    """ "Told Reuters that Acme was funding the lab": what is told opens with no relative pronoun."""
    heard = verb.head
    told = heard.head.lemma_.lower() in ("tell", "inform", "assure", "remind", "notify") and heard.dep_ in OBJECTS
    return told and pronoun.lower_ == "that" and len(children(verb, *OBJECTS)) > 1


def _opens_report(pronoun: Token, verb: Token) -> bool:
    """ "Who announced that he plans to retire": this "that" opens what is announced and is nobody."""
    while verb.dep_ == "xcomp" and verb.head.i != verb.i and is_verbal(verb.head):
        verb = verb.head
    return pronoun.lower_ == "that" and pronoun.tag_ == "IN" and verb.dep_ == "ccomp" and pronoun.i < verb.i


def _apposed(noun: Token) -> bool:
    """ "Defected to Acme, a startup": what parsers take for an object explains the name before the comma."""
    first = noun.left_edge
    if first.i < 2 or first.lower_ not in ("a", "an", "the") or noun.head.i > first.i:
        return False
    comma, name = first.nbor(-1), first.nbor(-2)
    if comma.text in ("–", "—", "-") and any(first.i > c.i for c in children(noun.head, *OBJECTS)):
        return True  # "join Acme on 1 May – a move that ended the branch"
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


def _misread_object(verb: Token) -> list[Token]:
    """ "Acme is buying Corvane", "lured away Ann Li": a name behind its verb, which parsers take for an adverb."""
    behind = verb.i + 1
    if behind < len(verb.doc) and verb.doc[behind].lower_ in ("away", "back", "over") and verb.doc[behind].head == verb:
        behind += 1
    named = [c for c in children(verb, "advmod", "npadvmod") if c.tag_ == "NNP" and c.left_edge.i == behind]
    return [name for name in named[:1] if not is_time(name)] or _taken_for_subject(verb, behind)


def _taken_for_subject(verb: Token, behind: int) -> list[Token]:
    """ "Have joined Acme, which is building a team focused on maps": "focused" seems to be told of the name."""
    if verb.lemma_ not in _WITH_OBJECT or behind >= verb.sent.end or not _named(verb.doc[behind]):
        return []
    name = verb.doc[behind]
    while name.dep_ in ("compound", "nmod") and name.head.i > name.i:
        name = name.head
    return [name] if name.dep_ in SUBJECTS and name.head.i > name.i and name.head.i != verb.i else []


def _controlled(verb: Token) -> list[Token]:
    """ "Acme has recruited buyer Ann Li to head its stores": parsers take the person for the subject of a report."""
    if verb.lemma_ not in OBJECT_CONTROL - _WISHING:
        return []
    clauses = [clause for clause in children(verb, "ccomp") if has_to(clause) and clause.i > verb.i]
    return [subject for clause in clauses for subject in children(clause, "nsubj") if subject.i > verb.i][:1]


def _whose(noun: Token) -> bool:
    """ "Wei, whose firm was sold": the antecedent is the owner."""
    return any(child.tag_ == "WP$" for child in noun.children)


def _has_relative_adverb(verb: Token) -> bool:
    return any(c.tag_ in ("WRB", "WP", "WDT") or c.lower_ == "when" for c in verb.children) or any(
        g.tag_ in ("WDT", "WP") for c in verb.children if c.dep_ == "prep" for g in c.children
    )
