"""``talent_names``: the library's own name recogniser, a spaCy ``ner`` with the weights of ``models/names``.

It listens to the shared embedding layer of ``en_core_web_sm`` 3.8, so it belongs behind that ``tok2vec`` only; behind
another pipeline the pipeline's own recogniser stays.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.util import load_config, registry

from ..lexicon.resources import model_path
from . import name_embedding  # noqa: F401 - registers the architecture that the config names
from .remembered import remember_words
from .stepwise import Stepwise
from .stretches import read_in_stretches


class TrainedNames(Stepwise, EntityRecognizer):
    """A recogniser that comes trained: ``nlp.initialize`` (which ``spacy assemble`` calls) must not undo that."""

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        """Leaves the weights as they are."""


def name_recogniser(nlp: Language, name: str) -> EntityRecognizer:
    """The trained component.

    Args:
        nlp: a pipeline with the shared layer.
        name: the component's name in it.
    """
    settings = load_config(model_path("names", "config.cfg"))["components"]["ner"]
    model = registry.resolve({"model": settings["model"]})["model"]
    recogniser = TrainedNames(
        nlp.vocab, model, name, update_with_oracle_cut_size=settings["update_with_oracle_cut_size"]
    )
    recogniser.from_disk(model_path("names", "model"), exclude=["vocab"])
    shared: Any = nlp.get_pipe("tok2vec") if nlp.has_pipe("tok2vec") else None
    layers = list(recogniser.model.walk()) + ([shared.model] if shared is not None else [])
    for layer in layers:
        remember_words(layer)
        read_in_stretches(layer)
    return recogniser
