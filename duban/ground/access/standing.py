"""Who somebody is on a day, and what ties them to a matter: the values that the policy judges."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar


class PostKind(StrEnum):
    """Posts with dates. The first five are held in a unit, the others in the body as a whole."""

    UNIT_HEAD = "UNIT_HEAD"
    DEPUTY_IN_CHARGE = "DEPUTY_IN_CHARGE"
    LIAISON_A = "LIAISON_A"
    LIAISON_B = "LIAISON_B"
    HANDLER = "HANDLER"
    OFFICE_DIRECTOR = "OFFICE_DIRECTOR"
    OFFICE_STAFF = "OFFICE_STAFF"
    LEADING_GROUP_HEAD = "LEADING_GROUP_HEAD"
    LEADING_GROUP_MEMBER = "LEADING_GROUP_MEMBER"
    SYSTEM_ADMIN = "SYSTEM_ADMIN"
    SECURITY_ADMIN = "SECURITY_ADMIN"
    AUDIT_ADMIN = "AUDIT_ADMIN"


UNIT_POSTS = frozenset(
    {
        PostKind.UNIT_HEAD,
        PostKind.DEPUTY_IN_CHARGE,
        PostKind.LIAISON_A,
        PostKind.LIAISON_B,
        PostKind.HANDLER,
    }
)
ADMIN_POSTS = frozenset({PostKind.SYSTEM_ADMIN, PostKind.SECURITY_ADMIN, PostKind.AUDIT_ADMIN})


class Role(StrEnum):
    """What a person is in the body as a whole, on the day of the act."""

    OFFICE_DIRECTOR = "OFFICE_DIRECTOR"
    OFFICE_STAFF = "OFFICE_STAFF"
    LEADING_GROUP_HEAD = "LEADING_GROUP_HEAD"
    LEADING_GROUP_MEMBER = "LEADING_GROUP_MEMBER"
    SYSTEM_ADMIN = "SYSTEM_ADMIN"
    SECURITY_ADMIN = "SECURITY_ADMIN"
    AUDIT_ADMIN = "AUDIT_ADMIN"
    # Designated by the Leading Group to evaluate where the Office sits in the assessed department; no post.
    ASSESSOR = "ASSESSOR"
    # What somebody is to one case of responsibility; no posts (decisions 34, 40).
    CASE_CIRCLE = "CASE_CIRCLE"
    CASE_HANDLER = "CASE_HANDLER"
    CONCERNED = "CONCERNED"
    SYSTEM = "SYSTEM"
    PERSON = "PERSON"


class Relation(StrEnum):
    """What a unit or person is to a matter (arts. 4, 11(2)). EVERYONE is the row by which the Office and
    the Leading Group find it; FORMER is whoever an adjustment took off it, or whose part another party has taken over
    (decisions 6 and 9)."""

    LEAD = "LEAD"
    CO = "CO"
    SERVICE = "SERVICE"
    EXTERNAL = "EXTERNAL"
    LEADER_IN_CHARGE = "LEADER_IN_CHARGE"
    STAFF = "STAFF"
    EVERYONE = "EVERYONE"
    FORMER = "FORMER"


@dataclass(frozen=True, order=True)
class Tie:
    """One thread from a person to a matter: the relation, and the post through which it runs (None: in
    person, as leader in charge or as named staff)."""

    relation: Relation
    post: PostKind | None = None


@dataclass(frozen=True)
class Standing:
    """Everything the policy may know of a person at the moment of an act."""

    roles: frozenset[Role] = frozenset({Role.PERSON})
    ties: frozenset[Tie] = frozenset()


@dataclass(frozen=True)
class Actor:
    """Who acted, frozen for the ledger: reference, name, unit and post of the day, on whose behalf."""

    ref: str
    name: str
    unit: str = ""
    post: str = ""
    on_behalf_of: str = ""
    extra: dict[str, str] = field(default_factory=dict, compare=False)

    SYSTEM: ClassVar[Actor]


Actor.SYSTEM = Actor(ref="system", name="系统")
