"""The edge: what every answer carries, how a session lives, and what is refused before any page sees it."""

from __future__ import annotations

import json
import re
from typing import Any
from unittest import mock
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from tests.cast import PASSWORD, TODAY
from tests.stories import TownCase

LOGIN = "/accounts/login/"


class EdgeCase(TownCase):
    @classmethod
    def prepare(cls) -> None:
        for who in ("chen", "lin"):
            organization.set_password(
                by=None, at=cls.town.at, request_id=None, person=cls.town[who].uid, password=PASSWORD
            )

    def setUp(self) -> None:
        self.enterContext(mock.patch("duban.site.clock.now", return_value=self.town.tick(60)))

    def sign_in(self, who: str, password: str = PASSWORD) -> Any:  # Any: Django's test response
        return self.client.post(LOGIN, {"login": who, "password": password}, secure=True)

    def api(self, code: str, body: bytes | str, **more: Any) -> Any:  # Any: as above
        kind = more.pop("content_type", "application/json")
        return self.client.post(f"/api/acts/{code}", body, content_type=kind, secure=True, **more)


class TestHeaders(EdgeCase):
    def test_every_page_carries_them_whatever_its_status(self) -> None:
        self.sign_in("chen")
        pages = {"/": 200, "/no-such-page/": 404, "/matters/?q=%00": 400, f"/matters/{uuid4()}/": 404}
        for path, status in pages.items():
            answer = self.client.get(path, secure=True)
            with self.subTest(path):
                self.assertEqual(answer.status_code, status)
                policy = answer["Content-Security-Policy"]
                self.assertIn("default-src 'none'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertNotIn("unsafe", policy)
                self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
                self.assertEqual(answer["X-Frame-Options"], "DENY")
                self.assertEqual(answer["Referrer-Policy"], "same-origin")
                self.assertEqual(answer["Cache-Control"], "no-store")
                self.assertIn("max-age=31536000", answer["Strict-Transport-Security"])
                self.assertRegex(answer["X-Request-Id"], "^[0-9a-f]{12}$")

    def test_the_icon_is_there_for_documents_which_name_none(self) -> None:
        answer = self.client.get("/favicon.ico", secure=True)
        self.assertEqual((answer.status_code, answer["Content-Type"]), (200, "image/x-icon"))

    def test_the_request_is_named_in_page_and_header_alike(self) -> None:
        self.sign_in("chen")
        answer = self.client.get("/", secure=True)
        self.assertContains(answer, answer["X-Request-Id"])

    def test_without_tls_nobody_gets_in(self) -> None:
        answer = self.client.get("/")
        self.assertEqual((answer.status_code, answer["Location"]), (301, "https://testserver/"))

    def test_a_form_without_its_token_is_refused(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.town["chen"], backend="django.contrib.auth.backends.ModelBackend")
        before = LedgerEntry.objects.count()
        for path in ("/opinion/", "/intake/import/", "/api/acts/notifications.give_opinion"):
            answer = client.post(path, {"text": "x"}, secure=True)
            self.assertEqual(answer.status_code, 403, path)
        self.assertEqual(LedgerEntry.objects.count(), before)


class TestSession(EdgeCase):
    def test_its_cookie_is_for_this_host_and_for_the_browser_alone(self) -> None:
        self.client.get(LOGIN, secure=True)
        before = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        self.sign_in("chen")
        cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertEqual(settings.SESSION_COOKIE_NAME, "__Host-session")
        self.assertTrue(cookie["secure"] and cookie["httponly"])
        self.assertEqual((cookie["samesite"], cookie["path"], cookie["domain"]), ("Lax", "/", ""))
        self.assertNotEqual(before and before.value, cookie.value, "signing in changes the session")

    def test_reading_pages_writes_nothing(self) -> None:
        self.sign_in("chen")
        self.client.get("/", secure=True)
        with mock.patch("django.contrib.sessions.backends.db.SessionStore.save") as kept:
            self.client.get("/", secure=True)
        self.assertFalse(kept.called)

    def test_a_minute_later_its_end_has_moved(self) -> None:
        self.sign_in("chen")
        self.client.get("/", secure=True)
        first = self.client.session["kept_at"]
        with mock.patch("duban.site.clock.now", return_value=self.town.tick(2)):
            self.client.get("/", secure=True)
        self.assertEqual(self.client.session["kept_at"], first + 120)

    def test_who_signs_in_comes_to_the_desk_without_further_words(self) -> None:
        self.assertRedirects(self.sign_in("chen"), "/", fetch_redirect_response=False)
        self.assertNotContains(self.client.get("/", secure=True), "成功登录")

    def test_a_whole_body_may_sign_in_in_the_same_minute_from_one_address(self) -> None:
        for _ in range(40):
            self.client.logout()
            self.assertEqual(self.sign_in("chen").status_code, 302)

    def test_a_person_changes_the_own_password(self) -> None:
        self.sign_in("chen")
        self.assertContains(self.client.get("/accounts/password/", secure=True), "密码")
        new = "新的口令-2026-古城"
        form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        self.assertEqual(self.client.post("/accounts/password/", form, secure=True).status_code, 302)
        self.client.logout()
        self.assertEqual(self.sign_in("chen").status_code, 200, "the old one opens nothing")
        self.assertEqual(self.sign_in("chen", new).status_code, 302)

    def test_who_may_no_longer_sign_in_is_out_at_once(self) -> None:
        self.sign_in("lin")
        self.assertEqual(self.client.get("/", secure=True).status_code, 200)
        type(self.town["lin"]).objects.filter(pk=self.town["lin"].pk).update(is_active=False, ended_on=TODAY)
        self.assertEqual(self.client.get("/", secure=True).status_code, 302)

    def test_five_failures_lock_the_account_and_say_no_more_than_that(self) -> None:
        said = set()
        for who in ("lin", "nobody"):
            for _ in range(4):
                answer = self.sign_in(who, "wrong-password")
                self.assertEqual(answer.status_code, 200)
            said.add(re.sub(r"[0-9a-f]{12}|value=\"[^\"]*\"|nonce=\"[^\"]*\"", "", answer.content.decode()))
            self.assertEqual(self.sign_in(who, "wrong-password").status_code, 429)
        self.assertEqual(len(said), 1, "known or unknown, the same words")
        locked = self.sign_in("lin")
        self.assertEqual(locked.status_code, 429)
        self.assertContains(locked, "登录", status_code=429)


class TestBadInput(EdgeCase):
    def setUp(self) -> None:
        super().setUp()
        self.sign_in("chen")
        self.before = LedgerEntry.objects.count()

    def assert_refused(self, answer: Any, status: int) -> None:  # Any: Django's test response
        self.assertEqual(answer.status_code, status, answer.content[:300])
        self.assertEqual(LedgerEntry.objects.count(), self.before, "a refusal leaves no ledger row")

    def test_text_that_no_database_takes_is_refused_wherever_it_comes_in(self) -> None:
        opinion = "notifications.give_opinion"
        with self.assertNoLogs("django.request", "ERROR"):
            self.assert_refused(self.client.get("/matters/?q=a%00b", secure=True), 400)
            self.assert_refused(self.client.get("/no%00such/", secure=True), 400)
            form = {"request_id": str(uuid4()), "text": "好\0坏"}
            self.assert_refused(self.client.post("/opinion/", form, secure=True), 400)
            for text in ('"a\\u0000b"', '"\\ud800"', '{"\\u0000": 1}'):
                self.assert_refused(self.api(opinion, f'{{"text": {text}}}'), 400)

    def test_a_body_that_is_no_object_is_refused_in_words(self) -> None:
        deep = "[" * 100_000
        with self.assertNoLogs("django.request", "ERROR"):
            for body in ("", "[]", "null", '"x"', "{", deep, '{"text": ' + "[" * 60 + "]" * 60 + "}"):
                answer = self.api("notifications.give_opinion", body or b" ")
                self.assert_refused(answer, 400)
                self.assertTrue(answer.json()["refusal"]["message"])
            self.assert_refused(self.api("no.such_act", "{}"), 404)
            self.assert_refused(
                self.api("notifications.give_opinion", "text=x", content_type="text/plain"), 415
            )
            multipart = self.client.post("/api/acts/notifications.give_opinion", {"text": "x"}, secure=True)
            self.assert_refused(multipart, 415)

    def test_too_much_is_refused_without_a_trace_in_the_log(self) -> None:
        much = "长" * 1_200_000
        with self.assertNoLogs("django", "ERROR"):
            answer = self.api("notifications.give_opinion", json.dumps({"text": much}))
            self.assert_refused(answer, 413)
            self.assert_refused(self.client.post("/opinion/", {"text": much}, secure=True), 413)
            many = {f"f{number}": "x" for number in range(2100)}
            self.assert_refused(self.client.post("/opinion/", many, secure=True), 413)

    def test_a_million_characters_are_refused_and_rare_ones_come_back_as_they_were(self) -> None:
        rare = "𠮷𬭊〇龘镕喆堃祎👨‍👩‍👧\u202e，ＡＢ１２"
        good = self.api("notifications.give_opinion", json.dumps({"text": rare}))
        self.assertEqual(good.status_code, 200, good.content)
        entry = LedgerEntry.objects.latest("id")
        self.assertEqual(json.loads(entry.payload.body)["new"]["text"], rare)
        self.before += 1
        form = {"request_id": str(uuid4()), "title": "题" * 1_000_000, "year": "2026", "kind": "ANNUAL"}
        file = SimpleUploadedFile("清单.csv", "序号,事项\n1,甲\n".encode())
        answer = self.client.post("/intake/import/", {**form, "file": file}, secure=True)
        self.assertIn(answer.status_code, {413, 422})
        self.assertEqual(LedgerEntry.objects.count(), self.before)

    def test_a_hostile_file_is_refused_and_named(self) -> None:
        files = {
            "程序.xlsx": b"MZ\x90\x00" + b"\0" * 2000,
            "宏.xlsm": b"PK\x03\x04" + b"\0" * 200,
            "空.xlsx": b"",
            "断.xlsx": b"PK\x03\x04broken",
            "网页.csv": b"<html><script>alert(1)</script></html>" * 20,
            "图片.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
        }
        for name, content in files.items():
            form = {"request_id": str(uuid4()), "title": "清单", "year": "2026", "kind": "ANNUAL"}
            with self.subTest(name), self.assertNoLogs("django.request", "ERROR"):
                file = SimpleUploadedFile(name, content)
                answer = self.client.post("/intake/import/", {**form, "file": file}, secure=True)
                self.assert_refused(answer, answer.status_code if answer.status_code in {409, 422} else 422)
                self.assertContains(answer, "清单", status_code=answer.status_code)

    def test_every_question_in_an_address_gets_an_answer(self) -> None:
        odd = (
            "",
            "x",
            "-1",
            "9" * 40,
            "'\"<>",
            "%",
            "２０２６",
            str(uuid4()),
            "2026-02-30",
            "\u202e",
            "a" * 5000,
        )
        pages = {
            "/": ("on",),
            "/matters/": ("q", "state", "light", "due", "category", "unit", "year", "cursor"),
            "/matters/export.xlsx": ("q", "state", "unit", "year"),
            "/matters/urge/": ("q", "unit", "year"),
            "/matters/views/": ("query",),
            "/registers/": ("q", "unit", "year"),
            "/search/": ("q",),
            "/intake/": ("year", "state", "cursor"),
            "/notices/": ("state", "unit", "cursor", "q"),
            "/inbox/": ("cursor", "unread"),
            "/reviews/": ("cursor",),
            "/organization/people/": ("q",),
            "/papers/new/": ("subject", "decision"),
        }
        with self.assertNoLogs("django.request", "ERROR"):
            for path, names in pages.items():
                for name in names:
                    for value in odd:
                        answer: Any = self.client.get(path, {name: value}, secure=True)  # Any: it may stream
                        with self.subTest(path=path, name=name, value=value[:40]):
                            self.assertLess(answer.status_code, 500)
                        if answer.streaming:
                            b"".join(answer.streaming_content)

    def test_one_request_sent_twice_is_done_once_and_with_other_words_refused(self) -> None:
        request_id = str(uuid4())
        body = {"text": "清单页面希望按单位排序", "request_id": request_id}
        first = self.api("notifications.give_opinion", json.dumps(body))
        again = self.api("notifications.give_opinion", json.dumps(body))
        self.assertEqual((first.json(), first.status_code), (again.json(), 200))
        other = self.api("notifications.give_opinion", json.dumps({**body, "text": "另一件事"}))
        self.assertEqual((other.status_code, other.json()["refusal"]["code"]), (422, "ledger.other_content"))
        self.assertEqual(LedgerEntry.objects.count(), self.before + 1)
