from evbook.errors import UnknownNameError


def test_an_unknown_name_is_answered_with_the_nearest_and_all_that_are_allowed() -> None:
    error = UnknownNameError.of("parameter", "yeer", ["year", "exporter"], where="downstream_competition")
    assert str(error) == (
        "unknown parameter 'yeer' for downstream_competition; did you mean 'year'? allowed: exporter, year"
    )


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert "did you mean" not in str(UnknownNameError.of("table", "zzz", ["car_exports"]))
