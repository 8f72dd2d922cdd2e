"""Open loops before a matter stands: what meetings, leaders and units said, and nobody has taken further; a list
whose import was left half done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from duban.chapters.intake.models import AgreedItem, Consultation, FirstOrder, LeaderInstruction
from duban.chapters.intake.queries import waiting
from duban.chapters.intake.terms import CandidateState, ConsultationState, FirstState, InstructionState
from duban.ground.beijing import beijing_day


@dataclass(frozen=True)
class Undecided:
    """What it is, which row, since when, on which page it is taken further."""

    kind: str
    what: str
    ref: str
    title: str
    since: date
    article: str
    page: str


def found(before: date, today: date) -> Iterator[Undecided]:
    """What was said before that Beijing day and still waits."""
    for item in AgreedItem.objects.filter(outcome="", recorded_on__lt=before).select_related("meeting"):
        what = _("议定事项未落实去向")
        yield Undecided("item", what, item.meeting.ref, item.text, item.recorded_on, "8(6)", "meeting")
    waits = {
        InstructionState.ENTERED: _("代录的批示未复核"),
        InstructionState.WAITING: _("批办性批示未转办"),
    }
    for one in LeaderInstruction.objects.filter(state__in=waits, entered_on__lt=before):
        what = waits[InstructionState(one.state)]
        yield Undecided("instruction", what, one.ref, one.text, one.entered_on, "8(6)", "instruction")
    for order in FirstOrder.objects.filter(state=FirstState.RUNNING, lapses_on__lt=today):
        what = _("先行交办届满，既未批准也未失效")
        yield Undecided("first", what, order.ref, order.title, order.lapses_on, "11(1)", "first_order")
    for begun in waiting.unfinished():
        if (since := beijing_day(begun.touched_at)) < before:
            yield Undecided(
                "import", _("清单导入未完成"), begun.ref, begun.title, since, "11(1)", "import_open"
            )
    objections = Consultation.objects.filter(state=ConsultationState.OBJECTED, replied_on__lt=before)
    for voice in objections.exclude(candidate__state=CandidateState.DECLINED).select_related("candidate"):
        since = voice.replied_on or voice.asked_on
        title = voice.candidate.title
        yield Undecided("objection", _("立项异议未答复"), voice.ref, title, since, "6(2)", "consultation")
