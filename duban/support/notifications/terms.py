"""The room's words."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "notifications.empty_opinion": (_("请写明意见建议的内容"), _("请填写后提交")),
    "notifications.bad_channel": (_("消息渠道地址不可用：{problem}"), _("请核对地址")),
}
