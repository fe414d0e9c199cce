"""Charts of results for notebooks: ``talent_ner.plot.flows(results)`` and ``talent_ner.plot.timeline(results)``.

Both merge first, so that an event told by several documents counts once, and give a plotly Figure.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .merging.identity import parent_name
from .merging.merge import merge
from .merging.model import MergedEvent, Report
from .types import Document, Group, Move, Offer, Organization
from .views.report import day

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Results = Iterable[Document | Report | MergedEvent]
COLORS = {"occurred": "#2f7fc1", "expected": "#56b4e9", "considered": "#e69f00", "declined": "#cc79a7",
          "failed": "#d55e00", "denied": "#8c8c8c"}
_FLOWING = ("occurred", "expected", "considered")


def _plotly() -> Any:
    try:
        import plotly.graph_objects as objects
    except ImportError as error:
        raise ImportError("talent_ner.plot needs plotly: pip install 'talent-ner[plot]'") from error
    return objects


def _flows(results: Results, fold: bool) -> Counter[tuple[str, str]]:
    """People between each pair of organizations; a group counts as its number, several ends share it."""
    def name(org: Organization) -> str:
        return parent_name(org) if fold else org.name

    flows: Counter[tuple[str, str]] = Counter()
    for merged in merge(results):
        event = merged.event
        if isinstance(event, Move) and event.status in _FLOWING:
            people = event.who.count if isinstance(event.who, Group) and event.who.count else 1
            pairs = {(name(left), name(right)) for left in event.origin for right in event.destination}
            for pair in (pair for pair in pairs if pair[0] != pair[1]):
                flows[pair] += people / len(pairs)  # type: ignore[assignment]
    return flows


def flows(results: Results, fold: bool = False, top: int = 30) -> Figure:
    """Who flows where: moves with both ends told that happened, are expected or are considered, as a Sankey chart.

    Args:
        results: documents, reports or merged events.
        fold: count parts of an organization as their topmost parent on the shipped list.
        top: how many flows to draw, the largest first.

    Raises:
        ImportError: plotly is not installed.
    """
    objects = _plotly()
    drawn = sorted(_flows(results, fold).items(), key=lambda item: (-item[1], item[0]))[:top]
    left = list(dict.fromkeys(pair[0] for pair, _ in drawn))
    right = list(dict.fromkeys(pair[1] for pair, _ in drawn))
    figure = objects.Figure(objects.Sankey(
        node={"label": [html.escape(name, quote=False) for name in [*left, *right]],
              "color": [COLORS["failed"]] * len(left) + [COLORS["occurred"]] * len(right)},
        link={"source": [left.index(pair[0]) for pair, _ in drawn],
              "target": [len(left) + right.index(pair[1]) for pair, _ in drawn],
              "value": [people for _, people in drawn]}))
    return figure.update_layout(title="Who flows where", height=max(300, 28 * max(len(left), len(right), 1)))


def timeline(results: Results) -> Figure:
    """Moves and offers by month and status; hatched where hedged. Events without any date are left out.

    Args:
        results: documents, reports or merged events.

    Raises:
        ImportError: plotly is not installed.
    """
    objects = _plotly()
    counts: Counter[tuple[str, bool, str]] = Counter()
    for merged in merge(results):
        when = day(merged)
        if isinstance(merged.event, (Move, Offer)) and when:
            counts[merged.event.status, merged.event.hedged, f"{when[:7]}-01"] += 1
    figure = objects.Figure()
    for status, color in COLORS.items():
        for hedged in (False, True):
            months = sorted(month for told, hedge, month in counts if (told, hedge) == (status, hedged))
            if months:
                figure.add_bar(name=f"{status}{', hedged' if hedged else ''}", x=months,
                               y=[counts[status, hedged, month] for month in months],
                               marker={"color": color, "pattern": {"shape": "/" if hedged else ""}})
    months_told: Counter[str] = Counter()
    for (_, _, month), count in counts.items():
        months_told[month] += count
    step = max(1, -(-max(months_told.values(), default=1) // 5))  # whole events, about five lines
    return figure.update_layout(title="Moves and offers over time", barmode="stack", xaxis={"type": "date"}, height=400,
                                yaxis={"title": "events", "tickformat": ",d", "dtick": step, "rangemode": "tozero"})
