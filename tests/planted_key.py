"""A key that is planted wherever a recording might keep it."""

KEY = "sk-planted/\"quoted\\in'every place"
