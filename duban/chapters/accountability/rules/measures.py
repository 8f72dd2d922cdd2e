"""Which measure fits which track and whom (17; decision 37)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from duban.chapters.accountability.terms.decision import Measure, SubjectClass, Track
from duban.ground.access import Refusal, Unfit

ARTICLE = "17"


@dataclass(frozen=True)
class Fit:
    """A line of the table: the measure, the track it belongs to, and whom it may meet. An empty `person` meets none;
    `words` are what the rule set says of it."""

    code: str
    track: str
    unit: bool
    person: str
    grades: Sequence[tuple[str, str]] = ()
    words: str = ""


@dataclass(frozen=True)
class Subject:
    """Whom a measure is to meet: a unit, or a person with the classes of the day of the facts."""

    is_unit: bool
    classes: frozenset[str] = field(default_factory=frozenset)


UNIT = Subject(is_unit=True)


def person(
    *, category: str, political: str, leading: bool, classes: Mapping[str, Collection[str]]
) -> Subject:
    """The classes of a person from 人员身份, 政治面貌 and whether a leading post was held."""
    found = {code for code, words in classes.items() if category in words or political in words}
    found.add(SubjectClass.PERSON)
    if leading and SubjectClass.COMPANY_STAFF not in found:
        found.add(SubjectClass.LEADING_POST)
    return Subject(is_unit=False, classes=frozenset(found))


def meets(fit: Fit, subject: Subject) -> bool:
    """Whether the measure may meet the subject at all. Ordinary company staff meet no organisational form and no 政务处分,
    a Party member among them Party discipline; their own company handles the rest."""
    if subject.is_unit:
        return fit.unit
    staff = SubjectClass.COMPANY_STAFF in subject.classes
    if fit.code == Measure.COMPANY_HANDLING:
        return staff
    if not fit.person:
        return False
    if staff and fit.track in (Track.ORGANISATIONAL, Track.DISCIPLINARY):
        return fit.person == SubjectClass.PARTY_MEMBER and fit.person in subject.classes
    return fit.person in subject.classes


def fitting(track: str, subject: Subject, table: Sequence[Fit]) -> list[str]:
    """The measures of that track which fit the subject, in the order of the table."""
    return [one.code for one in table if of_track(one, track) and meets(one, subject)]


def of_track(fit: Fit, track: str) -> bool:
    """The company's own handling stands beside 17(1) and beside what lies outside article 17."""
    if fit.code == Measure.COMPANY_HANDLING:
        return track in (Track.ORGANISATIONAL, Track.OUTSIDE)
    return fit.track == track


def check_measure(code: str, *, track: str, subject: Subject, table: Sequence[Fit]) -> None:
    """Refuses a measure of another track, or one that does not fit the subject; names the article and what would fit."""
    fit = _known(code, table)
    if not of_track(fit, track):
        raise Refusal(
            "accountability.measure_of_other_track",
            _article(fit),
            measure=name(code),
            track=str(Track(track).label),
            fit=names(fitting(track, subject, table)),
        )
    check_subject(code, track=track, subject=subject, table=table)


def check_subject(code: str, *, track: str, subject: Subject, table: Sequence[Fit]) -> None:
    """Whatever the track: a measure that cannot meet this subject is refused."""
    fit = _known(code, table)
    if meets(fit, subject):
        return
    could = names(fitting(track, subject, table))
    said = {"measure": name(code), "fit": could}
    if subject.is_unit:
        raise Refusal("accountability.measure_not_for_unit", _article(fit), **said)
    if SubjectClass.COMPANY_STAFF in subject.classes and fit.person:
        instead = next((one.words for one in table if one.code == Measure.COMPANY_HANDLING), "")
        raise Refusal("accountability.measure_not_for_staff", _article(fit), instead=instead, **said)
    if not fit.person and fit.unit:
        raise Refusal("accountability.measure_for_unit", _article(fit), **said)
    needed = fit.person or SubjectClass.COMPANY_STAFF
    raise Refusal(
        "accountability.measure_not_for_person",
        _article(fit),
        needed=str(SubjectClass(needed).label),
        **said,
    )


def check_decided(
    code: str, *, grade: str, own_basis: str, track: str, subject: Subject, table: Sequence[Fit]
) -> None:
    """A decision of the competent body as it stands on its paper: the measure fits the subject, a sanction names its
    kind, and a measure of another track names the rule on which that body rests it."""
    fit = _known(code, table)
    check_subject(code, track=track, subject=subject, table=table)
    if fit.grades and grade not in {one for one, _label in fit.grades}:
        raise Unfit(
            "accountability.grade_missing",
            _article(fit),
            measure=name(code),
            fit="、".join(label for _code, label in fit.grades),
        )
    if not of_track(fit, track) and not own_basis.strip():
        raise Unfit(
            "accountability.own_basis_missing",
            _article(fit),
            measure=name(code),
            track=str(Track(track).label),
        )


def group_of(code: str, table: Sequence[Fit]) -> str:
    """Under which line the kinds of decision are found that this measure can be."""
    track = _known(code, table).track
    return Track.OUTSIDE if code == Measure.COMPANY_HANDLING else track


def _known(code: str, table: Sequence[Fit]) -> Fit:
    found = next((one for one in table if one.code == code), None)
    if found is None:
        raise Unfit("accountability.measure_unknown", ARTICLE, measure=code)
    return found


def _article(fit: Fit) -> str:
    return fit.track if fit.track in (Track.ORGANISATIONAL, Track.DISCIPLINARY) else ARTICLE


def name(code: str) -> str:
    return str(Measure(code).label) if code in Measure.values else code


def names(codes: Collection[str]) -> str:
    """Their names, or a dash where there is none."""
    return "、".join(name(one) for one in codes) or "—"
