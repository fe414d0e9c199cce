"""Another forward pass for a node of a trained model, whose layers and weights stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thinc.api import Model


def replace_forward(whole: Model[Any, Any], node: Model[Any, Any], forward: Callable[..., Any]) -> None:
    """Puts a node with the same name, layers, weights and widths, but another forward pass, in the place of a node.

    Args:
        whole: the model that holds the node.
        node: what is replaced.
        forward: called with the new node, its input and whether it is trained.
    """
    dims = {name: node.maybe_get_dim(name) for name in node.dim_names}
    made: Model[Any, Any] = Model(node.name, forward, init=node.init, layers=node.layers, dims=dims, ops=node.ops)
    whole.replace_node(node, made)
