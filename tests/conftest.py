"""What all tests share: the pipeline, loaded once, a sample of results, and the folder of measuring material."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from talent_ner.types import (
    Affiliation,
    Amount,
    Appointment,
    DateValue,
    Deal,
    Document,
    Founding,
    Group,
    Move,
    Offer,
    Organization,
    Person,
    Quote,
)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The default pipeline. Tests must not change it."""
    import talent_ner

    return talent_ner.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``shared`` beside the checkout (gold annotations, corpora); the test is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder ../shared beside the checkout")
    return folder


@pytest.fixture
def sample() -> Document:
    """A document with one event of each type, as the pipeline might give it for an invented text."""
    zurich, orbit = Organization("Lattice Zürich"), Organization("Orbit Labs", "orbit-labs")
    shared_values: dict[str, Any] = {
        "status": "occurred", "hedged": False, "date": None, "sources": (), "trigger": Quote("joined", 12, 18),
        "evidence": (Quote("Mira Okonkwo joined Lattice Zürich.", 0, 35),), "rule": "join",
    }
    million = Amount("$40 million", 40e6, 40e6, "USD", kind="package", start=50, end=61)
    return Document("doc-1", "2025-07-14", (
        Move(**{**shared_values, "hedged": True, "date": DateValue("in July", "2025-07", "month"),
                "sources": ("The Courier", "Wired")}, id="e1", who=Person("Mira Okonkwo", "mira-okonkwo"),
             origin=(orbit, zurich), destination=(zurich,), role="chief scientist"),
        Offer(**{**shared_values, "status": "declined"}, id="e2", who=Group("four researchers", 4),
              organization=(orbit,), amount=million),
        Appointment(**shared_values, id="e3", who=Person("Jonas Albrecht"), organization=(zurich,),
                    role="head of safety"),
        Founding(**shared_values, id="e4", who=Person("Ana Ferreira"), organization=(zurich,)),
        Deal(**shared_values, id="e5", who=None, kind="acquisition", buyer=(orbit,), target=(zurich,)),
    ), (Affiliation(Person("Mira Okonkwo"), orbit, "engineer", False, (Quote("former Orbit Labs engineer", 70, 96),)),))
