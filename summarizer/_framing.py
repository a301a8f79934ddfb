"""What a sentence makes of the words quoted from it: denied, doubted, taken back, only planned.

"Reports that | Norway pledged ten ships | are false": the quote is verbatim, and no promise. The
patterns are narrow on purpose: they ask for the frame to touch what it frames.
"""

from __future__ import annotations

import re

from summarizer._fold import fold
from summarizer._negation import negates, parts_of

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
    rf"|(?:doubt(?:s|ed|ful)?|disput(?:e|es|ed)|question(?:s|ed)|wonder(?:s|ed)) (?:that|if)"
    rf"|(?:falsely|wrongly|mistakenly|erroneously|jokingly|incorrectly) \w+(?: that)?"
    rf"|contrary to [\w' -]{{0,40}}?that"
    rf"|(?:dismiss|refut|disput|contradict|debunk)(?:s|es|ed)? (?:[\w'’-]+ ){{0,3}}?{_TOLD}"
    rf" (?:[\w'’-]+ ){{0,2}}?that"
    rf"|(?:false|fake|invented|bogus) {_TOLD} that|rumou?rs? (?:has it )?that"
    rf"|joke[sd]? that|pretend(?:s|ed)? that|wish(?:es|ed)? that|imagine(?: that)?"
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
    r"|t(?:ook|akes?|aking) (?:it|that|this|the \w+) back"
    r"|walk(?:ed)? (?:it |that )?back|went back on)(?!\w)"
)
_NEARLY = re.compile(
    r"(?<!\w)(?:almost|nearly|all but|c[ao]me close to|was close to|were close to) "
    r"(?:agree|pledg|promis|commit|offer|accept|sign|met|meet)\w*"
)
_MEET = re.compile(
    r"(?<!\w)(?:met|meets?|meeting|talks?|talked|h[eo]ld|visit\w*|spoke|speak|convened?|sat down"
    r"|received?|reun\w+|encontr\w+|entrevist\w+|rencontr\w+|réuni\w*|traf(?:en)?|treffen|getroffen"
    r"|встре\w+|incontrat\w+|riunit\w+|التق\w+|اجتمع\w*)(?!\w)|会见|会晤|会谈|见面|举行"
)
_NOT_BEHIND = re.compile(r"(?: (?:sich|einander|se|si))? (?:nicht|nie|niemals|pas|jamais)(?!\w)")
_DID_NOT = re.compile(r"(?<!\w)(?:not|never|n't) (?:(?:take|took|taken) place|be held|go ahead)(?!\w)")
_A_MEETING = (
    r"(?:meetings?|talks?|visit|summit|call|session|trip|consultations?|negotiations?|inspection|walk)"
)
_CALLED_OFF = r"(?:postponed?|cancell?ed|cancels|call(?:s|ed) off|put (?:off|back))"
_PLANNED = re.compile(
    r"(?<!\w)(?:(?:will|shall|could|might"
    r"|(?:is|are|was|were|due|set|scheduled|expected|plan\w*|agree\w*|propos\w+|offer\w*|ask\w*"
    r"|hop\w+|intend\w*|want\w*) to) (?:\w+ ){0,2}?(?:meet|visit|convene|sit down|speak again"
    rf"|take place|be held|h(?:old|ost) (?:\w+ ){{0,5}}?(?:follow-up|{_A_MEETING}))"
    rf"|(?:propos(?:es?|ed) an?|{_CALLED_OFF}) (?:\w+ ){{0,4}}?{_A_MEETING}"
    rf"|{_A_MEETING} (?:[^.;]{{1,120}}? )?(?:is|was|were|been) {_CALLED_OFF}"
    r"|next meeting|(?:is|are) due (?:in|at)"
    r"|(?:invit(?:es|ed) [^.;]{1,60}?|invitation) to (?:visit|talks)"
    r"|volverán a (?:encontrarse|reunirse)|se reunirán?|se realizar(?:á|ía)|se celebrará|tendrá lugar"
    r"|convenus? de se|se réunir(?:a|ont)|se rencontrer(?:a|ont)|se tiendra|aura lieu|si incontreranno"
    r"|w(?:erden|ird|erde) [^.;]{1,80}? (?:treffen|reisen|stattfinden|verlegt)|(?:verschoben|abgesagt)"
    r"|встретятся|встретится|собер[её]тся|состоится)(?!\w)|将(?:于|在|会见|会晤|举行|访问)|定于"
)
_TOOK_PLACE = re.compile(
    r"(?<!\w)(?:met|(?<!be )held|hosted|received|visited|attended|spoke|talked|gathered|convened|chaired"
    r"|sat|took|arrived|lasted|flew|travell?ed|came|went"
    r"|(?:at|in|during|after) (?:(?:an?|the|their|its) )?"
    rf"(?:\w+ ){{0,2}}?{_A_MEETING}|trafen?|getroffen|встретил\w+)(?!\w)"
)


def taken_back(before: str, quote: str, behind: str) -> str | None:
    """The words around a quote that deny, doubt or withdraw what it says; None where none do.

    `before` is what stands before the quote in its clause, `behind` the rest of its sentence.
    """
    ahead, rest = fold(before), fold(behind)
    if found := _BEFORE.search(ahead) or _NEARLY.search(fold(quote)):
        return found.group().strip()
    if _TOLD_THAT.search(ahead) and (found := _IS_FALSE.match(rest)):
        return found.group().strip()
    found = _DENIED_BEHIND.match(rest)
    return found and found.group().strip(" ,–—-")


def withdrawn(behind: str) -> str | None:
    """The words behind a quote by which what it promises was taken back."""
    found = _WITHDRAWN_BEHIND.match(fold(behind))
    return found and found.group().strip(" ,–—-")


def did_not_meet(text: str) -> bool:
    """Whether `text` says no of its meeting: "Norway and Iceland did not meet"."""
    folded = fold(text)
    if _DID_NOT.search(folded):
        return True
    for part in parts_of(folded):
        met = _MEET.search(part)
        if met:
            return negates(part[: met.end()]) or _NOT_BEHIND.match(part, met.end()) is not None
    return False


def only_planned(text: str) -> str | None:
    """The words by which `text` speaks of a meeting that is yet to come, or is not to be; else None."""
    folded = fold(text)
    found = _PLANNED.search(folded)
    return found.group() if found and not _TOOK_PLACE.search(folded) else None
