"""The shape of input for units, people and posts; what may be chosen is passed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.ground.access import PostKind
from duban.support.doors.forms import ActForm
from duban.support.organization.actions import Carried
from duban.support.organization.terms import FACT_VALUES, POST_LABELS, FactKind, UnitKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text = str | _StrPromise

Choices = Sequence[tuple[str, str]]


def _day(label: Text, **more: Any) -> forms.DateField:  # Any: Django's own keywords
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more
    )


def _uid(label: Text, **more: Any) -> forms.TypedChoiceField:  # Any: Django's own keywords
    return forms.TypedChoiceField(label=label, coerce=UUID, empty_value=None, **more)


class ChoosingForm(ActForm):
    """A form that offers units and people."""

    def __init__(
        self, *args: Any, units: Choices = (), people: Choices = (), **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for name, offered in (("unit", units), ("parent", units), ("person", people), ("deputy", people)):
            if name in self.fields:
                self.fields[name].choices = [("", "——"), *offered]  # type: ignore[attr-defined]  # a choice field


class UnitForm(ChoosingForm):
    name = forms.CharField(label=_("正式名称"), max_length=120)
    aliases = forms.CharField(
        label=_("简称"),
        required=False,
        max_length=400,
        help_text=_("多个简称用顿号隔开；清单中写简称也能认出该单位。"),
    )
    kind = forms.ChoiceField(
        label=_("类别"),
        choices=lambda: UnitKind.choices,
        help_text=_("外部配合单位只函请配合，不计入督办和考核。"),
    )
    parent = _uid(_("上级单位"), required=False)
    ordinal = forms.IntegerField(label=_("排序"), min_value=0, max_value=10_000, initial=0)
    from_on = _day(_("设立日期"))

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        written = found["aliases"].replace("，", "、").replace(",", "、").split("、")
        return {**found, "aliases": [alias.strip() for alias in written if alias.strip()]}


class RenameForm(ActForm):
    name = forms.CharField(label=_("新名称"), max_length=120)
    from_on = _day(_("启用日期"))


class LeaderForm(ChoosingForm):
    person = _uid(_("分管领导"))
    from_on = _day(_("自何日起"))


class TreeForm(forms.Form):
    """The organization as it stood, stands or will stand on a day."""

    on = _day(_("日期"))


class MergeAsked(forms.Form):
    """Which units become which, from when on: asked before anything is done."""

    units = forms.MultipleChoiceField(
        label=_("一并合并的其他单位"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只合并本单位的，不选。"),
    )
    into = _uid(_("并入现有单位"), required=False)
    name = forms.CharField(
        label=_("或者新设单位，名称"),
        required=False,
        max_length=120,
        help_text=_("与“并入现有单位”二者填一项；新设合并须有两个以上单位。"),
    )
    on = _day(_("自何日起"), help_text=_("合并前的单位至前一日止；不得晚于今日。"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("机构编制批复或党组决定的文号。"))

    def __init__(self, *args: Any, units: Choices = (), **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = units  # type: ignore[attr-defined]  # a choice field
        self.fields["into"].choices = [("", "——"), *units]  # type: ignore[attr-defined]  # a choice field


class SplitAsked(forms.Form):
    """Which unit is set up beside which, from when on: asked before anything is done."""

    name = forms.CharField(label=_("分设单位的名称"), max_length=120)
    on = _day(_("自何日起"), help_text=_("不得晚于今日。"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("机构编制批复或党组决定的文号。"))


STAYS, ENDS = "STAYS", "ENDS"


class ChangeForm(ActForm):
    """What was asked, confirmed, with what becomes of each post: `posts` are its uid, how it is told, and what it
    may become; `otherwise` is what happens to it else, `settled` whether that is so unless something is chosen."""

    on = forms.DateField(widget=forms.HiddenInput)
    basis = forms.CharField(widget=forms.HiddenInput, max_length=200)
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)

    def __init__(
        self,
        *args: Any,
        posts: Sequence[tuple[str, Text, Choices]] = (),
        otherwise: tuple[str, Text] = (ENDS, _("不再任职")),
        settled: bool = False,
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.posts = [uid for uid, _label, _kinds in posts]
        for uid, label, kinds in posts:
            self.fields[f"post_{uid}"] = forms.ChoiceField(
                label=label,
                choices=[*([] if settled else [("", _("请选择"))]), otherwise, *kinds],
                required=not settled,
            )

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        chosen = {uid: found.pop(f"post_{uid}") for uid in self.posts}
        kept = {uid: kind for uid, kind in chosen.items() if kind not in ("", STAYS, ENDS)}
        return {**found, "carried": [Carried(UUID(uid), PostKind(kind)) for uid, kind in kept.items()]}


class MergeForm(ChangeForm):
    units = forms.CharField(widget=forms.HiddenInput)
    into = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        return {**found, "units": [UUID(one) for one in found["units"].split(",")]}


class SplitForm(ChangeForm):
    matters = forms.MultipleChoiceField(
        label=_("移交给分设单位的事项"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("未选的事项仍由原单位承办。"),
    )

    def __init__(
        self, *args: Any, matters: Choices = (), **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["matters"].choices = matters  # type: ignore[attr-defined]  # a choice field

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        return {**found, "matters": [UUID(one) for one in found["matters"]]}


class PersonForm(ActForm):
    name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(label=_("用户名"), max_length=60, help_text=_("用于登录，设定后不再更改。"))
    email = forms.EmailField(label=_("邮箱"), required=False, help_text=_("只用于每日一封的待办提醒。"))


class FactForm(ActForm):
    kind = forms.ChoiceField(label=_("项目"), choices=lambda: FactKind.choices)
    value = forms.ChoiceField(
        label=_("内容"),
        choices=lambda: [
            (str(FactKind(kind).label), [(one, one) for one in FACT_VALUES[kind]]) for kind in FACT_VALUES
        ],
    )
    from_on = _day(_("自何日起"))


class AppointForm(ChoosingForm):
    kind = forms.ChoiceField(
        label=_("职务类别"), choices=lambda: [(kind.value, POST_LABELS[kind]) for kind in PostKind]
    )
    unit = _uid(_("任职单位"), required=False, help_text=_("领导小组、办公室和管理员职务不选单位。"))
    title = forms.CharField(
        label=_("职务名称"), required=False, max_length=60, help_text=_("如“部长”；可不填。")
    )
    from_on = _day(_("任职日期"))


class EndPostForm(ActForm):
    to_on = _day(_("最后任职日"))


class ReplaceForm(ChoosingForm):
    person = _uid(_("接任人"))
    from_on = _day(_("自何日起"), help_text=_("现任人员任职至前一日止。"))


class DelegateForm(ChoosingForm):
    deputy = _uid(_("代理人"))
    from_on = _day(_("自何日起"))
    to_on = _day(_("至何日止"))
    reason = forms.CharField(label=_("理由"), max_length=200)


class NoForm(ActForm):
    """An act that asks for nothing more than to be done."""


class EndPersonForm(ActForm):
    reason = forms.CharField(label=_("事由"), max_length=200, help_text=_("如“调离”“退休”，并注明文号。"))


class ResetForm(ActForm):
    """Filled in by somebody who cannot sign in."""

    username = forms.CharField(
        label=_("用户名"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("重置码"),
        max_length=40,
        help_text=_("共十二位，不分大小写，连字符可以不填。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    password = forms.CharField(
        label=_("新密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 个字符，不得全为数字或与姓名、用户名相近。"),
    )
    again = forms.CharField(
        label=_("再次填写新密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        found = super().clean() or {}
        if {"password", "again"} <= found.keys() and found["password"] != found["again"]:
            self.add_error("again", _("两次填写的新密码不一致"))
        return found


class PasswordForm(ActForm):
    password = forms.CharField(
        label=_("新密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 个字符，不得全为数字或与姓名、用户名相近。请当面告知本人并请其登录后修改。"),
    )
