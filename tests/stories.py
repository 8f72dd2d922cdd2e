"""The five things that every act's own test file must show, told once.

A story names the act, who may do it, who may not although he sees the object, for whom the object does not
exist, and what refuses it in the wrong state. It goes through the JSON door, which is one call away from the
act, exactly as pages and the command line are.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar
from unittest import mock
from uuid import uuid4

from django.test import TestCase

from duban.ground.access import ACTS, Refusal
from duban.site import acting
from duban.support.doors import refusal as words
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.rows import Row
from tests.cast import Town
from tests.standing import standing_town


class TownCase(TestCase):
    """A test that begins in the town, with the clock in hand."""

    town: Town

    @classmethod
    def setUpTestData(cls) -> None:
        cls.town = standing_town()
        cls.prepare()

    @classmethod
    def prepare(cls) -> None:
        """Bring the town to where the story begins (by builders, that is by acts)."""

    def send(
        self, code: str, who: str | None, data: dict[str, Any], *, request_id: str | None = None
    ) -> Answer:
        """Do an act as that person now; nobody is the system (sweep and reaction). An act that is done
        within others alone is called as they call it."""
        body = {**json.loads(json.dumps(data, default=str)), "request_id": request_id or str(uuid4())}
        if who is None or ACTS[code].inner:
            return self._beside_the_doors(code, who, body)
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            response = self.client.post(
                f"/api/acts/{code}", json.dumps(body), content_type="application/json", secure=True
            )
        return Answer(response.status_code, response.json() if response.content else {})

    def _beside_the_doors(self, code: str, who: str | None, body: dict[str, Any]) -> Answer:
        by = self.town[who] if who else None
        try:
            return Answer(200, acting.shown(acting.act(code, by=by, at=self.town.at, data=body, within=True)))
        except Refusal as refused:
            return Answer(refused.status, {"refusal": words.worded(refused).as_json()})


class Answer:
    """Status and body of an answer."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status = status
        self.body = body

    @property
    def code(self) -> str:
        found: str = self.body.get("refusal", {}).get("code", "")
        return found

    def __repr__(self) -> str:
        return f"{self.status} {self.body}"


class ActStory(TownCase):
    """The five. A subclass sets the class values and writes `data`, `spoil` and `check`."""

    act: ClassVar[str] = ""
    doer: ClassVar[str | None] = None
    wrong_role: ClassVar[str] = ""
    stranger: ClassVar[str | None] = "wu"
    refused: ClassVar[str] = ""
    __test__ = False

    def data(self) -> dict[str, Any]:
        """The arguments of a good call."""
        raise AssertionError(f"{type(self).__name__} has no data")

    def spoil(self) -> dict[str, Any] | None:
        """Bring about the state in which `refused` answers; may return other arguments."""
        raise AssertionError(f"{type(self).__name__} has no wrong state")

    def check(self, answer: Answer) -> None:
        """What must be true after the act."""
        raise AssertionError(f"{type(self).__name__} checks nothing")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__test__ = bool(cls.act)

    def test_it_works(self) -> None:
        answer = self.send(self.act, self.doer, self.data())
        self.assertEqual(answer.status, 200, answer)
        self.check(answer)

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, self.wrong_role, self.data())
        self.assertEqual((answer.status, answer.code), (403, "access.not_permitted"), answer)

    def test_it_refuses_the_wrong_state(self) -> None:
        data = self.spoil() or self.data()
        before = LedgerEntry.objects.count()
        answer = self.send(self.act, self.doer, data)
        self.assertIn(answer.status, {409, 422}, answer)
        self.assertEqual(answer.code, self.refused, answer)
        self.assertEqual(LedgerEntry.objects.count(), before, "a refusal left a ledger row")

    def test_it_does_not_exist_for_a_stranger(self) -> None:
        if self.stranger is None:
            # The act has no object that could be hidden: then it must be closed by role alone.
            answer = self.send(self.act, "wu", self.data())
            self.assertIn(answer.status, {200, 403}, answer)
            return
        answer = self.send(self.act, self.stranger, self.data())
        self.assertEqual(answer.status, 404, answer)

    def test_it_writes_one_ledger_row_and_a_replay_none(self) -> None:
        request_id, data = str(uuid4()), self.data()
        rows = LedgerEntry.objects.filter(act=self.act)
        before = rows.count()
        first = self.send(self.act, self.doer, data, request_id=request_id)
        again = self.send(self.act, self.doer, data, request_id=request_id)
        self.assertEqual(first.status, 200, first)
        self.assertEqual(again.body["uid"], first.body["uid"])
        self.assertEqual(rows.count(), before + 1)
        self.assertEqual(rows.filter(request_id=request_id).count(), 1)

    def assert_locks(self, *rows: Row, data: dict[str, Any] | None = None) -> None:
        """The act locks these rows too: only the lock compares versions, without it the act would go through."""
        for row in rows:
            given = {**(data or self.data()), "versions": {row.ref: 999}}
            answer = self.send(self.act, self.doer, given)
            self.assertEqual((answer.status, answer.code), (409, "doors.stale"), (row.ref, answer))
