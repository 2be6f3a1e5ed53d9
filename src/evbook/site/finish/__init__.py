"""From Sphinx's pages to finished ones: the passes over each page, its few assets, a strict policy."""
