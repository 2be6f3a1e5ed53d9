import pytest

from evbook.site.checks.prose import shown_texts


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("# A *title*\n\nTwo\nlines.", ["A title", "Two lines."]),
        ("::::{grid} 1\n:gutter: 3\n\n:::{card} Name\n:link: x\n\nBody\n:::\n::::", ["Name", "Body"]),
        ("```{note}\n---\nclass: x\n---\nBody\n```", ["Body"]),
        ("```{figure} a.png\n:alt: A picture\n:width: 5\n\nCaption\n```", ["A picture", "Caption"]),
        ("```{raw} html\n<p title='T'>Body</p>\n```", ["Body", "T"]),
        ("<div><style>a</style><!-- b -->Body</div>", ["Body"]),
        ("[words](address 'title')", ["words", "title"]),
        ('![words](address){alt="others"}', ["words", "others"]),
        ("| a |\n|---|\n| b |\n\nTerm\n: Meaning[^1]\n\n[^1]: Note", ["a", "b", "Term", "Meaning", "Note"]),
        ("See {doc}`page`, {doc}`words <page>`, {abbr}`EV (electric)`.", ["See  , words , EV (electric)."]),
        ("As {fig}`n-minus-1-coverage` shows.", ["As   shows."]),
        ("It is {glue:text}`x` % and `code`, `5 %`.", ["It is   % and  , 5 %."]),
        ("```python\nx\n```\n\n```\ny\n```\n\n    z\n", []),
        ("---\na: b\n---\n\n(target)=\n\n% comment", []),
    ],
)
def test_a_reader_sees_words_and_not_code_or_addresses(markdown: str, shown: list[str]) -> None:
    assert [text.strip() for text in shown_texts(markdown) if text.strip()] == shown
