"""Which units the words of a list mean, and which of them leads, once a person has said so (decision 1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from duban.chapters.intake.rules.candidates import Unit, as_external
from duban.ground.access import Relation, Unfit

FIRST = (Relation.LEAD, Relation.CO, Relation.SERVICE, Relation.EXTERNAL, "")


@dataclass(frozen=True)
class UnitRead:
    """A unit as a row names it: the words, the unit that they mean (empty: not known yet), its part."""

    text: str
    uid: str
    name: str
    relation: str


def check_named(named: Mapping[str, Unit | None], open_: Collection[str]) -> None:
    """Only words that the row holds and that mean no unit yet are given one."""
    for text in named:
        if text not in open_:
            raise Unfit("intake.unit_text_unknown", "3", text=text[:60])


def with_names(
    units: Sequence[UnitRead], named: Mapping[str, Unit | None], lead: Unit | None
) -> list[UnitRead]:
    """The units with their names; words that mean none are gone. The lead leads, and whoever led or had no clear
    part besides becomes a co-unit."""
    found = []
    for one in units:
        if not one.uid and one.text in named:
            meant = named[one.text]
            if meant is None:
                continue
            one = replace(one, uid=meant.uid, name=meant.name)
        found.append(one)
    if lead is not None:
        found = [_beside(one) for one in found if one.uid != lead.uid]
        found.insert(0, UnitRead(lead.name, lead.uid, lead.name, Relation.LEAD))
    return found


def _beside(one: UnitRead) -> UnitRead:
    return replace(one, relation=Relation.CO) if one.relation in {Relation.LEAD, ""} else one


def placed(units: Sequence[UnitRead], scope: Mapping[str, bool]) -> list[UnitRead]:
    """Every unit once, with its first part; beside a lead an unclear part is a co-unit's, outside art. 3 only an
    外部配合单位 helps."""
    led = any(one.relation == Relation.LEAD and one.uid for one in units)
    best: dict[str, int] = {}
    found: list[UnitRead] = []
    for one in units:
        relation = Relation.CO if led and one.uid and not one.relation else one.relation
        part = as_external(relation, in_scope=scope.get(one.uid, True)) if one.uid else one.relation
        one = replace(one, relation=str(part))
        if one.uid and one.uid in best:
            kept = found[best[one.uid]]
            if FIRST.index(one.relation) < FIRST.index(kept.relation):
                found[best[one.uid]] = one
            continue
        if one.uid:
            best[one.uid] = len(found)
        found.append(one)
    return found
