"""The desk's words: why a light is what it is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.terms import ObligationKind

REFUSALS: dict[str, tuple[Promise, Promise]] = {
    "desk.too_many_views": (_("常用视图最多保存 {most} 个"), _("请先删去不用的视图")),
}

LATE = _("{what}应于 {due} 完成，已逾期 {days} 天")
OVERDUE = _("{what}应于 {due} 完成，已超过 {days} 天")
NEAR = _("{what}应于 {due} 完成，还有 {days} 个工作日")
BEHIND = _("比序时进度滞后 {behind} 个百分点")
CLOSED = _("已办结")
ENDINGS = {
    "MERGED": _("已并入其他事项，不计时限评估"),
    "TERMINATED": _("已终止办理，退出清单，不计时限评估"),
}
SUSPENDED = _("已暂停办理，暂停期间不计入时限")
NORMAL = _("按期推进")
NOT_ASSIGNED = _("已立项，尚未交办")

OBLIGATION_WORDS = {kind.value: kind.label for kind in ObligationKind}
