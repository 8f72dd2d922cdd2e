"""import-list, document: published lists in, official documents out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from duban.ground.beijing import beijing_day
from duban.site import clock
from duban.site.cli import main as cli


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    imported = commands.add_parser("import-list", help="read a published list of matters")
    imported.add_argument("file", type=Path)
    imported.add_argument("--units", type=Path, help="a list of units; without it the body's own directory")
    imported.add_argument("--year", type=int)
    imported.add_argument("--dry-run", action="store_true", help="read only, write nothing")
    imported.add_argument("--by", metavar="USER", help="who imports (not needed with --dry-run)")
    imported.add_argument("--json", action="store_true", help="print JSON alone")
    imported.set_defaults(perform=import_list)


def import_list(arguments: argparse.Namespace) -> int:
    """Read the list; without ``--dry-run`` also take it in as the act intake.import_list."""
    from duban.chapters.intake import reading
    from duban.ground.reading.dates import FIRST_YEAR, LAST_YEAR

    if not arguments.file.is_file():
        raise cli.WrongUse(f"no file {arguments.file}")
    given = arguments.year is not None
    year = arguments.year if given else beijing_day(clock.now()).year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise cli.WrongUse(f"the year of a list lies between {FIRST_YEAR} and {LAST_YEAR}, not {year}")
    if arguments.dry_run:
        result = reading.import_list_file(
            arguments.file, arguments.units, year, dry_run=True, year_given=given
        )
    else:
        if not arguments.by:
            raise cli.WrongUse("--by USER is needed to take the list in (or --dry-run to read it only)")
        from duban.site.cli.acts import person

        result = reading.import_list_file(
            arguments.file,
            arguments.units,
            year,
            dry_run=False,
            year_given=given,
            by=person(arguments.by),
            at=clock.now(),
        )
    summary = json.dumps(result["summary"], ensure_ascii=False)
    cli.show(arguments, result, summary)
    return cli.DONE
