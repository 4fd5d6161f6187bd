"""What is declared is used: roles W301, documents W302, data W303, series W304. The proof sees to ends and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic

_USES: dict[Kind, tuple[str, str, tuple[Kind, ...]]] = {
    Kind.ROLE: ("W301", "responsables", (Kind.ROLE,)),
    Kind.DOCUMENT: ("W302", "documentos", (Kind.DOCUMENT, Kind.CARRIED)),
    Kind.DATUM: ("W303", "datos", (Kind.DATUM, Kind.RECORDED, Kind.DECIDES, Kind.DATE, Kind.CARRIED)),
    Kind.SERIES: ("W304", "series", (Kind.SERIES,)),
}


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield a warning for each thing that nothing in the file uses. Scenarios do not count as a use."""
    procedure = context.procedure
    outside = {referral.to for row in procedure.all_rows() for referral in row.refers}
    used: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for reference in context.draft.references:
        if not _about_itself(reference):
            used[reference.kind].add(reference.name)
    for declaration in context.draft.declarations:
        if declaration.kind not in _USES:
            continue
        code, section, kinds = _USES[declaration.kind]
        if declaration.name in outside or any(declaration.name in used[kind] for kind in kinds):
            continue
        message = f"«{declaration.name}» está en «{section}» y nada lo usa."
        yield context.warning(code, declaration.span, message, "Quítelo, o úselo donde corresponda.")


def _about_itself(reference: Reference) -> bool:
    """Tell whether a datum is named only in its own declaration (a computed value that reads itself)."""
    return reference.where == f"en el dato «{reference.name}»"
