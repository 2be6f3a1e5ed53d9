"""What every chapter's contract has in common, and the words in which it refuses a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from evbook.errors import EvbookError, ParameterError, UnknownNameError

BASELINE = "baseline"


class ChapterParameters(BaseModel):
    """Parameters of one chapter: typed, bounded, each with a unit and a sentence.

    A subclass names its chapter, the question that the chapter answers and every table it may load.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    chapter: ClassVar[str]
    title: ClassVar[str]
    question: ClassVar[str]
    tables: ClassVar[tuple[str, ...]]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Check typed `values` (JSON types). Raises UnknownNameError or ParameterError."""
        try:
            return cls.model_validate(dict(values))
        except ValidationError as error:
            raise _refusal(cls, error.errors()[0]) from None

    @classmethod
    def of_text(cls, values: Mapping[str, str]) -> Self:
        """Check `values` given as text, as on a command line. Raises as `of` does."""
        try:
            return cls.model_validate_strings(dict(values))
        except ValidationError as error:
            raise _refusal(cls, error.errors()[0]) from None

    def changed(self) -> dict[str, Any]:
        """The parameters that differ from the baseline, in the contract's order."""
        return {name: value for name, value in self.model_dump().items() if value != defaults(type(self))[name]}

    def scenario(self) -> str:
        """`baseline`, or a label such as `exporter-germany_year-2023` that is safe in a path."""
        parts = [f"{name.replace('_', '-')}-{_slug(value)}" for name, value in self.changed().items()]
        return "_".join(parts) or BASELINE


def whole_number(value: object) -> object:
    """The number that `value` writes out in digits, else `value`: pydantic reads no text for choices of numbers."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def defaults(contract: type[ChapterParameters]) -> dict[str, Any]:
    """The baseline of `contract`: parameter name to value."""
    return {name: field.default for name, field in contract.model_fields.items()}


def unit_of(field: FieldInfo) -> str:
    """Unit that a parameter's contract states."""
    extra = field.json_schema_extra
    return str(extra["unit"]) if isinstance(extra, dict) and "unit" in extra else ""


def choices_of(field: FieldInfo) -> tuple[Any, ...]:
    """Literal choices of a parameter; empty where it has none."""
    return get_args(field.annotation) if get_origin(field.annotation) is Literal else ()


def allowed_of(field: FieldInfo) -> str:
    """What a parameter may be, in words: its choices or its range."""
    choices = choices_of(field)
    if choices:
        return ", ".join(map(str, choices))
    bounds = bounds_of(field)
    return f"{bounds[0]} to {bounds[1]}" if len(bounds) == 2 else str(field.annotation)


def bounds_of(field: FieldInfo) -> tuple[Any, ...]:
    """Lowest and highest value of a parameter with a range; empty where it has none."""
    return tuple(getattr(part, side) for side in ("ge", "le") for part in field.metadata if hasattr(part, side))


def _refusal(contract: type[ChapterParameters], error: ErrorDetails) -> EvbookError:
    name = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return UnknownNameError.of("parameter", name, contract.model_fields, where=contract.chapter)
    advice = f"see `evbook params {contract.chapter}`"
    if not name:
        return ParameterError(f"{contract.chapter}: {error['msg'].removeprefix('Value error, ')}; {advice}")
    allowed = allowed_of(contract.model_fields[name])
    return ParameterError(
        f"parameter {name!r} of {contract.chapter} cannot be {error['input']!r}; allowed: {allowed}; {advice}"
    )


def _slug(value: object) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in str(value).lower())
