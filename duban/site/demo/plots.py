"""The plots: what happens to a matter. Together they leave matters in every state, a few with a rich past."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.matters import actions as matters
from duban.chapters.matters import queries
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import actions as supervision
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Way

Plot = Callable[[Way], Life]
FINAL = ObligationKind.MATTER_DEADLINE


def waiting(way: Way) -> Life:
    """立项，尚未交办."""
    yield from ()


def assigned(way: Way) -> Life:
    """Given out yesterday, not signed for."""
    yield way.stage.at(1, 15)
    way.assign(way.stage.at(1, 15))


def unsigned(way: Way) -> Life:
    """Given out a fortnight ago and neither signed for nor broken down."""
    yield way.stage.at(14, 9)
    way.assign(way.stage.at(14, 9))


def signed(way: Way) -> Life:
    """Signed for, not broken down."""
    yield way.stage.at(5, 9)
    way.assign(way.stage.at(5, 9))
    yield way.stage.at(4, 14)
    way.sign(way.stage.at(4, 14))


def steady(way: Way) -> Life:
    """Runs to plan: five feedbacks, each answered."""
    yield from way.under_way(200)
    for ago, percent in ((170, 20), (139, 35), (108, 50), (78, 65), (47, 80), (17, 88)):
        yield from way.periodic(ago, percent, f"按方案有序推进，累计完成{percent}%。")


def behind(way: Way) -> Life:
    """Runs well behind the linear schedule."""
    yield from way.under_way(190)
    for ago, percent in ((159, 10), (128, 18), (98, 25), (68, 30), (37, 34), (7, 38)):
        yield from way.periodic(ago, percent, f"受施工条件影响，进度偏慢，累计完成{percent}%。")


def to_review(way: Way) -> Life:
    """The last feedback waits for the Office."""
    yield from way.under_way(160)
    for ago, percent in ((130, 25), (100, 45), (69, 60), (38, 72)):
        yield from way.periodic(ago, percent, f"完成阶段任务，累计完成{percent}%。")
    yield from way.periodic(3, 85, "主体任务已完成，正在收尾。", answered=False)


def with_head(way: Way) -> Life:
    """The last feedback waits for the unit's own head."""
    yield from way.under_way(120)
    for ago, percent in ((90, 30), (60, 50), (30, 66)):
        yield from way.periodic(ago, percent, f"累计完成{percent}%。")
    at = way.stage.at(1, 10)
    yield at
    way.report(
        at,
        way.owed(ObligationKind.PERIODIC_REPORT),
        percent=75,
        progress="本月完成设备采购和进场，累计完成75%。",
    )


def overdue(way: Way) -> Life:
    """Past its deadline, urged twice, silent."""
    yield from way.under_way(150)
    for ago, percent in ((120, 20), (90, 40), (60, 55)):
        yield from way.periodic(ago, percent, f"累计完成{percent}%。")
    for ago, said in ((12, "本周内报送"), (6, "正在收集材料")):
        at = way.stage.at(ago, 10)
        yield at
        way.urge(at, "办理时限已过，请说明原因并报送办理结果", said, way.owed(FINAL))


def noticed(way: Way) -> Life:
    """One 督办通知书 served, the reply still to come."""
    yield from overdue(way)
    at = way.stage.at(4, 9)
    yield at
    notice = way.notice(
        at,
        "办理时限已过，经两次催办仍未报送办理结果。",
        "立即组织力量办理，于收到之日起10个工作日内报送整改情况。",
    )
    at = way.stage.at(3, 11)
    yield at
    way.serve(at, notice)


def noticed_twice(way: Way) -> Life:
    """Two notices served: the clue of 16(4) is registered by itself."""
    yield from way.under_way(180)
    for ago, percent in ((150, 15), (120, 30), (89, 36)):
        yield from way.periodic(ago, percent, f"累计完成{percent}%。")
    at = way.stage.at(62, 9)
    yield at
    first = way.notice(at, "现场检查发现已报完成的工作量与实际不符。", "限期核实并补足工作量，如实报送。")
    at = way.stage.at(61, 15)
    yield at
    way.serve(at, first)
    at = way.stage.at(52, 10)
    yield at
    reply = supervision.reply_to_notice(
        by=way.liaison(at), at=at, request_id=None, notice=first.uid, text="已组织核实，缺少部分正在补做。"
    )
    at = way.stage.at(48, 15)
    yield at
    supervision.verify_rectification(
        by=way.stage.clerk,
        at=at,
        request_id=None,
        rectification=reply.uid,
        verified=False,
        finding="复查仍有缺口，未整改到位。",
    )
    at = way.stage.at(21, 9)
    yield at
    second = way.notice(
        at,
        "首份督办通知书限期已过，整改仍未到位。",
        "由主要负责人牵头整改，10个工作日内报送结果。",
        by_head=True,
    )
    at = way.stage.at(20, 16)
    yield at
    way.serve(at, second)


def annulled(way: Way) -> Life:
    """A notice objected to with success: the count falls."""
    yield from way.under_way(140)
    yield from way.periodic(110, 40, "累计完成40%。")
    yield from way.periodic(79, 62, "累计完成62%。")
    at = way.stage.at(40, 9)
    yield at
    notice = way.notice(at, "应报节点未报完成。", "说明情况并限期补报。")
    at = way.stage.at(39, 10)
    yield at
    way.serve(at, notice)
    at = way.stage.at(37, 10)
    yield at
    objection = supervision.object_to_notice(
        by=way.chief(at),
        at=at,
        request_id=None,
        notice=notice.uid,
        text="该节点已于到期前报送，回执在案，请予撤销。",
    )
    at = way.stage.at(35, 16)
    yield at
    supervision.answer_objection(
        by=way.stage.director,
        at=at,
        request_id=None,
        objection=objection.uid,
        upheld=True,
        answer="经核对，节点已按时报送，异议成立。",
    )
    yield from way.periodic(18, 82, "累计完成82%。")


def returned(way: Way) -> Life:
    """The final report came back for 补办: the substance is done, material is wanting."""
    yield from way.under_way(130)
    yield from way.periodic(100, 45, "累计完成45%。")
    yield from way.periodic(70, 78, "累计完成78%。")
    at = way.stage.at(9, 9)
    yield at
    report = way.report(
        at,
        way.owed(FINAL),
        percent=100,
        progress="任务已全部完成。",
        completed_on=beijing_day(way.stage.at(10)),
    )
    at = way.stage.at(9, 16)
    yield at
    way.approve(at, report)
    at = way.stage.at(6, 10)
    yield at
    way.send_return(
        at, report, ReturnKind.SUPPLEMENT, "缺少验收单和影像资料，请补齐。", way.stage.on + timedelta(days=4)
    )


def redo(way: Way) -> Life:
    """The final report came back for 重新办理: the substance is not done."""
    yield from way.under_way(150)
    yield from way.periodic(120, 40, "累计完成40%。")
    at = way.stage.at(20, 9)
    yield at
    report = way.report(
        at, way.owed(FINAL), percent=100, progress="任务已完成。", completed_on=beijing_day(way.stage.at(21))
    )
    at = way.stage.at(20, 17)
    yield at
    way.approve(at, report)
    at = way.stage.at(16, 10)
    yield at
    way.send_return(
        at, report, ReturnKind.REDO, "现场核查主体任务未完成，请重新办理。", way.stage.on - timedelta(days=2)
    )


def extension_asked(way: Way) -> Life:
    """An extension waits for its decision."""
    yield from way.under_way(110)
    yield from way.periodic(80, 40, "累计完成40%。")
    at = way.stage.at(2, 10)
    yield at
    owed = way.owed(FINAL)
    matters.request_extension(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        obligation=owed.uid,
        new_due_on=owed.due_on + timedelta(days=31),
        reason="设备尚未到货，供货方已出具说明。",
    )


def extended(way: Way) -> Life:
    """An extension was granted; both dates stay."""
    yield from way.under_way(210)
    yield from way.periodic(180, 15, "累计完成15%。")
    at = way.stage.at(90, 10)
    yield at
    owed = way.owed(FINAL)
    change = matters.request_extension(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        obligation=owed.uid,
        new_due_on=owed.due_on + timedelta(days=45),
        reason="汛期停工，工期顺延。",
    )
    at = way.stage.at(88, 15)
    yield at
    matters.decide_extension(
        by=way.stage.head,
        at=at,
        request_id=None,
        change=change.uid,
        grant=True,
        opinion="同意延期，须确保质量。",
    )
    for ago, percent in ((60, 45), (29, 64)):
        yield from way.periodic(ago, percent, f"复工后累计完成{percent}%。")


def suspended(way: Way) -> Life:
    """Suspended by the head with a review date to come."""
    yield from way.under_way(100)
    yield from way.periodic(70, 20, "累计完成20%。")
    at = way.stage.at(25, 10)
    yield at
    matters.suspend(
        by=way.stage.head,
        at=at,
        request_id=None,
        matter=way.matter.uid,
        review_on=way.stage.on + timedelta(days=20),
        reason="上级规划调整，待批复后恢复。",
    )


def done(way: Way, early: int, *, close: bool = True) -> Life:
    """Finished `early` days before its deadline (after it, if negative), accepted and closed."""
    yield from way.under_way(230)
    yield from way.periodic(200, 30, "累计完成30%。")
    yield from way.periodic(170, 60, "累计完成60%。")
    due = queries.deadline_of(way.matter).due_on
    ago = max(12, (way.stage.on - due).days + early)
    at = way.stage.at(ago, 9)
    yield at
    report = way.report(
        at,
        way.owed(FINAL),
        percent=100,
        progress="任务全部完成并通过验收，申请办结。",
        completed_on=beijing_day(at),
        evidence="验收意见.txt",
    )
    at = way.stage.at(ago, 17)
    yield at
    way.approve(at, report)
    at = way.stage.at(ago - 3, 10)
    yield at
    way.accept(at, report, "经核查，任务完成，予以采纳。")
    if close:
        while owed := queries.standing_obligations(way.matter, kinds=(ObligationKind.PERIODIC_REPORT,)):
            at = way.stage.at(max(1, ago - 4), 9)
            yield at
            rest = way.report(at, owed[0], percent=100, progress="任务已办结。")
            way.approve(at + timedelta(minutes=20), rest)
            way.accept(at + timedelta(minutes=50), rest)
        at = way.stage.at(max(1, ago - 5), 15)
        yield at
        matters.close(by=way.stage.clerk, at=at, request_id=None, matter=way.matter.uid)


def early(way: Way) -> Life:
    yield from done(way, 6)


def on_time(way: Way) -> Life:
    yield from done(way, 0)


def late(way: Way) -> Life:
    yield from done(way, -9)


def to_close(way: Way) -> Life:
    """Accepted; only closing is left."""
    yield from done(way, 1, close=False)


# How often each plot is told, and in how many days before (-) or after (+) the day of the story the matter
# falls due.
PLOTS: tuple[tuple[Plot, int, int], ...] = (
    (waiting, 4, 60),
    (assigned, 3, 50),
    (unsigned, 2, 45),
    (signed, 3, 70),
    (steady, 8, 30),
    (behind, 4, 40),
    (to_review, 4, 20),
    (with_head, 3, 38),
    (overdue, 3, -14),
    (noticed, 2, -20),
    (noticed_twice, 1, -10),
    (annulled, 1, 30),
    (returned, 2, 3),
    (redo, 1, -5),
    (extension_asked, 2, 4),
    (extended, 2, -20),
    (suspended, 2, 60),
    (early, 4, -60),
    (on_time, 3, -50),
    (late, 2, -70),
    (to_close, 2, -10),
)
