"""The words of currencies and units, in the languages that reports come in: each form with its unit.

A row is one unit under all its names, so that "3 million dollars" and "3 millones de dólares" agree.
Yen and yuan are one here (¥, 元), as are the pounds and the francs of several countries: only the
words of the document tell them apart, and those are quoted.
"""

from __future__ import annotations

# Folded, as texts are when they are read. Left out are forms that are ordinary words, too.
_FORMS = """
    $ us$ usd dollar dollars dólar dólares dollaro dollari доллар доллара долларов
        دولار دولارا دولارات 美元
    € eur euro euros евро يورو 欧元 歐元
    £ gbp pound pounds sterling libras фунтов جنيه 英镑 英鎊
    ¥ yen yuan yenes yuanes иен иены юаней юаня 元 円
    ₹ rupee rupees rupias roupies рупий روبية 卢比
    ₽ rouble roubles ruble rubles rublos рубль рубля рублей روبل 卢布
    franc francs chf francos franken франков فرنك 法郎
    peso pesos песо 比索
    krone kroner krona kronor crown crowns coronas couronnes kronen крон 克朗
    km kilometre kilometres kilometer kilometers kilómetro kilómetros kilomètre kilomètres
        quilómetro quilómetros chilometri километр километра километров كيلومتر كيلومترا 公里
    mile miles millas
    tonne tonnes tonelada toneladas tonnellate tonnen тонна тонны тонн طن طنا أطنان 吨 噸
    ton tons
    mw megawatt megawatts megavatios мегаватт ميغاواط 兆瓦
    gw gigawatt gigawatts gigavatios гигаватт غيغاواط 吉瓦
    barrel barrels barril barriles barils баррелей برميل 桶
    hectare hectares hectárea hectáreas hectares ettari hektar гектар гектара гектаров هكتار 公顷 公頃
    acre acres
    minute minutes minuto minutos minuti minuten минута минуты минут دقيقة دقائق 分钟 分鐘
    hour hours hora horas heure heures stunde stunden часа часов ساعة ساعات 小时 小時
    day days día días dias jour jours tag tage tagen день дня дней يوم يوما أيام 天
    week weeks semana semanas semaine semaines settimana settimane woche wochen неделя недели недель
        أسبوع أسابيع 星期
    month months mes meses mois mese mesi monat monate monaten месяц месяца месяцев
        شهر شهرا أشهر 个月 個月
    year years año años ano anos an ans anno anni jahr jahre jahren год года лет سنة سنوات عام أعوام 年
"""
YEARS = "year"
MEASURES: dict[str, str] = {}
for _row in _FORMS.replace("\n        ", " ").strip().splitlines():
    _names = _row.split()
    MEASURES |= dict.fromkeys(_names, _names[0])
