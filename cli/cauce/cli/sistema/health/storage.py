"""The key and the database of a workspace: where they are, and whether the one opens the other."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.cli.problems import CommandError
from cauce.cli.settings import Settings
from cauce.cli.sistema.health.finding import Finding, good, warning, wrong
from cauce.cli.workspace.database import address, with_password
from cauce.cli.workspace.folder import Workspace
from cauce.cli.workspace.questions import can_ask
from cauce.cli.workspace.sheet import MADE
from cauce.cli.workspace.unlocking import unlocked
from cauce.store.driver.postgres import need_client
from cauce.store.key_files import has_passphrase, is_private, key_path, read_key
from cauce.store.problems import TEXTS, StorageProblem

DAMAGED = TEXTS["base_danada"][1]


def driver(workspace: Workspace | None) -> Iterator[Finding]:
    """Tell which driver serves the database, and how it keeps from losing what was acknowledged."""
    if workspace is not None and workspace.on_server:
        try:
            need_client()
        except StorageProblem as problem:
            yield wrong("controlador", problem.message, problem.cure)
        else:
            from psycopg import __version__

            yield good("controlador", f"PostgreSQL, con psycopg {__version__}.")
        return
    from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

    from cauce.store.driver.policy import journal_policy

    major, minor, patch = map(int, dbapi2.sqlite_version.split("."))
    journal, synchronous = journal_policy((major, minor, patch))
    policy = f"SQLCipher sobre SQLite {dbapi2.sqlite_version}; registro {journal} con synchronous={synchronous}"
    yield good("controlador", f"{policy}: lo que se dijo guardado no se pierde en un corte de luz.")


def key(workspace: Workspace) -> Iterator[Finding]:
    """Tell where the key is, who may read it, and whether a phrase closes it."""
    path = key_path(workspace.id)
    try:
        closed = has_passphrase(workspace.id)
        if not closed:
            read_key(workspace.id)
    except StorageProblem as problem:
        yield wrong("llave", problem.message, problem.cure)
        return
    yield good("llave", f"La llave está en «{path}», {'cerrada con una frase' if closed else 'sin frase'}.")
    if path.resolve().is_relative_to(workspace.folder.resolve()):
        yield wrong(
            "llave",
            "La llave está dentro del espacio: quien copie la carpeta puede leer los casos.",
            "Muévala a otra carpeta y dígala con la variable CAUCE_LLAVES.",
        )
    if not is_private(path):
        yield wrong(
            "llave", "Otras cuentas de esta computadora pueden leer la llave.", f"Ciérrelo con: chmod 600 {path}"
        )


def database(workspace: Workspace, settings: Settings) -> Iterator[Finding]:
    """Tell whether the database opens with the key, and of which version it is."""
    from cauce.store.revisions import REVISIONS
    from cauce.store.store import open_store

    try:
        if has_passphrase(workspace.id) and not can_ask(settings):
            yield warning(
                "base", "No se abrió la base de datos: la llave pide su frase.", "Repita la orden en una terminal."
            )
            return
    except StorageProblem:
        return  # the finding about the key has told it
    try:
        key = unlocked(workspace, settings)
        opening = with_password(workspace, settings, lambda: open_store(address(workspace), key))
        with opening as store:
            with store.read() as transaction:
                people = sum(person.active for person in transaction.people())
                on_paper = transaction.audited(MADE)
            faults = store.faults()
    except StorageProblem as problem:
        yield wrong("base", problem.message, problem.cure)
    except CommandError as problem:
        yield wrong("base", problem.message, problem.hint)
    else:
        where = "del servidor" if workspace.on_server else f"«{workspace.database_file}»"
        yield good(
            "base", f"La base de datos {where} abre con su llave; su versión, {REVISIONS[-1]}, es la de este Cauce."
        )
        if faults:
            yield wrong("archivo", f"La base de datos está dañada: {'; '.join(faults)}.", DAMAGED)
        elif not workspace.on_server:
            yield good("archivo", "El archivo de la base de datos está entero. Cada caso lo revisa «cauce comprobar».")
        if not on_paper and not workspace.training:
            yield warning(
                "hoja",
                "Nunca se ha hecho la hoja de recuperación de la llave: si la llave se pierde, nadie podrá leer los "
                "casos.",
                "Hágala con: cauce doctor --hoja-de-recuperacion hoja.txt; imprímala, guarde el papel y borre el "
                "archivo.",
            )
        if not people:
            yield warning(
                "personal", "El registro del personal está vacío.", "Agregue a alguien con: cauce personal agregar"
            )
