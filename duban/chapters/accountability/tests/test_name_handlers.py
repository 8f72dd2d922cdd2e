"""指定核实人员: two, and none who has to recuse."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import builders, casing, proposing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.tests import builders as notices
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestNameHandlers(CaseStory):
    act = "accountability.name_handlers"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.started(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "handlers": [self.town[one].uid for one in casing.HANDLERS]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.name(self.town, self.case)
        casing.transfer(self.town, casing.stop(self.town, self.case))
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=answer.body["uid"])
        self.assertEqual(case.stage, "VERIFYING")
        self.assertEqual({row.person.name for row in case.handlers.all()}, {"钱晓雯", "沈伟"})
        seats = {seat.person.name for seat in case.circle.filter(to_at__isnull=True)}
        self.assertEqual(seats, {"王志远", "孙立平", "钱晓雯", "沈伟"})
        duties = {duty.kind: duty.met_on for duty in case.duties.all()}
        self.assertEqual(duties["NAME_HANDLERS"], beijing_day(self.town.at))
        self.assertIsNone(duties["VERIFY"])

    def test_it_refuses_the_wrong_role(self) -> None:
        casing.admit(self.town, self.case, "zhou")
        self.assertEqual(self.send(self.act, "zhou", self.data()).code, "access.not_permitted")

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        for who in ("zhou", "chen", "qian", "guan", "an", "shenji", "li"):
            with self.subTest(who):
                self.assertEqual(self.send(self.act, who, self.data()).status, 404)

    def test_one_is_not_enough(self) -> None:
        qian = self.town["qian"].uid
        refused(self, "accountability.too_few_handlers", handlers=[qian])
        refused(self, "accountability.too_few_handlers", handlers=[qian, qian])

    def test_whom_it_concerns_handles_nothing(self) -> None:
        named = [self.town["qian"].uid, self.town["li"].uid]
        refused(self, "accountability.concerned_stays_out", handlers=named)

    def test_who_drafted_the_notices_or_serves_in_the_unit_recuses(self) -> None:
        for who in ("chen", "lin"):
            named = [self.town["qian"].uid, self.town[who].uid]
            refused(self, "accountability.must_recuse", handlers=named)

    def test_who_issued_one_of_the_notices_recuses_too(self) -> None:
        matter = builders.matter_under_way(self.town)
        builders.served_notice(self.town, matter)
        signed = notices.sign_off(self.town, notices.draft(self.town, matter), who="wang")
        supervision.issue_notice(
            by=self.town["qian"], at=self.town.tick(), request_id=None, notice=signed.uid
        )
        notices.freeze(self.town)
        notices.serve(self.town, signed)
        case = casing.start(self.town, builders.clue_of(matter))
        refused(self, "accountability.must_recuse", case=case.uid)

    def test_administrators_handle_nothing(self) -> None:
        refused(self, "accountability.handler_unfit", handlers=[self.town["qian"].uid, self.town["guan"].uid])

    def test_another_is_named_whenever_one_is_lacking(self) -> None:
        case = proposing.adopted(self.town)
        casing.recuse(self.town, case, "shen")
        self.assertIn("NAME_HANDLERS", [one.kind for one in case.duties.filter(met_on__isnull=True)])
        named = {"case": case.uid, "handlers": [self.town[one].uid for one in ("qian", "xu")]}
        self.assertEqual(self.send(self.act, "sun", named).status, 200)
        self.assertNotIn("NAME_HANDLERS", [one.kind for one in case.duties.filter(met_on__isnull=True)])

    def test_who_is_not_named_again_leaves_on_the_next_request(self) -> None:
        casing.name(self.town, self.case)
        casing.name(self.town, self.case, "qian", "xu")
        for who, status in (("shen", 404), ("xu", 200), ("qian", 200)):
            answer = self.send("accountability.view_case", who, {"case": self.case.uid})
            self.assertEqual(answer.status, status, who)
