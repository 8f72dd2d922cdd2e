"""Bring a circular, a bulletin, a publicity to any state: by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from duban.chapters.bulletins import actions
from duban.chapters.bulletins.actions import ItemText
from duban.chapters.bulletins.models import Bulletin, Circular, Publicity, Recipient
from duban.chapters.bulletins.queries import lagging_items
from duban.chapters.bulletins.rules import SectionText
from duban.chapters.bulletins.terms import PublicityForm
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters.models import Matter
from duban.chapters.responsibility.tests.builders import running_matter
from duban.ground.beijing import beijing_time
from duban.support.documents import sweeps as documents
from duban.support.files import actions as files
from duban.support.files.models import StoredFile
from duban.support.files.tests.samples import png
from duban.support.organization import actions as organization
from duban.support.organization import queries as organization_queries
from tests.cast import Town

FROM, TO = date(2026, 1, 1), date(2026, 6, 30)
LATER = date(2026, 7, 6)
CAUSE = "驳岸第三段征地未交付，材料进场推迟20天"
NEXT = "7月10日前完成征地交付，8月底完成砌筑并组织验收"
TITLE = "古城驳岸整治"


def late_matter(town: Town, *, due_on: date = date(2026, 5, 29), **changed: Any) -> Matter:
    """林 leads it; on the last of June it is past its date."""
    return running_matter(town, due_on=due_on, service=(), **changed)


def story(town: Town) -> tuple[Matter, Matter]:
    """One matter done in time in March and one late, and the first days of July."""
    done = feedback.accepted_matter(town)
    late = late_matter(town)
    town.go_to(LATER)
    return done, late


def reported(town: Town) -> Report:
    """Filed as done on the 29th of June, and not answered yet in July."""
    now, town.at = town.at, beijing_time(date(2026, 5, 28), 9)
    matter = running_matter(town, due_on=TO, service=())
    town.go_to(date(2026, 6, 29))
    report = feedback.submitted(town, matter)
    town.at = now
    return report


def name_somebody(town: Town, name: str) -> None:
    """Somebody of that name joins the body."""
    organization.add_person(by=town["guan"], at=town.tick(), request_id=None, username="niu", name=name)


def draft(
    town: Town,
    *,
    units: Sequence[str] = ("works", "business"),
    persons: Sequence[str] = (),
    who: str = "chen",
    **changed: Any,
) -> Circular:
    given: dict[str, Any] = {"from_on": FROM, "to_on": TO, **changed}
    return actions.draft_circular(
        by=town[who],
        at=town.tick(),
        request_id=None,
        units=[town.unit(one).uid for one in units],
        persons=[town[one].uid for one in persons],
        **given,
    )


def texts(circular: Circular, *, cause: str = CAUSE, next_step: str = NEXT) -> list[ItemText]:
    return [ItemText(item.uid, cause, next_step) for item in lagging_items(circular)]


def write(town: Town, circular: Circular, *, who: str = "chen", **changed: Any) -> Circular:
    given: dict[str, Any] = {"items": texts(circular), "overview": "各单位对照清单抓落实。", **changed}
    return actions.edit_circular(
        by=town[who], at=town.tick(), request_id=None, circular=circular.uid, **given
    )


def written(town: Town, **changed: Any) -> Circular:
    return write(town, draft(town), **changed)


def review(town: Town, circular: Circular, *, who: str = "qian") -> Circular:
    return actions.review_circular(by=town[who], at=town.tick(), request_id=None, circular=circular.uid)


def sign_off(town: Town, circular: Circular, *, who: str = "sun") -> Circular:
    return actions.sign_off_circular(by=town[who], at=town.tick(), request_id=None, circular=circular.uid)


def signed(town: Town, **changed: Any) -> Circular:
    return sign_off(town, review(town, written(town, **changed)))


def issue(town: Town, circular: Circular) -> Circular:
    """Issued; its document frozen as the bell does after the commit."""
    made = actions.issue_circular(by=town["chen"], at=town.tick(), request_id=None, circular=circular.uid)
    documents.sweep(town.tick())
    return made


def issued(town: Town, **changed: Any) -> Circular:
    return issue(town, signed(town, **changed))


def issued_by(town: Town, to_on: date) -> Circular:
    """The circular of the year up to that day, with a cause and a next step for whatever lags."""
    circular = write(town, draft(town, to_on=to_on))
    return issue(town, sign_off(town, review(town, circular)))


def correct(town: Town, circular: Circular, **given: Any) -> Circular:
    made = actions.correct_circular(
        by=town["sun"], at=town.tick(), request_id=None, circular=circular.uid, **given
    )
    documents.sweep(town.tick())
    return made


def recipient(paper: Circular | Bulletin, town: Town, unit: str = "works") -> Recipient:
    return paper.recipients.get(unit=town.unit(unit))


def read(town: Town, one: Recipient, *, who: str = "lin") -> Recipient:
    return actions.confirm_reading(by=town[who], at=town.tick(), request_id=None, recipient=one.uid)


SECTIONS = (
    SectionText("工作动态", "6月份，领导小组办公室到工程建设部、经营管理部开展督查。"),
    SectionText("经验做法", "经营管理部把任务分解到科室和人员，每周调度。"),
)


def bulletin(town: Town, *, units: Sequence[str] = ("works", "business"), **changed: Any) -> Bulletin:
    given: dict[str, Any] = {"title": "督办工作扎实推进", "sections": SECTIONS, **changed}
    return actions.draft_bulletin(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        units=[town.unit(one).uid for one in units],
        **given,
    )


def reviewed_bulletin(town: Town, **changed: Any) -> Bulletin:
    made = bulletin(town, **changed)
    return actions.review_bulletin(by=town["sun"], at=town.tick(), request_id=None, bulletin=made.uid)


def issued_bulletin(town: Town, **changed: Any) -> Bulletin:
    made = reviewed_bulletin(town, **changed)
    made = actions.issue_bulletin(by=town["chen"], at=town.tick(), request_id=None, bulletin=made.uid)
    documents.sweep(town.tick())
    return made


def publicity(town: Town, **changed: Any) -> Publicity:
    given: dict[str, Any] = {
        "occasion": "驳岸整治工程竣工",
        "form": PublicityForm.NEWS,
        "content": "报道工程按期竣工、群众评价和后续管护安排。",
        "audience": "社会公众",
        "planned_on": date(2026, 3, 10),
    }
    return actions.propose_publicity(by=town["chen"], at=town.tick(), request_id=None, **{**given, **changed})


def approved_publicity(town: Town, **changed: Any) -> Publicity:
    return actions.approve_publicity(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        publicity=publicity(town, **changed).uid,
        agrees=True,
    )


def return_(town: Town, circular: Circular) -> Circular:
    return actions.return_circular(
        by=town["sun"], at=town.tick(), request_id=None, circular=circular.uid, reason="补充说明"
    )


def picture(town: Town, *, name: str = "现场.png") -> StoredFile:
    """A picture that the clerk has uploaded."""
    at = town.tick()
    return files.keep(
        BytesIO(png()),
        name,
        actor=organization_queries.actor_of(town["chen"], at),
        standing=organization_queries.standing(town["chen"], at),
        at=at,
        request_id=None,
    )
