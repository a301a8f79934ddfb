"""Texts built to be parted in many ways by one regular expression, derived from its own tree.

Each repeat without a near limit gives some: what leads to it, its body over and over, and what ends
no match; so do the single characters that its repeats can take, and some that are hard for many.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _compiler, _parser  # type: ignore[attr-defined]  # the tree is nowhere else
from typing import Any

ENDLESS = 16  # a repeat of more has no near limit
GENERIC = (
    " ",
    "\t",
    "\n",
    "7",
    "a",
    "A",
    "a-",
    "the ",
    ".",
    "(",
    "[",
    '"',
    "'",
    "%",
    "\\",
    "国",
    "<",
    "-",
)
MIXED = "The 3rd (or 国4.) \"a-b\", a%25\\u00 c's:\t<d e='f'>\n\n- "
_SAMPLES = [chr(code) for code in (*range(97, 123), *range(48, 58), *range(65, 91), *range(48))]
_SAMPLES += list(
    ":;<=>?@[\\]^_`{|}~\x7f\x85\xa0éß‑–—‘’“”…。，：、（）\u200b\u200f\u0301अमمनकд国の한\U0001f600\ud800"
)
_ENDS = ("", "\x00", "\n\n", "!x", "国")
_Tree = Sequence[tuple[Any, Any]]


@dataclass(frozen=True)
class Attack:
    """What leads to a text, what fills it up over and over, and what ends it."""

    lead: str
    pump: str
    end: str

    def text(self, size: int) -> str:
        """About so many characters of it: the pump is never cut, which might end it differently."""
        room = size - len(self.lead) - len(self.end)
        return self.lead + self.pump * max(room // len(self.pump), 1) + self.end

    def __str__(self) -> str:
        lead, pump, end = (
            repr(part if len(part) < 24 else f"{part[:12]}..{part[-8:]}") if part else ""
            for part in (self.lead, self.pump, self.end)
        )
        return f"{lead} {pump}* {end}".strip()


def build_attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """Texts to try against a pattern, of any size."""
    is_bytes = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if is_bytes else pattern.pattern
    flags = pattern.flags & ~(re.UNICODE if is_bytes else 0)
    tree = _parser.parse(source, flags)
    generic = [Attack("", pump, end) for pump in (*GENERIC, MIXED) for end in ("", "\x00")]
    derived = (attack for attack in _Walker(tree.state).attacks(list(tree)) if attack.pump)
    return list(dict.fromkeys((*generic, *derived)))


class _Walker:
    """Goes through the tree of a pattern, and makes examples of what its parts match."""

    def __init__(self, state: Any) -> None:
        self._state = state
        self._groups: dict[int, _Tree] = {}
        self._taken: dict[str, str] = {}

    def attacks(self, tree: _Tree) -> Iterator[Attack]:
        """What leads to a repeat, what is repeated, and what ends it, for each way to build it."""
        repeats = list(self._repeats(tree, ""))
        pumps_of = [[*self._examples(body, 3), *self._single(body)] for _, body in repeats]
        for (lead, _), pumps in zip(repeats, pumps_of, strict=True):
            for pump in dict.fromkeys(pumps):
                yield from (Attack(lead, pump, end) for end in _ENDS)
                yield Attack("", lead + pump, "\x00")
                yield Attack("", lead + pump * 20, "\x00")
        wholes = list(dict.fromkeys(self._examples(tree, 6)))
        for whole in wholes:
            yield Attack("", whole, "")
            yield Attack("", whole, "\x00")
            yield Attack("", whole[:-1], "\x00")
        pumps = [pump for pumps in pumps_of for pump in pumps if pump]
        pumps = list(dict.fromkeys([*(pump for pump in pumps if len(pump) == 1), *pumps]))[:12]
        leads = list(dict.fromkeys([*(lead for lead, _ in repeats), *wholes]))[:8]
        yield from (Attack(lead, pump, "\x00") for lead in leads for pump in pumps)
        yield from (Attack("", one + two, "\x00") for one in pumps for two in pumps if one != two)
        yield from self._mixed([*pumps, *(part for whole in wholes for part in whole.split(" "))])

    def _mixed(self, parts: Sequence[str]) -> Iterator[Attack]:
        """Some parts of a pattern's examples thrown together, the same at each run."""
        dice = random.Random(len(parts))
        parts = [*filter(None, parts), " ", "\n", "-"]
        for _ in range(40):
            lead, pump = (
                "".join(dice.choices(parts, k=most)) for most in (dice.randint(0, 3), dice.randint(1, 3))
            )
            yield Attack(lead, pump, dice.choice(_ENDS))

    def _repeats(self, tree: _Tree, lead: str) -> Iterator[tuple[str, _Tree]]:
        """Each repeat without a near limit, after an example of what stands before it."""
        for op, value in tree:
            name = str(op)
            if name.endswith("REPEAT"):
                _, most, body = value
                if most > ENDLESS:
                    yield lead, body
                yield from self._repeats(body, lead)
            elif name == "BRANCH":
                for branch in value[1]:
                    yield from self._repeats(branch, lead)
            elif name == "SUBPATTERN":
                yield from self._repeats(value[3], lead)
            elif name == "ATOMIC_GROUP":
                yield from self._repeats(value, lead)
            elif name in {"ASSERT", "ASSERT_NOT"}:
                yield from self._repeats(value[1], lead)
            elif name == "GROUPREF_EXISTS":
                for branch in filter(None, value[1:]):
                    yield from self._repeats(branch, lead)
            lead += self._example([(op, value)], 0)

    def _examples(self, tree: _Tree, number: int) -> list[str]:
        return [self._example(tree, turn) for turn in range(number)]

    def _example(self, tree: _Tree, turn: int) -> str:
        """Something that a part matches; another `turn` takes other branches and characters."""
        return "".join(self._one(str(op), value, turn) for op, value in tree)

    def _one(self, name: str, value: Any, turn: int) -> str:
        if name == "LITERAL":
            return chr(value)
        if name in {"IN", "NOT_LITERAL", "ANY", "RANGE", "CATEGORY"}:
            taken = self._characters(name, value)
            return taken[turn * 7 % len(taken)] if taken else ""
        if name == "BRANCH":
            return self._example(value[1][turn % len(value[1])], turn)
        if name == "SUBPATTERN":
            if value[0] is not None:
                self._groups[value[0]] = value[3]
            return self._example(value[3], turn)
        if name.endswith("REPEAT"):
            least, most, body = value
            times: int = min(max(least, turn % 2), most)
            return self._example(body, turn) * times
        if name == "ATOMIC_GROUP":
            return self._example(value, turn)
        if name == "GROUPREF":
            return self._example(self._groups.get(value, ()), turn)
        if name == "GROUPREF_EXISTS":
            return self._example(value[1], turn)
        return self._example(value[1], turn) if name == "ASSERT" else ""

    def _single(self, body: _Tree) -> list[str]:
        """The kinds of characters that a repeat's body can begin with, one of each kind."""
        found: list[str] = []
        for op, value in body:
            name = str(op)
            if name in {"IN", "NOT_LITERAL", "ANY", "LITERAL"}:
                taken = [chr(value)] if name == "LITERAL" else self._characters(name, value)
                kinds = {_kind(character): character for character in reversed(taken)}
                found += kinds.values()
            elif name == "SUBPATTERN":
                found += self._single(value[3])
            elif name == "ATOMIC_GROUP":
                found += self._single(value)
            elif name == "BRANCH":
                found += [c for branch in value[1] for c in self._single(branch)]
            elif name.endswith("REPEAT"):
                found += self._single(value[2])
        return found[:16]

    def _characters(self, name: str, value: Any) -> str:
        """Some characters that a set takes."""
        key = f"{name} {value}"
        if key not in self._taken:
            node = {"IN": _parser.IN, "NOT_LITERAL": _parser.NOT_LITERAL, "ANY": _parser.ANY}[name]
            alone = _compiler.compile(_parser.SubPattern(self._state, [(node, value)]))
            listed = (
                [chr(item[1]) for item in value if str(item[0]) == "LITERAL"] if name == "IN" else []
            )
            listed += (
                [chr(end) for item in value if str(item[0]) == "RANGE" for end in item[1]]
                if name == "IN"
                else []
            )
            self._taken[key] = "".join(filter(alone.fullmatch, dict.fromkeys([*_SAMPLES, *listed])))
        return self._taken[key]


def _kind(character: str) -> tuple[bool, ...]:
    return (
        character.isalpha(),
        character.isupper(),
        character.isdigit(),
        character.isspace(),
        character.isascii(),
    )
