"""`evbook …`: thin commands; nothing heavy is imported before a command needs it.

Exit status: 0 done, 1 a check failed, 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from evbook import __version__
from evbook.errors import EvbookError, ParameterError, UnknownNameError

WRONG_USE = (ParameterError, UnknownNameError)


class _Commands(click.Group):
    """Turns the book's own errors into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EvbookError as error:
            click.echo(f"evbook: {error}", err=True)
            ctx.exit(2 if isinstance(error, WRONG_USE) else 1)
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(f"evbook: {error.filename or 'the disk'}: {error.strerror or error}; nothing was kept", err=True)
            ctx.exit(1)


@click.group(cls=_Commands)
@click.version_option(__version__)
def main() -> None:
    """Build, run and check the book."""


@main.command()
@click.option(
    "--address",
    default="",
    envvar="EVBOOK_SITE_ADDRESS",
    metavar="URL",
    help="Where the site will stand; html.baseurl of _config.yml where not given.",
)
@click.option("--pdf", is_flag=True, help="Print each chapter and the book as PDF too; needs a Chromium (CHROME).")
def build(address: str, pdf: bool) -> None:
    """Check the data, run every chapter, build the site into _build/html."""
    from evbook import paths
    from evbook.site.address import UNKNOWN, clean_address, own_address
    from evbook.site.book import build_book

    stands_at = clean_address(address) or own_address(paths.root())
    _refuse_bad_data()
    html = build_book(progress=click.echo, address=stands_at, pdf=pdf)
    click.echo(f"the book is at {html / 'index.html'}; to read it: {sys.argv[0]} serve")
    if not stands_at:
        click.echo(UNKNOWN)


@main.command()
@click.argument("chapter")
@click.option("-p", "assignments", multiple=True, metavar="NAME=VALUE", help="A parameter; see `evbook params`.")
@click.option("--scenario", metavar="NAME", help="A named set of parameters of chapters/scenarios.yml, instead of -p.")
@click.option("--update-reference", is_flag=True, help="Store the baseline's outputs in the committed notebook.")
@click.option("--json", "as_json", is_flag=True, help="Print the run and its results as JSON.")
def run(
    chapter: str, assignments: tuple[str, ...], scenario: str | None, update_reference: bool, as_json: bool
) -> None:
    """Run CHAPTER with other parameters; prints where the run lies and its numbers."""
    from evbook.runs.runner import run as run_chapter

    done = run_chapter(_parameters(chapter, assignments, scenario), scenario=scenario)
    if update_reference:
        _update_reference(done)
    if as_json:
        summary = {"chapter": done.chapter, "scenario": done.scenario, "key": done.key, "folder": str(done.folder)}
        click.echo(json.dumps({**summary, "results": done.results()}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{done.scenario}: {'from the cache' if done.cached else 'ran'}, {done.folder}")
    for result in done.results():
        dims = "".join(f" [{value}]" for value in result["dims"].values())
        unit = f" ({result['unit']})" if result["unit"] else ""
        click.echo(f"  {result['name']}{dims}: {result['display']}{unit}")


@main.command()
@click.argument("chapter", required=False)
@click.option("--write", is_flag=True, help="Write the contract's `parameters` cell into the notebook.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Schema.")
def params(chapter: str | None, write: bool, as_json: bool) -> None:
    """Show the parameters and scenarios of CHAPTER, or of every chapter."""
    from evbook.contracts.model import allowed_of, unit_of
    from evbook.contracts.registry import CONTRACTS, contract_of
    from evbook.contracts.scenarios import read_scenarios

    contracts = [contract_of(chapter)] if chapter else list(CONTRACTS)
    if write:
        _write_parameter_cells(contracts)
    elif as_json:
        click.echo(json.dumps({each.chapter: each.model_json_schema() for each in contracts}, indent=1))
    else:
        for contract in contracts:
            click.echo(f"{contract.chapter}: {contract.question}")
            for name, field in contract.model_fields.items():
                click.echo(f"  {name} = {field.default} ({unit_of(field)}: {allowed_of(field)})  {field.description}")
            for each in read_scenarios():
                if each.chapter == contract.chapter:
                    click.echo(f"  --scenario {each.name}  {each.title}: {_assigned(each.parameters.changed())}")


@main.group()
def data() -> None:
    """The data package: build it from raw files, check it, describe it."""


@data.command("build")
@click.option("--raw", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--claims",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Another file of claims than the book's own.",
)
def data_build(raw: Path, claims: Path | None) -> None:
    """Build every table out of the publishers' files in DIR; nothing is written unless all is well."""
    from evbook.sources.build import build as build_package

    for name in build_package(raw, claims):
        click.echo(f"wrote {name}")


@data.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def data_check(as_json: bool) -> None:
    """Verify hashes, schema, keys, ranges and named checks of every table."""
    problems = _problems()
    if as_json:
        click.echo(json.dumps(problems, ensure_ascii=False, indent=1))
    for problem in [] if as_json else problems:
        click.echo(problem["text"], err=True)
    if problems:
        sys.exit(1)
    if not as_json:
        click.echo("the data package is what it says it is")


@data.command("catalogue")
def data_catalogue() -> None:
    """Print the book's data page, made from the data package."""
    from evbook.site.content.catalogue import catalogue_markdown

    click.echo(catalogue_markdown())


@main.command()
@click.option("--document", metavar="NAME", help="Only the claims of one document, by its short name.")
@click.option("--verdict", metavar="NAME", help="Only the claims with one verdict.")
@click.option(
    "--since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An earlier claims.json: list what moved since, and why.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as in claims.json.")
def claims(document: str | None, verdict: str | None, since: Path | None, as_json: bool) -> None:
    """The verdict on every claim of the documents; exit status 1 where a claim lacks one."""
    from evbook.claims import ledger, report

    entries = ledger.ledger(only=document)
    chosen = report.with_verdict(entries, verdict)
    if since:
        _show_moves(since, entries, as_json)
    elif as_json:
        click.echo(json.dumps([each.model_dump(mode="json") for each in chosen], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(report.lines(chosen)))
    lacking = [] if document else ledger.problems(entries)
    for problem in lacking:
        click.echo(f"evbook: {problem}", err=True)
    if lacking:
        sys.exit(1)


@main.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(port: int) -> None:
    """Serve the built site on this machine only."""
    from evbook.site.serve import serve as serve_site

    serve_site(port, announce=click.echo)


def _show_moves(since: Path, entries: tuple[Any, ...], as_json: bool) -> None:
    from evbook.claims.since import moves, read_ledger

    kept = {each.document for each in entries}
    moved = moves([each for each in read_ledger(since) if each.document in kept], entries)
    if as_json:
        click.echo(json.dumps([asdict(move) for move in moved], ensure_ascii=False, indent=1))
        return
    for move in moved:
        click.echo(move.text())
    click.echo(f"{len(moved)} of {len(entries)} claims moved")


def _parameters(chapter: str, assignments: tuple[str, ...], scenario: str | None) -> Any:
    from evbook.contracts.model import BASELINE
    from evbook.contracts.registry import contract_of
    from evbook.contracts.scenarios import scenario_of

    contract = contract_of(chapter)
    if scenario and assignments:
        raise ParameterError("a scenario is a whole set of parameters; give --scenario or -p, not both")
    if scenario and scenario != BASELINE:
        return scenario_of(chapter, scenario).parameters
    return contract.of_text(_pairs(assignments))


def _assigned(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in values.items())


def _pairs(assignments: tuple[str, ...]) -> dict[str, str]:
    pairs = [assignment.partition("=") for assignment in assignments]
    for name, sign, _ in pairs:
        if not sign:
            raise ParameterError(f"-p {name!r} is no assignment; write -p NAME=VALUE, see `evbook params`")
    names = [name for name, _, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ParameterError(f"parameter {name!r} is given {names.count(name)} times; give it once")
    return {name: value for name, _, value in pairs}


def _problems() -> list[dict[str, Any]]:
    from evbook.tables.check import check

    return [{**asdict(problem), "text": str(problem)} for problem in check()]


def _refuse_bad_data() -> None:
    problems = _problems()
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise EvbookError(f"{problems[0]['text']}{more}; see `evbook data check`")


def _update_reference(done: Any) -> None:
    from evbook import paths
    from evbook.contracts.model import BASELINE
    from evbook.runs.reference import write_reference_outputs

    if done.scenario != BASELINE:
        raise ParameterError("reference outputs are the baseline's; leave out -p, or leave out --update-reference")
    write_reference_outputs(paths.chapters_dir() / f"{done.chapter}.ipynb", done.notebook)


def _write_parameter_cells(contracts: list[Any]) -> None:
    from evbook import paths
    from evbook.runs.reference import write_parameters_cell

    for contract in contracts:
        changed = write_parameters_cell(paths.chapters_dir() / f"{contract.chapter}.ipynb", contract)
        click.echo(f"{contract.chapter}: {'written' if changed else 'unchanged'}")
