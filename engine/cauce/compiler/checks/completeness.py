"""Sections that guides to procedure manuals ask for and the file lacks (W801), and unsigned control (W802)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.checks.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cauce.compiler.build.draft import Draft
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Procedure

IHAEM = "IHAEM, Estado de México"
SONORA = "Contraloría de Sonora, 2004"


class _Section(NamedTuple):
    """A section: its title, the guides that ask for it, words that tell its title, and the key that holds it."""

    title: str
    guides: tuple[str, ...]
    words: tuple[str, ...]
    cure: str
    held: Callable[[Procedure], bool] = lambda _procedure: False


_SECTIONS = (
    _Section("Objetivo", (IHAEM, SONORA), ("objetivo", "proposito"), "«proposito»", lambda each: bool(each.purpose)),
    _Section("Alcance", (IHAEM,), ("alcance",), "«alcance»", lambda each: bool(each.scope)),
    _Section("Referencias", (IHAEM,), ("referencia", "marco", "fundamento", "base legal"), "«secciones»"),
    _Section("Responsabilidades", (IHAEM, SONORA), ("responsab",), "«area_responsable»", lambda each: bool(each.area)),
    _Section("Definiciones", (IHAEM,), ("definicion", "glosario", "termino"), "«secciones»"),
    _Section(
        "Insumos",
        (IHAEM,),
        ("insumo",),
        "«de_fuera: si» en los documentos que llegan",
        lambda each: any(document.from_outside for document in each.documents),
    ),
    _Section(
        "Resultados",
        (IHAEM,),
        ("resultado", "producto"),
        "«producto: si» en los documentos que resultan",
        lambda each: any(document.product for document in each.documents),
    ),
    _Section("Políticas", (IHAEM, SONORA), ("politica", "norma"), "«secciones»"),
    _Section("Medición", (IHAEM,), ("medicion", "indicador"), "«indicadores»", lambda each: bool(each.indicators)),
    _Section(
        "Formatos e instructivos",
        (IHAEM, SONORA),
        ("formato", "instructivo"),
        "«codigo» en los documentos, o «anexos»",
        lambda each: bool(each.annexes) or any(document.code for document in each.documents),
    ),
    _Section(
        "Registro de ediciones",
        (IHAEM, SONORA),
        ("edicion", "cambio", "actualizacion"),
        "«control_documental» con «cambios»",
        lambda each: bool(each.control and each.control.changes),
    ),
    _Section("Distribución", (IHAEM,), ("distribucion",), "«secciones»"),
)


def missing_sections(draft: Draft) -> Iterator[Diagnostic]:
    """Yield a warning for each section missing, and for each signature missing from the document control.

    The table, the flow chart and its symbols are not asked for: Cauce prints them from the file.
    """
    from cauce.compiler.suggest import fold  # noqa: PLC0415 - only this check of titles needs it

    context = Context(draft)
    procedure = draft.procedure
    titles = " ".join(fold(section.title).replace("_", " ") for section in procedure.sections)
    for section in _SECTIONS:
        if section.held(procedure) or any(word in titles for word in section.words):
            continue
        message = f"falta la sección «{section.title}», que piden las guías ({'; '.join(section.guides)})."
        yield context.warning("W801", procedure.span, message, f"Si el manual la tiene, va en {section.cure}.")
    control = procedure.control
    signers = {
        "elaboro": control and control.prepared,
        "reviso": control and control.reviewed,
        control.approved_label if control else "autorizo": control and control.approved,
    }
    for key, signer in signers.items():
        if not signer:
            message = f"en «control_documental» falta «{key}»."
            yield context.warning("W802", procedure.span, message, f"Agregue «{key}: {{nombre: …, cargo: …}}».")
