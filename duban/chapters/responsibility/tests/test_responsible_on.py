"""Who answered on which day (art. 11(2); decision 6), as a table."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.responsibility import rules
from duban.chapters.responsibility.rules import Held, Passed
from duban.ground.access import Refusal

D = date
TODAY = D(2026, 3, 2)
MAY = D(2026, 5, 29)

# People as numbers: the head 1, his successors 2 and 3; a handler 5 and whoever follows him, 6 and 7.
HELD = (Held("FIRST", 1, D(2026, 3, 2)), Held("STAFF", 5, D(2026, 3, 9)))
HEAD_MOVES = (Passed("FIRST", 1, 2, D(2026, 6, 1)), Passed("FIRST", 2, 3, D(2026, 9, 1)))
AND_BACK = (Passed("STAFF", 5, 6, D(2026, 4, 1)), Passed("STAFF", 6, 5, D(2026, 5, 1)))
# Drawn up later, dated earlier: nothing passes from before it was taken.
DATED_BACK = (Passed("STAFF", 5, 6, D(2026, 5, 1)), Passed("STAFF", 6, 7, D(2026, 4, 1)))
TWICE = (*AND_BACK, Passed("STAFF", 5, 7, D(2026, 3, 20)))


class ResponsibleOnTest(SimpleTestCase):
    # day, the hand-overs, who answers as first and as staff
    TABLE = (
        ("2026-03-01", (), "", ""),
        ("2026-03-02", (), "1", ""),
        ("2026-03-09", (), "1", "5"),
        ("2026-05-31", HEAD_MOVES, "1", "5"),
        ("2026-06-01", HEAD_MOVES, "2", "5"),
        ("2026-08-31", HEAD_MOVES, "2", "5"),
        ("2026-09-01", HEAD_MOVES, "3", "5"),
        ("2027-01-01", HEAD_MOVES, "3", "5"),
        ("2026-03-31", AND_BACK, "1", "5"),
        ("2026-04-15", AND_BACK, "1", "6"),
        ("2026-05-01", AND_BACK, "1", "5"),
        ("2026-04-15", DATED_BACK, "1", "5"),
        ("2026-05-01", DATED_BACK, "1", "7"),
        ("2026-03-25", TWICE, "1", "5"),
        ("2026-04-30", TWICE, "1", "6"),
        ("2026-05-01", TWICE, "1", "7"),
        ("2026-06-01", (Passed("DIRECT", 1, 2, D(2026, 6, 1)),), "1", "5"),
    )

    def test_every_day_has_its_own_people(self) -> None:
        for day, passed, first, staff in self.TABLE:
            found = rules.responsible_on(D.fromisoformat(day), HELD, passed)
            with self.subTest(day=day, passed=passed):
                for role, expected in (("FIRST", first), ("STAFF", staff)):
                    self.assertEqual(" ".join(str(one.person) for one in found if one.role == role), expected)

    def test_a_hand_over_changes_no_earlier_day(self) -> None:
        day = D(2026, 5, 31)
        self.assertEqual(rules.responsible_on(day, HELD, HEAD_MOVES), rules.responsible_on(day, HELD, ()))

    def test_somebody_named_for_two_tasks_answers_once(self) -> None:
        held = (Held("STAFF", 5, TODAY), Held("STAFF", 6, TODAY))
        found = rules.responsible_on(MAY, held, (Passed("STAFF", 5, 6, D(2026, 4, 1)),))
        self.assertEqual([one.person for one in found], [6])

    def test_a_list_has_something_in_it_a_day_that_has_come_and_one_receiver(self) -> None:
        good = {"name": "高卫东", "in_hand": HELD, "waiting": False, "on": D(2026, 3, 2), "today": MAY}
        rules.check_handover(**good)  # type: ignore[arg-type]  # a table's row
        for change, code in (
            ({"in_hand": ()}, "responsibility.nothing_in_hand"),
            ({"waiting": True}, "responsibility.handover_waiting"),
            ({"on": D(2026, 5, 30)}, "responsibility.handover_future"),
            ({"on": D(2026, 3, 1)}, "responsibility.handover_before_taken"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_handover(**{**good, **change})  # type: ignore[arg-type]  # a table's row
            self.assertEqual(caught.exception.code, code)
