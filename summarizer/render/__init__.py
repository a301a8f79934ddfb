"""Summaries as people and programs want them, a small room a form: nothing in them can run or steer."""

from summarizer.render._public import render_card, render_note, render_report, render_tables

__all__ = ["render_card", "render_note", "render_report", "render_tables"]
