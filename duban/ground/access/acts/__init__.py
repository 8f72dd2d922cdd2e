"""Every act there is, one file per room, in the order of the regulation."""

from duban.ground.access.acts import (
    accountability,
    assessment,
    bulletins,
    documents,
    feedback,
    files,
    intake,
    matters,
    notifications,
    organization,
    responsibility,
    rulebook,
    supervision,
)
from duban.ground.access.acts.entry import Act

ROOMS: dict[str, tuple[Act, ...]] = {
    "organization": organization.ACTS,
    "rulebook": rulebook.ACTS,
    "files": files.ACTS,
    "documents": documents.ACTS,
    "notifications": notifications.ACTS,
    "intake": intake.ACTS,
    "matters": matters.ACTS,
    "responsibility": responsibility.ACTS,
    "feedback": feedback.ACTS,
    "supervision": supervision.ACTS,
    "bulletins": bulletins.ACTS,
    "assessment": assessment.ACTS,
    "accountability": accountability.ACTS,
}
