"""Interrupts at awkward moments: while the program is read, while a loop is busy or half made."""

from __future__ import annotations

import asyncio
import importlib
import os
import signal
import sys
import time
from typing import Any

import pytest
from log_events import events_in

from summarizer._batch.batch import _stop_on_interrupt
from summarizer._cli.deadline import drop_quietly
from summarizer._cli.progress import Log


class Interrupting:
    """What is asked for modules, and is interrupted at one of them."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "summarizer._cli.deadline":
            raise KeyboardInterrupt


@pytest.mark.parametrize("form", ["text", "json"])
def test_ctrl_c_while_the_program_is_read_is_one_line(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["summarizer", "demo", "--log-format", form])
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    for name in ("summarizer.cli", "summarizer._cli.deadline"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(SystemExit) as ended:
        importlib.import_module("summarizer.cli")
    told = capsys.readouterr().err
    events = events_in(told) if form == "json" else []
    assert ended.value.code == 130
    assert told == "Interrupted.\n" or [event["event"] for event in events] == ["command.interrupted"]


class Taken:
    """Documents of which no more are taken."""

    stopped = False

    def stop(self) -> None:
        self.stopped = True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_an_interrupted_batch_counts_its_seconds_though_the_loop_is_busy(number: int) -> None:
    counted: list[str] = []
    before, ahead = signal.getsignal(number), Taken()

    async def run() -> None:
        ahead_of_all: Any = ahead
        with _stop_on_interrupt(ahead_of_all, Log(when_interrupted=lambda: counted.append("at once"))):
            os.kill(os.getpid(), number)
            time.sleep(0.01)  # busy: the loop does not turn
            assert counted == ["at once"] and not ahead.stopped
            await asyncio.sleep(0.01)
            assert ahead.stopped

    asyncio.run(run())
    assert signal.getsignal(number) == before


class HalfMade:
    """What complains when it is let go."""

    def __del__(self) -> None:
        raise AttributeError("it has no socket yet")


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What Python would print of errors that it ignores."""
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    return told


def _interrupted_half_way() -> None:
    half_made = HalfMade()
    raise KeyboardInterrupt(str(type(half_made)))


def test_what_was_half_made_when_it_was_interrupted_does_not_complain(complaints: list[object]) -> None:
    try:
        _interrupted_half_way()
    except KeyboardInterrupt as exc:
        drop_quietly(exc)
    assert complaints == []
    hook = sys.unraisablehook
    HalfMade()
    assert len(complaints) == 1 and sys.unraisablehook is hook
