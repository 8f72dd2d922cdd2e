"""What a served or annulled notice sets off, in the same transaction (art. 16(4))."""

from __future__ import annotations

from duban.chapters.accountability import actions, queries, rules
from duban.chapters.accountability.terms import Following
from duban.chapters.supervision import queries as supervision
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded


def on_served(recorded: Recorded) -> None:
    """At the threshold: register, join, re-open, or nothing; exactly once for each matter and recipient.

    The matter is locked by the act that caused this, so two services of one matter never meet here.
    """
    notice = supervision.notice_by_uid(recorded.row.uid)
    clue = queries.clue_of(notice.matter, notice.unit)
    now = queries.count_now(notice.matter, notice.unit, beijing_day(recorded.at))
    following = rules.after_service(
        state=clue.state if clue else None,
        close_reason=clue.close_reason if clue else "",
        reached=now.reached,
    )
    if clue is None:
        if following == Following.REGISTER:
            actions.register_clue(by=None, at=recorded.at, request_id=None, notice=notice.uid)
    elif following == Following.JOIN:
        actions.join_clue(by=None, at=recorded.at, request_id=None, clue=clue.uid, notice=notice.uid)
    elif following == Following.REOPEN:
        actions.reopen_clue(by=None, at=recorded.at, request_id=None, clue=clue.uid, notice=notice.uid)


def on_annulled(recorded: Recorded) -> None:
    """A clue that rests on the notice is marked 触发依据已变更; nothing is closed by itself."""
    notice = supervision.notice_by_uid(recorded.row.uid)
    clue = queries.clue_with(notice.ref)
    if clue is not None:
        actions.mark_basis_changed(by=None, at=recorded.at, request_id=None, clue=clue.uid, notice=notice.uid)
