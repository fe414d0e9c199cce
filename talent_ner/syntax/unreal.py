"""Clauses that tell no event, whatever their verb says: questions, conditions, orders, claims called false."""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from .tree import SUBJECTS

_DENIES = frozenset("denies rejects dismisses refutes disputes rebuts".split())


def _vocab(key: str) -> frozenset[str]:
    return word_set("modality", key)


def tells_nothing(trigger: Token) -> bool:
    """Whether the sentence asks, supposes or orders what the trigger says, or the trigger is a direction."""
    return _is_question(trigger) or _is_conditional(trigger) or _is_order(trigger) or _is_direction(trigger)


def _is_question(token: Token) -> bool:
    sentence = token.sent
    last = next((t for t in reversed(list(sentence)) if not t.is_space and t.text not in "\"')"), None)
    if last is None or last.text != "?":
        return False
    return not any(t.text in ('"', ":") for t in sentence)


def _is_order(token: Token) -> bool:
    """ "Join us", 'Press "Add Ann to the group"': a bare verb that opens its sentence or what is quoted."""
    if token.tag_ != "VB" or token.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    before = token.doc[token.sent.start : token.i]
    opens = not any(t.is_alpha for t in before) or before[-1].text == '"' and token.text[0].isupper()
    return opens and not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in token.children)


def _is_direction(token: Token) -> bool:
    """ "Veered left off the road"; "Ann Li, left, with Bo Chen" under a picture."""
    if token.lower_ != "left" or token.i == token.sent.start:
        return False
    if token.i + 1 < token.sent.end and token.nbor(-1).text + token.nbor().text in (",,", "()", ",)"):
        return True
    before, after = token.nbor(-1), token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]
    if before.lemma_.lower() in ("slide", "move", "go", "look") and any(t.lower_ == "right" for t in after):
        return True
    return before.lemma_ in _vocab("turning_verbs")


def _is_conditional(token: Token) -> bool:
    node = token
    for _ in range(12):
        marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod") and c.i < node.i}
        if marks & {"if", "unless", "whether"} and (node.dep_ in ("advcl", "ccomp", "pcomp", "acl") or "if" in marks):
            return "whether" not in marks or node.head.lemma_ not in _vocab("considered_governors")
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def called_false(token: Token) -> bool:
    """ "Reports that she is leaving are false": a claim that the sentence rejects."""
    node = token
    for _ in range(8):
        if node.lemma_.lower() in _vocab("claim_nouns") and node.i > 0 and node.nbor(-1).lower_ in _DENIES:
            return True  # "Acme denies report that Li is leaving": taken for a verb
        if node.head.i == node.i:
            return False
        if node.lemma_.lower() in _vocab("claim_nouns") and node.pos_ == "NOUN" and node.i != token.i:
            governor = node.head
            words = {c.lemma_.lower() for c in governor.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp")}
            quashed = governor.lemma_ in _vocab("quashing_governors")
            return bool(words & _vocab("false_words")) or quashed or _untrue(node)
        node = node.head
    return False


def _untrue(claim: Token) -> bool:
    """ "There is no truth in the rumour", "laughed off talk", "poured cold water on reports"."""
    link = claim.head
    if link.pos_ == "ADP" and link.head.lemma_.lower() in _vocab("truth_nouns"):
        return any(c.lower_ == "no" for c in link.head.children)
    verb = link.head if link.pos_ == "ADP" else link
    words = {c.lemma_.lower() for c in verb.children}
    if verb.lemma_ in _vocab("scorning_verbs") and words & {"off", "away", "aside", "down"}:
        return True
    return "cold" in {c.lower_ for w in verb.children if w.lower_ == "water" for c in w.children}
