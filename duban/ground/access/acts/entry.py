"""What the register says of one act."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """One thing that somebody may do: code ``room.verb_noun``, official name, article; built or only listed.

    An `inner` act is done within another one alone, whose conditions it stands on; no door opens it.
    """

    code: str
    name: str
    article: str
    built: bool = True
    inner: bool = False

    @property
    def room(self) -> str:
        return self.code.split(".", 1)[0]


def later(code: str, name: str, article: str) -> Act:
    """An act of the regulation that is listed and not built yet."""
    return Act(code, name, article, built=False)
