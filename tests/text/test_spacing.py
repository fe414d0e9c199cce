"""Lost spaces come back where words were glued, and names of one word stay whole."""

from __future__ import annotations

import pytest

from talent_ner.text.clean import clean
from talent_ner.text.offsets import apply_edits
from talent_ner.text.spacing import separate_words


def spaced(text: str) -> str:
    return apply_edits(text, separate_words(text))[0]


@pytest.mark.parametrize(("glued", "plain"), [
    ("Harnwellhas boughtKite Foods. Harnwell is a grocer.", "Harnwell has bought Kite Foods. Harnwell is a grocer."),
    ("She left the bank forOtterlake in May.", "She left the bank for Otterlake in May."),
    ("He is a director ofQuillon.", "He is a director of Quillon."),
    ("Rivets Mutual hired the researcherAnna Belk.", "Rivets Mutual hired the researcher Anna Belk."),
    ("The Institute for Marine Biology(IMB) named two.", "The Institute for Marine Biology (IMB) named two."),
    ("The board (five members)chose her.", "The board (five members) chose her."),
    ('It makes "gentle"shampoo.', 'It makes "gentle" shampoo.'),
    ("It was made public.These rules hold.", "It was made public. These rules hold."),
    ("Oslo,which paid, won.", "Oslo, which paid, won."),
    ("Palatine'sRoom 4 and Palatine'sprogramme", "Palatine's Room 4 and Palatine's programme"),
    ("He left in2019 and came back.", "He left in 2019 and came back."),
    ("a swap.Photo credit: X; Ann LiImage Credits: Y", "a swap. Photo credit: X; Ann Li Image Credits: Y"),
    ("The chair Anna Quillsaid so.", "The chair Anna Quill said so."),
    ("A swap, arguedIda Moe, is due.", "A swap, argued Ida Moe, is due."),
    ("Bank slips, chair saysByLena Marek", "Bank slips, chair says By Lena Marek"),
])
def test_lost_spaces_come_back(glued: str, plain: str) -> None:
    assert spaced(glued) == plain


def test_a_page_with_surer_signs_is_read_with_weaker_evidence() -> None:
    page = ("Velmora Systemsfor schools was sold toTarn. The lawyerIda Moe said in astatement that hisdeparturefrom "
            "the firm, whereOle Aas works, is final.")
    assert spaced(page) == (
        "Velmora Systems for schools was sold to Tarn. The lawyer Ida Moe said in a statement that his departure from "
        "the firm, where Ole Aas works, is final.")


@pytest.mark.parametrize("text", [
    "YouTube, iPhone, OpenAI, DeepMind, McDonald, xAI, LeCun, PayPal, TikTok, DeWitt, eBay and MacKenzie stay.",
    "theScore hired two. At theScore they are glad. People like theScore.",
    "Martin runs K-Mart; Clinton met Clint; Boston, Holland, Martinez and Asquith wrote.",
    "Karl Biswas, Laura Bensaid and Paul Marchand met Anna Roland.",
    "Mail ann@smithHarbor.com or see example.com/forMeta, #forMeta, @ofBerg.",
    "The employee(s) re-read (s)he, f(X) and print(x).",
    "He said \"yes\" and she said \"no\". It is 5\"x7\".",
    "A rollout, an upturn, a bygone age, uprooted trees, an inshore fleet, healthcare and chatbots.",
])
def test_whole_words_stay_whole(text: str) -> None:
    assert spaced(text) == text
    signs = " It came fromBerlin and wentto us byAnkara withPrague."  # even on a page that has lost spaces
    assert spaced(text + signs).startswith(text)


def test_what_is_found_can_be_quoted_from_the_page() -> None:
    source = "Harnwellhas boughtKite Foods. Harnwell is a grocer."
    view = clean(source)
    start = view.text.index("Kite")
    assert source[slice(*view.to_source(start, start + 10))] == "Kite Foods"
    start = view.text.index("Harnwell has")
    assert source[slice(*view.to_source(start, start + 12))] == "Harnwellhas"


def test_any_page_is_read_in_linear_time() -> None:
    assert spaced("ofthe" * 20_000) == "ofthe" * 20_000
    assert spaced("(a" * 20_000) == "(a" * 20_000
