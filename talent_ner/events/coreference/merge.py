"""The same event told several times in a document becomes one, with all its evidence."""

from __future__ import annotations

from spacy.tokens import Token

from ..draft import Draft, Page
from ..inference.founders import leaves_to_found
from ..ties.careers import first_job
from .sameness import GENERIC, TOLD, compatible_dates, gives_notice, leaves_once, long_before, parties, related, same
from .superseded import taken_up, without_asides, without_named_groups


def merge(drafts: list[Draft], page: Page) -> list[Draft]:
    """Merged drafts in text order: repeats joined, the two ends of one move joined, offers taken up by their move."""
    merged = _without_mergers_bought(_repeats_joined(without_asides(drafts, page), page))
    merged = taken_up(_join_ends(sorted(merged, key=lambda d: d.trigger.i), page), page)
    told = without_named_groups(merged, page)
    return merged if len(told) == len(merged) else sorted(_repeats_joined(told, page), key=lambda d: d.trigger.i)


def _repeats_joined(drafts: list[Draft], page: Page) -> list[Draft]:
    """One draft of each event, the one that says most, with what the others add."""
    merged: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.filled(), d.trigger.i)):
        apart = [m for m in merged if not leaves_to_found(m, draft, drafts) and not leaves_to_found(draft, m, drafts)]
        target = next((m for m in apart if same(m, draft, page) or leaves_once(m, draft, drafts, page)), None)
        if target is None:
            merged.append(draft)
        else:
            _absorb(target, draft)
    return merged


def _without_mergers_bought(drafts: list[Draft]) -> list[Draft]:
    """ "Its merger with Beta", "the acquisition of Beta": called both, it is one deal, and who buys is known."""
    bought = [d for d in drafts if d.frame.kind == "acquisition"]
    kept = []
    for draft in drafts:
        twins = [d for d in bought if draft.frame.kind == "merger" and parties(d) == parties(draft)]
        if twins:
            twins[0].evidence += [e for e in draft.evidence if e not in twins[0].evidence]
            twins[0].date = twins[0].date or draft.date
        else:
            kept.append(draft)
    return kept


def _absorb(target: Draft, other: Draft) -> None:
    for slot, refs in other.orgs.items():
        if not target.orgs[slot] or refs and slot in target.inferred and slot not in other.inferred:
            target.orgs[slot] = refs
            target.inferred -= {slot}
        elif slot == "buyer":
            target.orgs[slot] += [r for r in refs if r not in parties(target)]
    if other.role and (target.role is None or target.role in GENERIC):
        target.role = other.role
    target.amount = target.amount or other.amount
    longer = len((other.date or {}).get("value") or "") > len((target.date or {}).get("value") or "")
    if other.date and (not target.date or longer or gives_notice(target, other)):
        target.date = target.date if gives_notice(other, target) else other.date
    target.status = _stronger(target, other)
    target.ahead = target.ahead or other.ahead
    if target.ahead and target.status == "occurred":
        target.status = "expected"
    target.hedged = target.hedged and other.hedged if target.status == other.status else target.hedged
    target.sources += [s for s in other.sources if s not in target.sources]
    target.evidence += [e for e in other.evidence if e not in target.evidence]


def _stronger(a: Draft, b: Draft) -> str:
    if (a.type == "move" or a.frame.kind == "merger") and {a.status, b.status} == {"occurred", "expected"}:
        # "is leaving" and "after her departure", "sad about leaving": these speak of what is to come as well
        told = next(d for d in (a, b) if d.status == "occurred")
        if told.trigger.pos_ == "NOUN" or _bare_gerund(told.trigger):
            return "expected"
    if a.type == "move" and "denied" in (a.status, b.status):
        return "denied"
    order = (
        ("declined", "failed", "denied", *TOLD)
        if a.type in ("offer", "deal")
        else (*TOLD, "declined", "failed", "denied")
    )
    return min((a.status, b.status), key=order.index)


def _bare_gerund(verb: Token) -> bool:
    """ "Leaving was hard", "sad about leaving": no finite verb tells when."""
    return verb.tag_ == "VBG" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _join_ends(drafts: list[Draft], page: Page) -> list[Draft]:
    """ "She quit Apple. She is joining Meta.": a leaving and a joining told together are one move."""
    gone: set[int] = set()
    for i, first in enumerate(drafts):
        if first.type != "move" or i in gone:
            continue
        for j, second in enumerate(drafts):
            if j == i or j in gone or second.type != "move" or leaves_to_found(first, second, drafts):
                continue
            if _two_ends(first, second, page):
                _absorb(first, second)
                gone.add(j)
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def _two_ends(leaving: Draft, joining: Draft, page: Page) -> bool:
    if leaving.identity != joining.identity or leaving.orgs["destination"] or not leaving.orgs["origin"]:
        return False
    if leaving.frame.id == "fire" and leaving.trigger.i < joining.trigger.i and joining.trigger.tag_ in ("VBN", "VBZ"):
        return False  # "four months after she was ousted from Acme, Ann Li has resurfaced at Beta": two moves
    if first_job(joining) or long_before(joining, leaving):
        return False
    told = joining.orgs["origin"] and "origin" not in joining.inferred
    if not joining.orgs["destination"] or (
        told and not related(set(joining.orgs["origin"]), set(leaving.orgs["origin"]), page)
    ):
        return False
    if related(set(leaving.orgs["origin"]), set(joining.orgs["destination"]), page):
        return False
    if leaving.status != joining.status and abs(leaving.trigger.i - joining.trigger.i) > 25:
        return False
    near = abs(leaving.trigger.i - joining.trigger.i) <= 60
    return near and compatible_dates(leaving, joining) and leaving.status in TOLD and joining.status in TOLD


