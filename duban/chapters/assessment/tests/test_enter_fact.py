"""登记考核情况."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.queries.facts import told
from duban.chapters.assessment.terms.facts import ENTER
from duban.chapters.assessment.terms.scheme import FactKind, Side
from duban.chapters.assessment.tests import computing, rounds
from duban.chapters.assessment.tests.computing import adopted, rule, small_scheme
from duban.chapters.matters.models import Matter
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization import queries as body
from duban.support.organization.terms import DeciderKind
from tests.onward import running_matter
from tests.papers import checked_paper, text_file
from tests.stories import ActStory, Answer, TownCase


class TestEnterFact(ActStory):
    act = "assessment.enter_fact"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "assessment.fact_without_evidence"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "kind": FactKind.LEADER_PRAISED,
            "unit": self.town.unit("works").uid,
            "on": "2026-03-01",
            "text": "护城河清淤工程获区长肯定性批示",
            "basis": "区长2026年3月1日批示",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(basis=" ")

    def check(self, answer: Answer) -> None:
        row = EnteredFact.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (row.state, row.unit_name, row.role, row.person, row.entered_by),
            ("ENTERED", "工程建设部", "LEAD", None, self.town["chen"]),
        )
        told_ = Message.objects.filter(kind="assessment.fact").select_related("person")
        self.assertEqual(sorted(one.person.username for one in told_), ["qian", "sun"])

    def test_it_locks_the_organization(self) -> None:
        self.assert_locks(body.body())

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "chen", self.data(**changed)).code

    def test_what_the_record_tells_nobody_enters(self) -> None:
        self.assertEqual(self.refusal(kind="MATTER_LATE"), "assessment.fact_kind")
        self.assertEqual(self.refusal(kind="URGED"), "assessment.fact_kind")

    def test_words_day_and_party_must_be_right(self) -> None:
        self.assertEqual(self.refusal(text=""), "assessment.fact_text")
        self.assertEqual(self.refusal(text="长" * 301), "assessment.fact_text")
        self.assertEqual(self.refusal(on="2026-03-03"), "assessment.fact_future")
        self.assertEqual(self.refusal(unit=self.town.unit("bureau").uid), "assessment.fact_not_assessed")
        self.assertEqual(self.refusal(person=self.town["zhao"].uid), "assessment.fact_not_in_unit")

    def test_a_file_is_paper_enough(self) -> None:
        file = text_file(self.town, "chen", name="批示.txt", text="批示")
        answer = self.send(self.act, "chen", self.data(basis="", evidence=file.uid))
        self.assertEqual(answer.status, 200, answer)

    def test_nobody_enters_anything_about_the_own_unit(self) -> None:
        self.assertEqual(
            self.refusal(unit=self.town.unit("office").uid, person=self.town["chen"].uid),
            "assessment.fact_own_unit",
        )

    def test_on_a_matter_the_unit_has_its_part(self) -> None:
        answer = self.send(
            self.act,
            "chen",
            self.data(matter=self.matter.uid, unit=self.town.unit("company").uid, on="2026-03-02"),
        )
        self.assertEqual(EnteredFact.objects.get(uid=answer.body["uid"]).role, "SERVICE")
        self.assertEqual(
            self.refusal(matter=self.matter.uid, unit=self.town.unit("planning").uid),
            "assessment.fact_matter_apart",
        )

    def test_an_item_is_one_that_the_scheme_leaves_to_people(self) -> None:
        adopted(
            self.town,
            small_scheme(rule("files", "PER_EVENT", "OTHER_ENTERED", amount="-1", title="档案不全")),
        )
        given = {"kind": "OTHER_ENTERED", "on": "2026-03-02"}
        self.assertEqual(self.refusal(**given), "assessment.fact_item")
        self.assertEqual(self.refusal(**given, item="other"), "assessment.fact_item")
        self.assertEqual(self.send(self.act, "chen", self.data(**given, item="files")).status, 200)

    def test_a_paper_that_is_registered_as_a_commendation_is_no_second_fact(self) -> None:
        made = rounds.commendation(self.town)
        basis = "区委办转发古城委〔2026〕8号通报"
        answer = self.send(self.act, "chen", self.data(basis=basis))
        self.assertEqual(answer.code, "assessment.fact_praised", answer)
        self.assertIn(made.decision, answer.body["refusal"]["message"])
        answer = self.send(self.act, "chen", self.data(basis="", evidence=made.evidence.uid))
        self.assertEqual(answer.code, "assessment.fact_praised", answer)
        for apart in (
            {"basis": "古城委〔2026〕18号"},
            {"basis": basis, "unit": self.town.unit("business").uid},
            {"basis": basis, "person": self.town["gao"].uid},
            {"basis": basis, "kind": "LEADER_CRITICISED"},
        ):
            self.assertEqual(self.send(self.act, "chen", self.data(**apart)).status, 200, apart)

    def test_a_commendation_that_was_rejected_stands_in_nobodys_way(self) -> None:
        made = rounds.commendation(self.town)
        actions.check_commendation(
            by=self.town["qian"],
            at=self.town.tick(),
            request_id=None,
            commendation=made.uid,
            agrees=False,
            remark="文件所指为另一单位",
        )
        self.assertEqual(self.send(self.act, "chen", self.data(basis=made.decision)).status, 200)

    def test_the_same_is_entered_once(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "assessment.fact_twice")
        self.assertEqual(self.send(self.act, "qian", self.data(on="2026-03-02")).status, 200)

    def test_what_was_withdrawn_may_be_entered_again(self) -> None:
        fact = computing.entered(self.town)
        again = {"on": fact.on, "text": fact.text, "basis": fact.basis}
        self.assertEqual(self.send(self.act, "chen", self.data(**again)).code, "assessment.fact_twice")
        actions.withdraw_fact(
            by=self.town["sun"], at=self.town.tick(), request_id=None, fact=fact.uid, reason="日期有误"
        )
        self.assertEqual(self.send(self.act, "chen", self.data(**again)).status, 200)

    def test_what_a_later_chapter_tells_of_the_day_is_not_entered_beside_it(self) -> None:
        def source(from_on: date, to_on: date) -> list[told.Told]:
            day = date(2026, 3, 1)
            if not from_on <= day <= to_on:
                return []
            kind = FactKind.NAMED_IN_CIRCULAR
            unit = self.town.unit("works").pk
            return [told.Told(kind, self.matter.pk, unit, "bulletins.circular:1", day, "named", {})]

        with mock.patch.object(told, "SOURCES", [source]):
            named = {"kind": "NAMED_IN_CIRCULAR", "text": "被区政府督查通报点名"}
            self.assertEqual(self.refusal(**named), "assessment.fact_told")
            self.assertEqual(self.refusal(**named, on="2026-03-02"), "")
            self.assertEqual(self.refusal(**named, unit=self.town.unit("business").uid), "")


class TestOfTheOffice(TownCase):
    """Decision 31: the Office does not assess itself, nor the department in which it sits."""

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "kind": FactKind.LEADER_CRITICISED,
            "unit": self.town.unit("office").uid,
            "on": "2026-03-01",
            "text": "三月份督查通报迟印五日，受组长批评",
            "basis": "组长2026年3月1日在《督查专报》上的批示",
        }
        return {**given, **changed}

    def enter(self, who: str, **changed: Any) -> Answer:
        return self.send("assessment.enter_fact", who, self.data(**changed))

    def paper(
        self, unit: str = "office", decided_on: date = date(2026, 3, 2), kind: str = "LEADING_GROUP_HEAD"
    ) -> None:
        """On paper: 陈 enters it, 钱 compares."""
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=self.town.unit(unit).ref,
            decision=ENTER,
            decider_kind=DeciderKind(kind),
            decider=self.town["wang"].uid,
            decided_on=decided_on,
            paper=text_file(self.town, "chen", name="呈批单.txt", text=f"{unit} {self.town.at}").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )

    def test_the_office_alone_enters_nothing_of_itself(self) -> None:
        for who in ("chen", "qian", "sun"):
            self.assertEqual(self.enter(who).code, "assessment.fact_of_office", who)

    def test_the_head_enters_it_and_a_member_confirms(self) -> None:
        self.assertEqual(self.enter("zhou").code, "assessment.fact_by_head")
        answer = self.enter("wang")
        self.assertEqual(answer.status, 200, answer)
        row = EnteredFact.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.state, row.unit_name), ("ENTERED", "领导小组办公室"))
        told_ = Message.objects.filter(kind="assessment.fact")
        self.assertEqual([one.person for one in told_], [self.town["zhou"]])
        data = {"fact": row.uid}
        self.assertEqual(
            self.send("assessment.confirm_fact", "wang", data).code, "assessment.fact_same_person"
        )
        self.assertEqual(self.send("assessment.confirm_fact", "sun", data).code, "assessment.fact_of_office")
        self.assertEqual(self.send("assessment.confirm_fact", "zhou", data).status, 200)
        withdrawn = {**data, "reason": "批示所指为另一单位"}
        self.assertEqual(
            self.send("assessment.withdraw_fact", "sun", withdrawn).code, "assessment.fact_of_office"
        )
        self.assertEqual(self.send("assessment.withdraw_fact", "wang", withdrawn).status, 200)

    def test_a_clerk_carries_in_the_heads_paper_and_it_counts_at_once(self) -> None:
        self.paper()
        answer = self.enter("chen")
        self.assertEqual(answer.status, 200, answer)
        row = EnteredFact.objects.select_related("slip").get(uid=answer.body["uid"])
        self.assertEqual((row.state, row.confirmed_by), ("CONFIRMED", self.town["qian"]))
        found = computing.of_unit(self.town, "office", Side.UNDERTAKING)
        self.assertEqual(
            [(str(one.kind), one.act is not None) for one in found], [("LEADER_CRITICISED", True)]
        )
        again = self.enter("chen", text="另一事项")
        self.assertEqual(again.code, "assessment.fact_paper_used", again)

    def test_whoever_compared_the_paper_does_not_confirm_his_own_entry(self) -> None:
        self.paper()
        answer = self.enter("qian")
        row = EnteredFact.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.entered_by, row.confirmed_by), (self.town["qian"], self.town["chen"]))

    def test_the_paper_is_of_the_leading_group_and_not_older_than_what_happened(self) -> None:
        self.paper(decided_on=date(2026, 2, 28))
        self.assertEqual(self.enter("chen").code, "assessment.fact_after_paper")
        self.paper(kind="LEADER_IN_CHARGE")
        self.assertEqual(self.enter("chen").code, "assessment.fact_paper_unfit")

    def test_a_paper_on_another_unit_carries_nothing(self) -> None:
        checked_paper(self.town, self.town.unit("works").ref, ENTER, decided_on=date(2026, 3, 2))
        self.assertEqual(self.enter("chen").code, "assessment.fact_of_office")

    def test_for_the_department_in_which_it_sits_somebody_is_designated(self) -> None:
        rounds.seat_office(self.town)
        works = {"unit": self.town.unit("works").uid}
        self.assertEqual(self.enter("chen", **works).code, "assessment.fact_of_office")
        self.assertEqual(self.enter("zheng", **works).code, "access.not_permitted")
        actions.designate_assessor(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            person=self.town["zheng"].uid,
            reason="与办公室和该部均无关系",
        )
        answer = self.enter("zheng", **works)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.enter("zheng", unit=self.town.unit("company").uid).code, "access.not_permitted")
        row = EnteredFact.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            self.send("assessment.confirm_fact", "zheng", {"fact": row.uid}).code,
            "assessment.fact_same_person",
        )

    def test_of_a_clerks_own_doing_nothing_is_entered_by_himself_even_on_paper(self) -> None:
        self.paper()
        answer = self.enter("chen", person=self.town["chen"].uid)
        self.assertEqual(answer.code, "assessment.fact_own_unit", answer)
