"""What else happens in the same transaction when an act is recorded. A test lists them all."""

from duban.support.ledger import actions as ledger


def register() -> None:
    """Art. 16(4) is the first: a served notice may register a clue."""
    from duban.chapters.accountability import reactions as accountability
    from duban.chapters.accountability.queries import bearing
    from duban.chapters.assessment import reactions as assessment
    from duban.chapters.assessment.queries import bars, depending
    from duban.chapters.assessment.queries import reading as schemes_read
    from duban.chapters.assessment.queries.facts import told
    from duban.chapters.bulletins.queries import naming, resting
    from duban.chapters.desk import registers
    from duban.chapters.intake.actions import forgetting as imports
    from duban.chapters.matters import reactions as matters
    from duban.chapters.responsibility import reactions as responsibility
    from duban.chapters.supervision import reactions as supervision
    from duban.support.files import purging
    from duban.support.notifications import inbox
    from duban.support.notifications import reactions as notifications
    from duban.support.organization import foresight

    ledger.react_to("organization.issue_reset_code", notifications.on_reset_issued)
    ledger.react_to("organization.use_reset_code", notifications.on_reset_used)
    ledger.react_to("organization.end_person", matters.on_person_ended)
    ledger.react_to("rulebook.submit_draft", notifications.on_draft_submitted)
    ledger.react_to("rulebook.return_draft", notifications.on_draft_returned)
    ledger.react_to("rulebook.adopt_draft", notifications.on_draft_adopted)
    ledger.react_to("rulebook.file_working_rule", notifications.on_working_rule)
    ledger.react_to("supervision.serve_notice", accountability.on_served)
    ledger.react_to("supervision.annul_notice", accountability.on_annulled)
    ledger.react_to("supervision.verify_rectification", accountability.on_rectification_verified)
    ledger.react_to("feedback.reopen_result", accountability.on_result_reopened)
    ledger.react_to("matters.close", assessment.on_closed)
    ledger.react_to("assessment.approve_evaluation", accountability.on_evaluation_approved)
    ledger.react_to("rulebook.adopt_calendar", matters.on_calendar)
    ledger.react_to("matters.adjust", responsibility.on_adjusted)
    ledger.react_to("matters.merge", responsibility.on_adjusted)
    ledger.react_to("organization.end_post", responsibility.on_post_ended)
    ledger.react_to("organization.merge_units", responsibility.on_units_merged)
    ledger.react_to("organization.split_unit", responsibility.on_unit_split)
    for remover in (imports.forget, registers.forget, inbox.forget, schemes_read.read_from):
        purging.also(remover)
    told.tell(naming.named_in)
    told.tell(bearing.told)
    bars.ask(bearing.bars)
    foresight.tell(responsibility.foresee)
    foresight.tell(supervision.foresee)
    foresight.offer(responsibility.passable)
    depending.tell(resting.circulars_on)
