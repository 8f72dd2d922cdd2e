"""Freezing what the bell has missed."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from duban.ground.access import Refusal
from duban.support.documents import actions, closing, queries
from duban.support.jobs.work import Task
from duban.support.ledger import actions as ledger

logger = logging.getLogger("duban.documents")
BATCH = 200


class Unfrozen(RuntimeError):
    """A closed paper could not be frozen. What went wrong is not said: it may hold the paper's words, and who reads the
    logs is not of its circle (decision 40)."""


def freeze_once(document: UUID, at: datetime) -> str:
    """Freeze a document unless that has happened; the answer is its reference."""
    found = queries.document_by_uid(document)
    if found.sha256:
        return found.ref
    try:
        # The request is made of the document, so that bell and sweep together freeze it once.
        return actions.freeze(
            by=None, at=at, request_id=ledger.own_request(f"freeze {document}"), document=document
        ).ref
    except Refusal as refused:
        if refused.code != "documents.already_frozen":
            raise
        return found.ref
    except Exception as fault:
        if closing.is_closed(found):
            raise Unfrozen(f"{document}: {type(fault).__name__}") from None
        raise


def on_bell(task: Task) -> str:
    return freeze_once(task.payload, task.at)


def sweep(at: datetime) -> dict[str, int]:
    """Freeze every document that is still without bytes; one that fails does not hold up the others. How many papers of
    cases there were, the figures do not tell."""
    frozen = failed = 0
    for uid in queries.unfrozen(BATCH):
        told = not closing.is_closed(queries.document_by_uid(uid))
        try:
            freeze_once(uid, at)
            frozen += told
        except Exception:
            failed += told
            logger.exception("document %s could not be frozen", uid)
    return {"frozen": frozen, "failed": failed}
