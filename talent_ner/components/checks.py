"""Clear errors for pipelines that lack what a component needs."""

from __future__ import annotations

from spacy.tokens import Doc

_PROVIDERS = {"TAG": "tagger", "DEP": "parser", "LEMMA": "lemmatizer"}


def require_annotation(doc: Doc, component: str, *names: str) -> None:
    """Raises ValueError if the Doc has not been through the components that set the annotations."""
    missing = [_PROVIDERS[name] for name in names if not doc.has_annotation(name, require_complete=True)]
    if missing:
        parts = " and a ".join(missing)
        raise ValueError(
            f"{component} needs a {parts} earlier in the pipeline; use an English pipeline that has one, "
            "such as en_core_web_sm, or talent_ner.load()"
        )
