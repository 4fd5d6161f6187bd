"""Facts of what a case holds: data, documents, numbers, what earlier cases propose."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from cauce.model.declarations import DocumentAction
from cauce.model.frozen import dataclass
from cauce.model.history.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Event):
    """A datum was given a value; those of a list are added to the ones there were. `row`: the row that asked."""

    datum: str
    value: Any = field(repr=False)
    row: str = ""
    append: bool = False
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Event):
    """A document came to the case; `action` says how, None when it was added outside a row.

    When it came as a file, `digest` is the SHA-256 of its bytes (hex) and `name` what the person called it.
    """

    document: str
    reference: str = field(default="", repr=False)
    digest: str = field(default="", repr=False)  # of what is in the file: who has a copy would know it again
    name: str = field(default="", repr=False)
    action: DocumentAction | None = None
    row: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Event):
    """A number of a series was issued to the case; `year` is 0 for a series that never restarts."""

    series: str
    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated(Event):
    """A person was designated for a role in this case."""

    role: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVoided(Event):
    """A document was left without effect: entry `number` of its kind, counted from 1."""

    document: str
    number: int
    reason: str = field(repr=False)
    person: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Event):
    """A search among earlier cases found these (their ids): «sí» is proposed for `datum`, and a person decides."""

    antecedent: str
    datum: str
    cases: tuple[str, ...]
