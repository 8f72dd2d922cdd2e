"""The console script: every command of the contract, its exit codes, and JSON alone on stdout."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from unittest import mock

from django.test import TestCase

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.tests.builders import matter_under_way
from duban.site import serving
from duban.site.cli.main import BROKEN, DONE, REFUSED, WRONG_USE, main
from duban.support.organization.models import Body, Person
from tests.cast import build_town
from tests.stories import TownCase

COMMANDS = {
    "act", "acts", "can", "closed-loop", "demo", "doctor", "import-list", "init", "ledger", "list", "migrate",
    "pages", "read-deadline", "read-units", "recount", "rule", "serve", "session", "show", "sweep", "trace", "why",
}  # fmt: skip
ADMINS = ("SYSTEM_ADMIN:xitong:张三", "SECURITY_ADMIN:anquan:李四", "AUDIT_ADMIN:shenji:王五")


def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
    """One command in this process: exit code, stdout, stderr."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
    ):
        try:
            code = main(list(words))
        except SystemExit as left:
            code = int(left.code or 0)
    return code, out.getvalue(), err.getvalue()


class TestCommands(TownCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = matter_under_way(cls.town)

    def test_help_names_every_command(self) -> None:
        code, said, _err = run("--help")
        self.assertEqual(code, 0)
        self.assertEqual(
            {name for name in COMMANDS if f"\n    {name} " not in said and f"\n    {name}\n" not in said},
            set(),
        )

    def test_with_json_stdout_is_json_alone(self) -> None:
        number = self.matter.number
        for words in (
            ("acts",),
            ("acts", "matters.close"),
            ("acts", "matters.close", "--schema"),
            ("can", "chen", "matters.close", number and self.matter.ref),
            ("show", number),
            ("why", number, "--as", "lin"),
            ("list", "--as", "lin"),
            ("list", "due=overdue", "--as", "chen"),
            ("pages",),
            ("pages", "--as", "lin"),
            ("read-deadline", "2026年6月底前", "--year", "2026"),
            ("read-units", "工程部、经营部"),
            ("recount",),
            ("trace",),
            ("ledger", "verify"),
        ):
            with self.subTest(words=words):
                code, said, err = run(*words, "--json")
                self.assertEqual((code, err), (DONE, ""))
                json.loads(said)

    def test_a_rule_refuses_with_its_words_and_exit_code_one(self) -> None:
        data = json.dumps({"matter": str(self.matter.uid)})
        code, said, _err = run("act", "matters.close", "--by", "chen", "--data", data, "--json")
        refusal = json.loads(said)["refusal"]
        self.assertEqual((code, set(refusal)), (REFUSED, {"code", "article", "message", "next"}))
        self.assertEqual(refusal["code"], "matters.no_result")
        code, said, err = run("act", "matters.close", "--by", "chen", "--data", data)
        self.assertEqual((code, said), (REFUSED, ""))
        self.assertIn("第", err)

    def test_what_is_foreign_does_not_exist(self) -> None:
        for words in (
            ("show", self.matter.number, "--as", "wu"),
            ("can", "wu", "matters.close", self.matter.ref),
        ):
            code, said, _err = run(*words, "--json")
            self.assertEqual((code, json.loads(said)["refusal"]["code"]), (REFUSED, "matters.not_found"))

    def test_wrong_use_is_said_in_one_line(self) -> None:
        for words in (
            ("act", "no.such", "--by", "chen"),
            ("act", "matters.close", "--by", "nobody"),
            ("act", "matters.close", "--by", "chen", "--data", "{"),
            ("act", "matters.close", "--by", "chen", "--data", "[]"),
            ("act", "matters.close", "--by", "chen", "--at", "2026-03-02T09:00+08:00"),
            ("acts", "no.such"),
            ("show", "no-such-number"),
            ("import-list", "/no/such/file.xlsx", "--dry-run"),
            ("demo",),
        ):
            with self.subTest(words=words):
                code, said, err = run(*words)
                self.assertEqual((code, said, err.count("\n")), (WRONG_USE, "", 1), err)

    def test_a_fault_of_the_program_is_exit_code_three(self) -> None:
        with mock.patch("duban.site.recounting.differences", side_effect=RuntimeError("broken")):
            code, said, err = run("recount")
        self.assertEqual((code, said), (BROKEN, ""))
        self.assertIn("RuntimeError: broken", err)

    def test_a_rule_reads_json_and_answers_in_json(self) -> None:
        asked = [
            {"completed_on": "2026-10-09", "due_on": "2026-10-11"},
            {"completed_on": "2026-10-10", "due_on": "2026-10-11"},
        ]
        code, said, _err = run("rule", "timeliness", stdin=json.dumps(asked))
        self.assertEqual(
            (code, [one["timeliness"] for one in json.loads(said)]), (DONE, ["EARLY", "ON_TIME"])
        )
        self.assertEqual(run("rule", "timeliness", stdin="{}")[0], WRONG_USE)

    def test_a_session_is_opened_on_a_demonstration_alone(self) -> None:
        self.assertEqual(run("session", "chen")[0], REFUSED)


class TestFounding(TestCase):
    """`duban init`: a real, empty body."""

    def found(self, *more: str, passwords: str = "") -> tuple[int, str, str]:
        words = ["init", "--name", "某管理委员会", "--short", "管委会", "--prefix", "某督"]
        for admin in more:
            words += ["--admin", admin]
        with mock.patch.dict(os.environ, {"DUBAN_INIT_PASSWORDS": passwords}):
            return run(*words)

    def test_it_makes_an_empty_body_with_its_administrators(self) -> None:
        passwords = "xitong=古城-系统-2026,anquan=古城-安全-2026,shenji=古城-审计-2026"
        code, said, err = self.found(*ADMINS, passwords=passwords)
        self.assertEqual(code, DONE, err)
        self.assertIn("某管理委员会", said)
        self.assertEqual(Body.objects.get().demo_seed, None)
        self.assertEqual(Person.objects.count(), 3)
        self.assertTrue(all(person.has_usable_password() for person in Person.objects.all()))
        self.assertEqual(self.found(*ADMINS, passwords=passwords)[0], REFUSED, "a second body")

    def test_there_is_no_default_password(self) -> None:
        code, _said, err = self.found(*ADMINS)
        self.assertEqual((code, Body.objects.count()), (WRONG_USE, 0))
        self.assertIn("no password for", err)

    def test_one_person_may_not_be_two_of_the_administrators(self) -> None:
        twice = ("SYSTEM_ADMIN:xitong:张三", "SECURITY_ADMIN:xitong:张三")
        code, _said, _err = self.found(*twice, passwords="xitong=古城-系统-2026")
        self.assertNotEqual(code, DONE)
        self.assertEqual(Body.objects.count(), 0, "all or nothing")

    def test_a_demonstration_is_never_turned_into_a_real_body(self) -> None:
        build_town(demo_seed=1)
        code, _said, _err = self.found(*ADMINS, passwords="xitong=古城-系统-2026")
        self.assertNotEqual(code, DONE)


class TestServing(TestCase):
    def test_a_demonstration_is_served_on_this_machine_alone(self) -> None:
        build_town(demo_seed=1)
        with mock.patch.object(serving, "_durability", return_value=[]):
            self.assertEqual(serving.problems("127.0.0.1"), [])
            self.assertEqual(serving.problems("::1"), [])
            for host in ("0.0.0.0", "10.1.2.3", "duban.example.com"):  # noqa: S104  # what is refused
                self.assertIn("loopback", serving.problems(host)[0])

    def test_nothing_is_served_without_the_ledgers_guards(self) -> None:
        with mock.patch("duban.support.ledger.guards.missing", return_value=["ledger_entry_no_update"]):
            self.assertIn("ledger_entry_no_update", serving.problems("127.0.0.1")[0])
