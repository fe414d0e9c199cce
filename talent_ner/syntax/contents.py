"""The words and the kinds of mentions in each sentence: without those that a frame requires it cannot bind there.

Of the frames that the verbs of a page evoke nine in ten ("have", "make" and the like with a certain noun) are ruled out
before any role is read.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Token

from ..lexicon.frames import Frame
from .lemmas import lemma
from .mention import PERSON, MentionIndex

_ANY = frozenset({"*", "#"})  # stand for any word, and for a figure


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

    def suffice(self, token: Token, frame: Frame) -> bool:
        """Whether the token's sentence holds what a frame evoked by the token requires."""
        types = self._types[token.sent.start]
        for slot in frame.slots:
            if slot.required and slot.types.isdisjoint(types) and not (slot.acting and PERSON in types):
                return False
        required = [lemmas for lemmas in frame.trigger.requires.values() if lemmas.isdisjoint(_ANY)]
        return not required or not any(lemmas.isdisjoint(self._words_of(token)) for lemmas in required)

    def _words_of(self, token: Token) -> frozenset[str]:
        """The lemmas and forms in a token's sentence."""
        sentence = token.sent
        if sentence.start not in self._words:
            forms = (form for t in sentence for form in (lemma(t), t.lower_.rstrip(".")))
            self._words[sentence.start] = frozenset(forms)
        return self._words[sentence.start]
