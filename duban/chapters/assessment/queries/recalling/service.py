"""What units promised each other, and kept or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.supervision.queries import whole
from duban.chapters.supervision.terms.treating import CoordinationState

if TYPE_CHECKING:
    from duban.chapters.matters.models import Obligation
    from duban.chapters.responsibility.models import Assignment, ServicePromise
    from duban.chapters.supervision.models import Coordination

from duban.chapters.assessment.queries.recalling.base import Base, Recalled

K = ObligationKind


class Service(Base):
    """What units promised each other, and kept or not."""

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
        made = self.days(max(0, (promise.on - asked.due_on).days)) if asked else ""
        words = _("服务承诺：%(promise)s；%(made)s作出%(how)s，承诺 %(due)s 前兑现，%(kept)s") % {
            "promise": promise.promise,
            "made": promise.on,
            "how": made or _("（按时）"),
            "due": promise.due_on,
            "kept": self._kept(owed, late),
        }
        return Recalled(
            words,
            promise.on,
            self.name(row.unit_id),
            late,
            unit_id=matters.heir(self.matter, row.unit_id),
            ref=promise.ref,
            due_on=promise.due_on,
        )

    def _kept(self, owed: Obligation | None, late: int) -> str:
        done = (owed.reported_on or owed.met_on) if owed else None
        if done is None:
            return (_("尚未兑现") if owed else _("已终结")) + self.days(late)
        return _("实际 %(on)s 兑现%(late)s") % {"on": done, "late": self.days(late) or _("，按时")}

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
        return Recalled(
            words,
            row.asked_on,
            self.name(row.asked_id),
            late or unanswered,
            page="coordination",
            uid=str(row.uid),
            unit_id=matters.heir(self.matter, row.asked_id),
            ref=row.ref,
            due_on=kept[-1].due_on if kept else asked.due_on if asked else None,
        )

    def _answer(self, row: Coordination, late: int) -> str:
        if row.answered_on is None:
            return _("未答复") + self.days(late)
        how = _("不能承担") if row.state == CoordinationState.DECLINED or not row.promised_on else _("答复")
        return f"{row.answered_on} {how}{self.days(late) or _('（按时）')}"
