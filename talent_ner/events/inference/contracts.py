"""Contracts that someone is offered or turns down without a word of whose: they are the present employer's.

"The coach has said no to a new contract", "she was offered an extension": only who has a contract gets a new one.
"""

from __future__ import annotations

from spacy.tokens import Token

from ...syntax.roles import roles
from ..draft import Draft
from ..ties.employment import Employments

_CONTRACTS = frozenset({"contract", "extension"})
_PLACES = ("object", "object_of", "to", "complement")


def own_contracts(drafts: list[Draft], employments: Employments) -> None:
    """Gives offers of contracts that name no organization the recipient's only employer, in place."""
    for draft in drafts:
        if draft.type != "offer" or draft.who is None or draft.orgs["organization"] or not _of_contract(draft):
            continue
        left = {ref for d in drafts if d.type == "move" and d.who == draft.who for ref in d.orgs["origin"]}
        employers = {tie.org for tie in employments.of(draft.who) if tie.current} or left
        if len(employers) == 1:
            draft.orgs["organization"] = list(employers)
            draft.inferred.add("organization")


def _of_contract(draft: Draft) -> bool:
    filled = roles(draft.trigger)
    return any(_is_contract(t) for place in _PLACES for t in filled.get(place, ()))


def _is_contract(noun: Token) -> bool:
    """ "A contract", "an extension"; of deals "a new deal"."""
    renewed = noun.lemma_.lower() == "deal" and any(c.lower_ == "new" for c in noun.children)
    return renewed or noun.lemma_.lower() in _CONTRACTS
