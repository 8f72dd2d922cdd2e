"""The Office's own record: urging, review and the rest by month, and its notices; every number opens its rows."""

from __future__ import annotations

from datetime import date
from html import unescape

from django.http import QueryDict

from duban.chapters.desk import counting, figures, office_record
from duban.chapters.desk.tests.test_statistics import CELL
from duban.chapters.feedback.tests.builders import accept, submitted
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.responsibility.tests.builders import running_matter
from duban.chapters.supervision import actions, sweeps
from duban.chapters.supervision.tests import builders
from tests.looking import PageCase

URL = "/statistics/office/"


class OfficeRecordTest(PageCase):
    silent: Matter

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        silent, urged = (running_matter(town, due_on=date(2026, 5, 29), service=()) for _each in range(2))
        reviewed, waiting = (running_matter(town, service=()) for _each in range(2))
        late = submitted(town, reviewed)
        submitted(town, waiting)
        builders.annul(town, builders.served_notice(town, waiting))
        objection = builders.object_to(town, builders.served_notice(town, waiting))
        actions.answer_objection(
            by=town["sun"],
            at=town.tick(),
            request_id=None,
            objection=objection.uid,
            upheld=True,
            answer="情况属实",
        )
        builders.withdraw(town, builders.issued_notice(town, waiting))
        town.go_to(date(2026, 3, 16))
        accept(town, late)
        town.go_to(date(2026, 6, 1))
        sweeps.sweep(town.tick())
        town.go_to(date(2026, 6, 2))
        owed = Obligation.objects.get(matter=urged, kind="MATTER_DEADLINE")
        builders.urge(town, urged, obligation=owed.uid)
        town.go_to(date(2026, 6, 10))
        cls.silent = silent

    def figures(self, month: str) -> dict[str, list[int]]:
        wanted = figures.asked(self.town["chen"], self.town.at, QueryDict())
        shown = office_record.of(self.town["chen"], self.town.at, wanted)
        return {
            one.key: [cell.value for cell in row.cells]
            for one in shown
            for row in one.rows
            if row.label == month
        }

    def test_it_counts_how_the_dates_were_kept(self) -> None:
        # Two deadlines passed on 29 May, a Friday, and long before it a countersignature: all three were to be urged by
        # 2 June. One was; the others are eight days late.
        self.assertEqual(self.figures("2026-06")["urging"], [3, 1, 0, 2, 0, 2, 0])
        found = self.figures("2026-03")
        # Both reports were to be reviewed by the 9th: one was seven days late, one is still to do.
        self.assertEqual(found["review"], [2, 0, 0, 1, 1, 1, 0])
        self.assertEqual(found["notices"], [3, 1, 2, 1])

    def test_every_number_opens_as_many_rows(self) -> None:
        cells = CELL.findall(self.see("chen", URL).content.decode())
        self.assertGreater(len(cells), 8)
        for address, number in cells:
            with self.subTest(opens=unescape(address)):
                self.assertContains(self.see("chen", unescape(address)), f"共 {number} 项")

    def test_it_is_for_the_office_and_the_leading_group(self) -> None:
        self.assert_seen_by(URL, right=("chen", "sun", "wang", "zhou"), strangers=("lin", "li", "guan"))

    def test_months_are_those_of_the_statistics(self) -> None:
        wanted = figures.asked(self.town["chen"], self.town.at, QueryDict("year=2026"))
        shown = office_record.of(self.town["chen"], self.town.at, wanted)
        labels = [row.label for row in shown[0].rows]
        self.assertEqual(labels, counting.months(2026, date(2026, 6, 10)))
