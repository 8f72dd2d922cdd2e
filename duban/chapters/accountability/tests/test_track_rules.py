"""25 grounds, their handling, loss, nature, track, measure and subject as tables (16, 17; decisions 35 to 37)."""

from __future__ import annotations

from itertools import product

from django.test import SimpleTestCase

from duban.chapters.accountability.queries import tables
from duban.chapters.accountability.rules import measures, tracks
from duban.chapters.accountability.rules.tracks import Findings
from duban.chapters.accountability.terms import decision as terms
from duban.ground.access import Refusal
from duban.support.rulebook import shipped
from duban.support.rulebook.queries import Values

VALUES = Values(1, dict(shipped.bodies()))
OPENINGS, FITS = tables.openings(VALUES), tables.fits(VALUES)
GROUNDS = [f"16({number})" for number in range(1, 26)]
REFER, EITHER = {6, 7, 8, 14, 18}, {9, 10, 12, 13, 15, 16, 19}

# What decision 36 says, by hand: never reckoned from the table that is tested.
OPEN = {
    ("YES", "NONE"): {"17(1)"},
    ("YES", "VIOLATION"): {"17(2)"},
    ("YES", "CRIME"): {"17(3)"},
    ("NO", "NONE"): {"NOT_PURSUED", "OUTSIDE_17"},
    ("NO", "VIOLATION"): {"OUTSIDE_17(2)"},
    ("NO", "CRIME"): {"17(3)"},
    ("UNDETERMINED", "NONE"): set(),
    ("UNDETERMINED", "VIOLATION"): {"OUTSIDE_17(2)"},
    ("UNDETERMINED", "CRIME"): {"17(3)"},
}
# The article that closes a track, by findings: where nothing is said, the first finding that stands in the way.
ARTICLES = {
    "17(1)": {"CRIME": "17(3)", "VIOLATION": "17(2)", "NONE": "17(1)"},
    "17(2)": {"CRIME": "17(3)", "VIOLATION": "17(2)", "NONE": "17(2)"},
    "17(3)": {"VIOLATION": "17(3)", "NONE": "17(3)"},
    "OUTSIDE_17(2)": {"CRIME": "17(3)", "VIOLATION": "17(2)", "NONE": "17(2)"},
}
OFFICIAL_FORMS = {"CIRCULAR_CRITICISM", "ADMONITION_TALK", "WRITTEN_WARNING", "TRANSFER_FROM_POST"}
LEADER_FORMS = {*OFFICIAL_FORMS, "SUSPENSION_FOR_INSPECTION", "REMOVAL_ON_THE_SPOT"}
TALKS = {"REMINDER_TALK", "CRITICISM_EDUCATION", "ORDER_SELF_EXAMINATION"}
STAFF = {"17(1)": {"COMPANY_HANDLING"}, "OUTSIDE_17": {*TALKS, "COMPANY_HANDLING"}}
BOTH = {"PARTY_DISCIPLINE", "ADMINISTRATIVE_SANCTION"}


def _of(category: str, political: str, *, leading: bool) -> measures.Subject:
    return tables.subject(category=category, political=political, leading=leading, values=VALUES)


SUBJECTS: dict[str, tuple[measures.Subject, dict[str, set[str]]]] = {
    "单位": (measures.UNIT, {"17(1)": {"CIRCULAR_CRITICISM"}, "OUTSIDE_17": {"ORDER_TO_RECTIFY"}}),
    "党员领导": (
        _of("公务员", "中共党员", leading=True),
        {"17(1)": LEADER_FORMS, "17(2)": BOTH, "OUTSIDE_17": TALKS},
    ),
    "非党员领导": (
        _of("事业", "民主党派", leading=True),
        {"17(1)": LEADER_FORMS, "17(2)": {"ADMINISTRATIVE_SANCTION"}, "OUTSIDE_17": TALKS},
    ),
    "党员干部": (
        _of("参公", "中共党员", leading=False),
        {"17(1)": OFFICIAL_FORMS, "17(2)": BOTH, "OUTSIDE_17": TALKS},
    ),
    "非党员干部": (
        _of("事业", "群众", leading=False),
        {"17(1)": OFFICIAL_FORMS, "17(2)": {"ADMINISTRATIVE_SANCTION"}, "OUTSIDE_17": TALKS},
    ),
    "国企管理人员": (
        _of("国企管理人员", "中共党员", leading=True),
        {"17(1)": LEADER_FORMS, "17(2)": BOTH, "OUTSIDE_17": TALKS},
    ),
    "党员员工": (_of("企业一般员工", "中共党员", leading=False), {**STAFF, "17(2)": {"PARTY_DISCIPLINE"}}),
    "员工": (_of("企业一般员工", "群众", leading=False), STAFF),
    # 一般员工 who is called a leader of a shift holds no leading post.
    "带班员工": (_of("企业一般员工", "群众", leading=True), STAFF),
}


def refused(track: str, *, ground: str, handling: str, findings: Findings) -> Refusal | None:
    try:
        tracks.check_track(track, ground=ground, handling=handling, findings=findings, table=OPENINGS)
    except Refusal as said:
        return said
    return None


def findings_of(loss: str, nature: str, **more: bool) -> Findings:
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
                where = (ground, handling, loss, nature, track)
                going = track in ("17(2)", "17(3)", "OUTSIDE_17(2)")
                if handling == "either":
                    self.assertEqual(said and said.code, "accountability.handling_undecided", where)
                elif handling == "refer" and not going:
                    self.assertEqual(said and said.code, "accountability.track_refer_only", where)
                    self.assertEqual(said and said.article, ground, where)
                elif track in OPEN[loss, nature]:
                    self.assertIsNone(said, where)
                else:
                    self.assertIsNotNone(said, where)
                    assert said is not None
                    wanted = ARTICLES.get(track, {}).get(nature)
                    if wanted and (track, loss) != ("17(3)", ""):
                        self.assertEqual(said.article, wanted, where)
                    self.assertTrue(said.article.startswith(("16", "17")), where)
                    fit = [str(terms.Track(one).label) for one in OPEN[loss, nature]]
                    if fit:
                        self.assertTrue(any(one in str(said.params["fit"]) for one in fit), where)
                    else:
                        self.assertEqual(said.code, "accountability.loss_first", where)
        self.assertGreater(count, 2500)

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
