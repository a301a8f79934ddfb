"""Invented reports in several languages, and quotes cited from them."""

from __future__ import annotations

from examples import reading_of

from summarizer._proof.ground import Miss, ground_evidence
from summarizer._text.reading import Reading
from summarizer.schemas import Evidence

HARBOUR = """\
PORT ALDIS (Coastal Wire) — The foreign ministers of Norvania and Sulmark met for four hours on \
Wednesday and agreed to reopen the Tessen crossing, officials from both sides said.

“We will not accept a deal that leaves the fishing grounds out,” Norvania’s minister, Ilse Brandt, \
told reporters after the talks. She said the two sides had disagreed on the length of the \
transition – Sulmark asked for fifteen months, Norvania for six.

Under the draft, Sulmark pledged $10.5 million for the harbour and up to 1,000 customs officers by \
30 June 2026. Norvania, which has reportedly withdrawn its last patrol boats, will be unable to \
inspect cargo before the new scanners arrive. Brandt warned that “any delay would be paid for by \
the islanders”.

The Sulmark delegation, led by Deputy Minister Ramon Oké, expressed concern about non-aligned \
militias on the northern shore. It did not, however, ask for a withdrawal of the observers, whose \
mandate will be extended by ninety days if the island council approves it.

A joint statement is to be published on Friday. The ministers cannot sign the treaty until it is \
ratified, and the export quota will fall by -5 percent a year; the F-16 overflights remain \
suspended. They will meet again in Port Aldis, and they will speak by telephone every week.

Sulmark’s opposition called the draft a surrender. “Nobody asked the islanders,” said its leader, \
Pia Holm, who wants a referendum held in 12 of the 15 districts before any of the customs officers \
are deployed.
"""


COUNCIL = """\
MINUTES of the Wexley Water Council, 4 March.

Present: A. Doyle (chair), T. Imre, S. Quaye, for the county: L. Ferro.

1. Reservoir repairs. Ms Imre reported that the contractor had finished two of the five sluice \
gates. The council agreed to release the second payment of €2.4 million once the third gate has \
been tested, and Mr Quaye will write to the contractor by 18 March.

2. Tariffs. The county asked for a freeze of household tariffs until the end of 2027. Ms Doyle \
said the council could not promise a freeze, but would offer a rebate of 3½ per cent to homes with \
low incomes. Mr Ferro voiced concern over the debt, which he put at $10¹ million after the last \
audit.

3. Drought plan. It was noted that the northern wells fell by 40 centimetres last summer. The \
council will publish the plan on its website; no decision was taken on the proposed ban on garden \
hoses. Ms Imre offered to chair a working group with the farmers’ union, the fire service and the \
Nova Dairy company.

4. Next meeting. The council meets on 15 April at 10:30, at the town hall, and will hear the \
farmers’ union before the vote. Members may send questions to the clerk until the day before.

5. Other business. The clerk reported three complaints about brown water in Mill Lane, where the \
mains were laid in 1958. Ferro asked the council to replace them before the autumn rains; Doyle \
replied that the budget for this year holds no money for it, and that the county would have to \
pay at least half of the bill. The item was put off to the June meeting.
"""


VISIT = """\
The president of Tarsia, Odo Wenzel, and the prime minister of Kelmar, Anja Solt, held a call on \
Monday, their second in a week, the presidency said.

The leaders discussed grain shipments, the release of prisoners and the flooding along the lower \
Vire. Solt assured Wenzel that Kelmar would keep the rail corridor open through the winter, \
provided that Tarsia pays the transit fees on time. Wenzel offered to send 250 engineers and 40 \
pumping stations to the flooded towns, and promised that their stay would be short.

Both leaders voiced alarm over the mining of the strait, where three freighters were damaged in \
May. “Those who laid the mines will answer for it,” Wenzel said. Solt urged the shipping companies \
to use the southern channel for now, and said that Kelmar’s navy would escort tankers and grain \
carriers, but not private yachts.

Aides are to meet in Lower Vire next Tuesday to settle the timetable for the exchange of \
prisoners. A date for a visit by Solt to Tarsia has not been set, although her office says that \
she has accepted an invitation. The two governments last held talks at this level in October, when \
a border agreement between their countries collapsed after eleven weeks.

In Kelmar’s parliament, the leader of the Farmers’ List, Bram Toller, asked whether the engineers \
would be paid from the flood fund. A spokesman for Solt answered that Tarsia carries the cost of \
their wages, while Kelmar feeds and houses them. Toller warned that wells near the lower Vire may \
stay unsafe for months, and demanded that the results of water tests be published every day.
"""


SPANISH = (
    "La ministra de Exteriores de Valdoria, Inés Quiroga, se reunió el martes con su homólogo de"
    " Tirania en San Telmo. «No firmaremos ningún acuerdo sin garantías», afirmó Quiroga. Valdoria se"
    " comprometió a aportar 3,5 millones de euros para la reconstrucción de los puentes antes de"
    " diciembre."
)


GERMAN = (
    "Die Außenministerin von Nordmark, Käthe Löwe, traf am Dienstag ihren Kollegen aus Ostheim. „Wir"
    " werden die Gespräche über die Elbquerung nicht abbrechen“, sagte Löwe. Ostheim sagte zu, bis Ende"
    " März 1.200 Wohnungen für die Vertriebenen bereitzustellen."
)


RUSSIAN = (
    "Министр иностранных дел Северии Павел Орлов провёл в среду переговоры со своим коллегой из Лугани."
    " «Мы не будем закрывать границу для грузов», — заявил Орлов. Стороны договорились о новой встрече в"
    " начале июня и обменялись списками пленных."
)


ARABIC = (
    "التقى وزير خارجية نوريا سالم حداد نظيره من بحران يوم الأربعاء في مدينة الميناء."
    " وقال حداد إن بلاده لن تغلق المعبر أمام الشاحنات."
    " واتفق الجانبان على عقد اجتماع جديد في شهر حزيران."
)


CHINESE = (
    "北岭国外长林远星期三在海州会见了南屿国外长高明。双方同意在六月底以前重新开放边境口岸，并将向灾区提供十五亿元"
    "援助。林远表示，北岭国不会撤走观察员。双方还讨论了渔业合作和3亿美元的贷款。"
)


TEXTS = {
    "harbour": HARBOUR,
    "council": COUNCIL,
    "visit": VISIT,
    "spanish": SPANISH,
    "german": GERMAN,
    "russian": RUSSIAN,
    "arabic": ARABIC,
    "chinese": CHINESE,
}


SPACED = [name for name in TEXTS if name != "chinese"]


READINGS = {name: reading_of(text) for name, text in TEXTS.items()}


def cite(quote: str, reading: Reading, sentence: int = 0) -> Evidence | Miss:
    return ground_evidence(Evidence(sentence=sentence, quote=quote), reading)
