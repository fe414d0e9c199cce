"""Imports the scripts beside a model, which are no part of the package."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

MODELS = Path(__file__).parent.parent / "models"


@lru_cache(maxsize=None)
def recipe(model: str, script: str) -> ModuleType:
    """The module ``models/<model>/<script>.py``; its neighbours may be called like those of another model."""
    with pytest.MonkeyPatch.context() as patch:
        for neighbour in (MODELS / model).glob("*.py"):
            patch.delitem(sys.modules, neighbour.stem, raising=False)
        patch.syspath_prepend(str(MODELS / model))
        return import_module(script)
