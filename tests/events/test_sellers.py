"""What those sell who sell up."""

from __future__ import annotations

from drafts import draft, parsed_page, referent

from talent_ner.events.inference.sellers import sellers_house
from talent_ner.events.ties.employment import Employments


def test_a_family_sells_the_house_that_bears_its_name() -> None:
    page = parsed_page("sellers")
    sale = draft(page, "sold", "deal", buyer=[referent(page, "Acme")])
    assert sellers_house(sale, page, Employments(page)) == referent(page, "Norton Shipping")


def test_who_sells_in_a_sentence_without_sellers_is_not_known() -> None:
    page = parsed_page("active-join")
    sale = draft(page, "joined", "deal", buyer=[referent(page, "Acme")])
    assert sellers_house(sale, page, Employments(page)) is None
