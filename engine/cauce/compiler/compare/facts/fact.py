"""The values of a comparison, and the words that several parts share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from cauce.model import wording
from cauce.model.conditions import Condition
from cauce.model.declarations import DatumUse, DocumentUse, Failing
from cauce.model.procedure import Procedure
from cauce.model.source import Source


class Part(StrEnum):
    """The parts of a procedure, in the order in which a comparison tells them."""

    HEADER = "encabezado"
    ROLES = "responsables"
    DOCUMENTS = "documentos"
    DATA = "datos"
    SERIES = "series"
    STARTS = "inicios"
    ENDS = "fines"
    ROWS = "pasos"
    BRANCHES = "ramas"
    INTERRUPTIONS = "interrupciones"
    RULES = "reglas"
    DEADLINES = "plazos"
    ANTECEDENTS = "antecedentes"
    INDICATORS = "indicadores"
    SECTIONS = "secciones"
    ANNEXES = "anexos"
    ERRATA = "erratas"
    SCENARIOS = "escenarios"


class Fact(NamedTuple):
    """One thing: where it belongs, the key that identifies it, its name in words, its attributes in words.

    `text` is the long text by which a thing that changed its number is recognised.
    """

    part: Part
    key: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


def fact(
    part: Part, key: str, name: str, attributes: dict[str, str], *, source: Source | None = None, text: str = ""
) -> Fact:
    """Make a fact, with the provenance of the thing as its last attribute."""
    return Fact(part, key, name, (*attributes.items(), ("fuente", source_words(source))), text)


def yes(said: bool) -> str:
    """Return «sí», or nothing for what is not said."""
    return "sí" if said else ""


def quoted(texts: Iterable[str]) -> str:
    """List texts in quotation marks."""
    return wording.listed([wording.quoted(text) for text in texts])


def source_words(source: Source | None) -> str:
    """Say a provenance whole: origin, requirements, section, quote, note."""
    if source is None:
        return ""
    quote = wording.quoted(source.quote) if source.quote else ""
    parts = [source.origin.value, ", ".join(source.requirements), source.section, quote, source.note]
    return "; ".join(part for part in parts if part)


def document_words(procedure: Procedure, document: str) -> str:
    """Name a document by its id."""
    found = procedure.document_by_id.get(document)
    return wording.document_text(found) if found else document


def data_words(procedure: Procedure, names: Iterable[str]) -> str:
    """List data by what is asked."""
    data = procedure.datum_by_id
    return wording.listed([data[name].label if name in data else name for name in names])


def rows_words(procedure: Procedure, refs: Iterable[str]) -> str:
    """List rows by name."""
    return wording.listed([wording.target_name(procedure, ref) for ref in refs])


def roles_words(procedure: Procedure, roles: Iterable[str]) -> str:
    """List roles by name."""
    return wording.listed([wording.role_name(procedure, role) for role in roles])


def data_uses(procedure: Procedure, uses: Iterable[DatumUse]) -> str:
    """List data that are recorded, each with its condition and what happens when it is missing."""
    return wording.listed(
        [
            data_words(procedure, [use.datum]) + _terms(procedure, use.when, use.failing, optional=use.optional)
            for use in uses
        ]
    )


def document_uses(procedure: Procedure, uses: Iterable[DocumentUse]) -> str:
    """List documents that are asked for, each with its condition and what happens when it is missing."""
    return wording.listed(
        [
            document_words(procedure, use.document) + _terms(procedure, use.when, use.failing, optional=use.optional)
            for use in uses
        ]
    )


def _terms(procedure: Procedure, when: Condition | None, failing: Failing, *, optional: bool) -> str:
    terms = ["opcional"] if optional else []
    if when is not None:
        terms.append(f"cuando {wording.condition_text(procedure, when)}")
    if failing is not Failing.BLOCKS:
        terms.append(f"si falta: {failing.value.replace('_', ' ')}")
    return f" ({', '.join(terms)})" if terms else ""
