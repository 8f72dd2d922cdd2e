"""复核代录的陈述申辩: by another handler."""

from __future__ import annotations

from typing import Any
from unittest import mock

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, Statement
from duban.chapters.accountability.queries import materials
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestCheckStatement(CaseStory):
    act = "accountability.check_statement"
    doer = "shen"
    wrong_role = "sun"
    refused = "accountability.checked_already"

    case: AccountabilityCase
    statement: Statement

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        cls.statement = casing.enter(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"statement": self.statement.uid, "agrees": True, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.statement.refresh_from_db()
        self.assertEqual((self.statement.checked_by, self.statement.differs), (self.town["shen"], False))

    def test_not_by_who_entered_it(self) -> None:
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "accountability.same_person")

    def test_what_he_made_himself_needs_none(self) -> None:
        refused(self, "accountability.own_statement", statement=casing.state(self.town, self.case).uid)

    def test_what_differs_from_its_paper_counts_no_more_and_is_entered_anew(self) -> None:
        """Otherwise a wrong entry would hold the case for ever, or be passed against better knowledge."""
        answer = self.send(self.act, "shen", self.data(agrees=False, remark="漏录第二段"))
        self.assertEqual(answer.status, 200, answer)
        self.statement.refresh_from_db()
        self.assertEqual(
            (self.statement.checked_by, self.statement.differs, self.statement.words("remark")),
            (self.town["shen"], True, "漏录第二段"),
        )
        told = Message.objects.filter(person=self.town["qian"]).count()
        self.assertGreater(told, 0)
        heard = {one.name: one for one in materials.heard(self.case)}[self.town["li"].name]
        self.assertEqual((heard.answered, heard.unchecked), (False, False))
        page = self.look("qian", reverse("case", args=[self.case.uid]))
        self.assertIn("与原件不一致，不作数：漏录第二段", page)
        again = casing.enter(self.town, self.case)
        answer = self.send(self.act, "shen", self.data(statement=again.uid))
        self.assertEqual(answer.status, 200, answer)
        heard = {one.name: one for one in materials.heard(self.case)}[self.town["li"].name]
        self.assertEqual((heard.answered, heard.unchecked), (True, False))

    def test_the_checker_opens_the_paper_beside_the_entry(self) -> None:
        scan = self.statement.scan
        assert scan is not None
        page = self.look("shen", reverse("check_statement", args=[self.statement.uid]))
        self.assertIn(reverse("open_case_file", args=[scan.uid]), page)

    def look(self, who: str, path: str) -> str:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            answer = self.client.get(path, secure=True)
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def test_only_while_he_is_heard(self) -> None:
        casing.stop(self.town, self.case)
        refused(self, "accountability.wrong_stage")

    def test_it_locks_the_statement(self) -> None:
        self.assert_locks(self.statement)
