"""事事有回音 (6(3)): whatever people of a unit put before the Office or a leader has an act that answers it, and left
without an answer it stands on the open-loop list. A new act of a unit fails here until somebody says which it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.test import SimpleTestCase

from duban.chapters.assessment.tests import rounds as results
from duban.chapters.desk import loops
from duban.chapters.desk.tests.test_loops import FAR, LATER, exemption_undecided
from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback.tests import builders as reports
from duban.chapters.intake.tests import asking, consulting
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests import builders as matters
from duban.chapters.responsibility.tests import builders as responsibility
from duban.chapters.responsibility.tests.builders import running_matter
from duban.chapters.supervision.tests import builders as supervision
from duban.chapters.supervision.tests import treating
from duban.ground.access import ACTS, POLICY, Relation, Role
from duban.support.notifications.tests import builders as messages
from tests.cast import Town
from tests.looking import PageCase

ANSWERERS = frozenset(
    {Role.OFFICE_STAFF, Role.OFFICE_DIRECTOR, Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER}
)


def _self_inspection(town: Town, matter: Matter) -> object:
    return feedback.self_inspect(
        by=town["li"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit("works").uid,
        lines=[feedback.Looked("9(1)", "计划已制定")],
    )


def _objected_result(town: Town, _matter: Matter) -> object:
    """In July, and past the day on which the Office owed the answer."""
    found = results.object_to(town, results.unit_result(results.published(town), town))
    town.go_to(date(2026, 7, 27))
    return found


@dataclass(frozen=True)
class Submission:
    """What is put forward, by which acts it is answered, and how one comes about."""

    answered_by: tuple[str, ...]
    make: Callable[[Town, Matter], object]


SUBMISSIONS: dict[str, Submission] = {
    "assessment.object_to_result": Submission(
        ("assessment.answer_objection",),
        _objected_result,
    ),
    "feedback.submit_report": Submission(
        ("feedback.accept_report", "feedback.return_for"),
        lambda town, matter: reports.submitted(town, matter),
    ),
    "feedback.self_inspect": Submission(("feedback.accept_report", "feedback.return_for"), _self_inspection),
    "intake.ask_instructions": Submission(
        ("intake.answer_request",), lambda town, matter: asking.asked(town, matter)
    ),
    "intake.object_to_proposal": Submission(
        ("intake.answer_objection",), lambda town, _matter: consulting.objected(town)
    ),
    "matters.claim_exemption": Submission(("matters.find_exemption",), exemption_undecided),
    "matters.request_extension": Submission(
        ("matters.decide_extension",),
        lambda town, matter: matters.ask_extension(town, matter, new_due_on=date(2028, 3, 31)),
    ),
    "notifications.give_opinion": Submission(
        ("notifications.answer_opinion",), lambda town, _matter: messages.give(town, "gao")
    ),
    "responsibility.object_to_assignment": Submission(
        ("responsibility.answer_objection",), lambda town, matter: responsibility.object_to(town, matter)
    ),
    "supervision.object_to_notice": Submission(
        ("supervision.answer_objection",),
        lambda town, matter: supervision.object_to(town, supervision.served_notice(town, matter)),
    ),
    "supervision.request_rectification_extension": Submission(
        ("supervision.extend_rectification",),
        lambda town, matter: treating.ask_more_time(
            town, supervision.served_notice(town, matter), new_due_on=date(2026, 3, 27)
        ),
    ),
    "supervision.escalate_coordination": Submission(
        ("supervision.decide_coordination",),
        lambda town, matter: treating.escalated(
            town, treating.answered(town, treating.asked(town, matter), promises=False)
        ),
    ),
    "supervision.reply_to_notice": Submission(
        ("supervision.verify_rectification",),
        lambda town, matter: supervision.reply(town, supervision.served_notice(town, matter)),
    ),
}
# Acts of a unit that ask nobody for an answer, and why.
ASKS_NOTHING: dict[str, str] = {
    "feedback.approve_report": "sends on what is answered as a report",
    "feedback.send_back": "stays within the unit",
    "feedback.countersign": "is itself the answer to the lead unit",
    "feedback.report_delay": "the unit sets itself a date, which is followed like any other",
    "intake.record_contact": "records what passed with the source",
    "intake.withdraw_request": "takes back what was asked",
    "responsibility.sign_for": "is itself the answer to the assignment",
    "responsibility.break_down": "does what the assignment asks for",
    "responsibility.promise_service": "does what the assignment asks for",
    "responsibility.hand_over": "is answered by the receiver, who owes it",
    "responsibility.receive_handover": "is itself the answer to the hand-over",
    "assessment.receive_annual": "signs for what was handed over",
    "assessment.answer_analysis": "is itself the answer to the analysis; it stands beside it",
    "supervision.answer_study_opinion": "is itself the answer to the study",
    "supervision.serve_notice": "signs for what was served",
    "supervision.plan_rectification": "says how it will do what the notice asks for",
    "supervision.request_coordination": "is answered by the other unit, which owes it",
    "supervision.answer_coordination": "is itself the answer to the other unit",
    "supervision.report_coordination": "is confirmed by the unit that asked",
    "supervision.settle_coordination": "confirms what the other unit has done",
    # Of every person, on no matter.
    "files.store": "keeps a file",
    "rulebook.confirm_reading": "confirms what was read",
    "organization.use_reset_code": "sets the own password",
    "bulletins.confirm_reading": "says that what was sent out was read",
}


def of_units() -> set[str]:
    """The built acts that people of a unit, or anybody, may do."""
    return {
        code
        for code, who in POLICY.items()
        if ACTS[code].built
        and (Role.PERSON in who.roles or any(tie.relation != Relation.LEADER_IN_CHARGE for tie in who.ties))
    }


class TestTheList(SimpleTestCase):
    def test_every_act_of_a_unit_is_a_submission_or_says_why_not(self) -> None:
        self.assertEqual(of_units() - set(SUBMISSIONS) - set(ASKS_NOTHING), set())

    def test_each_submission_has_an_answer_from_above(self) -> None:
        for code, one in SUBMISSIONS.items():
            for answer in one.answered_by:
                with self.subTest(code=code, answer=answer):
                    self.assertTrue(ACTS[answer].built)
                    self.assertTrue(POLICY[answer].roles & ANSWERERS)


class AnsweredTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, due_on=FAR)


def _unanswered(one: Submission) -> Callable[[AnsweredTest], None]:
    def test(self: AnsweredTest) -> None:
        one.make(self.town, self.matter)
        self.town.go_to(LATER)
        self.assertEqual(len(loops.open_loops(self.town.at)), 1, loops.open_loops(self.town.at))

    return test


for _code, _one in SUBMISSIONS.items():
    setattr(AnsweredTest, f"test_unanswered_it_is_open_{_code.replace('.', '_')}", _unanswered(_one))
