"""The fixed cast and its town: built by the acts, so that every test begins in a state that can really occur.

王 heads the Leading Group, 周 is the leader in charge, 孙 directs the Office, 陈 and 钱 are its clerks; 林 is the
liaison of the lead unit and 李 its head, 何 its deputy in charge, 高 a handler there; 赵 and 郑 are liaison and
head of a co-unit; 冯 and 许 of a service unit; 吴 and 沈 are liaison and head of a unit that has nothing to do
with any of it; 管 keeps the system, 安 its security, 审 its audit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from duban.ground.access import PostKind
from duban.ground.beijing import beijing_time
from duban.support.organization import actions as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.organization.terms import UnitKind
from duban.support.rulebook import actions as rulebook

FOUNDED_ON = date(2026, 1, 4)
TODAY = date(2026, 3, 2)
PASSWORD = "古城-督办-2026-练习"  # noqa: S105  # a test's own password

UNITS = {
    "office": (UnitKind.OFFICE, "领导小组办公室", ("督办室",)),
    "works": (UnitKind.DEPARTMENT, "工程建设部", ("工程部",)),
    "business": (UnitKind.DEPARTMENT, "经营管理部", ("经营部",)),
    "company": (UnitKind.COMPANY, "台儿庄古城旅游发展有限公司", ("旅游公司",)),
    "planning": (UnitKind.DEPARTMENT, "规划设计部", ("规划部",)),
    "bureau": (UnitKind.EXTERNAL, "区水务局", ()),
}
PEOPLE: dict[str, tuple[str, tuple[tuple[PostKind, str | None], ...]]] = {
    "wang": ("王志远", ((PostKind.LEADING_GROUP_HEAD, None),)),
    "zhou": ("周明德", ((PostKind.LEADING_GROUP_MEMBER, None),)),
    "sun": ("孙立平", ((PostKind.OFFICE_DIRECTOR, None),)),
    "chen": ("陈启明", ((PostKind.OFFICE_STAFF, None),)),
    "qian": ("钱晓雯", ((PostKind.OFFICE_STAFF, None),)),
    "li": ("李建国", ((PostKind.UNIT_HEAD, "works"),)),
    "he": ("何海涛", ((PostKind.DEPUTY_IN_CHARGE, "works"),)),
    "lin": ("林海", ((PostKind.LIAISON_A, "works"),)),
    "gao": ("高卫东", ((PostKind.HANDLER, "works"),)),
    "zheng": ("郑敏", ((PostKind.UNIT_HEAD, "business"),)),
    "zhao": ("赵晴", ((PostKind.LIAISON_A, "business"),)),
    "xu": ("许国强", ((PostKind.UNIT_HEAD, "company"),)),
    "feng": ("冯丽", ((PostKind.LIAISON_A, "company"),)),
    "shen": ("沈伟", ((PostKind.UNIT_HEAD, "planning"),)),
    "wu": ("吴静", ((PostKind.LIAISON_A, "planning"),)),
    "guan": ("管小刚", ((PostKind.SYSTEM_ADMIN, None),)),
    "an": ("安全成", ((PostKind.SECURITY_ADMIN, None),)),
    "shenji": ("申计明", ((PostKind.AUDIT_ADMIN, None),)),
}


@dataclass
class Town:
    """The body of every test, and its clock."""

    units: dict[str, OrgUnit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    at: datetime = beijing_time(TODAY, 9)

    def unit(self, key: str) -> OrgUnit:
        return self.units[key]

    def __getitem__(self, key: str) -> Person:
        return self.people[key]

    def tick(self, minutes: int = 1) -> datetime:
        """A moment later."""
        self.at += timedelta(minutes=minutes)
        return self.at

    def go_to(self, day: date, hour: int = 9) -> datetime:
        """On to that Beijing day; never back."""
        self.at = max(self.at, beijing_time(day, hour))
        return self.at


def build_town(*, demo_seed: int | None = None) -> Town:
    """Found the body, its units, its people and their posts; adopt version 1 of the rule set.

    `demo_seed` marks the body as a demonstration, in which commands may be given a moment of their own.
    """
    town = Town()
    at = beijing_time(FOUNDED_ON, 8)
    organization.found_body(
        by=None,
        at=at,
        request_id=None,
        name="台儿庄古城管理委员会",
        short_name="古城管委会",
        document_prefix="古城督",
        demo_seed=demo_seed,
    )
    for ordinal, (key, (kind, name, aliases)) in enumerate(UNITS.items()):
        town.units[key] = organization.add_unit(
            by=None,
            at=at,
            request_id=None,
            kind=kind,
            name=name,
            aliases=aliases,
            ordinal=ordinal,
            from_on=FOUNDED_ON,
        )
    for key, (name, posts) in PEOPLE.items():
        person = organization.add_person(by=None, at=at, request_id=None, username=key, name=name)
        town.people[key] = person
        for post_kind, unit in posts:
            organization.appoint(
                by=None,
                at=at,
                request_id=None,
                person=person.uid,
                kind=post_kind,
                unit=town.units[unit].uid if unit else None,
                from_on=FOUNDED_ON,
            )
    for unit in ("works", "business"):
        organization.put_in_charge(
            by=None,
            at=at,
            request_id=None,
            unit=town.units[unit].uid,
            person=town.people["zhou"].uid,
            from_on=FOUNDED_ON,
        )
    rulebook.adopt_shipped(by=None, at=at, request_id=None, in_force_on=FOUNDED_ON)
    return town
