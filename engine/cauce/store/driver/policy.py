"""How a file must be journalled so that no acknowledged command is lost at a power cut (promises.md §1.2)."""

from __future__ import annotations

SAFE_WAL = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""The first version of each line of SQLite whose WAL does not lose a reset."""


def journal_policy(version: tuple[int, int, int]) -> tuple[str, str]:
    """Return (journal_mode, synchronous) for a version of SQLite: WAL, FULL where WAL is sound, else DELETE, EXTRA."""
    major, minor, _ = version
    fixed = (3, 51, 3)
    for first in SAFE_WAL[:-1]:
        if (major, minor) == first[:2]:
            fixed = first
    return ("WAL", "FULL") if version >= fixed else ("DELETE", "EXTRA")
