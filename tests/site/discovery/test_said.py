from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from evbook.site.discovery.said import (
    LONGEST_DESCRIPTION,
    description_of,
    finding_of_page,
    shortened,
    title_of,
    words_of,
)

CHAPTER = """<title>Cars — Book</title><article><section><h1>Cars<a class="headerlink">#</a></h1>
<p><em>Who sells?</em></p><section id="what-this-chapter-finds"><h2>What this chapter finds</h2><ul>
<li><p><strong>Who.</strong> <span>China sold 5 %</span><span class="ev-marks"> <a>M1</a></span>.</p></li>
<li>Later.</li>
</ul></section></section></article>"""
SCENARIO = """<head><meta name="evbook-scenario" content="small"/></head><article><section><h1>Cars: A small car</h1>
<p>It is &lt;cheap&gt;. The text is in the chapter.</p><section id="what-this-scenario-finds"><ul><li>Less.</li></ul>
</section></section></article>"""


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def test_a_chapter_says_its_question_and_its_first_finding() -> None:
    assert title_of(soup(CHAPTER)) == "Cars"
    assert finding_of_page(soup(CHAPTER)) == "China sold 5 %."
    assert description_of(soup(CHAPTER), "Who sells?") == "Who sells? China sold 5 %."


def test_a_scenario_says_its_title_and_why() -> None:
    assert description_of(soup(SCENARIO)) == "A small car. It is <cheap>."
    assert finding_of_page(soup(SCENARIO)) == "Less."


def test_another_page_says_its_first_paragraph_without_its_citations() -> None:
    page = soup('<article><section><p>A memo <span class="bibtex-citation">[<a>A, 1</a>]</span> argued.</p></section>')
    assert description_of(page) == "A memo argued."
    assert finding_of_page(page) == ""
    assert (title_of(page), description_of(soup("<article></article>"))) == ("", "")
    assert title_of(soup("<title>Search — Book</title>")) == "Search"


LONG = "A first sentence that says enough to stand alone and to fill the larger part of what a description may hold, "
LONG += "as this one does. "


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Short.", "Short."),
        ("One  two.\nThree.", "One two. Three."),
        (LONG + "Another one that is far too long for it. " * 4, LONG + "Another one that is far too long for it."),
        ("Short. " + "word " * 80, "Short. " + "word " * 37 + "word…"),
        ("x" * 400, "x" * (LONGEST_DESCRIPTION - 1) + "…"),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_sentence_or_word(text: str, kept: str) -> None:
    assert len(kept) <= LONGEST_DESCRIPTION
    assert shortened(text) == kept


def test_words_leave_out_what_is_no_text() -> None:
    assert words_of(soup("<p>One<script>x()</script> <b>two</b> .</p>").p) == "One two."
