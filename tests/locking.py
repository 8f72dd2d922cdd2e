"""The story of an act on a matter: besides the five, it takes the matter's lock before it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stories import ActStory

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


class MatterStory(ActStory):
    """A subclass brings about `matter` in `prepare`."""

    matter: Matter

    def test_it_refuses_a_form_made_from_another_version_of_the_matter(self) -> None:
        # Only the lock compares versions: without it the act would go through.
        answer = self.send(self.act, self.doer, {**self.data(), "versions": {self.matter.ref: 999}})
        self.assertEqual((answer.status, answer.code), (409, "doors.stale"), answer)
