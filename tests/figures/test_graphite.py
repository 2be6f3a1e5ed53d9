from __future__ import annotations

from evbook import tables
from evbook.analysis import event_window, graphite, measures
from evbook.figures.graphite import graphite_control_event


def drawn():
    events = tables.load("export_control_events")
    event = event_window.event_of(events, "2023-graphite")
    monthly = graphite.monthly(tables.load("graphite_exports"), 2022, 2024)
    sources = measures.sources_of(monthly, measures.only(events, event_id="2023-graphite"))
    return monthly, graphite_control_event(monthly, event, sources)


def test_the_title_gives_the_months_before_and_after_the_effect(minerals):
    monthly, figure = drawn()
    natural = monthly[monthly["product"] == graphite.NATURAL].set_index("month")["weight_kt"]
    assert f"{natural['2023-11-01']:.0f} thousand tonnes in November 2023" in figure.passport.title
    assert figure.passport.title.endswith(f"and {natural['2023-12-01']:.1f} thousand in the next")
    assert "announcement in October 2023, effect in December 2023" in figure.passport.caption


def test_both_codes_are_drawn_for_every_month(minerals):
    monthly, figure = drawn()
    assert len(figure.passport.rows) == 2 * 36 == len(monthly)
    low, high = monthly["partners_reported"].min(), monthly["partners_reported"].max()
    assert f"{low} to {high} of them" in figure.passport.coverage
    assert set(figure.passport.tables) == {"graphite_exports", "export_control_events"}


def test_the_comparison_is_said_to_be_partly_under_licence(minerals):
    _, figure = drawn()
    assert any("no pure one" in note for note in figure.passport.notes)
