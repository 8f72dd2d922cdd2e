"""A half-year that is assessed to its end: computed, made public, objected to, fixed at a meeting, handed to personnel
and receipted; and the commendations of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duban.chapters.assessment import actions
from duban.chapters.assessment.actions import PersonOverride, UnitOverride
from duban.chapters.assessment.models import PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.terms.results import RecusalGround, Remedy
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.ground import workdays
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day, beijing_time
from duban.site.demo.lives import Life, Stage
from duban.support.jobs.work import Task
from duban.support.organization import actions as organization
from duban.support.organization import queries as people
from duban.support.organization.models import OrgUnit, Person
from duban.support.organization.terms import MeetingKind
from duban.support.rulebook import queries as rulebook

# So long before the day of the story must a half-year be over, to be told to its end.
TOLD = timedelta(days=50)
PERSONNEL = "党建人事部"


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [a_period_is_assessed(stage), somebody_is_commended(stage)]


def last_period(on: date) -> date:
    """The last day of the newest half-year that is long enough over."""
    ends = [date(on.year, 6, 30), date(on.year - 1, 12, 31), date(on.year - 1, 6, 30)]
    return next(one for one in ends if one <= on - TOLD)


def _after(day: date, days: int, hour: int = 9, minute: int = 0) -> datetime:
    """So many working days later, at that hour."""
    return beijing_time(workdays.add_working_days(day, days, rulebook.calendar()), hour, minute)


def a_period_is_assessed(stage: Stage) -> Life:
    """From the computing to the receipt, with an objection that was right and grades that people changed."""
    end = last_period(stage.on)
    at = beijing_time(end, 17, 40)
    yield at
    run = actions.compute_year(by=stage.clerk, at=at, request_id=None, year=end.year)
    actions.on_bell(Task(run.work, at, lambda _done, _total: None))
    at = _after(end, 3, 10)
    yield at
    of = actions.propose_results(by=stage.clerk, at=at, request_id=None, run=run.uid)
    at = _after(end, 4, 9, 30)
    yield at
    of = actions.publish_result(by=stage.director, at=at, request_id=None, result_round=of.uid)
    yield from _somebody_objects(stage, of, end)
    until = of.objections_until or end
    at = max(_after(until, 1, 9), _after(end, 9, 9))
    yield at
    of = actions.submit_results(by=stage.director, at=at, request_id=None, result_round=of.uid)
    yield from _the_group_decides(stage, of, beijing_day(at))
    yield from _it_is_handed_over(stage, of, beijing_day(at))


def _somebody_objects(stage: Stage, of: ResultRound, end: date) -> Life:
    """The head of a unit that is not at the top objects; the Office finds that he is right."""
    at = _after(end, 6, 15)
    yield at
    chiefs = people.holders_by_unit((PostKind.UNIT_HEAD,), beijing_day(at))
    ranked = [one for one in queries.unit_results(of) if one.ranked and one.unit_id in chiefs]
    lower = sorted(ranked, key=lambda one: (one.rounded, one.pk))
    result = next((one for one in lower if one.suggested != UnitGrade.GOOD), lower[min(1, len(lower) - 1)])
    chief = Person.objects.get(pk=chiefs[result.unit_id][0])
    objection = actions.object_to_result(
        by=chief,
        at=at,
        request_id=None,
        result=result.uid,
        reason="我单位有一次反馈于截止当日先行报送纸质件，系统补录在次日，请据实核减扣分。",
        evidence=stage.evidence(chief, at, "纸质反馈签收单.txt"),
    )
    at = _after(end, 8, 16)
    yield at
    better = _better(result)
    actions.answer_objection(
        by=stage.second,
        at=at,
        request_id=None,
        objection=objection.uid,
        upheld=better is not None,
        answer="经核对签收单和来文登记，反馈确于截止当日报送，所述属实；得分不改，拟定等次相应调整。"
        if better
        else "经核对，该次反馈已按报送当日计，没有扣分，维持拟定结果。",
        remedy=Remedy.OVERRIDE if better else Remedy.NONE,
        grade=better or "",
    )


def _better(result: UnitResult) -> UnitGrade | None:
    order = list(UnitGrade)
    place = order.index(UnitGrade(result.suggested))
    return order[place - 1] if place else None


def _the_group_decides(stage: Stage, of: ResultRound, day: date) -> Life:
    """A meeting of the Leading Group; members recuse on the units in their charge; one unit and one person are decided
    otherwise, with the reason."""
    at = _after(day, 2, 16)
    yield at
    held = beijing_day(at)
    group = [
        person
        for post in (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)
        for person in people.people_with(post, held)
    ]
    meeting = organization.hold_meeting(
        by=stage.second,
        at=at,
        request_id=None,
        kind=MeetingKind.LEADING_GROUP_MEETING,
        number=f"{held.year}年考核专题会议",
        held_on=held,
        chair=stage.head.uid,
        attended=[person.uid for person in group],
        minutes=stage.evidence(stage.second, at, "领导小组会议纪要（考核）.txt"),
        recusals="成员就分管单位回避",
    )
    for person in group:
        if person != stage.head:
            at = _recuse(stage, of, person, at)
    at += timedelta(minutes=5)
    actions.fix_unit_grade(
        by=stage.clerk,
        at=at,
        request_id=None,
        result_round=of.uid,
        overrides=_units_otherwise(of),
        opinion="同意",
        meeting=meeting.uid,
        place=1,
    )
    at += timedelta(minutes=5)
    actions.fix_person_grade(
        by=stage.clerk,
        at=at,
        request_id=None,
        result_round=of.uid,
        overrides=_persons_otherwise(of),
        opinion="同意",
        meeting=meeting.uid,
        place=2,
    )


def _recuse(stage: Stage, of: ResultRound, person: Person, at: datetime) -> datetime:
    charge = queries.units_in_charge(person, beijing_day(at))
    assessed = {one.unit_id: one.unit for one in queries.results(of)}
    for unit_id in sorted(charge & set(assessed)):
        at += timedelta(minutes=1)
        actions.recuse(
            by=stage.second,
            at=at,
            request_id=None,
            result_round=of.uid,
            person=person.uid,
            unit=assessed[unit_id].uid,
            ground=RecusalGround.IN_CHARGE,
        )
    return at


def _units_otherwise(of: ResultRound) -> list[UnitOverride]:
    """The last unit at the top is put one step lower, with the reason."""
    top = [one for one in queries.unit_results(of) if one.ranked and one.suggested == UnitGrade.GOOD]
    reason = "汛前督查发现的问题整改后又有反复，会议研究确定为“较好”"
    return [UnitOverride(top[-1].uid, UnitGrade.FAIRLY_GOOD, reason)] if len(top) > 1 else []


def _persons_otherwise(of: ResultRound) -> list[PersonOverride]:
    """The last person at the top is put one step lower, with the reason."""
    rows: list[PersonResult] = [
        one for one in queries.person_results(of) if one.ranked and one.suggested == PersonGrade.EXCELLENT
    ]
    reason = "任职时间较短，承办任务较少，会议研究确定为“称职”"
    return [PersonOverride(rows[-1].uid, PersonGrade.COMPETENT, reason)] if len(rows) > 1 else []


def _it_is_handed_over(stage: Stage, of: ResultRound, day: date) -> Life:
    """To personnel, whose liaison signs for it two days later."""
    at = _after(day, 5, 9, 20)
    yield at
    unit = _personnel(beijing_day(at))
    made = actions.export_annual(
        by=stage.director,
        at=at,
        request_id=None,
        result_round=of.uid,
        receiver=unit.uid,
        note="供评优评先和年度考核参考",
    )
    at = _after(day, 7, 14)
    yield at
    [liaison, *_others] = people.holders(unit.pk, (PostKind.LIAISON_A,), beijing_day(at))
    actions.receive_annual(
        by=liaison, at=at, request_id=None, edition=made.uid, note="已收悉，归入年度考核材料"
    )


def _personnel(day: date) -> OrgUnit:
    names = people.unit_names(day)
    return OrgUnit.objects.get(pk=next(key for key, name in names.items() if name == PERSONNEL))


def somebody_is_commended(stage: Stage) -> Life:
    """A unit and one of its people are commended; the newest entry still waits for its check."""
    works = _unit("工程建设部", stage.day(120))
    given = (
        (
            118,
            works,
            "",
            "关于表扬防汛工作先进单位的通报（古城委〔{year}〕8号）",
            "汛前完成驳岸加固，保障了沿河群众安全",
        ),
        (
            117,
            works,
            "liweidong",
            "关于表扬防汛工作先进个人的通报（古城委〔{year}〕9号）",
            "防汛期间连续值守，及时处置险情",
        ),
        (
            2,
            _unit("文化研究部", stage.day(3)),
            "",
            "关于表扬古城文化节筹办单位的通报（古城委〔{year}〕21号）",
            "文化节筹办有序，群众反响良好",
        ),
    )
    for ago, unit, person, decision, basis in given:
        at = stage.at(ago, 10, 40)
        yield at
        made = actions.register_commendation(
            by=stage.clerk,
            at=at,
            request_id=None,
            unit=unit.uid,
            person=Person.objects.get(username=person).uid if person else None,
            decision=decision.format(year=stage.day(ago).year),
            issuer="古城管委会",
            on=stage.day(ago + 2),
            basis=basis,
            evidence=stage.evidence(stage.clerk, at, "表扬通报.txt"),
        )
        if ago > 10:
            at = stage.at(ago - 3, 15, 5)
            yield at
            actions.check_commendation(
                by=stage.second, at=at, request_id=None, commendation=made.uid, agrees=True
            )


def _unit(name: str, day: date) -> OrgUnit:
    names = people.unit_names(day)
    return OrgUnit.objects.get(pk=next(key for key, known in names.items() if known == name))
