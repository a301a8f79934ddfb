"""One kind of a user's own, casualty figures, as users write it for three tools; documents and gold."""
