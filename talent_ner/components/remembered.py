"""Word vectors computed once: the embedding under a tagger, parser or recogniser depends on nothing but the word.

Pages repeat their words and each other's, so most of that work has been done before. Values are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

import numpy
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from .forward import replace_forward

MAX_WORDS = 50_000  # forms kept; then all are forgotten and the count starts anew
_READERS = frozenset({"extract_features", "word_features"})


def remember_words(tok2vec: Model[Any, Any]) -> None:
    """Makes the embedding of a ``spacy.Tok2Vec`` remember its words; other layers are left as they are."""
    embed = tok2vec.maybe_get_ref("embed")
    if embed is None or not isinstance(embed.ops, NumpyOps) or not embed.layers or embed.layers[0].name not in _READERS:
        return
    replace_forward(tok2vec, embed, _Remembered(embed))


class _Remembered:
    """The forward pass of an embedding: in training the embedding's own, in use a look-up.

    Args:
        embed: the embedding; its first layer reads a document's features, the others make vectors of them.
    """

    weights: list[float]
    places: dict[bytes, int]
    rows: Any

    def __init__(self, embed: Model[Any, Any]):
        self.embed = embed
        self.lock = Lock()
        self._forget()

    def __getstate__(self) -> dict[str, Any]:
        return {"embed": self.embed}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.embed = state["embed"]
        self.lock = Lock()
        self._forget()

    def __call__(self, model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        with self.lock:
            if is_train or self.weights != self._weights():
                self._forget()
                self.weights = self._weights()
            if is_train:
                vectors, back = self.embed(docs, is_train)
                return vectors, back
            return [self._vectors(doc) for doc in docs], lambda change: []

    def _forget(self) -> None:
        self.weights, self.places, self.rows = [], {}, None

    def _weights(self) -> list[float]:
        """A few of the weights, which tell whether others have been loaded."""
        arrays: list[Any] = [node.get_param(name) for node in self.embed.walk() for name in node.param_names]
        return [float(array.flat[-1]) for array in arrays]

    def _vectors(self, doc: Doc) -> Any:
        if not len(doc):
            return self.embed.predict([doc])[0]
        features = numpy.ascontiguousarray(self.embed.layers[0].predict([doc])[0])
        keys = features.view(numpy.dtype((numpy.void, features.strides[0]))).ravel().tolist()
        new = {key: i for i, key in enumerate(keys) if key not in self.places}
        if len(self.places) + len(new) > MAX_WORDS:
            self.places, self.rows = {}, None
            new = {key: i for i, key in enumerate(keys)}
        if new:
            self._add(list(new), features[list(new.values())])
        return self.rows[[self.places[key] for key in keys]]

    def _add(self, keys: list[bytes], features: Any) -> None:
        made: Any = [features]
        for layer in self.embed.layers[1:]:
            made = layer.predict(made)
        start, end = len(self.places), len(self.places) + len(keys)
        if self.rows is None or end > len(self.rows):
            grown = numpy.zeros((2 * end, made[0].shape[1]), dtype=made[0].dtype)
            if start:
                grown[:start] = self.rows[:start]
            self.rows = grown
        self.rows[start:end] = made[0]
        self.places.update(zip(keys, range(start, end), strict=True))
