"""What the data package says of a table, a column and a source: frozen models of its descriptor."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _iso_date(text: str) -> str:
    # The library reads other ISO forms too; the package has one.
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("the form YYYY-MM-DD is needed")
    return text


_FORM = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
Text = Annotated[str, Field(min_length=1)]
IsoDate = Annotated[str, AfterValidator(_iso_date)]
ColumnType = Literal["integer", "number", "string", "boolean"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Frozen):
    """One column: name, Frictionless type, unit ("" for text), meaning and constraints."""

    name: Text
    type: ColumnType
    unit: str = ""
    description: Text
    required: bool = True
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    def descriptor(self) -> dict[str, Any]:
        """This column as a Frictionless field."""
        given = {"required": self.required or None, "minimum": self.minimum, "maximum": self.maximum}
        constraints: dict[str, Any] = {key: _plain(value) for key, value in given.items() if value is not None}
        if self.allowed:
            constraints["enum"] = list(self.allowed)
        field = {"name": self.name, "type": self.type, "description": self.description}
        return (
            field | ({"unit": self.unit} if self.unit else {}) | ({"constraints": constraints} if constraints else {})
        )

    @classmethod
    def read(cls, field: dict[str, Any]) -> Column:
        """The column that a Frictionless field describes (KeyError, ValueError where it is incomplete)."""
        constraints = field.get("constraints", {})
        return cls(
            name=field["name"],
            type=field["type"],
            unit=field.get("unit", ""),
            description=field["description"],
            required=constraints.get("required", False),
            allowed=tuple(constraints.get("enum", ())),
            minimum=constraints.get("minimum"),
            maximum=constraints.get("maximum"),
        )


class Source(_Frozen):
    """Where rows come from.

    `retrieved` and `licence_dated` are ISO dates, `edition` a date or the publisher's own name of the edition.
    `address` and `licence_address` are "" where none is known.
    """

    id: Text
    title: Text
    publisher: Text
    address: str
    edition: Text
    retrieved: IsoDate
    licence_name: Text
    licence_title: Text
    licence_address: str
    licence_dated: IsoDate
    note: str = ""

    def descriptor(self) -> dict[str, Any]:
        """This source as an entry of a Frictionless resource's `sources`."""
        entry = {
            "source_id": self.id,
            "title": self.title,
            "path": self.address,
            "version": self.edition,
            "publisher": self.publisher,
            "retrieved": self.retrieved,
            "licence": self.licence(),
            "note": self.note,
        }
        return {key: value for key, value in entry.items() if value}

    def licence(self) -> dict[str, str]:
        """The licence as a Frictionless licence, with the day on which it was looked at."""
        entry = {
            "name": self.licence_name,
            "title": self.licence_title,
            "path": self.licence_address,
            "dated": self.licence_dated,
        }
        return {key: value for key, value in entry.items() if value}

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Source:
        """The source that an entry of `sources` describes (KeyError where it is incomplete)."""
        licence = entry["licence"]
        return cls(
            id=entry["source_id"],
            title=entry["title"],
            publisher=entry["publisher"],
            address=entry.get("path", ""),
            edition=entry["version"],
            retrieved=entry["retrieved"],
            licence_name=licence["name"],
            licence_title=licence["title"],
            licence_address=licence.get("path", ""),
            licence_dated=licence["dated"],
            note=entry.get("note", ""),
        )


class Declaration(_Frozen):
    """What the code declares of a table before any file is read: meaning, columns, key, traps."""

    name: Text
    title: Text
    description: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    usage_note: str = ""
    precedence: str = ""

    def schema_descriptor(self) -> dict[str, Any]:
        """Columns and key as a Frictionless Table Schema."""
        return {
            "fields": [column.descriptor() for column in self.columns],
            "primaryKey": list(self.key),
            "missingValues": [""],
        }

    def resource(self, sources: tuple[Source, ...]) -> dict[str, Any]:
        """All of the table's Frictionless resource that does not depend on the bytes of its file."""
        licences = {source.licence_name + source.licence_title: source.licence() for source in sources}
        texts = {"title": self.title, "description": self.description}
        texts |= {"usageNote": self.usage_note, "precedence": self.precedence}
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            **_FORM,
            **{name: text for name, text in texts.items() if text},
            "schema": self.schema_descriptor(),
            "sources": [source.descriptor() for source in sources],
            "licenses": list(licences.values()),
        }


class Table(Declaration):
    """A table as the data package holds it: its declaration, its sources and its file."""

    path: str
    sha256: str
    size_bytes: int = Field(ge=0)
    rows: int = Field(ge=0)
    sources: tuple[Source, ...]

    def descriptor(self) -> dict[str, Any]:
        """This table as a Frictionless resource."""
        facts = {"bytes": self.size_bytes, "hash": f"sha256:{self.sha256}", "rowCount": self.rows}
        return self.resource(self.sources) | {"path": self.path} | facts

    @classmethod
    def read(cls, resource: dict[str, Any]) -> Table:
        """The table that a Frictionless resource describes (KeyError, ValueError where it is incomplete)."""
        return cls(
            name=resource["name"],
            title=resource["title"],
            description=resource["description"],
            key=tuple(resource["schema"]["primaryKey"]),
            columns=tuple(Column.read(field) for field in resource["schema"]["fields"]),
            usage_note=resource.get("usageNote", ""),
            precedence=resource.get("precedence", ""),
            path=resource["path"],
            sha256=resource["hash"].removeprefix("sha256:"),
            size_bytes=resource["bytes"],
            rows=resource["rowCount"],
            sources=tuple(Source.read(entry) for entry in resource["sources"]),
        )


def _plain(value: float | bool) -> float | int | bool:
    return int(value) if isinstance(value, float) and value.is_integer() else value
