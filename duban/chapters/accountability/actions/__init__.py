"""The acts on clues, and on the cases to which they lead."""

from duban.chapters.accountability.actions.appealing import (
    answer_appeal,
    appeal,
    change_decision,
    restore,
)
from duban.chapters.accountability.actions.clues import (
    close_clue,
    join_clue,
    mark_basis_changed,
    register_clue,
    reopen_clue,
)
from duban.chapters.accountability.actions.concerning import join_case_clue, name_concerned
from duban.chapters.accountability.actions.decisions import (
    check_decision,
    record_decision,
)
from duban.chapters.accountability.actions.deliberating import (
    deliberate,
    review_legality,
)
from duban.chapters.accountability.actions.entering import enter_clue, look_again, view_clue
from duban.chapters.accountability.actions.gathering import (
    add_evidence,
    pass_evidence,
    record_identity,
    record_interview,
)
from duban.chapters.accountability.actions.going_up import (
    decide_not_pursued,
    request_decision,
)
from duban.chapters.accountability.actions.handling import (
    admit_to_circle,
    name_handlers,
    recuse_from_case,
    remove_from_circle,
)
from duban.chapters.accountability.actions.hearing import (
    check_statement,
    enter_statement,
    make_statement,
    show_facts,
    tell_statement,
)
from duban.chapters.accountability.actions.judging import choose_handling, confirm_clue, reject_clue
from duban.chapters.accountability.actions.keeping import (
    archive_case,
    reseal_case,
    reseal_clue,
)
from duban.chapters.accountability.actions.on_paper import check_head_slip, enter_case_slip, enter_clue_slip
from duban.chapters.accountability.actions.opening import (
    start_verification,
    transfer_head_case,
    transfer_head_clue,
)
from duban.chapters.accountability.actions.proposing import (
    Suggestion,
    propose_handling,
    record_findings,
    return_proposal,
)
from duban.chapters.accountability.actions.raising import RestsOn, mark_fact_changed, raise_clue
from duban.chapters.accountability.actions.referring import (
    record_clue_receipt,
    record_clue_result,
    refer_clue,
)
from duban.chapters.accountability.actions.serving import (
    execute,
    report_execution,
    serve_decision,
)
from duban.chapters.accountability.actions.settling import (
    ask_clearing,
    clear_name,
    settle_case,
)
from duban.chapters.accountability.actions.tolerating import (
    answer_tolerance,
    claim_tolerance,
)
from duban.chapters.accountability.actions.transferring import (
    record_receipt,
    record_result,
    stop_contact,
    transfer_case,
)
from duban.chapters.accountability.actions.viewing import (
    open_case_file,
    use_file_link,
    view_case,
    view_record,
)

__all__ = [
    "answer_appeal",
    "appeal",
    "change_decision",
    "restore",
    "check_decision",
    "record_decision",
    "deliberate",
    "review_legality",
    "decide_not_pursued",
    "request_decision",
    "Suggestion",
    "propose_handling",
    "record_findings",
    "return_proposal",
    "execute",
    "report_execution",
    "serve_decision",
    "ask_clearing",
    "clear_name",
    "settle_case",
    "RestsOn",
    "choose_handling",
    "confirm_clue",
    "enter_clue",
    "look_again",
    "record_clue_receipt",
    "record_clue_result",
    "refer_clue",
    "reject_clue",
    "view_clue",
    "add_evidence",
    "pass_evidence",
    "record_identity",
    "record_interview",
    "admit_to_circle",
    "check_head_slip",
    "enter_case_slip",
    "enter_clue_slip",
    "name_concerned",
    "name_handlers",
    "recuse_from_case",
    "remove_from_circle",
    "check_statement",
    "enter_statement",
    "make_statement",
    "show_facts",
    "tell_statement",
    "archive_case",
    "reseal_case",
    "reseal_clue",
    "start_verification",
    "transfer_head_case",
    "transfer_head_clue",
    "answer_tolerance",
    "claim_tolerance",
    "record_receipt",
    "record_result",
    "stop_contact",
    "transfer_case",
    "open_case_file",
    "use_file_link",
    "view_case",
    "view_record",
    "close_clue",
    "join_case_clue",
    "join_clue",
    "mark_basis_changed",
    "mark_fact_changed",
    "raise_clue",
    "register_clue",
    "reopen_clue",
]
