"""What the earlier chapters recorded of one matter, fact by fact in plain Chinese: what an evaluation rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.assessment.queries.timing import Dated
from duban.chapters.feedback import queries as feedback
from duban.chapters.feedback.queries import measuring, reopening
from duban.chapters.feedback.terms import ReportKind, ReturnKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.responsibility.queries import handovers
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.queries import whole
from duban.chapters.supervision.terms import NoticeState, ProblemKind, ProblemState
from duban.chapters.supervision.terms.inspecting import InspectionForm
from duban.chapters.supervision.terms.treating import CoordinationState
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation
    from duban.chapters.responsibility.models import Assignment, ServicePromise
    from duban.chapters.supervision.models import Coordination, Problem

K = ObligationKind


@dataclass(frozen=True)
class Recalled:
    """One fact on record: the day, the words, where it stands; `late` is how many days something was late, `unit` whose
    fact it is."""

    words: str
    on: date | None = None
    unit: str = ""
    late: int = 0
    page: str = ""
    uid: str = ""

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "on": str(self.on) if self.on else ""}


def read(kept: dict[str, object]) -> Recalled:
    """A fact as it was frozen."""
    on = str(kept.get("on") or "")
    return Recalled(
        words=str(kept["words"]),
        on=date.fromisoformat(on) if on else None,
        unit=str(kept.get("unit", "")),
        late=int(str(kept.get("late", 0))),
        page=str(kept.get("page", "")),
        uid=str(kept.get("uid", "")),
    )


class Recall:
    """The records of one matter, each source read once; what other units said or owe is told with the unit's name of the
    day `at`."""

    def __init__(self, matter: Matter, at: datetime) -> None:
        self.matter, self.at, self.today = matter, at, beijing_day(at)
        self.names = organization.unit_names(self.today)
        self.obligations = matters.obligations_of(matter)
        self.assignments = responsibility.assignments_of(matter)

    def name(self, unit_id: int) -> str:
        return self.names.get(matters.heir(self.matter, unit_id), "")

    def owed(self, *kinds: str) -> list[Obligation]:
        """What was owed of these kinds and did not fall away."""
        return [one for one in self.obligations if one.kind in kinds and one.lapsed_on is None]

    def late(self, owed: Obligation) -> int:
        """How many days late it was done, or is."""
        done = owed.reported_on or owed.met_on or self.today
        return max(0, (done - owed.due_on).days)

    # -- dates ------------------------------------------------------------------------------------------

    def dates(self, dates: Sequence[Dated]) -> Iterator[Recalled]:
        for one in dates:
            due, met = one.due_on or _("无终止时限"), one.met_on or _("尚未完成")
            words = _("%(label)s：时限 %(due)s，完成 %(met)s，%(word)s") % {
                "label": one.label,
                "due": due,
                "met": met,
                "word": one.word,
            }
            yield Recalled(words + self._days(one.late), one.met_on, late=one.late)
            for found in one.findings:
                yield Recalled(
                    _("认定：%(fact)s（不计入 %(days)s 天，%(bars)s第十六条第二项）")
                    % {
                        "fact": found.finding,
                        "days": found.days_not_charged,
                        "bars": _("不适用") if found.bars_ground_2 else _("不排除"),
                    },
                    found.found_on,
                    self.name(found.unit_id),
                )

    def _days(self, late: int) -> str:
        return _("，逾期 %(days)s 天") % {"days": late} if late else ""

    def delays(self) -> Iterator[Recalled]:
        for one in feedback.delays_of(self.matter):
            yield Recalled(
                _("自报延误：%(fact)s；原时限 %(old)s，自定新时限 %(new)s")
                % {"fact": one.fact, "old": one.old_due_on, "new": one.own_new_on},
                one.reported_on,
                one.unit_name,
            )

    def indicators(self) -> Iterator[Recalled]:
        for one in measuring.courses(self.matter):
            last = one.last
            target = f"{one.objective.target}{one.objective.measure}"
            value = f"{last.value}{one.objective.measure}" if last and last.value else _("未填报")
            yield Recalled(
                _("指标“%(name)s”：目标 %(target)s，填报 %(value)s")
                % {"name": one.objective.indicator, "target": target, "value": value},
                last.report.submitted_on if last else None,
                page="report" if last else "",
                uid=str(last.report.uid) if last else "",
            )

    # -- plan and responsibility ------------------------------------------------------------------------

    def plan(self) -> Iterator[Recalled]:
        plan = responsibility.plan_of(self.matter)
        if plan is not None:
            yield Recalled(
                _("跟踪督办方案已制定，反馈至 %(until)s") % {"until": plan.until_on}, plan.adopted_on
            )
        count = len(matters.quality_objectives(self.matter))
        yield Recalled(
            _("质效目标 %(count)s 项，其中可量化 %(measured)s 项")
            % {
                "count": count,
                "measured": len(matters.measured_objectives(self.matter)),
            }
        )

    def breakdown(self) -> Iterator[Recalled]:
        """签收 and 分解 of each unit, in time or late."""
        for one in self.assignments:
            name = self.name(one.unit_id) or one.unit_name
            yield self._done(one, K.SIGN_FOR, _("签收"), one.signed_on, name)
            if one.relation != "SERVICE":
                tasks = len(one.tasks.all())
                what = _("分解到科室和人员（任务 %(count)s 项）") % {"count": tasks}
                yield self._done(one, K.BREAKDOWN, what, one.broken_down_on, name)

    def _done(self, row: Assignment, kind: str, what: str, on: date | None, name: str) -> Recalled:
        owed = next((one for one in self.owed(kind) if one.source_ref == row.ref), None)
        if on is None:
            return Recalled(_("未%(what)s") % {"what": what}, None, name, self.late(owed) if owed else 0)
        late = max(0, (on - owed.due_on).days) if owed else 0
        return Recalled(f"{what} {on}" + self._days(late), on, name, late)

    def handed_over(self) -> Iterator[Recalled]:
        for lines in handovers.passed_on(self.matter).values():
            for line in lines:
                yield Recalled(
                    _("工作交接：%(out)s → %(into)s")
                    % {"out": line.handover.outgoing.name, "into": line.handover.receiver.name},
                    line.handover.on,
                    line.handover.unit_name,
                )

    def letters(self) -> Iterator[Recalled]:
        for one in responsibility.letters_on(self.matter):
            said = _("复函 %(on)s") % {"on": one.replied_on} if one.replied_on else _("未复函")
            yield Recalled(
                _("函请%(unit)s配合：%(request)s；%(said)s")
                % {"unit": one.unit_name, "request": one.request, "said": said},
                one.sent_on,
            )

    # -- cooperation and service ------------------------------------------------------------------------

    def promises(self) -> Iterator[Recalled]:
        """服务承诺: made in time or not, kept or not."""
        for one in self.assignments:
            promise = responsibility.promise_of(one)
            if promise is not None:
                yield self._promise(one, promise)

    def _promise(self, row: Assignment, promise: ServicePromise) -> Recalled:
        owed = next((one for one in self.owed(K.SERVICE) if one.source_ref == promise.ref), None)
        asked = next((one for one in self.owed(K.PROMISE) if one.source_ref == row.ref), None)
        late = self.late(owed) if owed else 0
        made = self._days(max(0, (promise.on - asked.due_on).days)) if asked else ""
        words = _("服务承诺：%(promise)s；%(made)s作出%(how)s，承诺 %(due)s 前兑现，%(kept)s") % {
            "promise": promise.promise,
            "made": promise.on,
            "how": made or _("（按时）"),
            "due": promise.due_on,
            "kept": self._kept(owed, late),
        }
        return Recalled(words, promise.on, self.name(row.unit_id), late)

    def _kept(self, owed: Obligation | None, late: int) -> str:
        done = (owed.reported_on or owed.met_on) if owed else None
        if done is None:
            return (_("尚未兑现") if owed else _("已终结")) + self._days(late)
        return _("实际 %(on)s 兑现%(late)s") % {"on": done, "late": self._days(late) or _("，按时")}

    def coordinations(self, *, of_service: bool) -> Iterator[Recalled]:
        """协调事项 asked of the service units, or those among the undertaking units."""
        serving = {one.unit_id for one in self.assignments if one.relation == "SERVICE"}
        for row in whole.coordinations(self.matter):
            if (matters.heir(self.matter, row.asked_id) in serving) == of_service:
                yield self._coordination(row)

    def _coordination(self, row: Coordination) -> Recalled:
        kept = [one for one in self.owed(K.KEEP_COORDINATION) if one.source_ref == row.ref]
        asked = next((one for one in self.owed(K.ANSWER_COORDINATION) if one.source_ref == row.ref), None)
        late = self.late(kept[-1]) if kept else 0
        unanswered = self.late(asked) if asked else 0
        words = _("%(on)s %(asking)s提请配合：%(text)s；%(answer)s") % {
            "on": row.asked_on,
            "asking": self.name(row.asking_id),
            "text": row.text,
            "answer": self._answer(row, unanswered),
        }
        if kept:
            words += _("，承诺 %(due)s 前办理，%(kept)s") % {
                "due": kept[-1].due_on,
                "kept": self._kept(kept[-1], late),
            }
        page = {"page": "coordination", "uid": str(row.uid)}
        return Recalled(words, row.asked_on, self.name(row.asked_id), late or unanswered, **page)

    def _answer(self, row: Coordination, late: int) -> str:
        if row.answered_on is None:
            return _("未答复") + self._days(late)
        how = _("不能承担") if row.state == CoordinationState.DECLINED or not row.promised_on else _("答复")
        return f"{row.answered_on} {how}{self._days(late) or _('（按时）')}"

    # -- how the work was done --------------------------------------------------------------------------

    def reports(self) -> Iterator[Recalled]:
        """Punctuality of what was to be reported, and what was sent back."""
        owed = self.owed(K.PERIODIC_REPORT)
        done = [one for one in owed if one.due_on <= self.today or one.met_on or one.reported_on]
        if done:
            late = [one for one in done if self.late(one)]
            yield Recalled(
                _("应报进展反馈 %(all)s 次，按时 %(good)s 次，逾期 %(late)s 次")
                % {"all": len(done), "good": len(done) - len(late), "late": len(late)},
                late=max((self.late(one) for one in late), default=0),
            )
        for report in feedback.reports_of(self.matter, person=None, at=self.at):
            back = feedback.return_of(report)
            if back is not None:
                yield Recalled(
                    _("%(kind)s退回%(how)s：%(reason)s")
                    % {
                        "kind": ReportKind(report.kind).label,
                        "how": ReturnKind(back.kind).label,
                        "reason": back.reason,
                    },
                    back.on,
                    report.unit_name,
                    page="report",
                    uid=str(report.uid),
                )

    def untrue(self) -> Iterator[Recalled]:
        for one in reopening.reopenings_of(self.matter):
            yield Recalled(
                _("已采纳的结果经核查不实，予以重启：%(reason)s") % {"reason": one.reason},
                one.on,
                one.report.unit_name,
            )

    def urgings(self) -> Iterator[Recalled]:
        rows = list(supervision.urgings_of(self.matter))
        if rows:
            last = max(one.on for one in rows)
            yield Recalled(_("催办 %(count)s 次，最近 %(last)s") % {"count": len(rows), "last": last}, last)

    def problems(self, kinds: frozenset[ProblemKind] | None = None) -> Iterator[Recalled]:
        """The problems found, of these kinds alone if they are named, with what became of each."""
        rows: list[Problem] = list(supervision.problems_of(self.matter))
        for one in reversed(rows):
            if kinds is None or one.kind in kinds:
                yield Recalled(
                    _("问题（%(kind)s）：%(fact)s；%(state)s")
                    % {
                        "kind": ProblemKind(one.kind).label,
                        "fact": one.fact,
                        "state": ProblemState(one.state).label,
                    },
                    one.found_on,
                    self.name(one.unit_id),
                    page="problem",
                    uid=str(one.uid),
                )

    def notices(self) -> Iterator[Recalled]:
        for one in whole.notices(self.matter):
            state = _("，已撤销") if one.state == NoticeState.ANNULLED else ""
            yield Recalled(
                _("督办通知书%(number)s，%(on)s送达%(state)s")
                % {"number": one.number, "on": one.served_on, "state": state},
                one.served_on,
                self.name(one.unit_id),
                page="notice",
                uid=str(one.uid),
            )

    def specials(self) -> Iterator[Recalled]:
        for one in whole.specials(self.matter):
            end = _("%(on)s 解除") % {"on": one.unblocked_on} if one.unblocked_on else _("尚未解除")
            yield Recalled(
                _("专项督办：%(blockage)s；%(end)s") % {"blockage": one.blockage, "end": end},
                one.opened_on,
                self.name(one.unit_id),
                page="special",
                uid=str(one.uid),
            )

    def interviews(self) -> Iterator[Recalled]:
        for one in whole.interviews(self.matter):
            yield Recalled(
                _("约谈：%(reason)s") % {"reason": one.reason},
                one.held_on,
                self.name(one.unit_id),
                page="interview",
                uid=str(one.uid),
            )

    def seen(self, lines: Sequence[str], from_on: date, to_on: date) -> Iterator[Recalled]:
        """The records of visits and other modes that looked at one of these lines of article 9."""
        for record, ticked in whole.records(self.matter, from_on, to_on):
            if set(ticked) & set(lines):
                yield Recalled(
                    f"{InspectionForm(record.form).label}：{record.seen}",
                    record.held_on,
                    self.name(record.unit_id),
                    page="inspection_record",
                    uid=str(record.uid),
                )
