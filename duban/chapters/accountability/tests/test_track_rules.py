"""25 grounds, their handling, loss, nature, track, measure and subject as tables (16, 17; decisions 35 to 37)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.accountability.queries import tables
from duban.chapters.accountability.rules import deciding, measures, tracks
from duban.chapters.accountability.rules.tracks import Findings
from duban.chapters.accountability.terms import decision as terms
from duban.chapters.accountability.tests.by_hand import (
    CLOSED,
    EITHER,
    FITS,
    GOING,
    GROUNDS,
    MEASURE_REFUSALS,
    OPEN,
    OPENINGS,
    PURSUING,
    REFER,
    SUBJECTS,
    VALUES,
)
from duban.ground.access import Refusal


def refused(track: str, *, ground: str, handling: str, findings: Findings) -> Refusal | None:
    try:
        tracks.check_track(track, ground=ground, handling=handling, findings=findings, table=OPENINGS)
    except Refusal as said:
        return said
    return None


def closed_by(ground: str, handling: str, loss: str, nature: str, track: str) -> tuple[str, str] | None:
    """What refuses the track, and with which article; None where it is open."""
    if handling == "either":
        return "handling_undecided", ground
    if handling == "refer" and track not in GOING:
        return "track_refer_only", ground
    return None if track in OPEN[loss, nature] else CLOSED[track, loss, nature]


def proposed(track: str, measure: str | None, subject: measures.Subject) -> Refusal | None:
    """What the act says of that form on that subject, once the track is open."""
    given = [deciding.Proposed(measure, subject)] if measure else []
    try:
        deciding.check_measures(track, given, FITS)
    except Refusal as said:
        return said
    return None


def findings_of(loss: str, nature: str, **more: Any) -> Findings:
    return Findings(loss, nature, "DUTY_CRIME" if nature == "CRIME" else "", **more)


class TrackTableTest(SimpleTestCase):
    def test_every_ground_has_its_handling_class(self) -> None:
        for number in range(1, 26):
            wanted = "refer" if number in REFER else "either" if number in EITHER else "office"
            self.assertEqual(tables.handling(f"16({number})", VALUES), wanted, number)

    def test_ground_handling_loss_nature_and_track(self) -> None:
        count = 0
        for ground, (loss, nature), track in product(GROUNDS, OPEN, terms.Track.values):
            given = findings_of(loss, nature)
            for handling in {tables.handling(ground, VALUES), "office", "refer"}:
                count += 1
                said = refused(track, ground=ground, handling=handling, findings=given)
                self.assertEqual(
                    (said.code.partition(".")[2], said.article) if said else None,
                    closed_by(ground, handling, loss, nature, track),
                    (ground, handling, loss, nature, track),
                )
                if said and handling == "office" and OPEN[loss, nature]:
                    fit = [str(terms.Track(one).label) for one in OPEN[loss, nature]]
                    self.assertTrue(all(one in str(said.params["fit"]) for one in fit), said.params)
        self.assertEqual(count, 25 * 9 * 6 * 2 + 7 * 9 * 6)

    def test_ground_handling_loss_nature_track_form_and_subject(self) -> None:
        """The whole table, as the act of proposing asks its rules: first the track, then each form on each subject."""
        count, passed = 0, 0
        for ground, (loss, nature), track in product(GROUNDS, OPEN, terms.Track.values):
            given = findings_of(loss, nature)
            for handling in {tables.handling(ground, VALUES), "office", "refer"}:
                said = refused(track, ground=ground, handling=handling, findings=given)
                wanted = closed_by(ground, handling, loss, nature, track)
                for measure, (subject, allowed) in product((None, *terms.Measure.values), SUBJECTS.values()):
                    count += 1
                    answer = said or proposed(track, measure, subject)
                    code = answer.code.partition(".")[2] if answer else ""
                    where = (ground, handling, loss, nature, track, measure)
                    if wanted:
                        self.assertEqual(code, wanted[0], where)
                    elif measure is None:
                        self.assertEqual(code, "measure_missing" if track in PURSUING else "", where)
                    elif track not in PURSUING:
                        self.assertEqual(code, "no_measure_here", where)
                    elif measure in allowed.get(track, ()):
                        self.assertEqual(code, "", where)
                    else:
                        self.assertIn(code, MEASURE_REFUSALS, where)
                    passed += answer is None
                    if answer:
                        self.assertTrue(answer.article.startswith(("16(", "17")), where)
        self.assertEqual(count, (25 * 9 * 6 * 2 + 7 * 9 * 6) * 14 * len(SUBJECTS))
        # By hand: 17(1) once and OUTSIDE_17 once for each ground that the Office may handle, with what is allowed on it;
        # the tracks without a form once for each subject.
        forms = sum(len(allowed[track]) for _who, allowed in SUBJECTS.values() for track in PURSUING)
        office = 25 * forms + 25 * len(SUBJECTS) * 7
        self.assertEqual(passed, office + 25 * len(SUBJECTS) * 6)

    def test_without_loss_and_violation_no_form_of_article_17_is_open(self) -> None:
        for track in ("17(1)", "17(2)", "17(3)"):
            said = refused(track, ground="16(1)", handling="office", findings=findings_of("NO", "NONE"))
            self.assertIsNotNone(said, track)
        self.assertIsNone(
            refused("NOT_PURSUED", ground="16(1)", handling="office", findings=findings_of("NO", "NONE"))
        )

    def test_violation_without_loss_goes_out_beside_17_2(self) -> None:
        given = findings_of("NO", "VIOLATION")
        said = refused("17(2)", ground="16(1)", handling="office", findings=given)
        self.assertEqual((said and said.code, said and said.article), ("accountability.no_loss", "17(2)"))
        self.assertIsNone(refused("OUTSIDE_17(2)", ground="16(1)", handling="office", findings=given))
        self.assertTrue(tracks.must_go_out(given))

    def test_a_ground_that_is_not_made_out_leaves_only_not_pursued(self) -> None:
        for loss in ("YES", "NO", "UNDETERMINED"):
            given = findings_of(loss, "NONE", established=False)
            self.assertEqual(tracks.open_tracks(given, OPENINGS), {"NOT_PURSUED"})
            # A suspected violation goes out whatever became of the ground.
            out = findings_of(loss, "VIOLATION", established=False)
            self.assertNotIn("NOT_PURSUED", tracks.open_tracks(out, OPENINGS))

    def test_a_claim_that_was_upheld_opens_not_pursued(self) -> None:
        given = findings_of("YES", "NONE", tolerated=True)
        self.assertEqual(tracks.open_tracks(given, OPENINGS), {"17(1)", "NOT_PURSUED"})
        out = findings_of("YES", "VIOLATION", tolerated=True)
        self.assertEqual(tracks.open_tracks(out, OPENINGS), {"17(2)"})

    def test_what_was_upheld_for_one_ends_nothing_for_the_others(self) -> None:
        given = replace(findings_of("YES", "NONE"), others=("何海涛",))
        self.assertEqual(tracks.open_tracks(given, OPENINGS), {"17(1)"})
        said = refused("NOT_PURSUED", ground="16(1)", handling="office", findings=given)
        self.assertEqual(said and said.code, "accountability.tolerated_partly")
        neither = replace(findings_of("NO", "NONE"), others=("何海涛",))
        tracks.check_not_pursued("NEITHER", findings=neither, table=OPENINGS)
        with self.assertRaises(Refusal) as partly:
            tracks.check_not_pursued("TOLERATED", findings=neither, table=OPENINGS)
        self.assertEqual(partly.exception.code, "accountability.tolerated_partly")

    def test_findings_come_first(self) -> None:
        for given, code in (
            (Findings("", "NONE"), "accountability.finding_missing"),
            (Findings("YES", ""), "accountability.finding_missing"),
            (Findings("YES", "CRIME"), "accountability.crime_kind_missing"),
            (Findings("YES", "NONE", "DUTY_CRIME"), "accountability.crime_kind_missing"),
        ):
            said = refused("17(1)", ground="16(1)", handling="office", findings=given)
            self.assertEqual(said and said.code, code, given)

    def test_the_reason_of_not_pursuing_is_what_was_found(self) -> None:
        for reason, given, code in (
            ("NOT_ESTABLISHED", findings_of("YES", "NONE", established=False), ""),
            ("NOT_ESTABLISHED", findings_of("NO", "NONE"), "accountability.reason_of_finding"),
            ("NEITHER", findings_of("NO", "NONE"), ""),
            ("NEITHER", findings_of("YES", "NONE", tolerated=True), "accountability.reason_of_finding"),
            ("TOLERATED", findings_of("YES", "NONE", tolerated=True), ""),
            ("TOLERATED", findings_of("NO", "NONE"), "accountability.tolerated_only"),
            ("BECAUSE", findings_of("NO", "NONE"), "accountability.reason_of_finding"),
        ):
            found = ""
            try:
                tracks.check_not_pursued(reason, findings=given, table=OPENINGS)
            except Refusal as said:
                found = said.code
            self.assertEqual(found, code, (reason, given))

    def test_each_track_has_its_receiver(self) -> None:
        for track, crime, receiver, own in (
            ("17(1)", "", "上级党组织", "上级党组织"),
            ("17(2)", "", "上级纪检监察机关", "上级纪检监察机关"),
            ("17(3)", "DUTY_CRIME", "监察机关", "司法机关"),
            ("17(3)", "OTHER_CRIME", "公安机关", "司法机关"),
            ("OUTSIDE_17(2)", "", "纪检监察机关", ""),
            ("OUTSIDE_17", "", "领导小组", ""),
        ):
            self.assertEqual(tables.receivers(track, crime, VALUES), (receiver, own), track)


class MeasureTableTest(SimpleTestCase):
    def test_track_measure_and_subject(self) -> None:
        for (who, (subject, allowed)), track, measure in product(
            SUBJECTS.items(), terms.Track.values, terms.Measure.values
        ):
            with self.subTest(f"{who} {track} {measure}"):
                said = self.refused(measure, track, subject)
                if measure in allowed.get(track, ()):
                    self.assertIsNone(said)
                    continue
                self.assertIsNotNone(said)
                assert said is not None
                self.assertIn(said.article, ("17", "17(1)", "17(2)"))
                for one in allowed.get(track, ()):
                    self.assertIn(str(terms.Measure(one).label), str(said.params["fit"]))

    def refused(self, measure: str, track: str, subject: measures.Subject) -> Refusal | None:
        try:
            measures.check_measure(measure, track=track, subject=subject, table=FITS)
        except Refusal as said:
            return said
        return None

    def test_a_refusal_names_the_reason(self) -> None:
        leader, staff = SUBJECTS["党员领导"][0], SUBJECTS["员工"][0]
        for measure, track, subject, code in (
            ("ADMONITION_TALK", "17(1)", measures.UNIT, "measure_not_for_unit"),
            ("ADMONITION_TALK", "17(1)", staff, "measure_not_for_staff"),
            ("ADMONITION_TALK", "OUTSIDE_17", leader, "measure_of_other_track"),
            ("REMOVAL_ON_THE_SPOT", "17(1)", SUBJECTS["党员干部"][0], "measure_not_for_person"),
            ("PARTY_DISCIPLINE", "17(2)", SUBJECTS["非党员领导"][0], "measure_not_for_person"),
            ("ORDER_TO_RECTIFY", "OUTSIDE_17", leader, "measure_for_unit"),
            ("COMPANY_HANDLING", "17(1)", leader, "measure_not_for_person"),
            ("REWARD", "17(1)", leader, "measure_unknown"),
        ):
            said = self.refused(measure, track, subject)
            self.assertEqual(said and said.code, f"accountability.{code}", (measure, track))

    def test_a_decision_names_the_kind_of_a_sanction_and_its_own_basis(self) -> None:
        leader = SUBJECTS["党员领导"][0]
        for measure, grade, basis, track, code in (
            ("PARTY_DISCIPLINE", "WARNING", "", "17(2)", ""),
            ("PARTY_DISCIPLINE", "", "", "17(2)", "accountability.grade_missing"),
            ("PARTY_DISCIPLINE", "DEMERIT", "", "17(2)", "accountability.grade_missing"),
            ("ADMONITION_TALK", "", "", "17(2)", "accountability.own_basis_missing"),
            ("ADMONITION_TALK", "", "政务处分法第十二条", "17(2)", ""),
            ("ORDER_TO_RECTIFY", "", "某规定", "17(2)", "accountability.measure_for_unit"),
        ):
            found = ""
            try:
                measures.check_decided(
                    measure, grade=grade, own_basis=basis, track=track, subject=leader, table=FITS
                )
            except Refusal as said:
                found = said.code
            self.assertEqual(found, code, (measure, grade))
