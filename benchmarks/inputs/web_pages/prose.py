"""Prose that nobody wrote: sentences about meetings, and what sites put around them, by language."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAMES = (
    "Ana Ruiz|Tom Bell|Kenji Ito|Rosa Oda|Marta Lind|Ibrahim Sow|Petra Novak|Luis Caro|Nadia Haddad"
    "|Owen Price|Greta Holm|Samuel Okoro|Irina Volkova|Paul Mercier|Leila Aziz|Jonas Berg"
).split("|")
# By language: a `title`, names of `places`, `sentences`, names of `links`, headlines of other `stories`.
# {n} and {m} stand for names, {t} and {u} for places, {k} for a number.
PROSE: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))


@dataclass
class Writer:
    """What writes one page, and notes which of its words are the article's and which the site's."""

    language: str
    seed: int
    article: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin where another page of the same language does not."""
        self.chance = random.Random(self.seed)
        self._sentences: list[str] = []
        self.headline = self._fill(PROSE[self.language]["title"])

    def sentence(self) -> str:
        """One more sentence of the article, not said before, so that a lost one is missed."""
        while True:
            if not self._sentences:
                self._sentences = list(PROSE[self.language]["sentences"])
                self.chance.shuffle(self._sentences)
            sentence = self._fill(self._sentences.pop())
            if sentence not in self.article:
                return self.say(sentence)

    def paragraph(self, sentences: int = 3) -> str:
        """A paragraph of the article."""
        gap = "" if self.language in ("zh", "ja") else " "
        return gap.join(self.sentence() for _ in range(sentences))

    def say(self, words: str) -> str:
        """Words of the article, noted."""
        self.article.append(words)
        return words

    def nav(self, words: str) -> str:
        """Words of the site around it, noted."""
        self.around.append(words)
        return words

    def link(self) -> str:
        """The name of a link of the site."""
        return self.nav(self.chance.choice(PROSE[self.language]["links"]))

    def story(self) -> str:
        """The headline of another story."""
        return self.nav(self.chance.choice(PROSE[self.language]["stories"]))

    def name(self) -> str:
        """A name of the article, noted."""
        return self.say(self.chance.choice(NAMES))

    def _fill(self, sentence: str) -> str:
        names = self.chance.sample(NAMES, 2)
        places = self.chance.sample(PROSE[self.language]["places"], 2)
        number = self.chance.randint(2, 90)
        return sentence.format(n=names[0], m=names[1], t=places[0], u=places[1], k=number)
