"""The words and the kinds of mentions in each sentence: without those that a frame requires it cannot bind there.

Of the frames that the verbs of a page evoke nine in ten ("have", "make" and the like with a certain noun) are ruled out
before any role is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ..lexicon.frames import Frame
from .columns import lower_words
from .lemmas import lemmas_of
from .mention import PERSON, MentionIndex


class Contents:
    """What the sentences of a Doc hold.

    Args:
        doc: the Doc.
        index: its mentions.
    """

    def __init__(self, doc: Doc, index: MentionIndex):
        self._words: dict[int, frozenset[str]] = {}
        self._types: defaultdict[int, set[str]] = defaultdict(set)
        for mention in index.mentions:
            meant = index.at(mention.data["person"]) if mention.data.get("person") is not None else None
            for place in {mention.start, mention.end - 1, mention.head}:
                types = self._types[doc[place].sent.start]
                types.update((mention.type, meant.type) if meant is not None else (mention.type,))

    def hold(self, token: Token, *types: str) -> bool:
        """Whether the token's sentence has a mention of each of the types."""
        return self._types[token.sent.start].issuperset(types)

    def speak(self, token: Token, words: frozenset[str]) -> bool:
        """Whether the token's sentence has one of some words, as lemma or form."""
        return not words.isdisjoint(self._words_of(token))

    def allow(self, token: Token, frames: Iterable[Frame]) -> list[Frame]:
        """Those of the frames evoked by the token for which its sentence holds what they require."""
        types, words = self._types[token.sent.start], self._words_of(token)
        worded = (frame for frame in frames if not any(map(words.isdisjoint, frame.trigger.words)))
        return [frame for frame in worded if _filled(frame, types)]

    def _words_of(self, token: Token) -> frozenset[str]:
        """The lemmas and forms in a token's sentence."""
        sentence = token.sent
        if sentence.start not in self._words:
            place = slice(sentence.start, sentence.end)
            forms = (form.rstrip(".") for form in lower_words(token.doc)[place])
            self._words[sentence.start] = frozenset(forms).union(lemmas_of(token.doc)[place])
        return self._words[sentence.start]


def _filled(frame: Frame, types: set[str]) -> bool:
    """Whether mentions of these types may fill each slot that a frame needs."""
    return not any(
        slot.required and slot.types.isdisjoint(types) and not (slot.acting and PERSON in types) for slot in frame.slots
    )
