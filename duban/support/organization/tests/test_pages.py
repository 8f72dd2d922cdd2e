"""The organization through its addresses: everybody reads, each changes what is his."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from duban.support.organization import directory, queries
from duban.support.organization.models import OrgUnit, Person
from duban.support.organization.tests import builders
from tests.cast import TODAY, UNITS
from tests.stories import TownCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

PASSWORD = "运河-石桥-2026-晨雾"


class TestOrganizationPages(TownCase):
    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Response:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)

    def paths(self) -> dict[str, str]:
        unit, person = self.town.unit("works").uid, self.town["lin"].uid
        post = builders.post_of(self.town, "lin").uid
        base = "/organization"
        return {
            "organization.add_unit": f"{base}/units/new/",
            "organization.rename_unit": f"{base}/units/{unit}/rename/",
            "organization.put_in_charge": f"{base}/units/{unit}/leader/",
            "organization.add_person": f"{base}/people/new/",
            "organization.record_fact": f"{base}/people/{person}/fact/",
            "organization.appoint": f"{base}/people/{person}/appoint/",
            "organization.set_password": f"{base}/people/{person}/password/",
            "organization.end_post": f"{base}/posts/{post}/end/",
            "organization.delegate": f"{base}/posts/{post}/delegate/",
        }

    def test_the_tree_names_who_answers_for_each_unit(self) -> None:
        for who in ("chen", "guan", "wu"):
            text = self.ask(who, "/organization/").content.decode()
            for name in ("工程建设部", "李建国", "何海涛", "林海", "周明德", "领导小组组长"):
                self.assertIn(name, text)

    def test_the_tree_costs_the_same_however_many_units_there_are(self) -> None:
        with CaptureQueriesContext(connection) as few:
            directory.tree(TODAY)
        for number in range(3):
            self.send(
                "organization.add_unit", "chen", {"kind": "UNIT", "name": f"单位{number}", "from_on": TODAY}
            )
        with CaptureQueriesContext(connection) as more:
            self.assertEqual(len(directory.tree(TODAY)), len(UNITS) + 3)
        self.assertEqual(len(more), len(few))

    def test_each_form_is_open_to_those_whom_the_policy_admits(self) -> None:
        doers: dict[str, set[str]] = {"chen": set(), "sun": set(), "guan": set(), "an": set(), "lin": set()}
        for who in doers:
            for code, path in self.paths().items():
                status = self.ask(who, path).status_code
                self.assertIn(status, {200, 403}, path)
                if status == 200:
                    doers[who].add(code.partition(".")[2])
        self.assertEqual(
            doers,
            {
                "chen": {"add_unit", "rename_unit"},
                "sun": {"add_unit", "rename_unit", "record_fact", "put_in_charge", "delegate"},
                "guan": {"add_unit", "rename_unit", "add_person", "set_password"},
                "an": {"appoint", "end_post", "delegate"},
                "lin": set(),
            },
        )

    def test_what_a_person_may_not_do_is_not_offered(self) -> None:
        path = f"/organization/people/{self.town['lin'].uid}/"
        for who, shown, hidden in (("an", "appoint/", "password/"), ("guan", "password/", "appoint/")):
            text = self.ask(who, path).content.decode()
            self.assertIn(f"{path}{shown}", text)
            self.assertNotIn(f"{path}{hidden}", text)

    def test_facts_are_shown_to_their_keeper_and_to_the_person_alone(self) -> None:
        self.send(
            "organization.record_fact",
            "sun",
            {
                "person": self.town["lin"].uid,
                "kind": "POLITICAL_STATUS",
                "value": "群众",
                "from_on": "2026-01-04",
            },
        )
        path = f"/organization/people/{self.town['lin'].uid}/"
        seen = {
            who: "群众" in self.ask(who, path).content.decode() for who in ("sun", "lin", "chen", "an", "wu")
        }
        self.assertEqual(seen, {"sun": True, "lin": True, "chen": False, "an": False, "wu": False})

    def test_a_unit_is_added_with_its_short_forms(self) -> None:
        answer = self.ask(
            "chen",
            "/organization/units/new/",
            {
                "name": "文物保护部",
                "aliases": "文保部，文物部",
                "kind": "DEPARTMENT",
                "ordinal": 9,
                "from_on": "2026-03-02",
            },
        )
        unit = OrgUnit.objects.order_by("id").last()
        assert unit
        self.assertEqual((answer.status_code, answer["Location"]), (303, f"/organization/units/{unit.uid}/"))
        text = self.ask("wu", answer["Location"]).content.decode()
        for name in ("文物保护部", "文保部", "文物部"):
            self.assertIn(name, text)

    def test_a_refused_name_comes_back_with_what_was_written(self) -> None:
        answer = self.ask(
            "chen", self.paths()["organization.rename_unit"], {"name": "经营管理部", "from_on": "2026-04-01"}
        )
        text = answer.content.decode()
        self.assertEqual(answer.status_code, 409)
        self.assertIn('value="经营管理部"', text)
        self.assertIn("第三条", text)

    def test_a_renamed_unit_shows_both_names(self) -> None:
        path = self.paths()["organization.rename_unit"]
        self.assertEqual(
            self.ask("chen", path, {"name": "工程管理部", "from_on": "2026-03-02"}).status_code, 303
        )
        text = self.ask("chen", f"/organization/units/{self.town.unit('works').uid}/").content.decode()
        self.assertIn("<h1>工程管理部</h1>", text)
        self.assertIn("工程建设部", text)

    def test_a_person_is_registered_appointed_and_signs_in(self) -> None:
        answer = self.ask(
            "guan", "/organization/people/new/", {"name": "白雪", "username": "bai", "email": ""}
        )
        person = Person.objects.get(username="bai")
        self.assertEqual(answer["Location"], f"/organization/people/{person.uid}/")
        base = f"/organization/people/{person.uid}"
        self.assertEqual(self.ask("guan", f"{base}/password/", {"password": PASSWORD}).status_code, 303)
        post = {
            "kind": "LIAISON_A",
            "unit": self.town.unit("company").uid,
            "title": "",
            "from_on": "2026-03-02",
        }
        self.assertEqual(self.ask("an", f"{base}/appoint/", post).status_code, 409)
        answer = self.ask("an", f"{base}/appoint/", {**post, "kind": "LIAISON_B"})
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(len(queries.hats(person, TODAY)), 1)
        self.assertTrue(Person.objects.get(username="bai").check_password(PASSWORD))

    def test_a_password_is_never_sent_back(self) -> None:
        answer = self.ask("guan", self.paths()["organization.set_password"], {"password": "12345678"})
        self.assertEqual(answer.status_code, 422)
        self.assertNotIn("12345678", answer.content.decode())

    def test_a_post_is_lent_and_ended(self) -> None:
        paths = self.paths()
        lent = {
            "deputy": self.town["gao"].uid,
            "from_on": "2026-03-02",
            "to_on": "2026-03-06",
            "reason": "出差",
        }
        self.assertEqual(self.ask("sun", paths["organization.delegate"], lent).status_code, 303)
        text = self.ask("sun", f"/organization/people/{self.town['lin'].uid}/").content.decode()
        self.assertIn("高卫东", text)
        self.assertEqual(
            self.ask("an", paths["organization.end_post"], {"to_on": "2026-03-31"}).status_code, 303
        )
        self.assertEqual(queries.hats(self.town["lin"], date(2026, 4, 1)), [])

    def test_people_are_found_by_name(self) -> None:
        text = self.ask("guan", "/organization/people/?q=林").content.decode()
        self.assertIn("林海", text)
        self.assertNotIn("李建国", text)

    def test_what_is_not_there_is_not_found(self) -> None:
        for path in ("units", "people"):
            self.assertEqual(self.ask("guan", f"/organization/{path}/{uuid4()}/").status_code, 404)
        self.assertEqual(self.ask("an", f"/organization/posts/{uuid4()}/end/").status_code, 404)

    def test_nobody_reads_it_without_signing_in(self) -> None:
        self.client.logout()
        self.assertEqual(self.client.get("/organization/", secure=True).status_code, 302)
