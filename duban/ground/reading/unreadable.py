"""The one way in which a file is turned away: a code and what the clerk should do."""

from __future__ import annotations

from duban.ground.reading import terms


class Unreadable(Exception):
    """The file cannot be taken as a list; `code` is stable, `message` says in Chinese what to do."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.message = terms.UNREADABLE[code].format(**params)
        super().__init__(f"{code}: {self.message}")
