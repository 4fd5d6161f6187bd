"""What the file adds to the manual: readings N701, additions N702, law N703, actors of empty cells N704."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.outline import of
from cauce.compiler.checks.context import Context
from cauce.model.source import Origin
from cauce.model.wording import actors_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Draft
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.source import Source


def interpretations_of(draft: Draft) -> Iterator[Diagnostic]:
    """Yield one note for each source that is not the manual, and for each actor understood from a row above."""
    context = Context(draft)
    for item in draft.provenance:
        source = item.source
        if source.origin is Origin.INTERPRETATION:
            yield context.note("N701", source.span, f"{item.where}: interpretación{_details(source)}")
        elif source.origin is Origin.EXTENSION:
            yield context.note("N702", source.span, f"{item.where}: no está en el manual{_details(source)}")
        elif source.origin is Origin.LAW:
            yield context.note("N703", source.span, f"{item.where}: lo dice la ley{_details(source)}")
    for row in draft.procedure.all_rows():
        if row.actor_understood:
            origin = draft.phrases.get(row.inherited_from, "la interrupción")
            actors = actors_text(draft.procedure, row.actors)
            message = f"en {context.phrase(row)}: sin responsable; se entiende «{actors}», el responsable {of(origin)}."
            yield context.note("N704", row.name_span, message)


def _details(source: Source) -> str:
    """Say the section, the quote and the note of a source: «, sección V.2.e: «un mínimo de CINCO vecinos». …»."""
    place = f", sección {source.section}" if source.section else ""
    named = f" ({', '.join(source.requirements)})" if source.requirements else ""
    quote = f": «{source.quote.strip()}»" if source.quote else ""
    note = f" {source.note.strip()}" if source.note else ""
    return f"{named}{place}{quote}.{note}"
