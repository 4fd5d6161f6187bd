"""Names are given once (E301) and are no words of the language (E302)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.build.scope import NEXT
from cauce.model.conditions import BUILT_INS
from cauce.model.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Declaration
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic

# Names of these kinds stand for one another in some place (a destination is a row or an end, `lleva` takes data and
# documents, `rechazo` a rule, datum or document), so one word may not be two of them.
_SHARED = (Kind.ROLE, Kind.DOCUMENT, Kind.DATUM, Kind.ROW, Kind.END, Kind.RULE, Kind.DEADLINE)
_RESERVED = frozenset(
    (
        *BUILT_INS,
        "documento_presente",
        "completado",
        "dias_desde",
        "veces",
        "todas",
        "alguna",
        "ninguna",
        "si",
        "no",
        NEXT,
    )
)


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each name given again, naming both places, and for each reserved word used as a name."""
    first: dict[tuple[object, str], Declaration] = {}
    for declaration in context.draft.declarations:
        name = declaration.name
        if name in _RESERVED and declaration.kind in _SHARED:
            message = f"«{name}» es una palabra del lenguaje y no puede ser un id."
            yield context.error("E302", declaration.span, message, "Elija otro id.")
            continue
        space = _SHARED if declaration.kind in _SHARED else declaration.kind
        earlier = first.setdefault((space, name), declaration)
        if earlier is not declaration:
            yield _repeated(context, declaration, earlier)


def _repeated(context: Context, declaration: Declaration, earlier: Declaration) -> Diagnostic:
    name, line = declaration.name, earlier.span.line
    related = (Related(earlier.span, f"aquí está por primera vez, como {earlier.kind.value}"),)
    if declaration.kind is earlier.kind is Kind.ROW:
        first = context.draft.places[name].phrase
        message = f"hay dos filas con el nombre «{name}»; la primera, {first}, está en la línea {line}."
        hint = "Quite la que se pegó dos veces, o cambie el número de una (1.1 y 1.10 son distintos)."
    elif declaration.kind is earlier.kind:
        message = (
            f"el id «{name}» está repetido (la otra vez en la línea {line}, también como {declaration.kind.value})."
        )
        hint = "Quite uno de los dos, o cámbiele el id."
    else:
        message = (
            f"el id «{name}» nombra dos cosas: un {earlier.kind.value} (línea {line}) y un {declaration.kind.value}."
        )
        hint = "Cambie uno de los dos: un mismo id no puede nombrar cosas distintas."
    return context.error("E301", declaration.span, message, hint, related)
