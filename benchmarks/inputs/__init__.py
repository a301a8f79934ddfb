"""What the measures feed on: documents, good answers, and what is planted in them."""
