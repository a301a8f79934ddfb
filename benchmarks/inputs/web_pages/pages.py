"""The pages: each way of building a site (`shells/`) with two ways of writing an article (`bodies/`).

A shell and a body are Jinja templates. `p()`, `s()`, `a(…)`, `name()` and `title()` write words of the
article, `n(…)`, `link()`, `story()`, `menu(k)` and `stories(k)` words of the site around it. What is
neither (a date, a byline, a caption) is written as it is, and is counted by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from benchmarks.inputs.web_pages.prose import Writer

HERE = Path(__file__).parent
RIGHT_TO_LEFT = ("ar", "he")
# Of each shell that is not in English: its language.
LANGUAGES = {
    "news_agency": "ru", "print_css_gov": "fr", "wordpress_com_theme": "de",
    "typo3": "de", "strict_xhtml": "de", "parliament_news": "de",
    "commission": "fr", "nuxt": "fr", "joomla": "es", "sharepoint": "es",
    "consent_wall": "ru", "tabbed_portal": "ru", "arab_ministry": "ar", "drupal_olivero": "ar",
    "blogger": "he", "chinese_portal": "zh", "japanese_ministry": "ja", "korean_board": "ko",
}  # fmt: skip
# What a page of another language cannot hold without English headings in it.
ENGLISH = frozenset({"table", "block_table", "votes", "attendance"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page, the words of its article, and the words of the site around it."""

    name: str
    language: str
    html: str
    article: str
    navigation: str


def write_pages() -> Iterator[WebPage]:
    """Every page, the same ones each time."""
    shells = sorted(path.stem for path in (HERE / "shells").glob("*.html"))
    bodies = sorted(path.stem for path in (HERE / "bodies").glob("*.html"))
    seed = 0
    for number, shell in enumerate(shells):
        language = LANGUAGES.get(shell, "en")
        fitting = [body for body in bodies if language == "en" or body not in ENGLISH]
        for turn in (0, 1):
            seed += 1
            body = fitting[(number * 2 + turn * 7) % len(fitting)]
            yield _write_page(shell, body, Writer(language, seed))


def _write_page(shell: str, body: str, writer: Writer) -> WebPage:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True)
    environment.globals.update(
        lang=writer.language,
        dir="rtl" if writer.language in RIGHT_TO_LEFT else "ltr",
        headline=writer.headline,
        title=lambda: writer.say(writer.headline),
        p=writer.paragraph,
        s=writer.sentence,
        a=lambda words: writer.say(str(words)),
        name=writer.name,
        n=writer.nav,
        link=writer.link,
        story=writer.story,
        menu=lambda count: _list_links(writer.link, count),
        stories=lambda count: _list_links(writer.story, count),
        body=lambda: Markup(environment.get_template(f"bodies/{body}.html").render()),
    )
    html = environment.get_template(f"shells/{shell}.html").render()
    return WebPage(
        f"{shell}+{body}", writer.language, html, "\n".join(writer.article), "\n".join(writer.around)
    )


def _list_links(name: Callable[[], str], count: int) -> Markup:
    item = Markup('<li><a href="/{}">{}</a></li>')
    return Markup("").join(item.format(number, name()) for number in range(count))
