"""Commands that add to what a case holds, without moving it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from cauce.model.asking.papers import Paper
from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordData:
    """Record data without advancing (`registrar`); with `row`, as part of the visit that rests there."""

    data: Mapping[str, Any] = field(repr=False)
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDocument:
    """Add documents without advancing (`documento agregar`); with `row`, as part of the visit that rests there."""

    documents: Mapping[str, Paper] = field(repr=False)
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDocument:
    """Leave a document without effect (`documento anular`): entry `number` of its kind from 1, 0 for the last."""

    document: str
    reason: str = field(repr=False)
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotate:
    """Write a note in the case (`anotar`); with `row`, about the visit that rests there.

    `beside`: it was written with another command, by whoever could give that one.
    """

    text: str = field(repr=False)
    row: str = ""
    beside: bool = False
