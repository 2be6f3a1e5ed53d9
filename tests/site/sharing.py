"""What takes long to make is made once, by the first of several test processes that needs it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """What `make` returns for a new folder called `name`; other processes of this run wait for it and get the same.

    Where `make` fails, the next process that asks tries again in a folder of its own.
    """
    own = factory.getbasetemp()
    # pytest-xdist gives each process a folder beside the others'.
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    done = common / f"{name}.done"
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            done.write_text(str(make(factory.mktemp(name))))
    return Path(done.read_text())
