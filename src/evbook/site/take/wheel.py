"""The book's own package as a wheel, built from the checkout without network and the same to the byte each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from evbook.errors import BuildError
from evbook.files import sha256_of_bytes, sha256_of_file, write_bytes

PACKAGE = Path("src") / "evbook"
# Beside the package, what its metadata is made of.
_BESIDE = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA.md")
# The first moment that a zip file can name; setuptools dates the files of a wheel by it.
EPOCH_S = "315532800"
_BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


def wheel_of(root: Path, cache: Path) -> Path:
    """Path of the wheel of the checkout `root`, built into a folder of `cache` that its sources name, if it is new.

    `cache` holds the last wheel alone. Raises BuildError with the last line of what the build backend said.
    """
    home = cache / sources_digest(root)[:20]
    for outdated in [wheel for wheel in cache.glob("*/*.whl") if wheel.parent != home]:
        outdated.unlink()
        outdated.parent.rmdir()
    made = sorted(home.glob("*.whl"))
    return made[0] if made else _build(root, home)


def sources_digest(root: Path) -> str:
    """Hash of everything that the wheel of the checkout `root` is made of."""
    return sha256_of_bytes("\n".join(f"{name} {sha256_of_file(root / name)}" for name in _sources(root)).encode())


def _sources(root: Path) -> list[str]:
    package = (path for path in (root / PACKAGE).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    names = [*(path.relative_to(root).as_posix() for path in package), *_BESIDE]
    return sorted(name for name in names if (root / name).is_file())


def _build(root: Path, home: Path) -> Path:
    # Not in the checkout: the backend leaves folders of its own beside what it builds.
    with tempfile.TemporaryDirectory(prefix="evbook-wheel-") as aside:
        copied, made = Path(aside) / "source", Path(aside) / "made"
        for name in _sources(root):
            (copied / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, copied / name)
        made.mkdir()
        _call_backend(copied, made)
        (wheel,) = made.glob("*.whl")
        return write_bytes(home / wheel.name, wheel.read_bytes())


def _call_backend(source: Path, target: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH_S}
    command = [sys.executable, "-c", _BUILD, str(target)]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
        raise BuildError(f"the package evbook cannot be built as a wheel: {said}; correct pyproject.toml")
