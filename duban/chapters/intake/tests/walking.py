"""The way of a list through its import, page by page, as a clerk goes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.intake import actions
from duban.chapters.intake.actions import Drawn
from duban.chapters.intake.models import DocketingList, PendingImport
from duban.chapters.intake.tests import builders
from tests.looking import PageCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class WalkCase(PageCase):
    """A test that takes a list through the pages of its import."""

    def upload(self, content: bytes | None = None, name: str = "清单.xlsx", **changes: Any) -> Response:
        file = SimpleUploadedFile(name, builders.workbook() if content is None else content)
        data = {"file": file, "title": builders.TITLE, "year": 2026, "kind": "ANNUAL", **changes}
        self.town.tick()
        return self.fill("chen", reverse("import_list"), data)

    def begun(self, content: bytes | None = None, name: str = "清单.xlsx", **changes: Any) -> PendingImport:
        """An import that waits, its columns still to be confirmed."""
        answer = self.upload(content, name, **changes)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        return PendingImport.objects.latest("id")

    def at_rows(self, content: bytes | None = None, name: str = "清单.xlsx", **changes: Any) -> PendingImport:
        """An import whose columns were confirmed as they were read."""
        begun = self.begun(content, name, **changes)
        self.confirm(begun)
        begun.refresh_from_db()
        return begun

    def confirm(self, begun: PendingImport, **fields: str) -> Response:
        """The columns as they were read, but for those that are given."""
        url = self.url("import_columns", begun)
        form = self.see("chen", url).context["form"]
        shown = {name: str(form[name].value() or "") for name in form.fields}
        shown.pop("request_id")
        return self.fill("chen", url, {**shown, **fields})

    def url(self, name: str, begun: PendingImport, query: str = "") -> str:
        return reverse(name, args=[begun.uid]) + query

    def now(self, begun: PendingImport) -> Drawn:
        begun.refresh_from_db()
        return actions.draw(begun, self.town.at)

    def row(self, begun: PendingImport, place: int, **fields: Any) -> Response:
        """Answer one row by its form, sent as the page shows it but for what is given."""
        url = self.url("import_row", begun, f"?at={place}")
        form = self.see("chen", url).context["line"]["form"]
        shown = {name: form[name].value() for name in form.fields}
        shown.pop("request_id")
        sent = {name: value for name, value in {**shown, **fields}.items() if value not in (None, "", False)}
        return self.fill("chen", url, sent)

    def finish(self, begun: PendingImport) -> DocketingList:
        answer = self.fill("chen", self.url("import_check", begun), {})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        uid = UUID(answer["Location"].split("/")[-3])
        return DocketingList.objects.get(uid=uid)

    def walked(self, content: bytes | None = None, name: str = "清单.xlsx", **changes: Any) -> DocketingList:
        """A list taken in as it was read, through every page."""
        return self.finish(self.at_rows(content, name, **changes))
