"""Japan's car strategy with ASEAN: its sums in one currency, vehicles built, and what stated numbers imply."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import latest_year, only, share_pct

LARGEST = ("Thailand", "Indonesia", "Malaysia")
OTHERS = "Three others"
OWN_COUNT, STATED_FLOOR, STATED_SHARE = "own count", "stated number", "stated share"
PILLAR, INSTRUMENT = "pillar", "instrument"
CARS_ONLY = "cars only"
JAIF, NEW_CARS, SUMMIT = "jaif", "japan-2035", "public-private"
# The Green Innovation Fund and the Asia Zero Emission Community, by their names in the table.
NAMED_BY_INDONESIA = ("Green fund", "AZEC")
_CURRENCY_COLUMNS = {"USD": "usd_billion", "JPY": "jpy_billion", "CNY": "cny_billion"}


def implied_yen_per_unit(yen_billion: float, other_billion: float) -> float:
    """Exchange rate that a sum given in two currencies implies, yen for one unit of the other."""
    return float(yen_billion) / float(other_billion)


def reported_on(strategy: pd.DataFrame) -> str:
    """Day on which the pillars of the joint strategy were reported, ISO 8601."""
    return str(only(strategy, role=PILLAR)["announced"].min())


def rates_near(rates: pd.DataFrame, day: str) -> pd.DataFrame:
    """Rows of `rates` on the published day nearest to `day`, one a currency (the earlier of two as near)."""
    apart = (pd.to_datetime(rates["date"]) - pd.Timestamp(day)).abs()
    nearest = rates.assign(apart=apart).sort_values(["apart", "date"]).drop_duplicates("currency")
    return nearest.drop(columns="apart").sort_values("currency", ignore_index=True)


def yen_per_unit(rates: pd.DataFrame, currency: str, day: str) -> float:
    """Yen for a unit of `currency` on the published day nearest to `day`. Raises MissingDataError where none is."""
    return float(only(rates_near(rates, day), currency=currency)["yen_per_unit"].iloc[0])


def named_sums(strategy: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """One row a pillar or instrument: name, role, printed, usd_billion, jpy_billion, cny_billion, open_to, taken_from,
    announced (the last step), what_it_funds, source_id, kind; steps of one instrument added up.

    Sums are converted at the rates nearest to the day on which the pillars were reported; all three are missing, and
    printed empty, where no page names a sum. Pillars come first, those that an instrument pays for above the rest,
    then instruments from the largest down.
    """
    items = strategy[strategy["role"].isin([PILLAR, INSTRUMENT])]
    first = ["role", "currency", "open_to", "taken_from", "what_it_funds", "source_id", "kind"]
    whole = items.groupby("name", sort=False).agg(
        amount_billion=("amount_billion", lambda parts: parts.sum(min_count=1)),
        announced=("announced", "max"),
        **{column: (column, "first") for column in first},
    )
    sums = whole.reset_index().assign(**_converted(whole.reset_index(), rates, reported_on(strategy)))
    printed = [
        f"{row['currency']} {_short(row['amount_billion'])} bn" if pd.notna(row["amount_billion"]) else ""
        for row in sums.to_dict("records")
    ]
    below = sums["role"] != PILLAR
    ordered = sums.assign(printed=printed, below=below, unpaid=sums["taken_from"].isna() & ~below)
    ordered = ordered.sort_values(
        ["below", "unpaid", "usd_billion", "name"], ascending=[True, True, False, True], ignore_index=True
    )
    kept = ["name", "role", "printed", *_CURRENCY_COLUMNS.values(), "open_to", "taken_from", "announced"]
    return ordered[[*kept, "what_it_funds", "source_id", "kind"]]


def _converted(sums: pd.DataFrame, rates: pd.DataFrame, day: str) -> dict[str, pd.Series]:
    yen = {"JPY": 1.0, **{currency: yen_per_unit(rates, currency, day) for currency in ("USD", "CNY")}}
    in_yen = sums["amount_billion"] * sums["currency"].map(yen).astype("float64")
    return {column: in_yen / yen[currency] for currency, column in _CURRENCY_COLUMNS.items()}


def _short(amount: float) -> str:
    return f"{amount:,.1f}" if amount < 1 else f"{amount:,.0f}"


def payers(strategy: pd.DataFrame) -> pd.DataFrame:
    """Instruments that pay for a pillar; none is fine."""
    paid = only(strategy, role=PILLAR)["taken_from"].dropna()
    return strategy[strategy["name"].isin(paid)]


def pillar_horizons(strategy: pd.DataFrame) -> list[int]:
    """Years until which the pillars of the joint strategy run, each once."""
    return sorted({int(year) for year in only(strategy, role=PILLAR)["horizon_year"].dropna()})


def jaif_usd_million(strategy: pd.DataFrame) -> float:
    """What Japan promised the Japan-ASEAN Integration Fund, USD million."""
    return 1e3 * float(only(strategy, item_id=JAIF)["amount_billion"].sum())


def named_instruments(strategy: pd.DataFrame) -> pd.DataFrame:
    """Rows of the instruments that the article on Indonesia names; none is fine."""
    return strategy[(strategy["role"] == INSTRUMENT) & strategy["name"].isin(NAMED_BY_INDONESIA)]


def in_yuan_billion(rates: pd.DataFrame, yen_billion: float) -> pd.Series[float]:
    """A sum of yen at each rate of the yuan in `rates`, billion yuan."""
    return yen_billion / only(rates, currency="CNY")["yen_per_unit"]


def own_count(counts: pd.DataFrame) -> pd.DataFrame:
    """The row with the last count of vehicles that Japan's makers built in ASEAN."""
    return only(counts, makers="japanese").nlargest(1, "year")


def own_count_million(counts: pd.DataFrame) -> float:
    """Vehicles of `own_count`, million."""
    return float(own_count(counts)["vehicles"].iloc[0]) / 1e6


def sales_shares_until(shares: pd.DataFrame, year: int) -> pd.DataFrame:
    """Rows of the table asean_japanese_share up to `year`; MissingDataError where there is none."""
    latest_year(shares, year)
    return shares[shares["year"] <= year]


def built_by_country(world: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Vehicles built by year and area: year, area, vehicles, source_id, kind.

    The three largest countries from `world` (vehicle_production), every year; the federation's other countries
    together (`counts`: asean_production) where it has them.
    """
    large = world[world["country"].isin(LARGEST)].rename(columns={"country": "area"})
    rest = counts[(counts["counter"] == "AAF") & ~counts["area"].isin(LARGEST)]
    sums = rest.groupby(["year", "source_id", "kind"], as_index=False)["vehicles"].sum().assign(area=OTHERS)
    columns = ["year", "area", "vehicles", "source_id", "kind"]
    both: pd.DataFrame = pd.concat([large[columns], sums[columns]])
    return both.sort_values(["year", "area"], ignore_index=True)


def federation_year(counts: pd.DataFrame) -> int:
    """Last year for which the federation's countries are known."""
    return int(only(counts, counter="AAF")["year"].max())


def federation_million(counts: pd.DataFrame, year: int) -> float:
    """Vehicles built in ASEAN in `year` as the ASEAN Automotive Federation counts them, million."""
    return float(only(counts, counter="AAF", year=year)["vehicles"].sum()) / 1e6


def stated_share_million(counts: pd.DataFrame, share: float, year: int) -> float:
    """What a stated share in percent of the federation's vehicles of `year` comes to, million."""
    return share / 100 * federation_million(counts, year)


def japanese_makers(counts: pd.DataFrame, stated_million: float, share: float) -> pd.DataFrame:
    """Vehicles of Japanese makers: year, evidence (own count, stated number, stated share), vehicles_million.

    The two stated numbers stand in the federation's last year: the article gives none.
    """
    own = only(counts, makers="japanese").assign(evidence=OWN_COUNT)
    own = own.assign(vehicles_million=own["vehicles"] / 1e6)
    year = federation_year(counts)
    stated = pd.DataFrame(
        {
            "year": year,
            "evidence": [STATED_FLOOR, STATED_SHARE],
            "vehicles_million": [stated_million, stated_share_million(counts, share, year)],
        }
    )
    columns = ["year", "evidence", "vehicles_million"]
    return pd.concat([own[columns], stated[columns]], ignore_index=True)


def japanese_share_at_most_pct(counts: pd.DataFrame, world: pd.DataFrame, year: int) -> float:
    """Own count of Japanese makers in `year` over what the three largest countries built, percent.

    An upper bound of their share of ASEAN: the makers count all of ASEAN, the whole leaves small countries out.
    """
    own = only(counts, makers="japanese", year=year)["vehicles"].sum()
    three = only(world[world["country"].isin(LARGEST)], year=year)["vehicles"].sum()
    return share_pct(own, three)


def chinese_share_bounds_pct(registrations: pd.DataFrame, year: int) -> tuple[float, float]:
    """Lowest and highest share of Chinese brands in Thailand's battery cars of `year`, percent.

    Low: only the brands that the page names; high: every brand but the named ones of other nationality.
    """
    rows = only(registrations, year=year)
    whole = float(only(rows, brand="All")["vehicles"].sum())
    named = rows[rows["brand"] != "All"]
    chinese = named["brand_nationality"] == "China"
    low, elsewhere = (float(named.loc[each, "vehicles"].sum()) for each in (chinese, ~chinese))
    return share_pct(low, whole), share_pct(whole - elsewhere, whole)
