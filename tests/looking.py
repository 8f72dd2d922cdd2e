"""How page tests look at a page and send its form, as the people of the cast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import uuid4

from tests.stories import TownCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class PageCase(TownCase):
    """A test that goes through the URL, at the town's own hour."""

    def see(self, who: str, url: str) -> Response:
        """Open a page as that person."""
        self._enter(who)
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            return self.client.get(url, secure=True)

    def fill(self, who: str, url: str, data: dict[str, Any], *, request_id: str | None = None) -> Response:
        """Send its form as that person; lists and files go as they are."""
        self._enter(who)
        body = {key: value for key, value in data.items() if value is not None}
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            return self.client.post(url, {"request_id": request_id or str(uuid4()), **body}, secure=True)

    def assert_seen_by(self, url: str, *, right: tuple[str, ...], strangers: tuple[str, ...]) -> None:
        """Right people get the page; for the others it does not exist."""
        for who, status in [(one, 200) for one in right] + [(one, 404) for one in strangers]:
            with self.subTest(who=who, url=url):
                self.assertEqual(self.see(who, url).status_code, status)

    def _enter(self, who: str) -> None:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
