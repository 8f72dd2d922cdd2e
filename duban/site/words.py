"""Gather what every room's refusals say, once at start-up."""

from duban.support.doors import refusal


def register() -> None:
    from duban.chapters.accountability import terms as accountability
    from duban.chapters.assessment import terms as assessment
    from duban.chapters.bulletins import terms as bulletins
    from duban.chapters.desk import terms as desk
    from duban.chapters.feedback import terms as feedback
    from duban.chapters.intake import terms as intake
    from duban.chapters.matters import terms as matters
    from duban.chapters.responsibility import terms as responsibility
    from duban.chapters.supervision import terms as supervision
    from duban.support.documents import terms as documents
    from duban.support.files import terms as files
    from duban.support.jobs import terms as jobs
    from duban.support.notifications import terms as notifications
    from duban.support.organization import terms as organization
    from duban.support.paging import terms as paging
    from duban.support.rulebook import terms as rulebook
    from duban.support.vault import terms as vault

    for room in (
        accountability,
        assessment,
        bulletins,
        documents,
        desk,
        feedback,
        files,
        intake,
        jobs,
        matters,
        notifications,
        organization,
        paging,
        responsibility,
        rulebook,
        supervision,
        vault,
    ):
        refusal.register(room.REFUSALS)
