"""The words of the evaluation of a matter: its qualities, the 11 criteria, causes, and what is refused (11(5), 12)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

REPORT_DOCUMENT = "evaluation_report"
# The words on a paper (代录) that approves an evaluation, returns it, or designates who evaluates.
APPROVE, RETURN, DESIGNATE = "APPROVE_EVALUATION", "RETURN_EVALUATION", "DESIGNATE_ASSESSOR"


class Quality(TextChoices):
    """质量效果 of a matter or of one of its objectives (art. 12): judged, a scale of its own (decision 28)."""

    GOOD = "GOOD", _("好")
    FAIRLY_GOOD = "FAIRLY_GOOD", _("较好")
    FAIR = "FAIR", _("一般")
    POOR = "POOR", _("差")


class EvaluationState(TextChoices):
    DRAFT = "DRAFT", _("考核评估中")
    SUBMITTED = "SUBMITTED", _("待审定")
    APPROVED = "APPROVED", _("已审定")
    SUPERSEDED = "SUPERSEDED", _("已更正")


UNDER_WAY = (EvaluationState.DRAFT, EvaluationState.SUBMITTED)


class ApprovedIn(TextChoices):
    """How the Leading Group decided on it (decision 30)."""

    LEADING_GROUP_MEETING = "LEADING_GROUP_MEETING", _("领导小组会议审定")
    CIRCULATION = "CIRCULATION", _("传签审定")
    PAPER = "PAPER", _("纸质签批")


class Cause(TextChoices):
    """Why a date was missed or the quality is poor (art. 12)."""

    OWN = "OWN", _("本单位原因")
    OTHER_UNIT = "OTHER_UNIT", _("其他单位原因")
    FORCE_MAJEURE = "FORCE_MAJEURE", _("不可抗力")
    HIGHER_DECISION = "HIGHER_DECISION", _("上级决策或政策调整")
    INPUTS_MISSING = "INPUTS_MISSING", _("要素未到位")
    MIXED = "MIXED", _("多方面原因")


# Causes by which another unit is responsible, alone or beside the own one.
NAMES_A_UNIT = frozenset({Cause.OTHER_UNIT})
MAY_NAME_A_UNIT = frozenset({Cause.OTHER_UNIT, Cause.MIXED})


class Subject(TextChoices):
    """What an analysis is about."""

    MATTER = "MATTER", _("办结时限")
    MILESTONE = "MILESTONE", _("节点时限")
    QUALITY = "QUALITY", _("质量效果")


CRITERIA = tuple(f"12({place})" for place in range(1, 12))
# The criterion that is about inaction, misconduct and dereliction; what it finds, others verify (art. 16).
MISCONDUCT = "12(10)"
# With which lines of article 9 each criterion is paired.
PAIRS: dict[str, tuple[str, ...]] = {
    "12(1)": ("9(5)", "9(8)"),
    "12(2)": ("9(1)",),
    "12(3)": ("9(2)",),
    "12(4)": ("9(3)",),
    "12(5)": ("9(4)",),
    "12(6)": ("9(5)",),
    "12(7)": ("9(6)",),
    "12(8)": ("9(7)",),
    "12(9)": ("9(8)",),
    "12(10)": (),
    "12(11)": (),
}
SHORT_NAMES = {
    "12(1)": _("组织实施"),
    "12(2)": _("方案计划"),
    "12(3)": _("机构与责任"),
    "12(4)": _("内部管理"),
    "12(5)": _("分工配合"),
    "12(6)": _("外部环境"),
    "12(7)": _("工作作风"),
    "12(8)": _("服务配合"),
    "12(9)": _("完成情况"),
    "12(10)": _("履职问题"),
    "12(11)": _("其他事项"),
}

REFUSALS: dict[str, object] = {
    "assessment.evaluation_not_found": (_("没有这件考核评估，或您无权查看"), _("请从考核评估页面进入")),
    "assessment.analysis_not_found": (
        _("没有这项原因和责任分析，或您无权查看"),
        _("请从消息或考核评估页面进入"),
    ),
    "assessment.matter_not_done": (
        _("{number}的办理结果尚未采纳，不能考核评估"),
        _("结果采纳后办理；年内持续推进的事项，在年底考核评估"),
    ),
    "assessment.year_not_over": (
        _("{year}年度的考核评估自 {from_on} 起办理"),
        _("年内持续推进的事项，请届时办理"),
    ),
    "assessment.matter_ended": (
        _("该事项{ending}，没有办理结果"),
        _("不作考核评估；并入其他事项的，随该事项考核评估"),
    ),
    "assessment.wrong_year": (_("该事项应在{year}年度考核评估"), _("请更正年度")),
    "assessment.evaluated_before": (
        _("该事项{year}年度的考核评估已于 {on} 审定"),
        _("已审定的不再修改；确有错误的，以更正办理"),
    ),
    "assessment.under_way": (_("该事项的考核评估正在办理"), _("请在已有的考核评估上继续办理")),
    "assessment.wrong_state": (
        _("该考核评估“{state}”，不能{step}"),
        _("请按考核评估、报审、审定的顺序办理"),
    ),
    "assessment.own_unit": (
        _("您在{unit}任职，该单位承办或服务本事项"),
        _("请回避：由领导小组办公室其他人员办理，或由其他领导、会议审定"),
    ),
    "assessment.own_submission": (
        _("{name}考核评估或报审了本件，不能审定"),
        _("请由其他领导或领导小组会议审定"),
    ),
    "assessment.in_charge_recuses": (
        _("{name}分管{unit}，审定本事项须回避"),
        _("请由组长或其他成员、会议审定"),
    ),
    "assessment.recusal_unrecorded": (
        _("{names}分管或任职于本事项的单位，会议纪要没有记明其回避"),
        _("请在会议登记中写明回避情况，或由未涉及的成员传签审定"),
    ),
    "assessment.designated_only": (
        _("领导小组办公室设在{unit}，该单位的事项由领导小组指定的人员考核评估"),
        _("请报领导小组指定考核人员后，由其办理"),
    ),
    "assessment.not_designated": (_("您不是该事项的指定考核人员"), _("请由领导小组办公室办理")),
    "assessment.objective_foreign": (_("没有这项质效目标"), _("请从考核评估表中选择")),
    "assessment.criterion_unknown": (_("没有“{clause}”这项考核内容"), _("请填写第十二条所列的考核内容")),
    "assessment.unit_foreign": (_("所选单位不是本事项的承办或服务单位"), _("请从本事项的单位中选择")),
    "assessment.incomplete": (_("考核评估表尚未填写完整：{missing}"), _("请补充后再报审")),
    "assessment.better_than_reasons": (
        _("总体评为“{whole}”，而有目标评为“{worst}”"),
        _("总体评估高于所列目标的，请写明理由，或更正总体评估"),
    ),
    "assessment.analysis_missing": (
        _("须先分析原因和责任：{listed}"),
        _("对未达到时间节点要求或质量效果不好的，逐项分析后再报审"),
    ),
    "assessment.short_sheet": (_("该事项不适用简表：{why}"), _("请填写全部考核内容")),
    "assessment.not_demanded": (_("“{what}”没有须分析的情形"), _("只分析延时的时限和评为差的质量效果")),
    "assessment.analysis_incomplete": (_("没有填写{what}"), _("请填写后提交")),
    "assessment.too_few_criteria": (
        _("至少对应 {least} 条考核内容"),
        _("请勾选与原因有关的第十二条考核内容"),
    ),
    "assessment.unit_unnamed": (_("原因为“{cause}”的，须写明是哪个单位"), _("请选择责任单位")),
    "assessment.names_itself": (
        _("原因为“{cause}”的，责任单位须为其他单位"),
        _("请选择其他单位，或更正原因"),
    ),
    "assessment.not_named": (_("该项分析没有涉及其他单位"), _("只有被认定负有责任的其他单位可以陈述意见")),
    "assessment.answered_before": (
        _("该单位已于 {on} 陈述意见"),
        _("无需重复提交；如有补充，请以意见建议提出"),
    ),
    "assessment.answer_late": (
        _("陈述意见的期限已于 {until} 届满"),
        _("逾期不影响领导小组审定；如有新的事实，可在公示时提出异议"),
    ),
    "assessment.answer_runs": (
        _("{unit}陈述意见的期限至 {until}，尚未届满"),
        _("请在其陈述意见后，或期满后报审"),
    ),
    "assessment.reason_missing": (_("没有写明{what}"), _("请写明后提交")),
    "assessment.not_by": (
        _("按现行考核细则与参数，不能以“{way}”审定"),
        _("可以的方式：{allowed}"),
    ),
    "assessment.not_signed": (
        _("传签尚未完成：{names}未签"),
        _("请待应签的领导小组成员签署后审定"),
    ),
    "assessment.disagreed": (
        _("{names}传签时不同意"),
        _("请退回修改，或提交领导小组会议审定"),
    ),
    "assessment.signed_before": (_("您已于 {on} 签署"), _("无需重复签署")),
    "assessment.not_of_group": (
        _("“{decider}”不能审定考核评估报告"),
        _("由领导小组审定：组长签批、会议或传签"),
    ),
    "assessment.decided_before": (
        _("审定日期 {on} 早于报审日期 {submitted_on}"),
        _("请按会议或纸质签批的日期填写"),
    ),
    "assessment.own_minutes": (_("该会议由您本人登记"), _("请由另一名工作人员核对会议纪要后办理")),
    "assessment.item_missing": (_("须写明议定事项在会议纪要中的序号"), _("请填写序号")),
    "assessment.evidence_missing": (_("更正须附依据材料"), _("请上传证明材料")),
    "assessment.not_seated": (
        _("领导小组办公室不设在{unit}"),
        _("只有办公室所在单位的事项需指定考核人员"),
    ),
    "assessment.designee_unfit": (
        _("{name}在该单位或领导小组办公室任职"),
        _("请指定与该单位无关的人员"),
    ),
    "assessment.no_duty": (_("该事项{year}年度没有须承担的考核评估任务"), _("无需登记")),
}
