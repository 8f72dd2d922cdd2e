"""The assessment scheme: drafted from a ready one, sent back once, adopted; and the next one, still being written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from duban.chapters.assessment import actions
from duban.chapters.assessment.queries import schemes
from duban.site.demo.lives import Life, Stage


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [a_scheme_is_adopted(stage), the_next_is_written(stage)]


def a_scheme_is_adopted(stage: Stage) -> Life:
    """The default scheme, early enough for every half-year that is told; a heavier price for false reports after the
    head's remark."""
    at = stage.at(318, 9, 20)
    yield at
    made = actions.draft_scheme(by=stage.clerk, at=at, request_id=None, ready="default")
    yield from _sent_up(stage, made.uid, 317, "首次制定，分值征求了各部室意见")
    at = stage.at(315, 10, 30)
    yield at
    reason = "弄虚作假的应当从重，请调整分值"
    actions.return_scheme(by=stage.head, at=at, request_id=None, scheme=made.uid, reason=reason)
    at = stage.at(314, 15, 0)
    yield at
    body = _priced(schemes.by_uid(made.uid).body, "e4", "-8")
    actions.edit_scheme(by=stage.clerk, at=at, request_id=None, scheme=made.uid, body=body)
    yield from _sent_up(stage, made.uid, 313, "按领导意见，报告情况与核查不符的由扣5分改为扣8分")
    at = stage.at(311, 9, 0)
    yield at
    actions.adopt_scheme(
        by=stage.head, at=at, request_id=None, scheme=made.uid, from_on=_from(stage), opinion="同意"
    )


def the_next_is_written(stage: Stage) -> Life:
    """For the coming year: late feedback is to cost more; the draft is not sent up yet."""
    at = stage.at(5, 14, 40)
    yield at
    current = schemes.newest()
    made = actions.draft_scheme(
        by=stage.clerk,
        at=at,
        request_id=None,
        like=current.uid if current else None,
        title="跟踪督办绩效考核细则（修订）",
    )
    at = stage.at(4, 10, 10)
    yield at
    body = _priced(made.body, "p3", "-1")
    actions.edit_scheme(
        by=stage.clerk, at=at, request_id=None, scheme=made.uid, body=body, note="反馈逾期仍较多，拟提高扣分"
    )


def _priced(body: dict[str, Any], code: str, amount: str) -> dict[str, Any]:  # Any: JSON of a scheme
    rules = [{**one, "amount": amount} if one["code"] == code else one for one in body["rules"]]
    return {**body, "rules": rules}


def _from(stage: Stage) -> date:
    """The beginning of the year in which it is adopted."""
    return date(stage.day(311).year, 1, 1)


def _sent_up(stage: Stage, uid: UUID, ago: int, note: str) -> Life:
    at = stage.at(ago, 16, 0)
    yield at
    actions.submit_scheme(by=stage.clerk, at=at, request_id=None, scheme=uid, note=note, from_on=_from(stage))
