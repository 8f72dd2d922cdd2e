"""Every URL name with one concrete path: what `duban pages`, the screenshots and the checks walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseDecision,
    CaseEvidence,
    CasePerson,
    ClueEvidence,
    DecisionAppeal,
    ExecutionStep,
    FileLink,
    HeadSlip,
    NameClearing,
    Restoration,
    Statement,
    ToleranceClaim,
)
from duban.chapters.assessment.models import (
    AnnualEdition,
    AssessmentRun,
    AssessmentScheme,
    CauseAnalysis,
    Commendation,
    EnteredFact,
    Evaluation,
    EvaluationEvidence,
    PersonResult,
    ResultObjection,
    ResultRound,
    SchemeTrial,
    Sheet,
    UnitResult,
)
from duban.chapters.bulletins.models import (
    Bulletin,
    BulletinPicture,
    Circular,
    Publicity,
    PublicityMaterial,
    Recipient,
)
from duban.chapters.desk.models import Register, SavedView, Trial
from duban.chapters.feedback.models import Countersign, Evidence, Report
from duban.chapters.intake.models import (
    AgreedItem,
    Candidate,
    Consultation,
    DocketingList,
    FirstOrder,
    LeaderInstruction,
    ListAdjustment,
    MatterSource,
    PendingImport,
    RequestForInstructions,
    SourceStep,
)
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Adjustment, ExemptionFinding, Matter, Party, TimeChange
from duban.chapters.responsibility.models import Assignment, AssignmentObjection, Handover, Letter
from duban.chapters.supervision.models import (
    BulkUrging,
    Coordination,
    InspectionApproval,
    InspectionPlan,
    InspectionRecord,
    Interview,
    Objection,
    Problem,
    ProblemEvidence,
    RecordEvidence,
    Rectification,
    RectificationEvidence,
    Special,
    StudyOpinion,
    SupervisionNotice,
    Visit,
    VisitSubject,
)
from duban.site import clock
from duban.support.documents.models import ArchivalItem, Document, Draft
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.notifications.models import Channel, Opinion
from duban.support.organization.models import ApprovalSlip, Meeting, OrgUnit, Person, Post
from duban.support.rulebook.models import RuleSet, RuleSetDraft, WorkingRule

# The object that a path is about, by the word before its place.
ABOUT: dict[str, type[Model]] = {
    "adjustments": Adjustment,
    "annual-editions": AnnualEdition,
    "analyses": CauseAnalysis,
    "archival-items": ArchivalItem,
    "assignment-objections": AssignmentObjection,
    "assignments": Assignment,
    "bulletins": Bulletin,
    "candidates": Candidate,
    "channels": Channel,
    "case-appeals": DecisionAppeal,
    "case-claims": ToleranceClaim,
    "case-clearings": NameClearing,
    "case-decisions": CaseDecision,
    "case-evidence": CaseEvidence,
    "case-files": FileLink,
    "case-papers": Document,
    "case-restorations": Restoration,
    "case-statements": Statement,
    "case-steps": ExecutionStep,
    "cases": AccountabilityCase,
    "circulars": Circular,
    "clues": AccountabilityClue,
    "commendations": Commendation,
    "consultations": Consultation,
    "coordinations": Coordination,
    "countersigns": Countersign,
    "documents": Document,
    "drafts": RuleSetDraft,
    "evaluations": Evaluation,
    "evidence": Evidence,
    "exemptions": ExemptionFinding,
    "extensions": TimeChange,
    "files": StoredFile,
    "instructions": LeaderInstruction,
    "handovers": Handover,
    "imports": PendingImport,
    "head-slips": HeadSlip,
    "inspection-approvals": InspectionApproval,
    "inspection-plans": InspectionPlan,
    "inspections": InspectionRecord,
    "interviews": Interview,
    "specials": Special,
    "study-opinions": StudyOpinion,
    "visit-subjects": VisitSubject,
    "visits": Visit,
    "intake": DocketingList,
    "items": AgreedItem,
    "letters": Letter,
    "list-adjustments": ListAdjustment,
    "matters": Matter,
    "meetings": Meeting,
    "my-records": CasePerson,
    "notices": SupervisionNotice,
    "objections": Objection,
    "official-papers": Draft,
    "opinions": Opinion,
    "papers": ApprovalSlip,
    "people": Person,
    "person-results": PersonResult,
    "persons": Person,
    "posts": Post,
    "problems": Problem,
    "rectifications": Rectification,
    "registers": Register,
    "publicity": Publicity,
    "recipients": Recipient,
    "reports": Report,
    "result-objections": ResultObjection,
    "result-rounds": ResultRound,
    "many": BulkUrging,
    "first-orders": FirstOrder,
    "requests": RequestForInstructions,
    "source-steps": SourceStep,
    "secret-files": SecretPurge,
    "sources": MatterSource,
    "rule-set-versions": RuleSet,
    "schemes": AssessmentScheme,
    "trials": Trial,
    "unit-results": UnitResult,
    "scheme-trials": SchemeTrial,
    "runs": AssessmentRun,
    "sheets": Sheet,
    "facts": EnteredFact,
    "units": OrgUnit,
    "views": SavedView,
    "working-rules": WorkingRule,
}
# A path with two places: the rows that hold both, and where they hold them.
PAIRS: dict[str, tuple[type[Model], str, str]] = {
    "bulletin_picture": (BulletinPicture, "bulletin__uid", "file__uid"),
    "publicity_file": (PublicityMaterial, "publicity__uid", "file__uid"),
    "clue_file": (ClueEvidence, "clue__uid", "file__uid"),
    "evaluation_file": (EvaluationEvidence, "evaluation__uid", "file__uid"),
    "evidence": (Evidence, "report__uid", "file__uid"),
    "notice_document": (SupervisionNotice, "uid", "document__uid"),
    "notice_file": (RectificationEvidence, "rectification__notice__uid", "file__uid"),
    "problem_file": (ProblemEvidence, "problem__uid", "file__uid"),
    "record_file": (RecordEvidence, "record__uid", "file__uid"),
}


@dataclass(frozen=True)
class Route:
    """One named URL: its pattern, its view, the methods that it takes, the room it stands in."""

    name: str
    pattern: str
    view: Callable[..., object]
    methods: tuple[str, ...]
    room: str


def routes() -> list[Route]:
    """All named URLs of the product, as the resolver has them."""
    return sorted(_walk(get_resolver().url_patterns, ""), key=lambda route: route.name)


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[Route]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, prefix + str(one.pattern))
        elif one.name:
            room = getattr(one.callback, "__module__", "").split(".")
            yield Route(
                name=one.name,
                pattern="/" + prefix + str(one.pattern),
                view=one.callback,
                methods=_methods(one.callback),
                room=room[2] if room[:1] == ["duban"] and len(room) > 2 else "account",
            )


def _methods(view: Callable[..., object]) -> tuple[str, ...]:
    """What ``require_GET`` and its kin let through; a view without them takes both."""
    for cell in getattr(view, "__closure__", None) or ():
        held = cell.cell_contents
        if isinstance(held, list) and held and all(isinstance(item, str) and item.isupper() for item in held):
            return tuple(method for method in held if method != "HEAD")
    return ("GET", "POST")


def paths(route: Route, *, by: Person | None = None, limit: int = 40) -> list[str]:
    """Concrete paths of the route over real objects, newest first; one for a path without an object."""
    if "<" not in route.pattern:
        return [route.pattern]
    if route.name in PAIRS:
        rows_of, first, second = PAIRS[route.name]
        pairs = rows_of._default_manager.filter(**{f"{second}__isnull": False}).values_list(first, second)
        return [_filled(route.pattern, *pair) for pair in pairs.order_by("-pk")[:limit]]
    model = ABOUT.get(route.pattern.partition("<")[0].strip("/").rpartition("/")[2])
    if model is None or route.pattern.count("<") > 1:
        return []
    rows = model._default_manager.order_by("-pk")
    if by is not None and model is Matter:
        rows = rows.filter(pk__in=Party.objects.filter(matters.scope(by, clock.now())).values("matter_id"))
    uids: list[UUID] = list(rows.values_list("uid", flat=True)[:limit])
    return [_filled(route.pattern, uid) for uid in uids]


def _filled(pattern: str, *uids: UUID) -> str:
    for uid in uids:
        head, _, rest = pattern.partition("<")
        pattern = f"{head}{uid}{rest.partition('>')[2]}"
    return pattern


def pages(
    by: Person | None, *, limit: int = 1
) -> list[dict[str, Any]]:  # Any: rows of mixed values, for JSON
    """One row a URL name with concrete paths; with a person, over the matters that he finds."""
    rows: list[dict[str, Any]] = []
    for route in routes():
        found = paths(route, by=by, limit=limit)
        rows.append(
            {
                "name": route.name,
                "path": found[0] if found else None,
                "paths": found,
                "pattern": route.pattern,
                "methods": list(route.methods),
                "room": route.room,
            }
        )
    return rows
