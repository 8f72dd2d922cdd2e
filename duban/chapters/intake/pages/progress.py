"""How far a list has come, and who may do what on it next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.queries import adjusting, before, consulting
from duban.chapters.intake.terms import APPROVE, EARLIER_EXTENSION, CandidateState, ListState, RowStatus
from duban.ground.access import ACTS, Role, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate, DocketingList
    from duban.chapters.intake.queries import Counts
    from duban.support.organization.models import Person

PLACE = {ListState.SUBMITTED: 4, ListState.APPROVED: 5, ListState.DOCKETED: 6}
OPEN = (ListState.DRAFT, ListState.RETURNED)


def steps(listed: DocketingList, counts: Counts) -> list[dict[str, object]]:
    """导入 → 补正 → 拟办 → 审核 → 审定 → 立项通报, with the days that are known."""
    waiting, proposed = counts.of(CandidateState.CANDIDATE), counts.of(CandidateState.PROPOSED)
    working = 1 if counts.open else 2 if waiting else 3
    place = PLACE.get(ListState(listed.state), 3 if proposed and not waiting else working)
    names = (
        (_("导入"), beijing_day(listed.imported_at)),
        (_("补正"), None),
        (_("拟办"), None),
        (_("审核报审"), listed.submitted_on),
        (_("审定"), listed.approved_on),
        (_("立项通报"), listed.docketed_on),
    )
    return [
        {
            "label": label,
            "day": day if position < place else None,
            "state": "done" if position < place else "now" if position == place else "todo",
        }
        for position, (label, day) in enumerate(names)
    ]


def offers(*, person: Person, at: datetime, listed: DocketingList, counts: Counts) -> list[Offer]:
    """The next steps on the list that are open to this person, the most urgent first."""
    who = organization.standing(person, at)

    def one(code: str, name: str, check: Callable[[], object] = lambda: None, label: str = "") -> list[Offer]:
        return offer(code, reverse(name, args=[listed.uid]), who, check=check, label=label)

    if listed.state in OPEN:
        return [*_preparing(listed, counts, one, beijing_day(at)), *_earlier(listed, who)]
    if listed.state == ListState.SUBMITTED:
        return _deciding(listed, who, one)
    if listed.state == ListState.APPROVED:
        return one("intake.docket_list", "docket_list")
    waiting = adjusting.waiting_of(listed)
    if waiting is not None:
        url = reverse("decide_list_adjustment", args=[waiting.uid])
        return offer("intake.adjust_list", url, who, label=_("审定第%(n)s次调整") % {"n": waiting.ordinal})
    return one("intake.propose_list_adjustment", "propose_list_adjustment")


def _preparing(
    listed: DocketingList, counts: Counts, one: Callable[..., list[Offer]], today: date
) -> list[Offer]:
    waiting, proposed = counts.of(CandidateState.CANDIDATE), counts.of(CandidateState.PROPOSED)
    found: list[Offer] = []
    if proposed:
        found += one("intake.review_proposal", "review_many", label=_("审核拟办意见"))
    if waiting:
        found += one("intake.complete_candidate", "complete_many", label=_("批量补正"))
        found += one("intake.propose", "propose_many", label=_("提出拟办意见"))
    reviewed = counts.of(CandidateState.REVIEWED)
    ready = one(
        "intake.submit_list",
        "submit_list",
        check=lambda: _ready(listed, reviewed, today),
    )
    return found + ready


def _earlier(listed: DocketingList, who: Standing) -> list[Offer]:
    """The paper on which deadlines changed before the list was taken in rest, while one is missing."""
    if not before.without_paper(listed):
        return []
    url = f"{reverse('paper_new')}?subject={listed.ref}&decision={EARLIER_EXTENSION}"
    return offer("organization.enter_paper", url, who, label=_("代录此前延期依据"))


def _ready(listed: DocketingList, reviewed: int, today: date) -> None:
    rules.check_candidates_ready(queries.waiting_rows(listed), reviewed=reviewed)
    rules.check_earlier_extension(before.without_paper(listed))
    rules.check_consulted(consulting.waiting_on(listed, today))


def _somebody_to_ask(candidate: Candidate) -> None:
    """Whether a unit is left that was not asked yet."""
    relations = {one["uid"]: one["relation"] for one in candidate.units if one["uid"]}
    rules.check_not_asked(consulting.asked_now(candidate, rules.whom(relations, [], {})))


def _deciding(listed: DocketingList, who: Standing, one: Callable[..., list[Offer]]) -> list[Offer]:
    """The head decides; the Office enters his paper, a second person checks it, then it is carried in."""
    subject = queries.subject_of(listed)
    decided = [slip for slip in queries.papers_of(subject) if slip.state == "CHECKED"]
    if Role.LEADING_GROUP_HEAD in who.roles:
        return one("intake.approve_list", "approve_list") + one("intake.return_list", "return_list")
    if decided:
        code = "intake.approve_list" if decided[0].decision == APPROVE else "intake.return_list"
        name = "approve_list" if decided[0].decision == APPROVE else "return_list"
        return one(code, name, label=_("据纸质决定%(act)s") % {"act": ACTS[code].name})
    url = f"{reverse('paper_new')}?subject={subject.replace('#', '%23')}&decision={APPROVE}"
    return offer("organization.enter_paper", url, who, label=_("代录纸质决定"))


def of_candidate(candidate: Candidate, *, person: Person, at: datetime) -> list[Offer]:
    """What may be done with one candidate now."""
    who = organization.standing(person, at)
    listed = candidate.docketing_list
    if not rules.check_list_open(listed.state):
        return []

    def one(code: str, name: str, check: Callable[[], object] = lambda: None) -> list[Offer]:
        return offer(code, reverse(name, args=[candidate.uid]), who, check=check)

    found: list[Offer] = []
    if candidate.state == CandidateState.CANDIDATE and candidate.is_matter:
        today = beijing_day(at)
        found += one(
            "intake.propose",
            "propose",
            check=lambda: rules.check_settled(queries.settled(candidate), today=today),
        )
    if candidate.state == CandidateState.PROPOSED:
        proposer = candidate.proposed_by.ref if candidate.proposed_by else ""
        found += one(
            "intake.review_proposal",
            "review_proposal",
            check=lambda: rules.check_reviewable(proposed_by=proposer, by=person.ref),
        )
    if candidate.state in rules.COMPLETABLE:
        found += one("intake.complete_candidate", "complete_candidate")
    if candidate.state in rules.ON_THE_WAY and candidate.is_matter:
        found += one("intake.consult_units", "consult_units", check=lambda: _somebody_to_ask(candidate))
    if candidate.state in rules.ON_THE_WAY and candidate.status != RowStatus.SKIPPED:
        found += one("intake.decline", "decline")
    return sorted(found, key=lambda offered: not offered.possible)
