"""`cauce iniciar`: a workspace for an institution, with its procedures, its database, its key and its first person."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.output import BOLD, GREEN, YELLOW, Paint, paragraph, write
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.cli.workspace.folder import Workspace
    from cauce.runtime.desk.records import Definition, Person


def iniciar(
    settings: Settings,
    folder: Annotated[str, argument("CARPETA", help="La carpeta que se crea; no debe existir, o estar vacía.")],
    institution: Annotated[
        str | None,
        option(
            "--institucion", "ID|RUTA", help="Una de las que trae Cauce (immuver, sonora) o la carpeta de sus archivos."
        ),
    ] = None,
    training: Annotated[
        bool, option("--capacitacion", help="Para aprender: personas inventadas, y «--ahora» pone el reloj.")
    ] = False,
    database: Annotated[
        str | None,
        option("--base-datos", "URL", help="Un servidor, como postgresql://cuenta@servidor/base, sin la contraseña."),
    ] = None,
    group: Annotated[
        str | None, option("--grupo", "GRUPO", help="El grupo del sistema operativo que comparte la carpeta.")
    ] = None,
    phrase: Annotated[bool, option("--frase", help="Cierra la llave con una frase, que se pregunta cada vez.")] = False,
    name: Annotated[
        str | None, option("--nombre", "NOMBRE", help="El nombre de usted, que queda como quien supervisa.")
    ] = None,
) -> int:
    """Crea un espacio de trabajo: la carpeta de una institución, donde se guardan sus casos.

    Copia los procedimientos de esa institución, crea la base de datos cifrada y su llave, que queda fuera de la
    carpeta, y registra a quien lo crea como quien supervisa. Si algo falla, no deja nada a medias.
    """
    from cauce.cli.workspace.creation import check_place, group_number, make, new_workspace
    from cauce.cli.workspace.folder import DATABASE
    from cauce.cli.workspace.source import find_source
    from cauce.cli.workspace.unlocking import new_phrase

    place = Path(folder)
    if not folder.strip():
        raise UsageError("Falta CARPETA.", "Por ejemplo: cauce iniciar mi_espacio")
    check_place(place)
    _check_database(database)
    _check_whereabouts(place, embedded=database is None, training=training)
    if group:
        group_number(group)
    source = find_source(institution or "", settings)
    people = _people(settings, source.definitions, name, training=training)
    workspace = new_workspace(place, source, database or DATABASE, group or "", training=training)
    words = new_phrase(settings) if phrase else ""
    make(workspace, source, words, people, settings)
    _tell(workspace, people, len(source.definitions), source.institution.name)
    return ExitCode.DONE


def _check_database(database: str | None) -> None:
    """Raise UsageError when the server's URL cannot be one or carries a password, CommandError without its client."""
    from cauce.cli.workspace.database import storage_problems
    from cauce.cli.workspace.folder import has_password, is_server
    from cauce.store.driver.postgres import need_client

    if database is None:
        return
    if not is_server(database):
        raise UsageError(
            "«--base-datos» lleva la dirección de un servidor PostgreSQL.",
            "Escríbala así: postgresql://cuenta@servidor/base. Sin esta opción, la base es un archivo del espacio.",
        )
    if has_password(database):
        raise UsageError(
            "La dirección lleva la contraseña, que quedaría a la vista de otros.",
            "Escríbala sin ella: Cauce la pregunta, o la toma del archivo de PGPASSFILE o de PGPASSWORD.",
        )
    with storage_problems():
        need_client()


def _check_whereabouts(place: Path, *, embedded: bool, training: bool) -> None:
    """Raise UsageError when the database would be on a share or in a folder copied elsewhere, which spoil it."""
    from cauce.cli.workspace.whereabouts import network_of, synced_by

    above = place.absolute().parent
    if not embedded or training:
        return
    if kind := network_of(above):
        raise UsageError(
            f"«{above}» está en una unidad de red ({kind}), donde la base de datos se puede dañar.",
            "Elija un disco de esta computadora; para trabajar desde varias, use PostgreSQL con «--base-datos».",
        )
    if program := synced_by(above):
        raise UsageError(
            f"{program} copia «{above}» fuera de esta computadora, y puede dañar la base de datos.",
            f"Elija una carpeta que {program} no copie.",
        )


def _people(settings: Settings, definitions: Iterable[Definition], name: str | None, *, training: bool) -> list[Person]:
    """Return the first people of the register, who creates it first; in training, one invented person per role."""
    from cauce.cli.sistema.invented import invented_people
    from cauce.cli.workspace.account import account
    from cauce.cli.workspace.questions import ask, can_ask
    from cauce.cli.workspace.roles import roles_of
    from cauce.cli.workspace.staff import check_written, new_id
    from cauce.runtime.desk.records import Person

    known = roles_of(definitions)
    others = invented_people(known) if training else []
    if name is None:
        nameless = training and not can_ask(settings)
        name = "Quien Aprende" if nameless else ask("¿Cómo se llama usted? (nombre y apellidos)", "--nombre", settings)
    name = " ".join(name.split())
    if not name:
        raise UsageError("El nombre está vacío.", "Por ejemplo: --nombre «Persona Inventada Uno»")
    check_written("El nombre", name, "--nombre «Persona Inventada Uno»")
    mine = Person(
        id=new_id(name, (other.id for other in others)),
        name=name,
        roles=tuple(known) if training else (),
        account=account(),
        supervises=True,
    )
    return [mine, *others]


def _tell(workspace: Workspace, people: Sequence[Person], procedures: int, institution: str) -> None:
    """Say what was made, where the key is, and what to do now."""
    from cauce.cli.report.counts import counted
    from cauce.store.key_files import key_path

    first = people[0]
    write(Paint(f"Espacio creado: {workspace.folder}", GREEN))
    if workspace.training:
        write(Paint("CAPACITACIÓN: las personas son inventadas, y los casos deben serlo también.", YELLOW))
    made = counted(procedures, "procedimiento", "procedimientos")
    paragraph(f"Institución: {institution}, con {made} en {workspace.procedures}.")
    if workspace.on_server:
        paragraph(f"Base de datos: {workspace.database}; lo que escriben las personas llega a ella cifrado.")
    else:
        paragraph(f"Base de datos, cifrada: {workspace.database_file}")
    paragraph(f"Supervisa: {first.name} ({first.id}), con la cuenta «{first.account}» de esta computadora.")
    for other in people[1:]:
        paragraph(f"--como {other.id}: {other.name}", "  ", "    ")
    write()
    write(Paint("La llave que abre la base de datos está fuera de la carpeta, en:", BOLD))
    write(f"  {key_path(workspace.id)}")
    option_of_place = f"--espacio {shlex.quote(str(workspace.folder))}"
    if not workspace.training:
        paragraph("Si se pierde, nadie podrá leer los casos. Haga ahora su hoja de recuperación, imprímala y guárdela:")
        write(f"  cauce doctor {option_of_place} --hoja-de-recuperacion hoja.txt")
    if workspace.group:
        paragraph(
            f"Las demás personas del grupo «{workspace.group}» necesitan una copia de la llave en su propia cuenta."
        )
    write()
    write("Para seguir:")
    write(f"  cd {shlex.quote(str(workspace.folder))}")
    if workspace.training:
        write("  cauce pendientes")
    else:
        write('  cauce personal agregar "NOMBRE" --responsable FUNCIÓN')
    write("  cauce doctor")
