"""The day on which a post that was told before begins: "Acme has named Ann Li treasurer. She will start on July 1"."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.arguments import surface_objects, surface_subject
from ..syntax.roles import roles
from ..syntax.sentences import sentences_back
from .draft import Draft, Page

_WINDOW = 3
"""Sentences between a post and the word of its beginning, at most."""
_BEGIN = frozenset("start begin commence assume take".split())
_TERMS = frozenset("appointment contract tenure term day promotion".split())
_COMING = frozenset("will 'll would".split())


def begin_as_told(drafts: list[Draft], page: Page) -> None:
    """Dates the posts whose first day a later sentence tells, and holds those for expected that lie ahead."""
    for verb in page.tokens(_BEGIN):
        day = _day(verb, page) if verb.pos_ == "VERB" and _of_a_post(verb, page) else None
        who = _holder(verb, page)
        given = _given_before(verb, who, drafts, page) if day is not None and who is not None else None
        if given is None or day is None or not _to_come(verb, day, page):
            continue
        given.date = day
        given.ahead = page.published is not None and day["value"] > page.published[: len(day["value"])]
        if given.ahead and given.status == "occurred":
            given.status = "expected"


def _of_a_post(verb: Token, page: Page) -> bool:
    """Whether a verb tells of taking up a post or office, and names no house of its own: "begins her new role"."""
    objects = surface_objects(verb)
    posts = word_set("titles", "post_nouns") | {"duty", "office", "charge", "work"}
    if any(t.lemma_.lower() not in posts for t in objects if not tree.is_time(t)):
        return False
    told = verb.lemma_ not in ("assume", "take") or bool(objects)
    return told and not any(page.index.at(t.i) for name in ("at", "with", "in") for t in roles(verb).get(name, ()))


def _day(verb: Token, page: Page) -> dict[str, Any] | None:
    """The one date of the verb's clause, to the day or the month."""
    end = min(verb.i + 14, verb.sent.end)
    told = [d["value"] for d in page.dates if max(verb.sent.start, verb.i - 8) <= d["start"] and d["end"] <= end]
    fit = [v for v in told if v["value"] and v["precision"] in ("day", "month") and "/" not in v["value"]]
    return fit[0] if len(told) == 1 and fit else None


def _holder(verb: Token, page: Page) -> int | None:
    """Who begins, or whose term does."""
    subject = surface_subject(verb)
    if subject is not None and subject.lemma_.lower() in _TERMS:
        subject = next(iter(roles(subject).get("possessor", ())), None)
    return page.ref_at(subject.i) if subject is not None else None


def _given_before(verb: Token, who: int, drafts: list[Draft], page: Page) -> Draft | None:
    """The last post of the person that was told before the verb, near by."""
    start = sentences_back(page.doc, verb.sent.start, _WINDOW)
    told = [
        d
        for d in drafts
        if d.who == who and start <= d.trigger.i < verb.i and d.status in ("occurred", "expected")
        if d.type == "appointment" or d.type == "move" and d.orgs["destination"] and d.role
    ]
    return max(told, key=lambda d: d.trigger.i, default=None)


def _to_come(verb: Token, day: dict[str, Any], page: Page) -> bool:
    """Whether the beginning is ahead, or is told of a new post: "starts on July 1", "began the new job Friday"."""
    coming = any(c.lower_ in _COMING for c in verb.children) or verb.tag_ in ("VBZ", "VBP", "VB", "VBG")
    return coming or any(t.lower_ == "new" for t in page.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)])
