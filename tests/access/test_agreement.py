"""The list, the matter's page and its buttons say the same of every person and matter."""

from __future__ import annotations

from unittest import mock

import pytest

from duban.chapters.desk import listing
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from tests.access import scene
from tests.stories import TownCase


class TestAgreement(TownCase):
    @classmethod
    def prepare(cls) -> None:
        scene.build(cls.town)

    def setUp(self) -> None:
        self.enterContext(mock.patch("duban.site.clock.now", return_value=self.town.tick(60)))

    def test_who_finds_a_matter_in_the_list_may_open_it_and_nobody_else(self) -> None:
        found = list(Matter.objects.order_by("id"))
        self.assertGreater(len(found), 3)
        for who in scene.PERSONAS[1:]:
            person = self.town[who]
            self.client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            found_ = listing.found(person, self.town.at, listing.Filters(state="all"))
            listed = sorted(row.matter_id for row in found_)
            opened = [
                one.pk
                for one in found
                if self.client.get(f"/matters/{one.uid}/", secure=True).status_code == 200
            ]
            seen = [one.pk for one in found if matters.sees(person, self.town.at, one)]
            with self.subTest(who):
                self.assertEqual(listed, opened, "each once")
                self.assertEqual(seen, opened)

    @pytest.mark.any_engine
    def test_every_button_that_is_shown_leads_to_a_form_that_opens(self) -> None:
        pages = [f"/matters/{one.uid}/" for one in Matter.objects.all()]
        pages += [f"/notices/{one.uid}/" for one in SupervisionNotice.objects.all()]
        followed = set()
        for who in scene.PERSONAS[1:]:
            self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
            for page in pages:
                answer = self.client.get(page, secure=True)
                if answer.status_code != 200:
                    continue
                for offer in answer.context["offers"]:
                    if not offer.possible:
                        continue
                    followed.add(offer.code)
                    with self.subTest(who=who, offer=offer.url):
                        self.assertEqual(self.client.get(offer.url, secure=True).status_code, 200)
        self.assertGreater(len(followed), 15)
