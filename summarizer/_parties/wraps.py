"""Words in names: what a state's name may be wrapped in, what makes a name a national body's, and traps.

The words are in the files of the languages, folded; the names of states and places stand here.
"""

from __future__ import annotations

import re

from summarizer._words.fold import fold_text
from summarizer._words.languages import words_of_all

_BODIES = "bodies"


def _ending_in(key: str) -> re.Pattern[str]:
    """A pattern for the end of a name that is written in one with any of these words."""
    return re.compile(rf"(?:{'|'.join(sorted(words_of_all(_BODIES, key)))})$")


def _words_for_neighbours() -> re.Pattern[str]:
    """A pattern for parties that are told by nothing but their place beside another."""
    whose, neighbours, to = (
        "|".join(sorted(re.escape(fold_text(word)) for word in words_of_all(_BODIES, key)))
        for key in ("whose", "neighbours", "neighbours to")
    )
    return re.compile(rf"(?:(?:{whose}) ){{0,3}}(?:(?<!\w)\w+ )?(?:{neighbours})(?: (?:{to}) \w+)?")


# What a state's name may be wrapped in and still be the state: its side, its form, its officials.
ARTICLES = words_of_all(_BODIES, "articles")
ELIDED = sorted(words_of_all(_BODIES, "joined by an apostrophe"))  # l'Italia, dell'Italia
HAN_SIDES = _ending_in("sides joined to a state")
HAN_FORMS = _ending_in("forms joined to a state")
FORMS = words_of_all(_BODIES, "forms of a state")
# "Democratic" and "Islamic" before a form are said of other states, too: official names alone hold them.
CREEDS = words_of_all(_BODIES, "creeds")
# States of which another has, or had, the name with a form of state: the Republic of China is Taiwan.
DIVIDED = frozenset("CHN VNM COD PRK BIH".split())
WRAPS = words_of_all(_BODIES, "sides of a state") | FORMS
OUTER = WRAPS | ARTICLES
ISLANDS = words_of_all(_BODIES, "never the only word")

# "Its neighbours", "ses voisins du nord": somebody, but nobody by name.
NEIGHBOURS = _words_for_neighbours()
ORGANS_JOINED = tuple(sorted(words_of_all(_BODIES, "organs joined")))  # Außenministerium
# Articles that a name may have and lack: "the Regional Council", "l'Alliance".
BEFORE_NAMES = tuple(
    article if article.endswith("'") else f"{article} "
    for article in sorted(words_of_all("names", "articles before names"))
)

# Bare names of what several states are called, and which of them a bare name may stand for at all:
# reports say "Korea" for the South, and never for the North.
_KOREA, _CONGO = frozenset({"KOR", "PRK"}), frozenset({"COD", "COG"})
BARE = dict.fromkeys("korea corea corée coreia корея كوريا kore".split(), _KOREA) | dict.fromkeys(
    "congo kongo конго الكونغو 刚果 剛果".split(), _CONGO
)
PLURALS = frozenset({"guineas", "congos", "americas", "chinas", "sudans"})  # of several states
NEVER_BARE = frozenset({"PRK"})
# A document in which these words stand may mean another by the name: a US state, a union of states.
_UNION = re.compile(
    r"\b(?:e[uс]|ue|nato|otan|нато|евросоюз\w*|european (?:union|commission|council|parliament)"
    r"|union européenne|commission européenne|europäische\w* (?:union|kommission)|unión europea"
    r"|comisión europea|unione europea|união europeia)\b"
)
OTHERS = dict.fromkeys("brussels bruxelles brüssel bruselas bruxelas брюссель".split(), _UNION) | {
    "georgia": re.compile(r"\b(?:atlanta|savannah|fulton county|state of georgia|georgia state)\b"),
    "washington": re.compile(r"\b(?:seattle|olympia|spokane|washington state|state of washington)\b"),
    "عمان": re.compile("[اأ]ردن"),
}
SETTLED = {"georgia": re.compile(r"\btbilisi\b")}
# Capitals with namesakes: they stand for their state only where the document names it otherwise.
NAMESAKES = frozenset(
    "san josé,san jose,santiago,georgetown,victoria,kingston,tripoli,la paz,sucre,praia,malé,male,"
    "saint john's,st. john's,saint george's,st. george's,panama "
    "city,brussels,bruxelles,brüssel,bruselas,"
    "bruxelas,брюссель,santo domingo,bridgetown,kingstown,roseau,castries,aden,cape town,dar es salaam,"
    "abidjan,tel aviv".split(",")
)

ORGANS = words_of_all(_BODIES, "organs")
WEAK_ORGANS = words_of_all(_BODIES, "organs of a state or of a part")
UNLIKE = words_of_all(_BODIES, "of several states")
HAN_ORGAN = _ending_in("organs joined to a state")
