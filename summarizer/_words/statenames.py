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
IDN 印度尼西亞
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
TWN República de China,República da China,République de Chine,Republik China,Repubblica di Cina
TWN Китайская Республика,Китайська Республіка,جمهورية الصين,Çin Cumhuriyeti,Republik Tiongkok
TWN Republik Cina
USA United States,United States of America,America,Estados Unidos de América,États-Unis d'Amérique
USA Vereinigte Staaten von Amerika,Stati Uniti d'America,Соединенные Штаты Америки
USA الولايات المتحدة الأمريكية,الولايات المتحدة الأميركية,美利坚合众国,Estados Unidos da América,Америка
USA Сполучені Штати Америки,美利堅合眾國
VAT Vatican,Vatican City,Holy See,Vaticano,Vatikan,Ватикан,الفاتيكان,梵蒂冈,教廷,Santa Sede,Saint-Siège
VAT Heiliger Stuhl,Heiligen Stuhl,Святой Престол
VCT St. Vincent,Saint Vincent,St. Vincent and the Grenadines
VEN Venezuela
VNM Vietnam,Socialist Republic of Vietnam,República Socialista de Vietnam,Viet Nam,Việt Nam,越南
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
Irlanda del Norte,Irlanda do Norte,Irlande du Nord,Irlanda del Nord,Северная Ирландия,Північна Ірландія
أيرلندا الشمالية,北爱尔兰,北愛爾蘭,Kuzey İrlanda,Irlandia Utara,Chipre del Norte
Chypre du Nord,Cipro del Nord,Северный Кипр,北塞浦路斯,Novo México,新墨西哥
Nuovo Messico,几内亚湾,幾內亞灣,印度支那,Georgia del Sur,Géorgie du Sud
Congo belga,Congo belge,Belgisch-Kongo,East India Company
中非,亚非,亞非,非盟,非洲联盟,东南非,東南非
República Democrática Alemana,République démocratique allemande,Repubblica Democratica Tedesca
República Democrática Alemã,Германская Демократическая Республика,Германской Демократической Республики
Rhode Island,Long Island,West Germany,East Germany,British Guiana,Bundesrepublik Jugoslawien,DDR,GDR
Deutsche Demokratische Republik,Deutschen Demokratischen Republik,Soviet Russia,Republic of Vietnam
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
finn brit того чад мали 苏丹 蘇丹 island
"""

# With a capital names of other places as well: they stand for the state only where the document names it
# otherwise.
NAMESAKES = """
granada guiana indiana portuguesa salvador
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
AFG afgano AGO angoleño,angolano ALB albanés AND andorrano ARE emiratí ARG argentino ARM armenio AUS
australiano AUT austriaco,austríaco AZE azerbaiyano BDI burundés BEL belga BEN beninés BFA burkinés BGD
bangladesí BGR búlgaro BHR bahreiní,bareiní BHS bahameño BIH bosnio BLR bielorruso BLZ beliceño BOL
boliviano BRA brasileño BRB barbadense BTN butanés BWA botsuano CAN canadiense CHE suizo CHL chileno
CHN chino CIV marfileño CMR camerunés COL colombiano COM comorense CPV caboverdiano CRI costarricense
CUB cubano CYP chipriota CZE checo DEU alemán DJI yibutiano DNK danés DZA argelino ECU ecuatoriano EGY
egipcio ERI eritreo ESP español EST estonio ETH etíope FIN finlandés FJI fiyiano FRA francés GAB
gabonés GBR británico GEO georgiano GHA ghanés GMB gambiano GNQ ecuatoguineano GRC griego GTM
guatemalteco GUY guyanés HND hondureño HRV croata HTI haitiano HUN húngaro IDN indonesio IRL irlandés
IRN iraní IRQ iraquí ISL islandés ISR israelí ITA italiano JAM jamaicano,jamaiquino JOR jordano JPN
japonés KAZ kazajo KEN keniano KGZ kirguís KHM camboyano KOR surcoreano KWT kuwaití LAO laosiano LBN
libanés LBR liberiano LBY libio LIE liechtensteiniano LKA esrilanqués,ceilanés LSO lesotense LTU
lituano LUX luxemburgués LVA letón MAR marroquí MCO monegasco MDA moldavo,moldovo MDG malgache MDV
maldivo MEX mexicano,mejicano MHL marshalés MKD macedonio,normacedonio MLI maliense MLT maltés MMR
birmano MNE montenegrino MNG mongol MOZ mozambiqueño MRT mauritano MUS mauriciano MWI malauí MYS
malasio NAM namibio NER nigerino NGA nigeriano NIC nicaragüense NLD neerlandés,holandés NOR noruego NPL
nepalí NRU nauruano NZL neozelandés OMN omaní PAK pakistaní PAN panameño PER peruano PHL filipino PLW
palauano POL polaco PRK norcoreano PRT portugués PRY paraguayo PSE palestino QAT catarí,qatarí ROU
rumano RUS ruso RWA ruandés SAU saudí,saudita SDN sudanés SEN senegalés SGP singapurense SLB
salomonense SLE sierraleonés SLV salvadoreño SMR sanmarinense SOM somalí SRB serbio SSD sursudanés STP
santotomense SUR surinamés SVK eslovaco SVN esloveno SWE sueco SWZ suazi SYC seychellense SYR sirio TCD
chadiano TGO togolés THA tailandés TJK tayiko TKM turkmeno TLS timorense TON tongano TTO trinitense TUN
tunecino TUR turco TWN taiwanés TZA tanzano UGA ugandés UKR ucraniano URY uruguayo USA estadounidense
UZB uzbeko VEN venezolano VNM vietnamita VUT vanuatuense WSM samoano XKX kosovar,kosovares YEM yemení
ZAF sudafricano ZMB zambiano ZWE zimbabuense
"""
FRENCH = """
AFG afghan AGO angolais ALB albanais AND andorran ARE émirati,émirien ARG argentin ARM arménien AUS
australien AUT autrichien AZE azerbaïdjanais BDI burundais BEL belge BEN béninois BFA burkinabè BGD
bangladais BGR bulgare BHR bahreïnien,bahreïni BHS bahamien BIH bosnien,bosniaque BLR biélorusse BLZ
bélizien BOL bolivien BRA brésilien BRB barbadien BRN brunéien BTN bhoutanais BWA botswanais CAF
centrafricain CAN canadien CHE suisse CHL chilien CHN chinois CIV ivoirien CMR camerounais COL
colombien COM comorien CPV cap-verdien,capverdien CRI costaricien CUB cubain CYP chypriote CZE tchèque
DEU allemand DJI djiboutien DNK danois DZA algérien ECU équatorien EGY égyptien ERI érythréen ESP
espagnol EST estonien ETH éthiopien FIN finlandais FJI fidjien FRA français GAB gabonais GBR
britannique GEO géorgien GHA ghanéen GIN guinéen GMB gambien GNB bissau-guinéen GNQ équatoguinéen GRC
grec,grecque GRD grenadien GTM guatémaltèque GUY guyanien HND hondurien HRV croate HTI haïtien HUN
hongrois IDN indonésien IND indien IRL irlandais IRN iranien IRQ irakien ISL islandais ISR israélien
ITA italien JAM jamaïcain JOR jordanien JPN japonais KAZ kazakh KEN kényan KGZ kirghize,kirghiz KHM
cambodgien KOR sud-coréen KWT koweïtien LAO laotien LBN libanais LBR libérien LBY libyen LIE
liechtensteinois LKA sri-lankais,srilankais LTU lituanien LUX luxembourgeois LVA letton MAR marocain
MCO monégasque MDA moldave MDG malgache MDV maldivien MEX mexicain MHL marshallais MKD
macédonien,nord-macédonien MLI malien MLT maltais MMR birman MNE monténégrin MNG mongol MOZ mozambicain
MRT mauritanien MUS mauricien MWI malawien,malawite MYS malaisien NAM namibien NER nigérien NGA
nigérian NIC nicaraguayen NLD néerlandais NOR norvégien NPL népalais NRU nauruan NZL néo-zélandais OMN
omanais PAK pakistanais PAN panaméen PER péruvien PHL philippin POL polonais PRK nord-coréen PRT
portugais PRY paraguayen PSE palestinien QAT qatari,qatarien ROU roumain RUS russe RWA rwandais SAU
saoudien SDN soudanais SEN sénégalais SGP singapourien SLB salomonais SLE sierra-léonais,sierraléonais
SLV salvadorien SMR saint-marinais SOM somalien SRB serbe SSD sud-soudanais STP santoméen SUR
surinamais,surinamien SVK slovaque SVN slovène SWE suédois SWZ swazi SYC seychellois SYR syrien TCD
tchadien TGO togolais THA thaïlandais TJK tadjik TKM turkmène TLS est-timorais,timorais TON tongien TTO
trinidadien TUN tunisien TUR turc,turque TWN taïwanais TZA tanzanien UGA ougandais UKR ukrainien URY
uruguayen USA américain,étasunien UZB ouzbek VEN vénézuélien VNM vietnamien VUT vanuatais WSM samoan
XKX kosovar YEM yéménite ZAF sud-africain ZMB zambien ZWE zimbabwéen
"""
GERMAN = """
AFG afghanisch AGO angolanisch ALB albanisch AND andorranisch ARE emiratisch ARG argentinisch ARM
armenisch AUS australisch AUT österreichisch AZE aserbaidschanisch BDI burundisch BEL belgisch BEN
beninisch BFA burkinisch BGD bangladeschisch BGR bulgarisch BHR bahrainisch BHS bahamaisch BIH
bosnisch,bosnisch-herzegowinisch BLR belarussisch,belarusisch BLZ belizisch BOL bolivianisch BRA
brasilianisch BRB barbadisch BRN bruneiisch BTN bhutanisch BWA botsuanisch,botswanisch CAN kanadisch
CHE schweizerisch CHL chilenisch CHN chinesisch CIV ivorisch CMR kamerunisch COL kolumbianisch COM
komorisch CPV kapverdisch CRI costa-ricanisch,costaricanisch CUB kubanisch CYP zyprisch,zypriotisch CZE
tschechisch DEU deutsch DJI dschibutisch DNK dänisch DZA algerisch ECU ecuadorianisch EGY ägyptisch ERI
eritreisch ESP spanisch EST estnisch ETH äthiopisch FIN finnisch FJI fidschianisch FRA französisch GAB
gabunisch GBR britisch GEO georgisch GHA ghanaisch GIN guineisch GMB gambisch GNB bissau-guineisch GNQ
äquatorialguineisch GRC griechisch GRD grenadisch GTM guatemaltekisch GUY guyanisch HND honduranisch
HRV kroatisch HTI haitianisch HUN ungarisch IDN indonesisch IND indisch IRL irisch IRN iranisch IRQ
irakisch ISL isländisch ISR israelisch ITA italienisch JAM jamaikanisch JOR jordanisch JPN japanisch
KAZ kasachisch KEN kenianisch KGZ kirgisisch KHM kambodschanisch KOR südkoreanisch KWT kuwaitisch LAO
laotisch LBN libanesisch LBR liberianisch LBY libysch LIE liechtensteinisch LKA sri-lankisch LSO
lesothisch LTU litauisch LUX luxemburgisch LVA lettisch MAR marokkanisch MCO monegassisch MDA
moldauisch,moldawisch MDG madagassisch MDV maledivisch MEX mexikanisch MHL marshallisch MKD
mazedonisch,nordmazedonisch MLI malisch MLT maltesisch MMR birmanisch,myanmarisch MNE montenegrinisch
MNG mongolisch MOZ mosambikanisch,mosambikisch MRT mauretanisch MUS mauritisch MWI malawisch MYS
malaysisch NAM namibisch NER nigrisch NGA nigerianisch NIC nicaraguanisch NLD niederländisch NOR
norwegisch NPL nepalesisch NRU nauruisch NZL neuseeländisch OMN omanisch PAK pakistanisch PAN
panamaisch PER peruanisch PHL philippinisch PLW palauisch PNG papua-neuguineisch POL polnisch PRK
nordkoreanisch PRT portugiesisch PRY paraguayisch PSE palästinensisch QAT katarisch ROU rumänisch RUS
russisch RWA ruandisch SAU saudisch,saudi-arabisch SDN sudanesisch SEN senegalesisch SGP singapurisch
SLE sierra-leonisch SLV salvadorianisch SMR san-marinesisch SOM somalisch SRB serbisch SSD
südsudanesisch STP são-toméisch SUR surinamisch SVK slowakisch SVN slowenisch SWE schwedisch SWZ
swasiländisch SYC seychellisch SYR syrisch TCD tschadisch TGO togoisch,togolesisch THA thailändisch TJK
tadschikisch TKM turkmenisch TLS osttimoresisch TON tongaisch TTO trinidadisch TUN tunesisch TUR
türkisch TUV tuvaluisch TWN taiwanisch,taiwanesisch TZA tansanisch UGA ugandisch UKR ukrainisch URY
uruguayisch USA amerikanisch,us-amerikanisch UZB usbekisch VEN venezolanisch VNM vietnamesisch VUT
vanuatuisch WSM samoanisch XKX kosovarisch YEM jemenitisch ZAF südafrikanisch ZMB sambisch ZWE
simbabwisch
"""
PORTUGUESE = """
AFG afegão,afegã AGO angolano ALB albanês AND andorrano ARE emiradense ARG argentino ARM
armênio,arménio AUS australiano AUT austríaco AZE azerbaijano,azeri BDI burundês,burundiano BEL belga
BEN beninense BFA burquinense,burquinabê BGD bangladense BGR búlgaro BHR bareinita,baremita BHS
bahamense,baamense BIH bósnio BLR bielorrusso BLZ belizenho BOL boliviano BRA brasileiro BRB barbadiano
BTN butanês BWA botsuanês CAN canadense,canadiano CHE suíço CHL chileno CHN chinês CIV
marfinense,costa-marfinense CMR camaronês COL colombiano COM comoriano,comorense CPV cabo-verdiano CRI
costarriquenho,costa-riquenho CUB cubano CYP cipriota CZE tcheco,checo DEU alemão,alemã,alemães DJI
djibutiano DNK dinamarquês DZA argelino ECU equatoriano EGY egípcio ERI eritreu ESP
espanhol,espanhola,espanhóis EST estoniano ETH etíope FIN finlandês FJI fijiano FRA francês GAB gabonês
GBR britânico GEO georgiano GHA ganês GMB gambiano GNB guineense GNQ equato-guineense GRC grego GTM
guatemalteco HND hondurenho HRV croata HTI haitiano HUN húngaro IDN indonésio IND indiano IRL irlandês
IRN iraniano IRQ iraquiano ISL islandês ISR israelense,israelita ITA italiano JAM jamaicano JOR
jordaniano JPN japonês KAZ cazaque KEN queniano KGZ quirguiz KHM cambojano KOR sul-coreano KWT
kuwaitiano LAO laosiano,laociano LBN libanês LBR liberiano LBY líbio LIE liechtensteiniano LTU lituano
LUX luxemburguês LVA letão MAR marroquino MCO monegasco MDA moldavo,moldávio MDG malgaxe MDV maldivo
MEX mexicano MKD macedônio,macedónio,norte-macedônio MLI maliano,malinês MLT maltês MMR
birmanês,mianmarense MNE montenegrino MNG mongol MOZ moçambicano MRT mauritano MUS mauriciano MWI
malauiano MYS malásio NAM namibiano NER nigerino NGA nigeriano NIC nicaraguense NLD holandês,neerlandês
NOR norueguês NPL nepalês NRU nauruano NZL neozelandês OMN omanense,omani PAK paquistanês PAN panamenho
PER peruano PHL filipino PLW palauano POL polonês,polaco PRK norte-coreano PRT português PRY paraguaio
PSE palestino,palestiniano QAT catariano ROU romeno RUS russo RWA ruandês SAU saudita SDN sudanês SEN
senegalês SGP singapurense,cingapuriano SLB salomonense SLE serra-leonês SLV salvadorenho SMR
são-marinense SOM somali,somaliano SRB sérvio SSD sul-sudanês STP são-tomense,santomense SUR surinamês
SVK eslovaco SVN esloveno SWE sueco SWZ suazi SYC seichelense SYR sírio TCD chadiano,chadiense TGO
togolês THA tailandês TJK tajique TKM turcomeno TLS timorense TON tonganês TTO trinitário-tobagense TUN
tunisiano TUR turco TWN taiwanês TZA tanzaniano UGA ugandense UKR ucraniano URY uruguaio USA
estadunidense,norte-americano UZB uzbeque,usbeque VEN venezuelano VNM vietnamita VUT vanuatuense WSM
samoano XKX kosovar,kosovares YEM iemenita ZAF sul-africano ZMB zambiano ZWE zimbabuano,zimbabuense
"""
ITALIAN = """
AFG afghano AGO angolano ALB albanese AND andorrano ARE emiratino ARG argentino ARM armeno AUS
australiano AUT austriaco,austriaci AZE azero,azerbaigiano,azerbaigiana BDI burundese BEL belga,belgi
BEN beninese BFA burkinabé BGD bangladese BGR bulgaro BHR bahreinita BHS bahamense BIH
bosniaco,bosniaci BLR bielorusso BLZ beliziano BOL boliviano BRA brasiliano BRB barbadiano BTN
bhutanese BWA botswano CAF centrafricano CAN canadese CHE svizzero CHL cileno CHN cinese CIV ivoriano
CMR camerunese,camerunense COL colombiano COM comoriano CPV capoverdiano CRI costaricano CUB cubano CYP
cipriota CZE ceco,cechi DEU tedesco,tedeschi,tedesche DJI gibutiano DNK danese DZA algerino ECU
ecuadoriano,ecuadoregno EGY egiziano ERI eritreo ESP spagnolo EST estone ETH etiope FIN finlandese FJI
figiano FRA francese GAB gabonese GBR britannico,britannici GEO georgiano GHA ghanese GIN guineano GMB
gambiano GNQ equatoguineano GRC greco,greci,greche GTM guatemalteco,guatemaltechi GUY guyanese HND
honduregno HRV croato HTI haitiano HUN ungherese IDN indonesiano IND indiano IRL irlandese IRN iraniano
IRQ iracheno ISL islandese ISR israeliano ITA italiano JAM giamaicano JOR giordano JPN giapponese KAZ
kazako,kazaki KEN keniano,keniota KGZ kirghiso,kirghizo KHM cambogiano KOR sudcoreano KWT kuwaitiano
LAO laotiano LBN libanese LBR liberiano LBY libico,libici,libiche LIE liechtensteinese LTU lituano LUX
lussemburghese LVA lettone MAR marocchino MCO monegasco,monegaschi MDA moldavo MDG malgascio MDV
maldiviano MEX messicano MHL marshallese MKD macedone,nordmacedone MLI maliano MLT maltese MMR birmano
MNE montenegrino MNG mongolo MOZ mozambicano MRT mauritano MWI malawiano MYS malese,malaysiano NAM
namibiano NER nigerino NGA nigeriano NIC nicaraguense NLD olandese NOR norvegese NPL nepalese NRU
nauruano NZL neozelandese OMN omanita PAK pachistano PAN panamense PER peruviano PHL filippino PLW
palauano POL polacco,polacchi PRK nordcoreano PRT portoghese PRY paraguaiano,paraguayano PSE
palestinese QAT qatariota ROU rumeno,romeno RUS russo RWA ruandese SAU saudita SDN sudanese SEN
senegalese SGP singaporiano SLB salomonese SLE sierraleonese SLV salvadoregno SMR sammarinese SOM
somalo SRB serbo SSD sudsudanese SUR surinamese SVK slovacco SVN sloveno SWE svedese SWZ swazi SYC
seychellese SYR siriano TCD ciadiano TGO togolese THA tailandese TJK tagiko,tagiki TKM
turkmeno,turcmeno TLS timorese TON tongano TTO trinidadiano TUN tunisino TUR turco,turchi,turche TWN
taiwanese TZA tanzaniano UGA ugandese UKR ucraino URY uruguaiano,uruguayano USA statunitense UZB
uzbeko,uzbeki VEN venezuelano VNM vietnamita WSM samoano XKX kosovaro YEM yemenita ZAF sudafricano ZMB
zambiano ZWE zimbabwese
"""
RUSSIAN = """
AFG афганск AGO ангольск ALB албанск AND андоррск ARE эмиратск ARG аргентинск ARM армянск AUS
австралийск AUT австрийск AZE азербайджанск BDI бурундийск BEL бельгийск BEN бенинск BFA буркинийск BGD
бангладешск BGR болгарск BHR бахрейнск BHS багамск BIH боснийск BLR белорусск,беларусск BLZ белизск BOL
боливийск BRA бразильск BRB барбадосск BRN брунейск BTN бутанск BWA ботсванск CAN канадск CHE швейцарск
CHL чилийск CHN китайск CIV ивуарийск CMR камерунск COL колумбийск COM коморск CPV кабо-вердианск CRI
коста-риканск CUB кубинск CYP кипрск CZE чешск DEU немецк,германск DJI джибутийск DNK датск DZA алжирск
ECU эквадорск EGY египетск ERI эритрейск ESP испанск EST эстонск ETH эфиопск FIN финск,финляндск FJI
фиджийск FRA французск GAB габонск GBR британск GEO грузинск GHA ганск GIN гвинейск GMB гамбийск GNQ
экваториально-гвинейск GRC греческ GRD гренадск GTM гватемальск GUY гайанск HND гондурасск HRV хорватск
HTI гаитянск HUN венгерск IDN индонезийск IND индийск IRL ирландск IRN иранск IRQ иракск ISL исландск
ISR израильск ITA итальянск JAM ямайск JOR иорданск JPN японск KAZ казахстанск,казахск KEN кенийск KGZ
киргизск,кыргызск KHM камбоджийск KOR южнокорейск KWT кувейтск LAO лаосск LBN ливанск LBR либерийск LBY
ливийск LIE лихтенштейнск LKA шри-ланкийск,ланкийск LSO лесотск LTU литовск LUX люксембургск LVA
латвийск,латышск MAR марокканск MDA молдавск MDG мадагаскарск,малагасийск MDV мальдивск MEX мексиканск
MKD македонск,северомакедонск MLI малийск MLT мальтийск MMR мьянманск,бирманск MNE черногорск MNG
монгольск MOZ мозамбикск MRT мавританск MUS маврикийск MWI малавийск MYS малайзийск NAM намибийск NER
нигерск NGA нигерийск NIC никарагуанск NLD нидерландск,голландск NOR норвежск NPL непальск NZL
новозеландск OMN оманск PAK пакистанск PAN панамск PER перуанск PHL филиппинск POL польск PRK
северокорейск PRT португальск PRY парагвайск PSE палестинск QAT катарск ROU румынск RUS российск,русск
RWA руандийск SAU саудовск SDN суданск SEN сенегальск SGP сингапурск SLE сьерра-леонск SLV сальвадорск
SMR сан-маринск SOM сомалийск SRB сербск SSD южносуданск SUR суринамск SVK словацк SVN словенск SWE
шведск SYC сейшельск SYR сирийск TCD чадск TGO тоголезск THA таиландск,тайск TJK таджикск TKM туркменск
TLS восточнотиморск TTO тринидадск TUN тунисск TUR турецк TWN тайваньск TZA танзанийск UGA угандийск
UKR украинск URY уругвайск USA американск UZB узбекск VEN венесуэльск VNM вьетнамск WSM самоанск XKX
косовск YEM йеменск ZAF южноафриканск ZMB замбийск ZWE зимбабвийск
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
