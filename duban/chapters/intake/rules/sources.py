"""What each source of a matter demands (8(6), 6(3)): a table of the rule set, read as plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duban.chapters.intake.rules.candidates import NO_END
from duban.chapters.intake.rules.identity import identity_in
from duban.chapters.intake.terms import SourceKind, StepKind
from duban.chapters.intake.terms.sources import FIELD_WORDS, IDENTITY_WORDS, MAX_SHORT
from duban.ground.access import Refusal, Unfit


@dataclass(frozen=True)
class Demands:
    """What a kind of source demands: fields to fill in, steps before closing, and whether it protects people.

    `reply_number` and `satisfaction` belong to the reply; a complaint (`protects`) bears no identity.
    """

    kind: str
    body: bool = False
    number: bool = False
    contact: bool = False
    reply: bool = False
    reply_number: bool = False
    satisfaction: bool = False
    acceptance: bool = False
    protects: bool = False

    @property
    def label(self) -> str:
        return str(SourceKind(self.kind).label)

    @property
    def steps(self) -> list[StepKind]:
        """What must be there before the matter can be closed, in its order."""
        asked = ((StepKind.CONTACT, self.contact), (StepKind.REPLY, self.reply))
        return [step for step, wanted in (*asked, (StepKind.ACCEPTANCE, self.acceptance)) if wanted]


def demands_of(kind: str, table: Sequence[Mapping[str, object]]) -> Demands:
    """The line of the table; a kind that the body's version leaves out demands nothing."""
    line = next((row for row in table if row["source"] == kind), {})
    asked = {name: bool(line.get(name, False)) for name in Demands.__dataclass_fields__ if name != "kind"}
    return Demands(kind=kind, **asked)


@dataclass(frozen=True)
class Given:
    """A source as it is typed; dates are Beijing dates, `matter_due` the matter's date in force."""

    body_name: str = ""
    number: str = ""
    written_on: date | None = None
    text: str = ""
    due_on: date | None = None


def check_source(asked: Demands, given: Given, *, today: date, matter_due: date) -> None:
    """A source says what its kind demands, and nothing of whoever complained (6(1), 6(2))."""
    missing = [
        str(FIELD_WORDS[name])
        for name, wanted, value in (
            ("body_name", asked.body, given.body_name),
            ("number", asked.number, given.number),
        )
        if wanted and not value.strip()
    ]
    if missing:
        raise Unfit("intake.source_demands", "8(6)", kind=asked.label, what="、".join(missing))
    for name, value in (("body_name", given.body_name), ("number", given.number)):
        if len(value.strip()) > MAX_SHORT:
            raise Unfit("intake.source_number_length", "8(6)", what=str(FIELD_WORDS[name]), limit=MAX_SHORT)
    check_no_identity(asked, {"body_name": given.body_name, "number": given.number, "text": given.text})
    if given.written_on is not None and given.written_on > today:
        raise Unfit("intake.source_day", "6(2)", on=given.written_on)
    if given.due_on is not None and given.written_on is not None and given.due_on < given.written_on:
        raise Unfit("intake.source_due_early", "8(6)", due_on=given.due_on, written_on=given.written_on)
    if asked.steps and given.due_on is None and matter_due == NO_END:
        what = "、".join(str(step.label) for step in asked.steps)
        raise Unfit("intake.source_due", "6(3)", what=what)


def check_no_identity(asked: Demands, texts: Mapping[str, str]) -> None:
    """不得登记来电人、来信人身份: a telephone or ID-card number in the text of a complaint is refused."""
    if not asked.protects:
        return
    for name, text in texts.items():
        found = identity_in(text)
        if found:
            what, word = str(FIELD_WORDS[name]), str(IDENTITY_WORDS[found])
            raise Unfit("intake.source_identity", "6(1)", what=what, found=word)


def step_due(step: StepKind, *, given: date | None, matter_due: date, today: date, after: int) -> date:
    """By when a step is owed: the day that the source names, else the matter's own; the acceptance `after` days
    beyond that. What is recorded late is owed from today."""
    if given is not None:
        return given
    due = max(matter_due, today)
    return due + timedelta(days=after) if step == StepKind.ACCEPTANCE and due != NO_END else due


def check_not_twice(asked: Demands, number: str, *, recorded: bool) -> None:
    if recorded:
        raise Refusal("intake.source_twice", "8(6)", kind=asked.label, number=number)


def check_recorded(withdrawn_on: date | None) -> None:
    if withdrawn_on is not None:
        raise Refusal("intake.source_withdrawn", "8(6)", on=withdrawn_on)


@dataclass(frozen=True)
class Step:
    """A step as it is typed: its Beijing day, and what the paper says."""

    kind: StepKind
    on: date
    number: str = ""
    partner: str = ""
    text: str = ""
    satisfaction: str = ""
    accepted: bool = False
    paper: bool = False


def check_step(
    asked: Demands,
    step: Step,
    *,
    today: date,
    written_on: date | None,
    settled_on: date | None,
    contacted: bool,
    result_accepted: bool,
) -> None:
    """Whether a step can be written down now: the source wants it, it is open, its paper is complete.

    `settled_on` is the day on which that demand was settled; contact may be repeated.
    """
    if step.kind not in asked.steps:
        label = str(step.kind.label)
        raise Refusal("intake.source_not_asked", "8(6)", kind=asked.label, step=label)
    if settled_on is not None and step.kind != StepKind.CONTACT:
        raise Refusal("intake.source_settled", "6(3)", step=str(step.kind.label), on=settled_on)
    if step.on > today or (written_on is not None and step.on < written_on):
        raise Unfit("intake.source_day", "6(2)", on=step.on)
    if asked.protects and step.partner.strip():
        raise Unfit("intake.source_partner", "6(1)", kind=asked.label)
    check_no_identity(asked, {"number": step.number, "said": step.text})
    if step.kind == StepKind.REPLY:
        _check_reply(asked, step, contacted=contacted)
    if step.kind == StepKind.ACCEPTANCE:
        _check_acceptance(step, result_accepted=result_accepted)


def _check_reply(asked: Demands, step: Step, *, contacted: bool) -> None:
    """事事有回音（第六条第三项）: after contact, with its number and how it was received."""
    if asked.contact and not contacted:
        raise Refusal("intake.contact_first", "6(3)")
    if asked.reply_number and not step.number.strip():
        raise Unfit("intake.reply_number", "6(3)")
    if asked.satisfaction and not step.satisfaction:
        raise Unfit("intake.reply_satisfaction", "6(3)")


def _check_acceptance(step: Step, *, result_accepted: bool) -> None:
    """件件有结果（第六条第三项）: the source's own paper, and never a yes before there is a result."""
    if not step.paper:
        raise Unfit("intake.acceptance_paper", "6(2)")
    if step.accepted and not result_accepted:
        raise Refusal("intake.acceptance_before_result", "6(3)")


def settles(asked: Demands, step: Step, closing: Collection[str]) -> bool:
    """Whether the step does what the source wants; an unsatisfied reply and a refused acceptance do not."""
    if step.kind == StepKind.REPLY:
        return not asked.satisfaction or step.satisfaction in closing
    return step.kind == StepKind.CONTACT or step.accepted
