"""The parts of a manual that do not run: sections, annexes, errata, signatures, changes."""

from __future__ import annotations

from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the manual, verbatim: policies, definitions, references."""

    number: str
    title: str
    text: str
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure stated in words; nothing computes it from the language (language.md L49)."""

    id: str
    name: str
    formula: str
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """An error of the printed manual: where, what it says, what it should say."""

    where: str
    says: str
    should_say: str = ""
    note: str = ""
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Signature:
    """A person of a signature block, as published."""

    name: str
    post: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the change log."""

    version: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentControl:
    """Who prepared, reviewed and approved; `approved_label` is the manual's word («autorizó» or «aprobó»)."""

    prepared: Signature | None = None
    reviewed: Signature | None = None
    approved: Signature | None = None
    approved_label: str = "autorizo"
    approved_on: str = ""
    signatures: tuple[Signature, ...] = ()
    changes: tuple[Change, ...] = ()
