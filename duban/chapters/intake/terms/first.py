"""Words of 先行交办: acting on a leader's written order before the Party-group meeting has decided (11(1))."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

URGING = "supervision.urge"


class FirstState(TextChoices):
    RUNNING = "RUNNING", _("先行交办中，待党组会议研究")
    APPROVED = "APPROVED", _("已经党组会议研究立项")
    LAPSED = "LAPSED", _("未经批准，已失效")


class FirstChannel(TextChoices):
    """Art. 10(1): 通过电话联系、上门督办等."""

    PHONE = "PHONE", _("电话")
    ON_SITE = "ON_SITE", _("上门")
    MESSAGE = "MESSAGE", _("系统消息")
    LETTER = "LETTER", _("书面")


REFUSALS = {
    "intake.first_unknown": (_("没有这项先行交办，或您无权查看"), _("请从“批示”页面进入")),
    "intake.first_state": (_("该先行交办“{state}”，不能办理“{act}”"), _("请刷新页面，按现状办理")),
    "intake.first_order_old": (
        _("批示日期 {written_on} 距今已超过 {days} 天，不能据以先行交办"),
        _("请直接提请党组会议研究立项，或请批示人重新批示"),
    ),
    "intake.first_out_of_scope": (
        _("“{name}”不在本办法适用范围（第三条），不能先行交办"),
        _("请选择本机构的部室（单位）；外部单位以函商请"),
    ),
    "intake.first_urging_only": (
        _("先行交办期间不能催办"),
        _("考核细则与参数未列入此方式，请先由领导小组调整"),
    ),
    "intake.first_urged_lately": (
        _("{last_on} 已催办，{again_on} 起可再次催办"),
        _("情况紧急的，勾选紧急并写明理由"),
    ),
    "intake.first_next_past": (_("下次联系日期 {next_on} 早于今日"), _("请更正日期")),
    "intake.first_still_runs": (_("该先行交办 {lapses_on} 届满，尚未失效"), _("届满之前可提请党组会议研究")),
    "intake.first_not_emergency": (
        _("据先行交办立项的，立项情形须为应急性工作"),
        _("请将立项情形选为“应急性工作”"),
    ),
}
