"""What is wrong with an overlay's file, as values: where, what, and what to do. All texts are Spanish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: its place in the file («posiciones, 2.º elemento, vence»), the cause, the cure."""

    place: str
    message: str
    hint: str = ""


def within(place: str, part: str) -> str:
    """Return the place of a part of something."""
    return f"{place}, {part}" if place else part


def element(place: str, index: int) -> str:
    """Return the place of an element of a list, counted as people do."""
    return within(place, f"{index + 1}.º elemento")
