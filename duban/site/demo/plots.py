"""The plots: what happens to a matter. Together they leave matters in every state, a few with a rich past."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.matters import actions as matters
from duban.chapters.matters import queries
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.models import SupervisionNotice
from duban.ground.beijing import beijing_day
from duban.site.demo import answering
from duban.site.demo.lives import Life, Way

Plot = Callable[[Way], Life]
FINAL = ObligationKind.MATTER_DEADLINE
PERIODIC = ObligationKind.PERIODIC_REPORT
BEGUN = 266


def waiting(way: Way) -> Life:
    """立项，尚未交办."""
    yield from ()


def assigned(way: Way) -> Life:
    """Given out on the last working day, not signed for."""
    at = way.stage.at(1, 15, way.index)
    yield at
    way.assign(at)


def unsigned(way: Way) -> Life:
    """Given out a fortnight ago and neither signed for nor broken down."""
    at = way.stage.at(14, 10, way.index)
    yield at
    way.assign(at)


def signed(way: Way) -> Life:
    """Signed for, not broken down yet."""
    at = way.stage.at(5, 9, way.index)
    yield at
    way.assign(at)
    at = way.stage.at(4, 14, way.index)
    yield at
    way.sign(at)


def steady(way: Way) -> Life:
    """Runs to plan."""
    yield from way.under_way(BEGUN)
    yield from way.progress(88)


def behind(way: Way) -> Life:
    """Runs well behind the linear schedule."""
    yield from way.under_way(BEGUN)
    yield from way.progress(38, said="受施工条件影响，进度偏慢")


def to_review(way: Way) -> Life:
    """The last feedback waits for the Office."""
    yield from way.under_way(BEGUN)
    yield from way.progress(72)
    yield from way.feed_back(3, way.owed(PERIODIC), 85, "主体任务已完成，正在收尾。", answered=False)


def with_head(way: Way) -> Life:
    """The last feedback waits for the unit's own head."""
    yield from way.under_way(BEGUN)
    yield from way.progress(66)
    at = way.stage.at(1, 10, way.index)
    yield at
    way.report(at, way.owed(PERIODIC), percent=75, progress="本月完成设备采购和进场，累计完成75%。")


def overdue(way: Way) -> Life:
    """Past its deadline, urged twice, silent."""
    yield from way.under_way(BEGUN)
    yield from way.progress(55)
    at = way.stage.at(6, 11, way.index)
    yield at
    way.urge(at, "办理时限已过，请说明原因并报送办理结果", "正在收集材料", way.owed(FINAL))


def noticed(way: Way) -> Life:
    """One 督办通知书 served, the reply still to come."""
    yield from overdue(way)
    at = way.stage.at(4, 9, way.index)
    yield at
    notice = way.notice(
        at,
        "办理时限已过，经两次催办仍未报送办理结果。",
        "立即组织力量办理，于收到之日起10个工作日内报送整改情况。",
    )
    at = way.stage.at(3, 11, way.index)
    yield at
    way.serve(at, notice)


def noticed_twice(way: Way) -> Life:
    """Two notices served: the clue of 16(4) is registered by itself."""
    yield from way.under_way(BEGUN)
    yield from way.progress(36)
    at = way.stage.at(48, 9)
    yield at
    first = way.notice(at, "现场检查发现已报完成的工作量与实际不符。", "限期核实并补足工作量，如实报送。")
    at = way.stage.at(47, 15)
    yield at
    way.serve(at, first)
    at = way.stage.at(36, 10)
    yield at
    reply = supervision.reply_to_notice(
        by=way.liaison(at), at=at, request_id=None, notice=first.uid, text="已组织核实，缺少部分正在补做。"
    )
    at = way.stage.at(31, 15)
    yield at
    supervision.verify_rectification(
        by=way.stage.clerk,
        at=at,
        request_id=None,
        rectification=reply.uid,
        verified=False,
        finding="复查仍有缺口，未整改到位。",
    )
    at = way.stage.at(28, 9)
    yield at
    second = way.notice(
        at,
        "首份督办通知书限期已过，整改仍未到位。",
        "由主要负责人牵头整改，10个工作日内报送结果。",
        by_head=True,
        also=_problems(first),
    )
    at = way.stage.at(27, 16)
    yield at
    way.serve(at, second)


def _problems(notice: SupervisionNotice) -> list[UUID]:
    return [line.problem.uid for line in notice.lines.select_related("problem")]


def annulled(way: Way) -> Life:
    """A notice objected to with success: the count falls."""
    yield from way.under_way(BEGUN)
    yield from way.progress(62)
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


def _final(way: Way, ago: int, text: str, *, evidence: str = "") -> Life:
    """The final report, approved by the unit's head."""
    at = way.stage.at(ago, 9, way.index)
    yield at
    report = way.report(
        at,
        way.owed(FINAL),
        percent=100,
        progress=text,
        completed_on=beijing_day(at),
        evidence=evidence,
    )
    at = way.stage.at(ago, 17, way.index)
    yield at
    way.approve(at, report)


def _last_report(way: Way) -> Report:
    return Report.objects.filter(matter=way.matter).latest("id")


def returned(way: Way) -> Life:
    """The final report came back for 补办: the substance is done, material is wanting."""
    yield from way.under_way(BEGUN)
    yield from way.progress(78)
    yield from _final(way, 9, "任务已全部完成。")
    at = way.stage.at(6, 10, way.index)
    yield at
    due_on = way.stage.on + timedelta(days=4)
    way.send_return(at, _last_report(way), ReturnKind.SUPPLEMENT, "缺少验收单和影像资料，请补齐。", due_on)


def redo(way: Way) -> Life:
    """The final report came back for 重新办理: the substance is not done."""
    yield from way.under_way(BEGUN)
    yield from way.progress(70)
    yield from _final(way, 20, "任务已完成。")
    at = way.stage.at(16, 10, way.index)
    yield at
    due_on = way.stage.on - timedelta(days=2)
    way.send_return(at, _last_report(way), ReturnKind.REDO, "现场核查主体任务未完成，请重新办理。", due_on)


def _ask_extension(way: Way, ago: int, days: int, reason: str) -> Life:
    at = way.stage.at(ago, 10, way.index)
    yield at
    owed = way.owed(FINAL)
    matters.request_extension(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        obligation=owed.uid,
        new_due_on=owed.due_on + timedelta(days=days),
        reason=reason,
    )


def extension_asked(way: Way) -> Life:
    """An extension waits for its decision."""
    yield from way.under_way(BEGUN)
    yield from way.progress(60)
    yield from _ask_extension(way, 2, 31, "设备尚未到货，供货方已出具说明。")


def extended(way: Way) -> Life:
    """An extension was granted; both dates stay."""
    yield from way.under_way(BEGUN)
    yield from way.progress(40, until=95, said="汛期停工")
    yield from _ask_extension(way, 90, 45, "汛期停工，工期顺延。")
    change = way.matter.time_changes.latest("id")
    at = way.stage.at(88, 15, way.index)
    yield at
    matters.decide_extension(
        by=way.stage.head,
        at=at,
        request_id=None,
        change=change.uid,
        grant=True,
        opinion="同意延期，须确保质量。",
    )
    yield from way.progress(64, said="复工后加快推进")


def suspended(way: Way) -> Life:
    """Suspended by the head with a review date to come."""
    yield from way.under_way(BEGUN)
    yield from way.progress(20, until=26)
    at = way.stage.at(25, 10, way.index)
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
    due_on = queries.due_on_of(way.matter)
    ago = (way.stage.on - due_on).days + early
    yield from way.under_way(BEGUN)
    yield from way.progress(80, until=ago + 4)
    yield from _final(way, ago, "任务全部完成并通过验收，申请办结。", evidence="验收意见.txt")
    report = _last_report(way)
    at = way.stage.at(ago - 3, 10, way.index)
    yield at
    way.accept(at, report, "经核查，任务完成，予以采纳。")
    if close:
        yield from _close(way, ago - 5)


def _close(way: Way, ago: int) -> Life:
    """As soon as nothing is owed any more: around a long holiday a feedback or an urging may still be."""
    while owed := [
        one for one in queries.standing_obligations(way.matter) if one.kind != ObligationKind.CLOSE
    ]:
        for one in owed:
            if one.kind in {PERIODIC, ObligationKind.SERVICE}:
                yield from way.feed_back(ago, one, 100, "任务已办结。")
        ago -= 1
        yield way.stage.at(ago, 9, way.index)
    at = way.stage.at(ago, 15, way.index)
    yield at
    matters.close(by=way.stage.clerk, at=at, request_id=None, matter=way.matter.uid)


def early(way: Way) -> Life:
    yield from done(way, 6)


def on_time(way: Way) -> Life:
    yield from done(way, 0)


def late(way: Way) -> Life:
    yield from done(way, -9)


def late_for_weeks(way: Way) -> Life:
    """Late in summer, when a half-year ends: it is named in the circular, and done before the next one."""
    yield from done(way, -26)


def to_close(way: Way) -> Life:
    """Accepted; only closing is left."""
    yield from done(way, 2, close=False)


# How often each plot is told, and in how many days before (-) or after (+) the day of the story the matter
# falls due: on the annual list, on the one of the middle of the year, and on one just published.
Cast = tuple[tuple[Plot, int, int], ...]
ANNUAL: Cast = (
    (steady, 6, 30),
    (answering.inspected, 1, 32),
    (answering.countersigned, 1, 6),
    (answering.as_planned, 1, 30),
    (answering.delay_reported, 1, 9),
    (behind, 2, 40),
    (to_review, 4, 20),
    (with_head, 3, 38),
    (overdue, 3, -24),
    (noticed, 2, -24),
    (noticed_twice, 1, -24),
    (annulled, 1, 30),
    (returned, 2, 3),
    (redo, 1, -5),
    (extension_asked, 2, 4),
    (extended, 2, -20),
    (suspended, 2, 60),
    (early, 4, -60),
    (on_time, 3, -50),
    (late, 1, -70),
    (late_for_weeks, 1, -160),
    (to_close, 2, -6),
)
PHASED: Cast = ((unsigned, 2, 45), (signed, 3, 70))
RECENT: Cast = ((waiting, 4, 60), (assigned, 3, 50))
