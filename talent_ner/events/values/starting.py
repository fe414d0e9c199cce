"""The day on which a post that was told before begins: "Acme has named Ann Li treasurer. She will start on July 1"."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.direct_objects import surface_objects
from ...syntax.mention import ROLE
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page

_WINDOW = 3
"""Sentences between a post and the word of its beginning, at most."""
_BEGIN = frozenset("start begin commence assume take".split())
_TERMS = frozenset("appointment contract tenure term day promotion".split())
_EFFECT = frozenset("take come be start begin".split())
_CHANGES = frozenset("change appointment promotion move transition handover succession election role".split())
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


def take_effect_as_told(drafts: list[Draft], page: Page) -> None:
    """ "Both changes are effective July 1", "The change takes effect on May 1": dates the posts told just before."""
    for verb in page.tokens(_EFFECT):
        subject = surface_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
        changes = subject is not None and subject.lemma_.lower() in _CHANGES and _bare(subject)
        day = _day(verb, page) if changes and _begins_to_hold(verb) else None
        if subject is None or day is None:
            continue
        for draft in _told_before(verb, subject.tag_ == "NNS", drafts, page):
            draft.date = day
            draft.ahead = page.published is not None and day["value"] > page.published[: len(day["value"])]
            draft.status = "expected" if draft.ahead and draft.status == "occurred" else draft.status


def _bare(subject: Token) -> bool:
    """ "The change", "both appointments", but not "changes to the tariff"."""
    return not tree.children(subject, "prep", "poss", "compound", "relcl", "acl")


def _begins_to_hold(verb: Token) -> bool:
    """ "Take effect", "are effective", "start"."""
    if verb.lemma_ == "be":
        return any(c.lower_ == "effective" for c in tree.children(verb, "acomp"))
    objects = surface_objects(verb)
    if verb.lemma_ in ("take", "come"):
        into = [t for t in roles(verb).get("into", ()) if t.lower_ in ("effect", "force")]
        return bool(into) or any(t.lower_ == "effect" for t in objects)
    return all(tree.is_time(t) for t in objects)


def _told_before(verb: Token, several: bool, drafts: list[Draft], page: Page) -> list[Draft]:
    """The undated posts of the last sentence, of "both" those of the last three, that tell of any."""
    start = sentences_back(page.doc, verb.sent.start, _WINDOW)
    told = [
        d
        for d in drafts
        if start <= d.trigger.i < verb.sent.start and d.date is None and d.status in ("occurred", "expected")
        if d.type == "appointment" or d.type == "move" and d.orgs["destination"]
    ]
    last = max((d.trigger.sent.start for d in told), default=0)
    return told if several else [d for d in told if d.trigger.sent.start == last]


def held_since(trigger: Token, page: Page) -> str | None:
    """ "Ann Li has been treasurer since joining Acme in 2020": the post that someone has held from the first day."""
    link = trigger.head
    if trigger.dep_ != "pcomp" or link.lower_ != "since" or link.head.lemma_ not in ("be", "serve", "work"):
        return None
    held = [*tree.children(link.head, "attr"), *roles(link.head).get("as", ())]
    title = next((m for t in held if (m := page.index.headed(t.i, ROLE)) is not None), None)
    return str(title.data["text"]) if title is not None else None


def _of_a_post(verb: Token, page: Page) -> bool:
    """Whether a verb tells of taking up a post or office, and names no house of its own: "begins her new role"."""
    objects = surface_objects(verb)
    posts = word_set("titles", "post_nouns") | {"duty", "office", "charge", "work"}
    if any(t.lemma_.lower() not in posts for t in objects if not tree.is_time(t)):
        return False
    told = verb.lemma_ not in ("assume", "take") or bool(objects)
    beside = (page.index.at(t.i) for name in ("at", "with", "in") for t in roles(verb).get(name, ()))
    return told and not any(m is not None and m.type != ROLE for m in beside)


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
