"""A question that a person must answer before a reading may be used."""

from __future__ import annotations

from dataclasses import dataclass

from duban.ground.reading import terms


@dataclass(frozen=True)
class Question:
    """One question: a stable code, its Chinese text, the field of the row and the words that it is about."""

    code: str
    text: str
    field: str = ""
    about: str = ""


def ask(code: str, field: str = "", **params: object) -> Question:
    """The question with that code; `params` fill its Chinese text."""
    return Question(code, terms.QUESTIONS[code].format(**params), field, str(params.get("text", "")))
