"""How the work was done: reports, what was found, what was urged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.feedback import queries as feedback
from duban.chapters.feedback.queries import reopening
from duban.chapters.feedback.terms import ReportKind, ReturnKind
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.queries import whole
from duban.chapters.supervision.terms import NoticeState, ProblemKind, ProblemState
from duban.chapters.supervision.terms.inspecting import InspectionForm

if TYPE_CHECKING:
    from duban.chapters.supervision.models import Problem

from duban.chapters.assessment.queries.recalling.base import Base, Recalled

K = ObligationKind


class Deeds(Base):
    """How the work was done: reports, what was found, what was urged."""

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
