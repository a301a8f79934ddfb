"""Words of dates: the tables, language by language, of what `_datephrase` can recognise."""

from __future__ import annotations

from collections.abc import Mapping

# Monday to Sunday, January to December; "|" parts spellings and cases.
WEEKDAYS = {
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
MONTHS = {
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
TERMS: Mapping[str, Mapping[str, str]] = {
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
        "before": "prior to|ahead of",
        "vague": "not before|not until|not on|not by|no earlier than|not earlier than|no sooner than"
        "|not sooner than|later than|earlier than|around|circa|approximately|mid|mid-|every|each"
        "|the following|the previous|the preceding|the same|eve of|beyond",
        "shifted": "fortnight|the following week|the same week|that week|the previous week"
        "|the following month|the same month|that month|the previous month|the following year"
        "|the same year|that year|the previous year",
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
        "last year": "el año pasado|el pasado año|año pasado|pasado año",
        "this year": "este año",
        "next year": "el próximo año|el año próximo|el año que viene|próximo año|año próximo"
        "|año que viene",
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
        "by": "para el|a más tardar el",
        "between": "entre el|entre",
        "and": "y|y el",
        "": "por la mañana|por la tarde|por la noche|en la tarde|en la noche",
        "before": "antes del|antes de|antes de la|antes del día",
        "end of this year": "fin de año|final de año|fin del año|final del año|el fin de año"
        "|el fin del año|el final del año|fin de este año|el final de este año",
        "end of this month": "fin de mes|final de mes|fin del mes|final del mes|el fin de mes"
        "|el fin del mes|el final del mes",
        "end of": "fin de|el fin de|final de|el final de",
        "after": "después del|después de|tras el",
        "vague": "a finales de|a fines de|finales de|fines de|a principios de|principios de"
        "|mediados de|a mediados de|alrededor del|hacia el|no antes del|no antes de|a partir del",
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
        "until": "jusqu'à|jusqu'au|jusqu'en",
        "by": "d'ici à|d'ici la|d'ici le|d'ici au|d'ici|au plus tard le",
        "between": "entre le|entre",
        "and": "et|et le",
        "": "matin|après-midi|soir",
        "before": "avant le|avant|avant la|avant l'",
        "end of this year": "la fin de l'année|la fin de cette année|fin de cette année",
        "end of this month": "la fin du mois|la fin de ce mois",
        "end of this week": "la fin de la semaine|la fin de cette semaine",
        "end of": "la fin de|la fin du mois de",
        "ultimo of": "fin|fin du mois de",
        "ultimo of this year": "fin d'année|fin de l'année",
        "ultimo of this month": "fin du mois|fin de mois",
        "after": "après le|après",
        "vague": "début|mi-|courant|vers le|pas avant le|à partir du|au début de|au début du mois de"
        "|veille du",
    },
    "de": {
        "today": "heute|heute morgen|heute früh|heute abend|heute nachmittag",
        "yesterday": "gestern|gestern abend",
        "tomorrow": "morgen",
        "day before yesterday": "vorgestern",
        "day after tomorrow": "übermorgen",
        "last week": "in der letzten woche|in der vergangenen woche|in der vorigen woche"
        "|letzte woche|vergangene woche|vorige woche",
        "this week": "diese woche|in dieser woche",
        "next week": "in der nächsten woche|in der kommenden woche|nächste woche|kommende woche",
        "last month": "letzten monat|vergangenen monat|im vergangenen monat",
        "this month": "diesen monat|in diesem monat",
        "next month": "nächsten monat|kommenden monat|im nächsten monat|im kommenden monat",
        "last year": "letztes jahr|vergangenes jahr|im vergangenen jahr|letzten jahres"
        "|vergangenen jahres|vorigen jahres"
        "|des letzten jahres|des vergangenen jahres|des vorigen jahres",
        "this year": "dieses jahr|in diesem jahr|dieses jahres|laufenden jahres|des laufenden jahres",
        "next year": "nächstes jahr|kommendes jahr|im nächsten jahr|im kommenden jahr|nächsten jahres"
        "|kommenden jahres"
        "|des nächsten jahres|des kommenden jahres",
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
        "by": "spätestens|bis spätestens am|spätestens am|bis spätestens",
        "from": "vom|von",
        "between": "zwischen dem|zwischen",
        "and": "und|und dem",
        "": "vormittag|nachmittag|abend|früh",
        "before": "vor dem|vor|vor der",
        "end of this year": "jahresende|jahresschluss|dem jahresende|das ende des jahres"
        "|dem ende des jahres",
        "end of this month": "monatsende|dem monatsende|dem ende des monats",
        "ultimo of": "ende",
        "ultimo of this year": "ende des jahres|ende dieses jahres|ende des laufenden jahres",
        "ultimo of this month": "ende des monats|ende dieses monats",
        "ultimo of this week": "ende der woche|ende dieser woche",
        "after": "nach dem|nach",
        "vague": "anfang|mitte|etwa am|um den|nicht vor dem|nicht vor|frühestens am|frühestens|ab dem",
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
        "until": "até ao|até o|até|até o dia",
        "between": "entre",
        "and": "e",
        "": "de manhã|à tarde|à noite|pela manhã",
        "before": "antes de|antes do|antes da|antes do dia",
        "end of this year": "fim do ano|final do ano|o fim do ano|o final do ano|fim deste ano"
        "|o fim deste ano",
        "end of this month": "fim do mês|final do mês|o fim do mês|o final do mês|fim deste mês",
        "end of": "fim de|final de|o fim de|o final de",
        "after": "depois de|após o|depois do|após",
        "vague": "início de|no início de|meados de|em meados de|finais de|não antes de|a partir de"
        "|por volta de",
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
        "end of this year": "la fine dell'anno|fine dell'anno|la fine di quest'anno"
        "|fine di quest'anno|fine anno",
        "last": "scorso|scorsa|lo scorso|la scorsa",
        "next": "prossimo|prossima|il prossimo|la prossima",
        "this": "questo|questa",
        "on": "il|la",
        "in": "a|in|nel",
        "of": "di|del",
        "to": "al",
        "until": "fino al",
        "by": "entro la|entro il|entro",
        "from": "dal",
        "between": "tra il|tra|fra il|fra",
        "and": "e|e il",
        "": "mattina|pomeriggio|sera",
        "before": "prima del|prima di|prima della|prima dell'",
        "end of this month": "fine mese|la fine del mese|fine del mese",
        "end of this week": "la fine della settimana",
        "end of": "fine|la fine di|fine di|la fine del",
        "after": "dopo il|dopo",
        "vague": "inizio|a inizio|metà|a metà|intorno al|verso il|non prima del|non prima di"
        "|a partire dal",
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
        "last year": "в прошлом году|прошлого года",
        "this year": "в этом году|этого года|текущего года",
        "next year": "в следующем году|в будущем году|следующего года|будущего года",
        "last weekend": "в прошлые выходные",
        "this weekend": "в эти выходные",
        "the weekend": "в выходные",
        "end of this year": "концу года|конца этого года|конца текущего года|концу этого года"
        "|конца года",
        "end of this month": "концу месяца|конца этого месяца|конца месяца",
        "last": "прошлый|прошлую|прошлое",
        "next": "следующий|следующую|следующее",
        "this": "этот|эту|это",
        "on": "во",
        "in": "в",
        "by": "к|не позднее",
        "from": "с",
        "to": "по",
        "between": "между",
        "and": "и",
        "": "года|году|год|г|г.|утром|днём|днем|вечером",
        "till": "до",
        "end of this week": "конца недели|конца этой недели|концу недели",
        "end of next year": "конца следующего года|конца будущего года",
        "end of next month": "конца следующего месяца",
        "end of": "конца|концу",
        "after": "после",
        "vague": "начале|середине|конце|начала|середины|не ранее|не раньше|около|примерно",
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
        "by": "بحلول|بحلول عام",
        "until": "حتى",
        "from": "من",
        "to": "إلى",
        "between": "بين",
        "": "صباح|مساء|صباحا",
        "before": "قبل",
        "end of this year": "نهاية العام|نهاية السنة|نهاية هذا العام|نهاية العام الجاري"
        "|نهاية العام الحالي",
        "by end of this year": "بنهاية العام|بنهاية هذا العام|بنهاية العام الجاري",
        "end of this month": "نهاية الشهر|نهاية هذا الشهر|نهاية الشهر الجاري|نهاية الشهر الحالي",
        "by end of this month": "بنهاية الشهر|بنهاية هذا الشهر|بنهاية الشهر الجاري",
        "end of": "نهاية|نهاية عام|نهاية شهر",
        "by end of": "بنهاية|بنهاية عام|بنهاية شهر",
        "after": "بعد",
        "vague": "نهاية الأسبوع|نهاية هذا الأسبوع|بداية|مطلع|أوائل|أواخر|منتصف|ليس قبل|نحو|حوالي",
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
        "prior": "前|之前|以前",
        "closing": "底",
        "ultimo of this year": "今年底",
        "ultimo of this month": "这个月底",
        "ultimo of next year": "明年底|明年年底",
        "shifted": "后|之后|以后|初|中旬|上旬|下旬|末|以来|左右",
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
        "by end of this year": "yıl sonuna kadar|yılın sonuna kadar|yıl sonuna dek|yıl sonundan önce"
        "|bu yıl sonuna kadar|bu yılın sonuna kadar",
        "by end of this month": "ay sonuna kadar|ayın sonuna kadar|ay sonundan önce"
        "|bu ayın sonuna kadar",
        "prior": "önce|öncesi|öncesinde",
        "shifted": "sonra|sonrası|sonu|sonunda|sonuna|başı|başında|ortası|ortasında",
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
        "by": "paling lambat",
        "from": "dari|mulai",
        "until": "hingga|sampai",
        "between": "antara",
        "and": "dan",
        "": "hari|pagi|siang|sore|malam|bulan|tahun",
        "before": "sebelum",
        "end of this year": "akhir tahun|akhir tahun ini",
        "end of this month": "akhir bulan|akhir bulan ini",
        "after": "setelah|sesudah",
        "vague": "awal|pertengahan|sekitar|tidak sebelum|akhir",
    },
}
# A count from a day: "un mes antes del" and its like before it, "前一个月" and its like behind it.
_UNITS_COUNTED = (
    "days?|weeks?|fortnight|months?|years?|hours?|días?|semanas?|mes|meses|años?|jours?|semaines?"
    "|mois|ans?"
    "|années?|tage?n?|wochen?|monate?n?|jahre?n?|dias?|mês|anos?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]"
    "|день|дня|дней|недел[яюьи]|месяц(?:а|ев)?|года?|лет|hari|minggu|bulan|tahun"
)
_COUNTED_FROM = (
    "before|after|from|of|prior to|antes|después|avant|après|vor|nach|ab|prima|dopo|depois|após|до"
    "|после|с"
    "|sebelum|setelah|sejak"
)
COUNTED_BEFORE = (
    rf"\b(?:{_UNITS_COUNTED})\s+(?:{_COUNTED_FROM})(?:\s+(?:the|de|del|la|el|le|dem|der|den|do|da|il|di))*\s*$"
    r"|(?:يوم|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|سنة|عام)\s+(?:من|قبل|بعد)\s*$"
)
COUNTED_BEHIND = (
    r"\s*(?:之前|之后|以前|以后|前|后)的?[一两二三四五六七八九十几数\d]+个?(?:天|周|星期|月|年)"
    r"|['’]?[dt][ae]n\s+\w+\s+(?:gün|hafta|ay|yıl)\s+(?:önce|sonra)"
)
# English words that stand for themselves; any word that is not here or above is unknown.
PLAIN = (
    "on in the of by before until to from through and or since during over for within this last next "
    "past coming ago time today yesterday tomorrow day week month year quarter half weekend end later "
    "earlier early late after beginning between"
)
COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
MORE_COUNTS = {"a": 1, "an": 1, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90}
SHORT_WEEKDAYS = "mon tue|tues wed|weds thu|thur|thurs fri sat sun"
SHORT_MONTHS = "jan feb mar apr - jun jul aug sep|sept oct nov dec"
UNITS = ("hour", "day", "week", "month", "year")

# Case tells the date from another word: the modal verb, the verb, "week", "market"; "the morning".
CAPITAL_ONLY = frozenset({"may", "march", "minggu", "pazar"})
SMALL_ONLY = frozenset({"morgen", "minggu lalu", "minggu ini", "minggu depan"})

# Languages without a table here, by script; what dateparser knows of them is borrowed: never more than
# is needed to recognise one word, and never a date that it computed.
BORROWED: Mapping[str, tuple[str, ...]] = {
    "LATIN": ("nl", "pl", "sv", "da", "nb", "fi", "cs", "ro", "hu", "hr", "ca", "vi"),
    "CYRILLIC": ("uk", "bg", "sr", "be"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "HANGUL": ("ko",),
    "CJK": ("ja",),
    "DEVANAGARI": ("hi",),
    "BENGALI": ("bn",),
}
