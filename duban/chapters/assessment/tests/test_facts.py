"""Each kind of fact, out of one story through real acts; one fact once; nobody answers for another's days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from duban.chapters.assessment.queries.facts import PersonKey, UnitKey
from duban.chapters.assessment.terms.evaluation import Quality
from duban.chapters.assessment.terms.scheme import FactKind, Side
from duban.chapters.assessment.tests import evaluating, rounds
from duban.chapters.assessment.tests.computing import confirmed, entered, gathered, kinds, of_unit
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters import actions as matters
from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.adjusting import claim
from duban.chapters.matters.tests.builders import deadline
from duban.chapters.responsibility.tests import builders as responsibility
from duban.chapters.responsibility.tests.builders import running_matter
from duban.chapters.supervision.terms import ProblemKind
from duban.chapters.supervision.tests import builders as supervision
from duban.chapters.supervision.tests import treating
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.stories import TownCase

K = FactKind
DUE_ON = date(2026, 6, 30)


class TestTimeOfMatters(TownCase):
    """时限: 提前、按时、延时, and what is not done (12)."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def finish(self, day: date) -> None:
        self.town.go_to(day)
        feedback.accept(self.town, feedback.submitted(self.town, self.matter))

    def of(self, unit: str) -> list[str]:
        return kinds(of_unit(self.town, unit))

    def test_a_matter_done_a_working_day_before_is_early_for_lead_and_co(self) -> None:
        self.finish(date(2026, 6, 29))
        self.assertEqual((self.of("works"), self.of("business")), ([K.MATTER_EARLY], [K.MATTER_EARLY]))
        roles = {str(fact.role) for unit in ("works", "business") for fact in of_unit(self.town, unit)}
        self.assertEqual(roles, {"LEAD", "CO"})

    def test_a_matter_done_on_its_last_day_is_on_time(self) -> None:
        self.finish(DUE_ON)
        self.assertEqual(self.of("works"), [K.MATTER_ON_TIME])

    def test_a_matter_done_after_it_is_late_by_days_and_shares_one_key(self) -> None:
        self.finish(date(2026, 7, 3))
        facts = [fact for fact in of_unit(self.town, "works") if fact.kind == K.MATTER_LATE]
        self.assertEqual([(fact.quantity, fact.on) for fact in facts], [(Decimal(3), date(2026, 7, 1))])
        self.assertIn("延时 3 天", facts[0].words)
        self.assertIsNotNone(facts[0].act, "the acceptance is its source")

    def test_what_is_not_done_the_day_after_is_undone(self) -> None:
        self.town.go_to(DUE_ON)
        self.assertEqual(self.of("works"), [])
        self.town.go_to(date(2026, 7, 1))
        self.assertEqual(self.of("works"), [K.MATTER_UNDONE])

    def test_what_was_reported_in_time_and_waits_is_nothing_yet(self) -> None:
        self.town.go_to(DUE_ON)
        feedback.submitted(self.town, self.matter)
        self.town.go_to(date(2026, 7, 10))
        self.assertNotIn(K.MATTER_UNDONE, self.of("works"))

    def test_a_finding_that_charges_no_day_makes_it_a_fact_that_is_shown_and_not_priced(self) -> None:
        self._excused(days=3)
        gathering = gathered(self.town)
        key = UnitKey(self.town.unit("works").pk, Side.UNDERTAKING)
        self.assertEqual([fact for fact in gathering.units.get(key, []) if fact.kind == K.MATTER_LATE], [])
        self.assertEqual(kinds(gathering.spared[key]), [K.MATTER_LATE])
        self.assertIn("已认定不可抗力，3 天不计", gathering.spared[key][0].words)

    def test_a_finding_of_fewer_days_leaves_the_rest(self) -> None:
        self._excused(days=2)
        late = [fact for fact in of_unit(self.town, "works") if fact.kind == K.MATTER_LATE]
        self.assertEqual([fact.quantity for fact in late], [Decimal(1)])

    def _excused(self, *, days: int) -> None:
        self.town.go_to(DUE_ON)
        finding = claim(self.town, deadline(self.matter))
        matters.find_exemption(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            finding=finding.uid,
            found=True,
            words="雨情属实",
            days_not_charged=days,
            bars_ground_2=True,
        )
        self.finish(date(2026, 7, 3))


class TestOtherDates(TownCase):
    def test_a_late_signature_and_breakdown(self) -> None:
        matter = responsibility.assigned_matter(self.town, co=(), service=())
        self.town.go_to(date(2026, 4, 1))
        found = of_unit(self.town, "works")
        self.assertEqual(kinds(found), [K.BREAKDOWN_LATE, K.SIGNED_LATE])
        self.assertIn("未签收", "".join(fact.words for fact in found))
        responsibility.sign(self.town, matter)
        late = [fact for fact in of_unit(self.town, "works") if fact.kind == K.SIGNED_LATE]
        self.assertIn("签收，逾期", late[0].words)

    def test_a_milestone_that_was_missed(self) -> None:
        running_matter(self.town, milestones=[Target("围堰合龙", date(2026, 4, 1))])
        self.town.go_to(date(2026, 4, 3))
        found = of_unit(self.town, "works")
        self.assertEqual(kinds(found), [K.MILESTONE_LATE])
        self.assertIn("围堰合龙", found[0].words)

    def test_feedback_in_time_late_and_missing(self) -> None:
        matter = running_matter(self.town)
        responsibility.plan(self.town, matter)
        self.town.go_to(date(2026, 3, 31))
        feedback.submitted(self.town, matter, kind="PERIODIC_REPORT", percent=30)
        self.assertEqual(kinds(of_unit(self.town, "works")), [K.FEEDBACK_ON_TIME])
        self.town.go_to(date(2026, 5, 4))
        self.assertIn(K.FEEDBACK_MISSING, kinds(of_unit(self.town, "works")))
        feedback.submitted(self.town, matter, kind="PERIODIC_REPORT", percent=60)
        self.assertEqual(kinds(of_unit(self.town, "works")), [K.FEEDBACK_LATE, K.FEEDBACK_ON_TIME])

    def test_returns_by_their_kind_and_an_answer_that_is_late(self) -> None:
        for how, kind in (
            (ReturnKind.SUPPLEMENT, K.REPORT_RETURNED_SUPPLEMENT),
            (ReturnKind.REDO, K.REPORT_RETURNED_REDO),
        ):
            matter = running_matter(self.town)
            report = feedback.submitted(self.town, matter)
            feedback.return_for(self.town, report, how, new_due_on=date(2026, 3, 9))
            self.assertIn(kind, kinds(of_unit(self.town, "works")))
        self.town.go_to(date(2026, 3, 11))
        self.assertEqual(kinds(of_unit(self.town, "works")).count(K.FEEDBACK_MISSING), 2)


class TestSupervision(TownCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def test_a_problem_and_its_notice_are_two_records_of_one_fact(self) -> None:
        supervision.served_notice(self.town, self.matter)
        found = of_unit(self.town, "works")
        self.assertEqual(kinds(found), [K.NOTICE_SERVED, K.PROBLEM_FOUND])
        self.assertEqual(len({fact.fact_key for fact in found}), 1)

    def test_a_notice_that_was_annulled_is_none(self) -> None:
        notice = supervision.served_notice(self.town, self.matter)
        supervision.annul(self.town, notice)
        self.assertEqual(kinds(of_unit(self.town, "works")), [])

    def test_a_late_reply_to_a_notice(self) -> None:
        supervision.served_notice(self.town, self.matter)
        self.town.go_to(date(2026, 4, 1))
        self.assertIn(K.RECTIFICATION_LATE, kinds(of_unit(self.town, "works")))

    def test_an_untrue_report(self) -> None:
        supervision.record_problem(self.town, self.matter, kind=ProblemKind.UNTRUE)
        self.assertEqual(kinds(of_unit(self.town, "works")), [K.FALSE_REPORT])

    def test_a_result_that_was_reopened_is_the_same_untruth(self) -> None:
        report = feedback.accept(self.town, feedback.submitted(self.town, self.matter))
        problem = supervision.record_problem(self.town, self.matter, kind=ProblemKind.UNTRUE)
        feedback.reopen(self.town, report, problem.ref)
        wanted = {K.FALSE_REPORT, K.REPORT_RETURNED_REDO}
        untrue = [fact for fact in of_unit(self.town, "works") if fact.kind in wanted]
        self.assertEqual(kinds(untrue), [K.FALSE_REPORT, K.FALSE_REPORT, K.REPORT_RETURNED_REDO])
        self.assertEqual(len({fact.fact_key for fact in untrue}), 1)

    def test_what_was_urged_because_it_was_late_is_that_lateness(self) -> None:
        self.town.go_to(date(2026, 7, 2))
        supervision.urge(self.town, self.matter)
        found = of_unit(self.town, "works")
        self.assertEqual(kinds(found), [K.MATTER_UNDONE, K.URGED])
        self.assertEqual(len({fact.fact_key for fact in found}), 1)

    def test_an_overdue_task_and_the_problem_on_it_are_one(self) -> None:
        self.town.go_to(date(2026, 7, 2))
        supervision.record_problem(
            self.town, self.matter, kind=ProblemKind.OVERDUE, obligation=deadline(self.matter).uid
        )
        found = of_unit(self.town, "works")
        self.assertEqual(kinds(found), [K.MATTER_UNDONE, K.PROBLEM_FOUND])
        self.assertEqual(len({fact.fact_key for fact in found}), 1)

    def test_what_the_unit_reports_itself(self) -> None:
        feedback.report_delay(self.town, self.matter)
        supervision.record_problem(self.town, self.matter, self_reported=True, own_new_on=date(2026, 3, 20))
        self.assertEqual(kinds(of_unit(self.town, "works")), [K.SELF_REPORTED, K.SELF_REPORTED])


class TestService(TownCase):
    """服务单位 on its own side (12(8))."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = responsibility.assigned_matter(cls.town)
        responsibility.sign(cls.town, cls.matter, unit="company", who="feng")

    def served(self) -> list[str]:
        return kinds(of_unit(self.town, "company", Side.SERVICE))

    def test_it_answered_in_time_and_broke_its_promise(self) -> None:
        responsibility.promise(self.town, self.matter, due_on=date(2026, 3, 20))
        self.assertEqual(self.served(), [K.SERVICE_ON_TIME])
        self.town.go_to(date(2026, 3, 23))
        self.assertEqual(self.served(), [K.PROMISE_BROKEN, K.SERVICE_ON_TIME])
        self.assertEqual(kinds(of_unit(self.town, "company")), [], "nothing of it is on the other side")

    def test_it_answered_late(self) -> None:
        self.town.go_to(date(2026, 4, 1))
        self.assertEqual(self.served(), [K.SERVICE_LATE])

    def test_a_co_unit_that_does_not_answer_what_was_to_be_coordinated(self) -> None:
        for unit, who in (("works", "lin"), ("business", "zhao")):
            responsibility.sign(self.town, self.matter, unit=unit, who=who)
            responsibility.break_down(
                self.town, self.matter, unit=unit, who=who, people=("gao" if unit == "works" else who,)
            )
        row = treating.asked(self.town, self.matter)
        self.town.go_to(date(2026, 3, 25))
        self.assertEqual(kinds(of_unit(self.town, "business")), [K.COORDINATION_MISSED])
        treating.escalated(self.town, row)
        treating.decided(self.town, row, binds=False)
        self.assertEqual(kinds(of_unit(self.town, "business")), [K.COORDINATION_MISSED])


class TestEntered(TownCase):
    def test_what_was_entered_counts_when_a_second_person_has_seen_it(self) -> None:
        running_matter(self.town)
        fact = entered(self.town)
        self.assertEqual(kinds(of_unit(self.town, "works")), [])
        confirmed(self.town, fact)
        self.assertEqual(kinds(of_unit(self.town, "works")), [K.LEADER_PRAISED])

    def test_what_is_about_a_person_is_his_alone(self) -> None:
        confirmed(self.town, entered(self.town, kind=K.LEADER_CRITICISED, person=self.town["gao"].uid))
        people = gathered(self.town).people
        own = PersonKey(self.town["gao"].pk, self.town.unit("works").pk, Side.UNDERTAKING)
        self.assertEqual(kinds(people[own]), [K.LEADER_CRITICISED])
        self.assertEqual(kinds(of_unit(self.town, "works")), [])


class TestApproved(TownCase):
    """What the Leading Group and others decided (11(5), 15)."""

    def test_the_quality_of_an_approved_evaluation_is_a_fact_of_lead_and_co(self) -> None:
        matter = evaluating.closed_matter(self.town)
        row = evaluating.submitted(self.town, matter, Quality.FAIRLY_GOOD)
        self.assertNotIn(K.QUALITY_FAIRLY_GOOD, kinds(of_unit(self.town, "works")))
        evaluating.approve_on_paper(self.town, row)
        for unit in ("works", "business"):
            found = [fact for fact in of_unit(self.town, unit) if fact.kind == K.QUALITY_FAIRLY_GOOD]
            self.assertEqual([fact.ref for fact in found], [row.ref], unit)
            self.assertIsNotNone(found[0].act)
        evaluating.approve_on_paper(self.town, evaluating.corrected(self.town, row, Quality.GOOD))
        self.assertIn(K.QUALITY_GOOD, kinds(of_unit(self.town, "works")))
        self.assertNotIn(K.QUALITY_FAIRLY_GOOD, kinds(of_unit(self.town, "works")))

    def test_a_commendation_counts_when_it_was_checked(self) -> None:
        running_matter(self.town)
        rounds.commendation(self.town)
        self.assertEqual(kinds(of_unit(self.town, "works")), [])
        rounds.checked_commendation(self.town, decision="另一份通报（古城委〔2026〕9号）")
        self.assertEqual(kinds(of_unit(self.town, "works")), [K.COMMENDED])


class TestOffice(TownCase):
    def test_the_office_is_late_with_its_own_review(self) -> None:
        matter = running_matter(self.town)
        feedback.submitted(self.town, matter)
        self.town.go_to(date(2026, 4, 1))
        found = of_unit(self.town, "office")
        self.assertIn(K.OFFICE_DUTY_LATE, kinds(found))
        self.assertIn("审核反馈", "".join(fact.words for fact in found))
        owner = PersonKey(self.town["sun"].pk, self.town.unit("office").pk, Side.UNDERTAKING)
        self.assertIn(K.OFFICE_DUTY_LATE, kinds(gathered(self.town).people[owner]))


class TestPeople(TownCase):
    """Persons by their days (11(2), 13(2))."""

    def of(self, who: str, unit: str = "works") -> list[str]:
        people = gathered(self.town).people
        return kinds(people.get(PersonKey(self.town[who].pk, self.town.unit(unit).pk, Side.UNDERTAKING), []))

    def test_head_deputy_and_handler_of_the_day_answer_and_nobody_else(self) -> None:
        running_matter(self.town)
        self.town.go_to(date(2026, 7, 1))
        self.assertEqual(
            [self.of(who) for who in ("li", "he", "gao", "lin", "shen")],
            [[K.MATTER_UNDONE]] * 3 + [[], []],
        )

    def test_a_person_who_handed_over_has_his_days_only(self) -> None:
        matter = running_matter(self.town, milestones=[Target("围堰合龙", date(2026, 4, 1))])
        self.town.go_to(date(2026, 4, 10))
        listed = responsibility.hand_over(self.town, on=date(2026, 4, 10))
        responsibility.receive(self.town, listed)
        self.town.go_to(date(2026, 7, 1))
        self.assertEqual(self.of("gao"), [K.MILESTONE_LATE])
        self.assertEqual(self.of("lin"), [K.MATTER_UNDONE])
        self.assertTrue(Obligation.objects.filter(matter=matter).exists())

    def test_a_head_who_left_answers_for_what_was_late_before(self) -> None:
        running_matter(self.town, milestones=[Target("围堰合龙", date(2026, 4, 1))])
        self.town.go_to(date(2026, 5, 6))
        organization.replace_holder(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            post=Post.objects.get(person=self.town["li"], kind=PostKind.UNIT_HEAD).uid,
            person=self.town["shen"].uid,
            from_on=date(2026, 5, 6),
        )
        self.assertIn(K.MILESTONE_LATE, self.of("li"))
        self.assertEqual(self.of("shen"), [])
