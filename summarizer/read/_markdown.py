"""Markdown: its text as it stands, and what its front matter and its headings say of it."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from summarizer.read._content import Content
from summarizer.read._decoding import decode_content, name_torn
from summarizer.read._headings import mark_headings
from summarizer.read._page_date import parse_day
from summarizer.read._raw_document import RawDocument

LONGEST = 64_000  # characters of front matter
_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>.*?)^(?P=fence)[ \t]*(?:\n|\Z)\s*",
    re.DOTALL | re.MULTILINE,
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_HASHED = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}([=-])\1*[ \t]*")
_PARAGRAPH = re.compile(r" {0,3}(?![-+*>|#\s]|\d{1,9}[.)])")
# What generators of sites call it, the first that is there counts.
_TITLE = ("title", "headline")
_DAY = ("date", "published", "publishdate", "pubdate", "published_at", "publication_date")
_SOURCE = ("source", "publisher", "author", "authors")
_LANGUAGE = ("language", "lang", "locale")


def read_markdown(content: Content, encoding: str | None = None) -> RawDocument:
    """The text behind the front matter (YAML or TOML), every character of it.

    The front matter gives title, day, source (or author) and language, the first heading the title
    where there is none. What begins as front matter and is none stays in the text.
    """
    whole = decode_content(content, encoding)
    fields, text = split_front_matter(whole)
    headings = list_headings(text)
    first = next((words for _, _, words in headings), None)
    return RawDocument(
        text,
        title=_find_words(fields, _TITLE) or first,
        source=_find_words(fields, _SOURCE),
        published=_find_day(fields),
        language=_find_language(fields),
        marks=mark_headings(headings),
        left_out=name_torn(text, content.body),
    )


def split_front_matter(whole: str) -> tuple[dict[str, Any], str]:
    """The fields of the front matter of a text, their names in small letters, and the text behind it."""
    match = _FRONT.match(whole[:LONGEST])
    if match is None:
        return {}, whole
    try:
        found = (yaml.safe_load if match["fence"] == "---" else tomllib.loads)(match["fields"])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}, whole
    if not isinstance(found, dict):
        return {}, whole
    return {str(name).casefold(): value for name, value in found.items()}, whole[match.end() :]


def list_headings(text: str) -> list[tuple[int, int, str]]:
    """The headings of a text in Markdown: the offset of each, its level (1 to 6) and its words.

    Those of both forms (after "#", or underlined), outside of code (https://spec.commonmark.org/0.31.2).
    """
    headings: list[tuple[int, int, str]] = []
    fence = ""
    at, before, blank = 0, "", True  # the line before, and whether that begins a paragraph
    for line in text.split("\n"):
        opened = _FENCE.match(line)
        hashed = None if fence else _HASHED.match(line)
        underline = None if fence else _UNDERLINE.fullmatch(line)
        if opened and (not fence or (opened[1].startswith(fence) and not opened[2].strip())):
            fence = "" if fence else opened[1]
        elif hashed:
            headings.append((at, len(hashed[1]), _show_words(hashed[2])))
        elif underline and blank and _PARAGRAPH.match(before):
            headings.append((at - len(before) - 1, 1 if underline[1] == "=" else 2, _show_words(before)))
        blank, before, at = not before.strip() or hashed is not None, line, at + len(line) + 1
    return [heading for heading in headings if heading[2]]


def _show_words(inline: str) -> str:
    """The words of a line of Markdown without its links and emphasis."""
    words = re.sub(r"!?\[([^\[\]]{0,500})\]\([^()]{0,2000}\)", r"\1", inline)
    return " ".join(re.sub(r"(?<!\w)[*_`]{1,3}|[*_`]{1,3}(?!\w)", "", words).split())


def _find_words(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        values = value if isinstance(value, list) else [value]
        values = [item.get("name") if isinstance(item, dict) else item for item in values]
        words = ", ".join(str(item) for item in values if isinstance(item, str | int | float))
        if words.strip():
            return words
    return None


def _find_day(fields: Mapping[str, Any]) -> dt.date | None:
    for name in _DAY:
        value = fields.get(name)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        day = parse_day(value) if isinstance(value, str) else None
        if day:
            return day
    return None


def _find_language(fields: Mapping[str, Any]) -> str | None:
    said = _find_words(fields, _LANGUAGE) or ""
    code = re.split("[-_]", said.strip())[0].lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else None
