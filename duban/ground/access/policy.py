"""Who may do which act: readable predicates, one row per act. It is code; only who holds which post is data.

The table is snapshot-tested (``tests/snapshots/policy.txt``) and shown as the page 权限.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from duban.ground.access.refusal import BrokenAct, Forbidden
from duban.ground.access.register import ACTS
from duban.ground.access.scope import current_scope
from duban.ground.access.standing import PostKind, Relation, Role, Standing, Tie


@dataclass(frozen=True)
class Who:
    """The people to whom an act is open: by role in the body, or by a tie to the matter."""

    roles: frozenset[Role] = frozenset()
    ties: frozenset[Tie] = frozenset()

    def __or__(self, other: Who) -> Who:
        return Who(self.roles | other.roles, self.ties | other.ties)

    def admits(self, standing: Standing) -> bool:
        return bool(self.roles & standing.roles or self.ties & standing.ties)


def role(*roles: Role) -> Who:
    return Who(roles=frozenset(roles))


def unit(*posts: PostKind) -> Callable[..., Who]:
    """People in these posts of a unit that stands in one of the given relations to the matter."""

    def of(*relations: Relation) -> Who:
        return Who(ties=frozenset(Tie(relation, post) for relation in relations for post in posts))

    return of


OFFICE = role(Role.OFFICE_STAFF, Role.OFFICE_DIRECTOR)
DIRECTOR = role(Role.OFFICE_DIRECTOR)
HEAD = role(Role.LEADING_GROUP_HEAD)
GROUP = role(Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER)
# Designated where the Office sits in the assessed department; for the Office itself one of the Leading Group (decision 31).
ASSESSOR = role(Role.ASSESSOR)
# What somebody is to one case of responsibility (decisions 34, 40).
CIRCLE = role(Role.CASE_CIRCLE)
HANDLER = role(Role.CASE_HANDLER)
CONCERNED = role(Role.CONCERNED)
SYSTEM = role(Role.SYSTEM)
ADMIN = role(Role.SYSTEM_ADMIN)
SECURITY = role(Role.SECURITY_ADMIN)
ANYBODY = role(Role.PERSON)

LIAISONS = (PostKind.LIAISON_A, PostKind.LIAISON_B)
UNDERTAKING = (Relation.LEAD, Relation.CO)
UNITS = (Relation.LEAD, Relation.CO, Relation.SERVICE)
BY_HEADS = unit(PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE)
BY_UNIT = unit(PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, *LIAISONS)
BY_STAFF = unit(PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, *LIAISONS, PostKind.HANDLER)
NAMED_STAFF = Who(ties=frozenset({Tie(Relation.STAFF)}))
# People of a unit to which something was sent, whatever the unit is to any matter.
BY_AUDIENCE = BY_UNIT(Relation.EVERYONE)
IN_CHARGE = Who(ties=frozenset({Tie(Relation.LEADER_IN_CHARGE)}))

POLICY: Mapping[str, Who] = {
    "organization.found_body": SYSTEM,
    "organization.add_unit": OFFICE | ADMIN | SYSTEM,
    "organization.rename_unit": OFFICE | ADMIN | SYSTEM,
    "organization.merge_units": OFFICE | SYSTEM,
    "organization.split_unit": OFFICE | SYSTEM,
    "organization.add_person": ADMIN | SYSTEM,
    "organization.end_person": ADMIN,
    "organization.record_fact": DIRECTOR | SYSTEM,
    "organization.appoint": SECURITY | SYSTEM,
    "organization.end_post": SECURITY | SYSTEM,
    "organization.replace_holder": SECURITY | SYSTEM,
    "organization.put_in_charge": DIRECTOR | SYSTEM,
    "organization.delegate": SECURITY | DIRECTOR | SYSTEM,
    "organization.set_password": ADMIN | SYSTEM,
    "organization.issue_reset_code": ADMIN,
    "organization.use_reset_code": ANYBODY,
    "organization.end_sessions": SECURITY,
    "organization.enter_paper": OFFICE,
    "organization.check_paper": OFFICE,
    "organization.hold_meeting": OFFICE,
    "rulebook.adopt_rule_set": HEAD | SYSTEM,
    "rulebook.adopt_calendar": DIRECTOR | SYSTEM,
    "rulebook.draft_rule_set": OFFICE,
    "rulebook.submit_draft": OFFICE,
    "rulebook.return_draft": HEAD | OFFICE,
    "rulebook.adopt_draft": HEAD | OFFICE,
    "rulebook.give_up_draft": OFFICE,
    "rulebook.file_working_rule": OFFICE,
    "rulebook.confirm_reading": ANYBODY,
    "files.store": ANYBODY | SYSTEM,
    "files.block_secret": OFFICE | HEAD,
    "files.release_secret": DIRECTOR | HEAD,
    "files.purge_secret": DIRECTOR | HEAD,
    "documents.freeze": SYSTEM,
    "documents.draft": OFFICE,
    "documents.revise": OFFICE,
    "documents.check": OFFICE,
    "documents.countersign": GROUP | DIRECTOR,
    "documents.sign_off": HEAD | OFFICE,
    "documents.return_draft": HEAD | OFFICE,
    "documents.number": OFFICE,
    "documents.seal": OFFICE,
    "documents.issue": OFFICE,
    "documents.deliver": OFFICE,
    "documents.void_number": DIRECTOR,
    "documents.set_text": OFFICE,
    "documents.archive": OFFICE,
    "notifications.give_opinion": ANYBODY,
    "notifications.answer_opinion": OFFICE,
    "notifications.set_channel": ADMIN,
    "intake.import_list": OFFICE,
    "intake.complete_candidate": OFFICE,
    "intake.propose": OFFICE,
    "intake.review_proposal": DIRECTOR,
    "intake.decline": DIRECTOR,
    "intake.consult_units": OFFICE,
    "intake.object_to_proposal": BY_UNIT(*UNITS),
    "intake.answer_objection": OFFICE,
    "intake.submit_list": DIRECTOR,
    "intake.approve_list": HEAD | OFFICE,
    "intake.return_list": HEAD | OFFICE,
    "intake.docket_list": OFFICE,
    "intake.docket_ad_hoc": OFFICE,
    "intake.hand_over_first": OFFICE,
    "intake.urge_first": OFFICE,
    "intake.lapse_first": SYSTEM,
    "intake.record_agreed_item": OFFICE,
    "intake.settle_agreed_item": OFFICE,
    "intake.record_instruction": GROUP | OFFICE,
    "intake.check_instruction": OFFICE,
    "intake.place_instruction": OFFICE,
    "intake.answer_instruction": OFFICE,
    "intake.ask_instructions": OFFICE | BY_UNIT(*UNITS),
    "intake.answer_request": GROUP | OFFICE,
    "intake.withdraw_request": OFFICE | BY_UNIT(*UNITS),
    "intake.record_source": OFFICE,
    "intake.withdraw_source": DIRECTOR,
    "intake.record_contact": OFFICE | BY_UNIT(Relation.LEAD),
    "intake.record_reply": OFFICE,
    "intake.record_acceptance": OFFICE,
    "matters.docket": OFFICE | HEAD,
    "matters.bring_in": OFFICE,
    "intake.carry_over": OFFICE,
    "intake.propose_list_adjustment": OFFICE,
    "intake.adjust_list": HEAD | OFFICE,
    "intake.return_list_adjustment": HEAD | OFFICE,
    "assessment.draft_scheme": OFFICE,
    "assessment.import_scheme": OFFICE,
    "assessment.edit_scheme": OFFICE,
    "assessment.submit_scheme": OFFICE,
    "assessment.return_scheme": HEAD | OFFICE,
    "assessment.adopt_scheme": HEAD | OFFICE,
    "assessment.withdraw_scheme": OFFICE,
    "assessment.enter_fact": OFFICE | ASSESSOR,
    "assessment.confirm_fact": OFFICE | ASSESSOR,
    "assessment.withdraw_fact": DIRECTOR | ASSESSOR,
    "assessment.judge_part": GROUP | OFFICE | ASSESSOR,
    "assessment.compute_year": OFFICE,
    "assessment.record_computed": SYSTEM,
    "matters.request_extension": BY_UNIT(Relation.LEAD),
    "matters.decide_extension": HEAD | IN_CHARGE | OFFICE,
    "matters.suspend": HEAD | IN_CHARGE | OFFICE,
    "matters.resume": OFFICE,
    "matters.redate": SYSTEM,
    "matters.specify_objective": OFFICE,
    "matters.close": OFFICE,
    "matters.archive": OFFICE,
    "matters.propose_adjustment": OFFICE,
    "matters.withdraw_adjustment": OFFICE,
    "matters.refuse_adjustment": HEAD | OFFICE,
    "matters.adjust": HEAD | OFFICE,
    "matters.merge": HEAD | OFFICE,
    "matters.split": HEAD | OFFICE,
    "matters.terminate": HEAD | OFFICE,
    "matters.claim_exemption": BY_UNIT(Relation.LEAD),
    "matters.find_exemption": HEAD | IN_CHARGE | OFFICE,
    "responsibility.assign": OFFICE,
    "responsibility.allow_joint_lead": HEAD | OFFICE,
    "responsibility.reassign": SYSTEM,
    "responsibility.sign_for": BY_UNIT(*UNITS),
    "responsibility.break_down": BY_UNIT(*UNITS),
    "responsibility.adopt_plan": OFFICE,
    "responsibility.object_to_assignment": BY_UNIT(*UNITS),
    "responsibility.answer_objection": DIRECTOR,
    "responsibility.send_letter": OFFICE | HEAD,
    "responsibility.record_letter": OFFICE,
    "responsibility.record_letter_reply": OFFICE,
    "responsibility.hand_over": BY_UNIT(*UNITS),
    "responsibility.receive_handover": BY_STAFF(*UNITS),
    "responsibility.promise_service": BY_UNIT(Relation.SERVICE),
    "responsibility.succeed": SYSTEM,
    "feedback.submit_report": BY_UNIT(*UNITS) | NAMED_STAFF,
    "feedback.approve_report": BY_HEADS(*UNITS),
    "feedback.send_back": BY_HEADS(*UNITS),
    "feedback.return_for": OFFICE,
    "feedback.accept_report": OFFICE,
    "feedback.reopen_result": DIRECTOR | HEAD,
    "feedback.judge_confidence": OFFICE,
    "feedback.self_inspect": BY_UNIT(*UNITS) | NAMED_STAFF,
    "feedback.report_delay": BY_UNIT(*UNITS),
    "feedback.countersign": BY_HEADS(Relation.CO, Relation.SERVICE),
    "feedback.state_silence": SYSTEM,
    "supervision.owe_urging": SYSTEM,
    "supervision.urge": OFFICE,
    "supervision.record_problem": OFFICE,
    "supervision.draft_notice": OFFICE,
    "supervision.sign_off_notice": OFFICE | HEAD,
    "supervision.issue_notice": OFFICE,
    "supervision.serve_notice": OFFICE | BY_UNIT(*UNITS) | SYSTEM,
    "supervision.withdraw_notice": DIRECTOR,
    "supervision.annul_notice": DIRECTOR | HEAD,
    "supervision.correct_notice": DIRECTOR,
    "supervision.object_to_notice": BY_UNIT(*UNITS),
    "supervision.answer_objection": DIRECTOR,
    "supervision.reply_to_notice": BY_UNIT(*UNITS),
    "supervision.verify_rectification": OFFICE,
    "supervision.draft_inspection_plan": OFFICE,
    "supervision.adopt_inspection_plan": HEAD | OFFICE,
    "supervision.return_inspection_plan": HEAD | OFFICE,
    "supervision.request_inspection": OFFICE,
    "supervision.decide_inspection": HEAD | IN_CHARGE | OFFICE,
    "supervision.arrange_visit": OFFICE,
    "supervision.cancel_visit": OFFICE,
    "supervision.record_visit": OFFICE,
    "supervision.correct_record": OFFICE,
    "supervision.open_special": DIRECTOR,
    "supervision.record_special": OFFICE,
    "supervision.close_special": DIRECTOR,
    "supervision.propose_interview": OFFICE,
    "supervision.decide_interview": HEAD | IN_CHARGE | OFFICE,
    "supervision.issue_interview_notice": DIRECTOR | HEAD,
    "supervision.withdraw_interview": DIRECTOR,
    "supervision.interview": OFFICE,
    "supervision.study_in_field": OFFICE,
    "supervision.answer_study_opinion": BY_UNIT(*UNITS),
    "supervision.look_back": OFFICE,
    "supervision.supervise_otherwise": OFFICE,
    "supervision.decide_no_notice": DIRECTOR,
    "supervision.plan_rectification": BY_UNIT(*UNITS),
    "supervision.request_rectification_extension": BY_UNIT(*UNITS),
    "supervision.extend_rectification": DIRECTOR,
    "supervision.request_coordination": BY_UNIT(*UNITS),
    "supervision.answer_coordination": BY_UNIT(*UNITS),
    "supervision.report_coordination": BY_UNIT(*UNITS),
    "supervision.settle_coordination": BY_UNIT(*UNITS),
    "supervision.escalate_coordination": BY_UNIT(*UNITS),
    "supervision.decide_coordination": OFFICE,
    "assessment.owe_evaluation": SYSTEM,
    "assessment.evaluate": OFFICE | ASSESSOR,
    "assessment.analyse_cause": OFFICE | ASSESSOR,
    "assessment.answer_analysis": BY_AUDIENCE,
    "assessment.submit_evaluation": OFFICE | ASSESSOR,
    "assessment.return_evaluation": HEAD | OFFICE,
    "assessment.sign_evaluation": GROUP,
    "assessment.approve_evaluation": HEAD | OFFICE,
    "assessment.correct_evaluation": OFFICE | ASSESSOR,
    "assessment.designate_assessor": HEAD | OFFICE,
    "bulletins.draft_circular": OFFICE,
    "bulletins.edit_circular": OFFICE,
    "bulletins.review_circular": OFFICE,
    "bulletins.return_circular": OFFICE | HEAD,
    "bulletins.sign_off_circular": OFFICE | HEAD,
    "bulletins.issue_circular": OFFICE,
    "bulletins.correct_circular": DIRECTOR,
    "bulletins.confirm_reading": GROUP | BY_AUDIENCE,
    "bulletins.draft_bulletin": OFFICE,
    "bulletins.edit_bulletin": OFFICE,
    "bulletins.review_bulletin": DIRECTOR | HEAD,
    "bulletins.issue_bulletin": OFFICE,
    "bulletins.propose_publicity": OFFICE,
    "bulletins.approve_publicity": HEAD | OFFICE,
    "bulletins.record_publicity": OFFICE,
    "assessment.propose_results": OFFICE,
    "assessment.join_stretches": OFFICE,
    "assessment.publish_result": DIRECTOR,
    "assessment.object_to_result": unit(PostKind.UNIT_HEAD)(Relation.EVERYONE) | NAMED_STAFF,
    "assessment.answer_objection": OFFICE | GROUP | ASSESSOR,
    "assessment.recuse": GROUP | OFFICE,
    "assessment.submit_results": DIRECTOR,
    "assessment.return_results": HEAD | OFFICE,
    "assessment.sign_results": GROUP,
    "assessment.fix_unit_grade": HEAD | OFFICE,
    "assessment.fix_person_grade": HEAD | OFFICE,
    "assessment.correct_result": HEAD | OFFICE,
    "assessment.export_annual": DIRECTOR,
    "assessment.receive_annual": OFFICE | BY_AUDIENCE,
    "assessment.register_commendation": OFFICE,
    "assessment.check_commendation": OFFICE | ASSESSOR,
    "accountability.register_clue": SYSTEM,
    "accountability.raise_clue": SYSTEM,
    "accountability.join_clue": SYSTEM,
    "accountability.reopen_clue": SYSTEM,
    "accountability.mark_basis_changed": SYSTEM,
    "accountability.mark_fact_changed": SYSTEM,
    "accountability.close_clue": HEAD | DIRECTOR,
    "accountability.enter_clue": HEAD | OFFICE,
    "accountability.look_again": HEAD | DIRECTOR,
    "accountability.choose_handling": HEAD | DIRECTOR,
    "accountability.confirm_clue": HEAD | DIRECTOR,
    "accountability.reject_clue": HEAD | DIRECTOR,
    "accountability.refer_clue": HEAD | DIRECTOR,
    "accountability.record_clue_receipt": HEAD | DIRECTOR,
    "accountability.record_clue_result": HEAD | DIRECTOR,
    "accountability.view_clue": CIRCLE,
    "accountability.start_verification": HEAD | DIRECTOR,
    "accountability.transfer_head_clue": DIRECTOR,
    "accountability.name_handlers": HEAD | DIRECTOR,
    "accountability.name_concerned": DIRECTOR | HANDLER,
    "accountability.join_case_clue": HEAD | DIRECTOR,
    "accountability.recuse_from_case": HEAD | DIRECTOR | HANDLER,
    "accountability.admit_to_circle": HEAD | DIRECTOR,
    "accountability.remove_from_circle": HEAD | DIRECTOR,
    "accountability.enter_clue_slip": DIRECTOR,
    "accountability.enter_case_slip": DIRECTOR | HANDLER,
    "accountability.check_head_slip": CIRCLE,
    "accountability.view_case": CIRCLE,
    "accountability.view_record": CONCERNED,
    "accountability.open_case_file": CIRCLE,
    "accountability.use_file_link": CIRCLE,
    "accountability.add_evidence": DIRECTOR | HANDLER,
    "accountability.pass_evidence": DIRECTOR | HANDLER,
    "accountability.record_identity": HANDLER,
    "accountability.record_interview": HANDLER,
    "accountability.show_facts": HANDLER,
    "accountability.tell_statement": HANDLER,
    "accountability.make_statement": CONCERNED,
    "accountability.enter_statement": HANDLER,
    "accountability.check_statement": HANDLER,
    "accountability.claim_tolerance": CIRCLE | CONCERNED,
    "accountability.answer_tolerance": HEAD | DIRECTOR,
    "accountability.stop_contact": HEAD | DIRECTOR | HANDLER,
    "accountability.transfer_case": HEAD | DIRECTOR,
    "accountability.transfer_head_case": DIRECTOR,
    "accountability.record_receipt": DIRECTOR,
    "accountability.record_result": DIRECTOR,
    "accountability.archive_case": DIRECTOR,
    "accountability.reseal_case": SYSTEM,
    "accountability.record_findings": HANDLER,
    "accountability.propose_handling": HANDLER,
    "accountability.review_legality": CIRCLE,
    "accountability.deliberate": DIRECTOR,
    "accountability.return_proposal": HEAD | DIRECTOR,
    "accountability.request_decision": HEAD | DIRECTOR,
    "accountability.decide_not_pursued": HEAD | DIRECTOR,
    "accountability.record_decision": DIRECTOR | HANDLER,
    "accountability.check_decision": HEAD | DIRECTOR | HANDLER,
    "accountability.serve_decision": DIRECTOR | HANDLER,
    "accountability.execute": DIRECTOR | HANDLER,
    "accountability.report_execution": HEAD | DIRECTOR,
    "accountability.appeal": DIRECTOR | HANDLER | CONCERNED,
    "accountability.answer_appeal": DIRECTOR,
    "accountability.change_decision": DIRECTOR,
    "accountability.restore": DIRECTOR | HANDLER,
    "accountability.settle_case": DIRECTOR,
    "accountability.ask_clearing": CONCERNED,
    "accountability.clear_name": HEAD | DIRECTOR,
    "accountability.reseal_clue": SYSTEM,
}


def who_may(code: str) -> Who:
    """The policy row of a built act."""
    return POLICY[code]


def require(code: str, standing: Standing) -> None:
    """Open the act to those whom the policy admits, and mark the running act as judged.

    Raises `Forbidden` (access.not_permitted, the act's own article) for everybody else.
    """
    scope = current_scope()
    if scope is not None:
        if scope.code != code:
            raise BrokenAct(f"{scope.code} asks the policy for {code}")
        scope.required = True
    if not POLICY[code].admits(standing):
        raise Forbidden("access.not_permitted", ACTS[code].article, act=ACTS[code].name)
