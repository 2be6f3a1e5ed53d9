"""Tables on the source documents: which file feeds which, and in which precedence."""

from __future__ import annotations

import pandas as pd

from evbook.sources import pages
from evbook.sources.assemble.raw_files import Maker, RawFiles
from evbook.tables.declared import declared


def _claims(raw: RawFiles) -> pd.DataFrame:
    columns = [column.name for column in declared("claims").columns][:-2]
    claims = pages.claims(raw.claims, columns)
    return claims.assign(source_id=claims["document"], kind="typed")


def _claim_relations(raw: RawFiles) -> pd.DataFrame:
    columns = [column.name for column in declared("claim_relations").columns][:-2]
    relations = pages.claim_relations(columns)
    return relations.assign(source_id=relations["document"], kind="typed")


MAKERS: dict[str, Maker] = {
    "claims": _claims,
    "claim_relations": _claim_relations,
}
