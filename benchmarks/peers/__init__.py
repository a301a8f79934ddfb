"""Other libraries run beside ours, what they send, and what a model answered them."""
