"""The shape of what a person types at the desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import text_field
from duban.support.doors.forms import ActForm


class ViewForm(forms.Form):
    name = forms.CharField(
        label=_("名称"), max_length=40, help_text=_("仅本人可见；与已有视图同名的，以新的条件代替")
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)


class BlockForm(ActForm):
    where = forms.CharField(
        label=_("材料的下载地址或编号"), max_length=500, help_text=_("在材料链接上复制地址，粘贴于此")
    )
    reason = text_field(_("发现经过"), help_text=_("怎样发现、依据什么；不得写入涉密内容"))


class PurgeForm(ActForm):
    backups = text_field(
        _("须销毁的备份"), rows=4, help_text=_("每份一行：名称、存放处、制作日期；没有备份的写“没有备份”")
    )


class ReleaseForm(ActForm):
    reason = text_field(_("解除封存的理由"))
