"""The room's words."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "paging.cursor": (_("翻页位置已失效，可能是筛选条件已更改"), _("请从列表第一页重新查看")),
}
