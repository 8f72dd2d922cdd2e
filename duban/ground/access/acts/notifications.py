"""Messages and what people say of the system."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("notifications.give_opinion", "提出意见建议", "6(2)"),
    Act("notifications.answer_opinion", "答复意见建议", "6(3)"),
    Act("notifications.set_channel", "设置消息渠道", "6(3)"),
)
