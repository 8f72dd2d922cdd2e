"""接任: one leaves, another takes over, and no day is without a holder."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import PostKind
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import queries
from duban.support.organization.models import Post
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.looking import PageCase
from tests.stories import ActStory, Answer


class TestReplaceHolder(ActStory):
    act = "organization.replace_holder"
    doer = "an"
    wrong_role = "chen"
    stranger = None
    refused = "organization.post_ended"

    def data(self) -> dict[str, Any]:
        return {
            "post": builders.post_of(self.town, "lin").uid,
            "person": self.town["gao"].uid,
            "from_on": TODAY,
        }

    def spoil(self) -> None:
        builders.end_post(self.town, "lin", date(2026, 2, 27))

    def check(self, answer: Answer) -> None:
        left = builders.post_of(self.town, "lin")
        self.assertEqual((answer.body["uid"], left.to_on), (str(left.uid), date(2026, 3, 1)))
        new = Post.objects.get(person=self.town["gao"], kind=PostKind.LIAISON_A)
        self.assertEqual((new.unit, new.from_on, new.to_on), (self.town.unit("works"), TODAY, None))
        works = self.town.unit("works").pk
        for day, who in ((date(2026, 3, 1), "lin"), (TODAY, "gao")):
            holders = queries.holders(works, (PostKind.LIAISON_A,), day)
            self.assertEqual([one.username for one in holders], [who])
        cause = LedgerEntry.objects.get(act=self.act)
        nested = LedgerEntry.objects.filter(caused_by=cause.uid).order_by("id").values_list("act", flat=True)
        self.assertEqual(list(nested), ["organization.end_post", "organization.appoint"])

    def test_nobody_follows_himself(self) -> None:
        answer = self.send(self.act, "an", {**self.data(), "person": self.town["lin"].uid})
        self.assertEqual((answer.status, answer.code), (409, "organization.replace_self"), answer)

    def test_a_day_before_the_post_began_is_refused_and_nothing_is_half_done(self) -> None:
        answer = self.send(self.act, "an", {**self.data(), "from_on": "2026-01-04"})
        self.assertEqual((answer.status, answer.code), (422, "organization.dates_reversed"), answer)
        self.assertIsNone(builders.post_of(self.town, "lin").to_on)

    def test_it_locks_the_organization_and_the_post(self) -> None:
        self.assert_locks(queries.body(), builders.post_of(self.town, "lin"))


class TestPages(PageCase):
    def test_the_keeper_of_security_finds_it_beside_each_post(self) -> None:
        post = builders.post_of(self.town, "lin").uid
        url = f"/organization/posts/{post}/replace/"
        unit = f"/organization/units/{self.town.unit('works').uid}/"
        self.assertContains(self.see("an", unit), url)
        self.assertNotContains(self.see("chen", unit), url)
        self.assertEqual(self.see("chen", url).status_code, 403)
        self.assertContains(self.see("an", url), "林海（工程建设部联络员（A岗））")
        answer = self.fill("an", url, {"person": str(self.town["gao"].uid), "from_on": str(TODAY)})
        self.assertEqual((answer.status_code, answer["Location"]), (303, unit))

    def test_the_organization_of_another_day(self) -> None:
        self.send(
            "organization.rename_unit",
            "chen",
            {"unit": self.town.unit("works").uid, "name": "工程管理部", "from_on": "2026-04-01"},
        )
        for day, name in (("2026-03-31", "工程建设部"), ("2026-04-01", "工程管理部")):
            page = self.see("wu", f"/organization/?on={day}").content.decode()
            rows = page.partition("<tbody>")[2].partition("</tbody>")[0]
            self.assertIn(f">{name}</a>", rows)
        self.assertEqual(self.see("wu", "/organization/?on=heute").status_code, 200)

    def test_a_person_shows_for_whom_he_acts_and_what_he_leads(self) -> None:
        self.send(
            "organization.delegate",
            "an",
            {
                "post": builders.post_of(self.town, "li").uid,
                "deputy": self.town["he"].uid,
                "from_on": TODAY,
                "to_on": "2026-03-09",
                "reason": "赴省里学习",
            },
        )
        page = self.see("wu", f"/organization/people/{self.town['he'].uid}/")
        for words in ("代理他人职务", "李建国（工程建设部主要负责人）", "赴省里学习"):
            self.assertContains(page, words)
        led = self.see("wu", f"/organization/people/{self.town['zhou'].uid}/")
        for words in ("分管单位", "工程建设部", "经营管理部"):
            self.assertContains(led, words)
