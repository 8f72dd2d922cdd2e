"""Where matters come from, in the list, the register and the figures: each number opens its own list."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.urls import reverse

from duban.chapters.desk import counting, figures, registers
from duban.chapters.desk.tests.test_registers import Sheet
from duban.chapters.intake.tests import asking, sourcing
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.responsibility.tests.builders import running_matter
from tests.looking import PageCase


class SourcesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        sourcing.source(cls.town, cls.matter)
        sourcing.source(cls.town, cls.matter, sourcing.HOTLINE)
        docket_matter(cls.town, title="没有登记来源的事项")

    def test_the_list_is_asked_for_one_source(self) -> None:
        page = self.see("chen", "/matters/?source=AUDIT")
        self.assertContains(page, self.matter.title)
        self.assertNotContains(page, "没有登记来源的事项")
        self.assertContains(page, '<option value="AUDIT" selected>')
        self.assertContains(self.see("chen", "/matters/?source=PETITION"), "共 0 项")

    def test_the_register_has_a_column_for_it(self) -> None:
        registers.keep_layout(self.town["chen"], ["title", "source"])
        sheet = Sheet(self.see("chen", "/matters/export.xlsx?source=AUDIT").content)
        self.assertIn("来源：审计整改", str(sheet.rows[1][0].value))
        said = str(sheet.row(self.matter.title)["来源"])
        self.assertEqual(said, "审计整改 台审整改〔2026〕3号\n12345热线 GD20260218-0457")

    def test_a_withdrawn_source_is_counted_no_more(self) -> None:
        found = sourcing.source(self.town, self.matter, sourcing.SUGGESTION)
        self.send("intake.withdraw_source", "sun", {"source": found.uid, "reason": "登记有误"})
        self.assertContains(self.see("chen", "/matters/?source=SUGGESTION"), "共 0 项")

    def test_the_figure_counts_each_source_and_opens_its_list(self) -> None:
        asked = figures.asked(self.town["chen"], self.town.at, QueryDict())
        shown = {one.key: one for one in counting.of(self.town["chen"], self.town.at, asked)}
        rows = {row.label: [cell.value for cell in row.cells] for row in shown["sources"].rows}
        self.assertEqual(
            {name: sum(numbers) for name, numbers in rows.items()}, {"审计整改": 1, "12345热线": 1}
        )
        cell = next(cell for cell in shown["sources"].rows[0].cells if cell.value)
        self.assertContains(self.see("chen", cell.url), "共 1 项")
        other = figures.asked(self.town["wu"], self.town.at, QueryDict())
        of_stranger = {one.key: one for one in counting.of(self.town["wu"], self.town.at, other)}
        self.assertEqual(list(of_stranger["sources"].rows), [])


class RequestsTest(PageCase):
    def test_a_leader_who_does_not_answer_turns_no_light(self) -> None:
        matter = running_matter(self.town, due_on=date(2027, 12, 31))
        page = reverse("matter", args=[matter.uid])
        asking.asked(self.town, matter)
        self.town.go_to(date(2026, 3, 12))
        self.assertEqual(self.see("chen", page).context["light"].colour, "green")
        self.assertContains(self.see("chen", "/matters/?light=green"), matter.title)
