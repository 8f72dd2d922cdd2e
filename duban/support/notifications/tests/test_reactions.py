"""What people are told because of acts of rooms that know no inbox."""

from __future__ import annotations

from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.rulebook import actions as rules
from duban.support.rulebook.tests import builders as rulebook
from tests.stories import TownCase


class TestReactions(TownCase):
    def told(self, who: str) -> list[tuple[str, bool]]:
        rows = Message.objects.filter(person=self.town[who]).order_by("id")
        return [(one.text.split("。")[0], one.urgent) for one in rows]

    def test_a_person_is_told_when_a_code_is_issued_and_when_it_is_used(self) -> None:
        lin = self.town["lin"]
        code = organization.issue_reset_code(
            by=self.town["guan"], at=self.town.at, request_id=None, person=lin.uid
        )
        self.assertEqual(self.told("lin"), [("系统管理员向您发放了密码重置码", True)])
        organization.use_reset_code(
            by=lin, at=self.town.tick(), request_id=None, code=code.plain, password="运河-石桥-2026-晨雾"
        )
        self.assertEqual(self.told("lin")[1:], [("您的密码已凭重置码更改，此前的登录全部失效", True)])
        self.assertEqual(self.told("guan"), [])

    def test_a_draft_is_told_to_whom_it_concerns_at_each_step(self) -> None:
        draft = rulebook.submit(self.town, rulebook.draft(self.town))
        self.assertEqual(self.told("wang"), [("考核细则与参数第2版草案待审定", False)])
        rules.return_draft(
            by=self.town["wang"], at=self.town.tick(), request_id=None, draft=draft.uid, reason="再议"
        )
        self.assertEqual(self.told("chen"), [("考核细则与参数第2版草案被退回修改", False)])
        rulebook.adopt_it(self.town, rulebook.submit(self.town, draft))
        for who in ("chen", "sun", "lin", "wu"):
            self.assertEqual(self.told(who)[-1][0], "考核细则与参数第2版已采用，自2026-04-01起施行", who)
        self.assertEqual(self.told("guan"), [])

    def test_everybody_in_a_unit_is_told_of_a_working_rule(self) -> None:
        rulebook.file_rule(self.town)
        for who in ("lin", "li", "wu"):
            self.assertEqual(
                self.told(who), [("领导小组办公室印发工作制度《督办事项催办办法》2026年版，请阅知", False)]
            )
        self.assertEqual(self.told("guan"), [])
