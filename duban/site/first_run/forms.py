"""The shape of each step's answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from duban.ground.reading.containers import MAX_FILE
from duban.ground.reading.tables import read_tables
from duban.ground.reading.unreadable import Unreadable
from duban.ground.secrecy import marking_in
from duban.site.first_run import roll
from duban.support.doors.terms import SECRET
from duban.support.organization import register
from duban.support.organization.models import Person

WRONG_CODE = _("启用码不符，请核对服务器终端上显示的 16 位启用码")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("启用码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        help_text=_("启动服务时显示在服务器终端上，共 16 位；也可在服务器上运行 duban init 再次查看。"),
    )


class BodyForm(forms.Form):
    name = forms.CharField(label=_("机构全称"), max_length=200)
    short_name = forms.CharField(label=_("简称"), max_length=60, help_text=_("显示在每页左上角。"))
    document_prefix = forms.CharField(
        label=_("机关代字"),
        max_length=40,
        help_text=_("用于文号，如“古城督”，文号即为“古城督通〔2026〕1号”。"),
    )


class PeopleForm(forms.Form):
    """Names that must tell, with those of the other steps, who is meant."""

    step = ""

    def __init__(
        self, *args: Any, answers: Mapping[str, Mapping[str, Any]], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.answers = answers

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                roll.call({**self.answers, self.step: cleaned})
            except roll.Unclear as unclear:
                self.add_error(None, str(unclear))
        return cleaned


class AdministratorsForm(PeopleForm):
    step = "administrators"
    system = forms.CharField(
        label=_("系统管理员"),
        max_length=130,
        help_text=_("登记单位和人员、设置密码。登录密码在最后一步由本人设定。"),
    )
    security = forms.CharField(label=_("安全管理员"), max_length=130, help_text=_("任职、免职和指定代理。"))
    audit = forms.CharField(
        label=_("审计管理员"), max_length=130, help_text=_("查看办理记录，不办理任何事项。")
    )


def _people(label: object, **more: Any) -> forms.CharField:  # Any: Django's own keywords
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea({"rows": 3}), **more)  # type: ignore[arg-type]  # lazy text


class OfficeForm(PeopleForm):
    step = "office"
    head = forms.CharField(label=_("领导小组组长"), max_length=130)
    members = _people(
        _("副组长、成员"), required=False, help_text=_("每行一人；各单位的分管领导须在此列出。")
    )
    director = forms.CharField(label=_("办公室主任"), max_length=130)
    clerks = _people(_("督办员"), help_text=_("每行一人；代录纸质决定须由两人办理，宜不少于两人。"))


class UnitsForm(forms.Form):
    file = forms.FileField(
        label=_("单位和人员名单"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        help_text=_("Excel 或 CSV，不超过 10 MB。再次上传即替换前一份。"),
    )

    def clean_file(self) -> dict[str, Any]:  # Any: what the draft keeps
        """The rows of the file, or why it cannot be read."""
        upload = self.cleaned_data["file"]
        try:
            rows = register.rows_of(read_tables(upload.read(MAX_FILE + 1)))
        except Unreadable as bad:
            raise forms.ValidationError(bad.message) from bad
        if found := marking_in([row.cells for row in rows or []]):
            raise forms.ValidationError(SECRET % {"marking": found})
        if rows is None:
            raise forms.ValidationError(_("没有找到表头：须有“单位”“类别”“姓名”“职务/岗位”各列，请使用模板"))
        return {"file": upload.name or "", "rows": [[row.number, row.cells] for row in rows]}


class AdoptForm(forms.Form):
    """Nothing but the word of assent."""


class FoundForm(forms.Form):
    password = forms.CharField(
        label=_("系统管理员的登录密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 个字符，不得全为数字或与姓名、用户名相近。"),
    )
    again = forms.CharField(
        label=_("再输入一次"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if "password" in cleaned and cleaned["password"] != cleaned.get("again"):
            self.add_error("again", _("两次输入的密码不同"))
        return cleaned
