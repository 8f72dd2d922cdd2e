"""What the head signs on paper about a clue or a case: entered by 孙, compared by 钱, by the acts alone."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, HeadSlip
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from tests.cast import Town
from tests.papers import text_file
from tests.stories import ActStory

WORDS = "同意，按规定办理"
Root = AccountabilityClue | AccountabilityCase


def given(town: Town, act: str, **changed: Any) -> dict[str, Any]:
    """What every paper says."""
    values = {
        "act": act,
        "decider": town["wang"].uid,
        "decided_on": beijing_day(town.at),
        "words": WORDS,
        "file": text_file(town, "sun", name="呈批件.txt", text="呈批件原件").uid,
    }
    return {**values, **changed}


def enter(town: Town, root: Root, act: str, **changed: Any) -> HeadSlip:
    """Entered, and not yet compared."""
    who: dict[str, Any] = {"by": town["sun"], "at": town.tick(), "request_id": None}
    values = given(town, act, **changed)
    if isinstance(root, AccountabilityCase):
        return actions.enter_case_slip(**who, case=root.uid, **values)
    return actions.enter_clue_slip(**who, clue=root.uid, second=town["qian"].uid, **values)


def compare(town: Town, slip: HeadSlip, *, agrees: bool = True, who: str = "qian") -> HeadSlip:
    return actions.check_head_slip(
        by=town[who], at=town.tick(), request_id=None, head_slip=slip.uid, agrees=agrees
    )


def checked(town: Town, root: Root, act: str, **changed: Any) -> HeadSlip:
    return compare(town, enter(town, root, act, **changed))


class ForTheHead(ActStory):
    """The story of an act that is the head's word alone: the director does it on his checked paper, once, and not without
    one (decision 10). A subclass names of what the paper is."""

    def root(self) -> Root:
        raise AssertionError(f"{type(self).__name__} does not say on what the head decides")

    def test_it_refuses_the_wrong_role(self) -> None:
        if self.wrong_role:
            super().test_it_refuses_the_wrong_role()
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "accountability.needs_head"), answer)

    def test_on_the_heads_checked_paper_the_director_does_it_and_the_paper_is_used(self) -> None:
        slip = enter(self.town, self.root(), self.act)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "accountability.needs_head")
        compare(self.town, slip)
        stale = self.send(self.act, "sun", {**self.data(), "versions": {slip.ref: 999}})
        self.assertEqual(stale.code, "doors.stale", "the paper is locked")
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(answer.status, 200, answer)
        self.check(answer)
        slip.refresh_from_db()
        self.assertEqual(slip.state, "USED")
        entry = LedgerEntry.objects.filter(act=self.act).latest("id")
        self.assertIn('"on_behalf_of":"王志远"', entry.payload.body.replace('": "', '":"'))

    def test_on_a_paper_that_differs_it_is_not_done(self) -> None:
        compare(self.town, enter(self.town, self.root(), self.act), agrees=False)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "accountability.needs_head")
