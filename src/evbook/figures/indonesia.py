"""Figure of the market share that Japanese brands lost in Indonesia, split by powertrain."""

from __future__ import annotations

import altair as alt
import pandas as pd

from evbook.analysis import shift_share
from evbook.contracts.passport import Column
from evbook.contracts.results import format_number
from evbook.figures import theme
from evbook.figures.figure import Drawing, figure

MIX, WITHIN = "Mix of powertrains in the market", "Japanese share within the powertrain"
ALL = "All"
_COLOURS = {MIX: theme.BLUE, WITHIN: theme.ORANGE}
_BARE = alt.Axis(domain=False, ticks=False)
_SHARES = ("market_first_pct", "market_last_pct", "own_first_pct", "own_last_pct")

_COLUMNS = (
    Column(name="group", title="Powertrain", unit="category"),
    Column(name="part", title="Part of the change", unit="category"),
    Column(name="change_pp", title="Change of the Japanese share", unit="percentage points"),
    Column(name="market_first_pct", title="Powertrain in the market, first year", unit="percent of vehicles"),
    Column(name="market_last_pct", title="Powertrain in the market, last year", unit="percent of vehicles"),
    Column(name="own_first_pct", title="Japanese share within it, first year", unit="percent of vehicles"),
    Column(name="own_last_pct", title="Japanese share within it, last year", unit="percent of vehicles"),
)

_TOOLTIP = [
    alt.Tooltip("group:N", title="Powertrain"),
    alt.Tooltip("part:N", title="Part"),
    alt.Tooltip("change_pp:Q", title="Change, points", format="+.2f"),
    alt.Tooltip("market_first_pct:Q", title="In the market, first year, %", format=".1f"),
    alt.Tooltip("market_last_pct:Q", title="In the market, last year, %", format=".1f"),
    alt.Tooltip("own_first_pct:Q", title="Japanese share within, first year, %", format=".1f"),
    alt.Tooltip("own_last_pct:Q", title="Japanese share within, last year, %", format=".1f"),
]

_NOTES = (
    "Mix: change of a powertrain's share of the market, times how far the Japanese share within it lies from the "
    "Japanese share of the whole market. Within: change of the Japanese share within a powertrain, times the "
    "powertrain's share of the market. Both at the mean of the two years, so that nothing is left over.",
    "Without plug: petrol and diesel vehicles and hybrids, counted together because hybrids of 2022 were partly coded "
    "as petrol cars. The few fuel-cell cars stand with battery cars.",
    "The split is an account, not a cause: who moved the market to another powertrain it does not say.",
)


@figure("indonesia-shift-share", tables=("indonesia_wholesales",))
def indonesia_shift_share(parts: pd.DataFrame, years: tuple[int, int], source_ids: tuple[str, ...]) -> Drawing:
    """Two bars a powertrain and for all; `parts` as `shift_share.market_parts` gives them for Japanese brands."""
    data = _data(parts)
    whole = data[data["group"] == ALL].set_index("part")["change_pp"]
    loss, mix = -float(whole.sum()), -float(whole[MIX])
    return Drawing(
        chart=_bars(data),
        data=data,
        columns=_COLUMNS,
        title=_title(loss, mix, years),
        caption=(
            f"Change of the share of Japanese brands in Indonesia's vehicle market from {years[0]} to {years[1]} by "
            "powertrain, in percentage points of the whole market."
        ),
        alt="Bars by powertrain, change in points from the mix of powertrains and from the share within: "
        + "; ".join(_spoken(data, str(group)) for group in data["group"].unique())
        + ".",
        unit="percentage points of the market",
        coverage=(
            f"All vehicles that makers' association members delivered to dealers: {parts['market_0'].sum():,.0f} in "
            f"{years[0]} and {parts['market_1'].sum():,.0f} in {years[1]}, trucks and buses included, less a few "
            "months of single models that could not be read."
        ),
        notes=_NOTES,
        source_ids=source_ids,
        height_px=110 + 46 * data["group"].nunique(),
    )


def _data(parts: pd.DataFrame) -> pd.DataFrame:
    shifted = shift_share.shift_share(parts)
    whole = parts.drop(columns="group").sum()
    shares = pd.concat([_with_shares(parts, whole), _with_shares(whole.to_frame().T, whole).assign(group=ALL)])
    order = [*shifted.loc[shifted["mix_pp"].abs().sort_values(ascending=False).index, "group"], ALL]
    total = shifted[["mix_pp", "within_pp"]].sum().to_frame().T.assign(group=ALL)
    named = pd.concat([shifted, total]).rename(columns={"mix_pp": MIX, "within_pp": WITHIN})
    long = named.melt("group", [MIX, WITHIN], var_name="part", value_name="change_pp").merge(shares, on="group")
    rank = {"group": order.index, "part": [MIX, WITHIN].index}
    long = long.sort_values(["group", "part"], key=lambda names: names.map(rank[str(names.name)]), ignore_index=True)
    return long[["group", "part", "change_pp", *_SHARES]]


def _with_shares(parts: pd.DataFrame, whole: pd.Series) -> pd.DataFrame:
    shares = {
        "market_first_pct": 100 * parts["market_0"] / whole["market_0"],
        "market_last_pct": 100 * parts["market_1"] / whole["market_1"],
        "own_first_pct": 100 * parts["own_0"] / parts["market_0"].where(parts["market_0"] > 0),
        "own_last_pct": 100 * parts["own_1"] / parts["market_1"].where(parts["market_1"] > 0),
    }
    return parts.assign(**shares)[[*(["group"] if "group" in parts else []), *_SHARES]]


def _title(loss: float, mix: float, years: tuple[int, int]) -> str:
    span = f"points of Indonesia's market from {years[0]} to {years[1]}"
    if loss <= 0:
        return f"Japanese brands gained {-loss:.1f} {span}"
    taken = (
        "took none of them" if mix <= 0 else f"took {mix:.1f}" if mix <= loss else f"alone would have taken {mix:.1f}"
    )
    return f"Japanese brands lost {loss:.1f} {span}; the shift of the market to other powertrains {taken}"


def _spoken(data: pd.DataFrame, group: str) -> str:
    at = data[data["group"] == group].set_index("part")["change_pp"]
    return f"{group} {_signed(at[MIX])} and {_signed(at[WITHIN])}"


def _signed(points: float) -> str:
    """One decimal with its sign; what rounds to nothing has none."""
    return ("+" if round(points, 1) > 0 else "") + format_number(points, 1)


def _bars(data: pd.DataFrame) -> alt.TopLevelMixin:
    data = data.assign(label=data["change_pp"].map(_signed))
    low, high = min(0.0, float(data["change_pp"].min())), max(0.0, float(data["change_pp"].max()))
    left, right = 0.36 * (high - low), 0.22 * (high - low)  # room for the numbers, clear of the rows' names
    groups = list(dict.fromkeys(data["group"]))
    x = alt.X(
        "change_pp:Q",
        title="Percentage points of the market",
        scale=alt.Scale(domain=[low - left, high + right], nice=False),
        axis=alt.Axis(grid=False, tickCount=5),
    )
    y = alt.Y("group:N", sort=groups, title=None, scale=alt.Scale(paddingInner=0.3), axis=_BARE)
    colour = alt.Color("part:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())))
    placed = {"x": x, "y": y, "yOffset": alt.YOffset("part:N", sort=[MIX, WITHIN]), "color": colour}
    bars = alt.Chart(data).mark_bar().encode(**placed, tooltip=_TOOLTIP)
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=theme.MUTED).encode(x="zero:Q")
    sides = ((data["change_pp"] < 0, "right", -4), (data["change_pp"] >= 0, "left", 4))
    labels = [
        alt.Chart(data[side]).mark_text(align=align, dx=shift).encode(**placed, text="label:N")
        for side, align, shift in sides
    ]
    return alt.layer(bars, zero, *labels)
