"""What the earlier chapters recorded of one matter, fact by fact in plain Chinese: what an evaluation rests on."""

from duban.chapters.assessment.queries.recalling.base import Recalled, read
from duban.chapters.assessment.queries.recalling.deeds import Deeds
from duban.chapters.assessment.queries.recalling.duties import Duties
from duban.chapters.assessment.queries.recalling.service import Service

__all__ = ["Recall", "Recalled", "read"]


class Recall(Duties, Service, Deeds):
    """The records of one matter, each told by its source."""
