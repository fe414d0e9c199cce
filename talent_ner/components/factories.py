"""All spaCy factories of the library. spaCy imports this file for every pipeline, so it does no work at import."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from .extensions import register


@Language.factory("talent_names", assigns=["doc.ents"])
def make_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The library's own name recogniser, for pipelines with the embedding layer of ``en_core_web_sm``."""
    from .names import name_recogniser

    return name_recogniser(nlp, name)


@Language.factory("talent_reparse", requires=["doc.ents", "token.dep"], assigns=["token.tag", "token.dep"])
def make_reparse(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A second parse of the sentences whose first trips over a name."""
    from .second_parse import SecondParse

    return SecondParse(nlp)


@Language.factory("talent_entities", default_config={"lists": True}, assigns=["doc.ents"], requires=["token.tag"])
def make_entities(nlp: Language, name: str, lists: bool) -> Callable[[Doc], Doc]:
    """People and organizations in ``doc.ents``; ``lists`` switches the shipped name lists."""
    from .entities import TalentEntities

    register()
    return TalentEntities(nlp, lists)


@Language.factory("talent_money", assigns=["doc._.talent_amounts"])
def make_money(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Amounts of money in ``doc._.talent_amounts``."""
    from .values import talent_money

    register()
    return talent_money


@Language.factory("talent_dates", assigns=["doc._.talent_dates"])
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Dates in ``doc._.talent_dates``."""
    from .values import talent_dates

    register()
    return talent_dates


@Language.factory("talent_mentions", requires=["doc.ents", "token.dep"])
def make_mentions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions and what they refer to."""
    from .mentions import TalentMentions

    register()
    return TalentMentions(nlp)


@Language.factory("talent_moves", assigns=["doc._.talent_events", "doc._.talent_affiliations"], requires=["token.dep"])
def make_moves(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Typed events in ``doc._.talent_events`` and ties in ``doc._.talent_affiliations``."""
    from .moves import TalentMoves

    register()
    return TalentMoves()


@Language.factory(
    "talent_ner",
    default_config={"lists": True},
    assigns=["doc.ents", "doc._.talent_events"],
    requires=["token.tag", "token.dep"],
)
def make_talent_ner(nlp: Language, name: str, lists: bool) -> Callable[[Doc], Doc]:
    """All of the library's components as one."""
    from .whole import TalentNer

    register()
    return TalentNer(nlp, lists)
