"""Grammatical roles of a trigger, normalised for voice and for the constructions that displace arguments.

``roles(trigger)`` maps a role name to the head tokens that may fill it, the surest first:

=====================  =========================================================================================
role                   filled by
=====================  =========================================================================================
``subject``            who does it: the active subject or the passive agent, through control, relatives, participles
``subject_fellow``     who stands beside it, whatever the kinds: "X and Wei have parted ways"
``object``             who undergoes it: the object, the passive subject, the noun of "a researcher poached by X"
``agent``              what follows "by" in a passive, whatever the parse makes of it
``indirect``           the second object ("offered Wei a job")
``complement``         what someone is named or becomes ("named her president", "became chief scientist");
                       ``complement_to_do`` what that one does ("became the first woman to lead X"),
                       ``complement_in``, ``complement_possessor`` whose it is ("became an investor in X", "X's owner"),
                       ``complement_modifier`` "new" in "became the new head"; ``as_modifier`` in "have
                       her as the new head", ``as_possessor`` "his" in "named as his successor"
``object_possessor``   "Meta's offer" under "reject"; ``object_modifier`` likewise "a Meta offer"
``object_quality``     "new" in "has a new head", ``object_det`` "the" in "got the sack"; ``measure`` "a day" in
                       "call it a day"
``to_do_complement``   "head" in "left to become head of X"; ``board_of`` whose board it is in "left X's board";
                       ``from_leader`` who leads them in "from a group of investors led by X"
``in_possessor``       "his" in "in his place"
``answer``             "no" in "said no to X"; ``negation`` "not"
``object_of``, ...     "stake in X", "post of Y" under "buy", "offer": what the object's own prepositions take; likewise
                       ``subject_for`` ("recruiters for X approached")
``to_possessor``       of a noun: "a licence to X's models"; likewise ``for_possessor``, ``to_of``; of a verb ``for_in``
                       and the like: "paid for a stake in X"
``to_do_object``       what that verb acts on ("asked to lead X"); ``to_do_possessor`` whose it is ("to use X's
                       models"); ``to_do_as``, ``to_do_in``, ``to_do_at`` as what and where ("asked to return as head"),
                       ``to_do_from`` whose ("a licence to sell drugs from X")
``reached``            of a noun: the object of the verb whose subject it is ("an offer from X reached Wei")
``included``           likewise what it includes: "recent exits from X include Wei"
``outer_subject``      of a noun or participle deeper in the clause: the subject of the verb above it
``outer_with``         its partner there ("in talks with X about a sale")
``auxiliary``          "will" in "will lead"; ``itself`` the verb, whose meaning gives a title ("lead" makes a leader)
``with_doing``         "tasked with leading X"
``teller``             who says it: "X says" above the clause
``governor``           the verb above, ``governor_particle`` its particle: "went on" above "lead"
``object_name``        the name in "a fund called X"
``particle``           "down" in "turn down"
``marker``             the conjunction of a subordinate clause: "while she is out"
``persuader``          who makes someone do it: "Meta convinced her to leave"
``clause``             the verb of a complement clause; ``small_subject`` the subject of a bare one ("let Wei go")
``to_do``              the verb of a purpose or control clause ("hired to lead")
``under``              of a noun: the preposition above it, "for" in "saved for his retirement"
``possessor``          of a noun trigger: "Pang's departure"
``modifier``           of a noun trigger: "the Pang hire"; ``sum`` its price ("a $2 million grant")
``support``            the subject of the verb that carries a noun trigger ("she announced her departure")
``with``               also of who acts along: "teamed up with Wei to found X"
``from``, ``to``, ...  objects of prepositions, under the preposition's own name; "out of" counts as ``from``,
                       "into", "onto" and "over to" as ``to``
=====================  =========================================================================================

Prepositional arguments include those that the parser hung on another noun of the same clause; they come last.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from . import tree
from .arguments import surface_subject
from .brackets import bracketed_noun, parted_noun
from .direct_objects import surface_objects
from .inner_nouns import (
    board_of,
    described,
    gathered,
    is_sum,
    led_by,
    measured,
    renames,
    seats,
    series,
)
from .joined import conjuncts
from .noun_roles import noun_roles, outer, whose
from .prepositions import (
    Roles,
    embodied,
    named_preposition,
    objects_of,
    prepositional,
    relative_preposition,
)
from .reading import once_with_names

__all__ = ["Roles", "roles"]


@once_with_names
def roles(trigger: Token) -> Roles:
    """The roles of a trigger token, verb or not."""
    found: Roles = defaultdict(list)
    verbal = tree.is_verbal(trigger) or trigger.tag_ in ("VBN", "VBG", "VBD", "VBZ", "VB")
    if verbal and not tree.is_misread_noun(trigger):
        _verb_roles(trigger, found)
    else:
        noun_roles(trigger, found)
    return {name: _unique(tokens) if len(tokens) > 1 else tokens for name, tokens in found.items() if tokens}


def _unique(tokens: list[Token]) -> list[Token]:
    seen: set[int] = set()
    return [t for t in tokens if not (t.i in seen or seen.add(t.i))]  # type: ignore[func-returns-value]


def _verb_roles(verb: Token, found: Roles) -> None:
    own = tree.by_label(verb)
    subject = surface_subject(verb)
    if tree.is_passive(verb):
        if subject is None and verb.dep_ == "amod":
            subject = verb.head
        if subject is not None:
            found["object"].append(subject)
        for agent in own["agent"]:
            agents = [obj for by in conjuncts(agent) for obj in tree.children(by, "pobj")]
            if agents and agents[-1].tag_ == "VBZ":  # "by former Acme engineers Ann Li and Bo Chen"
                agents += [c for c in own["dobj"] if c.pos_ == "PROPN" and c.i > agents[-1].i]
            found["subject"] += agents
            found["agent"] += agents
        found["object"] = [*parted_noun(verb), *found["object"], *surface_objects(verb), *_loosely_told(verb)]
        told = bracketed_noun(verb)
        if told is not None:
            found["object"] = told
    elif _voted_again(verb):
        holder = surface_subject(verb.head.head)
        found["object"] += [holder] if holder is not None else []
        found["complement"].append(verb.head)
    else:
        if subject is not None:
            found["subject"].append(subject)
        found["object"] += surface_objects(verb)
    if not found["object"]:
        ways = ("ways", "company") if verb.lemma_ == "part" else ()
        found["object"] += [c for c in own["npadvmod"] if is_sum(c) or c.lower_ in ways]
    found["object"] += [whole for obj in found["object"] for whole in (*measured(obj), *described(obj, verb))]
    found["object"] += embodied(verb)
    found["subject"] += [actor for noun in found["subject"] for actor in (*series(noun), *gathered(noun))]
    found["subject_fellow"] += [t for noun in found["subject"] for t in (*conjuncts(noun)[1:], *_joined_before(noun))]
    found["indirect"] += [c for c in own["dative"] if c.pos_ != "ADP"]
    found["particle"] += own["prt"]
    found["particle"] += [
        c for c in tree.children(verb, "advmod", "prep") if c.lower_ in _PARTICLES and not tree.children(c, "pobj")
    ]
    for up in tree.children(verb, "prep", "prt"):
        if verb.lemma_ in _PARTICLE_VERBS.get(up.lower_, ()):  # "is hanging up his apron", taken for a place
            found["particle"].append(up)
            found["object"] += tree.children(up, "pobj")
    found["clause"] += [c for c in own["oprd"] if c.tag_ == "VBZ"]  # "called it quits"
    for clause in own["ccomp"]:
        found["clause"].append(clause)
        found["small_subject"] += tree.children(clause, "nsubj") if _bare(clause, verb) else []
    if verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_ in _PERSUASION and not tree.is_passive(verb.head):
        persuader = surface_subject(verb.head)
        found["persuader"] += [persuader] if persuader is not None else []
    there = [c for c in own["advmod"] if c.lower_ == "there"]
    found["to"] += there
    found["at"] += there
    found["adverb"] += own["advmod"]
    found["measure"] += tree.children(verb, "npadvmod", "oprd")
    found["negation"] += own["neg"]
    found["answer"] += [c for c in tree.children(verb, "intj", *tree.OBJECTS, "advmod", "det") if c.lower_ in _ANSWERS]
    found["marker"] += tree.children(verb, "mark", "advmod")
    found["auxiliary"] += own["aux"]
    found["itself"].append(verb)
    found["with_doing"] += [
        c for p in own["prep"] if p.lower_ == "with" for c in tree.children(p, "pcomp")
    ]
    found["governor"].append(verb.head)
    if verb.dep_ == "ccomp" and verb.head.lemma_ in ("say", "promise", "confirm"):
        found["teller"] += tree.children(verb.head, "nsubj")
    found["governor_particle"] += tree.children(verb.head, "prt", "advmod", "prep")
    found["subject_modifier"] += [word for noun in found["subject"] for word in tree.children(noun, "amod")]
    found["object_name"] += [name for obj in found["object"] for name in _called(obj)]
    found["object_name"] += [name for name in own["npadvmod"] if renames(name, found["object"])]
    found["complement"] += tree.children(verb, "oprd", "attr", "acomp")
    found["to_do"] += [c for c in tree.children(verb, "xcomp", "advcl", "ccomp") if _bare(c, verb)]
    for obj in found["object"][:2]:
        found["to_do"] += [c for c in tree.children(obj, "relcl", "acl", "xcomp") if c.tag_ == "VB"]
        found["complement"] += tree.children(obj, "oprd")
    for obj in found["object"]:
        found["object_possessor"] += tree.children(obj, "poss")
        found["object_modifier"] += tree.children(obj, "compound", "nmod")
        found["object_quality"] += tree.children(obj, "amod")
        found["object_det"] += tree.children(obj, "det")
    _shared_complements(verb, found)
    for link in [p for clause in found["to_do"] for p in tree.children(clause, "prep")]:
        if link.lower_ in ("as", "in", "at"):
            found[f"to_do_{link.lower_}"] += objects_of(link)
            found["to_do_at"] += [house for post in objects_of(link) for house in seats(post)]
    froms = (t for clause in found["to_do"] for t in clause.subtree if t.lower_ == "from" and t.dep_ == "prep")
    found["to_do_from"] += [house for link in froms for house in objects_of(link)]
    found["to_do_object"] += [obj for clause in found["to_do"] for obj in surface_objects(clause)]
    found["to_do_at"] += [house for obj in found["to_do_object"] for house in seats(obj)]
    for clause in found["to_do"]:
        if clause.lemma_ in ("become", "be"):
            found["to_do_complement"] += tree.children(clause, "attr", "oprd")
    found["to_do_possessor"] += [owner for obj in found["to_do_object"] for owner in tree.children(obj, "poss")]
    for name in ("object", "complement"):
        for argument in found.get(name, ()):
            found[f"{name}_to_do"] += [c for c in tree.children(argument, "acl", "relcl") if c.tag_ == "VB"]
    _inner_prepositions("object", found)
    _inner_prepositions("subject", found)
    for argument in found["complement"]:
        found["complement_modifier"] += tree.children(argument, "amod")
    for argument in found["subject"]:
        owners = (whose(argument) if c.tag_ == "WP$" else c for c in tree.children(argument, "poss"))
        found["subject_possessor"] += [owner for owner in owners if owner is not None]
        found["subject_modifier"] += tree.children(argument, "compound", "nmod")
    if verb.dep_ in ("acl", "relcl", "conj") or _loosely_told(verb):
        outer(tree.conj_head(verb), found)
    prepositional(verb, tree.clause_tokens(verb), found)
    found["agent"] += found.get("by", [])
    if not found["subject"] and tree.is_passive(verb):
        found["subject"] += [t for t in found["agent"] if t.pos_ == "PROPN"]  # "on an interim basis by Ann Li"
    for name in ("to", "on", "for", "with", "complement"):
        _inner_prepositions(name, found)
    found["on_name"] += [name for noun in found.get("on", ()) for name in _called(noun)]
    found["from_leader"] += [leader for group in found.get("from", ()) for leader in led_by(group)]
    found["board_of"] += [owner for board in (*found["object"], *found.get("from", ())) for owner in board_of(board)]
    found["as_modifier"] += [word for noun in found.get("as", ()) for word in tree.children(noun, "amod")]
    found["as_possessor"] += [owner for noun in found.get("as", ()) for owner in tree.children(noun, "poss")]
    found["in_possessor"] += [owner for noun in found.get("in", ()) for owner in tree.children(noun, "poss")]
    found["complement_possessor"] += [owner for noun in found["complement"] for owner in tree.children(noun, "poss")]
    relative_preposition(verb, found)
    if verb.head.lemma_ in _TEAMING and tree.has_to(verb):
        extra: Roles = defaultdict(list)
        prepositional(verb.head, tree.clause_tokens(verb.head), extra)
        found["with"] += extra.get("with", [])


def _called(noun: Token) -> list[Token]:
    """ "A new studio called Tern": what the noun is told to be called."""
    clauses = [c for c in tree.children(noun, "acl") if c.lemma_ in ("call", "name", "dub", "christen")]
    return [name for clause in clauses for name in tree.children(clause, "oprd", "dobj", "attr")]


def _loosely_told(verb: Token) -> list[Token]:
    """ "Acme raised $4 million in 2021, led by Osier": a participle behind a comma or a date may go with the object."""
    parted = verb.i > 0 and (verb.nbor(-1).text == "," or tree.is_time(verb.nbor(-1)))
    loose = verb.dep_ == "advcl" and verb.head.i < verb.i and parted and tree.is_passive(verb)
    return surface_objects(verb.head) if loose and tree.is_verbal(verb.head) else []


def _joined_before(subject: Token) -> list[Token]:
    """ "Acme and sales chief Ann Li": parsers hang Acme on the title of the name that "and" joins to it."""
    before = (t for t in subject.subtree if t.i < subject.i and t.dep_ in ("nmod", "compound"))
    return [t for t in before if t.pos_ == "PROPN" and tree.children(t, "cc")]


_PARTICLE_VERBS = {
    "up": frozenset("hang give take pass sign snap pick scoop".split()),
    "in": frozenset("draft parachute".split()),
}
_ANSWERS = frozenset({"yes", "no"})
_TEAMING = frozenset({"team", "join", "partner", "pair", "collaborate"})


def _bare(clause: Token, verb: Token) -> bool:
    """A bare infinitive, which after "let" taggers take for a present: "lets 45 people go"; "she will go" is none."""
    if any(c.tag_ == "MD" for c in clause.children):
        return False
    return clause.tag_ == "VB" or clause.tag_ == "VBP" and clause.dep_ == "ccomp" and verb.lemma_ == "let"


def _voted_again(verb: Token) -> bool:
    """ "Was re-elected chairman": cut at its hyphen, it is taken for an attribute of the post."""
    cut = verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "re"
    return cut and verb.dep_ == "amod" and verb.head.dep_ == "attr" and verb.head.head.lemma_ == "be"


_PERSUASION = frozenset("persuade convince lure get tempt entice induce talk cajole coax woo court tempt sway".split())


def _inner_prepositions(argument: str, found: Roles) -> None:
    """What the argument's own prepositions take, named after the argument: "a stake in X", "an offer from Y"."""
    for noun in list(found.get(argument, ())):
        for preposition in tree.children(noun, "prep"):
            name, objects = named_preposition(preposition)
            found[f"{argument}_{name}"] += objects
            found[f"{argument}_{name}_possessor"] += [owner for o in objects for owner in tree.children(o, "poss")]


_PARTICLES = frozenset("down up over away aside back out off in on along aboard ship onboard home elsewhere".split())


def _shared_complements(verb: Token, found: Roles) -> None:
    """An object or complement clause that the parser gave to a verb-like "who" is a small clause.

    As in "named Wei head" or "made 40 people redundant".
    """
    for child in tree.children(verb, "ccomp"):
        subject = tree.own_subject(child)
        if child.pos_ in ("NOUN", "PROPN", "ADJ") and subject is not None:
            found["object"].append(subject)
            found["complement"].append(child)


