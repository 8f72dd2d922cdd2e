"""事项归档."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.matters import actions
from duban.chapters.matters.models import Matter
from duban.support.documents import actions as documents
from duban.support.documents import queries, sweeps
from duban.support.documents.models import ArchivalItem
from tests.appraised import appraised
from tests.cast import Town
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import accepted_matter, running_matter
from tests.stories import Answer


def waiting(town: Town) -> Matter:
    """Closed, and not evaluated yet."""
    matter = accepted_matter(town)
    return actions.close(by=town["chen"], at=town.tick(), request_id=None, matter=matter.uid)


def closed(town: Town) -> Matter:
    """Closed and evaluated, its papers printed and not filed."""
    matter = appraised(town, waiting(town))
    sweeps.sweep(town.tick())
    matter.refresh_from_db()
    return matter


def file_papers(town: Town, matter: Matter) -> int:
    papers = queries.unfiled_of(matter.ref)
    for one in papers:
        documents.archive(by=town["chen"], at=town.tick(), request_id=None, document=one.uid)
    return len(papers)


class TestArchive(MatterStory):
    act = "matters.archive"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.already_archived"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = closed(cls.town)
        assert file_papers(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"matter": self.matter.uid}

    def spoil(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def check(self, answer: Answer) -> None:
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.archived_on, self.town.at.date())

    def test_it_refuses_a_matter_under_way(self) -> None:
        answer = self.send(self.act, "chen", {"matter": running_matter(self.town).uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.not_closed"))

    def test_it_refuses_while_the_evaluation_is_owed(self) -> None:
        answer = self.send(self.act, "chen", {"matter": waiting(self.town).uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.still_open"), answer)
        self.assertIn("考核评估", answer.body["refusal"]["message"])

    def test_it_refuses_while_a_paper_is_not_filed_and_names_it(self) -> None:
        other = closed(self.town)
        answer = self.send(self.act, "chen", {"matter": other.uid})
        self.assertEqual((answer.status, answer.code), (409, "matters.papers_unfiled"), answer)
        self.assertIn(queries.unfiled_of(other.ref)[0].title, answer.body["refusal"]["message"])


class ArchivePageTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = closed(cls.town)

    def test_one_click_files_the_papers_and_puts_the_matter_away(self) -> None:
        url = reverse("archive_matter", args=[self.matter.uid])
        self.assertContains(self.see("chen", f"/matters/{self.matter.uid}/"), url)
        waiting = len(queries.unfiled_of(self.matter.ref))
        self.assertEqual(self.fill("chen", url, {}).status_code, 303)
        self.matter.refresh_from_db()
        self.assertIsNotNone(self.matter.archived_on)
        self.assertEqual(ArchivalItem.objects.filter(document__context_ref=self.matter.ref).count(), waiting)
        self.assertNotContains(self.see("chen", f"/matters/{self.matter.uid}/"), url)
