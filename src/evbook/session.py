"""One switch for everything that differs between a person at a kernel and a run nobody watches."""

from __future__ import annotations

import os
import sys


def live() -> bool:
    """True where a person sits at the kernel (JupyterLab), False under papermill, nbval and plain Python.

    A front end that a person uses allows `input()`; runners that execute notebooks do not. The environment
    variable EVBOOK_LIVE (0 or 1) overrides what is found.
    """
    forced = os.environ.get("EVBOOK_LIVE")
    if forced is not None:
        return forced == "1"
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return bool(getattr(getattr(shell, "kernel", None), "_allow_stdin", False))
