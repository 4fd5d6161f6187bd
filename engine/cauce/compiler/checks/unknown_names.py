"""Every name used is declared: E303–E306, E308–E311, E314."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import Context, among
from cauce.compiler.checks.repeats import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cauce.compiler.build.draft import Reference


class _Names(NamedTuple):
    """How a kind of name is looked up and spoken of."""

    code: str
    kinds: tuple[Kind, ...]
    noun: str
    section: str


_LOOKED_UP = {
    Kind.ROLE: _Names("E303", (Kind.ROLE,), "el responsable", "«responsables»"),
    Kind.DOCUMENT: _Names("E304", (Kind.DOCUMENT,), "el documento", "«documentos»"),
    Kind.DATUM: _Names("E305", (Kind.DATUM,), "el dato", "«datos»"),
    Kind.RECORDED: _Names("E305", (Kind.DATUM,), "el dato", "«datos»"),
    Kind.DECIDES: _Names("E305", (Kind.DATUM,), "el dato", "«datos»"),
    Kind.DATE: _Names("E305", (Kind.DATUM,), "el dato", "«datos»"),
    Kind.GIVEN: _Names("E305", (Kind.DATUM,), "el dato", "«datos»"),
    Kind.MISSING: _Names("E304", (Kind.DOCUMENT,), "el documento", "«documentos»"),
    Kind.CARRIED: _Names("E305", (Kind.DATUM, Kind.DOCUMENT), "el dato o documento", "«datos» y «documentos»"),
    Kind.SERIES: _Names("E306", (Kind.SERIES,), "la serie", "«series»"),
    Kind.ROW: _Names("E308", (Kind.ROW,), "el paso", "«actividades»"),
    Kind.EARLIER: _Names("E308", (Kind.ROW,), "el paso", "«actividades»"),
    Kind.END: _Names("E309", (Kind.END,), "el fin", "«fines»"),
    Kind.START: _Names("E310", (Kind.START,), "el inicio", "«inicios»"),
    Kind.INTERRUPTION: _Names("E311", (Kind.INTERRUPTION,), "la interrupción", "«interrupciones»"),
    Kind.DEADLINE: _Names("E314", (Kind.DEADLINE,), "el plazo", "«plazos»"),
    Kind.EXPECTED: _Names(
        "E314",
        (Kind.RULE, Kind.DEADLINE, Kind.DOCUMENT, Kind.DATUM),
        "la regla, plazo, documento o dato",
        "«reglas», «plazos», «documentos» y «datos»",
    ),
    Kind.REFUSED: _Names(
        "E314",
        (Kind.RULE, Kind.DATUM, Kind.DOCUMENT, Kind.ROW, Kind.START, Kind.INTERRUPTION),
        "la regla, dato, documento, fila, inicio o interrupción",
        "el archivo",
    ),
}
_PLACES = {
    Kind.ROLE: "los responsables van en «responsable»",
    Kind.DOCUMENT: "los documentos van en «usa», «produce», «recibe» o «confirma»",
    Kind.DATUM: "los datos van en «registra»",
    Kind.SERIES: "las series van en «asigna»",
    Kind.END: "a un fin se llega con «pasa_a»",
}
_FEMININE = (Kind.RULE, Kind.SERIES, Kind.INTERRUPTION)


def unknown_names(context: Context) -> Iterator[Finding]:
    """Yield each use of a name that nothing declares. A name is one cause, whatever it is taken for."""
    draft = context.draft
    declared = {kind: draft.declared(*names.kinds) for kind, names in _LOOKED_UP.items()}
    for reference in draft.references:
        names = _LOOKED_UP.get(reference.kind)
        if names is None or reference.name in declared[reference.kind] or reference.name in draft.doubtful:
            continue
        if draft.absent.intersection(names.kinds):
            continue
        what = f"no existe {names.noun} «{reference.name}»"
        cure = partial(_cure, context, reference, names)
        yield Finding(names.code, reference.name, reference.where, what, reference.span, cure)


def _cure(context: Context, reference: Reference, names: _Names) -> str:
    known = context.draft.declared(*names.kinds)
    near = context.meant(reference.name, known)
    if near:
        return near
    label = _by_label(context, reference.name, names.kinds)
    if label:
        return f"Aquí se escribe el id: «{label}»."
    first = sorted(known, key=lambda name: names.kinds.index(known[name].kind))
    return other_kind(context, reference.name) or _what_there_is(reference.name, names, first)


def _what_there_is(name: str, names: _Names, known: Iterable[str]) -> str:
    there = among(known, near=name)
    if not there:
        return f"Falta declararlo: en {names.section} no hay nada."
    if names.kinds == (Kind.ROW,):
        return f"Escriba el número o el id de una fila: {there}."
    return f"Escriba uno de {names.section} ({there}), o agréguelo ahí."


def other_kind(context: Context, name: str) -> str:
    """Say what a name is, when it is declared as something else than what is wanted."""
    other = next((each for each in context.draft.declarations if each.name == name), None)
    if other is None:
        return ""
    article = "una" if other.kind in _FEMININE else "un"
    return (
        f"«{name}» es {article} {other.kind.value} (línea {other.span.line}); {_PLACES.get(other.kind, 'aquí no va')}."
    )


def _by_label(context: Context, name: str, kinds: tuple[Kind, ...]) -> str:
    """Return the id of what people call by its name: `recepcion` for «Recepcionista»."""
    procedure, labels = context.procedure, dict[str, str]()
    if Kind.ROLE in kinds:
        labels.update({label: role.id for role in procedure.roles for label in (role.name, *role.aliases)})
    if Kind.DOCUMENT in kinds:
        labels.update({label: each.id for each in procedure.documents for label in (each.name, each.code)})
    if Kind.END in kinds:
        labels.update({end.name: end.id for end in procedure.ends})
    if Kind.DATUM in kinds:
        labels.update({datum.question: datum.id for datum in procedure.data})
    labels.pop("", None)
    return labels.get(context.nearest(name, labels), "")
