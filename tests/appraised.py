"""How tests of the spine bring a closed matter to the end of its evaluation: by the builders of a later room."""

from __future__ import annotations

from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.models import Matter
from tests.cast import Town


def appraised(town: Town, matter: Matter) -> Matter:
    """Evaluated by the Office and approved; nothing is owed on it any more."""
    evaluating.approved(town, matter)
    matter.refresh_from_db()
    return matter
