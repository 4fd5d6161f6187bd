"""The tables of the comparison, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.peers.checker import Counts, count, pages_needed, printed_text
from benchmarks.peers.runs import Run

Results = Mapping[str, Mapping[str, Sequence[Run]]]
"""For each layouter, for each procedure, its runs in alternating rounds; none where it did not draw."""
HEAD = ["drawn by", "not drawn", "lane pairs mixed, swapped (of)", "node overlaps", "crossings", "lines through nodes",
        "lines on lines", "labels on nodes", "bends a line", "smallest text on letter: median, least",
        "letter pages at 8 pt", "time: median, sum", "most memory"]  # fmt: skip


def rows(results: Results, names: Sequence[str], own: str) -> list[list[str]]:
    """Return a row for each layouter over some procedures; `own` is the one that draws pages by itself."""
    return [_row(layouter, {name: runs[name] for name in names}, paged=layouter == own)
            for layouter, runs in results.items()]  # fmt: skip


def _row(layouter: str, runs: Mapping[str, Sequence[Run]], *, paged: bool) -> list[str]:
    drawn = [each for each in runs.values() if each]
    if not drawn:
        return [layouter, str(len(runs)), *["–"] * (len(HEAD) - 2)]
    pictures = [picture for each in drawn for picture in each[0].pictures]
    found = sum(map(count, pictures), Counts())
    texts = [min(map(printed_text, each[0].pictures)) for each in drawn]
    pages = len(pictures) if paged else sum(map(pages_needed, pictures))
    times = [median(run.seconds for run in each) for each in drawn]
    memory = max(run.memory for each in drawn for run in each)
    bends = f"{found.bends / found.lines:.1f}" if found.lines else "–"
    return [layouter, str(len(runs) - len(drawn)), f"{found.mixed}, {found.swapped} ({found.pairs})",
            *map(str, (found.overlaps, found.crossings, found.through, found.along, found.covered)), bends,
            f"{median(texts):.1f}, {min(texts):.1f} pt", str(pages), f"{_time(median(times))}, {_time(sum(times))}",
            f"{memory / 1e6:.0f} MB"]  # fmt: skip


PER_HEAD = ["procedure", "our pages", "ours", "ours a page", "dot", "ours a page ÷ dot"]


def per_procedure(results: Results, names: Sequence[str], own: str, peer: str) -> list[list[str]]:
    """Return our time a page beside a peer's for the same procedure in the same rounds."""
    lines = []
    for name in names:
        mine = results[own][name]
        seconds, pages = median(run.seconds for run in mine), len(mine[0].pictures)
        its = median(run.seconds for run in results[peer][name]) if results.get(peer, {}).get(name) else 0.0
        ratio = f"{seconds / pages / its:.0f} ×" if its else "–"
        lines.append([name, str(pages), _time(seconds), _time(seconds / pages), _time(its) if its else "–", ratio])
    return lines


def summary(results: Results, names: Sequence[str], own: str) -> str:
    """Say how long one of our pages takes, and how many lines we draw in two parts."""
    mine = [results[own][name] for name in names]
    pages = [len(each[0].pictures) for each in mine]
    seconds = [median(run.seconds for run in each) for each in mine]
    a_page = sorted(s / p for s, p in zip(seconds, pages, strict=True))
    broken = sum(each[0].broken for each in mine)
    return (f"{len(names)} procedures, {sum(pages)} pages: {_time(median(a_page))} a page for the median procedure, "
            f"{_time(sum(seconds) / sum(pages))} over all pages, {_time(a_page[-1])} at the most; {broken} connectors "
            f"({broken / sum(pages):.1f} a page) for lines that go to another place.")  # fmt: skip


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.1f} s"
