"""A tokenizer that reads the clean view of a page and remembers where its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy
from spacy.attrs import NORM, ORTH, SENT_START
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from ..lexicon.resources import word_set
from ..text.clean import CleanView, clean
from .state import keep_view

# "co-founded" and "Character.AI" are one word and "ex-OpenAI" two; the stock rules make three tokens of each.
_WHOLE_WORDS = re.compile(
    r"(?i)co-(?:found|lead|led|head|own|chair|creat|author|direct|invent|run)\w*$"
    r"|co-operatives?$|co-(?:ceo|cto|cfo|coo|president)\w*$|acqui-?hir\w*$|re-(?:hir|join|recruit|sign)\w*$"
    r"|counter-(?:offer|bid|propos)\w*$|(?-i:[A-Z][a-z]\w*\.(?:AI|IO|TV|FM)$)"
).match
# "Jony Ive" is no "I've", "Wed" no "we'd"; the stock rules split them wherever they stand.
_NO_CONTRACTIONS = frozenset({"Ive", "Id", "Im", "Wed", "Shes", "Hes"})
# Within a block only these end a sentence; left to itself the parser also splits after numbers and odd names.
_SENTENCE_ENDS = frozenset(".!?:;\"')]\u2026\u2014")
# Words the parser does not know, and the common ones of the same grammar that it is to read in their place: it takes a
# quarter of all "startup" for a verb, and with it the name behind it for an object.
_READ_AS = {"startup": "firm", "start-up": "firm", "startups": "firms", "start-ups": "firms"}
# The stock rules take the point after one capital for an abbreviation's: "from SpaceX."
_SUFFIXES = [r"(?<=[a-z][A-Z])\."]
_PREFIXES = [r"(?:[Ee]x|[Tt]hen)-(?=[A-Z])"]


class CleanTokenizer:
    """Tokenises the clean view of a text; blocks of the page (headings, items, paragraphs) start sentences."""

    def __init__(self, inner: Tokenizer):
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        return self.read(clean(text))

    def read(self, view: CleanView) -> Doc:
        """The Doc of a clean view, or of an excerpt of one."""
        doc = self.inner(view.text)
        keep_view(doc, view)
        _preset_sentences(doc, {block.start for block in view.blocks})
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        for text in texts:
            yield self(text)

    @property
    def vocab(self) -> Any:
        return self.inner.vocab

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return self.inner.to_bytes(exclude=exclude)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> CleanTokenizer:
        self.inner.from_bytes(data, exclude=exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        self.inner.to_disk(path, exclude=exclude)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> CleanTokenizer:
        self.inner.from_disk(path, exclude=exclude)
        return self


def _preset_sentences(doc: Doc, starts: set[int]) -> None:
    """Sentences start where blocks do, and nowhere behind a word that ends none ("Atty."); the rest is the parser's.

    Set all at once: setting one token reads the whole Doc.
    """
    settled = []
    before = ""
    addresses = word_set("titles", "honorifics")
    for token in doc:
        may_start = before[-1:] in _SENTENCE_ENDS and before not in addresses
        settled.append(1 if token.idx in starts else 0 if may_start else -1)
        before = token.text
    values: Any = numpy.array(settled, dtype=numpy.int64).astype(numpy.uint64)
    doc.from_array([SENT_START], values)


def _build(nlp: Language) -> CleanTokenizer:
    defaults = nlp.Defaults
    exceptions: dict[str, Any] = dict(defaults.tokenizer_exceptions or {})
    stock = Tokenizer(
        nlp.vocab,
        rules={word: parts for word, parts in exceptions.items() if word not in _NO_CONTRACTIONS},
        prefix_search=compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), *_SUFFIXES]).search,
        infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
        token_match=_WHOLE_WORDS,
        url_match=defaults.url_match,
    )
    for word, common in _READ_AS.items():
        for written in (word, word.capitalize(), word.title()):
            stock.add_special_case(written, [{ORTH: written, NORM: common}])
    for address in word_set("titles", "honorifics"):
        if address.endswith("."):
            stock.add_special_case(address, [{ORTH: address}])
    return CleanTokenizer(stock)


def create_clean_tokenizer() -> Callable[[Language], CleanTokenizer]:
    """The registered maker of the tokenizer, for spaCy configs: ``@tokenizers = "talent_ner.CleanTokenizer.v1"``."""
    return _build
