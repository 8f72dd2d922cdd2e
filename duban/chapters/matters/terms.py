"""The spine's words: categories, kinds of obligation, lights, and what its refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MatterCategory(TextChoices):
    """Art. 2: the three majors."""

    MAJOR_DECISION = "MAJOR_DECISION", _("重大决策")
    KEY_PROJECT = "KEY_PROJECT", _("重点工程")
    IMPORTANT_MATTER = "IMPORTANT_MATTER", _("重要事项")


class DefinitionLimb(TextChoices):
    """Which limb of the definition of art. 2 the matter meets."""

    CITY = "CITY", _("对全市经济和社会发展具有重大影响")
    ANCIENT_TOWN = "ANCIENT_TOWN", _("对台儿庄古城发展具有重大影响")
    PEOPLE = "PEOPLE", _("与人民群众切身利益密切相关")


class DocketingRoute(TextChoices):
    LISTED = "LISTED", _("列入清单立项")
    AD_HOC = "AD_HOC", _("党组会议研究确定")


class MatterState(TextChoices):
    DOCKETED = "DOCKETED", _("已立项")
    ASSIGNED = "ASSIGNED", _("办理中")
    SUSPENDED = "SUSPENDED", _("已暂停")
    CLOSED = "CLOSED", _("已办结")


class ObjectiveKind(TextChoices):
    TIME = "TIME", _("时限性目标")
    QUALITY = "QUALITY", _("质效性目标")


class ObligationKind(TextChoices):
    MATTER_DEADLINE = "MATTER_DEADLINE", _("办结事项")
    MILESTONE = "MILESTONE", _("完成节点")
    SIGN_FOR = "SIGN_FOR", _("签收")
    BREAKDOWN = "BREAKDOWN", _("分解落实")
    PERIODIC_REPORT = "PERIODIC_REPORT", _("报送进展反馈")
    UNIT_APPROVAL = "UNIT_APPROVAL", _("单位审核反馈")
    COUNTERSIGN = "COUNTERSIGN", _("会签反馈")
    REVIEW = "REVIEW", _("审核反馈")
    SUPPLEMENT = "SUPPLEMENT", _("补办")
    REDO = "REDO", _("重新办理")
    OWN_DATE = "OWN_DATE", _("兑现自报的新时限")
    URGE = "URGE", _("催办")
    DECIDE_EXTENSION = "DECIDE_EXTENSION", _("批复延期申请")
    DECIDE_SUSPENSION = "DECIDE_SUSPENSION", _("决定是否恢复办理")
    SERVE_NOTICE = "SERVE_NOTICE", _("送达督办通知书")
    NOTICE_REPLY = "NOTICE_REPLY", _("报送整改回复")
    VERIFY = "VERIFY", _("复查整改")
    ANSWER_OBJECTION = "ANSWER_OBJECTION", _("答复异议")
    TREAT_PROBLEM = "TREAT_PROBLEM", _("处置问题")
    CLOSE = "CLOSE", _("办结销号")
    REQUIREMENT = "REQUIREMENT", _("落实要求")
    ANSWER_INSTRUCTION = "ANSWER_INSTRUCTION", _("回复批示")
    ANSWER_ASSIGNMENT = "ANSWER_ASSIGNMENT", _("答复交办异议")
    ADJUST = "ADJUST", _("办理事项调整")
    PROMISE = "PROMISE", _("作出服务承诺")
    SERVICE = "SERVICE", _("兑现服务承诺")
    RECEIVE = "RECEIVE", _("接收工作交接")
    SOURCE_CONTACT = "SOURCE_CONTACT", _("与来源方沟通")
    SOURCE_REPLY = "SOURCE_REPLY", _("答复来源方")
    SOURCE_ACCEPTANCE = "SOURCE_ACCEPTANCE", _("取得来源单位验收")
    ANSWER_REQUEST = "ANSWER_REQUEST", _("答复请示")


# What the source of a matter demands before it may be closed; the Office answers for it (8(6), 6(3)).
SOURCE_DUTIES = frozenset(
    {ObligationKind.SOURCE_CONTACT, ObligationKind.SOURCE_REPLY, ObligationKind.SOURCE_ACCEPTANCE}
)


OFFICE_DUTIES = frozenset(
    {
        ObligationKind.REVIEW,
        ObligationKind.URGE,
        ObligationKind.DECIDE_SUSPENSION,
        ObligationKind.SERVE_NOTICE,
        ObligationKind.VERIFY,
        ObligationKind.ANSWER_OBJECTION,
        ObligationKind.TREAT_PROBLEM,
        ObligationKind.CLOSE,
        ObligationKind.ANSWER_INSTRUCTION,
        ObligationKind.ANSWER_ASSIGNMENT,
        ObligationKind.ADJUST,
        *SOURCE_DUTIES,
    }
)

# What a leader owes; neither the Office nor a unit is late with it.
LEADER_DUTIES = frozenset({ObligationKind.ANSWER_REQUEST})
NOT_OF_UNITS = OFFICE_DUTIES | LEADER_DUTIES

# What does not stand in the way of closing: closing itself, and an adjustment for which it leaves no room.
ENDED_BY_CLOSING = frozenset({ObligationKind.CLOSE, ObligationKind.ADJUST})


class TimeChangeKind(TextChoices):
    EXTENSION = "EXTENSION", _("延期")
    SUSPENSION = "SUSPENSION", _("暂停")
    CALENDAR = "CALENDAR", _("按工作日历重算")


class TimeChangeState(TextChoices):
    ASKED = "ASKED", _("待批复")
    GRANTED = "GRANTED", _("已批准")
    REFUSED = "REFUSED", _("未批准")
    ENDED = "ENDED", _("已恢复")


class Timeliness(TextChoices):
    """Art. 12: computed, never judged."""

    EARLY = "EARLY", _("提前")
    ON_TIME = "ON_TIME", _("按时")
    LATE = "LATE", _("延时")


class Light(TextChoices):
    RED = "RED", _("逾期")
    YELLOW = "YELLOW", _("预警")
    GREEN = "GREEN", _("正常")
    GREY = "GREY", _("暂停")
    DONE = "DONE", _("办结")


RELATION_WORDS = {
    "LEAD": _("牵头单位"),
    "CO": _("协办单位"),
    "SERVICE": _("服务单位"),
    "EXTERNAL": _("外部配合单位"),
}

REFUSALS = {
    "matters.person_owes": (
        _("{name}名下尚有应办任务 {count} 项：{listed}"),
        _("请由所在单位先行办结，或由领导小组办公室先行了结"),
    ),
    "matters.not_found": (_("没有这个事项，或您无权查看"), _("请从督办事项列表中进入")),
    "matters.title_missing": (_("事项没有名称"), _("请填写事项名称")),
    "matters.title_long": (_("事项名称超过 {limit} 字"), _("请压缩名称，详细内容写入工作目标")),
    "matters.docketed_in_future": (_("立项日期 {docketed_on} 晚于今日"), _("请更正立项日期")),
    "matters.two_leads": (_("列有 {count} 个牵头单位"), _("一个事项只能有一个牵头单位，请由人指定")),
    "matters.unit_twice": (_("同一单位列了两次"), _("请保留该单位的一种责任")),
    "matters.already_closed": (_("该事项已于 {closed_on} 办结"), _("已办结事项不再办理此项")),
    "matters.already_assigned": (_("该事项已交办"), _("无需重复交办")),
    "matters.not_assigned": (_("该事项尚未交办"), _("请先交办")),
    "matters.is_suspended": (_("该事项已暂停办理"), _("请先恢复办理")),
    "matters.not_suspended": (_("该事项未暂停"), _("无需恢复")),
    "matters.still_open": (
        _("该事项还有 {count} 项应办任务未了：{what}"),
        _("请逐项办结或依规终结后再办结销号"),
    ),
    "matters.source_waits": (
        _("来源方的要求尚未了结：{what}"),
        _("请由领导小组办公室凭来源单位的文件在该来源下登记后，再办结销号"),
    ),
    "matters.objective_unknown": (_("没有这项质效目标"), _("请从事项页面选择")),
    "matters.objective_late": (
        _("办理结果已采纳，完成时间 {completed_on}，不能再定目标值"),
        _("目标应在办理之前确定"),
    ),
    "matters.indicator_incomplete": (
        _("须写明指标和目标值"),
        _("如：指标“清淤量”，目标值“3.2”，单位“万立方米”"),
    ),
    "matters.indicator_long": (
        _("指标不超过 {indicator} 字，目标值不超过 {target} 字"),
        _("请压缩，说明写入验收标准"),
    ),
    "matters.indicator_twice": (
        _("指标“{indicator}”已经列入"),
        _("已定的指标只能通过事项调整变更"),
    ),
    "matters.objectives_decided": (
        _("立项时已定质效目标，不能另行增加"),
        _("请在所定目标下细化；确需增加的，办理事项调整"),
    ),
    "matters.no_result": (_("牵头单位的办理结果尚未采纳"), _("请先审核采纳办结报告")),
    "matters.obligation_unknown": (_("没有这项应办任务"), _("请从事项页面选择")),
    "matters.obligation_met": (_("该任务已于 {met_on} 完成"), _("无需重复办理")),
    "matters.extension_after_expiry": (
        _("时限 {due_on} 已过，延期申请应在到期前提出"),
        _("按原定时限办理；如有不可抗因素，请另行提出认定申请"),
    ),
    "matters.extension_not_later": (_("申请的时限 {new_due_on} 不晚于现时限 {due_on}"), _("请更正日期")),
    "matters.extension_pending": (_("该任务已有待批复的延期申请"), _("请等待批复")),
    "matters.extension_decided": (_("该延期申请已批复"), _("无需重复批复")),
    "matters.extension_kind": (_("“{what}”不能申请延期"), _("只有事项时限和节点时限可以申请延期")),
    "matters.suspended_before": (
        _("暂停之日 {from_on} 早于 {rests_on}（交办或上次恢复之日）"),
        _("请按纸质原件上的日期填写；每次暂停须有新的决定"),
    ),
    "matters.extension_no_end": (_("该任务没有终止时限"), _("无需申请延期")),
    "matters.review_before_start": (_("复核日期 {review_on} 须晚于暂停之日"), _("请更正日期")),
    "matters.resume_before_start": (_("恢复之日不得早于暂停之日 {from_on}"), _("请更正日期")),
    "matters.not_redated": (
        _("该时限不随工作日历重算"),
        _("只有未办结、以工作日计算且未经延期或暂停的时限随工作日历重算"),
    ),
    "matters.reason_missing": (_("须写明理由"), _("请填写理由")),
    "matters.at_before_last_act": (
        _("办理时间早于该事项上一次办理的时间"),
        _("请检查服务器时间，勿倒填日期"),
    ),
    "matters.no_lead": (_("该事项没有牵头单位"), _("请先由人指定一个牵头单位；系统不会默认首列单位牵头")),
    "matters.stale": (_("您打开表单后，该事项已由他人办理"), _("请核对最新情况后重新提交")),
    "matters.decided_on_before": (
        _("决定日期 {decided_on} 早于其所依据的申请日期 {asked_on}"),
        _("请按纸质原件上的日期填写"),
    ),
}
