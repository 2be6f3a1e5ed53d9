from __future__ import annotations

from bs4 import BeautifulSoup

from evbook.site.take.paper_sources import PLACE, gather_sources

LIST = "<p class='ev-source'>A; B.</p><details class='ev-more'><summary>All</summary><ul>{}</ul></details>"
SHARED, OWN = "<li><a href='https://example.org/a'>A &amp; co</a>, 2026</li>", "<li>B, 2025</li>"


def figure(number: str, content: str) -> str:
    return f"<figure class='ev-figure'><span class='ev-number-of'>Figure {number}</span>{content}</figure>"


def test_sources_of_all_figures_stand_once_at_the_end_with_the_figures_that_use_them() -> None:
    figures = figure("1.1", LIST.format(SHARED)) + figure("1.2", LIST.format(SHARED + OWN))
    article = BeautifulSoup(f"<article>{figures}</article>", "html.parser").article
    assert article is not None
    gather_sources(article)
    items = [" ".join(item.get_text().split()) for item in article.select(f"#{PLACE} li")]
    assert items == ["A & co, 2026 [Figure 1.1, Figure 1.2]", "B, 2025 [Figure 1.2]"]
    assert article.select("details") == []
    assert [link["href"] for link in article.select("figure .ev-note a")] == [f"#{PLACE}"] * 2
    assert "All 2 sources" in article.select("figure")[1].get_text()


def test_a_figure_with_its_sources_in_a_line_keeps_them() -> None:
    text = figure("1.1", "<p class='ev-source'>A.</p>")
    article = BeautifulSoup(f"<article>{text}</article>", "html.parser").article
    assert article is not None
    before = str(article)
    gather_sources(article)
    assert str(article) == before
