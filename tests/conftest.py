"""How the tests run: few examples of each property at hand, many in CI, and no clock in any of them."""

from __future__ import annotations

import gc
import os
import signal

from hypothesis import settings

settings.register_profile("few", max_examples=20, deadline=None)
settings.register_profile("many", max_examples=200, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in its background deaf to Ctrl-C, as the programs tested here would be.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    gc.freeze()  # thousands of collected tests are not looked through again and again
