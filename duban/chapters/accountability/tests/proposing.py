"""Bring a case from the statement to its request, by the acts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseFindings,
    DecisionRequest,
    Deliberation,
    HandlingProposal,
    LegalReview,
)
from duban.chapters.accountability.queries import cases, tables
from duban.chapters.accountability.terms.decision import (
    Held,
    Loss,
    Measure,
    Nature,
    NotPursuedReason,
    Track,
)
from duban.chapters.accountability.tests import casing
from duban.ground.beijing import beijing_day
from duban.support.documents import closing
from duban.support.documents.models import Document
from duban.support.files.tests import builders as files
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting
from duban.support.organization.terms import FactKind, MeetingKind
from tests.cast import FOUNDED_ON, Town

WORDS = {
    "found": "西入口延期开放四十七日，少收门票款",
    "report": "两次督办通知书均未按期整改，损失已核算",
    "opinion": "认定和依据适当",
    "opinions": "王志远：同意；许国强：同意",
    "resolution": "同意对李建国予以诫勉谈话",
    "appeal": "延期系上级批复所致，请求撤销",
    "answer": "原决定认定事实不清，予以撤销",
    "restored": "已更正考核结果并书面告知",
    "changed": "改为书面告诫",
    "clearing": "请在原通报范围内说明",
    "cleared": "已在管委会干部大会说明情况",
}


def official(town: Town, who: str) -> None:
    """On record as a civil servant who holds a leading post."""
    for kind, value in ((FactKind.PERSONNEL_CATEGORY, "公务员"), (FactKind.LEADING_POST, "是")):
        organization.record_fact(
            by=None,
            at=town.tick(),
            request_id=None,
            person=town[who].uid,
            kind=kind,
            value=value,
            from_on=FOUNDED_ON,
        )


def heard(town: Town, *, second: str = "shen") -> AccountabilityCase:
    """A case at the statement, everybody shown and told, the period over; handled by 钱 and `second`."""
    case = casing.name(town, casing.started(town), "qian", second)
    last = beijing_day(town.at)
    for one in cases.people_of(case):
        key = next(key for key, person in town.people.items() if person.pk == one.person_id)
        casing.show(town, case, key, second=second)
        last = casing.tell(town, case, key).until_on
    town.go_to(last + timedelta(days=1))
    case.refresh_from_db()
    return case


def find(
    town: Town,
    case: AccountabilityCase,
    *,
    loss: Loss = Loss.YES,
    nature: Nature = Nature.NONE,
    established: bool = True,
    second: str = "shen",
) -> CaseFindings:
    return actions.record_findings(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        second=town[second].uid,
        established=established,
        loss=loss,
        nature=nature,
        words=WORDS["found"],
    )


def propose(
    town: Town, case: AccountabilityCase, *, second: str = "shen", **changed: Any
) -> HandlingProposal:
    """诫勉谈话 for 李, unless something else is said."""
    given: dict[str, Any] = {
        "track": Track.ORGANISATIONAL,
        "measures": (Suggestion(Measure.ADMONITION_TALK, casing.concerned(town, case).person.uid),),
        "report": WORDS["report"],
        **changed,
    }
    return actions.propose_handling(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        second=town[second].uid,
        **given,
    )


def proposed(town: Town, *, second: str = "shen") -> AccountabilityCase:
    case = heard(town, second=second)
    find(town, case, second=second)
    propose(town, case, second=second)
    return fresh(case)


def proposed_not(town: Town) -> AccountabilityCase:
    """A case in which neither loss nor violation was found: 不予追究 is proposed."""
    case = heard(town)
    find(town, case, loss=Loss.NO)
    propose(town, case, track=Track.NOT_PURSUED, measures=(), not_pursued=NotPursuedReason.NEITHER)
    return fresh(case)


def unchecked(town: Town, track: str) -> tuple[str, ...]:
    """The editions of today that nobody has checked."""
    return tuple(one.name for one in tables.printed(track, beijing_day(town.at)) if one.state != "已核")


def review(town: Town, case: AccountabilityCase, *, agrees: bool = True) -> LegalReview:
    """By 郑, whom the head lets know of the case for that."""
    if cases.seat_of(case, town["zheng"]) is None:
        casing.admit(town, case, "zheng")
    track = HandlingProposal.objects.filter(case=case).order_by("-ordinal")[0].track
    return actions.review_legality(
        by=town["zheng"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        agrees=agrees,
        opinion=WORDS["opinion"],
        confirmed=unchecked(town, track),
    )


def meeting(
    town: Town,
    *,
    attended: Sequence[str] = ("wang", "zhou", "xu"),
    kind: MeetingKind = MeetingKind.LEADING_GROUP_MEETING,
    held_on: date | None = None,
) -> Meeting:
    return organization.hold_meeting(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        kind=kind,
        number=f"2026年第{Meeting.objects.count() + 5}次",
        held_on=held_on or beijing_day(town.at),
        chair=town["wang"].uid,
        attended=[town[one].uid for one in attended],
        minutes=files.keep(town).uid,
    )


def deliberate(town: Town, case: AccountabilityCase, held: Held = Held.ADOPTED) -> Deliberation:
    """By 王 and 许; 周, who is in charge of the unit, has left the room."""
    return actions.deliberate(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        meeting=meeting(town).uid,
        item="1",
        held=held,
        opinions=WORDS["opinions"],
        resolution=WORDS["resolution"],
        left=(town["zhou"].uid,),
    )


def adopted(town: Town, *, second: str = "shen") -> AccountabilityCase:
    case = proposed(town, second=second)
    review(town, case)
    deliberate(town, case)
    return fresh(case)


def request(town: Town, case: AccountabilityCase) -> DecisionRequest:
    return actions.request_decision(by=town["wang"], at=town.tick(), request_id=None, case=case.uid)


def requested(town: Town, *, second: str = "shen") -> AccountabilityCase:
    case = adopted(town, second=second)
    request(town, case)
    return fresh(case)


def fresh(case: AccountabilityCase) -> AccountabilityCase:
    return AccountabilityCase.objects.get(pk=case.pk)


def said_in(case: AccountabilityCase, kind: str) -> str:
    """The words of the last paper of that kind, as they were frozen."""
    paper = Document.objects.filter(kind=kind, context_ref=case.ref).order_by("-id")[0]
    facts = closing.facts_of(paper)
    found = facts.get("paragraphs") or [value for _name, value in _fields(facts)]
    return "\n".join(str(one) for one in found) if isinstance(found, list) else ""


def _fields(facts: Mapping[str, object]) -> list[tuple[str, str]]:
    found = facts.get("fields")
    return [(str(name), str(value)) for name, value in found] if isinstance(found, list) else []
