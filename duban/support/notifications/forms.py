"""The shape of an opinion's and a channel's input."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.support.doors.forms import ActForm
from duban.support.notifications.terms import MAX_OPINION, ChannelKind, Occasion

UNSEEN = {"autocomplete": "off", "spellcheck": "false"}
ADDRESSES = {
    ChannelKind.MAIL: (
        _("邮件服务器地址"),
        _(
            "形如 mailtos://用户名:密码@邮件服务器?from=发件地址。地址加密保存，不再显示；修改其他项时可留空。"
        ),
    ),
    ChannelKind.WEBHOOK: (
        _("接口地址"),
        _(
            "本单位消息中转服务（政务微信、短信网关等）的地址，形如 https://主机/路径。"
            "系统以 JSON 发送收件人用户名、件数和正文；地址加密保存，不再显示；修改其他项时可留空。"
        ),
    ),
}


class OpinionForm(ActForm):
    text = forms.CharField(
        label=_("意见建议"),
        help_text=_("请写明哪一处有误、应当如何。您的姓名会随意见一并记录。"),
        max_length=MAX_OPINION,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)


class AnswerForm(ActForm):
    answer = forms.CharField(
        label=_("答复"),
        help_text=_("写明如何处理；不采纳的，写明理由。提意见的人会收到消息。"),
        max_length=MAX_OPINION,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ChannelForm(ActForm):
    """One channel: mail, or a relay of the house."""

    name = forms.CharField(label=_("名称"), max_length=60)
    url = forms.CharField(
        label=_("地址"), max_length=500, required=False, widget=forms.TextInput(attrs=UNSEEN)
    )
    secret = forms.CharField(
        label=_("签名密钥"),
        max_length=200,
        required=False,
        help_text=_("接收方用它核对请求确由本系统发出，随地址一并加密保存；重填地址时须重填。"),
        widget=forms.TextInput(attrs=UNSEEN),
    )
    carries = forms.MultipleChoiceField(
        label=_("发送内容"),
        choices=lambda: Occasion.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("正文只有“您有 1 项待办，请登录查看”，不带事项、姓名和单位。"),
    )
    active = forms.BooleanField(label=_("启用"), required=False, initial=True)

    def __init__(self, *args: Any, kind: ChannelKind, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["url"].label, self.fields["url"].help_text = ADDRESSES[kind]
        if kind == ChannelKind.MAIL:
            del self.fields["secret"]

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        return {**found, "kind": self.kind, "carries": [Occasion(one) for one in found["carries"]]}
