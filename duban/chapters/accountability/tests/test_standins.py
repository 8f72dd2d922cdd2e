"""Where neither head nor director may act somebody stands in: no clue and no case is without a circle (34, 39, 40)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
from duban.chapters.accountability.queries import cases, clues
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.matters.models import Matter
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.looking import PageCase

EVERYBODY = ("wang", "zhou", "sun", "chen", "qian", "li", "he", "gao", "zheng", "xu", "shen", "wu", "guan")
BOTH = ("wang", "sun")


class TestStandins(PageCase):
    """王 heads the Leading Group, 孙 directs the Office; 周 is its only member, in charge of 工程建设部."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def enter(self, *people: str, **changed: Any) -> AccountabilityClue:
        return builders.entered(self.town, self.matter, people=people or BOTH, **changed)

    def whoever_sees(self, clue: AccountabilityClue) -> list[str]:
        found = clues.clues
        at = self.town.at
        return [who for who in EVERYBODY if found(self.town[who], at).filter(pk=clue.pk).exists()]

    def sends_out(self, who: str, clue: AccountabilityClue) -> Any:
        data = {"clue": clue.uid, "receiver": "上级党组织", "reason": "线索涉及组长和办公室主任"}
        return self.send("accountability.transfer_head_clue", who, data)

    # -- the clue ---------------------------------------------------------------------------------------

    def test_what_concerns_head_and_director_reaches_a_member_of_the_leading_group(self) -> None:
        clue = self.enter(unit="company", who="chen")
        self.assertEqual(self.whoever_sees(clue), ["zhou", "chen"], "and the clerk who entered it")
        told = Message.objects.filter(kind="accountability.clue", subject_ref=clue.ref)
        self.assertEqual({one.person.username for one in told}, {"zhou", "chen"})

    def test_a_member_in_charge_of_the_unit_leaves_it_to_the_office(self) -> None:
        clue = self.enter(unit="works", who="chen")
        self.assertEqual(self.whoever_sees(clue), ["chen"])

    def test_he_sends_it_out_and_brings_in_receipt_and_result(self) -> None:
        clue = self.enter(unit="company", who="chen")
        for who in BOTH:
            self.assertEqual(self.sends_out(who, clue).status, 404)
        answer = self.sends_out("zhou", clue)
        self.assertEqual(answer.status, 200, answer)
        case = AccountabilityCase.objects.get(uid=answer.body["uid"])
        self.assertEqual((case.stage, case.concerns_head), ("TRANSFERRED", True))
        today, known = beijing_day(self.town.at), {"case": case.uid}
        steps: dict[str, dict[str, Any]] = {
            "record_receipt": {**known, "receipt_on": today, "receipt": "已签收"},
            "record_result": {**known, "result_on": today, "result": "已办结"},
            "archive_case": known,
        }
        for verb, data in steps.items():
            for who in BOTH:
                self.assertEqual(self.send(f"accountability.{verb}", who, data).status, 404)
            self.assertEqual(self.send(f"accountability.{verb}", "zhou", data).status, 200, verb)

    def test_the_clerk_who_entered_it_sees_it_and_does_not_act_on_it(self) -> None:
        clue = self.enter(unit="company", who="chen")
        self.assertEqual(self.sends_out("chen", clue).status, 403)

    def test_pages_and_desk_are_his(self) -> None:
        clue = self.enter(unit="company", who="chen")
        page = self.see("zhou", reverse("clue", args=[clue.uid]))
        self.assertContains(page, reverse("transfer_head_clue", args=[clue.uid]))
        self.assertEqual(self.see("zhou", reverse("transfer_head_clue", args=[clue.uid])).status_code, 200)
        self.assertContains(self.see("zhou", reverse("clues")), clue.number)
        self.assertContains(self.see("zhou", "/"), clue.number)
        self.assertEqual(self.see("sun", reverse("clue", args=[clue.uid])).status_code, 404)

    def test_a_clue_that_a_director_may_act_on_is_none_of_his(self) -> None:
        clue = self.enter("wang", unit="company", who="chen")
        self.assertEqual(self.whoever_sees(clue), ["sun", "chen"])

    def test_it_is_handed_on_as_the_posts_are(self) -> None:
        """Another head whom it does not concern finds it, and it is his; the posts ended, none is left for whom it waits."""
        clue = self.enter(unit="company", who="chen")
        day = beijing_day(self.town.at)
        for who in ("wang", "zhou"):
            organization.end_post(
                by=None,
                at=self.town.tick(),
                request_id=None,
                post=Post.objects.get(person=self.town[who]).uid,
                to_on=day,
            )
        self.town.go_to(day.replace(day=day.day + 1))
        self.assertEqual(self.whoever_sees(clue), ["chen"], "next in the table")
        self.assertEqual(clues.circle_of(clue, beijing_day(self.town.at)), [self.town["chen"]])
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["shen"].uid,
            kind=PostKind.LEADING_GROUP_HEAD,
            from_on=beijing_day(self.town.at),
        )
        self.assertIn("shen", self.whoever_sees(clue))

    def test_whom_the_rule_set_names_first_comes_first(self) -> None:
        clue = self.enter(unit="company", who="chen")
        with builders.reading("accountability.director_stand_ins", ["UNIT_HEAD", "LEADING_GROUP_MEMBER"]):
            self.assertNotIn("zhou", self.whoever_sees(clue))
            self.assertTrue({"zheng", "shen", "li"} & set(self.whoever_sees(clue)))

    # -- the case ---------------------------------------------------------------------------------------

    def test_in_a_case_that_concerns_the_director_alone_the_head_decides_and_another_does_his_part(
        self,
    ) -> None:
        clue = builders.confirmed(self.town, self.enter("sun", unit="company", who="chen"), who="wang")
        case = casing.start(self.town, clue)
        self.assertEqual(self.whoever_sees(clue), ["wang", "zhou", "chen"])
        circle = cases.circle_people(case, beijing_day(self.town.at))
        self.assertEqual(circle, [self.town["wang"], self.town["zhou"]])
        data = {"case": case.uid, "handlers": [self.town["qian"].uid, self.town["shen"].uid]}
        self.assertEqual(self.send("accountability.name_handlers", "sun", data).status, 404)
        self.assertEqual(self.send("accountability.name_handlers", "zhou", data).status, 200)
        self.assertContains(self.see("zhou", reverse("case", args=[case.uid])), case.number)

    def test_a_director_who_recuses_leaves_his_part_to_another(self) -> None:
        clue = builders.confirmed(self.town, self.enter("li", unit="company", who="chen"), who="sun")
        case = casing.start(self.town, clue)
        casing.recuse(self.town, case, "sun")
        self.assertEqual(self.see("zhou", reverse("case", args=[case.uid])).status_code, 200)
        self.assertEqual(self.see("sun", reverse("case", args=[case.uid])).status_code, 404)
