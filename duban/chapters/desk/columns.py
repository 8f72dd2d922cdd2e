"""The columns that a register may have, and what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duban.chapters.desk import listing
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import INSIDE_UNIT
from duban.chapters.intake.models import MatterSource
from duban.chapters.intake.terms import SourceKind, SourceState
from duban.chapters.matters.models import NO_END, Matter, Objective, Party
from duban.chapters.matters.terms import Ending, MatterCategory, MatterState
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.terms import ResponsibilityLevel
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization

Cell = str | int | date


@dataclass
class Entry:
    """One matter with what its row may need beyond the list."""

    place: int
    line: listing.Line
    units: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    leaders: list[str] = field(default_factory=list)
    first: str = ""
    objectives: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    progress: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its word, its width in characters, its cells."""

    code: str
    label: Promise
    width: int
    cell: Callable[[Entry], Cell]


def _joined(relation: Relation) -> Callable[[Entry], Cell]:
    return lambda one: "、".join(one.units[relation])


def _day(day: date | None, *, no_end: str = "") -> Cell:
    return no_end if day == NO_END else day or ""


def state_word(matter: Matter) -> str:
    """How far the matter is; one that ended without a result says in which way."""
    return str(Ending(matter.ending).label if matter.ending else MatterState(matter.state).label)


def _pace(one: Entry) -> Cell:
    """达到、滞后 or 超前, by how many points."""
    plan, done = one.line.light.schedule, one.line.light.percent
    if plan is None or one.line.matter.completed_on:
        return ""
    if plan == done:
        return gettext("达到")
    word = gettext("滞后%(points)s个百分点") if done < plan else gettext("超前%(points)s个百分点")
    return word % {"points": abs(plan - done)}


COLUMNS: tuple[Column, ...] = (
    Column("place", _("序号"), 6, lambda one: one.place),
    Column("number", _("编号"), 12, lambda one: one.line.matter.number),
    Column("category", _("类别"), 10, lambda one: str(MatterCategory(one.line.matter.category).label)),
    Column("title", _("事项"), 40, lambda one: one.line.matter.title),
    Column("source", _("来源"), 16, lambda one: "\n".join(one.sources)),
    Column("objectives", _("工作目标"), 40, lambda one: "\n".join(one.objectives)),
    Column("lead", _("牵头单位"), 16, _joined(Relation.LEAD)),
    Column("co", _("协办单位"), 16, _joined(Relation.CO)),
    Column("service", _("服务单位"), 16, _joined(Relation.SERVICE)),
    Column("leader", _("分管领导"), 10, lambda one: "、".join(one.leaders)),
    Column("first", _("第一责任人"), 10, lambda one: one.first),
    Column("docketed_on", _("立项日期"), 12, lambda one: _day(one.line.matter.docketed_on)),
    Column(
        "original",
        _("原定时限"),
        12,
        lambda one: _day(one.line.original_due_on, no_end=gettext("无终止时限")),
    ),
    Column("adjusted", _("调整后时限"), 12, lambda one: _day(one.line.due_on) if one.line.adjusted else ""),
    Column("actual", _("实际完成时间"), 13, lambda one: _day(one.line.matter.completed_on)),
    Column("percent", _("进度（%）"), 9, lambda one: one.line.matter.percent),
    Column(
        "schedule",
        _("序时进度（%）"),
        9,
        lambda one: "" if one.line.light.schedule is None else one.line.light.schedule,
    ),
    Column("pace", _("与序时进度相比"), 14, _pace),
    Column("progress", _("进展情况"), 44, lambda one: one.progress),
    Column("light", _("亮灯"), 12, lambda one: one.line.light.word),
    Column("why", _("亮灯缘由"), 32, lambda one: one.line.light.why),
    Column("state", _("状态"), 9, lambda one: state_word(one.line.matter)),
    Column("remark", _("备注"), 16, lambda _one: ""),
)
BY_CODE = {column.code: column for column in COLUMNS}
USUAL = [
    "place",
    "number",
    "category",
    "title",
    "lead",
    "co",
    "service",
    "original",
    "adjusted",
    "actual",
    "percent",
    "schedule",
    "light",
    "why",
]


def known(codes: Iterable[str]) -> list[str]:
    """Those of the codes that name a column, each once, in their order."""
    return [code for code in dict.fromkeys(codes) if code in BY_CODE]


def entries(lines: Sequence[listing.Line], codes: Sequence[str], at: datetime, *, after: int) -> list[Entry]:
    """The rows of these lines, the first of which has the place `after` + 1; only what the columns need is read."""
    found = {line.matter.pk: Entry(place, line) for place, line in enumerate(lines, start=after + 1)}
    asked = set(codes)
    _parties(found, at)
    if "first" in asked:
        _first(found)
    if "objectives" in asked:
        for key, text in (
            Objective.objects.filter(matter__in=found, ended_on__isnull=True)
            .order_by("id")
            .values_list("matter_id", "text")
        ):
            found[key].objectives.append(text)
    if "source" in asked:
        come = MatterSource.objects.filter(matter__in=found, state=SourceState.RECORDED).order_by("id")
        for key, kind, number in come.values_list("matter_id", "kind", "number"):
            found[key].sources.append(" ".join(filter(None, (str(SourceKind(kind).label), number))))
    if "progress" in asked:
        told = Report.objects.filter(matter__in=found).exclude(state__in=INSIDE_UNIT).order_by("id")
        for key, text in told.values_list("matter_id", "progress"):
            found[key].progress = text
    return list(found.values())


def _parties(found: dict[int, Entry], at: datetime) -> None:
    names = organization.unit_names(beijing_day(at))
    joint = responsibility.joint_units(list(found))
    rows = Party.objects.filter(matter__in=found).order_by("id")
    for key, relation, unit, person in rows.values_list("matter_id", "relation", "unit_id", "person__name"):
        if relation == Relation.LEADER_IN_CHARGE and person:
            found[key].leaders.append(person)
        elif unit is not None and not person:
            leads = relation == Relation.CO and unit in joint.get(key, ())
            place = Relation.LEAD if leads else relation
            found[key].units[place].append(names.get(unit, "") + (gettext("（联合牵头）") if leads else ""))


def _first(found: dict[int, Entry]) -> None:
    rows = Assignment.objects.filter(
        matter__in=found, level=ResponsibilityLevel.PRIMARY, ended_on__isnull=True
    )
    for key, name in rows.values_list("matter_id", "first_responsible__name"):
        found[key].first = name or ""
