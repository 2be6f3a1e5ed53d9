"""The claims ledger: what the documents state, measured, with a verdict each."""
