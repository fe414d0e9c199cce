"""The words that the recogniser learns as such: all others share one row of its embedding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generate import DATA, read_templates
from spacy.language import Language

COMMON = 12
"""A word that so many texts write in lower case is learned."""
_SLOT = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"(?=.*[a-z])[\w'’.&/+-]+")


def learned_words(nlp: Language, texts: Iterable[str]) -> list[str]:
    """The words of templates and inventories, and the common ones of ``texts``, in lower case."""
    lines = [re.sub(r"[\[\]|]", " ", _SLOT.sub(" ", line)) for _, line in read_templates()]
    lines += [path.read_text(encoding="utf8").replace(",", " ") for path in sorted((DATA / "inventory").glob("*.txt"))]
    words = {token.lower_ for line in lines for token in nlp.make_doc(line)}
    words |= {word for word, count in lower_case_words(texts).items() if count >= COMMON}
    return sorted(word for word in words if _WORD.fullmatch(word))


def lower_case_words(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands in lower case."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(set(re.findall(r"\b[a-z]{2,}\b", text)))
    return seen
