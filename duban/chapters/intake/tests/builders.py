"""Bring a list from its file to its circular, by the acts alone."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

import xlsxwriter

from duban.chapters.intake import actions
from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import Candidate, DocketingList, PendingImport
from duban.chapters.intake.terms import CandidateState, ListKind
from duban.chapters.matters.actions import UnitRole
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import Relation
from duban.ground.beijing import beijing_time
from duban.support.files import actions as files
from duban.support.files import queries as stored_files
from duban.support.files.models import StoredFile
from duban.support.organization import queries as organization
from tests.cast import Town

TITLE = "2026年度重点督办事项清单"
HEAD = ("序号", "类别", "事项", "工作目标", "牵头单位", "协办单位", "服务单位", "完成时限")
DREDGING = (
    "1",
    "重点工程",
    "东护城河清淤及驳岸修复工程",
    "清淤3.2万方，驳岸修复1460米",
    "工程建设部",
    "经营部",
    "旅游公司",
    "2026年6月30日",
)
FIRE_SAFETY = (
    "2",
    "重要事项",
    "古城商户消防隐患整治专项行动",
    "整治隐患120处",
    "经营管理部",
    "各有关单位",
    "",
    "9月底前",
)
RAMPS = ("3", "重要事项", "游客服务中心无障碍改造", "改造坡道12处", "", "", "", "年底前")
ROWS = (DREDGING, FIRE_SAFETY, RAMPS)
Rows = Sequence[Sequence[str]]


def workbook(rows: Rows = ROWS, *, title: str = TITLE, head: Sequence[str] = HEAD) -> bytes:
    """A list as an office would send it: title over the table, head, rows."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # Written at one moment, so that the same list is the same bytes.
    book.set_properties({"created": beijing_time(date(2026, 1, 5), 9)})
    sheet = book.add_worksheet("清单")
    if title:
        sheet.merge_range(0, 0, 0, len(head) - 1, title)
    for place, cells in enumerate([head, *rows], start=1 if title else 0):
        for column, text in enumerate(cells):
            sheet.write_string(place, column, text)
    book.close()
    return content.getvalue()


def stored(
    town: Town, content: bytes | None = None, *, name: str = "清单.xlsx", who: str = "chen"
) -> StoredFile:
    """The list's file as this person has put it in."""
    at = town.tick()
    return files.keep(
        io.BytesIO(workbook() if content is None else content),
        name,
        actor=organization.actor_of(town[who], at),
        standing=organization.standing(town[who], at),
        at=at,
        request_id=None,
        owner_ref=town[who].ref,
    )


def taken_in(
    town: Town,
    rows: Rows = ROWS,
    *,
    title: str = TITLE,
    year: int = 2026,
    new_edition: str = "",
    columns: Mapping[str, str] | None = None,
) -> DocketingList:
    """A list just imported by 陈."""
    file = stored(town, workbook(rows, title=title))
    return actions.import_list(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        file=file.uid,
        title=title,
        year=year,
        kind=ListKind.ANNUAL,
        columns=columns,
        new_edition=new_edition,
    )


def begun(town: Town, *, rows: Rows = ROWS) -> PendingImport:
    """An import that 陈 has left half done."""
    request = uuid4()
    ticket = files.receive(io.BytesIO(workbook(rows)), "清单.xlsx", slot=request)
    return actions.begin(
        by=town["chen"],
        at=town.tick(),
        request_id=request,
        ticket=ticket,
        title=TITLE,
        year=2026,
        kind=ListKind.ANNUAL,
    )


def row(listed: DocketingList, number: int) -> Candidate:
    """The candidate of that number of the list, from 1."""
    found = Candidate.objects.filter(docketing_list=listed).matters().order_by("source_row", "id")
    return found[number - 1]


def roles(town: Town, **units: Relation) -> list[UnitRole]:
    return [UnitRole(town.unit(key).uid, relation) for key, relation in units.items()]


def complete(town: Town, candidate: Candidate, completion: Completion, *, who: str = "chen") -> Candidate:
    return actions.complete_candidate(
        by=town[who], at=town.tick(), request_id=None, candidate=candidate.uid, completion=completion
    )


def settle(town: Town, candidate: Candidate, *, lead: str | None = "business") -> Candidate:
    """Everything that a proposal needs, by 陈; without `lead` the matter has none yet."""
    units = roles(town, **{lead: Relation.LEAD}) if lead else roles(town, planning=Relation.CO)
    return complete(
        town,
        candidate,
        Completion(
            category=MatterCategory.IMPORTANT_MATTER,
            limb=DefinitionLimb.PEOPLE,
            due_on=date(2026, 12, 31),
            units=units,
        ),
    )


def classify(town: Town, candidate: Candidate) -> Candidate:
    """Category and limb alone: the rest was read."""
    return complete(
        town,
        candidate,
        Completion(category=MatterCategory.KEY_PROJECT, limb=DefinitionLimb.ANCIENT_TOWN),
    )


def settled(town: Town, rows: Rows = ROWS) -> DocketingList:
    """A list of which nothing is open: 1 as it was read, 2 with 经营管理部, 3 without a lead unit."""
    listed = taken_in(town, rows)
    classify(town, row(listed, 1))
    settle(town, row(listed, 2))
    settle(town, row(listed, 3), lead=None)
    return listed


def propose(town: Town, candidate: Candidate, *, who: str = "chen") -> Candidate:
    return actions.propose(
        by=town[who],
        at=town.tick(),
        request_id=None,
        candidate=candidate.uid,
        proposal="拟同意立项，由所列单位承办",
    )


def proposed(town: Town, rows: Rows = ROWS) -> DocketingList:
    listed = settled(town, rows)
    for number in (1, 2, 3):
        propose(town, row(listed, number))
    return listed


def review(town: Town, candidate: Candidate) -> Candidate:
    return actions.review_proposal(by=town["sun"], at=town.tick(), request_id=None, candidate=candidate.uid)


def decline(town: Town, candidate: Candidate) -> Candidate:
    return actions.decline(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        candidate=candidate.uid,
        reason="属日常工作，不在第二条范围内",
        reply="经研究不予立项，请按日常工作办理",
    )


def reviewed(town: Town, rows: Rows = ROWS) -> DocketingList:
    """Every matter reviewed, the third declined."""
    listed = proposed(town, rows)
    for number in (1, 2):
        review(town, row(listed, number))
    decline(town, row(listed, 3))
    return listed


def submitted(town: Town, rows: Rows = ROWS) -> DocketingList:
    listed = reviewed(town, rows)
    return actions.submit_list(by=town["sun"], at=town.tick(), request_id=None, docketing_list=listed.uid)


def approved(town: Town) -> DocketingList:
    listed = submitted(town)
    return actions.approve_list(by=town["wang"], at=town.tick(), request_id=None, docketing_list=listed.uid)


def docketed(town: Town) -> DocketingList:
    listed = approved(town)
    return actions.docket_list(by=town["chen"], at=town.tick(), request_id=None, docketing_list=listed.uid)


def workbook_of(listed: DocketingList) -> bytes:
    """The bytes of the list's file as they are stored."""
    return b"".join(stored_files.open_bytes(listed.source))


def in_state(listed: DocketingList, state: CandidateState) -> list[str]:
    """Titles of the candidates in that state."""
    found = Candidate.objects.filter(docketing_list=listed, state=state).order_by("source_row")
    return list(found.values_list("title", flat=True))
