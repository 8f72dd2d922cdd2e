"""What the worker does when the bell rings: the handlers of all rooms, gathered once at start-up."""

from duban.site import clock
from duban.support.jobs import work


def register() -> None:
    from duban.chapters.assessment import actions as assessment
    from duban.chapters.assessment.actions import trying
    from duban.chapters.desk import registers, trials
    from duban.chapters.intake import actions as intake
    from duban.chapters.supervision import actions as supervision
    from duban.site.first_run import first_passwords
    from duban.support.documents import sweeps as documents

    work.use_clock(lambda: clock.now())
    work.handle("documents.freeze", documents.on_bell)
    work.handle(registers.WORK, registers.on_bell)
    work.handle(trials.WORK, trials.on_bell)
    work.handle(first_passwords.KIND, first_passwords.on_bell)
    work.handle(intake.READ_LIST, intake.on_bell)
    work.handle(supervision.URGE_MANY, supervision.on_bell)
    work.handle(assessment.COMPUTE_YEAR, assessment.on_bell)
    work.handle(trying.WORK, trying.on_bell)
