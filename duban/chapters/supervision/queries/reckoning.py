"""The count of art. 16(4) over what is stored, and what other rooms may know of a served notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.matters.queries import sameness
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.terms import CONSEQUENCES, Consequence, NoticeState
from duban.ground.access import NotFound
from duban.support.organization.models import OrgUnit
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def count_rules(on: date) -> rules.CountRules:
    """The reading of art. 16(4) that is in force on that day (decision 22)."""
    values = rulebook.values(on)
    return rules.CountRules(
        threshold=values.number("supervision.notice_threshold"),
        inclusive=values.flag("supervision.notice_threshold_inclusive"),
        counting=values.text("supervision.notice_counting"),
        window=values.text("supervision.notice_window"),
        must_be_served=values.flag("supervision.notice_must_be_served"),
    )


def counted(matter: Matter) -> list[rules.Counted]:
    """All notices of the matter as the count looks at them: what was merged into it and what it was split from is
    the same matter (同一事项; decision 9), and what a unit received counts with whoever took over from it
    (decision 6)."""
    unit_of = sameness.answering(matter)
    rows = SupervisionNotice.objects.filter(matter__in=sameness.same_matter(matter)).values_list(
        "matter_id", "unit_id", "state", "served_on", "issued_on"
    )
    return [
        rules.Counted(matter.ref, str(unit_of(about, unit)), state, served_on or issued_on)
        for about, unit, state, served_on, issued_on in rows
    ]


def question(matter: Matter, unit: OrgUnit, on: date) -> rules.Question:
    first = min(one.docketed_on for one in sameness.same_matter(matter))
    now = sameness.answering(matter)(matter.pk, unit.pk)
    return rules.Question(matter.ref, str(now), first, on)


def is_reached(count: int, with_rules: rules.CountRules) -> bool:
    """Whether so many notices are enough for art. 16(4)."""
    return rules.reaches_threshold(count, with_rules)


def served_count(matter: Matter, unit: OrgUnit, on: date) -> int:
    """How many notices on the matter count against the unit."""
    return rules.notice_count(counted(matter), question(matter, unit, on), count_rules(on))


def standing_count(matter: Matter, unit: OrgUnit, on: date) -> int:
    """How many are issued and neither withdrawn nor annulled, served or not."""
    return rules.standing_count(counted(matter), question(matter, unit, on), count_rules(on))


@dataclass(frozen=True)
class Reckoning:
    """What follows when this notice is served: its ordinal, whether the head must sign and why, in words."""

    ordinal: int
    consequence: Consequence
    needs_head: bool
    why: str
    words: str


def before_signing(notice: SupervisionNotice, today: date) -> Reckoning:
    """Reckoned over all issued notices not withdrawn or annulled, served or not (decision 20)."""
    ordinal = standing_count(notice.matter, notice.unit, today) + 1
    if notice.state in (NoticeState.ISSUED, NoticeState.SERVED):
        ordinal -= 1
    reckoned = _reckoning(ordinal, today)
    early = any(queries.running_notice(one, today, but=notice) for one in queries.open_problems(notice))
    if early and not reckoned.needs_head:
        why = str(_("第一份通知书的整改时限尚未届满"))
        return Reckoning(ordinal, reckoned.consequence, True, why, reckoned.words)
    return reckoned


def for_unit(matter: Matter, unit: OrgUnit, today: date) -> Reckoning:
    """What one more notice to this unit would mean, reckoned as the signer will (decision 20)."""
    return _reckoning(standing_count(matter, unit, today) + 1, today)


def before_service(notice: SupervisionNotice, today: date) -> Reckoning:
    """The ordinal among the served ones, as the screen says it before service (interface, rule 5)."""
    return _reckoning(served_count(notice.matter, notice.unit, today) + 1, today)


def _reckoning(ordinal: int, today: date) -> Reckoning:
    rules_ = count_rules(today)
    follows = rules.consequence(ordinal, rules_)
    words = str(CONSEQUENCES[follows]).format(ordinal=ordinal, threshold=rules_.threshold)
    needs = follows != Consequence.BELOW
    why = str(_("送达后将是就本事项向该单位送达的第 {ordinal} 次")).format(ordinal=ordinal) if needs else ""
    return Reckoning(ordinal, follows, needs, why, words)


@dataclass(frozen=True)
class NoticeFacts:
    """A notice as other rooms may know it: frozen, with its receipt."""

    uid: UUID
    ref: str
    state: str
    number: str
    matter: Matter
    unit: OrgUnit
    served_on: date
    ground: str
    receipt: dict[str, object]


def facts_of(notice: SupervisionNotice) -> NoticeFacts:
    """The facts of a served notice (or one that was annulled after service)."""
    if notice.served_on is None:
        raise NotFound("supervision.not_found", "11(3)")
    left = [person.name for person in (notice.left_by_1, notice.left_by_2) if person]
    receipt: dict[str, object] = {
        "issued_on": str(notice.issued_on),
        "served_on": str(notice.served_on),
        "ground": notice.service_ground,
        "signed_for_by": notice.signed_for_by.name if notice.signed_for_by else "",
        "left_by": left,
        "note": notice.service_note,
        "receipt_sha256": notice.receipt.sha256 if notice.receipt else "",
        "document_sha256": notice.document.sha256 if notice.document else "",
    }
    return NoticeFacts(
        uid=notice.uid,
        ref=notice.ref,
        state=notice.state,
        number=notice.number,
        matter=notice.matter,
        unit=notice.unit,
        served_on=notice.served_on,
        ground=notice.service_ground,
        receipt=receipt,
    )


def served_facts(matter: Matter, unit: OrgUnit) -> list[NoticeFacts]:
    """All notices that count on that matter against that unit, by day of service; those on what is the same matter,
    and of the units for which it stands, among them."""
    unit_of = sameness.answering(matter)
    now = unit_of(matter.pk, unit.pk)
    same = sameness.same_matter(matter)
    rows = SupervisionNotice.objects.filter(matter__in=same, state=NoticeState.SERVED)
    found = rows.select_related("matter", "unit", "document").order_by("served_on", "id")
    return [facts_of(one) for one in found if unit_of(one.matter_id, one.unit_id) == now]
