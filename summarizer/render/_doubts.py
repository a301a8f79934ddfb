"""What a second reading found to be only partly supported by its evidence."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.schemas import Summary


def list_partly_supported(summary: Summary) -> Mapping[str, str]:
    """What the second reading missed, by the id of the item; the overview's points are o1, o2, …"""
    verdicts = summary.verification.verdicts if summary.verification else ()
    return {verdict.item: verdict.reason for verdict in verdicts if verdict.support == "partly"}
