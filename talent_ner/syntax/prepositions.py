"""Prepositional arguments: which prepositions of a clause belong to a trigger, under which name, with which objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from ..lexicon.resources import word_set
from . import tree
from .cofounding import opens_name
from .joined import conjuncts

Roles = dict[str, list[Token]]
_ALIASES = {
    "into": "to",
    "onto": "to",
    "towards": "to",
    "toward": "to",
    "upon": "on",
    "alongside": "with",
    "besides": "with",
    "within": "in",
    "inside": "in",
    "outta": "from",
    "away": "from",
    "like": "as",
}
_FIRST_IN_PAIR = {
    ("out", "of"): "from",
    ("away", "from"): "from",
    ("over", "to"): "to",
    ("over", "from"): "from",
    ("back", "to"): "to",
    ("along", "with"): "with",
    ("together", "with"): "with",
    ("on", "to"): "to",
    ("up", "to"): "upto",
    ("across", "to"): "to",
    ("back", "from"): "from",
    ("because", "of"): "because",
    ("off", "to"): "to",
    ("instead", "of"): "instead",
    ("ahead", "of"): "ahead",
    ("in", "to"): "to",
    ("down", "from"): "from",
    ("up", "at"): "at",
    ("next", "to"): "beside",
    ("aside", "from"): "beside",
    ("away", "to"): "to",
    ("front", "of"): "before",
    ("down", "as"): "as",
    ("round", "to"): "to",
    ("over", "at"): "at",
}


# Without one of these words in its sentence no token has a role "at", "for" or "with".
PLACING = frozenset("at for with alongside besides there where".split())


def outside_clauses(noun: Token, subtree: list[Token]) -> list[Token]:
    """The subtree's tokens that are not inside a clause of their own."""
    kept = []
    for token in subtree:
        node = token
        while node.i != noun.i and not (node.dep_ in ("relcl", "acl", "advcl") and tree.is_verbal(node)):
            node = node.head
        if node.i == noun.i:
            kept.append(token)
    return kept


def prepositional(trigger: Token, clause: list[Token], found: Roles) -> None:
    """Prepositional arguments of the trigger, the directly attached ones first."""
    near: Roles = defaultdict(list)
    far: Roles = defaultdict(list)
    for token in clause:
        if token.i == trigger.i or not _may_be_preposition(token) or token.head.i == token.i:
            continue
        name, objects = named_preposition(token)
        if not objects or any(map(opens_name, objects[0].children)):  # "to co-found Acme"
            continue
        direct = _hangs_on(token, trigger)
        if token.head.lower_ in _COMPLEX and name in ("to", "with"):
            continue
        if _within_time(token, trigger) or _within_title(token, trigger) or _tells_past_house(token):
            continue
        if trigger.lemma_ in _ARRIVING and _behind_stay(token):
            continue
        if not direct and (name == "of" or _of_report(token.head, name)):
            continue
        if not direct and token.i < trigger.i and tree.is_verbal(trigger) and not _fronted(token, trigger):
            continue
        goal = _behind_goal(token, trigger) if direct else _within_goal(token, trigger)
        (near if direct else far)["to" if goal else name] += objects
    for source in (near, far):
        for name, tokens in source.items():
            found[name] += tokens


def _of_report(noun: Token, name: str) -> bool:
    """ "A statement from Acme" tells of no coming from Acme; "a post at Acme" is a job rather than a message."""
    return noun.lemma_.lower() in _REPORTS and not (noun.lemma_.lower() == "post" and name == "at")


def _tells_past_house(preposition: Token) -> bool:
    """ "Succeeded by Ann Li, previously at Acme", "hired Ann Li, most recently with Acme": a phrase about the name."""
    doc, i = preposition.doc, preposition.i - 1
    if preposition.lower_ not in ("at", "of", "with") or i < 2 or doc[i].lower_ not in _BEFORE:
        return False
    i -= 1 + (doc[i - 1].lower_ == "most")
    return i > 0 and doc[i].text in (",", "(") and doc[i - 1].pos_ == "PROPN"


_BEFORE = frozenset("previously formerly once lately recently".split())
_COMPLEX = frozenset("according due thanks owing prior close compared relative addition response reply".split())
_TEMPORAL = frozenset("after before during since until despite following amid".split())
RELATES = frozenset(
    "add attribute compare confirm connect contribute credit describe disclose explain lead link point relate report"
    " respond reveal show tell tie".split()
)
_REPORTS = frozenset(
    "report statement memo letter news datum data research study accord interview email article source word"
    " post message call reply release announcement filing spokesperson spokesman spokeswoman official tweet".split()
)


def _may_be_preposition(token: Token) -> bool:
    return token.dep_ in ("prep", "dative", "advmod", "prt", "pcomp", "acomp", "aux", "mark", "cc") and (
        token.pos_ in ("ADP", "SCONJ", "ADV", "PART") or token.tag_ in ("IN", "TO", "RP")
    )


def _within_time(preposition: Token, trigger: Token) -> bool:
    """Inside a phrase of time: "joined after stints at Acme", "in a bad year for Acme": no move to Acme."""
    if preposition.lower_ == "for" and preposition.head.lemma_.lower() in _TIMES and preposition.head.i != trigger.i:
        return True
    return any(t.dep_ in ("prep", "mark") and t.lower_ in _TEMPORAL for t in _between(preposition, trigger))


def _behind_stay(preposition: Token) -> bool:
    """ "Started this month after close to 20 years at Acme", where the parser hung "at" on the verb."""
    if preposition.lower_ not in ("at", "with") or preposition.i < 2 or preposition.nbor(-1).lemma_ not in _STAYS:
        return False
    before = preposition.doc[max(preposition.sent.start, preposition.i - 7) : preposition.i - 1]
    return any(t.lower_ in ("after", "following") for t in before)


_ARRIVING = frozenset("start begin arrive land sign return come take assume".split())
_STAYS = frozenset("year decade month stint spell".split())


def _within_title(preposition: Token, trigger: Token) -> bool:
    """Inside a title that stands beside a name: "the hiring of Ann Li, a chemist at Acme" is none at Acme."""
    appositions = (t for t in _between(preposition, trigger) if t.dep_ == "appos" and t.tag_ == "NN")
    return any(t.lemma_.lower() in word_set("titles", "heads") for t in appositions)


def _within_goal(preposition: Token, trigger: Token) -> bool:
    """Inside a goal phrase: "left for a chair at ETH" leads to ETH."""
    if preposition.lower_ not in ("at", "with", "in"):
        return False
    return any(t.dep_ == "prep" and t.lower_ in ("for", "to") for t in _between(preposition, trigger))


def _behind_goal(preposition: Token, trigger: Token) -> bool:
    """ "Left for the bench at ETH" leads to ETH, too, where the parser hung "at" on the verb."""
    if preposition.lower_ != "at" or preposition.i == 0:
        return False
    goal = preposition.nbor(-1)
    post = goal.dep_ == "pobj" and goal.pos_ == "NOUN" and goal.lemma_.lower() not in _TIMES
    return post and goal.head.lower_ == "for" and goal.head.head.i == trigger.i


def _between(preposition: Token, trigger: Token) -> Iterator[Token]:
    """What a preposition hangs on, step by step, up to the trigger or the top of the sentence, both left out."""
    node = preposition.head
    while node.i != trigger.i and node.head.i != node.i:
        yield node
        node = node.head


def _hangs_on(preposition: Token, trigger: Token) -> bool:
    head = preposition.head
    while head.dep_ in ("prep", "prt", "advmod") and head.i != trigger.i and head.pos_ in ("ADP", "ADV"):
        head = head.head
    return head.i == trigger.i


def _fronted(preposition: Token, trigger: Token) -> bool:
    """ "From Google came Wei": before the trigger only what hangs on it counts."""
    return preposition.head.i == trigger.i


def named_preposition(token: Token) -> tuple[str, list[Token]]:
    """The role name of a preposition and its objects."""
    word = token.lower_
    head = token.head
    name = _ALIASES.get(word, word)
    if head.pos_ in ("ADP", "ADV", "PART") or head.dep_ == "prt" or head.lower_ in ("back", "over", "out", "away"):
        name = _FIRST_IN_PAIR.get((head.lower_, word), name)
    elif token.i > 0:
        name = _FIRST_IN_PAIR.get((token.nbor(-1).lower_, word), name)
    return name, list(objects_of(token))


def objects_of(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "conj") and not tree.is_relative_pronoun(child):
            yield from _before_time(child)
            yield from _named_behind(child)
            yield child
            if preposition.lower_ == "between":
                yield from conjuncts(child)[1:]
        elif child.dep_ == "pcomp" and (name := _called_by_trade(child)) is not None:
            yield name
        elif child.dep_ == "pcomp" and child.pos_ in ("NOUN", "PROPN"):
            yield child
    if preposition.dep_ == "aux" and preposition.head.lower_ == "rival":
        yield from tree.children(preposition.head, *tree.OBJECTS)  # "went to rival Acme", taken for a verb
    stray = _stray_object(preposition)
    if stray is not None:
        yield stray


def _named_behind(kind: Token) -> Iterator[Token]:
    """ "Sold to rivals Tindall Newspapers", where the parser takes the name for what the rivals act on."""
    if kind.tag_ in ("NN", "NNS"):
        yield from (c for c in tree.children(kind, *tree.OBJECTS) if c.pos_ == "PROPN" and c.left_edge.i == kind.i + 1)


def _called_by_trade(trade: Token) -> Token | None:
    """ "Left for consulting firm Acme", "moved to shipping company Beta": parsers take the trade for a clause."""
    if trade.i + 2 >= trade.sent.end:
        return None
    kinds = word_set("organizations", "introducing") | word_set("organizations", "description_nouns")
    if trade.nbor(1).lower_ not in kinds or trade.nbor(1).tag_ in ("NNS", "NNPS"):
        return None
    name = trade.nbor(2)
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name if trade.nbor(2).text[:1].isupper() else None


_TIMES = frozenset("year month week spring summer autumn fall winter quarter night".split())
_WHICH = frozenset({"last", "this", "next", "earlier"})


def _before_time(noun: Token) -> Iterator[Token]:
    """ "Hired from Acme last autumn": parsers take the name for a part of the time behind it."""
    if noun.i == 0 or noun.lemma_.lower() not in _TIMES or noun.nbor(-1).lower_ not in _WHICH:
        return
    yield from (c for c in tree.children(noun, "poss", "compound", "nmod") if c.pos_ == "PROPN" and c.i < noun.i - 1)


def _stray_object(preposition: Token) -> Token | None:
    """ "Ann Li is leaving for Acme" without a full stop: parsers hang the name at the end on the verb."""
    if preposition.dep_ != "prep" or preposition.i + 1 >= len(preposition.doc) or next(preposition.children, None):
        return None
    name = preposition.nbor(1)
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    hung = name.dep_ == "dep" and name.pos_ == "PROPN" and name.head == preposition.head
    return name if hung and not name.is_sent_start else None


def embodied(verb: Token) -> Iterator[Token]:
    """ "Has a new head in the form of Ann Li", "found one in the person of Bo Chen": who the object is."""
    for noun in (verb, *tree.children(verb, *tree.OBJECTS)):
        for link in tree.children(noun, "prep"):
            shapes = tree.children(link, "pobj") if link.lower_ == "in" else []
            yield from (name for shape in shapes if shape.lemma_.lower() in _SHAPES for name in of_what(shape))


_SHAPES = frozenset({"form", "person", "shape", "guise"})


def of_what(noun: Token) -> Iterator[Token]:
    """What the noun's "of" takes: "most of her duties", "a wave of layoffs"."""
    for of in tree.children(noun, "prep"):
        if of.lower_ == "of":
            yield from objects_of(of)


def relative_preposition(verb: Token, found: Roles) -> None:
    """ "the company he moved to", "OpenAI, which he left Google for", "Meta, where he works": the antecedent."""
    top = tree.conj_head(verb)
    while top.dep_ == "xcomp" and top.head.i != top.i and tree.is_verbal(top.head):
        top = tree.conj_head(top.head)
    if top.dep_ != "relcl":
        return
    antecedent = top.head
    for token in (*verb.children, *(top.children if top.i != verb.i else ())):
        if token.dep_ == "prep":
            stranded = not any(c.dep_ in ("pobj", "pcomp", "prep") for c in token.children)
            pied_piped = any(tree.is_relative_pronoun(c) for c in token.children)
            if stranded or pied_piped:
                found[_ALIASES.get(token.lower_, token.lower_)].append(antecedent)
        elif token.dep_ == "advmod" and token.lower_ == "where":
            place = _goal_instead(antecedent, verb)
            found["at"].append(place)
            found["where"].append(place)


def _goal_instead(antecedent: Token, verb: Token) -> Token:
    """ "Has joined Acme from Beta, where she will lead sales": what is to come is where she went."""
    ahead = any(c.lower_ in ("will", "'ll", "would") for c in tree.children(verb, "aux"))
    source = antecedent.head
    if not ahead or source.lower_ != "from" or not tree.is_verbal(source.head) or source.head.i == verb.i:
        return antecedent
    goals = [g for to in tree.children(source.head, "prep") if to.lower_ in ("to", "at") for g in objects_of(to)]
    return next((g for g in (*tree.children(source.head, "dobj"), *goals) if g.pos_ == "PROPN"), antecedent)
