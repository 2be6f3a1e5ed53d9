"""Every error of the book has one base class, so that a caller can tell ours from a library's."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class EvbookError(Exception):
    """Base of all errors raised by this package; the message names offender, allowed values and next step."""


class UnknownNameError(EvbookError):
    """A chapter, table, parameter, source or column that does not exist was asked for."""

    @classmethod
    def of(cls, kind: str, name: object, allowed: Iterable[str], *, where: str = "") -> UnknownNameError:
        """Compose "unknown <kind> '<name>'<where>; did you mean …? allowed: …"."""
        choices = sorted(allowed)
        place = f" for {where}" if where else ""
        return cls(f"unknown {kind} {name!r}{place}; {_suggestion(str(name), choices)}allowed: {', '.join(choices)}")


class ParameterError(EvbookError):
    """A parameter has a value that its contract refuses."""


class TableError(EvbookError):
    """A table of the data package is not what its descriptor says."""


class UndeclaredTableError(TableError):
    """A chapter loaded a table that its contract does not declare."""


class BusyFolderError(EvbookError):
    """Another process is replacing the same folder."""


class RawFileError(EvbookError):
    """A publisher's raw file is missing, truncated or of another edition than expected."""


class ResultError(EvbookError):
    """A result or a figure was recorded that breaks its own rules."""


class RunError(EvbookError):
    """A chapter failed, or did not end in time."""


class BuildError(EvbookError):
    """The site could not be assembled."""


class GateError(EvbookError):
    """A gate on the sources or on the built site found something."""


def _suggestion(name: str, choices: list[str]) -> str:
    close = get_close_matches(name, choices, n=1)
    return f"did you mean {close[0]!r}? " if close else ""


class MissingDataError(EvbookError):
    """A measure was asked for a year, country or product that the table does not hold."""


class NotebookError(EvbookError):
    """A notebook is missing or damaged."""


class ScenarioError(EvbookError):
    """`chapters/scenarios.yml` is not what it should be."""


class ClaimError(EvbookError):
    """A claim, or what was measured for it, cannot be judged as it stands."""
