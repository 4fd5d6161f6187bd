"""What was said to a person, held against what may never be said."""

from __future__ import annotations

ENGLISH = {"error", "file", "disk", "database", "traceback", "permission", "denied", "read-only", "full", "locked"}
"""Words of libraries and of the system."""


def spanish(said: str) -> str:
    """Return what was said in one line; not one English word of a library is in it."""
    assert not ENGLISH & set(said.lower().replace(":", " ").split()), said
    return " ".join(said.split())
