"""The circular of a 年中清单调整 as it is frozen at issue: exactly what was adjusted and added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duban.chapters.intake import rules, terms
from duban.chapters.intake.actions.circular import ADDRESSED, KIND
from duban.chapters.intake.models import ListAdjustment
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import adjusting as spine
from duban.chapters.matters.terms import RELATION_WORDS, AdjustmentKind
from duban.ground.access import BrokenAct
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.organization.terms import DeciderKind, MeetingKind
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from datetime import date

    from duban.chapters.matters.actions import Basis
    from duban.chapters.matters.models import Adjustment, Matter
    from duban.support.documents.models import Document


def announce(
    done: ListAdjustment, rows: Sequence[Adjustment], added: Sequence[Matter], basis: Basis
) -> Document:
    """Number the circular (the last of all locks) and keep its facts."""
    today = done.done_on
    if today is None:
        raise BrokenAct("an adjustment is announced on the day on which it is carried out")
    prefix = organization.body().document_prefix
    series = prefix + str(rulebook.values(today).table("documents.series_words")[KIND])
    number = f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"
    listed = done.docketing_list
    title = terms.ADJUSTMENT_TITLE.format(title=listed.title, ordinal=done.ordinal)
    issuer = organization.body().name + organization.unit_name(organization.office().pk, today)
    table = [*(_adjusted(one) for one in rows), *(_added(one, today) for one in added)]
    facts = {
        "letterhead": issuer,
        "to": "、".join(_addressees([*(one.matter for one in rows), *added], today)),
        "paragraphs": [
            terms.ADJUSTMENT_BASIS.format(
                title=listed.title,
                ordinal=done.ordinal,
                decided_on=in_words(basis.on),
                approver={**dict(MeetingKind.choices), **dict(DeciderKind.choices)}[basis.level],
                count=len(table),
            ),
            terms.ADJUSTMENT_DUTY,
        ],
        "table": {
            "head": list(terms.ADJUSTMENT_HEAD),
            "rows": [[str(place), *cells] for place, cells in enumerate(table, start=1)],
        },
        "signature": issuer,
        "date": str(today),
        "number": number,
        "title": title,
    }
    return documents.register(
        kind=KIND,
        number=number,
        title=title,
        subject_ref=done.ref,
        context_ref=listed.ref,
        facts=facts,
        issued_on=today,
    )


def _addressees(of: Sequence[Matter], today: date) -> list[str]:
    """The units of these matters, and those that have just left one."""
    found = [
        organization.unit_name(party.unit_id, today)
        for matter in of
        for party in matters.parties_of(matter)
        if party.unit_id is not None
        and party.person_id is None
        and (party.relation in ADDRESSED or party.left_on == today)
    ]
    return list(dict.fromkeys(found))


def _adjusted(row: Adjustment) -> list[str]:
    kind = AdjustmentKind(row.kind)
    what = "；".join(row.followed) if kind in {AdjustmentKind.SPLIT, AdjustmentKind.MERGE} else ""
    if kind == AdjustmentKind.CHANGE:
        old, new = spine.read_content(row.old), spine.read_content(row.new)
        said = [f"名称改为“{new.title}”"] if new.title != old.title else []
        if list(new.objectives) != list(old.objectives):
            said.append(f"目标改为：{'、'.join(new.objectives)}")
        if {(one.uid, one.relation) for one in new.units} != {(one.uid, one.relation) for one in old.units}:
            said.append(_units([(one.relation, one.name) for one in new.units]))
        what = "；".join(said)
    if kind == AdjustmentKind.WITHDRAWAL:
        what = row.reason
    return [row.matter.number, row.matter.title, str(kind.label), what]


def _units(of: Sequence[tuple[str, str]]) -> str:
    return "，".join(
        f"{word}：{'、'.join(names)}"
        for relation, word in RELATION_WORDS.items()
        if (names := [name for one, name in of if one == relation])
    )


def _added(matter: Matter, today: date) -> list[str]:
    units = [
        (one.relation, organization.unit_name(one.unit_id or 0, today))
        for one in matters.unit_parties(matter)
    ]
    due_on = matters.due_on_of(matter)
    limit = str(terms.OPEN_ENDED) if due_on == rules.NO_END else str(due_on)
    return [matter.number, matter.title, terms.ADDED, f"{_units(units)}，办理时限：{limit}"]
