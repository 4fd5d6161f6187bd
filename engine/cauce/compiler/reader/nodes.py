"""What the reader gives: texts, lists and mappings, each with the place where it is written."""

from __future__ import annotations

from typing import TypeAlias

from cauce.model.frozen import dataclass
from cauce.model.source import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. Nothing is typed by its looks: `1.10`, `No` and `15:00` stay as written.

    `style` is how it was written: "" plain, "'" or '"' quoted, "|" literal, ">" folded; an empty value is plain.
    """

    text: str
    span: Span
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; a block list spans from its first dash to the end of its last item."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value. The text of the key is in NFC, so that equal-looking keys are equal."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order written; no key appears twice."""

    entries: tuple[Entry, ...]
    span: Span

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a key, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None


Node: TypeAlias = Scalar | Sequence | Mapping
