"""The rule that gives a claim its verdict, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evbook.claims.measured import Measured
from evbook.claims.stated import YEAR, Rule, Stated, in_unit, shown
from evbook.contracts.ledger import Verdict
from evbook.errors import ClaimError
from evbook.words import listed

_DEFINITION: Verdict = "definition"
_TRUTH = ("yes", "no")
_DECIMALS_OF_A_WORD = 1
_UNIT_OF_A_GAP = {"percent": "points", "year": "years", "rank": "ranks"}


@dataclass(frozen=True)
class Finding:
    """What a detector found on a claim: its kind, a sentence, and whether the document itself is the witness.

    `tables` are those that were read for it.
    """

    claim: str
    kind: str
    sentence: str
    within: bool = True
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """A verdict with the sentence that says why."""

    verdict: Verdict
    reason: str


def judge(
    stated: Stated | str, measured: Measured, rule: Rule | None = None, findings: Sequence[Finding] = ()
) -> Judgement:
    """The verdict on what a document states, given what was measured and what the detectors found.

    `stated` is a number's span, or the word that the claim expects. The rules, in their order: the document disagrees
    with itself: inconsistent. Nothing measured: not checkable. Definitions of which some fit and some do not:
    definition. Inside the tolerance: confirmed, or consistent where the measure is unlike the claim's. Outside it but
    of the same sign and size, and unlike: consistent. Else differs. Raises ClaimError where a number meets a word.
    """
    return _inconsistent(stated, measured, findings) or judge_measured(stated, measured, rule or Rule(), findings)


def judge_measured(stated: Stated | str, measured: Measured, rule: Rule, findings: Sequence[Finding] = ()) -> Judgement:
    """The verdict on the data alone; what was found against data stands in the reason."""
    options = _options(measured)
    if not options:
        return Judgement("not checkable", f"No data at hand decide it; it would take {measured.missing}.")
    fitting = [each for each in options if _verdict(stated, each, rule) != "differs"]
    if 0 < len(fitting) < len(options):
        verdict, reason = _DEFINITION, _by_definition(stated, options, fitting)
    else:
        verdict, reason = _verdict(stated, options[0], rule), _reason(stated, options[0])
    return Judgement(verdict, " ".join([reason, *(each.sentence for each in findings)]))


def _options(measured: Measured) -> list[Measured]:
    """What is held against a claim. Beside a number, a definition that has none is one by which the claim fails."""
    if _has_value(measured):
        return [measured, *measured.alternatives]
    return [each for each in measured.alternatives if _has_value(each)]


def _inconsistent(stated: Stated | str, measured: Measured, findings: Sequence[Finding]) -> Judgement | None:
    within = [each for each in findings if each.within]
    if not within:
        return None
    told = " ".join(each.sentence for each in within)
    also = f" Measured: {amount(measured, _decimals(stated))}." if _has_value(measured) else ""
    return Judgement("inconsistent", told + also)


def _verdict(stated: Stated | str, measured: Measured, rule: Rule) -> Verdict:
    if not _has_value(measured):
        return "differs"
    if _inside(stated, measured):
        return "consistent" if measured.unlike else "confirmed"
    near = isinstance(stated, Stated) and _same_size(stated, measured, rule)
    return "consistent" if near and measured.unlike else "differs"


def _inside(stated: Stated | str, measured: Measured) -> bool:
    if isinstance(stated, str):
        return _word(measured) == stated.strip().casefold()
    low, high = bounds(measured)
    if _two_ended(stated, measured):
        first, last = sorted(stated.ends, key=lambda end: end.low or 0.0)
        return first.meets(low, low) and last.meets(high, high)
    return (stated.ends[-1] if stated.levels else stated.whole).meets(low, high)


def _two_ended(stated: Stated, measured: Measured) -> bool:
    """Whether two numbers were measured for two stated ones."""
    closed = stated.whole.low is not None and stated.whole.high is not None
    return len(stated.numbers) == 2 and closed and measured.low is not None and measured.high is not None


def _same_size(stated: Stated, measured: Measured, rule: Rule) -> bool:
    gap, base = _gap(stated, measured)
    return base != 0 and abs(gap) / abs(base) <= rule.same_size_pct / 100


def _gap(stated: Stated, measured: Measured) -> tuple[float, float]:
    """Measured less stated, from the nearest number printed to the nearest end measured, and that number.

    Of two numbers measured for two stated, the pair that lies further apart.
    """
    low, high = bounds(measured)
    if _two_ended(stated, measured):
        least, most = sorted(stated.numbers)
        return max(((low - least, least), (high - most, most)), key=lambda pair: abs(pair[0]))
    numbers = stated.numbers[-1:] if stated.levels else stated.numbers
    return min(((end - number, number) for number in numbers for end in (low, high)), key=lambda pair: abs(pair[0]))


def bounds(measured: Measured) -> tuple[float, float]:
    """Lowest and highest number measured. Raises ClaimError where a word was measured."""
    value = measured.value
    if isinstance(value, str):
        raise ClaimError(f"the word {value!r} was measured for a claim that states a number; measure a number")
    ends = [each for each in (measured.low, value, measured.high) if each is not None]
    return float(min(ends)), float(max(ends))


def _word(measured: Measured) -> str:
    if not isinstance(measured.value, str):
        raise ClaimError(f"{measured.value!r} was measured for a claim that expects a word; see the column `expected`")
    return measured.value.strip().casefold()


def _has_value(measured: Measured) -> bool:
    return measured.value is not None or measured.low is not None


def _reason(stated: Stated | str, measured: Measured) -> str:
    found, how = f"Measured: {amount(measured, _decimals(stated))}", f"; {measured.unlike}" if measured.unlike else ""
    inside = _inside(stated, measured)
    if measured.value in _TRUTH:
        return f"{'It holds' if inside else 'It does not hold'}: {amount(measured, 0)}{how}."
    if isinstance(stated, str):
        return f"{found}, {'as the document has it' if inside else f'where the document has {stated}'}{how}."
    where = f"and the statement holds for {stated.tolerance}" if inside else _distance(stated, measured)
    return f"{found}, {where}{how}."


def _distance(stated: Stated, measured: Measured) -> str:
    gap, base = _gap(stated, measured)
    far = quantity(shown(abs(gap), stated.decimals + 1), _UNIT_OF_A_GAP.get(measured.unit, measured.unit))
    share = f" ({shown(100 * abs(gap / base), 0)} %)" if base and measured.unit not in _UNIT_OF_A_GAP else ""
    more, less = ("later", "earlier") if measured.unit == YEAR else ("more", "less")
    return f"{far}{share} {more if gap > 0 else less} than stated"


def _by_definition(stated: Stated | str, options: Sequence[Measured], fitting: Sequence[Measured]) -> str:
    fits, others = (
        listed([amount(each, _decimals(stated)) for each in options if (each in fitting) is wanted])
        for wanted in (True, False)
    )
    if options[0].value in _TRUTH:
        return f"It depends on the definition. It holds: {fits}. It does not hold: {others}."
    return f"It depends on the definition: it holds for {fits}, not for {others}."


def amount(measured: Measured, decimals: int) -> str:
    """What was measured, with one digit more than `decimals`, its unit, definition and year.

    Of whether something holds, and of a definition without a number, only what was looked at.
    """
    about = ", ".join(part for part in (measured.definition, measured.year) if part)
    if about and (measured.value in _TRUTH or not _has_value(measured)):
        return about
    return f"{_figure(measured, decimals + 1)}{f' ({about})' if about else ''}"


def _figure(measured: Measured, decimals: int) -> str:
    if isinstance(measured.value, str):
        return measured.value
    ends = dict.fromkeys(in_unit(end, decimals, measured.unit) for end in bounds(measured))
    return quantity(" to ".join(ends), measured.unit)


def quantity(number: str, unit: str) -> str:
    """A number with its unit: "8.1 million vehicles", "53 %", "2009"."""
    return {"percent": f"{number} %", "year": number, "rank": f"rank {number}", "": number}.get(
        unit, f"{number} {unit}"
    )


def _decimals(stated: Stated | str) -> int:
    return stated.decimals if isinstance(stated, Stated) else _DECIMALS_OF_A_WORD
