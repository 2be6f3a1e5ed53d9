from __future__ import annotations

import pytest

from evbook.site.finish.styles import names_in, purged, variables_in


def known(*names: str) -> object:
    return set(names).__contains__


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".b{color:red}", ""),
        (".a,.b{color:red}", ".a{color:red}"),
        (".a .b{color:red}", ""),
        ("p>q{color:red}", "p>q{color:red}"),
        ("#a:not(.b){color:red}", "#a:not(.b){color:red}"),
        (":is(.b,.c) p{color:red}", ":is(.b,.c) p{color:red}"),
        ('[class*=".b"]{color:red}', '[class*=".b"]{color:red}'),
        (r".a\:x{color:red}", ""),
        ("@media print{.a{color:red}.b{color:red}}", "@media print{.a{color:red}}"),
        ("@media print{.b{color:red}}", ""),
        ("@supports (x:y){@media print{.a{color:red}}}", "@supports (x:y){@media print{.a{color:red}}}"),
        ("@keyframes turn{from{left:0}to{left:9px}}", "@keyframes turn{from{left:0}to{left:9px}}"),
        ("@page{margin:1cm}", "@page{margin:1cm}"),
        ("@font-face{src:url(x)}", ""),
        ("@import 'x.css';", ""),
        ('@charset "utf-8";', ""),
        ("/* note */.a{color:red!important;;}", ".a{color:red!important}"),
    ],
)
def test_what_is_left_where_only_a_is_used(css: str, left: str) -> None:
    assert purged(css, known("a")) == left  # type: ignore[arg-type]


def test_a_variable_stays_where_a_rule_reads_it_by_another_or_from_outside() -> None:
    css = ":root{--one:var(--two);--two:1px;--three:2px;--four:3px}p{left:var(--one)}"
    assert purged(css, known(), ["--four"]) == ":root{--one:var(--two);--two:1px;--four:3px}p{left:var(--one)}"  # type: ignore[arg-type]


def test_a_rule_that_only_sets_unread_variables_goes() -> None:
    assert purged(":root{--one:1px}", known()) == ""  # type: ignore[arg-type]


def test_names_and_variables() -> None:
    assert names_in(".a.b #c:hover:not(.d):is(.e, .f)[title='.g']") == {"a", "b", "c"}
    assert names_in(r".sd-p\:x") == {"sd-p:x"}
    assert variables_in("fill: var( --a, var(--b))") == {"--a", "--b"}
