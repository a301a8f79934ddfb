"""Summaries as people and programs want them, a small room a form: nothing in them can run or steer."""
