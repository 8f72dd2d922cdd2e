"""复核组长签批件: another of the circle compares it; only then an act rests on it, with the paper's day."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, HeadSlip
from duban.chapters.accountability.tests import builders, casing, slipping
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.sealing import rotated
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from tests.stories import Answer

ADMIT = "accountability.admit_to_circle"
START = "accountability.start_verification"


class TestCheckHeadSlip(CaseStory):
    act = "accountability.check_head_slip"
    doer = "qian"
    wrong_role = ""
    refused = "accountability.slip_checked"

    case: AccountabilityCase
    slip: HeadSlip

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.slip = slipping.enter(cls.town, cls.case, ADMIT)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"head_slip": self.slip.uid, "agrees": True, **changed}

    def spoil(self) -> None:
        slipping.compare(self.town, self.slip)

    def check(self, answer: Answer) -> None:
        self.slip.refresh_from_db()
        self.assertEqual(
            (self.slip.state, self.slip.checked_by, self.slip.checked_on),
            ("AGREES", self.town["qian"], beijing_day(self.town.at)),
        )

    def test_it_refuses_the_wrong_role(self) -> None:
        """Whoever knows of the case may compare; for others there is no paper."""
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 404)

    def test_whoever_entered_it_does_not_compare_it(self) -> None:
        self.doer = "sun"  # type: ignore[misc]  # the same call by another
        refused(self, "accountability.slip_by_same")

    def test_it_locks_the_paper(self) -> None:
        self.assert_locks(self.slip)

    def test_one_that_differs_may_be_entered_anew(self) -> None:
        self.send(self.act, "qian", self.data(agrees=False, remark="日期不符"))
        self.slip.refresh_from_db()
        self.assertEqual((self.slip.state, self.slip.words("remark")), ("DIFFERS", "日期不符"))
        self.assertEqual(slipping.enter(self.town, self.case, ADMIT).state, "ENTERED")

    def test_an_act_on_it_bears_the_papers_day(self) -> None:
        matter = builders.matter_under_way(self.town)
        clue, _notices = builders.registered(self.town, matter)
        signed_on = beijing_day(self.town.at)
        self.town.tick(60 * 24 * 3)
        slipping.checked(self.town, clue, START, decided_on=signed_on)
        case = actions.start_verification(
            by=self.town["sun"], at=self.town.tick(), request_id=None, clue=clue.uid, reason="经组长批准"
        )
        self.assertEqual((case.opened_on, case.opened_by), (signed_on, self.town["wang"]))
        self.assertEqual(case.duties.get().imposed_on, signed_on)

    def test_a_changed_key_takes_it_along(self) -> None:
        with rotated():
            actions.reseal_case(by=None, at=self.town.tick(), request_id=None, case=self.case.uid)
            self.slip.refresh_from_db()
            self.assertTrue(self.slip.words_sealed.startswith("k2:"))
            self.assertEqual(self.slip.words("words"), slipping.WORDS)
            self.assertEqual(self.slip.file.sealed_under, "k2")
            self.assertEqual(b"".join(files.open_bytes(self.slip.file)), "呈批件原件".encode())
