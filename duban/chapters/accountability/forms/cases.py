"""The shape of what is typed for a case. Files are received under names that say nothing (decision 40)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.accountability.terms.case import (
    EvidenceKind,
    Nature,
    RecusalGround,
    Responsibility,
    SeatPurpose,
    Signing,
    ToleranceKind,
)
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm

ACCEPTED = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt"
NOT_CHOSEN: Choice = ("", "—")


def offer(form: forms.Form, name: str, values: Sequence[Choice]) -> None:
    """Give a field of the form what there is to choose from."""
    form.fields[name].choices = list(values)  # type: ignore[attr-defined]  # a ChoiceField, declared below


class StepForm(ActForm):
    """Nothing to fill in."""


class ReasonForm(ActForm):
    reason = text_field(_("理由"), rows=5)


class StartForm(ReasonForm):
    others = forms.MultipleChoiceField(
        label=_("一并启动核实的线索"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("同一单位尚待核实的其他线索"),
    )

    def __init__(
        self, *args: Any, others: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "others", others)
        if not others:
            del self.fields["others"]


class SendForm(ActForm):
    receiver = forms.ChoiceField(label=_("移送对象"))
    reason = text_field(_("移送的事实和理由"), rows=5)

    def __init__(
        self, *args: Any, receivers: Sequence[str], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "receiver", [(one, one) for one in receivers])


class HandlersForm(ActForm):
    handlers = forms.MultipleChoiceField(label=_("核实人员"), widget=forms.SelectMultiple(attrs={"size": 10}))

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "handlers", people)


class PersonForm(ActForm):
    """One person out of those who come in question."""

    person = forms.ChoiceField(label=_("人员"))

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "person", people)


class ConcernForm(PersonForm):
    responsibility = forms.ChoiceField(label=_("责任"), choices=lambda: Responsibility.choices)
    on = DayField(label=_("事发日期"), help_text=_("以该日的单位和职务为准"))


class JoinForm(ActForm):
    clue = forms.ChoiceField(label=_("线索"))

    def __init__(
        self, *args: Any, clues: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "clue", clues)


class RecuseForm(PersonForm):
    ground = forms.ChoiceField(label=_("回避情形"), choices=lambda: RecusalGround.choices)
    reason = text_field(_("事由"))


class AdmitForm(PersonForm):
    purpose = forms.ChoiceField(
        label=_("事由"),
        choices=lambda: [one for one in SeatPurpose.choices if one[0] not in {"STANDING", "VERIFYING"}],
    )


class IdentityForm(PersonForm):
    number = forms.CharField(label=_("身份证号码"), max_length=18, help_text=_("加密保存，页面只显示后四位"))


class EvidenceForm(ActForm):
    kind = forms.ChoiceField(label=_("证据类别"), choices=lambda: EvidenceKind.choices)
    name = forms.CharField(label=_("证据名称"), max_length=200)
    origin = forms.CharField(label=_("来源"), max_length=200, help_text=_("由谁提供，或者从何处取得"))
    proves = text_field(_("证明的事实"), required=False)
    received_on = DayField(label=_("取得日期"))
    attached = forms.FileField(
        label=_("文件"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("文件名不保存，以证据名称为准"),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean()
        if not cleaned.get("kept"):
            self.add_error("attached", _("请选择文件"))
        return cleaned


class PassForm(ActForm):
    to = forms.ChoiceField(label=_("接收保管的人员"))
    reason = text_field(_("移交的事由"))

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "to", people)


class SigningForm(ActForm):
    """What two people do together, and what the other side signs or does not."""

    second = forms.ChoiceField(label=_("另一名核实人员"))
    on = DayField(label=_("日期"))
    signing = forms.ChoiceField(label=_("签字"), choices=lambda: Signing.choices, widget=forms.RadioSelect)
    refusal = text_field(_("拒绝签字的情况"), required=False)
    scan = forms.ChoiceField(label=_("签字材料"), required=False, help_text=_("先登记为证据，再在此选择"))

    def __init__(
        self, *args: Any, seconds: Sequence[Choice], scans: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "second", seconds)
        offer(self, "scan", [NOT_CHOSEN, *scans])


class InterviewForm(SigningForm):
    whom = forms.CharField(label=_("谈话对象"), max_length=100)
    concerned = forms.ChoiceField(label=_("本案涉及人员"), required=False)
    place = forms.CharField(label=_("地点"), max_length=100)
    record = text_field(_("谈话内容"), rows=8)
    field_order = (
        "whom",
        "concerned",
        "on",
        "place",
        "second",
        "record",
        "signing",
        "refusal",
        "scan",
    )

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "concerned", [NOT_CHOSEN, *people])


class ShowForm(SigningForm):
    person = forms.ChoiceField(label=_("见面的人员"))
    facts = text_field(_("见面的事实材料"), rows=8)
    opinion = text_field(_("本人意见"), required=False, rows=4)
    field_order = ("person", "on", "second", "facts", "opinion", "signing", "refusal", "scan")

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "person", people)


class TellForm(PersonForm):
    held = text_field(_("拟认定的事实和依据"), rows=8)
    until_on = DayField(label=_("陈述申辩期限至"))


class StatementForm(ActForm):
    text = text_field(_("陈述申辩"), required=False, rows=10)
    waived = forms.BooleanField(label=_("放弃陈述申辩"), required=False)


class EnterStatementForm(PersonForm):
    made_on = DayField(label=_("签字日期"))
    text = text_field(_("陈述申辩"), required=False, rows=8)
    waived = forms.BooleanField(label=_("书面放弃陈述申辩"), required=False)
    scan = forms.ChoiceField(label=_("本人签字的扫描件"), help_text=_("证据目录中类别为“陈述申辩材料”的文件"))

    def __init__(
        self, *args: Any, scans: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "scan", scans)


class ClaimForm(ActForm):
    kind = forms.ChoiceField(
        label=_("容错情形"), choices=lambda: ToleranceKind.choices, widget=forms.RadioSelect
    )
    text = text_field(_("事实和理由"), rows=6)


class AnswerClaimForm(ActForm):
    upheld = forms.TypedChoiceField(
        label=_("答复"),
        choices=[("yes", _("成立")), ("no", _("不成立"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = text_field(_("理由"), rows=5)


class StopForm(ActForm):
    nature = forms.ChoiceField(label=_("指向"), choices=lambda: Nature.choices, widget=forms.RadioSelect)
    reason = text_field(_("事实"), rows=5)


class ReceiptForm(ActForm):
    receipt_on = DayField(label=_("签收日期"))
    receipt = text_field(_("回执文号和签收人"))


class ResultForm(ActForm):
    result_on = DayField(label=_("告知日期"))
    result = text_field(_("移送结果"), rows=5)
