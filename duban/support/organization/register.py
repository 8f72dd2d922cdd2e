"""A spreadsheet of units and people, read row by row (arts. 3, 4, 11(2)): what is not certain is asked, never guessed.

One row is one person in one post, or a unit without people. Pure: rows in, a register or named problems out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from pypinyin import lazy_pinyin

from duban.ground.access import PostKind
from duban.ground.reading.normal import fold, tight
from duban.ground.reading.sheets import Sheet
from duban.support.organization.terms import COLUMNS, POST_WORDS, REGISTER, UnitKind

KINDS = (UnitKind.DEPARTMENT, UnitKind.UNIT, UnitKind.COMPANY, UnitKind.EXTERNAL)
SINGLE = frozenset({PostKind.UNIT_HEAD, PostKind.LIAISON_A, PostKind.LIAISON_B})
MAX_NAME, MAX_USERNAME, MAX_UNIT, MAX_ROWS = 60, 60, 120, 5_000
HEAD_WITHIN = 10
BLANK = dict.fromkeys(COLUMNS, "")
OPTIONAL = frozenset({"short", "former", "username", "leader"})


@dataclass(frozen=True)
class Account:
    """A person of the register: the username tells two of one name apart."""

    username: str
    name: str


@dataclass(frozen=True)
class Unit:
    """A unit with its other names, and the username of the leader in charge (empty: none named)."""

    name: str
    kind: UnitKind
    others: tuple[str, ...] = ()
    leader: str = ""


@dataclass(frozen=True)
class Held:
    """A post: who holds it, in which unit (empty: in the body as a whole)."""

    username: str
    kind: PostKind
    unit: str = ""


@dataclass(frozen=True)
class Register:
    """Units, people and posts, ready to be entered."""

    units: tuple[Unit, ...] = ()
    people: tuple[Account, ...] = ()
    posts: tuple[Held, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file: its number there, and its cells by column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass
class Line:
    """A row with what was made of it."""

    row: Row
    kind: UnitKind | None = None
    post: PostKind | None = None
    username: str = ""
    problems: list[str] = field(default_factory=list)

    def ask(self, code: str, **words: object) -> None:
        self.problems.append(str(REGISTER[code]).format(**words))


@dataclass(frozen=True)
class Reading:
    """Every line; the register where no line has a problem; what is lacking but may be added later."""

    lines: tuple[Line, ...]
    register: Register | None
    lacking: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def wrong(self) -> int:
        return sum(bool(line.problems) for line in self.lines)


def rows_of(sheets: Sequence[Sheet]) -> list[Row] | None:
    """The rows under the first head that names the columns; None where no sheet has one.

    A unit whose cell is merged over several rows stands in each of them.
    """
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:HEAD_WITHIN]):
            columns = _columns(row)
            if set(COLUMNS) - OPTIONAL <= set(columns.values()):
                return _under(sheet, place, columns)
    return None


def _columns(row: Sequence[str]) -> dict[int, str]:
    """Which column each place of the head is; the words in brackets beside a heading explain it only."""
    keys = {_key(label): column for column, labels in COLUMNS.items() for label in labels}
    found = {place: keys.get(_key(re.sub(r"[(（].*?[)）]", "", cell))) for place, cell in enumerate(row)}
    return {place: column for place, column in found.items() if column}


def _key(text: str) -> str:
    return tight(text).replace("/", "").lower()


def _under(sheet: Sheet, head: int, columns: dict[int, str]) -> list[Row]:
    rows = [list(row) for row in sheet.rows]
    for top, left, bottom, _right in sheet.merged:
        for place in range(max(top, head) + 1, bottom + 1) if left in columns else ():
            rows[place][left] = rows[top][left]
    found = []
    for place, row in enumerate(rows[head + 1 :], start=head + 1):
        cells = {column: _cell(column, row[at]) for at, column in columns.items() if at < len(row)}
        if any(cells.values()):
            found.append(Row(sheet.first_row + place, {**BLANK, **cells}))
    return found[: MAX_ROWS + 1]


def _cell(column: str, text: str) -> str:
    """What was typed, without the blanks by which names are set out; words to choose from in one form."""
    if column in {"short", "former"}:
        return text.strip()
    plain = fold(text) if column in {"kind", "post", "username"} else text
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", plain.strip())


def read(rows: Sequence[Row], *, known: Collection[Account], reserved: Collection[str]) -> Reading:
    """Make a register of the rows. `known` are the people who have been named already, `reserved` the names
    of units that are taken."""
    lines = [Line(row) for row in rows]
    if not lines or len(lines) > MAX_ROWS:
        lines = lines[:MAX_ROWS] or [Line(Row(1, BLANK))]
        lines[-1].ask("size", most=MAX_ROWS)
    units = _units(lines, reserved)
    people = _people(lines, known)
    _posts(lines)
    leaders = _leaders(lines, [*known, *people])
    if any(line.problems for line in lines):
        return Reading(tuple(lines), None)
    made = tuple(Unit(name, kind, others, leaders.get(name, "")) for name, (kind, others) in units.items())
    posts = tuple(Held(line.username, line.post, line.row["unit"]) for line in lines if line.post)
    register = Register(made, tuple(people), posts)
    return Reading(tuple(lines), register, _lacking(register))


def names_in(text: str) -> list[str]:
    """Several names in one cell."""
    return [name for name in re.split(r"[、,;；，\s]+", text) if name]


def _units(lines: Sequence[Line], reserved: Collection[str]) -> dict[str, tuple[UnitKind, tuple[str, ...]]]:
    """Kind and other names of each unit, by name; a name belongs to one unit alone."""
    owner = {name: (name, 0) for name in reserved}
    kinds: dict[str, UnitKind] = {}
    others: dict[str, list[str]] = {}
    labels = {str(kind.label): kind for kind in KINDS}
    for line in lines:
        row = line.row
        name = row["unit"]
        if not name:
            line.ask("unit")
            continue
        if row["kind"] in labels:
            line.kind = labels[row["kind"]]
        elif row["kind"] or name not in kinds:
            line.ask("kind_section" if row["kind"] == str(UnitKind.SECTION.label) else "kind")
        if line.kind and kinds.setdefault(name, line.kind) != line.kind:
            line.ask("kind_differs", kind=kinds[name].label)
        line.kind = kinds.get(name)
        for given in (name, *names_in(row["short"]), *names_in(row["former"])):
            first, number = owner.setdefault(given, (name, row.number))
            if number == 0:
                line.ask("reserved", name=given)
            elif first != name:
                line.ask("name_taken", name=given, unit=first, row=number)
            elif len(given) > MAX_UNIT:
                line.ask("long", most=MAX_UNIT)
            elif given != name and given not in others.setdefault(name, []):
                others[name].append(given)
    return {name: (kind, tuple(others.get(name, ()))) for name, kind in kinds.items()}


def _people(lines: Sequence[Line], known: Collection[Account]) -> list[Account]:
    """Who is meant in each row. A username says it; a name alone is enough where nobody else bears it."""
    directory = {one.username: (one.name, 0) for one in known}
    by_name = {one.name: (one.username, 0) for one in known}
    named = [line for line in lines if line.row["name"]]
    for line in lines:
        if not line.row["name"] and (line.row["post"] or line.row["username"]):
            line.ask("name")
    for line in sorted(named, key=lambda one: not one.row["username"]):
        name, number = line.row["name"], line.row.number
        username = line.row["username"]
        if len(name) > MAX_NAME or len(username) > MAX_USERNAME or " " in username:
            line.ask("person_long", most=MAX_NAME)
        elif username:
            other, row = directory.setdefault(username, (name, number))
            if other != name:
                line.ask("username_taken", username=username, name=other, row=row)
        elif name in by_name:
            other, row = by_name[name]
            line.ask("same_name" if row else "same_as_known", name=name, username=other, row=row)
            continue
        else:
            username = username_of(name, directory)
            directory[username] = (name, number)
        line.username = username
        by_name.setdefault(name, (username, number))
    already = {one.username for one in known}
    return [Account(one, name) for one, (name, _number) in directory.items() if one not in already]


def username_of(name: str, taken: Collection[str]) -> str:
    """The name in pinyin, with a number where another has it."""
    plain = re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(name)).lower())[: MAX_USERNAME - 4] or "user"
    if plain not in taken:
        return plain
    return next(one for number in range(2, 10_000) if (one := f"{plain}{number}") not in taken)


def _posts(lines: Sequence[Line]) -> None:
    """The post of each person; one holder for the posts that one person holds."""
    words = {_post_key(word): kind for kind, said in POST_WORDS.items() for word in said}
    held: dict[tuple[str, PostKind, str], int] = {}
    for line in lines:
        row = line.row
        if not row["name"]:
            continue
        if line.kind == UnitKind.EXTERNAL:
            line.ask("external")
            continue
        line.post = words.get(_post_key(row["post"]))
        if line.post is None:
            line.ask("post", post=row["post"] or "—")
            continue
        whose = "" if line.post in SINGLE else line.username
        before = held.setdefault((row["unit"], line.post, whose), row.number)
        if before != row.number:
            line.ask("post_taken" if line.post in SINGLE else "twice", post=row["post"], row=before)


def _post_key(text: str) -> str:
    return re.sub(r"[()]", "", _key(text))


def _leaders(lines: Sequence[Line], people: Sequence[Account]) -> dict[str, str]:
    """The leader in charge of each unit, by username: named by username, or by a name that one person bears."""
    found: dict[str, str] = {}
    for line in lines:
        wanted = line.row["leader"]
        if not wanted:
            continue
        meant = [one for one in people if wanted == one.username] or [
            one for one in people if wanted == one.name
        ]
        if len(meant) != 1:
            usernames = "、".join(one.username for one in meant)
            line.ask("leader_several" if meant else "leader", name=wanted, usernames=usernames)
        elif found.setdefault(line.row["unit"], meant[0].username) != meant[0].username:
            line.ask("leader_differs")
    return found


def _lacking(register: Register) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Units of the body without a head, a first liaison, or a leader in charge: to be filled before they are
    given anything to do."""
    inside = [unit for unit in register.units if unit.kind != UnitKind.EXTERNAL]
    filled = {(post.unit, post.kind) for post in register.posts}
    lacks: tuple[tuple[str, Callable[[Unit], bool]], ...] = (
        ("head", lambda unit: (unit.name, PostKind.UNIT_HEAD) not in filled),
        ("liaison", lambda unit: (unit.name, PostKind.LIAISON_A) not in filled),
        ("leader", lambda unit: not unit.leader),
    )
    found = (
        (str(REGISTER["lacking_" + what]), tuple(u.name for u in inside if has(u))) for what, has in lacks
    )
    return tuple((what, units) for what, units in found if units)
