"""Whole writes of files and folders, and content hashes."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evbook.errors import BusyFolderError


def sha256_of_bytes(content: bytes) -> str:
    """Hex sha256 of `content`."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_file(path: Path) -> str:
    """Hex sha256 of the file at `path`."""
    return sha256_of_bytes(path.read_bytes())


def write_bytes(path: Path, content: bytes) -> Path:
    """Write `content` to `path` whole: temporary file beside it, fsync, rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def write_text(path: Path, content: str) -> Path:
    """Write `content` to `path` whole, as UTF-8 with the newlines it has."""
    return write_bytes(path, content.encode("utf-8"))


def write_json(path: Path, content: Any) -> Path:
    """Write `content` to `path` whole, as JSON with a final newline; NaN is refused (ValueError)."""
    return write_text(path, json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


@contextlib.contextmanager
def fresh_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target` that takes its place whole, by two renames, when the block ends well.

    Where the block raises, `target` stays as it was; where the process is killed, the next `fresh_folder` or
    `recover_folder` finds `target` complete, old or new. What the old folder held and the new one does not is gone.
    Raises BusyFolderError at once where another process is replacing the same folder.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _only_writer(target, wait=False):
        _settle(target)
        fresh = _beside(target, "fresh")
        fresh.mkdir()
        try:
            yield fresh
            _swap(fresh, target)
        finally:
            _settle(target)


def recover_folder(target: Path) -> None:
    """Put `target` right where a process was killed while replacing it; else do nothing, and leave no trace."""
    target = target.resolve()
    if _beside(target, "before").exists():
        with _only_writer(target, wait=True):
            _settle(target)


def _beside(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.{role}")


@contextlib.contextmanager
def _only_writer(target: Path, *, wait: bool) -> Iterator[None]:
    with _beside(target, "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyFolderError(
                f"another process is writing {target.name}/; wait until it is done, then run this again"
            ) from None
        yield


def _swap(fresh: Path, target: Path) -> None:
    if target.exists():
        target.rename(_beside(target, "before"))
    fresh.rename(target)


def _settle(target: Path) -> None:
    """From any state between the renames to one complete folder; what else lies there is removed."""
    before = _beside(target, "before")
    if before.exists() and not target.exists():
        before.rename(target)
    for leftover in (before, _beside(target, "fresh")):
        if leftover.exists():
            shutil.rmtree(leftover)
