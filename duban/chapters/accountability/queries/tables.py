"""The tables of the rule set as the rules take them: by the version in force on a day (17; decisions 35 to 42)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.chapters.accountability.rules import appeals, bases, effects, execution, measures, tracks
from duban.chapters.accountability.terms.decision import Loss, Measure, Nature, Track
from duban.ground.regulation import clauses
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values


def openings(values: Values) -> list[tracks.Opening]:
    """What the two findings leave open."""
    return [
        tracks.Opening(row["loss"], row["nature"], frozenset(row["open"]))
        for row in values.rows("accountability.tracks")
    ]


def fits(values: Values) -> list[measures.Fit]:
    """Every measure with its track and whom it may meet."""
    periods_ = periods(values)
    found = [
        measures.Fit(
            row["code"],
            row["article"],
            bool(row["unit"]),
            row["person"],
            tuple(effects.grades(row["code"], periods_)),
        )
        for row in values.rows("accountability.forms")
    ]
    found += [
        measures.Fit(row["code"], Track.OUTSIDE, bool(row["unit"]), row["person"])
        for row in values.rows("accountability.forms_outside")
    ]
    own = values.text("accountability.company_staff_handling")
    found.append(
        measures.Fit(Measure.COMPANY_HANDLING, Track.ORGANISATIONAL, unit=False, person="", words=own)
    )
    return found


def periods(values: Values) -> list[effects.Period]:
    """影响期 of each measure and grade."""
    found = []
    for row in values.rows("accountability.effect_periods"):
        code, _colon, grade = str(row["form"]).partition(":")
        found.append(effects.Period(code, grade, row["label"], int(row["months"]), row["basis"]))
    return found


def routes(values: Values) -> list[appeals.Route]:
    """Where appeals go."""
    return [
        appeals.Route(
            row["decision"], int(row["step"]), row["to"], int(row["within"]), row["unit"], row["basis"]
        )
        for row in values.rows("accountability.appeals")
    ]


def steps(values: Values) -> list[execution.Step]:
    """What executing each measure asks for."""
    return [
        execution.Step(row["form"], int(row["step"]), row["requirement"], int(row["within"]))
        for row in values.rows("accountability.execution_steps")
    ]


def laws(values: Values) -> list[bases.Basis]:
    """The dated table of legal bases."""
    return [
        bases.Basis(row["name"], row["from"], row["until"], row["state"], row["replaced_by"])
        for row in values.rows("accountability.legal_bases")
    ]


def printed(track: str, day: date, values: Values | None = None) -> list[bases.Printed]:
    """What a paper of that track prints for its legal basis on that day (decision 42)."""
    given = values or rulebook.values(day)
    names: Sequence[str] = given.table("accountability.bases_of").get(track, ())
    words = clauses.clause(track).words if clauses.is_clause(track) else ""
    return bases.printed(names, day, laws(given), words)


def loss_words(loss: str, values: Values) -> str:
    """How the rule set calls a finding of loss."""
    return str(values.table("accountability.loss_findings").get(loss, Loss(loss).label))


def nature_words(nature: str, values: Values) -> str:
    """How it calls the nature."""
    return str(values.table("accountability.nature_findings").get(nature, Nature(nature).label))


def losses(values: Values) -> list[tuple[str, str]]:
    """The findings of loss to choose from."""
    return [(code, loss_words(code, values)) for code in Loss.values]


def natures(values: Values) -> list[tuple[str, str]]:
    return [(code, nature_words(code, values)) for code in Nature.values]


def handling(ground: str, values: Values) -> str:
    """The handling class of a ground (decision 35)."""
    return str(values.table("accountability.handling_classes").get(ground, ""))


def receivers(track: str, crime: str, values: Values) -> tuple[str, str]:
    """To whom a case of that track goes, and the regulation's own word beside it."""
    return tracks.receivers(
        track,
        crime=crime,
        bodies=values.table("accountability.track_receivers"),
        crime_bodies=values.table("accountability.crime_receivers"),
    )


def receivers_out(track: Track, values: Values) -> list[str]:
    """Who may receive a case on a track that goes out: for a crime each organ of the table of crimes."""
    if track == Track.JUDICIAL:
        return [str(one) for one in values.table("accountability.crime_receivers").values()]
    return [receivers(track, "", values)[0]]


def possible_receivers(*, crime: bool, values: Values) -> list[str]:
    """Whoever comes in question while nobody has said whether there is a loss."""
    out = (Track.JUDICIAL,) if crime else (Track.DISCIPLINARY, Track.TRANSFER)
    return list(dict.fromkeys(one for track in out for one in receivers_out(track, values)))


def on_execution(values: Values) -> str:
    """What an appeal means for execution by the rule set, as papers and pages say it."""
    return appeals.on_execution(suspends=values.flag("accountability.appeal_suspends_execution"))


def subject(*, category: str, political: str, leading: bool, values: Values) -> measures.Subject:
    """The classes of a person by the table."""
    return measures.person(
        category=category,
        political=political,
        leading=leading,
        classes=values.table("accountability.subject_classes"),
    )
