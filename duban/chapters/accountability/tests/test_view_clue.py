"""查阅线索: every view is an act; leaving the circle works on the next request (decision 40)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue, ClueView
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.looking import PageCase
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestViewClue(ActStory):
    act = "accountability.view_clue"
    doer = "sun"
    wrong_role = ""
    refused = "files.unknown"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"clue": self.clue.uid}

    def check(self, answer: Answer) -> None:
        view = ClueView.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (view.clue, view.person, view.about_ref), (self.clue, self.town["sun"], self.clue.ref)
        )

    def test_it_refuses_the_wrong_role(self) -> None:
        """Whoever belongs to the circle is of the Office or heads the Leading Group: for all others it is not there."""
        for who in ("lin", "zhou", "qian", "guan", "an", "shenji"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404)

    def test_it_refuses_the_wrong_state(self) -> None:
        """A file that lies in no clue, or in another one, is not there, and nothing is on record of it."""
        before = LedgerEntry.objects.count()
        other = text_file(self.town, "chen")
        given = {**self.data(), "file": other.uid}
        answer = self.send(self.act, self.doer, given)
        self.assertEqual((answer.status, answer.code), (404, self.refused))
        self.assertEqual(LedgerEntry.objects.filter(act=self.act).count(), 0)
        self.assertEqual(LedgerEntry.objects.count(), before + 1, "the file alone")

    def test_who_handles_the_case_to_which_it_has_led_reads_it_until_he_recuses(self) -> None:
        case = casing.start(self.town, builders.confirmed(self.town, self.clue))
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 404)
        casing.name(self.town, case, "qian", "shen")
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 200)
        casing.recuse(self.town, case, "shen")
        casing.recuse(self.town, case, "sun")
        for who in ("shen", "sun", "xu"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404, who)

    def test_it_locks_the_clue(self) -> None:
        self.assert_locks(self.clue)


class TestItsViews(PageCase):
    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter)

    def test_opening_the_page_and_a_file_is_on_record(self) -> None:
        file = self.clue.evidence.get().file
        assert file is not None
        self.see("sun", reverse("clue", args=[self.clue.uid]))
        url = reverse("clue_file", args=[self.clue.uid, file.uid])
        self.assertEqual(self.see("wang", url).status_code, 405, "there is no link to pass on")
        self.assertEqual(self.fill("zhou", url, {}).status_code, 404)
        got = self.fill("wang", url, {})
        self.assertIn("no-store", got["Cache-Control"])
        self.assertEqual(b"".join(got.streaming_content), "验收合格".encode())  # type: ignore[attr-defined]  # it streams
        seen = [(one.person.username, one.about_ref) for one in ClueView.objects.order_by("id")]
        self.assertEqual(seen, [("sun", self.clue.ref), ("wang", file.ref)])
        page = self.see("wang", reverse("clue", args=[self.clue.uid]))
        self.assertContains(page, "查阅记录")

    def test_opening_a_form_on_it_is_a_look_too(self) -> None:
        for who, name in (
            ("sun", "confirm_clue"),
            ("wang", "close_clue"),
            ("wang", "start_verification"),
            ("sun", "enter_clue_slip"),
        ):
            before = ClueView.objects.count()
            self.assertEqual(self.see(who, reverse(name, args=[self.clue.uid])).status_code, 200, name)
            self.assertEqual(ClueView.objects.count(), before + 1, name)

    def test_with_the_post_the_knowledge_ends_on_the_next_request(self) -> None:
        url = reverse("clue", args=[self.clue.uid])
        self.assertEqual(self.see("chen", url).status_code, 200)
        organization.end_post(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            post=Post.objects.get(person=self.town["chen"]).uid,
            to_on=beijing_day(self.town.at),
        )
        self.town.tick(60 * 24)
        self.assertEqual(self.see("chen", url).status_code, 404)
