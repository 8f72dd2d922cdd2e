"""What was fixed, planned and given to whom, and when it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.assessment.queries.timing import Dated
from duban.chapters.feedback import queries as feedback
from duban.chapters.feedback.queries import measuring
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.responsibility.queries import handovers

if TYPE_CHECKING:
    from duban.chapters.responsibility.models import Assignment

from duban.chapters.assessment.queries.recalling.base import Base, Recalled

K = ObligationKind


class Duties(Base):
    """What was fixed, planned and given to whom, and when it was done."""

    def dates(self, dates: Sequence[Dated]) -> Iterator[Recalled]:
        for one in dates:
            due, met = one.due_on or _("无终止时限"), one.met_on or _("尚未完成")
            words = _("%(label)s：时限 %(due)s，完成 %(met)s，%(word)s") % {
                "label": one.label,
                "due": due,
                "met": met,
                "word": one.word,
            }
            yield Recalled(words + self.days(one.late), one.met_on, late=one.late)
            for found in one.findings:
                yield Recalled(
                    _("认定：%(fact)s（不计入 %(days)s 天，%(bars)s第十六条第二项）")
                    % {
                        "fact": found.finding,
                        "days": found.days_not_charged,
                        "bars": _("不适用") if found.bars_ground_2 else _("不排除"),
                    },
                    found.on,
                    self.name(found.unit_id),
                )

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
        return Recalled(f"{what} {on}" + self.days(late), on, name, late)

    def handed_over(self) -> Iterator[Recalled]:
        for lines in handovers.passed_on(responsibility.assignments_of(self.matter, ended=True)).values():
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
