"""The papers and the data of a case, as `ver` shows them."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

from cauce.cli.casos.words.values import record_words, said, value_words
from cauce.model.declarations import DataType
from cauce.model.wording import document_text

if TYPE_CHECKING:
    from cauce.cli.casos.screens.page import Page
    from cauce.model.case import DocumentEntry
    from cauce.runtime.desk.desk import CaseView


def add_records(page: Page, view: CaseView, zone: tzinfo) -> None:
    """Add what the case holds: each kind of paper with its entries, each datum with its question."""
    add_documents(page, view, zone)
    if view.case.data:
        page.heading("Datos")
    for name, value in view.case.data.items():
        datum = view.procedure.datum_by_id.get(name)
        label = datum.label if datum else name
        if datum is not None and datum.type is DataType.LIST:
            page.text(label, "  ", "    ")
            for number, record in enumerate(value, start=1):
                page.text(f"{number}. {record_words(datum, record, zone)}", "    ", "       ")
        else:
            page.text(said(label, value_words(datum, value, zone)), "  ", "    ")


def add_documents(page: Page, view: CaseView, zone: tzinfo) -> None:
    """Add the papers of the case, those without effect too."""
    if view.case.documents:
        page.heading("Documentos")
    for name, entries in view.case.documents.items():
        document = view.procedure.document_by_id.get(name)
        title = document_text(document) if document else name
        for number, entry in enumerate(entries, start=1):
            count = f" ({number} de {len(entries)})" if len(entries) > 1 else ""
            page.text(f"{title}{count}: {_entry_words(entry, zone)}", "  ", "    ")


def _entry_words(entry: DocumentEntry, zone: tzinfo) -> str:
    parts = [f"{entry.at.astimezone(zone):%d-%m-%Y}"]
    parts += [entry.reference] if entry.reference else []
    parts += [f"archivo {entry.name}".rstrip()] if entry.digest else []
    parts += ["sin efecto"] if entry.void else []
    return ", ".join(parts)
