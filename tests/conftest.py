"""How the tests run: few examples of each property at hand, many in CI, and no clock in any of them."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("few", max_examples=20, deadline=None)
settings.register_profile("many", max_examples=200, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))
