"""What the page of components shows: content of real length, in every state. Units and persons are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.ground.beijing import beijing_time
from duban.support.doors.forms import ActForm


def _at(day: int, hour: int) -> datetime:
    return beijing_time(date(2026, 11, day), hour)


LIGHTS = (
    ("red", _("逾期 4 天")),
    ("amber", _("还有 2 个工作日")),
    ("amber", _("滞后 14 个百分点")),
    ("green", _("正常")),
    ("grey", _("暂停")),
    ("done", _("按时办结")),
)
STEPS = tuple(
    {"label": label, "state": state, "day": day}
    for label, state, day in (
        (_("立项"), "done", date(2026, 2, 26)),
        (_("交办"), "done", date(2026, 3, 2)),
        (_("签收"), "done", date(2026, 3, 3)),
        (_("分解"), "done", date(2026, 3, 9)),
        (_("办理中"), "now", None),
        (_("报结"), "todo", None),
        (_("评估"), "todo", None),
        (_("归档"), "todo", None),
    )
)
COLUMNS = (
    {"label": _("事项与缘由")},
    {"label": _("单位"), "class": "in"},
    {"label": _("应办日期"), "class": "nowrap in"},
    {"label": _("进度"), "class": "num in"},
    {"label": _("办理"), "class": "act"},
)
ROWS = (
    (
        {
            "text": _("东护城河清淤及驳岸修复工程"),
            "url": "#tables",
            "light": {"colour": "red", "word": _("逾期 4 天")},
            "why": _(
                "整改回复未报。已催办 2 次，再过 1 个工作日可建议下达《督办通知书》（该单位本事项第 2 次）"
            ),
        },
        _("工程建设部"),
        date(2026, 11, 19),
        "62%",
        {"act": {"label": _("催办"), "url": "#tables", "primary": True}},
    ),
    (
        {
            "text": _("古城商户消防隐患整治专项行动及老旧电气线路、液化气瓶使用安全集中排查整改"),
            "url": "#tables",
            "light": {"colour": "amber", "word": _("还有 2 个工作日")},
            "why": _("协办单位 3 家，1 家未会签"),
        },
        _("台儿庄古城旅游发展有限公司"),
        date(2026, 11, 25),
        "74%",
        {"act": {"label": _("查看"), "url": "#tables"}},
    ),
    (
        {
            "text": _("智慧停车二期建设"),
            "url": "#tables",
            "light": {"colour": "green", "word": _("正常")},
            "why": _("申请延期至 2027-01-31，原定 2026-12-31；理由：设备尚未到货"),
        },
        _("规划设计部"),
        None,
        "88%",
        {"act": {"label": _("提出意见"), "url": "#tables"}},
    ),
)


@dataclass(frozen=True)
class Doer:
    name: object
    on_behalf_of: object = ""


@dataclass(frozen=True)
class Line:
    """One line of a timeline, of the shape that the ledger hands to the pages; its words are late words."""

    at: datetime
    label: object
    actor: Doer
    article: str
    reason: object = ""


CLERK = Doer(_("陈启明"))
LINES = (
    Line(_at(20, 9), _("整改回复逾期，应于 11-19 报送"), Doer(_("系统")), "11(3)"),
    Line(_at(18, 15), _("电话催办林海：答复“周四前报”"), CLERK, "10(1)", _("材料已齐，待主要负责人审核")),
    Line(_at(13, 10), _("送达《督办通知书》（古城督通〔2026〕11号），林海签收"), CLERK, "11(3)"),
    Line(
        _at(9, 16),
        _("批准延期至 2026-12-20"),
        Doer(_("赵晴"), _("王志远")),
        "11(3)",
        _("纸质呈批单，代录，陈启明复核"),
    ),
)


WHY = {
    "reason": _("“驳岸修复”应于 2026-11-20 完成，至 2026-11-23 未报完成，已逾期 3 天。"),
    "inputs": (
        (_("现行时限"), "2026-11-20"),
        (_("报送完成"), _("无")),
        (_("已完成"), "62%"),
        (_("序时进度"), "88%"),
    ),
    "basis": _("考核细则与参数第1版·亮灯规则"),
    "article": "11(3)",
}
CONSEQUENCE = _(
    "再送达一份《督办通知书》，即为就本事项向该单位送达的第 2 次。依照第十六条第四项，届时登记责任追究线索（待核实），"
    "报请组长决定是否启动核实；是否追究责任，须经核实、听取陈述申辩和集体研究。"
)


class SampleForm(ActForm):
    """A field of each kind."""

    asked = forms.CharField(
        label=_("催办内容"), widget=forms.Textarea({"rows": 3}), help_text=_("写明要求和回复时间")
    )
    contact = forms.CharField(label=_("联系人"), max_length=60)
    unit = forms.ChoiceField(
        label=_("催办对象"), choices=[("", _("选择单位")), ("eng", _("工程建设部")), ("pln", _("规划设计部"))]
    )
    channel = forms.ChoiceField(
        label=_("催办方式"),
        choices=[("PHONE", _("电话")), ("ON_SITE", _("上门")), ("MESSAGE", _("系统消息"))],
        widget=forms.RadioSelect,
    )
    percent = forms.IntegerField(label=_("核实进度（%）"), min_value=0, max_value=100, required=False)
    next_on = forms.DateField(
        label=_("下次联系日期"), required=False, widget=forms.DateInput({"type": "date"})
    )
    paper = forms.FileField(label=_("现场记录"), required=False, help_text=_("可拍照上传，不是必需"))
    urgent = forms.BooleanField(
        label=_("紧急"), required=False, help_text=_("两个工作日内再次催办的，须写明理由")
    )


def refused_form() -> SampleForm:
    """A form as it comes back: what was typed is there, each error beside its field."""
    return SampleForm({"request_id": "", "contact": "林海", "channel": "PHONE", "percent": "120"})
