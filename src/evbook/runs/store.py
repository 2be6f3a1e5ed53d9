"""Where runs lie: folders named by key, sealed with the hashes of their files, made beside and renamed when whole."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evbook.files import sha256_of_file, write_text

SEAL = "sha256sums.txt"
_UNFINISHED = ".run-"


def seal(folder: Path) -> Path:
    """Write the hashes of all files of a finished run, in the form that `sha256sum -c` reads."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != SEAL)
    lines = [f"{sha256_of_file(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    return write_text(folder / SEAL, "".join(lines))


def is_whole(folder: Path) -> bool:
    """Whether `folder` is sealed and holds the files it was sealed with, unchanged, and no other."""
    try:
        lines = (folder / SEAL).read_text(encoding="utf-8").splitlines()
        pairs = [line.split("  ", 1) for line in lines]
        there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        known = there - {SEAL} == {name for _, name in pairs}
        return bool(pairs) and known and all(sha256_of_file(folder / name) == digest for digest, name in pairs)
    except (OSError, ValueError):
        return False


@contextmanager
def workplace(home: Path) -> Iterator[Path]:
    """A new folder in `home` to make a run in; gone afterwards unless it was renamed.

    It is locked while in use. What a killed run left behind is not locked, and is cleared first.
    """
    home.mkdir(parents=True, exist_ok=True)
    with _locked(home):
        _clear_abandoned(home)
        folder = Path(tempfile.mkdtemp(dir=home, prefix=_UNFINISHED))
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def publish(made: Path, folder: Path) -> None:
    """Rename the sealed run `made` to its place; a damaged run there makes way, a whole one is kept."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder.parent):
        if is_whole(folder):
            return
        shutil.rmtree(folder, ignore_errors=True)
        made.chmod(0o755)
        made.rename(folder)


def _clear_abandoned(home: Path) -> None:
    for folder in home.glob(f"{_UNFINISHED}*"):
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            pass
        finally:
            os.close(handle)


@contextmanager
def _locked(home: Path) -> Iterator[None]:
    handle = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
