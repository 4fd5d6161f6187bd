"""What is gone to exists and is in the same list (E307, E312), and an end is reached from the main list (E313)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.build.scope import NEXT
from cauce.compiler.checks.context import among
from cauce.compiler.checks.repeats import Finding
from cauce.compiler.checks.unknown_names import other_kind
from cauce.model.procedure import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Place, Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield one error for each destination that exists, but not for a jump from where it is written."""
    draft = context.draft
    ends = draft.declared(Kind.END)
    for reference in draft.references:
        if reference.kind not in (Kind.TARGET, Kind.ENTRY) or reference.name in draft.doubtful:
            continue
        place = draft.places.get(reference.name)
        if place is not None:
            yield from _row(context, reference, place)
        elif reference.name in ends and reference.kind is Kind.TARGET:
            yield from _end(context, reference)


def unknown_targets(context: Context) -> Iterator[Finding]:
    """Yield each destination that does not exist (E307)."""
    draft = context.draft
    if draft.absent.intersection((Kind.ROW, Kind.END)):
        return
    ends = draft.declared(Kind.END)
    for reference in draft.references:
        if reference.kind not in (Kind.TARGET, Kind.ENTRY) or reference.name in draft.doubtful:
            continue
        if reference.name in draft.places or (reference.name in ends and reference.kind is Kind.TARGET):
            continue
        what, cure = _unknown(reference, is_end=reference.name in ends), partial(_cure, context, reference)
        yield Finding("E307", reference.name, reference.where, what, reference.span, cure)


def _unknown(reference: Reference, *, is_end: bool) -> str:
    if reference.kind is Kind.TARGET:
        return f"no existe ningún paso ni fin «{reference.name}» al que pasar"
    if is_end:
        return f"«{reference.name}» es un fin, y aquí hace falta una fila"
    return f"no existe ninguna fila «{reference.name}»"


def _cure(context: Context, reference: Reference) -> str:
    if reference.name == NEXT:
        return "«siguiente» sólo vale en una fila o en su rama; aquí escriba el número o el id de la fila."
    draft = context.draft
    entry = reference.kind is Kind.ENTRY
    if entry and reference.name in draft.declared(Kind.END):
        return "Escriba el número o el id de la fila."
    known = [name for name, place in draft.places.items() if place.region == reference.region]
    ends = [] if entry else list(draft.declared(Kind.END))
    near = context.meant(reference.name, [*known, *ends])
    by_label = next((end.id for end in context.procedure.ends if not entry and end.name == reference.name), "")
    if by_label:
        return f"Aquí se escribe el id: «{by_label}»."
    if near:
        return near
    other = other_kind(context, reference.name)
    if other or not ends or reference.name[:1].isdigit():
        return other or f"Puede pasar a {among([*ends, *known], near=reference.name)}."
    return f"Escriba el número de una fila, o el id de un fin: {among(ends)}."


def _row(context: Context, reference: Reference, place: Place) -> Iterator[Diagnostic]:
    region: str | None = reference.region
    if place.region == region:
        return
    nestings = context.draft.nestings
    while reference.escapes and region is not None:
        region = nestings[region].parent
        if region == place.region:
            return
    around = nestings[reference.region].parent
    while around is not None and around != place.region:
        around = nestings[around].parent
    inside = nestings[place.region].phrase
    if around is not None:
        here = nestings[reference.region].phrase
        message = f"{reference.where}: {place.phrase} está fuera de {here}; desde dentro no se puede saltar ahí."
        hint = (
            "Si al llegar al final de la rama debe seguir lo de afuera, quite «pasa_a». Si debe abandonar las demás "
            "ramas, escriba en la rama «retira_lo_demas: si»."
        )
    else:
        message = f"{reference.where}: {place.phrase} está dentro de {inside}; desde fuera no se puede saltar ahí."
        hint = "Pase a la fila que abre esa rama, o saque la fila de la rama."
        if inside.startswith("la interrupción"):
            hint = "Las filas de una interrupción sólo se recorren cuando ésta ocurre; pase a una fila de la lista."
    yield context.error("E312", reference.span, message, hint)


def _end(context: Context, reference: Reference) -> Iterator[Diagnostic]:
    if reference.region == MAIN or reference.escapes:
        return
    inside = context.draft.nestings[reference.region].phrase
    message = f"{reference.where}: el fin «{reference.name}» dejaría abierto lo que corre al lado de {inside}."
    hint = (
        "Si debe terminar todo el caso, vaya al fin desde una rama de una decisión con «retira_lo_demas: si». "
        "Si sólo acaba esta parte, quite «pasa_a»."
    )
    yield context.error("E313", reference.span, message, hint)
