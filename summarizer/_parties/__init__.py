"""Who is who in a document."""
