"""``talent_mentions``: who and what the text talks about, resolved, kept in the Doc's state."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicon.names import OrganizationEntry
from ..mentions.build import participants
from ..syntax.layout import text_blocks
from ..syntax.reading import reading
from .checks import require_annotation
from .entities import TalentEntities
from .state import clean_view, keep_participants, state


class TalentMentions:
    """Builds the mentions of a Doc from its entities and its parse."""

    def __init__(self, nlp: Language):
        self.nlp = nlp

    def _organizations(self) -> dict[str, OrganizationEntry]:
        for _, component in self.nlp.pipeline:
            entities = component if isinstance(component, TalentEntities) else getattr(component, "entities", None)
            if isinstance(entities, TalentEntities):
                return entities.organizations
        return {}

    def __call__(self, doc: Doc) -> Doc:
        if len(doc):
            require_annotation(doc, "talent_mentions", "TAG", "DEP")
        with reading(doc):
            blocks = text_blocks(doc, clean_view(doc))
            found = participants(doc, self._organizations(), blocks, state(doc).get("weights"))
        keep_participants(doc, found)
        return doc
