from __future__ import annotations

import pytest
from pybtex.richtext import Text

from evbook.site.figure.tex import one_line, tex


@pytest.mark.parametrize("text", ["50 % of A&B's #1_x", "a~b", "a\\b", "Škoda, 長城, ‮abc"])
def test_a_reader_of_bibtex_gets_the_text_back(text: str) -> None:
    assert str(Text.from_latex(tex(text))) == text


def test_what_tex_would_take_for_mathematics_is_written_out() -> None:
    assert tex("USD 5 is $5, x^2") == r"USD 5 is \$5, x\textasciicircum{}2"


def test_a_brace_cannot_unbalance_an_entry() -> None:
    assert tex("a {b} and }") == "a (b) and )"


def test_a_text_becomes_one_line() -> None:
    assert one_line(" a\r\n b\tc\x00d\u2028e ") == "a b c d e"
