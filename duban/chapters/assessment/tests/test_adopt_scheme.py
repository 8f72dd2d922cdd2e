"""审定考核细则: by the Leading Group's head, or on a checked paper; the version before it ends the day before."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.scheme_values import rule
from duban.ground.access import NotFound
from duban.support.ledger import canonical
from duban.support.organization import queries as organization
from duban.support.rulebook.tests import builders as rulebook
from tests.cast import TODAY
from tests.stories import ActStory, Answer, TownCase


class TestAdoptScheme(ActStory):
    act = "assessment.adopt_scheme"
    doer = "wang"
    # For whoever neither writes nor adopts, a draft does not exist; a clerk without a paper is refused below.
    wrong_role = "zhou"
    stranger = "lin"
    refused = "assessment.scheme_state"
    scheme: AssessmentScheme

    def setUp(self) -> None:
        self.scheme = builders.submit(self.town, builders.draft(self.town))

    def data(self) -> dict[str, Any]:
        return {"scheme": self.scheme.uid, "from_on": "2026-01-01"}

    def spoil(self) -> None:
        builders.adopt(self.town, self.scheme)

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, self.wrong_role, self.data())
        self.assertEqual((answer.status, answer.code), (404, "assessment.scheme_unknown"), answer)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)

    def check(self, answer: Answer) -> None:
        self.scheme.refresh_from_db()
        self.assertEqual((self.scheme.state, self.scheme.number), (SchemeState.ADOPTED, 1))
        self.assertEqual(self.scheme.sha256, canonical.digest(self.scheme.body))
        self.assertEqual(schemes.in_force_on(TODAY).uid, self.scheme.uid)
        self.assertEqual(schemes.scheme_on(date(2026, 1, 1)).version, 1)
        with self.assertRaises(NotFound):
            schemes.scheme_on(date(2025, 12, 31))

    def test_whoever_has_written_it_does_not_adopt_it(self) -> None:
        builders.paper_on(self.town, self.scheme)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "assessment.scheme_own"), answer)

    def test_on_a_checked_paper_another_clerk_carries_it_in(self) -> None:
        builders.paper_on(self.town, self.scheme)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(answer.status, 200, answer)
        self.scheme.refresh_from_db()
        assert self.scheme.approval
        self.assertEqual((self.scheme.decided_on, self.scheme.approval.decision), (TODAY, "APPROVE"))

    def test_it_refuses_the_paper_of_somebody_who_does_not_adopt_schemes(self) -> None:
        builders.paper_on(self.town, self.scheme, kind="PARTY_GROUP_MEETING")
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "assessment.scheme_adopter_unfit"), answer)

    def test_it_refuses_a_paper_from_before_the_submission(self) -> None:
        builders.paper_on(self.town, self.scheme, on=date(2026, 2, 27))
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_decided_before"), answer)

    def test_a_paper_on_one_submission_does_not_decide_on_the_next(self) -> None:
        builders.paper_on(self.town, self.scheme)
        returned = {"scheme": self.scheme.uid, "reason": "再议"}
        self.assertEqual(self.send("assessment.return_scheme", "wang", returned).status, 200)
        builders.submit(self.town, self.scheme)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)

    def test_what_has_been_refused_since_it_was_sent_up_stops_it(self) -> None:
        rulebook.adopt(self.town, 2, assessment__scheme_refused_words=["反馈逾期"])
        answer = self.send(self.act, "wang", self.data())
        self.assertEqual((answer.status, answer.code), (409, "assessment.scheme_system_use"), answer)

    def test_it_locks_the_organization_and_the_scheme(self) -> None:
        self.assert_locks(organization.body(), self.scheme)


class TestOneVersionAfterAnother(TownCase):
    """Adopting the next one supersedes from its date and moves nothing before it."""

    def second(self, from_on: date) -> tuple[AssessmentScheme, AssessmentScheme]:
        first = builders.in_force(self.town)
        sent = builders.submit(
            self.town, builders.draft(self.town, rules=[rule(amount="-2")]), from_on=from_on
        )
        return first, builders.adopt(self.town, sent, from_on=from_on)

    def test_the_former_ends_the_day_before_and_stays_as_it_was(self) -> None:
        first, second = self.second(date(2026, 7, 1))
        before = first.sha256
        first.refresh_from_db()
        self.assertEqual((first.state, first.to_on), (SchemeState.SUPERSEDED, date(2026, 6, 30)))
        self.assertEqual((first.superseded_by, first.sha256), (second, before))
        self.assertEqual(canonical.digest(first.body), before)
        self.assertEqual(second.number, 2)

    def test_on_each_day_the_version_of_that_day_is_in_force(self) -> None:
        self.second(date(2026, 7, 1))
        self.assertEqual(schemes.scheme_on(date(2026, 6, 30)).version, 1)
        self.assertEqual(schemes.scheme_on(date(2026, 7, 1)).version, 2)
        both = schemes.versions_over(date(2026, 1, 1), date(2026, 12, 31))
        self.assertEqual([one.number for one in both], [1, 2])
        half = schemes.versions_over(date(2026, 7, 1), date(2026, 12, 31))
        self.assertEqual([one.number for one in half], [2])

    def test_it_locks_the_former_version_too(self) -> None:
        first = builders.in_force(self.town)
        sent = builders.submit(self.town, builders.draft(self.town), from_on=date(2026, 7, 1))
        given = {"scheme": sent.uid, "from_on": "2026-07-01", "versions": {first.ref: 999}}
        answer = self.send("assessment.adopt_scheme", "wang", given)
        self.assertEqual((answer.status, answer.code), (409, "doors.stale"), answer)

    def test_a_day_before_today_is_refused_once_one_is_in_force(self) -> None:
        builders.in_force(self.town)
        sent = builders.submit(self.town, builders.draft(self.town), from_on=date(2026, 7, 1))
        answer = self.send("assessment.adopt_scheme", "wang", {"scheme": sent.uid, "from_on": "2026-03-01"})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_from"), answer)
        self.assertEqual(schemes.scheme_on(TODAY).version, 1)
