"""What comes round by itself: the daily sweep of the system, and the clerk who urges what it finds overdue."""

from __future__ import annotations

from datetime import timedelta

from duban.chapters.matters.models import Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.terms import UrgingChannel
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site import sweeping
from duban.site.demo.lives import Life, Stage
from duban.support.organization import queries as organization

# Every fortnight at first, then every day: what is shown as fresh has come about day by day.
SPARSE = range(252, 28, -14)
DAILY = range(28, 0, -1)
SIGNERS = (PostKind.LIAISON_A, PostKind.UNIT_HEAD)
ASKED = {
    ObligationKind.SIGN_FOR: "任务交办通知单尚未签收，请即签收",
    ObligationKind.BREAKDOWN: "尚未分解到科室和人员，请即分解",
    ObligationKind.NOTICE_REPLY: "督办通知书回复已逾期，请报送整改情况",
    ObligationKind.REDO: "重新办理的期限已过，请报送办理结果",
}
ELSE = "已逾期，请说明原因并报送办理情况"


def of_the_system(stage: Stage) -> Life:
    """Reminders, duties, suggestions, deemed service, in the order of days."""
    for day in sorted({stage.day(ago) for ago in (*SPARSE, *DAILY)}):
        at = stage.at((stage.on - day).days, 8)
        yield at
        sweeping.run(at)


def of_the_clerk(stage: Stage) -> Life:
    """Every duty to urge is done on the day on which it arose; those of today are still to do."""
    for day in sorted({stage.day(ago) for ago in DAILY}):
        at = stage.at((stage.on - day).days, 10, 50)
        yield at
        duties = Obligation.objects.standing().filter(kind=ObligationKind.URGE).select_related("matter")
        for duty in duties.order_by("id"):
            owed = Obligation.objects.select_related("unit").get(uid=duty.source_ref.rpartition(":")[2])
            at += timedelta(minutes=1)
            supervision.urge(
                by=stage.clerk,
                at=at,
                request_id=None,
                matter=duty.matter.uid,
                unit=owed.unit.uid,
                channel=UrgingChannel.PHONE,
                contact=organization.holders(owed.unit_id, SIGNERS, beijing_day(at))[0].name,
                asked=ASKED.get(ObligationKind(owed.kind), ELSE),
                answered="已知悉，抓紧办理",
                obligation=owed.uid,
                next_on=beijing_day(at) + timedelta(days=4),
            )
