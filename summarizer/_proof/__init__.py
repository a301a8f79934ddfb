"""What code can prove of one item, or not."""
