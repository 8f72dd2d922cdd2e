"""The room's words."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "documents.not_found": (_("没有这份文书，或您无权查看"), _("请从事项页面进入")),
    "documents.not_frozen": (_("文书尚未定稿存证"), _("请稍候刷新后再试")),
    "documents.already_frozen": (_("文书已定稿存证"), _("无需重复办理")),
}
