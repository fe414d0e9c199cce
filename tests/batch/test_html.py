"""HTML to text: what a reader of the page sees, one block a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent_ner.batch.html import decode_html, html_to_text


@pytest.mark.parametrize(("page", "text"), [
    ("<h1>Head</h1><p>One  two\nthree</p><p>Four</p>", "Head\n\nOne two three\n\nFour"),
    ("<p>a<br>b<br/>c", "a\nb\nc"),
    ("<ul><li>one</li><li>two</ul>after", "- one\n- two\n\nafter"),
    ("<p>keep <b>in</b>line <a href='x'>words</a>.</p>", "keep inline words."),
    ("<p>a</p><script>var p = '<p>no</p>';</script><style>p {}</style><p>b", "a\n\nb"),
    ("<title>T</title><noscript>on</noscript>text", "text"),
    ("<head><svg><body><p>open svg above", "open svg above"),
    ("<pre>a   b\n  c</pre>", "a b\nc"),
    ("&lt;b&gt; R&amp;D &#8217;s &nbsp;x", "<b> R&D ’s x"),
    ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
    ("<div>a<br><br>b</div> <div>c</div>", "a\n\nb\nc"),
    ("a < b and <unknown>c</unknown>", "a < b and c"),
    ("</p></pre></script>x", "x"),
    ("a<![if !IE]>b<![endif]>c<![", "abc"),
    ("", ""),
])
def test_text_of_page(page: str, text: str) -> None:
    assert html_to_text(page)[0] == text


PIECES = [
    "<", "!", "[", "]", ">", "-", "/", "=", '"', "'", "&#x", "&", ";", " ", "\n", "a", "p", "pre", "body",
    "script", "?",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_nothing_raises(page: str) -> None:
    text, published = html_to_text(page)
    assert text == text.strip()
    assert published is None


@pytest.mark.parametrize(("meta", "published"), [
    ('<meta property="article:published_time" content="2025-07-10T08:00:00+02:00">', "2025-07-10"),
    ('<meta name="Date" content="2025-07-10" />', "2025-07-10"),
    ('<meta itemprop="datePublished" content="2025-07-10">', "2025-07-10"),
    ('<meta name="date" content="10 July 2025">', None),
    ('<meta name="viewport" content="2025-07-10">', None),
    ("<meta name=date>", None),
])
def test_date_of_page(meta: str, published: str | None) -> None:
    assert html_to_text(f"<html><head>{meta}</head><body>x</body></html>") == ("x", published)


@pytest.mark.parametrize(("data", "page"), [
    ("Zoë".encode(), "Zoë"),
    ("\ufeffZoë".encode(), "Zoë"),
    ('<meta charset="iso-8859-2">Łódź'.encode("iso-8859-2"), '<meta charset="iso-8859-2">Łódź'),
    ("don’t".encode("cp1252"), "don’t"),
    (b'<meta charset="no-such">\x93', '<meta charset="no-such">“'),
])
def test_charset(data: bytes, page: str) -> None:
    assert decode_html(data) == page
