"""The shape of an opinion's and a channel's input."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.support.doors.forms import ActForm
from duban.support.notifications.terms import MAX_OPINION


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
    name = forms.CharField(label=_("名称"), max_length=60)
    url = forms.CharField(
        label=_("邮件服务器地址"),
        help_text=_(
            "形如 mailtos://用户名:密码@邮件服务器?from=发件地址。地址加密保存，不再显示；修改其他项时可留空。"
        ),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    active = forms.BooleanField(label=_("启用"), required=False, initial=True)
