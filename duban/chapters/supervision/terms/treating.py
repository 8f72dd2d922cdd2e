"""What is done about a problem beside a notice, in words: the decision not to issue one, the plan, more time; and
协调事项 between units."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoNoticeGround(TextChoices):
    """Why no notice is issued for a problem; a value of the rule set says which of these hold (decisions 20, 33)."""

    SELF_REPORTED = "SELF_REPORTED", _("单位主动报告，在其自定的新时限内整改")
    SAME_FACT = "SAME_FACT", _("同一事实已下达督办通知书，并入其整改")
    UNFOUNDED = "UNFOUNDED", _("经核查问题不成立，予以销号")


class CoordinationState(TextChoices):
    ASKED = "ASKED", _("待答复")
    PROMISED = "PROMISED", _("已承诺")
    DECLINED = "DECLINED", _("不能承担")
    ESCALATED = "ESCALATED", _("提请领导小组办公室协调")
    DECIDED = "DECIDED", _("已协调，待落实")
    SETTLED = "SETTLED", _("已解决")
    CLOSED = "CLOSED", _("不再协调")


# Something is still to be done about these.
OPEN_COORDINATION = frozenset(
    {
        CoordinationState.ASKED,
        CoordinationState.PROMISED,
        CoordinationState.DECLINED,
        CoordinationState.ESCALATED,
        CoordinationState.DECIDED,
    }
)

REFUSALS = {
    "supervision.decided_no_notice": (
        _("该问题已决定不下达督办通知书"),
        _("自报的问题到期复查；并入通知书整改的，随通知书一并复查"),
    ),
    "supervision.problem_noticed": (_("该问题已下达督办通知书"), _("请按通知书督促整改")),
    "supervision.ground_not_allowed": (
        _("现行考核细则与参数不以“{ground}”为不下达通知书的理由"),
        _("请下达督办通知书督促整改"),
    ),
    "supervision.not_self_reported": (
        _("该问题不是单位主动报告，或其自定的新时限已过"),
        _("请下达督办通知书督促整改"),
    ),
    "supervision.same_fact_notice": (
        _("所指的通知书不是就本事项向该单位下达、正在整改的通知书"),
        _("请选择该单位尚在整改的通知书；没有的，请就本问题下达通知书"),
    ),
    "supervision.plan_after": (
        _("计划完成日期 {done_by} 须在今日至整改时限 {due_on} 之间"),
        _("请更正日期；时限内确不能完成的，请先申请延长整改期限"),
    ),
    "supervision.extension_over": (
        _("整改回复已报送或已了结，无需延长"),
        _("复查未到位的，按复查意见继续整改"),
    ),
    "supervision.extension_late": (
        _("整改时限 {due_on} 已过，延长应在到期前申请"),
        _("请尽快报送整改回复，写明逾期原因"),
    ),
    "supervision.extension_not_later": (
        _("申请的时限 {new_due_on} 须晚于现时限 {due_on}，且不超过 {latest}"),
        _("请更正日期"),
    ),
    "supervision.extension_pending": (_("该通知书已有待批复的延长申请"), _("请等待批复")),
    "supervision.extension_none": (_("该通知书没有待批复的延长申请"), _("请刷新页面，按现状办理")),
    "supervision.coordination_not_found": (_("没有这项协调事项，或您无权查看"), _("请从协调事项列表进入")),
    "supervision.coordination_units": (
        _("协调事项须由本事项的一个承办或服务单位向另一个单位提出"),
        _("请核对单位；需外部单位配合的，由领导小组办公室以函件商请"),
    ),
    "supervision.coordination_state": (
        _("该协调事项“{state}”，不能办理“{act}”"),
        _("请刷新页面，按现状办理"),
    ),
    "supervision.coordination_date": (
        _("日期 {day} 须晚于今日"),
        _("请更正日期"),
    ),
    "supervision.promise_undated": (_("承诺须写明完成日期"), _("请填写承诺完成的日期")),
    "supervision.settled_on_unfit": (
        _("解决日期 {settled_on} 须在提出之日 {asked_on} 至今日之间"),
        _("请按实际日期填写"),
    ),
    "supervision.escalation_early": (
        _("对方答复期限 {due_on} 尚未届满"),
        _("对方不能承担、逾期未答复或承诺逾期未兑现的，方可提请领导小组办公室协调"),
    ),
}
