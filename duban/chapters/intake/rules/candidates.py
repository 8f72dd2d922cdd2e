"""What a candidate must be before it may be proposed, reviewed and docketed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from duban.chapters.intake.rules.before import check_original
from duban.chapters.intake.rules.questions import Question, still_open
from duban.chapters.intake.terms import (
    AT_ROW,
    MAX_TEXT,
    MAX_TITLE,
    PARTS,
    PROPOSAL,
    PROPOSAL_LEAD,
    PROPOSAL_NO_LEAD,
    THIS_MATTER,
    CandidateState,
    RowStatus,
)
from duban.ground.access import Refusal, Relation, Unfit

NO_END = date(9999, 12, 31)
IN_SCOPE = (Relation.LEAD, Relation.CO, Relation.SERVICE)
ON_THE_WAY = frozenset({CandidateState.CANDIDATE, CandidateState.PROPOSED, CandidateState.REVIEWED})
# One that was done before may still be corrected: then it is on the way again.
COMPLETABLE = ON_THE_WAY | {CandidateState.FINISHED}
# In which state a candidate must stand for each act upon it.
NEEDED: dict[str, frozenset[CandidateState]] = {
    "intake.complete_candidate": COMPLETABLE,
    "intake.propose": frozenset({CandidateState.CANDIDATE}),
    "intake.review_proposal": frozenset({CandidateState.PROPOSED}),
    "intake.decline": ON_THE_WAY,
    "intake.consult_units": ON_THE_WAY,
    "intake.object_to_proposal": ON_THE_WAY,
    "intake.answer_objection": ON_THE_WAY,
}


@dataclass(frozen=True)
class Unit:
    """A unit of a candidate: its name, what it is to be, whether the regulation applies to it (art. 3)."""

    uid: str
    name: str
    relation: str
    in_scope: bool = True


@dataclass(frozen=True)
class Standing:
    """Where a candidate stands: its source row, what became of it, why."""

    row: int
    status: str
    reason: str = ""
    label: str = ""


@dataclass(frozen=True)
class Settled:
    """A candidate as a proposal finds it (`row`: None for what a meeting decided). `milestones`: label and Beijing date (None: none written)."""

    row: int | None
    title: str
    category: str
    limb: str
    due_on: date | None
    units: Sequence[Unit] = ()
    questions: Sequence[Question] = ()
    milestones: Sequence[tuple[str, date | None]] = field(default=())
    brought_in: bool = False
    original_on: date | None = None

    @property
    def place(self) -> str:
        """Where it stands: its row in the source; decided by a meeting, it has none."""
        return str(THIS_MATTER) if self.row is None else str(AT_ROW).format(row=self.row)


def check_candidate_open(act: str, state: str, *, label: str, name: str) -> None:
    if state not in NEEDED[act]:
        raise Refusal("intake.candidate_state", "11(1)", state=label, act=name)


def check_title(standing: Standing, title: str | None) -> None:
    """1 to 500 characters; a row that was refused or skipped becomes a matter only by being named."""
    if title is not None and not 1 <= len(title.strip()) <= MAX_TITLE:
        raise Unfit("intake.title_length", "11(1)", limit=MAX_TITLE, length=len(title.strip()))
    if title is None:
        check_is_matter(standing)


def check_is_matter(standing: Standing) -> None:
    if standing.status in {RowStatus.REFUSED, RowStatus.SKIPPED}:
        raise Refusal(
            "intake.row_is_no_matter",
            "11(1)",
            row=standing.row,
            status=standing.label,
            reason=standing.reason,
        )


def check_text(text: str, what: str) -> str:
    """A text that a person owes, trimmed."""
    if not 1 <= len(text.strip()) <= MAX_TEXT:
        raise Unfit("intake.text_length", "11(1)", what=what, limit=MAX_TEXT, length=len(text.strip()))
    return text.strip()


def check_own_file(*, own: bool) -> None:
    """A list is read from a file that its importer has put in; another's does not exist for him."""
    if not own:
        raise Unfit("files.unknown", "6(2)")


def check_given(count: int) -> None:
    if not count:
        raise Unfit("intake.nothing_given", "11(1)")


def check_due(due_on: date | None, *, open_ended: bool) -> date | None:
    """The settled date: a Beijing date, 9999-12-31 for a matter without an end, None if neither is said."""
    if due_on is not None and open_ended:
        raise Unfit("intake.two_deadlines", "11(1)")
    return NO_END if open_ended else due_on


def settled_due(due_on: date | None) -> date:
    """The date of an approved candidate: a proposal cannot be made without one."""
    if due_on is None:
        raise Refusal("intake.not_settled", "11(1)", place=str(THIS_MATTER), what=str(PARTS["due_on"]))
    return due_on


def as_external(relation: str, *, in_scope: bool) -> str:
    """A unit that was read as co- or service unit and lies outside art. 3 can only be an 外部配合单位."""
    helps = relation in {Relation.CO, Relation.SERVICE}
    return Relation.EXTERNAL if helps and not in_scope else relation


def check_units(units: Sequence[Unit]) -> None:
    """At most one lead, inside the regulation's scope; every unit once; outside units only as external
    (decision 1; art. 3)."""
    leads = [one for one in units if one.relation == Relation.LEAD]
    if len(leads) > 1:
        raise Unfit("intake.two_leads", "11(2)", count=len(leads))
    seen: set[str] = set()
    for one in units:
        if one.uid in seen:
            raise Unfit("intake.unit_twice", "11(2)", name=one.name)
        seen.add(one.uid)
        if one.relation == Relation.LEAD and not one.in_scope:
            raise Unfit("intake.lead_out_of_scope", "3", name=one.name)
        if one.relation in IN_SCOPE and not one.in_scope:
            raise Unfit("intake.out_of_scope", "3", name=one.name)
        if one.relation == Relation.EXTERNAL and one.in_scope:
            raise Unfit("intake.in_scope", "3", name=one.name)


def check_settled(found: Settled, *, today: date) -> None:
    """A proposal says whether, as what, by whom and by when (decision 3): nothing of it may be open.

    Only the lead may still be missing: assignment will refuse the matter until a person names one.
    """
    open_ = still_open(found.questions)
    if open_:
        raise Refusal("intake.question_open", "11(1)", row=found.row, count=len(open_), text=open_[0].text)
    missing = [
        str(PARTS[what])
        for what, there in (
            ("title", 1 <= len(found.title) <= MAX_TITLE),
            ("category", found.category),
            ("limb", found.limb),
            ("due_on", found.due_on),
            ("units", all(one.uid and one.relation for one in found.units)),
            ("milestones", all(on for _, on in found.milestones)),
        )
        if not there
    ]
    if missing:
        raise Refusal("intake.not_settled", "11(1)", place=found.place, what="、".join(missing))
    check_units(found.units)
    _check_dates(found, today)
    if found.due_on is not None:
        check_original(found.original_on, found.due_on, place=found.place)


def _check_dates(found: Settled, today: date) -> None:
    """No matter is born late: a deadline gone by is a slip in the source, or the matter is done already."""
    for label, on in ((str(PARTS["due_on"]), found.due_on), *found.milestones):
        if on is None or (found.brought_in and on < today and label != str(PARTS["due_on"])):
            # A node that a matter passed before it was taken in is history, not a target.
            continue
        if on < today:
            raise Unfit("intake.due_passed", "11(1)", place=found.place, due_on=on, what=label)
        if found.due_on is not None and on > found.due_on:
            raise Unfit("intake.milestone_after_due", "12", label=label, on=on, due_on=found.due_on)


def check_reviewable(*, proposed_by: str, by: str) -> None:
    """Nobody reviews his own proposal (decision 3; art. 6(2))."""
    if proposed_by == by:
        raise Refusal("intake.own_proposal", "6(2)")


def check_opinion(*, agrees: bool, opinion: str) -> None:
    if not agrees and not opinion.strip():
        raise Unfit("intake.opinion_missing", "11(1)")


def default_proposal(*, category: str, lead: str, due: str) -> str:
    """The 拟办意见 with which the form begins; the clerk answers for what he makes of it."""
    led = PROPOSAL_LEAD.format(lead=lead) if lead else PROPOSAL_NO_LEAD
    return PROPOSAL.format(category=category, led=led, due=due)
