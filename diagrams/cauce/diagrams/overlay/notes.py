"""A mark before it has a place."""

from __future__ import annotations

from dataclasses import dataclass

from cauce.diagrams.overlay.shapes import Said


@dataclass(frozen=True, slots=True)
class Note:
    """A mark to be placed: its texts in several lengths, the fullest first."""

    choices: tuple[tuple[Said, ...], ...]
    spoken: str
    strong: bool = False
