"""What a person is told because of an act on his account, in the same transaction (art. 6(3))."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook


def on_working_rule(recorded: Recorded) -> None:
    """Everybody in a unit learns of a working rule, or of its new edition (art. 8(1))."""
    rule = rulebook.working_rule_by_uid(recorded.row.uid)
    day = beijing_day(recorded.at)
    inbox.tell(
        [one for people in organization.staff_by_unit(day).values() for one in people],
        kind="working_rule",
        text=_("领导小组办公室印发工作制度%(rule)s，请阅知") % {"rule": rule},
        at=recorded.at,
        slot=rule.ref,
        subject_ref=rule.ref,
    )


def on_draft_submitted(recorded: Recorded) -> None:
    """The head of the Leading Group learns that a draft waits for its decision (art. 8(4))."""
    draft = rulebook.draft_by_uid(recorded.row.uid)
    inbox.tell(
        organization.people_with(PostKind.LEADING_GROUP_HEAD, beijing_day(recorded.at)),
        kind="rule_set",
        text=_("考核细则与参数%(draft)s待审定") % {"draft": draft},
        at=recorded.at,
        slot=f"submitted {draft.ref} {draft.submissions}",
        subject_ref=draft.ref,
    )


def on_draft_returned(recorded: Recorded) -> None:
    """Whoever has written it learns why it came back."""
    draft = rulebook.draft_by_uid(recorded.row.uid)
    inbox.tell(
        [draft.drafted_by, draft.changed_by],
        kind="rule_set",
        text=_("考核细则与参数%(draft)s被退回修改") % {"draft": draft},
        at=recorded.at,
        slot=f"returned {draft.ref} {draft.submissions}",
        subject_ref=draft.ref,
    )


def on_draft_adopted(recorded: Recorded) -> None:
    """Everybody who works by it learns of the new version and its day (art. 13(1))."""
    draft = rulebook.draft_by_uid(recorded.row.uid)
    day = beijing_day(recorded.at)
    office = [
        one
        for post in (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)
        for one in organization.people_with(post, day)
    ]
    inbox.tell(
        [*office, *(one for people in organization.staff_by_unit(day).values() for one in people)],
        kind="rule_set",
        text=_("考核细则与参数%(version)s已采用，自%(day)s起施行")
        % {"version": draft.adopted, "day": draft.from_on},
        at=recorded.at,
        slot=f"adopted {draft.ref}",
        subject_ref=draft.adopted.ref if draft.adopted else "",
    )


def on_reset_issued(recorded: Recorded) -> None:
    """Whoever has not asked for a code learns that one is about."""
    code = organization.reset_code_by_uid(recorded.row.uid)
    inbox.tell(
        [code.person],
        kind="reset_code",
        text=_("系统管理员向您发放了密码重置码。非本人要求的，请即告知安全管理员"),
        at=recorded.at,
        slot=f"issued {code.ref}",
        subject_ref=code.person.ref,
        urgent=True,
    )


def on_reset_used(recorded: Recorded) -> None:
    """Whoever has not set the new password learns that another did."""
    code = organization.reset_code_by_uid(recorded.row.uid)
    inbox.tell(
        [code.person],
        kind="reset_code",
        text=_("您的密码已凭重置码更改，此前的登录全部失效。非本人办理的，请即告知安全管理员"),
        at=recorded.at,
        slot=f"used {code.ref}",
        subject_ref=code.person.ref,
        urgent=True,
    )
