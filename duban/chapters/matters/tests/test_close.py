"""办结销号."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from unittest import mock

from django.urls import reverse

from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.tests.builders import ask_extension
from tests.locking import MatterStory
from tests.onward import accepted_matter, running_matter
from tests.stories import Answer


class TestClose(MatterStory):
    act = "matters.close"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.already_closed"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = accepted_matter(cls.town)

    def data(self) -> dict[str, Any]:
        return {"matter": self.matter.uid}

    def spoil(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def check(self, answer: Answer) -> None:
        self.matter.refresh_from_db()
        self.assertEqual((self.matter.state, self.matter.closed_on), ("CLOSED", date(2026, 3, 2)))
        self.assertFalse(Party.objects.filter(matter=self.matter, open=True).exists())
        left = Obligation.objects.filter(matter=self.matter).standing()
        self.assertEqual([one.kind for one in left], ["EVALUATE"], "nothing is left open but the evaluation")
        self.assertEqual(Obligation.objects.get(matter=self.matter, kind="CLOSE").met_on, date(2026, 3, 2))

    def test_its_page_closes_though_the_evaluation_that_it_brings_about_locks_the_matter_again(self) -> None:
        url = reverse("close", args=[self.matter.uid])
        self.client.force_login(self.town["chen"], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            page = self.client.get(url, secure=True).content.decode()
            sent = dict(re.findall(r'name="(version|request_id)" value="([^"]*)"', page))
            answer = self.client.post(url, sent, secure=True)
        self.assertEqual((len(sent), answer.status_code), (2, 303))
        self.matter.refresh_from_db()
        self.assertIsNotNone(self.matter.closed_on)

    def test_it_refuses_a_matter_without_an_accepted_result(self) -> None:
        answer = self.send(self.act, "chen", {"matter": running_matter(self.town).uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.no_result"), answer)

    def test_it_refuses_while_anything_is_owed_and_names_it(self) -> None:
        matter = running_matter(self.town)
        ask_extension(self.town, matter)
        answer = self._accepted_then_close(matter)
        self.assertEqual((answer.status, answer.code), (409, "matters.still_open"), answer)
        self.assertIn("批复延期申请", answer.body["refusal"]["message"])

    def _accepted_then_close(self, matter: Matter) -> Answer:
        duty = Obligation.objects.get(matter=matter, kind="MATTER_DEADLINE")
        data = {"matter": matter.uid, "obligation": duty.uid, "progress": "全部完成", "percent": 100}
        report = self.send("feedback.submit_report", "li", data)
        self.assertEqual(report.status, 200, report)
        self.assertEqual(
            self.send("feedback.accept_report", "chen", {"report": report.body["uid"]}).status, 200
        )
        return self.send(self.act, "chen", {"matter": matter.uid})

    def test_it_locks_what_it_discharges(self) -> None:
        self.assert_locks(Obligation.objects.get(matter=self.matter, kind="CLOSE"))
