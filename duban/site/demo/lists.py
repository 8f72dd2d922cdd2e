"""The lists of the demonstration, from the file to the circular: an annual one, two in the course of the year,
and one that still waits for its approval."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import xlsxwriter

from duban.chapters.intake import actions as intake
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import ListKind
from duban.chapters.matters.models import Matter
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.site.demo import cast, plots
from duban.site.demo.lives import Life, Stage, Way
from duban.support.files import actions as files
from duban.support.organization import queries
from duban.support.organization.models import Person

MATTERS = Path(__file__).parent / "matters.json"
WAITING = "拟新增督办事项清单"
HEAD = ("序号", "类别", "事项", "工作目标", "牵头单位", "协办单位", "服务单位", "完成时限")
# A list that was under way before the body began: how far its matters were.
HEAD_BEFORE = (*HEAD, "进展情况", "完成率")
BEFORE = (("前期手续办结，已进场施工", "35%"), ("方案已批复，正在招标", "10%"))
CATEGORIES = tuple(MatterCategory)
LIMBS = tuple(DefinitionLimb)
MILESTONE_AGO, BETWEEN = 118, 25


@dataclass(frozen=True)
class Told:
    """One list: what it is called, when its circular was printed, and what becomes of its matters."""

    title: str
    kind: ListKind
    docketed_ago: int
    plots: plots.Cast
    begins: int = 0

    @property
    def size(self) -> int:
        return sum(times for _plot, times, _due in self.plots)


def all_of_them(stage: Stage) -> list[Life]:
    """The lives of the lists; each hands over the lives of its matters on the day of its circular."""
    year = stage.day(268).year
    annual = Told(f"{year}年度“三重”督办事项清单", ListKind.ANNUAL, 268, plots.ANNUAL)
    phased = Told("年中新增督办事项清单", ListKind.PHASED, 16, plots.PHASED, annual.size)
    recent = Told("近期重点督办事项清单", ListKind.PHASED, 2, plots.RECENT, annual.size + phased.size)
    published = _published()[recent.begins + recent.size :]
    extra = [
        (str(number), "重要事项", one["title"], one["target"], "综合部、党建人事部", "", "", "年底前")
        for number, one in enumerate(published, start=1)
    ]
    return [*(_life(stage, one) for one in (annual, phased, recent)), _waits(stage, extra)]


def _published() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(MATTERS.read_text(encoding="utf-8"))["matters"]
    return found


def _life(stage: Stage, told: Told) -> Life:
    """Read in, settled, reviewed, submitted, approved by the head, printed: over some two weeks."""
    at = stage.at(told.docketed_ago + 12, 9)
    yield at
    listed = _import(stage, at, told.title, told.kind, _rows(stage.on, told))
    at += timedelta(hours=1)
    yield at
    _propose(stage, listed, at)
    at = stage.at(told.docketed_ago + 10, 10)
    yield at
    for candidate in Candidate.objects.filter(docketing_list__uid=listed).matters().order_by("source_row"):
        intake.review_proposal(by=stage.director, at=at, request_id=None, candidate=candidate.uid)
    at = stage.at(told.docketed_ago + 5, 10)
    yield at
    intake.submit_list(by=stage.director, at=at, request_id=None, docketing_list=listed)
    at = stage.at(told.docketed_ago + 2, 15)
    yield at
    intake.approve_list(by=stage.head, at=at, request_id=None, docketing_list=listed)
    at = stage.at(told.docketed_ago, 9)
    yield at
    intake.docket_list(by=stage.clerk, at=at, request_id=None, docketing_list=listed)
    chosen = [plot for plot, times, _due in told.plots for _ in range(times)]
    of_list = Candidate.objects.filter(docketing_list__uid=listed, matter__isnull=False)
    matters = Matter.objects.filter(pk__in=of_list.values("matter")).order_by("id")
    yield [
        plot(Way(stage, matter, index))
        for index, (plot, matter) in enumerate(zip(chosen, matters, strict=True))
    ]


def _waits(stage: Stage, rows: Sequence[tuple[str, ...]]) -> Life:
    """A list just read in, with questions to answer; its first matters were under way before."""
    at = stage.at(1, 10)
    yield at
    told = [*BEFORE, *[("", "")] * len(rows)]
    both = [(*cells, *before) for cells, before in zip(rows, told, strict=False)]
    _import(stage, at, WAITING, ListKind.PHASED, both, HEAD_BEFORE)


def _rows(on: date, told: Told) -> list[tuple[str, ...]]:
    """The lines of the list: title and target as published, units and dates by plot."""
    published = _published()[told.begins : told.begins + told.size]
    days = [due for _plot, times, due in told.plots for _ in range(times)]
    names = {key: name for key, _kind, name, _aliases in cast.UNITS}
    found: list[tuple[str, ...]] = []
    for index, (due, one) in enumerate(zip(days, published, strict=True)):
        lead = cast.UNDERTAKERS[index % len(cast.UNDERTAKERS)]
        co = cast.UNDERTAKERS[(index * 3 + 1) % len(cast.UNDERTAKERS)]
        category = CATEGORIES[index % len(CATEGORIES)]
        end = on + timedelta(days=due + index % 5)
        found.append(
            (
                str(index + 1),
                str(category.label),
                one["title"],
                one["target"],
                names[lead],
                names[co] if co != lead and index % 2 else "",
                names["company"] if index % 7 == 0 and "company" not in {lead, co} else "",
                _deadline(on, end, told, milestone=category == MatterCategory.KEY_PROJECT),
            )
        )
    return found


def _deadline(on: date, end: date, told: Told, *, milestone: bool) -> str:
    """The deadline as lists write it; a key project of the annual list has a milestone on the way."""
    middle = on - timedelta(days=MILESTONE_AGO)
    last = f"{end.year}年{end.month}月{end.day}日前"
    if not milestone or told.docketed_ago < MILESTONE_AGO or (end - middle).days < BETWEEN:
        return f"{last}完成"
    return f"{middle.year}年{middle.month}月底前完成主体工程，{last}竣工"


def sheet_of(title: str, rows: Sequence[tuple[str, ...]], head: Sequence[str] = HEAD) -> bytes:
    """A list as an office sends it."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("清单")
    sheet.merge_range(0, 0, 0, len(head) - 1, title)
    for row, cells in enumerate((head, *rows), start=1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    book.close()
    return buffer.getvalue()


def _import(
    stage: Stage,
    at: datetime,
    title: str,
    kind: ListKind,
    rows: Sequence[tuple[str, ...]],
    head: Sequence[str] = HEAD,
) -> UUID:
    """Keep the file and take the list in, as the clerk does."""
    stored = files.keep(
        io.BytesIO(sheet_of(title, rows, head)),
        f"{title}.xlsx",
        actor=queries.actor_of(stage.clerk, at),
        standing=queries.standing(stage.clerk, at),
        at=at,
        request_id=None,
        owner_ref=stage.clerk.ref,
    )
    listed = intake.import_list(
        by=stage.clerk, at=at, request_id=None, file=stored.uid, title=title, year=at.year, kind=kind
    )
    return listed.uid


def _propose(stage: Stage, listed: UUID, at: datetime) -> None:
    """Settle every candidate and propose it."""
    leaders = {
        name: leader
        for leader, led in cast.LEADERS.items()
        for key, _kind, name, _aliases in cast.UNITS
        if key in led
    }
    people = {person.username: person for person in Person.objects.filter(username__in=cast.LEADERS)}
    candidates = Candidate.objects.filter(docketing_list__uid=listed).matters().order_by("source_row")
    for index, candidate in enumerate(candidates):
        lead = next((unit["name"] for unit in candidate.units if unit["relation"] == "LEAD"), "")
        leader = people.get(leaders.get(lead, ""))
        category = CATEGORIES[index % len(CATEGORIES)]
        intake.complete_candidate(
            by=stage.clerk,
            at=at,
            request_id=None,
            candidate=candidate.uid,
            completion=intake.Completion(
                category=category,
                limb=LIMBS[index % len(LIMBS)],
                leaders=[leader.uid] if leader else None,
                confirmed=range(len(candidate.open_questions)),
                remark="按原文办理",
            ),
        )
        intake.propose(
            by=stage.clerk,
            at=at + timedelta(minutes=5),
            request_id=None,
            candidate=candidate.uid,
            proposal=f"拟作为{category.label}立项督办，由{lead}牵头，按清单所列时限办理。",
        )
