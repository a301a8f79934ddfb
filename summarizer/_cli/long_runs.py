"""Long runs: a process of our own, whose garbage collector does not walk what lives long."""

from __future__ import annotations

import gc

YOUNG = 20_000  # objects made before the young ones are looked through; Python's own is 700 or 2,000


def spare_long_lived() -> None:
    """Leave what is there out of all collections to come, and collect less often.

    What a run imports and reads lives to its end: some 300,000 objects, walked again and again.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
