"""Stands in for a package that only JupyterLab needs, so that the tests' processes start as a reader's do."""

raise ImportError("rfc3987_syntax is left out of the tests; see conftest.py")
