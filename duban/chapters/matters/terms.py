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


class Ending(TextChoices):
    """How a matter ended that was closed without a result (decision 9)."""

    MERGED = "MERGED", _("并入")
    TERMINATED = "TERMINATED", _("终止办理")


class AdjustmentKind(TextChoices):
    """事项调整 (decision 9)."""

    CHANGE = "CHANGE", _("调整内容、目标或责任单位")
    MERGE = "MERGE", _("合并")
    SPLIT = "SPLIT", _("拆分")
    WITHDRAWAL = "WITHDRAWAL", _("终止办理")


class AdjustmentState(TextChoices):
    WAITING = "WAITING", _("待批准")
    APPROVED = "APPROVED", _("已批准")
    REFUSED = "REFUSED", _("未批准")
    WITHDRAWN = "WITHDRAWN", _("已撤回")


class FindingState(TextChoices):
    CLAIMED = "CLAIMED", _("待认定")
    FOUND = "FOUND", _("已认定")
    REJECTED = "REJECTED", _("不予认定")


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
    DECIDE_ADJUSTMENT = "DECIDE_ADJUSTMENT", _("报批事项调整")
    DECIDE_EXEMPTION = "DECIDE_EXEMPTION", _("认定不可抗因素")
    PROMISE = "PROMISE", _("作出服务承诺")
    SERVICE = "SERVICE", _("兑现服务承诺")
    RECEIVE = "RECEIVE", _("接收工作交接")
    SOURCE_CONTACT = "SOURCE_CONTACT", _("与来源方沟通")
    SOURCE_REPLY = "SOURCE_REPLY", _("答复来源方")
    SOURCE_ACCEPTANCE = "SOURCE_ACCEPTANCE", _("取得来源单位验收")
    ANSWER_REQUEST = "ANSWER_REQUEST", _("答复请示")
    SPECIAL = "SPECIAL", _("解除专项督办")
    INTERVIEW = "INTERVIEW", _("约谈")
    ANSWER_STUDY_OPINION = "ANSWER_STUDY_OPINION", _("答复调研意见建议")
    DECIDE_RECTIFICATION = "DECIDE_RECTIFICATION", _("批复延长整改期限")
    ANSWER_COORDINATION = "ANSWER_COORDINATION", _("答复协调事项")
    KEEP_COORDINATION = "KEEP_COORDINATION", _("兑现协调承诺")
    SETTLE_COORDINATION = "SETTLE_COORDINATION", _("协调解决")
    EVALUATE = "EVALUATE", _("考核评估")


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
        ObligationKind.DECIDE_ADJUSTMENT,
        ObligationKind.DECIDE_EXEMPTION,
        ObligationKind.SPECIAL,
        ObligationKind.INTERVIEW,
        ObligationKind.DECIDE_RECTIFICATION,
        ObligationKind.SETTLE_COORDINATION,
        ObligationKind.EVALUATE,
        *SOURCE_DUTIES,
    }
)

# What turns a light red when it is past and not reported done (decision 17).
RED_KINDS = frozenset(
    {
        ObligationKind.MATTER_DEADLINE,
        ObligationKind.MILESTONE,
        ObligationKind.NOTICE_REPLY,
        ObligationKind.REDO,
        ObligationKind.REQUIREMENT,
    }
)

# What a leader owes; neither the Office nor a unit is late with it.
LEADER_DUTIES = frozenset({ObligationKind.ANSWER_REQUEST})
NOT_OF_UNITS = OFFICE_DUTIES | LEADER_DUTIES

# What begins with closing, or goes on after it: the Office evaluates what was done (11(5)).
AFTER_CLOSING = frozenset({ObligationKind.EVALUATE})
# What does not stand in the way of closing: closing itself, and what comes after it.
BESIDE_CLOSING = frozenset({ObligationKind.CLOSE, *AFTER_CLOSING})


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
    "FORMER": _("原责任单位"),
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
    "matters.not_closed": (_("该事项尚未办结"), _("请在办结销号后归档")),
    "matters.already_archived": (_("该事项已于 {archived_on} 归档"), _("无需重复归档")),
    "matters.papers_unfiled": (
        _("该事项还有 {count} 件文书未归档：{what}"),
        _("请将已办毕的文书归档、在途的文书办完后再行归档"),
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
    "matters.percent_unfit": (_("完成比例 {percent} 不在 0 至 100 之间"), _("请更正后重新提交")),
    "matters.original_not_earlier": (
        _("原定时限 {original} 不早于现行时限 {due_on}"),
        _("原定时限与现行时限一致的，不填原定时限"),
    ),
    "matters.extension_without_paper": (
        _("时限在立项前已调整，没有依据的纸质件"),
        _("请代录此前批准延期的纸质件，经另一名工作人员复核后办理"),
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
    "matters.regrouped_meanwhile": (
        _("该事项刚刚与其他事项合并或者拆分"),
        _("请核对最新情况后重新提交"),
    ),
    "matters.no_lead": (_("该事项没有牵头单位"), _("请先由人指定一个牵头单位；系统不会默认首列单位牵头")),
    "matters.stale": (_("您打开表单后，该事项已由他人办理"), _("请核对最新情况后重新提交")),
    "matters.decided_on_before": (
        _("决定日期 {decided_on} 早于其所依据的申请日期 {asked_on}"),
        _("请按纸质原件上的日期填写"),
    ),
    "matters.adjustment_waits": (_("该事项已有一项待批准的调整"), _("请等待批准，或先撤回后重新提出")),
    "matters.adjustment_decided": (_("该项调整{state}"), _("无需重复办理；确需再调整的，请另行提出")),
    "matters.adjustment_kind": (_("该项调整应按“{act}”办理"), _("请从该项调整的页面办理")),
    "matters.adjustment_level": (
        _("“{decider}”不能批准该事项的调整"),
        _("事项调整由批准立项的一级批准：{allowed}；请登记会议，或代录并复核纸质决定后办理"),
    ),
    "matters.adjustment_gathered": (_("该项调整已列入另一次清单调整"), _("请随该次清单调整一并批准")),
    "matters.own_minutes": (_("该会议由您本人登记"), _("请由另一名工作人员核对会议纪要后办理")),
    "matters.item_missing": (_("须写明议定事项在会议纪要中的序号"), _("请填写序号")),
    "matters.own_proposal": (_("您是该项调整的提出人，不能批准"), _("请由有权批准的其他领导或会议决定")),
    "matters.decided_before": (
        _("决定日期 {decided_on} 早于其所依据的日期 {rests_on}"),
        _("请按纸质原件或会议纪要上的日期填写"),
    ),
    "matters.nothing_changed": (_("内容、目标和责任单位均无变化"), _("请填写需要调整的内容")),
    "matters.lead_missing": (_("调整后没有牵头单位"), _("已交办的事项须有一个牵头单位")),
    "matters.unit_scope": (
        _("“{name}”的责任与其单位性质不符"),
        _("牵头、协办、服务单位须在《办法》适用范围内，范围外的列为外部配合单位"),
    ),
    "matters.unit_owes": (
        _("调出的单位还有须先了结的任务：{listed}"),
        _("请先办结，或由领导小组办公室依规撤销后再调整"),
    ),
    "matters.result_accepted": (_("该事项的办理结果已采纳"), _("请办结销号，不再合并、拆分或终止")),
    "matters.merge_none": (_("没有选定并入的事项"), _("请填写并入事项的编号")),
    "matters.number_unknown": (_("没有编号为“{number}”的事项"), _("请核对编号")),
    "matters.merge_itself": (_("事项不能并入自身"), _("请更正编号")),
    "matters.merge_state": (_("{number} {state}，不能并入"), _("请选择正在办理的事项")),
    "matters.merge_into_assigned": (
        _("{number} 已交办，不能并入尚未交办的事项"),
        _("请先交办，或改由已交办的事项并入对方"),
    ),
    "matters.settle_first": (
        _("{number} 还有须先了结的任务：{what}"),
        _("件件有结果、事事有回音：请先办结或答复，再合并或终止"),
    ),
    "matters.split_none": (_("没有写明拆出的事项"), _("请至少填写一个拆出的事项")),
    "matters.no_duty_to_adjust": (_("所选任务不是待办的事项调整任务"), _("请从事项页面选择")),
    "matters.finding_unknown": (_("没有这项认定，或您无权查看"), _("请从事项页面进入")),
    "matters.claim_kind": (_("“{what}”不能申请认定"), _("只有事项时限和节点时限可以申请认定不可抗因素")),
    "matters.cause_unknown": (_("考核细则与参数中没有这种原因"), _("请选择所列的原因")),
    "matters.claim_pending": (_("该时限已有待认定的申请"), _("请等待认定")),
    "matters.claim_late": (
        _("申请应在到期或障碍消除后 {days} 个工作日内提出，已于 {last_on} 截止"),
        _("逾期情况可在考核评估时说明"),
    ),
    "matters.record_missing": (_("“{cause}”须有{needs}"), _("请写明申请或协调的日期、文号和对象")),
    "matters.obstacle_dates": (_("障碍的起止日期有误"), _("起始不晚于今日，消除不早于起始、不晚于今日")),
    "matters.obstacle_after": (
        _("障碍自 {from_on} 起，晚于时限 {due_on}"),
        _("到期以后发生的，不影响按期完成"),
    ),
    "matters.finding_made": (_("该项申请已认定"), _("无需重复办理")),
    "matters.own_claim": (_("您在申请单位任职，不能认定本单位的申请"), _("请由其他领导决定")),
    "matters.rejected_has_effects": (_("不予认定的，不产生任何效果"), _("请清除效果后提交")),
    "matters.days_not_charged": (
        _("不计入的天数 {days} 天不符：障碍共 {span} 天"),
        _("不计入的天数不得超过障碍持续的天数；该原因不扣除天数的填 0"),
    ),
    "matters.does_not_bar": (
        _("按现行考核细则与参数，“{cause}”不排除第十六条第二项"),
        _("请只认定不计入的天数，或先修订考核细则与参数"),
    ),
    "matters.finding_without_effect": (_("认定须写明至少一项效果"), _("无效果的，请不予认定")),
    "matters.carry_year": (_("该事项不在{year}年度清单中，或已结转"), _("请核对年度")),
    "matters.carry_early": (_("{year}年度结转自 {from_on} 起办理"), _("请届时办理")),
}
