"""回避: for good, and on the next request the case is gone."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestRecuseFromCase(CaseStory):
    act = "accountability.recuse_from_case"
    doer = "qian"
    wrong_role = "zhou"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        casing.admit(cls.town, cls.case, "zhou")

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "person": self.town["qian"].uid,
            "ground": "RELATIVE",
            "reason": "与涉及人员系近亲属",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.transfer(self.town, casing.stop(self.town, self.case))
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=answer.body["uid"])
        row = case.recusals.get()
        self.assertEqual((row.person, row.ground), (self.town["qian"], "RELATIVE"))
        self.assertEqual(row.words("reason"), "与涉及人员系近亲属")
        self.assertEqual([one.person.name for one in case.handlers.filter(to_on__isnull=True)], ["沈伟"])
        owed = [duty.kind for duty in case.duties.filter(met_on__isnull=True)]
        self.assertIn("NAME_HANDLERS", owed)

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        for who in ("chen", "zhao", "guan", "an", "shenji"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404)

    def test_the_case_is_gone_on_the_next_request(self) -> None:
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)
        self.assertEqual(self.send("accountability.view_case", "qian", {"case": self.case.uid}).status, 404)

    def test_a_handler_speaks_for_himself_alone(self) -> None:
        refused(self, "accountability.recuses_himself", person=self.town["shen"].uid)

    def test_the_head_says_it_of_anyone_in_the_circle_once(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "accountability.recused_already")
        other = self.data(person=self.town["chen"].uid)
        self.assertEqual(self.send(self.act, "wang", other).code, "accountability.not_in_circle")

    def test_he_is_not_named_again(self) -> None:
        self.send(self.act, "qian", self.data())
        data = {"case": self.case.uid, "handlers": [self.town[one].uid for one in casing.HANDLERS]}
        answer = self.send("accountability.name_handlers", "sun", data)
        self.assertEqual(answer.code, "accountability.recused_already")

    def test_only_on_grounds_that_the_rule_set_lists(self) -> None:
        with builders.reading("accountability.recusals", {"OWN_UNIT": "本单位"}):
            refused(self, "accountability.kind_unlisted")

    def test_the_director_may_recuse_before_anybody_handles_it(self) -> None:
        case = casing.start(self.town, casing.other_clue(self.town))
        casing.recuse(self.town, case, "sun")
        self.assertEqual(self.send("accountability.view_case", "sun", {"case": case.uid}).status, 404)

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_who_has_come_into_a_post_since_may_recuse_too(self) -> None:
        casing.head_becomes(self.town, "xu")
        data = {"case": self.case.uid}
        self.assertEqual(self.send("accountability.view_case", "xu", data).status, 200)
        given = self.data(person=self.town["xu"].uid)
        self.assertEqual(self.send(self.act, "xu", given).status, 200)
        self.assertEqual(self.send("accountability.view_case", "xu", data).status, 404)
