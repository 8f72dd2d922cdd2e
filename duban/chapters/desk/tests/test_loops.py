"""未闭环清单: one breach of each kind, planted in a house in order, makes its own line appear and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from django.test import SimpleTestCase

from duban.chapters.assessment.tests import computing as assessment
from duban.chapters.assessment.tests import evaluating
from duban.chapters.assessment.tests import scheme_builders as schemes
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders as bulletins
from duban.chapters.desk import loops
from duban.chapters.desk.tests import uninspected
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.intake.actions import carrying
from duban.chapters.intake.models import PendingImport
from duban.chapters.intake.tests import asking, consulting, deciding, firsts, sourcing
from duban.chapters.intake.tests import builders as intake
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import OFFICE_DUTIES, ObligationKind
from duban.chapters.matters.tests import adjusting
from duban.chapters.matters.tests import builders as matters
from duban.chapters.responsibility.tests import builders as responsibility
from duban.chapters.responsibility.tests.builders import running_matter
from duban.chapters.supervision import sweeps
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.tests import builders as supervision
from duban.chapters.supervision.tests import treating
from duban.support.documents.terms import DraftState as PaperState
from duban.support.documents.tests import builders as papers
from duban.support.ledger.rows import Row
from duban.support.organization.tests import builders as organization
from duban.support.rulebook.tests import builders as rulebook
from tests.cast import Town
from tests.looking import PageCase

FAR = date(2027, 12, 31)
LATER = date(2026, 7, 15)


def fact_not_confirmed(town: Town, matter: Matter) -> Row:
    return assessment.entered(town)


def circular_not_signed(town: Town, matter: Matter) -> Row:
    town.go_to(date(2026, 7, 1))
    return bulletins.review(town, bulletins.draft(town))


def circular_unread(town: Town, matter: Matter) -> Row:
    town.go_to(date(2026, 7, 1))
    circular = bulletins.issue(town, bulletins.signed(town))
    bulletins.read(town, bulletins.recipient(circular, town, "business"), who="zhao")
    return circular


def bulletin_not_issued(town: Town, matter: Matter) -> Row:
    return bulletins.reviewed_bulletin(town)


def bulletin_unread(town: Town, matter: Matter) -> Row:
    return bulletins.issued_bulletin(town, units=("works",))


def publicity_undecided(town: Town, matter: Matter) -> Row:
    return bulletins.publicity(town)


def publicity_not_recorded(town: Town, matter: Matter) -> Row:
    return bulletins.approved_publicity(town)


def unreviewed(town: Town, matter: Matter) -> Matter:
    feedback.submitted(town, matter)
    return matter


def not_urged(town: Town, matter: Matter) -> Matter:
    late = running_matter(town, due_on=date(2026, 5, 29), service=())
    town.go_to(date(2026, 6, 1))
    sweeps.sweep(town.at)
    return late


def suspension_undecided(town: Town, matter: Matter) -> Matter:
    matters.suspend_matter(town, matter)
    return matter


def notice_unserved(town: Town, matter: Matter) -> Matter:
    supervision.issued_notice(town, matter)
    return matter


def reply_unverified(town: Town, matter: Matter) -> Matter:
    supervision.reply(town, supervision.served_notice(town, matter))
    return matter


def objection_unanswered(town: Town, matter: Matter) -> Matter:
    supervision.object_to(town, supervision.served_notice(town, matter))
    return matter


def problem_untreated(town: Town, matter: Matter) -> Matter:
    supervision.record_problem(town, matter)
    return matter


def result_not_closed(town: Town, matter: Matter) -> Matter:
    feedback.accept(town, feedback.submitted(town, matter))
    return matter


def never_assigned(town: Town, matter: Matter) -> Matter:
    return matters.docket_matter(town, due_on=FAR)


def owed_by_nobody(town: Town, matter: Matter) -> Matter:
    """No act leads there: a fault of the software would."""
    QuerySet(Obligation).filter(matter=matter, met_on__isnull=True).update(lapsed_on=date(2026, 3, 3))
    return matter


def problem_forgotten(town: Town, matter: Matter) -> Matter:
    """The problem stands and the duty to treat it is gone: no act leads there either."""
    problem = supervision.record_problem(town, matter)
    QuerySet(Obligation).filter(source_ref=problem.ref).update(lapsed_on=date(2026, 3, 3))
    assert Problem.objects.get().state == "OPEN"
    return matter


def instruction_unanswered(town: Town, matter: Matter) -> Matter:
    """The unit has done what the leader wanted; the Office has told him nothing."""
    written = deciding.instruction(town, matter)
    QuerySet(Obligation).filter(source_ref=written.ref, kind="REQUIREMENT").update(met_on=date(2026, 4, 1))
    return matter


def assignment_objection_unanswered(town: Town, matter: Matter) -> Matter:
    responsibility.object_to(town, matter)
    return matter


def adjustment_owed(town: Town, matter: Matter) -> Matter:
    responsibility.object_to(town, matter)
    responsibility.answer(town, matter, upheld=True)
    return matter


def adjustment_undecided(town: Town, matter: Matter) -> Matter:
    adjusting.propose(town, matter)
    return matter


def exemption_undecided(town: Town, matter: Matter) -> Matter:
    adjusting.claim(town, matters.deadline(matter))
    return matter


def _met(kind: str) -> None:
    """What comes before is done; that alone is left."""
    QuerySet(Obligation).filter(kind=kind).update(met_on=date(2026, 3, 2))


def source_not_spoken_to(town: Town, matter: Matter) -> Matter:
    sourcing.source(town, matter, sourcing.SUGGESTION, due_on=date(2026, 5, 20))
    _met("SOURCE_REPLY")
    return matter


def source_not_answered(town: Town, matter: Matter) -> Matter:
    sourcing.contact(town, sourcing.source(town, matter, sourcing.SUGGESTION, due_on=date(2026, 5, 20)))
    return matter


def source_has_not_accepted(town: Town, matter: Matter) -> Matter:
    sourcing.source(town, matter, due_on=date(2026, 5, 20))
    return matter


def item_without_outcome(town: Town, matter: Matter) -> Row:
    return deciding.agreed(town).meeting


def instruction_unchecked(town: Town, matter: Matter) -> Row:
    return deciding.carried_in(town)


def instruction_unplaced(town: Town, matter: Matter) -> Row:
    return deciding.instruction(town)


def import_half_done(town: Town, matter: Matter) -> PendingImport:
    return intake.begun(town)


def unit_unanswered(town: Town, matter: Matter) -> Row:
    return consulting.objected(town)


def left_without_handing_over(town: Town, matter: Matter) -> Row:
    organization.end_post(town, "gao", date(2026, 3, 31))
    return town.unit("works")


def nobody_to_tell(town: Town, matter: Matter) -> Row:
    organization.end_post(town, "lin", date(2026, 3, 31))
    return town.unit("works")


def request_unanswered(town: Town, matter: Matter) -> Row:
    return asking.asked(town, matter)


def extension_undecided(town: Town, matter: Matter) -> Row:
    matters.ask_extension(town, matter, new_due_on=date(2028, 3, 31))
    return matter


def first_order_run_out(town: Town, matter: Matter) -> Row:
    return firsts.order(town)


def draft_undecided(town: Town, matter: Matter) -> Row:
    return rulebook.submit(town, rulebook.draft(town))


def scheme_undecided(town: Town, matter: Matter) -> Row:
    return schemes.submit(town, schemes.draft(town))


def more_time_undecided(town: Town, matter: Matter) -> Matter:
    treating.ask_more_time(town, supervision.served_notice(town, matter), new_due_on=date(2026, 3, 27))
    return matter


def coordination_unsettled(town: Town, matter: Matter) -> Matter:
    treating.escalated(town, treating.answered(town, treating.asked(town, matter), promises=False))
    return matter


def coordination_unanswered(town: Town, matter: Matter) -> Row:
    return treating.asked(town, matter)


def coordination_promise_not_kept(town: Town, matter: Matter) -> Row:
    return treating.answered(town, treating.asked(town, matter))


def paper_not_checked(town: Town, matter: Matter) -> Row:
    return papers.draft(town)


def paper_not_delivered(town: Town, matter: Matter) -> Row:
    return papers.led_to(town, PaperState.ISSUED)


def not_evaluated(town: Town, matter: Matter) -> Matter:
    feedback.accept(town, feedback.submitted(town, matter))
    return evaluating.close(town, matter)


def evaluation_undecided(town: Town, matter: Matter) -> Row:
    return evaluating.submitted(town, not_evaluated(town, matter))


Breach = Callable[[Town, Matter], Row | PendingImport]
DUTIES: dict[ObligationKind, Breach] = {
    ObligationKind.REVIEW: unreviewed,
    ObligationKind.URGE: not_urged,
    ObligationKind.DECIDE_SUSPENSION: suspension_undecided,
    ObligationKind.SERVE_NOTICE: notice_unserved,
    ObligationKind.VERIFY: reply_unverified,
    ObligationKind.ANSWER_OBJECTION: objection_unanswered,
    ObligationKind.TREAT_PROBLEM: problem_untreated,
    ObligationKind.CLOSE: result_not_closed,
    ObligationKind.ANSWER_INSTRUCTION: instruction_unanswered,
    ObligationKind.ANSWER_ASSIGNMENT: assignment_objection_unanswered,
    ObligationKind.ADJUST: adjustment_owed,
    ObligationKind.DECIDE_ADJUSTMENT: adjustment_undecided,
    ObligationKind.DECIDE_EXEMPTION: exemption_undecided,
    ObligationKind.DECIDE_RECTIFICATION: more_time_undecided,
    ObligationKind.SETTLE_COORDINATION: coordination_unsettled,
    ObligationKind.SOURCE_CONTACT: source_not_spoken_to,
    ObligationKind.SOURCE_REPLY: source_not_answered,
    ObligationKind.SOURCE_ACCEPTANCE: source_has_not_accepted,
    ObligationKind.EVALUATE: not_evaluated,
    ObligationKind.SPECIAL: uninspected.still_blocked,
    ObligationKind.INTERVIEW: uninspected.interview_not_held,
}
OTHERS: tuple[tuple[str, Breach], ...] = (
    ("unassigned", never_assigned),
    ("orphan", owed_by_nobody),
    ("problem", problem_forgotten),
    ("item", item_without_outcome),
    ("instruction", instruction_unchecked),
    ("instruction", instruction_unplaced),
    ("objection", unit_unanswered),
    ("handover", left_without_handing_over),
    ("vacancy", nobody_to_tell),
    ("request", request_unanswered),
    ("first", first_order_run_out),
    ("draft", draft_undecided),
    ("draft", scheme_undecided),
    ("import", import_half_done),
    ("extension", extension_undecided),
    *uninspected.OTHERS,
    ("coordination", coordination_unanswered),
    ("coordination", coordination_promise_not_kept),
    ("entered", fact_not_confirmed),
    ("evaluation", evaluation_undecided),
    ("paper", circular_not_signed),
    ("unread", circular_unread),
    ("paper", bulletin_not_issued),
    ("unread", bulletin_unread),
    ("paper", publicity_undecided),
    ("paper", publicity_not_recorded),
    ("paper", paper_not_checked),
    ("paper", paper_not_delivered),
)


class TestTheTable(SimpleTestCase):
    def test_every_duty_of_the_office_has_its_breach(self) -> None:
        self.assertEqual(set(DUTIES), set(OFFICE_DUTIES))


class LoopsTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, due_on=FAR)

    def only_line(self) -> loops.Loop:
        self.town.go_to(LATER)
        found = loops.open_loops(self.town.at)
        self.assertEqual(len(found), 1, found)
        return found[0]

    def test_an_open_matter_of_last_year_on_no_list_of_this_one_is_a_line(self) -> None:
        self.town.go_to(date(2026, 12, 28))
        carrying.carry_over(
            by=self.town["chen"],
            at=self.town.at,
            request_id=None,
            matter=matters.docket_matter(self.town, due_on=FAR).uid,
            from_year=2026,
        )
        for day, wanted in ((date(2027, 1, 15), []), (date(2027, 1, 20), [self.matter.ref])):
            self.town.go_to(day)
            found = [one.ref for one in loops.open_loops(self.town.at) if one.kind == "carry"]
            self.assertEqual(found, wanted, day)

    def test_a_circular_that_is_due_and_was_not_issued_is_a_line(self) -> None:
        for day, wanted in ((date(2026, 9, 18), []), (date(2026, 9, 28), ["自 2026-03-02 起未作阶段性通报"])):
            self.town.go_to(day)
            found = [one.what for one in loops.open_loops(self.town.at) if one.kind == "circular"]
            self.assertEqual(found, wanted, day)
        self.assertContains(self.see("chen", "/open-loops/?kind=circular"), "/circulars/draft/")
        bulletins.issue(
            self.town,
            bulletins.sign_off(
                self.town,
                bulletins.review(self.town, bulletins.draft(self.town, to_on=date(2026, 8, 31))),
            ),
        )
        kinds = [one.kind for one in loops.open_loops(self.town.at)]
        self.assertNotIn("circular", kinds)
        self.town.go_to(date(2027, 3, 31))
        line = next(one for one in loops.open_loops(self.town.at) if one.kind == "circular")
        self.assertEqual((line.ref, line.page), (Circular.objects.get().ref, "circular"))

    def test_a_house_in_order_has_none(self) -> None:
        self.town.go_to(LATER)
        self.assertEqual(loops.open_loops(self.town.at), [])
        self.assertContains(self.see("chen", "/open-loops/"), "清单为空")

    def test_a_paper_of_last_year_that_is_not_filed_is_a_line(self) -> None:
        found = papers.deliver(
            self.town, papers.led_to(self.town, PaperState.ISSUED), "台儿庄区人民政府", self.town.at.date()
        )
        assert found.document is not None
        for day, wanted in ((date(2027, 6, 30), False), (date(2027, 7, 1), True)):
            self.town.go_to(day)
            lines = [one for one in loops.open_loops(self.town.at) if one.ref == found.document.ref]
            self.assertEqual([one.kind for one in lines], ["archive"] * wanted, day)
        papers.archive(self.town, found.document)
        self.assertFalse([one for one in loops.open_loops(self.town.at) if one.ref == found.document.ref])


def _duty(kind: ObligationKind, breach: Breach) -> Callable[[LoopsTest], None]:
    def test(self: LoopsTest) -> None:
        broken = breach(self.town, self.matter)
        line = self.only_line()
        self.assertEqual((line.kind, line.ref), ("office", broken.ref))
        self.assertEqual(line.what, f"本办{kind.label}逾期未办")
        self.assertContains(self.see("chen", "/open-loops/?kind=office"), line.what)

    return test


def _other(kind: str, breach: Breach) -> Callable[[LoopsTest], None]:
    def test(self: LoopsTest) -> None:
        broken = breach(self.town, self.matter)
        line = self.only_line()
        self.assertEqual((line.kind, line.ref), (kind, broken.ref))
        self.assertContains(self.see("chen", "/open-loops/"), line.what)
        self.assertNotContains(self.see("chen", "/open-loops/?kind=office"), line.what)

    return test


for _kind, _breach in DUTIES.items():
    setattr(LoopsTest, f"test_it_shows_{_breach.__name__}", _duty(_kind, _breach))
for _name, _breach in OTHERS:
    setattr(LoopsTest, f"test_it_shows_{_breach.__name__}", _other(_name, _breach))
