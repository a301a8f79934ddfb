"""Web pages written for the purpose: ways of building sites, around articles that nobody wrote."""
