"""What a progress circular does not say: sanctions, persons, and nothing at all (decision 26); pure.

Every list of words is a value of the rule set. What is quoted in 《》, a proper name of a unit or matter, and
words that only contain such signs (处分权, 避免职责不清, 张山子镇) are none; what is still taken wrongly can be
explained by the clerk, and whoever signs sees the explanation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from duban.ground.access import Unfit

BLANK = "□"
QUOTED = re.compile(r"《[^《》]{1,80}》")
UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
SIGNIFICANT = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
LONGEST_SPARED = 20
# Between a name and the word for a place may stand the rest of the place's own name: 张山|子|镇.
WITHIN_A_PLACE = "[子家庄屯头口店楼集湾寺沟岭洼兰]?"


@dataclass(frozen=True)
class Words:
    """The lists by which a circular is read. `names` are the people of the body, `proper` the names of units and the
    titles of matters, `declared` what the clerk has explained."""

    sanctions: Sequence[str]
    spared: Sequence[str]
    empty: Sequence[str]
    least: int
    surnames: Collection[str]
    addresses: Sequence[str]
    places: Sequence[str]
    names: Collection[str] = ()
    proper: Collection[str] = ()
    declared: Sequence[str] = ()
    may_name: bool = False

    def explained(self, declared: Iterable[str]) -> Words:
        return replace(self, declared=tuple(declared))


def plain(text: str) -> str:
    """Without blanks and unseen signs: what is written 诫 勉 is read 诫勉."""
    return UNSEEN.sub("", text)


def covered(text: str, words: Words) -> str:
    """The text with everything blanked that is neither a sanction nor a person, whatever signs it holds."""
    found = QUOTED.sub(_blank, plain(text))
    harmless = {plain(one) for one in (*words.declared, *words.spared, *words.proper)}
    ordered = sorted((one for one in harmless if one), key=lambda one: (-len(one), one))
    return re.sub("|".join(map(re.escape, ordered)), _blank, found) if ordered else found


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found.group())


def sanction_in(text: str, words: Words) -> str:
    """The first word of a sanction, or nothing."""
    read = covered(text, words)
    hits = [(read.find(one), -len(one), one) for one in words.sanctions if one in read]
    return min(hits)[2] if hits else ""


def person_in(text: str, words: Words) -> str:
    """The first person who is named or addressed, or nothing: a name of the body's people that is no place, a
    surname with a post or 同志, a surname with 某."""
    read = covered(text, words)
    hits = [*_known(read, words), *_addressed(read, words)]
    return min(hits)[1] if hits else ""


def _known(read: str, words: Words) -> Iterable[tuple[int, str]]:
    place = re.compile(f"{WITHIN_A_PLACE}(?:{_any(words.places)})") if words.places else None
    for name in words.names:
        for found in re.finditer(re.escape(name), read) if len(name) > 1 else ():
            if place is None or not place.match(read, found.end()):
                yield found.start(), name


def _addressed(read: str, words: Words) -> Iterable[tuple[int, str]]:
    if not words.surnames:
        return
    surname = f"[{''.join(sorted(words.surnames))}]"
    patterns = [f"{surname}某{{1,2}}(?![些项种个类单部街路县市镇村局区])"]
    if words.addresses:
        patterns.append(f"{surname}副?(?:{_any(words.addresses)})")
        patterns.append(f"{surname}[\u4e00-\u9fff]{{1,2}}同志")
    for pattern in patterns:
        for found in re.finditer(pattern, read):
            yield found.start(), found.group()


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one)))


def check_wording(where: str, text: str, words: Words) -> None:
    """Neither a sanction nor a person in this part of a circular."""
    if found := sanction_in(text, words):
        raise Unfit("bulletins.sanction_word", "11(3)", where=where, word=found)
    if not words.may_name and (found := person_in(text, words)):
        raise Unfit("bulletins.person_named", "11(3)", where=where, word=found)


def empty_phrases_of(text: str, words: Words) -> list[str]:
    """The phrases of which the text consists when it says nothing else; none where something remains."""
    rest, found = plain(text), []
    for phrase in sorted(words.empty, key=lambda one: (-len(one), one)):
        if phrase in rest:
            found.append(phrase)
            rest = rest.replace(phrase, BLANK)
    return found if found and len(SIGNIFICANT.findall(rest)) < words.least else []


def check_substance(title: str, part: str, text: str, words: Words) -> None:
    """A cause or a next step that says something."""
    if phrases := empty_phrases_of(text, words):
        raise Unfit("bulletins.empty_phrase", "11(3)", title=title, part=part, phrases="、".join(phrases))


def check_spared(declared: Sequence[str], words: Words) -> None:
    """An explained word holds more than the sign that was taken wrongly, and is no whole sentence."""
    bare = words.explained(())
    for one in declared:
        short = plain(one)
        whole = short in words.sanctions or short in words.names
        addressed = person_in(short, replace(bare, names=())) == short
        if not 2 < len(short) <= LONGEST_SPARED or whole or addressed or re.search("[，。；、,;]", short):
            raise Unfit("bulletins.spared_word", "11(3)", word=one)
