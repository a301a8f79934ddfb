"""Saved chats of meetings as turns: each post with who wrote it, to whom if not to all, and when.

Zoom writes "00:12:31  From Ana Lee to Everyone:" above or before the words, in its cloud the name
between tabs; its panel and that of Webex put the clock behind the name. What is copied from Teams
has day and hour in brackets. Zoom translates "From" and "to": in any other language they are the
words that all posts share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from summarizer.read._cues import count_seconds
from summarizer.read._raw_document import RawDocument

MOST_LEAD = 3  # lines above the first post, as a title and a day: else the posts are part of a text
NOON = 12  # hours
_FROM, _TO, _ALL = "from", "to", "everyone"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_EXACT = r"(?P<hour>\d{1,2}):(?P<minute>\d\d):(?P<second>\d\d)"
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?:[ \u202f]?(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_OPENER = r"(?P<opener>[^\W\d_]{1,12})"
_NAME = r"(?P<head>[^\W_](?:[^\n:：\[\]]{0,98}[^\s:：\[\]])?)"
# Ana Lee  to  Everyone
_WIDE = re.compile(r"(\S.{0,98}?)[ \t]{2,9}(\S{1,30})[ \t]{1,9}(\S.{0,98})")
_WORDS = r"(?:[ \t]{1,9}(?P<words>\S.*))?"


@dataclass(frozen=True, slots=True)
class _Post:
    """A post: the line of its head, how that begins, who it names, when, and the words."""

    line: int
    opener: str | None
    head: str
    second: float
    words: str


@dataclass(frozen=True, slots=True)
class _Writer:
    """Who wrote a post, and to whom, with the word before: None where the chat does not say."""

    name: str
    link: str = ""
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """How heads of posts are written, and how many prove a chat where they do not begin with "From"."""

    pattern: re.Pattern[str]
    fewest: int
    exact: bool = False  # whether the clock has seconds, as no timetable does


_FORMS = (
    # 00:12:31	 From  Ana Lee  to  Everyone : We will pay.
    _Form(
        re.compile(
            rf"(?:{_DAY},?[ \t]{{1,9}})?{_EXACT}[ \t]{{1,9}}{_OPENER}[ \t]{{1,9}}"
            rf"{_NAME}[ \t]?[:：]{_WORDS}"
        ),
        2,
        exact=True,
    ),
    # 00:12:31	Ana Lee:	We will pay.
    _Form(re.compile(rf"{_EXACT}\t{_NAME}[ ]?:\t(?P<words>.*)"), 1),
    # From Ana Lee to Everyone:  02:42 PM
    _Form(
        re.compile(
            rf"(?:[*•-][ \t])?{_OPENER}[ \t]{{1,9}}{_NAME}(?P<colon>[ \t]?[:：])?[ \t]{{1,9}}"
            rf"\(?{_CLOCK}\)?[:：]?{_WORDS}"
        ),
        2,
    ),
    # [5/4/2026 2:42 PM] Ana Lee
    _Form(
        re.compile(
            rf"\[(?P<day>[^\[\]\n]{{0,30}}?\b){_CLOCK}\][ \t]{{1,9}}{_NAME}[ \t]?(?:[:：]{_WORDS})?"
        ),
        2,
    ),
    # 04.05.26, 14:42 - Ana Lee: We will pay.
    _Form(re.compile(rf"{_DAY},?[ \t]{_CLOCK}[ \t][-–][ \t]{_NAME}[:：]{_WORDS}"), 2),
)


def read_saved_chat(text: str) -> RawDocument | None:
    """A chat as `Name: …`, a post a paragraph, with the second of each; None where it is none.

    A post to somebody is `Ana Lee (to Bo Friis, Direct Message): …`. The second is that of the
    clock, which may count from midnight. What stands above the first post stays.
    """
    lines = text.split("\n")
    for form in _FORMS:
        posts = _find_posts(form, lines)
        lead = lines[: posts[0].line] if posts else []
        writers = _name_writers(form, posts)
        if writers and sum(map(bool, map(str.strip, lead))) <= MOST_LEAD:
            return _write_posts(posts, [_write_label(writers, writer) for writer in writers], lead)
    return None


def _find_posts(form: _Form, lines: Sequence[str]) -> list[_Post]:
    """The posts in one form that begin as most of them do, with their words."""
    heads = [post for at, line in enumerate(lines) if (post := _read_post(form, at, line))]
    often = Counter(post.opener for post in heads).most_common(1)
    heads = [post for post in heads if post.opener == often[0][0]]
    ends = [*(post.line for post in heads), len(lines)][1:]
    return [
        replace(post, words="\n".join([post.words, *map(str.strip, lines[post.line + 1 : end])]).strip())
        for post, end in zip(heads, ends, strict=True)
    ]


def _read_post(form: _Form, at: int, line: str) -> _Post | None:
    found = form.pattern.fullmatch(line.strip()) if ":" in line else None
    if found is None:
        return None
    given = found.groupdict()
    half, hour = given.get("half"), int(found["hour"])
    if "day" in given and not (given["day"].strip() or half):
        return None  # a clock alone in brackets may count from the start of a recording
    if "colon" in given and not (given["colon"] or (half and given["opener"].casefold() == _FROM)):
        return None  # "Train Oslo to Bergen 9:05"
    if half:
        hour = hour % NOON + (NOON if half in "Pp" else 0)
    second = count_seconds(str(hour), found["minute"], found["second"], None)
    return _Post(at, given.get("opener"), found["head"], second, found["words"] or "")


def _name_writers(form: _Form, posts: Sequence[_Post]) -> list[_Writer]:
    """Who wrote each post; nobody where these are no posts."""
    if not posts or 2 * sum(bool(post.words) for post in posts) < len(posts):
        return []
    opener, heads = posts[0].opener, [post.head for post in posts]
    if opener is None:
        return [_Writer(head) for head in heads] if len(posts) >= form.fewest else []
    ours = opener.casefold() == _FROM
    writers = list(map(_find_splitter(heads, ours=ours), heads))
    told = all(writer.reader for writer in writers)
    proven = (told or form.exact) if ours else told and len(posts) >= form.fewest
    return writers if proven else []


def _find_splitter(heads: Sequence[str], *, ours: bool) -> Callable[[str], _Writer]:
    """How to part the writer from the reader in heads such as "Ana Lee to Everyone"."""
    link = _TO if ours else _find_link(heads)

    def split(head: str) -> _Writer:
        found = _WIDE.fullmatch(head)
        if found is None and link:
            found = re.fullmatch(rf"(\S.{{0,200}}?)[ \t]({re.escape(link)})[ \t]{{1,9}}(\S.*)", head)
        return _Writer(found[1], found[2], found[3]) if found else _Writer(head)

    return split


def _find_link(heads: Sequence[str]) -> str | None:
    """The word that all heads have between writer and reader, if only one can be it.

    It is in small letters, and what follows on it is the same at least twice, or two write.
    """
    shared = reduce(
        lambda left, right: [word for word in left if word in right],
        ([word for word in head.split()[1:-1] if word == word.lower()] for head in heads),
    )
    varied = len({head.split()[0] for head in heads}) > 1
    return shared[0] if len(shared) == 1 or (shared and varied) else None


def _write_label(writers: Sequence[_Writer], writer: _Writer) -> str:
    """The name of a writer, and the reader where a post was not for all."""
    reader = writer.reader
    if reader is None or reader.casefold() == _ALL:
        return writer.name
    if writer.link != _TO:
        often = Counter(other.reader for other in writers if other.reader and "(" not in other.reader)
        if often and often.most_common(1)[0][0] == reader:
            return writer.name
    private = re.fullmatch(r"(.*\S)[ ]?\(([^()]*)\)", reader)
    return f"{writer.name} ({writer.link} {f'{private[1]}, {private[2]}' if private else reader})"


def _write_posts(posts: Sequence[_Post], labels: Sequence[str], lead: Sequence[str]) -> RawDocument:
    parts = ["\n".join(lead).strip()]
    times: list[tuple[int, float]] = []
    at = len(parts[0]) + 2 if parts[0] else 0
    for post, label in zip(posts, labels, strict=True):
        parts.append(f"{label}: {post.words}".strip())
        times.append((at, post.second))
        at += len(parts[-1]) + 2
    return RawDocument("\n\n".join(filter(None, parts)), times=tuple(times))
