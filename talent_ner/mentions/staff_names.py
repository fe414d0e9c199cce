"""Names told by staffing: who lays off staff, by whom or from whom someone is hired, to whom a house loses someone or
who has a chief executive is an organization, on a list or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.columns import tags, tokens_with
from ..syntax.joined import equated
from ..syntax.roles import roles
from ..text.english import given_names
from .deal_names import CERTAIN, SETTLED
from .name_evidence import is_title

_CUTS = frozenset("cut slash shed axe ax eliminate trim cull furlough".split())
_HIRES = frozenset("hire rehire recruit poach employ headhunt sack dismiss".split())
_TAKES = _HIRES | frozenset("bring take lure add welcome bag nab snap".split()) - {"sack", "dismiss", "employ"}
_GIVES_POSTS = frozenset("name appoint promote elect tap install".split())
_ARRIVES = frozenset("join rejoin arrive come move switch transfer defect decamp".split())
_FROM = frozenset({"from", "out", "outta", "away"})  # what the role "from" is read off
_SIGNS = frozenset("sign enlist start work".split())
_RECRUITS = frozenset("hire rehire recruit poach headhunt".split())
_LEADS = frozenset("lead head run oversee".split())
_BEGINS = frozenset("start found co-found cofound establish launch set".split())
_PROUD = frozenset("proud pleased delighted thrilled happy excited".split())
_STAFFING = _CUTS | _TAKES | _HIRES | _GIVES_POSTS | _ARRIVES | _SIGNS | _LEADS | _BEGINS | {"lay", "lose"}
_SAYS = frozenset("say announce confirm report state reveal disclose".split())
_LAYS_OFF, _TAKES_ON = 3.5, 1.5  # people hire, too; a name of several words needs more to be none of a person
_LED = CERTAIN  # nobody has a chief executive but a house


def staff_cues(doc: Doc) -> dict[int, float]:
    """For each token that a layoff or a hire makes an organization: the weight of that evidence."""
    if not doc.has_annotation("DEP"):
        return {}
    verbs = [token for token in tokens_with(doc, _STAFFING) if tree.is_verbal(token)]
    full = {word.text for name in doc.ents if name.label_ == "PERSON" and len(name) > 1 for word in name}
    hires = {token.i: _TAKES_ON for verb in verbs for token in _takers(verb)}
    hires |= {t.i: SETTLED if _lone(t, full) else _LAYS_OFF for verb in verbs for t in _for_itself(verb)}
    told = [_speak_of_themselves(doc), _announcing(doc)]
    told += [tokens(verb) for tokens in (_joined_as, _led_or_begun, _hirers) for verb in verbs]
    hires |= {token.i: SETTLED for tokens in told for token in tokens if _lone(token, full)}
    hires |= {token.i: _LED for verb in verbs for token in _left(verb)}
    owners = (doc[i - 1] for i, tag in enumerate(tags(doc)) if tag == "POS" and i > 0)
    led = {token.i: _LED for token in owners if _has_chief(token)}
    return hires | {token.i: _LAYS_OFF for verb in verbs for token in _employers(verb)} | led


def _lone(token: Token, full: Collection[str]) -> bool:
    """Whether a single word is the only name: news give the full names of people."""
    single = not any(c.dep_ == "compound" for c in token.children)
    return single and token.text not in full and token.lower_ not in given_names()


def _speak_of_themselves(doc: Doc) -> Iterator[Token]:
    """ "Corvane said on Monday that its chief executive will retire": who says "its" of itself is no person."""
    for own in tokens_with(doc, ("its",)):
        clause = tree.governing(own)
        verb = clause.head if clause.dep_ == "ccomp" else clause
        subject = tree.own_subject(verb)
        between = doc[subject.i + 1 : own.i] if subject is not None and subject.i < own.i else ()
        reflexive = verb.lemma_ in _SAYS or own.head.dep_ == "dobj" and own.head.head == verb
        if subject is None or not between or not reflexive or subject.i != verb.left_edge.i:
            continue
        if all(t.pos_ not in ("NOUN", "PROPN") or t.ent_type_ == "PERSON" or tree.is_time(t) for t in between):
            yield from filter(_may_be_house, [subject])


def _announcing(doc: Doc) -> Iterator[Token]:
    """ "Corvane is proud to announce the appointment of": who is proud of it in the third person is a house."""
    for proud in tokens_with(doc, _PROUD):
        copula = proud.head
        announces = any(c.lemma_ in ("announce", "welcome") for c in tree.children(proud, "xcomp"))
        if announces and proud.dep_ == "acomp" and copula.tag_ == "VBZ":
            yield from filter(_may_be_house, tree.children(copula, "nsubj"))


def _joined_as(verb: Token) -> Iterator[Token]:
    """ "Has signed on with Corvane as head of sales", "was brought in by Corvane as head of sales"."""
    if verb.lemma_ not in _TAKES | _ARRIVES | _SIGNS or not any(t.lower_ == "as" for t in verb.sent):
        return
    found = roles(verb)
    if any(is_title(t) for t in found.get("as", ())):
        agents = found.get("agent", []) if tree.is_passive(verb) else []
        yield from filter(_may_be_house, [*agents, *found.get("with", ()), *found.get("at", ())])


def _hirers(verb: Token) -> Iterator[Token]:
    """ "Corvane has hired Ann Li", "Corvane tried to poach Ann Li"; news give a chief who hires a full name."""
    if verb.lemma_ in _RECRUITS and not tree.is_passive(verb):
        found = roles(verb)
        if any(_person(token) for token in found.get("object", ())):
            yield from filter(_may_be_house, found.get("subject", ()))


def _led_or_begun(verb: Token) -> Iterator[Token]:
    """ "Was chosen to lead Corvane", "Corvane was started by Ann Li and Bo Chen": nobody leads or starts a person."""
    found = roles(verb) if verb.lemma_ in _LEADS | _BEGINS else {}
    if verb.lemma_ in _LEADS and any(_person(token) for token in found.get("subject", ())):
        yield from filter(_may_be_house, found.get("object", ()))
    if verb.lemma_ in _BEGINS and tree.is_passive(verb) and any(_person(token) for token in found.get("agent", ())):
        yield from filter(_may_be_house, found.get("object", ()))


def _takers(verb: Token) -> Iterator[Token]:
    """ "Ann Li was recruited by Corvane", "Acme lost its counsel, Ann Li, to Corvane"."""
    if verb.lemma_ in _HIRES and tree.is_passive(verb):
        yield from filter(_may_be_house, roles(verb).get("agent", ()))
    elif verb.lemma_ == "lose" and any(_person(token) for token in roles(verb).get("object", ())):
        yield from filter(_may_be_house, roles(verb).get("to", ()))


def _left(verb: Token) -> Iterator[Token]:
    """ "Ann Li joins from Palmer Reeves", "hired four partners from Palmer Reeves": nobody comes from a person."""
    moves = "object" if verb.lemma_ in _TAKES else "subject" if verb.lemma_ in _ARRIVES else None
    if moves is None or verb.lemma_ in _ARRIVES and tree.is_passive(verb):
        return
    if not any(t.lower_ in _FROM for t in verb.sent):
        return
    found = roles(verb)
    if any(_person(token) for token in found.get(moves, ())):
        yield from (token for token in found.get("from", ()) if _may_be_house(token) and _two_words(token))


def _for_itself(verb: Token) -> Iterator[Token]:
    """ "Hurst Lyle has named Ann Li as a partner in its Leeds office": the post is one of the subject's own."""
    if verb.lemma_ not in _TAKES | _GIVES_POSTS or tree.is_passive(verb):
        return
    own = next((t for t in verb.subtree if t.lower_ == "its" and t.i > verb.i), None)
    if own is None:
        return
    found = roles(verb)
    named = any(t.ent_type_ == "PERSON" for t in own.doc[verb.i + 1 : own.i])
    if not named and not any(_person(token) for token in found.get("object", ())):
        return
    origin = {t.i for token in found.get("from", ()) for t in token.subtree}
    if not any(t.ent_type_ == "ORG" and t.i not in origin for t in own.doc[verb.i : own.i]):
        yield from filter(_may_be_house, found.get("subject", ()))


def _two_words(token: Token) -> bool:
    """A name of more than one word: a single one may be a place."""
    return any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children)


def _has_chief(token: Token) -> bool:
    """ "Corvane's chief executive", "Corvane's longtime CFO", "Corvane's managing director"."""
    doc, i = token.doc, token.i + 2
    if token.pos_ != "PROPN" or i >= len(doc) or doc[i - 1].tag_ != "POS" or token.ent_type_ in ("GPE", "PLACE"):
        return False
    while i < len(doc) and doc[i].lower_ in word_set("titles", "prefix_modifiers") - {"chief", "executive"}:
        i += 1
    words = tuple(t.lower_ for t in doc[i : i + 3])
    return any(words[:size] in _chiefs() for size in (1, 2, 3))


@lru_cache(maxsize=1)
def _chiefs() -> frozenset[tuple[str, ...]]:
    """The words of each title that only a house's chief bears."""
    return frozenset(tuple(phrase.split()) for phrase in word_set("titles", "chiefs"))


def _may_be_house(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "PLACE", "NORP")


def _person(token: Token) -> bool:
    return any(same.ent_type_ == "PERSON" for same in equated(token)) or is_title(token) or _staff(token)


def _employers(verb: Token) -> Iterator[Token]:
    """ "Corvane laid off 90 people", "Corvane sheds a fifth of its staff": a subject with a capital."""
    lays_off = verb.lemma_ == "lay" and any(c.lower_ == "off" for c in verb.children)
    if not lays_off and verb.lemma_ not in _CUTS:
        return
    found = roles(verb)
    if any(_staff(token) for token in (*found.get("object", ()), *found.get("object_of", ()))):
        yield from (token for token in found.get("subject", ()) if token.text[:1].isupper())


def _staff(token: Token) -> bool:
    word = token.lemma_.lower()
    return word in word_set("titles", "group_nouns") or word in word_set("titles", "job_nouns")
