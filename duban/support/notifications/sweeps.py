"""Reminders over the channels in use."""

from __future__ import annotations

from datetime import datetime

from duban.support.notifications import deliveries, queries


def sweep(at: datetime) -> dict[str, int]:
    """For each channel in use: write down what it owes, and send what has not gone out."""
    channels = queries.active_channels()
    morning = deliveries.due(at) if channels else None
    told = dict(deliveries.NOTHING)
    for channel in channels:
        for what, count in deliveries.go_round(channel, at, morning).items():
            told[what] += count
    return told
