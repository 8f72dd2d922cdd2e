"""Reading urgings, problems and notices: the door to each, the lock, and the count of art. 16(4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import rules
from duban.chapters.supervision.models import (
    NoticeProblem,
    Objection,
    Problem,
    Rectification,
    SupervisionNotice,
    Urging,
)
from duban.chapters.supervision.terms import NoticeState, ProblemState
from duban.ground.access import BrokenAct, NotFound, PostKind, Relation, Role, Standing, current_scope
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.ledger.rows import Row
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

R = TypeVar("R", bound=Row)
UNDERTAKING = (Relation.LEAD, Relation.CO, Relation.SERVICE)
SIGNERS = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)
OFFICE_POSTS = (PostKind.OFFICE_DIRECTOR, PostKind.OFFICE_STAFF)
OFFICE_ROLES = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})
BEFORE_ISSUE = (NoticeState.DRAFT, NoticeState.SIGNED_OFF)


def urging_by_uid(uid: UUID) -> Urging:
    """For replays, like the four below; pages and acts go through the `visible_…` getters."""
    return Urging.objects.get(uid=uid)


def problem_by_uid(uid: UUID) -> Problem:
    return Problem.objects.get(uid=uid)


def notice_by_uid(uid: UUID) -> SupervisionNotice:
    return SupervisionNotice.objects.get(uid=uid)


def objection_by_uid(uid: UUID) -> Objection:
    return Objection.objects.get(uid=uid)


def rectification_by_uid(uid: UUID) -> Rectification:
    return Rectification.objects.get(uid=uid)


def duty_by_uid(uid: UUID) -> Row:
    """The Office's duty to urge, an obligation."""
    return matters.obligation_by_uid(uid)


def sees_unit(person: Person | None, at: datetime, matter: Matter, unit_id: int) -> bool:
    """Whether what concerns this unit on the matter exists for the person: the Office and the Leading Group,
    and the unit's own head, deputies and liaisons. Another unit of the same matter sees nothing of it."""
    if organization.roles(person, beijing_day(at)) & matters.SEES_ALL:
        return True
    who = matters.standing(person, at, matter, unit_id=unit_id)
    return any(tie.post in matters.WHOLE_UNIT and tie.relation in UNDERTAKING for tie in who.ties)


def visible_problem(*, person: Person | None, at: datetime, uid: UUID) -> Problem:
    found = Problem.objects.filter(uid=uid).select_related("matter", "unit", "found_by").first()
    if found is None or not sees_unit(person, at, found.matter, found.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    return found


def visible_notice(*, person: Person | None, at: datetime, uid: UUID) -> SupervisionNotice:
    """The notice if this person may see it; a draft exists for nobody outside the Office and the Group, nor
    does a notice that was withdrawn before it was issued."""
    found = SupervisionNotice.objects.filter(uid=uid).select_related("matter", "unit", "document").first()
    if found is None or not sees_unit(person, at, found.matter, found.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    if found.issued_on is None and not organization.roles(person, beijing_day(at)) & matters.SEES_ALL:
        raise NotFound("supervision.not_found", "6(1)")
    return found


def visible_objection(*, person: Person | None, at: datetime, uid: UUID) -> Objection:
    found = Objection.objects.filter(uid=uid).select_related("notice").first()
    if found is None:
        raise NotFound("supervision.not_found", "6(1)")
    visible_notice(person=person, at=at, uid=found.notice.uid)
    return found


def visible_rectification(*, person: Person | None, at: datetime, uid: UUID) -> Rectification:
    found = Rectification.objects.filter(uid=uid).select_related("notice__matter", "problem__matter").first()
    about = (found.notice or found.problem) if found else None
    if found is None or about is None or not sees_unit(person, at, about.matter, about.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    return found


def standing(person: Person | None, at: datetime, about: SupervisionNotice | Problem) -> Standing:
    """The person's standing towards a notice or problem: a unit answers for itself only."""
    return matters.standing(person, at, about.matter, unit_id=about.unit_id)


def lock(matter: Matter, row: R) -> R:
    """Lock a row that hangs on a matter which the running act has locked before it."""
    scope = current_scope()
    if scope is None or matter.ref not in scope.locked:
        raise BrokenAct(f"{row.ref} is locked before its matter")
    return locks.take(row)


def is_own(person: Person | None, at: datetime, unit_id: int) -> bool:
    """Whether the person would judge the own unit, or anybody the Office's (decision 31)."""
    if person is None:
        return False
    return unit_id == organization.office().pk or unit_id in matters.units_of(person, beijing_day(at))


def undertakes(matter: Matter, unit: OrgUnit) -> bool:
    """Whether the unit is lead, co- or service unit of the matter (art. 4)."""
    return any(
        party.unit_id == unit.pk and party.relation in UNDERTAKING for party in matters.unit_parties(matter)
    )


def recipients(matter: Matter) -> list[OrgUnit]:
    """The units that can be urged and noticed on the matter, lead first, the Office itself left out."""
    office = organization.office().pk
    return [
        party.unit
        for party in matters.unit_parties(matter)
        if party.unit is not None and party.relation in UNDERTAKING and party.unit_id != office
    ]


def addressee(about: SupervisionNotice | Problem) -> OrgUnit:
    """The unit that answers for it now: the one that was noticed, or whoever took over from it in the matter."""
    now = matters.heir(about.matter, about.unit_id)
    return about.unit if now == about.unit_id else OrgUnit.objects.get(pk=now)


def signers(notice: SupervisionNotice, day: date) -> list[Person]:
    """Liaisons, head and deputies of the unit that answered for the notice on that day."""
    return organization.holders(matters.stood_for(notice.matter, notice.unit_id, day), SIGNERS, day)


def last_urged_on(matter: Matter, unit: OrgUnit, obligation: Obligation | None) -> date | None:
    """When this was last urged: the same obligation, or the unit in general."""
    found = Urging.objects.filter(matter=matter, unit=unit, obligation=obligation)
    return found.order_by("-on", "-id").values_list("on", flat=True).first()


def urgings_by_obligation(obligations: Collection[int]) -> dict[int, tuple[int, date]]:
    """How often each of these obligations was urged, and when last."""
    rows = Urging.objects.filter(obligation__in=obligations).values_list("obligation")
    return {key: (times, last) for key, times, last in rows.annotate(Count("id"), Max("on"))}


def urging_is_owed(obligation: Obligation) -> bool:
    """Whether the Office's duty to urge was written down since the date in force passed, met or not."""
    return obligation.ref in urged_since_due([obligation])


def urged_since_due(obligations: Collection[Obligation]) -> set[str]:
    """The references of those for which it was."""
    due = {one.ref: one.due_on for one in obligations}
    duties = matters.by_source(due.keys(), ObligationKind.URGE)
    return {ref for ref, duty in duties.items() if duty.imposed_on > due[ref]}


# -- problems -------------------------------------------------------------------------------------------


def problems_of(matter: Matter, unit: OrgUnit | None = None) -> QuerySet[Problem]:
    found = Problem.objects.filter(matter=matter).select_related("unit").order_by("-found_on", "-id")
    return found if unit is None else found.filter(unit__in=matters.line_of(matter, unit.pk))


def grounds(matter: Matter, unit: OrgUnit, problems: Sequence[UUID], *, today: date) -> list[rules.Ground]:
    """What a draft that takes these problems has to look at; foreign ones are not among them."""
    line = matters.line_of(matter, unit.pk)
    chosen = list(Problem.objects.filter(matter=matter, unit__in=line, uid__in=problems).order_by("id"))
    return [_ground(one, chosen, today) for one in chosen]


def _ground(problem: Problem, chosen: Sequence[Problem], today: date) -> rules.Ground:
    same_check = Problem.objects.filter(
        matter=problem.matter_id,
        unit=problem.unit_id,
        found_on=problem.found_on,
        found_by=problem.found_by_id,
        state=ProblemState.OPEN,
    ).exclude(pk__in=[one.pk for one in chosen])
    left_out = same_check.exclude(self_reported=True, own_new_on__gte=today)
    return rules.Ground(
        fact=problem.fact,
        state=problem.state,
        found_on=problem.found_on,
        proven=problem.obligation_id is not None or problem.evidence.exists(),
        self_reported=problem.self_reported,
        own_new_on=problem.own_new_on,
        in_draft=problem.lines.filter(notice__state__in=BEFORE_ISSUE).exists(),
        running=running_notice(problem, today),
        left_out=left_out.exclude(lines__notice__state__in=BEFORE_ISSUE).count(),
    )


def running_notice(problem: Problem, today: date, *, but: SupervisionNotice | None = None) -> str:
    """The number of a notice on that problem whose reply limit has not run out; empty if there is none."""
    lines = NoticeProblem.objects.filter(problem=problem).select_related("notice").order_by("-id")
    for notice in (line.notice for line in lines):
        if but is not None and notice.pk == but.pk:
            continue
        if notice.state == NoticeState.ISSUED:
            return notice.number
        owed = reply_owed(notice) if notice.state == NoticeState.SERVED else None
        if owed is not None and owed.lapsed_on is None and owed.due_on >= today:
            return notice.number
    return ""


def reply_owed(notice: SupervisionNotice) -> Obligation | None:
    """The reply that the unit owes, or owed, because of the notice."""
    return matters.by_source([notice.ref], ObligationKind.NOTICE_REPLY).get(notice.ref)


def open_problems(notice: SupervisionNotice) -> list[Problem]:
    """What the notice named and is not closed yet."""
    return list(
        Problem.objects.filter(lines__notice=notice).exclude(state=ProblemState.CLOSED).order_by("id")
    )


def noticed_elsewhere(problem: Problem, notice: SupervisionNotice) -> bool:
    """Whether another notice in force names the problem too."""
    live = problem.lines.filter(notice__state__in=[NoticeState.ISSUED, NoticeState.SERVED])
    return live.exclude(notice=notice).exists()


def notices_without_open_problem(problem: Problem) -> list[SupervisionNotice]:
    """The served notices that named the problem and have nothing open left."""
    served = SupervisionNotice.objects.filter(lines__problem=problem, state=NoticeState.SERVED).order_by("id")
    return [one for one in served if not open_problems(one)]


def under_way(units: Collection[int]) -> list[SupervisionNotice]:
    """The notices to these units that are drafted, signed off or issued and not yet served."""
    states = (NoticeState.DRAFT, NoticeState.SIGNED_OFF, NoticeState.ISSUED)
    rows = SupervisionNotice.objects.filter(unit__in=units, state__in=states).select_related("matter")
    return list(rows.order_by("matter_id", "id"))


# -- lists ----------------------------------------------------------------------------------------------


def notices(person: Person, at: datetime, states: Iterable[str] = ()) -> QuerySet[SupervisionNotice]:
    """All notices for the Office and the Leading Group; for a unit those that it has received."""
    day = beijing_day(at)
    found = SupervisionNotice.objects.select_related("matter", "unit").order_by("-id")
    if not organization.roles(person, day) & matters.SEES_ALL:
        units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
        passed, to_these = matters.passed_among(units)
        found = found.filter(Q(unit__in=units) & ~passed | to_these, issued_on__isnull=False)
    wanted = list(states)
    return found.filter(state__in=wanted) if wanted else found


def notices_of(matter: Matter, person: Person, at: datetime) -> list[SupervisionNotice]:
    """The notices on a matter that the person may see, newest first."""
    return list(notices(person, at).filter(matter=matter))


def urgings_of(matter: Matter) -> QuerySet[Urging]:
    return Urging.objects.filter(matter=matter).select_related("unit", "by", "obligation").order_by("-id")
