"""Dates and amounts given to the events they belong to."""

from __future__ import annotations

from datetime import date
from typing import Any

from spacy.tokens import Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.anchors import anchor, clause_heads
from ..syntax.mention import ORG
from ..text.date_words import MONTHS
from .draft import PAID, Draft, Page, long_ago

_NOT_PAID = {
    "deal": frozenset({"valuation", "salary", "bonus", "signing_bonus", "retention"}),
    "move": frozenset({"valuation", "investment", "acquisition"}),
    "offer": frozenset({"valuation", "investment", "acquisition"}),
}

_STUDENTS = frozenset("graduate graduates grad grads alumnus alumna alum alumni valedictorian".split())
_LATER = frozenset("later then subsequently eventually afterwards finally ultimately".split())
_LASTING = frozenset({"move", "appointment", "founding"})
_ENDS = frozenset({"until", "till", "through"})
_STARTS = frozenset({"from", "since"})


def attach_values(drafts: list[Draft], page: Page) -> None:
    """Fills ``date`` and ``amount`` of the drafts from the values of the page, in place."""
    for draft in drafts:
        draft.date = _event_date(_date(draft, drafts, page))
        if _told_as_past(draft, page.published):
            draft.date = _shifted(draft.date, -1)
        if _told_as_future(draft, page.published) and not _dates_another(draft, page):
            draft.date = _shifted(draft.date, 1)
        if draft.type == "appointment" and draft.status == "expected" and _just_past(draft.date, page.published):
            draft.date = None  # "Bo Chen quit on Friday, and Ann Li will stand in": the day of the other event
        draft.ahead = _lies_ahead(draft.date, page.published)
        if draft.status == "occurred" and draft.ahead:
            draft.status = "expected"
        if draft.status == "expected" and draft.type in _LASTING and long_ago(draft, page):
            draft.status = "occurred"  # "was named to replace Ann Li in 1997": what was still to come then came about
        if draft.type in PAID and not _only_leaves(draft):
            draft.amount = _amount(draft, drafts, page)


_SEVERANCE = frozenset("severance payoff pay-off payout pay-out settlement parachute leaving".split())


def _only_leaves(draft: Draft) -> bool:
    """A departure without a word of a new employer is not paid, unless with a severance."""
    if draft.type != "move" or draft.frame.implies != "origin" or draft.orgs["destination"]:
        return False
    return not any(t.lower_ in _SEVERANCE for t in draft.trigger.sent)


def _told_as_past(draft: Draft, published: str | None) -> bool:
    """ "Hired in December", read in April: a month without a year that lies ahead of a past tense."""
    told = draft.date
    if told is None or published is None or told["precision"] != "month" or not told["value"]:
        return False
    if draft.status != "occurred" or draft.trigger.tag_ != "VBD" or any(c.isdigit() for c in told["text"].split()[-1]):
        return False
    return told["value"][:7] > published[:7]


def _told_as_future(draft: Draft, published: str | None) -> bool:
    """ "Is to stand down in May", read in June; "moves on in August", read in March: a month without a year that lies
    behind what is still to come, or long behind what is told as present.
    """
    told = draft.date
    if told is None or published is None or told["precision"] not in ("month", "day") or not told["value"]:
        return False
    words = told["text"].lower().split()
    if "last" in words or any(len(word.strip(".,")) == 4 and word[:4].isdigit() for word in words):
        return False
    if "/" in told["value"] or not any(word[:3] in MONTHS for word in words):
        return False
    back = 12 * (int(published[:4]) - int(told["value"][:4])) + int(published[5:7] or 0) - int(told["value"][5:7])
    present = draft.trigger.tag_ in ("VBZ", "VBP") and draft.status == "occurred"
    return draft.status == "expected" and 12 > back > 0 or present and 12 > back > _HALF_A_YEAR


def _dates_another(draft: Draft, page: Page) -> bool:
    """ "Agreed in July to hire Ann Li": the month is that of the past verb on which the event depends."""
    sentence, text = draft.trigger.sent, (draft.date or {}).get("text")
    told = [d for d in _inside(page.dates, sentence.start, sentence.end) if d["value"]["text"] == text]
    verb = tree.governing(page.doc[told[0]["start"]]) if told else draft.trigger
    return verb != draft.trigger and verb.tag_ == "VBD" and verb.is_ancestor(draft.trigger)


_HALF_A_YEAR = 6


def _shifted(told: dict[str, Any] | None, years: int) -> dict[str, Any] | None:
    return None if told is None else told | {"value": f"{int(told['value'][:4]) + years}{told['value'][4:]}"}


def _event_date(value: dict[str, Any] | None) -> dict[str, Any] | None:
    """The date of an event; a decade tells too little, an open range ("by March 2026", "since 2018") its known end."""
    if value is not None and value["precision"] == "week" and value["value"]:
        return _month_of_week(value)
    if value is not None and value["text"].endswith("0s"):
        return None
    if value is None or not value["value"] or "/" not in value["value"]:
        return value
    start, end = value["value"].split("/")
    if start[:4] == end[:4]:
        return value
    # Years from one to another are those of a stay: who goes on from there does so at their end.
    known = end or start
    return value | {"value": known, "precision": {4: "year", 7: "month", 10: "day"}.get(len(known), value["precision"])}


def _month_of_week(value: dict[str, Any]) -> dict[str, Any]:
    """Events are dated by day, month or year: a week gives the month that most of its days lie in."""
    year, week = value["value"].split("-W")
    middle = date.fromisocalendar(int(year), int(week), 4)
    return value | {"value": f"{middle:%Y-%m}", "precision": "month"}


def _lies_ahead(told: dict[str, Any] | None, published: str | None) -> bool:
    """Whether the event's date is later than the document's own, at the precision both share."""
    value = told.get("value") if told else None
    if not value or not published or not value[:4].isdigit() or "Q" in value or "W" in value or "/" in value:
        return False
    size = min(len(value), len(published))
    return value[:size] > published[:size]


def _just_past(told: dict[str, Any] | None, published: str | None) -> bool:
    """Whether the date is a day of the week before the page's own."""
    value = told.get("value") if told else None
    if not value or not published or told is None or told["precision"] != "day" or len(published) < 10:
        return False
    return 0 < (date.fromisoformat(published[:10]) - date.fromisoformat(value)).days < 8


def _inside(values: list[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    return [v for v in values if start <= v["start"] and v["end"] <= end]


def _owned(draft: Draft, values: list[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """The values of the sentence in the draft's clause, the closest clause first, then the closest in the text."""
    heads = [t.i for t in clause_heads(draft.trigger)]
    rated = []
    for value in values:
        holder = anchor(page.doc[value["start"] : value["end"]]).i
        if holder in heads:
            rated.append((heads.index(holder), abs(value["start"] - draft.trigger.i), value))
    return [value for *_, value in sorted(rated, key=lambda r: r[:2])]


def _alone(draft: Draft, drafts: list[Draft], types: frozenset[str] | None = None) -> bool:
    """Whether no other trigger of the sentence could claim a value."""
    sentence = draft.trigger.sent
    return not any(
        other.trigger.i != draft.trigger.i
        and sentence.start <= other.trigger.i < sentence.end
        and (types is None or other.type in types)
        for other in drafts
    )


def _date(draft: Draft, drafts: list[Draft], page: Page) -> dict[str, Any] | None:
    told = _inside(page.dates, *draft.region) if draft.region is not None else []
    if told:
        return (_owned(draft, told, page) or told)[0]["value"]
    sentence = draft.trigger.sent
    dated = [d for d in _inside(page.dates, sentence.start, sentence.end) if not _reports(d, draft, page)]
    dated = [d for d in dated if not _of_studies(d, page) and not _of_clause_before(d, draft, drafts, page)]
    if draft.status == "expected" or draft.frame.implies == "origin" or draft.predecessor is not None:
        dated = [d for d in dated if not _since(d, page)]
    dated = [d for d in dated if not (_since(d, page) and d["end"] <= draft.trigger.i and not _opens(d, draft, page))]
    when = next((d for d in dated if _opens_when(d, draft)), None) or _taking_effect(draft, dated, page)
    if when is not None:
        return when["value"]
    if draft.type == "appointment":
        dated = [d for d in dated if not _ends(d, page)]
    if draft.region is not None:
        others = [d.region for d in drafts if d is not draft and d.trigger.i == draft.trigger.i and d.who == draft.who]
        dated = [d for d in dated if not any(r and r[0] <= d["start"] < r[1] for r in others)]
    if _is_landmark(draft.trigger):
        own = _inside(dated, draft.trigger.left_edge.i, draft.trigger.right_edge.i + 1)
        return own[0]["value"] if own else None
    owned = _owned(draft, dated, page)
    if not owned and draft.type == "appointment":
        owned = [_opening(d) for d in dated if _served_from(d, draft, page)]
    if owned:
        return next((d["value"] for d in owned if d["value"]["value"]), owned[0]["value"])
    if len(dated) == 1 and _alone(draft, drafts) and (_above(dated[0], draft, page) or _below(dated[0], draft, page)):
        return dated[0]["value"]
    opening = next((d for d in dated if _opens(d, draft, page)), None)
    if opening is not None:
        return opening["value"]
    return None if dated else _heading_date(draft, page)


def _of_studies(value: dict[str, Any], page: Page) -> bool:
    """ "A 2008 graduate of Lund, she worked at Acme before joining Beta": when someone was at school."""
    behind = page.doc[value["end"] : value["end"] + 1]
    return any(t.lower_ in _STUDENTS for t in behind)


def _of_clause_before(value: dict[str, Any], draft: Draft, drafts: list[Draft], page: Page) -> bool:
    """ "Founded Acme in 2005 and sold it to Beta", "joined Acme in 1999 and later moved to Beta": the first one's year.

    Who left Acme in 1994 and founded Beta may well have done both in that year.
    """
    first = draft.trigger.head
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
    """ "Until last year, when he moved": the time that a clause of time explains."""
    when = next((c for c in draft.trigger.children if c.lower_ == "when" and c.i < draft.trigger.i), None)
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


_SAYING = frozenset("say report tell write post confirm state note".split())


def _reports(told: dict[str, Any], draft: Draft, page: Page) -> bool:
    """A date that tells when something was said ("the company said on Monday"), or how long something lasts."""
    holder, before = anchor(page.doc[told["start"] : told["end"]]), told["start"] - 1
    before -= page.doc[before].lower_ in ("in", "on", "last", "this", "earlier") and before > 0
    # "said in May it would cut jobs", wherever the parser puts the month
    if draft.trigger.i in (holder.i, before):
        return False  # "was confirmed on Monday as head of Acme"
    return holder.lemma_ in _SAYING or before >= 0 and page.doc[before].lemma_ in ("say", "confirm", "state")


def _ends(told: dict[str, Any], page: Page) -> bool:
    """ "Named coach until 2026": when a post ends is not when it was given."""
    return any(t.lower_ in _ENDS for t in page.doc[max(told["start"] - 2, 0) : told["start"] + 1])


def _heading_date(draft: Draft, page: Page) -> dict[str, Any] | None:
    """In a timeline the date stands in the heading above."""
    start = draft.trigger.sent.start
    above = [h for h in page.headings if h[1] <= start]
    if not above or sum(_dated_heading(h, page) is not None for h in page.headings) < 2:
        return None
    told = _dated_heading(above[-1], page)
    return None if told is None or told["value"] == page.published else told


def _dated_heading(heading: tuple[int, int], page: Page) -> dict[str, Any] | None:
    """The date of a heading that holds little else."""
    begin, end = heading
    dated = _inside(page.dates, begin, end)
    words = sum(1 for t in page.doc[begin:end] if t.is_alpha)
    covered = sum(d["end"] - d["start"] for d in dated)
    return None if not dated or words > covered + 2 else dated[0]["value"]


def _aside(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """A sum that a clause beside the trigger's tells of something else ("after spending $6 billion on another")."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    return (
        draft.type == "deal"
        and holder.dep_ in ("pcomp", "relcl")
        and not (holder.is_ancestor(draft.trigger) or draft.trigger.is_ancestor(holder))
    )


def _beyond(value: dict[str, Any], draft: Draft) -> bool:
    """ "A loan on its holding in Acme helps pay $2 billion": what is told by the way has no price but its own."""
    noun = draft.trigger
    if draft.frame.id != "investment_noun" or noun.dep_ != "pobj":
        return False
    return not noun.left_edge.i <= value["start"] <= noun.right_edge.i


def _before_joined(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """ "Sold Acme for $9 million and bought Beta": the sum of a verb is not that of the next with its own object."""
    verb = draft.trigger
    holder = anchor(page.doc[value["start"] : value["end"]])
    joined = verb.dep_ == "conj" and holder.i == verb.head.i and value["end"] <= verb.i
    return joined and bool(tree.children(verb, *tree.OBJECTS))


def _told_of(draft: Draft, value: dict[str, Any], page: Page) -> bool:
    """ "With $4 million in funding led by Osier": the sum that the trigger's clause describes."""
    root = page.doc[value["start"] : value["end"]].root
    return draft.type == "deal" and draft.trigger.dep_ in ("acl", "relcl") and root.is_ancestor(draft.trigger)


def _no_price(value: dict[str, Any], page: Page) -> bool:
    """ "A $1 billion breakup fee", "a $4 million loan", "would value it at $9 billion": what else is told in money."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    if holder.lemma_ == "value" and not (holder.dep_ == "acl" and holder.head.lemma_ in ("deal", "transaction")):
        return True
    noun = page.doc[value["end"] - 1].head
    after = page.doc[value["end"] : value["end"] + 2]
    words = word_set("deals", "no_prices")
    return noun.i >= value["end"] and noun.lemma_.lower() in words or any(t.lower_ in words for t in after)


def _of_deal(value: dict[str, Any], page: Page) -> bool:
    """ "Paid $20 billion for Acme's assets", "given the $20 billion deal size": no one's pay."""
    holder, last = anchor(page.doc[value["start"] : value["end"]]), page.doc[value["end"] - 1]
    deals = word_set("deals", "deal_nouns")
    if last.head.i >= value["end"] and last.head.lemma_.lower() in deals:
        return True
    if any(t.lemma_.lower() in deals for t in page.doc[value["end"] : value["end"] + 1]):
        return True
    bought = [t for c in tree.children(holder, "prep") if c.lower_ == "for" for t in tree.children(c, "pobj")]
    bought += [p for t in bought for p in tree.children(t, "poss")]
    named = (page.index.covering(t.i) for t in bought)
    return holder.lemma_ == "pay" and any(m is not None and m.type == ORG for m in named)


def _governs(draft: Draft, token: Token, others: set[int]) -> bool:
    """Whether the draft's trigger is the nearest trigger above the token: "offers packages that reach $5 million"."""
    above = next((t.i for t in token.ancestors if t.i == draft.trigger.i or t.i in others), None)
    return draft.type in ("offer", "deal") and above == draft.trigger.i


def _amount(draft: Draft, drafts: list[Draft], page: Page) -> dict[str, Any] | None:
    sentence = draft.trigger.sent
    excluded = _NOT_PAID[draft.type]
    paid = [
        a
        for a in _inside(page.amounts, sentence.start, sentence.end)
        if a["value"]["kind"] not in excluded
        and not (draft.type == "deal" and (_no_price(a, page) or _before_joined(a, draft, page)))
        and not (draft.type != "deal" and _of_deal(a, page))
    ]
    others = {d.trigger.i for d in drafts} - {draft.trigger.i}
    owned = [a for a in _owned(draft, paid, page) if anchor(page.doc[a["start"] : a["end"]]).i not in others]
    owned = owned or [a for a in paid if _governs(draft, page.doc[a["start"]], others) or _told_of(draft, a, page)]
    if owned:
        return owned[0]["value"]
    paid = [a for a in paid if not _aside(a, draft, page) and not _beyond(a, draft)]
    if paid and _alone(draft, drafts, PAID) and (draft.type != "move" or paid[0]["value"]["kind"] is not None):
        return min(paid, key=lambda a: abs(a["start"] - draft.trigger.i))["value"]
    return None
