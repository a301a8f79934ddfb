"""Words of titles: courtesies, offices and ranks, and what stands inside them, in several languages.

Folded words (`_fold.fold`). Titles that are first names as well are left out: Prince, Dean, Sultan,
Amir, Justice, Sheikh.
"""

from __future__ import annotations

# Said of anybody: they are no role.
_MALE = (
    "mr mister herr señor senor sr monsieur signor sig senhor г-н господин пан السيد bapak bay lord sir"
)
_FEMALE = (
    "mrs ms miss mme madame frau señora senora sra mlle signora senhora г-жа госпожа пані السيدة ibu "
    "bayan lady dame baroness"
)
GENDERS = dict.fromkeys(_MALE.split(), "m") | dict.fromkeys(_FEMALE.split(), "f")
COURTESIES = frozenset(GENDERS) | frozenset(
    "mx dr doctor doctora drs prof hon honourable honorable rt excellency h.e he his her their "
    "don doña docteur الدكتور الدكتورة доктор sayın".split()
)
MONSIEUR = "m"  # in French; an initial elsewhere

# An office or a rank: the word that makes what stands before a name a title.
HEADS = frozenset(
    (
        "minister ministers secretary secretary-general undersecretary president vice-president premier "
        "chancellor ambassador ambassadors envoy senator senators representative congressman "
        "congresswoman governor mayor speaker chairman chairwoman chairperson chair director "
        "director-general commissioner general admiral colonel brigadier commander lieutenant captain "
        "king queen pope cardinal archbishop ayatollah mullah mawlawi maulvi maulana spokesman "
        "spokeswoman spokesperson deputy delegate councillor counsellor adviser advisor chief leader "
        "professor negotiator coordinator taoiseach "
        "ministro ministra viceministro viceministra canciller presidente presidenta vicepresidente "
        "vicepresidenta secretario secretaria embajador embajadora senador senadora gobernador "
        "gobernadora director directora general diputado diputada "
        "ministre président présidente ambassadeur ambassadrice secrétaire sénateur sénatrice "
        "gouverneur député députée chancelier chancelière "
        "ministerin außenminister aussenminister außenministerin aussenministerin bundeskanzler "
        "bundeskanzlerin präsident präsidentin bundespräsident ministerpräsident ministerpräsidentin "
        "botschafter botschafterin staatssekretär staatssekretärin kanzler senatorin "
        "embaixador embaixadora secretário secretária governador governadora chanceler "
        "ambasciatore ambasciatrice segretario segretaria senatore governatore "
        "министр президент премьер-министр вице-премьер посол сенатор губернатор канцлер генерал "
        "секретарь спикер министра президента премьер-министра посла міністр прем'єр-міністр "
        "وزير وزيرة الوزير الوزيرة رئيس الرئيس السفير سفير المبعوث مبعوث "
        "presiden menteri bakan bakanı cumhurbaşkanı başbakan büyükelçi"
    ).split()
)
# What may stand in a title beside its head.
PARTS = frozenset(
    (
        "acting former first deputy vice prime foreign permanent special chief assistant interim senior "
        "under attorney crown major state states affairs finance defence defense interior home trade "
        "energy transport transportation health education water waters "
        "fisheries agriculture environment "
        "justice labour labor economy economic economics planning development commerce industry culture "
        "tourism security national executive managing high commission "
        "commissioner cabinet party majority "
        "relations cooperation infrastructure mines mining oil petroleum gas sea ports harbours housing "
        "science technology communications information climate migration refugees "
        "asuntos exteriores relaciones educación hacienda defensa estado salud energía transporte "
        "affaires étrangères défense économie intérieur santé transports énergie infrastructures eau "
        "finances negócios estrangeiros relações exteriores defesa esteri affari difesa "
        "الخارجية الدفاع الداخلية المالية الوزراء الجمهورية الصحة الطاقة النقل التعليم الزراعة العام "
        "dışişleri savunma luar negeri pertahanan"
    ).split()
)
# Offices of a state itself: whoever "the Rwandan minister" is, it is Rwanda's. A mayor, a governor, a
# senator, a general or a professor of a country is not its government.
STATE_OFFICES = frozenset(
    (
        "minister ministers president presidents chancellor premier ambassador ambassadors envoy "
        "envoys emissary emissaries negotiator negotiators ministro ministra ministros ministras "
        "viceministro viceministra canciller cancilleres presidente presidenta embajador embajadora "
        "enviado enviada emisario emisaria negociador negociadores ministre ministres président "
        "présidente ambassadeur ambassadrice émissaire émissaires envoyé envoyée chancelier "
        "chancelière négociateur négociateurs ministerin ministerinnen präsident präsidentin "
        "staatspräsident staatspräsidentin bundespräsident bundespräsidentin bundeskanzler "
        "bundeskanzlerin kanzler kanzlerin ministerpräsident ministerpräsidentin premierminister "
        "premierministerin botschafter botschafterin sondergesandte sondergesandter "
        "sonderbeauftragte sonderbeauftragter unterhändler embaixador embaixadora emissário "
        "emissária chanceler ambasciatore ambasciatrice inviato inviata emissario cancelliere "
        "negoziatore negoziatori ministri министр министра министру министром министры министров "
        "президент президента президенту президентом премьер премьера посол посла послу послом "
        "канцлер канцлера спецпосланник спецпосланника міністр وزير وزيرة الوزير الوزيرة رئيس "
        "الرئيس السفير سفير المبعوث مبعوث presiden menteri bakan bakanı cumhurbaşkanı başbakan "
        "başbakanı büyükelçi büyükelçisi"
    ).split()
)
GERMAN_MINISTERS = ("minister", "ministerin", "ministers", "ministern", "ministerinnen")  # Außenminister
# What may stand beside such an office.
PORTFOLIOS = frozenset(
    (
        "deputy vice prime foreign special first permanent interim acting senior affairs finance "
        "defence defense interior home trade energy transport health education water agriculture "
        "environment justice labour labor economy economic planning development commerce industry "
        "culture tourism security infrastructure mines mining oil petroleum climate cooperation "
        "external relations asuntos exteriores relaciones educación hacienda defensa salud energía "
        "transporte comercio economía especial primer primera culto viceprimer affaires étrangères "
        "défense économie intérieur santé transports énergie finances premier première spécial "
        "spéciale coopération negócios estrangeiros relações defesa economia saúde fazenda primeiro "
        "primeira esteri affari difesa primo prima interni finanze degli delle dell' auswärtigen "
        "äußeren inneren finanzen verteidigung иностранных дел обороны финансов внутренних "
        "экономики энергетики здравоохранения чрезвычайный закордонних справ الخارجية خارجية الدفاع "
        "دفاع الداخلية داخلية المالية الوزراء وزراء الجمهورية جمهورية dışişleri savunma luar negeri "
        "pertahanan un une uno una um uma ein eine einer einem einen an and y e et und и for für "
        "para pour вице"
    ).split()
)
# An English office comes behind a state's adjective: "Ambassador French" is a person.
BEFORE_PEOPLE = frozenset(
    "minister ministers president presidents chancellor ambassador ambassadors envoy envoys".split()
)
BEFORE_STATES = frozenset(("presiden", "menteri"))
FORS = frozenset(("for", "für", "para", "pour"))
# Behind or before a state's name they make it what the office is about: "minister for Kenya affairs".
ABOUT = frozenset(
    "affairs relations asuntos relaciones affaires relações assuntos affari cooperation".split()
)
HAN_OFFICES = (
    "外交部长 国务卿 副总理 副总统 外长 总理 总统 首相 外相 大使 特使 国防部长 "
    "外務大臣 大統領 外交部長 總理 總統"
).split()
LINKS = frozenset("of for and the & de del des du d' der für und y e et da do di и".split())
# Before a surname these belong to it: "President de Gaulle".
PARTICLES = frozenset(
    "de del della di da dos du des der den von van zu al el bin ibn ben ter ten la le".split()
)
HAN = (
    "外交部长 国务卿 副总理 副总统 副部长 副主席 秘书长 外长 部长 主席 总理 总统 首相 外相 大使 将军 "
    "先生 女士 議長 外務大臣 大統領"
).split()
HAN_COURTESIES = frozenset(("先生", "女士"))

# What tells two people of one name apart.
KIN = frozenset(
    "wife husband brother brothers sister sisters son daughter father mother couple family spouse twin "
    "twins cousin uncle nephew niece widow first-lady esposa esposo hermano hermana hijo hija épouse "
    "époux frère soeur sœur fils fille frau bruder schwester sohn tochter "
    "moglie marito fratello sorella "
    "figlio figlia жена муж брат сестра сын дочь".split()
)
ANDS = ("and", "&", "y", "e", "et", "und", "и", "ve", "dan", "with", "met")
# Words that open a sentence in capitals and are no first name.
OPENERS = frozenset(
    "after also although and as at before both but by during earlier even for from he here how however "
    "if in it last later like meanwhile moreover next not now of on once only or other separately she "
    "since so still that the then there they this though to today tomorrow tonight unlike until we what "
    "when where while who why with without yesterday yet according both neither either when asked "
    "pero y el la en según cuando mais et le la en selon quand aber und der die das nach als "
    "no но и в по на после когда".split()
)
# Capitalized words that stand beside a surname and are no part of the name.
BESIDE = frozenset(
    "administration government monday tuesday wednesday thursday friday "
    "saturday sunday january february "
    "march july september october november december jr sr".split()
)
