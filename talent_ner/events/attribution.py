"""Who says so, and how surely: named sources of an event, and whether the text keeps its distance."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax import anchors
from ..syntax.mention import ORG, PERSON, Mention
from ..syntax.prepositions import RELATES
from ..syntax.roles import roles
from .draft import Draft, Page

_ACCORDING = re.compile(r"\b(?:according to|per|citing)\s*$", re.IGNORECASE)


def hedged(trigger: Token) -> bool:
    """Hearsay adverbs in the clause, unnamed sources, rumours."""
    sentence = trigger.sent
    words = {t.lower_ for t in _near(trigger, sentence)}
    if words & (word_set("attribution", "hedge_adverbs") | word_set("attribution", "hedge_nouns")):
        return True
    text = sentence.text.lower()
    if any(phrase in text for phrase in word_set("attribution", "unnamed_phrases")):
        return True
    return any(
        subject.lemma_.lower() in word_set("attribution", "unnamed_sources")
        and not subject.ent_type_
        and verb.lemma_ in word_set("attribution", "reporting_verbs")
        for verb, subject in anchors.reporters(trigger)
    )


def _near(trigger: Token, sentence: Span) -> Span:
    """The stretch of the sentence around the trigger up to the next sentence-like break."""
    doc, start, end = trigger.doc, trigger.i, trigger.i + 1
    while start > sentence.start and doc[start - 1].text not in (";", ":"):
        start -= 1
    while end < sentence.end and doc[end].text not in (";", ":"):
        end += 1
    return doc[start:end]


def sources(draft: Draft, page: Page) -> list[str]:
    """Named outlets or people that report the event in its sentence, never the one it is about."""
    found: list[str] = []
    reporting = word_set("attribution", "reporting_verbs")
    for verb, subject in anchors.reporters(draft.trigger):
        mention = page.index.at(subject.i)
        if (
            verb.lemma_ in reporting
            and mention is not None
            and mention.ref is not None
            and mention.type in (PERSON, ORG)
        ):
            found.append(_name(page, mention.ref, draft))
    sentence = draft.trigger.sent
    for mention in page.index.between(sentence.start, sentence.end, ORG, PERSON):
        if mention.ref is None or mention.form not in ("name", "surname"):
            continue
        before = page.doc[max(sentence.start, mention.start - 4) : mention.start].text
        is_media = page.referents[mention.ref].kind == "media"
        before = re.sub(r"\b(the|a|an|newspaper|report|reports|by|in|from)\b|'s", "", before).strip()
        follows = page.doc[mention.end].lemma_.lower() if mention.end < len(page.doc) else ""
        if _ACCORDING.search(before) or (
            is_media
            and (follows in reporting | {"first"} or page.doc[mention.start - 1].lower_ in ("told", "by", "to"))
        ):
            found.append(_name(page, mention.ref, draft))
    return [name for name in dict.fromkeys(found) if name]


def only_says_so(mention: Mention, page: Page) -> bool:
    """ "According to the Gazette, the departures include Ann Li": of a house that is named nowhere else."""
    before = page.doc[max(mention.start - 3, 0) : mention.start].text.lower().removesuffix(" the")
    return before.endswith("according to") and mention.ref is not None and page.named[mention.ref] == 1


def _name(page: Page, ref: int, draft: Draft) -> str:
    told = page.referents[ref]
    party = draft.type == "deal" and told.kind != "media" and any(ref in refs for refs in draft.orgs.values())
    return "" if ref == draft.who or party else told.name


def told_in_passing(draft: Draft, page: Page) -> bool:
    """ "The provost confirmed the move to the Gazette": an outlet hears of it, and of nobody's going there.

    Takes the outlet out of the destinations; a move of the speaker's own ("her departure") is still told.
    """
    noun = draft.trigger
    if draft.type != "move" or noun.pos_ != "NOUN" or not draft.orgs["destination"]:
        return False
    filled = roles(noun)
    goals = (page.index.at(t.i) for t in filled.get("to", ()))
    heard = {m.ref for m in goals if m is not None and m.ref in draft.orgs["destination"]}
    owned = bool(filled.get("possessor"))
    heard = {ref for ref in heard if ref is not None and (not owned or _is_outlet(ref, page))}
    if not heard or not any(verb.lemma_.lower() in RELATES for verb in filled.get("carrier", ())):
        return False
    draft.orgs["destination"] = [ref for ref in draft.orgs["destination"] if ref not in heard]
    return not owned or any(s.name == "destination" and s.required for s in draft.frame.slots)


def _is_outlet(ref: int, page: Page) -> bool:
    organization = page.referents[ref]
    outlets = vocabulary("reference")["required_names"]["outlet"]
    return organization.kind == "media" or bool(organization.words & set(outlets))
