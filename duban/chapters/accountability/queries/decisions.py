"""Reading decisions and what follows from them: for the circle, and from service on for whom they meet (17; 39, 41)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CasePerson,
    DecisionAppeal,
    ExecutionReport,
    ExecutionStep,
    NameClearing,
    Restoration,
)
from duban.chapters.accountability.queries import cases, tables
from duban.chapters.accountability.rules import appeals, effects, records
from duban.chapters.accountability.rules.settling import Clearing, Open
from duban.chapters.accountability.terms.case import Stage
from duban.chapters.accountability.terms.decision import EFFECTIVE, AppealState, DecisionState, Track
from duban.ground.access import NotFound
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

ARTICLE = "17"
JOINED = ("case__unit", "person", "paper", "entered_by", "checked_by", "served_by", "served_with")


def decision_by_uid(uid: UUID) -> CaseDecision:
    return CaseDecision.objects.get(uid=uid)


def step_by_uid(uid: UUID) -> ExecutionStep:
    return ExecutionStep.objects.get(uid=uid)


def appeal_by_uid(uid: UUID) -> DecisionAppeal:
    return DecisionAppeal.objects.get(uid=uid)


def restoration_by_uid(uid: UUID) -> Restoration:
    return Restoration.objects.get(uid=uid)


def clearing_by_uid(uid: UUID) -> NameClearing:
    return NameClearing.objects.get(uid=uid)


def report_by_uid(uid: UUID) -> ExecutionReport:
    return ExecutionReport.objects.get(uid=uid)


def decisions_of(case: AccountabilityCase) -> list[CaseDecision]:
    return list(CaseDecision.objects.filter(case=case).select_related(*JOINED).order_by("ordinal"))


def not_set_aside(case: AccountabilityCase) -> list[CaseDecision]:
    """Decisions on record, but for those that did not agree with their paper."""
    return [one for one in decisions_of(case) if one.state != DecisionState.REJECTED]


def visible_decision(*, person: Person | None, at: datetime, uid: UUID) -> CaseDecision:
    """A decision for the circle of its case; once served also for him whom it meets. For anyone else 404."""
    rows = CaseDecision.objects.filter(uid=uid)
    found = rows.filter(case__in=cases.cases(person, at)).first()
    if found is None and person is not None:
        found = rows.filter(person__person=person, served_on__isnull=False).first()
    if found is None:
        raise NotFound("accountability.decision_foreign", cases.ARTICLE)
    return CaseDecision.objects.select_related(*JOINED).get(pk=found.pk)


def visible_step(*, person: Person | None, at: datetime, uid: UUID) -> ExecutionStep:
    """A step of execution, for the circle of its case; otherwise 404."""
    found = ExecutionStep.objects.filter(uid=uid, decision__case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return ExecutionStep.objects.select_related("decision__case__unit", "decision__person").get(pk=found.pk)


def visible_appeal(*, person: Person | None, at: datetime, uid: UUID) -> DecisionAppeal:
    """An appeal, for the circle of its case; otherwise 404."""
    found = DecisionAppeal.objects.filter(uid=uid, decision__case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return DecisionAppeal.objects.select_related("decision__case__unit", "decision__person").get(pk=found.pk)


def visible_restoration(*, person: Person | None, at: datetime, uid: UUID) -> Restoration:
    """What is to be restored, for the circle of its case; otherwise 404."""
    found = Restoration.objects.filter(uid=uid, decision__case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return Restoration.objects.select_related("decision__case__unit", "decision__person").get(pk=found.pk)


def visible_clearing(*, person: Person | None, at: datetime, uid: UUID) -> NameClearing:
    """A request to clear a name, for the circle of its case; otherwise 404."""
    found = NameClearing.objects.filter(uid=uid, person__case__in=cases.cases(person, at)).first()
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return NameClearing.objects.select_related("person__case__unit", "person__person").get(pk=found.pk)


# -- execution, appeals, restoration --------------------------------------------------------------------


def steps_of(decision: CaseDecision) -> list[ExecutionStep]:
    return list(ExecutionStep.objects.filter(decision=decision).select_related("done_by").order_by("ordinal"))


def open_steps(case: AccountabilityCase) -> int:
    """What is still to be executed in the case."""
    rows = ExecutionStep.objects.filter(decision__case=case, done_on__isnull=True, lapsed_on__isnull=True)
    return rows.count()


def unserved(case: AccountabilityCase) -> int:
    """Decisions that were recorded and are not served yet."""
    waiting = (DecisionState.RECORDED, DecisionState.CHECKED)
    return CaseDecision.objects.filter(case=case, state__in=waiting).count()


def unreplaced(case: AccountabilityCase) -> int:
    """Decisions that were changed and whose new decision is not on record."""
    rows = CaseDecision.objects.filter(case=case, state=DecisionState.CHANGED, replaced_by__isnull=True)
    return rows.count()


def standing_decisions(case: AccountabilityCase) -> list[CaseDecision]:
    """The served decisions that stand."""
    return [one for one in decisions_of(case) if one.state in EFFECTIVE]


def appeals_of(decision: CaseDecision) -> list[DecisionAppeal]:
    return list(DecisionAppeal.objects.filter(decision=decision).order_by("step"))


def open_appeals(case: AccountabilityCase) -> int:
    return DecisionAppeal.objects.filter(decision__case=case, state=AppealState.MADE).count()


def may_appeal(decision: CaseDecision, day: date) -> bool:
    """Whether an appeal is open: it stands, none waits, and the table has a step that was not gone yet."""
    before = appeals_of(decision)
    if decision.state not in EFFECTIVE or any(one.state == AppealState.MADE for one in before):
        return False
    return len(before) < len(appeals.routes(decision.kind, tables.routes(rulebook.values(day))))


def restorations_of(decision: CaseDecision) -> list[Restoration]:
    return list(Restoration.objects.filter(decision=decision).select_related("done_by").order_by("ordinal"))


def open_restorations(case: AccountabilityCase, decision: CaseDecision | None = None) -> int:
    rows = Restoration.objects.filter(decision__case=case, done_on__isnull=True)
    return (rows.filter(decision=decision) if decision is not None else rows).count()


def reports_of(case: AccountabilityCase) -> list[ExecutionReport]:
    return list(ExecutionReport.objects.filter(case=case).select_related("signed_by").order_by("id"))


def unreported(case: AccountabilityCase) -> list[CaseDecision]:
    """What stands and of whose execution its body has not been told yet. What lies outside article 17 the Leading Group has
    decided itself: it is told by nobody."""
    rows = CaseDecision.objects.filter(case=case, state__in=EFFECTIVE, report__isnull=True)
    own = rows.filter(proposal__track=Track.OUTSIDE).values("pk")
    return list(rows.exclude(pk__in=own).select_related(*JOINED).order_by("ordinal"))


def under_way(case: AccountabilityCase) -> bool:
    """Whether something is still to be served, replaced, executed or reported."""
    return bool(unserved(case) or unreplaced(case) or open_steps(case) or unreported(case))


def held_up(decision: CaseDecision, day: date) -> bool:
    """Whether an appeal that waits holds up its execution; by the rule set of the day it does not (decision 39 [C])."""
    if not rulebook.values(day).flag("accountability.appeal_suspends_execution"):
        return False
    return any(one.state == AppealState.MADE for one in appeals_of(decision))


def left_out(case: AccountabilityCase) -> list[CasePerson]:
    """Those whom the case concerns and no decision met."""
    rows = CaseDecision.objects.filter(case=case, person__isnull=False).exclude(state=DecisionState.REJECTED)
    met = set(rows.values_list("person", flat=True))
    return [one for one in cases.people_of(case) if one.pk not in met]


def replaced_by(decision: CaseDecision) -> CaseDecision | None:
    return CaseDecision.objects.filter(replaces=decision).first()


def last_day(found: Sequence[CaseDecision]) -> date | None:
    """The last day of the 影响期 of these decisions together."""
    return max((one.until_on for one in found), default=None)


def open_things(case: AccountabilityCase) -> Open:
    """What keeps the case from being settled."""
    standing = standing_decisions(case)
    return Open(
        unserved=unserved(case) + unreplaced(case),
        steps=open_steps(case),
        reported=not unreported(case),
        until_on=last_day(standing),
        appeals=open_appeals(case),
        restorations=open_restorations(case),
    )


def was_left_out(person: CasePerson) -> bool:
    """Whether others were pursued in the case, and he was told that no decision met him."""
    ended = person.case.stage in (Stage.IN_EFFECT, Stage.SETTLED)
    return ended and person.pk in {one.pk for one in left_out(person.case)}


def clearings_of(person: CasePerson) -> list[NameClearing]:
    return list(NameClearing.objects.filter(person=person).select_related("cleared_by").order_by("id"))


def may_be_cleared(person: CasePerson) -> bool:
    """After 不予追究, when he was told that no decision met him, or when what was decided on him was withdrawn and nothing
    stands (decision 38)."""
    if person.case.stage == Stage.NOT_PURSUED:
        return True
    rows = CaseDecision.objects.filter(case=person.case, person=person)
    states = set(rows.exclude(state=DecisionState.REJECTED).values_list("state", flat=True))
    return states <= {DecisionState.WITHDRAWN} if states else was_left_out(person)


def served_on(person: CasePerson) -> list[CaseDecision]:
    """The decisions that were served on him, whatever became of them."""
    return [one for one in decisions_of(person.case) if one.person_id == person.pk and one.served_on]


def stands(person: CasePerson, day: date, *, over: bool) -> records.Stands:
    """Where he stands, as his record opens with it."""
    served = served_on(person)
    standing = [one for one in served if one.state in EFFECTIVE]
    changed = [one for one in served if one.state == DecisionState.CHANGED]
    unreplaced = any((new := replaced_by(one)) is None or new.served_on is None for one in changed)
    return records.Stands(
        served=len(served),
        standing=len(standing),
        appealable=any(may_appeal(one, day) for one in standing),
        waiting=any(each.state == AppealState.MADE for one in standing for each in appeals_of(one)),
        unreplaced=unreplaced,
        ended=person.case.stage == Stage.NOT_PURSUED or was_left_out(person),
        over=over,
    )


def clearing(person: CasePerson, by: Person) -> Clearing:
    """What stands for and against his asking now that his name be cleared."""
    before = clearings_of(person)
    return Clearing(
        himself=person.person_id == by.pk,
        entitled=may_be_cleared(person),
        cleared=any(one.cleared_on for one in before),
        waiting=any(one.cleared_on is None for one in before),
    )


def grade_label(decision: CaseDecision) -> str:
    """The kind of sanction in words."""
    table = tables.periods(rulebook.values(decision.decided_on))
    found = effects.period(decision.measure, decision.grade, table) if decision.grade else None
    return found.label if found else ""


def routes_of(decision: CaseDecision, day: date) -> list[tuple[str, date | None, str]]:
    """Where an appeal goes, until when (None: at any time), by which rule; the limit of the first step is reckoned, that
    of the next runs from an answer."""
    if decision.served_on is None:
        return []
    found = appeals.routes(decision.kind, tables.routes(rulebook.values(day)))
    calendar = rulebook.calendar()
    return [
        (one.to, appeals.due(one, decision.served_on, calendar) if one.step == 1 else None, one.basis)
        for one in found
    ]
