"""The functional interface: text in, typed results out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .components.state import source_text, state
from .components.tokenizer import CleanTokenizer
from .gate import excerpt
from .pipeline import cached
from .text.clean import CleanView
from .types import Document

# Larger arrays than those of eight documents fall out of the processor's cache: the layer then takes 1.4 times as long.
_BATCHES = {"tok2vec": {"batch_size": 8}}

Input = str | tuple[str, dict[str, Any]] | Doc


def extract(
    text: str,
    published: str | date | None = None,
    doc_id: str | None = None,
    nlp: Language | None = None,
    *,
    gate: bool = True,
) -> Document:
    """The events and affiliations of one text.

    Args:
        text: the page as it is; headlines, bullets, Markdown and HTML left-overs are dealt with.
        published: its publication date (ISO), against which "last week" is read; else the date the text carries.
        doc_id: a name for it; a digest of the text by default.
        nlp: a pipeline from :func:`talent_ner.load`; a shared one by default.
        gate: whether to read only the passages that can tell something and those that they lean on; False reads all.

    Raises:
        TypeError: ``text`` is not a string.
        ValueError: ``published`` is no ISO date.
    """
    return next(extract_many([(text, {"doc_id": doc_id, "published": published})], nlp=nlp, gate=gate))


def extract_many(
    inputs: Iterable[Input],
    n_process: int = 1,
    nlp: Language | None = None,
    batch_size: int = 64,
    *,
    gate: bool = True,
) -> Iterator[Document]:
    """The results of many texts, lazily and in order.

    Args:
        inputs: strings, (string, {"doc_id": ..., "published": ...}) pairs, or Docs made by the same pipeline.
        n_process: worker processes.
        nlp: a pipeline from :func:`talent_ner.load`; a shared one by default.
        batch_size: texts a worker takes at a time.
        gate: as for :func:`extract`; Docs are taken as they are.
    """
    pipeline = nlp or cached()
    docs = (_prepared(item, pipeline, gate) for item in inputs)
    for doc in pipeline.pipe(docs, n_process=n_process, batch_size=batch_size, component_cfg=_BATCHES):
        yield document(doc)


def _prepared(item: Input, nlp: Language, gate: bool) -> Doc:
    if isinstance(item, Doc):
        return item
    text, context = item if isinstance(item, tuple) else (item, {})
    if not isinstance(text, str):
        raise TypeError(f"a text must be a str, not {type(text).__name__}")
    return unread(text, context, nlp, excerpt(text) if gate else None)


def unread(text: str, context: dict[str, Any], nlp: Language, view: CleanView | None) -> Doc:
    """The Doc that the pipeline is to read.

    Args:
        text: the page as it is.
        context: its ``doc_id`` and ``published``, if known.
        nlp: the pipeline.
        view: what is to be read of the text, or None for all. A pipeline with another tokenizer reads all.
    """
    tokenizer = nlp.tokenizer
    if view is not None and isinstance(tokenizer, CleanTokenizer) and len(text) <= nlp.max_length:
        doc = tokenizer.read(view)
    else:
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
    spans = [*((amount.start, amount.end, "AMOUNT") for amount in doc._.talent_amounts),
             *((entity["start"], entity["end"], entity["label"]) for entity in doc._.talent_entities)]
    return Document(str(doc_id), values.get("published"), doc._.talent_events, doc._.talent_affiliations,
                    source_text(doc), tuple(spans))
