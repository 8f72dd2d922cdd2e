"""A refusal in words: what the rule says, which article, what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.encoding import force_str
from django.utils.functional import Promise

from duban.ground.access import Refusal
from duban.ground.regulation import clauses
from duban.support.doors import terms

Text = str | Promise
WORDS: dict[str, tuple[Text, Text]] = {}


@dataclass(frozen=True)
class Worded:
    """What is shown of a refusal on the page, in the API and on the command line."""

    code: str
    status: int
    article: str
    cite: str
    words: str
    message: str
    next: str

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, "article": self.article, "message": self.message, "next": self.next}


def register(words: Mapping[str, tuple[Text, Text]]) -> None:
    """Make a room's refusal texts known."""
    WORDS.update(words)


def worded(refusal: Refusal) -> Worded:
    """Fill the text of a refusal; every code has one (a test holds the rooms to it)."""
    message, following = WORDS[refusal.code]
    return Worded(
        code=refusal.code,
        status=refusal.status,
        article=refusal.article,
        cite=clauses.cite(refusal.article),
        words=clauses.clause(refusal.article).words,
        message=force_str(message).format(**refusal.params),
        next=force_str(following).format(**refusal.params),
    )


register(terms.REFUSALS)
