"""The pages of a case: for its circle, and of one's own record: for the person from 见面 on."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence, CaseView, FileLink
from duban.chapters.accountability.tests import casing
from duban.support.files.models import StoredFile
from tests.looking import PageCase

OUTSIDE = ("chen", "zhou", "li", "he", "lin", "gao", "zhao", "wu", "guan", "an", "shenji")
HIS_FORMS = ("add_evidence", "record_interview", "record_identity", "show_facts", "stop_contact")


class CasePagesTest(PageCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.case.uid])

    def test_for_everyone_outside_the_circle_no_page_exists(self) -> None:
        self.assert_seen_by(self.url("case"), right=("wang", "sun", "qian", "shen"), strangers=OUTSIDE)
        self.assert_seen_by(reverse("cases"), right=("wang", "sun", "qian", "shen"), strangers=OUTSIDE)
        self.assert_seen_by(reverse("archived_cases"), right=("wang", "sun"), strangers=OUTSIDE)
        for name in HIS_FORMS:
            self.assert_seen_by(self.url(name), right=("qian",), strangers=OUTSIDE)
        for name in ("name_handlers", "recuse_from_case"):
            self.assert_seen_by(self.url(name), right=("wang", "sun"), strangers=OUTSIDE)
        for name in ("admit_to_circle", "remove_from_circle"):
            self.assert_seen_by(self.url(name), right=("wang",), strangers=OUTSIDE)

    def test_whom_nothing_on_record_keeps_out_is_offered_as_handler_and_nobody_else(self) -> None:
        page = self.see("sun", self.url("name_handlers")).content.decode()
        offered = {who for who, person in self.town.people.items() if str(person.uid) in page}
        self.assertIn("沈伟（规划设计部主要负责人，shen）", page)
        refused = {"li", "he", "gao", "lin", "chen", "guan", "an", "shenji"}
        self.assertEqual(
            offered & refused, set(), "own unit, concerned, who drafted the notices, who keeps the system"
        )
        self.assertTrue({"qian", "shen", "zheng"} <= offered, offered)

    def test_each_look_is_on_record(self) -> None:
        for who in ("qian", "wang", "qian"):
            self.see(who, self.url("case"))
        seen = [one.person.username for one in CaseView.objects.order_by("id")]
        self.assertEqual(seen, ["qian", "wang", "qian"])
        self.see("qian", self.url("record_interview"))
        self.assertEqual(CaseView.objects.count(), 4, "a form shows what lies in the case")

    def test_it_shows_words_people_and_what_is_owed(self) -> None:
        casing.evidence(self.town, self.case)
        page = self.see("wang", self.url("case"))
        for text in (
            casing.SAID["reason"],
            casing.SAID["evidence"],
            "李建国",
            "第一责任人",
            "完成核实",
            "钱晓雯",
        ):
            self.assertContains(page, text)

    def test_evidence_keeps_no_file_name(self) -> None:
        data = {
            "kind": "DOCUMENT",
            "name": "停工说明",
            "origin": "工程建设部",
            "received_on": "2026-03-02",
            "attached": SimpleUploadedFile("李建国受贿举报.txt", "内容".encode()),
        }
        self.assertEqual(self.fill("qian", self.url("add_evidence"), data).status_code, 303)
        piece = CaseEvidence.objects.get(case=self.case)
        self.assertEqual(piece.words("name"), "停工说明")
        self.assertFalse(StoredFile.objects.filter(name__contains="李建国").exists())

    def test_evidence_without_a_file_comes_back(self) -> None:
        data = {"kind": "DOCUMENT", "name": "停工说明", "origin": "工程建设部", "received_on": "2026-03-02"}
        answer = self.fill("qian", self.url("add_evidence"), data)
        self.assertContains(answer, "停工说明", status_code=422)

    def test_a_file_opens_once(self) -> None:
        piece = casing.evidence(self.town, self.case)
        opened = self.fill("qian", reverse("open_case_file", args=[piece.uid]), {})
        self.assertEqual(opened.status_code, 303)
        link = FileLink.objects.get()
        url = reverse("case_file", args=[link.uid])
        self.assertEqual(self.see("wang", url).status_code, 404)
        first = self.see("qian", url)
        self.assertEqual(first.status_code, 200)
        self.assertEqual(first.getvalue(), "材料".encode())
        self.assertContains(self.see("qian", url), "链接已使用或者已失效", status_code=409)

    def test_what_one_may_not_do_to_a_thing_in_it_is_not_offered(self) -> None:
        piece = casing.evidence(self.town, self.case)
        casing.show(self.town, self.case)
        casing.tell(self.town, self.case)
        statement, claim = casing.enter(self.town, self.case), casing.claim(self.town, self.case)
        passing = reverse("pass_evidence", args=[piece.uid])
        checking = reverse("check_statement", args=[statement.uid])
        answering = reverse("answer_tolerance", args=[claim.uid])
        for who, offered in (
            ("wang", (answering,)),
            ("sun", (passing,)),
            ("shen", (passing, checking)),
        ):
            page = self.see(who, self.url("case")).content.decode()
            for url in (passing, checking, answering):
                self.assertEqual(url in page, url in offered, (who, url))

    def test_from_the_clue_the_head_starts_it(self) -> None:
        clue = casing.other_clue(self.town)
        page = self.see("wang", reverse("clue", args=[clue.uid]))
        self.assertContains(page, reverse("start_verification", args=[clue.uid]))
        url = reverse("start_verification", args=[clue.uid])
        self.assertContains(self.fill("wang", url, {"reason": ""}), "启动核实", status_code=422)
        answer = self.fill("wang", url, {"reason": "事实清楚，启动核实"})
        self.assertEqual(answer.status_code, 303)
        self.assertContains(self.see("wang", reverse("clue", args=[clue.uid])), "古城督责追案〔2026〕2号")

    def test_what_is_late_is_on_the_list_of_its_circle_alone(self) -> None:
        self.town.go_to(date(2026, 5, 20))
        page = self.see("sun", reverse("open_loops"))
        self.assertContains(page, self.case.number)
        self.assertContains(page, "完成核实")
        self.assertNotContains(self.see("chen", reverse("open_loops")), self.case.number)
        self.assertContains(self.see("wang", reverse("cases")), "逾期未办")

    def test_the_way_through_transfer_to_the_archive(self) -> None:
        casing.stop(self.town, self.case)
        sent = {"receiver": "纪检监察机关", "reason": casing.SAID["stop"]}
        self.assertEqual(self.fill("wang", self.url("transfer_case"), sent).status_code, 303)
        receipt = {"receipt_on": "2026-03-02", "receipt": "纪收7号"}
        self.assertEqual(self.fill("sun", self.url("record_receipt"), receipt).status_code, 303)
        result = {"result_on": "2026-03-02", "result": "已立案审查"}
        self.assertEqual(self.fill("sun", self.url("record_result"), result).status_code, 303)
        self.assertEqual(self.fill("sun", self.url("archive_case"), {}).status_code, 303)
        self.assertContains(self.see("sun", reverse("archived_cases")), self.case.number)
        self.assertNotContains(self.see("sun", reverse("cases")), self.case.number)


class RecordPagesTest(PageCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def url(self, name: str) -> str:
        return reverse(name, args=[casing.concerned(self.town, self.case).uid])

    def test_before_the_showing_his_page_is_empty(self) -> None:
        self.assertEqual(self.see("li", self.url("my_record")).status_code, 404)
        before, other = (self.see(who, reverse("my_records")) for who in ("li", "zheng"))
        self.assertContains(before, "没有涉及您本人的责任追究记录")
        self.assertContains(other, "没有涉及您本人的责任追究记录")

    def test_then_he_reads_and_answers(self) -> None:
        casing.show(self.town, self.case)
        casing.tell(self.town, self.case)
        self.assertContains(self.see("li", reverse("my_records")), self.case.number)
        page = self.see("li", self.url("my_record"))
        for text in (casing.SAID["facts"], casing.SAID["held"], self.url("make_statement")):
            self.assertContains(page, text)
        looks = CaseView.objects.filter(person=self.town["li"])
        before = looks.count()
        self.assertContains(self.see("li", self.url("make_statement")), casing.SAID["held"])
        self.assertEqual(looks.count(), before + 1, "the form shows what is held against him")
        data = {"text": casing.SAID["statement"]}
        self.assertEqual(self.fill("li", self.url("make_statement"), data).status_code, 303)
        claim = {"kind": "PIONEERING", "text": casing.SAID["claim"]}
        self.assertEqual(self.fill("li", self.url("claim_tolerance"), claim).status_code, 303)
        page = self.see("li", self.url("my_record"))
        self.assertContains(page, casing.SAID["statement"])
        self.assertContains(page, "尚未答复")
        self.assertContains(self.see("qian", reverse("case", args=[self.case.uid])), casing.SAID["claim"])

    def test_of_the_stop_his_page_says_nothing(self) -> None:
        casing.show(self.town, self.case)
        casing.stop(self.town, self.case)
        page = self.see("li", self.url("my_record"))
        for word in ("停止接触", "移送", "违纪"):
            self.assertNotContains(page, word)

    def test_others_do_not_find_it(self) -> None:
        casing.show(self.town, self.case)
        for who in ("he", "chen", "zhou", "wu", "guan", "shenji"):
            self.assertEqual(self.see(who, self.url("my_record")).status_code, 404, who)
        self.assertEqual(self.see("sun", self.url("my_record")).status_code, 403)
