"""补正拟立项事项 (11(1)): a person answers; the source's strings stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import CandidateState, RowStatus
from duban.chapters.intake.tests import builders
from duban.chapters.matters.actions import Target
from duban.ground.access import Refusal, Relation
from tests.stories import ActStory, Answer


class TestCompleteCandidate(ActStory):
    act = "intake.complete_candidate"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.candidate_state"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.taken_in(cls.town)

    def data(self) -> dict[str, Any]:
        return self.filled(
            category="IMPORTANT_MATTER",
            limb="PEOPLE",
            due_on="2026-10-31",
            units=[{"unit": self.town.unit("business").uid, "relation": "LEAD"}],
            remark="与经营管理部核对",
        )

    def filled(self, number: int = 2, **completion: Any) -> dict[str, Any]:
        return {"candidate": builders.row(self.listed, number).uid, "completion": completion}

    def spoil(self) -> None:
        builders.decline(self.town, builders.row(self.listed, 2))

    def check(self, answer: Answer) -> None:
        found = Candidate.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (found.category, found.limb, found.due_on), ("IMPORTANT_MATTER", "PEOPLE", date(2026, 10, 31))
        )
        self.assertEqual([(one["name"], one["relation"]) for one in found.units], [("经营管理部", "LEAD")])
        self.assertEqual(found.open_questions, [])
        self.assertEqual(found.status, RowStatus.READY)
        self.assertEqual({one["by"] for one in found.questions}, {"陈启明"})
        self.assertIn("各有关单位", found.original.values())

    def refuse(self, code: str, number: int = 2, **completion: Any) -> None:
        answer = self.send(self.act, "chen", self.filled(number, **completion))
        self.assertEqual((answer.status, answer.code), (422, code), answer)

    def test_what_was_before_is_possible(self) -> None:
        self.refuse("intake.completed_missing", before={"finished": True})
        self.refuse("intake.percent_unfit", before={"percent": 101})

    def test_only_words_of_the_row_are_given_a_unit_and_each_unit_once(self) -> None:
        works = self.town.unit("works").uid
        self.refuse("intake.unit_text_unknown", named={"城建办": works})
        outside = {text: self.town.unit("bureau").uid for text in self.open_words(2)}
        self.refuse("intake.lead_out_of_scope", named=outside, lead=self.town.unit("bureau").uid)

    def open_words(self, number: int) -> list[str]:
        return [one["text"] for one in builders.row(self.listed, number).units if not one["uid"]]

    def test_naming_units_without_a_lead_leaves_the_lead_open(self) -> None:
        found = builders.complete(
            self.town,
            builders.row(self.listed, 3),
            Completion(units=builders.roles(self.town, planning=Relation.CO)),
        )
        self.assertEqual([one["code"] for one in found.open_questions], ["lead_missing"])

    def test_a_missing_lead_cannot_be_ticked_away(self) -> None:
        third = builders.row(self.listed, 3)
        places = range(len(third.questions))
        found = builders.complete(self.town, third, Completion(confirmed=list(places), remark="就这样"))
        self.assertEqual([one["code"] for one in found.open_questions], ["lead_missing"])

    def test_a_question_is_answered_by_confirming_it(self) -> None:
        second = builders.row(self.listed, 2)
        found = builders.complete(self.town, second, Completion(confirmed=[0], remark="只列经营管理部"))
        self.assertEqual(found.questions[0]["answer"], "只列经营管理部")
        self.assertEqual(found.questions[0]["on"], "2026-03-02")

    def test_what_is_confirmed_without_a_unit_is_not_listed_and_the_lead_not_forgotten(self) -> None:
        second = builders.row(self.listed, 2)
        found = builders.complete(self.town, second, Completion(confirmed=[0]))
        self.assertEqual([one["name"] for one in found.units], ["经营管理部"])
        unknown = [(*builders.DREDGING[:4], "星际开发部", "", "", builders.DREDGING[7])]
        other = builders.row(builders.taken_in(self.town, unknown, title="另一清单"), 1)
        places = list(range(len(other.questions)))
        found = builders.complete(self.town, other, Completion(confirmed=places))
        self.assertEqual(found.units, [])
        self.assertEqual([one["code"] for one in found.open_questions], ["lead_missing"])
        self.assertIn("星际开发部", found.original.values())

    def test_an_open_end_is_said_and_not_left_empty(self) -> None:
        found = builders.complete(self.town, builders.row(self.listed, 1), Completion(open_ended=True))
        self.assertTrue(found.no_end)

    def test_what_is_changed_after_a_proposal_must_be_proposed_anew(self) -> None:
        builders.classify(self.town, builders.row(self.listed, 1))
        builders.propose(self.town, builders.row(self.listed, 1))
        builders.review(self.town, builders.row(self.listed, 1))
        found = builders.complete(
            self.town, builders.row(self.listed, 1), Completion(due_on=date(2026, 7, 31))
        )
        self.assertEqual(
            (found.state, found.proposed_by, found.reviewed_by), (CandidateState.CANDIDATE, None, None)
        )

    def test_milestones_objectives_and_leaders_are_kept(self) -> None:
        found = builders.complete(
            self.town,
            builders.row(self.listed, 1),
            Completion(
                milestones=[Target("开工", date(2026, 4, 1), is_state=True, subject="标段一")],
                objectives=["清淤3.2万方", " ", "驳岸1460米"],
                leaders=[self.town["zhou"].uid],
            ),
        )
        self.assertEqual(found.objectives, ["清淤3.2万方", "驳岸1460米"])
        self.assertEqual([one["name"] for one in found.leaders], ["周明德"])
        self.assertEqual(
            found.milestones, [{"label": "开工", "subject": "标段一", "on": "2026-04-01", "is_state": True}]
        )

    def test_a_row_that_could_not_be_read_becomes_a_matter_when_it_is_named(self) -> None:
        rows = [(*builders.DREDGING[:2], "长" * 501, *builders.DREDGING[3:])]
        refused = builders.row(builders.taken_in(self.town, rows, title="另一清单"), 1)
        with self.assertRaisesMessage(Refusal, "intake.row_is_no_matter"):
            builders.classify(self.town, refused)
        named = builders.complete(self.town, refused, Completion(title="护城河综合整治"))
        self.assertEqual((named.title, named.is_matter), ("护城河综合整治", True))

    def test_it_refuses_what_cannot_be(self) -> None:
        works, bureau = self.town.unit("works").uid, self.town.unit("bureau").uid
        business = self.town.unit("business").uid
        lead, co, external = "LEAD", "CO", "EXTERNAL"
        cases: dict[str, dict[str, Any]] = {
            "intake.nothing_given": {},
            "intake.title_length": {"title": "长" * 501},
            "intake.two_deadlines": {"due_on": "2026-10-31", "open_ended": True},
            "intake.two_leads": {"units": [_role(works, lead), _role(business, lead)]},
            "intake.unit_twice": {"units": [_role(works, lead), _role(works, co)]},
            "intake.lead_out_of_scope": {"units": [_role(bureau, lead)]},
            "intake.out_of_scope": {"units": [_role(works, lead), _role(bureau, co)]},
            "intake.in_scope": {"units": [_role(works, external)]},
            "intake.question_unknown": {"confirmed": [99]},
            "doors.input": {"due_on": "2026-02-30"},
        }
        for code, completion in cases.items():
            with self.subTest(code):
                answer = self.send(self.act, "chen", self.filled(**completion))
                self.assertEqual((answer.status, answer.code), (422, code), answer)

    def test_it_refuses_a_unit_that_does_not_exist(self) -> None:
        answer = self.send(self.act, "chen", self.filled(units=[_role(self.listed.uid, "LEAD")]))
        self.assertEqual((answer.status, answer.code), (404, "organization.unit_unknown"))

    def test_nothing_is_completed_while_the_list_is_up_for_approval(self) -> None:
        rows = [(*one[:2], f"{one[2]}（二期）", *one[3:]) for one in builders.ROWS]
        listed = builders.submitted(self.town, rows)
        answer = self.send(
            self.act, "chen", {"candidate": builders.row(listed, 1).uid, "completion": {"limb": "CITY"}}
        )
        self.assertEqual((answer.status, answer.code), (409, "intake.list_state"))


def _role(unit: object, relation: str) -> dict[str, object]:
    return {"unit": unit, "relation": relation}
