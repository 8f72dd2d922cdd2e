"""One request that arrives many times at once: a double click, a retry, a replayed job."""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

from duban.chapters.supervision.models import Urging
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.cast import Town
from tests.concurrency import clients, scene

REPLAYS = 100
ACT = "supervision.urge"


def urging(town: Town) -> dict[str, Any]:
    return {
        "matter": scene.matters()[0].uid,
        "unit": town.unit("works").uid,
        "channel": "PHONE",
        "contact": "林海",
        "asked": "请报送本周进展",
    }


class TestReplays(scene.RaceCase):
    def test_a_hundred_replays_at_once_have_one_effect_and_one_answer(self) -> None:
        desk, data, request_id = scene.Desk("chen"), urging(self.town), str(uuid4())
        before = Message.objects.count()

        began = time.monotonic()
        answers = clients.at_once(REPLAYS, lambda _number: desk.send(ACT, data, request_id=request_id))
        took = time.monotonic() - began

        assert {status for status, _ in answers} == {200}, answers
        assert [body for _, body in answers] == [answers[0][1]] * REPLAYS
        assert Urging.objects.count() == 1
        assert LedgerEntry.objects.filter(act=ACT).count() == 1
        assert LedgerEntry.objects.get(request_id=request_id).object_ref == answers[0][1]["ref"]
        assert Message.objects.count() == before + 3
        clients.note(
            f"{REPLAYS} replays of one urging at once", "1 effect, 1 ledger row, the same answer", took
        )

    def test_the_same_request_with_another_content_is_refused(self) -> None:
        desk, data, request_id = scene.Desk("chen"), urging(self.town), str(uuid4())
        bodies = [data, {**data, "asked": "请报送本月进展"}]

        answers = clients.at_once(2, lambda number: desk.send(ACT, bodies[number], request_id=request_id))

        assert sorted(status for status, _ in answers) == [200, 422], answers
        refused = next(body for status, body in answers if status == 422)
        assert refused["refusal"]["code"] == "ledger.other_content"
        asked = next(bodies[number]["asked"] for number, (status, _) in enumerate(answers) if status == 200)
        assert [one.asked for one in Urging.objects.all()] == [asked]

    def test_another_request_with_the_same_content_is_another_urging(self) -> None:
        # The act's own rule answers it: a unit is not urged twice within two working days (article 10(1)).
        desk, data = scene.Desk("chen"), urging(self.town)

        answers = clients.at_once(8, lambda _number: desk.send(ACT, data, request_id=str(uuid4())))

        assert sorted(status for status, _ in answers) == [200] + [409] * 7, answers
        assert Urging.objects.count() == 1
