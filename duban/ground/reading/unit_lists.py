"""A cell that names units: taken apart by separators and brackets, with the roles that the text itself gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from duban.ground.reading.directory import Directory, folded_name
from duban.ground.reading.normal import has_bidi, without_marks
from duban.ground.reading.questions import Question, ask
from duban.ground.reading.unit_names import ONE_TERM, RoleHint, UnitItem, UnitKind, read_name

MAX_LENGTH = 2_000
OPENING, CLOSING = "(（[【〔", ")）]】〕"
SEPARATORS = "、，,；;。/／…\n\r\t|\v\f\u2028\u2029 \u3000\u00a0"
_SPACED = re.compile(r"(?<![一-龥])[一-龥](?:[ \u3000]+[一-龥])+(?![一-龥])")
_DOING = re.compile(r"(?:共同|分别|具体)?(?:办理|实施|推进|完成|落实)$")
_LABEL = re.compile(
    r"^(?:[^:：]{0,12}?的|第[一二三四五])?(?P<label>(?P<lead>牵头|主办|主责|主抓)(?:单位|部门|责任单位)?"
    r"|(?P<duty>责任|承办|落实|实施|建设|业主|监管|主管|考核|申报|承接)(?:单位|部门|主体)"
    r"|(?P<co>协办|配合|参与|协助|参加|协同|会办|联办|协作)(?:单位|部门)?|(?P<service>服务)(?:单位|部门)?"
    r"|(?P<people>责任人|负责人|责任领导|分管领导|包保领导|牵头领导|联系领导|联系人)"
    r"|(?P<due>完成时限|完成时间|时限|办理时限|时间节点))\s*(?:[:：]|均为|为|是)\s*"
)
# Where the next label follows without a separator (…局责任单位：…).
_LABEL_WITHIN = re.compile(
    r"(?<=[一-龥)）])(?<!第[一二三四五])(?=(?:牵头|主办|责任|承办|配合|协办|参与|服务)(?:单位|部门)[:：])"
)
_SUFFIX = re.compile(
    r"(?:(?P<lead>(?:共同|联合|分别)?牵头(?:负责|办理|落实)?|主办|主责|主抓|[为是]牵头(?:单位|部门))"
    r"|(?P<duty>(?:按职责分工|分工|共同|具体)?负责|承办|[为是]责任(?:单位|部门))"
    r"|(?P<co>配合|协办|协助|参与|参加|会办|联办|[为是](?:配合|协办)(?:单位|部门))|(?P<service>服务(?=$)))$"
)
_PREFIX = re.compile(r"^(?:由|请|(?P<co>会同|联合|协同))")
_IN_BRACKETS = re.compile(
    r"[(（\[【〔](?:(牵头|主办|主责)|(配合|协办|协助|参与|会办|联办)|(服务)|责任|承办)(?:单位|部门)?[)）\]】〕]$"
)
_DUE_IN_BRACKETS = re.compile(r"^(?P<unit>[^(（]+)[(（](?P<due>[^()（）]+)[)）]$")
_ROLE_ALONE = re.compile(r"(?:牵头|主办|责任|承办|配合|协办|参与|协助|会办|服务)(?:单位|部门)?")
_PHONE = re.compile(r"[\d-]{7,}")
_NOTHING = frozenset({"无", "暂无", "空", "没有"})
_AND_SO_ON = re.compile(
    r"^(?P<unit>.+?)(?P<rest>等(?:\d+[个家]|[一二三四五六七八九十]+[个家])?(?:有关|相关|各|级|责任)*(?:部门|单位|地区|区县|企业)?)$"
)
_DUE = re.compile(r"\d+\s*月|\d+\s*日|年底|月底|季度|半年|工作日")


@dataclass(frozen=True)
class UnitList:
    """What a cell names, in the order written; `deadline` is a deadline that stood among the units."""

    text: str
    items: tuple[UnitItem, ...]
    deadline: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class _Piece:
    text: str
    role: RoleHint | None = None
    people: bool = False
    due: bool = False


def read_units(text: str, *, directory: Directory, role: RoleHint = RoleHint.UNDETERMINED) -> UnitList:
    """The units that a cell names (art. 3), each found in the directory or left open with a question.

    `role` is what the column means; a role in the text itself goes before it. Collective terms are never
    expanded, unknown names never made into units.
    """
    if len(text) > MAX_LENGTH:
        question = ask("unit_too_long", limit=MAX_LENGTH)
        item = UnitItem(text[:MAX_LENGTH], None, UnitKind.UNKNOWN, role, "ask", question)
        return UnitList(text, (item,), questions=(question,))
    hidden = (ask("unit_hidden"),) if has_bidi(text) else ()
    items: list[UnitItem] = []
    due = ""
    for piece in _with_roles(_fragments(text, directory), directory):
        if piece.due or (_DUE.search(folded_name(piece.text)) and not directory.find(piece.text)):
            due = due or piece.text
            continue
        found = _read(piece.text, directory)
        items += [replace(item, role=piece.role or role) for item in found]
    asked = [item.question for item in items if item.question]
    late = (ask("unit_deadline", text=due),) if due else ()
    return UnitList(text, tuple(items), due, tuple(dict.fromkeys((*hidden, *asked, *late))))


def _fragments(text: str, directory: Directory) -> list[str]:
    """The fragments of the cell: without numbers of an enumeration, broken names whole, what is due apart."""
    whole = _LABEL_WITHIN.sub("；", without_marks(_unwrapped(text)))
    parted: list[str] = []
    for piece in _whole_names(_split(whole), directory):
        bracket = _DUE_IN_BRACKETS.match(piece)
        left, colon, right = piece.replace("：", ":").partition(":")
        if bracket and _PHONE.fullmatch(bracket["due"]):
            parted.append(bracket["unit"])
        elif bracket and _DUE.search(folded_name(bracket["due"])) and not directory.find(piece):
            parted += [bracket["unit"], bracket["due"]]
        elif colon and directory.find(left):
            parted += [left, right]
        else:
            parted.append(piece)
    kept = [piece.strip() for piece in parted if piece == "…" or piece not in SEPARATORS]
    named = [piece for piece in kept if piece.strip(" \u3000.·:：-—") and piece not in _NOTHING]
    return _labelled([piece for piece in named if not _PHONE.fullmatch(piece)])


def _labelled(fragments: list[str]) -> list[str]:
    """Role words that stand alone, put to their names: 牵头 甲 配合 乙 label what follows, （牵头） what precedes."""
    begins = len(fragments) > 1 and bool(_ROLE_ALONE.fullmatch(fragments[0]))
    joined: list[str] = []
    for fragment in fragments:
        if joined and _IN_BRACKETS.fullmatch(fragment) or begins and joined and joined[-1].endswith("："):
            joined[-1] += fragment
        else:
            joined.append(f"{fragment}：" if begins and _ROLE_ALONE.fullmatch(fragment) else fragment)
    return joined


def _whole_names(pieces: list[str], directory: Directory) -> list[str]:
    """The pieces, with those put together again that a blank or line break had cut (县住房和城 乡建设局)."""
    joined: list[str] = []
    for piece in pieces:
        if len(joined) > 1 and joined[-1].isspace() and not directory.find(joined[-2]):
            name = joined[-2] + joined[-1] + piece
            if not directory.find(piece) and directory.find(re.sub(r"\s+", "", name)):
                joined[-2:] = [re.sub(r"\s+", "", name)]
                continue
        joined.append(piece)
    return joined


def _read(text: str, directory: Directory) -> tuple[UnitItem, ...]:
    match = _AND_SO_ON.match(text)
    if match and not directory.find(text):
        rest = match["rest"]
        more = UnitItem(rest, None, UnitKind.COLLECTIVE, confidence="ask",
                        question=ask("unit_collective", text=text))  # fmt: skip
        return (*read_name(match["unit"], directory), more)
    return read_name(text, directory)


def _unwrapped(text: str) -> str:
    """〔牵头单位:…〕 without its outer brackets."""
    stripped = text.strip()
    while len(stripped) > 1 and stripped[0] in OPENING and _closes_at(stripped) == len(stripped) - 1:
        stripped = stripped[1:-1].strip()
    return stripped


def _closes_at(text: str) -> int:
    depth = 0
    for place, char in enumerate(text):
        depth += (char in OPENING) - (char in CLOSING)
        if depth == 0:
            return place
    return -1


def _split(text: str) -> list[str]:
    """Fragments between separators; brackets and terms such as 各县、市、区政府 hold together."""
    whole = [*ONE_TERM.finditer(text), *_SPACED.finditer(text)]
    held = {place for match in whole for place in range(match.start(), match.end())}
    pieces, current, depth = list[str](), "", 0
    for place, char in enumerate(text):
        depth = 0 if char in "\r\n" else max(0, depth + (char in OPENING) - (char in CLOSING))
        if char in SEPARATORS and depth == 0 and place not in held:
            pieces.append(current)
            pieces.append(char)
            current = ""
        else:
            current += char
    return [*pieces, current]


def _role_in_brackets(match: re.Match[str]) -> RoleHint:
    hints = (RoleHint.LEAD, RoleHint.CO, RoleHint.SERVICE)
    said = (hint for hint, group in zip(hints, match.groups(), strict=True) if group)
    return next(said, RoleHint.UNDETERMINED)


def _role_of(match: re.Match[str]) -> RoleHint | None:
    for name, hint in (("lead", RoleHint.LEAD), ("co", RoleHint.CO), ("service", RoleHint.SERVICE),
                       ("duty", RoleHint.UNDETERMINED)):  # fmt: skip
        if match.groupdict().get(name):
            return hint
    return None


def _with_roles(fragments: list[str], directory: Directory) -> list[_Piece]:
    """Give each fragment the role that a label before it (牵头单位:) or a verb after it (…牵头) states."""
    pieces: list[_Piece] = []
    role, people, due, begun = None, False, False, 0
    for fragment in fragments:
        text = fragment
        label = _LABEL.match(text)
        if label:
            role, people, due, begun = _role_of(label), bool(label["people"]), bool(label["due"]), len(pieces)
            text = text[label.end() :].strip()
        known = bool(directory.find(text))
        prefix = _PREFIX.match(text)
        if prefix and not known:
            text = text[prefix.end() :]
            role = RoleHint.CO if prefix["co"] else role
        inside = _IN_BRACKETS.search(text)
        own = role
        if inside:
            own = _role_in_brackets(inside)
            text = text[: inside.start()]
        suffix = _SUFFIX.search(text) if not inside and not known else None
        if suffix:
            own = _role_of(suffix)
            text = text[: suffix.start()].strip()
            pieces[begun:] = [replace(one, role=own) for one in pieces[begun:]]
        elif not known and not _DUE.search(folded_name(text)):
            text = _DOING.sub("", text)
        if text and text not in _NOTHING:
            pieces.append(_Piece(text, own, people, due))
        begun = len(pieces) if suffix or inside else begun
    return pieces
