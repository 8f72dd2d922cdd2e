"""The room's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MAX_OPINION = 4000


class ChannelKind(TextChoices):
    """How a reminder leaves the house. Inside the system every message is always there."""

    MAIL = "MAIL", _("邮件")
    WEBHOOK = "WEBHOOK", _("接口推送（如政务微信）")


class Occasion(TextChoices):
    """What a channel carries; either says how much waits, and nothing of what."""

    DAILY = "DAILY", _("每个工作日早晨的待办件数")
    URGENT = "URGENT", _("紧急消息到达时的即时提醒")


REFUSALS = {
    "notifications.empty_opinion": (_("请写明意见建议的内容"), _("请填写后提交")),
    "notifications.long_opinion": (_("意见建议超过 {limit} 字"), _("请精简，或分次提出")),
    "notifications.opinion_unknown": (_("没有这条意见建议"), _("请从意见建议页面进入")),
    "notifications.empty_answer": (_("请写明答复的内容"), _("请填写后提交")),
    "notifications.long_answer": (_("答复超过 {limit} 字"), _("请精简")),
    "notifications.opinion_answered": (_("该意见建议已于 {answered_on} 答复"), _("如需补充，请与本人联系")),
    "notifications.own_opinion": (_("不得答复本人提出的意见建议"), _("请由领导小组办公室其他人员答复")),
    "notifications.bad_channel": (_("消息渠道地址不可用：{problem}"), _("请核对地址")),
    "notifications.carries_nothing": (_("没有选择发送内容"), _("请至少选择一项发送内容")),
    "notifications.channel_kind": (_("渠道种类不能更改"), _("请停用本渠道，另设新渠道")),
    "notifications.channel_unknown": (_("没有这个消息渠道"), _("请从消息渠道页面进入")),
    "notifications.channel_name_taken": (_("消息渠道名称“{name}”已被使用"), _("请另取名称，或修改原有渠道")),
}
