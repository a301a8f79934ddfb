"""Offices, parliaments, organizations and de facto authorities: by what names reports call them.

One row each: a code or an id, the names, and where the row is from. Names that two of a kind share
("Bundesrat", "National Assembly", "Majlis") are left out: a name alone does not tell them apart.
"""

from __future__ import annotations

# Seats and offices that stand for a state's government; the source is the office's own site.
OFFICES = """
ARG | Casa Rosada | casarosada.gob.ar
BRA | Planalto,Palácio do Planalto,Planalto Palace | gov.br/planalto
BRA | Itamaraty,Palácio Itamaraty | gov.br/mre
CHL | La Moneda,Palacio de La Moneda | gob.cl
CHN | Zhongnanhai,中南海 | gov.cn
COL | Casa de Nariño,Palacio de Nariño | presidencia.gov.co
DEU | Auswärtiges Amt,Auswärtige Amt,Auswärtigen Amt,German Federal Foreign Office | auswaertiges-amt.de
ECU | Carondelet,Palacio de Carondelet | presidencia.gob.ec
ESP | La Moncloa,Moncloa,Palacio de la Moncloa,Moncloa Palace | lamoncloa.gob.es
FRA | Élysée,Elysée,Elysee,Élysée Palace,Elysee Palace,Palais de l'Élysée,قصر الإليزيه | elysee.fr
FRA | الإليزيه | elysee.fr
FRA | Елисейский дворец,爱丽舍宫,Élysée-Palast,Elíseo,Palacio del Elíseo,Eliseo | elysee.fr
FRA | Quai d'Orsay | diplomatie.gouv.fr
FRA | Matignon,Hôtel Matignon,Hôtel de Matignon | info.gouv.fr
GBR | Downing Street,10 Downing Street,No 10 Downing Street,Number 10,No. 10,No 10 | gov.uk
GBR | Даунинг-стрит,唐宁街,唐宁街10号,داونينغ ستريت | gov.uk
GBR | Whitehall,Foreign Commonwealth and Development Office,FCDO | gov.uk
IND | South Block | mea.gov.in
ITA | Palazzo Chigi | governo.it
ITA | Farnesina,Palazzo della Farnesina | esteri.it
ITA | Quirinale,Quirinal Palace,Palazzo del Quirinale | quirinale.it
JPN | Kantei | japan.kantei.go.jp
KOR | Cheong Wa Dae,Cheongwadae,青瓦台 | president.go.kr
PER | Torre Tagle | gob.pe/rree
PHL | Malacañang,Malacanang,Malacañang Palace,Malacanang Palace | pbbm.com.ph
RUS | Kremlin,Кремль,Кремля,Кремлю,Кремлём,Кремлем,Кремле,Kreml,Cremlino,Cremlin,Kremlín | kremlin.ru
RUS | الكرملين,克里姆林宫,克里姆林宮,Kremlim,Kremlin Sarayı | kremlin.ru
RUS | Smolenskaya Square,Смоленская площадь | mid.ru
UKR | Bankova,Bankova Street,Банкова | president.gov.ua
USA | White House,Casa Blanca,Maison-Blanche,Maison Blanche,Weißes Haus,Weiße Haus | whitehouse.gov
USA | Weißen Haus,Casa Branca,Casa Bianca,Белый дом,Белого дома,Белому дому | whitehouse.gov
USA | Белым домом,Белом доме,البيت الأبيض,白宫,白宮,Beyaz Saray,Gedung Putih,Білий дім | whitehouse.gov
USA | Oval Office | whitehouse.gov
USA | Foggy Bottom,State Department,U.S. Department of State | state.gov
USA | Pentagon,Пентагон,البنتاغون,五角大楼,Pentágono,Pentagone,Pentagono | defense.gov
ZAF | Union Buildings | thepresidency.gov.za
"""

# Parliaments whose name no other state's has: the Inter-Parliamentary Union's Parline, data.ipu.org.
PARLIAMENTS = """
BGD | Jatiya Sangsad | Parline
DEU | Bundestag,Deutscher Bundestag,Бундестаг | Parline
DNK | Folketing,Folketinget | Parline
ESP | Cortes Generales | Parline
EST | Riigikogu | Parline
FIN | Eduskunta | Parline
IND | Lok Sabha,Rajya Sabha | Parline
IRL | Oireachtas,Dáil Éireann,Dáil,Seanad Éireann | Parline
ISL | Althing,Althingi,Alþingi | Parline
ISR | Knesset,Кнессет,الكنيست | Parline
ITA | Montecitorio | Parline
LTU | Seimas | Parline
LVA | Saeima | Parline
MNG | State Great Khural,State Great Hural | Parline
NLD | Tweede Kamer,Eerste Kamer,Staten-Generaal | Parline
NOR | Storting,Stortinget | Parline
POL | Sejm | Parline
RUS | State Duma,Duma,Госдума,Государственная дума,Совет Федерации | Parline
SWE | Riksdag | Parline
UKR | Verkhovna Rada,Верховная рада,Верховна Рада | Parline
"""

# Organizations; the source is their own site. Names in other languages are their own official ones
# or those of the UN's terminology base (unterm.un.org).
ORGANIZATIONS = """
ADB | Asian Development Bank,ADB | adb.org
AfDB | African Development Bank,AfDB | afdb.org
APEC | Asia-Pacific Economic Cooperation,APEC | apec.org
ASEAN | Association of Southeast Asian Nations,ASEAN,АСЕАН,东盟,آسيان,ANSEA | asean.org
AU | African Union,AU,Unión Africana,Union africaine,União Africana,Afrikanische Union | au.int
AU | Африканский союз,Африканского союза,الاتحاد الأفريقي,非洲联盟,非盟 | au.int
CARICOM | Caribbean Community,CARICOM | caricom.org
CIS | Commonwealth of Independent States,CIS,СНГ,Содружество Независимых Государств | eccis.org
CoE | Council of Europe,Conseil de l'Europe,Europarat,Consejo de Europa,Совет Европы | coe.int
CSTO | Collective Security Treaty Organization,CSTO,ОДКБ | odkb-csto.org
EAC | East African Community,EAC | eac.int
EAEU | Eurasian Economic Union,EAEU,ЕАЭС,Евразийский экономический союз | eaeunion.org
ECOWAS | Economic Community of West African States,ECOWAS,CEDEAO | ecowas.int
ECOWAS | Communauté économique des États de l'Afrique de l'Ouest | ecowas.int
EFTA | European Free Trade Association,EFTA | efta.int
EU | European Union,EU,Unión Europea,UE,Union européenne,Europäische Union | european-union.europa.eu
EU | Europäischen Union,União Europeia,Unione Europea,Avrupa Birliği,Uni Eropa | european-union.europa.eu
EU | Европейский союз,Европейского союза,Евросоюз,Евросоюза,ЕС,ЄС | european-union.europa.eu
EU | الاتحاد الأوروبي,欧盟,歐盟,欧洲联盟 | european-union.europa.eu
FAO | Food and Agriculture Organization,FAO | fao.org
FAO | Food and Agriculture Organization of the United Nations | fao.org
GCC | Gulf Cooperation Council,GCC,مجلس التعاون الخليجي,مجلس التعاون لدول الخليج العربية | gcc-sg.org
GCC | Cooperation Council for the Arab States of the Gulf,海合会,海湾合作委员会 | gcc-sg.org
IAEA | International Atomic Energy Agency,IAEA,OIEA,AIEA,IAEO,МАГАТЭ,国际原子能机构 | iaea.org
IAEA | Organismo Internacional de Energía Atómica,Internationale Atomenergie-Organisation | iaea.org
IAEA | Agence internationale de l'énergie atomique,الوكالة الدولية للطاقة الذرية | iaea.org
ICC | International Criminal Court | icc-cpi.int
ICJ | International Court of Justice,ICJ | icj-cij.org
ICRC | International Committee of the Red Cross,ICRC,CICR,IKRK,МККК | icrc.org
IGAD | Intergovernmental Authority on Development,IGAD | igad.int
ILO | International Labour Organization,International Labor Organization,ILO | ilo.org
IMF | International Monetary Fund,IMF,FMI,IWF,МВФ,صندوق النقد الدولي,国际货币基金组织 | imf.org
IMF | Fondo Monetario Internacional,Fonds monétaire international | imf.org
IOM | International Organization for Migration,IOM | iom.int
INTERPOL | International Criminal Police Organization,INTERPOL | interpol.int
LAS | League of Arab States,Arab League,جامعة الدول العربية,الجامعة العربية | lasportal.org
MERCOSUR | Southern Common Market,MERCOSUR,Mercado Común del Sur,MERCOSUL | mercosur.int
NATO | North Atlantic Treaty Organization,North Atlantic Treaty Organisation,NATO,OTAN | nato.int
NATO | НАТО,北约,北大西洋公约组织,حلف شمال الأطلسي,حلف الناتو,الناتو,Atlantic Alliance | nato.int
OAS | Organization of American States,Organisation of American States,OAS,OEA | oas.org
OAS | Organización de los Estados Americanos | oas.org
OECD | Organisation for Economic Co-operation and Development,OECD,OCDE | oecd.org
OECD | Organization for Economic Cooperation and Development,ОЭСР | oecd.org
OIC | Organisation of Islamic Cooperation,Organization of Islamic Cooperation,OIC | oic-oci.org
OIC | منظمة التعاون الإسلامي | oic-oci.org
OPEC | Organization of the Petroleum Exporting Countries,OPEC,OPEP,ОПЕК,أوبك | opec.org
OPCW | Organisation for the Prohibition of Chemical Weapons,OPCW,ОЗХО | opcw.org
OSCE | Organization for Security and Co-operation in Europe,OSCE,OSZE,ОБСЕ,ОБСЄ | osce.org
OSCE | Organization for Security and Cooperation in Europe | osce.org
SAARC | South Asian Association for Regional Cooperation,SAARC | saarc-sec.org
SADC | Southern African Development Community,SADC | sadc.int
SCO | Shanghai Cooperation Organization,Shanghai Cooperation Organisation,SCO,ШОС | sectsco.org
SCO | 上海合作组织,上合组织 | sectsco.org
UN | United Nations,UN,United Nations Organization,UNO,Naciones Unidas,ONU | un.org
UN | Organización de las Naciones Unidas,Nations Unies,Organisation des Nations unies | un.org
UN | Vereinte Nationen,Vereinten Nationen,Nações Unidas,Nazioni Unite,ООН | un.org
UN | Организация Объединенных Наций,Организации Объединенных Наций,الأمم المتحدة,联合国 | un.org
UN | 聯合國,Birleşmiş Milletler,Perserikatan Bangsa-Bangsa,PBB,منظمة الأمم المتحدة | un.org
UNESCO | United Nations Educational Scientific and Cultural Organization,UNESCO,ЮНЕСКО | unesco.org
UNHCR | United Nations High Commissioner for Refugees,UNHCR,UN Refugee Agency,ACNUR | unhcr.org
UNICEF | United Nations Children's Fund,UNICEF,ЮНИСЕФ | unicef.org
WB | World Bank,Banco Mundial,Banque mondiale,Weltbank,Всемирный банк,البنك الدولي | worldbank.org
WB | 世界银行,世界銀行 | worldbank.org
WFP | World Food Programme,World Food Program,WFP | wfp.org
WHO | World Health Organization,World Health Organisation,WHO,ВОЗ,世界卫生组织,世卫组织 | who.int
WHO | Organización Mundial de la Salud,Organisation mondiale de la santé,OMS | who.int
WHO | Weltgesundheitsorganisation,منظمة الصحة العالمية,Organização Mundial da Saúde | who.int
WTO | World Trade Organization,World Trade Organisation,WTO,ВТО,世贸组织,世界贸易组织 | wto.org
"""

# Who holds a territory without being its state: the territory's ISO 3166-1 code, and a document that
# treats the two apart. Taiwan, Palestine and Western Sahara have codes of their own in ISO 3166-1.
DE_FACTO = """
AFG taliban | Taliban,Talibán,Talibanes,Talibans,Талибан,طالبان,حركة طالبان | UNSC res. 1988 (2011)
AFG taliban | 塔利班 | UNSC res. 1988 (2011)
AFG taliban | Afghan Taliban,Taleban,Islamic Emirate of Afghanistan | UNSC res. 1988 (2011)
AFG taliban | Islamic Emirate | UNSC res. 1988 (2011)
AFG taliban | إمارة أفغانستان الإسلامية,Emirato Islámico de Afganistán | UNSC res. 1988 (2011)
AFG taliban | Исламский Эмират Афганистан,Émirat islamique d'Afghanistan | UNSC res. 1988 (2011)
AZE artsakh | Nagorno-Karabakh,Nagorno-Karabakh Republic,Republic of Artsakh,Artsakh | UNGA res. 62/243
CYP trnc | Turkish Republic of Northern Cyprus,TRNC,Northern Cyprus | UNSC res. 541 (1983)
CYP trnc | Kuzey Kıbrıs Türk Cumhuriyeti,KKTC,Kuzey Kıbrıs | UNSC res. 541 (1983)
ESH polisario | Polisario,Polisario Front,Frente Polisario,Front Polisario,POLISARIO | UNGA res. 34/37
ESH polisario | Sahrawi Arab Democratic Republic,SADR,RASD,Sahrawi Republic | UNGA res. 34/37
ESH polisario | República Árabe Saharaui Democrática,جبهة البوليساريو,البوليساريو | UNGA res. 34/37
ESH polisario | Popular Front for the Liberation of Saguia el-Hamra and Rio de Oro | UNGA res. 34/37
GEO abkhazia | Abkhazia,Republic of Abkhazia,Apsny,Абхазия,Республика Абхазия,Abjasia | UNGA res. 62/249
GEO ossetia | South Ossetia,Republic of South Ossetia,Южная Осетия,Osetia del Sur | UNGA res. 63/307
GEO ossetia | Tskhinvali Region,State of Alania,Ossétie du Sud,Südossetien | UNGA res. 63/307
MDA transnistria | Transnistria,Transdniestria,Pridnestrovie,Приднестровье | UNGA res. 72/282
MDA transnistria | Pridnestrovian Moldavian Republic,ПМР,Transnistrien,Trans-Dniester | UNGA res. 72/282
PSE hamas | Hamas,Islamic Resistance Movement,Hamás,Хамас,ХАМАС,حماس,حركة حماس,哈马斯 | A/HRC/12/48
SOM somaliland | Somaliland,Republic of Somaliland,Somalilandia,Сомалиленд | UNSC res. 1725 (2006)
SOM somaliland | أرض الصومال | UNSC res. 1725 (2006)
SYR aanes | Autonomous Administration of North and East Syria,AANES,Rojava | A/HRC/46/54
SYR aanes | Democratic Autonomous Administration of North and East Syria | A/HRC/46/54
UKR dnr | Donetsk People's Republic,ДНР,Донецкая Народная Республика | UNGA res. ES-11/4
UKR lnr | Luhansk People's Republic,Lugansk People's Republic,ЛНР | UNGA res. ES-11/4
UKR lnr | Луганская Народная Республика | UNGA res. ES-11/4
YEM houthis | Houthis,Houthi,Houthi movement,Ansar Allah,Ansarallah,Ansarullah | UNSC res. 2216 (2015)
YEM houthis | Hutíes,Houthistes,Huthi,Huthis,Хуситы,хуситы,الحوثيون,الحوثيين | UNSC res. 2216 (2015)
YEM houthis | جماعة الحوثي,أنصار الله,胡塞武装,胡塞 | UNSC res. 2216 (2015)
"""
# A de facto authority with a code of its own is it.
OWN_CODES = frozenset({"TWN", "PSE", "XKX"})
# Where another than the state governs the capital, the capital is not taken for the state.
CAPITALS_HELD = {"AFG": "taliban", "YEM": "houthis"}
# Offices of parts of a state, which are not its own: the premier of Ontario.
OFFICES_OF_PARTS = dict.fromkeys(("AUS", "CAN", "ZAF"), frozenset(("premier",))) | dict.fromkeys(
    ("BEL", "DEU"), frozenset(("ministerpräsident", "ministerpräsidentin"))
)
