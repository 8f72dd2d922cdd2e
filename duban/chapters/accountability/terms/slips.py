"""代录 in the pursuit of responsibility, in words: what the head may decide on paper (decision 10)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# The acts that are the head's word alone: on a clue, and on a case.
ON_CLUE = (
    "accountability.start_verification",
    "accountability.close_clue",
    "accountability.choose_handling",
    "accountability.refer_clue",
)
ON_CASE = (
    "accountability.join_case_clue",
    "accountability.admit_to_circle",
    "accountability.remove_from_circle",
    "accountability.answer_tolerance",
    "accountability.transfer_case",
    "accountability.request_decision",
    "accountability.decide_not_pursued",
    "accountability.report_execution",
    "accountability.clear_name",
)


class SlipState(TextChoices):
    """How far a paper has come."""

    ENTERED = "ENTERED", _("已代录，待复核")
    AGREES = "AGREES", _("与原件一致")
    DIFFERS = "DIFFERS", _("与原件不一致")
    USED = "USED", _("已据此办理")


REFUSALS = {
    "accountability.needs_head": (
        _("“{act}”由组长决定"),
        _("请由组长在系统内办理，或者代录组长签批的纸质件，经另一人复核后办理"),
    ),
    "accountability.slip_foreign": (_("“{act}”不在可代录的事项之列"), _("请核对签批的事项")),
    "accountability.slip_waits": (
        _("同一事项已有代录的签批件尚未办理"),
        _("请先复核并办理该件"),
    ),
    "accountability.not_head_then": (
        _("{name}在 {day} 不是组长"),
        _("请核对签批人和签批日期"),
    ),
    "accountability.slip_by_recused": (
        _("{name}已回避本案，不能签批"),
        _("请由代行组长职责的人员签批"),
    ),
    "accountability.slip_checked": (_("该签批件已复核"), _("无需重复复核")),
    "accountability.slip_by_same": (_("复核人不能是代录人"), _("请由知悉范围内的另一人复核")),
    "accountability.slip_second": (
        _("代录线索的签批件，须指定办公室另一名人员复核"),
        _("请选择复核人，该人自此知悉本线索"),
    ),
}
