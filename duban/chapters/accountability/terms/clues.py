"""The clues (责任追究线索) in words: those that acts on record raise, and how each ends."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClueState(TextChoices):
    OPEN = "OPEN", _("待核实")
    CLOSED = "CLOSED", _("已终结")


class CloseReason(TextChoices):
    """Why a clue was closed: only one that closed because a notice fell away may open again. Rejecting and
    referring are acts of their own."""

    NOTICE_FELL_AWAY = "NOTICE_FELL_AWAY", _("督办通知书被撤销，触发依据不再成立")
    NOT_STARTED = "NOT_STARTED", _("不启动核实")
    OTHER = "OTHER", _("其他原因")
    REJECTED = "REJECTED", _("经核对不成立，予以排除")
    REFERRED = "REFERRED", _("已移送")


# What the head may choose when he closes a clue.
CLOSED_BY_HEAD = (CloseReason.NOTICE_FELL_AWAY, CloseReason.OTHER, CloseReason.NOT_STARTED)


class Following(TextChoices):
    """What a served notice means for the clue of its matter and recipient (decision 23)."""

    NOTHING = "NOTHING", _("不涉及线索")
    REGISTER = "REGISTER", _("登记线索")
    JOIN = "JOIN", _("并入线索")
    REOPEN = "REOPEN", _("恢复核实")


CLUE_TITLE = _("责任追究线索（待核实）")
# Messages about clues carry no title, name or unit (decision 40).
CLUE_MESSAGE = _("有 1 项责任追究事项待您处理，请登录查看")

REFUSALS = {
    "accountability.ground_unknown": (_("情形 {ground} 不由系统登记"), _("请人工登记线索")),
    "accountability.clue_raised": (_("该事实的线索已登记"), _("无需重复登记")),
    "accountability.fact_missing": (_("线索须写明所依据的事实"), _("请写明事实")),
    "accountability.not_of_notices": (
        _("该线索不以督办通知书次数为依据"),
        _("请选择其他终结原因并写明理由"),
    ),
    "accountability.not_found": (_("没有这个页面，或您无权查看"), _("请从工作台进入")),
    "accountability.below_threshold": (
        _("已送达且未撤销的督办通知书为 {count} 份，未达到 {threshold} 份"),
        _("未达到次数的，不登记线索"),
    ),
    "accountability.nobody_left": (
        _("线索涉及所有可以经办的人员，登记后无人可以办理"),
        _("请核对涉及人员；确属如此的，直接向上级党组织或者纪检监察机关报告"),
    ),
    "accountability.clue_exists": (_("该事项该单位的线索已登记"), _("后续通知书并入已登记的线索")),
    "accountability.notice_foreign": (
        _("该通知书与本线索不是同一事项、同一受文单位，或未送达"),
        _("请核对通知书"),
    ),
    "accountability.notice_joined": (_("该通知书已并入本线索"), _("无需重复办理")),
    "accountability.not_fallen": (
        _("线索并非因通知书被撤销而终结，不自动恢复核实"),
        _("后续通知书已附入线索，由组长决定"),
    ),
    "accountability.notice_stands": (_("该通知书未被撤销"), _("通知书撤销后再作标注")),
    "accountability.basis_marked": (_("该通知书已标注"), _("无需重复标注")),
    "accountability.rests_on_no_fact": (
        _("该线索不由在案事实登记"),
        _("以督办通知书次数登记的，随通知书撤销标注"),
    ),
    "accountability.fact_marked": (_("该线索已标注触发依据已变更"), _("无需重复标注")),
    "accountability.already_closed": (_("该线索已于 {closed_on} 终结"), _("无需重复办理")),
    "accountability.basis_stands": (
        _("已送达且未撤销的督办通知书仍有 {count} 份，触发依据仍然成立"),
        _("请选择其他终结原因并写明理由"),
    ),
    "accountability.verification_started": (_("该线索已启动核实"), _("在案卷中办理")),
    "accountability.reason_missing": (_("须写明终结线索的理由"), _("请填写理由")),
    "accountability.closed_by_another_act": (
        _("排除和移送线索另行办理，不在终结原因之列"),
        _("请选择终结原因，或者办理排除、移送"),
    ),
}
