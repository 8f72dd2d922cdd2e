"""What a person is told because of an act on his account, in the same transaction (art. 6(3))."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duban.support.ledger.actions import Recorded
from duban.support.notifications import inbox
from duban.support.organization import queries as organization


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
