"""导入清单: the stored file is read in a process of its own, and every row becomes a candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions import reader
from duban.chapters.intake.actions.reader import Cells, Reading
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.queries import Entry, doubles
from duban.chapters.intake.terms import QUESTIONS, ListKind, RowStatus, Topic
from duban.chapters.matters.terms import RELATION_WORDS, MatterCategory
from duban.ground import access
from duban.ground.access import Relation, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files_actions
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.support.files.models import StoredFile

COLUMNS_OF = (
    (Relation.LEAD, "lead"),
    (Relation.CO, "co"),
    (Relation.SERVICE, "service"),
    ("", "undetermined"),
)
WITHOUT_END = frozenset({"open_ended", "periodic"})


@transaction.atomic
@ledger.once("intake.import_list", queries.list_by_uid)
def import_list(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    file: UUID,
    title: str,
    year: int,
    kind: ListKind,
    columns: Mapping[str, str] | None = None,
    new_edition: str = "",
) -> DocketingList:
    """导入清单，供拟办（第十一条第一项）: every row of the source becomes one candidate, its strings kept.

    Nothing is guessed: what is not sure becomes a question, and no unit ever becomes lead by default.
    `columns` (heading → meaning) overrides the reading of the head. Refuses a file that cannot be read
    (intake.unreadable), a list without matters, and the same list twice unless `new_edition` says why.
    """
    access.require("intake.import_list", organization.standing(by, at))
    body = organization.lock()
    today = beijing_day(at)
    title = rules.check_list_title(title)
    rules.check_year(year, today)
    rules.check_columns(columns or {})
    source = own_file(file, by)
    entries = queries.directory(today)
    read = reader.read_list(source, year=year, entries=entries, columns=columns or {})
    rules.check_rows(len(read.rows), read.matters)
    former = queries.same_content(read.fingerprint)
    rules.check_edition(
        title=former.title if former else None,
        on=beijing_day(former.imported_at) if former else None,
        reason=new_edition,
    )
    listed = DocketingList(
        title=title,
        year=year,
        kind=ListKind(kind),
        source=source,
        fingerprint=read.fingerprint,
        edition=former.edition + 1 if former else 1,
        edition_reason=new_edition.strip() if former else "",
        columns=dict(read.columns),
        summary=dict(read.summary),
        imported_by=by,
        imported_at=at,
    )
    _keep(listed, read, {one.uid: one for one in entries})
    ledger.record(
        "intake.import_list",
        at=at,
        actor=organization.actor_of(by, at),
        row=listed,
        context=listed.ref,
        label=f"{body.short_name}导入清单《{title}》，{read.matters}项",
        new={
            "source": source.sha256,
            "fingerprint": read.fingerprint,
            "edition": listed.edition,
            **read.summary,
        },
        reason=listed.edition_reason,
    )
    return listed


def take_in(
    *,
    by: Person,
    at: datetime,
    request_id: UUID,
    ticket: str,
    title: str,
    year: int,
    kind: ListKind,
    new_edition: str = "",
) -> DocketingList:
    """Store the uploaded bytes and take the list in, both or neither.

    The list is read before the transaction begins, so that a slow file holds up nobody else.
    """
    access.require("intake.import_list", organization.standing(by, at))
    reader.read_list(
        files_actions.blob_of(ticket), year=year, entries=queries.directory(beijing_day(at)), columns={}
    )
    with transaction.atomic():
        stored = files_actions.store(
            actor=organization.actor_of(by, at),
            standing=organization.standing(by, at),
            at=at,
            request_id=uuid5(request_id, "file"),
            ticket=ticket,
            owner_ref=by.ref,
        )
        return import_list(
            by=by,
            at=at,
            request_id=request_id,
            file=stored.uid,
            title=title,
            year=year,
            kind=kind,
            new_edition=new_edition,
        )


def own_file(uid: UUID, by: Person) -> StoredFile:
    """The file that this person has put in; another's does not exist for him."""
    found = files.file_by_uid(uid)
    rules.check_own_file(own=found.owner_ref in {"", by.ref})
    return found


def _keep(listed: DocketingList, read: Reading, entries: Mapping[str, Entry]) -> None:
    listed.save()
    mark_locked(listed.ref)
    rows = [_candidate(listed, row, entries) for row in read.rows]
    before = doubles.listed_before(
        [one.title for one in rows], year=listed.year, fingerprint=listed.fingerprint
    )
    for one in rows:
        if one.is_matter and one.title in before:
            title, row = before[one.title]
            asked = _ask("row_listed_before", Topic.ROW, listed=title, row=row)
            one.questions = [*one.questions, asdict(asked)]
            one.status = RowStatus.ASK
    Candidate.objects.bulk_create(rows, batch_size=200)


def _candidate(listed: DocketingList, row: Cells, entries: Mapping[str, Entry]) -> Candidate:
    """One row as it was read. Rows refused or skipped keep their strings and their reason."""
    deadline = row["deadline"]
    candidate = Candidate(
        docketing_list=listed,
        source_row=row["source_row"],
        number=row["number"],
        title=row["title"],
        category=_category(row["category"]),
        deadline=deadline,
        rule=deadline["rule"],
        due_on=_due_on(deadline),
        units=_units(row, entries),
        people=row["people"],
        objectives=row["objectives"],
        original=row["original"],
        status=row["status"],
        reason=row["reason"],
    )
    candidate.milestones = _milestones(row, candidate.due_on)
    if row["status"] in {RowStatus.READY, RowStatus.ASK}:
        questions = [
            rules.Question(one["code"], one["text"], rules.topic_of(one["code"], one["field"]))
            for one in row["questions"]
        ]
        questions += _own_questions(candidate, questions, entries)
        candidate.questions = [asdict(one) for one in questions]
        candidate.status = rules.status_after(questions)
    return candidate


def _category(text: str) -> str:
    """One of the three majors where the list says so in these very words (art. 2)."""
    return next((one.value for one in MatterCategory if str(one.label) == text.strip()), "")


def _due_on(deadline: Cells) -> date | None:
    """The date that was read for sure; a date that is asked about is only a proposal in the form."""
    if deadline["confidence"] != "sure":
        return None
    if deadline["date"] and deadline["kind"] == "finish":
        return date.fromisoformat(deadline["date"])
    return rules.NO_END if deadline["kind"] in WITHOUT_END and not deadline["date"] else None


def _milestones(row: Cells, due_on: date | None) -> list[dict[str, object]]:
    """The dated steps; the finish that is the deadline itself is not one."""
    return [
        {
            "label": (one["label"] or one["text"])[:200],
            "subject": one["subject"][:120],
            "on": one["date"] or "",
            "is_state": one["kind"] == "state",
        }
        for one in row["milestones"]
        if one["kind"] == "state" or due_on is None or one["date"] != str(due_on)
    ]


def _units(row: Cells, entries: Mapping[str, Entry]) -> list[dict[str, str]]:
    """The units in the order of the source; one that repeats under the same role is kept once."""
    units: list[dict[str, str]] = []
    for relation, column in COLUMNS_OF:
        for one in row[column]:
            entry = entries.get(one["unit"] or "")
            as_what = rules.as_external(relation, in_scope=entry.in_scope) if entry else relation
            unit = {
                "text": one["text"],
                "uid": entry.uid if entry else "",
                "name": entry.name if entry else "",
                "relation": str(as_what),
            }
            if not entry or not any((u["uid"], u["relation"]) == (entry.uid, as_what) for u in units):
                units.append(unit)
    return units


def _own_questions(
    candidate: Candidate, asked: list[rules.Question], entries: Mapping[str, Entry]
) -> list[rules.Question]:
    """What the reading of one cell cannot see: how dates, units and roles fit together."""
    topics = {one.topic for one in asked}
    questions = []
    if candidate.due_on is None and Topic.DEADLINE not in topics:
        questions.append(_ask("due_on_unsettled", Topic.DEADLINE, text=candidate.deadline["text"]))
    for one in candidate.milestones:
        if not one["on"] and Topic.DEADLINE not in topics:
            questions.append(_ask("milestone_undated", Topic.MILESTONES, label=one["label"]))
    if Topic.UNITS not in topics:
        unresolved = [one["text"] for one in candidate.units if not one["uid"]]
        questions += [_ask("unit_unresolved", Topic.UNITS, text=text) for text in unresolved]
        if queries.lead_of(candidate) is None:
            questions.append(_ask("lead_missing", Topic.UNITS))
    return questions + _scope_questions(candidate, entries)


def _scope_questions(candidate: Candidate, entries: Mapping[str, Entry]) -> list[rules.Question]:
    roles: dict[str, list[str]] = defaultdict(list)
    for one in candidate.units:
        if one["uid"] and one["relation"]:
            roles[one["uid"]].append(one["relation"])
    questions = []
    for uid, relations in roles.items():
        name = entries[uid].name
        if len(relations) > 1:
            words = "、".join(str(RELATION_WORDS[one]) for one in relations)
            questions.append(_ask("unit_twice", Topic.UNITS, name=name, relations=words))
        if Relation.LEAD in relations and not entries[uid].in_scope:
            questions.append(_ask("lead_out_of_scope", Topic.UNITS, name=name))
    return questions


def _ask(code: str, topic: Topic, **params: object) -> rules.Question:
    return rules.Question(code, str(QUESTIONS[code]).format(**params), topic)
