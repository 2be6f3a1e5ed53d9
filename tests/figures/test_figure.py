import altair as alt
import pandas as pd
import pytest

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME, Column
from evbook.errors import ResultError
from evbook.figures import theme
from evbook.figures.figure import LIVE_MIME, LIVE_WIDTH_PX, REGISTERED, Drawing, Figure, figure

SOURCES = ("comtrade-bev-shares",)
COLUMNS = (Column(name="year", title="Year", unit="year"), Column(name="x_usd", title="X", unit="USD"))


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A builder of a small figure, forgotten after the test."""
    monkeypatch.setattr("evbook.figures.figure.REGISTERED", {})

    @figure("small", tables=("car_exports",))
    def build(data: pd.DataFrame) -> Drawing:
        chart = alt.Chart(data).mark_bar().encode(x="year:O", y="x_usd:Q")
        return Drawing(
            chart, data, COLUMNS, title="T", caption="C", alt="A", unit="USD", coverage="all", source_ids=SOURCES
        )

    return build


DATA = pd.DataFrame({"year": [2022, 2023], "x_usd": [1.0, 2.5]})


def test_a_run_emits_spec_passport_and_text(chapter: DownstreamCompetition, draw, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("EVBOOK_LIVE", "0")
    bundle = draw(DATA)._repr_mimebundle_()
    assert set(bundle) == {VEGA_LITE_MIME, FIGURE_MIME, "text/plain"}
    assert bundle[FIGURE_MIME]["rows"] == [[2022, 1.0], [2023, 2.5]]
    assert bundle[VEGA_LITE_MIME]["usermeta"]["evbook"]["id"] == "small"
    assert bundle[VEGA_LITE_MIME]["width"] == "container"


def test_a_person_s_session_gets_what_jupyterlab_draws(chapter: DownstreamCompetition, draw, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("EVBOOK_LIVE", "1")
    bundle = draw(DATA)._repr_mimebundle_()
    assert set(bundle) == {LIVE_MIME, "text/plain"}
    assert bundle[LIVE_MIME]["$schema"].endswith("v5.json")
    assert bundle[LIVE_MIME]["width"] == LIVE_WIDTH_PX
    assert bundle[LIVE_MIME]["title"]["text"] == ["T"]
    assert "United Nations" in " ".join(bundle[LIVE_MIME]["title"]["subtitle"])


def test_the_same_data_give_the_same_text_and_other_data_another(chapter: DownstreamCompetition, draw) -> None:  # type: ignore[no-untyped-def]
    def text(data: pd.DataFrame) -> str:
        made: Figure = draw(data)
        return str(made._repr_mimebundle_()["text/plain"])

    assert text(DATA) == text(DATA.copy())
    assert text(DATA) != text(DATA.assign(x_usd=[1.0, 2.6]))


def test_a_figure_without_data_is_refused(chapter: DownstreamCompetition, draw) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ResultError, match="'small' has no data"):
        draw(DATA.iloc[:0])


def test_every_colour_of_a_chart_is_one_the_site_can_darken(chapter: DownstreamCompetition, draw) -> None:  # type: ignore[no-untyped-def]
    assert all(name.startswith("--ev-") for name in theme.PALETTE.values())
    assert len(set(theme.PALETTE.values())) == len(theme.PALETTE)


def test_ids_are_in_kebab_case() -> None:
    assert all(name == name.lower() and "_" not in name and " " not in name for name in REGISTERED)
