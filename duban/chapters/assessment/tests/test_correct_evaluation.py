"""更正已审定的考核评估."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.tests.builders import owed
from duban.ground.access import PostKind
from duban.support.files.models import StoredFile
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.papers import text_file
from tests.stories import Answer


class TestCorrectEvaluation(MatterStory):
    act = "assessment.correct_evaluation"
    doer = "chen"
    wrong_role = "lin"
    refused = "assessment.under_way"

    row: Evaluation
    proof: StoredFile

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        cls.row = evaluating.approved(cls.town, cls.matter)
        cls.proof = text_file(cls.town, "chen", name="重新丈量.txt", text="905米")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "evaluation": self.row.uid,
            "reason": "验收单数据有误",
            "evidence": [self.proof.uid],
            **changed,
        }

    def spoil(self) -> None:
        evaluating.correcting(self.town, self.row)

    def check(self, answer: Answer) -> None:
        made = Evaluation.objects.get(uid=answer.body["uid"])
        self.row.refresh_from_db()
        self.assertEqual(
            (made.ordinal, made.corrects, made.state, made.quality), (2, self.row, "DRAFT", "GOOD")
        )
        self.assertEqual(self.row.state, "APPROVED", "it stands until the correction is approved")
        self.assertEqual([one.quality for one in made.objectives.all()], ["GOOD", "GOOD"])
        self.assertEqual(made.criteria.count(), 11)
        self.assertEqual([one.file for one in made.evidence.all()], [self.proof])
        self.assertEqual(len(owed(self.matter, "EVALUATE")), 1)

    def refusal(self, who: str = "chen", **changed: Any) -> str:
        return self.send(self.act, who, self.data(**changed)).code

    def test_it_is_reasoned_and_proved(self) -> None:
        self.assertEqual(self.refusal(reason=" "), "assessment.reason_missing")
        self.assertEqual(self.refusal(evidence=[]), "assessment.evidence_missing")

    def test_only_what_is_approved_is_corrected(self) -> None:
        draft = evaluating.evaluated(self.town, evaluating.closed_matter(self.town))
        self.assertEqual(self.refusal(evaluation=draft.uid), "assessment.wrong_state")

    def test_nobody_corrects_for_the_own_unit(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["chen"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("business").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.refusal(), "assessment.own_unit")

    def test_it_locks_the_version_that_it_corrects(self) -> None:
        self.assert_locks(self.row)
