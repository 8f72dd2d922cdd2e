"""Computing a year: asked for by the Office, done in the background, written down once (13(2); decision 47)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from duban.chapters.assessment.models import AssessmentRun, AssessmentScheme, Sheet
from duban.chapters.assessment.queries import computing, reckoning, schemes
from duban.chapters.assessment.rules import facts as rules
from duban.chapters.assessment.terms.facts import RunState
from duban.ground import access, chance
from duban.ground.beijing import beijing_day
from duban.support.jobs import work
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

WORK = "assessment.compute_year"


@transaction.atomic
@ledger.once("assessment.compute_year", computing.run_by_uid)
def compute_year(*, by: Person, at: datetime, request_id: UUID | None, year: int) -> AssessmentRun:
    """计算年度考核得分（第十三条第二项）: every unit's and person's facts of the year, up to today while it runs, under the
    versions of the scheme that were in force on their days.

    It is done in the background; what came out before stays as it was. Refuses a year that has not begun, one without an
    adopted scheme, and a second computing while one runs.
    """
    access.require("assessment.compute_year", organization.standing(by, at))
    computing.lock_year(year)
    today = beijing_day(at)
    until = min(date(year, 12, 31), today)
    rules.check_year(year, today)
    versions = schemes.versions_over(date(year, 1, 1), until)
    rules.check_computable(year=year, versions=len(versions), running=computing.running(year) is not None)
    run = AssessmentRun(
        year=year,
        ordinal=computing.next_ordinal(year),
        scheme_ref=f"{AssessmentScheme._meta.label_lower}:{versions[-1].uid}",
        scheme_label=f"{versions[-1].scheme.title}（第{versions[-1].number}版）"[:200],
        until_on=until,
        work=chance.new_uid() if chance.is_seeded() else uuid4(),
        asked_by=by,
        asked_on=today,
    )
    run.save()
    work.ring(WORK, run.work, at=at, owner_id=by.pk)
    ledger.record(
        "assessment.compute_year",
        at=at,
        actor=organization.actor_of(by, at),
        row=run,
        context=run.ref,
        label=f"计算{year}年度考核得分（第{run.ordinal}次）",
        new={"year": year, "until": until, "scheme": run.scheme_ref},
    )
    return run


def on_bell(task: work.Task) -> str:
    """The worker's way in: reckon, put the sheets down, seal them. Work taken up again begins anew; what is sealed is
    left alone."""
    run = computing.run_of_work(task.payload)
    if run is None or run.state != RunState.ASKED:
        return run.ref if run else ""
    versions = [one.scheme for one in schemes.versions_over(date(run.year, 1, 1), run.until_on)]
    ground = reckoning.ground(run.year, run.until_on)
    rows = reckoning.rows_of(reckoning.reckon(ground, versions, task.report))
    digest = reckoning.result_digest(rows)
    before = computing.latest(run.year)
    if before is None or before.result_digest != digest:
        _put_down(run, rows)
    record_computed(
        by=None,
        at=task.at,
        request_id=None,
        run=run.uid,
        facts=ground.gathered.count,
        inputs_digest=reckoning.inputs_digest(ground, versions),
        result_digest=digest,
    )
    return run.ref


def _put_down(run: AssessmentRun, rows: Sequence[Mapping[str, Any]]) -> None:
    """The sheets of a computing that nobody sees yet; what an earlier try left is taken away first.

    One by one: in bulk PostgreSQL's driver escapes the lines of all sheets twice over, which takes longer than the rest.
    """
    with transaction.atomic():
        Sheet.objects.filter(run=run).delete()
        for row in rows:
            Sheet(run=run, uid=uuid5(run.uid, _mark(row)), **row).save(force_insert=True)


def _mark(row: Mapping[str, Any]) -> str:
    return f"{row['unit_id']}:{row['person_id']}:{row['side']}"


@transaction.atomic
@ledger.once("assessment.record_computed", computing.run_by_uid)
def record_computed(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    run: UUID,
    facts: int,
    inputs_digest: str,
    result_digest: str,
) -> AssessmentRun:
    """年度考核得分算出，留存校验值（第十三条第二项）: the sheets stand under their digest from now on; where nothing is different
    from the last computing, it is named and its sheets stay the ones that count."""
    found = computing.visible_run(person=by, at=at, uid=run)
    access.require("assessment.record_computed", organization.standing(by, at))
    done = locks.take(found)
    rules.check_computing(running=done.state == RunState.ASKED)
    before = computing.latest(done.year)
    same = before is not None and before.result_digest == result_digest
    done.state = RunState.UNCHANGED if same else RunState.COMPUTED
    done.same_as = before if same else None
    done.computed_on = beijing_day(at)
    done.facts, done.inputs_digest, done.result_digest = facts, inputs_digest, result_digest
    done.parties = computing.sheets(done).count()
    done.save()
    label = f"{done.year}年度考核得分已算出：{done.parties}个考核对象、{facts}条情况"
    ledger.record(
        "assessment.record_computed",
        at=at,
        actor=organization.actor_of(by, at),
        row=done,
        context=done.ref,
        label=f"{done.year}年度考核得分与第{before.ordinal}次计算一致" if same and before else label,
        new={"inputs": inputs_digest, "result": result_digest},
    )
    return done
