"""Loss and nature first, then the track that they leave open (17; decisions 35, 36)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from duban.chapters.accountability.terms.decision import (
    Crime,
    Handling,
    Loss,
    Nature,
    NotPursuedReason,
    Track,
)
from duban.ground.access import Refusal, Unfit
from duban.ground.regulation import clauses


@dataclass(frozen=True)
class Findings:
    """What verification found: whether the ground is made out (16), loss, nature, which crime; `tolerated` when a
    claim of 容错 was upheld for everybody concerned (decision 38), `others` for whom it was not, where it was for some."""

    loss: str
    nature: str
    crime: str = ""
    established: bool = True
    tolerated: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening:
    """A line of the table: what two findings leave open."""

    loss: str
    nature: str
    tracks: frozenset[str]


def check_findings(findings: Findings) -> None:
    """Both findings, and for a crime of which kind: the receiver depends on it."""
    if findings.loss not in Loss.values:
        raise Unfit("accountability.finding_missing", "17", what="有无损失")
    if findings.nature not in Nature.values:
        raise Unfit("accountability.finding_missing", "17", what="性质")
    if (findings.nature == Nature.CRIME) != (findings.crime in Crime.values):
        raise Unfit("accountability.crime_kind_missing", "17(3)")


def open_tracks(findings: Findings, table: Sequence[Opening]) -> frozenset[str]:
    """The tracks that the findings leave open. A ground that is not made out leaves only 不予追究, and 容错 that
    was upheld for everybody opens it; a suspected violation goes out whatever else was found."""
    if findings.nature == Nature.NONE and not findings.established:
        return frozenset({Track.NOT_PURSUED})
    found = next(
        (one.tracks for one in table if (one.loss, one.nature) == (findings.loss, findings.nature)),
        frozenset[str](),
    )
    if findings.nature == Nature.NONE and findings.tolerated:
        return found | {Track.NOT_PURSUED}
    return found


def check_track(
    track: str, *, ground: str, handling: str, findings: Findings, table: Sequence[Opening]
) -> None:
    """Refuses a track that handling class or findings do not leave open; says which article, and what would fit."""
    check_findings(findings)
    fit = open_tracks(findings, table)
    if handling == Handling.EITHER:
        raise Refusal("accountability.handling_undecided", ground, ground=clauses.cite(ground))
    if handling == Handling.REFER and track not in (Track.DISCIPLINARY, Track.JUDICIAL, Track.TRANSFER):
        going = labels(fit & {Track.DISCIPLINARY, Track.JUDICIAL, Track.TRANSFER}) or str(
            Track.TRANSFER.label
        )
        raise Refusal("accountability.track_refer_only", ground, ground=clauses.cite(ground), fit=going)
    if track in fit:
        return
    if track == Track.NOT_PURSUED:
        _check_others(findings)
    code, article = _why(track, findings)
    if not fit:
        raise Refusal("accountability.loss_first", article)
    item = {"17(1)": "一", "17(2)": "二"}.get(article, "")
    raise Refusal(code, article, fit=labels(fit), item=item, track=str(Track(track).label))


def _check_others(findings: Findings) -> None:
    """容错 is judged person by person: what was upheld for one ends nothing for the others (decision 38)."""
    if findings.others and findings.nature == Nature.NONE:
        raise Refusal("accountability.tolerated_partly", "6(2)", names="、".join(findings.others))


def _why(track: str, findings: Findings) -> tuple[str, str]:
    """Which rule closes that track, and where it stands."""
    if findings.nature == Nature.CRIME:
        return "accountability.crime_goes_out", "17(3)"
    if track == Track.JUDICIAL:
        return "accountability.no_crime", "17(3)"
    if track in (Track.DISCIPLINARY, Track.TRANSFER):
        return _why_not_discipline(track, findings)
    if findings.nature == Nature.VIOLATION:
        return "accountability.violation_goes_out", "17(2)"
    if not findings.established:
        return "accountability.not_established", "16"
    if findings.loss == Loss.UNDETERMINED:
        return "accountability.loss_undetermined", "17(1)" if track == Track.ORGANISATIONAL else "17"
    if track == Track.ORGANISATIONAL:
        return "accountability.no_loss", "17(1)"
    return "accountability.loss_found", "17(1)"


def _why_not_discipline(track: str, findings: Findings) -> tuple[str, str]:
    if findings.nature != Nature.VIOLATION:
        return "accountability.no_violation", "17(2)"
    if track == Track.TRANSFER:
        return "accountability.loss_within", "17(2)"
    if findings.loss == Loss.UNDETERMINED:
        return "accountability.loss_undetermined", "17(2)"
    return "accountability.no_loss", "17(2)"


def check_not_pursued(reason: str, *, findings: Findings, table: Sequence[Opening]) -> None:
    """The reason of 不予追究 is the one that was found."""
    fit = open_tracks(findings, table)
    wanted = {
        NotPursuedReason.NOT_ESTABLISHED: not findings.established,
        NotPursuedReason.NEITHER: findings.established and findings.loss == Loss.NO,
        NotPursuedReason.TOLERATED: findings.tolerated,
    }
    if reason not in wanted:
        raise Unfit("accountability.reason_of_finding", "16", reason=reason)
    if reason == NotPursuedReason.TOLERATED and not findings.tolerated:
        _check_others(findings)
        raise Refusal("accountability.tolerated_only", "16", fit=labels(fit))
    if not wanted[NotPursuedReason(reason)]:
        raise Refusal("accountability.reason_of_finding", "16", reason=str(NotPursuedReason(reason).label))


def must_go_out(findings: Findings) -> bool:
    """Whether contact stops and the case is transferred, with or without loss (decision 34, 36)."""
    return findings.nature in (Nature.VIOLATION, Nature.CRIME)


# What the regulation itself calls the receiver, printed beside the body of today (decision 36 [C]).
OWN_WORDS = {
    Track.ORGANISATIONAL: "上级党组织",
    Track.DISCIPLINARY: "上级纪检监察机关",
    Track.JUDICIAL: "司法机关",
}


def receivers(
    track: str, *, crime: str, bodies: Mapping[str, str], crime_bodies: Mapping[str, str]
) -> tuple[str, str]:
    """To whom the case goes, and the regulation's own word for it beside: by the table."""
    body = crime_bodies.get(crime, "") if track == Track.JUDICIAL else bodies.get(track, "")
    return body, OWN_WORDS.get(Track(track), "")


def outgoing(*, crime: bool, loss: str) -> Track:
    """The track of a case whose contact has stopped: a crime is 17(3) with or without loss, a violation is within 17(2)
    only where loss was found, else it goes out beside it, on the law of the day (decision 36)."""
    if crime:
        return Track.JUDICIAL
    return Track.DISCIPLINARY if loss == Loss.YES else Track.TRANSFER


def labels(tracks: Collection[str]) -> str:
    """Their names in the order of the regulation."""
    return "、".join(str(one.label) for one in Track if one in tracks)
