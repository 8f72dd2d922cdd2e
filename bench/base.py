"""The base: a town of 40 units and 200 people, and a thousand matters that the acts themselves have made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from duban.chapters.feedback import actions as feedback
from duban.chapters.matters import actions as matters
from duban.chapters.matters import queries
from duban.chapters.matters.actions import Docketing, Target, UnitRole
from duban.chapters.matters.models import Matter
from duban.chapters.matters.terms import DefinitionLimb, DocketingRoute, MatterCategory, ObligationKind
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.terms import Cycle
from duban.ground import workdays
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_time
from duban.support.organization import actions as organization
from duban.support.organization import queries as queries_of_people
from duban.support.organization.models import OrgUnit, Person
from duban.support.organization.terms import UnitKind
from duban.support.rulebook import actions as rulebook

ON = date(2026, 11, 23)
FOUNDED = date(2026, 1, 5)
UNITS, OFFICE, GROUP = 40, 12, 8
CLOSED, OVERDUE = 45, 13  # in a hundred
THINGS = (
    "老旧小区改造",
    "道路新建工程",
    "幼儿园续建项目",
    "信访积案化解",
    "河道清淤",
    "夜游线路安全提升",
    "游客中心改造",
    "智慧停车建设",
)


def people(count: int = UNITS, *, most: int = 200) -> tuple[list[Person], list[OrgUnit]]:
    """200 people: the Office, the Leading Group, and four or five in each of 39 units; or as many as are asked for."""
    at = beijing_time(FOUNDED, 8)
    nobody = {"by": None, "at": at, "request_id": None}
    organization.found_body(
        **nobody, name="台儿庄古城管理委员会", short_name="古城管委会", document_prefix="古城督", demo_seed=0
    )
    rulebook.adopt_shipped(**nobody, in_force_on=FOUNDED)
    kinds = [UnitKind.OFFICE] + [UnitKind.DEPARTMENT] * (count - 1)
    units = [
        organization.add_unit(
            **nobody, kind=kind, name=f"第{index}部" if index else "领导小组办公室", from_on=FOUNDED
        )
        for index, kind in enumerate(kinds)
    ]
    posts: list[tuple[PostKind, OrgUnit | None]] = [
        (PostKind.LEADING_GROUP_HEAD, None),
        (PostKind.OFFICE_DIRECTOR, None),
    ]
    posts += [(PostKind.OFFICE_STAFF, None)] * (OFFICE - 1) + [(PostKind.LEADING_GROUP_MEMBER, None)] * (
        GROUP - 1
    )
    unit_posts = (
        PostKind.UNIT_HEAD,
        PostKind.LIAISON_A,
        PostKind.DEPUTY_IN_CHARGE,
        PostKind.LIAISON_B,
        PostKind.HANDLER,
    )
    posts += [(kind, unit) for kind in unit_posts for unit in units[1:]]
    found = []
    for index, (kind, unit) in enumerate(posts[:most]):
        person = organization.add_person(**nobody, username=f"p{index:03}", name=f"人员{index:03}")
        organization.appoint(
            **nobody, person=person.uid, kind=kind, unit=unit.uid if unit else None, from_on=FOUNDED
        )
        found.append(person)
    return found, units


def make(
    count: int, *, units: int = UNITS, most: int = 200, furnish: Callable[[], None] | None = None
) -> None:
    """That many matters, 45 % closed and 13 % past their deadline, each through its acts. `furnish` brings more handlers
    into the units, among whom the tasks then go round."""
    found, all_units = people(units, most=most)
    if furnish is not None:
        furnish()
    clerk = found[2]
    for index in range(count):
        lead = all_units[1 + index % (units - 1)]
        co = all_units[1 + (index * 7 + 3) % (units - 1)]
        share = (index * 37) % 100
        due = _due(index, share)
        matter = _docket(clerk, index, lead, co, due)
        _assign(clerk, matter, _first_report(share, due), turn=index if furnish is not None else None)
        if share < CLOSED:
            _close(clerk, matter)


def _due(index: int, share: int) -> date:
    if share < CLOSED:
        return ON - timedelta(days=30 + index % 60)
    if share < CLOSED + OVERDUE:
        return ON - timedelta(days=1 + index % 40)
    return ON + timedelta(days=1 + index % 200)


def _first_report(share: int, due: date) -> date | None:
    """Only what is past its deadline is overdue: the first report of what runs is still to come."""
    if share < CLOSED:
        return date(2026, 6, 30)
    return due if due > ON else None


def _docket(clerk: Person, index: int, lead: OrgUnit, co: OrgUnit, due: date) -> Matter:
    roles = [UnitRole(lead.uid, Relation.LEAD)]
    if co.pk != lead.pk:
        roles.append(UnitRole(co.uid, Relation.CO))
    return matters.docket(
        by=clerk,
        at=beijing_time(date(2026, 2, 26), 9),
        request_id=None,
        origin_ref="intake.docketinglist:00000000-0000-0000-0000-000000000000",
        decided=Docketing(
            title=f"{THINGS[index % len(THINGS)]}第{index}标段",
            category=list(MatterCategory)[index % 3],
            limb=DefinitionLimb.PEOPLE,
            route=DocketingRoute.LISTED,
            year=2026,
            docketed_on=date(2026, 2, 26),
            due_on=due,
            units=roles,
            milestones=[Target("主体完成", due - timedelta(days=10))] if index % 3 == 0 else (),
            objectives=["完成全部任务并通过验收"],
        ),
    )


def _assign(clerk: Person, matter: Matter, first_due_on: date | None, *, turn: int | None = None) -> None:
    at = beijing_time(date(2026, 3, 2), 9)
    responsibility.assign(by=clerk, at=at, request_id=None, matter=matter.uid)
    if first_due_on is not None:
        responsibility.adopt_plan(
            by=clerk,
            at=at,
            request_id=None,
            matter=matter.uid,
            cycle=Cycle.QUARTERLY,
            first_due_on=first_due_on,
        )
    for one in Assignment.objects.filter(matter=matter).order_by("id"):
        head = one.first_responsible
        if head is None:
            raise RuntimeError(f"{one} has no head")
        responsibility.sign_for(
            by=head, at=beijing_time(date(2026, 3, 3), 9), request_id=None, assignment=one.uid
        )
        doer = head
        if turn is not None:
            staff = queries_of_people.holders(one.unit_id, (PostKind.HANDLER,), FOUNDED)
            doer = staff[turn % len(staff)]
        task = responsibility.TaskGiven("组织实施", doer.uid, queries.deadline_of(matter).due_on, "业务科")
        responsibility.break_down(
            by=head, at=beijing_time(date(2026, 3, 4), 9), request_id=None, assignment=one.uid, tasks=[task]
        )


def _close(clerk: Person, matter: Matter) -> None:
    """Milestone, periodic and final report, each accepted; then closed."""
    deadline = queries.deadline_of(matter)
    head = Assignment.objects.get(matter=matter, level="PRIMARY").first_responsible
    if head is None:
        raise RuntimeError(f"{matter} has no head")
    day = workdays.previous_working_day(deadline.due_on - timedelta(days=2), workdays.shipped())
    at = beijing_time(day, 9)
    kinds = (ObligationKind.MILESTONE, ObligationKind.PERIODIC_REPORT, ObligationKind.MATTER_DEADLINE)
    for kind in kinds:
        for owed in queries.standing_obligations(matter, kinds=(kind,)):
            report = feedback.submit_report(
                by=head,
                at=at,
                request_id=None,
                matter=matter.uid,
                obligation=owed.uid,
                progress="任务完成。",
                percent=100,
                completed_on=None if kind == ObligationKind.PERIODIC_REPORT else day,
            )
            at += timedelta(minutes=5)
            feedback.accept_report(by=clerk, at=at, request_id=None, report=report.uid, opinion="予以采纳")
            at += timedelta(minutes=5)
    matters.close(by=clerk, at=at + timedelta(minutes=5), request_id=None, matter=matter.uid)
