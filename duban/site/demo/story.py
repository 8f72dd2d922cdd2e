"""The demonstration: founded, peopled, and lived through by the acts up to the day on which it stands."""

from __future__ import annotations

import heapq
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import xlsxwriter

from duban.chapters.intake import actions as intake
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import ListKind
from duban.chapters.matters.models import Matter
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground import chance
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_time
from duban.site import sweeping
from duban.site.demo import cast
from duban.site.demo.lives import Life, Stage, Way
from duban.site.demo.plots import PLOTS, Plot
from duban.support.files import actions as files
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization import queries
from duban.support.organization.models import OrgUnit, Person
from duban.support.organization.terms import POST_LABELS, FactKind
from duban.support.rulebook import actions as rulebook

FOUNDED_BEFORE = 330
READ_AFTER = 5
LISTED_BEFORE = 268
LIMBS = tuple(DefinitionLimb)
MATTERS = Path(__file__).parent / "matters.json"
HEAD = ("序号", "类别", "事项", "工作目标", "牵头单位", "协办单位", "服务单位", "完成时限")


def tell(*, on: date, seed: int, password: str) -> None:
    """Tell the whole story up to that Beijing day; the same day and seed tell the same one."""
    with chance.seeded(seed):
        units, people = _found(on, seed, password)
        stage = Stage(
            on=on,
            clerk=people["chenqiming"],
            second=people["qianxiaowen"],
            director=people["sunliping"],
            head=people["wangzhiyuan"],
            evidence=_evidence,
        )
        _docket(stage)
        plots = [(plot, due) for plot, times, due in PLOTS for _ in range(times)]
        listed = list(Matter.objects.order_by("id"))
        _live(stage, [(plot, Way(stage, matter)) for (plot, _due), matter in zip(plots, listed, strict=True)])
        sweeping.run(beijing_time(on, 8))
        read_before = beijing_time(on - timedelta(days=READ_AFTER), 8)
        Message.objects.filter(at__lt=read_before).update(read_at=read_before)


def _found(on: date, seed: int, password: str) -> tuple[dict[str, OrgUnit], dict[str, Person]]:
    day = on - timedelta(days=FOUNDED_BEFORE)
    at = beijing_time(day, 8)
    name, short, prefix = cast.BODY
    organization.found_body(
        by=None,
        at=at,
        request_id=None,
        name=name,
        short_name=short,
        document_prefix=prefix,
        demo_seed=seed,
    )
    rulebook.adopt_shipped(by=None, at=at, request_id=None, in_force_on=day)
    units = {
        key: organization.add_unit(
            by=None,
            at=at,
            request_id=None,
            kind=kind,
            name=label,
            aliases=aliases,
            ordinal=ordinal,
            from_on=day,
        )
        for ordinal, (key, kind, label, aliases) in enumerate(cast.UNITS)
    }
    people = {}
    for username, label, post, unit, title in cast.PEOPLE:
        person = organization.add_person(by=None, at=at, request_id=None, username=username, name=label)
        organization.set_password(by=None, at=at, request_id=None, person=person.uid, password=password)
        organization.record_fact(
            by=None,
            at=at,
            request_id=None,
            person=person.uid,
            kind=FactKind.PERSONNEL_CATEGORY,
            value="国企管理人员" if unit == "company" else "事业",
            from_on=day,
        )
        organization.appoint(
            by=None,
            at=at,
            request_id=None,
            person=person.uid,
            kind=post,
            unit=units[unit].uid if unit else None,
            title=title,
            from_on=day,
        )
        people[username] = Person.objects.get(pk=person.pk)
    for leader, led in cast.LEADERS.items():
        for unit in led:
            organization.put_in_charge(
                by=None, at=at, request_id=None, unit=units[unit].uid, person=people[leader].uid, from_on=day
            )
    return units, people


def _evidence(person: Person, at: datetime, name: str) -> UUID:
    """A small text file as evidence, kept by the act that keeps every file."""
    text = f"{name}\n{person.name} {at:%Y-%m-%d}\n演示用材料，内容虚构。\n"
    stored = files.keep(
        io.BytesIO(text.encode()),
        name,
        actor=queries.actor_of(person, at),
        standing=queries.standing(person, at),
        at=at,
        request_id=None,
    )
    return stored.uid


def _rows(on: date) -> Iterator[tuple[Plot, tuple[str, ...]]]:
    """The lines of the list: title and target as published, units and dates by plot."""
    published = json.loads(MATTERS.read_text(encoding="utf-8"))["matters"]
    plots = [(plot, due) for plot, times, due in PLOTS for _ in range(times)]
    names = {key: name for key, _kind, name, _aliases in cast.UNITS}
    for index, ((plot, due), one) in enumerate(zip(plots, published, strict=False)):
        lead = cast.UNDERTAKERS[index % len(cast.UNDERTAKERS)]
        co = cast.UNDERTAKERS[(index * 3 + 1) % len(cast.UNDERTAKERS)]
        category = ("重大决策", "重点工程", "重要事项")[index % 3]
        end = on + timedelta(days=due + index % 5)
        yield (
            plot,
            (
                str(index + 1),
                category,
                one["title"],
                one["target"],
                names[lead],
                names[co] if co != lead and index % 2 else "",
                names["company"] if index % 7 == 0 and "company" not in {lead, co} else "",
                f"{end.year}年{end.month}月{end.day}日",
            ),
        )


def _sheet(title: str, rows: Sequence[tuple[str, ...]]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("清单")
    sheet.merge_range(0, 0, 0, len(HEAD) - 1, title)
    for row, cells in enumerate((HEAD, *rows), start=1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    book.close()
    return buffer.getvalue()


def _docket(stage: Stage) -> None:
    """The annual list from the file to the circular; and a second one that still waits for its approval."""
    rows = [cells for _plot, cells in _rows(stage.on)]
    year = stage.day(LISTED_BEFORE).year
    at = stage.at(LISTED_BEFORE + 12, 9)
    listed = _import(stage, at, f"{year}年度“三重”督办事项清单", year, ListKind.ANNUAL, rows)
    _propose(stage, listed, at + timedelta(hours=1))
    at = stage.at(LISTED_BEFORE + 5, 10)
    intake.submit_list(by=stage.director, at=at, request_id=None, docketing_list=listed)
    at = stage.at(LISTED_BEFORE + 2, 15)
    intake.approve_list(by=stage.head, at=at, request_id=None, docketing_list=listed)
    intake.docket_list(by=stage.clerk, at=stage.at(LISTED_BEFORE, 9), request_id=None, docketing_list=listed)
    published = json.loads(MATTERS.read_text(encoding="utf-8"))["matters"][len(rows) :]
    extra = [
        (str(number), "重要事项", one["title"], one["target"], "综合部、党建人事部", "", "", "年底前")
        for number, one in enumerate(published, start=1)
    ]
    _import(stage, stage.at(2, 10), "年中新增督办事项清单", stage.on.year, ListKind.PHASED, extra)


def _import(
    stage: Stage, at: datetime, title: str, year: int, kind: ListKind, rows: Sequence[tuple[str, ...]]
) -> UUID:
    """Keep the file and take the list in, as the clerk does."""
    stored = files.keep(
        io.BytesIO(_sheet(title, rows)),
        f"{title}.xlsx",
        actor=queries.actor_of(stage.clerk, at),
        standing=queries.standing(stage.clerk, at),
        at=at,
        request_id=None,
        owner_ref=stage.clerk.ref,
    )
    listed = intake.import_list(
        by=stage.clerk, at=at, request_id=None, file=stored.uid, title=title, year=year, kind=kind
    )
    return listed.uid


def _propose(stage: Stage, listed: UUID, at: datetime) -> None:
    """Settle every candidate, propose it, and have the director review it the day after."""
    leaders = {
        unit_name: leader
        for leader, led in cast.LEADERS.items()
        for key, _kind, unit_name, _aliases in cast.UNITS
        if key in led
    }
    for index, candidate in enumerate(
        Candidate.objects.filter(docketing_list__uid=listed).matters().order_by("source_row")
    ):
        lead = next((unit["name"] for unit in candidate.units if unit["relation"] == "LEAD"), "")
        leader = Person.objects.filter(username=leaders.get(lead, "")).first()
        intake.complete_candidate(
            by=stage.clerk,
            at=at,
            request_id=None,
            candidate=candidate.uid,
            completion=intake.Completion(
                category=list(MatterCategory)[index % 3],
                limb=LIMBS[index % 3],
                leaders=[leader.uid] if leader else None,
                confirmed=range(len(candidate.open_questions)),
                remark="按原文办理",
            ),
        )
        ready = Candidate.objects.get(pk=candidate.pk)
        intake.propose(
            by=stage.clerk,
            at=at + timedelta(minutes=5),
            request_id=None,
            candidate=ready.uid,
            proposal=f"拟作为{MatterCategory(ready.category).label}立项督办，由{lead}牵头，按清单所列时限办理。",
        )
        intake.review_proposal(
            by=stage.director, at=at + timedelta(days=1), request_id=None, candidate=ready.uid
        )


def people() -> list[dict[str, str]]:
    """Everybody of the demonstration with username, name, role and unit, as the command prints them."""
    names = queries.unit_names(Person.objects.earliest("id").posts.earliest("id").from_on)
    found = []
    for person in Person.objects.order_by("id").prefetch_related("posts"):
        for post in person.posts.all():
            found.append(
                {
                    "username": person.username,
                    "name": person.name,
                    "role": post.title or str(POST_LABELS[PostKind(post.kind)]),
                    "post": post.kind,
                    "unit": names.get(post.unit_id or 0, ""),
                }
            )
    return found


def as_table(people_: Sequence[dict[str, str]], *, password: str | None) -> str:
    """What `make run` prints: who can sign in as what."""
    lines = [
        f"{one['username']:14} {one['name']}  {one['unit'] or '（全机构）'}  {one['role']}" for one in people_
    ]
    said = f"密码（所有演示人员）：{password}" if password else "演示数据已存在，密码为建立时所设。"
    return "\n".join(["演示人员：", *lines, said])


def _live(stage: Stage, lives: Sequence[tuple[Plot, Way]]) -> None:
    """Run all lives side by side in the order of time, so that numbers follow dates; with the daily round."""
    heap: list[tuple[datetime, int, Life]] = []
    for index, (plot, way) in enumerate(lives):
        life = plot(way)
        first = next(life, None)
        if first is not None:
            heapq.heappush(heap, (first, index, life))
    while heap:
        at, index, life = heapq.heappop(heap)
        following = next(life, None)
        if following is not None:
            heapq.heappush(heap, (max(at, following), index, life))
