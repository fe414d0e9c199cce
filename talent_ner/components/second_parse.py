"""``talent_reparse``: sentences whose parse trips over a person's name are parsed anew with a plain name in its place.

Tagger and parser learned from American newspapers: "Mr. Ikechukwu Obi-Nwosu heads to Basel" is a noun phrase to
them, "Mr. Robert Miller heads to Basel" a sentence. Where a name that the recogniser found is not read as one (its last
word no proper noun or not its head, or the head part of what follows), the stock components read the sentence once more
with each name replaced, word for word; that reading's tags, lemmas and tree are kept unless it is worse. That is one
sentence in thirty. So it is with "moved to rival Acme", where they take the rival for a verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import amod
from spacy.tokens import Doc, Span, Token
from spacy.util import minibatch

from ..syntax.columns import words

STEPS = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
_INNER_TAGS = frozenset({"NNP", "NNPS", "HYPH", ".", "JJ", "FW", "IN", "DT", "NN", "CC"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_FIRST, _MIDDLE, _LAST = "Robert", "Lee", "Miller"
_DISMISSED = {"sacked": "fired", "axed": "fired"}
_FOUNDERS = {"co-founder": "founder", "co-founders": "founders", "cofounder": "founder", "cofounders": "founders"}
_PLAIN = {"rival": "American", "parted": "lost", "part": "lose", "ways": "money", **_DISMISSED, **_FOUNDERS}
"""Words that parsers trip over, and others that they read as those should be read in the same place."""


class SecondParse:
    """Parses again what was parsed badly.

    Args:
        nlp: the pipeline, whose tagging and parsing components read the sentences.
    """

    def __init__(self, nlp: Language):
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The Docs, in turn; the sentences of a batch are read together."""
        for batch in minibatch(docs, batch_size):
            doubtful = [(doc, sentence) for doc in batch for sentence in misread(doc)]
            again: Any = [with_plain_names(sentence) for _, sentence in doubtful]
            for name in STEPS if again else ():
                again = list(self._nlp.get_pipe(name).pipe(again))  # type: ignore[attr-defined]
            for (doc, sentence), read in zip(doubtful, again, strict=True):
                if _better(sentence, read):
                    _take_over(doc, sentence, read)
            for doc in batch:
                _raise_verbs(doc)
            yield from batch


def misread(doc: Doc) -> list[Span]:
    """The sentences in which a person's name is not read as a name, or a rival as what somebody does."""
    names = [name for name in doc.ents if name.label_ == "PERSON" and not _read_as_name(name)]
    stumbled = [doc[i : i + 1] for i, word in enumerate(words(doc)) if word in _PLAIN and _stumbled(doc, i)]
    return [doc[start:end] for start, end in sorted({(n.sent.start, n.sent.end) for n in (*names, *stumbled)})]


def _stumbled(doc: Doc, i: int) -> bool:
    """ "Moved to | rival | Acme", read as a verb; "have | parted | ways", read as what the ways are; "Acme | sacked |
    manager Ann Li", read as what the manager is; "Acme | co-founders | Ann Li and Bo Chen", read as what Acme does.
    """
    if i == 0 or i + 1 == len(doc):
        return False
    before, word, following = doc[i - 1], doc[i], doc[i + 1]
    if word.text in _FOUNDERS:
        return word.pos_ == "VERB"
    if word.text in _DISMISSED:
        return word.dep_ == "amod" and before.pos_ == "PROPN" and following.is_lower
    if word.text == "rival":
        return before.lower_ == "to" and before.dep_ == "aux" and following.text[:1].isupper()
    if following.text != "ways":
        return False
    return word.text == "parted" and word.dep_ == "amod" or word.text == "part" and word.tag_ == "NN"


def _stumbled_within(token: Token) -> bool:
    """Whether the word, or the one that "ways" belongs to, is misread in its Doc."""
    return _stumbled(token.doc, token.i - (token.text == "ways"))


def _better(sentence: Span, read: Doc) -> bool:
    """Whether the second reading takes no name more for something else, and the verb still for a verb."""
    verbal = [whole.root.pos_ in ("VERB", "AUX") for whole in (sentence, read[:])]
    return verbal[0] <= verbal[1] and _misread_names(sentence, read) <= _misread_names(sentence, sentence)


def _misread_names(sentence: Span, read: Doc | Span) -> int:
    """How many of a sentence's names a reading of it does not take for names."""
    people = [(n.start - sentence.start, n.end - sentence.start) for n in sentence.ents if n.label_ == "PERSON"]
    return sum(not _read_as_name(read[start:end]) for start, end in people)


def _read_as_name(name: Span) -> bool:
    last = name[-1]
    if last.tag_ not in ("NNP", "NNPS") or any(token.tag_ not in _INNER_TAGS for token in name):
        return False
    outward = [t for t in name if t.head.i == t.i or not name.start <= t.head.i < name.end]
    return outward == [last] and not (last.dep_ in ("compound", "nmod") and last.head.i >= name.end)


def with_plain_names(sentence: Span) -> Doc:
    """The sentence as a Doc of its own, as many tokens; people are Robert (Lee) Miller, rivals American."""
    texts = [_PLAIN[t.text] if t.text in _PLAIN and _stumbled_within(t) else t.text for t in sentence]
    for name in sentence.ents:
        if name.label_ == "PERSON":
            plain = [_FIRST, *[_MIDDLE] * (len(name) - 2)] if len(name) > 1 else []
            texts[name.start - sentence.start : name.end - sentence.start] = [*plain, _LAST]
    spaces = [bool(token.whitespace_) for token in sentence]
    starts: list[bool | int | None] = [i == 0 for i in range(len(texts))]
    return Doc(sentence.doc.vocab, texts, spaces, sent_starts=starts)


def _raise_verbs(doc: Doc) -> None:
    """ "Acme fired manager Ann Li": a verb tagged as finite modifies no noun; it takes the noun as its object."""
    finite = doc.vocab.strings.add("VBD")
    for i, (label, tag) in enumerate(doc.to_array([DEP, TAG]).tolist()):
        verb = doc[i] if label == amod and tag == finite else None
        if verb is None or not any(c.dep_ == "nsubj" for c in verb.lefts):
            continue
        noun = verb.head
        while noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head
        verb.head, verb.dep_ = (verb if noun.dep_ == "ROOT" else noun.head), noun.dep_
        noun.head, noun.dep_ = verb, "dobj"


def _take_over(doc: Doc, sentence: Span, read: Doc) -> None:
    """Gives the sentence the tags, lemmas and tree of its second reading; a replaced word is its own lemma."""
    values: Any = doc.to_array(_ATTRIBUTES)
    rows = read.to_array(_ATTRIBUTES)
    lemma, label = _ATTRIBUTES.index(LEMMA), _ATTRIBUTES.index(DEP)
    subject = doc.vocab.strings.add("nsubj")
    for row, token, plain in zip(rows, sentence, read, strict=True):
        if plain.orth != token.orth:
            row[lemma] = token.lemma if token.text in _DISMISSED else token.orth
            if plain.dep_ == "compound" and plain.head.tag_ in _FINITE:  # a verb has no name before it but its subject
                row[label] = subject
    values[sentence.start : sentence.end] = rows
    names: Any = doc.ents
    doc.from_array(_ATTRIBUTES, values)
    doc.set_ents(names)
