"""Casualty figures with their ranges, each with the source that counts so.

summarizer summarize documents/quake.txt --kinds casualties=casualties.py:Casualties --only-kinds
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from summarizer.marks import Attribution, Dated, Evidence, Figure, Identifies, Neutral, Place, Told, When


class Casualties(BaseModel):
    """How many people one event killed, injured or left missing, as one source counts them.

    Two sources that count differently are two items, and so are the dead and the injured. An older
    count that the text itself calls revised is none. Damage to buildings is none.
    """

    id: Annotated[str, Identifies("n")]
    event: Annotated[str, Told(says="state", carries=True)] = Field(
        description="few words, no number: 'the earthquake near Sura'"
    )
    harm: Literal["killed", "injured", "missing", "displaced"] = Field(
        description="what happened to them"
    )
    people: Figure = Field(description="how many")
    who: Annotated[Literal["civilians", "fighters", "rescuers", "children", "all"], Neutral("all")] = (
        Field(description="all: the text does not say which")
    )
    place: Annotated[str | None, Place()] = Field(description="where, as worded")
    when: Annotated[When | None, Dated("before")] = Field(description="the day of the event")
    attribution: Attribution
    evidence: tuple[Evidence, ...]
