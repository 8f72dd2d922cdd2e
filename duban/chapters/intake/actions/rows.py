"""Rows of a reading as candidates: what was read, what must be asked of how dates, units and parts fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions.reader import Cells
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.queries import Entry
from duban.chapters.intake.terms import QUESTIONS, RowStatus, Topic
from duban.chapters.matters.terms import RELATION_WORDS, MatterCategory
from duban.ground.access import Relation

COLUMNS_OF = (
    (Relation.LEAD, "lead"),
    (Relation.CO, "co"),
    (Relation.SERVICE, "service"),
    ("", "undetermined"),
)
WITHOUT_END = frozenset({"open_ended", "periodic"})


def candidate_of(listed: DocketingList, row: Cells, entries: Mapping[str, Entry], today: date) -> Candidate:
    """One row as it was read. Rows refused or skipped keep their strings and their reason."""
    deadline = row["deadline"]
    candidate = Candidate(
        docketing_list=listed,
        source_row=row["source_row"],
        sheet=row["sheet"][:200],
        number=row["number"],
        title=row["title"],
        category=_category(row["category"]),
        deadline=deadline,
        rule=deadline["rule"],
        due_on=_due_on(deadline),
        units=_units(row, entries),
        people=row["people"],
        objectives=row["objectives"],
        original=row["original"],
        brought=rules.before_of(row["brought"]).to_json(),
        status=row["status"],
        reason=row["reason"],
    )
    candidate.milestones = _milestones(row, candidate.due_on)
    if row["status"] in {RowStatus.READY, RowStatus.ASK}:
        questions = [
            rules.Question(
                one["code"],
                one["text"],
                rules.topic_of(one["code"], one["field"]),
                about=one.get("about", ""),
            )
            for one in row["questions"]
        ]
        questions += _own_questions(candidate, questions, entries)
        candidate.questions = [asdict(one) for one in questions]
        candidate.status = rules.status_after(questions)
        candidate.state = rules.state_of_row(candidate.brought, candidate.status, today)
    return candidate


def _category(text: str) -> str:
    """One of the three majors where the list says so in these very words (art. 2)."""
    return next((one.value for one in MatterCategory if str(one.label) == text.strip()), "")


def _due_on(deadline: Cells) -> date | None:
    """The date that was read for sure; a date that is asked about is only a proposal in the form."""
    if deadline["confidence"] != "sure":
        return None
    if deadline["date"] and deadline["kind"] == "finish":
        return date.fromisoformat(deadline["date"])
    return rules.NO_END if deadline["kind"] in WITHOUT_END and not deadline["date"] else None


def _milestones(row: Cells, due_on: date | None) -> list[dict[str, object]]:
    """The dated steps; the finish that is the deadline itself is not one."""
    return [
        {
            "label": (one["label"] or one["text"])[:200],
            "subject": one["subject"][:120],
            "on": one["date"] or "",
            "is_state": one["kind"] == "state",
        }
        for one in row["milestones"]
        if one["kind"] == "state" or due_on is None or one["date"] != str(due_on)
    ]


def _units(row: Cells, entries: Mapping[str, Entry]) -> list[dict[str, str]]:
    """The units in the order of the source; one that repeats under the same role is kept once."""
    units: list[dict[str, str]] = []
    for relation, column in COLUMNS_OF:
        for one in row[column]:
            entry = entries.get(one["unit"] or "")
            as_what = rules.as_external(relation, in_scope=entry.in_scope) if entry else relation
            unit = {
                "text": one["text"],
                "uid": entry.uid if entry else "",
                "name": entry.name if entry else "",
                "relation": str(as_what),
            }
            if not entry or not any((u["uid"], u["relation"]) == (entry.uid, as_what) for u in units):
                units.append(unit)
    return units


def _own_questions(
    candidate: Candidate, asked: list[rules.Question], entries: Mapping[str, Entry]
) -> list[rules.Question]:
    """What the reading of one cell cannot see: how dates, units and roles fit together."""
    topics = {one.topic for one in asked}
    questions = []
    if candidate.due_on is None and Topic.DEADLINE not in topics:
        questions.append(ask("due_on_unsettled", Topic.DEADLINE, text=candidate.deadline["text"]))
    for one in candidate.milestones:
        if not one["on"] and Topic.DEADLINE not in topics:
            questions.append(ask("milestone_undated", Topic.MILESTONES, label=one["label"]))
    if Topic.UNITS not in topics:
        unresolved = [one["text"] for one in candidate.units if not one["uid"]]
        questions += [ask("unit_unresolved", Topic.UNITS, about=text, text=text) for text in unresolved]
        if queries.lead_of(candidate) is None:
            questions.append(ask("lead_missing", Topic.UNITS))
    return questions + _scope_questions(candidate, entries)


def _scope_questions(candidate: Candidate, entries: Mapping[str, Entry]) -> list[rules.Question]:
    roles: dict[str, list[str]] = defaultdict(list)
    for one in candidate.units:
        if one["uid"] and one["relation"]:
            roles[one["uid"]].append(one["relation"])
    questions = []
    for uid, relations in roles.items():
        name = entries[uid].name
        if len(relations) > 1:
            words = "、".join(str(RELATION_WORDS[one]) for one in relations)
            questions.append(ask("unit_twice", Topic.UNITS, name=name, relations=words))
        if Relation.LEAD in relations and not entries[uid].in_scope:
            questions.append(ask("lead_out_of_scope", Topic.UNITS, name=name))
    return questions


def ask(code: str, topic: Topic, *, about: str = "", **params: object) -> rules.Question:
    """A question of this room's own."""
    return rules.Question(code, str(QUESTIONS[code]).format(**params), topic, about=about)
