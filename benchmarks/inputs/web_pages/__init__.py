"""Web pages written for the purpose: ways in which sites are built, around articles that nobody wrote."""
