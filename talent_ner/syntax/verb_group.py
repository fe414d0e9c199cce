"""What a verb's own group of words says of its event: auxiliaries, "to" and negation."""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from . import tree
from .status import CONSIDERED, EXPECTED, UNREAL, Assessment


def auxiliaries(verb: Token) -> list[Token]:
    """The verb's own auxiliaries."""
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def negated(verb: Token) -> bool:
    """Whether the verb or its subject is negated: "did not leave", "nobody left"."""
    if any(
        (c.dep_ == "neg" or c.lower_ in ("never", "nor", "neither")) and not _goes_beyond(c)
        for c in verb.children
        if c.i < verb.i or c.dep_ == "neg"
    ):
        return True
    return any(
        c.lower_ in ("no", "none", "neither", "nobody")
        for s in verb.children
        if s.dep_ in tree.SUBJECTS
        for c in (s, *s.children)
        if c.dep_ in ("det", "neg", "nsubj", "nsubjpass")
    )


def _goes_beyond(negation: Token) -> bool:
    """ "Did not just resign", "not only left": it happened, and more did."""
    after = negation.doc[negation.i + 1 : negation.i + 2].text.lower()
    return after in ("just", "only", "simply", "merely", "solely")


def own_auxiliaries(verb: Token) -> Assessment | None:
    """What the verb's own auxiliaries and form say; shared ones are taken from the first conjunct."""
    found = auxiliaries(verb)
    holder = verb
    while (
        not found
        and holder.dep_ == "conj"
        and tree.own_subject(holder) is None
        and tree.is_verbal(holder.head)
        and (
            holder.tag_ in ("VB", "VBN", "VBG")
            or holder.tag_ == holder.head.tag_
            or holder.tag_ == "VBP" and holder.head.tag_ == "VB"  # "will chair the board and then retire"
        )
    ):
        holder = holder.head
        found = auxiliaries(holder)
        if holder.tag_ == "VB" and holder.dep_ == "xcomp":
            break
    words = {_spelled_out(a) for a in found}
    if words & word_set("modality", "counterfactual_auxiliaries") and ("have" in words or "'ve" in words):
        return Assessment(UNREAL)
    if words & word_set("modality", "possible_auxiliaries"):
        return Assessment(UNREAL if "have" in words and "could" in words else CONSIDERED)
    if words & {"will", "'ll", "shall", "wo"}:
        return Assessment(EXPECTED)
    if words & {"would", "'d", "should"}:
        clause = tree.conj_head(holder)
        return Assessment(EXPECTED if clause.dep_ in ("ccomp", "relcl") or clause.head.i == clause.i else CONSIDERED)
    if verb.tag_ == "VBG" and words <= {"was", "were"} and found and found[0].i > verb.i:
        return None  # "Also stepping aside was Ann Li"
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "'re", "am", "'m", "be"}:
        return Assessment(EXPECTED)
    if verb.tag_ == "VBG" and (words & {"was", "were"} or not words and _heads_headline(verb)):
        return Assessment(EXPECTED)
    return None


def _heads_headline(verb: Token) -> bool:
    """ "Acme CEO Ann Li retiring after three decades": a line that leaves out its "is"."""
    top = verb.head if verb.dep_ == "acl" else verb
    line = verb.sent
    if top.head.i != top.i or line[-1].text in (".", "!", "?", '"', "”"):
        return False
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in line)


def _spelled_out(auxiliary: Token) -> str:
    """The auxiliary in lower case: the "'d" of "she'd been named" is "had", that of "she'd leave" is "would"."""
    return "had" if auxiliary.lower_ == "'d" and auxiliary.lemma_ == "have" else auxiliary.lower_


def adjunct_negation(verb: Token) -> bool:
    """ "Did not leave for money": what is denied is the reason, not the event."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "because", "over", "due") and child.i > verb.i:
            objects = [g for g in child.children if g.dep_ == "pobj"]
            if objects and not any(o.ent_type_ in ("ORG", "PERSON", "GPE") or o.pos_ == "PROPN" for o in objects):
                return True
        if child.dep_ == "advcl" and any(g.lower_ == "because" for g in child.children):
            return True
    return False


def has_to(verb: Token) -> bool:
    """Whether "to" stands before the verb, or before the one it is coordinated to."""
    return tree.has_to(verb) or (
        verb.dep_ == "conj" and verb.head.i != verb.i and has_to(verb.head)
    )
