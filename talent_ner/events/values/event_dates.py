"""Which of the dates around a trigger is that of its event."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from ...syntax.anchors import anchor
from ..draft import Draft, Page
from .dates_beside import heading_date, item_date, time_after
from .owning import alone, inside, owned_by

_STUDENTS = frozenset("graduate graduates grad grads alumnus alumna alum alumni valedictorian".split())
_LATER = frozenset("later then subsequently eventually afterwards finally ultimately".split())
_ENDS = frozenset({"until", "till", "through"})
_STARTS = frozenset({"from", "since"})
_PARTICIPLE = 3  # tokens from "founded" or "born" to its year
_SAYING = frozenset("say report tell write post confirm state note".split())


def event_date(draft: Draft, drafts: list[Draft], page: Page) -> dict[str, Any] | None:
    """The date that the draft's sentence, a line around it or its heading gives, as told there; None without one."""
    told = inside(page.dates, *draft.region) if draft.region is not None else []
    if told:
        return (owned_by(draft, told, page) or told)[0]["value"]
    sentence = draft.trigger.sent
    told = inside(page.dates, sentence.start, sentence.end)
    when = next((d for d in told if _opens_when(d, draft) or _dates_occasion(d, draft, page)), None)
    if when is not None:
        return when["value"]
    dated = [d for d in told if not _reports(d, draft, page) and not _of_aside(d, draft, page)]
    dated = [d for d in dated if not _of_studies(d, page) and not _of_clause_before(d, draft, drafts, page)]
    if draft.status == "expected" or draft.frame.implies == "origin" or draft.predecessor is not None:
        dated = [d for d in dated if not _since(d, page)]
    dated = [d for d in dated if not (_since(d, page) and d["end"] <= draft.trigger.i and not _opens(d, draft, page))]
    when = _taking_effect(draft, dated, page)
    if when is not None:
        return when["value"]
    if draft.type == "appointment":
        dated = [d for d in dated if not _ends(d, page)]
    if draft.region is not None:
        others = [d.region for d in drafts if d is not draft and d.trigger.i == draft.trigger.i and d.who == draft.who]
        dated = [d for d in dated if not any(r and r[0] <= d["start"] < r[1] for r in others)]
    if _is_landmark(draft.trigger):
        own = inside(dated, draft.trigger.left_edge.i, draft.trigger.right_edge.i + 1)
        return own[0]["value"] if own else None
    owned = owned_by(draft, dated, page)
    if not owned and draft.type == "appointment":
        owned = [_opening(d) for d in dated if _served_from(d, draft, page)]
    if owned:
        return next((d["value"] for d in owned if d["value"]["value"]), owned[0]["value"])
    if len(dated) == 1 and alone(draft, drafts) and (_above(dated[0], draft, page) or _below(dated[0], draft, page)):
        return dated[0]["value"]
    opening = next((d for d in dated if _opens(d, draft, page) or _before_colon(d, dated, draft, page)), None)
    if opening is not None:
        return opening["value"]
    told_beside = item_date(draft, page)
    if told_beside is not None or dated:
        return told_beside
    return time_after(draft, drafts, page) or heading_date(draft, page)


def _of_aside(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """ "Founded in 2017, Acme raised ...", "Born in 1938, Ann Li joined ...": the date of the participle in front; and
    "In May Acme bought Beta, a start-up founded by Ann Li": of a founding told by the way only its own date tells.
    """
    holder, verb = anchor(page.doc[value["start"] : value["end"]]), draft.trigger
    if draft.type == "founding" and verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBN", "VBD"):
        return not (verb.left_edge.i <= value["start"] <= verb.right_edge.i)
    if holder.i == verb.i or holder.is_ancestor(verb) or holder.tag_ != "VBN" or holder.i > value["start"]:
        return False
    first = holder.sent.start
    opens = holder.i - first <= 1 and value["start"] - holder.i <= _PARTICIPLE and value["end"] <= verb.i
    return opens and holder.dep_ in ("acl", "advcl", "amod", "ccomp", "dep", "csubj")


def _dates_occasion(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """ "Will retire when her contract ends on 30 June", "retired at the end of the meeting held on 28 May": the day of
    what the event goes with.
    """
    holder, verb = anchor(page.doc[value["start"] : value["end"]]), draft.trigger
    if holder.dep_ == "advcl" and holder.head == verb and verb.i < holder.i:
        return any(c.lower_ in ("when", "once") for c in holder.children)
    held = holder.dep_ == "acl" and holder.tag_ == "VBN" and holder.lemma_ in ("hold", "schedule")
    return held and verb.i < holder.i and anchor(page.doc[holder.head.i : holder.head.i + 1]) == verb


def _before_colon(value: dict[str, Any], dated: list[dict[str, Any]], draft: Draft, page: Page) -> bool:
    """ "Two of them left last week: Ann Li went to Acme, Bo Chen to Beta": what the colon announces has its date."""
    colon = next((t.i for t in page.doc[value["end"] : draft.trigger.i] if t.text == ":"), None)
    return colon is not None and all(d["end"] <= colon for d in dated)


def _of_studies(value: dict[str, Any], page: Page) -> bool:
    """ "A 2008 graduate of Lund, she worked at Acme before joining Beta": when someone was at school; "Ann Li, MBA
    (2009)": when a degree was taken or a service entered.
    """
    behind = page.doc[value["end"] : value["end"] + 1]
    before = page.doc[max(value["start"] - 2, 0) : value["start"]]
    letters = len(before) == 2 and before[1].text == "(" and 1 < len(before[0].text) < 5 and before[0].text.isupper()
    return letters or any(t.lower_ in _STUDENTS for t in behind)


def _of_clause_before(value: dict[str, Any], draft: Draft, drafts: list[Draft], page: Page) -> bool:
    """ "Founded Acme in 2005 and sold it to Beta", "joined Acme in 1999 and later moved to Beta": the first one's year.

    Who left Acme in 1994 and founded Beta may well have done both in that year.
    """
    first = draft.trigger.head
    if draft.status == "expected" and value["end"] <= draft.trigger.i:  # "left in May and is setting up a company"
        holder = anchor(page.doc[value["start"] : value["end"]])
        chain = (draft.trigger, *draft.trigger.ancestors)
        if holder.tag_ == "VBD" and any(t.dep_ == "conj" and t.head == holder for t in chain):
            return True
    if draft.trigger.dep_ != "conj" or not first.i < value["start"] < draft.trigger.i:
        return False
    if value["value"]["precision"] != "year" or anchor(page.doc[value["start"] : value["end"]]).i != first.i:
        return False
    later = any(t.lower_ in _LATER for t in draft.trigger.children)
    return later or any(d.trigger.i == first.i and d.frame.implies != "origin" for d in drafts)


def _taking_effect(draft: Draft, dated: list[dict[str, Any]], page: Page) -> dict[str, Any] | None:
    """ "Announced Monday the appointment of Ann Li, effective July 1": the day on which what is told takes effect."""
    told = [d for d in dated if any(t.lower_ == "effective" for t in page.doc[max(d["start"] - 3, 0) : d["start"]])]
    return told[0] if len(told) == 1 and draft.trigger.i < told[0]["start"] else None


def _opens_when(value: dict[str, Any], draft: Draft) -> bool:
    """ "Until last year, when he moved", "since May, when she left to take a job": the time explained."""
    verb = draft.trigger
    verb = verb.head if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl") and verb.head.i < verb.i else verb
    when = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    return when is not None and value["end"] in (when.i, when.i - 1)


def _served_from(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """ "Rose to treasurer, where she served from 2012 until 2015": the post was given when its service began."""
    start = page.doc[value["start"] - (page.doc[value["start"]].lower_ not in _STARTS)] if value["start"] else None
    holder = anchor(page.doc[value["start"] : value["end"]])
    serves = holder.lemma_ in ("serve", "hold", "remain") and holder.dep_ == "relcl" and draft.trigger.i < holder.i
    return serves and start is not None and start.lower_ in _STARTS


def _opening(told: dict[str, Any]) -> dict[str, Any]:
    """The first end of a range."""
    value = told["value"]
    first = (value["value"] or "").split("/")[0]
    precision = {4: "year", 7: "month", 10: "day"}.get(len(first), value["precision"])
    return told | {"value": value | {"value": first or value["value"], "precision": precision}}


def _is_landmark(trigger: Token) -> bool:
    """ "In May, shortly before Ann Li's arrival", "quit last week, two months after joining": the date is that of the
    clause around it, not of what that comes before or after.
    """
    link = trigger.head
    if trigger.pos_ == "NOUN":
        left = link.lower_ == "by" and link.head.lemma_ in ("leave", "create", "cause")
        return trigger.dep_ == "pobj" and (left or link.lower_ in ("before", "after", "until", "since", "following"))
    if trigger.dep_ == "pcomp" and link.lower_ in ("before", "after"):
        return link.lower_ == "after" or any(c.dep_ in ("npadvmod", "nmod") for c in link.children)
    return False


def _opens(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """A date that opens the sentence sets the time of all that follows, but for what is told as earlier or later."""
    sentence = draft.trigger.sent
    if value["start"] - sentence.start > 2:
        return False
    auxiliaries = {c.lower_ for c in draft.trigger.children} & {"had", "will", "would", "'d", "'ll"}
    return not auxiliaries


def _above(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """Whether the value stands in the trigger's clause or one that contains it, not in an aside."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    return holder.i == draft.trigger.i or not _since(value, page) and holder.is_ancestor(draft.trigger)


def _since(value: dict[str, Any], page: Page) -> bool:
    """ "Its treasurer since 2009, will retire": when something began that lasts until now."""
    return any(t.lower_ == "since" for t in page.doc[max(value["start"] - 1, 0) : value["start"] + 1])


def _below(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """Whether the value stands with what someone becomes: "became the first woman to lead Acme in 2018"."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    return holder.tag_ == "VB" and holder.dep_ in ("relcl", "acl") and holder.head.head.i == draft.trigger.i


def _reports(told: dict[str, Any], draft: Draft, page: Page) -> bool:
    """A date that tells when something was said ("the company said on Monday"), or how long something lasts."""
    holder, before = anchor(page.doc[told["start"] : told["end"]]), told["start"] - 1
    before -= page.doc[before].lower_ in ("in", "on", "last", "this", "earlier") and before > 0
    # "said in May it would cut jobs", wherever the parser puts the month
    if draft.trigger.i in (holder.i, before):
        return False  # "was confirmed on Monday as head of Acme"
    if draft.status == "expected" and holder.lemma_ == "announce" and told["value"]["precision"] == "month":
        return holder.is_ancestor(draft.trigger) and draft.trigger.dep_ == "ccomp"  # "announced in May that he would"
    return holder.lemma_ in _SAYING or before >= 0 and page.doc[before].lemma_ in ("say", "confirm", "state")


def _ends(told: dict[str, Any], page: Page) -> bool:
    """ "Named coach until 2026": when a post ends is not when it was given."""
    return any(t.lower_ in _ENDS for t in page.doc[max(told["start"] - 2, 0) : told["start"] + 1])
