"""The figures that a clerk writes into the text agree with the lists; pure (11(3))."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from duban.chapters.bulletins.rules.figures import WHOLE, Counts, punctual, rounded, share
from duban.chapters.bulletins.rules.wording import Words, covered
from duban.chapters.bulletins.terms import ITEMS, Figure
from duban.ground.access import Unfit

# How a clerk names a figure, the longer wording before the shorter one that it holds.
SAID: tuple[tuple[str, str], ...] = (
    ("逾期未(?:完成|办结)", Figure.OVERDUE),
    ("提前(?:完成|办结)?", Figure.EARLY),
    ("(?:按时|按期|如期)(?:完成|办结)?", Figure.ON_TIME),
    ("(?:延时|延期)(?:完成|办结)?", Figure.LATE),
    ("办结销号", Figure.CLOSED),
    ("立项", Figure.DOCKETED),
    ("在办", Figure.OPEN),
    ("完成|办结", Figure.DONE),
    ("红灯", Figure.RED),
    ("黄灯", Figure.AMBER),
    ("绿灯", Figure.GREEN),
    ("灰灯", Figure.GREY),
)
NUMBER = r"(?:督办)?(?:事项)?(?:共|为|有|：)?(?P<n>\d+)(?:项|件|个|盏)(?!整改|任务|节点|工程|问题|措施|工作)"
CLAIM = re.compile("|".join(f"(?P<f{place}>{said})" for place, (said, _) in enumerate(SAID)))
RATE = re.compile(r"按时率(?:为|达到|达|：)?(?P<n>\d+)(?:\.(?P<rest>\d+))?[%％]")
ALL_KEPT = re.compile(
    r"(?:全部|均|全都)(?:已)?(?:按时|按期|如期|在时限内)(?:完成|办结)|(?:按时率|按期办结率)(?:为|达到|达)?百分之百"
)
CLAUSE = re.compile(r"[。；;，,！!]")


def check_claims(text: str, where: str, counted: Counts, units: Mapping[str, str], words: Words) -> None:
    """Each number and share in the text is that of the unit named in its clause, or of the whole; a share is never
    bent to 100 % or 0 %. `units` are the names by which the figures are kept."""
    unit = WHOLE
    for clause in _clauses(text):
        # A unit that is named speaks for the clauses after it until the sentence ends.
        named = [key for key, name in units.items() if name and name in clause]
        unit = named[0] if named else WHOLE if clause.startswith("。") else unit
        of = counted.get(unit) or counted[WHOLE]
        read = covered(
            clause, Words((), (), (), 0, (), (), (), proper=tuple(units.values()), declared=words.declared)
        )
        _check_numbers(where, read, of)
        _check_rates(where, read, of)


def _clauses(text: str) -> list[str]:
    """Clause by clause, the first of each sentence marked."""
    found = []
    for sentence in re.split(r"[。！!\n]", text):
        found += [
            ("。" if place == 0 else "") + one
            for place, one in enumerate(CLAUSE.split(sentence))
            if one.strip()
        ]
    return found


def _check_numbers(where: str, clause: str, of: Mapping[str, int]) -> None:
    place = 0
    while found := CLAIM.search(clause, place):
        place = found.end()
        number = re.compile(NUMBER).match(clause, place)
        if number is None or found.lastgroup is None:
            continue
        figure = SAID[int(found.lastgroup[1:])][1]
        if int(number["n"]) != of[figure]:
            said = found.group() + number.group()
            raise Unfit(
                "bulletins.text_differs",
                "11(3)",
                where=where,
                said=said,
                counted=str(ITEMS).format(count=of[figure]),
            )


def _check_rates(where: str, clause: str, of: Mapping[str, int]) -> None:
    part, whole = punctual(of)
    counted = share(part, whole)
    if (found := ALL_KEPT.search(clause)) and part != whole:
        raise Unfit("bulletins.rate_bent", "11(3)", where=where, said=found.group(), counted=counted)
    for found in RATE.finditer(clause):
        rest = found["rest"] or ""
        said = Fraction(int(found["n"] + rest), 10 ** len(rest))
        exact = Fraction(part * 100, whole) if whole else None
        if exact is not None and said in (0, 100) and said != exact:
            raise Unfit("bulletins.rate_bent", "11(3)", where=where, said=found.group(), counted=counted)
        if exact is None or rounded(exact, len(rest)) != said:
            raise Unfit("bulletins.text_differs", "11(3)", where=where, said=found.group(), counted=counted)
