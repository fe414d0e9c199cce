"""Whether a told event happened: status and reality from the trigger's clause and the governors above it."""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from . import tree
from .arguments import BARRING
from .status import CONSIDERED, DECLINED, DENIED, EXPECTED, FAILED, OCCURRED, UNREAL, Assessment, combined
from .undone import in_talks, talked_of, undone
from .unreal import called_false, tells_nothing
from .verb_group import adjunct_negation, auxiliaries, has_to, negated, own_auxiliaries


def assess(trigger: Token) -> Assessment:
    """Status of the event a trigger tells, read off auxiliaries, negation, governors and conditionals."""
    if tells_nothing(trigger):
        return Assessment(UNREAL)
    if called_false(trigger):
        return Assessment(DENIED)
    if tree.is_verbal(trigger) or trigger.tag_.startswith("VB"):
        return _verb(trigger, 0)
    return _noun(trigger)


def _vocab(key: str) -> frozenset[str]:
    return word_set("modality", key)


def _verb(verb: Token, depth: int) -> Assessment:
    own = own_auxiliaries(verb)
    if own is not None and own.status == UNREAL:
        return own
    governed = _governed(verb, depth) if depth < 6 else None
    if any(c.lower_ in _vocab("nearly_adverbs") for c in verb.children if c.dep_ == "advmod"):
        return Assessment(FAILED)
    denied = negated(verb) and not adjunct_negation(verb)
    status = own.status if own is not None else OCCURRED
    hedged = bool(own and own.hedged)
    if governed is not None:
        hedged |= governed.hedged
        if governed.status == UNREAL:
            return governed
        if denied and governed.status in (EXPECTED, OCCURRED) and _chosen(verb):
            return Assessment(DECLINED, hedged)
        if governed.status != OCCURRED:
            status = governed.status if status in (OCCURRED, EXPECTED) else status
    if denied:
        status = DENIED if status in (OCCURRED, EXPECTED, CONSIDERED) else status
    return Assessment(status, hedged)


def _bare_passive(verb: Token) -> bool:
    """ "Plans to step aside and be replaced": an infinitive whose "to" stands with the first verb."""
    return any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in verb.children) and not tree.children(verb, "aux")


def _chosen(verb: Token) -> bool:
    return verb.head.lemma_ in _vocab("wanting_governors")


def _governed(verb: Token, depth: int) -> Assessment | None:
    """What the governor of a non-finite or reported clause makes of it."""
    head, label = verb.head, verb.dep_
    if has_to(verb) and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children):
        return _for_somebody(verb)
    if head.i == verb.i:
        return Assessment(EXPECTED) if verb.tag_ == "VB" and has_to(verb) else None
    if label == "conj" and any(c.lower_ == "than" and head.i < c.i < verb.i for c in head.children):
        choosing = _vocab("choosing_verbs")
        chosen = head.lemma_ in choosing or head.dep_ == "xcomp" and head.head.lemma_ in choosing
        return Assessment(DECLINED if chosen else UNREAL)
    if label == "conj":
        if (
            tree.is_verbal(head)
            and tree.own_subject(verb) is None
            and (verb.tag_ in ("VB", "VBG") or head.tag_ == verb.tag_ or _bare_passive(verb))
        ):
            return _governed(head, depth + 1) if verb.tag_ != "VBD" else None
        return None
    if label == "pcomp" or head.pos_ == "ADP" and verb.tag_ == "VBG":
        return _under_preposition(verb, head, depth)
    if (
        head.pos_ in ("NOUN", "PROPN")
        and (label in ("acl", "relcl", "xcomp", "ccomp", "dep") or head.lemma_ in _vocab("demanding_nouns"))
        and verb.tag_ == "VB"
        and has_to(verb)
    ):
        return _under_noun(head, depth)
    noun = _planned(verb) if label in ("advcl", "xcomp") else None
    if noun is not None and (label == "advcl" or noun.lemma_.lower() in word_set("titles", "runners")):
        return _under_noun(noun, depth)
    if label in ("xcomp", "ccomp", "advcl", "oprd", "dep", "acomp", "csubj", "parataxis", "dobj"):
        return _under_verb(verb, head, depth)
    return None


def _for_somebody(verb: Token) -> Assessment:
    """ "Calls grew for Ann Li to quit", "it is time for her to go" tell no event; "clears the way for her to join" one
    that is to come.
    """
    governor = verb.head
    around = (c for c in governor.children if c.dep_ in ("nsubj", "dobj") and c.i != verb.i)
    words = {t.lemma_.lower() for t in (governor, *around)}
    return Assessment(EXPECTED if words & _vocab("for_somebody_ahead") else UNREAL)


def _planned(verb: Token) -> Token | None:
    """ "Walked away from its deal to buy Acme": the plan right before an infinitive that the parser hung elsewhere."""
    noun = verb.doc[max(verb.i - 2, verb.sent.start)]
    planned = _vocab("expected_nouns") | _vocab("considered_nouns") | word_set("titles", "runners")
    told = noun.lemma_.lower() in planned and noun.pos_ == "NOUN" and noun.dep_ in ("pobj", "dobj", "attr")
    return noun if told and has_to(verb) else None


def _under_verb(verb: Token, head: Token, depth: int) -> Assessment | None:
    lemma = head.lemma_.lower()
    infinitive = verb.tag_ == "VB" and has_to(verb)
    gerund = verb.tag_ == "VBG" and tree.own_subject(verb) is None and verb.dep_ != "advcl"
    if lemma == "like" and infinitive and verb.lemma_.lower() in _vocab("courteous_verbs"):
        return Assessment(OCCURRED)  # "would like to welcome Ann Li"
    if not tree.is_verbal(head) and head.pos_ != "ADJ":
        return None
    if lemma in _vocab("denied_governors"):
        return Assessment(DENIED)
    if infinitive and lemma in _vocab("aspiring_governors"):
        return Assessment(UNREAL)
    if infinitive and lemma in _vocab("demanding_governors") and not tree.is_passive(head):
        return Assessment(UNREAL)
    if lemma == "rule" and gerund:
        return Assessment(DENIED)
    if lemma in _vocab("declined_governors") and (infinitive or gerund):
        return Assessment(DECLINED)
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and lemma == "see" and depth < 6:
        return _verb(head, depth + 1)
    if verb.dep_ == "ccomp" and not infinitive:
        return _reported(head)
    if infinitive and in_talks(head):
        return Assessment(CONSIDERED)
    if lemma == "go" and infinitive and head.tag_ in ("VBD", "VBN") or verb.dep_ == "advcl" and _to_be_done(verb):
        return _verb(head, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and tree.own_subject(verb) is None and tree.is_verbal(head):
        main = own_auxiliaries(head)
        return main if main is not None and main.status in (EXPECTED, CONSIDERED) else None
    perfect = verb.tag_ == "VBN" and has_to(verb)
    if (infinitive or gerund or perfect) and tree.is_passive(head) and lemma in _vocab("raising_participles"):
        if lemma == "expect":
            return Assessment(EXPECTED)
        return Assessment(OCCURRED if perfect else EXPECTED, lemma in _vocab("hedging_participles"))
    elected = tree.is_passive(head) and lemma in word_set("titles", "verbs_of_giving_posts")
    if infinitive and elected and verb.lemma_ in ("become", "be", "serve") and depth < 6:
        return _verb(head, depth + 1)  # "was elected to become a trustee"
    return _non_finite(verb, head, infinitive, depth) if infinitive or gerund else None


def _non_finite(verb: Token, head: Token, infinitive: bool, depth: int) -> Assessment | None:
    """What the governor of an infinitive, else of a gerund, says of it: tried, planned, managed, likely."""
    lemma = head.lemma_.lower()
    if lemma == "have" and infinitive:  # what one had to do is done, what one has to do is not
        return _verb(head, depth + 1) if head.tag_ in ("VBD", "VBN") else Assessment(EXPECTED)
    done = head.tag_ == "VBD" or head.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in head.children)
    if lemma in ("choose", "opt") and done:
        return _verb(head, depth + 1)  # "chose to join Acme instead"
    for names, status in (
        ("failed_governors", FAILED),
        ("considered_governors", CONSIDERED),
        ("expected_governors", EXPECTED),
    ):
        if lemma in _vocab(names) and not _settled(head):
            return combined(status, _verb(head, depth + 1) if tree.is_verbal(head) else None)
    if lemma in _vocab("implicative_positive") or lemma in _vocab("step_governors"):
        return _verb(head, depth + 1)
    if head.pos_ == "ADJ":
        return _under_adjective(head, lemma, depth)
    if verb.dep_ == "xcomp" and infinitive:
        return combined(EXPECTED, _verb(head, depth + 1))
    return None if verb.dep_ == "advcl" else Assessment(OCCURRED)


def _under_adjective(adjective: Token, lemma: str, depth: int) -> Assessment | None:
    """ "Willing to join", "likely to join", "set to join"."""
    if lemma in _vocab("willing_adjectives"):
        return Assessment(CONSIDERED)
    if lemma in _vocab("likely_adjectives"):
        return Assessment(EXPECTED)
    if lemma not in _vocab("ready_adjectives"):
        return None
    copula = adjective.head if adjective.dep_ in ("acomp", "oprd", "attr") and tree.is_verbal(adjective.head) else None
    return combined(EXPECTED, _verb(copula, depth + 1) if copula is not None and depth < 6 else None)


def _settled(head: Token) -> bool:
    """ "Negotiated a salary of ... to join": terms that were reached are those of what followed."""
    return head.lemma_ == "negotiate" and head.tag_ in ("VBD", "VBN") and bool(tree.children(head, *tree.OBJECTS))


def _to_be_done(verb: Token) -> bool:
    """ "Is stepping down, to be replaced by Ann Li": what follows is as sure as what it follows."""
    return verb.tag_ == "VBN" and has_to(verb) and not any(a.lower_ == "have" for a in auxiliaries(verb))


def _reported(head: Token) -> Assessment | None:
    lemma = head.lemma_.lower()
    if lemma in _vocab("unreal_governors"):
        return Assessment(UNREAL)
    if lemma in ("hope", "want", "predict", "bet"):
        return Assessment(CONSIDERED)
    return Assessment(EXPECTED) if lemma == "expect" else None


def _under_preposition(verb: Token, preposition: Token, depth: int) -> Assessment | None:
    word, governor = preposition.lower_, preposition.head
    adverbs = (c.lower_ for c in preposition.children if c.dep_ == "advmod")
    if {word, governor.lower_, *adverbs} & _vocab("excluding_prepositions"):
        return Assessment(DECLINED if governor.lemma_ in ("decide", "choose", "opt") else UNREAL)
    if word == "from" and governor.lemma_ in BARRING:
        in_vain = depth < 6 and _verb(governor, depth + 1).status in (DENIED, FAILED, DECLINED)
        return Assessment(OCCURRED if in_vain else FAILED)
    if word == "by" and tree.is_verbal(governor) and negated(governor):
        return Assessment(UNREAL)
    if word == "out" and governor.lemma_ == "rule":
        return Assessment(DENIED)
    if tree.is_verbal(governor) and governor.lemma_ != "interested":
        lemma = governor.lemma_
        if word == "about" and lemma in _vocab("approaching_verbs") or word == "on" and lemma == "pitch":
            return Assessment(CONSIDERED)
        if word in ("about", "of", "on", "at", "with") and (
            lemma in _vocab("considered_governors") or lemma == "dream"
        ):
            return Assessment(CONSIDERED)
        if word == "of" and lemma in _vocab("accusing_verbs"):
            return Assessment(UNREAL) if _by_nobody(governor) else Assessment(OCCURRED, True)
        if word in ("on", "in") and lemma in ("plan", "insist", "succeed"):
            return Assessment(OCCURRED if lemma == "succeed" else EXPECTED)
        return None
    near = word == "to" and governor.lemma_ in _vocab("near_adjectives")
    if near or word == "of" and governor.lemma_ in _vocab("edge_nouns"):
        return Assessment(EXPECTED)
    if word == "in" and governor.lemma_.lower() in ("interested", "interest"):
        return Assessment(CONSIDERED)
    if word in ("about", "of", "for", "on", "over") and governor.pos_ == "NOUN":
        return _under_noun(governor, depth)
    return None


def _by_nobody(verb: Token) -> bool:
    """ "No one accused Acme of ...", "Acme was never accused of ..."."""
    subject = tree.own_subject(verb)
    nobody = subject is not None and (subject.lower_ == "nobody" or any(c.lower_ == "no" for c in subject.lefts))
    return nobody or negated(verb)


def _under_noun(noun: Token, depth: int) -> Assessment | None:
    lemma = noun.lemma_.lower()
    status: str | None = None
    if lemma in _vocab("demanding_nouns"):
        return Assessment(UNREAL)
    if lemma in _vocab("entitlement_nouns") and any(c.lower_ == "no" for c in noun.children):
        return Assessment(OCCURRED)  # "had no right to dismiss her": it did
    if lemma in _vocab("ordinals") or any(
        c.lower_ in _vocab("ordinals") for c in noun.children if c.dep_ in ("amod", "advmod", "nummod")
    ):
        return Assessment(OCCURRED)
    before = (t.lower_ for t in noun.doc[noun.sent.start : noun.i])
    if lemma in ("opportunity", "chance") and not _vocab("glad_words").isdisjoint(before):
        status = EXPECTED  # "delighted to have the opportunity to lead Acme"
    elif lemma in _vocab("considered_nouns") | _vocab("chance_nouns") | word_set("titles", "runners"):
        status = CONSIDERED
    elif lemma in _vocab("expected_nouns"):
        status = EXPECTED
    elif lemma in _vocab("try_nouns"):
        status = FAILED
    elif noun.ent_type_ in ("PERSON", "ORG") or noun.pos_ == "PROPN" or noun.dep_ == "ROOT":
        return Assessment(EXPECTED)
    if status is None:
        return None
    if any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children):
        return Assessment(DENIED)
    if status in (CONSIDERED, EXPECTED) and _noun(noun).status == FAILED:
        return Assessment(FAILED)  # "its deal to buy Acme fell apart", "pulled out of talks to join Acme"
    governor = noun.head
    if tree.is_verbal(governor) and depth < 6:
        if _turned_down(governor.lemma_, governor) or governor.lemma_ in _vocab("dropping_verbs"):
            return Assessment(DECLINED)
        if governor.lemma_ in _vocab("denied_governors"):
            return Assessment(DENIED)
        if governor.lemma_ == "accept":
            status = EXPECTED  # "accepted an offer to lead Acme"
        return combined(status, _verb(governor, depth + 1))
    return Assessment(status)


def _turned_down(lemma: str, verb: Token) -> bool:
    if lemma in _vocab("rejecting_verbs"):
        return True
    return lemma == "turn" and any(c.lower_ == "down" for c in verb.children)


def _demanded(noun: Token, governor: Token) -> bool:
    """ "Called for her resignation", "calls for his dismissal", "demanded the removal of the head"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "for" and governor.lemma_.lower() in _vocab("demanding_nouns")
    return noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_.lower() in ("demand", "urge")


def _noun(noun: Token) -> Assessment:
    modifiers = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "advmod", "det")}
    if undone(noun):
        return Assessment(FAILED)
    if "no" in modifiers and noun.head.lemma_ in ("have", "be"):
        return Assessment(DENIED)
    if any(c.lower_ == "no" for c in noun.children):
        return Assessment(UNREAL)
    if modifiers & _vocab("planned_adjectives"):
        return Assessment(EXPECTED)
    if modifiers & _vocab("possible_adjectives"):
        return Assessment(CONSIDERED, bool(modifiers & {"rumored", "rumoured"}))
    if modifiers & _vocab("failed_adjectives"):
        return Assessment(FAILED)
    head = noun.head
    if talked_of(noun):
        return Assessment(CONSIDERED)
    if noun.dep_ == "pobj" and head.head.pos_ == "NOUN" and head.head.lemma_ in _vocab("considered_nouns"):
        return Assessment(CONSIDERED, True)
    governor = head.head if noun.dep_ == "pobj" else head
    if _demanded(noun, governor):
        return Assessment(UNREAL)
    if noun.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "nsubj") and tree.is_verbal(governor):
        return _noun_of_verb(noun, governor)
    return Assessment(OCCURRED)


def _noun_of_verb(noun: Token, verb: Token) -> Assessment:
    """What the verb says of the event that its subject or object names."""
    lemma = verb.lemma_.lower()
    if noun.dep_ in ("nsubj", "nsubjpass") and lemma not in ("be", "mean", "help", "make"):
        own = own_auxiliaries(verb)
        if own is not None and own.status == UNREAL:
            return own
    if lemma in _vocab("denied_governors"):
        return Assessment(DENIED)
    return _noun_undergoing(verb, lemma) if noun.dep_ in ("dobj", "nsubjpass") else Assessment(OCCURRED)


def _noun_undergoing(verb: Token, lemma: str) -> Assessment:
    """What is done to the event that a verb's object names: "abandoned", "rejected", "plans", "completed" it."""
    if _turned_down(lemma, verb):
        return Assessment(DECLINED)
    if lemma in _vocab("undoing_verbs"):
        return Assessment(EXPECTED)  # "may block the merger", "did not abandon the purchase"
    if lemma in _vocab("preparing_verbs"):
        return Assessment(EXPECTED)
    if lemma == "announce":
        return Assessment(OCCURRED)
    if lemma in _vocab("considered_governors"):
        return Assessment(CONSIDERED)
    return _verb(verb, 1) if lemma in _vocab("light_verbs") else Assessment(OCCURRED)
