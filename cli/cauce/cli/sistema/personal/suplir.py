"""`cauce personal suplir`: a dated suplencia, by which somebody acts in the roles of who is absent."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.words.said import read_date
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.output import paragraph
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.settings import Settings
from cauce.cli.sistema.personal.register import by_whom, check_may_change
from cauce.cli.workspace.questions import ask, can_ask
from cauce.cli.workspace.session import session


def personal_suplir(
    settings: Settings,
    absent: Annotated[str, argument("PERSONA", help="Quien se ausenta: su nombre corto o completo.")],
    substitute: Annotated[str | None, option("--por", "PERSONA", help="Quien la suple en sus funciones.")] = None,
    since: Annotated[
        str | None, option("--desde", "FECHA", help="El primer día, como 2026-12-01; si no se dice, hoy.")
    ] = None,
    until: Annotated[str | None, option("--hasta", "FECHA", help="El último día, incluido.")] = None,
    reason: Annotated[
        str | None, option("--motivo", "TEXTO", help="El motivo; como texto, solo en un espacio de capacitación.")
    ] = None,
    reason_file: Annotated[
        str | None,
        option("--motivo-de", "ARCHIVO", help="El archivo que dice el motivo, o «-» para leerlo de la entrada."),
    ] = None,
) -> int:
    """Anota que una persona suple a otra, de una fecha a otra.

    Mientras dure, quien suple actúa en las funciones de la persona ausente, y el historial dice por quién lo hizo.
    """
    from cauce.cli.casos.given.texts import secret_text
    from cauce.cli.workspace.staff import find_active, find_person
    from cauce.runtime.desk.records import Substitution

    with session(settings, person=False) as at:
        check_may_change(at)
        away = find_person(absent, at.people)
        named = substitute or ask("¿Quién la suple?", "--por", settings, training=at.training)
        stands_in = find_active(named, at.people, "suplir")
        today = at.now.date()
        first = _date("--desde", since, today) if since else today
        last = _date("--hasta", until, today) if until else _asked_date(settings, today, training=at.training)
        if stands_in.id == away.id:
            raise UsageError("Una persona no puede suplirse a sí misma.", "Diga otra con «--por».")
        if last < first or last < today:
            raise UsageError(
                f"La suplencia terminaría el {last:%d/%m/%Y}, antes de empezar o de hoy.",
                "Revise «--desde» y «--hasta».",
            )
        said = secret_text(settings, at, "--motivo", (reason, reason_file), question="¿Por qué motivo?")
        found = Substitution(absent=away.id, substitute=stands_in.id, since=first, until=last, reason=said)
        with at.store.write() as transaction:
            transaction.save_substitution(found, at.now, by_whom(at))
        paragraph(
            f"{stands_in.name} suple a {away.name} del {first:%d/%m/%Y} al {last:%d/%m/%Y}, los dos días incluidos."
        )
    return ExitCode.DONE


def _asked_date(settings: Settings, today: date, *, training: bool) -> date:
    """Ask for the last day until it is one."""
    if not can_ask(settings):
        raise UsageError("Falta «--hasta».", "Escriba el último día, incluido: --hasta 2026-12-31")
    notes = ["Una fecha: 13/03/2026, 13 de marzo, mañana…"]
    return Asker(training=training).need("¿Hasta qué día, incluido?", lambda said: read_date(said, today), notes=notes)


def _date(name: str, text: str, today: date) -> date:
    try:
        return read_date(text, today)
    except NotUnderstoodError:
        raise UsageError(f"«{name} {text}» no es una fecha.", f"Escríbala así: {name} 2026-12-31") from None
