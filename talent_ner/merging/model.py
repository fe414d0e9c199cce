"""What merging takes and gives: a report is one document's event, a merged event all reports of the same one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..types import JSON, Event, Status, event_from_dict
from .identity import folded


class Report(NamedTuple):
    """An event as one document tells it."""

    doc_id: str
    published: str | None
    event: Event

    def to_dict(self) -> JSON:
        return {"doc_id": self.doc_id, "published": self.published, "event": self.event.to_dict()}

    @classmethod
    def from_dict(cls, data: JSON) -> Report:
        return cls(data["doc_id"], data["published"], event_from_dict(data["event"]))


@dataclass(frozen=True, slots=True)
class Claim:
    """What several documents say about whether the event happened, in the order in which it was first said."""

    status: Status
    hedged: bool
    documents: int
    first_report: str | None
    last_report: str | None

    def to_dict(self) -> JSON:
        return {"status": self.status, "hedged": self.hedged, "documents": self.documents,
                "first_report": self.first_report, "last_report": self.last_report}


def _dates(reports: tuple[Report, ...]) -> tuple[str | None, str | None]:
    known = [report.published for report in reports if report.published]
    return (min(known), max(known)) if known else (None, None)


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event with all its reports, in order of publication.

    ``event`` holds what the reports say together; its trigger and evidence are those of the report ``doc_id``.
    """

    event: Event
    doc_id: str
    published: str | None
    reports: tuple[Report, ...]

    @property
    def documents(self) -> int:
        """In how many documents the event is told."""
        return len({report.doc_id for report in self.reports})

    @property
    def outlets(self) -> int:
        """How many different sources the documents name; 0 where they name none."""
        return len({folded(source).removeprefix("the ") for source in self.event.sources})

    @property
    def first_report(self) -> str | None:
        """The date of the earliest dated report."""
        return _dates(self.reports)[0]

    @property
    def last_report(self) -> str | None:
        """The date of the latest dated report."""
        return _dates(self.reports)[1]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Each status that was reported, hedged or not; the earliest first, undated ones last."""
        groups: dict[tuple[Status, bool], list[Report]] = {}
        for report in self.reports:
            groups.setdefault((report.event.status, report.event.hedged), []).append(report)
        claims = [Claim(status, hedged, len({report.doc_id for report in told}), *_dates(tuple(told)))
                  for (status, hedged), told in groups.items()]
        return tuple(sorted(claims, key=lambda claim: (claim.first_report or "~", claim.status, claim.hedged)))

    def to_dict(self) -> JSON:
        """The JSON of ``talent-ner merge``: an event as ``extract --format events`` writes it, and its reports."""
        return {
            "doc_id": self.doc_id, "published": self.published, **self.event.to_dict(),
            "documents": self.documents, "outlets": self.outlets,
            "first_report": self.first_report, "last_report": self.last_report,
            "claims": [claim.to_dict() for claim in self.claims],
            "reports": [report.to_dict() for report in self.reports],
        }
