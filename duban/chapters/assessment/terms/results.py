"""Results and grades in words: states, remedies, recusals, the annual result (13(2), 14, 15)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The words of a paper on which the Leading Group decides.
FIX_UNITS, FIX_PERSONS, CORRECT = "FIX_UNITS", "FIX_PERSONS", "CORRECT_RESULT"
RETURN = "RETURN_RESULTS"


class RoundState(TextChoices):
    """The course of a round; RETURNED is a step back out of SUBMITTED."""

    PROPOSED = "PROPOSED", _("已拟定，待公示")
    PUBLISHED = "PUBLISHED", _("公示中")
    RETURNED = "RETURNED", _("已退回，待修改后再报")
    SUBMITTED = "SUBMITTED", _("已报请审定")
    FIXED = "FIXED", _("等次已确定")
    HANDED_OVER = "HANDED_OVER", _("已移交")


class ObjectionState(TextChoices):
    MADE = "MADE", _("待答复")
    UPHELD = "UPHELD", _("成立")
    REJECTED = "REJECTED", _("不成立")


class Remedy(TextChoices):
    """What an objection that is upheld changes (6(2))."""

    NONE = "NONE", _("不改变拟定结果")
    OVERRIDE = "OVERRIDE", _("改变拟定等次")
    RECOMPUTE = "RECOMPUTE", _("按重新计算的得分拟定")


class RecusalGround(TextChoices):
    """Why somebody takes no part (6(2); decision 31)."""

    OWN_UNIT = "OWN_UNIT", _("本单位")
    IN_CHARGE = "IN_CHARGE", _("分管单位")
    RELATIVE = "RELATIVE", _("亲属关系")
    OTHER = "OTHER", _("其他可能影响公正的情形")


class CapBase(TextChoices):
    """What a cap on 优秀 is a share of; the body writes one of these words (14(2))."""

    ALL = "全体参加考核人员", _("全体参加考核人员")
    SIDE = "同类参加考核人员", _("同类参加考核人员")
    UNIT = "本单位参加考核人员", _("本单位参加考核人员")


class CommendationState(TextChoices):
    ENTERED = "ENTERED", _("已登记，待复核")
    CHECKED = "CHECKED", _("已复核")
    REJECTED = "REJECTED", _("复核未通过")


REFUSALS: dict[str, tuple[Promise, Promise]] = {
    "assessment.round_not_found": (_("没有这项考核结果，或您无权查看"), _("请从考核页面进入")),
    "assessment.round_state": (
        _("考核结果{state}，不能{act}"),
        _("考核结果依次拟定、公示、报请审定、确定等次、移交；退回的修改后重新报请审定"),
    ),
    "assessment.round_exists": (
        _("{title}已经拟定考核结果"),
        _("计算有误的，答复异议时重新计算，退回后按新的计算重新拟定，或在确定等次以后更正"),
    ),
    "assessment.return_paper_used": (
        _("该纸质决定已据以退回过一次，不能再据以退回"),
        _("请代录对本次报请的决定"),
    ),
    "assessment.period_open": (_("考核期间至 {to_on} 才结束"), _("期间结束后再拟定考核结果")),
    "assessment.run_unfit": (
        _("这次计算不能作为考核结果的依据"),
        _("须为已完成的正式计算，而不是试算；请重新计算"),
    ),
    "assessment.no_sheets": (_("这次计算没有得出任何单位或人员的得分"), _("请核对考核期间和督办事项")),
    "assessment.assessor_missing": (
        _("领导小组办公室所在单位的考核尚未指定考核人"),
        _("请由组长指定办公室以外的人员负责该单位的考核，再公示"),
    ),
    "assessment.assessor_only": (
        _("{unit}是领导小组办公室所在单位，其考核由{name}负责"),
        _("请由{name}答复；任何人不得考核本单位"),
    ),
    "assessment.office_answers": (_("考核异议由领导小组办公室答复"), _("请由领导小组办公室办理")),
    "assessment.judgements_waiting": (
        _("尚有 {count} 个单位或人员的考核项目没有评定：{names}"),
        _("请先逐项评定，重新计算后再拟定考核结果"),
    ),
    "assessment.not_in_publicity": (_("公示期至 {until}，现在不能提出异议"), _("公示期内可以提出异议")),
    "assessment.objected_already": (_("对该结果已经提出异议"), _("请等待领导小组办公室答复")),
    "assessment.result_reason_missing": (_("须写明{what}"), _("请补充后重新提交")),
    "assessment.objection_answered": (_("该异议已于 {on} 答复"), _("无需重复答复")),
    "assessment.result_own_unit": (
        _("{name}考核的是您任职的单位"),
        _("任何人不得考核、审定本单位的结果，请由其他人员办理"),
    ),
    "assessment.remedy_unfit": (
        _("异议{verdict}的，不能“{remedy}”"),
        _("异议成立的写明怎样改变；不成立的不改变拟定结果"),
    ),
    "assessment.joined_has_no_sheet": (
        _("{name}的得分由两段合并而成，没有单独的计算结果可以采用"),
        _("请改变拟定等次，或退回后重新拟定、重新合并"),
    ),
    "assessment.grade_unchanged": (_("改变后的等次与原拟定等次相同"), _("请选定另一等次")),
    "assessment.grade_missing": (_("{name}没有等次"), _("请为参加排名的单位和人员各确定一个等次")),
    "assessment.grade_of_other_scale": (
        _("“{grade}”不是{party}的等次"),
        _("单位等次为好、较好、一般、差；人员等次为优秀、称职、基本称职、不称职"),
    ),
    "assessment.not_ranked": (_("{name}没有督办事项，不参加排名，不确定等次"), _("请将其从名单中去掉")),
    "assessment.result_unknown": (_("所填的结果不在本次考核之中"), _("请刷新页面后重新填写")),
    "assessment.override_reason": (
        _("{name}的等次与拟定等次不同，没有写明理由"),
        _("改变拟定等次的，须逐一写明理由"),
    ),
    "assessment.publicity_open": (_("公示期至 {until}，尚未结束"), _("公示期满后再报请审定")),
    "assessment.objections_open": (_("尚有 {count} 件异议没有答复"), _("请逐件答复后再报请审定")),
    "assessment.cap_base": (
        _("启用“优秀”比例限制，但没有写明计算基数"),
        _("请在考核细则与参数中写明：{bases}"),
    ),
    "assessment.cap_exceeded": (
        _("{group}拟定“优秀” {count} 人，超过 {percent}% 的上限 {most} 人"),
        _("系统不自动降等；请逐人研究，改变等次并写明理由后再报请审定"),
    ),
    "assessment.not_recused": (
        _("{names}参加决定，分管或任职于被考核单位，没有登记回避"),
        _("请先登记回避，并写入会议纪要或传签单"),
    ),
    "assessment.result_signed_before": (_("您已于 {on} 传签"), _("无需重复签署")),
    "assessment.results_own_submission": (
        _("{name}拟定或报请了考核结果，不能参加审定"),
        _("任何人不得审定本人报请的事项，请由其他成员签署"),
    ),
    "assessment.recused_for_all": (
        _("{name}对被考核的单位均须回避，不参加传签"),
        _("请登记回避，由其他成员签署"),
    ),
    "assessment.disagreement_reason": (_("不同意的，须写明理由"), _("请补充后重新提交")),
    "assessment.results_not_signed": (
        _("传签尚未完成：{names}未签"),
        _("请待应签的领导小组成员签署后确定等次，或提请领导小组会议研究"),
    ),
    "assessment.results_disagreed": (
        _("{names}传签时不同意"),
        _("请由组长退回修改，或提请领导小组会议研究"),
    ),
    "assessment.nobody_decides": (
        _("对{units}，领导小组成员均须回避，传签不能确定其等次"),
        _("请提请领导小组会议研究"),
    ),
    "assessment.circulated_as_suggested": (
        _("传签的是拟定等次，不能另行改变 {count} 个等次"),
        _("请按拟定等次确定；须改变的，退回修改后重新传签，或提请领导小组会议研究"),
    ),
    "assessment.two_bases": (_("会议决定和传签只能有一种"), _("请按实际的决定方式选择")),
    "assessment.recused": (_("您已就{name}回避"), _("请由其他人员办理")),
    "assessment.recusal_exists": (_("{person}就{unit}的回避已经登记"), _("无需重复登记")),
    "assessment.head_does_not_recuse": (
        _("组长不因分管单位而回避"),
        _("确有其他情形的，请选定相应的回避事由"),
    ),
    "assessment.recusal_untrue": (_("{person}不{ground}于{unit}"), _("请核对回避人员、单位和事由")),
    "assessment.decider_unfit": (_("“{decider}”不能审定考核结果"), _("可审定的：{allowed}")),
    "assessment.result_decided_before": (
        _("审定日期 {decided_on} 早于报请审定之日 {rests_on}"),
        _("请按会议纪要或纸质原件上的日期填写"),
    ),
    "assessment.result_own_minutes": (
        _("会议纪要由您登记，不能再由您据以确定等次"),
        _("请由另一名工作人员办理"),
    ),
    "assessment.result_item_missing": (_("没有写明会议的第几项议题"), _("请按会议纪要填写")),
    "assessment.fixed_already": (_("{party}等次已于 {on} 确定"), _("确有错误的，按更正办理")),
    "assessment.correction_empty": (_("更正前后没有不同"), _("请写明更正后的得分或等次")),
    "assessment.stretches_unfit": (
        _("所选结果不能合并：{why}"),
        _("须为同一次考核中同一人员的两段，或合并前后同一单位的两段，且尚未报请审定"),
    ),
    "assessment.stretch_points": (
        _("合并后的得分 {points} 不在两段得分 {least} 与 {most} 之间"),
        _("请填写两段得分之间的数；系统按天数折算的为 {weighed}"),
    ),
    "assessment.receiver_missing": (_("没有写明接收单位"), _("请选定组织人事部门，或填写接收单位名称")),
    "assessment.received_already": (_("已于 {on} 回执"), _("无需重复回执")),
    "assessment.receipt_scan": (_("代为登记回执，须上传回执扫描件"), _("请上传接收单位签收的回执")),
    "assessment.edition_current": (
        _("第{number}版之后没有更正，无需另出新版"),
        _("考核结果更正以后，再移交新的一版"),
    ),
    "assessment.commendation_party": (_("表扬对象不成立"), _("请选定一个单位或者一名人员")),
    "assessment.commendation_day": (_("表扬决定日期 {on} 晚于今日"), _("请按文件上的日期填写")),
    "assessment.commendation_twice": (_("{party}的《{decision}》已经登记"), _("无需重复登记")),
    "assessment.commendation_entered": (
        _("{party}的这份表扬已作为考核情况登记（{fact}），不能再登记表扬"),
        _("同一事实只计一次；应按表扬计分的，请先撤回该项登记"),
    ),
    "assessment.commendation_state": (_("该项表扬{state}"), _("无需重复复核")),
    "assessment.same_checker": (_("该项表扬由您登记，不能由您复核"), _("请由另一名工作人员复核")),
    "assessment.commendation_own": (_("该项表扬涉及您任职的单位或本人"), _("请由其他人员复核")),
}
