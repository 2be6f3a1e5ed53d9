"""Files of the public package network that plain pages ask for, from npm packages fetched once into a folder."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from evbook.errors import BuildError

# Both networks serve `/npm/NAME@VERSION/PATH` or `/NAME@VERSION/PATH` out of the npm registry.
NETWORKS = ("https://cdn.jsdelivr.net", "https://unpkg.com")
_PACKAGE = re.compile(r"^/(?:npm/)?((?:@[^/@]+/)?[^/@]+)(?:@([^/]+))?(?:/(.*))?$")
_ADDRESS = re.compile(r"https://(?:cdn\.jsdelivr\.net/npm|unpkg\.com)/[\w@./+-]+")
# Named by Altair's page for loaders that nothing in it calls.
NEVER_LOADED = ("vega-lib",)


def addresses_in(html_folder: Path) -> set[str]:
    """Every address of these networks that a page or a script of `html_folder` names."""
    files = (path for ending in ("*.html", "*.js") for path in html_folder.rglob(ending))
    return {found for path in files for found in _ADDRESS.findall(path.read_text(encoding="utf-8", errors="replace"))}


def package_of(address: str) -> tuple[str, str, str]:
    """Name, version ("latest" where none is asked for) and path within the package, "" for its main file."""
    found = _PACKAGE.match(urlsplit(address).path)
    if found is None:
        raise BuildError(f"{address} names no npm package; teach benchmarks/cdn.py its form")
    return found[1], found[2] or "latest", found[3] or ""


def file_of(address: str, cache: Path) -> Path | None:
    """The file at `address` out of the packages in `cache`; None where it is not there."""
    name, version, path = package_of(address)
    folder = place_of(name, version, cache)
    if not (folder / "package.json").is_file():
        return None
    wanted = folder / (path or _main_file(folder))
    return wanted if wanted.is_file() else None


def place_of(name: str, version: str, cache: Path) -> Path:
    """Folder of an unpacked package."""
    return cache / f"{name.replace('/', '__')}@{version}"


def fetch_packages(addresses: set[str], cache: Path) -> Iterator[str]:
    """Fetch with `npm pack` what `addresses` ask for and `cache` lacks; yields a line for each package.

    Raises BuildError where npm is not there or refuses.
    """
    wanted = {package_of(address)[:2] for address in addresses}
    for name, version in sorted(wanted):
        if name not in NEVER_LOADED and not (place_of(name, version, cache) / "package.json").is_file():
            _fetch(name, version, cache)
            yield f"fetched {name}@{version} from npm"


def _fetch(name: str, version: str, cache: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError(
            f"no npm here, and {cache} lacks {name}@{version}; install Node.js (https://nodejs.org), then run again"
        )
    cache.mkdir(parents=True, exist_ok=True)
    asked = [npm, "pack", "--silent", "--json", "--pack-destination", str(cache), f"{name}@{version}"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"npm did not give {name}@{version}: {done.stderr.strip() or done.stdout.strip()}")
    archive = cache / json.loads(done.stdout)[0]["filename"].replace("@", "").replace("/", "-")
    _unpack(archive, place_of(name, version, cache))


def _unpack(archive: Path, place: Path) -> None:
    """An npm archive holds one folder, mostly called `package`."""
    aside = place.with_name(f".{place.name}")
    shutil.rmtree(aside, ignore_errors=True)
    with tarfile.open(archive) as packed:
        packed.extractall(aside, filter="data")
    (inside,) = aside.iterdir()
    inside.replace(place)
    aside.rmdir()
    archive.unlink()


def _main_file(folder: Path) -> str:
    described = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    browser = described.get("browser")
    own = (described.get("jsdelivr"), described.get("unpkg"), browser if isinstance(browser, str) else None)
    return str(next(filter(None, (*own, described.get("main"))), "index.js"))
