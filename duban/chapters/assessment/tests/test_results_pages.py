"""The pages of results: what each reader sees, every form by its address, the workbook equal to the page."""

from __future__ import annotations

from typing import Any
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.assessment.models import (
    AnnualEdition,
    Commendation,
    ResultObjection,
    ResultRound,
)
from duban.chapters.assessment.queries import annual
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES
from duban.chapters.assessment.tests.test_join_stretches import MOVED
from tests.stories import TownCase

NOTE = "供年度考核参考，不替代按干部人事管理权限组织的年度考核"


class PageCase(TownCase):
    def look(self, who: str, url: str, **data: Any) -> Any:  # Any: a test response
        return self.go(who, "get", url, data)

    def fill(self, who: str, url: str, **data: Any) -> Any:  # Any: as above
        """Open the form and send it as it stands there, with what is given."""
        shown = self.look(who, url)
        self.assertEqual(shown.status_code, 200, shown.content[:400])
        form = shown.context["form"]
        given = {"request_id": str(form["request_id"].value()), "version": form["version"].value() or ""}
        return self.go(who, "post", url, {**given, **data})

    def go(self, who: str, method: str, url: str, data: dict[str, Any]) -> Any:  # Any: as above
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.tick()):
            return getattr(self.client, method)(url, data, secure=True)


class TestWhoSeesWhat(PageCase):
    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.published(cls.town)

    def test_the_office_sees_four_kinds_of_party_each_in_its_own_table(self) -> None:
        page = self.look("chen", reverse("assessment"))
        self.assertEqual(
            [table.title for table in page.context["tables"]],
            ["承办单位", "服务单位", "承办人员", "服务人员"],
        )
        for table in page.context["tables"]:
            words = {"好", "较好", "一般", "差"} if table.is_unit else {"优秀", "称职", "基本称职", "不称职"}
            self.assertTrue({one.proposed for one in table.rows if one.proposed} <= words)
        self.assertContains(page, NOTE)
        self.assertContains(page, "年内没有督办事项，不参加排名")

    def test_each_party_sees_its_own_result_and_no_other(self) -> None:
        page = self.look("li", reverse("assessment"))
        self.assertContains(page, "工程建设部李建国")
        self.assertNotContains(page, "高卫东")
        self.assertNotContains(page, "经营管理部")
        gao = rounds.person_result(self.round, self.town)
        self.assertEqual(self.look("gao", reverse("person_result", args=[gao.uid])).status_code, 200)
        for who in ("li", "lin", "zheng", "wu", "shenji"):
            url = reverse("person_result", args=[gao.uid])
            self.assertEqual(self.look(who, url).status_code, 404, who)
        self.assertEqual(self.look("li", reverse("result_round", args=[self.round.uid])).status_code, 404)

    def test_a_persons_sheet_says_that_it_does_not_replace_the_appraisal(self) -> None:
        gao = rounds.person_result(self.round, self.town)
        self.assertContains(self.look("gao", reverse("person_result", args=[gao.uid])), NOTE)
        works = rounds.unit_result(self.round, self.town)
        self.assertNotContains(self.look("li", reverse("unit_result", args=[works.uid])), NOTE)

    def test_before_the_publicity_the_assessed_see_nothing(self) -> None:
        early = rounds.proposed(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        works = rounds.unit_result(early, self.town)
        self.assertEqual(self.look("li", reverse("unit_result", args=[works.uid])).status_code, 404)
        self.assertEqual(self.look("chen", reverse("unit_result", args=[works.uid])).status_code, 200)

    def test_the_desk_leads_there_until_the_last_day(self) -> None:
        what = "查看公示的考核结果"
        self.assertContains(self.look("gao", reverse("desk")), what)
        self.town.go_to(rounds.LAST_DAY, 22)
        self.assertContains(self.look("gao", reverse("desk")), what)
        self.town.go_to(rounds.AFTER)
        self.assertNotContains(self.look("gao", reverse("desk")), what)
        self.assertContains(self.look("sun", reverse("desk")), "考核结果报请审定")

    def test_what_is_not_possible_yet_is_greyed_with_its_reason(self) -> None:
        page = self.look("sun", reverse("result_round", args=[self.round.uid]))
        self.assertContains(page, "公示期至 2026-07-13，尚未结束")
        offers = {one.code: one for one in page.context["offers"]}
        self.assertFalse(offers["assessment.submit_results"].possible)
        self.assertNotIn("assessment.publish_result", offers)

    def test_a_list_of_one_kind_page_by_page(self) -> None:
        page = self.look("chen", reverse("results_undertaking_staff", args=[self.round.uid]))
        self.assertEqual(page.context["table"].total, 3)
        self.assertContains(page, "工程建设部高卫东")


class TestTheForms(PageCase):
    round: ResultRound

    def test_nothing_yet(self) -> None:
        self.assertContains(self.look("chen", reverse("assessment")), "还没有考核结果")
        self.assertContains(self.look("li", reverse("assessment")), "还没有公示")
        self.assertEqual(self.look("li", reverse("propose_results")).status_code, 403)

    def test_from_the_computing_to_the_receipt(self) -> None:
        self.town.go_to(rounds.JULY)
        run = rounds.run(self.town, parties=(*PARTIES, *MOVED))
        self.assertEqual(self.fill("chen", reverse("propose_results"), run=str(run.uid)).status_code, 303)
        of = ResultRound.objects.get()
        self._join(of)
        answer = self.fill("sun", reverse("publish_result", args=[of.uid]))
        self.assertEqual((answer.status_code, answer.url), (303, reverse("result_round", args=[of.uid])))
        self._object(of)
        self.town.go_to(rounds.AFTER)
        self.assertEqual(self.fill("sun", reverse("submit_results", args=[of.uid])).status_code, 303)
        url = reverse("recuse", args=[of.uid])
        given = {"person": self.town["zhou"].uid, "unit": self.town.unit("works").uid, "ground": "IN_CHARGE"}
        self.assertEqual(self.fill("chen", url, **given).status_code, 303)
        self._fix(of)
        self._hand_over(of)

    def _join(self, of: ResultRound) -> None:
        parts = [str(one.uid) for one in queries.moved_persons(of)]
        url = reverse("join_stretches", args=[of.uid])
        given = {"results": parts, "points": "93", "grade": "COMPETENT", "reason": "4月调动"}
        self.assertEqual(self.fill("chen", url, **given).status_code, 303)
        made = queries.person_results(of).get(person=self.town["he"])
        self.assertContains(self.look("chen", reverse("person_result", args=[made.uid])), "由下列两段合并")

    def _object(self, of: ResultRound) -> None:
        works = rounds.unit_result(of, self.town)
        url = reverse("object_to_unit_result", args=[works.uid])
        file = SimpleUploadedFile("反馈回执.txt", "回执".encode())
        answer = self.fill("li", url, reason="6月10日已反馈", attached=file)
        made = ResultObjection.objects.get()
        self.assertEqual(answer.url, reverse("result_objection", args=[made.uid]))
        self.assertEqual(self.look("li", reverse("objection_file", args=[made.uid])).status_code, 200)
        self.assertEqual(self.look("zheng", reverse("result_objection", args=[made.uid])).status_code, 404)
        self.assertContains(self.look("chen", reverse("desk")), "答复考核异议")
        given = {"upheld": "yes", "answer": "反馈属实", "remedy": "OVERRIDE", "grade": "FAIRLY_GOOD"}
        url = reverse("answer_result_objection", args=[made.uid])
        self.assertEqual(self.fill("chen", url, **given).status_code, 303)
        self.assertContains(self.look("li", reverse("result_objection", args=[made.uid])), "反馈属实")

    def _fix(self, of: ResultRound) -> None:
        business = rounds.unit_result(of, self.town, "business")
        url = f"{reverse('fix_unit_grade', args=[of.uid])}?change={business.uid}"
        given = {f"grade_{business.uid}": "FAIR", f"reason_{business.uid}": ""}
        self.assertEqual(self.fill("wang", url, **given).status_code, 422)
        given[f"reason_{business.uid}"] = "两次督办通知书"
        self.assertEqual(self.fill("wang", url, **given).status_code, 303)
        self.assertEqual(self.fill("wang", reverse("fix_person_grade", args=[of.uid])).status_code, 303)
        page = self.look("zheng", reverse("unit_result", args=[business.uid]))
        self.assertContains(page, "两次督办通知书")
        self.assertContains(page, "较好")

    def _hand_over(self, of: ResultRound) -> None:
        url = reverse("export_annual", args=[of.uid])
        self.assertEqual(self.fill("sun", url).status_code, 422)
        given = {"receiver": str(self.town.unit("planning").uid)}
        self.assertEqual(self.fill("sun", url, **given).status_code, 303)
        edition = AnnualEdition.objects.get()
        page = reverse("annual_edition", args=[edition.uid])
        self.assertEqual(self.look("li", page).status_code, 404)
        self.assertContains(self.look("wu", reverse("desk")), "年度考核结果回执")
        self.assertContains(self.look("wu", page), "占部室（单位）年度工作考核的 20%")
        self.assertEqual(self.fill("wu", reverse("receive_annual", args=[edition.uid])).status_code, 303)
        self.assertContains(self.look("wu", page), "已回执")
        works = rounds.unit_result(of, self.town)
        url = reverse("correct_unit_result", args=[works.uid])
        file = SimpleUploadedFile("核查记录.txt", "核查".encode())
        given = {"grade": "GOOD", "reason": "漏记整改"}
        self.assertEqual(self.fill("wang", url, **given).status_code, 422)
        self.assertEqual(self.fill("wang", url, **given, attached=file).status_code, 303)
        self.assertContains(self.look("wu", page), "起本版与现行结果不一致")
        now = queries.current(works)
        self.assertEqual(self.look("li", reverse("unit_result_file", args=[now.uid])).status_code, 200)

    def test_a_refused_act_comes_back_with_what_was_typed(self) -> None:
        of = rounds.published(self.town)
        objection = rounds.object_to(self.town, rounds.unit_result(of, self.town))
        url = reverse("answer_result_objection", args=[objection.uid])
        given = {"upheld": "no", "answer": "扣分依据充分", "remedy": "OVERRIDE", "grade": "FAIR"}
        answer = self.fill("chen", url, **given)
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, "扣分依据充分", status_code=422)


class TestCommendations(PageCase):
    def test_entered_checked_and_shown(self) -> None:
        url = reverse("register_commendation")
        given = {
            "unit": str(self.town.unit("works").uid),
            "decision": "关于表扬的通报",
            "issuer": "古城管委会",
            "on": "2026-03-02",
            "basis": "汛前完成驳岸加固",
        }
        self.assertEqual(self.fill("chen", url, **given).status_code, 422)
        file = SimpleUploadedFile("通报.txt", "通报".encode())
        self.assertEqual(self.fill("chen", url, **given, attached=file).status_code, 303)
        made = Commendation.objects.get()
        self.assertContains(self.look("qian", reverse("desk")), "复核表扬登记")
        self.assertNotContains(self.look("chen", reverse("desk")), "复核表扬登记")
        page = self.look("chen", reverse("commendation", args=[made.uid]))
        self.assertContains(page, "不能由您复核")
        check = reverse("check_commendation", args=[made.uid])
        self.assertEqual(self.fill("qian", check, agrees="yes").status_code, 303)
        self.assertContains(self.look("wang", reverse("commendations")), "已复核")
        self.assertEqual(self.look("wang", reverse("commendation_file", args=[made.uid])).status_code, 200)
        self.assertEqual(self.look("li", reverse("commendations")).status_code, 404)
        self.assertEqual(self.look("li", reverse("commendation", args=[made.uid])).status_code, 404)


class TestTheWorkbook(PageCase):
    def test_it_says_what_the_page_says(self) -> None:
        edition = rounds.exported(self.town)
        url = reverse("annual_sheet", args=[edition.uid])
        self.assertEqual(self.look("li", url).status_code, 404)
        answer = self.look("wu", url)
        book = rounds.workbook(answer.content)
        self.assertEqual(list(book), ["版本", "承办单位", "服务单位", "承办人员", "服务人员"])
        cover = {row[0]: row[1] for row in book["版本"] if row[0]}
        self.assertEqual((cover["版次"], cover["内容摘要"]), ("第1版", edition.fingerprint))
        page = self.look("wu", reverse("annual_edition", args=[edition.uid])).content.decode()
        for one in annual.lines_of(edition):
            rows = {row[1]: row for row in book[f"{one.side_word}{'人员' if one.person else '单位'}"][3:]}
            row = rows[f"{one.unit}{one.person}"]
            self.assertEqual(row[2], float(one.points) if one.ranked else "—")
            self.assertEqual(row[3], one.grade_word)
            self.assertEqual(row[5], "具备" if one.eligible else "不具备")
            self.assertIn(one.why, page)
        self.assertEqual(book["承办人员"][1][0], NOTE)
