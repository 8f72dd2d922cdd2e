"""Two clerks answer the same report at the same moment, the one by accepting and the other by returning it."""

from __future__ import annotations

import time
from datetime import date
from typing import Any
from uuid import uuid4

from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders
from duban.chapters.responsibility.tests.builders import running_matter
from duban.support.ledger.models import LedgerEntry
from tests.concurrency import clients, scene

ACCEPT, RETURN = "feedback.accept_report", "feedback.return_for"


def both_answer(report: Report) -> list[tuple[int, dict[str, Any], str]]:
    """陈 accepts while 钱 returns: status, body and act of each."""
    back = {"kind": "SUPPLEMENT", "reason": "缺分段验收单", "new_due_on": date(2026, 3, 20)}
    clerks = [
        (scene.Desk("chen"), ACCEPT, {"report": report.uid, "opinion": "予以采纳"}),
        (scene.Desk("qian"), RETURN, {"report": report.uid, **back}),
    ]

    def clerk(number: int) -> tuple[int, dict[str, Any], str]:
        desk, code, data = clerks[number]
        return *desk.send(code, data, request_id=str(uuid4())), code

    return clients.at_once(2, clerk)


class TestTwoClerks(scene.RaceCase):
    def test_one_clerk_wins_and_the_other_is_told(self) -> None:
        rounds, won, took = clients.full(scene.MATTERS, "DUBAN_ROUNDS"), {ACCEPT: 0, RETURN: 0}, 0.0
        matters = scene.matters() + [running_matter(self.town) for _ in range(scene.MATTERS, rounds)]
        for matter in matters[:rounds]:
            report = builders.submitted(self.town, matter)

            began = time.monotonic()
            answers = both_answer(report)
            took += time.monotonic() - began

            (_, _, winner), (status, said, _) = sorted(answers, key=lambda answer: answer[0])
            assert sorted(answer[0] for answer in answers) == [200, 409], answers
            assert (status, said["refusal"]["code"]) == (409, "feedback.not_under_review")
            written = LedgerEntry.objects.filter(act__in=[ACCEPT, RETURN], object_ref=report.ref)
            assert [one.act for one in written] == [winner]
            report.refresh_from_db()
            assert report.state == {ACCEPT: "ACCEPTED", RETURN: "RETURNED"}[winner]
            won[winner] += 1
        clients.note(
            "two clerks on one report, accept against return",
            f"{rounds} rounds, one winner each ({won[ACCEPT]} accepted, {won[RETURN]} returned), the other got 409",
            took,
        )
