"""`cauce personal listar`: who works here, in which roles, and who stands in for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from cauce.cli.arguments import option
from cauce.cli.output import BOLD, Paint, paragraph, write, write_json
from cauce.cli.problems import ExitCode
from cauce.cli.settings import Settings
from cauce.cli.workspace.session import Session, session

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person, Substitution

_INDENT = "  "


def personal_listar(
    settings: Settings,
    everybody: Annotated[bool, option("--todas", help="También quienes están de baja.")] = False,
    json: Annotated[bool, option("--json", help="Escribe el registro como JSON.")] = False,
) -> int:
    """Muestra el registro del personal: quién es quién, sus funciones y las suplencias vigentes o por venir."""
    with session(settings, person=False) as at:
        with at.store.read() as transaction:
            substitutions = transaction.substitutions()
        today = at.now.date()
        people = [each for each in at.people.values() if everybody or each.active]
        coming = [each for each in substitutions if everybody or each.until >= today]
        if json:
            write_json({"personal": [_plain(each) for each in people], "suplencias": [_dated(each) for each in coming]})
        else:
            _show(at, people, coming)
    return ExitCode.DONE


def _show(at: Session, people: Sequence[Person], substitutions: Sequence[Substitution]) -> None:
    from cauce.cli.workspace.roles import roles_of

    if not people:
        write("El registro está vacío. Agregue a alguien con: cauce personal agregar NOMBRE --responsable FUNCIÓN")
        return
    names = roles_of(at.definitions.all())
    for each in people:
        write(Paint(each.id, BOLD), "" if each.active else "  (de baja)")
        account = f"; cuenta «{each.account}»" if each.account else ""
        supervises = "; supervisa" if each.supervises else ""
        paragraph(f"{each.name}{supervises}{account}", _INDENT)
        roles = ", ".join(names.get(role, role) for role in each.roles) or "ninguna"
        paragraph(f"Funciones: {roles}", _INDENT, f"{_INDENT}  ")
    if substitutions:
        write()
    for sub in substitutions:
        absent, substitute = (at.people[who].name for who in (sub.absent, sub.substitute))
        paragraph(f"{substitute} suple a {absent} del {sub.since:%d/%m/%Y} al {sub.until:%d/%m/%Y}.")


def _plain(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "nombre": person.name,
        "responsables": list(person.roles),
        "supervisa": person.supervises,
        "cuenta": person.account,
        "activa": person.active,
    }


def _dated(substitution: Substitution) -> dict[str, str]:
    return {
        "ausente": substitution.absent,
        "suplente": substitution.substitute,
        "desde": substitution.since.isoformat(),
        "hasta": substitution.until.isoformat(),
    }
