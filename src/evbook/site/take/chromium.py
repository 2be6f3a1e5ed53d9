"""A Chromium on this machine, and the one thing it is asked for: a page of ours printed as a PDF."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from evbook.errors import BuildError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# A whole book of drawn charts takes a tenth of this.
LIMIT_S = 300
# Without the sandbox, which containers do not allow: the page is ours, has no script, and no name is looked up.
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)
ABSENT = (
    "no Chromium was found; install one (Debian or Ubuntu: apt install chromium; elsewhere:"
    " playwright install chromium) or let the environment variable CHROME name it"
)


def find_chromium(environment: Mapping[str, str], home: Path | None = None) -> str:
    """Path of a Chromium: the one that CHROME names, one on PATH, else one that Playwright fetched below `home`.

    Raises BuildError where there is none, and where CHROME names no program.
    """
    named = environment.get("CHROME")
    wanted = [named] if named else NAMES
    found = [path for name in wanted if (path := shutil.which(name, path=environment.get("PATH", "")))]
    if named and not found:
        raise BuildError(f"CHROME names {named!r}, which is no program; let it name a Chromium, or leave it out")
    fetched = sorted(_playwrights_folder(environment, home or Path.home()).glob("chromium-*/chrome-linux*/chrome"))
    found += map(str, reversed(fetched))
    if not found:
        raise BuildError(ABSENT)
    return found[0]


def print_page(chromium: str, page: Path, target: Path, limit_s: float = LIMIT_S) -> Path:
    """Print the HTML file `page` into the PDF `target`; returns `target`.

    Raises BuildError where Chromium prints nothing or takes longer than `limit_s`.
    """
    with tempfile.TemporaryDirectory(prefix="evbook-print-", ignore_cleanup_errors=True) as aside:
        errors = Path(aside) / "errors.txt"
        profile = f"--user-data-dir={aside}/profile"
        command = [chromium, *_FLAGS, profile, f"--print-to-pdf={target}", page.resolve().as_uri()]
        if not _ended(command, errors, limit_s):
            raise BuildError(f"Chromium did not print {page.name} within {limit_s:g} s; nothing was kept")
        said = errors.read_text(encoding="utf-8", errors="replace").strip()[-400:] or "nothing"
    if not target.is_file() or not target.read_bytes().startswith(b"%PDF-"):
        raise BuildError(f"Chromium ({chromium}) printed no {target.name}; it said: {said}")
    return target


def _ended(command: list[str], errors: Path, limit_s: float) -> bool:
    """Whether the program ended by itself in time; it and all that it started have ended, however this is left."""
    with errors.open("wb") as stream:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stream, start_new_session=True
        )
    try:
        process.wait(timeout=limit_s)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return True


def _playwrights_folder(environment: Mapping[str, str], home: Path) -> Path:
    named = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    return Path(named) if named else home / ".cache" / "ms-playwright"
