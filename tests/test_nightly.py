"""The example of a nightly run: as an unprivileged user, locked, resumed, with a status to alert on."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from batches import RIGHT, answered_but_for
from commands import KEY, Done, environment_of, wait_until
from endpoint import Answer, Endpoint, endpoint, failed
from folders import TOP
from log_events import events_in

from summarizer.cli import cli

EXAMPLE = TOP / "examples" / "nightly"
# Where root runs the tests, the script runs as another user without any privilege (a user namespace).
AS_USER = ["unshare", "--user", "--map-user=1234", "--map-group=1234"] if os.geteuid() == 0 else []


class Night:
    """The folders of a user without privileges, and the script run in them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state = folder, folder / "state"
        self.settings = folder / "nightly.env"
        (folder / "bin").mkdir()
        command = folder / "bin" / "summarizer"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m summarizer.cli "$@"\n')
        command.chmod(0o755)
        (folder / "reports").mkdir()
        for number in range(3):
            text = f"Ministers met in town {number}."
            (folder / "reports" / f"{number}.txt").write_text(text, "utf-8")

    def start(self, server: Endpoint | None = None, *options: str) -> subprocess.Popen[str]:
        """Start the script, as cron does."""
        lines = [f"NIGHTLY_REPORTS={self.folder / 'reports'}", f"NIGHTLY_STATE={self.state}"]
        lines += [f"OPENAI_API_KEY={KEY}", *([f"OPENAI_BASE_URL={server.url}"] if server else [])]
        if not self.settings.exists():
            self.settings.write_text("\n".join(lines) + "\n", "utf-8")
            self.settings.chmod(0o600)
        environment = environment_of(SUMMARIZER_MODEL="test-model", HOME=str(self.folder))
        path = f"{self.folder / 'bin'}:{environment.pop('PATH')}"
        return subprocess.Popen(
            [*AS_USER, "sh", str(EXAMPLE / "nightly.sh"), str(self.settings), *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=self.folder,
            env=environment | {"PATH": path, "PYTHONPATH": str(TOP)},
        )

    def run(self, server: Endpoint | None = None, *options: str) -> Done:
        """Run the script to its end."""
        running = self.start(server, *options)
        out, err = running.communicate(timeout=60)
        return Done(running.returncode, out, err)

    def summarized(self) -> list[str]:
        """The names of the documents that have a summary, sorted."""
        lines = (self.state / "summaries.jsonl").read_text("utf-8").splitlines()
        return sorted(Path(json.loads(line)["document"]["name"]).name for line in lines)


@pytest.fixture
def night(tmp_path: Path) -> Night:
    if AS_USER and subprocess.run([*AS_USER, "true"], check=False, capture_output=True).returncode:
        pytest.skip("root runs the tests, and cannot become another user here")
    return Night(tmp_path)


@pytest.mark.slow
def test_a_night_summarizes_what_came_in_and_the_next_one_what_came_since(night: Night) -> None:
    with endpoint(RIGHT) as server:
        first = night.run(server)
        (night.folder / "reports" / "3.txt").write_text("Ministers met in town 3.", "utf-8")
        second = night.run(server)
    assert (first.status, second.status, first.out) == (0, 0, "")
    assert night.summarized() == ["0.txt", "1.txt", "2.txt", "3.txt"] and len(server.requests) == 4
    assert len(list((night.state / "texts").iterdir())) == 4
    assert events_in(second.err)[-1]["exit_status"] == 0
    assert KEY not in first.err + second.err
    assert not [path for path in night.state.rglob("*") if path.stat().st_mode & 0o077]


@pytest.mark.slow
def test_a_night_that_was_stopped_is_resumed_and_nothing_is_paid_for_twice(night: Night) -> None:
    with endpoint(RIGHT, Answer(silence=60)) as server:
        running = night.start(server, "--concurrency", "1")
        wait_until(lambda: len(server.requests) == 2)
        running.send_signal(signal.SIGTERM)
        err = running.communicate(timeout=30)[1]
    assert running.returncode == 130 == events_in(err)[-1]["exit_status"]
    assert night.summarized() == ["0.txt"]
    night.settings.unlink()
    with endpoint(RIGHT) as server:
        assert night.run(server).status == 0
    assert night.summarized() == ["0.txt", "1.txt", "2.txt"] and len(server.requests) == 2


@pytest.mark.slow
def test_a_document_that_fails_makes_status_3_and_is_tried_again(night: Night) -> None:
    with endpoint(answered_but_for(1, failed(400))) as server:
        done = night.run(server)
    assert done.status == 3 and night.summarized() == ["0.txt", "2.txt"]
    (told,) = [event for event in events_in(done.err) if event["event"] == "document.failed"]
    assert told["document"].endswith("1.txt") and told["error_type"] == "RequestError"
    night.settings.unlink()
    with endpoint(RIGHT) as server:
        assert night.run(server).status == 0 and len(server.requests) == 1


@pytest.mark.skipif(not shutil.which("flock"), reason="there is no flock on this machine")
def test_a_second_run_at_once_does_nothing_and_says_so(night: Night) -> None:
    night.state.mkdir()
    with (night.state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = night.run()
    (told,) = events_in(done.err)
    assert (done.status, told["event"], told["exit_status"]) == (75, "nightly.locked", 75)
    assert not (night.state / "summaries.jsonl").exists()


def test_settings_that_others_can_read_are_refused(night: Night) -> None:
    night.settings.write_text(f"OPENAI_API_KEY={KEY}\n", "utf-8")
    night.settings.chmod(0o640)
    done = night.run()
    assert done.status == 78 and "chmod 600" in events_in(done.err)[0]["message"]


@pytest.mark.parametrize("missing", ["NIGHTLY_REPORTS", "NIGHTLY_STATE"])
def test_a_setting_that_is_missing_is_an_error_of_one_line(night: Night, missing: str) -> None:
    night.settings.write_text(
        f"NIGHTLY_REPORTS={night.folder}\nNIGHTLY_STATE=state\n{missing}=\n", "utf-8"
    )
    night.settings.chmod(0o600)
    done = night.run()
    assert done.status == 78 and missing in events_in(done.err)[0]["message"]


def test_root_is_refused(night: Night) -> None:
    (night.folder / "bin" / "id").write_text("#!/bin/sh\necho 0\n", "utf-8")
    (night.folder / "bin" / "id").chmod(0o755)
    done = night.run()
    assert done.status == 78 and events_in(done.err)[0]["event"] == "nightly.user"


def test_the_options_in_the_script_are_those_of_batch_and_its_files_name_each_other() -> None:
    script = (EXAMPLE / "nightly.sh").read_text("utf-8")
    options = {name for option in cli.commands["batch"].params for name in option.opts}
    used = set(re.findall(r"(?<![\w-])--[a-z-]+", script.partition("exec summarizer")[2]))
    assert len(used) == 4 and used <= options
    unit = (EXAMPLE / "summarizer-nightly.service").read_text("utf-8")
    assert "ExecStart=/opt/summarizer/nightly.sh\n" in unit and "User=summarizer\n" in unit
    assert (EXAMPLE / "summarizer-nightly.timer").is_file()
    settings = set(re.findall(r"NIGHTLY_[A-Z_]+", script))
    assert settings == set(re.findall(r"^(NIGHTLY_\w+)=", _text_of("nightly.env"), re.MULTILINE))
    assert os.access(EXAMPLE / "nightly.sh", os.X_OK)


def _text_of(name: str) -> str:
    return (EXAMPLE / name).read_text("utf-8")


def test_systemd_takes_the_unit_and_the_timer(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd-analyze on this machine")
    for name in ("summarizer-nightly.service", "summarizer-nightly.timer"):
        told = _text_of(name).replace("/opt/summarizer/nightly.sh", str(EXAMPLE / "nightly.sh"))
        (tmp_path / name).write_text(told, "utf-8")
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", tmp_path / name],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
