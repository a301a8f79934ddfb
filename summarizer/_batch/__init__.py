"""Documents without end, to lines of a ledger."""
