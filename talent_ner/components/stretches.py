"""The window layers of an embedding, worked out for a stretch of words at a time, all layers of it in a row.

thinc works out one layer for all words of a batch, then the next, and each step of it (windows, product, maximum, norm)
writes an array of the whole batch anew. Arrays of a few hundred words stay in the processor's cache. A stretch is read
with as many words on both sides as its layers look at, so the values are the same but for the last bits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy
from thinc.api import Model, NumpyOps

from .forward import replace_forward

_WORDS = 1024
_BLOCK = "residual(expand_window>>maxout>>layernorm>>dropout)"
_TINY = numpy.float32(1e-8)  # what thinc adds to a variance


def read_in_stretches(tok2vec: Model[Any, Any]) -> None:
    """Makes the window layers of a ``spacy.Tok2Vec`` go by stretches; other layers are left as they are."""
    encode = tok2vec.maybe_get_ref("encode")
    layers: Model[Any, Any] | None = encode.layers[0] if encode is not None and encode.layers else None
    if layers is None or not isinstance(layers.ops, NumpyOps) or not all(map(_is_window_layer, layers.layers)):
        return
    replace_forward(tok2vec, layers, _InStretches(layers))


def _is_window_layer(layer: Model[Any, Any]) -> bool:
    return layer.name == _BLOCK and _node(layer, "expand_window").attrs["window_size"] == 1


def _node(layer: Model[Any, Any], name: str) -> Model[Any, Any]:
    return next(node for node in layer.walk() if node.name == name)


class _InStretches:
    """The forward pass of window layers: in training their own, in use the same by stretches.

    Args:
        layers: the layers, one after the other.
    """

    def __init__(self, layers: Model[Any, Any]):
        self.layers = layers

    def __call__(self, model: Model[Any, Any], vectors: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        if is_train:
            made, back = self.layers(vectors, is_train)
            return made, back
        return _by_stretches(vectors, [_weights(layer) for layer in model.layers]), lambda change: change


class _Weights(NamedTuple):
    """Of one layer: a maximum over products of each word and its neighbours with several pieces, then a norm."""

    pieces: Any  # one piece below the other
    biases: Any
    scale: Any
    shift: Any


def _weights(layer: Model[Any, Any]) -> _Weights:
    maxout, norm = _node(layer, "maxout"), _node(layer, "layernorm")
    by_word: Any = maxout.get_param("W")
    pieces = numpy.ascontiguousarray(by_word.swapaxes(0, 1)).reshape(-1, maxout.get_dim("nI"))
    return _Weights(pieces, maxout.get_param("b").T.ravel(), norm.get_param("G"), norm.get_param("b"))


def _by_stretches(vectors: Any, layers: Sequence[_Weights]) -> Any:
    """The layers' output for rows of words, where documents are parted by at least as many empty rows as layers."""
    reach = len(layers)
    made = numpy.empty_like(vectors)
    for start in range(0, len(vectors), _WORDS):
        first, end = max(start - reach, 0), start + _WORDS
        stretch = vectors[first : end + reach].copy()
        for layer in layers:
            _add_layer(stretch, layer)
        made[start:end] = stretch[start - first : end - first]
    return made


def _add_layer(stretch: Any, layer: _Weights) -> None:
    """Adds to each word what a layer makes of it and its neighbours."""
    count, width = stretch.shape
    windows = numpy.zeros((count, 3 * width), dtype=stretch.dtype)
    windows[1:, :width] = stretch[:-1]
    windows[:, width : 2 * width] = stretch
    windows[:-1, 2 * width :] = stretch[1:]
    products = windows @ layer.pieces.T
    products += layer.biases
    best = products[:, :width]
    for start in range(width, products.shape[1], width):
        numpy.maximum(best, products[:, start : start + width], out=best)
    best -= best.mean(axis=1, keepdims=True)
    spread = numpy.einsum("ij,ij->i", best, best) / numpy.float32(width) + _TINY
    best *= (spread ** numpy.float32(-0.5))[:, None]
    best *= layer.scale
    best += layer.shift
    stretch += best
