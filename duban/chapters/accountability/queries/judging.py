"""Reading what people do with a clue: how it is handled, what it waits for and until when, and the figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from duban.chapters.accountability.models import (
    AccountabilityClue,
    CaseClue,
    ClueEvidence,
    ClueReferral,
    ClueView,
    Concerned,
)
from duban.chapters.accountability.queries import clues
from duban.chapters.accountability.rules import judging as rules
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.accountability.terms.grounds import GROUNDS
from duban.chapters.accountability.terms.judging import Handling, Step
from duban.ground import workdays
from duban.ground.access import NotFound, PostKind
from duban.ground.beijing import beijing_day
from duban.support.files.models import StoredFile
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

WITHIN = {
    Step.SECOND_LOOK: "accountability.second_look_within",
    Step.CHOOSE: "accountability.judge_clue_within",
    Step.JUDGE: "accountability.judge_clue_within",
    Step.START: "accountability.start_clue_within",
    Step.REFER: "accountability.refer_clue_within",
    Step.RECEIPT: "accountability.clue_receipt_within",
}


def view_by_uid(uid: UUID) -> ClueView:
    """For replays."""
    return ClueView.objects.get(uid=uid)


def referral_by_uid(uid: UUID) -> ClueReferral:
    """For replays."""
    return ClueReferral.objects.get(uid=uid)


def class_of(ground: str, day: date) -> str:
    """How the ground is handled by the version in force on that day (decision 35)."""
    return str(rulebook.values(day).table("accountability.handling_classes")[ground])


def head_concerned(clue: AccountabilityClue, day: date) -> bool:
    """Whether the clue concerns whoever heads the Leading Group on that day (decision 34)."""
    heads = organization.people_with(PostKind.LEADING_GROUP_HEAD, day)
    return Concerned.objects.filter(clue=clue, person__in=heads).exists()


def handling_of(clue: AccountabilityClue, day: date) -> str:
    """By the Office, by referral, or empty while a person has to say."""
    return rules.handling(
        class_of(clue.ground, day), chosen=clue.handling, head_concerned=head_concerned(clue, day)
    )


def judged(clue: AccountabilityClue, person: Person | None, day: date) -> rules.Judged:
    """The clue as its rules look at it."""
    return rules.Judged(
        ground=clue.ground,
        state=clue.state,
        handling=handling_of(clue, day),
        own=person is not None and clue.entered_by_id == person.pk,
        in_case=CaseClue.objects.filter(clue=clue).exists(),
        closed_on=clue.closed_on,
        second_look_on=clue.second_on,
        confirmed_on=clue.confirmed_on,
    )


def receivers(day: date) -> tuple[str, ...]:
    """To whom a clue may go."""
    return rulebook.values(day).texts("accountability.referral_receivers")


def referral_of(clue: AccountabilityClue) -> ClueReferral | None:
    """The stub that a referred clue leaves."""
    return ClueReferral.objects.filter(clue=clue).select_related("by", "receipt_by", "result_by").first()


def evidence_of(clue: AccountabilityClue) -> list[ClueEvidence]:
    """What the clue rests on, in the order of its coming."""
    return list(ClueEvidence.objects.filter(clue=clue).select_related("file").order_by("id"))


def evidence_file(clue: AccountabilityClue, uid: UUID) -> StoredFile:
    """One of its files; what belongs to another clue does not exist here."""
    found = ClueEvidence.objects.filter(clue=clue, file__uid=uid).select_related("file").first()
    if found is None or found.file is None:
        raise NotFound("files.unknown", "6(2)")
    return found.file


def file_name(clue: AccountabilityClue, file: StoredFile) -> str:
    """Under what name it is handed out: its place in the clue, whatever it was called when it came."""
    held = [one.file_id for one in evidence_of(clue) if one.file_id is not None]
    suffix = file.name.rpartition(".")[2]
    return _("材料第{n}号.{suffix}").format(n=held.index(file.pk) + 1, suffix=suffix)


def resting_on(refs: Collection[str]) -> list[AccountabilityClue]:
    """The clues that a fact raised and that rest on one of these rows."""
    rows = AccountabilityClue.objects.filter(evidence__about_ref__in=refs).exclude(cause_ref="")
    return list(rows.distinct().order_by("id"))


def views_of(clue: AccountabilityClue, limit: int = 50) -> list[ClueView]:
    """Who looked at it, newest first."""
    return list(ClueView.objects.filter(clue=clue).select_related("person").order_by("-id")[:limit])


@dataclass(frozen=True)
class Awaited:
    """What a clue waits for, and by which day it should have been done; no day where none is set."""

    step: str
    due_on: date | None
    overdue: bool


def awaited(clue: AccountabilityClue, day: date) -> Awaited | None:
    """What the Office or the head still owes on the clue before a case begins or a referral is answered."""
    referral = referral_of(clue)
    found = judged(clue, None, day)
    if referral is not None:
        found = rules.Judged(ground=clue.ground, state=clue.state, handling=Handling.REFER)
    elif clue.state == ClueState.CLOSED:
        return None
    step = rules.next_step(
        found,
        receipt=referral is not None and referral.receipt_on is not None,
        result=referral is not None and referral.result_on is not None,
    )
    if not step:
        return None
    since = referral.on if referral is not None else _since(clue)
    if step not in WITHIN:
        return Awaited(step, None, False)
    days = rulebook.values(day).number(WITHIN[Step(step)])
    due_on = workdays.add_working_days(since, days, rulebook.calendar())
    return Awaited(step, due_on, due_on < day)


def _since(clue: AccountabilityClue) -> date:
    """The day on which the clue came to where it stands: confirmed, looked at again, reached by its last notice, or
    registered."""
    served = clues.notices_of(clue) if clues.rests_on_notices(clue) else []
    days = [clue.registered_on, clue.second_on, clue.confirmed_on, *(one.served_on for one in served)]
    return max(day for day in days if day is not None)


def waiting() -> QuerySet[AccountabilityClue]:
    """Clues of which something may still be owed: the open ones, and those referred without a result."""
    rows = AccountabilityClue.objects.select_related("matter", "unit").order_by("id")
    return rows.filter(
        Q(state=ClueState.OPEN, led_to__isnull=True)
        | Q(close_reason=CloseReason.REFERRED, referral__result_on__isnull=True)
    )


def late(person: Person, at: datetime) -> list[tuple[AccountabilityClue, Awaited]]:
    """The clues that exist for this person and on which a step is overdue, longest first; of others nothing."""
    day = beijing_day(at)
    mine = clues.clues(person, at).filter(pk__in=waiting().values("pk"))
    found = [(one, step) for one in mine if (step := awaited(one, day)) is not None and step.overdue]
    return sorted(found, key=lambda pair: (pair[1].due_on or day, pair[0].pk))


@dataclass(frozen=True)
class Figures:
    """How many clues of a ground there are, and what became of them."""

    ground: str
    registered: int
    open: int
    confirmed: int
    rejected: int
    referred: int
    closed: int

    @property
    def rejected_percent(self) -> int | None:
        """Rejected of those that were judged; none judged, none to say."""
        judged_ = self.confirmed + self.rejected
        return round(100 * self.rejected / judged_) if judged_ else None


def figures(person: Person, at: datetime) -> list[Figures]:
    """Of each ground what was registered, confirmed, rejected, referred (decision 47): for the head and the director
    alone, over the clues that exist for them."""
    rows: Sequence[tuple[str, str, str, date | None]] = list(
        clues.clues(person, at).values_list("ground", "state", "close_reason", "confirmed_on")
    )
    found = []
    for ground in GROUNDS:
        own = [row for row in rows if row[0] == ground]
        if own:
            found.append(_figures(ground, own))
    return found


def _figures(ground: str, own: Sequence[tuple[str, str, str, date | None]]) -> Figures:
    ended: Mapping[str, int] = {
        reason: sum(1 for row in own if row[2] == reason) for reason in {row[2] for row in own}
    }
    return Figures(
        ground=ground,
        registered=len(own),
        open=sum(1 for row in own if row[1] == ClueState.OPEN),
        confirmed=sum(1 for row in own if row[3] is not None),
        rejected=ended.get(CloseReason.REJECTED, 0),
        referred=ended.get(CloseReason.REFERRED, 0),
        closed=sum(
            count
            for reason, count in ended.items()
            if reason and reason not in (CloseReason.REJECTED, CloseReason.REFERRED)
        ),
    )


def sees_figures(person: Person, at: datetime) -> bool:
    """The head of the Leading Group and the director of the Office, as long as they are."""
    held = {str(role) for role in organization.roles(person, beijing_day(at))}
    return any(post in held for post in clues.STANDING_POSTS)
