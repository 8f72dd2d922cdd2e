"""The course of a matter as one person may know it: what concerns another unit's notices, problems and
unfinished reports is no line of his timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from duban.chapters.assessment.queries import evaluations
from duban.chapters.feedback import queries as feedback
from duban.chapters.intake.queries import requests
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter
from duban.chapters.matters.queries import adjusting, exempting
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.models import Urging
from duban.chapters.supervision.queries import coordinating, inspecting, modes, treating
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

# Rows that not everybody who sees the matter may see, by their label.
DOORS: dict[str, Callable[..., object]] = {
    "assessment.evaluation": evaluations.visible_evaluation,
    "assessment.causeanalysis": evaluations.visible_analysis,
    "assessment.evaluationsignature": evaluations.visible_signature,
    "feedback.report": feedback.visible_report,
    "feedback.countersign": feedback.visible_countersign,
    "intake.requestforinstructions": requests.visible_request,
    "responsibility.assignmentobjection": responsibility.visible_objection,
    "matters.adjustment": adjusting.visible_adjustment,
    "matters.exemptionfinding": exempting.visible_finding,
    "supervision.problem": supervision.visible_problem,
    "supervision.supervisionnotice": supervision.visible_notice,
    "supervision.objection": supervision.visible_objection,
    "supervision.rectification": supervision.visible_rectification,
    "supervision.visit": inspecting.visible_visit,
    "supervision.inspectionrecord": modes.visible_record,
    "supervision.special": modes.visible_special,
    "supervision.interview": modes.visible_interview,
    "supervision.studyopinion": modes.visible_opinion,
    "supervision.rectificationplan": treating.visible_plan,
    "supervision.coordination": coordinating.visible_coordination,
}
# Done by nobody and of interest to nobody but the record itself.
SILENT = frozenset({"documents.freeze", "supervision.owe_urging", "assessment.owe_evaluation"})

# Between the Leading Group and its Office, also when what they are about is told to units.
INNER = frozenset({"assessment.return_evaluation"})


def timeline(matter: Matter, person: Person, at: datetime, *, limit: int | None = None) -> list[ledger.Line]:
    """What happened on the matter, newest first, as far as this person may know it."""
    may_know = Knowledge(person, at)
    if limit is not None:
        # Nearly always the newest few are enough; the rest is read only where most of them are not for him.
        newest = ledger.timeline(matter.ref, limit=limit * 3)
        found = [line for line in newest if may_know.of(line, matter)]
        if len(found) >= limit or len(newest) < limit * 3:
            return found[:limit]
    return [line for line in ledger.timeline(matter.ref) if may_know.of(line, matter)][:limit]


class Knowledge:
    """What one person may know at one moment; each row is asked about once."""

    def __init__(self, person: Person, at: datetime) -> None:
        self.person, self.at = person, at
        self.whole = bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)
        self.asked: dict[str, bool] = {}

    def of(self, line: ledger.Line, matter: Matter) -> bool:
        """Whether that line exists for the person, who sees the matter itself."""
        if line.act in SILENT:
            return False
        if self.whole:
            return True
        if line.act in INNER:
            return False
        if line.object_ref not in self.asked:
            self.asked[line.object_ref] = self._sees(line.object_ref, matter)
        return self.asked[line.object_ref]

    def _sees(self, ref: str, matter: Matter) -> bool:
        label, _, uid = ref.rpartition(":")
        if label == "supervision.urging":
            urging = Urging.objects.filter(uid=uid).first()
            return urging is not None and supervision.sees_unit(self.person, self.at, matter, urging.unit_id)
        return _opens(DOORS.get(label), self.person, self.at, uid)


def _opens(door: Callable[..., object] | None, person: Person, at: datetime, uid: str) -> bool:
    if door is None:
        return True
    try:
        door(person=person, at=at, uid=UUID(uid))
    except NotFound:
        return False
    return True


def visible_supervision(matter: Matter, person: Person, at: datetime) -> tuple[list[object], list[Urging]]:
    """The problems and urgings of the matter that exist for this person, newest first."""
    problems: list[object] = []
    for problem in supervision.problems_of(matter).order_by("-id"):
        if supervision.sees_unit(person, at, matter, problem.unit_id):
            problems.append(problem)
    urgings = [
        one
        for one in supervision.urgings_of(matter).select_related("by").order_by("-id")[:20]
        if supervision.sees_unit(person, at, matter, one.unit_id)
    ]
    return problems, urgings
