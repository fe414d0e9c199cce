"""The pipeline and its documents survive saving, copying and other processes, with the same events."""

from __future__ import annotations

import importlib
import json
import multiprocessing
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import talent_ner
from talent_ner.pipeline import installed_pipeline

pytestmark = pytest.mark.model

TEXT = """Two researchers leave for a rival

- Mira Okonkwo and Daniel Brandt left OpenAI in May 2025 to join Anthropic.
- Meta offered Brandt $20 million, but he turned it down, Reuters reported.
"""
OTHER = "Nvidia acquired Lattice Robotics for $300 million. Ana Ferreira co-founded the startup in 2021."
COMPONENTS = ("talent_entities", "talent_money", "talent_dates", "talent_mentions", "talent_moves", "talent_ner")
PROCESSES = """
import json, multiprocessing, sys
import talent_ner

if __name__ == "__main__":
    method, *texts = json.loads(sys.argv[1])
    multiprocessing.set_start_method(method)
    docs = talent_ner.load().pipe(texts, n_process=2, batch_size=1)
    print(json.dumps([[event.to_dict() for event in doc._.talent_events] for doc in docs]))
"""


def _events(doc: Doc) -> list[dict[str, Any]]:
    return [event.to_dict() for event in doc._.talent_events]


@pytest.fixture(scope="module")
def expected(nlp: Any) -> list[dict[str, Any]]:
    events = _events(nlp(TEXT))
    assert events
    return events


def test_pipeline_to_disk(nlp: Any, expected: list[dict[str, Any]], tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert _events(again(TEXT)) == expected
    assert again.pipe_names == nlp.pipe_names


def test_pipeline_to_bytes(nlp: Any, expected: list[dict[str, Any]]) -> None:
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=False).from_bytes(nlp.to_bytes())
    assert _events(again(TEXT)) == expected


def test_document_in_docbin_bytes_and_pickle(nlp: Any, expected: list[dict[str, Any]]) -> None:
    doc = nlp(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (binned,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    unpacked = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    unpickled = pickle.loads(pickle.dumps(doc))
    for copy in (binned, unpacked, unpickled):
        assert _events(copy) == expected
        assert copy._.talent_source == TEXT
        assert copy._.talent_affiliations == doc._.talent_affiliations
        assert copy._.talent_entities == doc._.talent_entities
        assert copy._.talent_amounts == doc._.talent_amounts


@pytest.mark.parametrize("method", sorted(set(multiprocessing.get_all_start_methods()) & {"fork", "spawn"}))
def test_two_processes(nlp: Any, expected: list[dict[str, Any]], tmp_path: Path, method: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(PROCESSES, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), json.dumps([method, TEXT, OTHER, "", TEXT])],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [expected, _events(nlp(OTHER)), [], expected]


def test_results_do_not_depend_on_batches(nlp: Any) -> None:
    texts = [TEXT, OTHER, "", "Nothing here.", OTHER, TEXT]
    together = talent_ner.extract_many(((text, {"doc_id": "x"}) for text in texts), nlp=nlp)
    assert list(together) == [talent_ner.extract(text, doc_id="x", nlp=nlp) for text in texts]


def test_events_outlive_their_memory_zone(nlp: Any, expected: list[dict[str, Any]]) -> None:
    with nlp.memory_zone():
        events = nlp(TEXT)._.talent_events
    assert [event.to_dict() for event in events] == expected


def test_published_reaches_the_pipeline_as_context(nlp: Any) -> None:
    text = "Mira Okonkwo joined Anthropic last month."
    ((doc, context),) = nlp.pipe([(text, {"published": "2025-07-10", "own": 1})], as_tuples=True)
    assert context["own"] == 1
    assert [event.date.value for event in doc._.talent_events] == ["2025-06"]


def test_every_factory_is_registered_under_its_name() -> None:
    assert [name for name in COMPONENTS if not spacy.Language.has_factory(name)] == []


def test_registering_twice_changes_nothing(nlp: Any, expected: list[dict[str, Any]]) -> None:
    from talent_ner.components import factories

    importlib.reload(factories)
    again = talent_ner.load()
    again.add_pipe("talent_moves", name="talent_moves_again")
    assert _events(again(TEXT)) == expected == _events(nlp(TEXT))


@pytest.mark.parametrize("missing", ["parser", "tagger"])
def test_missing_component_is_one_clear_error_at_the_first_document(missing: str) -> None:
    bare = spacy.load(installed_pipeline(), exclude=[missing])
    bare.add_pipe("talent_ner")
    with pytest.raises(ValueError, match=f"needs a {missing} earlier in the pipeline"):
        bare(TEXT)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t ", "\u200b", "\ufeff", "…", "-\n-\n"])
def test_empty_and_blank_text(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert (doc._.talent_events, doc._.talent_affiliations) == ((), ())
    assert talent_ner.extract(text, nlp=nlp).to_dict()["events"] == []
    assert doc._.talent_source == text
