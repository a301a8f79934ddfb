"""The typed summary: what the model is asked for, and what a user gets."""

from summarizer.schemas._migrations import SCHEMA_VERSION
from summarizer.schemas.answer import Answer, Correction, Mend
from summarizer.schemas.commitment import BINDING, Commitment, Modality, Standing
from summarizer.schemas.concern import Category, Concern, ConcernKind, Voice
from summarizer.schemas.coreference import Coreference, Group
from summarizer.schemas.evidence import Attribution, AttributionKind, Evidence, Match
from summarizer.schemas.figure import Bound, Figure
from summarizer.schemas.links import FoundCondition, FoundLink, FoundLinks, LinkOf, LinkType
from summarizer.schemas.meeting import Format, Level, Meeting, Status
from summarizer.schemas.outcome import Outcome, Result
from summarizer.schemas.party import Party, PartyKind, Person
from summarizer.schemas.promises import (
    PROMISES_VERSION,
    Chain,
    Change,
    DecidedBy,
    Decision,
    DifferenceKind,
    FollowedDocument,
    FollowedParty,
    FollowedWith,
    Link,
    Mention,
    Promises,
    Refused,
    Replaced,
    Role,
    Telling,
    ToldConcern,
    ToldDifference,
    ToldMeeting,
    ToldSide,
    UnmetCondition,
)
from summarizer.schemas.summary import Point, Provenance, Rejected, SourceDocument, Summary
from summarizer.schemas.usage import Usage
from summarizer.schemas.verification import Support, Verdict, Verdicts, Verification
from summarizer.schemas.when import Precision, When

__all__ = [
    "BINDING",
    "PROMISES_VERSION",
    "SCHEMA_VERSION",
    "Answer",
    "Attribution",
    "AttributionKind",
    "Bound",
    "Category",
    "Chain",
    "Change",
    "Commitment",
    "Concern",
    "ConcernKind",
    "Coreference",
    "Correction",
    "DecidedBy",
    "Decision",
    "DifferenceKind",
    "Evidence",
    "Figure",
    "FollowedDocument",
    "FollowedParty",
    "FollowedWith",
    "Format",
    "FoundCondition",
    "FoundLink",
    "FoundLinks",
    "Group",
    "Level",
    "Link",
    "LinkOf",
    "LinkType",
    "Match",
    "Meeting",
    "Mend",
    "Mention",
    "Modality",
    "Outcome",
    "Party",
    "PartyKind",
    "Person",
    "Point",
    "Precision",
    "Promises",
    "Provenance",
    "Refused",
    "Rejected",
    "Replaced",
    "Result",
    "Role",
    "SourceDocument",
    "Standing",
    "Status",
    "Summary",
    "Support",
    "Telling",
    "ToldConcern",
    "ToldDifference",
    "ToldMeeting",
    "ToldSide",
    "UnmetCondition",
    "Usage",
    "Verdict",
    "Verdicts",
    "Verification",
    "Voice",
    "When",
]
