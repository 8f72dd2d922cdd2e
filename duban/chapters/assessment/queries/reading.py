"""What was read out of a file and stands in schemes (decision 44)."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.assessment.models import AssessmentScheme
from duban.support.files.models import StoredFile
from duban.support.files.purging import Traces


def read_from(file: StoredFile, _at: datetime) -> Traces:
    """Nothing is removed: a scheme is a decision of its own, and people are told which ones came of the file."""
    rows = AssessmentScheme.objects.filter(source=file).order_by("id")
    return Traces(left=tuple(f"由该材料导入的考核细则《{one.title}》" for one in rows))
