"""The command line as a door: `duban act` and nothing else."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from pathlib import Path

from duban.site.cli.main import main
from duban.support.ledger import canonical
from duban.support.organization.models import Person
from tests.journeys.door import Clock, Upload, Value


def duban(*words: str) -> tuple[int, str]:
    """One command: its exit code, and what it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(list(words))
    return code, out.getvalue()


class CommandLine:
    """Does every act by `duban act --json`, at the story's own time."""

    def __init__(self) -> None:
        self.clock = Clock()

    def act(self, who: str, code: str, **data: Value) -> None:
        given = {name: self._kept(who, value) for name, value in data.items()}
        self._run("act", code, "--by", who, "--data", json.dumps(canonical.plain(given)))

    def _kept(self, who: str, value: Value) -> Value:
        """A file is stored by its own act first; the act takes its uid."""
        if isinstance(value, list) and value and all(isinstance(one, Upload) for one in value):
            return [self._kept(who, one) for one in value]
        if not isinstance(value, Upload):
            return value
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, value.name)
            path.write_bytes(value.content)
            data = {"path": str(path), "owner_ref": Person.objects.get(username=who).ref}
            return self._run("act", "files.store", "--by", who, "--data", json.dumps(data))["uid"]

    def look(self, who: str, path: str, *texts: str) -> None:
        """There is nothing to look at."""

    def sweep(self) -> None:
        self._run("sweep")

    def _run(self, *words: str) -> dict[str, str]:
        code, said = duban(*words, "--at", self.clock.at.isoformat(), "--json")
        assert code == 0, f"{' '.join(words)} at {self.clock.at}: {said}"
        found: dict[str, str] = json.loads(said.splitlines()[-1])
        return found
