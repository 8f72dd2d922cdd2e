"""批示: registered with its class; 批办性 is owed by a unit, and its result goes back to the writer."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import rules
from duban.chapters.intake.actions.owing import owe
from duban.chapters.intake.models import LeaderInstruction
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.terms import InstructionKind, InstructionState
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.access import Role, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

GROUP = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER})


@transaction.atomic
@ledger.once("intake.record_instruction", queries.instruction_by_uid)
def record_instruction(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    kind: InstructionKind,
    text: str,
    written_on: date,
    writer: UUID | None = None,
    writer_name: str = "",
    paper: UUID | None = None,
    matter: UUID | None = None,
    unit: UUID | None = None,
    due_on: date | None = None,
) -> LeaderInstruction:
    """登记领导批示（第八条第六项）: its class, and for 批办性 the unit of a matter that owes it, by when.

    A member of the Leading Group enters his own, which counts at once; the Office carries in anybody's with
    the scan, which counts when a second person has checked it (decision 10). Without a matter it waits to be
    placed. Refuses another's instruction, a day to come, and an entry without scan or writer.
    """
    seen = matters.get_visible(person=by, at=at, uid=matter) if matter else None
    access.require("intake.record_instruction", organization.standing(by, at))
    today = beijing_day(at)
    himself = bool(organization.roles(by, today) & GROUP)
    wrote = organization.person_by_uid(writer) if writer else (by if himself else None)
    rules.check_instruction(
        by_leader=himself,
        own=wrote == by,
        named=wrote is not None or bool(writer_name.strip()),
        paper=paper is not None,
        written_on=written_on,
        today=today,
    )
    rules.check_placed(kind, placed=unit is not None or due_on is not None)
    about = matters.lock(seen, at=at) if seen else None
    instruction = LeaderInstruction(
        kind=InstructionKind(kind),
        state=rules.state_of(kind, placed=unit is not None) if himself else InstructionState.ENTERED,
        text=rules.check_text(text, _("批示内容")),
        written_on=written_on,
        writer=wrote,
        writer_name=wrote.name if wrote else writer_name.strip()[:60],
        paper=files.file_by_uid(paper) if paper else None,
        matter=about,
        entered_by=by,
        entered_on=today,
    )
    if unit is not None or due_on is not None:
        _place(instruction, about, unit, due_on, today=today)
    instruction.save()
    mark_locked(instruction.ref)
    if instruction.state == InstructionState.PLACED and about is not None:
        _set_going(instruction, about, at=at)
    ledger.record(
        "intake.record_instruction",
        at=at,
        actor=organization.actor_of(by, at),
        row=instruction,
        context=about.ref if about else instruction.ref,
        label=f"登记{instruction.writer_name}批示（{InstructionKind(kind).label}）",
        new={
            "kind": instruction.kind,
            "written_on": written_on,
            "text": instruction.text,
            "due_on": instruction.due_on,
            "paper": instruction.paper.sha256 if instruction.paper else None,
        },
    )
    return instruction


@transaction.atomic
@ledger.once("intake.check_instruction", queries.instruction_by_uid)
def check_instruction(
    *, by: Person, at: datetime, request_id: UUID | None, instruction: UUID, agrees: bool, remark: str = ""
) -> LeaderInstruction:
    """复核代录的批示（第六条第二项）: a second person compares the entry with the scan; then it counts.

    Refuses the person who entered it (intake.instruction_checker), and one that waits for no check.
    """
    found = queries.visible_instruction(person=by, at=at, uid=instruction)
    access.require("intake.check_instruction", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at) if found.matter else None
    checked = queries.lock_instruction(found)
    rules.check_instruction_state("intake.check_instruction", checked.state)
    rules.check_checker(entered_by=found.entered_by.ref, by=by.ref)
    today = beijing_day(at)
    checked.checked_by, checked.checked_on, checked.remark = by, today, remark.strip()
    checked.state = InstructionState.REJECTED
    if agrees:
        checked.state = rules.state_of(checked.kind, placed=checked.unit is not None)
    if checked.state == InstructionState.PLACED and matter is not None:
        rules.check_requirement(matter, checked.unit, checked.due_on, today=today)
        _set_going(checked, matter, at=at)
    checked.save()
    ledger.record(
        "intake.check_instruction",
        at=at,
        actor=organization.actor_of(by, at),
        row=checked,
        context=matter.ref if matter else checked.ref,
        label="复核批示：一致" if agrees else "复核批示：不一致",
        new={"state": checked.state},
        reason=checked.remark,
    )
    return checked


@transaction.atomic
@ledger.once("intake.place_instruction", queries.instruction_by_uid)
def place_instruction(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    instruction: UUID,
    matter: UUID,
    unit: UUID,
    due_on: date,
) -> LeaderInstruction:
    """转办批示（第八条第六项）: what stood on no matter is owed by a unit of one, until `due_on`.

    Refuses an instruction that does not wait for it, a unit without a part in the matter, and a day gone by.
    """
    found = queries.visible_instruction(person=by, at=at, uid=instruction)
    access.require("intake.place_instruction", organization.standing(by, at))
    about = matters.lock(matters.get_visible(person=by, at=at, uid=matter), at=at)
    placed = queries.lock_instruction(found)
    rules.check_instruction_state("intake.place_instruction", placed.state)
    placed.state = InstructionState.PLACED
    _place(placed, about, unit, due_on, today=beijing_day(at))
    _set_going(placed, about, at=at)
    placed.save()
    ledger.record(
        "intake.place_instruction",
        at=at,
        actor=organization.actor_of(by, at),
        row=placed,
        context=about.ref,
        label=f"转办{placed.writer_name}批示，{due_on}前落实",
        new={"due_on": due_on, "matter": about.ref},
    )
    return placed


def _place(
    instruction: LeaderInstruction,
    matter: Matter | None,
    unit: UUID | None,
    due_on: date | None,
    *,
    today: date,
) -> None:
    """Which unit of which matter owes it, and by when."""
    about, place, due = rules.check_requirement(matter, unit, due_on, today=today)
    instruction.matter, instruction.due_on = about, due
    instruction.unit = rules.check_party(matters.party_unit(about, place), title=about.title)


def _set_going(instruction: LeaderInstruction, matter: Matter, *, at: datetime) -> None:
    """The unit owes what is wanted, and the Office the answer to the writer after that day."""
    unit, due_on = instruction.unit, instruction.due_on
    if unit is None or due_on is None:
        raise ValueError(f"{instruction.ref} says not who owes it by when")
    owe(matter, unit=unit.uid, source=instruction.ref, text=instruction.text, due_on=due_on, at=at)
    matters_actions.impose_counted(
        matter,
        ObligationKind.ANSWER_INSTRUCTION,
        unit=organization.office(),
        source=instruction.ref,
        article="6(3)",
        from_on=due_on,
        days=rulebook.values(beijing_day(at)).number("intake.answer_instruction_within"),
        label=instruction.writer_name,
    )


@transaction.atomic
@ledger.once("intake.answer_instruction", queries.instruction_by_uid)
def answer_instruction(
    *, by: Person, at: datetime, request_id: UUID | None, instruction: UUID, reply: str
) -> LeaderInstruction:
    """向批示人回复办理结果（第六条第三项）：事事有回音.

    Refuses an instruction on which nothing is under way, and one whose requirement the unit still owes
    (intake.requirement_owed): the answer is a result, not a promise.
    """
    found = queries.visible_instruction(person=by, at=at, uid=instruction)
    access.require("intake.answer_instruction", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at) if found.matter else None
    answered = queries.lock_instruction(found)
    rules.check_instruction_state("intake.answer_instruction", answered.state)
    today = beijing_day(at)
    rules.check_result_there(owed=queries.result_is_owed(answered))
    answered.reply = rules.check_text(reply, _("回复内容"))
    answered.state, answered.answered_by, answered.answered_on = InstructionState.ANSWERED, by, today
    answered.save()
    kinds = (ObligationKind.ANSWER_INSTRUCTION,)
    matters_actions.discharge(answered.ref, met_on=today, by_ref=answered.ref, kinds=kinds)
    _tell_writer(answered, at)
    ledger.record(
        "intake.answer_instruction",
        at=at,
        actor=organization.actor_of(by, at),
        row=answered,
        context=matter.ref if matter else answered.ref,
        label=f"向{answered.writer_name}回复批示办理结果",
        new={"reply": answered.reply},
    )
    return answered


def _tell_writer(instruction: LeaderInstruction, at: datetime) -> None:
    """A writer of this body finds the answer in his messages; one above it is answered on paper."""
    if instruction.writer is None:
        return
    inbox.tell(
        [instruction.writer],
        kind="intake.answer_instruction",
        text=_("您的一份批示已有办理结果"),
        at=at,
        slot=f"intake.answered:{instruction.uid}",
        subject_ref=instruction.ref,
        context_ref=instruction.ref,
    )
