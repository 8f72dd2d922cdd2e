"""Approved lists of one matter each: all that is left is the act by which a clerk makes the matter."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from uuid import UUID

from duban.chapters.intake import actions as intake
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import ListKind
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files
from duban.support.organization import queries
from duban.support.organization.models import Person


def approved(count: int, at: datetime) -> list[UUID]:
    """So many, each read from a file, completed, proposed, reviewed, submitted and approved by the acts."""
    day = beijing_day(at)
    clerk = queries.people_with(PostKind.OFFICE_STAFF, day)[0]
    director = queries.people_with(PostKind.OFFICE_DIRECTOR, day)[0]
    head = queries.people_with(PostKind.LEADING_GROUP_HEAD, day)[0]
    return [_list(number, at, clerk, director, head) for number in range(count)]


def _list(number: int, at: datetime, clerk: Person, director: Person, head: Person) -> UUID:
    text = f"序号,事项,牵头单位,完成时限\n1,新立事项第{number}号,第{1 + number % 39}部,2027年3月31日前\n"
    stored = files.keep(
        io.BytesIO(text.encode()),
        f"清单{number}.csv",
        actor=queries.actor_of(clerk, at),
        standing=queries.standing(clerk, at),
        at=at,
        request_id=None,
        owner_ref=clerk.ref,
    )
    listed = intake.import_list(
        by=clerk,
        at=at,
        request_id=None,
        file=stored.uid,
        title=f"新增清单第{number}号",
        year=2026,
        kind=ListKind.PHASED,
    )
    candidate = Candidate.objects.filter(docketing_list=listed).matters().get()
    intake.complete_candidate(
        by=clerk,
        at=at,
        request_id=None,
        candidate=candidate.uid,
        completion=intake.Completion(
            category=MatterCategory.KEY_PROJECT,
            limb=DefinitionLimb.PEOPLE,
            confirmed=range(len(candidate.open_questions)),
            remark="按原文办理",
        ),
    )
    intake.propose(by=clerk, at=at, request_id=None, candidate=candidate.uid, proposal="拟同意立项")
    at += timedelta(seconds=1)
    intake.review_proposal(by=director, at=at, request_id=None, candidate=candidate.uid)
    intake.submit_list(by=director, at=at, request_id=None, docketing_list=listed.uid)
    intake.approve_list(by=head, at=at, request_id=None, docketing_list=listed.uid)
    return listed.uid
