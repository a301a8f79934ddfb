"""The pen of a PDF: follows the operators of a page, and keeps each letter and line that they draw.

A small reader of the operators that place text (ISO 32000-1, 9.4) and draw paths (8.5); pypdf takes
the file apart, finds the streams and knows the fonts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from summarizer.read._pdf_fonts import PdfFont
from summarizer.read._pdf_glyphs import (
    IDENTITY,
    Drawn,
    Glyph,
    Matrix,
    find_turn,
    measure_area,
    move_point,
    multiply,
    set_upright,
    turn_glyph,
)
from summarizer.read._pdf_marks import read_marks
from summarizer.read._pdf_paths import MOST_STROKES, Path
from summarizer.read._pdf_spelling import spell_glyphs
from summarizer.read._pdf_values import read_matrix, read_number, read_string, resolve_value
from summarizer.read._struck_letters import strike_letters

DEEPEST = 12  # forms within forms


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that `q` keeps and `Q` brings back."""

    matrix: Matrix = IDENTITY
    font: PdfFont = field(default_factory=PdfFont)
    size: float = 0.0
    spacing: float = 0.0  # after each letter
    word_spacing: float = 0.0  # after each space
    stretch: float = 1.0
    leading: float = 0.0
    width: float = 1.0  # of lines
    rise: float = 0.0


class PdfTools(NamedTuple):
    """What the pen borrows: `parse` makes operators of a stream, `read_font` a font of a dictionary.

    `tick` is called for each operator.
    """

    parse: Callable[[Any], Any]
    read_font: Callable[[Any], PdfFont]
    tick: Callable[[], None]


def draw_page(page: Any, tools: PdfTools) -> Drawn:
    """The glyphs and rules of a page as a reader sees it upright."""
    pen = _Pen(tools)
    content = page.get_contents()
    if content is not None:
        pen.draw(tools.parse(content), resolve_value(page.get("/Resources")) or {}, 0)
    lines, struck = read_marks(page)
    strokes = pen.path.strokes + [line._replace(after=len(pen.glyphs)) for line in lines]
    return strike_letters(set_upright(pen.glyphs, strokes, struck, int(page.rotation or 0) // 90 % 4))


class _Pen:
    """Goes through the operators of a page and of its forms, and keeps what they draw."""

    def __init__(self, tools: PdfTools) -> None:
        self.tools = tools
        self.glyphs: list[Glyph] = []
        self.path = Path()
        self.state = _State()
        self.kept: list[_State] = []
        self.line = self.text = IDENTITY
        self.spans: list[tuple[str | None, int]] = []
        self.resources: Mapping[str, Any] = {}
        self.depth = self.chunk = 0

    def draw(self, content: Any, resources: Mapping[str, Any], depth: int) -> None:
        before = self.resources, self.depth
        self.resources, self.depth = resources, depth
        for operands, operator in content.operations:
            self.tools.tick()
            step = _STEPS.get(operator)
            if step is not None:
                step(self, operands)
        self.resources, self.depth = before

    def find(self, kind: str, name: Any) -> Any:
        """What the resources call by a name: a font, a form, a list of properties."""
        return resolve_value((resolve_value(self.resources.get(kind)) or {}).get(name))

    def set_font(self, operands: Any) -> None:
        described = self.find("/Font", operands[0]) if operands else None
        font = PdfFont() if described is None else self.tools.read_font(described)
        size = read_number(operands, 1, self.state.size)
        self.state = replace(self.state, font=font, size=size)

    def move(self, right: float, up: float) -> None:
        self.line = self.text = multiply((1.0, 0.0, 0.0, 1.0, right, up), self.line)

    def show(self, string: Any) -> None:
        """Draw a string: a glyph for each code, and the pen moved past it."""
        if not isinstance(string, bytes):
            return
        state = self.state
        a, b, c, d, e, f = multiply(self.text, state.matrix)
        height = abs(state.size) * math.hypot(c, d)
        turn = find_turn(a, b)
        left, base = c * state.rise + e, d * state.rise + f
        at = 0.0
        size, spacing, stretch = state.size, state.spacing, state.stretch
        add, chunk = self.glyphs.append, self.chunk
        for text, width, spaced in state.font.read_codes(string):
            end = at + (width * size + spacing + (state.word_spacing if spaced else 0.0)) * stretch
            if not turn:
                start, stop = a * at + left, a * end + left
                if stop < start:
                    start, stop = stop, start
                add(Glyph(text, start, stop, -b * at - base, height, 0, chunk))
            else:
                places = (a * at + left, b * at + base), (a * end + left, b * end + base)
                self.glyphs.append(turn_glyph(text, *places, height, turn)._replace(chunk=self.chunk))
            at = end
        self.text = multiply((1.0, 0.0, 0.0, 1.0, at, 0.0), self.text)

    def show_spaced(self, operands: Any) -> None:
        for piece in operands[0] if operands and isinstance(operands[0], list) else ():
            if isinstance(piece, bytes):
                self.show(piece)
            elif isinstance(piece, (int, float)):
                back = -float(piece) / 1000 * self.state.size * self.state.stretch
                self.text = multiply((1.0, 0.0, 0.0, 1.0, back, 0.0), self.text)

    def begin_span(self, operands: Any) -> None:
        described = operands[1] if len(operands) > 1 else None
        self.chunk += 1
        if isinstance(described, str):
            described = self.find("/Properties", described)
        described = resolve_value(described)
        spelled = described.get("/ActualText") if hasattr(described, "get") else None
        self.spans.append((read_string(resolve_value(spelled)), len(self.glyphs)))

    def end_span(self, _: Any) -> None:
        """Spell what glyphs stand for as the file says that it is spelled."""
        spelled, first = self.spans.pop() if self.spans else (None, 0)
        if spelled and spelled.strip() and first < len(self.glyphs):
            self.glyphs[first:] = spell_glyphs(self.glyphs[first:], spelled)

    def draw_form(self, operands: Any) -> None:
        form = self.find("/XObject", operands[0]) if operands else None
        if form is None or form.get("/Subtype") != "/Form" or self.depth >= DEEPEST:
            return
        kept, stack, lines = self.state, self.kept, (self.line, self.text)
        placed = multiply(read_matrix(form.get("/Matrix", ())), kept.matrix)
        self.state, self.kept = replace(kept, matrix=placed), []
        own = resolve_value(form.get("/Resources"))
        self.draw(self.tools.parse(form), self.resources if own is None else own, self.depth + 1)
        self.state, self.kept = kept, stack
        self.line, self.text = lines

    def end_path(self, *, stroked: bool = False, filled: bool = False, closed: bool = False) -> None:
        if closed:
            self.path.close()
        across = math.sqrt(abs(measure_area(self.state.matrix)))
        self.path.end(
            len(self.glyphs), width=self.state.width * across if stroked else None, filled=filled
        )

    def add_box(self, operands: Any) -> None:
        self.path.add_box(self.state.matrix, *(read_number(operands, at) for at in range(4)))

    def go_to(self, operands: Any, *, anew: bool) -> None:
        point = move_point(self.state.matrix, read_number(operands), read_number(operands, 1))
        self.path.go_to(point, anew=anew)

    def restore(self, _: Any) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def begin_text(self, _: Any) -> None:
        self.line = self.text = IDENTITY
        self.chunk += 1

    def set_text_matrix(self, operands: Any) -> None:
        self.line = self.text = read_matrix(operands)

    def show_next(self, operands: Any) -> None:
        self.move(0.0, -self.state.leading)
        self.show(operands[-1] if operands else None)

    def show_next_spaced(self, operands: Any) -> None:
        self.state = replace(
            self.state, word_spacing=read_number(operands), spacing=read_number(operands, 1)
        )
        self.show_next(operands)

    def move_and_lead(self, operands: Any) -> None:
        self.state = replace(self.state, leading=-read_number(operands, 1))
        self.move(read_number(operands), read_number(operands, 1))


def _set(name: str, scale: float = 1.0) -> Callable[[_Pen, Any], None]:
    """The step that sets one number of the state."""

    def step(pen: _Pen, operands: Any) -> None:
        changed: dict[str, Any] = {name: read_number(operands) * scale}
        pen.state = replace(pen.state, **changed)

    return step


def _concatenate(pen: _Pen, operands: Any) -> None:
    pen.state = replace(pen.state, matrix=multiply(read_matrix(operands), pen.state.matrix))


_STEPS: Mapping[bytes, Callable[[_Pen, Any], Any]] = {
    b"q": lambda pen, _: pen.kept.append(pen.state) if len(pen.kept) < MOST_STROKES else None,
    b"Q": _Pen.restore,
    b"cm": _concatenate,
    b"BT": _Pen.begin_text,
    b"Tf": _Pen.set_font,
    b"Tc": _set("spacing"),
    b"Tw": _set("word_spacing"),
    b"Tz": _set("stretch", 0.01),
    b"TL": _set("leading"),
    b"Ts": _set("rise"),
    b"w": _set("width"),
    b"Td": lambda pen, operands: pen.move(read_number(operands), read_number(operands, 1)),
    b"TD": _Pen.move_and_lead,
    b"Tm": _Pen.set_text_matrix,
    b"T*": lambda pen, _: pen.move(0.0, -pen.state.leading),
    b"Tj": lambda pen, operands: pen.show(operands[0] if operands else None),
    b"TJ": _Pen.show_spaced,
    b"'": _Pen.show_next,
    b'"': _Pen.show_next_spaced,
    b"BDC": _Pen.begin_span,
    b"BMC": lambda pen, _: pen.spans.append((None, 0)),
    b"EMC": _Pen.end_span,
    b"Do": _Pen.draw_form,
    b"m": lambda pen, operands: pen.go_to(operands, anew=True),
    b"l": lambda pen, operands: pen.go_to(operands, anew=False),
    b"h": lambda pen, _: pen.path.close(),
    b"re": _Pen.add_box,
    b"c": lambda pen, _: pen.path.bend(),
    b"v": lambda pen, _: pen.path.bend(),
    b"y": lambda pen, _: pen.path.bend(),
    b"S": lambda pen, _: pen.end_path(stroked=True),
    b"s": lambda pen, _: pen.end_path(stroked=True, closed=True),
    b"f": lambda pen, _: pen.end_path(filled=True),
    b"F": lambda pen, _: pen.end_path(filled=True),
    b"f*": lambda pen, _: pen.end_path(filled=True),
    b"B": lambda pen, _: pen.end_path(stroked=True, filled=True),
    b"B*": lambda pen, _: pen.end_path(stroked=True, filled=True),
    b"b": lambda pen, _: pen.end_path(stroked=True, filled=True, closed=True),
    b"b*": lambda pen, _: pen.end_path(stroked=True, filled=True, closed=True),
    b"n": lambda pen, _: pen.end_path(),
}
