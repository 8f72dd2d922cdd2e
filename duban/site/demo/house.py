"""What happens in the house beside the matters: people forget passwords, rules are made, units change."""

from __future__ import annotations

from collections.abc import Sequence

from duban.site.demo.lives import Life, Stage
from duban.support.organization import actions as organization
from duban.support.organization.models import Person


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [a_password_is_forgotten(stage)]


def _person(username: str) -> Person:
    return Person.objects.get(username=username)


def a_password_is_forgotten(stage: Stage) -> Life:
    """The system's keeper hands out a code, which waits for its use."""
    at = stage.at(1, 16, 20)
    yield at
    organization.issue_reset_code(
        by=_person("guanxiaogang"), at=at, request_id=None, person=_person("fenglei").uid
    )
