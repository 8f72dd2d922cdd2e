"""The page of number series: what was given, and whether a number is missing."""

from __future__ import annotations

from django.test import Client

from duban.support.documents import numbers
from duban.support.documents.models import NumberSeries
from duban.support.documents.tests import builders
from tests.stories import TownCase


class TestNumberSeries(TownCase):
    def page(self) -> str:
        client = Client()
        client.force_login(self.town["chen"], backend="django.contrib.auth.backends.ModelBackend")
        return client.get("/numbers/", secure=True).content.decode()

    def give(self, last: int) -> None:
        """One document, and a series that says how many numbers were taken."""
        builders.register(self.town)
        NumberSeries.objects.create(series="古城督通", year=2026, last=last)

    def test_how_many_clues_there_are_is_not_told(self) -> None:
        NumberSeries.objects.create(series="古城督线", year=2026, last=7)
        self.assertEqual(numbers.series(), [])
        self.assertNotIn("古城督线", self.page())

    def test_a_series_is_gapless_when_as_many_documents_bear_its_numbers(self) -> None:
        self.assertIn("尚未取号", self.page())
        self.give(1)
        (one,) = numbers.series()
        self.assertEqual((one.last, one.documents, one.gapless), (1, 1, True))
        self.assertIn("连续", self.page())

    def test_a_number_that_no_document_bears_is_shown(self) -> None:
        self.give(2)
        self.assertFalse(numbers.series()[0].gapless)
        self.assertIn("编号与在册文书不符", self.page())

    def test_the_series_of_matters_numbers_no_documents(self) -> None:
        NumberSeries.objects.create(series="matter", year=2026, last=3)
        (one,) = numbers.series()
        self.assertEqual((one.documents, one.gapless), (None, True))
        self.assertIn("督办事项编号", self.page())
