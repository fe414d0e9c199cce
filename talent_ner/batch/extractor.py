"""The extraction that every batch runs: gate, pipeline, long texts in pieces, memory given back.

A text that the gate stops gives a document without events. One that the gate lets pass for some of its passages only is
read in these passages first, and as a whole if they tell anything; so what comes out of a page is always what the whole
page gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..text.dates import dateline
from ..types import Document
from .gate import Gate
from .long import join, split

Text = tuple[str, dict[str, Any]]
_PREVIEW = 0.35  # share of a text up to which its passages are read first; beyond, it is read as a whole at once


@dataclass(frozen=True, slots=True)
class Options:
    """What an extraction depends on besides its texts.

    ``form`` is what is wanted of them: for ``events`` the gate need not let pass what gives affiliations only.
    ``published`` is the ISO date of texts that carry none.
    """

    form: str = "documents"
    model: str | None = None
    published: str | None = None
    gated: bool = True


class Extractor:
    """Texts to documents, in order; loads the pipeline at the first text that needs it.

    Args:
        options: see :class:`Options`; its ``published`` is left to the caller.
        nlp: a pipeline that is loaded already.
    """

    def __init__(self, options: Options, nlp: Any = None):
        self._options, self._nlp = options, nlp
        self._gate = Gate(affiliations=options.form != "events") if options.gated else None
        self._warm = False

    def __call__(self, inputs: Iterable[Text]) -> Iterator[Document]:
        texts = list(inputs)
        passed = self._passed([text for text, _ in texts])
        read = self._read([item for item, passes in zip(texts, passed) if passes])
        for (text, context), passes in zip(texts, passed):
            yield next(read) if passes else self._stopped(text, context)

    def _stopped(self, text: str, context: dict[str, Any]) -> Document:
        """A document without events; its date is looked for only if the document itself is wanted."""
        published = context.get("published") or (None if self._options.form == "events" else dateline(text))
        return Document(_name(text, context), published, (), ())

    def _passed(self, texts: Sequence[str]) -> list[bool]:
        """Which texts are worth reading as a whole."""
        if self._gate is None or not texts:
            return [True] * len(texts)
        passages = [self._gate.candidates(text) if hit else [] for text, hit in zip(texts, self._gate.scan(texts))]
        passed = [sum(map(len, found)) > _PREVIEW * len(text) for text, found in zip(texts, passages)]
        unsure = [i for i, found in enumerate(passages) if found and not passed[i]]
        previews = self._read([("\n\n".join(passages[i]), {}) for i in unsure])
        for i, preview in zip(unsure, previews):
            passed[i] = bool(preview.events or self._options.form != "events" and preview.affiliations)
        return passed

    def _read(self, texts: Sequence[Text]) -> Iterator[Document]:
        """The documents of texts, long ones read in pieces."""
        if not texts:
            return
        pieces = [list(split(text)) for text, _ in texts]
        texts = [(text, context if len(found) == 1 else _dated(text, context))
                 for found, (text, context) in zip(pieces, texts)]
        flat = [(part, context) for found, (_, context) in zip(pieces, texts) for _, part in found]
        parts = iter(self._extract(flat))
        for found, (text, context) in zip(pieces, texts):
            documents = [next(parts) for _ in found]
            if len(found) > 1:
                whole = Document(_name(text, context), context.get("published"), (), ())
                yield join(whole, [offset for offset, _ in found], documents)
            else:
                yield documents[0]

    def _extract(self, texts: Sequence[Text]) -> list[Document]:
        from ..api import extract_many

        nlp = self._pipeline()
        with nlp.memory_zone() if hasattr(nlp, "memory_zone") else nullcontext():
            return list(extract_many(texts, nlp=nlp))

    def _pipeline(self) -> Any:
        """The pipeline, with what it builds at its first document built: that must outlive every memory zone."""
        if self._nlp is None:
            from ..pipeline import load

            self._nlp = load(self._options.model)
        if not self._warm:
            self._nlp("Ann Li left Acme Labs in May 2021 to join Beta Corp for $2 million, her former employer said.")
            self._warm = True
        return self._nlp


@lru_cache(maxsize=2)
def shared(options: Options) -> Extractor:
    """The extractor that a process keeps for the same options."""
    return Extractor(options)


def _dated(text: str, context: dict[str, Any]) -> dict[str, Any]:
    """The context of a text's pieces, which do not all show the date that the text carries."""
    return {**context, "published": context.get("published") or dateline(text)}


def _name(text: str, context: dict[str, Any]) -> str:
    """As ``talent_ner.extract`` names a text that has no name."""
    return str(context.get("doc_id") or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12])
