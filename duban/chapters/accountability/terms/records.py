"""我的记录 in words: with what the record of a person opens (6(2); decisions 34, 38, 39)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Opening(TextChoices):
    """Where the person stands, and what he can do now."""

    HEARING = (
        "HEARING",
        _("以下是拟核实认定的事实，不是处理决定。您可以提出意见、陈述和申辩；不因陈述申辩加重处理。"),
    )
    HEARD = "HEARD", _("以下是拟核实认定的事实，不是处理决定。陈述申辩期限已届满。")
    LEFT_OUT = "LEFT_OUT", _("核实已经结束，没有对您作出处理决定。")
    MAY_APPEAL = "MAY_APPEAL", _("对处理决定不服的，可以按所列途径提出申诉。")
    APPEALED = "APPEALED", _("您的申诉正在办理，结果以书面答复为准。")
    APPEALS_USED_UP = "APPEALS_USED_UP", _("申诉途径已经用尽，处理决定有效；影响期和执行情况如下。")
    CHANGED = "CHANGED", _("对您的处理决定已经变更，原决定不再有效；新的决定另行送达。")
    WITHDRAWN = "WITHDRAWN", _("对您的处理决定已经撤销，不再有效；有关权益的恢复情况如下。")


# What an appeal means for execution stands beside these.
WITH_EXECUTION = (Opening.MAY_APPEAL, Opening.APPEALED)


class NameState(TextChoices):
    """How far the clearing of his name has come, where he may ask for it."""

    OPEN = "OPEN", _("需要澄清正名的，可以提出申请。")
    ASKED = "ASKED", _("澄清正名的申请正在办理。")
    CLEARED = "CLEARED", _("已经为您澄清正名。")
