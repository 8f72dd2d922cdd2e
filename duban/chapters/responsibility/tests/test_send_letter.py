"""函请外部单位配合: the Office writes to an outside unit, as a numbered and frozen paper (decision 1)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.responsibility.models import Letter
from duban.chapters.responsibility.tests import builders
from duban.support.documents import queries as documents
from duban.support.documents import sweeps
from duban.support.documents.models import Document
from duban.support.documents.rules import in_words
from duban.support.rulebook.tests import builders as rulebook
from tests.cast import TODAY
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import accepted_matter
from tests.stories import Answer

ASKED = "一、请在汛前协助关闭上游闸门两日。\n二、请指定一名联系人。"


class TestSendLetter(MatterStory):
    act = "responsibility.send_letter"
    doer = "sun"
    wrong_role = "lin"
    refused = "responsibility.letter_not_external"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.outside_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        unit = self.town.unit("bureau").uid
        return {"matter": self.matter.uid, "unit": unit, "request": ASKED, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(unit=self.town.unit("business").uid)

    def check(self, answer: Answer) -> None:
        letter = Letter.objects.get(uid=answer.body["uid"])
        self.assertEqual((letter.unit_name, letter.number), ("区水务局", "古城督函〔2026〕1号"))
        self.assertEqual((letter.sent_on, letter.request), (TODAY, ASKED))
        made = Document.objects.get(subject_ref=letter.ref)
        self.assertEqual(
            (made.kind, made.number, made.issued_on), ("cooperation_letter", letter.number, TODAY)
        )
        self.assertEqual(made.facts["to"], "区水务局")
        self.assertEqual(made.title, f"关于商请配合《{self.matter.title}》有关工作的函")
        said = made.facts["paragraphs"]
        self.assertEqual(said[1:], [*ASKED.splitlines(), "专此函商，请予支持并函复为盼。"])
        self.assertIn(self.matter.number, said[0])
        self.assertIn(f"{in_words(self.matter.docketed_on)}立项的", said[0])
        bureau = self.town.unit("bureau")
        self.assertFalse(Obligation.objects.filter(unit=bureau).exists(), "nothing is owed")

    def test_it_is_signed_off_by_whom_the_table_names(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "responsibility.letter_signer"), answer)
        self.assertIn("孙立平", answer.body["refusal"]["message"])
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "responsibility.letter_signer")
        table = rulebook.entries()["documents.who_may_sign"].value
        signers = {**dict(table), "cooperation_letter": ["LEADING_GROUP_HEAD"]}  # type: ignore[call-overload]  # a table
        rulebook.adopt(self.town, 2, documents__who_may_sign=signers)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "responsibility.letter_signer")
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)

    def test_it_asks_for_something(self) -> None:
        answer = self.send(self.act, "sun", self.data(request=" "))
        self.assertEqual(answer.code, "responsibility.text_missing", answer)

    def test_on_a_closed_matter_nobody_is_asked(self) -> None:
        matter = accepted_matter(self.town)
        self.town.tick()
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)
        self.town.tick()
        answer = self.send(self.act, "sun", self.data(matter=matter.uid))
        self.assertEqual((answer.status, answer.code), (409, "matters.already_closed"), answer)

    def test_letters_are_numbered_without_a_gap_and_frozen(self) -> None:
        numbers = [builders.sent_letter(self.town, self.matter).number for _ in range(2)]
        self.assertEqual(numbers, ["古城督函〔2026〕1号", "古城督函〔2026〕2号"])
        sweeps.sweep(self.town.tick())
        for made in Document.objects.filter(kind="cooperation_letter"):
            self.assertTrue(documents.stored(made).startswith(b"%PDF"))


class TestPages(PageCase):
    def test_the_letter_stands_on_the_page_of_the_matter_with_its_paper(self) -> None:
        matter = builders.outside_matter(self.town)
        self.town.tick()
        page, url = f"/matters/{matter.uid}/", reverse("send_letter", args=[matter.uid])
        self.assertContains(self.see("sun", page), url)
        self.assertNotContains(
            self.see("chen", page), url, msg_prefix="a clerk records what was signed on paper"
        )
        self.assertContains(self.see("chen", url), "函由孙立平签发")
        self.assertNotContains(self.see("chen", url), '<form class="act')
        self.assertEqual(self.see("lin", url).status_code, 403)
        self.assertEqual(self.see("wu", url).status_code, 404)
        bureau = str(self.town.unit("bureau").uid)
        self.assertEqual(self.fill("sun", url, {"unit": bureau, "request": ""}).status_code, 422)
        self.assertEqual(self.fill("sun", url, {"unit": bureau, "request": ASKED}).status_code, 303)
        made = Document.objects.get(kind="cooperation_letter")
        sweeps.sweep(self.town.tick())
        for who in ("chen", "lin"):
            shown = self.see(who, page)
            self.assertContains(shown, "古城督函〔2026〕1号", msg_prefix=who)
            self.assertContains(shown, str(made.uid), msg_prefix=who)
        reply = f"/letters/{Letter.objects.get().uid}/reply/"
        answer = self.fill("chen", reply, {"replied_on": str(TODAY), "reply": "同意，届时关闸"})
        self.assertEqual(answer.status_code, 303)
        self.assertContains(self.see("lin", page), "复函：同意，届时关闸")
