"""Dates: the wording of a date and the day of publication give an interval of days, or nothing.

Three steps. The wording is tidied (digits, dashes, clock times dropped). Each language that knows
*every* word of it turns it into one plain phrase ("el 3 de junio" → "on 3 of M6"); rules read the
phrase. Languages that disagree, a word nobody knows, or two possible readings: None. Users quote
the result in public, so a wrong date is worse than none. Today's date plays no part.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer import _calendar as cal
from summarizer._calendar import Interval, Precision, Tense

__all__ = ["Interval", "Precision", "Tense", "resolve", "tense_of"]

_LONGEST = 120  # characters; no date takes more
_LONGEST_TERM = 5  # tokens, "el fin de semana pasado"
_YEARS = range(1900, 2101)  # four digits outside it are more often a number than a year
_LARGEST_DAY = 31
_A_YEAR = 300  # days: as far as tense may choose the year; past that the tense itself is in doubt
_HALF_A_YEAR = 180  # days: as far as a weekday alone may choose it

# Monday to Sunday, January to December; "|" parts spellings and cases.
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ru": "понедельник|понедельника|понедельнику вторник|вторника|вторнику среда|среду|среды|среде "
    "четверг|четверга|четвергу пятница|пятницу|пятницы|пятнице суббота|субботу|субботы|субботе "
    "воскресенье|воскресенья|воскресенью",
    "ar": "الاثنين|الإثنين الثلاثاء الأربعاء|الاربعاء الخميس الجمعة السبت الأحد|الاحد",
    "zh": "周一|週一|星期一 周二|週二|星期二 周三|週三|星期三 周四|週四|星期四 周五|週五|星期五 "
    "周六|週六|星期六 周日|週日|星期日|星期天",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "id": "senin selasa rabu kamis jumat|jum'at sabtu minggu",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar|jänner februar märz april mai juni juli august september oktober november dezember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "ru": "январь|января|январе февраль|февраля|феврале март|марта|марте апрель|апреля|апреле "
    "май|мая|мае июнь|июня|июне июль|июля|июле август|августа|августе сентябрь|сентября|сентябре "
    "октябрь|октября|октябре ноябрь|ноября|ноябре декабрь|декабря|декабре",
    "ar": "يناير فبراير|شباط مارس|آذار أبريل|ابريل|إبريل|نيسان مايو|أيار يونيو|يونيه|حزيران "
    "يوليو|يوليه|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|اكتوبر نوفمبر ديسمبر",
    "zh": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}
# The plain phrase, and what says it; "" is dropped (times of day do not move a date).
_TERMS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "today": "this morning|this afternoon|this evening|tonight",
        "yesterday": "last night",
        "week beginning": "week starting|week commencing",
        "by": "no later than|not later than|on or before|due by",
        "from": "as of|starting from|starting on|beginning on|starting",
        "for": "set for|scheduled for",
        "": "in the morning|in the afternoon|in the evening|at night|at noon|at midnight|morning"
        "|afternoon|evening|night|noon|midnight",
        "the weekend": "at the weekend|over the weekend|on the weekend",
        "end of this year": "year-end|year end|the year end",
        "end of this month": "month-end|month end",
        "hence": "from now",
        "ago": "ago",
        "until": "till",
        "q1": "first",
        "q2": "second",
        "q3": "third",
        "q4": "fourth",
        "q1 quarter": "q1",
        "q2 quarter": "q2",
        "q3 quarter": "q3",
        "q4 quarter": "q4",
        "q1 half": "h1",
        "q2 half": "h2",
    },
    "es": {
        "today": "hoy|esta mañana|esta tarde|esta noche",
        "yesterday": "ayer",
        "tomorrow": "mañana",
        "day before yesterday": "anteayer|antes de ayer",
        "day after tomorrow": "pasado mañana",
        "last week": "la semana pasada|la pasada semana",
        "this week": "esta semana",
        "next week": "la próxima semana|la semana próxima|la semana que viene",
        "last month": "el mes pasado|el pasado mes",
        "this month": "este mes",
        "next month": "el próximo mes|el mes próximo|el mes que viene",
        "last year": "el año pasado|el pasado año",
        "this year": "este año",
        "next year": "el próximo año|el año próximo|el año que viene",
        "last weekend": "el fin de semana pasado|el pasado fin de semana",
        "this weekend": "este fin de semana",
        "last": "pasado",
        "next": "próximo|que viene",
        "this": "este",
        "on": "el",
        "in": "en",
        "of": "de|del|del año",
        "to": "al|a",
        "until": "hasta el|hasta",
        "by": "antes del|antes de|para el|a más tardar el",
        "between": "entre el|entre",
        "and": "y|y el",
        "": "por la mañana|por la tarde|por la noche|en la tarde|en la noche",
    },
    "fr": {
        "today": "aujourd'hui|ce matin|cet après-midi|ce soir",
        "yesterday": "hier",
        "tomorrow": "demain",
        "day before yesterday": "avant-hier",
        "day after tomorrow": "après-demain",
        "last week": "la semaine dernière|la semaine passée",
        "this week": "cette semaine",
        "next week": "la semaine prochaine",
        "last month": "le mois dernier|le mois passé",
        "this month": "ce mois-ci|ce mois",
        "next month": "le mois prochain",
        "last year": "l'année dernière|l'an dernier|l'an passé",
        "this year": "cette année",
        "next year": "l'année prochaine|l'an prochain",
        "last weekend": "le week-end dernier",
        "this weekend": "ce week-end",
        "last": "dernier",
        "next": "prochain",
        "this": "ce",
        "on": "le",
        "in": "en|au mois de",
        "of": "de|du",
        "to": "au",
        "until": "jusqu'au|jusqu'en",
        "by": "d'ici le|d'ici au|avant le|avant|d'ici|au plus tard le",
        "between": "entre le|entre",
        "and": "et|et le",
        "": "matin|après-midi|soir",
    },
    "de": {
        "today": "heute|heute morgen|heute früh|heute abend|heute nachmittag",
        "yesterday": "gestern|gestern abend",
        "tomorrow": "morgen",
        "day before yesterday": "vorgestern",
        "day after tomorrow": "übermorgen",
        "last week": "letzte woche|vergangene woche|vorige woche",
        "this week": "diese woche|in dieser woche",
        "next week": "nächste woche|kommende woche",
        "last month": "letzten monat|vergangenen monat|im vergangenen monat",
        "this month": "diesen monat|in diesem monat",
        "next month": "nächsten monat|kommenden monat|im nächsten monat|im kommenden monat",
        "last year": "letztes jahr|vergangenes jahr|im vergangenen jahr",
        "this year": "dieses jahr|in diesem jahr",
        "next year": "nächstes jahr|kommendes jahr|im nächsten jahr|im kommenden jahr",
        "this weekend": "dieses wochenende|an diesem wochenende",
        "last weekend": "letztes wochenende|vergangenes wochenende|am vergangenen wochenende",
        "last": "letzten",
        "past": "vergangenen",
        "next": "nächsten",
        "coming": "kommenden",
        "this": "diesen",
        "on": "am|den|der",
        "in": "im|im jahr",
        "until": "bis zum|bis",
        "by": "spätestens am|bis spätestens|vor dem",
        "from": "vom|von",
        "between": "zwischen dem|zwischen",
        "and": "und|und dem",
        "": "vormittag|nachmittag|abend|früh",
    },
    "pt": {
        "today": "hoje|hoje de manhã|hoje à noite|hoje à tarde",
        "yesterday": "ontem",
        "tomorrow": "amanhã",
        "day before yesterday": "anteontem",
        "day after tomorrow": "depois de amanhã",
        "last week": "na semana passada|semana passada",
        "this week": "esta semana|nesta semana",
        "next week": "na próxima semana|próxima semana|na semana que vem|semana que vem",
        "last month": "no mês passado|mês passado",
        "this month": "este mês|neste mês",
        "next month": "no próximo mês|próximo mês|no mês que vem|mês que vem",
        "last year": "no ano passado|ano passado",
        "this year": "este ano|neste ano",
        "next year": "no próximo ano|próximo ano|no ano que vem|ano que vem",
        "last weekend": "no fim de semana passado",
        "this weekend": "neste fim de semana|este fim de semana",
        "last": "passada|passado",
        "next": "próxima|próximo|na próxima|no próximo|que vem",
        "this": "nesta|esta|neste|este",
        "on": "na|no|no dia",
        "in": "em",
        "of": "de|do|de|da",
        "to": "a|ao",
        "until": "até|até o dia",
        "by": "antes de",
        "between": "entre",
        "and": "e",
        "": "de manhã|à tarde|à noite|pela manhã",
    },
    "it": {
        "today": "oggi|stamattina|questa mattina|stasera|questa sera",
        "yesterday": "ieri",
        "tomorrow": "domani",
        "day before yesterday": "l'altro ieri",
        "day after tomorrow": "dopodomani",
        "last week": "la settimana scorsa|la scorsa settimana",
        "this week": "questa settimana",
        "next week": "la prossima settimana|la settimana prossima",
        "last month": "il mese scorso|lo scorso mese",
        "this month": "questo mese",
        "next month": "il prossimo mese|il mese prossimo",
        "last year": "l'anno scorso|lo scorso anno",
        "this year": "quest'anno",
        "next year": "il prossimo anno|l'anno prossimo",
        "last weekend": "lo scorso fine settimana",
        "this weekend": "questo fine settimana",
        "end of this year": "fine anno",
        "last": "scorso|scorsa|lo scorso|la scorsa",
        "next": "prossimo|prossima|il prossimo|la prossima",
        "this": "questo|questa",
        "on": "il|la",
        "in": "a|in|nel",
        "of": "di|del",
        "to": "al",
        "until": "fino al",
        "by": "entro il|entro|prima del",
        "from": "dal",
        "between": "tra il|tra|fra il|fra",
        "and": "e|e il",
        "": "mattina|pomeriggio|sera",
    },
    "ru": {
        "today": "сегодня|сегодня утром|сегодня вечером",
        "yesterday": "вчера|вчера вечером",
        "tomorrow": "завтра",
        "day before yesterday": "позавчера",
        "day after tomorrow": "послезавтра",
        "last week": "на прошлой неделе",
        "this week": "на этой неделе",
        "next week": "на следующей неделе|на будущей неделе",
        "last month": "в прошлом месяце",
        "this month": "в этом месяце",
        "next month": "в следующем месяце",
        "last year": "в прошлом году",
        "this year": "в этом году",
        "next year": "в следующем году|в будущем году",
        "last weekend": "в прошлые выходные",
        "this weekend": "в эти выходные",
        "the weekend": "в выходные",
        "end of this year": "конца года",
        "end of this month": "конца месяца",
        "last": "прошлый|прошлую|прошлое",
        "next": "следующий|следующую|следующее",
        "this": "этот|эту|это",
        "on": "во",
        "in": "в",
        "until": "до",
        "by": "к|не позднее",
        "from": "с",
        "to": "по",
        "between": "между",
        "and": "и",
        "": "года|году|год|г|г.|утром|днём|днем|вечером",
    },
    "ar": {
        "today": "اليوم|هذا الصباح|مساء اليوم",
        "yesterday": "أمس|امس|يوم أمس|مساء أمس",
        "tomorrow": "غدا|يوم غد",
        "last week": "الأسبوع الماضي",
        "this week": "هذا الأسبوع",
        "next week": "الأسبوع المقبل|الأسبوع القادم",
        "last month": "الشهر الماضي",
        "this month": "هذا الشهر|الشهر الجاري",
        "next month": "الشهر المقبل|الشهر القادم",
        "last year": "العام الماضي|السنة الماضية",
        "this year": "هذا العام|هذه السنة|العام الجاري",
        "next year": "العام المقبل|العام القادم|السنة المقبلة",
        "last": "الماضي",
        "next": "المقبل|القادم",
        "on": "يوم|في يوم",
        "in": "في|في عام|عام|في شهر|سنة",
        "by": "بحلول|قبل|بحلول عام",
        "until": "حتى",
        "from": "من",
        "to": "إلى",
        "between": "بين",
        "": "صباح|مساء|صباحا",
    },
    "zh": {
        "today": "今天|今日|今早|今晚",
        "yesterday": "昨天|昨日|昨晚",
        "tomorrow": "明天|明日",
        "day before yesterday": "前天",
        "day after tomorrow": "后天|後天",
        "last week": "上周|上週|上星期|上个星期",
        "this week": "本周|本週|这周|這週|这星期",
        "next week": "下周|下週|下星期|下个星期",
        "last month": "上个月|上個月|上月",
        "this month": "本月|这个月|這個月",
        "next month": "下个月|下個月|下月",
        "last year": "去年",
        "this year": "今年",
        "next year": "明年",
        "the weekend": "周末|週末",
        "this weekend": "本周末|本週末|这个周末",
        "last weekend": "上周末|上週末",
        "end of this year": "年底|今年年底",
        "end of this month": "月底|本月底",
        "on": "在|于",
        "from": "从|從",
        "to": "至|到",
        "and": "和",
        "": "上午|下午|晚上|早上|晚间",
    },
    "tr": {
        "today": "bugün|bu sabah|bu akşam",
        "yesterday": "dün",
        "tomorrow": "yarın",
        "last week": "geçen hafta|geçtiğimiz hafta",
        "this week": "bu hafta",
        "next week": "gelecek hafta|önümüzdeki hafta",
        "last month": "geçen ay|geçtiğimiz ay",
        "this month": "bu ay",
        "next month": "gelecek ay|önümüzdeki ay",
        "last year": "geçen yıl|geçen sene",
        "this year": "bu yıl|bu sene",
        "next year": "gelecek yıl|önümüzdeki yıl|gelecek sene",
        "this weekend": "bu hafta sonu",
        "last weekend": "geçen hafta sonu",
        "last": "geçen",
        "past": "geçtiğimiz",
        "next": "gelecek",
        "coming": "önümüzdeki",
        "this": "bu",
        "and": "ve",
        "": "günü|sabahı|akşamı|ayında|yılı|yılında",
    },
    "id": {
        "today": "hari ini|pagi ini|malam ini",
        "yesterday": "kemarin",
        "tomorrow": "besok",
        "day after tomorrow": "lusa",
        "last week": "minggu lalu|pekan lalu",
        "this week": "minggu ini|pekan ini",
        "next week": "minggu depan|pekan depan",
        "last month": "bulan lalu",
        "this month": "bulan ini",
        "next month": "bulan depan",
        "last year": "tahun lalu",
        "this year": "tahun ini",
        "next year": "tahun depan",
        "this weekend": "akhir pekan ini",
        "last weekend": "akhir pekan lalu",
        "last": "lalu",
        "next": "depan",
        "coming": "mendatang",
        "this": "ini",
        "on": "pada|pada tanggal|tanggal",
        "in": "pada bulan|pada tahun",
        "by": "sebelum|paling lambat",
        "from": "dari|mulai",
        "until": "hingga|sampai",
        "between": "antara",
        "and": "dan",
        "": "hari|pagi|siang|sore|malam|bulan|tahun",
    },
}
# English words that stand for themselves; any word that is not here or above is unknown.
_PLAIN = (
    "on in the of by before until to from through and or since during over for within this last next "
    "past coming ago time today yesterday tomorrow day week month year quarter half weekend end later "
    "earlier early late after beginning between"
)
_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_MORE_COUNTS = {"a": 1, "an": 1, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90}
_SHORT_WEEKDAYS = "mon tue|tues wed|weds thu|thur|thurs fri sat sun"
_SHORT_MONTHS = "jan feb mar apr - jun jul aug sep|sept oct nov dec"

# Case tells the date from another word: the modal verb, the verb, "week", "market"; "the morning".
_CAPITAL_ONLY = frozenset({"may", "march", "minggu", "pazar"})
_SMALL_ONLY = frozenset({"morgen", "minggu lalu", "minggu ini", "minggu depan"})

# Private-use characters carry a month or weekday read before the words; the wording's own are refused.
_MONTH_SIGN, _WEEKDAY_SIGN = 0xE000, 0xE020


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the wording."""

    published: dt.date | None
    tense: Tense | None


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a date that stand in the wording."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None


def tense_of(status: str) -> Tense | None:
    """Tell which way a meeting's status looks: held back, scheduled ahead, cancelled neither."""
    if status == "held":
        return "past"
    return "future" if status in ("scheduled", "proposed", "postponed", "declined") else None


def resolve(wording: str, *, published: dt.date | None, tense: Tense | None = None) -> Interval | None:
    """Turn a date's wording into the days it means, or None where that is open to doubt.

    `published` is the day that "Wednesday" is counted from; without it only what is complete on its
    own resolves ("21 May 2025"). `tense` is the event's: a weekday, or a date without its year, is
    the nearest on or before publication (past), or on or after it (future). A deadline's day is the
    day named ("by 30 June"; "by the end of June" is the 30th). Weeks run from Monday to Sunday,
    quarters and halves are those of the calendar year. Times and time zones are ignored.
    Never raises, whatever the wording.
    """
    text = _tidied(wording)
    if text is None:
        return None
    day = published.date() if isinstance(published, dt.datetime) else published
    known = _Known(day, tense)
    meanings = {_meaning(phrase, known) for phrase in _phrases(text)} - {None}
    return meanings.pop() if len(meanings) == 1 else None


_ONE_FOR_ONE = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "،": ",",
        "、": ",",
        "，": ",",
        "（": "(",
        "）": ")",
        "～": "-",
    }
    | {"İ": "I", "ـ": ""}
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | {chr(mark): None for mark in range(0x64B, 0x653)}
)
_ZONE = (
    r"(?:gmt|utc|est|edt|cet|cest|bst|ist|msk|pst|pdt|et|local\s+time)(?:\s?[+-]\s?\d{1,2})?"
    r"|hours|hrs|uhr|heures"
)
_CLOCK = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?\s?m\b\.?"
    rf"|\d{{1,2}}h(?:\d{{2}})?\b|\d{{1,2}}\s?uhr\b|\d{{4}}(?=\s?(?:{_ZONE})\b))"
)
_TIME = re.compile(
    rf"(?:\b(?:at|around|um|à|alle|às|a\s+las|в)\s+|\()?(?<![\d.:/-]){_CLOCK}(?:\s?(?:-|to|and)\s?{_CLOCK})?"
    rf"(?:,?\s?(?:{_ZONE})\b)*\)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})(?P<s1>[-/])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2}))(?![\d/-]|\.\d)"
)
_SUFFIXES = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|º|ª|°)(?!\w)"  # 3rd, 1er, 1º
    r"|(?<=\d)\.(?=[\s-])"  # 3. Juni
    r"|(?<=[^\W\d_])\.(?=[\s,)-]|$)"  # Sept.
    r"|(?<=\w)'(?:s|da|de|ta|te|nda|nde)?(?!\w)"  # Tuesday's, weeks', Mayıs'ta
)
_ASIAN = re.compile(r"(?P<y>\d{4})\s*[年년]|(?P<m>\d{1,2})\s*[月월]|(?P<d>\d{1,2})\s*[日号號일]")


def _tidied(wording: str) -> str | None:
    """Fold digits, dashes, apostrophes and white space; drop clock times; read dates in figures."""
    if len(wording) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", wording)
    if any(unicodedata.category(character) in ("Co", "Cs", "Cn") for character in text):
        return None
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), text.translate(_ONE_FOR_ONE))
    text = _TIME.sub(" ", _NUMERIC.sub(_figures, text))
    text = _SUFFIXES.sub("", _ASIAN.sub(_asian, text))
    return " ".join(text.split()).strip("\"“”«»'.,;: ") or None


def _figures(match: re.Match[str]) -> str:
    """Write 25/12/2025 so that words need not be guessed; leave what has two readings, unreadable."""
    if match["y"]:
        return _signed(match["y"], match["m"], match["d"])
    if match["y3"]:
        year, month = int(match["y3"]), int(match["m3"])
        winter = month == (year + 1) % 100  # "2011-12" is a month or a winter
        return match[0] if winter else _signed(match["y3"], match["m3"])
    first, second = match["a"], match["b"]
    if match["s2"] == "." or first == second or int(first) > cal.MONTHS_A_YEAR:
        return _signed(match["y2"], second, first)
    return _signed(match["y2"], first, second) if int(second) > cal.MONTHS_A_YEAR else match[0]


def _signed(year: str, month: str, day: str = "") -> str:
    return f" {day} {_month_sign(month)} {year} "


def _month_sign(month: str) -> str:
    return chr(_MONTH_SIGN + int(month)) if 1 <= int(month) <= cal.MONTHS_A_YEAR else "?"


def _asian(match: re.Match[str]) -> str:
    return f" {match['y'] or match['d'] or _month_sign(match['m'])} "


_TOKEN = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+(?:'[^\W\d_]+)*|\d+|\S")
_MARKS = {",": ",", "-": "-", "(": "(", ")": ")", "/": "/"}
_LONGEST_NUMBER = 4


def _lexicon(language: str) -> dict[str, str]:
    words = dict(_MARKS)
    words |= {chr(_MONTH_SIGN + number): f"M{number}" for number in range(1, 13)}
    words |= {chr(_WEEKDAY_SIGN + number): f"W{number}" for number in range(7)}
    words |= {
        spelling: plain for plain, all_ in _TERMS[language].items() for spelling in all_.split("|")
    }
    words |= _numbered(_MONTHS[language], "M{}", first=1) | _numbered(
        _WEEKDAYS[language], "W{}", first=0
    )
    if language == "en":
        words |= {word: word for word in _PLAIN.split()} | {f"{unit}s": unit for unit in _UNITS}
        words |= {unit: unit for unit in _UNITS} | _numbered(_COUNTS, "n{}", first=1)
        words |= {word: f"n{number}" for word, number in _MORE_COUNTS.items()}
    if language == "de":
        for part in ("morgen", "vormittag", "nachmittag", "abend"):
            words |= {f"{word}{part}": f"W{i}" for i, word in enumerate(_WEEKDAYS["de"].split())}
    if language == "zh":
        for mark, which in (("上", "last"), ("本", "this"), ("这", "this"), ("下", "next")):
            weekdays = _numbered(_WEEKDAYS["zh"], which + " week W{}", first=0)
            words |= {mark + word: plain for word, plain in weekdays.items()}
    return words


def _numbered(words: str, form: str, *, first: int) -> dict[str, str]:
    return {
        spelling: form.format(number)
        for number, spellings in enumerate(words.split(), first)
        for spelling in spellings.split("|")
    }


_UNITS = ("hour", "day", "week", "month", "year")
_LEXICONS = {language: _lexicon(language) for language in _WEEKDAYS}
_SHORT = _numbered(_SHORT_MONTHS, "M{}", first=1) | _numbered(_SHORT_WEEKDAYS, "W{}", first=0)


def _phrases(text: str) -> Iterator[str]:
    """Yield the plain phrase of each language that knows every word: English, else the others."""
    phrase = _phrase(text, "en")
    if phrase is not None:
        yield phrase
        return
    found = [phrase for language in _LEXICONS if (phrase := _phrase(text, language)) is not None]
    yield from dict.fromkeys(found)
    if not found and (borrowed := _borrowed(text)) is not None:
        yield borrowed


def _phrase(text: str, language: str) -> str | None:
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    plain: list[str] = []
    at = 0
    while at < len(tokens):
        for end in range(min(at + _LONGEST_TERM, len(tokens)), at, -1):
            word = _word(text[tokens[at][0] : tokens[end - 1][1]], language, text)
            if word is not None:
                break
        else:
            return None
        plain += word.split()
        at = end
    phrase = re.sub(r"(M\d+) / \1(?!\d)", r"\1", " ".join(plain))  # مايو/أيار
    lone = len(tokens) == 1 and phrase.startswith("M")
    return None if lone and not _names_a_month(text, language) else phrase


def _word(term: str, language: str, text: str) -> str | None:
    if term.isdecimal():
        return str(int(term)) if len(term) <= _LONGEST_NUMBER else None
    small = term.lower()
    dated = any(character.isdecimal() for character in text)
    if small in _CAPITAL_ONLY and not (term.istitle() or (dated and language == "en")):
        return None
    if small in _SMALL_ONLY and not term[0].islower():
        return "?"
    if language == "en" and term[0].isupper() and term != text and small in _SHORT:
        plain = _SHORT[small]
        return plain if dated or plain.startswith("M") else None
    return _LEXICONS[language].get(small)


def _names_a_month(text: str, language: str) -> bool:
    """A month's bare name is a date only as "May", or in a script that has no capitals ("مايو")."""
    return text.istitle() if language == "en" else text.lower() == text.upper()


# Never more than is needed to recognise one word, and never a date that it computed.
_BORROWED: Mapping[str, tuple[str, ...]] = {
    "LATIN": ("nl", "pl", "sv", "da", "nb", "fi", "cs", "ro", "hu", "hr", "ca", "vi"),
    "CYRILLIC": ("uk", "bg", "sr", "be"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "HANGUL": ("ko",),
    "CJK": ("ja",),
    "DEVANAGARI": ("hi",),
    "BENGALI": ("bn",),
}
_PROBES = tuple(dt.datetime(*day) for day in ((2001, 2, 10), (2004, 8, 18), (2010, 11, 29)))
_SHORTEST_BORROWED = {"LATIN": 4, "CYRILLIC": 4, "GREEK": 4}
_MOST_BORROWED = 2


def _borrowed(text: str) -> str | None:
    """Read a weekday, or a date with its month in words, of a language that has no table here."""
    words = re.findall(r"[^\W\d_]+", text)
    if not 1 <= len(words) <= _MOST_BORROWED:
        return None
    script = unicodedata.name(words[0][0], "?").split()[0]
    if script == "LATIN" and not re.search(r"\d", text):
        return None  # far more often an English word ("soon") than a weekday, and slow to rule out
    if re.fullmatch("[ivxIVX]+", words[0]):
        return None  # "VIII 3" is a chapter
    if any(len(word) < _SHORTEST_BORROWED.get(script, 2) for word in words):
        return None
    found = set()
    for language in _BORROWED.get(script, ()):
        signs = [_borrowed_sign(word, language) for word in words]
        if all(signs):
            reading = text
            for word, sign in zip(words, signs, strict=True):
                reading = reading.replace(word, f" {sign} ", 1)
            found.add(_phrase(" ".join(reading.split()), "en"))
    phrase = found.pop() if len(found) == 1 else None
    return (
        phrase
        if phrase and (phrase.startswith("W") or re.search(r"\d (?:of )?M|M\d+ \d", phrase))
        else None
    )


def _borrowed_sign(word: str, language: str) -> str | None:
    """Ask dateparser for `word` seen from three different days: what it means is what stays the same."""
    # Imported here: 0.2 s, and seldom needed. Ignored: types-dateparser may be absent.
    import dateparser  # type: ignore[import-untyped,unused-ignore]

    answers = []
    for probe in _PROBES:
        answer = dateparser.parse(
            word,
            languages=[language],
            settings={
                "RELATIVE_BASE": probe,
                "PREFER_DAY_OF_MONTH": "first",
                "PARSERS": ["absolute-time"],
            },
        )
        if answer is None:
            return None
        answers.append((answer, (probe.date() - answer.date()).days))
    months = {answer.month for answer, _ in answers}
    if len(months) == 1 and all(answer.day == 1 for answer, _ in answers):
        return chr(_MONTH_SIGN + months.pop())
    weekdays = {answer.weekday() for answer, _ in answers}
    near = all(abs(away) <= cal.DAYS_A_WEEK for _, away in answers)
    return chr(_WEEKDAY_SIGN + weekdays.pop()) if near and len(weekdays) == 1 else None


_LEAD = re.compile(r"(by|before|until|since|from|on|in|of|for|during|beginning|to) (.+)")
_DEADLINES = ("by", "before", "until")
_DRIFT = re.compile(r"\b(?:early|earlier|late|later) (?:on )?(?=W\d|today|yesterday|tomorrow)")
_THIS = re.compile(r"\b(?:this|last|next|past|coming) (?=W\d (?:[,(] )?\d)")  # the day itself follows
_RELATIVE_YEAR = re.compile(r"(.*(?:M\d+|quarter|half).*?)(?: of)? (this|last|next) year")
_MOVES = {"last": -1, "this": 0, "next": 1}


def _meaning(phrase: str, known: _Known) -> Interval | None:
    try:
        phrase = _THIS.sub("", _DRIFT.sub("", phrase))
        relative = _RELATIVE_YEAR.fullmatch(phrase)
        if relative and known.published is not None:
            phrase = f"{relative[1]} {known.published.year + _MOVES[relative[2]]}"
        return _ruled(phrase, known)
    except (OverflowError, ValueError):  # 31 February; the day after 31 December 9999
        return None


def _ruled(phrase: str, known: _Known) -> Interval | None:
    """The first rule that reads the whole phrase, else the phrase without its leading preposition."""
    for pattern, absolute in _ABSOLUTE:
        if (match := pattern.fullmatch(phrase)) and (found := absolute(match, known)):
            return found
    if known.published is not None:
        for pattern, relative in _RELATIVE:
            if (match := pattern.fullmatch(phrase)) and (
                found := relative(match, known.published, known.tense)
            ):
                return found
    lead = _LEAD.fullmatch(phrase)
    return _led(lead[1], lead[2], known) if lead else None


def _led(lead: str, phrase: str, known: _Known) -> Interval | None:
    if lead == "since":
        known = replace(known, tense="past")
    if _END.fullmatch(phrase) and lead not in _DEADLINES:
        return None  # "in the end of May" is vague; only a deadline falls on the last day
    found = _ruled(phrase, known)
    if found and lead in ("on", "to", "of", "for") and found.precision == "year":
        return None  # "to 2000" is a number more often than not
    if found and lead == "on" and found.precision == "month":
        return None  # "on March" is half of something else
    return found


def _dated(match: re.Match[str], known: _Known) -> Interval | None:
    parts = _parts(match[1])
    if parts is None or (parts.day is None and parts.weekday is not None):
        return None
    if parts.month is None:
        return _numbered_weekday(parts, known) if parts.year is None else cal.a_year(parts.year)
    return _chosen(lambda year: _placed(parts, year), parts.year, weekday=parts.weekday, known=known)


_SHAPE = re.compile(
    r"(?:Wc?)?(?:t?Do?M|Mt?D)(?:c?o?Y)?|(?:Wc?)?YMD|W\((?:Do?M|MD)(?:c?Y)?\)"
    r"|(?:Do?M|MD)(?:c?o?Y)?(?:c?W|\(W\))|YMD\(W\)|Mc?o?Y|YM|M|Y|Wc?t?D|W\(D\)"
)
_RIGHT_SHAPE = re.compile(rf"{_SHAPE.pattern}|t?D(?:c?o?Y)?|t?DW")
_KINDS = {",": "c", "of": "o", "the": "t", "(": "(", ")": ")"}


def _parts(phrase: str, shape: re.Pattern[str] = _SHAPE) -> _Parts | None:
    """Take a phrase apart; None if anything stands in it that no date has, or in no date's order."""
    kinds, found = "", {}
    for word in phrase.split():
        kind, value = _kind(word)
        kinds += kind
        found[kind] = value
    if not shape.fullmatch(kinds):
        return None
    return _Parts(found.get("W"), found.get("D"), found.get("M"), found.get("Y"))


def _kind(word: str) -> tuple[str, int]:
    if word.isdecimal():
        number = int(word)
        if number in _YEARS:
            return "Y", number
        return ("D", number) if 1 <= number <= _LARGEST_DAY else ("?", 0)
    if word[0] in "WM":
        return word[0], int(word[1:])
    return _KINDS.get(word, "?"), 0


def _placed(parts: _Parts, year: int) -> Interval:
    month = parts.month or 0
    return cal.a_month(year, month) if parts.day is None else cal.a_day(dt.date(year, month, parts.day))


def _chosen(
    make: Callable[[int], Interval], year: int | None, *, weekday: int | None, known: _Known
) -> Interval | None:
    """Make the interval in its year, or the one tense or weekday choose; a wrong weekday is None."""

    def agrees(one: Interval) -> bool:
        return weekday is None or one.start.weekday() == weekday

    if year is not None:
        found: Interval | None = make(year)
    elif known.published is None:
        return None
    else:
        around = known.published.year
        candidates = cal.possible(make, (around - 1, around, around + 1))
        found = cal.nearest(_close(candidates, known.published, _A_YEAR), known.published, known.tense)
        if found is None and weekday is not None and known.tense is None:
            near = _close(candidates, known.published, _HALF_A_YEAR)
            found = near[0] if len(near) == 1 else None
    return found if found and agrees(found) else None


def _close(candidates: Sequence[Interval], published: dt.date, days: int) -> list[Interval]:
    return [one for one in candidates if abs((one.start - published).days) <= days]


def _numbered_weekday(parts: _Parts, known: _Known) -> Interval | None:
    """Read "Wednesday the 21st": the one month around publication in which the 21st is a Wednesday."""
    if known.published is None or parts.day is None:
        return None
    day, published = parts.day, known.published
    around = [cal.the_unit(published, unit="month", moved=moved).start for moved in (-1, 0, 1)]
    found = cal.possible(lambda at: cal.a_day(around[at].replace(day=day)), range(3))
    found = [one for one in found if one.start.weekday() == parts.weekday]
    if known.tense is not None:
        past = known.tense == "past"
        found = [one for one in found if (one.start <= published if past else one.start >= published)]
    return found[0] if len(found) == 1 else None


def _spanned(match: re.Match[str], known: _Known) -> Interval | None:
    """From one date to another; what only one side says (month, year) holds for both."""
    left, right = _parts(match[1], _RIGHT_SHAPE), _parts(match[3], _RIGHT_SHAPE)
    if left is None or right is None or (left.day is None) != (right.day is None):
        return None
    if left.month is None and right.month is None:
        return _years_spanned(left, right, listed=match[2] in ("and", "or"))
    month = left.month or right.month
    if None in (left.month, right.month) and left.day is None:
        return None
    left, right = replace(left, month=month), replace(right, month=right.month or month)
    wraps = (left.month or 0) > (right.month or 0)

    def make(year: int) -> Interval:
        start = _placed(left, year)
        end = _placed(right, right.year or (year + 1 if wraps else year))
        return cal.a_range(start.start, end.end)

    year = left.year if left.year or not right.year else right.year - wraps
    found = _chosen(make, year, weekday=left.weekday, known=known)
    if found is None or found.start >= found.end or _contradicts(right, found.end):
        return None
    apart = (found.end - found.start).days
    return (
        None
        if match[2] in ("and", "or") and not match[0].startswith("between") and apart != 1
        else found
    )


def _contradicts(parts: _Parts, date: dt.date) -> bool:
    return parts.weekday is not None and parts.weekday != date.weekday()


def _years_spanned(left: _Parts, right: _Parts, *, listed: bool) -> Interval | None:
    if left.year is None or right.year is None or left.day or left.year >= right.year:
        return None
    if listed and right.year - left.year > 1:
        return None
    return cal.a_range(dt.date(left.year, 1, 1), dt.date(right.year, 12, 31))


def _part_of_year(match: re.Match[str], known: _Known) -> Interval | None:
    year = int(match[3])
    parts = 4 if match[2] == "quarter" else 2
    return cal.a_part(year, number=int(match[1]), parts=parts) if year in _YEARS else None


def _ended(match: re.Match[str], known: _Known) -> Interval | None:
    """The last day of a period; "the end of May" is no past before May is over."""
    inner = re.sub(r"^the (?=(?:week|month|year|quarter)$)", "this ", match[1])
    found = _meaning(inner, known)
    if (
        found is None
        or found.precision == "day"
        or re.search("weekend|-| to | and |later|earlier", inner)
    ):
        return None
    ahead = known.tense == "past" and known.published is not None and found.end > known.published
    return None if ahead and re.fullmatch(r"M\d+", inner) else cal.a_day(found.end)


def _week_of(match: re.Match[str], known: _Known) -> Interval | None:
    found = _meaning(match[2], known)
    if found is None or found.precision != "day":
        return None
    week = cal.the_week(found.start)
    return None if match[1] != "of" and week.start != found.start else week


_NEAR_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}


def _near_day(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    found = cal.a_day(cal.plus(published, count=_NEAR_DAYS[match[1]], unit="day"))
    return None if match[2] and int(match[2]) != found.start.weekday() else found


def _weekday(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    weekday, which = int(match["day"]), match["before"] or match["after"]
    one = dt.timedelta(days=1)
    if which in ("past", "this past"):
        return cal.a_day(cal.on_or_before(published - one, weekday))
    if which in ("coming", "this coming"):
        return cal.a_day(cal.on_or_after(published + one, weekday))
    if which in ("last", "next"):
        return _far_weekday(weekday, which, published)
    this = which == "this"
    if tense == "past":
        return (
            None
            if this and weekday > published.weekday()
            else cal.a_day(cal.on_or_before(published, weekday))
        )
    sure = (
        tense == "future" or weekday == published.weekday() or (this and weekday > published.weekday())
    )
    return cal.a_day(cal.on_or_after(published, weekday)) if sure else None


def _far_weekday(weekday: int, which: str, published: dt.date) -> Interval | None:
    """Read "next Friday": said on a Thursday, tomorrow to some and in eight days to others, so None.

    It resolves where the nearest following Friday is also the one of next week; "last" likewise.
    """
    last = which == "last"
    one = dt.timedelta(days=1)
    found = (
        cal.on_or_before(published - one, weekday) if last else cal.on_or_after(published + one, weekday)
    )
    week = cal.the_week(published)
    return None if week.start <= found <= week.end else cal.a_day(found)


def _weekday_of_week(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    week = cal.the_unit(published, unit="week", moved=_MOVES[match["week"]])
    return cal.a_day(week.start + dt.timedelta(days=int(match["day"])))


def _weekdays(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    """Read "Tuesday to Friday": the nearest in the tense's direction, None in their midst."""
    first, join, last = int(match[1]), match[2], int(match[3])
    length = dt.timedelta(days=(last - first) % cal.DAYS_A_WEEK)
    listed = join in ("and", "or") and not match[0].startswith("between")
    if not length or (listed and length.days != 1):
        return None
    if tense == "past":
        start = cal.on_or_before(published, last) - length
        amid = start + dt.timedelta(days=cal.DAYS_A_WEEK) <= published
    elif tense == "future":
        start = cal.on_or_after(published, first)
        amid = start - dt.timedelta(days=cal.DAYS_A_WEEK) + length >= published
    else:
        return None
    return None if amid else cal.a_range(start, start + length)


def _named_unit(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    return cal.the_unit(published, unit=match[2], moved=_MOVES[match[1]])


def _named_month(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    """Read "last June" only while June of this year is to come, "next June" only once it has begun."""
    which, month = match[1], int(match[2])
    if (which == "last" and month < published.month) or (which == "next" and month > published.month):
        return None
    return cal.a_month(published.year + _MOVES[which], month)


def _weekend(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    which = match[1]
    here = cal.the_weekend(published)
    if which == "last":
        return cal.the_weekend(published - dt.timedelta(days=cal.DAYS_A_WEEK))
    if which == "next":  # on a weekday it is the coming one to some, the one after to others
        amid = published.weekday() >= cal.SATURDAY
        return cal.the_weekend(published + dt.timedelta(days=cal.DAYS_A_WEEK)) if amid else None
    if published.weekday() >= cal.SATURDAY or tense == "future":
        return here
    return cal.the_weekend(published - dt.timedelta(days=cal.DAYS_A_WEEK)) if tense == "past" else None


def _rest(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    whole = cal.the_unit(published, unit=match[2])
    return (
        cal.a_range(published, whole.end) if match[1] == "later" else cal.a_range(whole.start, published)
    )


def _counted(match: re.Match[str]) -> tuple[int, str]:
    count, unit = int(match["count"]), match["unit"]
    if unit == "hour":
        if count % 24:
            raise ValueError("not whole days")
        count, unit = count // 24, "day"
    if not count:
        raise ValueError("nothing counted")
    return count, unit


def _ago(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    """Days are exact; weeks, months and years ago are as wide as the unit counted in."""
    if match["unit"] == "hour":
        return None
    count, unit = _counted(match)
    return cal.the_unit(published, unit=unit, moved=-count)


def _ahead(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    """Read "in two weeks" as a day, "in two months" as a month; a past event took that long: None."""
    if tense == "past" or match["unit"] == "hour":
        return None
    count, unit = _counted(match)
    return cal.the_unit(
        cal.plus(published, count=count, unit=unit), unit="day" if unit == "week" else unit
    )


def _within(match: re.Match[str], published: dt.date, tense: Tense | None) -> Interval | None:
    """A deadline counted from publication; of the past it is counted from something else."""
    if tense == "past":
        return None
    count, unit = _counted(match)
    return cal.a_range(published, cal.plus(published, count=count, unit=unit))


_COUNT = r"n?(?P<count>\d{1,4}) (?P<unit>hour|day|week|month|year)"
_WHICH = "last|this|next"
_JOIN = r"(-|to|through|until|and|or)"
_END = re.compile(r"(?:the )?end (?:of |- )?(.+)")

_Absolute = Callable[[re.Match[str], _Known], Interval | None]
_Relative = Callable[[re.Match[str], dt.date, Tense | None], Interval | None]

_ABSOLUTE: tuple[tuple[re.Pattern[str], _Absolute], ...] = (
    (re.compile(r"(?:the )?q?([1-4]) (quarter|half)(?: of| ,)? (\d{4})"), _part_of_year),
    (_END, _ended),
    (re.compile(r"(?:the )?week (of|beginning) (.+)"), _week_of),
    (re.compile(rf"(?:from |between |of |on )?(?!from|between)(.+?) {_JOIN} (.+)"), _spanned),
    (re.compile(r"(?:the year )?(.+)"), _dated),
)
_RELATIVE: tuple[tuple[re.Pattern[str], _Relative], ...] = (
    (re.compile(rf"(?:the )?({'|'.join(_NEAR_DAYS)})(?: [,(]? ?W(\d)(?: \))?)?"), _near_day),
    (
        re.compile(
            r"(?:(?P<before>last|next|this past|past|this coming|coming|this) )?"
            r"W(?P<day>\d)(?: (?P<after>last|next|past|coming|this))?"
        ),
        _weekday,
    ),
    (re.compile(rf"W(?P<day>\d)(?: of)? (?P<week>{_WHICH}) week"), _weekday_of_week),
    (re.compile(rf"(?P<week>{_WHICH}) week W(?P<day>\d)"), _weekday_of_week),
    (re.compile(rf"(?:from |between )?W(\d) {_JOIN} W(\d)"), _weekdays),
    (re.compile(rf"({_WHICH}) (week|month|quarter|year)"), _named_unit),
    (re.compile(rf"({_WHICH}) M(\d+)"), _named_month),
    (re.compile(rf"({_WHICH}|the) weekend"), _weekend),
    (re.compile(r"(later|earlier) this (week|month|quarter|year)"), _rest),
    (re.compile(rf"{_COUNT} ago"), _ago),
    (re.compile(rf"(?:in {_COUNT}(?: time)?)"), _ahead),
    (re.compile(rf"{_COUNT} hence"), _ahead),
    (re.compile(rf"within (?:the )?(?:next |coming )?{_COUNT}"), _within),
    (re.compile(rf"(?:in|over|during) the (?:next|coming) {_COUNT}"), _within),
)
