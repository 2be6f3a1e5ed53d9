from __future__ import annotations

from evbook.site.figure.standing import Standing


def test_a_figure_of_a_chapter_stands_under_its_own_name() -> None:
    standing = Standing("cars", "Figure 1.1", "chapters/a")
    assert (standing.name, standing.files, standing.to_root) == ("cars", "figures/", "../")
    assert standing.place == "chapters/a.html#cars"
    assert standing.address == ""


def test_a_scenario_s_figure_stands_apart() -> None:
    standing = Standing("cars", "Figure 1.1", "chapters/a-late", "late", "https://example.org/b/")
    assert (standing.name, standing.files) == ("cars-late", "figures/late/")
    assert standing.address == "https://example.org/b/chapters/a-late.html#cars"


def test_at_the_site_s_top_no_way_leads_up() -> None:
    assert Standing("cars", "", "index").to_root == ""
