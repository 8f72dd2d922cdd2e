"""The words of the assessment scheme (考核细则): what is counted, for whom, and how (13(1), 14)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PartyKind(TextChoices):
    UNIT = "UNIT", _("单位")
    PERSON = "PERSON", _("人员")


class Side(TextChoices):
    """The four kinds of party of 13(2), with the kind of party: 承办单位、承办人员、服务单位、服务人员."""

    UNDERTAKING = "UNDERTAKING", pgettext_lazy("side", "承办")
    SERVICE = "SERVICE", pgettext_lazy("side", "服务")


class Role(TextChoices):
    """What the party's unit was on the matter of the fact."""

    LEAD = "LEAD", _("牵头")
    CO = "CO", _("协办")
    SERVICE = "SERVICE", pgettext_lazy("role", "服务")


class UnitGrade(TextChoices):
    """14(1)."""

    GOOD = "GOOD", _("好")
    FAIRLY_GOOD = "FAIRLY_GOOD", _("较好")
    FAIR = "FAIR", _("一般")
    POOR = "POOR", _("差")


class PersonGrade(TextChoices):
    """14(2)."""

    EXCELLENT = "EXCELLENT", _("优秀")
    COMPETENT = "COMPETENT", _("称职")
    BASICALLY_COMPETENT = "BASICALLY_COMPETENT", _("基本称职")
    INCOMPETENT = "INCOMPETENT", _("不称职")


class FactKind(TextChoices):
    """What can be priced, and nothing else: the closed list. Nothing here is about using the system."""

    MATTER_EARLY = "MATTER_EARLY", _("督办事项提前完成")
    MATTER_ON_TIME = "MATTER_ON_TIME", _("督办事项按时完成")
    MATTER_LATE = "MATTER_LATE", _("督办事项延时完成")
    MATTER_UNDONE = "MATTER_UNDONE", _("督办事项逾期未完成")
    MILESTONE_LATE = "MILESTONE_LATE", _("未达到时间节点要求")
    QUALITY_GOOD = "QUALITY_GOOD", _("质量效果评估为“好”")
    QUALITY_FAIRLY_GOOD = "QUALITY_FAIRLY_GOOD", _("质量效果评估为“较好”")
    QUALITY_FAIR = "QUALITY_FAIR", _("质量效果评估为“一般”")
    QUALITY_POOR = "QUALITY_POOR", _("质量效果评估为“差”")
    PLAN_LATE = "PLAN_LATE", _("实施方案未按时报送")
    SIGNED_LATE = "SIGNED_LATE", _("任务未按时签收")
    BREAKDOWN_LATE = "BREAKDOWN_LATE", _("任务未按时分解落实")
    FEEDBACK_ON_TIME = "FEEDBACK_ON_TIME", _("按时反馈")
    FEEDBACK_LATE = "FEEDBACK_LATE", _("反馈逾期")
    FEEDBACK_MISSING = "FEEDBACK_MISSING", _("逾期未反馈")
    REPORT_RETURNED_SUPPLEMENT = "REPORT_RETURNED_SUPPLEMENT", _("反馈被责令补办")
    REPORT_RETURNED_REDO = "REPORT_RETURNED_REDO", _("反馈被责令重新办理")
    FALSE_REPORT = "FALSE_REPORT", _("报告情况与核查不符")
    PROBLEM_FOUND = "PROBLEM_FOUND", _("检查发现问题")
    NOTICE_SERVED = "NOTICE_SERVED", _("被下达《督办通知书》")
    RECTIFICATION_LATE = "RECTIFICATION_LATE", _("整改逾期")
    URGED = "URGED", _("被催办")
    SERVICE_ON_TIME = "SERVICE_ON_TIME", _("服务事项按时办结")
    SERVICE_LATE = "SERVICE_LATE", _("服务事项逾期")
    PROMISE_BROKEN = "PROMISE_BROKEN", _("服务承诺未兑现")
    COORDINATION_MISSED = "COORDINATION_MISSED", _("协调事项未按时答复")
    SELF_REPORTED = "SELF_REPORTED", _("主动报告延误或问题")
    NAMED_IN_CIRCULAR = "NAMED_IN_CIRCULAR", _("被通报点名进度滞后")
    COMMENDED = "COMMENDED", _("受通报表扬")
    LEADER_PRAISED = "LEADER_PRAISED", _("获领导肯定性批示")
    LEADER_CRITICISED = "LEADER_CRITICISED", _("受领导批评")
    MEETING_MISSED = "MEETING_MISSED", _("未按要求参加会议或调研")
    ACCOUNTABILITY = "ACCOUNTABILITY", _("受到责任追究")
    OFFICE_DUTY_LATE = "OFFICE_DUTY_LATE", _("领导小组办公室履职逾期")
    OTHER_ENTERED = "OTHER_ENTERED", _("按考核项目记载的情况")


class Feeder(TextChoices):
    """Where a fact comes from: a record of an earlier chapter, a person with evidence, or an effective decision."""

    RECORD = "RECORD", _("由办理记录自动提取")
    PERSON = "PERSON", _("由办公室依据材料登记")
    DECISION = "DECISION", _("由生效的责任追究决定提供")


class RuleKind(TextChoices):
    """How a rule of the scheme turns facts or judgements into points."""

    PER_EVENT = "PER_EVENT", _("按次（件）计分")
    PROGRESSIVE = "PROGRESSIVE", _("按次数递进计分")
    RATIO = "RATIO", _("按完成比例得分")
    ALL_OR_NOTHING = "ALL_OR_NOTHING", _("达到要求得分，否则不得分")
    MANUAL = "MANUAL", _("由人评定")
    DISCRETION = "DISCRETION", _("在幅度内裁量")
    VETO = "VETO", _("一票否决（取消评优资格）")


class WindowKind(TextChoices):
    """Within what the events of a progressive rule or a veto are counted."""

    YEAR = "YEAR", _("自然年度内")
    ROLLING = "ROLLING", _("滚动期间内")
    PERIOD = "PERIOD", _("同一立项周期内")
    ALL = "ALL", _("全部期间内")


class Choose(TextChoices):
    """What of a group counts."""

    SUM = "SUM", _("累计计分")
    HIGHEST_PER_MATTER = "HIGHEST_PER_MATTER", _("同一事项就高计分，不重复")
    HIGHEST = "HIGHEST", _("本组只计最高一项")


class Unjudged(TextChoices):
    """What a rule left to people is worth before anybody has judged."""

    NONE = "NONE", _("未评定前不得分")
    FULL = "FULL", _("默认满分")


class Combine(TextChoices):
    LATEST = "LATEST", _("以最近一次评定为准")
    AVERAGE = "AVERAGE", _("取各次评定的平均分")


class SchemeState(TextChoices):
    """How far a scheme is: drafted, submitted, adopted, superseded by the next one."""

    DRAFTED = "DRAFTED", _("起草中")
    SUBMITTED = "SUBMITTED", _("待审定")
    RETURNED = "RETURNED", _("退回修改")
    ADOPTED = "ADOPTED", _("已审定")
    SUPERSEDED = "SUPERSEDED", _("已被新版替代")
    WITHDRAWN = "WITHDRAWN", _("已撤回")


OPEN_SCHEMES = (SchemeState.DRAFTED, SchemeState.SUBMITTED, SchemeState.RETURNED)
# The words on a paper about a scheme.
APPROVE, RETURN = "APPROVE", "RETURN"


class CapBase(TextChoices):
    """Of whom the share of 优秀 is reckoned (decision 32)."""

    RANKED = "RANKED", _("参加排名的人员")
    ASSESSED = "ASSESSED", _("参加考核的全部人员")


REFUSALS: dict[str, object] = {
    "assessment.scheme_unknown": (_("没有这份考核细则"), _("请从考核细则页面进入")),
    "assessment.scheme_state": (_("考核细则{state}，不能办理“{act}”"), _("请从该细则的页面查看可办理的步骤")),
    "assessment.scheme_shape": (_("考核细则内容有误（{place}）：{problem}"), _("请更正后重新提交")),
    "assessment.scheme_problem": (
        _("考核细则还有{count}处须先更正：{problem}"),
        _("请在编辑页面逐项更正后再报审"),
    ),
    "assessment.scheme_system_use": (
        _(
            "“{place}”以“{word}”计分，不得采用：不以登录、在线、活跃度等使用系统的情况作为考核内容（国办函〔2026〕12号）"
        ),
        _("请删去该项，或改为按办理事项的事实计分"),
    ),
    "assessment.scheme_ready_unknown": (_("没有“{name}”这份现成细则"), _("请从列出的现成细则中选择")),
    "assessment.scheme_two_starts": (_("起草的底稿只能选一种"), _("请选现成细则、已有细则或导入文件之一")),
    "assessment.scheme_note": (_("未写起草说明"), _("请写明制定、修改的理由和依据")),
    "assessment.scheme_from": (
        _("施行日期 {from_on} 不合要求：不得早于 {earliest}"),
        _("请改定施行日期；此前的事实仍按当时的细则计分"),
    ),
    "assessment.scheme_from_missing": (_("未写施行日期"), _("请写明自何日起施行")),
    "assessment.scheme_own": (_("起草人不得审定本人起草的考核细则"), _("请由其他人员办理")),
    "assessment.scheme_decided_before": (
        _("审定日期 {decided_on} 早于报审日期 {submitted_on}"),
        _("请核对纸质件；对以前送审稿的决定，不作为本次审定的依据"),
    ),
    "assessment.scheme_adopter_unfit": (_("{who}无权审定考核细则"), _("须由{allowed}审定")),
    "assessment.scheme_reason": (_("未写明理由"), _("请写明理由")),
    "assessment.scheme_none": (_("{day} 没有生效的考核细则"), _("请先由领导小组办公室起草、领导小组审定")),
    "assessment.judgement_bounds": (
        _("“{rule}”应在 {low} 至 {high} 之间，填写的是 {value}"),
        _("请按细则规定的幅度评定"),
    ),
    "assessment.table_unreadable": (_("表格不能读取：{problem}"), _("请上传公布的考核细则表（CSV、XLSX）")),
    "assessment.table_no_table": (
        _("表中没有读到考核项目和分值"),
        _("请核对文件：应有序号、考核项目、分值和评分标准"),
    ),
    "assessment.table_questions": (
        _("表中还有{count}处未能读清，未导入：{first}"),
        _("请逐处选定或填写后再导入；系统不代为推测"),
    ),
    "assessment.table_unit": (_("表中没有“{unit}”"), _("请选表中的单位：{units}")),
    "assessment.table_answer": (_("“{words}”的分值填写不全或不能这样计分"), _("请改填分值，或选不列入")),
}
