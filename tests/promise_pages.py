"""Promises written for pages: each status, a meeting told twice, a document that was corrected."""

from __future__ import annotations

import datetime as dt
from itertools import cycle
from typing import Any

from followed_stories import Story, due_by, promise, report, story, told_meeting
from hostile_summary import PAYLOADS

from summarizer._follow.chains import build_promises
from summarizer._follow.judge import make_link_id
from summarizer._follow.known import Known, order_of_document
from summarizer._follow.mentions import take_mentions
from summarizer.schemas import Decision, FollowedWith, Link, Promises, Refused, Replaced, Usage

DAY = dt.date(2031, 9, 1)
WITH = FollowedWith(
    model="m", reader="m", prompt="links.v1", prompt_hash="0", schema_version="1", package_version="0"
)


class PromiseTale:
    """Stories by their names, and links between their items, gathered into promises."""

    def __init__(self) -> None:
        self.stories: dict[str, Story] = {}
        self.links: list[Link] = []
        self.refused: list[Refused] = []
        self.replaced: list[tuple[str, Story]] = []
        self.decisions: list[Decision] = []

    def tell(self, name: str, text: str, day: str | None, *items: dict[str, Any], **known: Any) -> None:
        self.stories[name] = story(text, day, *items, name=f"{name}.txt", **known)

    def mention(self, name: str) -> str:
        """The id of a mention that is named as "pledge.c1"."""
        document, item = name.split(".")
        return f"{self.stories[document].document.id[:12]}.{item}"

    def link(self, later: str, type_: Any, earlier: str, quote: str = "", **known: Any) -> None:
        ends = []
        for name in (later, earlier):
            document, item = name.split(".")
            given = take_mentions(self.stories[document].summary)
            ends.append(next(one for one in given.mentions if one.id.endswith(f".{item}")))
        told = {"according_to": ends[0].attribution.source, "decided_by": "model", "reason": "the act"}
        self.links.append(
            Link(
                id=make_link_id(ends[0].id, ends[1].id, type_),
                later=ends[0].id,
                earlier=ends[1].id,
                type=type_,
                evidence=ends[0].evidence,
                about=ends[1].evidence,
                **(told | known),
            )
        )

    def gather(self) -> Promises:
        known = Known()
        given = [take_mentions(one.summary) for one in self.stories.values()]
        for one in sorted(given, key=lambda one: order_of_document(one.document)):
            known.add_summary(one)
        for link in self.links:
            known.add_link(link)
        known.refused = list(self.refused)
        known.decisions = list(self.decisions)
        for name, older in self.replaced:
            was = take_mentions(older.summary)
            of = self.stories[name].document.id
            known.replaced.append(Replaced(document=of, old=was.document, mentions=was.mentions))
        return build_promises(known, WITH, Usage(requests=9, tokens_in=1000, tokens_out=200))


def written_promises() -> Promises:
    """Promises of Orlen and others: overdue, moved, disputed, kept, open, one of each."""
    tale = PromiseTale()
    vesk: dict[str, Any] = {"to": ["p2"]}
    bridge = "Orlen pledged to rebuild the Sarn bridge by 30 June 2031"
    archive = "Orlen agreed to open its river archive to Vesk by 15 September 2031"
    met = "Orlen and Vesk met in Sarn on 3 February"
    tale.tell(
        "orlen_readout",
        f"{met}. {bridge}. {archive}.",
        "2031-02-04",
        told_meeting(met, when=due_by("2031-02-03", "3 February"), place="Sarn", level="ministerial"),
        promise(bridge, "rebuild the Sarn bridge", deadline=due_by("2031-06-30"), meeting="m1", **vesk),
        promise(
            archive,
            "open its river archive",
            id="c2",
            deadline=due_by("2031-09-15"),
            meeting="m1",
            **vesk,
        ),
    )
    again = "Orlen pledged to rebuild the bridge at Sarn"
    fuel = "Vesk will lower its fuel tolls"
    met_vesk = "The ministers met in Sarn on 3 February"
    tale.tell(
        "vesk_readout",
        f"{met_vesk}, Vesk's ministry said. {again}, it said, “before the summer is out”. {fuel}.",
        "2031-02-05",
        told_meeting(
            met_vesk,
            when=due_by("2031-02-03", "3 February"),
            place="the town hall of Sarn",
            level="ministerial",
        ),
        promise(again, "rebuild the bridge at Sarn", source="Vesk's ministry", meeting="m1", **vesk),
        promise(fuel, "lower its fuel tolls", id="c2", by=["p2"], to=["p1"], meeting="m1"),
    )
    tale.link("vesk_readout.c1", "same", "orlen_readout.c1")
    moved = "Orlen now promises to open its river archive to Vesk by 10 September 2032"
    tale.tell(
        "archive_note",
        f"{moved}, the archivist Dorn said.",
        "2031-05-20",
        promise(
            moved,
            "open its river archive",
            source="the archivist Dorn",
            deadline=due_by("2032-09-10"),
            **vesk,
        ),
    )
    tale.link(
        "archive_note.c1",
        "extended",
        "orlen_readout.c2",
        change={
            "old": due_by("2031-09-15", "by 15 September 2031"),
            "new": due_by("2032-09-10", "by 10 September 2032"),
        },
    )
    ferries = "Tarn undertook to hand over two ferries to Orlen by 1 May 2031"
    tale.tell(
        "ferries",
        f"{ferries}.",
        "2031-01-10",
        promise(ferries, "hand over two ferries", deadline=due_by("2031-05-01"), **vesk),
        parties=("Tarn", "Orlen"),
    )
    handed = "Tarn has handed over two ferries"
    tale.tell(
        "tarn_statement",
        f"{handed}, its transport ministry said.",
        "2031-05-02",
        report(handed, "hand over two ferries", source="Tarn's transport ministry"),
        parties=("Tarn", "Orlen"),
    )
    tale.link("tarn_statement.r1", "fulfilled", "ferries.c1", maker_only=True, late="yes")
    grain = "Kolm pledged to pay 40 million crowns for grain by 31 March 2031"
    paid = "Kolm paid the 40 million crowns for grain in full"
    unpaid = "Kolm has not paid the 40 million crowns for grain"
    for name, text, day, item in (
        (
            "grain",
            grain,
            "2030-12-01",
            promise(grain, "pay 40 million crowns for grain", deadline=due_by("2031-03-31"), **vesk),
        ),
        ("grain_paid", paid, "2031-04-02", report(paid, "pay for grain", source="Kolm's treasury")),
        (
            "grain_unpaid",
            unpaid,
            "2031-08-14",
            report(unpaid, "pay for grain", "not_done", source="Vesk's audit office"),
        ),
    ):
        tale.tell(name, f"{text}.", day, item, parties=("Kolm", "Vesk"))
    tale.link("grain_paid.r1", "fulfilled", "grain.c1", maker_only=True)
    tale.link("grain_unpaid.r1", "missed", "grain.c1", hedge="reportedly")
    rail = "Ardene will finish the Lom railway by 12 September 2031"
    tale.tell(
        "railway",
        f"{rail}, provided that Vesk delivers the rails.",
        "2031-06-01",
        promise(
            rail,
            "finish the Lom railway",
            deadline=due_by("2031-09-12"),
            condition="provided that Vesk delivers the rails",
            **vesk,
        ),
        parties=("Ardene", "Vesk"),
    )
    school = "La Marène s'est engagée à rouvrir l'école d'Istre"
    opened = "Marène has reopened the school of Istre"
    tale.tell(
        "ecole",
        f"{school}.",
        "2031-03-03",
        promise(school, "reopen the school of Istre"),
        parties=("Marène", "Vesk"),
    )
    tale.tell(
        "school",
        f"{opened}, teachers there said.",
        "2031-08-20",
        report(opened, "reopen the school", source="teachers of Istre"),
        parties=("Marène", "Vesk"),
    )
    tale.link("school.r1", "fulfilled", "ecole.c1")
    _correct_ferries(tale)
    tale.refused.append(
        Refused(
            later=tale.mention("grain_paid.r1"),
            earlier=tale.mention("ferries.c1"),
            type="fulfilled",
            why="two promisers",
        )
    )
    return tale.gather()


def _correct_ferries(tale: PromiseTale) -> None:
    older = "Tarn undertook to hand over three ferries to Orlen by 1 April 2031"
    dropped = "Tarn pledged to train the crews"
    was = story(
        f"{older}. {dropped}.",
        "2031-01-09",
        promise(older, "hand over three ferries", deadline=due_by("2031-04-01"), to=["p2"]),
        promise(dropped, "train the crews", id="c2", to=["p2"]),
        parties=("Tarn", "Orlen"),
        name="ferries.txt",
    )
    tale.replaced.append(("ferries", was))


_WORDS = frozenset(
    "told name title source text hedge according_to who why condition quote translation topic words"
    " place reason model prompt aliases".split()
)


def hostile_promises() -> Promises:
    """The written promises with a payload in every place that has words, and rulings that attack too."""
    tree = written_promises().model_dump(mode="json")
    payloads = cycle(PAYLOADS)

    def poison(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: poison(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [poison(one, name) for one in value]
        return f"{next(payloads)} {value}" if name in _WORDS and isinstance(value, str) else value

    poisoned = poison(tree)
    later = poisoned["links"][0]["later"]
    ruled = {"later": later, "ruling": "yes", "who": PAYLOADS[0], "when": "2031-07-01T10:00:00Z"}
    return Promises.model_validate(poisoned | {"decisions": [ruled]})
