"""`python -m bench.papers`: how long a paper of each kind takes to lay out once the compiler is warm."""

from __future__ import annotations

import os
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duban.site.settings")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "20"))


def main() -> None:
    """Median and worst in milliseconds, PDF and DOCX; nothing is stored."""
    django.setup()
    from duban.support.documents import fonts, paper, typesetting, word
    from duban.support.documents.tests.samples import DAY, SAMPLES

    print(f"fonts: {', '.join(f'{face} {found[0]}' for face, found in fonts.found().faces.items())}")
    print("| kind | PDF median | PDF worst | DOCX median |")
    print("|---|---|---|---|")
    for kind, (number, title, facts) in SAMPLES.items():
        pages, words = [], []
        for turn in range(ROUNDS + 1):
            # Another title each time, so that nothing is answered from the compiler's memory as a whole.
            made = paper.lay_out(facts, number=f"{number}{turn}", title=f"{title}{turn}", issued_on=DAY)
            began = time.perf_counter()
            typesetting.pdf(kind, made)
            middle = time.perf_counter()
            word.docx_bytes(kind, made)
            if turn:
                pages.append((middle - began) * 1000)
                words.append((time.perf_counter() - middle) * 1000)
        print(
            f"| {kind} | {statistics.median(pages):.0f} | {max(pages):.0f} | {statistics.median(words):.0f} |"
        )


if __name__ == "__main__":
    main()
