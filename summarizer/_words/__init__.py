"""What words name: numbers, units, states; and text without its typographic accidents."""
