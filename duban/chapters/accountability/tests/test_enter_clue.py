"""登记线索（人工）: what no record states, with fact and evidence (art. 16)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue, CasePerson, Circle, ClueEvidence
from duban.chapters.accountability.queries import naming
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.files import blobs
from duban.support.files import queries as files
from duban.support.files.models import StoredFile
from duban.support.ledger import queries as ledger
from duban.support.ledger.models import LedgerPayload
from duban.support.notifications.models import Message
from duban.support.vault import sealing
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.papers import text_file
from tests.stories import Answer


class TestEnterClue(MatterStory):
    act = "accountability.enter_clue"
    doer = "chen"
    wrong_role = "lin"
    refused = "accountability.by_itself"

    matter: Matter
    file: StoredFile

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.file = text_file(cls.town, "chen", name="核对记录.txt")

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "ground": builders.OFFICE_GROUND,
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "fact": builders.FACT,
            "happened_on": beijing_day(self.town.at),
            "evidence": [self.file.uid],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(ground="16(4)")

    def test_nothing_is_entered_that_nobody_could_act_on(self) -> None:
        people = [self.town[who].uid for who in ("wang", "sun", "zhou")]
        with builders.reading("accountability.director_stand_ins", ["LEADING_GROUP_MEMBER"]):
            refused = self.send(
                self.act, "chen", self.data(unit=self.town.unit("company").uid, people=people)
            )
        self.assertEqual((refused.status, refused.code), (409, "accountability.nobody_left"), refused)
        self.assertFalse(AccountabilityClue.objects.exists())

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.ground, clue.state, clue.fact), ("16(20)", "OPEN", builders.FACT))
        self.assertEqual((clue.entered_by, clue.unit), (self.town["chen"], self.town.unit("works")))
        self.assertEqual([one["name"] for one in clue.responsible["first"]], ["李建国"])
        seats = Circle.objects.filter(clue=clue, to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"wang", "sun", "chen"})
        told = Message.objects.filter(kind="accountability.clue")
        self.assertEqual({one.person.username for one in told}, {"wang", "sun", "chen"})
        self.assertFalse([one for one in told if self.matter.title in one.text or "工程" in one.text])
        evidence = ClueEvidence.objects.get(clue=clue)
        assert evidence.file is not None
        self.assertEqual(evidence.file, self.file)
        self.assertTrue(blobs.read(evidence.file.stored_as).startswith(sealing.MAGIC), "the file lies sealed")

    def test_it_stands_under_the_clue_and_its_words_are_nowhere_in_the_record(self) -> None:
        self.send(self.act, "chen", self.data())
        acts = [line.act for line in ledger.timeline(self.matter.ref)]
        self.assertFalse([act for act in acts if act.startswith("accountability.")])
        self.assertFalse([one for one in LedgerPayload.objects.all() if builders.FACT in one.body])

    def test_it_refuses_what_is_no_clue(self) -> None:
        self.town.tick(60 * 24)
        later = beijing_day(self.town.at) + timedelta(days=1)
        for changed, code in (
            ({"ground": "16(26)"}, "accountability.no_such_ground"),
            ({"fact": " "}, "accountability.entry_incomplete"),
            ({"evidence": []}, "accountability.entry_incomplete"),
            ({"ground": "16(25)"}, "accountability.entry_incomplete"),
            ({"happened_on": later}, "accountability.happened_later"),
            ({"unit": self.town.unit("planning").uid}, "accountability.not_a_party"),
            ({"unit": self.town.unit("bureau").uid}, "accountability.not_a_party"),
        ):
            with self.subTest(code=code, changed=list(changed)):
                self.assertEqual(self.send(self.act, "chen", self.data(**changed)).code, code)
        self.assertFalse(AccountabilityClue.objects.exists())

    def test_the_other_ground_is_entered_with_its_reason(self) -> None:
        given = self.data(ground="16(25)", reason="不在前二十四项之列")
        self.assertEqual(self.send(self.act, "chen", given).status, 200)
        self.assertEqual(AccountabilityClue.objects.get().why, "不在前二十四项之列")

    def test_nobody_enters_what_concerns_himself(self) -> None:
        builders.make_head_responsible(self.town)
        answer = self.send(self.act, "wang", self.data())
        self.assertEqual(answer.code, "accountability.concerns_yourself")

    def test_whom_the_material_names_beside_them_is_noted_and_kept_out(self) -> None:
        """The head of the Leading Group answers for no unit of the matter; what concerns him goes out (decision 34)."""
        given = self.data(people=[self.town["wang"].uid, self.town["li"].uid])
        self.assertEqual(self.send(self.act, "chen", given).status, 200)
        clue = AccountabilityClue.objects.get()
        self.assertEqual([one["name"] for one in clue.responsible["named"]], ["王志远"], "李 answers already")
        seats = Circle.objects.filter(clue=clue, to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"sun", "chen"})
        self.assertEqual(self.send("accountability.view_clue", "wang", {"clue": clue.uid}).status, 404)
        sent = {"clue": clue.uid, "receiver": "上级党组织", "reason": "涉及组长"}
        self.assertEqual(self.send("accountability.transfer_head_clue", "sun", sent).status, 200)
        people = CasePerson.objects.filter(case__concerns_head=True)
        self.assertIn(("王志远", "OTHER"), [(one.name, one.responsibility) for one in people])

    def test_nobody_enters_what_names_himself(self) -> None:
        answer = self.send(self.act, "chen", self.data(people=[self.town["chen"].uid]))
        self.assertEqual(answer.code, "accountability.concerns_yourself")

    def test_the_leader_in_charge_is_responsible_only_where_the_rule_set_says_so(self) -> None:
        self.send(self.act, "chen", self.data())
        with builders.reading("accountability.leader_in_charge_is_responsible", True):
            self.send(self.act, "chen", self.data())
        noted, read = AccountabilityClue.objects.order_by("id")
        self.assertEqual(noted.responsible["leader_in_charge"], read.responsible["leader_in_charge"])
        leaders = [one["name"] for one in noted.responsible["leader_in_charge"]]
        concerned = [[one.person.name for one in clue.concerned.all()] for clue in (noted, read)]
        self.assertFalse(set(leaders) & set(concerned[0]))
        self.assertLessEqual(set(leaders), set(concerned[1]))
        self.assertEqual(
            [one.responsibility for one in naming.named_by([read]) if one.person.name in leaders], ["LEADER"]
        )
        self.assertFalse([one for one in naming.named_by([noted]) if one.person.name in leaders])

    def test_whom_it_concerns_is_not_in_its_circle(self) -> None:
        builders.make_head_responsible(self.town)
        self.send(self.act, "chen", self.data())
        seats = Circle.objects.filter(to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"sun", "chen"})


class TestItsPages(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def test_the_clerk_enters_it_from_the_matter_and_a_refusal_loses_nothing(self) -> None:
        url = reverse("enter_clue", args=[self.matter.uid])
        self.assertContains(self.see("chen", reverse("matter", args=[self.matter.uid])), url)
        self.assertNotContains(self.see("lin", reverse("matter", args=[self.matter.uid])), url)
        self.assertEqual(self.see("lin", url).status_code, 403)
        self.assertEqual(self.see("wu", url).status_code, 404)
        page = self.see("chen", url)
        self.assertContains(page, "只登记移送")
        self.assertNotContains(page, 'value="16(4)"')
        file = text_file(self.town, "chen")
        given = {
            "ground": "16(25)",
            "unit": str(self.town.unit("works").uid),
            "happened_on": beijing_day(self.town.at).isoformat(),
            "fact": "多次变更方案，未报告",
            "kept": str(file.uid),
        }
        refused = self.fill("chen", url, given)
        self.assertContains(refused, "需要进行责任追究的理由", status_code=422)
        self.assertContains(refused, "多次变更方案，未报告", status_code=422)
        self.assertContains(refused, str(file.uid), status_code=422)
        self.assertEqual(self.fill("chen", url, {**given, "reason": "前二十四项未列"}).status_code, 303)
        clue = AccountabilityClue.objects.get()
        page = self.see("chen", reverse("clue", args=[clue.uid]))
        for words in ("多次变更方案，未报告", "前二十四项未列", "陈启明", file.sha256, "复核"):
            self.assertContains(page, words)

    def test_a_file_is_kept_under_a_name_that_says_nothing(self) -> None:
        given = {
            "ground": builders.OFFICE_GROUND,
            "unit": str(self.town.unit("works").uid),
            "happened_on": beijing_day(self.town.at).isoformat(),
            "fact": builders.FACT,
            "evidence": SimpleUploadedFile("李建国受贿举报.txt", "内容".encode()),
        }
        url = reverse("enter_clue", args=[self.matter.uid])
        self.assertEqual(self.fill("chen", url, given).status_code, 303)
        self.assertFalse(StoredFile.objects.filter(name__contains="李建国").exists())
        self.assertFalse([one for one in LedgerPayload.objects.all() if "李建国受贿" in one.body])
        clue = AccountabilityClue.objects.get()
        self.assertContains(self.see("sun", reverse("clue", args=[clue.uid])), "材料第1号.txt")

    def test_a_file_lies_sealed_though_its_form_was_refused_and_given_up(self) -> None:
        given = {
            "ground": builders.OFFICE_GROUND,
            "unit": str(self.town.unit("works").uid),
            "happened_on": beijing_day(self.town.at).isoformat(),
            "fact": "",
            "evidence": SimpleUploadedFile("举报.txt", "李建国受贿".encode()),
        }
        before = set(StoredFile.objects.values_list("pk", flat=True))
        self.assertEqual(
            self.fill("chen", reverse("enter_clue", args=[self.matter.uid]), given).status_code, 422
        )
        file = StoredFile.objects.exclude(pk__in=before).get()
        self.assertNotIn("李建国受贿".encode(), blobs.read(file.stored_as))
        self.assertEqual(b"".join(files.open_bytes(file)), "李建国受贿".encode())

    def test_the_25_grounds_with_their_words_for_those_who_enter(self) -> None:
        page = self.see("chen", reverse("clue_grounds"))
        self.assertContains(page, f"<td>{clauses.clause(builders.OFFICE_GROUND).words}</td>")
        self.assertContains(page, "只登记移送", count=5)  # 第六、七、八、十四、十八项
        self.assertEqual(self.see("lin", reverse("clue_grounds")).status_code, 403)

    def test_a_step_that_is_late_stands_on_the_open_loops_of_its_circle_alone(self) -> None:
        clue = builders.entered(self.town, self.matter)
        loops, mark = reverse("open_loops"), f"{clue.number}"
        self.assertNotContains(self.see("sun", loops), mark)
        self.town.go_to(date(2026, 3, 31))
        for who in ("sun", "wang", "chen"):
            page = self.see(who, loops)
            self.assertContains(page, mark)
            self.assertContains(page, "线索逾期未办：确认或排除")
        for who in ("qian", "zhou"):
            self.assertNotContains(self.see(who, loops), "线索")
        builders.confirmed(self.town, clue)
        self.assertNotContains(self.see("sun", loops), mark)
        self.town.go_to(date(2026, 4, 30))
        for who in ("sun", "wang"):
            self.assertContains(self.see(who, loops), "线索逾期未办：决定是否启动核实")
        self.assertNotContains(self.see("zhou", loops), "线索")
