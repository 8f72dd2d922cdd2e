"""A draft through its addresses: written, compared, sent up, decided on; a version as a file."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from unittest import mock
from urllib.parse import quote
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase

from duban.support.rulebook import actions, bounds, draft_forms, drafting, queries
from duban.support.rulebook.models import RuleSet, RuleSetDraft
from duban.support.rulebook.terms import DraftState
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import TownCase


class TestTables(SimpleTestCase):
    """Every table goes through its form and comes out as it went in."""

    def posted(self, form: draft_forms.TableForm) -> dict[str, Any]:
        data: dict[str, Any] = {"request_id": str(uuid4())}
        for name in form.fields:
            if name in {"request_id", "version"}:
                continue
            value = form.get_initial_for_field(form.fields[name], name)
            prepared = form.fields[name].prepare_value(value)
            data[name] = prepared if prepared is not None else ""
        return data

    def test_a_table_that_nobody_touched_is_as_it_was(self) -> None:
        for key in drafting.tables():
            entry = actions.shipped()[key]
            given: dict[str, Any] = {
                "key": key,
                "value": entry.value,
                "shipped": entry.value,
                "bounds": bounds.of(key, entry),
            }
            form = draft_forms.TableForm(self.posted(draft_forms.TableForm(**given)), **given)
            with self.subTest(key):
                self.assertTrue(form.is_valid(), form.errors)
                self.assertEqual(form.table_value(), entry.value)


class DraftCase(TownCase):
    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Any:  # Any: a test response
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)

    def text(self, who: str, path: str) -> str:
        answer = self.ask(who, path)
        self.assertEqual(answer.status_code, 200, path)
        return str(answer.content.decode())

    def fields(self, path: str, who: str = "chen") -> dict[str, Any]:
        """The form as the page hands it out."""
        form = self.ask(who, path).context["form"]
        return {
            name: form.fields[name].prepare_value(form.get_initial_for_field(form.fields[name], name)) or ""
            for name in form.fields
            if name not in {"request_id", "version"}
        }


class TestWriting(DraftCase):
    def begin(self) -> str:
        answer = self.ask("chen", "/rule-sets/drafts/new/", {"note": "延长审核期限"})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        return str(answer["Location"])

    def test_a_clerk_begins_changes_a_value_and_sees_old_beside_new(self) -> None:
        page = self.begin()
        self.assertIn("与现行版本没有差别", self.text("chen", page))
        values = {**self.fields(f"{page}values/"), "feedback__review_within": 9, "from_on": "2026-04-01"}
        answer = self.ask("chen", f"{page}values/", values)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        draft = RuleSetDraft.objects.get()
        self.assertEqual((draft.changed, draft.from_on), ({"feedback.review_within": 9}, date(2026, 4, 1)))
        text = self.text("chen", page)
        for word in ("5 个工作日", "9 个工作日", "第十一条第四项", "延长审核期限"):
            self.assertIn(word, text)

    def test_a_value_beyond_its_bounds_comes_back_beside_its_field(self) -> None:
        page = self.begin()
        values = {**self.fields(f"{page}values/"), "feedback__review_within": 0, "light__near_due": 7}
        answer = self.ask("chen", f"{page}values/", values)
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, "可取 1—250", status_code=422)
        self.assertContains(answer, 'value="7"', status_code=422)
        self.assertEqual(RuleSetDraft.objects.get().changed, {})

    def test_a_table_is_changed_in_its_own_form(self) -> None:
        page = self.begin()
        path = f"{page}table/?key=documents.who_may_sign"
        fields = self.fields(path)
        kinds = list(actions.shipped()["documents.who_may_sign"].value)  # type: ignore[call-overload]  # a table
        line = f"line_{kinds.index('bulletin')}"
        self.assertEqual(fields[line], ["OFFICE_DIRECTOR"])
        answer = self.ask("chen", path, {**fields, line: ["OFFICE_DIRECTOR", "LEADING_GROUP_HEAD"]})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        table = RuleSetDraft.objects.get().changed["documents.who_may_sign"]
        self.assertEqual(table["bulletin"], ["OFFICE_DIRECTOR", "LEADING_GROUP_HEAD"])
        answer = self.ask("chen", path, {**fields, line: []})
        self.assertContains(answer, "至少保留一项", status_code=422)

    def test_a_table_that_takes_rows_gets_one_more_and_loses_one(self) -> None:
        page, key = self.begin(), "accountability.legal_bases"
        path = f"{page}table/?key={key}"
        fields, count = self.fields(path), len(actions.shipped()[key].value)  # type: ignore[arg-type]  # a table
        for column in ("name", "from", "until", "replaced_by"):
            fields[f"row_0_{column}"] = ""
        fields |= {"row_0_state": "", f"row_{count}_name": "某条例", f"row_{count}_state": "待核"}
        answer = self.ask("chen", path, fields)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        rows = RuleSetDraft.objects.get().changed[key]
        self.assertEqual((len(rows), rows[-1]["name"]), (count, "某条例"))

    def test_a_table_that_is_none_is_not_found(self) -> None:
        page = self.begin()
        self.assertEqual(self.ask("chen", f"{page}table/?key=light.near_due").status_code, 404)

    def test_drafts_do_not_exist_for_units_and_administrators(self) -> None:
        page = self.begin()
        for who in ("lin", "wu", "guan", "zhou"):
            self.assertEqual(self.ask(who, page).status_code, 404, who)
            self.assertNotIn(page, self.text(who, "/rule-sets/"))
        self.assertIn(page, self.text("wang", "/rule-sets/"))
        self.assertEqual(self.ask("lin", "/rule-sets/drafts/new/").status_code, 403)


class TestDeciding(DraftCase):
    def test_the_head_adopts_and_everybody_is_told(self) -> None:
        draft = builders.draft(self.town)
        page = f"/rule-sets/drafts/{draft.uid}/"
        self.assertIn("报审后不能再改", self.text("chen", f"{page}submit/"))
        self.assertEqual(self.ask("chen", f"{page}submit/", {}).status_code, 303)
        self.assertIn("第2版草案待审定", self.text("wang", "/inbox/"))
        self.assertNotIn("审定采用草案</a>", self.text("chen", page))
        self.assertIn("审定采用草案</a>", self.text("wang", page))
        answer = self.ask("wang", f"{page}adopt/", {"from_on": "2026-04-01"})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        self.assertIn("第2版", self.text("lin", "/rule-sets/"))
        self.assertIn("第2版已采用，自2026-04-01起施行", self.text("lin", "/inbox/"))
        link = f"/rule-set-versions/{RuleSet.objects.get(number=2).uid}/"
        self.assertEqual(self.ask("lin", link)["Location"], "/rule-sets/?version=2")

    def test_a_paper_is_entered_checked_and_carried_in(self) -> None:
        draft = builders.submit(self.town, builders.draft(self.town))
        page = f"/rule-sets/drafts/{draft.uid}/"
        subject = quote(queries.subject_of(draft), safe=":")
        self.assertIn(f"/papers/new/?subject={subject}", self.text("sun", page))
        builders.paper_on(self.town, draft)
        self.assertIn("审定采用草案</a>", self.text("sun", page))
        answer = self.ask("sun", f"{page}adopt/", {"from_on": "2026-04-01"})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        self.assertIn("纸质审定件", self.text("sun", page))

    def test_it_comes_back_with_the_reason(self) -> None:
        draft = builders.submit(self.town, builders.draft(self.town))
        page = f"/rule-sets/drafts/{draft.uid}/"
        self.assertEqual(self.ask("wang", f"{page}return/", {"reason": "公示期不宜缩短"}).status_code, 303)
        self.assertIn("公示期不宜缩短", self.text("chen", page))
        self.assertIn("第2版草案被退回修改", self.text("chen", "/inbox/"))
        self.assertEqual(self.ask("chen", f"{page}give-up/", {"reason": "不再修改"}).status_code, 303)
        draft.refresh_from_db()
        self.assertEqual(draft.state, DraftState.GIVEN_UP)


class TestFiles(DraftCase):
    def test_a_version_goes_out_and_comes_in_as_a_draft(self) -> None:
        answer = self.ask("chen", "/rule-sets/export.json?version=1")
        body = json.loads(answer.content)
        self.assertEqual(body["entries"]["feedback.review_within"]["value"], 5)
        body["entries"]["feedback.review_within"]["value"] = 8
        body["entries"]["other.body"] = {"value": 1}
        upload = SimpleUploadedFile("v.json", json.dumps(body).encode())
        answer = self.ask("chen", "/rule-sets/drafts/new/", {"note": "沿用兄弟单位版本", "file": upload})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        self.assertEqual(RuleSetDraft.objects.get().changed, {"feedback.review_within": 8})
        out = self.ask("chen", f"{answer['Location']}export.json")
        self.assertEqual(json.loads(out.content)["entries"]["feedback.review_within"]["value"], 8)

    def test_another_file_is_refused(self) -> None:
        for content in (b"x", b"[]", b'{"entries": {"a": 1}}', b"{" * 600_000):
            answer = self.ask(
                "chen", "/rule-sets/drafts/new/", {"note": "x", "file": SimpleUploadedFile("v.json", content)}
            )
            self.assertEqual(answer.status_code, 422)
        self.assertFalse(RuleSetDraft.objects.exists())

    def test_two_versions_stand_beside_each_other(self) -> None:
        self.assertIn("没有差别", self.text("lin", "/rule-sets/compare/"))
        builders.adopt(self.town, 2, feedback__review_within=77)
        text = self.text("lin", "/rule-sets/compare/")
        for word in ("第1版 → 第2版", "77 个工作日", "5 个工作日", "1 项不同"):
            self.assertIn(word, text)
        self.assertEqual(queries.values(TODAY).number("feedback.review_within"), 77)
