"""A folder for databases that need not survive a power cut: in memory where the machine has such a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of our own in it


@contextmanager
def scratch(inside: str | Path | None = None) -> Iterator[Path]:
    """Give a folder, and take it away with all that is in it."""
    with tempfile.TemporaryDirectory(prefix="cauce-", dir=inside or (_MEMORY if _MEMORY.is_dir() else None)) as name:
        yield Path(name)
