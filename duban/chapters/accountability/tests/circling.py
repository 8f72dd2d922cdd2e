"""Who comes into the circle of a case and who leaves it, by the acts alone."""

from __future__ import annotations

from datetime import timedelta

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.terms.case import RecusalGround, SeatPurpose
from duban.ground.beijing import beijing_day
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.cast import Town


def recuse(town: Town, case: AccountabilityCase, who: str, *, by: str = "") -> AccountabilityCase:
    return actions.recuse_from_case(
        by=town[by or who],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=town[who].uid,
        ground=RecusalGround.RELATIVE,
        reason="与涉及人员系近亲属",
    )


def admit(town: Town, case: AccountabilityCase, who: str) -> AccountabilityCase:
    return actions.admit_to_circle(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=town[who].uid,
        purpose=SeatPurpose.LEGAL_REVIEW,
    )


def head_becomes(town: Town, who: str) -> None:
    """From today on that person acts for the head of the Leading Group."""
    today = beijing_day(town.at)
    organization.delegate(
        by=None,
        at=town.tick(),
        request_id=None,
        post=Post.objects.get(person=town["wang"]).uid,
        deputy=town[who].uid,
        from_on=today,
        to_on=today + timedelta(days=30),
        reason="组长外出",
    )
