"""Words in names: what a state's name may be wrapped in, what makes a name a national body's, and traps.

Every list is of folded words (`_fold.fold`), in the languages whose states' names are known.
"""

from __future__ import annotations

import re

from summarizer._words.fold import fold_text

# What a state's name may be wrapped in and still be the state: its side, its form, its officials.
ARTICLES = frozenset(
    (
        "the a el la los las le les l il lo i gli o os as der die das den dem des du d de da do dos "
        "das di del della dei degli von of от"
    ).split()
)
_SIDES = (
    "government govt side officials authorities delegation leaders leadership senior top federal "
    "gobierno lado parte autoridades funcionarios delegación delegacion ejecutivo "
    "gouvernement partie côté autorités responsables délégation regierung seite behörden delegation "
    "governo lado autoridades delegação autorità delegazione "
    "правительство правительства сторона стороны власти властей делегация делегации руководство "
    "уряд уряду влада влади делегація حكومة الحكومة الجانب السلطات الوفد مسؤولون مسؤولين "
    "hükümeti hükûmeti tarafı heyeti yetkilileri pemerintah pihak delegasi"
).split()
_FORMS = (
    "republic kingdom sultanate republica república reino república republik königreich regno "
    "repubblica royaume république республика республики королевство королевства سلطنة مملكة المملكة "
    "جمهورية الجمهورية دولة الدولة cumhuriyeti republik kerajaan islamic federal democratic "
    "federation federación fédération federação federazione föderation федерация федерации федерація "
    "федерації الاتحادية federasyonu federasi confederation confederación confédération confederazione "
    "commonwealth duchy ducado duché ducato großherzogtum grand gran principality principado "
    "principauté fürstentum principato federativa federal fédérale federale федеративная федеративной "
    "arab árabe arabe arabische arabischen araba арабская арабской العربية königreichs islamische "
    "islamischen islámica islâmica islamique islamica исламская исламской демократическая "
    "демократической democrática démocratique demokratische demokratischen democratica الديمقراطية "
    "الإسلامية"
).split()
# "Democratic" and "Islamic" before a form are said of other states, too: official names alone hold them.
_CREEDS = (
    "democratic islamic islamische islamischen islámica islâmica islamique islamica исламская исламской "
    "демократическая демократической democrática démocratique demokratische demokratischen democratica "
    "الديمقراطية الإسلامية"
).split()
CREEDS = frozenset(map(fold_text, _CREEDS))
# States of which another has, or had, the name with a form of state: the Republic of China is Taiwan.
DIVIDED = frozenset("CHN VNM COD PRK BIH".split())
HAN_FORMS = re.compile(r"(?:阿拉伯|联邦|聯邦)?(?:共和国|共和國|王国|王國|联邦|聯邦|合众国|合眾國)$")
HAN_SIDES = re.compile(r"(?:政府|方面|官员|官員|当局|當局|代表团|代表團|一方|方)$")
FORMS = frozenset(map(fold_text, _FORMS))
WRAPS = frozenset(_SIDES) | FORMS
OUTER = WRAPS | ARTICLES
ISLANDS = CREEDS | frozenset(  # never the only wrap
    "federal senior top grand gran arab árabe arabe arabische arabischen araba федеративная "
    "федеративной fédérale federale federativa арабская арабской".split()
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

ORGANS = frozenset(
    "ministry ministries parliament government department senate congress army navy police coastguard "
    "embassy consulate treasury cabinet presidency court judiciary armed forces military guard central "
    "ministerio parlamento gobierno senado congreso ejército embajada ministère parlement gouvernement "
    "sénat armée ambassade ministerium parlament regierung armee botschaft ministério governo senado "
    "ministero parlamento governo esercito министерство мид парламент правительство армия посольство "
    "міністерство уряд وزارة برلمان البرلمان حكومة جيش الجيش سفارة bakanlığı kementerian".split()
)
WEAK_ORGANS = frozenset(
    "agency authority assembly bank council commission committee board office institute directorate "
    "directorates service administration delegation secretariat corps inspectorate bureau legislature "
    "province state region governorate district province provincia province provinz estado état "
    "federal agencia consejo comisión agence conseil commission behörde amt rat агентство служба "
    "комитет совет провинция область هيئة مجلس لجنة".split()
)
UNLIKE = frozenset(
    "joint mixed contact friends conference group working talks sanctions monitoring verification "
    "quartet backed led occupied administered controlled held brokered sponsored funded supported "
    "linked aligned allied relations between for on against in opposition exile solidarity "
    "commerce business mixte conjointe mixta gemischte".split()
)
HAN_ORGAN = re.compile(
    r"(?:部|国防部|外交部|议会|議會|国会|國會|政府|法院|军|軍|银行|大使馆|委员会|省|州)$"
)
