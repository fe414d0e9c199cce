"""``talent_entities``: people and organizations in ``doc.ents``, from the lists, the statistical NER and the text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList

from ..lexicon.names import OrganizationEntry, load_organizations, load_people
from ..lexicon.resources import pattern_text
from ..mentions.aliases import with_acronyms
from ..mentions.gazetteer import Gazetteer
from ..mentions.names import NameRecogniser
from ..mentions.tables import layout_names
from ..syntax.layout import text_blocks
from ..syntax.reading import reading
from .checks import require_annotation
from .state import clean_view, state

REPLACED_LABELS = frozenset({"PERSON", "ORG"})


class TalentEntities:
    """Replaces PERSON and ORG entities by the library's own and keeps the other labels that do not collide.

    The lists are part of the component's serialised state, so a saved pipeline finds the names it was saved with.

    Args:
        nlp: the pipeline, for its vocabulary and tokenizer.
        lists: whether to use the shipped name lists.
    """

    def __init__(self, nlp: Language, lists: bool = True):
        self.nlp = nlp
        self._labs = pattern_text("labs.jsonl") if lists else ""
        self._people = pattern_text("researchers.jsonl") if lists else ""
        self._recogniser: NameRecogniser | None = None

    @property
    def recogniser(self) -> NameRecogniser:
        """Built at the first document, as a pipeline that is only loaded or saved does not need it."""
        if self._recogniser is None:
            organizations = load_organizations(self._labs.splitlines(), "labs.jsonl")
            people = load_people(self._people.splitlines(), "researchers.jsonl")
            self._recogniser = NameRecogniser(Gazetteer(self.nlp, organizations, people))
        return self._recogniser

    @property
    def organizations(self) -> dict[str, OrganizationEntry]:
        """The listed organizations by id."""
        gazetteer = self.recogniser.gazetteer
        return gazetteer.organizations if gazetteer else {}

    def add_organizations(self, lines: Iterable[str]) -> None:
        """Adds entries (JSON lines as in ``patterns/labs.jsonl``) to the list.

        Raises:
            NameListError: a line is malformed; the message names it.
        """
        added = list(lines)
        load_organizations(added, "added organizations")
        self._labs, self._recogniser = "\n".join([self._labs.rstrip("\n"), *added]).lstrip("\n"), None

    def add_people(self, lines: Iterable[str]) -> None:
        """Adds entries (JSON lines as in ``patterns/researchers.jsonl``) to the list.

        Raises:
            NameListError: a line is malformed; the message names it.
        """
        added = list(lines)
        load_people(added, "added people")
        self._people, self._recogniser = "\n".join([self._people.rstrip("\n"), *added]).lstrip("\n"), None

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        require_annotation(doc, "talent_entities", "TAG")
        with reading(doc):
            found, weights = self.recogniser.weighed(doc)
            names = with_acronyms(doc, layout_names(doc, text_blocks(doc, clean_view(doc)), found))
        called = {span.text for span in names if span.label_ == "ORG"}
        state(doc)["weights"] = {text: weight for text, weight in weights.items() if text in called}
        taken = {i for span in names for i in range(span.start, span.end)}
        others = (ent for ent in doc.ents if ent.label_ not in REPLACED_LABELS)
        kept = [ent for ent in others if taken.isdisjoint(range(ent.start, ent.end))]
        doc.set_ents(sorted([*names, *kept], key=lambda span: span.start))
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        return srsly.msgpack_dumps({"labs": self._labs, "people": self._people})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> TalentEntities:
        values = srsly.msgpack_loads(data)
        self._labs, self._people, self._recogniser = values["labs"], values["people"], None
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labs.jsonl").write_text(self._labs, encoding="utf-8")
        (folder / "researchers.jsonl").write_text(self._people, encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> TalentEntities:
        folder = Path(path)
        self._labs = (folder / "labs.jsonl").read_text(encoding="utf-8")
        self._people = (folder / "researchers.jsonl").read_text(encoding="utf-8")
        self._recogniser = None
        return self
