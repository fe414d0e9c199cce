"""Many documents: readers, the gate, a runner that survives bad inputs, resumable jobs, writers, the Arrow seam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .arrow import extract_batches, output_schema

__all__ = ["extract_batches", "output_schema"]


def __getattr__(name: str) -> Any:
    """Loads pyarrow only when the Arrow seam is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(".arrow", __name__), name)
