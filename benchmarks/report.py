"""Keep the figures of a benchmark: one section of RESULTS.md each, replaced when the benchmark runs again."""

from __future__ import annotations

import os
import platform
import re
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
_TITLE = "# Results\n\nFigures of one machine on one day: the ratios are what counts. Each section names its command.\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine(*packages: str) -> str:
    """Say the Python, the processor count and the versions of packages that a figure depends on."""
    named = ", ".join(f"{package} {version(package)}" for package in packages)
    return f"{date.today()}, Python {sys.version.split()[0]}, {platform.machine()}{', ' + named if named else ''}"


def busy() -> str:
    """Say how much else was going on: it stretches what passes, and less what the processor spends."""
    return f"{os.cpu_count()} processors, {os.getloadavg()[1]:.0f} programs at work on them meanwhile"


def keep(heading: str, body: str) -> None:
    """Print a section and put it into RESULTS.md in place of the one with the same heading."""
    section = f"## {heading}\n\n{body.strip()}\n"
    print(section)
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else _TITLE
    pattern = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.M | re.S)
    text = pattern.sub(lambda _: section + "\n", text) if pattern.search(text) else f"{text.rstrip()}\n\n{section}"
    RESULTS.write_text(text.rstrip() + "\n", encoding="utf-8")
