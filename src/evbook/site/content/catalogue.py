"""The book's data page, made from the data package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from evbook.tables import Column, Source, Table, describe, names
from evbook.words import listed

_INTRODUCTION = """\
# Data

Every number of this book comes from the tables below. Each row says where it comes from (`source_id`) and how firm
it is (`kind`): *official* is the publisher's own file, *compiled* a repository's extract of an official source,
*estimate* a figure that was modelled, reconciled or carried forward, *typed* a figure read off a page. Together the
tables form a Frictionless Data Package; its descriptor holds everything on this page for programs to read:
{descriptor}."""

_KINDS = {"integer": "whole number", "number": "number", "string": "text", "boolean": "true or false"}
# Characters that Markdown would read as markup, or a table as the end of a cell.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|$#~])")


def catalogue_markdown(folder: Path | None = None, data_path: str = "data") -> str:
    """The data page as MyST Markdown: for each table its meaning, columns, sources, licences, traps and a download.

    `folder` holds the package (default: the book's data); `data_path` is the way from the page to the folder from
    which the tables are downloaded. Raises TableError where the package cannot be read.
    """
    descriptor = _download("datapackage.json", data_path, "datapackage.json")
    tables = [describe(name, folder) for name in names(folder)]
    parts = [_INTRODUCTION.format(descriptor=descriptor), _overview(tables)]
    return "\n\n".join([*parts, *(_section(table, data_path) for table in tables)]) + "\n"


def _overview(tables: list[Table]) -> str:
    rows = (
        [f"[{_text(table.title)}](#table-{_slug(table)})", f"`{table.name}`", f"{table.rows:,}"] for table in tables
    )
    return "## Tables\n\n" + _pipe_table(["Table", "Name in the package", "Rows"], rows)


def _section(table: Table, data_path: str) -> str:
    return "\n\n".join(_blocks(table, data_path))


def _blocks(table: Table, data_path: str) -> Iterator[str]:
    yield f"(table-{_slug(table)})=\n## {_text(table.title)}"
    yield _text(table.description)
    link = _download(f"{table.name}.csv", data_path, f"Download {table.name}.csv")
    yield f"{link} ({table.rows:,} rows, {table.size_bytes:,} bytes, SHA-256 begins `{table.sha256[:12]}`)"
    if table.usage_note:
        yield f"**Read before use.** {_text(table.usage_note)}"
    if table.precedence:
        yield f"**Where two sources give one number:** {_text(table.precedence)}"
    yield f"One row for each {listed([f'`{name}`' for name in table.key])}."
    columns = _pipe_table(["Column", "Type", "Unit", "Meaning"], map(_column_cells, table.columns))
    yield _folded(f"Its {len(table.columns)} columns", columns)
    number = f"Its {len(table.sources)} sources" if len(table.sources) > 1 else "Its source"
    yield _folded(number, "\n".join(_source_item(source) for source in table.sources))


def _folded(summary: str, content: str) -> str:
    # Blank lines let Markdown read what stands between the two lines of HTML.
    return f'<details class="ev-folded"><summary>{summary}</summary>\n\n{content}\n\n</details>'


def _column_cells(column: Column) -> list[str]:
    kind = _KINDS[column.type] + ("" if column.required else ", may be missing")
    return [f"`{column.name}`", kind, _text(column.unit) or "none", _text(column.description)]


def _source_item(source: Source) -> str:
    title = _link(source.title, source.address)
    licence = _link(source.licence_title, source.licence_address)
    note = f" {_text(source.note)}" if source.note else ""
    return (
        f"- `{source.id}`: {title}. {_text(source.publisher)}. Edition: {_text(source.edition)}; "
        f"retrieved {source.retrieved}. Licence: {licence}, looked at {source.licence_dated}.{note}"
    )


def _link(text: str, address: str) -> str:
    return f"[{_text(text)}](<{address}>)" if address else _text(text)


def _download(file_name: str, data_path: str, text: str) -> str:
    # As HTML: a Markdown link to a file would be resolved against the sources, where the folder does not stand.
    return f'<a href="{data_path}/{file_name}" download>{text}</a>'


def _pipe_table(header: list[str], rows: Iterator[list[str]] | map[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _slug(table: Table) -> str:
    return table.name.replace("_", "-")


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
