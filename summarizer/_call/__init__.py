"""What passes between the flow and whoever asks a model: calls, replies, settings, prices, secrets."""
