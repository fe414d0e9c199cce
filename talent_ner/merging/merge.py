"""Which reports tell the same event, and what they say together.

Reports are first put into a fixed order, those that tell most first, so that the result depends neither on the order
of the input nor on a chain of half-similar reports: each report joins the event whose first, fullest report it agrees
with best, or begins one of its own. Only events that share person and organizations are ever compared.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Protocol, TypeVar

from ..types import Amount, Deal, Document, Event, Group, Organization, Participant, Person, Status
from .identity import Interval, depth, gap, interval, name_ids, organization_key, participant_key, same_role
from .model import MergedEvent, Report

T = TypeVar("T")
#: Days by which two dates of one event may differ: a move is announced weeks before the first day at work.
TOLERANCE = 45
#: Days between reports of an undated deal or group move that may still be the same; a person's move has no such limit.
NEWS_SPAN = 120
_PRICE_RATIO = 1.25  # two figures for one deal's price differ by less
_MAX_KEYS = 64  # combinations of organizations by which a report is looked up
_SETTLED: tuple[Status, ...] = ("occurred", "declined", "failed")
_FORCE: dict[Status, int] = {"occurred": 3, "declined": 3, "failed": 3, "expected": 2, "considered": 1, "denied": 0}
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_Side = frozenset[str]
_Key = tuple[tuple[Hashable, ...], tuple["str | None", ...]]


class Watch(Protocol):
    """Shows how far a loop has come."""

    def __call__(self, items: Iterable[T], what: str, total: int, /) -> Iterable[T]: ...


@dataclass(slots=True)
class _Item:
    """A report with what it is compared by."""

    report: Report
    digest: str
    block: tuple[Hashable, ...]
    sides: tuple[_Side, ...]
    when: Interval | None
    told: Interval | None

    @property
    def order(self) -> tuple[Any, ...]:
        filled = sum(1 for side in self.sides if side)
        width = self.when[1] - self.when[0] if self.when else 10**9
        return (-filled, width, self.told or (10**9, 0), *self.place)

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it is told; the last of it tells apart even two reports at one place."""
        return self.report.doc_id, self.report.event.trigger.start, self.digest


@dataclass(slots=True)
class _Cluster:
    seed: _Item
    rank: int
    items: list[_Item] = field(default_factory=list)


def _digest(report: Report) -> str:
    """The same for the same JSON; a million of these fit into memory where the texts would not."""
    return hashlib.sha256(_ENCODER.encode(report.to_dict()).encode("utf-8", "replace")).hexdigest()[:32]


def _item(report: Report, ids: dict[str, str]) -> _Item:
    event = report.event
    block = (event.type, getattr(event, "kind", None), participant_key(event.who, ids))
    sides = tuple(frozenset(organization_key(org) for org in getattr(event, slot)) for slot in event.org_slots)
    return _Item(report, _digest(report), block, sides, interval(event.date.value) if event.date else None,
                 interval(report.published[:10]) if report.published else None)


def _keys(item: _Item) -> list[_Key]:
    """What the report is found by: every subset of its filled sides, one organization each; () where it has none."""
    options: list[list[str | None]] = [[None, *sorted(side)] for side in item.sides]
    keys = [key for key in product(*options) if any(key)]
    return [(item.block, key) for key in keys[:_MAX_KEYS]] or [(item.block, ())]


def _lookup(item: _Item) -> list[_Key]:
    """The keys of a fuller or equally full event that agrees on every side the report fills."""
    filled = sum(1 for side in item.sides if side)
    return [key for key in _keys(item) if sum(1 for name in key[1] if name) == filled]


def _prices_agree(left: Amount | None, right: Amount | None) -> bool:
    if left is None or right is None or left.currency != right.currency:
        return True
    low, high = sorted((amount.max or amount.min or 0) for amount in (left, right))
    return low <= 0 or high / low <= _PRICE_RATIO


def _distance(item: _Item, seed: _Item) -> int | None:
    """Days between two tellings of what may be one event; None where it cannot be one."""
    one, other = item.report.event, seed.report.event
    if not same_role(getattr(one, "role", None), getattr(other, "role", None)) and one.type == "appointment":
        return None
    if isinstance(one, Deal) and isinstance(other, Deal) and not _prices_agree(one.amount, other.amount):
        return None
    if item.when and seed.when:
        days = gap(item.when, seed.when)
        return days if days <= TOLERANCE else None
    left, right = item.when or item.told, seed.when or seed.told
    days = gap(left, right) if left and right else 0
    passing = isinstance(one, Deal) or isinstance(one.who, Group)
    return None if passing and days > NEWS_SPAN else days


def _clusters(items: Iterable[_Item]) -> list[_Cluster]:
    """The items, which come in their fixed order, as events."""
    clusters: list[_Cluster] = []
    index: dict[_Key, list[_Cluster]] = {}
    for item in items:
        best: tuple[int, int] | None = None
        for key in _lookup(item):
            for cluster in index.get(key, ()):
                days = _distance(item, cluster.seed)
                if days is not None and (best is None or (days, cluster.rank) < best):
                    best = (days, cluster.rank)
        if best is None:
            cluster = _Cluster(item, len(clusters), [item])
            clusters.append(cluster)
            for key in _keys(item):
                index.setdefault(key, []).append(cluster)
        else:
            clusters[best[1]].items.append(item)
    return clusters


def _commonest(values: Iterable[T | None], prefer: Any = str) -> T | None:
    """The value told most often; of equals the greatest by ``prefer``."""
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: (counts[value], prefer(value), str(value)), default=None)


def _status(events: Sequence[Event]) -> tuple[Status, bool]:
    """The strongest claim: settled before planned, told outright before hedged, then by how many tell it."""
    counts: Counter[tuple[Status, bool]] = Counter((event.status, event.hedged) for event in events)

    def strength(claim: tuple[Status, bool]) -> tuple[int, bool, int, int]:
        status, hedged = claim
        order = -_SETTLED.index(status) if status in _SETTLED else 0
        return _FORCE[status], not hedged, counts[claim], order

    return max(counts, key=strength)


def _organizations(events: Iterable[Event], slot: str) -> tuple[Organization, ...]:
    """Each organization of a slot once, by its most specific and then commonest name; the most told first."""
    found: dict[str, Counter[Organization]] = {}
    for event in events:
        for org in getattr(event, slot):
            found.setdefault(organization_key(org), Counter())[org] += 1
    names = [(max(forms, key=lambda org: (depth(org), forms[org], len(org.name), org.name, org.id or "")),
              forms.total()) for forms in found.values()]
    return tuple(org for org, count in sorted(names, key=lambda pair: (-pair[1], pair[0].name, pair[0].id or "")))


def _who(events: Sequence[Event]) -> Participant | None:
    def preference(who: Participant) -> tuple[bool, int]:
        return (isinstance(who, Person) and who.id is not None), len(who.name if isinstance(who, Person) else who.text)

    return max((event.who for event in events if event.who), key=lambda who: (preference(who), str(who)), default=None)


def _sources(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(sorted({source for report in reports for source in report.event.sources}))


def _together(items: Sequence[_Item]) -> MergedEvent:
    items = sorted(items, key=lambda item: (item.report.published or "~", *item.place))
    reports = tuple(item.report for item in items)
    events = [report.event for report in reports]
    status, hedged = _status(events)
    telling = [item for item in items if (item.report.event.status, item.report.event.hedged) == (status, hedged)]
    chosen = min(telling, key=lambda item: item.order).report
    winning = [item.report.event for item in telling]
    values: dict[str, Any] = {slot: _organizations(events, slot) for slot in chosen.event.org_slots}
    for name in ("role", "amount"):
        if hasattr(chosen.event, name):
            values[name] = _commonest((getattr(event, name) for event in winning), lambda value: len(str(value))) or (
                _commonest((getattr(event, name) for event in events), lambda value: len(str(value))))
    dates = [event.date for event in winning if event.date] or [event.date for event in events if event.date]
    dates = [date for date in dates if date.value] or dates
    digest = hashlib.sha256("\n".join(sorted(item.digest for item in items)).encode()).hexdigest()
    event = replace(chosen.event, **values, id=digest[:12], who=_who(events), sources=_sources(reports),
                    date=_commonest(dates, lambda date: (len(date.value or ""), date.text)))
    return MergedEvent(event, chosen.doc_id, chosen.published, reports)


def _reports(results: Iterable[Document | Report | MergedEvent]) -> Iterable[Report]:
    for result in results:
        if isinstance(result, Document):
            yield from (Report(result.doc_id, result.published, event) for event in result.events)
        elif isinstance(result, MergedEvent):
            yield from result.reports
        else:
            yield result


def unwatched(items: Iterable[T], what: str, total: int) -> Iterable[T]:
    """The items, watched by nobody."""
    return items


def merge(results: Iterable[Document | Report | MergedEvent], watch: Watch = unwatched) -> list[MergedEvent]:
    """The events of many documents, each once, with its reports.

    Two reports tell the same event if type and person (or size of group) are the same, each side of organizations
    that both tell shares one, and their dates touch or differ by no more than ``TOLERANCE`` days. An organization
    counts as the same as its parent on the shipped list. A report with one side only joins the event with both
    sides that is nearest in time. Its status is the strongest claim, and every claim is kept.

    Args:
        results: documents, reports, or events merged before (their reports are taken); a report that comes twice
            counts once.
        watch: is handed each of the three long loops as ``watch(items, what, total)`` and gives the items back, as a
            progress bar does.

    Returns:
        Merged events in order of first report, undated ones last: the same for any order of ``results``.
    """
    told = list(_reports(results))
    ids = name_ids(report.event.who for report in told)
    items = {item.digest: item for item in (_item(report, ids) for report in watch(told, "reports read", len(told)))}
    ordered = sorted(items.values(), key=lambda item: item.order)
    clusters = _clusters(watch(ordered, "reports compared", len(ordered)))
    merged = [_together(cluster.items) for cluster in watch(clusters, "events put together", len(clusters))]
    return sorted(merged, key=lambda one: (one.first_report or "~", one.doc_id, one.event.trigger.start, one.event.id))
