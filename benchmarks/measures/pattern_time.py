"""How the CPU time of each regular expression grows with its text, on texts built against it.

Each pattern that the program gives to `re` is run, with the calls that the code makes of it, on texts of
5, 10, 20 and 40 KB: the least of seven runs, each repeated to 20 ms. The slope is that of CPU seconds on
a log-log scale: 1 is linear, 2 quadratic. It exits with 1 where one is above 1.2.
"""

from __future__ import annotations

import argparse
import math
import re
import signal
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, NamedTuple

from benchmarks.inputs.attack_texts import Attack, build_attacks
from benchmarks.inputs.compiled_patterns import CompiledPattern, CompilingWatch
from benchmarks.inputs.pattern_warmup import compile_at_first_use

MOST = 1.2
SIZES = (5_000, 10_000, 20_000, 40_000)  # characters
SCREENED = (2_500, 10_000)
RUNS, SECONDS_A_RUN = 7, 0.02
LONGEST = 1.0  # CPU seconds of one call; what takes more has no slope worth a name
SHORTEST = 50e-6  # seconds at a first look, below which a clock tells nothing
PLAIN, SLOW = 1.5, 0.005  # a slope and seconds that leave no doubt at a first look
_Clock = Callable[[Callable[[], object]], float]


class Slope(NamedTuple):
    """How one call's time grows on one attack, and the seconds that the longest text took."""

    slope: float
    seconds: float
    call: str
    attack: Attack
    pattern: CompiledPattern

    def __str__(self) -> str:
        source = str(self.pattern.compiled.pattern)
        return (
            f"{self.slope:5.2f} {self.seconds * 1000:9.2f}  {self.pattern.place:28} {self.call:9} "
            f"{source[:50]!r:54} {self.attack}"
        )


class _TooLongError(Exception):
    """A call took longer than any may."""


def steepest(pattern: CompiledPattern, *, exact: bool = True) -> Slope:
    """The call and the attack whose time grows fastest; not `exact`, by a first look alone."""
    looks = []
    for attack, call in product(build_attacks(pattern.compiled), pattern.calls):
        look = _grow(pattern, call, attack, sizes=SCREENED, clock=_once)
        if look.slope > 1.1:  # or the clock was disturbed
            look = _grow(pattern, call, attack, sizes=SCREENED, clock=_least_of_three)
        looks.append(look)
        if look.slope > PLAIN and look.seconds > SLOW:
            return look  # no need to look further
    looks.sort(key=_steepness, reverse=True)
    if not exact or math.isinf(looks[0].slope):
        return looks[0]
    slowest = max(looks, key=lambda look: look.seconds)
    chosen = [slowest, *(look for n, look in enumerate(looks[:8]) if not n or look.slope > MOST)]
    grown = [_grow(pattern, look.call, look.attack, sizes=SIZES, clock=_least) for look in chosen]
    return max(grown, key=_steepness)


def _steepness(slope: Slope) -> tuple[float, float]:
    return slope.slope, slope.seconds


def _grow(
    pattern: CompiledPattern, call: str, attack: Attack, *, sizes: Sequence[int], clock: _Clock
) -> Slope:
    """The slope over texts of these sizes; infinite where a call takes too long."""
    run = _runner(pattern.compiled, call)
    seconds = []
    for size in sizes:
        text: Any = attack.text(size)
        if isinstance(pattern.compiled.pattern, bytes):
            text = text.encode("utf-8", "replace")[:size]
        try:
            seconds.append(clock(lambda text=text: run(text)))  # type: ignore[misc]  # bound at once
        except _TooLongError:
            return Slope(math.inf, LONGEST, call, attack, pattern)
    if clock is not _least and seconds[-1] < SHORTEST:
        return Slope(0.0, seconds[-1], call, attack, pattern)
    fit = statistics.linear_regression([math.log(size) for size in sizes], list(map(math.log, seconds)))
    return Slope(fit.slope, seconds[-1], call, attack, pattern)


def _runner(pattern: re.Pattern[Any], call: str) -> Callable[[Any], object]:
    if call == "finditer":
        return lambda text: deque(pattern.finditer(text), maxlen=0)
    if call == "sub":
        empty = pattern.pattern[:0]
        return lambda text: pattern.sub(empty, text)
    found: Callable[[Any], object] = getattr(pattern, call)
    return found


def _once(run: Callable[[], object]) -> float:
    return _seconds_of(run, 1)


def _least_of_three(run: Callable[[], object]) -> float:
    return min(_seconds_of(run, 1) for _ in range(3))


def _least(run: Callable[[], object]) -> float:
    """The least CPU seconds of seven runs, each repeated to 20 ms."""
    times, once = 1, _seconds_of(run, 1)
    while times * once < SECONDS_A_RUN:
        times *= 2
        once = _seconds_of(run, times)
    return min(once, *(_seconds_of(run, times) for _ in range(RUNS - 1)))


def _seconds_of(run: Callable[[], object], times: int) -> float:
    """The CPU seconds of one of so many runs, by the thread's clock: a timer makes the other coarse."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        began = time.thread_time()
        for _ in range(times):
            run()
        return max((time.thread_time() - began) / times, 1e-9)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(*_: object) -> None:
    raise _TooLongError


def main() -> None:
    parser = argparse.ArgumentParser(description="How the time of regular expressions grows.")
    parser.add_argument("--look", action="store_true", help="short runs, for what is plainly worse")
    parser.add_argument("--only", default="", metavar="TEXT", help="patterns whose place holds TEXT")
    parser.add_argument("--pattern", metavar="REGEX", help="try one that you write, searched for")
    parser.add_argument("--worst", type=int, default=20, metavar="N", help="how many are printed")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _stop)
    watch, unseen = CompilingWatch(), []
    if options.pattern:
        patterns = [CompiledPattern("given", re.compile(options.pattern), ("search",))]
    else:
        unseen = compile_at_first_use(watch)
        patterns = [found for found in watch.patterns() if options.only in found.place]
    slopes = []
    for found in patterns:
        slopes.append(steepest(found, exact=not options.look))
        print(f"{len(slopes)} of {len(patterns)}", end="\r", file=sys.stderr, flush=True)
    slopes.sort(key=_steepness, reverse=True)
    print(f"slope, ms at {(SCREENED if options.look else SIZES)[-1] // 1000} KB")
    for slope in slopes[: options.worst]:
        print(slope)
    beyond = sum(
        slope.slope > PLAIN and slope.seconds > SLOW if options.look else slope.slope > MOST
        for slope in slopes
    )
    print(f"\n{len(slopes)} patterns, steepest {slopes[0].slope:.2f}, beyond {MOST}: {beyond}")
    for place in unseen:
        print(f"not tried: {place}")
    sys.exit(1 if beyond or unseen else 0)


if __name__ == "__main__":
    main()
