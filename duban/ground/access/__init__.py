"""Who may do which act: the register, the policy, and the refusal that answers everybody else."""

from duban.ground.access.acts.entry import Act
from duban.ground.access.policy import POLICY, Who, require, who_may
from duban.ground.access.refusal import BrokenAct, Forbidden, NotFound, Refusal, Stale, Unfit
from duban.ground.access.register import ACTS, act
from duban.ground.access.scope import Scope, check_expected, current_scope, expecting, mark_locked, performing
from duban.ground.access.standing import (
    ADMIN_POSTS,
    UNIT_POSTS,
    Actor,
    PostKind,
    Relation,
    Role,
    Standing,
    Tie,
)

__all__ = [
    "ACTS",
    "ADMIN_POSTS",
    "POLICY",
    "UNIT_POSTS",
    "Act",
    "Actor",
    "BrokenAct",
    "Forbidden",
    "NotFound",
    "PostKind",
    "Refusal",
    "Relation",
    "Role",
    "Scope",
    "Stale",
    "Standing",
    "Tie",
    "Unfit",
    "Who",
    "act",
    "check_expected",
    "current_scope",
    "expecting",
    "mark_locked",
    "performing",
    "require",
    "who_may",
]
