"""Open the DOCX of every kind of document in LibreOffice, and compare what it shows with the pages: `make office`.

Needs LibreOffice (Debian: libreoffice-writer-nogui). Compared is how often each character occurs; those of the heads of
tables, which are said again on every page, are left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
MADE = HERE / "build" / "office"


def main() -> int:
    """One line for each kind whose text differs; the last line counts."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not here: apt-get install --no-install-recommends libreoffice-writer-nogui")
        return 1
    sys.path.insert(0, str(HERE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duban.site.settings")
    os.environ.setdefault("DUBAN_ENV", "test")
    import django

    django.setup()
    from duban.support.documents import paper, typesetting, word
    from duban.support.documents.kinds import KINDS
    from duban.support.documents.tests.samples import DAY, SAMPLES
    from tests import pdfs

    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    papers = {}
    for kind in KINDS:
        number, title, facts = SAMPLES[kind]
        papers[kind] = paper.lay_out(facts, number=number, title=title, issued_on=DAY)
        (MADE / f"{kind}.docx").write_bytes(word.docx_bytes(kind, papers[kind]))
    opened = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(MADE / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(  # noqa: S603  # our own command
        [*opened, "--outdir", str(MADE), *sorted(str(one) for one in MADE.glob("*.docx"))],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    same = 0
    for kind, made in papers.items():
        shown = MADE / f"{kind}.pdf"
        text = Counter(pdfs.text(shown.read_bytes())) if shown.exists() else Counter()
        pages = Counter(pdfs.text(typesetting.pdf(kind, made)))
        heads = {char for one in made.blocks if isinstance(one, paper.Table) for char in "".join(one.head)}
        differs = {char for char in (text - pages) + (pages - text) if char not in heads}
        same += not differs
        if differs:
            print(f"{kind}: {''.join(sorted(differs))}")
    print(f"office: {same} of {len(papers)} kinds open with the same text")
    return 0 if same == len(papers) else 1


if __name__ == "__main__":
    sys.exit(main())
