"""The first run: open to the holder of the set-up code alone, one step after the other, gone once it is done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, TestCase

from duban.ground.access import PostKind, Refusal
from duban.ground.beijing import beijing_day
from duban.ground.reading.tables import read_tables
from duban.site import clock, sweeping
from duban.site.first_run import answers, draft, first_passwords, founding
from duban.site.tests.test_commands import run
from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.verifying import verify
from duban.support.organization import queries, register
from duban.support.organization.models import Body, OrgUnit, Person, Post
from duban.support.rulebook import queries as rulebook
from tests.journeys import units_file

BODY = {"name": "嘉禾新区管理委员会", "short_name": "新区管委会", "document_prefix": "嘉新督"}
ADMINISTRATORS = {"system": "管小刚", "security": "安全成", "audit": "申计明"}
OFFICE = {
    "head": "王志远",
    "members": "方永年\n贺长春\n康淑兰",
    "director": "孙立平",
    "clerks": "陈启明\n钱晓雯",
}
PASSWORD = "新区-督办-启用-2026"
SMALL = (
    ("发展和改革委员会", "发改委", "", "部室", "丁国栋", "主要负责人", "", "方永年"),
    ("发展和改革委员会", "", "", "", "于国栋", "联络员A", "", ""),
)
STEPS = ("body", "administrators", "office", "units", "rules", "calendar", "found")


class FirstRunCase(TestCase):
    def setUp(self) -> None:
        self.at = clock.now()
        self.enterContext(mock.patch("duban.site.clock.now", side_effect=lambda: self.at))
        self.enterContext(mock.patch.object(first_passwords, "PAUSE", 0))
        draft.discard()
        self.addCleanup(draft.discard)
        self.code = draft.issue().code

    def see(self, path: str) -> Any:  # Any: Django's test response
        return self.client.get(path, secure=True)

    def send(self, step: str, data: dict[str, Any] | None = None) -> Any:  # Any: as above
        path = f"/first-run/{step}/" if step else "/"
        return self.client.post(path, data or {}, secure=True)

    def assert_leads(self, answer: Any, path: str) -> None:  # Any: as above
        self.assertIn(answer.status_code, {302, 303})
        self.assertEqual(answer["Location"], path)

    def hand_in(self, content: bytes, name: str = "名单.xlsx") -> Any:  # Any: as above
        return self.send("units", {"file": SimpleUploadedFile(name, content)})

    def enter(self) -> None:
        self.assertEqual(self.send("", {"code": self.code}).status_code, 303)

    def answer_all(self, rows: Any = SMALL) -> None:  # Any: rows of text
        self.enter()
        for step, data in (("body", BODY), ("administrators", ADMINISTRATORS), ("office", OFFICE)):
            self.assertEqual(self.send(step, data).status_code, 303, step)
        self.assertEqual(self.hand_in(units_file.workbook(rows)).status_code, 303)
        for step in ("rules", "calendar"):
            self.assertEqual(self.send(step).status_code, 303, step)

    def found(self) -> Any:  # Any: as above
        with self.captureOnCommitCallbacks(execute=True):
            return self.send("found", {"password": PASSWORD, "again": PASSWORD})


class TestGate(FirstRunCase):
    def test_an_empty_database_has_no_other_addresses(self) -> None:
        for path in ("/matters/", "/accounts/login/", "/organization/", "/policy/", "/api/acts", "/no-such/"):
            self.assertEqual(self.see(path).status_code, 404, path)
        self.assertContains(self.see("/"), "首次启用")
        self.assertEqual([self.see(path).status_code for path in ("/healthz", "/readyz")], [200, 200])

    def test_without_the_code_nothing_is_shown_and_nothing_is_kept(self) -> None:
        for step in (*STEPS, "passwords"):
            self.assert_leads(self.see(f"/first-run/{step}/"), "/")
            self.assert_leads(self.send(step, BODY), "/")
        for path in ("units/template.xlsx", "units/corrections.xlsx", "passwords.xlsx"):
            self.assert_leads(self.see(f"/first-run/{path}"), "/")
        kept = draft.load()
        self.assertEqual(kept and kept.answers, {})

    def test_a_wrong_code_does_not_open_it(self) -> None:
        for code in ("AAAA-AAAA-AAAA-AAAA", "启用码", self.code[:-1], self.code + "A"):
            answer = self.send("", {"code": code})
            self.assertContains(answer, "启用码不符", status_code=422)
            self.assertEqual(dict(self.client.cookies), {"__Host-csrf": self.client.cookies["__Host-csrf"]})

    def test_the_code_is_read_as_people_type_it(self) -> None:
        self.assertEqual(self.send("", {"code": f" {self.code.lower().replace('-', ' ')}"}).status_code, 303)
        cookie = self.client.cookies["__Host-first-run"]
        self.assertTrue(cookie["secure"] and cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Strict")

    def test_the_file_is_for_its_owner_alone(self) -> None:
        self.assertEqual(draft._path().stat().st_mode & 0o777, 0o600)

    def test_a_database_with_a_body_has_no_first_run(self) -> None:
        self.enter()
        with mock.patch("duban.support.organization.stamps.current", return_value="stamp"):
            for path in (
                "/first-run/body/",
                "/first-run/found/",
                "/first-run/passwords/",
                "/first-run/passwords.xlsx",
            ):
                self.assertEqual(self.see(path).status_code, 404, path)

    def test_a_database_that_cannot_answer_is_no_empty_one(self) -> None:
        with mock.patch("duban.support.organization.stamps.current", side_effect=OperationalError("gone")):
            self.assertEqual(self.see("/first-run/body/").status_code, 404)

    def test_no_sweep_runs_before_there_is_a_body(self) -> None:
        self.assertEqual(sweeping.run(self.at).created, {})


class TestSteps(FirstRunCase):
    def test_each_leads_to_the_next_and_none_is_passed_over(self) -> None:
        self.enter()
        for step in STEPS[1:]:
            self.assert_leads(self.see(f"/first-run/{step}/"), "/first-run/body/")
        self.assert_leads(self.send("body", BODY), "/first-run/administrators/")

    def test_it_is_taken_up_again_in_another_browser(self) -> None:
        self.enter()
        self.send("body", BODY)
        self.client = Client()
        answer = self.send("", {"code": self.code})
        self.assert_leads(answer, "/first-run/administrators/")
        self.assertContains(self.see("/first-run/body/"), BODY["name"])

    def test_who_is_meant_must_be_clear(self) -> None:
        self.enter()
        self.send("body", BODY)
        for change, words in (
            ({"security": "管小刚"}, "出现不止一次"),
            ({"system": "管小刚 a", "security": "管小刚 a"}, "不得由一人兼任"),
            ({"security": "安 全成"}, "应为姓名"),
            ({"security": "安全成 guanxiaogang", "system": "管小刚 guanxiaogang"}, "已属“管小刚”"),
        ):
            answer = self.send("administrators", {**ADMINISTRATORS, **change})
            self.assertContains(answer, words, status_code=422)
        self.send("administrators", ADMINISTRATORS)
        answer = self.send("office", {**OFFICE, "clerks": "陈启明\n申计明"})
        self.assertContains(answer, "“申计明”出现不止一次", status_code=422)

    def test_nothing_of_a_file_with_a_doubt_is_taken(self) -> None:
        self.answer_all()
        wrong = [list(one) for one in SMALL]
        wrong[1][5] = "联络员"
        self.hand_in(units_file.text(wrong), "名单.csv")
        shown = self.see("/first-run/units/")
        self.assertContains(shown, "有 1 行须更正")
        self.assertContains(shown, "不是可选的岗位")
        self.assert_leads(self.see("/first-run/found/"), "/first-run/units/")

    def test_the_correction_file_is_read_again_when_it_is_mended(self) -> None:
        self.answer_all()
        self.hand_in(units_file.workbook([SMALL[0], (*SMALL[1][:5], "联络员", *SMALL[1][6:])]))
        sent = self.see("/first-run/units/corrections.xlsx").content
        (sheet, _notes) = read_tables(sent)
        self.assertEqual([row[-1] for row in sheet.rows][:2], ["须更正", ""])
        self.assertIn("不是可选的岗位", sheet.rows[2][-1])
        self.assertEqual(sheet.rows[1][6], "dingguodong", "the usernames stand in it")
        mended = [[cell.replace("联络员", "联络员A") for cell in row] for row in sheet.rows[1:]]
        self.hand_in(units_file.workbook([row[:8] for row in mended]))
        self.assertContains(self.see("/first-run/units/"), "可以采用：1 个单位、2 人、2 项任职")

    def test_a_file_that_cannot_be_read_is_turned_away_in_words(self) -> None:
        self.answer_all()
        for content, words in (
            (b"\x00\x01", "文件内容不是"),
            ("姓名,电话\n林海,1\n".encode(), "没有找到表头"),
            (units_file.workbook([]), "须有 1 至"),
        ):
            answer = self.hand_in(content)
            if answer.status_code == 303:
                answer = self.see("/first-run/units/")
            self.assertIn(words, answer.content.decode())

    def test_the_template_is_read_once_it_is_filled_in(self) -> None:
        self.enter()
        for step, data in (("body", BODY), ("administrators", ADMINISTRATORS), ("office", OFFICE)):
            self.send(step, data)
        (sheet, notes) = read_tables(self.see("/first-run/units/template.xlsx").content)
        self.assertEqual(sheet.rows, (units_file.HEADS,))
        self.assertIn("每行一人一岗", notes.rows[0][0])
        self.assertEqual(register.rows_of([sheet]), [])

    def test_a_year_that_is_not_shipped_is_left_to_the_office(self) -> None:
        self.answer_all()
        with mock.patch.object(answers, "calendar_of", return_value=None):
            self.assertContains(self.see("/first-run/calendar/"), "系统未带")
            self.assertEqual(self.found().status_code, 303)
        self.assertTrue(Body.objects.exists())


class TestFounding(FirstRunCase):
    def test_the_answers_become_a_body_by_the_acts(self) -> None:
        self.answer_all(units_file.rows())
        self.assertEqual(LedgerEntry.objects.count(), 0, "nothing is written before")
        self.assert_leads(self.found(), "/first-run/passwords/")
        body = Body.objects.get()
        self.assertEqual((body.name, body.document_prefix, body.demo_seed), (BODY["name"], "嘉新督", None))
        self.assertEqual((OrgUnit.objects.count(), Person.objects.count()), (26, 72))
        self.assertEqual(Post.objects.filter(unit__isnull=False).count(), 62)
        day = beijing_day(self.at)
        self.assertEqual(
            [one.name for one in queries.people_with(PostKind.OFFICE_STAFF, day)], ["陈启明", "钱晓雯"]
        )
        self.assertEqual(rulebook.values(day).version, 1)
        acts = set(LedgerEntry.objects.values_list("act", flat=True))
        self.assertLessEqual({"organization.found_body", "rulebook.adopt_calendar"}, acts)
        self.assertEqual(verify()[1], [])

    def test_everybody_signs_in_with_what_the_list_says(self) -> None:
        self.answer_all()
        self.found()
        shown = self.see("/first-run/passwords/").content.decode()
        kept = draft.load()
        assert kept is not None
        slips = answers.slips(kept)
        self.assertEqual(len(slips), Person.objects.count() - 1)
        for slip in slips:
            self.assertIn(slip.password, shown)
            self.assertTrue(Person.objects.get(username=slip.username).check_password(slip.password))
        self.assertTrue(Person.objects.get(username="guanxiaogang").check_password(PASSWORD))
        self.assertEqual(len({slip.password for slip in slips}), len(slips))
        (sheet,) = read_tables(self.see("/first-run/passwords.xlsx").content)
        self.assertEqual([row[4] for row in sheet.rows[1:]], [slip.password for slip in slips])

    def test_no_password_is_in_the_file(self) -> None:
        self.answer_all()
        self.found()
        kept = draft._path().read_text("utf-8")
        self.assertNotIn(PASSWORD, kept)
        loaded = draft.load()
        assert loaded is not None
        self.assertFalse([one for one in answers.slips(loaded) if one.password in kept])

    def test_it_is_over_when_the_list_is_put_away(self) -> None:
        self.answer_all()
        self.found()
        answer = self.send("passwords")
        self.assert_leads(answer, "/accounts/login/?next=%2Fintake%2Fimport%2F")
        for path in (*(f"{step}/" for step in (*STEPS, "passwords")), "passwords.xlsx"):
            self.assertEqual(self.see(f"/first-run/{path}").status_code, 404, path)
        self.assertIsNone(draft.load())
        self.assert_leads(self.see("/"), "/accounts/login/?next=/")

    def test_it_is_over_after_an_hour_and_for_everybody_else(self) -> None:
        self.answer_all()
        self.found()
        stranger = Client()
        self.assertEqual(stranger.get("/first-run/passwords/", secure=True).status_code, 404)
        self.at += timedelta(minutes=59)
        self.assertEqual(self.see("/first-run/passwords/").status_code, 200)
        self.at += timedelta(minutes=2)
        self.assertEqual(self.see("/first-run/passwords/").status_code, 404)
        self.assertIsNone(draft.load())

    def test_the_file_goes_after_an_hour_though_nobody_asks_for_it(self) -> None:
        self.answer_all()
        self.found()
        sweeping.run(self.at + timedelta(minutes=59))
        self.assertIsNotNone(draft.load())
        sweeping.run(self.at + timedelta(minutes=61))
        self.assertIsNone(draft.load())

    def test_the_steps_are_gone_as_soon_as_there_is_a_body(self) -> None:
        self.answer_all()
        self.found()
        for step in STEPS[:-1]:
            self.assertEqual(self.see(f"/first-run/{step}/").status_code, 404, step)

    def test_the_button_pressed_twice_leads_to_the_list(self) -> None:
        self.answer_all()
        self.found()
        self.assert_leads(self.found(), "/first-run/passwords/")
        self.assertEqual(Client().post("/first-run/found/", secure=True).status_code, 404)
        self.assertEqual(Body.objects.count(), 1)

    def test_sent_twice_it_is_founded_once(self) -> None:
        self.answer_all()
        kept = draft.load()
        assert kept is not None
        plan = answers.plan(kept, password=PASSWORD, day=beijing_day(self.at))
        for _ in range(2):
            founding.found(plan, at=self.at, request_id=kept.root_uuid)
        self.assertEqual((Body.objects.count(), Person.objects.count()), (1, 12))

    def test_a_second_body_is_refused_and_leaves_nothing(self) -> None:
        self.answer_all()
        kept = draft.load()
        assert kept is not None
        plan = answers.plan(kept, password=PASSWORD, day=beijing_day(self.at))
        founding.found(plan, at=self.at, request_id=kept.root_uuid)
        before = LedgerEntry.objects.count()
        with self.assertRaises(Refusal) as refused:
            founding.found(plan, at=self.at, request_id=None)
        self.assertEqual(
            (refused.exception.code, LedgerEntry.objects.count()), ("organization.body_exists", before)
        )

    def test_one_refusal_founds_nothing(self) -> None:
        self.answer_all()
        with mock.patch(
            "duban.site.first_run.founding.rulebook.adopt_calendar",
            side_effect=Refusal("rulebook.calendar_year", "11(3)", year=2026, problem="x"),
        ):
            answer = self.found()
        self.assertContains(answer, "2026", status_code=409)
        self.assertEqual((Body.objects.count(), LedgerEntry.objects.count(), Job.objects.count()), (0, 0, 0))

    def test_the_first_password_is_held_to_the_rule(self) -> None:
        self.answer_all()
        for password, again, words in (
            ("short", "short", "至少要有 10 个字符"),
            ("guanxiaogang", "guanxiaogang", "相似"),
            (PASSWORD, PASSWORD + "x", "两次输入的密码不同"),
        ):
            answer = self.send("found", {"password": password, "again": again})
            self.assertContains(answer, words, status_code=422)
        self.assertFalse(Body.objects.exists())

    def test_the_list_waits_for_the_worker(self) -> None:
        self.answer_all()
        self.send("found", {"password": PASSWORD, "again": PASSWORD})
        waiting = self.see("/first-run/passwords/")
        self.assertContains(waiting, "正在生成初始密码")
        self.assertContains(waiting, "已完成 0 人，共 11 人")
        self.assertEqual(waiting["Refresh"], "3")
        self.assertContains(self.send("passwords"), "正在生成初始密码")
        self.assertIsNotNone(draft.load(), "not put away before it was shown")
        Job.objects.update(state=JobState.FAILED)
        self.assertContains(self.see("/first-run/passwords/"), "部分初始密码未能设置")


class TestTerminal(FirstRunCase):
    def test_the_code_is_said_as_long_as_there_is_no_body(self) -> None:
        code, said, _err = run("init")
        self.assertEqual(code, 0)
        self.assertIn(self.code, said)
        self.answer_all()
        self.found()
        code, said, _err = run("init")
        self.assertEqual(code, 1)
        self.assertNotIn(self.code, said)

    def test_half_of_the_words_of_init_is_wrong_use(self) -> None:
        self.assertEqual(run("init", "--name", "某管理委员会")[0], 2)
        self.assertFalse(Body.objects.exists())
