"""What became of feedback in a span of days, all at once: for an assessment (11(4), 12)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from duban.chapters.feedback.models import Countersign, DelayReport, Reopening, Report, ReportReturn
from duban.chapters.feedback.terms import Countersigned


class Returned(NamedTuple):
    """A report that did not meet the requirements (责令补办、重新办理)."""

    uid: UUID
    report: UUID
    matter: int
    unit: int
    kind: str
    on: date
    reason: str

    @property
    def ref(self) -> str:
        return f"{Report._meta.label_lower}:{self.report}"


class Reopened(NamedTuple):
    """An accepted result that an inspection contradicted."""

    uid: UUID
    report: UUID
    matter: int
    unit: int
    on: date
    record_ref: str
    record_on: date
    reason: str

    @property
    def ref(self) -> str:
        return f"{Reopening._meta.label_lower}:{self.uid}"


class Delay(NamedTuple):
    """自报延误: said before the date was past."""

    uid: UUID
    matter: int
    unit: int
    obligation: int
    on: date
    own_on: date
    fact: str

    @property
    def ref(self) -> str:
        return f"{DelayReport._meta.label_lower}:{self.uid}"


class Silent(NamedTuple):
    """A unit that did not answer when it was asked to countersign."""

    uid: UUID
    matter: int
    unit: int
    on: date

    @property
    def ref(self) -> str:
        return f"{Countersign._meta.label_lower}:{self.uid}"


def returned_in(from_on: date, to_on: date) -> list[Returned]:
    rows = ReportReturn.objects.filter(on__range=(from_on, to_on)).order_by("id")
    fields = ("uid", "report__uid", "report__matter_id", "report__unit_id", "kind", "on", "reason")
    return [Returned(*row) for row in rows.values_list(*fields)]


def reopened_in(from_on: date, to_on: date) -> list[Reopened]:
    rows = Reopening.objects.filter(on__range=(from_on, to_on)).order_by("id")
    fields = (
        "uid",
        "report__uid",
        "report__matter_id",
        "report__unit_id",
        "on",
        "record_ref",
        "record_on",
        "reason",
    )
    return [Reopened(*row) for row in rows.values_list(*fields)]


def delays_in(from_on: date, to_on: date) -> list[Delay]:
    rows = DelayReport.objects.filter(reported_on__range=(from_on, to_on)).order_by("id")
    fields = ("uid", "matter_id", "unit_id", "obligation_id", "reported_on", "own_new_on", "fact")
    return [Delay(*row) for row in rows.values_list(*fields)]


def silent_in(from_on: date, to_on: date) -> list[Silent]:
    rows = Countersign.objects.filter(answer=Countersigned.SILENT, answered_on__range=(from_on, to_on))
    fields = ("uid", "report__matter_id", "unit_id", "answered_on")
    return [Silent(*row) for row in rows.order_by("id").values_list(*fields)]
