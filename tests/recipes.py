"""Imports the scripts beside a model, which are no part of the package."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

MODELS = Path(__file__).parent.parent / "models"


def recipe(model: str, script: str) -> ModuleType:
    """The module ``models/<model>/<script>.py``, which may import its neighbours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(MODELS / model))
        return import_module(script)
