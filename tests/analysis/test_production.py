import pandas as pd

from evbook.analysis import production

MADE = pd.DataFrame(
    [
        (2022, "China", 27, "compiled", "a"),
        (2022, "Japan", 8, "compiled", "a"),
        (2023, "China", 30, "typed", "b"),
        (2023, "India", 6, "typed", "b"),
    ],
    columns=["year", "country", "vehicles", "kind", "source_id"],
)


def test_only_the_countries_and_years_asked_for() -> None:
    shown = production.production_of(MADE, ["Japan", "China"], 2022, 2022)
    assert shown[["year", "country", "vehicles"]].to_numpy().tolist() == [[2022, "China", 27], [2022, "Japan", 8]]


def test_the_last_complete_year_is_not_a_list_on_a_page() -> None:
    assert production.last_complete_year(MADE) == 2022
