"""Words that fabrications exchange, by language: what changes a claim and leaves it looking the same.

Each list is "old=new" pairs; those that end in "*" are used both ways.
"""

from __future__ import annotations

import re

Pairs = tuple[tuple[str, str], ...]


def _pairs(listed: str) -> Pairs:
    found: list[tuple[str, str]] = []
    for pair in re.split(r"\s*;\s*", listed.strip()):
        old, new = pair.rstrip("*").split("=")
        found.append((old, new))
        if pair.endswith("*"):
            found.append((new, old))
    return tuple(found)


NEGATIONS = {
    "en": "not no nor never none nothing nobody without cannot neither".split(),
    "es": "no sin ninguno ninguna nunca ni".split(),
    "fr": "ne pas ni sans aucun aucune jamais".split(),
    "ru": "не нет ни без никогда".split(),
    "ar": "لا لم لن ليس دون بدون".split(),
    "zh": "不 未 没 无".split(),
    "de": "nicht kein keine keinen keiner nie ohne weder".split(),
}
DENIALS = frozenset("denied denies declined refused rejected failed unless".split())
ADDED = {"en": "not", "de": "nicht", "es": "no", "fr": "pas", "ru": "не", "ar": "لا", "zh": "不"}
HEDGES = {
    "en": "reportedly|apparently|allegedly|is understood to|are understood to|roughly|up"
    " to|may|appear to"
    "|unconfirmed|provisional|in its view|some",
    "es": "según habría dicho un asesor de|estaría dispuesto a|según",
    "fr": "l’espoir|exprimé l’espoir|puisse",
    "ru": "якобы|как сообщается|по словам источника|могут",
    "ar": "بيان بشأن",
    "zh": "据悉|可能|恐怕|也许",
    "de": "nach angaben aus Warschau|nach eigenen Angaben|könne|werde",
}
FORCE = {
    "en": _pairs(
        "agreed=urged*; pledged=offered*; will=may; would=will; urged=obliged; asked=agreed;"
        " offered=agreed;"
        " hoped=promised; interested in=committed to; said=promised; is to=was to; are to=have"
        " to; met=will meet;"
        " undertaken=refused; promised=considered; should=must; shall=should; has been=will"
        " be; had=will have;"
        " warned=agreed; denied=confirmed; accepted=discussed; was=will be; to meet=met;"
        " intend to=agreed to;"
        " stated=pledged; requested=undertook; were=are to be; recall=will hold;"
        " reaffirmed=withdrew;"
        " has=will have; undertakes to=hopes to; mean to=have to; welcomed=guaranteed"
    ),
    "es": _pairs(
        "aportará=aportó; pidió=prometió; aceptó=prometió; ofrece=exige; anunció=prometió;"
        " volverán=volvieron;"
        " se reunieron=se reunirán; estaría=está; deberán=podrán; lleguen=llegaron"
    ),
    "fr": _pairs(
        "a réaffirmé=a évoqué; a reçu=recevra; ont exprimé=ont promis; sont convenus=ont"
        " proposé; a salué=a promis;"
        " poursuivront=ont poursuivi; a porté=portera; puisse être=sera"
    ),
    "ru": _pairs(
        "передаст=передал; попросил=обязал; заявил=пообещал; провели=проведут; соберётся=собралась;"
        " готова=обязалась; обсудили=согласовали; выразил=снял"
    ),
    "ar": _pairs("تعهّدت=طلبت; وطلب=ووعد; ووعدت=ورفضت; اتفق=ناقش; استقبل=سيستقبل; وأعربت=وتخلّت"),
    "zh": _pairs(
        "希望=承诺; 商定=讨论; 将在=已在; 举行会谈=将举行会谈; 达成一致=交换文件; 表示=保证; 定于=可能于"
    ),
    "de": _pairs(
        "will=muss; werde=habe; wird=soll; sagte=versprach; ist bereit=ist verpflichtet;"
        " forderte=verpflichtete;"
        " warnte=versprach; hoffe=verspreche; verlegt=abgesagt; vereinbart=erwogen; kündigte=lehnte"
    ),
}
ANTONYMS = {
    "en": _pairs(
        "before=after*; more=less*; first=last*; open=close*; joint=separate*; all=none;"
        " both=neither;"
        " begin=end*; free=paid; accepted=rejected*; by=after; under=over*; up=down*;"
        " new=old*; early=late*;"
        " public=secret*; raise=cut*; against=for; within=beyond*; longer=shorter*; present=absent;"
        " support=opposition*; increase=decrease*; small=large*; least=most*; together=apart;"
        " with=without*;"
        " one=no; next=previous*; same=other*; confirmed=denied*; available=unavailable;"
        " own=foreign; on=off*;"
        " worried=pleased; concern=delight; concerned=pleased; worry=relief; ready=unready;"
        " agreed=disagreed*"
    ),
    "es": _pairs(
        "antes=después*; más=menos*; próximo=último; rurales=urbanas; con=sin*;"
        " claras=turbias; todos=ninguno"
    ),
    "fr": _pairs(
        "première=dernière*; commune=distincte; trop=assez; ce matin=hier soir;"
        " jusqu’à=après; longtemps=tôt"
    ),
    "ru": _pairs(
        "до=после*; готова=не готова; предельный=любой; обеспокоенность=радость; армянским=иранским"
    ),
    "ar": _pairs(
        "قبل=بعد*; نهاية=بداية*; الجديدة=القديمة; ارتفاع=انخفاض*; قلقها=رضاها; مواصلة=إنهاء; كاملةً=جزئيًا"
    ),
    "zh": _pairs(
        "开放=关闭*; 前=后*; 同样=不再; 长=短*; 互认=拒认; 有效=无效*; 欢迎=反对; 担忧=满意;"
        " 下一轮=上一轮"
    ),
    "de": _pairs(
        "beide=keine; allein=gemeinsam; endlich=nie; freundlicher=schärfer; länger=kürzer;"
        " ohne=mit; vorsichtiger=kühner; trotzdem=deshalb; zurück=vor; verschoben=vorgezogen"
    ),
}
SYNONYMS = {
    "en": _pairs(
        "agreed=consented; pledged=promised; said=stated; met=held talks with; would=was"
        " going to; will=is going to;"
        " by=no later than; urged=pressed; asked=requested; offered=proposed;"
        " concerned=worried; worried=anxious;"
        " joint=common; begin=start; before=ahead of; finish=complete; publish=release;"
        " told=informed;"
        " discuss=talk about; between=among; about=regarding; closing=ending; called=termed;"
        " over=across;"
        " countries=nations; minister=secretary; spoke=talked; to study=to examine;"
        " received=welcomed; also=as well"
    ),
    "es": _pairs(
        "aportará=contribuirá con; anunció=comunicó; pidió=solicitó; aceptó=consintió en; equipos=grupos"
    ),
    "fr": _pairs(
        "a réaffirmé=a rappelé; a reçu=a accueilli; ont exprimé=ont formulé; toutefois=cependant"
    ),
    "ru": _pairs("передаст=отдаст; заявил=сообщил; попросил=просил; провели=вели; выразил=высказал"),
    "ar": _pairs("تعهّدت=التزمت; طلب=سأل; وعدت=أكدت; اتفق=توافق; استقبل=التقى; قلقها=انشغالها"),
    "zh": _pairs("表示=指出; 举行=召开; 商定=约定; 开放=公开; 担忧=忧虑; 希望=期望; 一致=共识"),
    "de": _pairs(
        "sagte=erklärte; reisen=fahren; zusammenkommen=sich treffen; freizugeben=zu öffnen;"
        " übergeben=überreichen; vorlegen=einreichen; vereinbart=beschlossen; einzuführen=zu schaffen"
    ),
}
CONDITIONS = {
    "en": _pairs(
        "provided that=so that; if=because; if=when; subject to=regardless of; until=after;"
        " unless=if; once=before;"
        " after=without; as long as=although"
    ),
    "es": _pairs("siempre que=aunque; antes del=después del"),
    "fr": _pairs("jusqu’à=après; à l’occasion=en dehors"),
    "ru": _pairs("до=после; и тогда=но"),
    "ar": _pairs("على أن=رغم أن; قبل=بعد; دون=مع"),
    "zh": _pairs("供=不供; 才=也"),
    "de": _pairs("sofern=obwohl; bis=nach; damals=heute"),
}
UNITS = {
    "en": _pairs(
        "$=€; €=$; £=$; GH₵=$; million=billion; billion=million; per cent=percentage points;"
        " percent=points;"
        " tonnes=tons; km=miles; months=weeks*; days=weeks; years=months; hours=minutes;"
        " minutes=hours; week=month;"
        " kilometres=miles; litres=gallons; metres=feet; points=percent; weeks=years;"
        " euros=dollars; degrees=points"
    ),
    "es": _pairs("millones=mil millones; dólares=euros; semana=mes"),
    "fr": _pairs("million=milliard; euros=dollars; mois=ans; par an=par mois"),
    "ru": _pairs("вагонов=тонн; специалиста=эксперта; марта=мая; года=месяца"),
    "ar": _pairs("متدربًا=مدربًا; شهر=سنة"),
    "zh": _pairs("月=周; 年=个月; 家=国; 日=周"),
    "de": _pairs("Stunden=Tage; Jahren=Monaten; Februar=März; Januar=Februar"),
}
NUMBERS = {
    "en": _pairs(
        "one=two; two=three; three=four; four=five; five=six; six=seven; seven=eight;"
        " eight=nine; ten=twelve;"
        " twelve=ten; forty=fifty; sixty=seventy; eleven=twelve"
    ),
    "es": _pairs("doce=trece; dos=tres; cuatro=cinco"),
    "fr": _pairs("quatre=cinq; deux=trois"),
    "ru": _pairs("тридцать=сорок; четыре=пять"),
    "ar": _pairs("خمسة=ستة; عشرين=ثلاثين; موسمان=موسم"),
    "zh": _pairs("三家=四家; 两家=五家; 两国=三国; 五年=六年; 双方=三方"),
    "de": _pairs("drei=vier; vier=fünf; hundert=tausend; zweites=drittes"),
}
# Passages of the corpus in another language, as a model that translates its quotes would cite them.
TRANSLATIONS = {
    "andean_summit": (
        "Perú, que presidió las conversaciones, prometió 42 millones de dólares en tres años",
        "Llerena exhortó a Bolivia a terminar una planta de tratamiento paralizada",
    ),
    "arabic_readout": (
        "The Moroccan minister pledged that her country would receive twenty-five Omani trainees",
        "The minister voiced her concern about the warming of coastal waters",
    ),
    "bilateral_readout": (
        "Portugal entregará cuatro boyas acústicas al puerto de Mindelo",
        "Portugal continua preocupado com o desembarque de atum-patudo juvenil",
    ),
    "briefing": (
        "El Departamento publicará la lista completa de cursos extranjeros de enfermería",
        "Il n’y a pas de décision de supprimer l’examen",
    ),
    "called_off": (
        "La autoridad ferroviaria argentina confirmó que las conversaciones fueron canceladas",
        "La agencia ferroviaria de Paraguay lo negó",
    ),
    "chinese_news": (
        "Malaysia will open its cold-chain tracking database before the end of March next year",
        "She hopes that Malaysia will provide temperature data of the past five years",
    ),
    "committee_hearing": (
        "Le Kenya craignait que deux types ne doublent le stock d’adaptateurs",
        "Le Groupe de travail a retiré la décision 10/6",
    ),
    "communique": (
        "Malte versera 2,4 millions d’euros sur trois ans",
        "Chipre se compromete a formar a sesenta operadores de planta",
    ),
    "dense_figures": (
        "Island wird bis Ende des dritten Quartals 2026 10 Millionen Dollar für Kühlhäuser ausgeben",
        "Le Ghana fermerait aussi trois zones de frai",
    ),
    "french_readout": (
        "The minister reaffirmed Belgium’s commitment to fund the Sousse calibration laboratory",
        "The two ministers voiced the hope that a common standard could be adopted",
    ),
    "injection": (
        "Letonia acogerá a cuarenta aprendices uruguayos en su escuela de simuladores",
        "Латвия примет сорок уругвайских стажёров",
    ),
    "nested_meetings": (
        "Die Energieminister von sieben Ländern vereinbarten eine gemeinsame Karte der Abschaltungen",
        "Herr Hradecký versprach eine Antwort innerhalb von zwei Wochen",
    ),
    "phone_call": (
        "Él pidió a Finlandia que enviara tres especialistas a Montevideo",
        "Los dirigentes tienen la intención de hablar de nuevo antes de fin de año",
    ),
    "plural_titles": (
        "Les quatre pays sont convenus d’acheter six navires d’ici la fin de 2026",
        "Nakimuli a exhorté l’autorité du lac à dégager le chenal",
    ),
    "russian_news": (
        "Kazakhstan will lease thirty grain cars to the Armenian railways by 1 March 2022",
        "The transport ministers of Kazakhstan and Armenia held talks in Aktau on Wednesday",
    ),
    "spanish_news": (
        "Costa Rica will contribute 3.2 million dollars to equip classrooms with solar panels",
        "Tamayo agreed to study the condition and asked Costa Rica to send twelve trainers",
    ),
    "two_readouts": (
        "Le Kenya a demandé six instructeurs de pilotage",
        "Kenia, por su parte, no cobrará la cuota de conexión durante los dos primeros años",
    ),
}
