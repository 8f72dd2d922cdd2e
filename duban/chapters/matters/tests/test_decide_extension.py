"""批复延期."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Party, TimeChange
from duban.chapters.matters.tests.builders import DUE_ON, ask_extension, deadline, owed, suspend_matter
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.papers import checked_paper
from tests.stories import Answer

NEW = date(2026, 7, 31)


class TestDecideExtension(MatterStory):
    act = "matters.decide_extension"
    doer = "wang"
    wrong_role = "lin"
    refused = "matters.extension_decided"

    matter: Matter
    change: TimeChange

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        cls.change = ask_extension(cls.town, cls.matter, new_due_on=NEW)

    def data(self) -> dict[str, Any]:
        return {"change": self.change.uid, "grant": True, "opinion": "同意，抓紧复工"}

    def spoil(self) -> None:
        self.send(self.act, "wang", {**self.data(), "grant": False})

    def check(self, answer: Answer) -> None:
        change = TimeChange.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (change.state, change.decided_on, change.decided_by),
            ("GRANTED", date(2026, 3, 2), self.town["wang"]),
        )
        due = deadline(self.matter)
        self.assertEqual((due.original_due_on, due.due_on), (DUE_ON, NEW), "the original date never changes")
        self.assertEqual(
            set(Party.objects.filter(matter=self.matter).values_list("due_on", flat=True)), {NEW}
        )
        self.assertEqual(owed(self.matter, "DECIDE_EXTENSION"), [])

    def test_refused_the_old_date_stands(self) -> None:
        self.assertEqual(self.send(self.act, "wang", {**self.data(), "grant": False}).status, 200)
        self.assertEqual(deadline(self.matter).due_on, DUE_ON)
        self.assertEqual(owed(self.matter, "DECIDE_EXTENSION"), [])

    def test_asked_before_and_decided_after_expiry_is_in_time(self) -> None:
        self.town.go_to(date(2026, 7, 3))
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        self.assertEqual(deadline(self.matter).due_on, NEW)

    def test_the_leader_in_charge_may_decide(self) -> None:
        self.assertEqual(self.send(self.act, "zhou", self.data()).status, 200)

    def test_a_clerk_needs_a_checked_paper_and_takes_its_date(self) -> None:
        self.town.go_to(date(2026, 3, 5))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.change.ref, "GRANT", decided_on=date(2026, 3, 4))
        answer = self.send(self.act, "chen", {**self.data(), "grant": False})
        self.assertEqual(answer.code, "organization.needs_paper", "the paper grants, it does not refuse")
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.change.refresh_from_db()
        self.assertEqual(self.change.decided_on, date(2026, 3, 4))

    def test_a_paper_from_before_the_request_carries_nothing(self) -> None:
        checked_paper(self.town, self.change.ref, "GRANT", decided_on=date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.decided_on_before")

    def test_an_extension_granted_after_a_suspension_keeps_its_days(self) -> None:
        suspend_matter(self.town, self.matter)
        self.town.go_to(date(2026, 3, 12))
        self.assertEqual(self.send("matters.resume", "chen", {"matter": self.matter.uid}).status, 200)
        self.assertEqual(deadline(self.matter).due_on, date(2026, 7, 10))
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        self.assertEqual(deadline(self.matter).due_on, date(2026, 8, 10))

    def test_it_locks_what_it_extends_and_what_it_discharges(self) -> None:
        self.assert_locks(deadline(self.matter), owed(self.matter, "DECIDE_EXTENSION")[0])
