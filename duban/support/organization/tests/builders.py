"""Units, people, posts and papers beyond the town's own, brought about by the acts."""

from __future__ import annotations

from datetime import date

from duban.ground.access import PostKind
from duban.support.files.tests import builders as files
from duban.support.organization import actions
from duban.support.organization.models import ApprovalSlip, Post
from duban.support.organization.terms import DeciderKind
from tests.cast import TODAY, Town

SUBJECT = "matters.matter:5f3c2c1e-8a3e-4a55-9a0c-0f9f4f7d1a11"


def post_of(town: Town, who: str) -> Post:
    """The first post that the person holds."""
    return Post.objects.filter(person=town[who]).order_by("id")[0]


def appoint(town: Town, who: str, kind: PostKind, *, unit: str | None = None, from_on: date = TODAY) -> Post:
    return actions.appoint(
        by=town["an"],
        at=town.tick(),
        request_id=None,
        person=town[who].uid,
        kind=kind,
        unit=town.unit(unit).uid if unit else None,
        from_on=from_on,
    )


def end_post(town: Town, who: str, to_on: date) -> Post:
    return actions.end_post(
        by=town["an"], at=town.tick(), request_id=None, post=post_of(town, who).uid, to_on=to_on
    )


def retire(town: Town, who: str) -> None:
    """The one post of that person ends today, and so does the person's service."""
    end_post(town, who, TODAY)
    person = town[who].uid
    actions.end_person(by=town["guan"], at=town.tick(), request_id=None, person=person, reason="退休")


def merge(town: Town, unit: str, into: str) -> None:
    """One unit goes into another today."""
    actions.merge_units(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        units=[town.unit(unit).uid],
        into=town.unit(into).uid,
        on=TODAY,
        basis="机构改革",
    )


def enter_paper(town: Town, *, who: str = "chen", decided_on: date = TODAY) -> ApprovalSlip:
    """A clerk enters what the head has decided on paper."""
    return actions.enter_paper(
        by=town[who],
        at=town.tick(),
        request_id=None,
        subject_ref=SUBJECT,
        decision="APPROVE",
        decider_kind=DeciderKind.LEADING_GROUP_HEAD,
        decider=town["wang"].uid,
        decided_on=decided_on,
        paper=files.keep(town, who=who).uid,
    )


def check_paper(town: Town, slip: ApprovalSlip, *, who: str = "qian", agrees: bool = True) -> ApprovalSlip:
    return actions.check_paper(by=town[who], at=town.tick(), request_id=None, slip=slip.uid, agrees=agrees)
