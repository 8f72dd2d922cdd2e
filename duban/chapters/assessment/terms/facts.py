"""The words of facts and of the computing: what a person enters, how far a computing is, and what refusals say."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duban.chapters.assessment.terms.scheme import FactKind


class RunState(TextChoices):
    ASKED = "ASKED", _("计算中")
    COMPUTED = "COMPUTED", _("已算出")
    UNCHANGED = "UNCHANGED", _("与上次计算一致")


class FactState(TextChoices):
    """Of a fact that a person enters: a second one confirms it before it counts."""

    ENTERED = "ENTERED", _("待复核")
    CONFIRMED = "CONFIRMED", _("已复核")
    WITHDRAWN = "WITHDRAWN", _("已撤回")


# The word of a paper on which a fact about the Office is entered.
ENTER = "ENTER_FACT"
# What speaks for a party by a paper that may also be registered as a commendation.
PRAISING = (FactKind.LEADER_PRAISED, FactKind.OTHER_ENTERED)
# What people enter, with its paper. Everything else is read from the record.
ENTERED_KINDS = (
    FactKind.LEADER_PRAISED,
    FactKind.LEADER_CRITICISED,
    FactKind.MEETING_MISSED,
    FactKind.PLAN_LATE,
    FactKind.NAMED_IN_CIRCULAR,
    FactKind.OTHER_ENTERED,
)

# The line of the derivation: what happened, with its dates. Frozen with the sheet as it was computed.
SAID: dict[str, Promise] = {
    "early": _("时限 {due_on}，{done_on} 完成，提前"),
    "on_time": _("时限 {due_on}，{done_on} 完成，按时"),
    "late": _("时限 {due_on}，{done_on} 完成，延时 {days} 天"),
    "undone": _("时限 {due_on}，截至 {until} 未完成，已逾期 {days} 天"),
    "milestone_late": _("节点“{label}”应于 {due_on} 完成，{done_on} 完成，延时 {days} 天"),
    "milestone_undone": _("节点“{label}”应于 {due_on} 完成，截至 {until} 未完成，已逾期 {days} 天"),
    "signed_late": _("应于 {due_on} 前签收，{done_on} 签收，逾期 {days} 天"),
    "signed_never": _("应于 {due_on} 前签收，截至 {until} 未签收"),
    "breakdown_late": _("应于 {due_on} 前分解落实，{done_on} 分解，逾期 {days} 天"),
    "breakdown_never": _("应于 {due_on} 前分解落实，截至 {until} 未分解"),
    "feedback_on_time": _("应于 {due_on} 前反馈，{done_on} 反馈"),
    "feedback_late": _("应于 {due_on} 前反馈，{done_on} 反馈，逾期 {days} 天"),
    "feedback_missing": _("应于 {due_on} 前反馈，截至 {until} 未反馈"),
    "answer_late": _("责令{what}应于 {due_on} 前报送，{done_on} 报送，逾期 {days} 天"),
    "answer_missing": _("责令{what}应于 {due_on} 前报送，截至 {until} 未报送"),
    "returned": _("{on} 被责令{what}：{reason}"),
    "untrue": _("{on} 查明反馈情况不实：{fact}"),
    "reopened": _("{on} 办理结果经督查不实，已重启：{fact}"),
    "problem": _("{on} 发现问题（{what}）：{fact}"),
    "notice": _("{on} 送达{number}《督办通知书》"),
    "rectified_late": _("整改应于 {due_on} 前回复，{done_on} 回复，逾期 {days} 天"),
    "rectified_never": _("整改应于 {due_on} 前回复，截至 {until} 未回复"),
    "urged": _("{on} 被催办（{channel}）：{asked}"),
    "promised_on_time": _("应于 {due_on} 前作出服务承诺，{done_on} 作出"),
    "promised_late": _("应于 {due_on} 前作出服务承诺，{done_on} 作出，逾期 {days} 天"),
    "promised_never": _("应于 {due_on} 前作出服务承诺，截至 {until} 未作出"),
    "answered_on_time": _("协调事项应于 {due_on} 前答复，{done_on} 答复"),
    "answered_late": _("协调事项应于 {due_on} 前答复，{done_on} 答复，逾期 {days} 天"),
    "answered_never": _("协调事项应于 {due_on} 前答复，截至 {until} 未答复"),
    "accountable": _("{on} 起处理决定生效：{what}"),
    "unsigned": _("会签应于期限内答复，{on} 记为逾期未会签"),
    "kept_on_time": _("承诺 {due_on} 前办到：{label}；{done_on} 办到"),
    "kept_late": _("承诺 {due_on} 前办到：{label}；{done_on} 办到，迟 {days} 天"),
    "kept_never": _("承诺 {due_on} 前办到：{label}；截至 {until} 未办到"),
    "self_delay": _("{on} 在到期前主动报告延误，自定新时限 {own_on}：{fact}"),
    "self_problem": _("{on} 主动报告问题，自定新时限 {own_on}：{fact}"),
    "office_late": _("本办应于 {due_on} 前{what}，{done_on} 办理，逾期 {days} 天"),
    "office_never": _("本办应于 {due_on} 前{what}，截至 {until} 未办理"),
    "named": _("{on} 被{number}列为进展滞后"),
    "quality": _("考核评估报告 {on} 审定，质量效果为“{quality}”"),
    "entered": _("{fact}（依据：{evidence}）"),
    "excused": _("已认定{cause}，{days} 天不计：{finding}"),
    "partly": _("{line}；已认定{cause}，其中 {days} 天不计"),
}

HELD_EXCUSED = _("不计")

REFUSALS: dict[str, tuple[Promise, Promise]] = {
    "assessment.year_unfit": (
        _("{year} 年度尚未开始"),
        _("请选择已开始的年度；当年可随时试算，年度结束后再正式计算"),
    ),
    "assessment.no_scheme": (
        _("{year} 年度没有生效的考核细则"),
        _("请先起草考核细则并报领导小组审定"),
    ),
    "assessment.computing_runs": (
        _("{year} 年度的计算正在进行"),
        _("请等本次计算完成后再试"),
    ),
    "assessment.not_computing": (_("这次计算已经完成"), _("请查看计算结果")),
    "assessment.run_unknown": (_("没有这次计算，或您无权查看"), _("请从绩效考核页面进入")),
    "assessment.sheet_unknown": (_("没有这张得分明细，或您无权查看"), _("请从“我的考核”进入")),
    "assessment.fact_unknown": (_("没有这条登记，或您无权查看"), _("请从登记情况列表进入")),
    "assessment.fact_kind": (
        _("“{kind}”由办理记录自动提取，不由人登记"),
        _("请核对该事项的办理记录；记录有误的，在原处更正"),
    ),
    "assessment.fact_without_evidence": (
        _("没有写明依据"),
        _("请写明文号、会议或批示名称和日期，或上传原件"),
    ),
    "assessment.fact_text": (_("请写明发生了什么"), _("写清何人何事，不超过 {limit} 字")),
    "assessment.fact_future": (_("发生日期 {on} 晚于今日"), _("请更正日期")),
    "assessment.fact_own_unit": (
        _("不得对本人或本人所在单位办理“{act}”"),
        _("请由领导小组办公室其他人员办理"),
    ),
    "assessment.fact_of_office": (
        _("{unit}是领导小组办公室或其所在部室，不由办公室人员办理“{act}”"),
        _("请由领导小组组长、成员或指定的考核人员办理；登记的，可以代录组长的决定"),
    ),
    "assessment.fact_by_head": (
        _("对领导小组办公室的考核情况由组长登记"),
        _("请由组长登记，或由办公室代录组长的决定；成员可以复核"),
    ),
    "assessment.fact_paper_unfit": (
        _("“{decider}”不能决定对办公室的考核情况"),
        _("请代录领导小组组长或领导小组会议的决定"),
    ),
    "assessment.fact_paper_used": (_("该纸质决定已据以登记过一项情况"), _("请代录另一份决定")),
    "assessment.fact_after_paper": (
        _("发生日期 {on} 晚于纸质决定的日期 {decided_on}"),
        _("请核对发生日期和纸质原件"),
    ),
    "assessment.fact_praised": (
        _("{party}的这份表扬已作为表扬登记（{decision}），不能再作为考核情况登记"),
        _("同一事实只计一次；表扬登记经复核后按受通报表扬计分"),
    ),
    "assessment.fact_twice": (
        _("{party}的这项情况已于 {on} 登记，依据相同"),
        _("无需重复登记；有误的，撤回后重新登记"),
    ),
    "assessment.fact_told": (
        _("{unit}{on}的“{kind}”已由办理记录自动提取"),
        _("无需登记；系统以外的通报，请核对日期和文号"),
    ),
    "assessment.fact_not_assessed": (
        _("所选单位或人员不在考核范围"),
        _("请选择管委会部室（单位）或其人员"),
    ),
    "assessment.fact_not_in_unit": (
        _("{name} 在 {on} 不在该单位任职"),
        _("请选择其当日所在单位"),
    ),
    "assessment.fact_matter_apart": (
        _("该单位在 {on} 不是本事项的责任单位"),
        _("请核对事项编号，或不填事项"),
    ),
    "assessment.fact_matter_unknown": (
        _("没有编号为 {number} 的事项"),
        _("请核对事项编号，或不填事项"),
    ),
    "assessment.fact_item": (
        _("“按考核项目记载”须写明考核细则中的项目代码"),
        _("请从现行考核细则中选择由人记载的项目"),
    ),
    "assessment.fact_same_person": (
        _("登记人不得复核自己的登记"),
        _("请由领导小组办公室另一人复核"),
    ),
    "assessment.fact_settled": (_("该登记已{state}"), _("无需重复办理；有误的，撤回后重新登记")),
    "assessment.withdrawal_reason": (_("没有写明撤回的理由"), _("请写明哪里有误")),
    "assessment.judgement_rule": (
        _("该年度考核细则没有由人评定的这一项"),
        _("请从该考核对象的待评定项目中选择"),
    ),
    "assessment.judgement_number": (_("“{value}”不是数值"), _("请填数字，小数点后最多四位")),
    "assessment.judgement_reason": (_("没有写明评定理由"), _("请写明理由，不超过 {limit} 字")),
    "assessment.trial_unknown": (_("没有这次试算，或已过保留期"), _("请从考核细则草案重新试算")),
}
