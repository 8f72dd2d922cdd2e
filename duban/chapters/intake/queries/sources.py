"""Reading where a matter comes from, and what its source still waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.rules import sources as rules
from duban.chapters.intake.terms import SourceState, StepKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import MatterState, ObligationKind
from duban.ground.access import NotFound
from duban.support.ledger import locks
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

DUTY_OF_STEP = {
    StepKind.CONTACT: ObligationKind.SOURCE_CONTACT,
    StepKind.REPLY: ObligationKind.SOURCE_REPLY,
    StepKind.ACCEPTANCE: ObligationKind.SOURCE_ACCEPTANCE,
}


def demands(kind: str, day: date) -> rules.Demands:
    """What that kind of source demands by the version in force on that Beijing day."""
    return rules.demands_of(kind, rulebook.values(day).rows("intake.sources"))


def source_by_uid(uid: UUID) -> MatterSource:
    """For replays; pages and acts go through `visible_source`."""
    return MatterSource.objects.get(uid=uid)


def visible_source(*, person: Person | None, at: datetime, uid: UUID) -> MatterSource:
    """The source if this person may see its matter; otherwise it does not exist."""
    found = (
        MatterSource.objects.filter(uid=uid)
        .select_related("matter", "paper", "entered_by", "withdrawn_by")
        .first()
    )
    if found is None or not matters.sees(person, at, found.matter):
        raise NotFound("intake.source_unknown", "6(1)")
    return found


def visible_step(*, person: Person | None, at: datetime, uid: UUID) -> SourceStep:
    """A step with its paper, through its source."""
    found = SourceStep.objects.filter(uid=uid).select_related("source", "paper").first()
    if found is None:
        raise NotFound("intake.source_unknown", "6(1)")
    visible_source(person=person, at=at, uid=found.source.uid)
    return found


def step_by_uid(uid: UUID) -> SourceStep:
    """For replays; pages and acts go through `visible_step`."""
    return SourceStep.objects.get(uid=uid)


def lock_source(source: MatterSource) -> MatterSource:
    return locks.take(source)


def is_recorded(matter: Matter, kind: str, number: str) -> bool:
    """Whether that source, by kind and outside number, stands on the matter already."""
    found = MatterSource.objects.filter(matter=matter, kind=kind, number=number)
    return found.filter(state=SourceState.RECORDED).exists()


def sources_of(matter: Matter) -> list[MatterSource]:
    """Where the matter comes from, in the order of entry; what was withdrawn is left out."""
    return list(MatterSource.objects.filter(matter=matter, state=SourceState.RECORDED).order_by("id"))


def kinds_by_matter(until: date) -> dict[int, tuple[str, ...]]:
    """The kinds of the sources that stand recorded on each matter by that day, in the order of their names."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = MatterSource.objects.filter(state=SourceState.RECORDED, entered_on__lte=until)
    for matter, kind in rows.values_list("matter", "kind"):
        found[matter].add(kind)
    return {matter: tuple(sorted(kinds)) for matter, kinds in found.items()}


def steps_of(source: MatterSource) -> list[SourceStep]:
    """What passed between the matter and this source, by day."""
    found = SourceStep.objects.filter(source=source).select_related("entered_by", "paper")
    return list(found.order_by("on", "id"))


def settled_on(source: MatterSource, kind: StepKind) -> date | None:
    """The day on which what the source wants of that kind was settled, if it was."""
    return (
        SourceStep.objects.filter(source=source, kind=kind, settles=True).values_list("on", flat=True).first()
    )


def contacted(source: MatterSource) -> bool:
    return SourceStep.objects.filter(source=source, kind=StepKind.CONTACT).exists()


def unresolved(kinds: Collection[str], until: date) -> list[tuple[MatterSource, date]]:
    """Recorded sources of these kinds, on matters under way, that were written (else entered) by that Beijing day;
    each with that day (16(24))."""
    rows = MatterSource.objects.filter(
        kind__in=kinds, state=SourceState.RECORDED, matter__state=MatterState.ASSIGNED
    )
    found = [(one, one.written_on or one.entered_on) for one in rows.select_related("matter").order_by("id")]
    return [(one, since) for one, since in found if since <= until]
