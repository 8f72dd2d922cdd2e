"""What the derivation says beside each line (得分明细): plain words for points given, taken and held back (13(2))."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

LINES: dict[str, Promise | str] = {
    "base": _("起评分%(points)s分"),
    "group_base": _("“%(group)s”基础分%(points)s分"),
    "full": _("“%(title)s”本项分值%(points)s分"),
    "event": _("%(fact)s：%(title)s，%(points)s分"),
    "nth": _("%(fact)s：%(title)s，第%(nth)s次，%(points)s分"),
    "ratio": _("“%(title)s”满分%(full)s分，按比例%(ratio)s计"),
    "ratio_fact": _("%(fact)s：“%(title)s”满分%(full)s分，%(count)s件按比例计"),
    "met": _("“%(title)s”达到要求，得%(points)s分"),
    "unmet": _("“%(title)s”未达到要求，不得分"),
    "judged": _("“%(title)s”评定%(points)s分"),
    "averaged": _("“%(title)s”评定%(points)s分，%(count)s次平均"),
    "defaulted": _("“%(title)s”尚未评定，默认满分%(points)s分"),
    "nothing_of_it": _("“%(title)s”期内无此类情形，默认满分%(points)s分"),
    "discretion": _("%(fact)s：%(title)s，裁量%(points)s分"),
    "band": _("承办事项%(matters)s件，达到%(band)s件以上，%(points)s分"),
    "veto": _("%(title)s：%(count)s次，达到%(threshold)s次，取消本年度评优资格"),
}
FACTORS: dict[str, Promise | str] = {
    "multiplied": _("乘以系数%(factor)s（%(why)s）"),
    "doubled": _("扣分乘以%(factor)s（全部承办事项均属加倍范围）"),
    "normalised": _("承办%(matters)s件，超过%(per)s件，乘以%(per)s/%(matters)s"),
    "quantity": _("数量%(quantity)s"),
}
HELD: dict[str, Promise | str] = {
    "rule.floor": _("本项扣完为止，%(points)s分不再扣"),
    "rule.most_taken": _("本项最多扣%(limit)s分，%(points)s分不再扣"),
    "rule.most_added": _("本项最多加%(limit)s分，%(points)s分不再加"),
    "rule.ceiling": _("本项最高%(limit)s分，%(points)s分不再加"),
    "group.floor": _("本组扣完为止，%(points)s分不再扣"),
    "group.most_taken": _("本组最多扣%(limit)s分，%(points)s分不再扣"),
    "group.most_added": _("本组最多加%(limit)s分，%(points)s分不再加"),
    "group.ceiling": _("本组最高%(limit)s分，%(points)s分不再加"),
    "total.floor": _("总分最低%(limit)s分，%(points)s分不再扣"),
    "total.most_taken": _("合计最多扣%(limit)s分，%(points)s分不再扣"),
    "total.most_added": _("合计最多加%(limit)s分，%(points)s分不再加"),
    "total.ceiling": _("总分最高%(limit)s分，%(points)s分不再加"),
    "once": _("同一事实已按“%(title)s”计分，不重复计"),
    "highest": _("就高计分，已按“%(title)s”计"),
    "not_counted": _("按本项规定不计（系数为0）"),
    "not_yet": _("第%(nth)s次，未达到起计次数"),
    "superseded": _("以最近一次评定为准"),
    "to_judge": _("幅度%(low)s至%(high)s分，待裁量"),
}
NOT_RANKED = _("本期承办事项%(matters)s件，少于%(least)s件，不参加排名")
NO_VERSION = _("当日尚无生效的考核细则，不计分")


def line(code: str, **params: object) -> str:
    return _words("line", code) % _plain(params)


def factor(code: str, **params: object) -> str:
    return _words("factor", code) % _plain(params)


def held(code: str, **params: object) -> str:
    return _words("held", code) % _plain(params)


@lru_cache(maxsize=512)
def _words(table: str, code: str) -> str:
    """Lines are kept as a record, in the body's language whoever asks; looked up once: a year has 160,000 of them."""
    with override(settings.LANGUAGE_CODE):
        return str({"line": LINES, "factor": FACTORS, "held": HELD}[table][code])


def not_ranked(matters: int, least: int) -> str:
    return str(NOT_RANKED) % {"matters": matters, "least": least}


def plain(number: Decimal) -> str:
    """5, 0.5, −2.25: without the noughts at the end."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def signed(number: Decimal) -> str:
    return f"+{plain(number)}" if number > 0 else plain(number)


def _plain(params: dict[str, object]) -> dict[str, object]:
    return {key: plain(one) if isinstance(one, Decimal) else one for key, one in params.items()}
