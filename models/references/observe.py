"""What the library sees at each labelled mention: candidates with their features, and which of them are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from spacy.language import Language
from spacy.tokens import Doc

from talent_ner.components.state import Offsets
from talent_ner.mentions import organizations_meant
from talent_ner.mentions.reference_features import Features, ReferenceFeatures, kind_of
from talent_ner.mentions.reference_model import ReferenceModel
from talent_ner.mentions.referents import Referent, name_words

HERE = Path(__file__).parent


@dataclass(slots=True)
class Observation:
    """One labelled mention: its candidates, those of them that the label names (None for "none of the page's"), and
    whether the label names an organization at all.
    """

    page: str
    kind: str
    text: str
    candidates: dict[int | None, Features]
    right: set[int | None]
    named: bool


def read_pages(path: Path = HERE.parent / "pages.jsonl") -> list[dict[str, Any]]:
    """Pages with ``id``, ``text`` and ``mentions``: start and end in characters, the organization's name or None.

    Those whose mentions nobody has labelled are left out.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if "mentions" in row]


def observe(nlp: Language, pages: list[dict[str, Any]], model: ReferenceModel) -> Iterator[Observation]:
    """Runs the pipeline over labelled pages; earlier mentions are resolved by ``model``."""
    for page in pages:
        labels = {start: name for start, _end, name in page["mentions"]}
        with _recording(model) as recorded:
            nlp(page["text"])
        for doc, start, kind, candidates, referents in recorded:
            token = doc[start]
            begin, _ = Offsets(doc).span(token.idx, token.idx + len(token))
            if begin in labels:
                name = labels[begin]
                right = _meant(name, candidates, referents)
                yield Observation(page["id"], kind, token.text, candidates, right or {None}, name is not None)


Record = tuple[Doc, int, str, dict[int | None, Features], list[Referent]]


@contextmanager
def _recording(model: ReferenceModel) -> Iterator[list[Record]]:
    recorded: list[Record] = []
    original = ReferenceFeatures.candidates

    def candidates(self: ReferenceFeatures, mention: Any, *args: Any) -> dict[int | None, Features]:
        found = original(self, mention, *args)
        doc = self._page.doc
        recorded.append((doc, mention.start, kind_of(mention, doc[mention.head]), found, self._page.referents))
        return found

    with (
        patch.object(ReferenceFeatures, "candidates", candidates),
        patch.object(organizations_meant, "shipped_model", lambda: model),
    ):
        yield recorded


def _meant(name: str | None, candidates: dict[int | None, Features], referents: list[Referent]) -> set[int | None]:
    """The candidates that a label names: by the same words, or one name within the other from its first word on."""
    if name is None:
        return {None}
    words = name_words(name)
    named = {ref: referents[ref] for ref in candidates if ref is not None}
    return {ref for ref, r in named.items() if (r.words <= words or words <= r.words) and _begin(name, r)}


def _begin(name: str, referent: Referent) -> bool:
    shorter, longer = sorted((name.lower().removeprefix("the "), referent.name.lower().removeprefix("the ")), key=len)
    return shorter.split()[0] in longer.split()
