"""What a caller holds: one model, over one document or many."""
