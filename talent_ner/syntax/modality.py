"""Whether a told event happened: status and reality from the trigger's clause and the governors above it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ..lexicon.resources import word_set
from . import tree
from .arguments import BARRING

OCCURRED, EXPECTED, CONSIDERED = "occurred", "expected", "considered"
DECLINED, FAILED, DENIED = "declined", "failed", "denied"
UNREAL = "unreal"

# What an infinitive under these verbs tells is part of the same step: "left Meta to join OpenAI".
_STEPS = frozenset(
    "take pay spend leave quit exit depart resign step walk retire move return go come hire rehire recruit poach bring"
    " lure turn oblige compel"
    " reject defect jump switch drop abandon allow enable lead cause prompt force get let make vote".split()
)
_PLANNED_ADJECTIVES = frozenset(
    "planned expected upcoming impending imminent looming forthcoming pending scheduled eventual".split()
)
_POSSIBLE_ADJECTIVES = frozenset(
    "possible potential rumored rumoured proposed contemplated likely hypothetical mooted".split()
)
_FAILED_ADJECTIVES = frozenset("failed unsuccessful attempted abortive botched aborted thwarted".split())
_UNREAL_GOVERNORS = frozenset("imagine suppose pretend joke wonder ask dream fantasize wish".split())
_ASPIRING = frozenset({"aspire", "dream", "train", "study"})
_EXCLUDING = frozenset({"instead", "without", "than", "against", "rather"})
_ORDINALS = frozenset("first second third last next latest only one newest most".split())
_COLLAPSE = frozenset("collapse fail fall founder stall break crumble unravel".split())
_UNDOING = frozenset("abandon drop scrap shelve withdraw block veto halt thwart kill cancel terminate".split())
_CLAIMS = frozenset("report rumor rumour story claim suggestion allegation assertion speculation talk account".split())
_FALSE = frozenset("false untrue wrong baseless unfounded incorrect inaccurate fabricated fictitious mistaken".split())
_TRUTHS = frozenset({"truth", "substance", "basis", "foundation"})
_SCORNING = frozenset("laugh wave brush shrug play bat".split())
_NEARLY = frozenset("nearly almost narrowly".split())
_NEAR = frozenset({"close", "near"})
_EDGES = frozenset("verge brink cusp point".split())
_CHOOSING = frozenset("decide choose opt elect prefer".split())
_TRY_NOUNS = frozenset("attempt effort bid try push quest".split())
_ENTITLEMENTS = frozenset("right authority grounds ground justification power".split())
_CHANCE_NOUNS = frozenset(
    "chance opportunity offer option invitation possibility temptation interest right freedom".split()
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status (or :data:`UNREAL`: no event is told), and whether the grammar itself distances the claim."""

    status: str
    hedged: bool = False


def assess(trigger: Token) -> Assessment:
    """Status of the event a trigger tells, read off auxiliaries, negation, governors and conditionals."""
    if _is_question(trigger) or _is_conditional(trigger) or _is_order(trigger) or _is_direction(trigger):
        return Assessment(UNREAL)
    if _called_false(trigger):
        return Assessment(DENIED)
    if tree.is_verbal(trigger) or trigger.tag_.startswith("VB"):
        return _verb(trigger, 0)
    return _noun(trigger)


def _vocab(key: str) -> frozenset[str]:
    return word_set("modality", key)


def _is_question(token: Token) -> bool:
    sentence = token.sent
    last = next((t for t in reversed(list(sentence)) if not t.is_space and t.text not in "\"')"), None)
    if last is None or last.text != "?":
        return False
    return not any(t.text in ('"', ":") for t in sentence)


def _is_order(token: Token) -> bool:
    """ "Join us", "Become a member": a bare verb that opens its sentence."""
    if token.tag_ != "VB" or token.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    before = [t for t in token.doc[token.sent.start : token.i] if t.is_alpha]
    return not before and not any(c.dep_ in tree.SUBJECTS or c.dep_ == "aux" for c in token.children)


def _is_direction(token: Token) -> bool:
    """ "Veered left off the road"; "Ann Li, left, with Bo Chen" under a picture."""
    if token.lower_ != "left" or token.i == token.sent.start:
        return False
    if token.i + 1 < token.sent.end and token.nbor(-1).text + token.nbor().text in (",,", "()", ",)"):
        return True
    before, after = token.nbor(-1), token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]
    if before.lemma_.lower() in ("slide", "move", "go", "look") and any(t.lower_ == "right" for t in after):
        return True
    return before.lemma_ in ("veer", "turn", "swing", "swerve", "bank", "lean", "swipe", "scroll", "shift", "drift")


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


def _called_false(token: Token) -> bool:
    """ "Reports that she is leaving are false": a claim that the sentence rejects."""
    node = token
    for _ in range(8):
        if node.head.i == node.i:
            return False
        if node.lemma_.lower() in _CLAIMS and node.pos_ == "NOUN" and node.i != token.i:
            governor = node.head
            words = {c.lemma_.lower() for c in governor.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp")}
            return bool(words & _FALSE) or governor.lemma_ in _vocab("quashing_governors") or _untrue(node)
        node = node.head
    return False


def _untrue(claim: Token) -> bool:
    """ "There is no truth in the rumour", "laughed off talk", "poured cold water on reports"."""
    link = claim.head
    if link.pos_ == "ADP" and link.head.lemma_.lower() in _TRUTHS:
        return any(c.lower_ == "no" for c in link.head.children)
    verb = link.head if link.pos_ == "ADP" else link
    words = {c.lemma_.lower() for c in verb.children}
    return verb.lemma_ in _SCORNING and bool(words & {"off", "away", "aside", "down"}) or "cold" in {
        c.lower_ for w in verb.children if w.lower_ == "water" for c in w.children
    }


def _auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def _negated(verb: Token) -> bool:
    if any(
        c.dep_ == "neg" or c.lower_ in ("never", "nor", "neither")
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


def _verb(verb: Token, depth: int) -> Assessment:
    own = _own_auxiliaries(verb)
    if own is not None and own.status == UNREAL:
        return own
    governed = _governed(verb, depth) if depth < 6 else None
    if any(c.lower_ in _NEARLY for c in verb.children if c.dep_ == "advmod"):
        return Assessment(FAILED)
    negated = _negated(verb) and not _adjunct_negation(verb)
    status = own.status if own is not None else OCCURRED
    hedged = bool(own and own.hedged)
    if governed is not None:
        hedged |= governed.hedged
        if governed.status == UNREAL:
            return governed
        if negated and governed.status in (EXPECTED, OCCURRED) and _chosen(verb):
            return Assessment(DECLINED, hedged)
        if governed.status != OCCURRED:
            status = governed.status if status in (OCCURRED, EXPECTED) else status
    if negated:
        status = DENIED if status in (OCCURRED, EXPECTED, CONSIDERED) else status
    return Assessment(status, hedged)


def _own_auxiliaries(verb: Token) -> Assessment | None:
    """What the verb's own auxiliaries and form say; shared ones are taken from the first conjunct."""
    auxiliaries = _auxiliaries(verb)
    holder = verb
    while (
        not auxiliaries
        and holder.dep_ == "conj"
        and tree.own_subject(holder) is None
        and tree.is_verbal(holder.head)
        and (holder.tag_ in ("VB", "VBN", "VBG") or holder.tag_ == holder.head.tag_)
    ):
        holder = holder.head
        auxiliaries = _auxiliaries(holder)
        if holder.tag_ == "VB" and holder.dep_ == "xcomp":
            break
    words = {a.lower_ for a in auxiliaries}
    if words & _vocab("counterfactual_auxiliaries") and ("have" in words or "'ve" in words):
        return Assessment(UNREAL)
    if words & _vocab("possible_auxiliaries"):
        return Assessment(UNREAL if "have" in words and "could" in words else CONSIDERED)
    if words & {"will", "'ll", "shall", "wo"}:
        return Assessment(EXPECTED)
    if words & {"would", "'d", "should"}:
        clause = tree.conj_head(holder)
        return Assessment(EXPECTED if clause.dep_ in ("ccomp", "relcl") or clause.head.i == clause.i else CONSIDERED)
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "'re", "am", "'m", "be"}:
        return Assessment(EXPECTED)
    if verb.tag_ == "VBG" and words & {"was", "were"}:
        return Assessment(EXPECTED)
    return None


def _adjunct_negation(verb: Token) -> bool:
    """ "Did not leave for money": what is denied is the reason, not the event."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "because", "over", "due") and child.i > verb.i:
            objects = [g for g in child.children if g.dep_ == "pobj"]
            if objects and not any(o.ent_type_ in ("ORG", "PERSON", "GPE") or o.pos_ == "PROPN" for o in objects):
                return True
        if child.dep_ == "advcl" and any(g.lower_ == "because" for g in child.children):
            return True
    return False


def _chosen(verb: Token) -> bool:
    return verb.head.lemma_ in ("decide", "choose", "opt", "elect", "agree", "want", "prefer", "plan", "intend")


def _governed(verb: Token, depth: int) -> Assessment | None:
    """What the governor of a non-finite or reported clause makes of it."""
    head, label = verb.head, verb.dep_
    if head.i == verb.i:
        return Assessment(EXPECTED) if verb.tag_ == "VB" and _has_to(verb) else None
    if label == "conj" and any(c.lower_ == "than" and head.i < c.i < verb.i for c in head.children):
        chosen = head.lemma_ in _CHOOSING or head.dep_ == "xcomp" and head.head.lemma_ in _CHOOSING
        return Assessment(DECLINED if chosen else UNREAL)
    if label == "conj":
        if (
            tree.is_verbal(head)
            and tree.own_subject(verb) is None
            and (verb.tag_ in ("VB", "VBG") or head.tag_ == verb.tag_)
        ):
            return _governed(head, depth + 1) if verb.tag_ not in ("VBD",) else None
        return None
    if label in ("pcomp",) or head.pos_ == "ADP" and verb.tag_ == "VBG":
        return _under_preposition(verb, head, depth)
    if (
        head.pos_ in ("NOUN", "PROPN")
        and (label in ("acl", "relcl", "xcomp", "ccomp", "dep") or head.lemma_ in _vocab("demanding_nouns"))
        and verb.tag_ == "VB"
        and _has_to(verb)
    ):
        return _under_noun(head, depth)
    if label in ("xcomp", "ccomp", "advcl", "oprd", "dep", "acomp", "csubj", "parataxis", "dobj"):
        return _under_verb(verb, head, depth)
    return None


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) or (
        verb.dep_ == "conj" and verb.head.i != verb.i and _has_to(verb.head)
    )


def _under_verb(verb: Token, head: Token, depth: int) -> Assessment | None:
    lemma = head.lemma_.lower()
    infinitive = verb.tag_ == "VB" and _has_to(verb)
    gerund = verb.tag_ == "VBG" and tree.own_subject(verb) is None and verb.dep_ != "advcl"
    if not tree.is_verbal(head) and head.pos_ != "ADJ":
        return None
    if lemma in _vocab("denied_governors"):
        return Assessment(DENIED)
    if infinitive and lemma in _ASPIRING:
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
        return _reported(head, depth)
    if lemma == "go" and infinitive and head.tag_ in ("VBD", "VBN") or verb.dep_ == "advcl" and _to_be_done(verb):
        return _verb(head, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and tree.own_subject(verb) is None and tree.is_verbal(head):
        main = _own_auxiliaries(head)
        return main if main is not None and main.status in (EXPECTED, CONSIDERED) else None
    perfect = verb.tag_ == "VBN" and _has_to(verb)
    if (infinitive or gerund or perfect) and tree.is_passive(head) and lemma in _vocab("raising_participles"):
        if lemma == "expect":
            return Assessment(EXPECTED)
        return Assessment(OCCURRED if perfect else EXPECTED, lemma in _vocab("hedging_participles"))
    if not (infinitive or gerund):
        return None
    if lemma == "have" and infinitive:  # what one had to do is done, what one has to do is not
        return _verb(head, depth + 1) if head.tag_ in ("VBD", "VBN") else Assessment(EXPECTED)
    for names, status in (
        ("failed_governors", FAILED),
        ("considered_governors", CONSIDERED),
        ("expected_governors", EXPECTED),
    ):
        if lemma in _vocab(names) and not _settled(head):
            return _combined(status, _verb(head, depth + 1) if tree.is_verbal(head) else None)
    if lemma in _vocab("implicative_positive") or lemma in _STEPS:
        return _verb(head, depth + 1)
    if head.pos_ == "ADJ":
        if lemma in ("likely", "eager", "keen", "free", "able", "happy", "willing", "open", "tempted"):
            return Assessment(CONSIDERED if lemma in ("willing", "open", "tempted", "keen", "eager") else EXPECTED)
        if lemma not in ("set", "due", "ready", "poised", "bound", "about"):
            return None
        copula = head.head if head.dep_ in ("acomp", "oprd", "attr") and tree.is_verbal(head.head) else None
        return _combined(EXPECTED, _verb(copula, depth + 1) if copula is not None and depth < 6 else None)
    if verb.dep_ in ("xcomp",) and infinitive and gerund is False:
        return _combined(EXPECTED, _verb(head, depth + 1))
    return None if verb.dep_ == "advcl" else Assessment(OCCURRED)


def _settled(head: Token) -> bool:
    """ "Negotiated a salary of ... to join": terms that were reached are those of what followed."""
    return head.lemma_ == "negotiate" and head.tag_ in ("VBD", "VBN") and bool(tree.children(head, *tree.OBJECTS))


def _to_be_done(verb: Token) -> bool:
    """ "Is stepping down, to be replaced by Ann Li": what follows is as sure as what it follows."""
    return verb.tag_ == "VBN" and _has_to(verb) and not any(a.lower_ == "have" for a in _auxiliaries(verb))


def _combined(status: str, governor: Assessment | None) -> Assessment:
    """A status under a governor that is itself denied, declined or unreal: "has no plans to", "never tried to"."""
    if governor is None:
        return Assessment(status)
    if governor.status == UNREAL:
        return governor
    if governor.status == DENIED:
        return Assessment(DENIED, governor.hedged)
    if status == EXPECTED and governor.status in (DECLINED, FAILED, CONSIDERED):
        return governor
    return Assessment(status, governor.hedged)


def _reported(head: Token, depth: int) -> Assessment | None:
    lemma = head.lemma_.lower()
    if lemma in _UNREAL_GOVERNORS:
        return Assessment(UNREAL)
    if lemma in ("hope", "want", "predict", "bet", "think") and lemma != "think":
        return Assessment(CONSIDERED)
    if lemma in ("expect",):
        return Assessment(EXPECTED)
    return None


def _under_preposition(verb: Token, preposition: Token, depth: int) -> Assessment | None:
    word, governor = preposition.lower_, preposition.head
    if {word, governor.lower_, *(c.lower_ for c in preposition.children if c.dep_ == "advmod")} & _EXCLUDING:
        return Assessment(DECLINED if governor.lemma_ in ("decide", "choose", "opt") else UNREAL)
    if word == "from" and governor.lemma_ in BARRING:
        in_vain = depth < 6 and _verb(governor, depth + 1).status in (DENIED, FAILED, DECLINED)
        return Assessment(OCCURRED if in_vain else FAILED)
    if word == "by" and tree.is_verbal(governor) and _negated(governor):
        return Assessment(UNREAL)
    if word == "out" and governor.lemma_ == "rule":
        return Assessment(DENIED)
    if tree.is_verbal(governor):
        lemma = governor.lemma_
        if word in ("about", "of", "on", "at", "with") and (
            lemma in _vocab("considered_governors") or lemma == "dream"
        ):
            return Assessment(CONSIDERED)
        if word in ("on", "in") and lemma in ("plan", "insist", "succeed"):
            return Assessment(OCCURRED if lemma == "succeed" else EXPECTED)
        return None
    if word == "to" and governor.lemma_ in _NEAR or word == "of" and governor.lemma_ in _EDGES:
        return Assessment(EXPECTED)
    if word in ("about", "of", "for", "on", "over") and governor.pos_ == "NOUN":
        return _under_noun(governor, depth)
    return None


def _under_noun(noun: Token, depth: int) -> Assessment | None:
    lemma = noun.lemma_.lower()
    status: str | None = None
    if lemma in _vocab("demanding_nouns"):
        return Assessment(UNREAL)
    if lemma in _ENTITLEMENTS and any(c.lower_ == "no" for c in noun.children):
        return Assessment(OCCURRED)  # "had no right to dismiss her": it did
    if lemma in _ORDINALS or any(
        c.lower_ in _ORDINALS for c in noun.children if c.dep_ in ("amod", "advmod", "nummod")
    ):
        return Assessment(OCCURRED)
    if lemma in _vocab("considered_nouns") or lemma in _CHANCE_NOUNS:
        status = CONSIDERED
    elif lemma in _vocab("expected_nouns"):
        status = EXPECTED
    elif lemma in _TRY_NOUNS:
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
        if governor.lemma_ in (
            "reject",
            "decline",
            "refuse",
            "spurn",
            "rebuff",
            "drop",
            "abandon",
            "scrap",
            "shelve",
        ) or (governor.lemma_ == "turn" and any(c.lower_ == "down" for c in governor.children)):
            return Assessment(DECLINED)
        if governor.lemma_ in _vocab("denied_governors"):
            return Assessment(DENIED)
        return _combined(status, _verb(governor, depth + 1))
    return Assessment(status)


def _demanded(noun: Token, governor: Token) -> bool:
    """ "Called for her resignation", "calls for his dismissal", "demanded the removal of the head"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "for" and governor.lemma_.lower() in _vocab("demanding_nouns")
    return noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_.lower() in ("demand", "urge")


def _walked_away(noun: Token) -> bool:
    """ "Walked away from its purchase", "backed out of the takeover", "called off the merger"."""
    preposition = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("from", "of") else noun
    verb = preposition.head.head if preposition.head.lower_ in ("away", "out") else preposition.head
    words = {c.lower_ for c in verb.children}
    if verb.lemma_ == "call":
        return noun.dep_ in ("dobj", "nsubjpass") and "off" in words
    return noun.dep_ == "pobj" and verb.lemma_ in ("walk", "back", "pull") and bool(words & {"away", "out"})


def _noun(noun: Token) -> Assessment:
    modifiers = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "advmod", "det")}
    if _walked_away(noun):
        return Assessment(FAILED)
    if "no" in modifiers and noun.head.lemma_ in ("have", "be"):
        return Assessment(DENIED)
    if any(c.lower_ == "no" for c in noun.children):
        return Assessment(UNREAL)
    if modifiers & _PLANNED_ADJECTIVES:
        return Assessment(EXPECTED)
    if modifiers & _POSSIBLE_ADJECTIVES:
        return Assessment(CONSIDERED, bool(modifiers & {"rumored", "rumoured"}))
    if modifiers & _FAILED_ADJECTIVES:
        return Assessment(FAILED)
    head = noun.head
    if noun.dep_ == "pobj" and head.head.pos_ == "NOUN" and head.head.lemma_ in _vocab("considered_nouns"):
        return Assessment(CONSIDERED, True)
    governor = head.head if noun.dep_ == "pobj" else head
    if _demanded(noun, governor):
        return Assessment(UNREAL)
    if noun.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "nsubj") and tree.is_verbal(governor):
        lemma = governor.lemma_.lower()
        if (
            noun.dep_ == "nsubj"
            and lemma in _COLLAPSE
            and (lemma != "fall" or tree.children(governor, "prt", "advmod", "prep"))
            and not tree.children(governor, *tree.OBJECTS)
        ):
            return Assessment(FAILED)
        if (
            noun.dep_ in ("nsubj", "nsubjpass")
            and _own_auxiliaries(governor) is not None
            and lemma not in ("be", "mean", "help", "make")
        ):
            own = _own_auxiliaries(governor)
            if own is not None and own.status == UNREAL:
                return own
        if lemma in _vocab("denied_governors"):
            return Assessment(DENIED)
        if noun.dep_ in ("dobj", "nsubjpass"):
            if lemma in _UNDOING:
                return Assessment(FAILED)
            if lemma in ("reject", "decline", "refuse", "spurn", "rebuff") or (
                lemma == "turn" and any(c.lower_ == "down" for c in governor.children)
            ):
                return Assessment(DECLINED)
            if lemma in ("plan", "announce", "schedule", "prepare", "await", "expect"):
                return Assessment(EXPECTED if lemma != "announce" else OCCURRED)
            if lemma in _vocab("considered_governors"):
                return Assessment(CONSIDERED)
            if lemma in ("make", "take", "complete", "confirm", "complete", "do", "begin"):
                return _verb(governor, 1)
    return Assessment(OCCURRED)
