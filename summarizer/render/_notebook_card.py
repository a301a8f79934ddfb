"""A summary as a compact piece of HTML for a notebook: escaped, without a script or a style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from summarizer.render._entry_parts import Entry
from summarizer.render._html_escape import escape_visibly
from summarizer.render._provenance import choose_headline, write_footer
from summarizer.render._sections import make_sections, write_byline, write_left_out, write_overview
from summarizer.render._text_runs import Line, Role, TextRun
from summarizer.schemas import Summary

# A notebook may be light or dark: weights, slants and borders, and colours that both can bear.
STYLES: Mapping[Role, str] = {
    "title": "font-weight:600;font-size:1.15em",
    "label": "font-weight:600;opacity:.7",
    "side": "font-weight:600",
    "binding": "font-weight:600;color:#2a8a57",
    "ask": "font-weight:600;color:#9a5fd0",
    "kind": "font-weight:600;color:#c4631a",
    "caution": "font-weight:600;color:#a8790a",
    "alert": "font-weight:600;color:#d04a4a",
    "quote": "font-style:italic",
    "faint": "opacity:.7",
    "ref": "opacity:.7",
}
_ITEM = Markup('<li style="margin:.35em 0;list-style:none">{}{}</li>')
_SECTION = Markup(
    '<details{}><summary style="cursor:pointer;font-weight:600">{} ({})</summary>{}'
    '<ul style="margin:0;padding:0 0 0 1em">{}</ul></details>'
)
_CARD = Markup(
    '<div style="max-width:52em;padding:.6em 1em;border:1px solid #8886;border-radius:8px;'
    'line-height:1.45;overflow-wrap:anywhere">{}</div>'
)
_SMALL = Markup('<div style="font-size:.88em;margin-left:1em">{}</div>')
FOLDED = ("Rejected", "Not verified")


def as_card(summary: Summary) -> str:
    """Return the summary as HTML that a notebook puts among its cells; see `render_card`."""
    parts = [
        _write_block([TextRun(choose_headline(summary), "title")]),
        *(
            _write_block(line)
            for line in (write_byline(summary), write_left_out(summary), write_overview(summary))
            if line
        ),
    ]
    for section in make_sections(summary):
        note = _SMALL.format(section.note) if section.note else Markup("")
        opened = Markup("") if section.title in FOLDED else Markup(" open")
        items = _join(map(_write_entry, section.entries))
        parts.append(_SECTION.format(opened, section.title, len(section.entries), note, items))
    parts.append(_SMALL.format(_write_line([TextRun(write_footer(summary), "faint")])))
    return str(_CARD.format(_join(parts)))


def _write_entry(entry: Entry) -> Markup:
    label = [TextRun(entry.label, "label"), TextRun(" ")] if entry.label else []
    return _ITEM.format(
        _write_line([*label, *entry.head]),
        _join(_SMALL.format(_write_line(line)) for line in entry.lines),
    )


def _write_block(line: Line) -> Markup:
    return Markup('<div style="margin:.2em 0" dir="auto">{}</div>').format(_write_line(line))


def _write_line(line: Line) -> Markup:
    return _join(map(_write_run, line))


def _write_run(run: TextRun) -> Markup:
    style = STYLES.get(run.role)
    text = escape_visibly(run.text)
    return Markup('<span style="{}">{}</span>').format(style, text) if style else text


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
