"""What was answered of the rows of a list on its way in, and the candidates that they become by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from duban.chapters.intake import rules
from duban.chapters.intake.actions.filling import Completion, Known, fill
from duban.chapters.intake.models import Candidate, PendingImport
from duban.chapters.intake.queries import Entry
from duban.chapters.intake.rules import Before, before_of
from duban.chapters.intake.terms import RowStatus
from duban.chapters.matters.actions import Target
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import NotFound, Refusal

Json = Mapping[str, Any]  # Any: an answer as JSON; its shape is `Answer`
SKIP = "skip"


@dataclass(frozen=True)
class Answer:
    """What a person says of one row; what is left out stays open.

    `named` maps words of the row to a unit (empty: not listed), `nodes` places of undated nodes to dates,
    `confirmed` holds questions by `mark`, `skip` says why the row is no matter.
    """

    title: str = ""
    category: str = ""
    limb: str = ""
    due_on: date | None = None
    open_ended: bool = False
    lead: str = ""
    named: Mapping[str, str] = field(default_factory=dict)
    nodes: Mapping[int, date] = field(default_factory=dict)
    before: Before | None = None
    confirmed: tuple[str, ...] = ()
    skip: str = ""

    def to_json(self) -> dict[str, Any]:  # Any: as above
        """Only what was said."""
        said: dict[str, Any] = {  # Any: as above
            "title": self.title,
            "category": self.category,
            "limb": self.limb,
            "due_on": str(self.due_on or ""),
            "open_ended": self.open_ended,
            "lead": self.lead,
            "named": dict(self.named),
            "nodes": {str(place): str(on) for place, on in self.nodes.items()},
            "before": self.before.to_json() if self.before else None,
            "confirmed": list(self.confirmed),
            "skip": self.skip,
        }
        return {key: value for key, value in said.items() if value}


def mark(question: Mapping[str, str]) -> str:
    """By which a question of a row is known again when the file is read anew."""
    return f"{question['code']}|{question['text']}"


def key_of(sheet: str, row: int) -> str:
    """By which a row is known: its sheet and its number there."""
    return f"{sheet}#{row}"


def answers_of(begun: PendingImport) -> Mapping[str, Json]:
    found: Mapping[str, Json] = begun.answers
    return found


def joined(before: Json, after: Json) -> dict[str, Any]:  # Any: as above
    """What was said of a row, and what is said of it now: the later word stands."""
    both = {**before, **after}
    both["named"] = {**before.get("named", {}), **after.get("named", {})}
    both["nodes"] = {**before.get("nodes", {}), **after.get("nodes", {})}
    both["confirmed"] = list(dict.fromkeys([*before.get("confirmed", []), *after.get("confirmed", [])]))
    if "due_on" in after:
        both.pop("open_ended", None)
    elif "open_ended" in after:
        both.pop("due_on", None)
    return both


def known_in(entries: Mapping[str, Entry]) -> Known:
    """Units as the directory has them, without asking the database again."""

    def known(uid: UUID) -> rules.Unit:
        entry = entries.get(str(uid))
        if entry is None:
            raise NotFound("organization.unit_unknown", "3")
        return rules.Unit(uid=entry.uid, name=entry.name, relation="", in_scope=entry.in_scope)

    return known


def answered(
    candidate: Candidate, answers: Mapping[str, Json], today: date, entries: Mapping[str, Entry]
) -> Candidate:
    """The candidate with what was said of its row. An answer that fits the row no more, since the columns were
    explained anew, leaves its question open."""
    said = answers.get(key_of(candidate.sheet, candidate.source_row))
    if said is None:
        return candidate
    before = dict(candidate.__dict__)
    try:
        fill_in(candidate, said, today, known_in(entries))
    except Refusal:
        candidate.__dict__.update(before)
    return candidate


def fill_in(candidate: Candidate, said: Json, today: date, known: Known) -> None:
    """Fill in what was said. Refuses what the rules of a candidate refuse; then the candidate may be half filled."""
    if said.get(SKIP):
        candidate.status, candidate.reason, candidate.questions = RowStatus.SKIPPED, str(said[SKIP]), []
        return
    completion = completion_of(said, candidate)
    if completion != Completion():
        fill(
            candidate,
            completion,
            by=str(said.get("by", "")),
            today=today,
            on=str(said.get("on", "")),
            known=known,
        )


def completion_of(said: Json, candidate: Candidate) -> Completion:
    """What was said, as what a person fills in of this candidate."""
    confirmed = set(said.get("confirmed", []))
    open_ = {one["text"] for one in candidate.units if not one["uid"]}
    named = {text: uid for text, uid in said.get("named", {}).items() if text in open_}
    return Completion(
        title=said.get("title") or None,
        category=_or_none(said, "category", MatterCategory),
        limb=_or_none(said, "limb", DefinitionLimb),
        due_on=_or_none(said, "due_on", date.fromisoformat),
        open_ended=bool(said.get("open_ended")),
        named={text: UUID(uid) if uid else None for text, uid in named.items()},
        lead=_or_none(said, "lead", UUID),
        milestones=_nodes(said.get("nodes", {}), candidate),
        before=before_of(said["before"]) if said.get("before") else None,
        confirmed=[
            place
            for place, one in enumerate(candidate.questions)
            if not one["answer"] and mark(one) in confirmed
        ],
    )


def _or_none(said: Json, name: str, kind: Callable[[str], Any]) -> Any:  # Any: as above
    return kind(said[name]) if said.get(name) else None


def _nodes(dates: Mapping[str, str], candidate: Candidate) -> list[Target] | None:
    """Every node with its date, once all of them have one."""
    if not dates:
        return None
    found = []
    for place, node in enumerate(candidate.milestones):
        on = node["on"] or dates.get(str(place), "")
        if not on:
            return None
        found.append(
            Target(
                label=node["label"],
                planned_on=date.fromisoformat(on),
                is_state=node["is_state"],
                subject=node["subject"],
            )
        )
    return found
