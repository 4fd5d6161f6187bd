"""What a case holds: data, documents, numbers, notes, what earlier cases propose."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Any

from cauce.model.declarations import DocumentAction
from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class DataEntry:
    """One recording of a datum, with the visit it belongs to."""

    value: Any = field(repr=False)
    at: datetime
    visit: int
    row: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the case, as in `DocumentAdded`. `void` marks one without effect (*sin efecto*)."""

    reference: str = field(repr=False)
    at: datetime
    visit: int
    action: DocumentAction | None = None
    row: str = ""
    person: str = ""
    void: bool = False
    digest: str = ""
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SeriesNumber:
    """A number of a series; `year` is 0 for a series that never restarts."""

    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Earlier cases (their ids) found by an antecedent: a person decides whether they are the same matter."""

    antecedent: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person wrote in the case; `row` is empty when it is about the whole of it."""

    text: str = field(repr=False)
    at: datetime
    visit: int
    row: str = ""
    person: str = ""
