"""What states are called: adjectives, capitals, short names and traps that no library lists.

Written from the UN's list of member states and their capitals, with Palestine, Vatican City, Taiwan
and Kosovo. Jerusalem is left out: two states name it their capital. The names of states themselves
come from CLDR (babel) and ISO 3166 (pycountry); see `_names`.
"""

from __future__ import annotations

# Code, English adjectives and nouns (a plural -s is added where the ending allows), capitals.
STATES = """
AFG Afghan,Afghani|Kabul
AGO Angolan|Luanda
ALB Albanian|Tirana
AND Andorran|Andorra la Vella
ARE Emirati,UAE|Abu Dhabi
ARG Argentine,Argentinian,Argentinean|Buenos Aires
ARM Armenian|Yerevan
ATG Antiguan,Barbudan|Saint John's,St. John's
AUS Australian,Aussie|Canberra
AUT Austrian|Vienna
AZE Azerbaijani,Azeri|Baku
BDI Burundian|Gitega,Bujumbura
BEL Belgian|Brussels
BEN Beninese,Beninois|Porto-Novo,Cotonou
BFA Burkinabe,Burkinabé|Ouagadougou
BGD Bangladeshi|Dhaka
BGR Bulgarian|Sofia
BHR Bahraini|Manama
BHS Bahamian|Nassau
BIH Bosnian,Herzegovinian|Sarajevo
BLR Belarusian,Belarussian|Minsk
BLZ Belizean|Belmopan
BOL Bolivian|La Paz,Sucre
BRA Brazilian|Brasília,Brasilia
BRB Barbadian|Bridgetown
BRN Bruneian|Bandar Seri Begawan
BTN Bhutanese|Thimphu
BWA Botswanan,Motswana,Batswana|Gaborone
CAF Central African|Bangui
CAN Canadian|Ottawa
CHE Swiss|Bern,Berne
CHL Chilean|Santiago
CHN Chinese|Beijing,Peking
CIV Ivorian|Yamoussoukro,Abidjan
CMR Cameroonian|Yaoundé,Yaounde
COD |Kinshasa
COG |Brazzaville
COL Colombian|Bogotá,Bogota
COM Comorian,Comoran|Moroni
CPV Cape Verdean,Cabo Verdean|Praia
CRI Costa Rican|San José
CUB Cuban|Havana
CYP Cypriot,Greek Cypriot|Nicosia
CZE Czech|Prague
DEU German|Berlin
DJI Djiboutian|Djibouti City
DMA |Roseau
DNK Danish,Dane|Copenhagen
DOM |Santo Domingo
DZA Algerian|Algiers
ECU Ecuadorian,Ecuadorean|Quito
EGY Egyptian|Cairo
ERI Eritrean|Asmara
ESP Spanish,Spaniard|Madrid
EST Estonian|Tallinn
ETH Ethiopian|Addis Ababa
FIN Finnish,Finn|Helsinki
FJI Fijian|Suva
FRA French,Frenchman,Frenchmen|Paris
FSM Micronesian|Palikir
GAB Gabonese|Libreville
GBR British,Briton,Brit|London
GEO Georgian|Tbilisi
GHA Ghanaian|Accra
GIN Guinean|Conakry
GMB Gambian|Banjul
GNB Bissau-Guinean,Guinea-Bissauan|Bissau
GNQ Equatorial Guinean,Equatoguinean|Malabo
GRC Greek,Hellenic|Athens
GRD Grenadian|Saint George's,St. George's
GTM Guatemalan|Guatemala City
GUY Guyanese|Georgetown
HND Honduran|Tegucigalpa
HRV Croatian,Croat|Zagreb
HTI Haitian|Port-au-Prince
HUN Hungarian|Budapest
IDN Indonesian|Jakarta
IND Indian|New Delhi,Delhi
IRL Irish,Irishman,Irishmen|Dublin
IRN Iranian|Tehran,Teheran
IRQ Iraqi|Baghdad
ISL Icelandic,Icelander|Reykjavík,Reykjavik
ISR Israeli|Tel Aviv
ITA Italian|Rome
JAM Jamaican|Kingston
JOR Jordanian|Amman
JPN Japanese|Tokyo
KAZ Kazakh,Kazakhstani|Astana,Nur-Sultan
KEN Kenyan|Nairobi
KGZ Kyrgyz,Kyrgyzstani|Bishkek
KHM Cambodian|Phnom Penh
KIR I-Kiribati|Tarawa,South Tarawa
KNA Kittitian,Nevisian|Basseterre
KOR South Korean|Seoul
KWT Kuwaiti|Kuwait City
LAO Lao,Laotian|Vientiane
LBN Lebanese|Beirut
LBR Liberian|Monrovia
LBY Libyan|Tripoli
LCA Saint Lucian,St. Lucian|Castries
LIE Liechtensteiner|Vaduz
LKA Sri Lankan|Colombo,Sri Jayawardenepura Kotte
LSO Basotho,Mosotho|Maseru
LTU Lithuanian|Vilnius
LUX Luxembourgish,Luxembourger|Luxembourg City
LVA Latvian|Riga
MAR Moroccan|Rabat
MCO Monegasque,Monégasque|Monte Carlo
MDA Moldovan|Chișinău,Chisinau
MDG Malagasy|Antananarivo
MDV Maldivian|Malé
MEX Mexican|Mexico City
MHL Marshallese|Majuro
MKD Macedonian,North Macedonian|Skopje
MLI Malian|Bamako
MLT Maltese|Valletta
MMR Burmese,Myanma|Naypyidaw,Nay Pyi Taw,Naypyitaw
MNE Montenegrin|Podgorica
MNG Mongolian|Ulaanbaatar,Ulan Bator
MOZ Mozambican|Maputo
MRT Mauritanian|Nouakchott
MUS Mauritian|Port Louis
MWI Malawian|Lilongwe
MYS Malaysian|Kuala Lumpur,Putrajaya
NAM Namibian|Windhoek
NER Nigerien|Niamey
NGA Nigerian|Abuja
NIC Nicaraguan|Managua
NLD Dutch,Dutchman,Dutchmen,Netherlandish|The Hague,Amsterdam
NOR Norwegian|Oslo
NPL Nepali,Nepalese|Kathmandu
NRU Nauruan|Yaren
NZL New Zealander|Wellington
OMN Omani|Muscat
PAK Pakistani|Islamabad
PAN Panamanian|Panama City
PER Peruvian|Lima
PHL Philippine,Filipino,Filipina|Manila
PLW Palauan|Ngerulmud
PNG Papua New Guinean|Port Moresby
POL Polish,Pole|Warsaw
PRK North Korean|Pyongyang
PRT Portuguese|Lisbon
PRY Paraguayan|Asunción,Asuncion
PSE Palestinian|Ramallah
QAT Qatari|Doha
ROU Romanian|Bucharest
RUS Russian|Moscow
RWA Rwandan|Kigali
SAU Saudi,Saudi Arabian|Riyadh
SDN Sudanese|Khartoum
SEN Senegalese|Dakar
SGP Singaporean|
SLB Solomon Islander|Honiara
SLE Sierra Leonean|Freetown
SLV Salvadoran,Salvadorean,Salvadorian|San Salvador
SMR Sammarinese|
SOM Somali|Mogadishu
SRB Serbian,Serb|Belgrade
SSD South Sudanese|Juba
STP São Toméan,Sao Tomean|São Tomé
SUR Surinamese|Paramaribo
SVK Slovak,Slovakian|Bratislava
SVN Slovene,Slovenian|Ljubljana
SWE Swedish,Swede|Stockholm
SWZ Swazi,Emaswati|Mbabane,Lobamba
SYC Seychellois|Victoria
SYR Syrian|Damascus
TCD Chadian|N'Djamena
TGO Togolese|Lomé,Lome
THA Thai|Bangkok
TJK Tajik,Tajikistani|Dushanbe
TKM Turkmen,Turkmenistani|Ashgabat,Ashkhabad
TLS Timorese,East Timorese|Dili
TON Tongan|Nuku'alofa
TTO Trinidadian,Tobagonian|Port of Spain
TUN Tunisian|Tunis
TUR Turkish,Turk|Ankara
TUV Tuvaluan|Funafuti
TWN Taiwanese|Taipei
TZA Tanzanian|Dodoma,Dar es Salaam
UGA Ugandan|Kampala
UKR Ukrainian|Kyiv,Kiev
URY Uruguayan|Montevideo
USA American|Washington
UZB Uzbek,Uzbekistani|Tashkent
VAT |
VCT Vincentian|Kingstown
VEN Venezuelan|Caracas
VNM Vietnamese|Hanoi
VUT Ni-Vanuatu|Port Vila
WSM Samoan|Apia
XKX Kosovar,Kosovan|Pristina,Prishtina
YEM Yemeni|Sanaa,Sana'a,Aden
ZAF South African|Pretoria,Cape Town,Bloemfontein
ZMB Zambian|Lusaka
ZWE Zimbabwean|Harare
"""

# Names that reports use and no table has, in any language. Russian ones are declined.
NAMES = """
ARE Emirates,Emiratos,Émirats,Эмираты,الإمارات,阿联酋,阿聯酋,Emirate,Emirati Arabi
BFA Burkina
BIH Bosnia,Bosnie,Bosnien,Босния,البوسنة,波黑
BLR Byelorussia,Belorussia,Bielorrusia,Biélorussie,Weißrussland,Белоруссия,白俄罗斯
BRN Brunei
CAF Centrafrique,Centroafricana,ЦАР
CHN Mainland China,Communist China,China continental,Tiongkok,Cina,中华人民共和国
CHN 中國大陸,中国大陆,中華人民共和國
CIV Cote d'Ivoire
CIV Ivory Coast,Elfenbeinküste,Costa de Marfil,Costa do Marfim,Costa d'Avorio,Кот-д'Ивуар,ساحل العاج
COD DR Congo,D.R. Congo,Democratic Republic of Congo,Congo-Kinshasa,RD Congo,DR Kongo,Zaire
COD Demokratische Republik Kongo,République démocratique du Congo,República Democrática do Congo
COD Repubblica Democratica del Congo,Демократическая Республика Конго,جمهورية الكونغو الديمقراطية
COD 刚果民主共和国,民主刚果,刚果（金）,剛果民主共和國,ДР Конго,Democratic Republic of the Congo
COD Republik Demokratik Kongo,Demokratik Kongo Cumhuriyeti
COG Republic of Congo,Congo-Brazzaville,Congo Brazzaville,République du Congo,República del Congo
COG Республика Конго,جمهورية الكونغو,刚果共和国,刚果（布）,Repubblica del Congo,Republik Kongo
COG Republic of the Congo,Kongo-Brazzaville,Kongo Cumhuriyeti
CPV Cape Verde
CZE Czech Republic,República Checa,République tchèque,Tschechische Republik,Чешская Республика
DEU Bundesrepublik,Germania
FSM Federated States of Micronesia
GBR Britain,Great Britain,Gran Bretaña,Grande-Bretagne,Großbritannien,Grã-Bretanha,Gran Bretagna
GBR Великобритания,Британия,بريطانيا,大不列颠,İngiltere,Inggris,Britania Raya,Велика Британія
HKG Hong Kong,Hongkong,Гонконг,香港,هونغ كونغ
IRN Persia
IRL Republic of Ireland,Irish Republic,Eire
KGZ Kyrgyz Republic,Kirghizia,Киргизия,Kirghizstan
KOR Republic of Korea,Южная Корея,韩国,韓國,南韩,大韩民国,República de Corea,République de Corée
KOR South Korea,Coreia do Sul,Republik Korea,Korea Selatan
KNA Saint Kitts,St. Kitts,St. Kitts and Nevis
LAO Lao PDR
LCA St. Lucia
LKA Ceylon
MAC Macau,Macao,澳门,澳門,Макао,ماكاو
MDA Moldova,Молдавия
MKD Macedonia,North Macedonia,Македония
MMR Burma,Birmania,Birmanie,Birma,Бирма,بورما
NLD Holland,Holanda,Hollande,Olanda,Голландия,هولندا,Hollanda,the Netherlands,荷兰
PRK North Korea,朝鲜,北朝鲜,北韩,北韓,朝鮮民主主義人民共和國,朝鲜民主主义人民共和国
PSE Palestine,Palestina,Palästina,Палестина,فلسطين,巴勒斯坦,Filistin,Palestinian Authority
PSE State of Palestine,السلطة الفلسطينية,Autorité palestinienne,Autoridad Palestina
RUS Russia,Российская Федерация,俄国,俄國,俄联邦
SAU Saudi,Saudi Arabia,Arabia Saudí,السعودية,沙特,沙特阿拉伯,沙烏地阿拉伯
STP Sao Tome and Principe,São Tomé and Príncipe,São Tomé and Principe
SWZ Swaziland,Suazilandia
SYR Syria,Syrian Arab Republic
TLS East Timor,Timor Oriental,Timor Timur
TTO Trinidad
TUR Turkey,Türkiye,Turkiye
TWN Taiwan,Republic of China,Chinese Taipei,中華民國,中华民国,Тайвань,台湾,台灣,臺灣,تايوان,Taiwán,Taïwan
USA United States,United States of America,America,Estados Unidos de América,États-Unis d'Amérique
USA Vereinigte Staaten von Amerika,Stati Uniti d'America,Соединенные Штаты Америки
USA الولايات المتحدة الأمريكية,الولايات المتحدة الأميركية,美利坚合众国,Estados Unidos da América,Америка
USA Сполучені Штати Америки,美利堅合眾國
VAT Vatican,Vatican City,Holy See,Vaticano,Vatikan,Ватикан,الفاتيكان,梵蒂冈,教廷,Santa Sede,Saint-Siège
VAT Heiliger Stuhl,Heiligen Stuhl,Святой Престол
VCT St. Vincent,Saint Vincent,St. Vincent and the Grenadines
VEN Venezuela
VNM Vietnam,Viet Nam,Việt Nam,越南
XKX Kosovo,Kosova,Косово,كوسوفو,科索沃
ZAF South Africa,ЮАР
"""

# Counted in a claim only in capitals. The phrases with "us" tell it from the pronoun in a folded text.
ABBREVIATIONS = """
ARE UAE,U.A.E.,EAU,E.A.U.,VAE,ОАЭ,BAE
BIH BiH
CHN PRC,P.R.C.,КНР,RPC,RRT
COD DRC,D.R.C.,RDC,R.D.C.,ДРК
DEU BRD,ФРГ,RFA
GBR UK,U.K.
KOR ROK,R.O.K.
NZL NZ,N.Z.
PNG PNG
PRK DPRK,D.P.R.K.,КНДР,RPDC
RUS РФ
SAU KSA
USA US,U.S.,USA,U.S.A.,EE.UU.,EEUU,EE. UU,EUA,E.U.A.,США,ABD,AS
USA the us,us president,us vice president,us secretary,us state department,us senate
USA us congress,us treasury,us officials,us forces,us troops,us military,us government,us envoy
USA us ambassador,us special,us led,us backed,us trade,us national,us foreign,us defense,us sanctions
USA us senator,us house,us administration,us embassy,us tariffs,us navy,us army,us delegation
CAF CAR
"""

# Loose forms: a mention of the state, but no proof that a claim names it.
LOOSE = """
CHN 中方
FRA 法方
JPN 日方
KOR 韩方
RUS 俄方
USA 美方
USA americano,americana,americanos,americanas,americani,americane,norteamericano,norteamericana
USA norteamericanos,norteamericanas
"""

# What several states share: none of them by itself, each of them where no other of them is named.
SHARED = """
COD,COG Congolese,congoleño,congoleña,congoleños,congoleñas,congolais,congolaise,congolaises
COD,COG kongolesisch,kongolesische,kongolesischen,kongolesischer,الكونغولي,الكونغولية,конголезский
COD,COG конголезского,конголезская,конголезской,congolese,congolesi,congolês,congolesa,congoleses
DMA,DOM Dominican,Dominicans,dominicano,dominicana,dominicanos,dominicanas,dominicain,dominicaine
DMA,DOM dominikanisch,dominikanische,dominikanischen,доминиканский,доминиканского,доминиканской
JOR,OMN عمان
PRK,KOR Korean,Koreans,coreano,coreana,coreanos,coreanas,coréen,coréenne,coréens,coréennes
PRK,KOR koreanisch,koreanische,koreanischen,koreanischer,корейский,корейского,корейской,الكوري,الكورية
"""

BOTH = """
PRK,KOR North and South Korea,South and North Korea,two Koreas,both Koreas,the Koreas,朝韩,韩朝
SDN,SSD two Sudans,both Sudans
"""

# Forms inside which another state's name means nothing, or not that state.
DECOYS = """
Congo,Kongo,Конго,الكونغو,刚果,剛果,Korea,Corea,Corée,Coreia,Корея,Кореи,Корее,Корею,Кореей,كوريا,Kore
Congo River,Congo Basin,River Congo,Korean Peninsula,Korean War,península coreana,péninsule coréenne
koreanische Halbinsel,koreanischen Halbinsel,Корейский полуостров,Корейском полуострове
Корейского полуострова,شبه الجزيرة الكورية,朝鲜半岛,朝鮮半島,朝鲜战争,朝鲜族
New Mexico,Nuevo México,Nouveau-Mexique,Gulf of Mexico,Golfo de México,Golfe du Mexique,Gulf of America
Gulf of Oman,Golfo de Omán,Golfe d'Oman,Golf von Oman,Оманский залив,Sea of Oman,خليج عمان,Gulf of Guinea
Golfo de Guinea,Golfe de Guinée,New Guinea,Nueva Guinea,Nouvelle-Guinée,Neuguinea,Новая Гвинея,guinea pig
guinea pigs,guinea fowl,guinea worm,guinea hen,South China Sea,East China Sea,Mar de China Meridional
Mar de la China Meridional,Mar del Sur de China,Mar da China Meridional,Mar Cinese Meridionale
Mer de Chine méridionale,Mer de Chine,Mer de Chine orientale,Южно-Китайское море,Южно-Китайском море
Южно-Китайского моря,بحر الصين الجنوبي,بحر الصين,Indian Ocean,Océano Índico,Indischer Ozean
Indischen Ozean,Индийский океан,Индийском океане,Индийского океана,المحيط الهندي,印度洋,印太
Indischen Ozeans,Sea of Japan,Mar de Japón,Mer du Japon,Японское море
Японском море,Jordan River,River Jordan,Jordan Valley,Lake Chad,Lac Tchad,Lago Chad,Tschadsee,Lake Malawi
Niger Delta,Niger River,River Niger,Níger Delta,delta du Niger,fleuve Niger,British Columbia
American Samoan,American Samoans
Northern Ireland,Northern Irish,Irish Sea,Irish Republican Army,New England,New Britain
Inner Mongolia,Inner Mongolian,Mongolia Interior,内蒙古,內蒙古,Latin American,North American
South American,Central American,Native American,African American,American Indian,American Indians
Organization of American States,Organisation of American States,Estados Americanos,Stati americani
Etats américains,États américains,Inter American,Pan American,Latin America,Central America
South America,North America,Latinoamérica,America Latina,Inter-American Development Bank
sud américain,nord américain,latino américain,sud américaine,nord américaine,latino américaine
centro americano,latino americano,latino americana,sul americano,sul americana,afro américain
Turkish Cypriot,Turkish Cypriots,Turkish Republic of Northern Cyprus,Northern Cyprus,West Indies
West Indian,East Indies,Indian summer,South Georgia,Atlanta Georgia,Georgia Tech,State of Georgia
US $,U.S. $,U S S R,USS,Monaco di Baviera,Washington Post,Washington Times,Washington State
George Washington,Denzel Washington,Washington Consensus,Paris Agreement,Paris Accord,Paris Accords
Paris Climate,Paris Club,Accord de Paris,Acuerdo de París,Pariser Abkommen,Парижское соглашение
Washington Treaty,Vienna Convention,Doha Round,Minsk Agreements,Minsk Agreement,Oslo Accords
Rome Statute,Treaty of Rome,Warsaw Pact,London Breed,Paris Hilton
Santiago de Compostela,Santiago de Cuba,Victoria Nuland,Juan Santiago,المغرب العربي,大马里,马里兰
馬里蘭,马里乌波尔,海地区,海地铁,海地方,海地图,海地理,海地质,海地带,海地下,加纳税,加纳入,南非常,多哥哥,道德国,司法国
合法国,宪法国,违法国,完美国,精美国
今日本,近日本,昨日本,每日本,其中国有,其中国内,China Lake,English Channel,French Open
Brussels sprouts,Brussels sprout,Panama Papers,Panama hat,Port Sudan,Air India,Saudi Aramco
Jordan Peterson,Michael Jordan,Jordan Bardella,Jim Jordan,Vernon Jordan,Chad Wolf
Swiss cheese,Peru Indiana,Lebanon Pennsylvania
"""

# Everyday words of some language in small letters: they count where they are printed in capitals.
COMMON = """
us as car bae eau мали чад чада чаду чадом чаде вена вены вене вену веной mali fas misir man jersey
réunion lima riga sofia dili quito praia roma sucre victoria male damas riad la_paz colombo baku
pole poles того emirate emirates emiratos émirats
"""

# First names, other places and common words even in capitals: they do not show what a claim names.
UNSURE = """
chili grenade granada maurice mauricio maurício maurizio dominique dominika salvador مالي بنين كوبي
finn brit того чад мали 苏丹 蘇丹
"""

# Capitals by other names. CLDR gives more, for those that name a time zone.
CAPITALS = """
ARE Abu Dabi,Абу-Даби,أبوظبي,أبو ظبي,阿布扎比
AUS Канберра,كانبرا,堪培拉,Camberra
AUT Wien,Viena,Вена,فيينا
BRA Бразилиа,برازيليا,巴西利亚
CAN Оттава,أوتاوا,渥太华
CHE Берн,برن,伯尔尼,Berna
CHN Pekín,Pékin,Pequim,Pechino,Pekin,Пекин,بكين,بيجين,北京,Пекін
DEU Berlín,Берлин,برلين,柏林
EGY El Cairo,Le Caire,Kairo,Il Cairo,Каир,القاهرة,开罗
ETH Adís Abeba,Addis-Abeba,Аддис-Абеба,أديس أبابا
FRA París,Parigi,Париж,باريس,巴黎
GBR Londres,Londra,Лондон,لندن,伦敦,倫敦
IND Nueva Delhi,Nova Déli,Nova Delhi,Nuova Delhi,Neu-Delhi,Нью-Дели,Дели,نيودلهي,新德里,Yeni Delhi
IRN Teherán,Téhéran,Teerã,Teerão,Тегеран,طهران,德黑兰,德黑蘭,Tahran
IRQ Bagdad,Bagdá,Багдад,بغداد,巴格达
ISR Тель-Авив,تل أبيب,特拉维夫,Tel-Aviv
ITA Roma,Рим,روما,罗马
JPN Tokio,Tóquio,Токио,طوكيو,东京,東京
KAZ Астана,أستانا,阿斯塔纳
KOR Séoul,Seúl,Сеул,سيول,首尔,首爾,Seul
KWT Ciudad de Kuwait
LBN Beyrouth,Бейрут,بيروت,贝鲁特
MAR Рабат,الرباط,拉巴特
MEX Ciudad de México,Mexiko-Stadt,Cidade do México,Città del Messico,Мехико,墨西哥城
NGA Абуджа,أبوجا
PAK Исламабад,إسلام آباد,إسلام اباد,伊斯兰堡
PHL Манила,مانيلا,马尼拉
POL Varsovia,Varsovie,Warschau,Varsavia,Варшава,وارسو,华沙
PRK Pyeongyang,Piongyang,Pjöngjang,Пхеньян,بيونغ يانغ,平壤
PSE Рамалла,رام الله,拉马拉
QAT Доха,الدوحة,多哈
RUS Moscú,Moscou,Moskau,Mosca,Москва,موسكو,莫斯科,Moskova,Moskwa
SAU Riad,Эр-Рияд,الرياض,利雅得,Riyad
SYR Damasco,Damas,Damaskus,Дамаск,دمشق,大马士革,Şam
TUR Анкара,أنقرة,安卡拉,Ancara
TWN Тайбэй,تايبيه,台北,臺北,Taipéi
UKR Киев,Київ,Києва,Києву,Києвом,Києві,كييف,基辅,Kiew,Kyjiw
USA Вашингтон,واشنطن,华盛顿,華盛頓,Вашингтон
VNM Hanói,Hanoï,Ханой,هانوي,河内,河內
YEM صنعاء,عدن,萨那
"""

# Adjectives, by language; the endings are made in `_names`.
SPANISH = """
AFG afgano ALB albanés ARE emiratí ARG argentino ARM armenio AUS australiano AUT austriaco,austríaco
AZE azerbaiyano BEL belga BGD bangladesí BGR búlgaro BLR bielorruso BOL boliviano BRA brasileño
CAN canadiense CHE suizo CHL chileno CHN chino COL colombiano CRI costarricense CUB cubano CZE checo
DEU alemán DNK danés DZA argelino ECU ecuatoriano EGY egipcio ESP español EST estonio ETH etíope
FIN finlandés FRA francés GBR británico GEO georgiano GRC griego GTM guatemalteco HND hondureño
HRV croata HTI haitiano HUN húngaro IDN indonesio IRL irlandés IRN iraní IRQ iraquí ISR israelí
ITA italiano JOR jordano JPN japonés KAZ kazajo KEN keniano KOR surcoreano LBN libanés LBY libio
LTU lituano LVA letón MAR marroquí MEX mexicano,mejicano MLI maliense MYS malasio NGA nigeriano
NER nigerino NIC nicaragüense NLD neerlandés,holandés NOR noruego NZL neozelandés PAK pakistaní
PAN panameño PER peruano PHL filipino POL polaco PRK norcoreano PRT portugués PRY paraguayo
PSE palestino QAT catarí,qatarí ROU rumano RUS ruso RWA ruandés SAU saudí,saudita SDN sudanés
SEN senegalés SLV salvadoreño SOM somalí SRB serbio SVK eslovaco SVN esloveno SWE sueco SYR sirio
THA tailandés TUN tunecino TUR turco TWN taiwanés UKR ucraniano URY uruguayo USA estadounidense
VEN venezolano VNM vietnamita YEM yemení ZAF sudafricano
"""
FRENCH = """
AFG afghan ALB albanais ARE émirati,émirien ARG argentin ARM arménien AUS australien AUT autrichien
AZE azerbaïdjanais BEL belge BEN béninois BFA burkinabè BGD bangladais BGR bulgare BLR biélorusse
BOL bolivien BRA brésilien CAN canadien CHE suisse CHL chilien CHN chinois CIV ivoirien
CMR camerounais COL colombien CUB cubain CZE tchèque DEU allemand DNK danois DZA algérien
ECU équatorien EGY égyptien ESP espagnol EST estonien ETH éthiopien FIN finlandais FRA français
GAB gabonais GBR britannique GEO géorgien GIN guinéen GRC grec,grecque HRV croate HTI haïtien
HUN hongrois IDN indonésien IND indien IRL irlandais IRN iranien IRQ irakien ISR israélien
ITA italien JOR jordanien JPN japonais KAZ kazakh KEN kényan KOR sud-coréen LBN libanais LBY libyen
LTU lituanien LVA letton MAR marocain MEX mexicain MLI malien MRT mauritanien MYS malaisien
NER nigérien NGA nigérian NLD néerlandais NOR norvégien NZL néo-zélandais PAK pakistanais
PER péruvien PHL philippin POL polonais PRK nord-coréen PRT portugais PSE palestinien QAT qatari,qatarien
ROU roumain RUS russe RWA rwandais SAU saoudien SDN soudanais SEN sénégalais SOM somalien SRB serbe
SVK slovaque SVN slovène SWE suédois SYR syrien TCD tchadien TGO togolais THA thaïlandais
TUN tunisien TUR turc,turque TWN taïwanais UKR ukrainien USA américain,étasunien VEN vénézuélien
VNM vietnamien YEM yéménite ZAF sud-africain
"""
GERMAN = """
AFG afghanisch ALB albanisch ARE emiratisch ARG argentinisch ARM armenisch AUS australisch
AUT österreichisch AZE aserbaidschanisch BEL belgisch BGR bulgarisch BLR belarussisch,belarusisch
BRA brasilianisch CAN kanadisch CHE schweizerisch CHL chilenisch CHN chinesisch COL kolumbianisch
CUB kubanisch CZE tschechisch DEU deutsch DNK dänisch DZA algerisch EGY ägyptisch ESP spanisch
EST estnisch ETH äthiopisch FIN finnisch FRA französisch GBR britisch GEO georgisch GRC griechisch
HRV kroatisch HUN ungarisch IDN indonesisch IND indisch IRL irisch IRN iranisch IRQ irakisch
ISR israelisch ITA italienisch JOR jordanisch JPN japanisch KAZ kasachisch KEN kenianisch
KOR südkoreanisch LBN libanesisch LBY libysch LTU litauisch LVA lettisch MAR marokkanisch
MEX mexikanisch MLI malisch MYS malaysisch NER nigrisch NGA nigerianisch NLD niederländisch
NOR norwegisch
PAK pakistanisch PER peruanisch PHL philippinisch POL polnisch PRK nordkoreanisch PRT portugiesisch
PSE palästinensisch QAT katarisch ROU rumänisch RUS russisch SAU saudisch,saudi-arabisch SDN sudanesisch
SRB serbisch SVK slowakisch SVN slowenisch SWE schwedisch SYR syrisch THA thailändisch TUN tunesisch
TUR türkisch TWN taiwanisch,taiwanesisch UKR ukrainisch USA amerikanisch,us-amerikanisch
VEN venezolanisch VNM vietnamesisch YEM jemenitisch ZAF südafrikanisch
"""
PORTUGUESE = """
AFG afegão,afegã AGO angolano ALB albanês ARE emiradense ARG argentino ARM armênio,arménio
AUS australiano AUT austríaco BEL belga BGR búlgaro BLR bielorrusso BOL boliviano BRA brasileiro
CAN canadense,canadiano CHE suíço CHL chileno CHN chinês COL colombiano CPV cabo-verdiano CUB cubano
CZE tcheco,checo DEU alemão,alemã,alemães DNK dinamarquês DZA argelino ECU equatoriano EGY egípcio
ESP espanhol,espanhola,espanhóis EST estoniano ETH etíope FIN finlandês FRA francês GBR britânico
GEO georgiano GRC grego HRV croata HUN húngaro IDN indonésio IND indiano IRL irlandês IRN iraniano
IRQ iraquiano ISR israelense,israelita ITA italiano JOR jordaniano JPN japonês KEN queniano
KOR sul-coreano LBN libanês LBY líbio LTU lituano MAR marroquino MEX mexicano MOZ moçambicano
NGA nigeriano NLD holandês,neerlandês NOR norueguês PAK paquistanês PER peruano POL polonês,polaco
PRK norte-coreano PRT português PRY paraguaio PSE palestino,palestiniano QAT catariano ROU romeno
RUS russo SAU saudita SDN sudanês SRB sérvio SWE sueco SYR sírio THA tailandês TUN tunisiano TUR turco
UKR ucraniano URY uruguaio USA estadunidense,norte-americano VEN venezuelano VNM vietnamita
YEM iemenita ZAF sul-africano
"""
ITALIAN = """
AFG afghano ALB albanese ARE emiratino ARG argentino ARM armeno AUS australiano AUT austriaco,austriaci
AZE azero BEL belga,belgi BGR bulgaro BLR bielorusso BRA brasiliano CAN canadese CHE svizzero CHL cileno
CHN cinese COL colombiano CUB cubano CZE ceco,cechi DEU tedesco,tedeschi,tedesche DNK danese DZA algerino
EGY egiziano ESP spagnolo EST estone ETH etiope ERI eritreo FIN finlandese FRA francese
GBR britannico,britannici
GEO georgiano GRC greco,greci,greche HRV croato HUN ungherese IDN indonesiano IND indiano IRL irlandese
IRN iraniano IRQ iracheno ISR israeliano ITA italiano JOR giordano JPN giapponese KEN keniano,keniota
KOR sudcoreano LBN libanese LBY libico,libici,libiche LTU lituano LVA lettone MAR marocchino
MEX messicano
MLI maliano NGA nigeriano NER nigerino NLD olandese NOR norvegese PAK pachistano PER peruviano
POL polacco,polacchi
PRK nordcoreano PRT portoghese PSE palestinese QAT qatariota ROU rumeno,romeno RUS russo SAU saudita
SDN sudanese SOM somalo SRB serbo SVK slovacco SVN sloveno SWE svedese SYR siriano THA tailandese
TUN tunisino
TUR turco,turchi,turche UKR ucraino USA statunitense VEN venezuelano VNM vietnamita YEM yemenita
ZAF sudafricano
"""
RUSSIAN = """
AFG афганск ALB албанск ARE эмиратск ARG аргентинск ARM армянск AUS австралийск AUT австрийск
AZE азербайджанск BEL бельгийск BGR болгарск BLR белорусск,беларусск BRA бразильск CAN канадск
CHE швейцарск CHL чилийск CHN китайск COL колумбийск CUB кубинск CZE чешск DEU немецк,германск
DNK датск DZA алжирск EGY египетск ESP испанск EST эстонск ETH эфиопск FIN финск,финляндск FRA французск
GBR британск GEO грузинск GRC греческ HRV хорватск HUN венгерск IDN индонезийск IND индийск
IRL ирландск IRN иранск IRQ иракск ISL исландск ISR израильск ITA итальянск JOR иорданск JPN японск
KAZ казахстанск,казахск KEN кенийск KGZ киргизск,кыргызск KOR южнокорейск LBN ливанск LBY ливийск
LTU литовск LVA латвийск,латышск MAR марокканск MDA молдавск MEX мексиканск MLI малийск MNG монгольск
MYS малайзийск NER нигерск NGA нигерийск NLD нидерландск,голландск NOR норвежск PAK пакистанск
PER перуанск PHL филиппинск POL польск PRK северокорейск PRT португальск PSE палестинск QAT катарск
ROU румынск RUS российск,русск SAU саудовск SDN суданск SRB сербск SVK словацк SVN словенск SWE шведск
SYR сирийск THA таиландск,тайск TJK таджикск TKM туркменск TUN тунисск TUR турецк TWN тайваньск
UKR украинск
USA американск UZB узбекск VEN венесуэльск VNM вьетнамск YEM йеменск ZAF южноафриканск
"""
UKRAINIAN = """
BLR білоруськ CHN китайськ CZE чеськ DEU німецьк ESP іспанськ FRA французьк GBR британськ GEO грузинськ
HUN угорськ IND індійськ IRN іранськ ISR ізраїльськ ITA італійськ JPN японськ LTU литовськ LVA латвійськ
MDA молдовськ POL польськ ROU румунськ RUS російськ SAU саудівськ SVK словацьк TUR турецьк
UKR українськ USA американськ
"""
ARABIC = """
AFG أفغاني ALB ألباني ARE إماراتي ARG أرجنتيني ARM أرميني AUS أسترالي AUT نمساوي AZE أذربيجاني
BEL بلجيكي BGR بلغاري BHR بحريني BLR بيلاروسي BRA برازيلي CAN كندي CHE سويسري CHN صيني COL كولومبي
CUB كوبي CYP قبرصي CZE تشيكي DEU ألماني DJI جيبوتي DNK دنماركي,دانماركي DZA جزائري EGY مصري
ERI إريتري ESP إسباني ETH إثيوبي FIN فنلندي FRA فرنسي GBR بريطاني GEO جورجي GRC يوناني HRV كرواتي
IDN إندونيسي IND هندي IRL أيرلندي IRN إيراني IRQ عراقي ISR إسرائيلي ITA إيطالي JOR أردني JPN ياباني
KAZ كازاخستاني KEN كيني KWT كويتي LBN لبناني LBY ليبي MAR مغربي MEX مكسيكي
MRT موريتاني MYS ماليزي NGA نيجيري NLD هولندي NOR نرويجي OMN عماني PAK باكستاني PHL فلبيني
POL بولندي PRT برتغالي PSE فلسطيني QAT قطري RUS روسي SAU سعودي SDN سوداني SEN سنغالي SOM صومالي
SRB صربي SWE سويدي SYR سوري TCD تشادي THA تايلاندي TUN تونسي TUR تركي TWN تايواني UKR أوكراني
USA أمريكي,أميركي UZB أوزبكي VEN فنزويلي VNM فيتنامي YEM يمني
"""
