"""Supervision in words: channels, problems, the life of a 《督办通知书》, and what the refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duban.chapters.supervision.terms.inspecting import REFUSALS as INSPECTING
from duban.chapters.supervision.terms.treating import REFUSALS as TREATING


class UrgingChannel(TextChoices):
    """Art. 10(1): 通过电话联系、上门督办等."""

    PHONE = "PHONE", _("电话")
    ON_SITE = "ON_SITE", _("上门")
    MESSAGE = "MESSAGE", _("系统消息")
    LETTER = "LETTER", _("书面")


class ProblemKind(TextChoices):
    OVERDUE = "OVERDUE", _("逾期未办")
    UNTRUE = "UNTRUE", _("反馈情况不实")
    QUALITY = "QUALITY", _("质量效果不符合要求")
    DUTY = "DUTY", _("责任不落实")
    COOPERATION = "COOPERATION", _("协调配合不力")
    OTHER = "OTHER", _("其他问题")


class ProblemState(TextChoices):
    OPEN = "OPEN", _("待处置")
    NOTICED = "NOTICED", _("已下达通知书")
    TRACKED = "TRACKED", _("不下达通知书，跟踪整改")
    CLOSED = "CLOSED", _("已销号")


class ProblemEnd(TextChoices):
    """Why a problem is closed."""

    RECTIFIED = "RECTIFIED", _("整改到位")
    UNFOUNDED = "UNFOUNDED", _("问题不成立")


class NoticeState(TextChoices):
    DRAFT = "DRAFT", _("拟稿")
    SIGNED_OFF = "SIGNED_OFF", _("已签发")
    ISSUED = "ISSUED", _("已印发，待送达")
    SERVED = "SERVED", _("已送达")
    WITHDRAWN = "WITHDRAWN", _("已撤回")
    ANNULLED = "ANNULLED", _("已撤销")


class ServiceGround(TextChoices):
    """Decision 21: how a notice came to count as served."""

    SIGNED = "SIGNED", _("签收")
    LEFT = "LEFT", _("留置送达")
    DEEMED = "DEEMED", _("系统送达，逾期未签收视为送达")


class ObjectionState(TextChoices):
    WAITING = "WAITING", _("待答复")
    UPHELD = "UPHELD", _("异议成立")
    REJECTED = "REJECTED", _("异议不成立")
    LAPSED = "LAPSED", _("通知书已撤销，不再答复")


class RectificationState(TextChoices):
    SUBMITTED = "SUBMITTED", _("待复查")
    VERIFIED = "VERIFIED", _("整改到位")
    NOT_RECTIFIED = "NOT_RECTIFIED", _("未整改到位")
    LAPSED = "LAPSED", _("通知书已撤销，不再复查")


class Counting(TextChoices):
    """Which notices count together for art. 16(4); a value of the rule set (decision 22)."""

    PER_MATTER_AND_RECIPIENT = "per_matter_and_recipient", _("按事项和受文单位")
    PER_MATTER = "per_matter", _("按事项")


class Window(TextChoices):
    """Over which time notices count together; a value of the rule set (decision 22)."""

    LIFE_OF_MATTER = "LIFE_OF_MATTER", _("事项存续期间")
    DOCKETING_PERIOD = "DOCKETING_PERIOD", _("立项周期")
    CALENDAR_YEAR = "CALENDAR_YEAR", _("自然年度")


class Consequence(TextChoices):
    """What the service of one more notice means under art. 16(4)."""

    BELOW = "BELOW", _("未到次数")
    REACHES = "REACHES", _("达到次数")
    BEYOND = "BEYOND", _("超过次数")


# Screens quote these before signing off and before service; `ordinal` is the notice about to be served.
CONSEQUENCES = {
    Consequence.BELOW: _(
        "本通知书送达后，即为就本事项向该单位送达的第 {ordinal} 次。依照第十六条第四项，"
        "同一事项送达满 {threshold} 次的，登记责任追究线索（待核实）；本次不登记。"
    ),
    Consequence.REACHES: _(
        "再送达一份《督办通知书》，即为就本事项向该单位送达的第 {ordinal} 次。依照第十六条第四项，"
        "届时登记责任追究线索（待核实），报请组长决定是否启动核实；"
        "是否追究责任，须经核实、听取陈述申辩和集体研究。"
    ),
    Consequence.BEYOND: _(
        "再送达一份《督办通知书》，即为就本事项向该单位送达的第 {ordinal} 次。依照第十六条第四项，"
        "本通知书按规定一并记入责任追究线索；是否追究责任，须经核实、听取陈述申辩和集体研究。"
    ),
}

NOTICE_TITLE = _("督办通知书")

REFUSALS = {
    **INSPECTING,
    "supervision.too_many": (_("一次最多催办 {most} 个事项"), _("请分批办理")),
    "supervision.not_found": (_("没有这份记录，或您无权查看"), _("请从事项页面或通知书列表进入")),
    "supervision.own_unit": (
        _("不得对本人所在单位办理“{act}”"),
        _("请由其他人员办理；涉及领导小组办公室所在单位的，由领导小组另行指定人员"),
    ),
    "supervision.not_recipient": (
        _("该单位不是本事项的牵头、协办或服务单位"),
        _("请核对单位；外部配合单位以函件商请，不催办、不下达通知书"),
    ),
    "supervision.text_missing": (_("须写明{what}"), _("请补充后重新提交")),
    "supervision.nothing_owed": (_("该任务已了结，无需催办"), _("请从未了结的应办任务中选择")),
    "supervision.not_overdue": (_("该任务尚未逾期，或已由单位报送"), _("到期未办的，次日登记应催办任务")),
    "supervision.urging_owed": (_("该任务的应催办任务已登记"), _("无需重复登记")),
    "supervision.urged_lately": (
        _("该任务已于 {last_on} 催办，{cooldown} 个工作日内不重复催办"),
        _("{again_on} 起可再次催办；确属紧急的，请勾选“紧急”并写明理由"),
    ),
    "supervision.next_on_past": (_("下次跟进日期 {next_on} 早于今日"), _("请更正日期")),
    "supervision.found_on_unfit": (
        _("发现日期 {found_on} 不在交办之日 {assigned_on} 至今日之间"),
        _("请按检查记录填写日期"),
    ),
    "supervision.own_date_missing": (
        _("单位自报的问题须写明其自定的新时限，且不早于今日"),
        _("请按单位报告填写新时限"),
    ),
    "supervision.no_problem": (
        _("督办通知书至少针对一个已登记的问题"),
        _("请先登记问题，写明事实并附证据"),
    ),
    "supervision.foreign_problem": (_("所选问题不属于本事项该单位"), _("请从该单位的问题中选择")),
    "supervision.no_evidence": (
        _("问题“{fact}”未附证据"),
        _("请在问题登记中附材料，或指明所依据的逾期任务"),
    ),
    "supervision.problem_closed": (_("问题“{fact}”已销号"), _("请从未销号的问题中选择")),
    "supervision.in_another_draft": (
        _("问题“{fact}”已列入另一份拟办中的通知书"),
        _("请先办结或撤回那份通知书"),
    ),
    "supervision.one_check_one_notice": (
        _("同一次检查发现的问题应列入一份通知书，尚有 {count} 个未列入"),
        _("请一并勾选 {found_on} 检查发现的问题"),
    ),
    "supervision.self_reported": (
        _("问题“{fact}”由单位主动报告，{own_new_on} 前不下达通知书"),
        _("请在该日期之后视整改情况办理"),
    ),
    "supervision.limit_running": (
        _("就问题“{fact}”下达的{number}，其整改回复时限尚未届满"),
        _("时限届满后再行下达；确需提前下达的，写明理由，由组长签发"),
    ),
    "supervision.reply_limit": (
        _("整改回复时限须二选一：工作日数（1 至 {longest}），或晚于今日的日期"),
        _("请更正回复时限"),
    ),
    "supervision.notice_state": (
        _("该通知书“{state}”，不能办理“{act}”"),
        _("请刷新页面，按现状办理"),
    ),
    "supervision.head_must_sign": (
        _("本通知书须由组长签发：{why}"),
        _("请报组长签发，或代录组长已签的呈批单并由另一名工作人员复核"),
    ),
    "supervision.already_signed": (_("该通知书已签发"), _("无需重复签发；可直接印发")),
    "supervision.signed_before_found": (
        _("签发日期 {signed_on} 早于问题发现日期 {found_on}"),
        _("请核对呈批单日期"),
    ),
    "supervision.reply_date_past": (
        _("回复日期 {reply_due_on} 已到，通知书印发后单位来不及办理"),
        _("请撤回后重拟回复时限"),
    ),
    "supervision.signer_unfit": (
        _("{name}当日不是受文单位的主要负责人、分管负责人或联络员"),
        _("请由受文单位主要负责人、分管负责人或联络员签收"),
    ),
    "supervision.receipt_missing": (
        _("代录纸质签收须附签收单扫描件并写明签收人"),
        _("请上传签收单扫描件"),
    ),
    "supervision.served_on_unfit": (
        _("送达日期 {served_on} 须在印发之日 {issued_on} 至今日之间"),
        _("请按签收单或送达记录填写日期"),
    ),
    "supervision.two_persons": (
        _("留置送达须由领导小组办公室两名工作人员记录，并写明拒收情形"),
        _("请选择另一名工作人员，写明拒收情形"),
    ),
    "supervision.deemed_early": (
        _("视为送达须系统送达后次一工作日终了仍未签收，且主要负责人和联络员均已通知"),
        _("请催请签收，或留置送达"),
    ),
    "supervision.ground_unfit": (_("“{ground}”不能由您办理"), _("请选择其他送达方式")),
    "supervision.not_in_text": (_("文书中没有“{wrong}”"), _("请照原文填写须更正的字句")),
    "supervision.same_text": (_("更正前后的字句相同"), _("请核对更正后的字句")),
    "supervision.objection_late": (
        _("异议应在送达后 {days} 个工作日内提出，已于 {last_on} 截止"),
        _("可在整改回复中说明情况，或向领导小组反映"),
    ),
    "supervision.objection_made": (_("对该通知书已提出过异议"), _("请等待答复或查看答复")),
    "supervision.objection_answered": (_("该异议已办结"), _("无需重复答复")),
    "supervision.reply_pending": (_("上一份整改回复正在复查"), _("请等待复查结果")),
    "supervision.needs_notice": (
        _("该问题非单位主动报告，应下达督办通知书督促整改"),
        _("请先下达通知书，再依整改回复复查"),
    ),
    "supervision.check_one": (_("请选择一份整改回复，或一个单位自报的问题"), _("请从通知书或问题页面进入")),
    "supervision.already_rectified": (_("该通知书所列问题已全部销号"), _("无需再报")),
    "supervision.already_verified": (_("该整改回复已复查"), _("无需重复复查")),
    **TREATING,
}
