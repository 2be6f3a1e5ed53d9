"""Where the Union buys its strategic raw materials, and the supply risk of each by the Commission's criteria."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.destinations import EU27_ISO3
from evbook.analysis.measures import PERCENT, only
from evbook.words import listed

STUDY, AUDITORS = "study", "auditors"
# From the study of 2017 on the Commission reckons supply risk by another method.
METHOD_CHANGED = 2017
# The Commission calls a material critical from this supply risk on (and an economic importance of 2.8), since 2017.
CRITICAL_RISK = 1.0
# Shares of EU sourcing are printed in whole percent, those of the world to one digit.
_ROUNDING_PP = 0.5
_ENTRY = ["material_group", "name_in_act"]
_PLACE = [*_ENTRY, "material", "stage"]


def sourcing(groups: pd.DataFrame, supplier_shares: pd.DataFrame, audit_shares: pd.DataFrame) -> pd.DataFrame:
    """Largest third-country supplier of the Union by entry of the Act, material and stage; suppliers inside are out.

    Columns material_group, name_in_act, material, stage, supplier (several where level), share_pct (of all EU sourcing,
    its own production included, percent), of_imports_pct (of the listed suppliers outside the Union), printed_pct (what
    the extract of the study prints), origin, source_id, kind. Where the extract repeats the suppliers of the world, as
    no trade data stand behind it, share_pct is the auditors' (origin "auditors"), and of_imports_pct no less than it,
    so the same. An entry without any EU sourcing keeps one row with nothing in it.
    """
    wanted = groups.loc[groups["stage"] != "criteria", _PLACE]
    sourced = only(supplier_shares, scope="EU sourcing")
    outside = sourced[~sourced["country_iso3"].isin(EU27_ISO3)]
    whole = outside.groupby(["material", "stage"])["share_pct"].sum().rename("outside_pct")
    found = wanted.merge(_largest(outside), on=["material", "stage"], how="left").join(whole, on=["material", "stage"])
    found = found.assign(
        printed_pct=found["share_pct"],
        of_imports_pct=PERCENT * found["share_pct"] / found["outside_pct"],
        origin=STUDY,
    )
    columns = [*_PLACE, "supplier", "share_pct", "of_imports_pct", "printed_pct", "origin", "source_id", "kind"]
    return _audited(found[columns], repeats_world(supplier_shares), audit_shares)


def _largest(outside: pd.DataFrame) -> pd.DataFrame:
    """The largest supplier by material and stage; several that are level, as shares are whole percent, are listed."""
    key = ["material", "stage"]
    first = outside[outside["share_pct"] == outside.groupby(key)["share_pct"].transform("max")].sort_values("country")
    names = first.groupby(key)["country"].agg(lambda countries: listed(list(countries))).rename("supplier")
    return first.drop_duplicates(key)[[*key, "share_pct", "source_id", "kind"]].join(names, on=key)


def repeats_world(supplier_shares: pd.DataFrame) -> set[tuple[str, str]]:
    """Pairs of material and stage whose EU sourcing has the world's suppliers with the world's shares, but rounding."""
    key = ["material", "stage"]
    world = only(supplier_shares, scope="World").set_index([*key, "country"])["share_pct"].rename("world_pct")
    sourced = only(supplier_shares, scope="EU sourcing").join(world, on=[*key, "country"])
    near = (sourced["share_pct"] - sourced["world_pct"]).abs() <= _ROUNDING_PP
    same = near.groupby([sourced[name] for name in key]).all()
    return set(same.index[same])


def _audited(found: pd.DataFrame, repeated: set[tuple[str, str]], audit_shares: pd.DataFrame) -> pd.DataFrame:
    """`found` with the auditors' supplier and share where the extract repeats the world."""
    audit = found[["material_group"]].merge(audit_shares, on="material_group", how="left")
    places = pd.Series(list(zip(found["material"], found["stage"], strict=True)), index=found.index)
    mended = places.isin(list(repeated)) & audit["share_pct"].notna()
    taken = {"supplier": "country", "share_pct": "share_pct", "source_id": "source_id", "kind": "kind"}
    replaced = {name: found[name].mask(mended, audit[column]) for name, column in taken.items()}
    origin = found["origin"].mask(mended, AUDITORS)
    imports = found["of_imports_pct"].mask(mended, audit["share_pct"])
    return found.assign(**replaced, origin=origin, of_imports_pct=imports)


def by_entry(by_stage: pd.DataFrame, measure: str = "share_pct") -> pd.DataFrame:
    """The row of `sourcing` with the highest `measure` of each entry of the Act, by falling measure, missing last.

    An entry of several elements and stages thus counts once, with its highest.
    """
    ordered = by_stage.sort_values([measure, "material_group", "stage"], ascending=[False, True, True])
    return ordered.drop_duplicates("material_group", ignore_index=True)


def at_processing(by_stage: pd.DataFrame) -> pd.DataFrame:
    """Rows of `sourcing` at the stage of processing; at extraction for entries without figures on processing."""
    known = by_stage[by_stage["share_pct"].notna()]
    processed = set(known.loc[known["stage"] == "processing", "material_group"])
    return known[(known["stage"] == "processing") | ~known["material_group"].isin(processed)]


def above(rows: pd.DataFrame, threshold_pct: float, measure: str = "share_pct") -> list[str]:
    """Entries of the Act with a `measure` above `threshold_pct` at any of their stages, by falling measure."""
    ranked = by_entry(rows, measure)
    return list(ranked.loc[ranked[measure] > threshold_pct, "material_group"])


def risk_by_entry(groups: pd.DataFrame, supply_risk: pd.DataFrame) -> pd.DataFrame:
    """Supply risk by entry of the Act and study: material_group, material, year, supply_risk, method, source_id, kind.

    supply_risk has no unit; an entry of several materials takes the highest. method is "before" or "since" the change
    of 2017: nothing may be read across it. A study that did not assess the material has no row.
    """
    judged = groups[groups["stage"] == "criteria"][["material_group", "material"]].merge(supply_risk, on="material")
    highest = judged.sort_values(["supply_risk", "material"], ascending=[False, True])
    highest = highest.drop_duplicates(["material_group", "year"])
    method = highest["year"].map(lambda year: "since" if year >= METHOD_CHANGED else "before")
    columns = ["material_group", "material", "year", "supply_risk", "method", "source_id", "kind"]
    return highest.assign(method=method)[columns].sort_values(["material_group", "year"], ignore_index=True)
