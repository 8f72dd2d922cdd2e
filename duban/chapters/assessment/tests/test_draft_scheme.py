"""起草考核细则: blank, from a ready one, from another version, or from an exported file."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import ready
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.scheme_values import body, rule
from duban.support.organization import queries as organization
from tests.stories import ActStory, Answer


class TestDraftScheme(ActStory):
    act = "assessment.draft_scheme"
    doer = "chen"
    wrong_role = "lin"
    # Whoever does not see the drafts does not see the one to start from either.
    stranger = "wu"
    refused = "assessment.scheme_two_starts"

    def setUp(self) -> None:
        self.like = builders.draft(self.town)

    def data(self) -> dict[str, Any]:
        return {"title": "2026年考核细则", "like": self.like.uid}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "ready": "default"}

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, self.wrong_role, {"ready": "default"})
        self.assertEqual((answer.status, answer.code), (403, "access.not_permitted"), answer)

    def check(self, answer: Answer) -> None:
        made = AssessmentScheme.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.state, made.title), (SchemeState.DRAFTED, "2026年考核细则"))
        self.assertEqual(made.body["rules"], self.like.body["rules"])
        self.assertEqual(made.started_from, str(self.like))

    def test_it_starts_from_each_ready_scheme(self) -> None:
        self.assertEqual(
            [one.code for one in ready.every()], ["default", "district", "county", "progressive"]
        )
        for one in ready.every():
            answer = self.send(self.act, "chen", {"ready": one.code})
            self.assertEqual(answer.status, 200, answer)
            made = AssessmentScheme.objects.get(uid=answer.body["uid"])
            self.assertEqual((len(made.body["rules"]), made.title), (len(one.body["rules"]), one.title))
            self.assertTrue(one.origin)

    def test_it_starts_blank(self) -> None:
        answer = self.send(self.act, "chen", {"title": "空白"})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(AssessmentScheme.objects.get(uid=answer.body["uid"]).body["rules"], [])

    def test_it_refuses_points_for_using_the_system(self) -> None:
        for title in ("登录系统不足的", "APP巡河次数", "在 线 时长"):
            answer = self.send(self.act, "chen", {"body": body(rule(title=title))})
            self.assertEqual((answer.status, answer.code), (409, "assessment.scheme_system_use"), title)
            self.assertIn("国办函〔2026〕12号", str(answer.body))

    def test_it_refuses_what_is_no_scheme(self) -> None:
        for wrong in (
            body(rule(points="1")),
            body(rule(facts=["SIGNED_IN"])),
            body(rule(amount="many")),
            body(rule(amount="0.0000001")),
            body(base=True),
        ):
            answer = self.send(self.act, "chen", {"body": wrong})
            self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_shape"), wrong)

    def test_it_locks_the_organization(self) -> None:
        self.assert_locks(organization.body())
