"""登记工作制度: an edition with its file; a new one supersedes the old and keeps it."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from duban.support.files.tests import builders as files
from duban.support.files.tests import samples
from duban.support.organization import queries as organization
from duban.support.rulebook import readers
from duban.support.rulebook.models import WorkingRule
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer, TownCase

GIVEN = {
    "title": "督办事项催办办法",
    "edition": "2026年版",
    "adopted_by": "LEADING_GROUP_MEETING",
    "adoption": "2026年第1次会议",
    "adopted_on": date(2026, 2, 27),
    "from_on": TODAY,
}


class TestFileWorkingRule(ActStory):
    act = "rulebook.file_working_rule"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "rulebook.rule_taken"
    file: Any

    def setUp(self) -> None:
        self.file = files.keep(self.town)

    def data(self) -> dict[str, Any]:
        return {**GIVEN, "file": self.file.uid}

    def spoil(self) -> None:
        builders.file_rule(self.town)

    def check(self, answer: Answer) -> None:
        rule = WorkingRule.objects.get()
        self.assertEqual(
            (str(rule), rule.file, rule.filed_by),
            ("《督办事项催办办法》2026年版", self.file, self.town["chen"]),
        )

    def refuse(self, code: str, **other: object) -> None:
        answer = self.send(self.act, "chen", {**self.data(), **other})
        self.assertEqual(answer.code, code, answer)

    def test_it_refuses_dates_in_a_wrong_order(self) -> None:
        old = builders.file_rule(self.town, "试行")
        self.refuse("rulebook.rule_adopted_later", adopted_on="2026-03-03", from_on="2026-03-04")
        self.refuse("rulebook.rule_dates", from_on="2026-02-26")
        self.refuse("rulebook.rule_dates", to_on="2026-03-01")
        self.refuse("rulebook.rule_dates", supersedes=old.uid)

    def test_a_new_edition_ends_the_old_one_and_keeps_it(self) -> None:
        old = builders.file_rule(self.town, "试行")
        answer = self.send(self.act, "chen", {**self.data(), "from_on": "2026-04-01", "supersedes": old.uid})
        self.assertEqual(answer.status, 200, answer)
        old.refresh_from_db()
        self.assertEqual(old.to_on, date(2026, 3, 31))
        shown = readers.register(self.town["lin"], date(2026, 4, 1))
        self.assertEqual(
            [(one.rule.edition, one.in_force, one.superseded) for one in shown],
            [("2026年版", True, False), ("试行", False, True)],
        )
        self.refuse("rulebook.rule_superseded", edition="另一版", from_on="2026-05-01", supersedes=old.uid)

    def test_it_locks_the_edition_that_it_ends(self) -> None:
        old = builders.file_rule(self.town, "试行")
        self.assert_locks(old, data={**self.data(), "from_on": date(2026, 4, 1), "supersedes": old.uid})

    def test_two_clerks_file_one_after_the_other(self) -> None:
        self.assert_locks(organization.body())


class TestPages(TownCase):
    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Any:  # Any: a test response
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)

    def test_the_office_files_and_everybody_reads_and_the_office_sees_who_has_not(self) -> None:
        upload = SimpleUploadedFile("催办办法.pdf", samples.PDF, "application/pdf")
        answer = self.ask("chen", "/working-rules/new/", {**GIVEN, "file": upload})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        page = answer["Location"]
        self.assertContains(self.ask("guan", "/working-rules/"), page)
        self.assertContains(self.ask("lin", "/working-rules/"), "未阅")
        self.assertEqual(b"".join(self.ask("lin", f"{page}file/").streaming_content), samples.PDF)
        self.assertNotContains(self.ask("lin", page), "阅知情况")
        self.assertContains(self.ask("chen", page), "应阅 10 人，已阅 0 人")
        self.assertContains(self.ask("chen", page), "林海")
        self.assertEqual(self.ask("lin", f"{page}read/", {}).status_code, 303)
        self.assertContains(self.ask("lin", page), "确认阅知")
        self.assertContains(self.ask("chen", page), "应阅 10 人，已阅 1 人")
        self.assertNotContains(self.ask("chen", page), "林海")

    def test_the_form_is_the_offices(self) -> None:
        self.assertEqual(self.ask("lin", "/working-rules/new/").status_code, 403)
