"""系统状态: for the administrators, without business; each fault says what to do."""

from __future__ import annotations

from types import SimpleNamespace
from unittest import mock
from uuid import uuid4

from django.test import Client

from duban.support.documents.tests import builders
from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState
from tests.stories import TownCase

PATH = "/system/"


class TestSystem(TownCase):
    def page(self, who: str = "guan") -> tuple[int, str]:
        client = Client()
        client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            answer = client.get(PATH, secure=True)
        return answer.status_code, answer.content.decode()

    def roomy(self, free: int = 1 << 40) -> None:
        usage = SimpleNamespace(free=free)
        self.enterContext(mock.patch("duban.site.health.shutil.disk_usage", return_value=usage))

    def test_it_is_there_for_the_three_administrators_alone(self) -> None:
        self.roomy()
        for who, status in (("guan", 200), ("an", 200), ("shenji", 200), ("sun", 404), ("lin", 404)):
            with self.subTest(who):
                self.assertEqual(self.page(who)[0], status)
        self.assertIn("各项正常", self.page()[1])

    def test_it_tells_work_that_has_failed(self) -> None:
        self.roomy()
        at = self.town.at
        Job.objects.create(kind="x", payload=uuid4(), state=JobState.FAILED, rung_at=at, lease_until=at)
        text = self.page()[1]
        self.assertIn("失败 1 项", text)
        self.assertIn("有 1 项须处理", text)

    def test_it_tells_a_guard_that_is_gone(self) -> None:
        self.roomy()
        with mock.patch("duban.site.health.guards.missing", return_value=["ledger_entry_keeps_its_rows"]):
            self.assertIn("缺少 1 项", self.page()[1])

    def test_it_tells_a_disk_that_is_nearly_full(self) -> None:
        self.roomy(1 << 30)
        self.assertIn("扩充磁盘", self.page()[1])

    def test_it_tells_papers_that_wait_to_be_frozen_but_not_those_of_cases(self) -> None:
        """How many papers of cases there are, tells that there are cases (decision 40)."""
        self.roomy()
        before = self.page()[1]
        builders.register(self.town, kind="statement_notice")
        for told in ("全部固化", "进行中 0 项"):
            self.assertIn(told, before)
            self.assertIn(told, self.page()[1])
        builders.register(self.town)
        self.assertIn("待固化 1 份", self.page()[1])
