"""The library as a guest: in a pipeline of the user's own, ``nlp.pipe`` in all its forms, disturbing nothing."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import talent_ner
from talent_ner.pipeline import installed_pipeline

pytestmark = pytest.mark.model

MOVE = "Mira Okonkwo left Orbit Systems last month to join Lattice Robotics, which sells Zolvarin in Kenya."
DEAL = "Nvidia acquired Quarry Analytics for $300 million. Ana Ferreira will run the Zolvarin business."
NOTHING = "Fold the butter into the flour, then add three spoons of Zolvarin."
PROCESSES = """
import json, multiprocessing, sys
import spacy
from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("words", default=None)

@Language.component("count_words")
def count_words(doc):
    doc._.words = len(doc)
    doc.user_data["mine"] = doc.text[:4]
    return doc

if __name__ == "__main__":
    method, name, *inputs = json.loads(sys.argv[1])
    multiprocessing.set_start_method(method)
    nlp = spacy.load(name)
    nlp.add_pipe("talent_ner")
    nlp.add_pipe("count_words")
    pairs = nlp.pipe([tuple(pair) for pair in inputs], as_tuples=True, n_process=2, batch_size=1)
    print(json.dumps([[doc._.words, doc.user_data["mine"], context, [event.to_dict() for event in doc._.talent_events]]
                      for doc, context in pairs]))
"""


def _events(doc: Doc) -> list[dict[str, Any]]:
    return [event.to_dict() for event in doc._.talent_events]


def _people_and_organizations(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents if ent.label_ in ("PERSON", "ORG")]


@pytest.fixture(scope="module")
def host() -> Iterator[Language]:
    """A user's pipeline: a ruler for product names in front of the library, a component of the user's behind it."""
    @Language.component("test_embedding_host")
    def count(doc: Doc) -> Doc:
        doc._.host_count = len(doc._.talent_events)
        doc.user_data["host"] = {"kept": True}
        doc.spans["host"] = [doc[0:1]]
        return doc

    Doc.set_extension("host_count", default=-1)
    Doc.set_extension("host_upper", getter=lambda doc: doc.text.upper())
    Span.set_extension("talent_events", default="span")  # the same name elsewhere is the user's own affair
    Token.set_extension("host_flag", default=False)
    nlp = spacy.load(installed_pipeline())
    ruler = nlp.add_pipe("entity_ruler", before="ner")
    ruler.add_patterns([{"label": "REMEDY", "pattern": "Zolvarin", "id": "z1"}])
    nlp.add_pipe("talent_ner")
    nlp.add_pipe("test_embedding_host")
    yield nlp
    for owner, name in ((Doc, "host_count"), (Doc, "host_upper"), (Span, "talent_events"), (Token, "host_flag")):
        owner.remove_extension(name)


def test_one_line_adds_the_events(host: Language) -> None:
    [move] = host(MOVE)._.talent_events
    assert (move.type, move.who.name) == ("move", "Mira Okonkwo")
    assert [org.name for org in (*move.origin, *move.destination)] == ["Orbit Systems", "Lattice Robotics"]
    [deal, *_] = host(DEAL)._.talent_events
    assert (deal.type, deal.kind, deal.buyer[0].name, deal.amount.max) == ("deal", "acquisition", "Nvidia", 3e8)
    assert host(NOTHING)._.talent_events == ()


def test_pipe_gives_what_single_calls_give(host: Language) -> None:
    texts = [MOVE, NOTHING, "", DEAL, MOVE]
    assert [_events(doc) for doc in host.pipe(texts, batch_size=2)] == [_events(host(text)) for text in texts]


def test_context_gives_the_date_and_comes_back(host: Language) -> None:
    contexts: list[Any] = [
        {"published": "2025-07-10", "row": 1}, {"published": "2024-01-20"}, {"row": 3}, "no dictionary", None]
    pairs = list(host.pipe([(MOVE, context) for context in contexts], as_tuples=True, batch_size=2))
    assert [context for _, context in pairs] == contexts
    assert [doc._.talent_events[0].date.value for doc, _ in pairs] == ["2025-06", "2023-12", None, None, None]


@pytest.mark.parametrize("method", sorted(set(multiprocessing.get_all_start_methods()) & {"fork", "spawn"}))
def test_two_processes_with_context(tmp_path: Path, method: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(PROCESSES, encoding="utf-8")
    inputs = [[MOVE, {"published": "2025-07-10"}], [NOTHING, {"row": 2}], [MOVE, {"published": "2024-01-20"}]]
    done = subprocess.run([sys.executable, str(script), json.dumps([method, installed_pipeline(), *inputs])],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [(mine, context) for _, mine, context, _ in found] == [(text[:4], context) for text, context in inputs]
    assert [[event["date"]["value"] for event in events] for *_, events in found] == [["2025-06"], [], ["2023-12"]]
    assert [words > 10 for words, *_ in found] == [True] * 3


def test_the_hosts_components_and_attributes_are_undisturbed(host: Language) -> None:
    assert host.pipe_names[-2:] == ["talent_ner", "test_embedding_host"]
    doc = host.make_doc(MOVE)
    doc.user_data["before"] = [1, 2]
    doc._.host_count = 7
    doc[0]._.host_flag = True
    doc = host(doc)
    assert (doc._.host_count, doc.user_data["host"], doc.user_data["before"]) == (1, {"kept": True}, [1, 2])
    assert doc._.host_upper == MOVE.upper()
    assert (doc[0]._.host_flag, doc[1]._.host_flag, doc[0:2]._.talent_events) == (True, False, "span")
    assert [span.text for span in doc.spans["host"]] == ["Mira"]
    assert list(doc.spans) == ["host"]
    assert doc.text == MOVE
    own = {key for key in doc.user_data if isinstance(key, str)}
    assert own == {"before", "host", "talent_ner"}


def test_the_hosts_annotation_stays_as_it_was(host: Language) -> None:
    with host.select_pipes(disable=["talent_ner", "test_embedding_host"]):
        plain = host(DEAL)
    doc = host(DEAL)
    for token, before in zip(doc, plain):
        assert (token.text, token.tag_, token.lemma_, token.dep_, token.head.i, token.is_sent_start) == (
            before.text, before.tag_, before.lemma_, before.dep_, before.head.i, before.is_sent_start)


def test_the_hosts_entities_of_other_labels_are_kept(host: Language) -> None:
    doc = host(NOTHING + " " + MOVE)
    labels = {ent.text: (ent.label_, ent.ent_id_) for ent in doc.ents}
    assert labels["Zolvarin"] == ("REMEDY", "z1")
    assert labels["Kenya"][0] == "GPE"
    assert labels["three"][0] == "CARDINAL"
    assert _people_and_organizations(doc) == [
        ("Mira Okonkwo", "PERSON"), ("Orbit Systems", "ORG"), ("Lattice Robotics", "ORG")]


def test_two_pipelines_in_one_process_keep_apart(host: Language, nlp: Any) -> None:
    bare = spacy.load(installed_pipeline())
    bare.add_pipe("talent_ner", config={"lists": False})
    entry = {"id": "quarry", "name": "Quarry Analytics", "aliases": [], "kind": "company", "guarded": [],
             "wikidata": None, "parent": None, "descriptions": [], "products": []}
    bare.get_pipe("talent_ner").entities.add_organizations([json.dumps(entry)])
    ids = []
    for pipeline in (host, bare, nlp, host, bare, nlp):
        [deal] = [event for event in pipeline(DEAL)._.talent_events if event.type == "deal"]
        ids.append((deal.buyer[0].id, deal.target[0].id))
    assert ids == [("nvidia", None), (None, "quarry"), ("nvidia", None)] * 2
    assert [event.who.name for event in talent_ner.extract(MOVE, nlp=nlp).events] == ["Mira Okonkwo"]


def test_a_doc_made_from_words(host: Language) -> None:
    words = ["Mira", "Okonkwo", "joined", "Lattice", "Robotics", "in", "May", "2025", "."]
    doc = host(Doc(host.vocab, words=words, spaces=[True] * 7 + [False, False]))
    [move] = doc._.talent_events
    assert (move.who.name, move.destination[0].name, move.date.value) == ("Mira Okonkwo", "Lattice Robotics", "2025-05")
    spaced = host(Doc(host.vocab, words=words))  # a blank before the full stop, as tokenised corpora have it
    [quote] = spaced._.talent_events[0].evidence
    assert spaced.text[quote.start:quote.end] == quote.text
    assert spaced._.talent_source == " ".join(words) + " "
    assert [_events(doc) for doc in host.pipe([Doc(host.vocab, words=words), Doc(host.vocab)])] == [_events(spaced), []]
