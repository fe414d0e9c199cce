"""Who says so, and how surely: named sources of an event, and whether the text keeps its distance."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from ..lexicon.resources import word_set
from ..syntax import anchors
from ..syntax.mention import ORG, PERSON
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


def _name(page: Page, ref: int, draft: Draft) -> str:
    return "" if ref == draft.who else page.referents[ref].name
