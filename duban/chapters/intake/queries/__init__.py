"""Reading lists and candidates: the door to them, the lock, the directory by which names are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from duban.chapters.intake import rules
from duban.chapters.intake.models import Candidate, CandidateQuerySet, DocketingList
from duban.chapters.intake.queries.directory import Entry as Entry
from duban.chapters.intake.queries.directory import directory as directory
from duban.chapters.intake.queries.directory import last_day as last_day
from duban.chapters.intake.queries.directory import name_of as name_of
from duban.chapters.intake.queries.directory import unit_choices as unit_choices
from duban.chapters.intake.terms import CandidateState, ListState, RowStatus
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, PostKind, Refusal, Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person
from duban.support.organization.terms import PaperState

OPEN = (RowStatus.ASK, RowStatus.REFUSED)
LEADERS = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)


def sees(person: Person | None, at: datetime) -> bool:
    """Lists on the way to docketing are seen by the Office and the Leading Group alone."""
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


def list_by_uid(uid: UUID) -> DocketingList:
    """For replays; pages and acts go through `visible_list`."""
    return DocketingList.objects.get(uid=uid)


def candidate_by_uid(uid: UUID) -> Candidate:
    """For replays; pages and acts go through `visible_candidate`."""
    return Candidate.objects.get(uid=uid)


def visible_list(*, person: Person | None, at: datetime, uid: UUID) -> DocketingList:
    """The list if this person may see it; otherwise it does not exist (404, absent or hidden alike)."""
    found = DocketingList.objects.select_related("source", "circular", "approval").filter(uid=uid).first()
    if found is None or not sees(person, at):
        raise NotFound("intake.not_found", "6(1)")
    return found


def visible_candidate(*, person: Person | None, at: datetime, uid: UUID) -> Candidate:
    found = (
        Candidate.objects.select_related("docketing_list", "proposed_by", "matter").filter(uid=uid).first()
    )
    if found is None or not sees(person, at):
        raise NotFound("intake.not_found", "6(1)")
    return found


def visible_circular(*, person: Person, at: datetime, uid: UUID) -> DocketingList:
    """A list that was docketed, for the Office, the Leading Group, and the people of the units that it
    gives something to do: to them the circular was sent."""
    found = DocketingList.objects.select_related("circular").filter(uid=uid, circular__isnull=False).first()
    if found is None:
        raise NotFound("intake.not_found", "6(1)")
    if sees(person, at):
        return found
    docketed = [one.matter for one in docketed_candidates(found) if one.matter is not None]
    if not any(matters.sees(person, at, matter) for matter in docketed):
        raise NotFound("intake.not_found", "6(1)")
    return found


def lock(listed: DocketingList, *, at: datetime) -> DocketingList:
    """Lock the list until the end of the act and return it as it now stands.

    Refuses an act earlier than the list's last one (intake.at_before_last_act): the record runs forward.
    """
    locked = locks.take(listed)
    last = ledger.last_act_at(locked.ref)
    if last is not None and at < last and not (settings.DUBAN_TESTING or organization.is_demo()):
        raise Refusal("intake.at_before_last_act", "6(2)")
    return locked


def lock_candidate(candidate: Candidate) -> Candidate:
    """Lock one candidate of a list already locked."""
    return locks.take(candidate)


def lists(*, year: int | None = None, state: str = "") -> QuerySet[DocketingList]:
    """Lists, newest year first."""
    found = DocketingList.objects.select_related("imported_by").order_by("-year", "-id")
    if year is not None:
        found = found.filter(year=year)
    return found.filter(state=state) if state in ListState.values else found


def years() -> list[int]:
    return list(DocketingList.objects.order_by("-year").values_list("year", flat=True).distinct())


def candidates(listed: DocketingList) -> CandidateQuerySet:
    """Every row of the list in the order of the source."""
    return (
        Candidate.objects.filter(docketing_list=listed)
        .select_related("proposed_by", "reviewed_by", "declined_by", "matter")
        .order_by("source_row", "id")
    )


def uids(listed: DocketingList) -> list[str]:
    """Every candidate of the list."""
    return [str(uid) for uid in Candidate.objects.filter(docketing_list=listed).values_list("uid", flat=True)]


def in_state(listed: DocketingList, state: CandidateState) -> list[Candidate]:
    return list(candidates(listed).filter(state=state))


def docketed_candidates(listed: DocketingList) -> list[Candidate]:
    return in_state(listed, CandidateState.DOCKETED)


def waiting_rows(listed: DocketingList) -> list[int]:
    """Source rows of the matters on which nobody has decided yet; a row that was refused is one of them."""
    rows = Candidate.objects.filter(docketing_list=listed).waiting().order_by("source_row", "id")
    return list(rows.values_list("source_row", flat=True))


@dataclass(frozen=True)
class Counts:
    """How many rows of the list came in, and where the matters among them stand; `open` are those of which
    something is still to be completed."""

    rows: int
    skipped: int
    refused: int
    open: int
    states: dict[str, int]

    @property
    def matters(self) -> int:
        return self.rows - self.skipped

    @property
    def proposed(self) -> int:
        return self.of(CandidateState.PROPOSED)

    @property
    def agreed(self) -> int:
        """Reviewed with agreement, whatever came after."""
        later = (CandidateState.REVIEWED, CandidateState.APPROVED, CandidateState.DOCKETED)
        return sum(self.of(state) for state in later)

    @property
    def finished(self) -> int:
        """Done before the list was taken in."""
        return self.of(CandidateState.FINISHED)

    @property
    def declined(self) -> int:
        return self.of(CandidateState.DECLINED)

    def of(self, state: CandidateState) -> int:
        return self.states.get(state, 0)


def counts(listed: DocketingList) -> Counts:
    """Rows by status and by state, in one query."""
    rows = list(Candidate.objects.filter(docketing_list=listed).values_list("status", "state"))
    status = Counter(one for one, _ in rows)
    return Counts(
        rows=len(rows),
        skipped=status[RowStatus.SKIPPED],
        refused=status[RowStatus.REFUSED],
        open=sum(one in OPEN and state == CandidateState.CANDIDATE for one, state in rows),
        states=dict(Counter(state for one, state in rows if one != RowStatus.SKIPPED)),
    )


def same_content(fingerprint: str) -> DocketingList | None:
    """The newest list with this content, if it was taken in before."""
    return DocketingList.objects.filter(fingerprint=fingerprint).order_by("-edition").first()


def settled(candidate: Candidate) -> rules.Settled:
    """The candidate as the rules of a proposal look at it."""
    scope = scope_of([one["uid"] for one in candidate.units if one["uid"]])
    return rules.Settled(
        row=candidate.source_row,
        title=candidate.title,
        category=candidate.category,
        limb=candidate.limb,
        due_on=candidate.due_on,
        units=[
            rules.Unit(
                uid=one["uid"],
                name=one["name"] or one["text"],
                relation=one["relation"],
                in_scope=scope.get(one["uid"], True),
            )
            for one in candidate.units
        ],
        questions=questions(candidate),
        brought_in=bool(candidate.brought),
        original_on=rules.before_of(candidate.brought).original_on,
        milestones=[
            (one["label"], date.fromisoformat(one["on"]) if one["on"] else None)
            for one in candidate.milestones
        ],
    )


def scope_of(units: Sequence[str]) -> dict[str, bool]:
    """Of these units (uids), which the regulation applies to (art. 3)."""
    found = OrgUnit.objects.filter(uid__in=units).values_list("uid", "in_scope") if units else ()
    return {str(uid): in_scope for uid, in_scope in found}


def standing_of(candidate: Candidate) -> rules.Standing:
    """What became of the row, as the rules look at it."""
    return rules.Standing(
        row=candidate.source_row,
        status=candidate.status,
        reason=candidate.reason,
        label=str(RowStatus(candidate.status).label),
    )


def questions(candidate: Candidate) -> list[rules.Question]:
    return [rules.Question(**one) for one in candidate.questions]


def subject_of(listed: DocketingList) -> str:
    """What a paper decides on: this submission of the list, not an earlier one of another content."""
    return f"{listed.ref}#{listed.submissions}"


def list_of_subject(subject_ref: str) -> DocketingList | None:
    """The list on which a paper decides, if it decides on one."""
    label, _, rest = subject_ref.partition(":")
    if label != DocketingList._meta.label_lower:
        return None
    return DocketingList.objects.filter(uid=rest.partition("#")[0]).first()


def visible_paper(*, person: Person, at: datetime, uid: UUID) -> ApprovalSlip:
    """A paper entered for a leader or a meeting, for the Office and the Leading Group."""
    found = ApprovalSlip.objects.select_related("paper", "decider", "entered_by", "checked_by")
    slip = found.filter(uid=uid).first()
    if slip is None or not sees(person, at):
        raise NotFound("intake.paper_not_found", "6(1)")
    return slip


def papers_to_check() -> list[ApprovalSlip]:
    """Papers that wait for a second person, oldest first."""
    found = ApprovalSlip.objects.filter(state=PaperState.ENTERED).select_related("entered_by")
    return list(found.order_by("id"))


def papers_of(subject_ref: str) -> list[ApprovalSlip]:
    found = ApprovalSlip.objects.filter(subject_ref=subject_ref).select_related("entered_by", "checked_by")
    return list(found.order_by("id"))


def papers_of_list(listed: DocketingList) -> list[ApprovalSlip]:
    """The papers on this submission, and those on which deadlines changed before the list was taken in rest."""
    decided = papers_of(subject_of(listed)) if listed.submissions else []
    return [*papers_of(listed.ref), *decided]


def leaders(day: date) -> list[Person]:
    """The Leading Group of that day: of them may be a leader in charge (decision 5)."""
    return sorted(
        {person for kind in LEADERS for person in organization.people_with(kind, day)},
        key=lambda person: person.pk,
    )


def leaders_for(candidate: Candidate, day: date) -> list[Person]:
    """The leaders in charge of the matter: those named for it, else those in charge of its lead unit."""
    if candidate.leaders:
        return [organization.person_by_uid(UUID(one["uid"])) for one in candidate.leaders]
    lead = lead_of(candidate)
    if lead is None or not lead["uid"]:
        return []
    return organization.leaders_of(organization.unit_by_uid(UUID(lead["uid"])).pk, day)


def lead_of(candidate: Candidate) -> dict[str, str] | None:
    found: list[dict[str, str]] = [one for one in candidate.units if one["relation"] == Relation.LEAD]
    return found[0] if len(found) == 1 else None


def names_of(units: Iterable[dict[str, str]], relation: str) -> str:
    return "、".join(one["name"] or one["text"] for one in units if one["relation"] == relation)
