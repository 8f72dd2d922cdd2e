"""The one way in which the system says no: which rule, which article; the words stand in each room's terms."""


class Refusal(Exception):
    """A rule refuses the act in its present state (HTTP 409, exit code 1).

    `code` is ``room.reason`` and names the text in that room's ``terms.REFUSALS``; `article` is an id such
    as ``11(3)``; `params` fill the text. A refusal leaves nothing behind: the transaction is rolled back.
    """

    status = 409

    def __init__(self, code: str, article: str, **params: object) -> None:
        super().__init__(code, article, params)
        self.code = code
        self.article = article
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} ({self.article}) {self.params or ''}".rstrip()


class NotFound(Refusal):
    """The object is absent, or hidden from this person: the answer is the same (HTTP 404)."""

    status = 404

    def __init__(self, code: str = "access.not_found", article: str = "6(1)", **params: object) -> None:
        super().__init__(code, article, **params)


class Forbidden(Refusal):
    """The person may see the object, but this act is not theirs (HTTP 403)."""

    status = 403


class Unfit(Refusal):
    """What was sent cannot be taken as it stands (HTTP 422)."""

    status = 422


class Stale(Refusal):
    """Someone else has changed the object since the form was opened (HTTP 409, with the difference)."""


class BrokenAct(RuntimeError):
    """An act departs from the shape of an act: a fault of the program, never of the user."""
