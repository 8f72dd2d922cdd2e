"""Words of 请示: a question upward, and its answer (7, 16(23))."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

GROUP_NAME = "领导小组"
ANSWER_REQUEST = "ANSWER_REQUEST"


class RequestState(TextChoices):
    ASKED = "ASKED", _("待答复")
    ANSWERED = "ANSWERED", _("已答复")
    WITHDRAWN = "WITHDRAWN", _("已撤回")


REFUSALS = {
    "intake.request_unknown": (_("没有这份请示，或您无权查看"), _("请从事项页面或消息进入")),
    "intake.request_state": (_("该请示“{state}”，不能办理“{act}”"), _("请刷新页面，按请示现状办理")),
    "intake.request_whom": (_("{name}不是领导小组成员"), _("请向领导小组或其成员请示")),
    "intake.request_of_another": (
        _("该请示由{name}答复"),
        _("请由其本人或组长答复；在纸质件上答复的，由领导小组办公室代录"),
    ),
    "intake.request_not_own": (_("该请示由{name}提出"), _("请由提出单位撤回，或直接答复")),
    "intake.request_empty_answer": (
        _("“{text}”不是具体指示"),
        _("请写明同意与否、怎样办理、由谁办理"),
    ),
    "intake.request_requirement": (
        _("随答复提出要求的，须同时选定单位和时限"),
        _("请补充，或都不填，只答复"),
    ),
    "intake.request_decided_before": (
        _("答复日期 {decided_on} 早于请示日期 {asked_on}"),
        _("请按纸质原件填写"),
    ),
    "intake.request_paper_of_another": (
        _("纸质答复的决定人不是{name}"),
        _("请核对纸质原件；由组长或领导小组会议决定的，按实代录"),
    ),
}
