"""A scheme through its addresses: begun, edited, compared, imported, exported, sent up, decided on (13(1))."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase

from duban.chapters.assessment.forms.scheme_rules import RuleForm
from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import ready
from duban.chapters.assessment.rules.scheme import codec
from duban.chapters.assessment.rules.scheme.definition import Rule
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.scheme_values import one_rule, rule
from tests.looking import PageCase

OFFICE, REST = ("wang", "chen", "sun"), ("lin", "zhou", "wu")


def posted(form: RuleForm) -> dict[str, Any]:
    """The form as a browser sends it when nobody touches anything."""
    data: dict[str, Any] = {"request_id": "3b0e3a0e-0000-4000-8000-000000000001"}
    for name in form.fields:
        if name in {"request_id", "version"}:
            continue
        value = form.get_initial_for_field(form.fields[name], name)
        if value is True:
            data[name] = "on"
        elif value not in (None, False):
            data[name] = value
    return data


class TestRuleForms(SimpleTestCase):
    def test_a_rule_that_nobody_touched_comes_out_as_it_went_in(self) -> None:
        rules = [one for found in ready.every() for one in codec.decode(found.body).rules]
        rules += [
            one_rule(kind="PROGRESSIVE", steps=[{"count": 2, "amount": "0"}, {"count": 3, "amount": "-1"}]),
            one_rule(
                kind="RATIO", full="5", facts=["FEEDBACK_ON_TIME"], against=["FEEDBACK_LATE"], unjudged="FULL"
            ),
            one_rule(kind="ALL_OR_NOTHING", full="5"),
            one_rule(kind="MANUAL", full="0", low="-5"),
            one_rule(kind="DISCRETION", low="0.5", high="1", roles={"CO": "0"}),
            one_rule(per_quantity=True, doubled=False, limits={"most_taken": "2"}, parties=["PERSON"]),
            one_rule(levels={"重点": "1.5"}, limits={"ceiling": "0", "most_taken": "3"}, origin="原文"),
            one_rule(kind="VETO", window={"kind": "ROLLING", "days": 90, "per_matter": True}, threshold=3),
        ]
        for one in rules:
            given: dict[str, Any] = {"kind": str(one.kind), "groups": [(one.group, "组")], "rule": one}
            form = RuleForm(posted(RuleForm(**given)), **given)
            with self.subTest(one.title):
                self.assertTrue(form.is_valid(), form.errors)
                self.assertEqual(codec.decode_as(Rule, form.as_json(one.code, one)), one)


class SchemeCase(PageCase):
    def text(self, who: str, url: str) -> str:
        answer = self.see(who, url)
        self.assertEqual(answer.status_code, 200, url)
        return answer.content.decode()

    def row(self) -> AssessmentScheme:
        return AssessmentScheme.objects.latest("id")


class TestWhoSees(SchemeCase):
    def test_a_draft_is_there_for_those_who_write_or_adopt_it(self) -> None:
        made = builders.draft(self.town)
        for page in ("", "export.json"):
            self.assert_seen_by(f"/schemes/{made.uid}/{page}", right=OFFICE, strangers=REST)

    def test_what_is_adopted_everybody_may_read(self) -> None:
        made = builders.in_force(self.town)
        self.assert_seen_by(f"/schemes/{made.uid}/", right=(*OFFICE, *REST), strangers=())

    def test_the_list_shows_drafts_to_the_office_alone(self) -> None:
        made = builders.draft(self.town)
        self.assertIn(str(made.uid), self.text("chen", "/schemes/"))
        self.assertNotIn(str(made.uid), self.text("lin", "/schemes/"))
        self.assertIn("现无生效的考核细则", self.text("lin", "/schemes/"))

    def test_only_the_office_may_open_the_editor(self) -> None:
        made = builders.draft(self.town)
        for page in ("frame", "group", "rule"):
            self.assertEqual(self.see("chen", f"/schemes/{made.uid}/{page}/").status_code, 200)
            self.assertEqual(self.see("wang", f"/schemes/{made.uid}/{page}/").status_code, 403)
            self.assertEqual(self.see("lin", f"/schemes/{made.uid}/{page}/").status_code, 404)


class TestTheEditor(SchemeCase):
    def begin(self, **data: Any) -> AssessmentScheme:
        answer = self.fill("chen", "/schemes/new/", {"start": "ready:default", **data})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        return self.row()

    def test_a_clerk_starts_from_a_ready_scheme_and_sees_each_rule_as_a_sentence(self) -> None:
        made = self.begin()
        page = self.text("chen", f"/schemes/{made.uid}/")
        self.assertIn("督办事项延时完成的，每次（件）扣4分，协办单位按0.6倍计，按承办件数折算。", page)
        self.assertIn("好：90分以上；较好：80分以上；一般：60分以上；差：其余", page)
        self.assertNotIn("报审前须更正", page)

    def test_a_rule_is_changed_in_its_form(self) -> None:
        made = self.begin()
        url = f"/schemes/{made.uid}/rule/?rule=p3"
        form = self.see("chen", url).context["form"]
        data = {**posted(form), "amount": "1.5", "version": made.version}
        data.pop("request_id")
        answer = self.fill("chen", url, data)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        changed = codec.decode(self.row().body).rule("p3")
        assert changed
        self.assertEqual(str(changed.amount), "-1.5")

    def test_before_it_is_kept_it_can_be_read_as_a_sentence(self) -> None:
        made = self.begin()
        url = f"/schemes/{made.uid}/rule/?kind=PER_EVENT&group=process"
        data = {"title": "迟报月报", "group": "process", "article": "11(4)", "facts": ["OTHER_ENTERED"],
                "way": "TAKEN", "amount": "0.5", "role_LEAD": "2", "preview": "1"}  # fmt: skip
        page = self.fill("chen", url, data)
        self.assertEqual(page.status_code, 200)
        self.assertIn("迟报月报的，每次（件）扣0.5分，牵头单位加倍", page.content.decode())
        self.assertEqual(self.row().body, made.body)
        data.pop("preview")
        self.assertEqual(self.fill("chen", url, data).status_code, 303)
        added = codec.decode(self.row().body).rules[-1]
        self.assertEqual((added.title, added.code), ("迟报月报", "r1"))

    def test_a_rule_about_the_use_of_the_system_is_refused_with_the_form_as_it_was(self) -> None:
        made = self.begin()
        data = {"title": "登录系统次数不足", "group": "process", "article": "11(4)", "facts": ["OTHER_ENTERED"],
                "way": "TAKEN", "amount": "1"}  # fmt: skip
        answer = self.fill("chen", f"/schemes/{made.uid}/rule/?kind=PER_EVENT", data)
        self.assertEqual(answer.status_code, 409)
        self.assertContains(answer, "国办函〔2026〕12号", status_code=409)
        self.assertContains(answer, "登录系统次数不足", status_code=409)

    def test_a_rule_and_then_its_empty_group_are_deleted(self) -> None:
        made = builders.draft(self.town)
        answer = self.fill("chen", f"/schemes/{made.uid}/rule/?rule=r1", {"delete": "1"})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        answer = self.fill("chen", f"/schemes/{made.uid}/group/?group=g", {"delete": "1"})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        self.assertEqual((self.row().body["rules"], self.row().body["groups"]), ([], []))

    def test_a_group_that_does_not_add_up_is_said(self) -> None:
        made = self.begin()
        data = {"title": "时限性目标", "points": "50", "base": "40", "to_zero": "on", "choose": "SUM"}
        self.assertEqual(self.fill("chen", f"/schemes/{made.uid}/group/?group=time", data).status_code, 303)
        page = self.text("chen", f"/schemes/{made.uid}/")
        self.assertIn("“时限性目标”标明50分，各项合计40分", page)

    def test_the_frame_keeps_units_and_persons_apart(self) -> None:
        made = self.begin()
        url = f"/schemes/{made.uid}/frame/"
        form = self.see("chen", url).context["form"]
        data = {key: one for key, one in posted(form).items() if key != "request_id"}
        answer = self.fill(
            "chen",
            url,
            {
                **data,
                "unit_GOOD": "92",
                "cap_share": "20",
                "cap_base": "RANKED",
                "cap_words": "参加排名的人员",
            },
        )
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        changed = codec.decode(self.row().body)
        self.assertEqual((str(changed.unit_cuts[0].least), str(changed.person_cuts[0].least)), ("92", "90"))
        assert changed.excellent_cap
        self.assertEqual(str(changed.excellent_cap.share), "0.2")
        self.assertEqual(changed.rules, codec.decode(made.body).rules)

    def test_bands_of_matters_and_a_cap_without_its_base(self) -> None:
        made = self.begin()
        url = f"/schemes/{made.uid}/frame/"
        form = self.see("chen", url).context["form"]
        data = {key: one for key, one in posted(form).items() if key != "request_id"}
        for wrong in ({"bands": "多=2"}, {"bands": "50"}, {"cap_share": "20"}):
            self.assertEqual(self.fill("chen", url, {**data, **wrong}).status_code, 422, wrong)
        self.assertEqual(self.fill("chen", url, {**data, "bands": "50=2、100=3"}).status_code, 303)
        bands = [(one.matters, str(one.points)) for one in codec.decode(self.row().body).workload.bands]
        self.assertEqual(bands, [(50, "2"), (100, "3")])

    def test_cut_offs_that_overlap_stop_the_submission_with_a_reason(self) -> None:
        made = self.begin()
        url = f"/schemes/{made.uid}/frame/"
        data = {
            key: one
            for key, one in posted(self.see("chen", url).context["form"]).items()
            if key != "request_id"
        }
        self.fill("chen", url, {**data, "unit_FAIRLY_GOOD": "90"})
        page = self.text("chen", f"/schemes/{made.uid}/")
        self.assertIn("单位的等次分数线重叠", page)
        self.assertIn('class="greyed"', page)
        answer = self.fill("chen", f"/schemes/{made.uid}/submit/", {"note": "首次", "from_on": "2026-01-01"})
        self.assertContains(answer, "分数线重叠", status_code=422)


class TestFromDraftToForce(SchemeCase):
    def test_through_the_pages(self) -> None:
        self.fill("chen", "/schemes/new/", {"start": "ready:county"})
        made = self.row()
        answer = self.fill(
            "chen", f"/schemes/{made.uid}/submit/", {"note": "首次制定", "from_on": "2026-01-01"}
        )
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        self.assertIn("有一份考核细则待审定", self.text("wang", "/inbox/"))
        answer = self.fill(
            "wang", f"/schemes/{made.uid}/adopt/", {"from_on": "2026-01-01", "opinion": "同意"}
        )
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        self.assertEqual(self.row().state, SchemeState.ADOPTED)
        self.assertIn("现行", self.text("lin", "/schemes/"))

    def test_a_clerk_is_led_to_the_paper_and_the_head_to_the_decision(self) -> None:
        sent = builders.submit(self.town, builders.draft(self.town))
        self.assertIn("代录审定件", self.text("sun", f"/schemes/{sent.uid}/"))
        self.assertIn(f"/schemes/{sent.uid}/adopt/", self.text("wang", f"/schemes/{sent.uid}/"))
        self.assertNotIn("代录审定件", self.text("wang", f"/schemes/{sent.uid}/"))

    def test_returned_it_shows_the_reason_and_goes_on(self) -> None:
        sent = builders.submit(self.town, builders.draft(self.town))
        self.fill("wang", f"/schemes/{sent.uid}/return/", {"reason": "分值过重"})
        page = self.text("chen", f"/schemes/{sent.uid}/")
        self.assertIn("分值过重", page)
        self.assertIn(f"/schemes/{sent.uid}/submit/", page)

    def test_withdrawn_it_stays_readable(self) -> None:
        made = builders.draft(self.town)
        self.fill("chen", f"/schemes/{made.uid}/withdraw/", {"reason": "改用另一份"})
        self.assertIn("已撤回", self.text("chen", f"/schemes/{made.uid}/"))


class TestCompareAndExport(SchemeCase):
    def test_two_versions_side_by_side(self) -> None:
        first = builders.in_force(self.town)
        second = builders.draft(
            self.town, rules=[rule(amount="-2"), rule(code="n", title="新增", facts=["URGED"])]
        )
        page = self.text("chen", f"/schemes/compare/?from={first.uid}&to={second.uid}")
        self.assertIn("每次（件）扣1分", page)
        self.assertIn("每次（件）扣2分", page)
        self.assertIn("（无）", page)
        self.assertIn("2 处不同", page)

    def test_an_exported_scheme_is_imported_as_it_was(self) -> None:
        made = builders.draft(self.town, ready="district")
        content = self.see("chen", f"/schemes/{made.uid}/export.json").content
        self.assertEqual(json.loads(content)["format"], "duban-assessment-scheme/1")
        upload = SimpleUploadedFile("细则.json", content, "application/json")
        answer = self.fill("chen", "/schemes/new/", {"start": "file", "file": upload})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        self.assertNotEqual(self.row(), made)
        self.assertEqual(self.row().body, made.body)

    def test_another_file_is_turned_away(self) -> None:
        upload = SimpleUploadedFile("细则.json", b'{"entries": {}}', "application/json")
        answer = self.fill("chen", "/schemes/new/", {"start": "file", "file": upload})
        self.assertContains(answer, "不是本系统导出的细则文件", status_code=422)


class TestImport(SchemeCase):
    def upload(self) -> SimpleUploadedFile:
        return SimpleUploadedFile("S02.csv", (builders.LEDGERS / builders.COUNTY).read_bytes(), "text/csv")

    def test_what_cannot_be_read_is_asked_and_the_file_is_kept(self) -> None:
        given = {"title": "县水利局考核细则", "unit": "县水利局"}
        asked = self.fill("chen", "/schemes/import/", {**given, "file": self.upload()})
        self.assertEqual(asked.status_code, 422)
        page = asked.content.decode()
        for words in ("请选定 3 处", "几档分值是累加还是就高", "第7行", "出现1例未处理扣2分", "文件已上传"):
            self.assertIn(words, page)
        self.assertFalse(AssessmentScheme.objects.exists())
        ticket = asked.context["form"].data["ticket"]
        answers = {
            "take_0": "MANUAL",
            "full_0": "3",
            "take_1": "MANUAL",
            "full_1": "10",
            "take_2": "LEAVE_OUT",
        }
        answer = self.fill("chen", "/schemes/import/", {**given, "ticket": ticket, **answers})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-1500:])
        self.assertEqual(len(self.row().body["rules"]), 24)

    def test_an_answer_that_does_not_fit_the_sum_brings_up_the_sum(self) -> None:
        given = {"title": "县水利局考核细则", "unit": "县水利局"}
        asked = self.fill("chen", "/schemes/import/", {**given, "file": self.upload()})
        ticket = asked.context["form"].data["ticket"]
        answers = {"take_0": "MANUAL", "full_0": "2", "take_1": "LEAVE_OUT", "take_2": "LEAVE_OUT"}
        again = self.fill("chen", "/schemes/import/", {**given, "ticket": ticket, **answers})
        self.assertContains(again, "读出的各项合计9分，原表标明10分", status_code=422)
        settled = {**given, "ticket": ticket, **answers, "take_3": "AS_READ"}
        self.assertEqual(self.fill("chen", "/schemes/import/", settled).status_code, 303)

    def test_no_file_and_no_table_are_said(self) -> None:
        answer = self.fill("chen", "/schemes/import/", {"title": "细则"})
        self.assertContains(answer, "请选择要导入的考核细则表", status_code=422)
        upload = SimpleUploadedFile("x.csv", "甲,乙\n1,2\n".encode(), "text/csv")
        answer = self.fill("chen", "/schemes/import/", {"title": "细则", "file": upload})
        self.assertContains(answer, "表中没有读到考核项目和分值", status_code=422)

    def test_only_the_office_imports(self) -> None:
        self.assertEqual(self.see("lin", "/schemes/import/").status_code, 403)
        self.assertEqual(self.see("wang", "/schemes/new/").status_code, 403)


class TestTheYear(SchemeCase):
    def test_a_superseded_version_says_until_when_it_held_and_what_followed(self) -> None:
        first = builders.in_force(self.town)
        sent = builders.submit(self.town, builders.draft(self.town), from_on=date(2026, 7, 1))
        builders.adopt(self.town, sent, from_on=date(2026, 7, 1))
        page = self.text("lin", f"/schemes/{first.uid}/")
        self.assertIn("2026-06-30", page)
        self.assertIn(f"/schemes/{sent.uid}/", page)
