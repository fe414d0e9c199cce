"""The functional interface: text in, typed results out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .components.state import source_text, state
from .pipeline import cached
from .types import Document

Input = str | tuple[str, dict[str, Any]] | Doc


def extract(
    text: str, published: str | date | None = None, doc_id: str | None = None, nlp: Language | None = None
) -> Document:
    """The events and affiliations of one text.

    Args:
        text: the page as it is; headlines, bullets, Markdown and HTML left-overs are dealt with.
        published: its publication date (ISO), against which "last week" is read; else the date the text carries.
        doc_id: a name for it; a digest of the text by default.
        nlp: a pipeline from :func:`talent_ner.load`; a shared one by default.

    Raises:
        TypeError: ``text`` is not a string.
        ValueError: ``published`` is no ISO date.
    """
    return next(extract_many([(text, {"doc_id": doc_id, "published": published})], nlp=nlp))


def extract_many(
    inputs: Iterable[Input], n_process: int = 1, nlp: Language | None = None, batch_size: int = 32
) -> Iterator[Document]:
    """The results of many texts, lazily and in order.

    Args:
        inputs: strings, (string, {"doc_id": ..., "published": ...}) pairs, or Docs made by the same pipeline.
        n_process: worker processes.
        nlp: a pipeline from :func:`talent_ner.load`; a shared one by default.
        batch_size: texts a worker takes at a time.
    """
    pipeline = nlp or cached()
    docs = (_prepared(item, pipeline) for item in inputs)
    for doc in pipeline.pipe(docs, n_process=n_process, batch_size=batch_size):
        yield document(doc)


def _prepared(item: Input, nlp: Language) -> Doc:
    if isinstance(item, Doc):
        return item
    text, context = item if isinstance(item, tuple) else (item, {})
    if not isinstance(text, str):
        raise TypeError(f"a text must be a str, not {type(text).__name__}")
    doc = nlp.make_doc(text)
    doc._.talent_published = _iso(context.get("published"))
    state(doc)["doc_id"] = context.get("doc_id")
    return doc


def _iso(published: str | date | None) -> str | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(str(published)[:10]).isoformat()
    except ValueError:
        raise ValueError(f"published must be an ISO date such as 2025-07-10, not {published!r}") from None


def document(doc: Doc) -> Document:
    """The result that a processed Doc holds."""
    values = state(doc)
    doc_id = values.get("doc_id") or hashlib.sha256(source_text(doc).encode("utf-8", "replace")).hexdigest()[:12]
    return Document(str(doc_id), values.get("published"), doc._.talent_events, doc._.talent_affiliations)
