"""送达督办通知书, in its three ways."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.papers import text_file
from tests.stories import Answer


class TestServeNotice(MatterStory):
    act = "supervision.serve_notice"
    doer = "lin"
    wrong_role = "zhou"
    refused = "documents.not_frozen"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.issued_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"notice": self.notice.uid, "ground": "SIGNED", **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(
            notice=builders.issued_notice(self.town, self.matter, signer="wang", frozen=False).uid
        )

    def check(self, answer: Answer) -> None:
        self.assert_served("SIGNED", date(2026, 3, 2))
        self.assertEqual(self.notice.signed_for_by, self.town["lin"])
        duty = Obligation.objects.get(kind="SERVE_NOTICE", source_ref=self.notice.ref)
        self.assertEqual(duty.met_on, date(2026, 3, 2))
        reply = Obligation.objects.get(kind="NOTICE_REPLY", source_ref=self.notice.ref)
        self.assertEqual((reply.unit_id, reply.due_on), (self.notice.unit_id, date(2026, 3, 16)))
        self.assertEqual((reply.counted_from, reply.counted_days), (date(2026, 3, 2), 10))

    def assert_served(self, ground: str, day: date) -> None:
        self.notice.refresh_from_db()
        self.assertEqual(
            (self.notice.state, self.notice.service_ground, self.notice.served_on), ("SERVED", ground, day)
        )

    def refuses(self, code: str, who: str | None = "chen", **changed: Any) -> None:
        answer = self.send(self.act, who, self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_another_unit_of_the_matter_does_not_know_of_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)

    def test_it_is_served_once(self) -> None:
        self.assertEqual(self.send(self.act, "li", self.data()).status, 200)
        self.refuses("supervision.notice_state", "lin")

    def test_a_paper_receipt_is_entered_with_its_scan_and_its_day(self) -> None:
        self.town.go_to(date(2026, 3, 3))
        scan = text_file(self.town, "chen", name="签收单.txt").uid
        paper = {"signed_for_by": self.town["li"].uid, "receipt": scan, "served_on": date(2026, 3, 2)}
        self.assertEqual(self.send(self.act, "chen", self.data(**paper)).status, 200)
        self.assert_served("SIGNED", date(2026, 3, 2))
        self.assertEqual(self.notice.receipt.name if self.notice.receipt else "", "签收单.txt")

    def test_a_paper_receipt_needs_scan_and_signer_of_that_unit(self) -> None:
        scan = text_file(self.town, "chen", name="签收单.txt").uid
        self.refuses("supervision.receipt_missing")
        self.refuses("supervision.receipt_missing", signed_for_by=self.town["li"].uid)
        self.refuses("supervision.signer_unfit", signed_for_by=self.town["gao"].uid, receipt=scan)
        self.refuses("supervision.signer_unfit", signed_for_by=self.town["zheng"].uid, receipt=scan)

    def test_its_day_lies_between_issue_and_today(self) -> None:
        scan = text_file(self.town, "chen", name="签收单.txt").uid
        paper: dict[str, Any] = {"signed_for_by": self.town["li"].uid, "receipt": scan}
        self.refuses("supervision.served_on_unfit", served_on=date(2026, 3, 1), **paper)
        self.refuses("supervision.served_on_unfit", served_on=date(2026, 3, 3), **paper)

    def test_refused_it_is_left_before_two_office_people(self) -> None:
        left = {
            "ground": "LEFT",
            "second_person": self.town["qian"].uid,
            "note": "联络员拒收，当场说明后留置",
        }
        self.assertEqual(self.send(self.act, "chen", self.data(**left)).status, 200)
        self.assert_served("LEFT", date(2026, 3, 2))
        self.assertEqual(
            (self.notice.left_by_1, self.notice.left_by_2), (self.town["chen"], self.town["qian"])
        )

    def test_leaving_needs_two_different_people_and_a_record(self) -> None:
        two, note = self.town["qian"].uid, "拒收"
        self.refuses("supervision.two_persons", ground="LEFT", note=note)
        self.refuses("supervision.two_persons", ground="LEFT", second_person=self.town["chen"].uid, note=note)
        self.refuses("supervision.two_persons", ground="LEFT", second_person=self.town["lin"].uid, note=note)
        self.refuses("supervision.two_persons", ground="LEFT", second_person=two, note=" ")
        self.refuses("supervision.ground_unfit", "lin", ground="LEFT", second_person=two, note=note)

    def test_unsigned_it_counts_at_the_end_of_the_next_working_day(self) -> None:
        self.town.go_to(date(2026, 3, 3), 23)
        self.refuses("supervision.deemed_early", None, ground="DEEMED")
        self.town.go_to(date(2026, 3, 4), 0)
        self.assertEqual(self.send(self.act, None, self.data(ground="DEEMED")).status, 200)
        self.assert_served("DEEMED", date(2026, 3, 3))

    def test_people_do_not_deem_and_the_system_does_not_sign(self) -> None:
        self.town.go_to(date(2026, 3, 4))
        self.refuses("supervision.ground_unfit", "chen", ground="DEEMED")
        self.refuses("supervision.ground_unfit", None)

    def test_without_a_liaison_nothing_is_deemed(self) -> None:
        from duban.support.organization import actions as organization
        from duban.support.organization.models import Post

        post = Post.objects.get(person=self.town["feng"])
        organization.end_post(
            by=self.town["an"], at=self.town.tick(), request_id=None, post=post.uid, to_on=date(2026, 3, 1)
        )
        other = builders.issued_notice(self.town, self.matter, unit="company")
        self.town.go_to(date(2026, 3, 10))
        self.refuses("supervision.deemed_early", None, ground="DEEMED", notice=other.uid)

    def test_a_written_date_stands_but_leaves_a_working_day(self) -> None:
        late = builders.issued_notice(
            self.town, self.matter, unit="business", reply_days=None, reply_due_on=date(2026, 3, 7)
        )
        self.town.go_to(date(2026, 3, 9))
        builders.serve(self.town, late)
        self.assertEqual(
            Obligation.objects.get(source_ref=late.ref, kind="NOTICE_REPLY").due_on, date(2026, 3, 10)
        )

    def test_one_whose_problems_are_gone_asks_for_no_reply(self) -> None:
        problem = self.notice.lines.get().problem
        again = builders.issued_notice(
            self.town, self.matter, problems=[problem], signer="wang", further_reason="险情扩大"
        )
        builders.serve(self.town, self.notice)
        builders.verify(self.town, builders.reply(self.town, self.notice))
        builders.serve(self.town, again)
        self.assertFalse(Obligation.objects.filter(source_ref=again.ref, kind="NOTICE_REPLY").exists())

    def test_the_unit_can_sign_while_the_matter_is_suspended(self) -> None:
        from duban.chapters.matters.tests.builders import suspend_matter

        suspend_matter(self.town, self.matter)
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)
