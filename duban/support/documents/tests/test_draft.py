"""拟稿: what the Office writes itself."""

from __future__ import annotations

from typing import Any

from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from tests.stories import ActStory, Answer


class TestDraft(ActStory):
    act = "documents.draft"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "documents.not_drafted"

    def data(self) -> dict[str, Any]:
        return {
            "kind": "request_for_instructions",
            "title": "关于建设规模的请示",
            "to": "台儿庄区人民政府",
            "text": "妥否，请批示。",
            "countersigners": [self.town["zhou"].uid, self.town["zhou"].uid],
        }

    def spoil(self) -> dict[str, Any] | None:
        return {**self.data(), "kind": "supervision_notice"}

    def check(self, answer: Answer) -> None:
        made = Draft.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.state, made.drafted_by), (DraftState.DRAFTED, self.town["chen"]))
        self.assertEqual([step.kind for step in made.steps.order_by("id")], ["DRAFT", "COUNTERSIGN"])

    def test_title_and_text_are_needed_and_neither_is_endless(self) -> None:
        for field, value, code in (
            ("title", " ", "documents.empty"),
            ("text", "", "documents.empty"),
            ("text", "字" * 60_001, "documents.too_long"),
            ("note", "字" * 201, "documents.too_long"),
            ("to", "字" * 601, "documents.too_long"),
            ("copies", "字" * 601, "documents.too_long"),
            ("kind", "nothing", "documents.not_drafted"),
        ):
            with self.subTest(field=field):
                answer = self.send(self.act, "chen", {**self.data(), field: value})
                self.assertEqual((answer.status, answer.code), (422, code))
