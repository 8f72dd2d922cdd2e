"""催办."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import SupervisionNotice, Urging
from duban.chapters.supervision.tests import builders
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestUrge(MatterStory):
    act = "supervision.urge"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.urged_lately"

    matter: Matter
    owed: Obligation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.owed = builders.own_deadline(cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "channel": "PHONE",
            "contact": "林海",
            "asked": "请报送本周进展",
            "answered": "周四前报",
            "next_on": date(2026, 3, 5),
            "obligation": self.owed.uid,
            **changed,
        }

    def spoil(self) -> None:
        builders.urge(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        urging = Urging.objects.get(uid=answer.body["uid"])
        self.assertEqual((urging.asked, urging.answered), ("请报送本周进展", "周四前报"))
        self.assertEqual((urging.on, urging.next_on), (date(2026, 3, 2), date(2026, 3, 5)))
        self.assertEqual(SupervisionNotice.objects.count(), 0, "urging never counts as a notice")
        told = Message.objects.filter(kind="supervision.urged").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"lin", "li", "he"})

    def test_it_locks_the_task_that_is_urged(self) -> None:
        self.assert_locks(self.owed)

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_discharges_the_duty_to_urge(self) -> None:
        self.town.go_to(date(2026, 7, 1))
        actions.owe_urging(by=None, at=self.town.tick(), request_id=None, obligation=self.owed.uid)
        self.assertEqual(self.send(self.act, "chen", self.data(next_on=None)).status, 200)
        self.assertEqual(Obligation.objects.get(kind="URGE").met_on, date(2026, 7, 1))

    def test_after_two_working_days_it_may_be_urged_again(self) -> None:
        builders.urge(self.town, self.matter)
        self.town.go_to(date(2026, 3, 3))
        self.refuses("supervision.urged_lately")
        self.town.go_to(date(2026, 3, 4))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_an_urgent_one_needs_no_pause_but_a_reason(self) -> None:
        builders.urge(self.town, self.matter)
        self.refuses("supervision.text_missing", urgent=True)
        answer = self.send(self.act, "chen", self.data(urgent=True, reason="明日有大到暴雨"))
        self.assertEqual(answer.status, 200, answer)

    def test_another_unit_on_the_same_matter_has_its_own_pause(self) -> None:
        builders.urge(self.town, self.matter)
        data = self.data(unit=self.town.unit("business").uid, obligation=None)
        self.assertEqual(self.send(self.act, "chen", data).status, 200)

    def test_it_refuses_a_unit_that_undertakes_nothing_here(self) -> None:
        self.refuses("supervision.not_recipient", unit=self.town.unit("planning").uid, obligation=None)
        self.refuses("supervision.not_recipient", unit=self.town.unit("business").uid)

    def test_it_refuses_what_is_not_owed_any_more(self) -> None:
        done = Obligation.objects.filter(matter=self.matter, kind="SIGN_FOR", met_on__isnull=False).get(
            unit=self.town.unit("works")
        )
        self.refuses("supervision.nothing_owed", obligation=done.uid)

    def test_it_refuses_blanks_and_a_day_gone_by(self) -> None:
        self.refuses("supervision.text_missing", contact=" ")
        self.refuses("supervision.text_missing", asked=" ")
        self.refuses("supervision.next_on_past", next_on=date(2026, 3, 1))

    def test_it_refuses_a_suspended_matter(self) -> None:
        self.send(
            "matters.suspend",
            "wang",
            {"matter": self.matter.uid, "review_on": date(2026, 4, 1), "reason": "待批复"},
        )
        self.refuses("matters.is_suspended")
