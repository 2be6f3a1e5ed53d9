"""How the verdicts on claims fall: counted, and laid out one mark a claim."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd


def counts(entries: pd.DataFrame, by: str, order: Sequence[str]) -> pd.DataFrame:
    """Number of claims by `by` (rows) and verdict (columns, in `order`, all of them).

    `entries` has a row a claim with the columns `verdict` and `by`.

    >>> claims = pd.DataFrame({"document": ["a", "a", "b"], "verdict": ["confirmed", "differs", "confirmed"]})
    >>> counts(claims, "document", ["confirmed", "differs"]).loc["b"].tolist()
    [1, 0]
    """
    table = pd.crosstab(entries[by], entries["verdict"])
    return table.reindex(columns=list(order), fill_value=0)


def having(entries: pd.DataFrame, verdicts: Collection[str]) -> pd.DataFrame:
    """The claims with one of `verdicts`."""
    return entries[entries["verdict"].isin(verdicts)]


def in_rows(entries: pd.DataFrame, order: Sequence[str], per_line: int) -> pd.DataFrame:
    """`entries` laid out in lines of `per_line` for each verdict.

    `place` counts one, two, three … along a line; `shift` is the line's distance from the middle of the lines of its
    verdict, in lines.

    Claims of one document stand side by side, the documents in `order` and claims by their id.
    """
    rank = entries["document"].map({document: place for place, document in enumerate(order)})
    placed = entries.assign(_rank=rank).sort_values(["_rank", "id"]).drop(columns="_rank")
    before = placed.groupby("verdict").cumcount()
    lines = -(-placed.groupby("verdict")["id"].transform("size") // per_line)
    return placed.assign(place=before % per_line + 1, shift=before // per_line - (lines - 1) / 2)


def moved(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The claims whose verdict is another `after` than `before` (columns id, verdict, verdict_after)."""
    joined = before[["id", "verdict"]].merge(after[["id", "verdict"]], on="id", suffixes=("", "_after"))
    return joined[joined["verdict"] != joined["verdict_after"]]
