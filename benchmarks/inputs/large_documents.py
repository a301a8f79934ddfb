"""Documents as large as any that are read: texts of 2 MB, pages of 100,000 paragraphs, dense PDFs."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Callable, Iterator, Sequence

from benchmarks.inputs.generated_reports import report

CHARACTERS = 1_990_000  # a document has 2,000,000 at most
PARAGRAPHS, PAGES = 100_000, 2_000
_LINES_A_PAGE = 60


def prose(characters: int = CHARACTERS) -> str:
    """Reports one after the other, none twice."""
    return "\n\n".join(_reports(characters))[:characters]


def one_paragraph(characters: int = CHARACTERS) -> str:
    """The same without a line break."""
    return " ".join(prose(characters).split())


def without_stops(characters: int = CHARACTERS) -> str:
    """The same without any mark: one sentence without an end."""
    return "".join(c for c in one_paragraph(2 * characters) if c.isalnum() or c == " ")[:characters]


def captions(characters: int = CHARACTERS) -> str:
    """The same as captions, a line a second."""
    lines = [line for line in _wrapped(prose(characters // 2), 40) if line]
    cues = (
        f"{_clock(second)}.000 --> {_clock(second + 1)}.000\n<v Speaker {second // 30 % 7}>{line}"
        for second, line in enumerate(lines)
    )
    return "\n\n".join(["WEBVTT", *cues])[:characters]


def page(paragraphs: int = PARAGRAPHS, *, words: int) -> str:
    """A page of so many paragraphs, each of so many words."""
    stream = itertools.cycle(prose(400_000).split())
    told = "\n".join(
        f"<p>{' '.join(itertools.islice(stream, words))} {number}.</p>" for number in range(paragraphs)
    )
    head = "<!DOCTYPE html><html><head><title>Minutes</title></head><body><article><h1>Minutes</h1>"
    return f"{head}{told}</article></body></html>"


def pdf(pages: int = PAGES, *, characters: int = 800) -> bytes:
    """A PDF of so many pages of lines, each page of so many characters."""
    words = itertools.cycle(prose(1_000_000).split())
    width = characters // _LINES_A_PAGE
    contents = []
    for _ in range(pages):
        lines = []
        for _ in range(_LINES_A_PAGE):
            line = ""
            while len(line) < width:
                line += f"{next(words)} "
            lines.append(line.strip())
        contents.append(_content(lines))
    return _file(contents)


def scripts(characters: int = CHARACTERS) -> dict[str, str]:
    """Texts of any kind, as long as any may be."""
    pumps = {
        "Chinese": "中国代表团星期一会见了挪威外交部长。",
        "Arabic": "قال الوزير إن الاجتماع سيعقد يوم الاثنين في أوسلو. ",
        "lines of one letter": "a\n",
        "an ellipsis over and over": "…",
        "list items": "1. pay €25 million\n",
        "turns": "Ms Varn: We met on Monday.\n",
    }
    repeated = {
        name: (pump * (characters // len(pump) + 1))[:characters] for name, pump in pumps.items()
    }
    return {
        "reports": prose(characters),
        "one paragraph": one_paragraph(characters),
        "no mark": without_stops(characters),
        **repeated,
    }


INPUTS: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "text, paragraphs": ("txt", prose),
    "text, one paragraph": ("txt", one_paragraph),
    "text, no mark": ("txt", without_stops),
    "captions": ("vtt", captions),
    "HTML, 100,000 paragraphs": ("html", lambda: page(words=1)),
    "HTML, 100,000 paragraphs of 9 words": ("html", lambda: page(words=9)),
    "HTML, 200,000 paragraphs": ("html", lambda: page(2 * PARAGRAPHS, words=1)),
    "PDF, 2,000 pages of 800 characters": ("pdf", pdf),
    "PDF, 2,000 pages of 3,000 characters": ("pdf", lambda: pdf(characters=3_000)),
}


def _reports(characters: int) -> Iterator[str]:
    length = 0
    for number in itertools.count():
        if length > characters:
            return
        text = report(number)[0].text
        length += len(text) + 2
        yield text


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _content(lines: Sequence[str]) -> bytes:
    shown = ("".join(f"\\{c}" if c in "()\\" else c for c in line) for line in lines)
    drawn = "\n".join(f"({line}) Tj T*" for line in shown)
    return f"BT /F1 9 Tf 11 TL 40 760 Td\n{drawn}\nET".encode("cp1252", "replace")


def _file(contents: Sequence[bytes]) -> bytes:
    """The objects of a PDF: catalog, font, pages, and a page and a stream for each content."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, content in enumerate(contents):
        packed = zlib.compress(content)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * at} 0 R>>".encode()
        )
        head = f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    written, places = b"%PDF-1.4\n", []
    parts = [written]
    at = len(written)
    for number, body in enumerate(objects, 1):
        places.append(at)
        parts.append(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
        at += len(parts[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    parts.append(
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n".encode()
    )
    return b"".join(parts)
