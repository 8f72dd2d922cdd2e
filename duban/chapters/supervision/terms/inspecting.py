"""Inspection in words: the plan, the visits, the modes of article 10 and what their refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# The eight lines of article 9, by their ids.
LINES = tuple(f"9({number})" for number in range(1, 9))


class InspectionForm(TextChoices):
    """What a record is of. The first five belong to a visit, the others are modes of article 10 with their own course."""

    SITE_CHECK = "SITE_CHECK", _("实地督查")
    TALK = "TALK", _("访谈")
    QUESTIONNAIRE = "QUESTIONNAIRE", _("问卷调查")
    FIELD_STUDY = "FIELD_STUDY", _("调研督办")
    LOOK_BACK = "LOOK_BACK", _("回头看")
    INTERVIEW = "INTERVIEW", _("约谈督办")
    SPECIAL = "SPECIAL", _("专项督办")
    OTHER = "OTHER", _("其他方式")


VISIT_FORMS = (
    InspectionForm.SITE_CHECK,
    InspectionForm.TALK,
    InspectionForm.QUESTIONNAIRE,
    InspectionForm.FIELD_STUDY,
    InspectionForm.LOOK_BACK,
)
# What `record_visit` files; a study and a look-back have acts of their own.
PLAIN_FORMS = (InspectionForm.SITE_CHECK, InspectionForm.TALK, InspectionForm.QUESTIONNAIRE)


class PlanState(TextChoices):
    WAITING = "WAITING", _("待审定")
    RETURNED = "RETURNED", _("退回修改")
    ADOPTED = "ADOPTED", _("已审定")


class DecisionState(TextChoices):
    """Of an inspection outside the plan."""

    ASKED = "ASKED", _("待审批")
    GRANTED = "GRANTED", _("已批准")
    REFUSED = "REFUSED", _("未批准")


class VisitState(TextChoices):
    ARRANGED = "ARRANGED", _("已安排")
    HELD = "HELD", _("已开展")
    CANCELLED = "CANCELLED", _("已取消")


class StudyWay(TextChoices):
    """Art. 10(4): 通过召开座谈会、听取情况介绍、深入基层查访等."""

    SYMPOSIUM = "SYMPOSIUM", _("召开座谈会")
    BRIEFING = "BRIEFING", _("听取情况介绍")
    GRASS_ROOTS = "GRASS_ROOTS", _("深入基层查访")
    ELSE = "ELSE", _("其他")


class OpinionAnswer(TextChoices):
    """What the addressee does with an opinion or suggestion of a field study."""

    ADOPTED = "ADOPTED", _("采纳")
    PARTLY = "PARTLY", _("部分采纳")
    REJECTED = "REJECTED", _("不采纳")


class SpecialState(TextChoices):
    OPEN = "OPEN", _("督办中")
    CLOSED = "CLOSED", _("已解除")


class InterviewState(TextChoices):
    PROPOSED = "PROPOSED", _("待批准")
    APPROVED = "APPROVED", _("已批准，待通知")
    REFUSED = "REFUSED", _("未批准")
    NOTIFIED = "NOTIFIED", _("已通知，待约谈")
    HELD = "HELD", _("已约谈")
    WITHDRAWN = "WITHDRAWN", _("已撤回")


# Said wherever an interview is proposed, decided on, held or shown (decision 26, art. 17).
NO_SANCTION = _(
    "约谈是督办方式，用于介绍进展、掌握动态、明确要求；约谈不是处分，也不是第十七条的责任追究方式。"
)

REFUSALS = {
    "supervision.plan_open": (
        _("{year}年度已有一份督查计划待审定或退回修改"),
        _("请在该份计划中修改，审定后再报补充计划"),
    ),
    "supervision.plan_empty": (_("督查计划没有列明督查安排"), _("请至少列一项：督查内容、单位、方式和时段")),
    "supervision.plan_line": (
        _("第{place}项有误：{what}"),
        _("督查内容、方式须填写，单位须为责任单位，时段须在计划年度内且起止相符"),
    ),
    "supervision.plan_state": (_("该督查计划“{state}”，不能办理“{act}”"), _("请刷新页面，按现状办理")),
    "supervision.decider_unfit": (
        _("“{decider}”不能审批此项"),
        _("按考核细则与参数，由{allowed}审批；请核对代录的纸质决定"),
    ),
    "supervision.decided_before_asked": (
        _("决定日期 {decided_on} 早于提请日期 {asked_on}"),
        _("请按纸质原件上的日期填写"),
    ),
    "supervision.decided_already": (_("此项已“{state}”"), _("无需重复审批")),
    "supervision.form_unfit": (
        _("“{form}”不能这样办理"),
        _("实地督查、访谈、问卷登记督查记录；调研督办、回头看、约谈、专项督办分别登记"),
    ),
    "supervision.no_basis": (
        _("没有督查计划或单项批准作依据：{why}"),
        _("请选择已审定计划中本单位的安排，或先提请单项督查审批"),
    ),
    "supervision.visit_past": (_("督查日期 {on} 早于今日"), _("请更正日期")),
    "supervision.too_many_visits": (
        _("{unit}{month}已安排督查、约谈 {count} 次，达到每单位每月 {most} 次的上限"),
        _("请并入已安排的督查一并进行，或安排在其他月份"),
    ),
    "supervision.merge_visits": (
        _("{unit} {days} 日内另有一次督查安排（{on}）"),
        _("请选择并入该次一并进行；确需分开的，写明理由"),
    ),
    "supervision.not_to_merge": (
        _("不能并入所选的督查"),
        _("只能并入同一单位、尚未开展、同为事先通知或同为不打招呼的督查，且同一事项只列一次"),
    ),
    "supervision.visit_state": (_("该次督查“{state}”，不能办理“{act}”"), _("请刷新页面，按现状办理")),
    "supervision.recorded_already": (
        _("该项督查已登记记录"),
        _("记录一经归档不得修改；有误的，办理“更正督查记录”，原记录保留"),
    ),
    "supervision.held_on_unfit": (
        _("日期 {held_on} 不在 {from_on} 至今日之间"),
        _("请按实际开展的日期填写"),
    ),
    "supervision.lines_unfit": (_("没有勾选第九条的督办内容"), _("请勾选本次看到的内容，未涉及的不勾")),
    "supervision.look_back_past": (_("回头看日期 {on} 须晚于本次日期"), _("请更正回头看日期")),
    "supervision.not_the_newest": (_("该记录已更正，现行的是更正后的记录"), _("请打开最新一份再更正")),
    "supervision.nothing_corrected": (_("更正前后没有不同"), _("请填写更正的内容")),
    "supervision.way_missing": (_("没有写明调研方式"), _("请选择座谈会、听取情况介绍或基层查访")),
    "supervision.opinion_answered": (_("该意见建议已答复"), _("无需重复答复")),
    "supervision.look_back_other": (
        _("回头看须针对本事项同一单位此前已登记的督查记录"),
        _("请选择此前的记录"),
    ),
    "supervision.special_running": (_("该单位在本事项上已有一项专项督办"), _("请在该项专项督办中登记")),
    "supervision.special_closed": (
        _("该专项督办已于 {closed_on} 解除"),
        _("受阻情况再次发生的，另行开展专项督办"),
    ),
    "supervision.target_past": (_("拟解除日期 {on} 须晚于今日"), _("请更正日期")),
    "supervision.special_unrecorded": (_("尚未登记采取的措施"), _("请先登记专项督办记录，再解除")),
    "supervision.interview_state": (_("该次约谈“{state}”，不能办理“{act}”"), _("请刷新页面，按现状办理")),
    "supervision.interviewee_unfit": (
        _("{name}当日不是{unit}的主要负责人或分管负责人"),
        _("约谈对象为承办单位负责人，请更正"),
    ),
    "supervision.two_present": (
        _("约谈须有领导小组办公室至少 {least} 名工作人员在场"),
        _("请选择在场的工作人员"),
    ),
    "supervision.refusal_unnoted": (
        _("约谈纪要未经约谈对象签字，也没有注明拒签情况"),
        _("已签字的请勾选；拒绝签字的，写明何人、因何拒签"),
    ),
    "supervision.requirement_due": (_("落实要求“{text}”的期限须晚于约谈之日"), _("请更正期限")),
    "supervision.mode_missing": (_("没有写明督办方式的名称"), _("请填写方式名称，如“视频调度”")),
}
