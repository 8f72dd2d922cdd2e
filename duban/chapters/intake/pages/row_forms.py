"""The form of one row of a list on its way in: what it asks, what it begins with, what was said in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from duban.chapters.intake import rules
from duban.chapters.intake.actions import Answer, Drawn, corrections
from duban.chapters.intake.forms import NOT_LISTED, RowForm, RowShape
from duban.chapters.intake.queries import Entry

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate


def form_of(now: Drawn, place: int, data: QueryDict | None) -> RowForm:
    """Every question of the row with what was answered; a date that the reading only proposes is offered."""
    fresh = now.unanswered(place)
    return RowForm(
        data,
        shape=shape_of(fresh, now, place),
        initial=_initial(fresh, now.said(place)),
        auto_id=f"row{place}_%s",
    )


def shape_of(candidate: Candidate, now: Drawn, place: int) -> RowShape:
    """What the row lacks as it was read, and what an answer has opened since, as fields."""
    row = now.read.rows[place]
    both = [*corrections.lines_of(candidate), *corrections.lines_of(now.candidates[place])]
    found = list({(one.kind, one.asks, one.place): one for one in both}.values())
    kinds = {one.kind for one in found}
    asks: list[str] = [name for name in ("title", "category", "limb", "lead") if name in kinds]
    asks += ["due_on", "open_ended"] if "deadline" in kinds else []
    asks += ["finished", "completed_on", "original_on"] if any(k.startswith("brought") for k in kinds) else []
    confirm = [(one.mark, one.asks) for one in found if one.kind in {"confirm", "title"} and one.mark]
    asks += ["confirmed"] if confirm else []
    texts = list(dict.fromkeys(one["text"] for one in candidate.units if not one["uid"]))
    spreads = {"deadline", "category", "limb", "unit"} & kinds
    return RowShape(
        [*asks, *(["same"] if spreads else [])],
        leads=_leads(candidate, now.entries) if "lead" in kinds else (),
        units=[(text, _candidates_for(text, row, now.entries)) for text in texts]
        if candidate.is_matter
        else (),
        nodes=[(one.place, candidate.milestones[one.place]["label"]) for one in found if one.kind == "node"],
        confirm=confirm,
    )


def _leads(candidate: Candidate, entries: Mapping[str, Entry]) -> list[Any]:  # Any: choices in groups
    """The units of the row first, then all within the scope."""
    named = list(dict.fromkeys(one["uid"] for one in candidate.units if one["uid"]))
    mine = [(uid, entries[uid].name) for uid in named if uid in entries and entries[uid].in_scope]
    others = [(one.uid, one.name) for one in entries.values() if one.in_scope and one.uid not in named]
    return [(_("本行所列单位"), mine), (_("其他单位"), others)] if mine else others


def _candidates_for(
    text: str, row: Mapping[str, Any], entries: Mapping[str, Entry]
) -> list[Any]:  # Any: choices in groups, JSON of the reader
    """The units that the reader found alike first, then all; old names stand beside the present one."""
    alike = {
        uid
        for part in ("lead", "co", "service", "undetermined")
        for one in row[part]
        if one["text"] == text
        for uid in one.get("suggestions", [])
    }
    first = [(uid, name_of(entries[uid])) for uid in sorted(alike) if uid in entries]
    others = [(one.uid, name_of(one)) for one in entries.values() if one.uid not in alike]
    return [(_("名称相近"), first), (_("其他单位"), others)] if first else others


def name_of(entry: Entry) -> str:
    others = "、".join(entry.others[:2])
    return f"{entry.name}（{others}）" if others else entry.name


def _initial(candidate: Candidate, said: Mapping[str, Any]) -> dict[str, object]:  # Any: an answer as JSON
    """What was answered; else what is there, and a date that the reading only proposes."""
    before = rules.before_of(said.get("before") or candidate.brought)
    named = said.get("named", {})
    texts = list(dict.fromkeys(one["text"] for one in candidate.units if not one["uid"]))
    units = {f"unit_{place}": named[text] or NOT_LISTED for place, text in enumerate(texts) if text in named}
    nodes = {f"node_{place}": on for place, on in said.get("nodes", {}).items()}
    return {
        "title": said.get("title") or candidate.title,
        "category": said.get("category", ""),
        "limb": said.get("limb", ""),
        "due_on": None if said.get("open_ended") else said.get("due_on") or candidate.deadline.get("date"),
        "open_ended": said.get("open_ended", False),
        "lead": said.get("lead", ""),
        "finished": {None: "", True: "yes", False: "no"}[before.finished],
        "completed_on": before.completed_on,
        "original_on": before.original_on,
        "confirmed": said.get("confirmed", []),
        "skip": said.get("skip", ""),
        "same": True,
        **units,
        **nodes,
    }


def said_by(form: RowForm, candidate: Candidate) -> Answer:
    values = form.cleaned_data
    before_typed = {"finished", "completed_on", "original_on"} & set(form.changed_data)
    return Answer(
        title=values.get("title", "") if "title" in form.changed_data else "",
        category=values.get("category", ""),
        limb=values.get("limb", ""),
        due_on=None if values.get("open_ended") else values.get("due_on"),
        open_ended=values.get("open_ended", False),
        lead=values.get("lead", ""),
        named=form.named(),
        nodes=form.nodes(),
        before=form.before(rules.before_of(candidate.brought)) if before_typed else None,
        confirmed=tuple(values.get("confirmed", ())),
        skip=values.get("skip", "").strip(),
    )
