"""The room's words: kinds and states of a report, how it is returned, and what its refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    PERIODIC = "PERIODIC", _("进展反馈")
    MILESTONE = "MILESTONE", _("节点完成报告")
    FINAL = "FINAL", _("办结报告")
    REQUIREMENT = "REQUIREMENT", _("落实情况报告")
    SUPPLEMENT = "SUPPLEMENT", _("补办报告")
    REDO = "REDO", _("重新办理报告")
    SELF_INSPECT = "SELF_INSPECT", _("自查报告")


class ReportState(TextChoices):
    WITH_HEAD = "WITH_HEAD", _("单位审核中")
    SENT_BACK = "SENT_BACK", _("单位退回修改")
    SUBMITTED = "SUBMITTED", _("待领导小组办公室审核")
    RETURNED = "RETURNED", _("已退回")
    ACCEPTED = "ACCEPTED", _("已采纳")


INSIDE_UNIT = frozenset({ReportState.WITH_HEAD, ReportState.SENT_BACK})


class ReturnKind(TextChoices):
    """Art. 11(4): 责令承办单位补办或重新办理."""

    SUPPLEMENT = "SUPPLEMENT", _("补办")
    REDO = "REDO", _("重新办理")


class Countersigned(TextChoices):
    """How a co- or service unit answered the lead unit's result; MOOT: the Office had answered before."""

    AGREE = "AGREE", _("同意")
    RESERVE = "RESERVE", _("保留意见")
    SILENT = "SILENT", _("逾期未会签")
    MOOT = "MOOT", _("审核前未会签")


class Confidence(TextChoices):
    """How sure somebody is that the deadline will be kept; judged, never derived (decision 28)."""

    SURE = "SURE", _("有把握")
    AT_RISK = "AT_RISK", _("有风险")
    UNLIKELY = "UNLIKELY", _("难以按期")


class FieldKind(TextChoices):
    """What a field of progress holds."""

    TEXT = "TEXT", _("文字")
    NUMBER = "NUMBER", _("数值")
    DATE = "DATE", _("日期")


# The field that every report has; its label follows the category.
PROGRESS = "PROGRESS"
MAX_VALUE = 80
BY_THE_UNIT = frozenset({Countersigned.AGREE, Countersigned.RESERVE})
AS_PLANNED = "按序时进度推进"
RETURN_TITLES = {
    ReturnKind.SUPPLEMENT: "责令补办通知书",
    ReturnKind.REDO: "责令重新办理通知书",
}

REFUSALS = {
    "feedback.not_accepted_result": (
        _("这份反馈不是已采纳的办理结果（{state}）"),
        _("未采纳的，请审核时责令补办或重新办理；进展反馈不实的，登记问题后督促整改"),
    ),
    "feedback.reopen_record": (
        _("没有核查记录可依据"),
        _("请先在本事项登记检查发现的问题，写明事实并附证据，再以其为依据重启"),
    ),
    "feedback.reopen_record_earlier": (
        _("核查记录日期 {record_on} 早于该结果的报送日期 {submitted_on}"),
        _("请以结果报送之后的检查记录为依据"),
    ),
    "feedback.reopen_reason": (_("须写明重启的理由"), _("请写明结果与核查情况不符之处")),
    "feedback.matter_ended": (
        _("该事项已{ending}，其结果不再重启"),
        _("请在承接该事项的事项中登记问题"),
    ),
    "feedback.field_unknown": (_("“{field}”不是该类事项的进展项目"), _("请按报送表填写")),
    "feedback.field_unfit": (_("{what}应填{kind}，现为“{value}”"), _("请更正后重新报送")),
    "feedback.field_future": (_("{what} {value} 晚于今日"), _("请按实际填写；计划日期写入下一步打算")),
    "feedback.field_twice": (_("{what}填写了两次"), _("请合并为一项")),
    "feedback.value_unknown": (_("所报目标值不属于本事项的质效目标"), _("请按事项页面所列目标填写")),
    "feedback.value_length": (_("“{what}”的目标完成值超过 {limit} 字"), _("请只写数值，说明写入进展情况")),
    "feedback.value_missing": (
        _("办结报告须逐项报告质效目标完成值：{what}"),
        _("请填写完成值；确实不能提供的，写明原因"),
    ),
    "feedback.confidence_why": (_("判断为“{level}”的，须写明理由"), _("请写明依据和主要风险")),
    "feedback.report_unknown": (_("没有这份反馈，或您无权查看"), _("请从督办事项列表中进入")),
    "feedback.unit_elsewhere": (_("该单位不是本事项的承办单位或服务单位"), _("请选择本单位")),
    "feedback.not_reportable": (_("“{what}”不以反馈办理"), _("请从事项页面选择应报送的任务")),
    "feedback.nothing_owed": (_("该任务已办结或已终结"), _("无需再报；有新情况可另行报送进展反馈")),
    "feedback.under_way": (
        _("该任务已有一份反馈{state}"),
        _("请等待审核结果；如需更正，请联系审核人退回"),
    ),
    "feedback.answer_the_return": (
        _("该任务的反馈已被责令{kind}"),
        _("请在“{kind}”任务下报送"),
    ),
    "feedback.progress_missing": (_("须写明进展情况"), _("请填写进展情况")),
    "feedback.percent": (_("完成比例须为 0 至 100 的整数"), _("请更正完成比例")),
    "feedback.claim_in_future": (
        _("实际完成时间 {completed_on} 晚于今日"),
        _("请按实际填写；尚未完成的，请报送进展反馈"),
    ),
    "feedback.claim_before_docketing": (
        _("实际完成时间 {completed_on} 早于立项日期 {docketed_on}"),
        _("请更正日期"),
    ),
    "feedback.as_planned_limit": (
        _("已连续 {limit} 次只报“按序时进度推进”"),
        _("本次请具体写明做了什么、完成多少、下一步怎么办"),
    ),
    "feedback.as_planned_overdue": (
        _("“{what}”已逾期，不能只报“按序时进度推进”"),
        _("请具体写明逾期原因、已采取的措施和预计完成时间"),
    ),
    "feedback.as_planned_was_behind": (
        _("上次反馈时已滞后序时进度 {behind} 个百分点，不能只报“按序时进度推进”"),
        _("请具体写明本期做了什么、滞后是否已追回"),
    ),
    "feedback.as_planned_behind": (
        _("所报 {percent}% 比序时进度 {schedule}% 滞后 {behind} 个百分点，不能只报“按序时进度推进”"),
        _("请具体写明滞后的原因和追赶的措施"),
    ),
    "feedback.as_planned_kind": (_("“按序时进度推进”只用于进展反馈"), _("请具体写明办理结果")),
    "feedback.nothing_inspected": (_("自查报告没有填写任何一项"), _("请就查看了的内容填写，未涉及的不填")),
    "feedback.line_unknown": (_("“{clause}”不是跟踪督办的具体内容"), _("请按第九条各项填写")),
    "feedback.line_twice": (_("同一项填写了两次"), _("请合并为一项")),
    "feedback.delay_text_missing": (_("{what}未填写"), _("自报延误须写明事实、原因和措施")),
    "feedback.delay_not_own": (
        _("“{what}”不属自报延误的任务"),
        _("请选择本单位应报送的节点、反馈或办结任务"),
    ),
    "feedback.delay_known": (
        _("该任务已于 {due_on} 到期，逾期已在案，不属主动报告"),
        _("请报送进展反馈，写明原因和补救措施"),
    ),
    "feedback.delay_done": (_("该任务已报完成，待领导小组办公室审核"), _("无需自报延误")),
    "feedback.delay_twice": (
        _("该任务已自报过一次，自定新时限 {own_new_on}"),
        _("一项任务只自报一次；仍不能按期的，请申请延期或报送进展反馈"),
    ),
    "feedback.own_date_unfit": (
        _("自定新时限 {own_new_on} 须晚于原时限 {due_on}，且不超过 {latest}"),
        _("请更正日期；需更长时间的，请申请延期"),
    ),
    "feedback.countersign_over": (
        _("本单位的会签已有结果（{answer}）"),
        _("如有新的意见，请主动报送进展反馈"),
    ),
    "feedback.reservation_missing": (_("保留意见须写明内容"), _("请写明对哪一部分保留意见、理由是什么")),
    "feedback.countersign_running": (_("会签期限 {due_on} 尚未届满"), _("期限届满后再记录")),
    "feedback.not_with_head": (_("这份反馈不在单位审核环节（{state}）"), _("请刷新后查看最新情况")),
    "feedback.not_under_review": (
        _("这份反馈不在领导小组办公室审核环节（{state}）"),
        _("请刷新后查看最新情况"),
    ),
    "feedback.reason_missing": (_("退回须写明理由"), _("请填写哪些不符合要求、怎样补正")),
    "feedback.return_date": (_("新的时限 {new_due_on} 须晚于今日"), _("请更正日期")),
    "feedback.own_unit": (
        _("不得审核本单位的反馈"),
        _("请由领导小组指定的其他人员审核"),
    ),
    "feedback.completed_later": (
        _("认定的完成时间 {stated} 晚于应认定的 {default}"),
        _("完成时间不得晚于应认定之日，请更正"),
    ),
    "feedback.earlier_needs_evidence": (
        _("认定早于 {default} 完成，须有证据材料并写明理由"),
        _("请核对所附材料并写明认定理由；没有材料的，按 {default} 认定"),
    ),
    "feedback.completion_only_for_results": (
        _("进展反馈不认定完成时间"),
        _("请去掉完成时间"),
    ),
}
