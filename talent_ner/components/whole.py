"""``talent_ner``: all components of the library as a single one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList

from .entities import TalentEntities
from .mentions import TalentMentions
from .moves import TalentMoves
from .values import talent_dates, talent_money


class TalentNer:
    """Entities, amounts, dates, mentions and moves, in that order; its state is that of the entities."""

    def __init__(self, nlp: Language, lists: bool = True):
        self.entities = TalentEntities(nlp, lists)
        self.steps = (self.entities, talent_money, talent_dates, TalentMentions(nlp), TalentMoves())

    def __call__(self, doc: Doc) -> Doc:
        for step in self.steps:
            doc = step(doc)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        return self.entities.to_bytes(exclude=exclude)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> TalentNer:
        self.entities.from_bytes(data, exclude=exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        self.entities.to_disk(path, exclude=exclude)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> TalentNer:
        self.entities.from_disk(path, exclude=exclude)
        return self
