"""What the import of a published table asks, and how a person may take what could not be read (13(1))."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Take(TextChoices):
    MANUAL = "MANUAL", _("由人评定")
    PER_EVENT = "PER_EVENT", _("按次（件）加分、扣分")
    RATIO = "RATIO", _("按完成比例得分")
    ALL_OR_NOTHING = "ALL_OR_NOTHING", _("达到要求得分，否则不得分")
    AS_READ = "AS_READ", _("照读出的各项分值")
    LEAVE_OUT = "LEAVE_OUT", _("不列入")


WHY: dict[str, Promise | str] = {
    "tiers": _("几档分值是累加还是就高，原文没有写明"),
    "several": _("一句中有几种扣分，不能确定各扣哪一项"),
    "left_over": _("此处还有加分、扣分的文字，没有写明怎样计算"),
    "no_points": _("此句没有写分值"),
    "no_word": _("括号中只有数字，没有写“分”"),
    "unclear": _("分值与对象不能一一对应，或只写了折算的办法"),
    "system_use": _("以使用系统的情况计分，不得采用（国办函〔2026〕12号），只能不列入"),
    "bonus_points": _("奖扣分项目标明%(declared)s分，不计入满分；照读出的奖扣分列入"),
    "item_sum": _("读出的各项合计%(full)s分，原表标明%(declared)s分"),
    "section_sum": _("各行合计%(full)s分，原表标明%(declared)s分"),
}


def why(code: str, **params: object) -> str:
    return str(WHY[code]) % params
