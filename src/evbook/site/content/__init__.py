"""Pages and parts of pages that are made, not written: catalogue, ledger, scenarios, list of figures, landing page."""
