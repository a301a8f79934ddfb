"""Words that change the force of a claim: hedges, conditions, and verbs that ask or undertake.

Quotes are cut by the model, and a cut can leave the force outside: "has reportedly | agreed to pay",
"asked Oslo to | open the port", "will pay | provided that ...". These lists find what was left out.
They are short on purpose: a word that also means something else would refuse honest items.
"""

from __future__ import annotations

import re
from functools import cache

from summarizer._words.fold import fold_text

_HEDGES = r"""
        reportedly|allegedly|apparently|purportedly|supposedly|(?:is|are|was|were) (?:understood|
    believed|thought|rumou?red|said) to|unconfirmed|(?:appears?|seems?) to|
    if (?:the |these |those )?reports? (?:are|is|proves?) (?:right|true|correct|accurate)|
    habría(?:n)? \w*(?:ado|ido|dicho|hecho)|aurai(?:t|ent) (?:\w+é|promis|convenu|offert|consenti)|
    (?:will|would) (?:probably|likely)|probably (?:will|would)|
    soll(?:en)? [^.,;]{1,60}? (?:\w*ge|ver|be)\w+(?:t|en) haben|al parecer|supuestamente|
    presuntamente|según se (?:comenta|dice|rumorea)|our understanding|
    prétendument|apparemment|semble-t-il|angeblich|mutmaßlich|dem vernehmen nach|alegadamente|
    supostamente|ao que parece|presumibilmente|a quanto pare|якобы|предположительно|как сообщается|
    по некоторым данным|по слухам|sözde|iddiaya göre|konon|kabarnya
"""
_HEDGES_UNSPACED = "据报道|據報道|据悉|据称|據稱|据说|يُزعم|يزعم|بحسب ما ورد|وفق ما ورد"
_CONDITIONS = r"""
        provided(?: that)?|providing that|if(?! (?:the |these |those )?reports? )|unless|
    on (?:the )?condition(?: that)?|subject to|in the event (?:of|that)|
    pending (?:[\w'-]+ ){0,3}?(?:approval|ratification|consent|agreement|clearance|signature)|
    \w+ permitting|as long as|so long as|assuming|contingent on|in exchange for|in return for|
    only (?:if|once|when|after)|(?<!demande )(?<!demandé )(?<!voir )(?<!savoir )(?<!vérifier )(?<!saber )
    (?<!preguntó )(?<!ver )si (?:les?|la|elles?|ils?|los|las|el|ambos|ambas)|s'ils?|
    siempre que|siempre y cuando|con la condición de que|
    a condición de que|a menos que|
    à condition|sous réserve|pourvu que|à moins que|sofern|vorausgesetzt|unter der bedingung|
    a condizione|purché|a meno che|если|при условии|при том условии|в том случае|koşuluyla|şartıyla|
    asalkan|apabila|dengan syarat|بشرط|شريطة|إذا
"""
_CONDITIONS_UNSPACED = "前提是|条件是|條件是|如果|若|只要|在.{1,20}的前提下"
_ASKS = r"""
    should|must|wants?|wanted|hopes?|hoped|(?:is|are|was|were) hoping|needs? to|
    expects? (?:that|\w+ to)|call(?:s|ed|ing)? for|appeal(?:s|ed|ing)? for|beg(?:s|ged)|implore[sd]?|
    seeks?|sought|invit(?:es|ed)|insist(?:s|ed) that|
    ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|demand(?:ed|ing)|
    request(?:ed|ing)|appeal(?:s|ed|ing)? to|press(?:ed|es)|encourag(?:e|es|ed|ing)|
    interest(?:ed)? in|intending to explore|(?:propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?) that|
    recommend(?:s|ed|ing)?|would (?:like|prefer|welcome)|prefer(?:s|red)?|
    consider(?:s|ed)? \w+ing|(?:is|are|was|were|been) (?:told|ordered|instructed) to|
    (?:is|are|was|were) (?:considering|weighing|mulling)|
    (?<!that )(?<!which )(?<!who )(?<!so )(?:might|could)|podrían?|pourrai(?:t|ent)|könnten?|
    potrebbe(?:ro)?|poderiam?|erwägt|erwägen|envisage(?:nt)? d(?:e|(?='))|
    рассматрива(?:ет|ют) возможность|
    piden?|instan?|exhortan?|exigen?|solicitan?|demande(?:nt)? (?:à|au|aux|que)|
    appelle(?:nt)? (?:à|l[ae]s?|[\w'-]+ à)|exhorte(?:nt)?|chied(?:e|ono)|esortan?o?|pede|pedem|exorta|
    bat(?:en)?|bittet|bitten|fordert|fordern|verlangt|verlangen|прос(?:ит|ят|ила?|или)|
    призыва(?:ет|ют)|требу(?:ет|ют)|يطلب|تطلب|يدعو|تدعو|يحث|تحث|يطالب|تطالب|أملها|pidió|
    pidieron|instó|instaron|exhortó|exhortaron|exigió|exigieron|solicitó|solicitaron|a demandé|
    ont demandé|a appelé|ont appelé|a exhorté|forderte|forderten|verlangte|pediu|exortou|exigiu|
    instou|ha chiesto|ha esortato|призвал|призвала|призвали|потребовал|потребовала|попросил|
    попросила|надеется|надеются|espera(?:n)? que|esperó|estaría(?:n)? dispuest[oa]s?|
    l'espoir|espèrent?|hofft|hoffen|(?<!على )طلب|طلبت|يأمل|تأمل|أعرب عن أمله|دعا|دعت|حث|حثت|طالب|طالبت|
    çağırdı|istedi|mendesak|meminta|propuso que|propusieron que|recomendó|recomendaron|a proposé que|
    ont proposé que|a recommandé|ont recommandé|empfahl|empfahlen|propôs que|ha proposto che|
    рекомендовал|рекомендовала|рекомендовали|
    interés (?:de [\w ]{1,30} )?(?:en|por) \w+r(?:se)?|(?<!si lo )desean?|desearían?|quisieran?|
    le gustaría|ojalá|intérêt (?:de [\w ]{1,30} )?à|souhait(?:e|ent|erait|eraient)|aimerai(?:t|ent)|
    hoffe|hoffte|hofften|interesse (?:[\w ]{1,30} )?an|interesse em \w+r|gostariam? de|esperam? que|
    auspican?o?|sperano?|vorrebbe(?:ro)?|хотел(?:а|и)? бы|заинтересован(?:а|о|ы)?|يرغب|ترغب|يود|تود
"""
_ASKS_UNSPACED = "敦促|呼吁|呼籲|要求|催促|希望|建议|建議|有意|感兴趣|感興趣|考虑|考慮"
_UNDERTAKINGS = r"""
        agree(?:s|d|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|commit(?:s|ted|ting|ment|
    ments)?|assur(?:e|es|ed|ing|ance|ances)|reaffirm(?:s|ed|ing)?|reiterat(?:e|es|ed|ing)|
    undert(?:ake|akes|ook|aken|aking)|vow(?:s|ed|ing)?|guarantee(?:s|d)?|will|\w+'ll|won't|shall|
    would(?! (?:like|prefer|welcome)\b)|(?<!be )offer(?:s|ed|ing)?|confirm(?:s|ed|ing)?|
    accept(?:s|ed|ing)?|decid(?:e|es|ed)|intend(?:s|ed)?|ready to|
    prepared to|willing(?:ness)?|todo|assigned|(?:est|sont|se dit|se disent|s'est dite?) prête?s? à|
    (?:está|están|se declar(?:a|an|ó|aron)) dispuest[oa]s? a|(?:está|estão) dispost[oa]s? a|
    (?:è|sono|si dice) pront[oaie] a|(?:ist|sind|sei|zeigt sich|erklärt sich) bereit|
    acordó|acordaron|prometió|prometieron|se comprometió|
    se comprometieron|aseguró|garantizó|ofreció|reafirmó|s'est engagée?|se sont engagés|a promis|
    ont promis|a accepté|ont convenu|sagte zu|sagten zu|verpflichtete|versprach|vereinbarten|
    comprometeu|prometeu|concordou|si è impegnat[oa]|ha promesso|обязался|обязалась|обязались|
    обещал|обещала|пообещал|пообещала|согласился|согласилась|договорились|تعهد|تعهدت|وعد|وعدت|اتفق|
    اتفقت|söz verdi|kabul etti|berjanji|sepakat
"""
_UNDERTAKINGS_UNSPACED = "承诺|承諾|同意|保证|保證|答应|表示将|重申"


@cache  # compiled when first asked for: they are large
def _pattern_of(listed: str, unspaced: str) -> re.Pattern[str]:
    words = re.sub(r"\s*\n\s*", "", listed)
    # Arabic writes "and" as one word with the verb.
    return re.compile(rf"(?<!\w)[وف]?(?:{words})(?!\w)" + (f"|{unspaced}" if unspaced else ""))


# A chair asks a member for a task, and it is assigned; nobody urges or hopes a task on a member.
_URGES = re.compile(
    r"(?<!\w)(?:urg(?:e|es|ed|ing)|hope[sd]?|beg(?:s|ged)|appeal(?:s|ed)|demand(?:s|ed)|instó|instaron"
    r"|exhortó|exhortaron|exhorté|призвал[аи]?)(?!\w)|敦促|呼吁|呼籲|希望"
)
_WHETHER = re.compile(
    r"(?<!\w)(?:ask|asks|asked|see|check|find out|determine|decide|investigate|know|consider|examine"
    r"|explore|assess|test|look into|clear|sure|question|questions|as|even) $"
)
# To ask somebody to come is to offer to receive them.
_INVITES = re.compile(
    r"(?<!\w)invit(?:es?|ed|ing) (?:[\w'’.-]+ ){1,10}?(?:to|for) (?:(?:an?|the|his|her|its|their) )?"
    r"(?:[\w'-]+ ){0,4}?(?:visit|come|travel|attend|join|take part|participate|talks|trip|tour)(?!\w)"
)
_RELATIVE = re.compile(
    r",\s(?:\w+\s)?(?:which|whom|whose|where)\s[^,;:]*?(?<!\w)(?:will|would|shall)(?!\w)[^,;:]*$"
)
_NEAR = 20  # characters: longer than any of these
# Whoever hopes that others would do something undertakes nothing.
_HOPED = re.compile(
    r"(?<!\w)(?:hope[sd]?|hoping|expects?|expected)(?: that)? "
    r"(?:(?!(?:and|but)\b)[\w'-]+ ){1,12}?(?:will|would)(?!\w)"
)
# Nor does whoever is asked to agree, for assurances, or to keep old promises.
_ASKED_OF_OTHERS = re.compile(
    r"(?<!\w)(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:(?:up)?on|for)|wants?|wanted"
    r"|beg(?:s|ged)|demand(?:s|ed|ing)|request(?:s|ed|ing)|appeal(?:s|ed|ing)? (?:to|for)|press(?:es|ed)"
    r"|seeks?|sought|invit(?:es|ed)|encourag(?:e|es|ed|ing)|insist(?:s|ed) that"
    r"|(?:propos|suggest|recommend)(?:e?s|e?d|ing) that) "
    r"(?:(?!(?:and|but|who|which|agreed|pledged|promised|offered|vowed|decided|accepted|confirmed)\b)"
    r"[\w'-]+ ){0,10}?"
    r"(?:agree|accept|confirm|decide|offer|vow|undertake|reaffirm|reiterate|assure|commit|guarantees?"
    r"|promises?|pledges?|commitments?|assurances?)(?!\w)"
    r"|(?<!\w)ask(?:s|ed|ing)? (?:whether|if) (?:(?!(?:and|but)\b)[\w'-]+ ){1,10}?(?:will|would)(?!\w)"
    r"|(?:敦促|呼吁|呼籲|要求|希望)[^，。；,;并並]{0,20}?(?:承诺|承諾|同意|保证|保證|答应)"
)
# What is said instead of an undertaking, though a summary may take it for one.
_EVASIONS = re.compile(
    r"(?<!\w)(?:(?:is|are|was|were) (?:widely )?(?:expected|likely|unlikely|tipped) to"
    r"|threaten(?:s|ed)? to|welcom(?:es|ed)|discuss(?:es|ed)|look(?:s|ed|ing)? forward to|used to"
    r"|(?:is|are|was|were) reluctant to|(?:tries|tried) to|reserve[sd]? the right to"
    r"|(?<!in )(?<!by )(?<!of )(?<!on )(?<!until )(?<!\d )(?<!that )(?<!which )(?<!who )may"
    r" (?!and\b|or\b|in\b|to\b|at\b|for\b|on\b|if\b|when\b|the\b|\d)\w+"
    r"|would have (?:allowed|required|provided|delivered|raised|lifted|opened|closed|joined|signed|lent"
    r"|sent|given|paid|built|taken|made|sold|bought|ended|cut)"
    r"|bestreite[nt]|bestritt(?:en)?|lehn(?:t|en|te|ten) es [^.;,]{0,40}ab"
    r"|(?:agree[sd]?|stress(?:es|ed)|underlined|underscored) (?:(?:up)?on |about )?the (?:\w+ )?"
    r"(?:need|importance|necessity|urgency|value)"
    r"|agree[sd]? that [\w' ]{1,40}? (?:is|are|was|were) (?:important|needed|necessary|essential|vital"
    r"|urgent|crucial))(?!\w)"
)
_IS_TO = re.compile(r"(?<!\w)(?:is|are|plans?|planned|due|set) to(?!\w)")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
_OPENING = re.compile(r"(?:once|should|were)(?!\w)")
_OPENS = re.compile(r"[\s,;'(-]*")


def hedge_in(text: str) -> str | None:
    """The first word of `text` that makes it hearsay, folded; None if it is said outright."""
    found = _pattern_of(_HEDGES, _HEDGES_UNSPACED).search(fold_text(text))
    return found and found.group()


def condition_in(text: str) -> str | None:
    """The first words of `text` that open a condition, folded. "Asked if" and "see if" open none."""
    folded = fold_text(text)
    for found in _pattern_of(_CONDITIONS, _CONDITIONS_UNSPACED).finditer(folded):
        if not _WHETHER.search(folded, max(0, found.start() - _NEAR), found.start()):
            return found.group()
    return None


def condition_follows(text: str) -> str | None:
    """The words with which `text` goes straight on to a condition."""
    folded = fold_text(text)
    opens = _OPENS.match(folded)
    found = _pattern_of(_CONDITIONS, _CONDITIONS_UNSPACED).match(folded, opens.end() if opens else 0)
    return found and found.group()


def opens_with_condition(text: str) -> str | None:
    """The words with which a sentence begins by a condition: "If ...", "Once ...", "Should ..."."""
    folded = fold_text(text)
    opens = _OPENS.match(folded)
    found = _OPENING.match(folded, opens.end() if opens else 0)
    return condition_follows(text) or (found and found.group())


def only_asks(text: str) -> bool:
    """Whether `text` asks, hopes for or weighs something, and nobody in it undertakes anything."""
    return _pattern_of(_ASKS, _ASKS_UNSPACED).search(
        _unify_variants(text)
    ) is not None and not has_undertaking(text)


def undertakes_nothing(text: str) -> str | None:
    """The words of `text` that promise nothing ("agreed on the need for"), where nothing else does."""
    plain = _unify_variants(text)
    found, rest = _EVASIONS.search(plain), _EVASIONS.sub(" ", plain)
    return found.group() if found and not has_undertaking(rest) and not _IS_TO.search(rest) else None


def only_invites(text: str) -> bool:
    """Whether somebody in `text` asks somebody to come, which is an offer, and asks nothing else."""
    rest, found = _INVITES.subn(" ", _unify_variants(text))
    return found > 0 and _pattern_of(_ASKS, _ASKS_UNSPACED).search(rest) is None


def relative_undertaking(text: str) -> int | None:
    """Where a relative clause with an undertaking of its own begins that ends `text`."""
    found = _RELATIVE.search(text)
    return found and found.start()


def has_urging_words(text: str) -> bool:
    """Whether `text` asks in words with which no task is assigned."""
    return _URGES.search(fold_text(text)) is not None


def only_promises(text: str) -> bool:
    """Whether `text` tells of an undertaking, and of no ask beside it."""
    return (
        has_undertaking(text)
        and _pattern_of(_ASKS, _ASKS_UNSPACED).search(_unify_variants(text)) is None
    )


def has_undertaking(text: str) -> bool:
    """Whether somebody in `text` undertakes something."""
    own = _ASKED_OF_OTHERS.sub(" ", _HOPED.sub(" ", _unify_variants(text)))
    return _pattern_of(_UNDERTAKINGS, _UNDERTAKINGS_UNSPACED).search(own) is not None


def _unify_variants(text: str) -> str:
    """The text folded, without the vowel signs that Arabic may write or not."""
    return _VOWEL_SIGNS.sub("", fold_text(text))
