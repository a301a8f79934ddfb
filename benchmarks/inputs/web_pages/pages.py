"""The pages: each way of building a site (`shells/`) with two ways of writing an article (`bodies/`).

A shell and a body are Jinja templates. `p()`, `s()`, `a(…)`, `name()` and `title()` write words of the
article, `n(…)`, `link()`, `story()`, `menu(k)` and `stories(k)` words of the site around it. What is
neither (a date, a byline, a caption, struck-out words, a quotation shown a second time) is written as it
is, and is counted by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
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
    "typo3_county": "de", "angular_rendered": "de", "next_page_data": "fr", "nuxt_payload": "es",
    "joomla_town": "it", "liferay_region": "pt", "bip_register": "pl", "div_breaks": "ru",
    "arabic_agency": "ar", "chinese_gbk": "zh", "japanese_tables": "ja", "korean_briefing": "ko",
}  # fmt: skip
# Of each shell that is not sent as UTF-8: how it is encoded (a page that says gb2312 is GBK).
CHARSETS = {
    "chinese_gbk": "gbk",
    "div_breaks": "cp1251",
    "japanese_tables": "cp932",
    "tables_2003": "cp1252",
}
# The shells by a writer who had not seen the reader.
UNSEEN_SHELLS = frozenset(
    """
    aem_government amp_story angular_rendered arabic_agency bip_register canvas_site chinese_gbk
    confluence_minutes div_breaks drupal_ministry federal_template footnoted_journal
    gatsby_foundation google_published gutenberg_theme japanese_tables joomla_town korean_briefing
    liferay_region live_posts marked_changes meetings_coverage municipal_accordions newsletter_view
    next_page_data next_streamed notion_export nuxt_payload parliament_minutes pdf_lines press_feed
    question_page scroll_story sharepoint_publishing squarespace_press tables_2003 typo3_county
    web_components webforms_council wix_site wrong_names
    """.split()
)
# What a page of another language cannot hold without English words in it.
ENGLISH = frozenset(
    {"table", "block_table", "votes", "attendance", "questions", "roll_call", "interrupted"}
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page, the words of its article, and the words of the site around it."""

    name: str
    language: str
    html: str
    article: str
    navigation: str
    charset: str = "utf-8"

    @property
    def is_unseen(self) -> bool:
        """Whether its shell is by a writer who had not seen the reader."""
        return self.name.partition("+")[0] in UNSEEN_SHELLS

    @property
    def content(self) -> bytes:
        """The page as its server sends it, in the charset that it declares."""
        return self.html.encode(self.charset, "xmlcharrefreplace")


def write_pages() -> Iterator[WebPage]:
    """Every page, the same ones each time; a page stays as it is when others are added."""
    shells = sorted(path.stem for path in (HERE / "shells").glob("*.html"))
    bodies = sorted(path.stem for path in (HERE / "bodies").glob("*.html"))
    for shell in shells:
        language = LANGUAGES.get(shell, "en")
        fitting = [body for body in bodies if language == "en" or body not in ENGLISH]
        for body in sorted(fitting, key=lambda body: _number_page(shell, body))[:2]:
            yield _write_page(shell, body, Writer(language, _number_page(shell, body)))


def _number_page(shell: str, body: str) -> int:
    """A number of this pair that no other file changes: it chooses bodies, and seeds the words."""
    return int.from_bytes(sha256(f"{body}:{shell}".encode()).digest()[:4])


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
        f"{shell}+{body}",
        writer.language,
        html,
        article="\n".join(writer.article),
        navigation="\n".join(writer.around),
        charset=CHARSETS.get(shell, "utf-8"),
    )


def _list_links(name: Callable[[], str], count: int) -> Markup:
    item = Markup('<li><a href="/{}">{}</a></li>')
    return Markup("").join(item.format(number, name()) for number in range(count))
