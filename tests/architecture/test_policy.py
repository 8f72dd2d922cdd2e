"""The policy is reviewed as a table: any change of who may do what shows in the snapshot."""

from __future__ import annotations

import os
from pathlib import Path

from django.test import SimpleTestCase

from duban.ground.access import ACTS, POLICY, PostKind, Relation, Role, Standing, Tie

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "policy.txt"


def table() -> str:
    """Act by act: which roles, and which ties, are admitted."""
    lines = []
    for code in sorted(POLICY):
        who = POLICY[code]
        roles = [role.value for role in Role if who.admits(Standing(roles=frozenset({role})))]
        ties = [
            f"{relation.value}:{post.value if post else '-'}"
            for relation in Relation
            for post in (None, *PostKind)
            if who.admits(Standing(roles=frozenset(), ties=frozenset({Tie(relation, post)})))
        ]
        lines.append(f"{code} {ACTS[code].article} | {' '.join(roles) or '-'} | {' '.join(ties) or '-'}")
    return "\n".join(lines) + "\n"


class PolicyTest(SimpleTestCase):
    def test_the_policy_is_the_one_that_was_reviewed(self) -> None:
        if os.environ.get("DUBAN_SNAPSHOT") == "write":
            SNAPSHOT.write_text(table())
        self.assertEqual(table(), SNAPSHOT.read_text())

    def test_no_administrator_touches_business(self) -> None:
        admins = Standing(roles=frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}))
        chapters = {
            "intake",
            "matters",
            "responsibility",
            "feedback",
            "supervision",
            "accountability",
            "bulletins",
        }
        opened = [
            code for code, who in POLICY.items() if code.split(".")[0] in chapters and who.admits(admins)
        ]
        self.assertEqual(opened, [])

    def test_nobody_in_particular_may_do_only_these(self) -> None:
        anybody = [code for code, who in POLICY.items() if who.admits(Standing())]
        self.assertEqual(
            anybody,
            [
                "organization.use_reset_code",
                "rulebook.confirm_reading",
                "files.store",
                "notifications.give_opinion",
            ],
        )
