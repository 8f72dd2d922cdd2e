"""The plots of feedback: what units say of themselves, and what the other units say to it."""

from __future__ import annotations

from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback import queries as reports
from duban.chapters.feedback import rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Way

BEGUN = 266


def as_planned(way: Way) -> Life:
    """Runs to plan, and the liaison says no more than that; it waits for the unit's head. The final
    report is begun."""
    yield from way.under_way(BEGUN)
    yield from way.progress(88)
    at = way.stage.at(1, 11, way.index)
    yield at
    course = reports.course(way.matter, way.lead, beijing_day(at))
    feedback.submit_report(
        by=way.liaison(at),
        at=at,
        request_id=None,
        matter=way.matter.uid,
        obligation=way.owed(ObligationKind.PERIODIC_REPORT).uid,
        percent=rules.on_schedule(course),
        as_planned=True,
    )
    feedback.keep_draft(
        person=way.liaison(at),
        matter=way.matter,
        about_ref=way.owed(ObligationKind.MATTER_DEADLINE).ref,
        content={"progress": "任务已基本完成，正在组织验收，验收单待补。", "percent": "95"},
        at=at,
    )
