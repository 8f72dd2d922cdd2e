"""The room's words."""

from django.utils.translation import gettext_lazy as _

# Each kind has its template documents/<kind>.html and its place in documents.who_may_sign of the rule set.
KINDS = {
    "supervision_notice": _("督办通知书"),
    "assignment": _("任务交办通知单"),
    "return_order": _("责令补办/重新办理通知书"),
    "docketing_circular": _("立项通报"),
    "interview_notice": _("约谈通知书"),
    "interview_minutes": _("约谈纪要"),
    "progress_circular": _("阶段性通报"),
    "bulletin": _("工作简报"),
}

REFUSALS = {
    "documents.not_found": (_("没有这份文书，或您无权查看"), _("请从事项页面进入")),
    "documents.not_frozen": (_("文书尚未定稿存证"), _("请稍候刷新后再试")),
    "documents.already_frozen": (_("文书已定稿存证"), _("无需重复办理")),
    "documents.damaged": (
        _("文书“{number}”的存储内容与定稿时的摘要不符"),
        _("请勿使用，立即报告系统管理员从备份中恢复"),
    ),
}
