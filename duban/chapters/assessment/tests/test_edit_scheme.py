"""修改考核细则: the whole scheme as it is to be; what differs goes on record."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.scheme_values import body, rule
from duban.support.ledger import queries as ledger
from tests.stories import ActStory, Answer


class TestEditScheme(ActStory):
    act = "assessment.edit_scheme"
    doer = "chen"
    # The head sees the draft and does not write it.
    wrong_role = "wang"
    stranger = "lin"
    refused = "assessment.scheme_state"
    scheme: AssessmentScheme

    def setUp(self) -> None:
        self.scheme = builders.draft(self.town)

    def data(self) -> dict[str, Any]:
        return {"scheme": self.scheme.uid, "body": body(rule(amount="-2")), "note": "加重"}

    def spoil(self) -> None:
        builders.submit(self.town, self.scheme)

    def check(self, answer: Answer) -> None:
        self.scheme.refresh_from_db()
        self.assertEqual(self.scheme.body["rules"][0]["amount"], "-2")
        line = ledger.timeline(self.scheme.ref, limit=1)[0]
        self.assertEqual((_part(line.old)["amount"], _part(line.new)["amount"]), ("-1", "-2"))
        self.assertEqual(set(line.old), {"rules.r1"})

    def test_a_rule_that_goes_is_on_record(self) -> None:
        self.send(self.act, "chen", {**self.data(), "body": body()})
        line = ledger.timeline(self.scheme.ref, limit=1)[0]
        self.assertEqual((_part(line.old)["title"], _part(line.new)), ("反馈逾期", None))

    def test_what_is_not_said_stays(self) -> None:
        self.send(self.act, "chen", self.data())
        self.send(self.act, "chen", {"scheme": self.scheme.uid, "body": body(rule())})
        self.scheme.refresh_from_db()
        self.assertEqual(self.scheme.note, "加重")

    def test_it_refuses_points_for_using_the_system(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "body": body(rule(origin="每日打卡得1分"))})
        self.assertEqual((answer.status, answer.code), (409, "assessment.scheme_system_use"), answer)

    def test_it_refuses_what_is_no_scheme(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "body": {"title": "无"}})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_shape"), answer)

    def test_it_locks_the_draft(self) -> None:
        self.assert_locks(self.scheme)


def _part(values: Any) -> Any:  # Any: JSON of a rule, on record
    return values["rules.r1"]
