"""Code pages: which encoding a text is in that says none, by the languages that each is for.

A byte means a letter of French in one code page and a letter of Czech in another. A reading counts
where a single language of the code page is written with all its letters, small and capital where they
may be, and its signs stand where such signs do. Where several readings count, the short words that the
text uses decide; where they do not, nobody knows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LOOKED_AT = 100_000  # characters
AROUND = 1_000  # characters of a long line before the first that is not ASCII
CLEARLY = 2  # times as many short words of its language as the next reading has
# Letters beyond ASCII of a language (Unicode CLDR: main exemplars, and what is common in names), and
# words that any text in it uses; of languages that part no words, characters.
_LANGUAGES = {
    "English": ("àâäçèéêëïîñôöü", "the of and to in that is was for it with said will not on be"),
    "French": ("àâäæçèéêëîïôœùûüÿ", "le la les de des du et est que qui dans pour sur pas une un au"),
    "German": ("äöüßéàèê", "der die das und ist von den mit nicht ein eine zu im auf dem sich"),
    "Spanish": ("áéíñóúüïç", "el la los las de del que en un una por con para su no se al"),
    "Portuguese": ("àáâãçéêíóôõúü", "os as de do da dos das que em um uma por com para no na se"),
    "Italian": ("àèéìíîòóùú", "il la le di del della che in un una per con non si gli al"),
    "Dutch": ("áäèéëïíóöüú", "de het een van en in is dat op te met voor niet zijn"),
    "Swedish": ("åäöéàáü", "och att det som en av den till inte ett om har med"),
    "Danish": ("åæøéüäö", "og at det som en af den til ikke et om har med der"),
    "Finnish": ("äöåšž", "ja on ei se ett oli sen kun hän mutta ovat joka"),
    "Icelandic": ("áðéíóúýþæö", "og um er til sem hann var ekki en fyrir"),
    "Catalan": ("àçèéíïòóúü·", "el la els les de del que en un una per amb no"),
    "Polish": ("ąćęłńóśźż", "na do nie jest to po za od przez oraz"),
    "Czech": ("áčďéěíňóřšťúůýž", "na se je do za pro od po by ale"),
    "Slovak": ("áäčďéíĺľňóôŕšťúýž", "na sa je do za pre od po by ale"),
    "Hungarian": ("áéíóöőúüű", "az egy nem hogy van volt ez is meg de el"),
    "Croatian": ("čćđšž", "na je se da za od su iz ne"),
    "Slovenian": ("čšžćđ", "in je na se za da so pri ki od bo ali"),
    "Romanian": ("âăîşţșț", "de la cu un pe din nu este care sau mai"),
    "Turkish": ("çğıöşüâîûİ", "ve bir bu ile da de olarak daha ne ise"),
    "Lithuanian": ("ąčęėįšųūž", "ir yra kad su buvo bet apie tai kaip nuo"),
    "Latvian": ("āčēģīķļņšūž", "un ir no uz ar ka par bet tika kas"),
    "Estonian": ("äõöüšž", "ja on ei et oli see kui ning mis ka"),
    "Russian": ("а-яё", "и в не на что с по это как к из от для он она при во но"),
    "Ukrainian": ("а-щьюяіїєґ", "і в не на що з та до це як за у від для він при й але"),
    "Bulgarian": ("а-щъьюя", "и в не на че с по да се от за е до ще при но"),
    "Serbian": ("абвгдђежзијклљмнњопрстћуфхцчџш", "и у не на да с је се од за до су"),
    "Belarusian": ("а-зй-шыьэюяёіў", "і ў не на што з па гэта як да ад для"),
    "Greek": ("α-ωάέήίόύώϊϋΐΰ", "και το να του η της με για στο που από ότι δεν οι"),
    "Hebrew": ("א-ת\u05b0-\u05c7", "של את על לא כי זה הוא גם עם אל אם או"),
    "Arabic": ("\u0621-\u0652", "في من على أن إن إلى ما لا عن مع هذا التي"),
    "Persian": ("\u0621-\u0652پچژگکی\u200c", "و در به از که این را با است برای"),
    "Thai": ("\u0e01-\u0e5b", "การ ที่ และ ของ ใน เป็น ว่า ไม่ มี"),
    "Chinese": ("\u4e00-\u9fff", "的 是 在 了 和 不 有 为 將 将 於 于 會 会"),
    "Japanese": ("\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fe々", "の に は を た と が で"),
    "Korean": ("\uac00-\ud7a3\u4e00-\u9fff", "이 가 은 는 을 를 의 에 다"),
}
_PARTS_NO_WORDS = frozenset("Thai Chinese Japanese Korean".split())
_WESTERN = (
    "English French German Spanish Portuguese Italian Dutch Swedish Danish Finnish Icelandic Catalan"
).split()
_CENTRAL = "Polish Czech Slovak Hungarian Croatian Slovenian Romanian German".split()
_BALTIC = "Lithuanian Latvian Estonian German".split()
_CYRILLIC = "Russian Ukrainian Bulgarian Serbian Belarusian".split()
_APART = frozenset([*_CYRILLIC, "Greek"])  # whose letters do not stand in one word with those of ASCII
# In the order in which one is named for several that read a text alike.
_PAGES = {
    "cp1252": _WESTERN,
    "iso8859-15": _WESTERN,
    "mac-roman": _WESTERN,
    "cp850": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "mac-latin2": _CENTRAL,
    "cp852": _CENTRAL,
    "cp1254": ["Turkish"],
    "cp1257": _BALTIC,
    "cp1251": _CYRILLIC,
    "koi8-r": ["Russian"],
    "koi8-u": ["Ukrainian"],
    "cp866": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "mac-cyrillic": _CYRILLIC,
    "cp1253": ["Greek"],
    "iso8859-7": ["Greek"],
    "cp1255": ["Hebrew"],
    "iso8859-8": ["Hebrew"],
    "cp1256": ["Arabic", "Persian"],
    "iso8859-6": ["Arabic"],
    "cp874": ["Thai"],
    "gb18030": ["Chinese"],
    "big5": ["Chinese"],
    "cp932": ["Japanese"],
    "euc-jp": ["Japanese"],
    "cp949": ["Korean"],
}
# Signs that stand anywhere, that part no word, or that belong to a figure.
_SIGN = re.compile(
    r"[،؛؟\u3000-\u3003\u3008-\u301f\uff01-\uff5e№\u200e\u200f\xa0\xad–—·’]"
    r"|(?<![^\W\d_])[“”„«»‘‚›‹¿¡…•§¶†‡°©®™±×÷¬¦¢¤]|[“”„«»‘‚›‹…•§¶†‡°©®™±×÷¬¦¢¤](?![^\W\d_])"
    r"|(?<=\d)\s?[€£¥%‰½¼¾ºª]|[€£¥½¼¾](?!\w*[^\W\d_])|(?<=\w)[²³¹](?![^\W\d_])|[€£¥µ](?=\s?\d|m)"
)
_GLUED = re.compile(r"(?<=[^\W\d_])[–—‡†±°]|[–—‡†±°](?=[^\W\d_])")
_ODD = re.compile(r"[^\x00-\x7f]")
_PLAIN_WORD = re.compile(r"(?<![^\s(\"“«„‘\[])[^\W\d_]+(?![^\s.,;:!?،؛؟)\"”»’…\]])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code page makes of some bytes, and how often the text uses words of a language of it.

    `glued` counts signs that stand at a letter, as a dash may, and seldom does.
    """

    code_page: str
    text: str
    used: int
    glued: int


def read_code_pages(content: bytes) -> list[Reading]:
    """The readings of a text that count, the best first; one for each text that they give."""
    readings: dict[str, Reading] = {}
    for page, languages in _PAGES.items():
        try:
            text = content.decode(page)
        except ValueError:
            continue
        head = _cut_sample(text)
        letters = _odd_letters(head)
        if letters is None:
            continue
        fitting = [name for name in languages if _is_written(head, letters, name)]
        used = max((_count_words(head, name) for name in fitting), default=-1)
        known = readings.get(text)
        if used >= 0 and (known is None or known.used < used):
            glued = len(_GLUED.findall(head))
            readings[text] = Reading(known.code_page if known else page, text, used, glued)
    return sorted(readings.values(), key=lambda reading: (-reading.used, reading.glued))


def choose_reading(readings: list[Reading]) -> Reading | None:
    """The reading that leaves no doubt, or None."""
    if not readings:
        return None
    best, *others = readings
    clear = all(
        best.used > CLEARLY * other.used or (best.used >= other.used > 0 and best.glued < other.glued)
        for other in others
    )
    return best if clear else None


def _cut_sample(text: str) -> str:
    """The lines of a text that are not ASCII alone, as far as they are looked at."""
    lines, length = [], 0
    for line in text.split("\n"):
        if not line.isascii() and (odd := _ODD.search(line)):
            begin = max(0, odd.start() - AROUND)
            lines.append(line[begin : begin + LOOKED_AT])
            length += len(lines[-1])
            if length > LOOKED_AT:
                break
    return "\n".join(lines)


def _odd_letters(text: str) -> str | None:
    """The letters beyond ASCII of a text, small; None where a sign or a capital stands as none does."""
    letters = set()
    signs = {at for match in _SIGN.finditer(text) for at in range(*match.span())}
    for match in _ODD.finditer(text):
        at, letter = match.start(), match[0]
        if at in signs:
            continue
        if not (letter.isalpha() or unicodedata.category(letter) in ("Mn", "Mc", "Cf")):
            return None
        if letter.isupper() and text[at - 1 : at].islower():
            return None
        letters.add(letter if letter == "İ" else letter.lower())
    return "".join(letters)


def _is_written(text: str, letters: str, language: str) -> bool:
    """Whether a language is written with some letters, and in no word with those of ASCII."""
    own = _LANGUAGES[language][0]
    return bool(re.fullmatch(f"[{own}]*", letters)) and not (
        language in _APART and re.search(f"(?i)[a-z][{own}]|[{own}][a-z]", text)
    )


def _count_words(text: str, language: str) -> int:
    """How often a text uses the short words of a language."""
    known = _LANGUAGES[language][1].split()
    if language in _PARTS_NO_WORDS:
        return sum(map(text.count, known))
    wanted = set(known)
    return sum(word in wanted for word in _PLAIN_WORD.findall(text.casefold()))
