"""The pages for when something is refused, missing or broken."""

from __future__ import annotations

from collections.abc import Callable
from unittest import mock

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, SimpleTestCase

from duban.site import errors
from duban.support.organization.models import Body

PAGES: tuple[tuple[Callable[[HttpRequest], HttpResponse], int], ...] = (
    (errors.broken, 500),
    (errors.unavailable, 503),
)


def asked() -> HttpRequest:
    request = RequestFactory().get("/matters/")
    request.id = "9f3c0a12be77"  # type: ignore[attr-defined]  # set by the middleware
    return request


class TestErrorPages(SimpleTestCase):
    def test_they_are_drawn_while_the_database_is_gone(self) -> None:
        gone = mock.Mock(side_effect=OperationalError("gone"))
        for page, status in PAGES:
            with self.subTest(status=status), mock.patch.object(Body.objects, "first", gone):
                self.assertEqual(page(asked()).status_code, status)

    def test_they_name_the_request(self) -> None:
        for page, status in PAGES:
            with self.subTest(status=status):
                self.assertContains(page(asked()), "请求编号 9f3c0a12be77", status_code=status)
