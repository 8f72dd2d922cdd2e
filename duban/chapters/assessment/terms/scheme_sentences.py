"""A rule in one plain sentence, as an official would write it (13(1))."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.terms.sources import SourceKind

SENTENCES: dict[str, Promise | str] = {
    "facts": _("%(facts)s的"),
    "full": _("本项%(points)s分"),
    "each_taken": _("每次（件）扣%(points)s分"),
    "each_added": _("每次（件）加%(points)s分"),
    "unit_taken": _("每日（每单位）扣%(points)s分"),
    "unit_added": _("每日（每单位）加%(points)s分"),
    "nth_taken": _("第%(count)s次扣%(points)s分"),
    "nth_added": _("第%(count)s次加%(points)s分"),
    "from_nth_taken": _("第%(count)s次起每次扣%(points)s分"),
    "from_nth_added": _("第%(count)s次起每次加%(points)s分"),
    "from_nth_none": _("第%(count)s次起不再计"),
    "ratio": _("满分%(points)s分，按完成比例得分"),
    "ratio_of": _("满分%(points)s分，按“%(facts)s”占“%(facts)s”与“%(against)s”合计的比例得分"),
    "met": _("达到要求得%(points)s分，否则不得分"),
    "unless": _("得%(points)s分；出现%(facts)s的，不得分"),
    "manual": _("由人评定%(low)s至%(high)s分，写明理由"),
    "average": _("多次评定的取平均分"),
    "latest": _("多次评定的以最近一次为准"),
    "default_full": _("未评定的默认满分"),
    "discretion_taken": _("每次（件）扣%(low)s至%(high)s分，由人在幅度内裁量，写明理由"),
    "discretion_added": _("每次（件）加%(low)s至%(high)s分，由人在幅度内裁量，写明理由"),
    "veto": _("%(window)s达到%(count)s次的，取消本年度评优资格"),
    "double": _("%(who)s加倍"),
    "times": _("%(who)s按%(factor)s倍计"),
    "not_counted": _("%(who)s不计"),
    "to_zero": _("扣完为止"),
    "most_taken": _("本项最多扣%(points)s分"),
    "most_added": _("本项最多加%(points)s分"),
    "ceiling": _("本项最高%(points)s分"),
    "floor": _("本项最低%(points)s分"),
    "per_matter": _("按事项分别计次"),
    "rolling": _("%(days)s天内"),
    "normalised": _("按承办件数折算"),
    "not_doubled": _("不适用扣分加倍"),
    "only": _("仅适用于%(who)s"),
}
CATEGORIES: dict[str, Promise | str] = {
    "MAJOR_DECISION": _("重大决策"),
    "KEY_PROJECT": _("重点工程"),
    "IMPORTANT_MATTER": _("重要事项"),
}
ROUTES: dict[str, Promise | str] = {"LISTED": _("列入清单立项"), "AD_HOC": _("党组会议研究确定")}


def said(code: str, **params: object) -> str:
    return str(SENTENCES[code]) % params


def category(code: str) -> str:
    return str(CATEGORIES.get(code, code))


def level(code: str) -> str:
    """督办级别: by whom the matter was set, as its recorded source has it."""
    return str(SourceKind(code).label) if code in SourceKind.values else code


def level_of(words: str) -> str:
    """The kind of source that is called so; nothing where none is."""
    return next((code for code, label in SourceKind.choices if words in (code, str(label))), "")


def route(code: str) -> str:
    return str(ROUTES.get(code, code))


EXAMPLES: dict[str, Promise | str] = {
    "PER_EVENT": _("反馈逾期未报的，每次扣1分，牵头单位加倍，扣完为止。"),
    "PROGRESSIVE": _("反馈逾期的，自然年度内第1次扣0.5分，第2次扣1分，第3次起每次扣2分。"),
    "RATIO": _("水库退养，满分5分，按完成比例得分。"),
    "ALL_OR_NOTHING": _("污水处理率达到80%以上，得10分，否则不得分。"),
    "MANUAL": _("领导对实施情况的评价，由人评定0至20分，写明理由。"),
    "DISCRETION": _("报告不能反映实施情况的，每次扣5至10分，由人在幅度内裁量，写明理由。"),
    "VETO": _("无正当理由未办结，自然年度内达到2次的，取消本年度评优资格。"),
}
