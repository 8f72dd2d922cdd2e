"""提出核实报告和处理建议: only what findings, track and subject leave open."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, HandlingProposal
from duban.chapters.accountability.queries import cases
from duban.chapters.accountability.terms.decision import Loss
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestProposeHandling(CaseStory):
    act = "accountability.propose_handling"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.heard(cls.town)
        deciding.find(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case": self.case.uid,
            "second": self.town["shen"].uid,
            "track": "17(1)",
            "report": deciding.WORDS["report"],
            "measures": [
                {"measure": "ADMONITION_TALK", "person": casing.concerned(self.town, self.case).person.uid},
                {"measure": "CIRCULAR_CRITICISM", "person": None},
            ],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.propose(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = HandlingProposal.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.track, row.not_pursued, row.measures.count()), ("17(1)", "", 2))
        self.assertEqual(row.words("report"), deciding.WORDS["report"])
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "PROPOSED")
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([duty.kind for duty in owed], ["DELIBERATE"])

    def test_a_track_that_the_findings_close_is_refused_with_its_article(self) -> None:
        for track, code in (("17(2)", "no_violation"), ("17(3)", "no_crime"), ("OUTSIDE_17", "loss_found")):
            refused(self, f"accountability.{code}", track=track, measures=[])

    def test_a_measure_that_does_not_fit_is_refused(self) -> None:
        for measure, person, code in (
            ("ADMONITION_TALK", None, "measure_not_for_unit"),
            ("REMINDER_TALK", None, "measure_of_other_track"),
            ("ORDER_TO_RECTIFY", None, "measure_of_other_track"),
        ):
            refused(self, f"accountability.{code}", measures=[{"measure": measure, "person": person}])
        refused(self, "accountability.measure_missing", measures=[])

    def test_what_he_was_that_day_counts_though_it_was_put_on_record_later(self) -> None:
        li = casing.concerned(self.town, self.case).person.uid
        removal = [{"measure": "REMOVAL_ON_THE_SPOT", "person": li}]
        refused(self, "accountability.measure_not_for_person", measures=removal)
        deciding.official(self.town, "li")
        self.assertEqual(self.send(self.act, "qian", self.data(measures=removal)).status, 200)

    def test_it_takes_two_handlers(self) -> None:
        refused(self, "accountability.second_person", second=self.town["qian"].uid)
        refused(self, "accountability.second_person", second=self.town["sun"].uid)

    def test_nobody_is_proposed_who_was_not_heard(self) -> None:
        case = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        casing.show(self.town, case)
        casing.tell(self.town, case)
        deciding.find(self.town, case)
        refused(self, "accountability.not_heard", case=case.uid, measures=[])

    def test_findings_come_first(self) -> None:
        other = deciding.heard(self.town)
        refused(self, "accountability.findings_first", case=other.uid, measures=[])

    def test_not_pursuing_has_the_reason_that_was_found_and_every_proposal_its_report(self) -> None:
        refused(self, "accountability.words_missing", report=" ")
        case = deciding.heard(self.town)
        deciding.find(self.town, case, loss=Loss.NO)
        given = {"case": case.uid, "track": "NOT_PURSUED", "measures": []}
        refused(self, "accountability.reason_of_finding", **given, not_pursued="NOT_ESTABLISHED")
        refused(self, "accountability.tolerated_only", **given, not_pursued="TOLERATED")
        data = self.data(**given, not_pursued="NEITHER")
        self.assertEqual(self.send(self.act, "qian", data).status, 200)

    def test_tolerance_is_judged_person_by_person(self) -> None:
        """Upheld for 李 alone it neither ends the case nor leaves a measure for him; upheld for everybody it opens 不予追究."""
        case = deciding.heard(self.town)
        everybody = [one.person.username for one in cases.people_of(case)]
        casing.answer(self.town, casing.claim(self.town, case), upheld=True)
        deciding.find(self.town, case)
        not_pursued = {"case": case.uid, "track": "NOT_PURSUED", "measures": [], "not_pursued": "TOLERATED"}
        refused(self, "accountability.tolerated_partly", **not_pursued)
        li, he = (casing.concerned(self.town, case, who).person.uid for who in ("li", "he"))
        on_both = [{"measure": "ADMONITION_TALK", "person": one} for one in (li, he)]
        refused(self, "accountability.tolerated_person", case=case.uid, measures=on_both)
        for who in (one for one in everybody if one != "li"):
            casing.answer(self.town, casing.claim(self.town, case, who), upheld=True)
        self.assertEqual(self.send(self.act, "qian", self.data(**not_pursued)).status, 200)

    def test_the_others_are_proposed_for(self) -> None:
        case = deciding.heard(self.town)
        casing.answer(self.town, casing.claim(self.town, case), upheld=True)
        deciding.find(self.town, case)
        he = casing.concerned(self.town, case, "he").person.uid
        data = self.data(case=case.uid, measures=[{"measure": "ADMONITION_TALK", "person": he}])
        self.assertEqual(self.send(self.act, "qian", data).status, 200)
