"""What the register says of one act."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """One thing that somebody may do: code ``room.verb_noun``, official name, article; built or only listed."""

    code: str
    name: str
    article: str
    built: bool = True

    @property
    def room(self) -> str:
        return self.code.split(".", 1)[0]


def later(code: str, name: str, article: str) -> Act:
    """An act of the regulation that is listed and not built yet."""
    return Act(code, name, article, built=False)
