"""What a sentence makes of the words quoted from it: denied, doubted, taken back, only planned.

"Reports that | Norway pledged ten ships | are false": the quote is verbatim, and no promise. The
patterns are narrow on purpose: they ask for the frame to touch what it frames.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer._words.fold import fold_text
from summarizer._words.force import has_undertaking
from summarizer._words.negation import first_part, split_clause_parts

# The subject may stand between the frame and the quote: "unclear whether Oslo | agreed".
_SUBJECT = r"(?: (?!(?:and|but|said|says|that)\b)[\w'’.-]+){0,4}\s*$"
_TOLD = (
    r"(?:reports?|claims?|allegations?|assertions?|suggestions?|rumou?rs?|stories|story|news|notion"
    r"|idea)"
)
_FALSE = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|unfounded|baseless|fabricated|invented|mistaken|denied"
    r"|dismissed|rejected|refuted|contradicted|disputed|unconfirmed|fiction|(?:a|an) (?:lie|hoax|myth"
    r"|invention|fabrication))"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:myth|hoax|lie|fiction|unclear|uncertain|unknown|doubtful|unlikely|untrue|false|wrong|mistaken"
    rf"|debatable|questionable) (?:that|if)|(?<!ask )(?<!asked )whether"
    rf"|(?<!nobody )(?<!no one )(?<!not )(?<!no )"
    rf"(?:doubt(?:s|ed|ful)?|disput(?:e|es|ed)|question(?:s|ed)|wonder(?:s|ed)) (?:that|if)"
    rf"|(?:falsely|wrongly|mistakenly|erroneously|jokingly|incorrectly) \w+(?: that)?"
    rf"|contrary to [\w' -]{{0,40}}?that"
    rf"|(?:dismiss|refut|disput|contradict|debunk)(?:s|es|ed)? (?:[\w'’-]+ ){{0,3}}?{_TOLD}"
    rf" (?:[\w'’-]+ ){{0,2}}?that"
    rf"|(?:false|fake|invented|bogus) {_TOLD} that|rumou?rs? (?:has it )?that"
    rf"|joke[sd]? that|pretend(?:s|ed)? that|wish(?:es|ed)? that|imagine(?: that)?"
    rf"|(?:(?:fear|predict)(?:s|ed)?|(?:few|nobody|no one|analysts|critics|observers|experts)"
    rf" (?:believe|expect|think)s?)(?: that)?"
    rf"|es falso que|es mentira que|il est faux que|es ist falsch, dass|неправда, что"
    rf"){_SUBJECT}|^\W*had(?: [\w'’.-]+){{0,4}}\s*$|(?:谣传|谣言称|误传)\S{{0,12}}$"
)
_TOLD_THAT = re.compile(rf"(?<!\w){_TOLD} (?:[\w'’-]+ ){{0,3}}?that{_SUBJECT}")
_IS_FALSE = re.compile(
    r"[^.;:]{0,60}?(?<!\w)(?:is|are|was|were|has been|have been|proved|turned out)(?: to be)?"
    rf" (?:[\w'’-]+ ){{0,2}}?{_FALSE}(?!\w)"
)
_DENIED_BEHIND = re.compile(
    rf"\s*[,–—-]\s*(?:an? |the ){_TOLD} (?:that |which )?[\w' ]{{0,30}}?"
    r"(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)|call(?:s|ed) (?:false|a lie|untrue))(?!\w)"
)
_WITHDRAWN_BEHIND = re.compile(
    r"\W{0,3}(?:but|then|only to|before|and then)(?!\w)(?: [\w'’-]+){0,3}? (?:with(?:drew|draws?"
    r"|drawing)|reneg\w+|back(?:ed|s|ing)? (?:out|away|down)|retract\w*|rescind\w*|revok\w+"
    r"|chang(?:e[sd]?|ing) (?:its|his|her|their) minds?"
    r"|t(?:ook|akes?|aking) (?:it|that|this|the \w+) back"
    r"|walk(?:ed)? (?:it |that )?back|went back on)(?!\w)"
)
_WITHDRAWN = re.compile(
    r"(?<!\w)(?:with(?:drew|draws)|br(?:oke|eaks)|reneg(?:ed|es) on|backtrack(?:ed|s) on|abandon(?:ed|s)"
    r"|retract(?:ed|s)|rescind(?:ed|s)|revoke[sd]|went back on) (?:its|his|her|their) (?:\w+ ){0,2}?"
    r"(?:promise|pledge|commitment|offer|assurance|guarantee|undertaking)s?(?!\w)"
)
_FRAMES = re.compile(
    rf"(?<!\w)(?:{_TOLD}|{_FALSE}|(?:un)?clear|doubt\w*|question\w*|whether|if|den(?:y|ies)|dismiss\w*"
    r"|fear\w*|predict\w*|expect\w*|believe\w*|almost|nearly|all but"
    r"|may|might|could|suspect\w*|alleg\w*|accus\w*)(?!\w)"
)
_NEARLY = re.compile(
    r"(?<!\w)(?:almost|nearly|all but|c[ao]me close to|was close to|were close to) "
    r"(?:agree|pledg|promis|commit|offer|accept|sign|met|meet)\w*"
)
_MEET = re.compile(
    r"(?<!\w)(?:met|meets?|meeting|talks?|talked|call(?! (?:for|on|off))|phoned|h[eo]ld|visit\w*|spoke"
    r"|speak|convened?|sat down|received?|reun\w+|encontr\w+|entrevist\w+|rencontr\w+|réuni\w*"
    r"|traf(?:en)?|treffen|getroffen|встре\w+|incontrat\w+|riunit\w+|التق\w+|اجتمع\w*)(?!\w)"
    r"|会见|会晤|会谈|见面|举行"
)
# Said of the press, of aid or of plans as well: they tell of a meeting where nothing else does.
_SPOKE = re.compile(
    r"(?<!\w)(?:(?:fal|convers|receb)(?:ou|eu|aram|eram)|(?:habl|convers)(?:ó|aron)|recib(?:ió|ieron)"
    r"|entret(?:enu|ien)\w*|reçu(?:e?s)?|h?a(?:nno)? parlato|ricev(?:uto|ette)"
    r"|spr(?:ach|achen|echen)|gesprochen|telefon\w*|téléphon\w*|empf(?:ing|ingen|angen)"
    r"|поговорил\w*|беседовал\w*|созвонил\w*)(?!\w)"
)
_NOT_LATER = re.compile(r"[^,]*?(?<!\w)(?:nicht(?! (?:nur|lange))|nie|niemals|kein\w*|niemand\w*)(?!\w)")
_A_MEETING = (
    r"(?:meetings?|talks?|visit|summit|call|session|trip|consultations?|negotiations?|inspection|walk)"
)
# "Held no talks" and "met nobody" are no meetings; "met without a deal" and "talks failed to" are.
_NOT_BEHIND = re.compile(
    r"(?: (?:sich|einander|se|si))? (?:nicht|nie|niemals|pas|jamais|nobody|no one|neither"
    rf"|no (?:\w+ ){{0,2}}?{_A_MEETING})(?!\w)|[^,]*? nicht\s*$"
)
_DID_NOT = re.compile(
    r"(?<!\w)(?:not|never|n't|failed to) (?:(?:take|took|taken) place|(?:be(?:en)? )?held"
    r"|go(?:ne)? ahead|happen(?:ed)?|materiali[sz]ed?|begun)(?!\w)"
)
_CALLED_OFF = r"(?:postponed?|cancell?ed|cancels|call(?:s|ed) off|put (?:off|back))"
_PLANNED = re.compile(
    r"(?<!\w)(?:(?:will|shall|could|might"
    r"|(?<!in )(?<!\d )(?<!early )(?<!late )(?<!last )(?<!this )may"
    r"|(?:is|are|was|were|due|set|scheduled|expected|plan\w*|agree\w*|propos\w+|offer\w*|ask\w*"
    r"|hop\w+|intend\w*|want\w*) to) (?:\w+ ){0,2}?(?:meet|visit|convene|sit down|speak again"
    rf"|take place|be held|h(?:old|ost) (?:\w+ ){{0,5}}?(?:follow-up|{_A_MEETING}))"
    rf"|(?:propos(?:es?|ed) an?|{_CALLED_OFF}) (?:\w+ ){{0,4}}?{_A_MEETING}"
    rf"|{_A_MEETING} (?:[^.;]{{1,120}}? )?(?:is|was|were|been) {_CALLED_OFF}"
    rf"|{_A_MEETING} (?:(?!which|that|where|who)[\w'’-]+ ){{0,9}}?(?:is|are)"
    r" (?:planned|scheduled|expected|due|set)(?! to)"
    r"|(?:would|could|should|might) have met"
    r"|(?:prepar(?:e|es|ed|ing) for|plan(?:s|ned|ning)?|wants?|wanted|s(?:eeks?|ought)|request(?:s|ed)"
    r"|snub(?:s|bed)|shun(?:s|ned)|avoid(?:s|ed)|skip(?:s|ped)|boycott(?:s|ed)|reject(?:s|ed)) "
    rf"(?:\w+ ){{0,3}}?{_A_MEETING} (?:with|between)"
    r"|next meeting|(?:is|are) due (?:in|at)"
    r"|(?:invit(?:es|ed) [^.;]{1,60}?|invitation) to (?:visit|talks)"
    r"|volverán a (?:encontrarse|reunirse)|se reunirán?|se realizar(?:á|ía)|se celebrará|tendrá lugar"
    r"|(?:cancel|aplaz)(?:ó|aron) (?:la|las|el|los|una?) (?:reuni|cumbre|visita|encuentro|conversaci)\w*"
    r"|(?:a|ont) été (?:annul|report)ée?s?"
    r"|plan(?:en|t) (?:ein|das|ihr|weiter|neu)\w* (?:\w+ ){0,2}?(?:treffen|gipfel|gespräche?)"
    r"|convenus? de se|se réunir(?:a|ont)|se rencontrer(?:a|ont)|se tiendra|aura lieu|si incontreranno"
    r"|w(?:erden|ird|erde) [^.;]{1,80}? (?:treffen|reisen|stattfinden|verlegt)|(?:verschoben|abgesagt)"
    r"|встретятся|встретится|собер[её]тся|состоится)(?!\w)|将(?:于|在|会见|会晤|举行|访问)|定于"
)
_TOOK_PLACE = re.compile(
    r"(?<!\w)(?:(?<!would have )(?<!could have )(?<!should have )(?<!might have )met|(?<!be )held|hosted"
    r"|received|visited|attended|spoke|talked|gathered|convened|chaired|concluded|ended|wrapped up"
    r"|(?<!be )resumed|continued|sat|took|arrived|lasted|flew|travell?ed|came|went"
    r"|on (?:his|her|their|its) (?:[\w-]+ )?(?:visit|trip)"
    r"|(?:at|in|during|after|paid) (?:(?:an?|the|their|its|his|her) )?"
    rf"(?:[\w-]+ ){{0,2}}?{_A_MEETING}"
    r"|trafen?|getroffen|kam(?:en)? [^.;]{1,60}? zusammen|empfing(?:en)?|встретил\w+"
    r"|se (?:reuni|entrevist|encontr)(?:ó|aron|eron)|(?:recibi|visit|celebr|convers)(?:ó|aron|eron)"
    r"|mantuv(?:o|ieron)|tras (?:\w+ )?reuni\w+|s(?:'est|e sont) (?:réuni|rencontré|entretenu)e?s?"
    r"|(?:a|ont) (?:reçu|rencontré|tenu|visité))(?!\w)"
)
# Who says so of somebody else; of oneself, whoever claims is the source as well, but adds nothing.
_ALLEGES = re.compile(
    r"(?<!\w)(?<!which )(?<!who )(?:alleg(?:es?|ed|ing)|claim(?:s|ed|ing)?|contend(?:s|ed|ing)?) that"
    r" (?!(?:it|they|he|she|we|i|its|their|his|her|our|both|the two)(?!\w))"
    r"|(?<!\w)behauptet(?:e|en)?,? dass (?!(?:es|sie|er|man)(?!\w))"
    r"|(?<!\w)(?:prétend(?:ent)?|(?:a|ont) prétendu) (?:que |qu')(?!(?:ils?|elles?|on)(?!\w))"
)


def find_denial_around(before: str, quote: str, behind: str) -> str | None:
    """The words around a quote that deny, doubt or withdraw what it says; None where none do.

    `before` is what stands before the quote in its clause, `behind` the rest of its sentence.
    """
    ahead, rest = fold_text(before), fold_text(behind)
    if found := _BEFORE.search(ahead) or _NEARLY.search(fold_text(quote)):
        return found.group().strip()
    if _TOLD_THAT.search(ahead) and (found := _IS_FALSE.match(rest)):
        return found.group().strip()
    found = _DENIED_BEHIND.match(rest)
    return found and found.group().strip(" ,–—-")


def find_allegation(before: str, quote: str, *, meeting: bool) -> str | None:
    """The words by which somebody claims what a quote says of others: "Oslo claims that Riga promised".

    `before` is what stands before the quote in its sentence. What the quote says is a meeting, or else
    an undertaking; said outright ahead of the claim or behind it, it is no hearsay.
    """
    folded, quoted = fold_text(before + quote), fold_text(quote)
    at = len(folded) - len(quoted)
    for found in _ALLEGES.finditer(folded):
        claimed = first_part(folded[found.end() :])
        end = found.end() + len(claimed)
        parts = claimed, folded[: found.start()], folded[end:]
        if end <= at:
            continue  # the quote is not of what is claimed
        inside, *outside = (
            bool(_MEET.search(part) or _SPOKE.search(part)) if meeting else has_undertaking(part)
            for part in parts
        )
        if inside and not any(outside):
            return found.group().strip()
    return None


def has_framing(text: str) -> bool:
    """Whether `text` itself says that something is denied, doubted or only said by somebody."""
    return _FRAMES.search(fold_text(text)) is not None


def find_withdrawal(quote: str, behind: str) -> str | None:
    """The words in a quote, or behind it, by which what it promises was taken back."""
    rest, count = _WITHDRAWN.subn(" ", fold_text(quote))
    inside = count > 0 and not has_undertaking(rest)
    found = _WITHDRAWN.search(fold_text(quote)) if inside else _WITHDRAWN_BEHIND.match(fold_text(behind))
    return found and found.group().strip(" ,–—-")


def did_not_meet(text: str, negates: Callable[[str], bool]) -> bool:
    """Whether `text` says no of its meeting: "Norway and Iceland did not meet"."""
    folded = fold_text(text)
    if _DID_NOT.search(folded):
        return True
    for part in split_clause_parts(folded):
        met = _MEET.search(part)
        if met:
            return negates(part[: met.end()]) or _NOT_BEHIND.match(part, met.end()) is not None
    for part in split_clause_parts(folded):
        spoke = _SPOKE.search(part)
        if spoke:
            return negates(part[: spoke.end()]) or _NOT_LATER.match(part, spoke.end()) is not None
    first = first_part(folded)  # "No, it's for the counties" denies nothing of its own sentence
    return " " in first.strip() and negates(first)


def only_planned(text: str) -> str | None:
    """The words by which `text` speaks of a meeting that is yet to come, or is not to be; else None."""
    folded = fold_text(text)
    found = _PLANNED.search(folded)
    return found.group() if found and not _TOOK_PLACE.search(folded) else None
