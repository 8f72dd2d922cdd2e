"""The story of an act on a case: besides the five, it takes the case's lock, and outside the circle nothing is there."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from tests.stories import ActStory


class CaseStory(ActStory):
    """A subclass brings about `case` in `prepare`; the act takes the case's lock before it looks."""

    case: AccountabilityCase

    def test_it_refuses_a_form_made_from_another_version_of_the_case(self) -> None:
        self.assert_locks(self.case)

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        for who in ("zhou", "chen", "zhao", "feng", "guan", "an", "shenji"):
            with self.subTest(who):
                self.assertEqual(self.send(self.act, who, self.data()).status, 404)


def refused(story: ActStory, code: str, **changed: Any) -> None:
    """The act refuses these arguments with that code."""
    given = {**story.data(), **changed}
    found = story.send(story.act, story.doer, given)
    story.assertEqual(found.code, code, found)
