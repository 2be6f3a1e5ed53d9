"""Facts that the tables on the Critical Raw Materials Act and on Europe's car industry must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

# The one material of supplier_shares that the Act lists as critical and not as strategic.
_NOT_STRATEGIC = "Antimony"
# For these the extract repeats the world's suppliers, the auditors do not.
_READ_APART = {"Germanium", "Rare earths"}


def act_benchmarks(benchmarks: pd.DataFrame) -> Iterator[Finding]:
    """The Act sets 10, 40 and 25 % of consumption and at most 65 % from one third country, all by 2030."""
    for name, expected in (("extraction", 10), ("processing", 40), ("recycling", 25), ("single third country", 65)):
        yield from within(benchmarks, {"benchmark": name, "year": 2030}, "value_pct", expected, 0.001)


def sourcing_belongs_to_an_entry(shares: pd.DataFrame, groups: pd.DataFrame) -> Iterator[Finding]:
    """Each material and stage of EU sourcing stands under an entry of Annex I, antimony apart."""
    sourced = shares[(shares["scope"] == "EU sourcing") & (shares["material"] != _NOT_STRATEGIC)]
    known = set(groups[["material", "stage"]].itertuples(index=False, name=None))
    for material, stage in sorted(set(sourced[["material", "stage"]].itertuples(index=False, name=None)) - known):
        yield material, f"{stage} is under no entry of the Act; mend crma_strategic_groups"


def auditors_read_the_same_study(audit: pd.DataFrame, groups: pd.DataFrame, shares: pd.DataFrame) -> Iterator[Finding]:
    """The auditors' shares lie within two points of supplier_shares, but for germanium and the rare earths."""
    sourced = shares[shares["scope"] == "EU sourcing"].merge(groups, on=["material", "stage"])
    printed = sourced.groupby(["material_group", "country"])["share_pct"].max().rename("printed_pct")
    kept = audit[~audit["material_group"].isin(_READ_APART)]
    compared = kept.join(printed, on=["material_group", "country"], how="inner")
    if compared.empty:
        yield "all entries", "no supplier that both name; one of them calls countries or materials otherwise"
    for row in compared[(compared["share_pct"] - compared["printed_pct"]).abs() > 2].itertuples():
        yield str(row.material_group), f"auditors {row.share_pct:.0f} %, study {row.printed_pct} %; two points expected"


def silicon_sign_restored(shares: pd.DataFrame) -> Iterator[Finding]:
    """Germany supplies 6 % of the Union's silicon metal: the extract prints the number without its sign."""
    key: dict[str, object] = {"scope": "EU sourcing", "material": "Silicon metal", "country": "Germany"}
    yield from within(shares, key, "share_pct", 6, 0.001)


def car_industry_totals(industry: pd.DataFrame) -> Iterator[Finding]:
    """Manufacturing employs 30 million; 12.1 million cars of 76 million were made in the EU in 2023, 11.4 in 2024."""
    for measure, period, expected in (
        ("manufacturing_jobs", "2021", 30.0),
        ("passenger_cars_made_eu", "2023", 12.1),
        ("passenger_cars_made_eu", "2024", 11.4),
        ("passenger_cars_made_world", "2023", 76.0),
    ):
        yield from within(industry, {"measure": measure, "period": period}, "value", expected, 0.001)


CHECKS = (
    SanityCheck("crma-benchmarks", ("crma_benchmarks",), act_benchmarks),
    SanityCheck("sourcing-in-the-act", ("supplier_shares", "crma_strategic_groups"), sourcing_belongs_to_an_entry),
    SanityCheck(
        "auditors-read-the-study",
        ("crma_audit_shares", "crma_strategic_groups", "supplier_shares"),
        auditors_read_the_same_study,
    ),
    SanityCheck("eu-silicon-sign", ("supplier_shares",), silicon_sign_restored),
    SanityCheck("eu-car-industry-totals", ("eu_car_industry",), car_industry_totals),
)
