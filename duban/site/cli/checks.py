"""sweep, closed-loop, recount, doctor: does everything hold; exit 1 on any row."""

from __future__ import annotations

import argparse
from typing import Any

from duban.site import sweeping
from duban.site.cli import main as cli
from duban.site.cli.acts import moment


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    sweep = commands.add_parser(
        "sweep", help="reminders, duties that arose, suggestions, deemed service, digests"
    )
    sweep.add_argument("--at", metavar="ISO")
    sweep.set_defaults(perform=run_sweep)
    for name, text, perform in (
        ("closed-loop", "what has no result or no answer: must be empty", closed_loop),
        ("recount", "every stored date counted again: must find no difference", recount),
        ("doctor", "is this installation sound", doctor),
    ):
        command = commands.add_parser(name, help=text)
        command.set_defaults(perform=perform)


def run_sweep(arguments: argparse.Namespace) -> int:
    swept = sweeping.run(moment(arguments.at))
    value = {"created": swept.created, "seconds": swept.seconds}
    cli.show(arguments, value, "\n".join(f"{kind:40} {count}" for kind, count in swept.created.items()))
    return cli.DONE


def _rows(arguments: argparse.Namespace, rows: list[dict[str, object]], fine: str) -> int:
    cli.show(
        arguments,
        {"rows": rows, "count": len(rows)},
        "\n".join("  ".join(str(value) for value in row.values()) for row in rows) or fine,
    )
    return cli.REFUSED if rows else cli.DONE


def closed_loop(arguments: argparse.Namespace) -> int:
    from duban.chapters.desk import loops
    from duban.site import clock

    return _rows(
        arguments, loops.as_rows(loops.open_loops(clock.now())), "未闭环清单为空：件件有结果、事事有回音"
    )


def recount(arguments: argparse.Namespace) -> int:
    from duban.site import recounting

    return _rows(arguments, recounting.differences(), "0 differences")


def doctor(arguments: argparse.Namespace) -> int:
    from duban.site import serving

    return _rows(arguments, [{"problem": text} for text in serving.problems("127.0.0.1")], "sound")
