"""The console script `duban`: one contract for people, scripts and tests.

Exit codes: 0 done, 1 refused by a rule, 2 wrong use, 3 broken. With ``--json`` stdout is JSON alone.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence

DONE, REFUSED, WRONG_USE, BROKEN = 0, 1, 2, 3
Command = Callable[[argparse.Namespace], int]


class WrongUse(Exception):
    """The command line itself cannot be taken: said in one line, exit code 2."""


def show(arguments: argparse.Namespace, value: object, text: str | None = None) -> None:
    """Print the result: JSON alone with ``--json``, else the text."""
    if arguments.json or text is None:
        print(json.dumps(value, ensure_ascii=False, indent=None if arguments.json else 2, default=str))
    else:
        print(text)


def parser() -> argparse.ArgumentParser:
    from duban.site.cli import acts, assessing, body, checks, ledgers, lists, rules

    top = argparse.ArgumentParser(prog="duban", description="督办: 立项、交办、督办、反馈、考核、问责")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (body, acts, lists, rules, checks, ledgers, assessing):
        module.add(commands)
    for command in commands.choices.values():
        if not any(action.dest == "json" for action in command._actions):
            command.add_argument("--json", action="store_true", help="print JSON alone")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duban.site.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as bad:
        print(f"duban: {bad}", file=sys.stderr)
        return WRONG_USE
    arguments = parser().parse_args(argv)
    return run(arguments)


def run(arguments: argparse.Namespace) -> int:
    from duban.ground.access import Refusal
    from duban.support.doors.refusal import worded

    try:
        perform: Command = arguments.perform
        return perform(arguments)
    except WrongUse as wrong:
        print(f"duban {arguments.command}: {wrong}", file=sys.stderr)
        return WRONG_USE
    except Refusal as refused:
        said = worded(refused)
        if arguments.json:
            print(json.dumps({"refusal": said.as_json()}, ensure_ascii=False))
        else:
            print(f"{said.message}（{said.cite}）。{said.next}。", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return DONE
    except Exception:  # the last handler: whatever is broken ends as exit code 3, with its trace on stderr
        traceback.print_exc()
        return BROKEN


if __name__ == "__main__":
    sys.exit(main())
