"""登记考核情况 by its pages: entered with a scan, confirmed by another, seen by whom it is about."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AssessmentRun, EnteredFact, PartJudgement, Sheet
from duban.chapters.assessment.terms.facts import ENTER
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.computing import (
    adopted,
    confirmed,
    done,
    entered,
    rule,
    small_scheme,
)
from tests.onward import running_matter
from tests.papers import checked_paper
from tests.stories import TownCase


class TestPages(TownCase):
    def act(
        self, who: str, page: str, *args: object, **data: object
    ) -> Any:  # Any: the test client's own answer
        """Look at the page, then send its form."""
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.tick()):
            shown = self.client.get(reverse(page, args=args), secure=True)
            if not data or shown.status_code != 200:
                return shown
            given = {"request_id": str(uuid4()), **data}
            return self.client.post(reverse(page, args=args), given, secure=True)

    def form(self, **changed: object) -> dict[str, object]:
        return {
            "kind": "LEADER_PRAISED",
            "unit": str(self.town.unit("works").uid),
            "person": "",
            "matter": "",
            "on": "2026-03-02",
            "quantity": "1",
            "text": "清淤工程获批示肯定",
            "basis": "区长批示",
            **changed,
        }

    def test_it_is_entered_with_its_scan(self) -> None:
        matter = running_matter(self.town)
        scan = SimpleUploadedFile("批示.txt", "批示件".encode())
        answer = self.act("chen", "enter_fact", **self.form(matter=matter.number, scan=scan))
        self.assertEqual(answer.status_code, 303, answer)
        fact = EnteredFact.objects.get()
        self.assertEqual((fact.matter, fact.evidence and fact.evidence.name), (matter, "批示.txt"))
        self.assertEqual(self.act("wang", "fact_evidence", fact.uid).status_code, 200)
        self.assertEqual(self.act("lin", "fact_evidence", fact.uid).status_code, 404)

    def test_a_number_that_no_matter_has_is_said_and_nothing_is_lost(self) -> None:
        answer = self.act("chen", "enter_fact", **self.form(matter="2026-999"))
        self.assertContains(answer, "没有编号为 2026-999 的事项", status_code=422)
        self.assertContains(answer, "清淤工程获批示肯定", status_code=422)
        self.assertFalse(EnteredFact.objects.exists())

    def test_the_second_person_confirms_and_the_first_sees_why_not(self) -> None:
        fact = entered(self.town)
        self.assertContains(self.act("chen", "entered_fact", fact.uid), "登记人不得复核自己的登记")
        self.assertEqual(self.act("qian", "confirm_fact", fact.uid, version=fact.version).status_code, 303)
        fact.refresh_from_db()
        self.assertEqual(fact.state, "CONFIRMED")

    def test_whom_it_is_about_sees_it_once_it_counts(self) -> None:
        fact = entered(self.town)
        for who in ("li", "lin", "zhao", "gao"):
            self.assertEqual(self.act(who, "entered_fact", fact.uid).status_code, 404, who)
        confirmed(self.town, fact)
        seen = {
            who: self.act(who, "entered_fact", fact.uid).status_code for who in ("li", "lin", "zhao", "gao")
        }
        self.assertEqual(seen, {"li": 200, "lin": 200, "zhao": 404, "gao": 404})

    def test_it_is_withdrawn_with_a_reason_and_listed(self) -> None:
        fact = confirmed(self.town, entered(self.town))
        answer = self.act("sun", "withdraw_fact", fact.uid, version=fact.version, reason="批示所指为另一单位")
        self.assertEqual(answer.status_code, 303)
        self.assertContains(self.act("chen", "entered_facts"), "已撤回")
        self.assertEqual(self.act("li", "entered_facts").status_code, 403)

    def test_a_year_is_computed_and_a_part_judged_by_their_forms(self) -> None:
        running_matter(self.town)
        adopted(self.town, small_scheme(rule("leader", "MANUAL", full="20", title="领导评价"), base="80"))
        answer = self.act("chen", "compute_year", year="2026")
        self.assertEqual(answer.status_code, 303)
        run = done(self.town, AssessmentRun.objects.get())
        sheet = Sheet.objects.get(run=run, unit=self.town.unit("works"), person=None)
        self.assertContains(self.act("wang", "assessment_sheet", sheet.uid), "评定考核项目")
        answer = self.act("wang", "judge_part", sheet.uid, rule="leader", value="18", reason="牵头有力")
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(PartJudgement.objects.get().value, 18)
        self.assertContains(self.act("chen", "assessment_runs"), "2026 年度第 1 次")
        self.assertContains(self.act("chen", "assessment_run", run.uid), "工程建设部")

    def test_what_waits_stands_on_the_desk_of_whoever_may_look_at_it(self) -> None:
        entered(self.town)
        what = "复核登记的考核情况"
        self.assertContains(self.act("qian", "desk"), what)
        for who in ("chen", "wang", "li"):
            self.assertNotContains(self.act(who, "desk"), what)

    def test_of_the_office_the_clerk_is_led_to_the_paper_and_the_head_to_the_form(self) -> None:
        self.assertContains(self.act("chen", "entered_facts"), "代录对领导小组办公室的考核情况")
        shown = self.act("wang", "enter_fact")
        self.assertEqual(
            [label for _uid, label in shown.context["form"].fields["unit"].choices][1:], ["领导小组办公室"]
        )
        self.assertEqual(self.act("zhou", "enter_fact").status_code, 403)
        office = str(self.town.unit("office").uid)
        refused = self.act("chen", "enter_fact", **self.form(unit=office))
        self.assertContains(refused, "请由领导小组组长、成员或指定的考核人员办理", status_code=409)
        answer = self.act("wang", "enter_fact", **self.form(unit=office))
        self.assertEqual(answer.status_code, 303)
        fact = EnteredFact.objects.get()
        self.assertContains(self.act("sun", "entered_fact", fact.uid), "不由办公室人员办理“复核考核情况”")
        self.assertEqual(self.act("zhou", "confirm_fact", fact.uid, version=fact.version).status_code, 303)

    def test_a_fact_of_the_office_shows_on_whose_paper_it_rests(self) -> None:
        office = self.town.unit("office")
        slip = checked_paper(self.town, office.ref, ENTER, decided_on=date(2026, 3, 2))
        self.assertEqual(self.act("chen", "enter_fact", **self.form(unit=str(office.uid))).status_code, 303)
        fact = EnteredFact.objects.get()
        shown = self.act("chen", "entered_fact", fact.uid)
        self.assertContains(shown, "王志远")
        self.assertContains(shown, reverse("paper", args=[slip.uid]))
        self.assertNotContains(self.act("zhou", "entered_fact", fact.uid), reverse("paper", args=[slip.uid]))

    def test_whoever_is_designated_finds_what_is_about_that_department_alone(self) -> None:
        entered(self.town, unit=self.town.unit("company").uid, text="旅游公司获肯定性批示")
        entered(self.town)
        rounds.seat_office(self.town)
        self.assertEqual(self.act("zheng", "entered_facts").status_code, 403)
        actions.designate_assessor(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            person=self.town["zheng"].uid,
            reason="与办公室和该部均无关系",
        )
        self.assertContains(self.act("zheng", "my_assessment"), "登记、复核该部室的考核情况")
        shown = self.act("zheng", "entered_facts")
        self.assertContains(shown, "护城河清淤工程")
        self.assertNotContains(shown, "旅游公司获肯定性批示")
        fact = EnteredFact.objects.get(unit=self.town.unit("works"))
        self.assertEqual(self.act("zheng", "confirm_fact", fact.uid, version=fact.version).status_code, 303)
