"""What happens in the house beside the matters: people forget passwords, rules are made, units change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.notifications import actions as notifications
from duban.support.organization import actions as organization
from duban.support.organization.models import Person
from duban.support.rulebook import actions as rulebook
from duban.support.rulebook.models import WorkingRule
from duban.support.rulebook.terms import AdoptedBy


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [
        a_password_is_forgotten(stage),
        rules_are_made(stage),
        opinions_are_given(stage),
        somebody_retires(stage),
        numbers_are_set_anew(stage),
    ]


def _person(username: str) -> Person:
    return Person.objects.get(username=username)


def a_password_is_forgotten(stage: Stage) -> Life:
    """The system's keeper hands out a code, which waits for its use."""
    at = stage.at(1, 16, 20)
    yield at
    organization.issue_reset_code(
        by=_person("guanxiaogang"), at=at, request_id=None, person=_person("fenglei").uid
    )


def rules_are_made(stage: Stage) -> Life:
    """A working rule, its new edition, and the first who have read it."""
    title, filed = "督办事项催办和反馈工作规则", list[WorkingRule]()
    for ago, edition, meeting in ((200, "试行", "2026年第1次会议"), (20, "2026年修订", "2026年第8次会议")):
        at = stage.at(ago, 15, 10)
        yield at
        day = stage.day(ago)
        made = rulebook.file_working_rule(
            by=stage.clerk,
            at=at,
            request_id=None,
            title=title,
            edition=edition,
            adopted_by=AdoptedBy.LEADING_GROUP_MEETING,
            adoption=meeting,
            adopted_on=day - timedelta(days=3),
            from_on=day,
            supersedes=filed[-1].uid if filed else None,
            file=stage.evidence(stage.clerk, at, f"{title}（{edition}）.txt"),
        )
        filed.append(made)
    for minute, username in enumerate(("linhai", "hehaitao", "tangjun", "wujing", "fengli", "sunliping")):
        at = stage.at(18, 9, minute)
        yield at
        rulebook.confirm_reading(by=_person(username), at=at, request_id=None, working_rule=filed[-1].uid)


def numbers_are_set_anew(stage: Stage) -> Life:
    """A version drafted, sent back once and adopted; and the next one, which waits for the head."""
    first = _Drafting(stage)
    yield from first.written(60, {"assessment.publish_days": 3}, "年终考核集中，拟缩短公示期", stage.day(40))
    yield from first.sent_up(60)
    at = stage.at(57, 9, 30)
    yield at
    reason = "公示期不宜缩短，应当保障单位提出异议的时间"
    rulebook.return_draft(by=stage.head, at=at, request_id=None, draft=first.known, reason=reason)
    note = "按领导意见，公示期由5个工作日延长为7个工作日"
    yield from first.written(56, {"assessment.publish_days": 7}, note, stage.day(40))
    yield from first.sent_up(56)
    at = stage.at(54, 16, 0)
    yield at
    rulebook.adopt_draft(
        by=stage.head, at=at, request_id=None, draft=first.known, from_on=stage.day(40), opinion="同意"
    )
    values = {
        "light.near_due": 8,
        "feedback.review_within": 3,
        "supervision.suggest_notice_after": 2,
        "supervision.visits_per_unit_month": 1,
    }
    second, note = _Drafting(stage), "四季度临期事项集中，拟提前预警、加快审核，并减少到单位督查的次数"
    yield from second.written(3, values, note, stage.on + timedelta(days=20))
    yield from second.sent_up(3)


class _Drafting:
    """One draft in the hands of the clerk."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.uid: UUID | None = None

    def written(self, ago: int, values: dict[str, int], note: str, from_on: date) -> Life:
        at = self.stage.at(ago, 15, 10)
        yield at
        made = rulebook.draft_rule_set(
            by=self.stage.clerk,
            at=at,
            request_id=None,
            draft=self.uid,
            values=values,
            note=note,
            from_on=from_on,
        )
        self.uid = made.uid

    def sent_up(self, ago: int) -> Life:
        at = self.stage.at(ago, 15, 40)
        yield at
        rulebook.submit_draft(by=self.stage.clerk, at=at, request_id=None, draft=self.known)

    @property
    def known(self) -> UUID:
        if self.uid is None:
            raise ValueError("nothing is written yet")
        return self.uid


def opinions_are_given(stage: Stage) -> Life:
    """One that is answered, and one that waits for its answer within the days that the Office has."""
    at = stage.at(9, 10, 15)
    yield at
    first = notifications.give_opinion(
        by=_person("wujing"),
        at=at,
        request_id=None,
        text="序时进度按自然日线性推算，冬季停工期间显示滞后，建议说明。",
        page="/matters/",
    )
    at = stage.at(7, 15, 40)
    yield at
    notifications.answer_opinion(
        by=stage.director,
        at=at,
        request_id=None,
        opinion=first.uid,
        answer="已核。停工期可由牵头单位申请暂停，暂停期间不计入；日常显示的滞后幅度不作为考核依据。",
    )
    at = stage.at(2, 9, 25)
    yield at
    notifications.give_opinion(
        by=_person("tangjun"),
        at=at,
        request_id=None,
        text="手机上填报时材料一次只能选一个文件，建议可以多选。",
        page="/",
    )


def somebody_retires(stage: Stage) -> Life:
    """The post ends, then the account."""
    leaver = _person("sunli")
    at = stage.at(4, 16, 30)
    yield at
    post = leaver.posts.get()
    organization.end_post(
        by=_person("anquancheng"), at=at, request_id=None, post=post.uid, to_on=beijing_day(at)
    )
    at += timedelta(minutes=20)
    yield at
    organization.end_person(
        by=_person("guanxiaogang"), at=at, request_id=None, person=leaver.uid, reason="退休"
    )
