"""What decisions 35 to 37 say of grounds, tracks, forms and subjects, written by hand: never reckoned from what is tested."""

from __future__ import annotations

from duban.chapters.accountability.queries import tables
from duban.chapters.accountability.rules import measures
from duban.chapters.accountability.terms import decision as terms
from duban.support.rulebook import shipped
from duban.support.rulebook.queries import Values

VALUES = Values(1, dict(shipped.bodies()))
OPENINGS, FITS = tables.openings(VALUES), tables.fits(VALUES)
GROUNDS = [f"16({number})" for number in range(1, 26)]
REFER, EITHER = {6, 7, 8, 14, 18}, {9, 10, 12, 13, 15, 16, 19}

# What decision 36 says, by hand: never reckoned from the table that is tested.
OPEN = {
    ("YES", "NONE"): {"17(1)"},
    ("YES", "VIOLATION"): {"17(2)"},
    ("YES", "CRIME"): {"17(3)"},
    ("NO", "NONE"): {"NOT_PURSUED", "OUTSIDE_17"},
    ("NO", "VIOLATION"): {"OUTSIDE_17(2)"},
    ("NO", "CRIME"): {"17(3)"},
    ("UNDETERMINED", "NONE"): set(),
    ("UNDETERMINED", "VIOLATION"): {"OUTSIDE_17(2)"},
    ("UNDETERMINED", "CRIME"): {"17(3)"},
}
# What closes every other track, and which article says so: again by hand, (loss, nature) by (loss, nature).
LOSSES = ("YES", "NO", "UNDETERMINED")
CLOSED: dict[tuple[str, str, str], tuple[str, str]] = {
    **{(track, loss, "CRIME"): ("crime_goes_out", "17(3)") for track in terms.Track for loss in LOSSES},
    **{
        (track, loss, "VIOLATION"): ("violation_goes_out", "17(2)")
        for track in ("17(1)", "OUTSIDE_17", "NOT_PURSUED")
        for loss in LOSSES
    },
    **{("17(3)", loss, "VIOLATION"): ("no_crime", "17(3)") for loss in LOSSES},
    ("17(2)", "NO", "VIOLATION"): ("no_loss", "17(2)"),
    ("17(2)", "UNDETERMINED", "VIOLATION"): ("loss_undetermined", "17(2)"),
    ("OUTSIDE_17(2)", "YES", "VIOLATION"): ("loss_within", "17(2)"),
    **{
        (track, loss, "NONE"): (code, article)
        for loss in ("YES", "NO")
        for track, code, article in (
            ("17(2)", "no_violation", "17(2)"),
            ("OUTSIDE_17(2)", "no_violation", "17(2)"),
            ("17(3)", "no_crime", "17(3)"),
        )
    },
    ("OUTSIDE_17", "YES", "NONE"): ("loss_found", "17(1)"),
    ("NOT_PURSUED", "YES", "NONE"): ("loss_found", "17(1)"),
    ("17(1)", "NO", "NONE"): ("no_loss", "17(1)"),
    # Nothing is open before the loss is found.
    ("17(1)", "UNDETERMINED", "NONE"): ("loss_first", "17(1)"),
    ("17(2)", "UNDETERMINED", "NONE"): ("loss_first", "17(2)"),
    ("17(3)", "UNDETERMINED", "NONE"): ("loss_first", "17(3)"),
    ("OUTSIDE_17(2)", "UNDETERMINED", "NONE"): ("loss_first", "17(2)"),
    ("OUTSIDE_17", "UNDETERMINED", "NONE"): ("loss_first", "17"),
    ("NOT_PURSUED", "UNDETERMINED", "NONE"): ("loss_first", "17"),
}
GOING = ("17(2)", "17(3)", "OUTSIDE_17(2)")
PURSUING = ("17(1)", "OUTSIDE_17")
OFFICIAL_FORMS = {"CIRCULAR_CRITICISM", "ADMONITION_TALK", "WRITTEN_WARNING", "TRANSFER_FROM_POST"}
LEADER_FORMS = {*OFFICIAL_FORMS, "SUSPENSION_FOR_INSPECTION", "REMOVAL_ON_THE_SPOT"}
TALKS = {"REMINDER_TALK", "CRITICISM_EDUCATION", "ORDER_SELF_EXAMINATION"}
STAFF = {"17(1)": {"COMPANY_HANDLING"}, "OUTSIDE_17": {*TALKS, "COMPANY_HANDLING"}}
BOTH = {"PARTY_DISCIPLINE", "ADMINISTRATIVE_SANCTION"}


MEASURE_REFUSALS = {
    "measure_of_other_track",
    "measure_not_for_unit",
    "measure_for_unit",
    "measure_not_for_staff",
    "measure_not_for_person",
}


def _of(category: str, political: str, *, leading: bool) -> measures.Subject:
    return tables.subject(category=category, political=political, leading=leading, values=VALUES)


SUBJECTS: dict[str, tuple[measures.Subject, dict[str, set[str]]]] = {
    "单位": (measures.UNIT, {"17(1)": {"CIRCULAR_CRITICISM"}, "OUTSIDE_17": {"ORDER_TO_RECTIFY"}}),
    "党员领导": (
        _of("公务员", "中共党员", leading=True),
        {"17(1)": LEADER_FORMS, "17(2)": BOTH, "OUTSIDE_17": TALKS},
    ),
    "非党员领导": (
        _of("事业", "民主党派", leading=True),
        {"17(1)": LEADER_FORMS, "17(2)": {"ADMINISTRATIVE_SANCTION"}, "OUTSIDE_17": TALKS},
    ),
    "党员干部": (
        _of("参公", "中共党员", leading=False),
        {"17(1)": OFFICIAL_FORMS, "17(2)": BOTH, "OUTSIDE_17": TALKS},
    ),
    "非党员干部": (
        _of("事业", "群众", leading=False),
        {"17(1)": OFFICIAL_FORMS, "17(2)": {"ADMINISTRATIVE_SANCTION"}, "OUTSIDE_17": TALKS},
    ),
    "国企管理人员": (
        _of("国企管理人员", "中共党员", leading=True),
        {"17(1)": LEADER_FORMS, "17(2)": BOTH, "OUTSIDE_17": TALKS},
    ),
    "党员员工": (_of("企业一般员工", "中共党员", leading=False), {**STAFF, "17(2)": {"PARTY_DISCIPLINE"}}),
    "员工": (_of("企业一般员工", "群众", leading=False), STAFF),
    # 一般员工 who is called a leader of a shift holds no leading post.
    "带班员工": (_of("企业一般员工", "群众", leading=True), STAFF),
}
